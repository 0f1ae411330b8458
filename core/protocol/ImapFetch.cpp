#include "protocol/ImapSession.h"

#include "message/HeaderDecoder.h"
#include "message/MailboxName.h"
#include "protocol/ImapDialogue.h"
#include "protocol/ImapFetchData.h"

#include <QElapsedTimer>

namespace postaci {

namespace {

constexpr quint32 kFlagWindow = 2'000;
constexpr qsizetype kMostLabels = 500;    ///< of one message
constexpr qsizetype kLongestLabel = 1000; ///< bytes; Gmail allows 225 letters

ServerIdentity identityOf(const ImapFetchData& data)
{
    ServerIdentity identity = data.identity;
    for (ImapValue label = data.labels.first(); label.exists() && identity.labels.size() < kMostLabels;
         label = label.next()) {
        if (label.bytes().size() <= kLongestLabel)
            identity.labels.append(decodeMailbox(label.bytes().toByteArray()));
    }
    return identity;
}

/// Where a server knows both, only Gmail's ids say that flags are shared too.
QByteArray identityItems(const ImapDialogue& dialogue)
{
    if (dialogue.has("X-GM-EXT-1"))
        return " X-GM-MSGID X-GM-THRID X-GM-LABELS";
    return dialogue.has("OBJECTID") ? " EMAILID THREADID" : "";
}

ImapHeader toHeader(const ImapFetchData& data)
{
    ImapHeader header;
    header.uid = data.flags.uid;
    header.flags = data.flags.flags;
    header.keywords = data.flags.keywords;
    header.modSeq = data.flags.modSeq;
    header.internalDate = data.internalDate;
    header.size = qMax<qint64>(data.size, 0);
    header.envelope = parseEnvelope(data.envelope);
    header.envelope.references = parseMessageIds(headerField(data.headerFields.bytes(), "References"));
    header.hasAttachment = structureHasAttachment(data.structure);
    header.identity = identityOf(data);
    return header;
}

/// What fetchHeaders() asks for.
QByteArray headerItems(const ImapDialogue& dialogue, bool hasModSeqs)
{
    QByteArray items = "(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE";
    if (hasModSeqs)
        items += " MODSEQ";
    return items + identityItems(dialogue) + " BODY.PEEK[HEADER.FIELDS (REFERENCES)])";
}

Error missingMessage(quint32 uid)
{
    return makeError(ErrorKind::Gone, ErrorReason::MessageMissing,
                     QStringLiteral("there is no message with the UID %1").arg(uid));
}

} // namespace

Result<void> ImapSession::fetchHeaders(const UidSet& uids, const std::function<void(ImapHeader&&)>& sink)
{
    const QByteArray items = headerItems(*m_dialogue, m_hasModSeqs);
    const auto take = [&sink](const ImapResponse& response) {
        if (!response.is("FETCH"))
            return false;
        const ImapFetchData data = parseFetchData(response);
        // Flags alone are news of some message, not an answer.
        if (data.flags.uid == 0 || (!data.envelope.exists() && data.size < 0))
            return false;
        sink(toHeader(data));
        return true;
    };
    for (const UidSet& piece : uids.chunks()) {
        const auto done = m_dialogue->runOk(ImapCommand("UID FETCH").raw(piece.toImap()).raw(items), take);
        if (!done)
            return unexpected(done.error());
    }
    return {};
}

bool ImapSession::tellsIdentities() const
{
    return has("X-GM-EXT-1") || has("OBJECTID");
}

Result<void> ImapSession::fetchIdentities(const UidSet& uids,
                                          const std::function<void(quint32, ServerIdentity&&)>& sink)
{
    const QByteArray items = "(UID" + identityItems(*m_dialogue) + ')';
    const auto take = [&sink](const ImapResponse& response) {
        const ImapFetchData data = response.is("FETCH") ? parseFetchData(response) : ImapFetchData();
        if (data.flags.uid == 0 || data.identity.message.isEmpty())
            return false;
        sink(data.flags.uid, identityOf(data));
        return true;
    };
    for (const UidSet& piece : tellsIdentities() ? uids.chunks() : std::vector<UidSet>()) {
        const auto done = m_dialogue->runOk(ImapCommand("UID FETCH").raw(piece.toImap()).raw(items), take);
        if (!done)
            return unexpected(done.error());
    }
    return {};
}

Result<void> ImapSession::fetchFlags(const UidSet& uids, quint64 changedSince,
                                     const std::function<void(ImapFlags&&)>& sink,
                                     const std::function<void(const UidSet&)>& vanished)
{
    const bool wantsVanished = changedSince != 0 && m_qresyncEnabled && vanished;
    QByteArray modifier;
    if (changedSince != 0)
        modifier = "(CHANGEDSINCE " + QByteArray::number(changedSince) + (wantsVanished ? " VANISHED)" : ")");
    const auto take = [&](const ImapResponse& response) {
        if (response.is("VANISHED") && wantsVanished) {
            const auto gone = parseVanished(response.rest);
            if (gone && gone->earlier)
                vanished(gone->uids);
            return gone && gone->earlier;
        }
        ImapFetchData data = response.is("FETCH") ? parseFetchData(response) : ImapFetchData();
        if (!data.hasFlags || data.flags.uid == 0)
            return false;
        sink(std::move(data.flags));
        return true;
    };
    // Asked for all flags of a big folder, some servers answer for the newest few thousand messages only.
    for (const UidSet& window : changedSince == 0 ? uids.windows(kFlagWindow) : std::vector<UidSet>{uids}) {
        for (const UidSet& piece : window.chunks()) {
            ImapCommand command("UID FETCH");
            command.raw(piece.toImap()).raw("(UID FLAGS)");
            if (!modifier.isEmpty())
                command.raw(modifier);
            if (const auto done = m_dialogue->runOk(command, take); !done)
                return unexpected(done.error());
        }
    }
    return {};
}

namespace {

/// What waits for a pause between two pieces should not wait long, however slow the line is.
qint64 nextPieceSize(qint64 size, qint64 milliseconds, qint64 biggest)
{
    constexpr qint64 kSmallest = 16 << 10;
    constexpr qint64 kSlow = 500;
    constexpr qint64 kQuick = 150;
    if (milliseconds > kSlow)
        return qMax(size / 2, qMin(kSmallest, biggest));
    return milliseconds < kQuick ? qMin(size * 2, biggest) : size;
}

} // namespace

Result<void> ImapSession::fetchBody(quint32 uid, const BodySink& sink, const std::function<bool()>& between)
{
    const qint64 biggest = m_dialogue->socket().options().limits.bodyPiece;
    qint64 offset = 0;
    qint64 total = -1;
    qint64 size = biggest;
    for (;;) {
        qint64 got = 0;
        QElapsedTimer timer;
        timer.start();
        const auto goesOn = fetchPiece(uid, {offset, size}, sink, got, total);
        if (!goesOn)
            return unexpected(goesOn.error());
        offset += got;
        if (!*goesOn)
            return {};
        size = nextPieceSize(size, timer.elapsed(), biggest);
        const bool isStillWanted = !between || between();
        if (!isConnected()) {
            return unexpected(ErrorKind::Offline, ErrorReason::ConnectionLost,
                              QStringLiteral("the connection was lost between two pieces of a message"));
        }
        if (!isStillWanted)
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                              QStringLiteral("the rest of the message is not wanted any more"));
    }
}

/// One BODY.PEEK[]<offset.size>; true if there may be more. A message ends where a piece is empty, or shorter
/// than asked for with the size reached: sizes that servers announce are not always true, and nothing may be
/// cut silently.
Result<bool> ImapSession::fetchPiece(quint32 uid, const PieceRange& wanted, const BodySink& sink, qint64& got,
                                     qint64& total)
{
    const qint64 offset = wanted.offset;
    const qint64 pieceSize = wanted.size;
    // Held until the response has shown whose body it is; a server that ignores the piece sends it all, past
    // us.
    QByteArray held;
    bool streaming = false;
    m_dialogue->reader().setBodySink([&](QByteArrayView piece, qint64 size) {
        streaming = streaming || size > pieceSize;
        if (!streaming) {
            held += piece;
            return held.size() <= pieceSize; // a second body in one answer is nothing that was asked for
        }
        const qint64 at = got;
        got += piece.size();
        return offset == 0 && sink(piece, at, size);
    });
    bool present = false;
    bool isNil = false;
    const QByteArray range = '<' + QByteArray::number(offset) + '.' + QByteArray::number(pieceSize) + '>';
    const auto command = ImapCommand("UID FETCH")
                             .raw(QByteArray::number(uid))
                             .raw(offset == 0 ? "(UID RFC822.SIZE BODY.PEEK[]" + range + ')'
                                              : "(UID BODY.PEEK[]" + range + ')');
    const auto done = m_dialogue->runOk(command, [&](const ImapResponse& response) {
        const ImapFetchData data = response.is("FETCH") ? parseFetchData(response) : ImapFetchData();
        if (!data.hasBody)
            return false;
        if (data.flags.uid != uid) {
            m_dialogue->abort(
                makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                          QStringLiteral("the server sent another message than was asked for")));
        }
        present = true;
        isNil = isNil || data.bodyIsNil;
        if (data.size > 0)
            total = data.size;
        return true;
    });
    m_dialogue->reader().setBodySink({});
    if (!done)
        return unexpected(done.error());
    if (!present || (isNil && offset == 0))
        return unexpected(missingMessage(uid));
    if (streaming)
        return false;
    got = held.size();
    if (got > 0 && !sink(held, offset, total)) {
        return unexpected(m_dialogue->broken(
            makeError(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"))));
    }
    return got == pieceSize || (got > 0 && offset + got < total);
}

} // namespace postaci
