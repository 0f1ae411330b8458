#include "models/SearchCounter.h"

#include "MailEngine.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr int kSearchCountPause = 200; ///< milliseconds: news come in bursts
/// Times as long as a count took the next one waits: a search that few messages fit looks at all of them.
constexpr int kSearchCountRest = 20;

} // namespace

SearchCounter::SearchCounter(MailEngine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSearchCountPause);
    connect(&m_soon, &QTimer::timeout, this, &SearchCounter::count);
}

SearchCounter::~SearchCounter()
{
    m_cancel.cancel();
}

void SearchCounter::setSearches(const QList<SavedSearch>& searches)
{
    m_searches = searches;
    m_cancel.cancel(); // what is being counted is of others
    m_isCounting = false;
    m_soon.setInterval(kSearchCountPause);
    m_soon.start();
}

void SearchCounter::storeChanged(const StoreChange& change)
{
    const bool mayDiffer = !change.folders.isEmpty() || !change.countsChanged.isEmpty() ||
                           !change.bodiesArrived.isEmpty() || change.foldersChanged || change.accountsChanged;
    if (!mayDiffer || m_searches.isEmpty())
        return;
    if (m_isCounting)
        m_isOld = true;
    else if (!m_soon.isActive())
        m_soon.start();
}

void SearchCounter::count()
{
    m_cancel = CancelToken();
    m_isCounting = true;
    m_isOld = false;
    m_counting.start();
    QList<SearchQuestion> questions;
    for (const SavedSearch& search : std::as_const(m_searches)) {
        SearchQuestion question;
        question.query = search.query;
        question.also = {QStringLiteral("is:unread")};
        question.limit = static_cast<int>(kMostCounted) + 1;
        question.leavesOutThrownAway = true; // as the list does
        questions << question;
    }
    m_engine.countFound(questions, m_cancel, [this](const QList<std::optional<qint64>>& counts) {
        m_isCounting = false;
        m_soon.setInterval(
            std::max(kSearchCountPause, static_cast<int>(m_counting.elapsed()) * kSearchCountRest));
        QHash<qint64, qint64> unread;
        for (qsizetype i = 0; i < counts.size(); ++i)
            unread.insert(m_searches.at(i).id, counts.at(i).value_or(0));
        Q_EMIT counted(unread);
        if (m_isOld)
            m_soon.start();
    });
}

} // namespace postaci
