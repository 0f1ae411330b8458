#include "cli/Commands.h"

#include "message/Conversations.h"
#include "message/HeaderDecoder.h"
#include "message/MailFiles.h"

#include <QJsonArray>

namespace postaci::cli {

namespace {

/// Messages in the order in which they were read, as far as conversations need them.
struct ReadMessages
{
    std::vector<ConversationMember> members;
    std::vector<QByteArray> names; ///< the Message-ID in its brackets, or <none:N>
    qint64 lastSeconds = 0;

    void add(const QByteArray& header)
    {
        const Envelope envelope = decodeEnvelope(header);
        const auto place = static_cast<qint64>(members.size()) + 1;
        names.push_back(envelope.messageId.isEmpty() ? "<none:" + QByteArray::number(place) + '>'
                                                     : '<' + envelope.messageId.toUtf8() + '>');
        // One without a date stands where it stands: right behind the one before it.
        if (envelope.date.isValid())
            lastSeconds = envelope.date.toSecsSinceEpoch();
        members.push_back({conversationKeys(envelope), conversationTime(lastSeconds, place)});
    }

    /// Messages of the same second are in their order.
    static ConversationTime conversationTime(qint64 seconds, qint64 place)
    {
        constexpr qint64 kLowPart = (1 << 20) - 1;
        constexpr qint64 kEndOfTime = qint64{1} << 42; // seconds that still fit
        return (qBound(-kEndOfTime, seconds, kEndOfTime) << 20) + qMin(place, kLowPart);
    }
};

} // namespace

int runThreads(const QString& path)
{
    ReadMessages messages;
    const auto read =
        forEachHeaderBlock(path, [&messages](const QByteArray& header) { messages.add(header); });
    if (!read)
        return fail(read.error());
    for (const auto& conversation : conversationsOf(messages.members)) {
        QJsonArray ids;
        for (const size_t member : conversation)
            ids.append(QString::fromUtf8(messages.names[member]));
        printArray(ids);
    }
    return Good;
}

} // namespace postaci::cli
