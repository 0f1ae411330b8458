#include "protocol/ImapSession.h"

#include "protocol/ImapDialogue.h"
#include "protocol/ImapFetchData.h"
#include "protocol/ImapMailboxes.h"

namespace postaci {

namespace {

constexpr size_t kMostRanges = 100'000;       ///< of vanished UIDs
constexpr qsizetype kMostChanges = 200'000;   ///< of flags, each keyword counted too
constexpr qsizetype kLongestKnownUids = 8000; ///< bytes of the set in SELECT: it helps, and no more than that

constexpr MessageFlags kAllFlags = MessageFlag::Seen | MessageFlag::Answered | MessageFlag::Flagged |
                                   MessageFlag::Deleted | MessageFlag::Draft | MessageFlag::Forwarded |
                                   MessageFlag::Junk | MessageFlag::NotJunk;
constexpr MessageFlags kKeywordFlags = MessageFlag::Forwarded | MessageFlag::Junk | MessageFlag::NotJunk;

quint32 number32(QByteArrayView text)
{
    const auto number = toNumber(text);
    return number && *number <= 0xffffffffU ? static_cast<quint32>(*number) : 0;
}

/// Gathers the answer to one SELECT.
class SelectCollector
{
public:
    explicit SelectCollector(bool withModSeq) : m_withModSeq(withModSeq) { begin(); }

    bool operator()(const ImapResponse& response)
    {
        if (response.is("OK")) {
            takeCode(response);
            return true;
        }
        if (response.is("EXISTS")) {
            m_selected.exists = response.number.value_or(0);
            return false; // the dialogue counts from here
        }
        if (response.is("VANISHED"))
            return takeVanished(response);
        return response.is("FETCH") && takeFlags(response);
    }
    ImapSelected take() { return std::move(m_selected); }

private:
    void begin()
    {
        m_changes = 0;
        m_selected = {};
        m_selected.permanentFlags = kAllFlags; // unless the server says otherwise
    }

    void takeCode(const ImapResponse& response)
    {
        if (response.code == "CLOSED")
            begin(); // what came before was of the folder that was open
        else if (response.code == "UIDVALIDITY")
            m_selected.uidValidity = number32(response.codeArguments);
        else if (response.code == "UIDNEXT")
            m_selected.uidNext = number32(response.codeArguments);
        else if (response.code == "HIGHESTMODSEQ" && m_withModSeq)
            m_selected.highestModSeq = toNumber(response.codeArguments).value_or(0);
        else if (response.code == "NOMODSEQ")
            m_selected.highestModSeq = 0;
        else if (response.code == "PERMANENTFLAGS")
            takePermanentFlags(response.codeArguments);
        else if (response.code == "MAILBOXID")
            m_selected.mailboxId = parseObjectId(response.codeArguments);
    }

    void takePermanentFlags(QByteArrayView text)
    {
        const QList<QByteArray> words = splitWords(text);
        m_selected.permanentFlags = parseFlagWords(words).flags;
        m_selected.keywordsAllowed = words.contains("\\*");
        if (m_selected.keywordsAllowed)
            m_selected.permanentFlags |= kKeywordFlags;
    }

    bool takeVanished(const ImapResponse& response)
    {
        const auto vanished = parseVanished(response.rest);
        if (!vanished) {
            m_selected.vanishedUnreliable = true;
            return true;
        }
        if (!vanished->earlier) // of the folder that was open, or news: both are the dialogue's
            return false;
        m_selected.vanishedUnreliable =
            m_selected.vanishedUnreliable || m_selected.vanished.ranges().size() > kMostRanges;
        if (!m_selected.vanishedUnreliable)
            m_selected.vanished.unite(vanished->uids);
        return true;
    }

    bool takeFlags(const ImapResponse& response)
    {
        const ImapFetchData data = parseFetchData(response);
        if (!data.hasFlags || data.flags.uid == 0)
            return false;
        // More than can be gathered: they are asked for again in pieces, as if none had been told.
        m_changes += 1 + data.flags.keywords.size();
        if (m_changes > kMostChanges)
            m_selected.vanishedUnreliable = true;
        else
            m_selected.changed.append(data.flags);
        return true;
    }

    const bool m_withModSeq;
    qsizetype m_changes = 0;
    ImapSelected m_selected;
};

QByteArray qresyncParameter(const QresyncState& known)
{
    QByteArray text =
        "(QRESYNC (" + QByteArray::number(known.uidValidity) + ' ' + QByteArray::number(known.highestModSeq);
    const QByteArray uids = known.knownUids.toImap();
    if (!uids.isEmpty() && uids.size() <= kLongestKnownUids)
        text += ' ' + uids;
    return text + "))";
}

} // namespace

Result<ImapSelected> ImapSession::select(const QByteArray& rawName, const std::optional<QresyncState>& known)
{
    const bool withModSeq = m_dialogue->dialect().modSeqs;
    ImapCommand command = m_dialogue->named("SELECT", rawName);
    const bool byQresync = m_qresyncEnabled && known && known->uidValidity != 0 && known->highestModSeq != 0;
    if (byQresync)
        command.raw(qresyncParameter(*known));
    else if (withModSeq)
        command.raw("(CONDSTORE)");
    forgetSelected();
    m_selectedName.clear(); // a refused SELECT leaves none selected
    SelectCollector collector(withModSeq);
    const auto done = m_dialogue->runOk(command, std::ref(collector));
    if (!done)
        return unexpected(done.error());
    m_selectedName = rawName;
    ImapSelected selected = collector.take();
    selected.readOnly = done->code == "READ-ONLY";
    // A server may announce QRESYNC and know no ENABLE: then nothing was told of what happened meanwhile.
    selected.vanishedUnreliable = selected.vanishedUnreliable || !byQresync;
    m_hasModSeqs = selected.highestModSeq != 0;
    m_dialogue->setExists(selected.exists);
    forgetSelected(); // told by the result, or of the folder that was open
    return selected;
}

Result<void> ImapSession::unselect()
{
    if (m_selectedName.isEmpty())
        return {};
    QList<ImapCommand> commands{ImapCommand("UNSELECT")};
    // CLOSE expunges unless the folder was opened to be read only (RFC 3501 6.4.2).
    if (!has("UNSELECT"))
        commands = {m_dialogue->named("EXAMINE", m_selectedName), ImapCommand("CLOSE")};
    for (const ImapCommand& command : std::as_const(commands)) {
        if (const auto done = m_dialogue->runOk(command); !done)
            return unexpected(done.error());
    }
    m_selectedName.clear();
    m_dialogue->setExists(0);
    forgetSelected();
    return {};
}

/// Drops the news of the selected folder; those of watched ones stay.
void ImapSession::forgetSelected()
{
    MailboxUpdates& updates = m_dialogue->updates();
    MailboxUpdates kept;
    kept.folders = std::move(updates.folders);
    kept.foldersChanged = updates.foldersChanged;
    kept.watchEnded = updates.watchEnded;
    updates = std::move(kept);
}

} // namespace postaci
