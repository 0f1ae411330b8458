#include "sync/Pop3Pass.h"

#include "sync/NewMailFilter.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kSlice = 50;
/// A server that forgets its messages for a while must not have them fetched again when it remembers.
constexpr qint64 kRememberDays = 180;

} // namespace

Pop3Pass::Pop3Pass(const MaildropScope& scope, MaildropEvents events)
    : m_scope(scope), m_events(std::move(events))
{
}

Result<void> Pop3Pass::run()
{
    const auto items = m_scope.session.list();
    if (!items)
        return unexpected(items.error());
    auto known = m_scope.reader.knownUidls(m_scope.account.id);
    if (!known)
        return unexpected(known.error());
    m_match.emplace(*items, std::move(*known));
    m_intake.emplace(m_scope, *m_match,
                     [this](qsizetype index, MessageId message) { stored(index, message); });
    if (m_events.onlyWanted)
        return runForWanted();
    for (const auto step : {&Pop3Pass::settleUnsure, &Pop3Pass::fetchAll, &Pop3Pass::noteChanges,
                            &Pop3Pass::finishInbox, &Pop3Pass::deleteAtServer}) {
        if (auto done = (this->*step)(); !done)
            return done;
    }
    return {};
}

Result<void> Pop3Pass::runForWanted()
{
    for (const auto step : {&Pop3Pass::settleUnsure, &Pop3Pass::serveWanted}) {
        if (auto done = (this->*step)(); !done)
            return done;
    }
    (void)m_scope.session.quit(); // nothing is marked there, so nothing can be lost by it
    return {};
}

Result<void> Pop3Pass::settleUnsure()
{
    QList<qsizetype> unsure;
    for (qsizetype i = 0; i < m_match->entries().size(); ++i) {
        if (m_match->entries().at(i).state == State::Unsure)
            unsure.append(i);
    }
    for (qsizetype start = 0; start < unsure.size() && m_scope.session.hasTop(); start += kSlice) {
        if (auto settled = m_intake->fetchHeaders(unsure.mid(start, kSlice)); !settled)
            return settled;
    }
    return {};
}

bool Pop3Pass::isMissing(qsizetype index) const
{
    const MaildropMatch::Entry& entry = m_match->entries().at(index);
    if (m_whole.contains(index))
        return false;
    return entry.state != State::Known || (entry.known.message != 0 && !entry.known.hasBody);
}

QList<qsizetype> Pop3Pass::toFetch() const
{
    QList<qsizetype> missing;
    for (qsizetype i = m_match->entries().size() - 1; i >= 0; --i) {
        if (isMissing(i))
            missing.append(i);
    }
    return missing;
}

Result<void> Pop3Pass::fetchAll()
{
    const QList<qsizetype> missing = toFetch();
    m_total = missing.size();
    if (m_total > 0)
        reportProgress();
    // First everything small, and the rows of what is big.
    for (qsizetype start = 0; start < missing.size(); start += kSlice) {
        if (auto served = serveWanted(); !served)
            return served;
        if (auto fetched = fetchSlice(missing.mid(start, kSlice)); !fetched)
            return fetched;
        if (auto filtered = filterNewMail(m_scope); !filtered)
            return filtered;
    }
    for (const qsizetype index : missing) {
        if (auto served = serveWanted(); !served)
            return served;
        if (!m_intake->isBig(index) || !isMissing(index))
            continue;
        if (auto fetched = fetchBig(index); !fetched)
            return fetched;
    }
    return filterNewMail(m_scope);
}

Result<void> Pop3Pass::fetchSlice(const QList<qsizetype>& slice)
{
    QList<qsizetype> small;
    QList<qsizetype> big;
    for (const qsizetype index : slice) {
        if (!isMissing(index))
            continue;
        if (!m_intake->isBig(index))
            small.append(index);
        else if (m_intake->messageOf(index) == 0)
            big.append(index);
    }
    if (!big.isEmpty() && m_scope.session.hasTop()) {
        if (auto fetched = m_intake->fetchHeaders(big); !fetched)
            return fetched;
    }
    return small.isEmpty() ? Result<void>() : m_intake->fetch(small, {});
}

Result<void> Pop3Pass::fetchBig(qsizetype index)
{
    const qint64 size = m_match->entries().at(index).item.size;
    return m_intake->fetch({index}, [&](qint64 bytes) {
        if (m_events.bodyProgress && m_intake->messageOf(index) != 0)
            m_events.bodyProgress(m_intake->messageOf(index), bytes, qMax(size, bytes));
    });
}

/// What somebody looks at goes before what nobody waits for.
Result<void> Pop3Pass::serveWanted()
{
    while (const auto wanted = m_events.nextWanted ? m_events.nextWanted() : std::nullopt) {
        qsizetype index = 0;
        while (index < m_match->entries().size() && m_intake->messageOf(index) != *wanted)
            ++index;
        if (index < m_match->entries().size() && isMissing(index)) {
            if (auto fetched = fetchBig(index); !fetched)
                return fetched;
        }
        // Stored by now, here or before; or the server has it no more.
        if (m_scope.reader.body(*wanted))
            m_events.bodyStored(*wanted);
        else
            m_events.bodyFailed(*wanted,
                                makeError(ErrorKind::Gone, ErrorReason::MessageMissing,
                                          QStringLiteral("The server does not have the message any more")));
    }
    return {};
}

void Pop3Pass::stored(qsizetype index, MessageId message)
{
    m_whole.insert(index);
    if (m_events.bodyStored)
        m_events.bodyStored(message);
    reportProgress();
}

void Pop3Pass::reportProgress() const
{
    if (m_events.progress)
        m_events.progress(qMin<qint64>(m_whole.size(), m_total), m_total);
}

/// What the server lists otherwise than the last time.
Result<void> Pop3Pass::noteChanges()
{
    QList<qint64> back;
    QList<qint64> gone;
    QList<qsizetype> changed;
    for (qsizetype i = 0; i < m_match->entries().size(); ++i) {
        const MaildropMatch::Entry& entry = m_match->entries().at(i);
        if (entry.state != State::Known)
            continue;
        if (entry.known.gone.isValid())
            back.append(entry.known.id);
        if (entry.known.uidl != m_match->storedUidl(i) || entry.known.size != entry.item.size)
            changed.append(i);
    }
    const QDateTime now = m_scope.clock.now();
    const QDateTime forgotten = now.addDays(-kRememberDays);
    bool someAreOld = false;
    for (const KnownUidl& known : m_match->missing()) {
        if (!known.gone.isValid())
            gone.append(known.id);
        else
            someAreOld = someAreOld || known.gone < forgotten;
    }
    if (back.isEmpty() && gone.isEmpty() && changed.isEmpty() && !someAreOld)
        return {};
    return m_scope.write([&](Transaction& transaction) -> Result<void> {
        for (const qsizetype index : changed) {
            const MaildropMatch::Entry& entry = m_match->entries().at(index);
            if (auto updated =
                    transaction.updateUidl(entry.known.id, m_match->storedUidl(index), entry.item.size);
                !updated)
                return updated;
        }
        if (auto set = transaction.setUidlsGone(back, {}); !set)
            return set;
        if (auto set = transaction.setUidlsGone(gone, now); !set)
            return set;
        return transaction.forgetUidlsGoneBefore(m_scope.account.id, forgotten);
    });
}

/// The Inbox is complete from its first whole pass on.
Result<void> Pop3Pass::finishInbox()
{
    auto inbox = m_scope.reader.folder(m_scope.inbox);
    if (!inbox)
        return unexpected(inbox.error());
    if (inbox->syncedDownTo == 1)
        return {};
    inbox->syncedDownTo = 1;
    inbox->lastSync = m_scope.clock.now();
    return m_scope.write([&](Transaction& transaction) { return transaction.setSyncState(*inbox); });
}

bool Pop3Pass::isToBeDeleted(const KnownUidl& known) const
{
    const Pop3Settings& settings = m_scope.account.pop3;
    const bool isDeletedHere = known.message == 0;
    if (!isDeletedHere && !known.hasBody)
        return false;
    if (!settings.leaveOnServer || (isDeletedHere && settings.deleteWhenDeletedHere))
        return true;
    return settings.deleteAfterDays > 0 &&
           known.firstSeen.addDays(settings.deleteAfterDays) <= m_scope.clock.now();
}

/// By what the store has by now, committed to the disk, and by nothing else.
Result<void> Pop3Pass::deleteAtServer()
{
    const auto known = m_scope.reader.knownUidls(m_scope.account.id);
    if (!known)
        return unexpected(known.error());
    QHash<qint64, const KnownUidl*> byId;
    QHash<MessageId, const KnownUidl*> byMessage;
    for (const KnownUidl& row : *known) {
        byId.insert(row.id, &row);
        if (row.message != 0)
            byMessage.insert(row.message, &row);
    }
    QList<Pop3Item> items;
    QHash<quint32, qint64> rows; // by number
    for (qsizetype i = 0; i < m_match->entries().size(); ++i) {
        const MaildropMatch::Entry& entry = m_match->entries().at(i);
        const KnownUidl* row = entry.state == State::Known ? byId.value(entry.known.id)
                                                           : byMessage.value(m_intake->messageOf(i));
        if (!row || !isToBeDeleted(*row))
            continue;
        items.append(entry.item);
        rows.insert(entry.item.number, row->id);
    }
    const auto marked = items.isEmpty() ? Result<QList<Pop3Item>>(items) : m_scope.session.markDeleted(items);
    if (!marked)
        return unexpected(marked.error());
    if (auto ended = m_scope.session.quit(); !ended)
        return marked->isEmpty() ? Result<void>() : ended;
    QList<qint64> gone;
    for (const Pop3Item& item : *marked)
        gone.append(rows.value(item.number));
    if (gone.isEmpty())
        return {};
    return m_scope.write(
        [&](Transaction& transaction) { return transaction.setUidlsGone(gone, m_scope.clock.now()); });
}

} // namespace postaci
