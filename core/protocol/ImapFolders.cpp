#include "protocol/ImapSession.h"

#include "protocol/ImapDialogue.h"
#include "protocol/ImapMailboxes.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostFolders = 100'000;

/// What LIST answers, one INBOX at most, with STATUS where it came along.
class ListCollector
{
public:
    explicit ListCollector(const ImapDialect& dialect) : m_dialect(dialect) {}

    bool operator()(const ImapResponse& response)
    {
        if (response.is("LIST") || response.is("XLIST")) {
            takeMailbox(response);
            return true;
        }
        if (!response.is("STATUS"))
            return false;
        const auto [rawName, status] = parseStatusResponse(response, m_dialect);
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
        const auto mailbox = parseListResponse(response, m_dialect);
        if (!mailbox || m_mailboxes.size() >= kMostFolders || m_seen.contains(mailbox->rawName))
            return;
        m_seen.insert(mailbox->rawName);
        m_mailboxes.append(*mailbox);
    }

    const ImapDialect m_dialect;
    QList<ImapMailbox> m_mailboxes;
    QSet<QByteArray> m_seen;
    QHash<QByteArray, ImapStatus> m_status;
};

/// The richest LIST that the server announces, and the plain one in case it does not mean it.
QList<ImapCommand> listCommands(const ImapDialogue& dialogue, ListDetail detail)
{
    QList<ImapCommand> commands;
    if (dialogue.has("LIST-EXTENDED")) {
        QByteArrayList wanted{"SUBSCRIBED"};
        if (dialogue.has("SPECIAL-USE"))
            wanted.append("SPECIAL-USE");
        if (detail == ListDetail::NamesAndStates && dialogue.has("LIST-STATUS"))
            wanted.append("STATUS (" + countItems(dialogue.dialect()) + ')');
        commands.append(ImapCommand("LIST").raw("\"\" \"*\" RETURN (" + wanted.join(' ') + ')'));
    }
    if (dialogue.has("XLIST") && !dialogue.has("SPECIAL-USE"))
        commands.append(ImapCommand("XLIST").raw("\"\" \"*\""));
    commands.append(ImapCommand("LIST").raw("\"\" \"*\""));
    return commands;
}

bool tellsSubscriptions(const ImapCommand& list)
{
    return list.parts().last().bytes.contains("SUBSCRIBED");
}

bool isInbox(const ImapMailbox& mailbox)
{
    return mailbox.role == FolderRole::Inbox;
}

} // namespace

Result<QList<ImapMailbox>> ImapSession::list(ListDetail detail)
{
    ListCollector collector(m_dialogue->dialect());
    Result<ImapCompletion> done = ImapCompletion();
    bool toldSubscriptions = false;
    for (const ImapCommand& command : listCommands(*m_dialogue, detail)) {
        collector.take();
        done = m_dialogue->runOk(command, std::ref(collector));
        toldSubscriptions = tellsSubscriptions(command);
        if (done || !isConnected())
            break;
    }
    if (!done)
        return unexpected(done.error());
    QList<ImapMailbox> mailboxes = collector.take();
    if (toldSubscriptions) {
        for (ImapMailbox& mailbox : mailboxes)
            mailbox.subscribed = mailbox.attributes.contains("\\subscribed");
    } else if (auto learned = learnSubscriptions(mailboxes); !learned) {
        return unexpected(learned.error());
    }
    if (auto added = addMissingInbox(mailboxes); !added)
        return unexpected(added.error());
    if (auto learned = learnPrefix(mailboxes); !learned)
        return unexpected(learned.error());
    return mailboxes;
}

/// LSUB, where LIST cannot tell; a server that refuses it leaves the question open.
Result<void> ImapSession::learnSubscriptions(QList<ImapMailbox>& mailboxes)
{
    QSet<QByteArray> names;
    const ImapDialect dialect = m_dialogue->dialect();
    const auto done =
        m_dialogue->run(ImapCommand("LSUB").raw("\"\" \"*\""), [&](const ImapResponse& response) {
            const auto mailbox = response.is("LSUB") ? parseListResponse(response, dialect) : std::nullopt;
            // \Noselect here says that the name is only a parent of what is subscribed (RFC 3501 6.3.9).
            if (mailbox && mailbox->selectable && names.size() < kMostFolders)
                names.insert(mailbox->rawName);
            return response.is("LSUB");
        });
    if (!done)
        return unexpected(done.error());
    for (ImapMailbox& mailbox : mailboxes) {
        if (done->isOk())
            mailbox.subscribed = names.contains(mailbox.rawName);
    }
    return {};
}

/// XLIST marks the inbox whatever it is called; Courier keeps it out of every namespace.
Result<void> ImapSession::addMissingInbox(QList<ImapMailbox>& mailboxes)
{
    if (std::any_of(mailboxes.begin(), mailboxes.end(), isInbox))
        return {};
    ListCollector collector(m_dialogue->dialect());
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
    const auto told = namespaces();
    if (!told)
        return isConnected() ? Result<void>() : unexpected(told.error());
    if (!told->personal.isEmpty())
        m_personalPrefix = told->personal.first().prefix;
    return {};
}

QByteArray ImapSession::personalPrefix() const
{
    return m_personalPrefix;
}

} // namespace postaci
