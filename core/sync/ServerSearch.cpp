#include "sync/ServerSearch.h"

#include "message/TurkishSpellings.h"
#include "search/SearchQuery.h"
#include "sync/SelectedFolder.h"
#include "sync/SignIn.h"
#include "sync/SyncScope.h"
#include "sync/TagKeyword.h"

#include <QScopeGuard>

#include <algorithm>

namespace postaci {

namespace {

/// Every word is a command in every folder.
constexpr qsizetype mostWords = 8;
/// What a server may say of one word in one folder, and what is shown of a folder, newest first: a word that
/// is in more messages finds nothing.
constexpr qsizetype mostUids = 20'000;
constexpr qsizetype mostHits = 1'000;
/// Servers look within words, where one or two letters are in nearly all.
constexpr qsizetype leastLetters = 3;

/// The words that a server is asked for: those of texts, since all headers are here.
QList<SearchWords> wordsToAsk(const SearchNode& query)
{
    QList<SearchWords> words = allWordsOf(query);
    words.removeIf([](const SearchWords& each) {
        return each.field != SearchWords::Field::Anywhere || each.typed.size() < leastLetters;
    });
    return words.mid(0, mostWords);
}

int turnOf(FolderRole role)
{
    return role == FolderRole::Inbox ? 0 : role == FolderRole::Junk || role == FolderRole::Trash ? 2 : 1;
}

/// The folders to ask, those first where people look first. Where one has all mail, the others would only
/// say it again.
QList<Folder> foldersToAsk(const MailReader& reader, AccountId account, const QSet<FolderId>& within)
{
    QList<Folder> folders = reader.folders(account).value_or({});
    const bool hasAll =
        within.isEmpty() && std::any_of(folders.begin(), folders.end(), [](const Folder& folder) {
            return folder.role == FolderRole::All && folder.isSyncable();
        });
    folders.removeIf([&](const Folder& folder) {
        const bool isRepeated = hasAll && folder.role != FolderRole::All && turnOf(folder.role) != 2;
        const bool isMeant = within.isEmpty() || within.contains(folder.id);
        return !folder.isSyncable() || folder.total == 0 || isRepeated || !isMeant;
    });
    std::stable_sort(folders.begin(), folders.end(), [](const Folder& one, const Folder& other) {
        return turnOf(one.role) < turnOf(other.role);
    });
    return folders;
}

/// One account's search on one connection.
class Search
{
public:
    Search(const SyncScope& scope, MailSearch& local, const SearchQuestion& question,
           const QList<SearchWords>& words)
        : m_scope(scope), m_local(local), m_question(question), m_words(words), m_selected(scope)
    {
    }

    Result<QList<MessageId>> in(const Folder& folder)
    {
        const auto isOpen = m_selected.open(folder.id, folder.uidValidity);
        if (!isOpen)
            return unexpected(isOpen.error());
        if (!*isOpen)
            return QList<MessageId>();
        QList<ToldWords> told;
        QSet<MessageId> candidates;
        for (const SearchWords& words : m_words) {
            auto messages = having(words, folder.id);
            if (!messages)
                return unexpected(messages.error());
            candidates.unite(*messages);
            told.append({words, std::move(*messages)});
        }
        auto hits = m_local.findAmong(m_question, QList<MessageId>(candidates.begin(), candidates.end()),
                                      told, m_scope.cancel);
        return hits ? Result<QList<MessageId>>(hits->mid(0, mostHits)) : std::move(hits);
    }

private:
    Result<QSet<MessageId>> having(const SearchWords& words, FolderId folder)
    {
        const auto found = m_scope.session.searchText({{"TEXT", words.typed, turkishSpellings(words.typed)}});
        if (!found)
            return unexpected(found.error());
        if (found->isSuperset) // it has left the word out, so it says nothing of it
            return QSet<MessageId>();
        QList<quint32> uids = found->uids;
        std::sort(uids.begin(), uids.end(), std::greater<>());
        const auto ids = m_scope.reader.shownByUid(folder, uids.mid(0, mostUids));
        if (!ids)
            return unexpected(ids.error());
        return QSet<MessageId>(ids->begin(), ids->end());
    }

    const SyncScope& m_scope;
    MailSearch& m_local;
    const SearchQuestion& m_question;
    const QList<SearchWords>& m_words;
    SelectedFolder m_selected;
};

Result<void> searchFolders(const SyncScope& scope, const SearchQuestion& question,
                           const QList<SearchWords>& words, const ServerSearchEvents& events)
{
    const auto local = MailSearch::open(scope.store.profileDir(), keywordsOfTag);
    if (!local)
        return unexpected(local.error());
    const QList<Folder> folders = foldersToAsk(scope.reader, scope.account, question.folders);
    Search search(scope, **local, question, words);
    ServerSearchProgress progress{0, static_cast<int>(folders.size())};
    std::optional<Error> refused;
    for (const Folder& folder : folders) {
        events.progress(progress);
        const auto hits = search.in(folder);
        if (!hits && !concernsOneItem(scope, hits.error()))
            return unexpected(hits.error());
        if (!hits)
            refused = hits.error();
        else if (!hits->isEmpty())
            events.found(*hits);
        progress.foldersDone += 1;
    }
    events.progress(progress);
    return refused ? Result<void>(unexpected(*refused)) : Result<void>();
}

} // namespace

Result<void> searchServer(const AccountContext& context, const SearchQuestion& question,
                          const ServerSearchEvents& events)
{
    const auto parsed = parseSearchQuestion(question);
    if (!parsed)
        return unexpected(parsed.error());
    const QList<SearchWords> words = wordsToAsk(*parsed);
    if (words.isEmpty()) // all else is known here
        return {};
    const auto reader = MailReader::open(context.store->profileDir());
    if (!reader)
        return unexpected(reader.error());
    const ServerSettings& server = context.account.incoming;
    context.connections->announce(server.host, HostConnections::Use::Further, &events, [] {});
    const auto forget = qScopeGuard([&] { context.connections->forget(server.host, &events); });
    const auto place = context.connections->take(server.host, HostConnections::Use::Further, &events);
    if (!place)
        return unexpected(ErrorKind::Timeout, ErrorReason::ServerBusy,
                          server.host + QStringLiteral(" has no place for another connection"));
    const auto secrets = context.credentials(server, context.cancel);
    if (!secrets)
        return unexpected(secrets.error());
    ImapSession session(context.connectionOptions(ServerRole::Incoming, *secrets));
    auto outcome = session.connect();
    if (outcome)
        outcome = signIn(session, context, server, *secrets);
    if (!outcome && isServerBusy(outcome.error()))
        context.connections->refused(server.host);
    if (!outcome)
        return outcome;
    const SyncScope scope{session,        *context.store,     **reader,
                          *context.clock, context.account.id, context.cancel};
    outcome = searchFolders(scope, question, words, events);
    if (session.isConnected())
        session.logout();
    return outcome;
}

} // namespace postaci
