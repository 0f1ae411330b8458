#include "accounts/IdentityEditor.h"

#include "MailEngine.h"
#include "accounts/AddressCheck.h"
#include "accounts/FieldHelp.h"
#include "accounts/FormField.h"
#include "accounts/FormScroll.h"
#include "accounts/LoginChecklist.h"
#include "accounts/PasswordEdit.h"
#include "accounts/ServerForm.h"
#include "accounts/SignatureEdit.h"
#include "base/Identities.h"
#include "filters/FolderCombo.h"
#include "widgets/DialogButtons.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QCheckBox>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>
#include <QVBoxLayout>

namespace postaci {

namespace {

QLineEdit* identityField(const char* name)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QLatin1String(name));
    return edit;
}

QCheckBox* identityBox(const char* name)
{
    auto* box = new QCheckBox;
    box->setObjectName(QLatin1String(name));
    return box;
}

FolderCombo* sentCombo(MailEngine& engine)
{
    auto* combo = new FolderCombo(engine);
    combo->setObjectName(QStringLiteral("identitySent"));
    return combo;
}

} // namespace

IdentityEditor::IdentityEditor(MailEngine& engine, const Account& account, const Identity& identity,
                               LoginTester tester, QWidget* parent)
    : QDialog(parent), m_account(account), m_before(identity), m_tester(std::move(tester)),
      m_help(new FieldHelp), m_name(identityField("identityName")),
      m_address(identityField("identityAddress")), m_replyTo(identityField("identityReplyTo")),
      m_signature(new SignatureEdit), m_bccSelf(identityBox("identityBccSelf")), m_sent(sentCombo(engine)),
      m_ownServer(identityBox("identityOwnServer")), m_serverPart(new QWidget),
      m_server(new ServerForm(ServerForm::Direction::Outgoing, m_help)), m_password(new PasswordEdit),
      m_test(new QPushButton), m_checklist(new LoginChecklist), m_nameField(new FormField(m_name)),
      m_addressField(new FormField(m_address)), m_replyToField(new FormField(m_replyTo)),
      m_signatureField(new FormField(m_signature, nullptr, m_signature->textEdit())),
      m_sentField(new FormField(m_sent)),
      m_passwordField(new FormField(m_password, nullptr, m_password->lineEdit())),
      m_cancel(new QPushButton(this)), m_ok(new QPushButton(this))
{
    setObjectName(QStringLiteral("identityEditor"));
    m_name->setText(identity.name);
    m_address->setText(identity.address);
    m_replyTo->setText(identity.replyTo);
    m_signature->setSignature(identity.signature, identity.signatureHtml);
    m_bccSelf->setChecked(identity.bccSelf);
    m_ownServer->setChecked(identity.outgoing.has_value());
    m_server->setSettings(identity.outgoing.value_or(
        ServerSettings{Protocol::Smtp, {}, defaultPort(Protocol::Smtp, Security::Tls), Security::Tls, {}}));
    build();
    connect(m_address, &QLineEdit::textEdited, this, [this] { m_addressField->setError({}); });
    connect(m_replyTo, &QLineEdit::textEdited, this, [this] { m_replyToField->setError({}); });
    connect(m_password->lineEdit(), &QLineEdit::textEdited, this, [this] { m_passwordField->setError({}); });
    connect(m_ownServer, &QCheckBox::toggled, this, &IdentityEditor::showServer);
    connect(m_test, &QPushButton::clicked, this, &IdentityEditor::startTest);
    connect(m_checklist, &LoginChecklist::finished, this, [this] { m_test->setEnabled(true); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, [this] {
        if (!validate())
            return;
        Q_EMIT done();
        accept();
    });
    showServer(m_ownServer->isChecked());
    retranslate();
    m_sent->choose(identity.sentFolder);
    m_name->setFocus();
    const QSize wanted(fontMetrics().averageCharWidth() * 76, fontMetrics().lineSpacing() * 38);
    openWithSize(this, wanted);
}

void IdentityEditor::build()
{
    m_test->setObjectName(QStringLiteral("identityTest"));
    m_checklist->setObjectName(QStringLiteral("identityChecklist"));
    m_checklist->hide();
    auto* server = new QVBoxLayout(m_serverPart);
    server->setContentsMargins(0, 0, 0, 0);
    server->setSpacing(Theme::kSpace3);
    server->addWidget(m_server);
    server->addWidget(m_passwordField);
    server->addWidget(m_test, 0, Qt::AlignLeft);
    server->addWidget(m_checklist);

    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    for (FormField* field : {m_nameField, m_addressField, m_replyToField, m_signatureField})
        column->addWidget(field);
    column->addWidget(m_bccSelf);
    column->addWidget(m_sentField);
    column->addWidget(m_ownServer);
    column->addWidget(m_serverPart);
    column->addStretch(1);
    // Its own server is what makes it another than the account's.
    m_ownServer->setVisible(m_before != m_account.identity || m_before.outgoing.has_value());
    m_sentField->setVisible(m_account.incoming.protocol == Protocol::Imap);

    m_help->setBesideFields(false);
    auto* help = new QVBoxLayout;
    help->setContentsMargins(Theme::kSpace4, 0, Theme::kSpace4, 0);
    help->addWidget(m_help);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_ok->setObjectName(QStringLiteral("identityOk"));
    m_ok->setProperty("primary", true);
    m_ok->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace4);
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_ok);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new FormScroll(form), 1);
    outer->addLayout(help);
    outer->addLayout(buttons);
    putLastInTabOrder({m_cancel, m_ok});
}

void IdentityEditor::showServer(bool on)
{
    m_serverPart->setVisible(on);
    if (on && m_server->settings().username.isEmpty()) {
        ServerSettings proposed = m_server->settings();
        proposed.username = m_address->text().trimmed();
        m_server->propose(proposed);
    }
}

Identity IdentityEditor::identity() const
{
    Identity identity = m_before;
    identity.name = m_name->text().trimmed();
    identity.address = m_address->text().trimmed();
    identity.replyTo = m_replyTo->text().trimmed();
    identity.signature = m_signature->plain();
    identity.signatureHtml = m_signature->html();
    identity.bccSelf = m_bccSelf->isChecked();
    identity.sentFolder = m_sent->chosen();
    identity.outgoing.reset();
    if (m_ownServer->isChecked())
        identity.outgoing = m_server->settings();
    return identity;
}

QString IdentityEditor::password() const
{
    return m_ownServer->isChecked() ? m_password->lineEdit()->text() : QString();
}

bool IdentityEditor::validate()
{
    const QString replyTo = m_replyTo->text().trimmed();
    const FormField::Sentence advice = [] { return tr("An address looks like name@example.com."); };
    const bool isAddress = isUsableAddress(m_address->text().trimmed());
    const bool isReplyTo = replyTo.isEmpty() || isUsableAddress(replyTo);
    m_addressField->setError(isAddress ? nullptr : advice);
    m_replyToField->setError(isReplyTo ? nullptr : advice);
    if (!isAddress)
        m_address->setFocus();
    else if (!isReplyTo)
        m_replyTo->setFocus();
    if (!isAddress || !isReplyTo)
        return false;
    if (!m_ownServer->isChecked())
        return true;
    if (!m_server->validate())
        return false;
    // What is stored is found under the server's name.
    const bool isStored =
        m_before.outgoing && secretKey(*m_before.outgoing) == secretKey(m_server->settings());
    if (isStored || !m_password->lineEdit()->text().isEmpty())
        return true;
    m_passwordField->setError([] { return tr("This server needs its password."); });
    m_password->lineEdit()->setFocus();
    return false;
}

void IdentityEditor::startTest()
{
    if (!m_tester || !validate())
        return;
    LoginTrial trial;
    trial.account = m_account;
    trial.account.identity = identity();
    trial.account = sendingAccount(trial.account, trial.account.identity.address);
    trial.account.cleartextAllowed = m_account.cleartextAllowed;
    trial.secrets.secret = password();
    trial.servers = DoctorServers::Outgoing;
    m_test->setEnabled(false);
    m_checklist->show();
    m_checklist->run(trial.account, m_tester(trial), DoctorServers::Outgoing);
}

void IdentityEditor::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void IdentityEditor::retranslate()
{
    setWindowTitle(m_before.address.isEmpty() ? tr("New identity") : tr("Identity"));
    m_nameField->setLabel(tr("&Name"));
    m_addressField->setLabel(tr("Email &address"));
    m_replyToField->setLabel(tr("Send &replies to"));
    m_replyTo->setPlaceholderText(tr("the address above"));
    m_signatureField->setLabel(tr("Signat&ure"));
    m_bccSelf->setText(tr("Send a &blind copy of every message to this address"));
    m_sentField->setLabel(tr("&Keep copies of sent mail in"));
    m_sent->setFirstText(tr("the account's folder for sent mail"));
    m_ownServer->setText(tr("Send over a ser&ver of its own"));
    m_passwordField->setLabel(tr("Pass&word of that server"));
    m_password->lineEdit()->setPlaceholderText(m_before.outgoing ? tr("the stored one") : QString());
    m_test->setText(tr("Te&st this server"));
    m_cancel->setText(tr("Cancel"));
    m_ok->setText(tr("OK"));
}

} // namespace postaci
