#pragma once

#include "base/Error.h"
#include "widgets/GrowingDialog.h"

class QLabel;
class QPushButton;

namespace postaci {

class KeyringHelp;
class MailEngine;

/// What is wrong with the keyring and what to do, for accounts that it keeps from signing in. Deletes itself.
/// UI thread; show it with open().
class KeyringDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// `error` says what is wrong with the keyring (isKeyringTrouble()).
    KeyringDialog(MailEngine& engine, const Error& error, QWidget* parent = nullptr);

Q_SIGNALS:
    void retryWanted(); ///< the keyring is mended, or not needed any more

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const Error m_error;
    QLabel* m_title;
    KeyringHelp* m_help;
    QPushButton* m_close;
    QPushButton* m_retry;
};

} // namespace postaci
