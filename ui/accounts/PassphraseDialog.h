#pragma once

#include "base/Error.h"
#include "widgets/GrowingDialog.h"

class QLabel;
class QPushButton;

namespace postaci {

class FormField;
class IconLine;
class PasswordEdit;

/// Asks for the passphrase of the encrypted file: the present one, a new one, or both. Stays open until
/// whoever asked has accepted what was typed or said what is wrong with it. UI thread; show it with open().
class PassphraseDialog : public GrowingDialog
{
    Q_OBJECT

public:
    enum class Purpose {
        Unlock, ///< the present one
        Choose, ///< a new one, twice
        Change, ///< both
    };
    explicit PassphraseDialog(Purpose purpose, QWidget* parent = nullptr);

    /// That the keyring has passwords which cannot be moved into the file now.
    void setKeyringUnreadable(bool on);
    [[nodiscard]] QString present() const;
    [[nodiscard]] QString chosen() const;
    /// The answer is no: says why and lets the person try again.
    void showError(const Error& error);

    void reject() override; ///< not while an answer is awaited

Q_SIGNALS:
    /// What was typed is complete; the dialog waits for showError() or accept().
    void entered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void enter();
    void edited();
    void setWaiting(bool on);
    void showHint();
    void retranslate();

    const Purpose m_purpose;
    bool m_isWaiting = false;
    QLabel* m_text;
    QLabel* m_left; ///< what is left behind
    PasswordEdit* m_present;
    PasswordEdit* m_new;
    PasswordEdit* m_again;
    FormField* m_presentField;
    FormField* m_newField;
    FormField* m_againField;
    QLabel* m_hint;
    IconLine* m_error;
    QPushButton* m_cancel;
    QPushButton* m_ok;
};

} // namespace postaci
