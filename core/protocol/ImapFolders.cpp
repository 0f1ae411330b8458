#include "protocol/ImapSession.h"

#include "protocol/ImapDialogue.h"
#include "protocol/ImapMailboxes.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostFolders = 100'000;

Result<void> withoutValue(const Result<ImapCompletion>& done)
{
    return done ? Result<void>() : unexpected(done.error());
}

bool hasModSeq(const ImapDialogue& dialogue)
{
    return dialogue.has("CONDSTORE") || dialogue.has("QRESYNC");
}

QByteArray statusItems(const ImapDialogue& dialogue)
{
    QByteArray items = "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN";
    if (hasModSeq(dialogue))
        items += " HIGHESTMODSEQ";
    return items + ')';
}

/// What LIST answers, one INBOX at most, with STATUS where it came along.
class ListCollector
{
public:
    explicit ListCollector(bool withModSeq) : m_withModSeq(withModSeq) {}

    bool operator()(const ImapResponse& response)
    {
        if (response.is("LIST") || response.is("XLIST")) {
            takeMailbox(response);
            return true;
        }
        if (!response.is("STATUS"))
            return false;
        const auto [rawName, status] = parseStatusResponse(response, m_withModSeq);
        if (m_status.size() < kMostFolders)
            m_status.insert(rawName, status);
        return true;
    }
    QList<ImapMailbox> take()
    {
        for (ImapMailbox& mailbox : m_mailboxes) {
            const auto status = m_status.constFind(mailbox.rawName);
            if (status != m_status.constEnd())
                mailbox.status = *status;
        }
        m_status.clear();
        return std::exchange(m_mailboxes, {});
    }

private:
    void takeMailbox(const ImapResponse& response)
    {
        const auto mailbox = parseListResponse(response);
        if (!mailbox || m_mailboxes.size() >= kMostFolders || m_seen.contains(mailbox->rawName))
            return;
        m_seen.insert(mailbox->rawName);
        m_mailboxes.append(*mailbox);
    }

    const bool m_withModSeq;
    QList<ImapMailbox> m_mailboxes;
    QSet<QByteArray> m_seen;
    QHash<QByteArray, ImapStatus> m_status;
};

/// The richest LIST that the server announces, and the plain one in case it does not mean it.
QList<ImapCommand> listCommands(const ImapDialogue& dialogue)
{
    QList<ImapCommand> commands;
    QByteArrayList wanted;
    if (dialogue.has("LIST-EXTENDED")) {
        if (dialogue.has("SPECIAL-USE"))
            wanted.append("SPECIAL-USE");
        if (dialogue.has("LIST-STATUS"))
            wanted.append("STATUS " + statusItems(dialogue));
    }
    if (!wanted.isEmpty())
        commands.append(ImapCommand("LIST").raw("\"\" \"*\" RETURN (" + wanted.join(' ') + ')'));
    if (dialogue.has("XLIST") && !dialogue.has("SPECIAL-USE"))
        commands.append(ImapCommand("XLIST").raw("\"\" \"*\""));
    commands.append(ImapCommand("LIST").raw("\"\" \"*\""));
    return commands;
}

bool isInbox(const ImapMailbox& mailbox)
{
    return mailbox.role == FolderRole::Inbox;
}

} // namespace

Result<QList<ImapMailbox>> ImapSession::list()
{
    ListCollector collector(hasModSeq(*m_dialogue));
    Result<ImapCompletion> done = ImapCompletion();
    for (const ImapCommand& command : listCommands(*m_dialogue)) {
        collector.take();
        done = m_dialogue->runOk(command, std::ref(collector));
        if (done || !isConnected())
            break;
    }
    if (!done)
        return unexpected(done.error());
    QList<ImapMailbox> mailboxes = collector.take();
    if (auto added = addMissingInbox(mailboxes); !added)
        return unexpected(added.error());
    if (auto learned = learnPrefix(mailboxes); !learned)
        return unexpected(learned.error());
    return mailboxes;
}

/// XLIST marks the inbox whatever it is called; Courier keeps it out of every namespace.
Result<void> ImapSession::addMissingInbox(QList<ImapMailbox>& mailboxes)
{
    if (std::any_of(mailboxes.begin(), mailboxes.end(), isInbox))
        return {};
    ListCollector collector(false);
    const auto done = m_dialogue->run(ImapCommand("LIST").raw("\"\" \"INBOX\""), std::ref(collector));
    if (!done)
        return unexpected(done.error());
    const QList<ImapMailbox> found = collector.take();
    ImapMailbox inbox;
    inbox.rawName = QByteArrayLiteral("INBOX");
    inbox.name = QStringLiteral("INBOX");
    inbox.role = FolderRole::Inbox;
    for (const ImapMailbox& mailbox : found) {
        if (isInbox(mailbox))
            inbox = mailbox;
    }
    mailboxes.prepend(inbox);
    return {};
}

/// Read off the names where that is possible: NAMESPACE makes one old server drop the connection.
Result<void> ImapSession::learnPrefix(const QList<ImapMailbox>& mailboxes)
{
    m_personalPrefix.clear();
    const auto inbox = std::find_if(mailboxes.begin(), mailboxes.end(), isInbox);
    const QByteArray prefix = inbox->delimiter == 0 ? QByteArray() : inbox->rawName + inbox->delimiter;
    const auto isBelowInbox = [&prefix](const ImapMailbox& mailbox) {
        return isInbox(mailbox) || (!prefix.isEmpty() && mailbox.rawName.startsWith(prefix));
    };
    if (!std::all_of(mailboxes.begin(), mailboxes.end(), isBelowInbox))
        return {};
    if (mailboxes.size() > 1) {
        m_personalPrefix = prefix;
        return {};
    }
    if (!has("NAMESPACE"))
        return {};
    const auto done = m_dialogue->run(ImapCommand("NAMESPACE"), [this](const ImapResponse& response) {
        if (response.is("NAMESPACE"))
            m_personalPrefix = parsePersonalPrefix(response);
        return response.is("NAMESPACE");
    });
    return withoutValue(done);
}

QByteArray ImapSession::personalPrefix() const
{
    return m_personalPrefix;
}

Result<ImapStatus> ImapSession::status(const QByteArray& rawName)
{
    ImapStatus status;
    const auto command = ImapCommand("STATUS").string(rawName).raw(statusItems(*m_dialogue));
    const auto done = m_dialogue->runOk(command, [&](const ImapResponse& response) {
        if (response.is("STATUS"))
            status = parseStatusResponse(response, hasModSeq(*m_dialogue)).second;
        return response.is("STATUS");
    });
    return done ? Result<ImapStatus>(status) : unexpected(done.error());
}

Result<void> ImapSession::create(const QByteArray& rawName)
{
    return withoutValue(m_dialogue->runOk(ImapCommand("CREATE").string(rawName)));
}

Result<void> ImapSession::rename(const QByteArray& rawName, const QByteArray& newRawName)
{
    return withoutValue(m_dialogue->runOk(ImapCommand("RENAME").string(rawName).string(newRawName)));
}

Result<void> ImapSession::deleteMailbox(const QByteArray& rawName)
{
    return withoutValue(m_dialogue->runOk(ImapCommand("DELETE").string(rawName)));
}

Result<void> ImapSession::subscribe(const QByteArray& rawName)
{
    return withoutValue(m_dialogue->runOk(ImapCommand("SUBSCRIBE").string(rawName)));
}

} // namespace postaci
