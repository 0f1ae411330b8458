#include "models/ListLayout.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace postaci {

namespace {

void appendRow(QList<RowRange>& ranges, qsizetype row)
{
    if (!ranges.isEmpty() && ranges.last().row + ranges.last().count == row)
        ++ranges.last().count;
    else
        ranges.append({static_cast<int>(row), 1});
}

QSet<RowKey> keysOf(const QList<RowKey>& rows, qsizetype first, qsizetype end)
{
    return {rows.begin() + first, rows.begin() + end};
}

} // namespace

QList<RowKey> layOut(const QList<MessageId>& listed, const OpenedConversations& opened,
                     const QList<ListGroup>& groups, const LeadingRows& leading)
{
    if (opened.isEmpty() && groups.isEmpty() && leading.ids.isEmpty())
        return listed; // shared, not copied
    qsizetype size = listed.size() + groups.size() + 1;
    for (const OpenedConversation& conversation : opened)
        size += conversation.others.size();
    QList<RowKey> rows;
    rows.reserve(size);
    const auto append = [&](MessageId id) {
        rows.append(id);
        if (const auto found = opened.constFind(id); found != opened.cend())
            rows += found->others;
    };
    if (leading.heading != 0 && !leading.ids.isEmpty())
        rows.append(leading.heading);
    for (const MessageId id : leading.ids)
        append(id);
    const QSet<MessageId> led(leading.ids.begin(), leading.ids.end());
    qsizetype group = 0;
    RowKey heading = 0; // of the group, until it has a row
    for (qsizetype i = 0; i < listed.size(); ++i) {
        if (group < groups.size() && groups.at(group).first == i)
            heading = groups.at(group++).key;
        if (led.contains(listed.at(i)))
            continue;
        if (heading != 0)
            rows.append(std::exchange(heading, 0));
        append(listed.at(i));
    }
    return rows;
}

RowChanges changesBetween(const QList<RowKey>& before, const QList<RowKey>& after)
{
    const auto [left, right] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const qsizetype first = left - before.begin();
    const auto fromEnd = std::mismatch(before.rbegin(), std::make_reverse_iterator(left), after.rbegin(),
                                       std::make_reverse_iterator(right));
    const qsizetype beforeEnd = fromEnd.first.base() - before.begin();
    const qsizetype afterEnd = fromEnd.second.base() - after.begin();

    RowChanges changes;
    if (first == beforeEnd || first == afterEnd) {
        if (first < beforeEnd)
            changes.removed.append({static_cast<int>(first), static_cast<int>(beforeEnd - first)});
        if (first < afterEnd)
            changes.inserted.append({static_cast<int>(first), static_cast<int>(afterEnd - first)});
        return changes;
    }
    const QSet<RowKey> afterKeys = keysOf(after, first, afterEnd);
    QList<RowKey> stays;
    for (qsizetype row = first; row < beforeEnd; ++row) {
        if (afterKeys.contains(before.at(row)))
            stays.append(before.at(row));
        else
            appendRow(changes.removed, row);
    }
    const QSet<RowKey> stayingKeys(stays.begin(), stays.end());
    qsizetype next = 0;
    for (qsizetype row = first; row < afterEnd; ++row) {
        if (!stayingKeys.contains(after.at(row))) {
            appendRow(changes.inserted, row);
        } else if (stays.at(next++) != after.at(row)) {
            changes.isReorder = true;
            return changes;
        }
    }
    return changes;
}

QList<MessageId> merged(const QList<MessageId>& a, const QList<MessageId>& b)
{
    const QSet<MessageId> known(a.begin(), a.end());
    QSet<MessageId> added;
    QHash<MessageId, QList<MessageId>> behind;
    QList<MessageId> beginning; // of b, before the first that is known
    MessageId firstKnown = 0;
    MessageId last = 0;
    for (const MessageId id : b) {
        if (known.contains(id)) {
            last = id;
            firstKnown = firstKnown != 0 ? firstKnown : id;
        } else if (!added.contains(id)) {
            added.insert(id);
            (last != 0 ? behind[last] : beginning).append(id);
        }
    }
    QList<MessageId> result;
    result.reserve(a.size() + added.size());
    for (const MessageId id : a) {
        if (id == firstKnown)
            result += beginning;
        result.append(id);
        result += behind.value(id);
    }
    return firstKnown != 0 ? result : result + beginning;
}

void sortNewestFirst(QList<MessageId>& ids)
{
    std::sort(ids.begin(), ids.end(), std::greater<>());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

qsizetype placeOf(const QList<MessageId>& ids, MessageId id)
{
    return std::lower_bound(ids.begin(), ids.end(), id, std::greater<>()) - ids.begin();
}

QList<MessageId> difference(const QList<MessageId>& a, const QList<MessageId>& b)
{
    QList<MessageId> result;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result), std::greater<>());
    return result;
}

QList<MessageId> intersection(const QList<MessageId>& a, const QList<MessageId>& b)
{
    QList<MessageId> result;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result),
                          std::greater<>());
    return result;
}

QList<MessageId> united(const QList<MessageId>& a, const QList<MessageId>& b)
{
    QList<MessageId> result;
    result.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result), std::greater<>());
    return result;
}

} // namespace postaci
