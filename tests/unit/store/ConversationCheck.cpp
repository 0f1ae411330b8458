#include "ConversationCheck.h"

#include "message/Conversations.h"
#include "store/StoreTypes.h"

#include <map>
#include <set>

namespace postaci::test {

namespace {

/// What has to be empty for thread_folder to be what a recount gives.
constexpr Sql wrongFolders(
    "WITH counted AS (SELECT t.thread, m.shown_folder, max(m.id), count(*), sum((m.shown_flags & 1) = 0),"
    "  sum((m.shown_flags & 4) <> 0) FROM thread_member t JOIN message m ON m.id = t.message GROUP BY 1, 2),"
    " kept AS (SELECT thread, folder, newest, count, unread, flagged FROM thread_folder)"
    " SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)"
    " UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)");

struct Member
{
    MessageId id = 0;
    ThreadId thread = 0;
};

struct Account
{
    std::vector<ConversationMember> members;
    std::vector<Member> ids;
};

std::map<AccountId, Account> readAccounts(Connection& mail, QString& wrong)
{
    std::map<AccountId, Account> accounts;
    Query rows =
        mail.query("SELECT m.id, f.account, f.role, t.thread, m.message_id, m.in_reply_to, m.refs, m.subject,"
                   " (SELECT s.thread FROM message_place p JOIN server_message s ON s.id = p.server_message"
                   "  WHERE p.message = m.id)"
                   " FROM message m LEFT JOIN folder f ON f.id = m.shown_folder"
                   " LEFT JOIN thread_member t ON t.message = m.id ORDER BY m.id");
    while (rows.next()) {
        const bool isJoined =
            !rows.isNull(1) && !isApartFromConversations(static_cast<FolderRole>(rows.number(2)));
        if (isJoined != !rows.isNull(3))
            wrong = QStringLiteral("message %1 is in a conversation or not").arg(rows.number(0));
        if (!isJoined)
            continue;
        Account& account = accounts[rows.number(1)];
        account.members.push_back(
            {conversationKeys(rows.utf8(4), rows.utf8(5), rows.utf8(6), rows.text(7)), rows.number(0)});
        addServerThread(account.members.back().keys.ids, rows.utf8(8));
        account.ids.push_back({rows.number(0), rows.number(3)});
    }
    return accounts;
}

/// Every conversation of the rules is one thread, and no two are the same.
QString wrongPartition(const Account& account, std::set<ThreadId>& used)
{
    for (const auto& conversation : conversationsOf(account.members)) {
        const ThreadId thread = account.ids[conversation.front()].thread;
        if (!used.insert(thread).second)
            return QStringLiteral("thread %1 holds what does not belong together").arg(thread);
        for (const size_t member : conversation) {
            if (account.ids[member].thread != thread)
                return QStringLiteral("message %1 is apart from %2")
                    .arg(account.ids[member].id)
                    .arg(account.ids[conversation.front()].id);
        }
    }
    return {};
}

/// As many keys as there are different ones, each leading to a conversation that is there.
QString wrongKeys(Connection& mail, const std::map<AccountId, Account>& accounts)
{
    std::set<std::pair<AccountId, quint64>> expected;
    for (const auto& [id, account] : accounts) {
        for (const ConversationMember& member : account.members) {
            for (const quint64 key : member.keys.ids)
                expected.emplace(id, key);
        }
    }
    const qint64 kept = mail.numberOf(QStringLiteral("SELECT count(*) FROM thread_key"));
    if (kept != static_cast<qint64>(expected.size()))
        return QStringLiteral("%1 keys are kept where there are %2").arg(kept).arg(expected.size());
    if (mail.numberOf(QStringLiteral("SELECT EXISTS (SELECT 1 FROM thread_key WHERE thread NOT IN"
                                     " (SELECT thread FROM thread_member))")) != 0)
        return QStringLiteral("a key leads nowhere");
    return {};
}

} // namespace

QString conversationInconsistency(Connection& mail)
{
    QString wrong;
    const auto accounts = readAccounts(mail, wrong);
    if (Query rows = mail.query(wrongFolders); wrong.isEmpty() && rows.next())
        wrong = QStringLiteral("thread %1 is counted wrongly in folder %2")
                    .arg(rows.number(0))
                    .arg(rows.number(1));
    std::set<ThreadId> used;
    for (const auto& [id, account] : accounts) {
        if (wrong.isEmpty())
            wrong = wrongPartition(account, used);
    }
    return wrong.isEmpty() ? wrongKeys(mail, accounts) : wrong;
}

} // namespace postaci::test
