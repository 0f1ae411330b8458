#include "finding/MailFinder.h"

#include "account/ErrorSentence.h"
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
/// While old messages are still on their way into the index.
constexpr int kIndexPause = 3000; ///< milliseconds

} // namespace

MailFinder::MailFinder(MailEngine& engine, MessageListModel& list, QObject* parent)
    : QObject(parent), m_engine(engine), m_list(list)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &MailFinder::askForNews);
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
        if (m_asked == Asked::Nothing)
            ask(Asked::NextPage);
        else
            m_isMoreWanted = true;
    });
}

MailFinder::~MailFinder()
{
    m_passages.cancel();
}

void MailFinder::find(const Wish& wish)
{
    if (wish == m_wish && m_problem.isEmpty())
        return;
    m_wish = wish;
    m_isWaiting = true;
    m_isFirstWanted = false;
    m_isMoreWanted = false;
    m_askServers.stop();
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
    forgetPassages();
    m_serverSearch = 0;
    m_atServers.reset();
    m_wish = {};
    m_problem.clear();
    m_words.clear();
    m_asked = Asked::Nothing;
    m_search = 0;
    m_isWaiting = false;
    m_isFirstWanted = false;
    m_isMoreWanted = false;
    m_hasMore = false;
    Q_EMIT changed();
}

void MailFinder::selectFirst()
{
    m_isFirstWanted = true;
    if (!m_isWaiting)
        answerFirstWanted();
}

void MailFinder::answerFirstWanted()
{
    // What stands there while a query is wrong was not looked for.
    if (std::exchange(m_isFirstWanted, false) && m_problem.isEmpty())
        Q_EMIT firstWanted();
}

SearchQuestion MailFinder::question() const
{
    SearchQuestion question;
    question.query = m_wish.search;
    question.also = m_wish.filter;
    question.folders = m_wish.folders;
    question.order = m_wish.order;
    question.leavesOutThrownAway = true;
    return question;
}

void MailFinder::ask(Asked what)
{
    m_asked = what;
    SearchQuestion question = this->question();
    question.part = what == Asked::NextPage ? m_part : 0;
    question.before = what == Asked::NextPage ? m_last : 0;
    question.limit = what == Asked::NextPage ? kNextPage : kFirstPage;
    m_search = m_engine.search(question);
}

/// Behind what is asked already: a question takes the place of one that runs.
void MailFinder::askForNews()
{
    if (m_asked == Asked::Nothing)
        ask(Asked::News);
    else
        m_again.start();
}

void MailFinder::askServers()
{
    if (isActive() && m_problem.isEmpty() && !m_words.isEmpty()) // all but words is known here
        m_serverSearch = m_engine.searchServers(question());
}

void MailFinder::found(quint64 search, const SearchPage& page)
{
    if (search == m_serverSearch && search != 0) {
        m_list.addFound(page.hits, m_hasMore);
        Q_EMIT changed();
        return;
    }
    if (search != m_search)
        return;
    const Asked asked = std::exchange(m_asked, Asked::Nothing);
    m_problem.clear();
    m_isIndexComplete = page.isIndexComplete;
    m_words = page.words;
    // A search that takes long is not repeated all the time.
    m_again.setInterval(std::max<int>(kNewsPause, static_cast<int>(page.microseconds / 1000) * 4));
    if (!page.isIndexComplete && !m_again.isActive())
        m_again.start(std::max(kIndexPause, m_again.interval()));
    if (asked == Asked::News) {
        // Only what is new: what is read just now may have been found as unread.
        m_list.addFound(page.hits, m_hasMore);
    } else {
        takePage(page, asked == Asked::NextPage);
    }
    if (std::exchange(m_isMoreWanted, false) && m_hasMore)
        ask(Asked::NextPage);
    Q_EMIT changed();
}

void MailFinder::takePage(const SearchPage& page, bool isNext)
{
    m_isWaiting = false;
    m_hasMore = page.hasMore;
    if (page.last != 0 || page.part != m_part) {
        m_part = page.part;
        m_last = page.last;
    }
    if (isNext) {
        m_list.addFound(page.hits, page.hasMore);
        askForPassages(page.hits);
        return;
    }
    forgetPassages();
    const bool isByDate = m_wish.order == SearchQuestion::Order::Newest;
    m_list.setFound(page.hits, page.hasMore, m_wish.folders,
                    isByDate ? MessageListModel::FoundOrder::Newest : MessageListModel::FoundOrder::AsFound);
    askForPassages(page.hits);
    m_askServers.start();
    answerFirstWanted();
}

void MailFinder::askForPassages(const QList<MessageId>& hits)
{
    if (!m_words.isEmpty())
        m_engine.findPassages(hits, m_words, m_passages, [this](const QHash<MessageId, QString>& passages) {
            m_list.addPassages(passages);
        });
}

void MailFinder::forgetPassages()
{
    m_passages.cancel();
    m_passages = {};
}

void MailFinder::failed(quint64 search, const Error& error)
{
    if (search != m_search)
        return;
    m_asked = Asked::Nothing;
    m_isWaiting = false;
    m_isFirstWanted = false;
    if (error.kind == ErrorKind::Cancelled)
        return;
    // Half of a query is no query yet: what the list shows stays while it is typed.
    m_problem = error.kind == ErrorKind::Input ? error.message : describeError(error).inOneLine();
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
