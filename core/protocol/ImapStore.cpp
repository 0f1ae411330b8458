#include "protocol/ImapSession.h"

#include "protocol/ImapDialogue.h"

namespace postaci {

namespace {

constexpr qsizetype kLongestSet = 8000; ///< bytes of a sequence set in one command

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
    for (const UidSet& piece : uids.chunks(kLongestSet)) {
        const auto done = dialogue.runOk(ImapCommand(verb).raw(piece.toImap()).string(rawTarget), take);
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
    const QByteArray item = mode == StoreMode::Add ? "+FLAGS.SILENT" : "-FLAGS.SILENT";
    for (const UidSet& piece : uids.chunks(kLongestSet)) {
        const auto done =
            m_dialogue->runOk(ImapCommand("UID STORE").raw(piece.toImap()).raw(item).raw(flagList(flags)));
        if (!done)
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
    for (const UidSet& piece : uids.chunks(kLongestSet)) {
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

Result<AppendResult> ImapSession::append(const QByteArray& rawTarget, MessageFlags flags,
                                         const QDateTime& date, QByteArrayView message)
{
    ImapCommand command("APPEND");
    command.string(rawTarget).raw(flagList(flags));
    if (date.isValid())
        command.raw('"' + internalDate(date) + '"');
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
