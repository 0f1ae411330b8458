#include "finding/MailFinder.h"

#include "models/MessageListModel.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr int kFirstPage = 200;
constexpr int kNextPage = 1000;
/// News come in bursts, and the index has what is new a moment after the list.
constexpr int kNewsPause = 500; ///< milliseconds

} // namespace

MailFinder::MailFinder(MailEngine& engine, MessageListModel& list, QObject* parent)
    : QObject(parent), m_engine(engine), m_list(list)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kNewsPause);
    connect(&m_again, &QTimer::timeout, this, [this] { ask(Asked::FirstPage); });
    connect(&m_engine, &MailEngine::searchFound, this, &MailFinder::found);
    connect(&m_engine, &MailEngine::searchFailed, this, &MailFinder::failed);
    connect(&m_engine, &MailEngine::storeChanged, this, &MailFinder::storeChanged);
    connect(&m_list, &MessageListModel::moreWanted, this, [this] {
        // While the first page is asked for anew, what lies below it comes with the next wish.
        if (m_asked == Asked::Nothing)
            ask(Asked::NextPage);
    });
}

void MailFinder::find(const QString& query)
{
    if (query == m_query && m_problem.isEmpty())
        return;
    m_query = query;
    m_isWaiting = true;
    ask(Asked::FirstPage);
    Q_EMIT changed();
}

void MailFinder::leave()
{
    if (!isActive())
        return;
    m_again.stop();
    m_engine.cancelSearch();
    m_query.clear();
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
    // What is shown already is asked for again as a whole, or the list would get shorter under the reader.
    const int shown =
        m_list.source() == MessageListModel::Source::Found && !m_isWaiting ? m_list.rowCount() : 0;
    m_search =
        m_engine.search(m_query, isNext ? m_last : 0, isNext ? kNextPage : std::max(kFirstPage, shown));
}

void MailFinder::found(quint64 search, const SearchPage& page)
{
    if (search != m_search)
        return;
    const bool isNext = std::exchange(m_asked, Asked::Nothing) == Asked::NextPage;
    m_isWaiting = false;
    m_problem.clear();
    m_hasMore = page.hasMore;
    m_isIndexComplete = page.isIndexComplete;
    m_words = page.words;
    if (!page.hits.isEmpty())
        m_last = page.hits.last();
    if (isNext)
        m_list.addFound(page.hits, page.hasMore);
    else
        m_list.setFound(page.hits, page.hasMore);
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
        m_list.setFound({}, false);
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
