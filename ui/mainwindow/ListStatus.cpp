#include "mainwindow/ListStatus.h"

#include "account/ErrorSentence.h"
#include "base/LocalAccount.h"
#include "finding/MailFinder.h"
#include "mainwindow/ListPane.h"
#include "models/MessageListModel.h"
#include "widgets/EmptyState.h"

#include <algorithm>

namespace postaci {

using Kind = TreePlace::Kind;

ListStatus::ListStatus(MailEngine& engine, const FolderTreeModel& folders, const MessageListModel& messages,
                       const MailFinder& finder, ListPane& pane, QObject* parent)
    : QObject(parent), m_engine(engine), m_folders(folders), m_messages(messages), m_finder(finder),
      m_pane(pane)
{
    connect(&m_finder, &MailFinder::changed, this, &ListStatus::refresh);
    connect(&m_messages, &QAbstractItemModel::rowsInserted, this, &ListStatus::refresh);
    connect(&m_messages, &QAbstractItemModel::rowsRemoved, this, &ListStatus::refresh);
    connect(&m_messages, &MessageListModel::loaded, this, &ListStatus::refresh);
    connect(&m_folders, &QAbstractItemModel::dataChanged, this, &ListStatus::refresh);
    connect(&m_folders, &QAbstractItemModel::modelReset, this, &ListStatus::refresh);
}

void ListStatus::setPlace(const TreePlace& place)
{
    m_place = place;
    refresh();
}

QString ListStatus::placeName() const
{
    const bool isKept =
        m_place.kind == Kind::Search && m_finder.search() == m_folders.search(m_place.folder).query;
    if (!isKept && m_finder.isSearching() && m_messages.source() == MessageListModel::Source::Found)
        return tr("Search results");
    return m_folders.indexOf(m_place).data().toString();
}

void ListStatus::refresh()
{
    m_pane.setHeading(placeName(), note());
    m_pane.setScope(findingScope());
    m_pane.setLoading(isLoading());
    fillEmptyState();
}

qint64 ListStatus::unread() const
{
    if (m_finder.isActive())
        return 0;
    switch (m_place.kind) {
    case Kind::AllInboxes:
        return m_folders.unreadInInboxes();
    case Kind::Folder:
        return m_folders.folder(m_place.folder).unread;
    case Kind::Unread:
        return m_folders.indexOf(m_place).data(FolderTreeModel::CountRole).toLongLong();
    default:
        return 0;
    }
}

qint64 ListStatus::total() const
{
    if (m_place.kind == Kind::Folder)
        return m_folders.folder(m_place.folder).total;
    if (m_place.kind != Kind::AllInboxes)
        return m_messages.ids().size();
    qint64 all = 0; // of messages, where the list may be of conversations
    for (const AccountId account : accounts())
        all += m_folders.folder(m_folders.inboxOf(account).folder).total;
    return all;
}

QString ListStatus::findingNote() const
{
    if (m_finder.isWaiting() && m_messages.source() != MessageListModel::Source::Found)
        return {};
    const int count = m_messages.rowCount();
    if (count == 0)
        return {};
    return m_finder.hasMore() ? tr("more than %n message(s)", nullptr, count)
                              : tr("%n message(s)", nullptr, count);
}

/// What was searched and what was not.
QString ListStatus::findingScope() const
{
    if (!m_finder.isActive())
        return {};
    if (!m_finder.problem().isEmpty()) // an empty list says it itself
        return m_messages.rowCount() > 0 ? m_finder.problem() : QString();
    if (!m_finder.isIndexComplete())
        return tr("Older messages are still being prepared for searching.");
    return serverScope();
}

QString ListStatus::labelOf(AccountId id) const
{
    for (const Account& account : m_folders.accounts()) {
        if (account.id == id)
            return account.label;
    }
    return {};
}

QString ListStatus::serverScope() const
{
    const auto& state = m_finder.atServers();
    if (!state)
        return {};
    if (!state->isFinished && state->folders == 0)
        return tr("What is on this computer was searched; the server is being asked for the other texts.");
    if (!state->isFinished)
        return tr("What is on this computer was searched; the server is being asked for the other texts: "
                  "folder %1 of %2.")
            .arg(std::min(state->foldersDone + 1, state->folders))
            .arg(state->folders);
    if (state->servers == 0)
        return tr("Only what is on this computer was searched.");
    if (state->failures.empty())
        return tr("What is on this computer was searched, and the other texts at %n server(s).", nullptr,
                  state->servers);
    const auto& [account, failure] = *state->failures.begin();
    return tr("What is on this computer was searched. The other texts could not be searched everywhere at "
              "the "
              "server of %1: %2")
        .arg(labelOf(account), describeError(failure).inOneLine());
}

QString ListStatus::note() const
{
    if (m_finder.isActive())
        return findingNote();
    if (const qint64 some = unread(); some > 0)
        return tr("%n unread", nullptr, static_cast<int>(some));
    const qint64 all = total();
    return all > 0 ? tr("%n message(s)", nullptr, static_cast<int>(all)) : QString();
}

QList<AccountId> ListStatus::accounts() const
{
    if (m_place.account != 0)
        return {m_place.account};
    QList<AccountId> all;
    for (const Account& account : m_folders.accounts())
        all.append(account.id);
    return all;
}

/// There is somewhere for mail to be fetched from.
bool ListStatus::hasServer() const
{
    const QList<AccountId> shown = accounts();
    const QList<Account>& all = m_folders.accounts();
    return std::any_of(all.begin(), all.end(), [&shown](const Account& account) {
        return shown.contains(account.id) && !isLocalAccount(account);
    });
}

bool ListStatus::isLoading() const
{
    if (m_finder.isActive())
        return false;
    if (m_messages.rowCount() > 0)
        return false;
    if (m_messages.isLoading()) // a list in another order comes all at once
        return true;
    if (m_place.kind != Kind::Folder && m_place.kind != Kind::AllInboxes)
        return false;
    const QList<AccountId> all = accounts();
    return std::any_of(all.begin(), all.end(), [this](AccountId account) {
        const FolderId id = m_place.kind == Kind::Folder ? m_place.folder : m_folders.inboxOf(account).folder;
        const Folder folder = m_folders.folder(id);
        const bool neverFetched = folder.syncedDownTo == 0 && !folder.lastSync.isValid();
        const AccountActivity activity = m_engine.accountState(account).activity;
        return neverFetched &&
               (activity == AccountActivity::Connecting || activity == AccountActivity::SigningIn ||
                activity == AccountActivity::Syncing);
    });
}

bool ListStatus::isOffline() const
{
    const QList<AccountId> all = accounts();
    return !all.isEmpty() && std::all_of(all.begin(), all.end(), [this](AccountId account) {
        const AccountActivity activity = m_engine.accountState(account).activity;
        return activity == AccountActivity::Offline || activity == AccountActivity::NeedsUser;
    });
}

/// Why nothing comes before the person has done something, if that is so for all accounts that are shown.
std::optional<Error> ListStatus::obstacle() const
{
    std::optional<Error> first;
    for (const AccountId account : accounts()) {
        const AccountState state = m_engine.accountState(account);
        if (state.activity != AccountActivity::NeedsUser || !state.error)
            return std::nullopt;
        if (!first)
            first = state.error;
    }
    return first;
}

void ListStatus::fillNothingFound()
{
    EmptyState* empty = m_pane.emptyState();
    if (m_finder.isWaiting())
        empty->setContent(QStringLiteral("search"), tr("Searching…"));
    else if (!m_finder.problem().isEmpty())
        empty->setContent(QStringLiteral("search"), m_finder.problem());
    else if (m_finder.isFiltering()) {
        empty->setContent(QStringLiteral("filter"), tr("Nothing here fits the filter"));
        empty->setButtons(tr("&Show all"));
        return;
    } else
        empty->setContent(QStringLiteral("search"), tr("Nothing found"),
                          tr("Words match from their beginning. Try fewer or shorter words."));
    empty->setButtons({});
}

void ListStatus::fillEmptyState()
{
    if (m_finder.isActive()) {
        fillNothingFound();
        return;
    }
    EmptyState* empty = m_pane.emptyState();
    if (m_place.kind == Kind::Flagged) {
        empty->setContent(QStringLiteral("flag"), tr("Nothing starred yet"),
                          tr("Press S or click the star of a message to find it here again."));
        empty->setButtons({});
        return;
    }
    if (m_place.kind == Kind::Unread) {
        empty->setContent(QStringLiteral("read"), tr("Everything is read"));
        empty->setButtons({});
        return;
    }
    if (m_place.kind == Kind::Snoozed || m_place.kind == Kind::FollowUps) {
        fillNothingAwaited();
        return;
    }
    if (m_place.kind == Kind::Drafts || m_place.kind == Kind::Sent) {
        fillEmptyFolder(m_place.kind == Kind::Sent ? FolderRole::Sent : FolderRole::Drafts);
        return;
    }
    if (const auto error = obstacle()) {
        empty->setContent(QStringLiteral("warning"), describeError(*error).summary,
                          tr("Mail will appear here once that is settled: the bar at the top says how."));
        empty->setButtons({});
        return;
    }
    if (isOffline()) {
        empty->setContent(QStringLiteral("offline"), tr("Not connected"),
                          tr("Mail will appear here once the server can be reached."));
        empty->setButtons(tr("&Try again"));
        return;
    }
    fillEmptyFolder(m_place.kind == Kind::Folder ? m_folders.folder(m_place.folder).role : FolderRole::Inbox);
}

void ListStatus::fillNothingAwaited()
{
    EmptyState* empty = m_pane.emptyState();
    if (m_place.kind == Kind::Snoozed)
        empty->setContent(QStringLiteral("snooze"), tr("Nothing is snoozed"),
                          tr("Press B to put a message off: it comes back at the time you choose."));
    else
        empty->setContent(QStringLiteral("remind"), tr("No answer is awaited"),
                          tr("Press Shift+B on a message: you are told when nobody has answered by then."));
    empty->setButtons({});
}

void ListStatus::fillEmptyFolder(FolderRole role)
{
    EmptyState* empty = m_pane.emptyState();
    empty->setButtons({});
    switch (role) {
    case FolderRole::Trash:
        empty->setContent(QStringLiteral("trash"), tr("The trash is empty"));
        return;
    case FolderRole::Junk:
        empty->setContent(QStringLiteral("junk"), tr("No junk here"));
        return;
    case FolderRole::Drafts:
        empty->setContent(
            QStringLiteral("drafts"), tr("No drafts"),
            tr("Texts you are writing are kept on this computer: File, Drafts on this computer."));
        return;
    case FolderRole::Sent:
        empty->setContent(QStringLiteral("sent"), tr("Nothing sent yet"));
        return;
    case FolderRole::Archive:
        empty->setContent(QStringLiteral("archive"), tr("The archive is empty"),
                          tr("Press A to put the selected message here."));
        return;
    default:
        empty->setContent(QStringLiteral("inbox"), tr("No mail here yet"));
        if (hasServer())
            empty->setButtons(tr("&Get mail"));
        return;
    }
}

} // namespace postaci
