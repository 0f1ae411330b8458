#include "protocol/Pop3Session.h"

#include "protocol/ImapResponse.h"
#include "protocol/Pop3Dialogue.h"

#include <QHash>

namespace postaci {

namespace {

constexpr qsizetype kMostMessages = 1'000'000;
constexpr qsizetype kLongestUidl = 512; ///< RFC 1939 allows 70 bytes
constexpr quint64 kLargestSize = 1ULL << 40;
constexpr qint64 kAnswerBytes = 512; ///< of an answer of one line, more or less

/// A scan listing, "3 1204", or a unique-id listing, "3 Uv8a.1": number and what follows it.
struct ListedLine
{
    quint64 number = 0; ///< 0: the line makes no sense
    QByteArrayView rest;
};

ListedLine listedLine(QByteArrayView line)
{
    line = line.trimmed();
    const qsizetype space = line.indexOf(' ');
    const auto number = toNumber(space < 0 ? line : line.first(space));
    if (!number || *number > std::numeric_limits<quint32>::max())
        return {};
    return {*number, space < 0 ? QByteArrayView() : line.sliced(space + 1).trimmed()};
}

Error tooMany()
{
    return makeError(ErrorKind::Protocol, ErrorReason::ResponseTooLarge,
                     QStringLiteral("the server lists more messages than a mailbox can have"));
}

} // namespace

Pop3Session::Pop3Session(ConnectionOptions options)
    : m_dialogue(std::make_unique<Pop3Dialogue>(std::move(options)))
{
}

Pop3Session::~Pop3Session() = default;

Result<void> Pop3Session::connect()
{
    return m_dialogue->open();
}

bool Pop3Session::isConnected() const
{
    return m_dialogue->socket().isOpen();
}

const QSet<QByteArray>& Pop3Session::mechanisms() const
{
    return m_dialogue->mechanisms();
}

bool Pop3Session::has(const char* capability) const
{
    return m_dialogue->capabilities().contains(capability);
}

int Pop3Session::loginDelay() const
{
    return m_dialogue->loginDelay();
}

qint64 Pop3Session::bytesRead() const
{
    return m_dialogue->socket().bytesRead();
}

Result<QList<Pop3Item>> Pop3Session::list()
{
    QList<Pop3Item> items;
    QHash<quint32, qsizetype> places;
    const auto takeSize = [&](QByteArrayView line) {
        const ListedLine listed = listedLine(line);
        const auto number = static_cast<quint32>(listed.number);
        const QByteArrayView digits = listed.rest.first(
            qMax<qsizetype>(listed.rest.indexOf(' ') < 0 ? listed.rest.size() : listed.rest.indexOf(' '), 0));
        if (number == 0 || places.contains(number) || items.size() > kMostMessages)
            return;
        places.insert(number, items.size());
        items.append({number, static_cast<qint64>(qMin(toNumber(digits).value_or(0), kLargestSize)), {}});
    };
    const auto takeUidl = [&](QByteArrayView line) {
        const ListedLine listed = listedLine(line);
        const auto place = places.constFind(static_cast<quint32>(listed.number));
        if (place != places.cend() && listed.rest.size() <= kLongestUidl)
            items[*place].uidl = listed.rest.toByteArray();
    };
    // A maildrop cannot change within a session, so the two lists fit together.
    const auto listed = m_dialogue->runAll(
        {"LIST", "UIDL"}, [](qsizetype) { return kAnswerBytes; },
        [&](qsizetype index, const Pop3Status& status) -> Result<void> {
            if (!status.isOk())
                return index == 1 ? Result<void>() : unexpected(pop3Error(status, "LIST"));
            if (auto read = index == 0 ? m_dialogue->readLines(takeSize) : m_dialogue->readLines(takeUidl);
                !read)
                return read;
            return items.size() > kMostMessages ? Result<void>(unexpected(tooMany())) : Result<void>();
        });
    if (!listed)
        return unexpected(listed.error());
    return items;
}

Result<void> Pop3Session::transfer(const QByteArray& verb, const QByteArray& suffix,
                                   const QList<Pop3Item>& items, const Pop3Receiver& receiver)
{
    QByteArrayList lines;
    lines.reserve(items.size());
    for (const Pop3Item& item : items)
        lines.append(verb + ' ' + QByteArray::number(item.number) + suffix);
    const auto cancelled = [] {
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
    };
    return m_dialogue->runAll(
        lines,
        [&](qsizetype index) {
            return verb == "TOP" ? qMin<qint64>(items[index].size, 4096) : items[index].size;
        },
        [&](qsizetype index, const Pop3Status& status) -> Result<void> {
            const Pop3Item& item = items[index];
            Result<void> outcome;
            if (status.isOk()) {
                const auto read = m_dialogue->readMessage(
                    item.size, [&](QByteArrayView piece) { return receiver.piece(item, piece); });
                if (!read)
                    return read;
            } else {
                outcome = unexpected(m_dialogue->refused(pop3Error(status, verb)));
            }
            return receiver.finished(item, outcome) ? Result<void>() : Result<void>(cancelled());
        });
}

Result<void> Pop3Session::fetchHeaders(const QList<Pop3Item>& items, const Pop3Receiver& receiver)
{
    qint64 given = 0;
    Pop3Receiver limited;
    limited.piece = [&](const Pop3Item& item, QByteArrayView piece) {
        const qint64 left = qMin<qint64>(piece.size(), headerLimit - given);
        given += left;
        return left == 0 || receiver.piece(item, piece.first(left));
    };
    limited.finished = [&](const Pop3Item& item, const Result<void>& outcome) {
        given = 0;
        m_hasTop = m_hasTop && (outcome || outcome.error().kind != ErrorKind::Rejected);
        return receiver.finished(item, outcome);
    };
    return transfer("TOP", " 0", items, limited);
}

Result<void> Pop3Session::fetch(const QList<Pop3Item>& items, const Pop3Receiver& receiver)
{
    return transfer("RETR", {}, items, receiver);
}

Result<QList<Pop3Item>> Pop3Session::markDeleted(const QList<Pop3Item>& items)
{
    QByteArrayList lines;
    lines.reserve(items.size());
    for (const Pop3Item& item : items)
        lines.append("DELE " + QByteArray::number(item.number));
    QList<Pop3Item> marked;
    const auto done = m_dialogue->runAll(
        lines, [](qsizetype) { return kAnswerBytes; },
        [&](qsizetype index, const Pop3Status& status) -> Result<void> {
            m_hasMarked = m_hasMarked || status.isOk();
            if (status.isOk() || pop3Error(status, "DELE").kind == ErrorKind::Gone)
                marked.append(items[index]);
            return {};
        });
    if (!done)
        return unexpected(done.error());
    return marked;
}

Result<void> Pop3Session::unmarkDeleted()
{
    const auto reply = m_dialogue->command("RSET");
    if (!reply)
        return unexpected(reply.error());
    m_hasMarked = m_hasMarked && !reply->isOk();
    return reply->isOk() ? Result<void>() : unexpected(m_dialogue->refused(pop3Error(*reply, "RSET")));
}

Result<void> Pop3Session::quit()
{
    QtSocket& socket = m_dialogue->socket();
    if (!m_hasMarked)
        socket.setReplyTimeout(socket.options().limits.logoutMs);
    const auto reply = m_dialogue->command("QUIT");
    socket.close();
    if (!reply)
        return unexpected(reply.error());
    return reply->isOk() ? Result<void>() : unexpected(m_dialogue->refused(pop3Error(*reply, "QUIT")));
}

} // namespace postaci
