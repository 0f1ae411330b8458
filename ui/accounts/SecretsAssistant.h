#pragma once

#include "base/Error.h"

#include <QObject>
#include <QPointer>

class QDialog;
class QWidget;

namespace postaci {

class MailEngine;

/// Asks for the passphrase of the encrypted file when the first password is needed, in one dialog however
/// many accounts wait, and helps where the place of passwords fails. After each success every account tries
/// again. UI thread.
class SecretsAssistant : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand over `window`, or over the dialog that is open there.
    SecretsAssistant(MailEngine& engine, QWidget* window);

    /// For an account that `error` has stopped: the passphrase, or what to do about the keyring.
    void help(const Error& error);

private:
    void askForPassphrase();
    void explainKeyring(const Error& error);
    [[nodiscard]] QWidget* place() const;

    MailEngine& m_engine;
    QWidget* m_window;
    bool m_isAsking = false;
    QPointer<QDialog> m_explanation;
};

} // namespace postaci
