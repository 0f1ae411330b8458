#pragma once

#include "MailEngine.h"
#include "base/Account.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace postaci {

class FormField;
class SignatureEdit;

/// The part of an account's settings that other people see: names, addresses, signature. UI thread.
class AccountGeneralPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccountGeneralPage(QWidget* parent = nullptr);

    void load(const Account& account);
    /// Writes the fields into `account`.
    void store(Account& account) const;
    /// Marks wrong fields and puts the cursor there; true if nothing is wrong.
    [[nodiscard]] bool validate();
    void setArchivesByYear(bool on);
    [[nodiscard]] bool archivesByYear() const;
    void setNotifies(bool on);
    [[nodiscard]] bool notifies() const;
    /// How much room there is at the provider; nothing is shown of an empty list.
    void setQuota(const QList<MailboxQuota>& quotas);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showQuota();

    QLineEdit* m_label;
    QLineEdit* m_name;
    QLineEdit* m_address;
    QLineEdit* m_replyTo;
    SignatureEdit* m_signature;
    FormField* m_labelField;
    FormField* m_nameField;
    FormField* m_addressField;
    FormField* m_replyToField;
    FormField* m_signatureField;
    QCheckBox* m_byYear;
    QCheckBox* m_serverDrafts;
    QCheckBox* m_notifies;
    QLabel* m_byYearHelp;
    QLabel* m_serverDraftsHelp;
    QLabel* m_notifiesHelp;
    QLabel* m_quota;
    QList<MailboxQuota> m_quotas;
};

} // namespace postaci
