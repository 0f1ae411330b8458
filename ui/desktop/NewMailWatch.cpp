#include "desktop/NewMailWatch.h"

#include "base/Identities.h"

#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

/// More at once is one number anyway.
constexpr qsizetype kMostCandidates = 1000;
/// Of a conversation's sent messages the newest are looked at.
constexpr int kMostCopies = 20;

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
            m_candidates[message].start();
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
    return !row.flags.testAnyFlags(unwanted) && !isOwnCopy(row);
}

/// What the person has sent comes back from mailing lists and from copies to oneself. An own address alone
/// says nothing: scanners and other machines write from it too, and so do forgers.
bool NewMailWatch::isOwnCopy(const MessageRow& row) const
{
    const MailReader& reader = m_engine.reader();
    const QList<Account> accounts = reader.accounts().value_or({});
    if (!isOwnAddress(accounts, row.from.addr))
        return false;
    const QString messageId = reader.envelope(row.id).value_or({}).messageId;
    if (messageId.isEmpty())
        return false;
    const bool isSentHere =
        std::any_of(accounts.begin(), accounts.end(), [&reader, &messageId](const Account& account) {
            return reader.wasSent(account.id, messageId).value_or(false);
        });
    if (isSentHere)
        return true;
    // By another program of the person, which has kept a copy.
    const ThreadId thread = reader.threadOf(row.id).value_or(0);
    const FolderId sent = reader.folderByRole(row.account, FolderRole::Sent).value_or(0);
    if (thread == 0 || sent == 0)
        return false;
    const QList<MessageId> copies =
        reader.conversationMembersIn(thread, sent, kMostCopies).value_or(QList<MessageId>());
    return std::any_of(copies.begin(), copies.end(), [&reader, &messageId](MessageId copy) {
        return reader.envelope(copy).value_or({}).messageId == messageId;
    });
}

void NewMailWatch::look()
{
    const QSet<MessageId> waiting = awaitingFilters();
    QList<MessageId> ready;
    for (auto candidate = m_candidates.cbegin(); candidate != m_candidates.cend(); ++candidate) {
        if (!waiting.contains(candidate.key()) || candidate->hasExpired(m_timings.filters.count()))
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
