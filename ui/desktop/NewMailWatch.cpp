#include "desktop/NewMailWatch.h"

#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

/// More at once is one number anyway.
constexpr qsizetype kMostCandidates = 1000;

} // namespace

NewMailWatch::NewMailWatch(MailEngine& engine, const Timings& timings, QObject* parent)
    : QObject(parent), m_engine(engine), m_timings(timings)
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &NewMailWatch::look);
    connect(&engine, &MailEngine::storeChanged, this, &NewMailWatch::storeChanged);
}

void NewMailWatch::storeChanged(const StoreChange& change)
{
    if (change.newMail.isEmpty())
        return;
    const QSet<MessageId> isNew(change.newMail.begin(), change.newMail.end());
    const bool isFirst = m_candidates.isEmpty();
    for (const FolderChange& folder : change.folders) {
        for (const MessageId message : folder.added) {
            if (!isNew.contains(message) || m_candidates.size() >= kMostCandidates)
                continue;
            Candidate& candidate = m_candidates[message];
            candidate.folder = folder.folder;
            candidate.since.start();
        }
    }
    if (m_candidates.isEmpty())
        return;
    if (isFirst)
        m_sinceFirst.start();
    const auto left = m_timings.longest - std::chrono::milliseconds(m_sinceFirst.elapsed());
    m_look.start(std::clamp(left, std::chrono::milliseconds(0), m_timings.quiet));
}

QSet<MessageId> NewMailWatch::awaitingFilters() const
{
    QSet<MessageId> waiting;
    const MailReader& reader = m_engine.reader();
    for (const Account& account : reader.accounts().value_or({})) {
        for (const MessageId message : reader.ruleQueue(account.id).value_or({}))
            waiting.insert(message);
    }
    return waiting;
}

bool NewMailWatch::isWorthTelling(const MessageRow& row) const
{
    const MessageFlags unwanted =
        MessageFlag::Seen | MessageFlag::Deleted | MessageFlag::Junk | MessageFlag::Muted;
    return row.folder == m_candidates.value(row.id).folder && !row.flags.testAnyFlags(unwanted);
}

void NewMailWatch::look()
{
    const QSet<MessageId> waiting = awaitingFilters();
    QList<MessageId> ready;
    for (auto candidate = m_candidates.cbegin(); candidate != m_candidates.cend(); ++candidate) {
        if (!waiting.contains(candidate.key()) || candidate->since.hasExpired(m_timings.filters.count()))
            ready.append(candidate.key());
    }
    std::sort(ready.begin(), ready.end()); // by date
    QList<MessageRow> told;
    for (const MessageRow& row : m_engine.reader().rows(ready).value_or({})) {
        if (isWorthTelling(row))
            told.append(row);
    }
    for (const MessageId message : std::as_const(ready))
        m_candidates.remove(message);
    if (!m_candidates.isEmpty()) { // nothing says when the filters have left a message as it is
        m_sinceFirst.start();
        m_look.start(m_timings.quiet);
    }
    if (!told.isEmpty())
        Q_EMIT arrived(told);
}

} // namespace postaci
