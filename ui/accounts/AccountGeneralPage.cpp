#include "accounts/AccountGeneralPage.h"

#include "accounts/AddressCheck.h"
#include "accounts/FormField.h"
#include "accounts/SignatureEdit.h"
#include "models/QuotaText.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextEdit>
#include <QVBoxLayout>

namespace postaci {

namespace {

template <typename Editor> Editor* named(const char* name)
{
    auto* editor = new Editor;
    editor->setObjectName(QLatin1String(name));
    return editor;
}

} // namespace

AccountGeneralPage::AccountGeneralPage(QWidget* parent)
    : QWidget(parent), m_label(named<QLineEdit>("labelEdit")), m_name(named<QLineEdit>("nameEdit")),
      m_address(named<QLineEdit>("addressEdit")), m_replyTo(named<QLineEdit>("replyToEdit")),
      m_signature(new SignatureEdit), m_labelField(new FormField(m_label)),
      m_nameField(new FormField(m_name)), m_addressField(new FormField(m_address)),
      m_replyToField(new FormField(m_replyTo)),
      m_signatureField(new FormField(m_signature, nullptr, m_signature->textEdit())),
      m_byYear(named<QCheckBox>("archivesByYearBox")), m_serverDrafts(named<QCheckBox>("serverDraftsBox")),
      m_notifies(named<QCheckBox>("notifiesBox")), m_byYearHelp(new QLabel), m_serverDraftsHelp(new QLabel),
      m_notifiesHelp(new QLabel), m_quota(new QLabel)
{
    m_quota->setObjectName(QStringLiteral("accountQuota"));
    m_quota->setTextFormat(Qt::PlainText);
    m_quota->setWordWrap(true);
    m_quota->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    for (FormField* field : {m_labelField, m_nameField, m_addressField, m_replyToField, m_signatureField})
        column->addWidget(field);
    const std::pair<QCheckBox*, QLabel*> choices[] = {
        {m_byYear, m_byYearHelp}, {m_serverDrafts, m_serverDraftsHelp}, {m_notifies, m_notifiesHelp}};
    for (const auto& [box, help] : choices) {
        help->setWordWrap(true);
        help->setContentsMargins(Theme::kSpace6, 0, 0, 0); // under the words of the box
        setInk(help, Ink::Meta);
        auto* choice = new QVBoxLayout;
        choice->setSpacing(Theme::kSpace1);
        choice->addWidget(box);
        choice->addWidget(help);
        column->addLayout(choice);
    }
    column->addWidget(m_quota);
    column->addStretch(1);
    connect(m_address, &QLineEdit::textEdited, this, [this] { m_addressField->setError({}); });
    connect(m_replyTo, &QLineEdit::textEdited, this, [this] { m_replyToField->setError({}); });
    retranslate();
}

void AccountGeneralPage::load(const Account& account)
{
    m_label->setText(account.label);
    m_name->setText(account.identity.name);
    m_address->setText(account.identity.address);
    m_replyTo->setText(account.identity.replyTo);
    m_signature->setSignature(account.identity.signature, account.identity.signatureHtml);
    m_serverDrafts->setChecked(account.keepsDraftsOnServer);
    m_serverDrafts->setVisible(account.incoming.protocol == Protocol::Imap);
    m_serverDraftsHelp->setVisible(account.incoming.protocol == Protocol::Imap);
}

void AccountGeneralPage::setArchivesByYear(bool on)
{
    m_byYear->setChecked(on);
}

bool AccountGeneralPage::archivesByYear() const
{
    return m_byYear->isChecked();
}

void AccountGeneralPage::setNotifies(bool on)
{
    m_notifies->setChecked(on);
}

bool AccountGeneralPage::notifies() const
{
    return m_notifies->isChecked();
}

void AccountGeneralPage::setQuota(const QList<MailboxQuota>& quotas)
{
    m_quotas = quotas;
    showQuota();
}

void AccountGeneralPage::showQuota()
{
    //: %1 is "1.2 GB of 5 GB (24 %)"
    m_quota->setText(tr("Room at the provider: %1").arg(quotaText(m_quotas)));
    m_quota->setVisible(!m_quotas.isEmpty());
}

void AccountGeneralPage::store(Account& account) const
{
    account.identity.name = m_name->text().trimmed();
    account.identity.address = m_address->text().trimmed();
    account.identity.replyTo = m_replyTo->text().trimmed();
    account.identity.signature = m_signature->plain();
    account.identity.signatureHtml = m_signature->html();
    account.keepsDraftsOnServer = m_serverDrafts->isChecked();
    const QString label = m_label->text().trimmed();
    account.label = label.isEmpty() ? account.identity.address : label;
}

bool AccountGeneralPage::validate()
{
    const QString replyTo = m_replyTo->text().trimmed();
    const FormField::Sentence advice = [] { return tr("An address looks like name@example.com."); };
    const bool addressFine = isUsableAddress(m_address->text().trimmed());
    const bool replyToFine = replyTo.isEmpty() || isUsableAddress(replyTo);
    m_addressField->setError(addressFine ? nullptr : advice);
    m_replyToField->setError(replyToFine ? nullptr : advice);
    if (!addressFine)
        m_address->setFocus();
    else if (!replyToFine)
        m_replyTo->setFocus();
    return addressFine && replyToFine;
}

void AccountGeneralPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountGeneralPage::retranslate()
{
    m_labelField->setLabel(tr("Account name in the &folder list"));
    m_nameField->setLabel(tr("&Your name"));
    m_addressField->setLabel(tr("&Email address"));
    m_replyToField->setLabel(tr("Send &replies to"));
    m_replyTo->setPlaceholderText(tr("the address above"));
    m_signatureField->setLabel(tr("Signat&ure"));
    m_serverDrafts->setText(tr("&Keep drafts on the server too"));
    m_notifies->setText(tr("N&otify me of new mail in this account"));
    m_byYear->setText(tr("Arc&hive into a folder for each year"));
    m_serverDraftsHelp->setText(tr("Other devices show them too; else they are on this computer only."));
    m_notifiesHelp->setText(tr("In the way that the settings of the program say."));
    m_byYearHelp->setText(tr("By the year of the message; else all go into one folder."));
    showQuota();
}

} // namespace postaci
