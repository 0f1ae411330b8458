#include "accounts/AccountServersPage.h"

#include "accounts/BrowserSignIn.h"
#include "accounts/ClientCertificateField.h"
#include "accounts/FieldHelp.h"
#include "accounts/FormField.h"
#include "accounts/FormScroll.h"
#include "accounts/LoginChecklist.h"
#include "accounts/PasswordEdit.h"
#include "accounts/Pop3Form.h"
#include "accounts/ServerForm.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace postaci {

AccountServersPage::AccountServersPage(LoginTester tester, QWidget* parent)
    : QWidget(parent), m_tester(std::move(tester)), m_help(new FieldHelp), m_password(new PasswordEdit),
      m_passwordField(new FormField(m_password, nullptr, m_password->lineEdit())),
      m_incoming(new ServerForm(ServerForm::Direction::Incoming, m_help)), m_pop3(new Pop3Form(m_help)),
      m_outgoing(new ServerForm(ServerForm::Direction::Outgoing, m_help)),
      m_certificate(new ClientCertificateField(m_help)), m_test(new QPushButton),
      m_checklist(new LoginChecklist)
{
    m_test->setObjectName(QStringLiteral("testButton"));
    m_test->setAutoDefault(false);
    m_checklist->setObjectName(QStringLiteral("loginChecklist"));
    m_checklist->hide();
    build();
    connect(m_test, &QPushButton::clicked, this, &AccountServersPage::startTest);
    connect(m_certificate, &ClientCertificateField::changed, this, &AccountServersPage::updatePassword);
    connect(m_checklist, &LoginChecklist::finished, this, [this](bool allPassed) {
        m_test->setEnabled(true);
        if (allPassed)
            Q_EMIT testPassed();
    });
    connect(m_checklist, &LoginChecklist::trustRequested, this, &AccountServersPage::trustRequested);
    connect(m_checklist, &LoginChecklist::fixChosen, this, [this](ServerRole server, const auto& fix) {
        (server == ServerRole::Incoming ? m_incoming : m_outgoing)->correct(fix);
        startTest();
    });
    retranslate();
}

void AccountServersPage::build()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    m_fields = column;
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_passwordField);
    column->addWidget(m_incoming);
    column->addWidget(m_pop3);
    column->addWidget(m_outgoing);
    column->addWidget(m_certificate);
    column->addWidget(m_test, 0, Qt::AlignLeft);
    column->addWidget(m_checklist);
    column->addStretch(1);

    m_scroll = new FormScroll(content);
    // The checklist opens below what can be seen: its steps come into view as it grows.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        if (m_checklist->isRunning())
            m_scroll->verticalScrollBar()->setValue(maximum);
    });
    m_help->setBesideFields(false);
    auto* help = new QVBoxLayout;
    help->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace4, Theme::kSpace2);
    help->addWidget(m_help);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_scroll, 1);
    outer->addLayout(help);
}

void AccountServersPage::setBrowserSignIn(BrowserSignIn* signIn)
{
    m_signIn = signIn;
    m_fields->insertWidget(0, signIn);
    signIn->tabBefore(m_password);
    connect(signIn, &BrowserSignIn::changed, this, &AccountServersPage::updatePassword);
    for (ServerForm* form : {m_incoming, m_outgoing})
        connect(form, &ServerForm::edited, this, &AccountServersPage::offerSignIn);
}

/// Nobody types a password where something else is in its place.
void AccountServersPage::updatePassword()
{
    const bool isBrowsers = m_signIn && (m_signIn->grant() || m_signIn->isWaiting());
    m_passwordField->setEnabled(!isBrowsers && !m_certificate->isInsteadOfPassword());
    retranslate();
}

/// Other servers may have another issuer.
void AccountServersPage::offerSignIn()
{
    if (!m_signIn)
        return;
    Account account = m_account;
    store(account);
    m_signIn->offer(account, m_account.oauth2);
}

void AccountServersPage::load(const Account& account)
{
    m_account = account;
    m_incoming->setProtocols({account.incoming.protocol}); // it stays what it was made as
    m_incoming->setSettings(account.incoming);
    m_pop3->setSettings(account.pop3);
    m_pop3->setVisible(account.incoming.protocol == Protocol::Pop3);
    m_outgoing->setSettings(account.outgoing);
    m_certificate->load(account.clientCertificate);
    m_password->lineEdit()->clear();
    if (m_signIn)
        m_signIn->setAgain(account.oauth2.has_value());
    offerSignIn();
    updatePassword();
}

void AccountServersPage::store(Account& account) const
{
    account.incoming = m_incoming->settings();
    account.pop3 = m_pop3->settings();
    account.outgoing = m_outgoing->settings();
    account.cleartextAllowed = false;
    for (const ServerSettings& server : {account.incoming, account.outgoing}) {
        if (server.security == Security::None && !isLoopbackHost(server.host))
            account.cleartextAllowed = true;
    }
    account.clientCertificate = m_certificate->certificate();
    const bool wasAlone = m_account.clientCertificate && m_account.clientCertificate->insteadOfPassword;
    if (m_signIn && m_signIn->grant()) {
        account.oauth2 = m_signIn->grant()->endpoints;
        if (account.clientCertificate)
            account.clientCertificate->insteadOfPassword = false; // the tokens are shown beside it
    } else if (!secrets().secret.isEmpty() || (m_certificate->isInsteadOfPassword() && !wasAlone)) {
        account.oauth2.reset();
    }
    if (account.incoming != m_account.incoming || account.outgoing != m_account.outgoing)
        account.origin = {QStringLiteral("hand"), QDateTime::currentDateTimeUtc()};
}

SignInSecrets AccountServersPage::secrets() const
{
    SignInSecrets secrets{{}, m_certificate->identity()};
    if (m_signIn && m_signIn->grant())
        secrets.secret = m_signIn->grant()->tokens.toSecret();
    else if (!m_certificate->isInsteadOfPassword() && !(m_signIn && m_signIn->isWaiting()))
        secrets.secret = m_password->lineEdit()->text();
    return secrets;
}

bool AccountServersPage::validate()
{
    return m_incoming->validate() && m_outgoing->validate() && m_certificate->validate();
}

void AccountServersPage::keepEncryption(const Error& refused)
{
    const auto restore = [&refused](ServerForm* form, const ServerSettings& stored) {
        const ServerSettings now = form->settings();
        const bool isRefused =
            now.security == Security::None && now.host == refused.host && now.port == refused.port;
        if (isRefused)
            form->setEncryption(stored.security, stored.port);
        return isRefused;
    };
    if (!restore(m_incoming, m_account.incoming))
        restore(m_outgoing, m_account.outgoing);
}

void AccountServersPage::focusPassword()
{
    if (m_signIn && m_signIn->isOffered() && m_account.oauth2)
        m_signIn->setFocus();
    else
        m_password->setFocus();
}

void AccountServersPage::stopTest()
{
    m_checklist->stop();
    m_test->setEnabled(true);
}

void AccountServersPage::startTest()
{
    if (!validate())
        return;
    Account account = m_account;
    store(account);
    m_test->setEnabled(false);
    m_checklist->run(account, m_tester({account, secrets(), UserNames::AsGiven, {}}));
    m_checklist->show();
    // After the focus has left the button, and the form has followed it.
    QTimer::singleShot(0, m_checklist, [this] { m_scroll->ensureWidgetVisible(m_checklist); });
}

void AccountServersPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountServersPage::retranslate()
{
    m_passwordField->setLabel(tr("&Password"));
    const bool isNone =
        m_account.oauth2 || m_account.signsInByCertificate() || m_certificate->isInsteadOfPassword();
    m_password->lineEdit()->setPlaceholderText(isNone ? tr("none") : tr("unchanged"));
    m_help->setHelp(m_password->lineEdit(),
                    m_account.oauth2
                        ? tr("Leave it empty to go on signing in with the browser. A password "
                             "takes the place of that.")
                        : tr("Leave it empty to keep the stored password, which is kept encrypted."));
    m_test->setText(tr("Try t&hese servers"));
}

} // namespace postaci
