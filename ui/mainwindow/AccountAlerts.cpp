#include "mainwindow/AccountAlerts.h"

#include "account/ErrorSentence.h"
#include "account/Remedy.h"
#include "mainwindow/RejectionSentence.h"
#include "widgets/InfoBar.h"

#include <QDesktopServices>
#include <QLocale>
#include <QUrl>

namespace postaci {

namespace {

constexpr int kUnnoticed = 1500; ///< milliseconds a lost connection may take to come back unnoticed

bool isSame(const Error& a, const Error& b)
{
    return a.kind == b.kind && a.reason == b.reason && a.host == b.host && a.port == b.port;
}

QString detailsOf(const Error& error)
{
    QStringList lines;
    if (!error.host.isEmpty())
        lines.append(QStringLiteral("%1:%2").arg(error.host).arg(error.port));
    for (const QString& line : {error.message, error.detail}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

AccountAlerts::AccountAlerts(InfoBar& bar, QObject* parent) : QObject(parent), m_bar(bar)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kUnnoticed);
    connect(&m_delay, &QTimer::timeout, this, &AccountAlerts::showWorst);
    connect(&m_bar, &InfoBar::primaryClicked, this, &AccountAlerts::primaryClicked);
    connect(&m_bar, &InfoBar::secondaryClicked, this, &AccountAlerts::secondaryClicked);
    connect(&m_bar, &InfoBar::moreDetailsClicked, this, [this] { Q_EMIT logRequested(m_shown); });
    connect(&m_bar, &InfoBar::dismissed, this, [this] {
        if (m_troubles.contains(m_shown))
            m_troubles[m_shown].dismissed = true;
        m_shown = 0;
        showWorst();
    });
}

void AccountAlerts::setAccounts(const QList<Account>& accounts)
{
    m_accounts = accounts;
    QHash<AccountId, Trouble> kept;
    for (const Account& account : accounts) {
        if (m_troubles.contains(account.id))
            kept.insert(account.id, m_troubles.value(account.id));
    }
    m_troubles = kept;
    showWorst();
}

void AccountAlerts::setAccountState(const AccountState& state)
{
    const bool stands =
        state.error && state.error->kind != ErrorKind::Cancelled &&
        (state.activity == AccountActivity::NeedsUser || state.activity == AccountActivity::Offline);
    const bool trying =
        state.activity == AccountActivity::Connecting || state.activity == AccountActivity::SigningIn;
    const auto old = m_troubles.constFind(state.account);
    if (!stands) {
        // While it tries again the bar stays: one that comes and goes every few seconds cannot be read.
        if (old != m_troubles.cend() && !trying) {
            m_troubles.erase(old);
            showWorst();
        }
        return;
    }
    const bool isNew = old == m_troubles.cend() || !isSame(old->error, *state.error);
    const bool dismissed = !isNew && old->dismissed;
    const bool needsUser = state.activity == AccountActivity::NeedsUser;
    m_troubles.insert(state.account, Trouble{*state.error, needsUser, dismissed, state.nextAttempt});
    if (needsUser || m_shown == state.account)
        showWorst();
    else if (isNew && !m_delay.isActive())
        m_delay.start();
}

void AccountAlerts::showWorst()
{
    AccountId worst = 0;
    for (const Account& account : std::as_const(m_accounts)) {
        const auto trouble = m_troubles.constFind(account.id);
        if (trouble == m_troubles.cend() || trouble->dismissed)
            continue;
        if (worst == 0 || (trouble->needsUser && !m_troubles.value(worst).needsUser))
            worst = account.id;
    }
    if (worst != 0)
        show(worst, m_troubles.value(worst));
    else if (m_shown != 0)
        m_bar.hide();
    m_shown = worst;
}

void AccountAlerts::show(AccountId account, const Trouble& trouble)
{
    QString sentence = named(account, describeError(trouble.error).inOneLine());
    if (!trouble.needsUser && trouble.nextAttempt.isValid())
        sentence += QLatin1Char(' ') + tr("Trying again at %1.")
                                           .arg(QLocale().toString(trouble.nextAttempt.toLocalTime().time(),
                                                                   QLocale::ShortFormat));
    const QString details = detailsOf(trouble.error);
    const bool isSameTrouble = m_shown == account && m_bar.isVisibleTo(m_bar.parentWidget()) &&
                               m_said.needsUser == trouble.needsUser && isSame(m_said.error, trouble.error) &&
                               m_bar.details() == details;
    m_said = trouble;
    if (isSameTrouble) { // only the time of the next attempt is another one
        m_bar.setText(sentence);
        return;
    }
    m_bar.show(trouble.needsUser ? InfoBar::Error : InfoBar::Caution, sentence, details);
    setButtons(account, trouble);
    m_bar.setDetailsButton(tr("Show the connection log"));
}

void AccountAlerts::setButtons(AccountId account, const Trouble& trouble)
{
    // It stays until it is answered: else mail would stop without a word.
    m_bar.setDismissable(!trouble.needsUser || trouble.error.kind != ErrorKind::Certificate);
    switch (remedyFor(trouble.error)) {
    case Remedy::EnterPassword:
        m_bar.setButtons(tr("Enter password"));
        break;
    case Remedy::BrowserSignIn:
        m_bar.setButtons(tr("Sign in again"));
        break;
    case Remedy::ProviderPage: {
        const QString host = QUrl(pageFor(account, trouble.error)).host();
        if (host.isEmpty())
            m_bar.setButtons(tr("Enter password"));
        else
            m_bar.setButtons(tr("Open %1").arg(host), tr("Enter password"));
        break;
    }
    case Remedy::Settings:
        m_bar.setButtons(tr("Try again"), tr("Account settings"));
        break;
    case Remedy::Examine:
        m_bar.setButtons(tr("Find a way"), tr("Try again"));
        break;
    case Remedy::Unlock:
        m_bar.setButtons(tr("Unlock"));
        break;
    case Remedy::Keyring:
        m_bar.setButtons(tr("Try again"), tr("What can I do?"));
        break;
    case Remedy::None:
    case Remedy::TryAgain:
        m_bar.setButtons(tr("Try again"));
        break;
    }
}

QString AccountAlerts::pageFor(AccountId account, const Error& error) const
{
    // The provider's own page from the table before a page that a server names.
    for (const Account& candidate : m_accounts) {
        if (candidate.id != account || !m_providerPage)
            continue;
        if (const QString page = m_providerPage(candidate.identity.address); !page.isEmpty())
            return page;
    }
    return pageNamedIn(error);
}

void AccountAlerts::primaryClicked()
{
    const auto trouble = m_troubles.constFind(m_shown);
    if (trouble == m_troubles.cend())
        return;
    switch (remedyFor(trouble->error)) {
    case Remedy::EnterPassword:
    case Remedy::BrowserSignIn:
        Q_EMIT accountSettingsRequested(m_shown);
        break;
    case Remedy::ProviderPage:
        if (const QUrl page(pageFor(m_shown, trouble->error)); page.isEmpty())
            Q_EMIT accountSettingsRequested(m_shown);
        else
            QDesktopServices::openUrl(page);
        break;
    case Remedy::Examine:
        Q_EMIT examinationRequested(m_shown);
        break;
    case Remedy::Unlock:
        Q_EMIT secretsRequested(trouble->error);
        break;
    case Remedy::Keyring:
        Q_EMIT retryRequested(0); // it is the same for all accounts
        break;
    case Remedy::None:
    case Remedy::Settings:
    case Remedy::TryAgain:
        Q_EMIT retryRequested(m_shown);
        break;
    }
}

void AccountAlerts::secondaryClicked()
{
    const auto trouble = m_troubles.constFind(m_shown);
    const Remedy remedy = trouble == m_troubles.cend() ? Remedy::None : remedyFor(trouble->error);
    if (remedy == Remedy::Examine)
        Q_EMIT retryRequested(m_shown);
    else if (remedy == Remedy::Keyring)
        Q_EMIT secretsRequested(trouble->error);
    else
        Q_EMIT accountSettingsRequested(m_shown);
}

QString AccountAlerts::named(AccountId account, const QString& sentence) const
{
    if (m_accounts.size() < 2)
        return sentence;
    for (const Account& candidate : m_accounts) {
        if (candidate.id == account)
            return tr("%1: %2").arg(candidate.label, sentence);
    }
    return sentence;
}

void AccountAlerts::showRejection(AccountId account, const RejectedChange& change)
{
    m_shown = 0;
    if (change.kind == RejectedChange::Kind::DraftLost) { // nobody has refused anything
        m_bar.show(InfoBar::Caution, named(account, rejectionSentence(change)));
        return;
    }
    m_bar.show(InfoBar::Caution,
               named(account,
                     rejectionSentence(change) + QLatin1Char(' ') + describeError(change.error).inOneLine()),
               detailsOf(change.error));
}

void AccountAlerts::showAlert(AccountId account, const QString& text)
{
    constexpr qsizetype kMostLetters = 1000; // a server's words
    m_shown = 0;
    m_bar.show(InfoBar::Info, named(account, tr("Your mail provider says: %1").arg(text.left(kMostLetters))));
}

void AccountAlerts::retranslate()
{
    m_said = {}; // the buttons have other words too
    if (m_shown != 0)
        showWorst();
}

} // namespace postaci
