#include "protocol/ImapSession.h"

#include "message/MailboxName.h"
#include "protocol/ImapDialogue.h"

#include <algorithm>
#include <limits>

namespace postaci {

namespace {

QByteArray flagList(MessageFlags flags)
{
    static const QList<std::pair<MessageFlag, QByteArray>> names{
        {MessageFlag::Seen, "\\Seen"},       {MessageFlag::Answered, "\\Answered"},
        {MessageFlag::Flagged, "\\Flagged"}, {MessageFlag::Deleted, "\\Deleted"},
        {MessageFlag::Draft, "\\Draft"},     {MessageFlag::Forwarded, "$Forwarded"},
        {MessageFlag::Junk, "$Junk"},        {MessageFlag::NotJunk, "$NotJunk"},
    };
    QByteArrayList words;
    for (const auto& [flag, name] : names) {
        if (flags.testFlag(flag))
            words.append(name);
    }
    return '(' + words.join(' ') + ')';
}

/// What a keyword may be made of (RFC 3501 9, flag-keyword is an atom).
bool isKeyword(const QByteArray& word)
{
    constexpr qsizetype kLongestWord = 255;
    return !word.isEmpty() && word.size() <= kLongestWord &&
           std::all_of(word.begin(), word.end(), [](char c) {
               return c > 0x20 && c < 0x7f && !QByteArrayView("(){%*\"\\]").contains(c);
           });
}

QByteArray storeItem(const char* name, StoreMode mode)
{
    return QByteArray(mode == StoreMode::Add ? "+" : "-") + name + ".SILENT";
}

/// Header fields with characters beyond ASCII, which only UTF8=ACCEPT lets into a mailbox (RFC 6855 4).
bool hasUtf8Headers(QByteArrayView message)
{
    qsizetype end = message.indexOf("\r\n\r\n");
    if (end < 0)
        end = message.size();
    return std::any_of(message.begin(), message.begin() + end,
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// "38505 304,319:320 3956:3958"; what is malformed or does not match adds nothing.
void takeCopyUid(QByteArrayView arguments, CopyResult& result)
{
    const QList<QByteArray> words = splitWords(arguments);
    if (words.size() != 3)
        return;
    const auto validity = toNumber(words[0]);
    const auto here = UidSet::parse(words[1]);
    const auto there = UidSet::parse(words[2]);
    // The pairs are by position, and both sides of one response ascend.
    constexpr quint64 kMost = 1'000'000;
    if (!validity || *validity > 0xffffffffU || !here || !there || here->size() != there->size() ||
        static_cast<quint64>(result.uids.size()) + here->size() > kMost)
        return;
    result.uidValidity = static_cast<quint32>(*validity);
    const QList<quint32> from = here->toList();
    const QList<quint32> to = there->toList();
    for (qsizetype i = 0; i < from.size(); ++i)
        result.uids.append({from[i], to[i]});
}

/// COPY and MOVE of one piece after the other; the codes come tagged or, with MOVE, untagged.
Result<CopyResult> transfer(ImapDialogue& dialogue, const QByteArray& verb, const UidSet& uids,
                            const QByteArray& rawTarget)
{
    CopyResult result;
    const auto take = [&result](const ImapResponse& response) {
        const bool isAnswer = response.is("OK") && response.code == "COPYUID";
        if (isAnswer)
            takeCopyUid(response.codeArguments, result);
        return isAnswer;
    };
    for (const UidSet& piece : uids.chunks()) {
        ImapCommand command = ImapCommand(verb).raw(piece.toImap());
        const auto done = dialogue.runOk(dialogue.addName(command, rawTarget), take);
        if (!done)
            return unexpected(done.error());
        if (done->code == "COPYUID")
            takeCopyUid(done->codeArguments, result);
    }
    return result;
}

/// An English date whatever the locale (RFC 3501 date-time).
QByteArray internalDate(const QDateTime& date)
{
    const QDateTime utc = date.toUTC();
    return QLocale::c().toString(utc, QStringLiteral("dd-MMM-yyyy HH:mm:ss")).toLatin1() + " +0000";
}

} // namespace

Result<void> ImapSession::storeFlags(const UidSet& uids, MessageFlags flags, StoreMode mode)
{
    for (const UidSet& piece : uids.chunks()) {
        const auto done = m_dialogue->runOk(
            ImapCommand("UID STORE").raw(piece.toImap()).raw(storeItem("FLAGS", mode)).raw(flagList(flags)));
        if (!done)
            return unexpected(done.error());
    }
    return {};
}

Result<void> ImapSession::storeKeywords(const UidSet& uids, const QList<QByteArray>& keywords, StoreMode mode)
{
    if (!std::all_of(keywords.begin(), keywords.end(), isKeyword)) {
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                          QStringLiteral("a keyword has characters that IMAP does not allow"));
    }
    for (const UidSet& piece : keywords.isEmpty() ? std::vector<UidSet>() : uids.chunks()) {
        const auto done = m_dialogue->runOk(ImapCommand("UID STORE")
                                                .raw(piece.toImap())
                                                .raw(storeItem("FLAGS", mode))
                                                .raw('(' + keywords.join(' ') + ')'));
        if (!done)
            return unexpected(done.error());
    }
    return {};
}

Result<void> ImapSession::storeLabels(const UidSet& uids, const QStringList& labels, StoreMode mode)
{
    for (const UidSet& piece : labels.isEmpty() ? std::vector<UidSet>() : uids.chunks()) {
        ImapCommand command("UID STORE");
        command.raw(piece.toImap()).raw(storeItem("X-GM-LABELS", mode)).open();
        for (const QString& label : labels)
            m_dialogue->addName(command, encodeMailbox(label));
        if (const auto done = m_dialogue->runOk(command.close()); !done)
            return unexpected(done.error());
    }
    return {};
}

Result<CopyResult> ImapSession::copy(const UidSet& uids, const QByteArray& rawTarget)
{
    return transfer(*m_dialogue, "UID COPY", uids, rawTarget);
}

Result<CopyResult> ImapSession::move(const UidSet& uids, const QByteArray& rawTarget)
{
    return transfer(*m_dialogue, "UID MOVE", uids, rawTarget);
}

Result<void> ImapSession::uidExpunge(const UidSet& uids)
{
    for (const UidSet& piece : uids.chunks()) {
        if (const auto done = m_dialogue->runOk(ImapCommand("UID EXPUNGE").raw(piece.toImap())); !done)
            return unexpected(done.error());
    }
    return {};
}

Result<void> ImapSession::expunge()
{
    const auto done = m_dialogue->runOk(ImapCommand("EXPUNGE"));
    return done ? Result<void>() : unexpected(done.error());
}

Result<std::optional<qint64>> ImapSession::appendLimit(const QByteArray& rawTarget)
{
    // The limit for all folders is in the capability; without a number there each folder has its own.
    for (const QByteArray& capability : capabilities()) {
        const auto number =
            capability.startsWith("APPENDLIMIT=") ? toNumber(capability.mid(12)) : std::nullopt;
        if (number)
            return std::optional(
                static_cast<qint64>(qMin<quint64>(*number, std::numeric_limits<qint64>::max())));
    }
    if (!has("APPENDLIMIT"))
        return std::optional<qint64>();
    if (!m_appendLimits.contains(rawTarget)) {
        const auto told = status(rawTarget);
        if (!told && !isConnected())
            return unexpected(told.error());
        // A missing folder says so better in the answer to APPEND.
        m_appendLimits.insert(rawTarget, told ? told->appendLimit : std::nullopt);
    }
    return m_appendLimits.value(rawTarget);
}

Result<void> ImapSession::checkAppendLimit(const QByteArray& rawTarget, qint64 size)
{
    const auto limit = appendLimit(rawTarget);
    if (!limit)
        return unexpected(limit.error());
    if (!*limit || size <= **limit)
        return {};
    Error error = makeError(ErrorKind::Rejected, ErrorReason::MessageTooLarge,
                            QStringLiteral("the server takes messages of at most %1 bytes").arg(**limit));
    error.host = m_dialogue->socket().options().host;
    error.port = m_dialogue->socket().options().port;
    error.messageSize = size;
    error.sizeLimit = **limit;
    return unexpected(std::move(error));
}

Result<AppendResult> ImapSession::append(const QByteArray& rawTarget, MessageFlags flags,
                                         const QDateTime& date, QByteArrayView message)
{
    ViewPieces pieces(message);
    return append(rawTarget, flags, date, pieces, hasUtf8Headers(message));
}

Result<AppendResult> ImapSession::append(const QByteArray& rawTarget, MessageFlags flags,
                                         const QDateTime& date, PieceSource& message, bool hasUtf8Header)
{
    if (auto fits = checkAppendLimit(rawTarget, message.size()); !fits)
        return unexpected(fits.error());
    ImapCommand command = m_dialogue->named("APPEND", rawTarget);
    command.raw(flagList(flags));
    if (date.isValid())
        command.raw('"' + internalDate(date) + '"');
    if (m_dialogue->isUtf8() && hasUtf8Header)
        command.raw("UTF8").open().literal8(message).close();
    else
        command.literal(message);
    const auto done = m_dialogue->runOk(command);
    if (!done)
        return unexpected(done.error());
    AppendResult result;
    const QList<QByteArray> words = splitWords(done->codeArguments);
    if (done->code != "APPENDUID" || words.size() != 2)
        return result;
    const quint64 validity = toNumber(words[0]).value_or(0);
    const quint64 uid = toNumber(words[1]).value_or(0);
    if (validity <= 0xffffffffU && uid <= 0xffffffffU)
        result = {static_cast<quint32>(validity), static_cast<quint32>(uid)};
    return result;
}

} // namespace postaci
