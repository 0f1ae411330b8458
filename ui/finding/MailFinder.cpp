#include "finding/MailFinder.h"

#include "models/MessageListModel.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr int kFirstPage = 200;
constexpr int kNextPage = 1000;
/// News come in bursts, and the index has what is new a moment after the list.
constexpr int kNewsPause = 500; ///< milliseconds
/// So long nobody has typed before servers are asked: each question costs them, and a connection.
constexpr int kServerPause = 800; ///< milliseconds

} // namespace

MailFinder::MailFinder(MailEngine& engine, MessageListModel& list, QObject* parent)
    : QObject(parent), m_engine(engine), m_list(list)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kNewsPause);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_asked != Asked::FirstPage) // that will have them
            ask(Asked::News);
    });
    m_askServers.setSingleShot(true);
    m_askServers.setInterval(kServerPause);
    connect(&m_askServers, &QTimer::timeout, this, &MailFinder::askServers);
    connect(&m_engine, &MailEngine::serverSearchChanged, this,
            [this](quint64 search, const ServerSearchState& state) {
                if (search != m_serverSearch)
                    return;
                m_atServers = state;
                Q_EMIT changed();
            });
    connect(&m_engine, &MailEngine::searchFound, this, &MailFinder::found);
    connect(&m_engine, &MailEngine::searchFailed, this, &MailFinder::failed);
    connect(&m_engine, &MailEngine::storeChanged, this, &MailFinder::storeChanged);
    connect(&m_list, &MessageListModel::moreWanted, this, [this] {
        // While the first page is asked for anew, what lies below it comes with the next wish.
        if (m_asked == Asked::Nothing)
            ask(Asked::NextPage);
    });
}

void MailFinder::find(const Wish& wish)
{
    if (wish == m_wish && m_problem.isEmpty())
        return;
    m_wish = wish;
    m_isWaiting = true;
    m_engine.cancelServerSearch();
    m_serverSearch = 0;
    m_atServers.reset();
    ask(Asked::FirstPage);
    Q_EMIT changed();
}

void MailFinder::leave()
{
    if (!isActive())
        return;
    m_again.stop();
    m_askServers.stop();
    m_engine.cancelSearch();
    m_engine.cancelServerSearch();
    m_serverSearch = 0;
    m_atServers.reset();
    m_wish = {};
    m_problem.clear();
    m_words.clear();
    m_asked = Asked::Nothing;
    m_search = 0;
    m_isWaiting = false;
    m_hasMore = false;
    Q_EMIT changed();
}

void MailFinder::ask(Asked what)
{
    m_again.stop();
    m_asked = what;
    const bool isNext = what == Asked::NextPage;
    m_search =
        m_engine.search({m_wish.query, isNext ? m_last : 0, isNext ? kNextPage : kFirstPage, m_wish.folders});
}

void MailFinder::askServers()
{
    if (isActive() && m_problem.isEmpty() && !m_words.isEmpty()) // all but words is known here
        m_serverSearch = m_engine.searchServers({m_wish.query, 0, 0, m_wish.folders});
}

void MailFinder::foundAtServer(const SearchPage& page)
{
    m_list.addFound(page.hits, m_hasMore);
    Q_EMIT changed();
}

void MailFinder::found(quint64 search, const SearchPage& page)
{
    if (search == m_serverSearch) {
        foundAtServer(page);
        return;
    }
    if (search != m_search)
        return;
    const Asked asked = std::exchange(m_asked, Asked::Nothing);
    m_isWaiting = false;
    m_problem.clear();
    m_isIndexComplete = page.isIndexComplete;
    m_words = page.words;
    if (asked == Asked::News) {
        // Only what is new: what is read just now may have been found as unread.
        m_list.addFound(page.hits, m_hasMore);
        Q_EMIT changed();
        return;
    }
    m_hasMore = page.hasMore;
    if (!page.hits.isEmpty())
        m_last = page.hits.last();
    if (asked == Asked::NextPage)
        m_list.addFound(page.hits, page.hasMore);
    else
        m_list.setFound(page.hits, page.hasMore, m_wish.folders);
    if (asked == Asked::FirstPage)
        m_askServers.start();
    Q_EMIT changed();
}

void MailFinder::failed(quint64 search, const Error& error)
{
    if (search != m_search)
        return;
    m_asked = Asked::Nothing;
    m_isWaiting = false;
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_problem = error.message;
    // Half of a query is no query yet: what the part before it has found stays while it is typed.
    if (m_list.source() != MessageListModel::Source::Found)
        m_list.setFound({}, false, m_wish.folders);
    Q_EMIT changed();
}

void MailFinder::storeChanged(const StoreChange& change)
{
    if (!isActive() || m_again.isActive())
        return;
    const bool mayFit = change.foldersChanged || !change.bodiesArrived.isEmpty() ||
                        std::any_of(change.folders.begin(), change.folders.end(),
                                    [](const FolderChange& folder) { return !folder.added.isEmpty(); });
    if (mayFit)
        m_again.start();
}

} // namespace postaci
