#include "accounts/AccountSettingsDialog.h"

#include "account/ErrorSentence.h"
#include "account/ProviderTable.h"
#include "accounts/AccountCardPage.h"
#include "accounts/AccountFetchPage.h"
#include "accounts/AccountGeneralPage.h"
#include "accounts/AccountServersPage.h"
#include "accounts/BrowserSignIn.h"
#include "accounts/CertificateDialog.h"
#include "accounts/ConnectionLogPage.h"
#include "accounts/ErrorDetails.h"
#include "accounts/FormScroll.h"
#include "accounts/IdentitiesPage.h"
#include "base/LocalAccount.h"
#include "settings/NotificationSettings.h"
#include "widgets/DialogButtons.h"
#include "widgets/OptionMark.h"
#include "widgets/PageBook.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

/// The engine's login test, with what the provider's documentation says as a way out.
LoginTester testerFor(MailEngine& engine)
{
    return [&engine](LoginTrial trial) {
        if (const auto table = ProviderTable::bundled())
            trial.documented = table->documentedServers(trial.account.identity.address);
        return engine.testLogin(trial);
    };
}

} // namespace

AccountSettingsDialog::AccountSettingsDialog(MailEngine& engine, AccountId account, QWidget* parent,
                                             const LoginTester& tester)
    : QDialog(parent), m_engine(engine), m_id(account), m_bar(new InfoBar(this)), m_book(new PageBook(this)),
      m_general(new AccountGeneralPage),
      m_identities(new IdentitiesPage(engine, tester ? tester : testerFor(engine))),
      m_servers(new AccountServersPage(tester ? tester : testerFor(engine))),
      m_fetching(new AccountFetchPage(engine, account)),
      m_card(new AccountCardPage(tester ? tester : testerFor(engine))),
      m_log(new ConnectionLogPage(engine, account)), m_remove(new QPushButton(this)),
      m_cancel(new QPushButton(this)), m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("accountSettingsDialog"));
    m_book->setObjectName(QStringLiteral("accountPages"));
    m_remove->setObjectName(QStringLiteral("removeAccountButton"));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_save->setObjectName(QStringLiteral("saveButton"));
    m_servers->setBrowserSignIn(new BrowserSignIn(engine));
    build();
    connect(m_servers, &AccountServersPage::trustRequested, this, [this](const Error& error) {
        askToTrust(error, m_engine, this, [this] { m_servers->startTest(); });
    });
    // What stopped the account is over: it need not wait for somebody to press another button.
    connect(m_servers, &AccountServersPage::testPassed, this, [this] {
        Account shown = m_account;
        m_servers->store(shown);
        if (shown == m_account && m_servers->secrets().isEmpty())
            m_engine.checkNow(m_id);
    });
    connect(m_save, &QPushButton::clicked, this, [this] { save(Downgrade::Refused); });
    connect(m_cancel, &QPushButton::clicked, this, &AccountSettingsDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &AccountSettingsDialog::askForRemoval);
    connect(m_bar, &InfoBar::primaryClicked, this, [this] { answered(true); });
    connect(m_bar, &InfoBar::secondaryClicked, this, [this] { answered(false); });
    connectIdentities();
    retranslate();
    load();
}

/// The default one is on two pages: what was typed on one is on the other when that is looked at.
void AccountSettingsDialog::connectIdentities()
{
    connect(m_book, &PageBook::pageChanged, this, [this](int page) {
        if (page != int(Page::Identities))
            return;
        Account shown = m_account;
        m_general->store(shown);
        m_identities->takeDefault(shown.identity);
    });
    connect(m_identities, &IdentitiesPage::defaultChanged, this, [this](const Identity& identity) {
        Account shown = m_account;
        m_general->store(shown);
        shown.identity = identity;
        m_general->load(shown);
    });
}

SignInSecrets AccountSettingsDialog::secrets() const
{
    SignInSecrets secrets = m_servers->secrets();
    secrets.ofIdentities = m_identities->passwords();
    return secrets;
}

void AccountSettingsDialog::build()
{
    const auto add = [this](Page page, const char* iconName, QWidget* content) {
        m_book->addPage(int(page), QLatin1String(iconName), content);
    };
    add(Page::General, "settings", new FormScroll(m_general));
    add(Page::Identities, "account", m_identities);
    add(Page::Servers, "server", m_servers);
    add(Page::Fetching, "refresh", new FormScroll(m_fetching));
    add(Page::Card, "table", m_card);
    add(Page::Log, "file", m_log);
    m_save->setDefault(true);
    m_save->setProperty("primary", true);
    m_remove->setProperty("destructive", true);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace4, Theme::kSpace3);
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_book, 1);
    column->addLayout(buttons);
    m_book->putPagesInTabOrder();
    putLastInTabOrder({m_remove, m_cancel, m_save});
    const QSize wanted(fontMetrics().averageCharWidth() * 118, fontMetrics().lineSpacing() * 40);
    openWithSize(this, wanted);
}

void AccountSettingsDialog::load()
{
    const auto account = m_engine.reader().account(m_id);
    if (!account) {
        finished(unexpected(account.error()));
        m_save->setEnabled(false);
        m_remove->setEnabled(false);
        return;
    }
    m_account = *account;
    // The sample mailbox has no servers, and nobody writes from it.
    for (const Page page : {Page::Identities, Page::Servers, Page::Fetching, Page::Card, Page::Log})
        m_book->setPageListed(int(page), !isLocalAccount(m_account));
    m_general->load(m_account);
    m_identities->load(m_account);
    m_general->setArchivesByYear(m_engine.archivesByYear(m_id));
    m_general->setNotifies(NotificationSettings(m_engine.profileDir()).tellsOf(m_id));
    m_servers->load(m_account);
    m_fetching->load(m_engine.fetchRules(m_id));
    m_card->load(m_account);
    askForQuota();
    retranslate();
}

/// Of the inbox, which mostly shares its limit with all other folders.
void AccountSettingsDialog::askForQuota()
{
    const auto inbox = m_engine.reader().folderByRole(m_id, FolderRole::Inbox);
    const bool isByHand = m_engine.fetchRules(m_id).mode == FetchMode::ByHand; // no connection unasked then
    if (!inbox || m_account.incoming.protocol != Protocol::Imap || isByHand)
        return;
    m_engine.requestQuota(
        *inbox, [self = QPointer<AccountSettingsDialog>(this)](const Result<QList<MailboxQuota>>& quotas) {
            if (self && quotas)
                self->m_general->setQuota(*quotas);
        });
}

void AccountSettingsDialog::showPage(Page page)
{
    m_book->showPage(int(page));
    if (page == Page::Servers)
        m_servers->focusPassword();
}

void AccountSettingsDialog::showOption(Page page, const QString& widget)
{
    m_book->showPage(int(page));
    if (auto* control = m_book->currentWidget()->findChild<QWidget*>(widget))
        OptionMark::put(control);
}

void AccountSettingsDialog::examine()
{
    m_book->showPage(int(Page::Servers));
    m_servers->startTest();
}

void AccountSettingsDialog::save(Downgrade downgrade)
{
    if (!m_general->validate()) {
        m_book->showPage(int(Page::General));
        return;
    }
    const bool hasServers = !isLocalAccount(m_account);
    if (hasServers && !m_servers->validate()) {
        m_book->showPage(int(Page::Servers));
        return;
    }
    Account account = m_account;
    m_general->store(account);
    m_identities->takeDefault(account.identity);
    m_identities->store(account);
    if (hasServers)
        m_servers->store(account);
    if (account == m_account && secrets().isEmpty()) {
        saveChoices();
        accept();
        return;
    }
    setBusy(true);
    m_engine.updateAccount(
        account, secrets(),
        [self = QPointer<AccountSettingsDialog>(this)](const Result<void>& saved) {
            if (self && saved)
                self->saveChoices();
            if (self)
                self->finished(saved);
        },
        downgrade);
}

void AccountSettingsDialog::saveChoices()
{
    if (m_general->archivesByYear() != m_engine.archivesByYear(m_id))
        m_engine.setArchivesByYear(m_id, m_general->archivesByYear());
    if (m_fetching->rules() != m_engine.fetchRules(m_id))
        m_engine.setFetchRules(m_id, m_fetching->rules());
    NotificationSettings(m_engine.profileDir()).setTellsOf(m_id, m_general->notifies());
}

void AccountSettingsDialog::ask(Question question, const QString& text, const Answers& answers)
{
    m_bar->show(InfoBar::Caution, text);
    m_bar->setButtons(answers.primary, answers.secondary);
    m_bar->setDismissable(false);
    m_bar->takeFocus(answers.safe);
    setQuestion(question);
}

void AccountSettingsDialog::setQuestion(Question question)
{
    m_question = question;
    m_remove->setVisible(question != Question::Remove); // its letter is the answer's
}

QString AccountSettingsDialog::removalText() const
{
    if (isLocalAccount(m_account))
        return tr("Remove %1 from this computer? Its messages are deleted; they are nowhere else.");
    if (m_account.incoming.protocol == Protocol::Pop3)
        return tr("Remove %1 from this computer? All its mail here is deleted, and what is no longer on the "
                  "server is "
                  "lost for good.");
    return tr("Remove %1 from this computer? Mail on the server stays where it is; drafts and "
              "unsent mail of this account are lost.");
}

/// What waits in the outbox is lost with the account; empty: nothing does.
QString AccountSettingsDialog::unsentText() const
{
    const QList<OutboxEntry> entries = m_engine.reader().outbox().value_or({});
    const auto unsent = std::count_if(entries.begin(), entries.end(), [this](const OutboxEntry& entry) {
        return entry.account == m_id && entry.state != OutboxState::Sent;
    });
    return unsent == 0 ? QString()
                       : QLatin1Char(' ') + tr("%n message(s) that wait in the outbox will not be sent.",
                                               nullptr, static_cast<int>(unsent));
}

void AccountSettingsDialog::askForRemoval()
{
    ask(Question::Remove, removalText().arg(m_account.label) + unsentText(),
        {tr("Re&move"), tr("Keep"), InfoBar::Safe::Secondary}); // all letters of "Keep" are taken
}

void AccountSettingsDialog::askForDowngrade(const Error& refused)
{
    setBusy(false);
    m_refused = refused;
    m_book->showPage(int(Page::Servers));
    ask(Question::SendInTheOpen,
        tr("So far the connection to %1 was encrypted. Without encryption, anybody on the way can read your "
           "password "
           "and your mail. Really switch it off?")
            .arg(refused.host),
        {tr("Keep encryption"), tr("S&witch it off"), InfoBar::Safe::Primary});
}

void AccountSettingsDialog::answered(bool primary)
{
    const Question question = m_question;
    setQuestion(Question::None); // first, so that the button can have the keyboard again
    m_bar->hide();
    if (question == Question::Remove && primary)
        remove();
    else if (question == Question::SendInTheOpen && !primary)
        save(Downgrade::Confirmed);
    else if (question == Question::SendInTheOpen)
        m_servers->keepEncryption(m_refused);
}

void AccountSettingsDialog::remove()
{
    setBusy(true);
    m_engine.removeAccount(m_id, [self = QPointer<AccountSettingsDialog>(this)](const Result<void>& removed) {
        if (self)
            self->finished(removed);
    });
}

void AccountSettingsDialog::finished(const Result<void>& result)
{
    setBusy(false);
    if (result) {
        accept();
        return;
    }
    if (result.error().reason == ErrorReason::DowngradeRefused) {
        askForDowngrade(result.error());
        return;
    }
    const ErrorText text = describeError(result.error());
    m_bar->show(InfoBar::Error,
                text.advice.isEmpty() ? text.summary : text.summary + QLatin1Char(' ') + text.advice,
                errorDetails(result.error()));
}

void AccountSettingsDialog::setBusy(bool busy)
{
    m_busy = busy;
    if (busy) {
        setQuestion(Question::None);
        m_bar->hide();
    }
    for (QWidget* widget : {static_cast<QWidget*>(m_book), static_cast<QWidget*>(m_save),
                            static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_remove)})
        widget->setEnabled(!busy);
}

void AccountSettingsDialog::reject()
{
    // What is being written is not half taken back.
    if (m_busy)
        return;
    m_servers->stopTest();
    QDialog::reject();
}

void AccountSettingsDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountSettingsDialog::retranslate()
{
    setWindowTitle(tr("Account: %1").arg(m_account.label));
    m_book->setPageName(int(Page::General), tr("General"));
    m_book->setPageName(int(Page::Identities), tr("Identities"));
    m_book->setPageName(int(Page::Servers), tr("Servers"));
    m_book->setPageName(int(Page::Fetching), tr("Fetching"));
    m_book->setPageName(int(Page::Card), tr("Settings card"));
    m_book->setPageName(int(Page::Log), tr("Connection log"));
    m_remove->setText(tr("Re&move account…"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Sa&ve"));
}

} // namespace postaci
