#include "MailEnginePrivate.h"

#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"
#include "message/TextMatches.h"
#include "sync/TagKeyword.h"

#include <algorithm>

// Searching: here, and at the servers.

namespace postaci {

namespace {

QString passageIn(const MailReader& reader, const MessageRow& row, const QStringList& words)
{
    for (const QString& shown : {row.subject, row.from.name, row.from.addr, row.preview}) {
        if (!matchesIn(shown, words).isEmpty())
            return {};
    }
    const auto raw = row.hasBody ? reader.body(row.id) : Result<QByteArray>(QByteArray());
    if (!raw || raw->isEmpty())
        return {};
    const MessageContent content = readMessage(*raw);
    return passageWith(content.hasText ? content.text : htmlToText(content.html), words);
}

} // namespace

quint64 MailEngine::search(const SearchQuestion& question)
{
    d->localSearch = ++d->lastSearch;
    d->searches->request(d->localSearch, question);
    return d->localSearch;
}

void MailEngine::cancelSearch()
{
    d->localSearch = 0; // an answer that is on its way already is nobody's any more
    d->searches->cancel();
}

void MailEngine::Private::searched(quint64 search, const Result<SearchPage>& page)
{
    if (search != localSearch)
        return;
    if (page)
        Q_EMIT engine->searchFound(search, *page);
    else
        Q_EMIT engine->searchFailed(search, page.error());
}

void MailEngine::countFound(const QList<SearchQuestion>& questions, const CancelToken& cancel,
                            std::function<void(const QList<std::optional<qint64>>&)> done)
{
    d->trials.start([p = d.get(), questions, cancel, done = std::move(done)] {
        const auto search = MailSearch::open(p->options.profileDir, keywordsOfTag);
        QList<std::optional<qint64>> counts;
        for (const SearchQuestion& question : questions) {
            const auto page = search && !cancel.isCancelled() ? (*search)->find(question, cancel)
                                                              : Result<SearchPage>(SearchPage());
            counts.append(search && page ? std::optional(qint64{page->hits.size()}) : std::nullopt);
        }
        p->inUiThread([cancel, done, counts] {
            if (!cancel.isCancelled())
                done(counts);
        });
    });
}

quint64 MailEngine::searchServers(const SearchQuestion& question)
{
    cancelServerSearch();
    d->serverSearch.id = ++d->lastSearch;
    // They wait for their servers, not for a processor.
    d->serverSearches.setMaxThreadCount(std::max<int>(4, static_cast<int>(d->accounts.size())));
    for (const auto& [id, sync] : d->accounts) {
        const Account& account = sync->account();
        if (account.incoming.protocol != Protocol::Imap || d->paused.contains(id))
            continue;
        // One wrong password is one attempt, however often somebody searches.
        const AccountState state = accountState(id);
        const auto refused = d->refusedSearches.find(id);
        if (state.activity == AccountActivity::NeedsUser && state.error)
            d->serverSearch.failures.emplace(id, *state.error);
        else if (refused != d->refusedSearches.end())
            d->serverSearch.failures.emplace(id, refused->second);
        else
            d->searchServer(account, question);
    }
    const quint64 search = d->serverSearch.id;
    if (d->serverSearch.running.empty())
        d->inUiThread([p = d.get(), search] {
            if (search == p->serverSearch.id)
                p->tellOfServerSearch();
        });
    return search;
}

void MailEngine::cancelServerSearch()
{
    d->serverSearch.cancel.cancel();
    d->serverSearch = {};
}

void MailEngine::Private::searchServer(const Account& account, const SearchQuestion& question)
{
    AccountContext context = makeContext(account);
    context.cancel = serverSearch.cancel;
    serverSearch.running.insert(account.id);
    serverSearch.progress[account.id] = {};
    const auto tell = [this, search = serverSearch.id](auto change) {
        inUiThread([this, search, change] {
            if (search == serverSearch.id)
                change();
        });
    };
    serverSearches.start([this, context, question, tell, id = account.id, search = serverSearch.id] {
        ServerSearchEvents events;
        events.found = [&](const QList<MessageId>& hits) {
            SearchPage page;
            page.source = SearchPage::Source::Server;
            page.hits = hits;
            tell([this, search, page] { Q_EMIT engine->searchFound(search, page); });
        };
        events.progress = [&](const ServerSearchProgress& progress) {
            tell([this, id, progress] {
                serverSearch.progress[id] = progress;
                tellOfServerSearch();
            });
        };
        const auto done = postaci::searchServer(context, question, events);
        tell([this, id, done] {
            serverSearch.running.erase(id);
            if (!done)
                serverSearch.failures.emplace(id, done.error());
            if (!done && needsUserAction(done.error()))
                refusedSearches.insert_or_assign(id, done.error());
            tellOfServerSearch();
        });
    });
}

void MailEngine::Private::tellOfServerSearch()
{
    ServerSearchState state;
    state.servers = static_cast<int>(serverSearch.progress.size() + serverSearch.failures.size());
    for (const auto& [account, failure] : serverSearch.failures)
        state.servers -= serverSearch.progress.contains(account) ? 1 : 0;
    for (const auto& [account, progress] : serverSearch.progress) {
        state.foldersDone += progress.foldersDone;
        state.folders += progress.folders;
    }
    state.isFinished = serverSearch.running.empty();
    state.failures = serverSearch.failures;
    Q_EMIT engine->serverSearchChanged(serverSearch.id, state);
}

void MailEngine::findPassages(const QList<MessageId>& messages, const QStringList& words,
                              const CancelToken& cancel,
                              std::function<void(const QHash<MessageId, QString>&)> found)
{
    d->pool.start([p = d.get(), messages, words, cancel, found = std::move(found)] {
        const auto reader = MailReader::open(p->options.profileDir);
        constexpr qsizetype portion = 20;
        for (qsizetype start = 0; reader && start < messages.size(); start += portion) {
            QHash<MessageId, QString> passages;
            for (const MessageRow& row : (*reader)->rows(messages.mid(start, portion)).value_or({})) {
                if (cancel.isCancelled())
                    return;
                if (const QString passage = passageIn(**reader, row, words); !passage.isEmpty())
                    passages.insert(row.id, passage);
            }
            if (!passages.isEmpty())
                p->inUiThread([cancel, found, passages] {
                    if (!cancel.isCancelled())
                        found(passages);
                });
        }
    });
}

} // namespace postaci
