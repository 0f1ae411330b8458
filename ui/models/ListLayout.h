#pragma once

#include "store/StoreTypes.h"

#include <QHash>
#include <QList>
#include <QString>

namespace postaci {

/// What a row of the list stands for: the id of a message, or below zero the key of a heading.
using RowKey = qint64;

/// A heading and where it stands.
struct ListGroup
{
    qsizetype first = 0; ///< of what is listed, the first below it
    RowKey key = -1;     ///< the same for the same heading, whatever else is there
    QString text;
};

/// A conversation whose messages are rows of their own.
struct OpenedConversation
{
    ThreadId thread = 0;
    FolderId folder = 0;     ///< the list's
    QList<MessageId> others; ///< all but the newest of the folder, newest first
};
using OpenedConversations = QHash<MessageId, OpenedConversation>; ///< by the message that stands for it

/// What is at the top of a list, out of its order.
struct LeadingRows
{
    QList<MessageId> ids;
    RowKey heading = 0; ///< 0: none
};

/// The rows of a list: what leads, then the others of `listed`, with headings before and opened conversations
/// behind their first messages.
[[nodiscard]] QList<RowKey> layOut(const QList<MessageId>& listed, const OpenedConversations& opened,
                                   const QList<ListGroup>& groups, const LeadingRows& leading = {});

/// A run of rows.
struct RowRange
{
    int row = 0;
    int count = 0;
    bool operator==(const RowRange&) const = default;
};

/// What makes one list of rows another: first the removals, in places before any change and to be done from
/// the last on; then the insertions, in their places at the end, from the first on.
struct RowChanges
{
    QList<RowRange> removed;
    QList<RowRange> inserted;
    bool isReorder = false; ///< rows have changed places, so the rest says nothing
};
[[nodiscard]] RowChanges changesBetween(const QList<RowKey>& before, const QList<RowKey>& after);

/// `a` with those of `b` that it has not, beside their neighbours in `b`; at the end where it has none of
/// these.
[[nodiscard]] QList<MessageId> merged(const QList<MessageId>& a, const QList<MessageId>& b);

// Lists of ids by date, newest first, each id once.

void sortNewestFirst(QList<MessageId>& ids);
/// Where `id` is, or would be.
[[nodiscard]] qsizetype placeOf(const QList<MessageId>& ids, MessageId id);
[[nodiscard]] QList<MessageId> difference(const QList<MessageId>& a, const QList<MessageId>& b);
[[nodiscard]] QList<MessageId> intersection(const QList<MessageId>& a, const QList<MessageId>& b);
[[nodiscard]] QList<MessageId> united(const QList<MessageId>& a, const QList<MessageId>& b);

} // namespace postaci
