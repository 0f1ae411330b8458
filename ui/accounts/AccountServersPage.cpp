#include "accounts/AccountServersPage.h"

#include "accounts/ClientCertificateField.h"
#include "accounts/FieldHelp.h"
#include "accounts/FormScroll.h"
#include "accounts/LoginChecklist.h"
#include "accounts/Pop3Form.h"
#include "accounts/ServerForm.h"
#include "accounts/SignInFields.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace postaci {

AccountServersPage::AccountServersPage(LoginTester tester, QWidget* parent)
    : QWidget(parent), m_tester(std::move(tester)), m_help(new FieldHelp),
      m_certificate(new ClientCertificateField(m_help)), m_signIn(new SignInFields(m_certificate)),
      m_incoming(new ServerForm(ServerForm::Direction::Incoming, m_help)), m_pop3(new Pop3Form(m_help)),
      m_outgoing(new ServerForm(ServerForm::Direction::Outgoing, m_help)), m_test(new QPushButton),
      m_checklist(new LoginChecklist)
{
    m_test->setObjectName(QStringLiteral("testButton"));
    m_checklist->setObjectName(QStringLiteral("loginChecklist"));
    m_checklist->hide();
    build();
    connect(m_test, &QPushButton::clicked, this, &AccountServersPage::startTest);
    connect(m_signIn, &SignInFields::changed, this, &AccountServersPage::retranslate);
    // Other servers may have another issuer.
    for (ServerForm* form : {m_incoming, m_outgoing})
        connect(form, &ServerForm::edited, this, &AccountServersPage::offerSignIn);
    connect(m_checklist, &LoginChecklist::finished, this, [this](bool allPassed) {
        m_test->setEnabled(true);
        if (allPassed)
            Q_EMIT testPassed();
    });
    connect(m_checklist, &LoginChecklist::trustRequested, this, &AccountServersPage::trustRequested);
    connect(m_checklist, &LoginChecklist::fixesChosen, this, [this] {
        if (const auto fix = m_checklist->fix(ServerRole::Incoming))
            m_incoming->correct(*fix);
        if (const auto fix = m_checklist->fix(ServerRole::Outgoing))
            m_outgoing->correct(*fix);
        startTest();
    });
    retranslate();
}

void AccountServersPage::build()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_signIn);
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
    m_signIn->setBrowserSignIn(signIn);
}

void AccountServersPage::offerSignIn()
{
    Account account = m_account;
    store(account);
    m_signIn->offerBrowser(account, m_account.oauth2);
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
    m_signIn->load(account);
    offerSignIn();
}

void AccountServersPage::store(Account& account) const
{
    account.incoming = m_incoming->settings();
    account.pop3 = m_pop3->settings();
    account.outgoing = m_outgoing->settings();
    // Whether another server files copies of what is sent is not known.
    if (account.outgoing.host != m_account.outgoing.host)
        account.serverFilesSentCopies = false;
    account.cleartextAllowed = false;
    for (const ServerSettings& server : {account.incoming, account.outgoing}) {
        if (server.security == Security::None && !isLoopbackHost(server.host))
            account.cleartextAllowed = true;
    }
    m_signIn->store(account);
    if (account.incoming != m_account.incoming || account.outgoing != m_account.outgoing)
        account.origin = {QStringLiteral("hand"), QDateTime::currentDateTimeUtc()};
}

SignInSecrets AccountServersPage::secrets() const
{
    return m_signIn->secrets();
}

bool AccountServersPage::validate()
{
    return m_signIn->validate() && m_incoming->validate() && m_outgoing->validate() &&
           m_certificate->validate();
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
    m_signIn->focus();
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
    const bool isNone =
        m_account.oauth2 || m_account.signsInByCertificate() || m_certificate->isInsteadOfPassword();
    m_signIn->passwordEdit()->setPlaceholderText(isNone ? tr("none") : tr("unchanged"));
    m_help->setHelp(m_signIn->passwordEdit(),
                    m_account.oauth2
                        ? tr("Leave it empty to go on signing in with the browser. A password "
                             "takes the place of that.")
                        : tr("Leave it empty to keep the stored password, which is kept encrypted."));
    m_test->setText(tr("Try t&hese servers"));
}

} // namespace postaci
