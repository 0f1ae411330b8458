#pragma once

#include "base/Error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace postaci {

class MailEngine;

/// What a keyring is, what to do about one that is missing or locked, and the way without one. Hidden until
/// it has something to explain. UI thread.
class KeyringHelp : public QWidget
{
    Q_OBJECT

public:
    explicit KeyringHelp(MailEngine& engine, QWidget* parent = nullptr);

    /// Shows the help where `error` is about the keyring, and hides it where it is not.
    void explain(const Error& error);

Q_SIGNALS:
    void movedToFile(); ///< passwords are kept in the encrypted file from now on

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    MailEngine& m_engine;
    ErrorReason m_reason = ErrorReason::SecretStoreUnavailable;
    QLabel* m_what;
    QLabel* m_remedy;
    QLabel* m_otherWay;
    QPushButton* m_useFile;
};

} // namespace postaci
