// Commands about one folder that need not be selected, and what they tell.
#include "protocol/ImapDialogue.h"
#include "protocol/ImapMailboxes.h"
#include "protocol/ImapSession.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostRoots = 100;
constexpr qsizetype kMostResources = 100;

Result<void> withoutValue(const Result<ImapCompletion>& done)
{
    return done ? Result<void>() : unexpected(done.error());
}

/// APPENDLIMIT without a number says that folders differ. Cyrus 3.6.1 sends random bytes as the MAILBOXID of
/// a folder that is not selected, which may look like an id.
QByteArray statusItems(const ImapDialogue& dialogue, const QString& serverName)
{
    QByteArray items = '(' + countItems(dialogue.dialect());
    if (dialogue.has("APPENDLIMIT"))
        items += " APPENDLIMIT";
    if (dialogue.has("OBJECTID") && !serverName.contains(QLatin1String("Cyrus"), Qt::CaseInsensitive))
        items += " MAILBOXID";
    return items + ')';
}

QByteArray attributeOf(FolderRole role)
{
    switch (role) {
    case FolderRole::Drafts:
        return "\\Drafts";
    case FolderRole::Sent:
        return "\\Sent";
    case FolderRole::Junk:
        return "\\Junk";
    case FolderRole::Trash:
        return "\\Trash";
    case FolderRole::Archive:
        return "\\Archive";
    default:
        return {}; // the others are views of the server's own
    }
}

/// Answers to GETQUOTAROOT: the roots of a folder, and the limits of each.
class QuotaCollector
{
public:
    bool operator()(const ImapResponse& response)
    {
        if (response.is("QUOTAROOT")) {
            const ImapValue folder = response.values();
            for (ImapValue root = folder.next(); root.exists(); root = root.next())
                entry(root.bytes().toByteArray());
        } else if (response.is("QUOTA")) {
            takeLimits(response.values());
        }
        return response.is("QUOTAROOT") || response.is("QUOTA");
    }
    QList<ImapQuota> take() { return std::move(m_quotas); }

private:
    ImapQuota* entry(const QByteArray& root)
    {
        const auto found = std::find_if(m_quotas.begin(), m_quotas.end(),
                                        [&root](const ImapQuota& quota) { return quota.root == root; });
        if (found != m_quotas.end())
            return &*found;
        if (m_quotas.size() >= kMostRoots)
            return nullptr;
        m_quotas.append({root, {}});
        return &m_quotas.last();
    }
    void takeLimits(const ImapValue& root)
    {
        ImapQuota* const quota = entry(root.bytes().toByteArray());
        ImapValue name = root.next().first();
        while (quota && name.exists() && quota->resources.size() < kMostResources) {
            const auto usage = name.next().number();
            const auto limit = name.next().next().number();
            if (usage && limit)
                quota->resources.append({name.bytes().toByteArray().toUpper(), *usage, *limit});
            name = name.next().next().next();
        }
    }

    QList<ImapQuota> m_quotas;
};

} // namespace

Result<ImapNamespaces> ImapSession::namespaces()
{
    ImapNamespaces told;
    const ImapDialect dialect = m_dialogue->dialect();
    const auto done = m_dialogue->runOk(ImapCommand("NAMESPACE"), [&](const ImapResponse& response) {
        if (response.is("NAMESPACE"))
            told = parseNamespaces(response, dialect);
        return response.is("NAMESPACE");
    });
    return done ? Result<ImapNamespaces>(told) : unexpected(done.error());
}

Result<ImapStatus> ImapSession::status(const QByteArray& rawName)
{
    ImapStatus status;
    const ImapDialogue& dialogue = *m_dialogue;
    const auto command = m_dialogue->named("STATUS", rawName).raw(statusItems(dialogue, m_serverName));
    const auto done = m_dialogue->runOk(command, [&](const ImapResponse& response) {
        if (!response.is("STATUS"))
            return false;
        const auto [name, told] = parseStatusResponse(response, dialogue.dialect());
        if (name != rawName && dialogue.isWatched(name)) // news of that folder
            return false;
        status = told;
        return true;
    });
    return done ? Result<ImapStatus>(status) : unexpected(done.error());
}

Result<void> ImapSession::create(const QByteArray& rawName, FolderRole use)
{
    const QByteArray attribute = attributeOf(use);
    if (has("CREATE-SPECIAL-USE") && !attribute.isEmpty()) {
        const auto done =
            m_dialogue->run(m_dialogue->named("CREATE", rawName).raw("(USE (" + attribute + "))"));
        if (!done || done->isOk())
            return withoutValue(done);
        // [USEATTR], or a server that does not mean what it announces: the folder is worth more than its
        // mark.
    }
    return withoutValue(m_dialogue->runOk(m_dialogue->named("CREATE", rawName)));
}

Result<void> ImapSession::rename(const QByteArray& rawName, const QByteArray& newRawName)
{
    ImapCommand command = m_dialogue->named("RENAME", rawName);
    return withoutValue(m_dialogue->runOk(m_dialogue->addName(command, newRawName)));
}

Result<void> ImapSession::deleteMailbox(const QByteArray& rawName)
{
    return withoutValue(m_dialogue->runOk(m_dialogue->named("DELETE", rawName)));
}

Result<void> ImapSession::subscribe(const QByteArray& rawName)
{
    return withoutValue(m_dialogue->runOk(m_dialogue->named("SUBSCRIBE", rawName)));
}

Result<void> ImapSession::unsubscribe(const QByteArray& rawName)
{
    return withoutValue(m_dialogue->runOk(m_dialogue->named("UNSUBSCRIBE", rawName)));
}

Result<QList<ImapQuota>> ImapSession::quotas(const QByteArray& rawName)
{
    QuotaCollector collector;
    const auto done = m_dialogue->runOk(m_dialogue->named("GETQUOTAROOT", rawName), std::ref(collector));
    return done ? Result<QList<ImapQuota>>(collector.take()) : unexpected(done.error());
}

} // namespace postaci
