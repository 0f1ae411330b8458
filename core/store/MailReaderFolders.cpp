#include "store/MailReaderPrivate.h"

#include <QCollator>
#include <QHash>

#include <algorithm>

namespace postaci {

namespace {

ServerSettings readServer(const Query& row, int first)
{
    ServerSettings server;
    server.protocol = static_cast<Protocol>(row.number(first));
    server.host = row.text(first + 1);
    server.port = static_cast<quint16>(row.number(first + 2));
    server.security = static_cast<Security>(row.number(first + 3));
    server.username = row.text(first + 4);
    return server;
}

Account readAccount(const Query& row)
{
    Account account;
    account.id = row.number(0);
    account.label = row.text(1);
    account.identity = {row.text(2), row.text(3), row.text(4), row.text(5)};
    account.incoming = readServer(row, 6);
    account.outgoing = readServer(row, 11);
    account.serverFilesSentCopies = row.truth(16);
    account.cleartextAllowed = row.truth(17);
    account.incomingEncryptedOnce = row.truth(18);
    account.outgoingEncryptedOnce = row.truth(19);
    account.pop3 = {row.truth(20), static_cast<int>(row.number(21)), row.truth(22)};
    const OAuth2Endpoints oauth2{row.text(23), row.text(24), row.text(25), row.text(26)};
    if (!oauth2.tokenUrl.isEmpty())
        account.oauth2 = oauth2;
    if (const QByteArray certificate = row.blob(27); !certificate.isEmpty())
        account.clientCertificate = ClientCertificate{certificate, row.truth(28)};
    account.origin = {row.text(29), row.time(30)};
    account.keepsDraftsOnServer = row.truth(31);
    return account;
}

/// Lays what a row of `identity` has over `accounts`, which are in order of their ids.
void readIdentity(const Query& row, QList<Account>* accounts)
{
    const auto account = std::find_if(accounts->begin(), accounts->end(),
                                      [&](const Account& each) { return each.id == row.number(0); });
    if (account == accounts->end())
        return;
    Identity identity{row.text(2), row.text(3), row.text(4), row.text(5)};
    if (row.number(1) == 0)
        identity = account->identity;
    identity.signatureHtml = row.text(6);
    identity.bccSelf = row.truth(7);
    identity.sentFolder = row.number(8);
    if (!row.isNull(9))
        identity.outgoing = ServerSettings{Protocol::Smtp, row.text(9), static_cast<quint16>(row.number(10)),
                                           static_cast<Security>(row.number(11)), row.text(12)};
    if (row.number(1) == 0)
        account->identity = identity;
    else
        account->otherIdentities.append(identity);
}

Folder readFolder(const Query& row)
{
    Folder folder;
    folder.id = row.number(0);
    folder.account = row.number(1);
    folder.parent = row.number(2);
    folder.rawName = row.blob(3);
    folder.path = row.text(4);
    folder.name = row.text(5);
    folder.delimiter = static_cast<char>(row.number(6));
    folder.role = static_cast<FolderRole>(row.number(7));
    folder.selectable = row.truth(8);
    folder.uidValidity = row.number32(9);
    folder.uidNext = row.number32(10);
    folder.highestModSeq = static_cast<quint64>(row.number(11));
    folder.syncedDownTo = row.number32(12);
    folder.total = row.number(13);
    folder.unread = row.number(14);
    folder.lastSync = row.time(15);
    folder.isLocal = row.truth(16);
    folder.subscribed = row.truth(17);
    folder.atServer = row.truth(18);
    folder.isRemoved = row.truth(19);
    folder.isPushed = row.truth(20);
    folder.mailboxId = row.text(21);
    folder.idsAsked = row.truth(22);
    folder.newFromUid = row.number32(23);
    if (!folder.atServer)
        folder.rawName.clear();
    return folder;
}

/// The order of special folders in a tree, as people are used to it.
int rankOf(FolderRole role)
{
    switch (role) {
    case FolderRole::Inbox:
        return 0;
    case FolderRole::Drafts:
        return 1;
    case FolderRole::Sent:
        return 2;
    case FolderRole::Archive:
        return 3;
    case FolderRole::Junk:
        return 4;
    case FolderRole::Trash:
        return 5;
    case FolderRole::All:
    case FolderRole::Flagged:
    case FolderRole::Important:
    case FolderRole::Snoozed:
        return 6;
    case FolderRole::None:
        break;
    }
    return 7;
}

/// Depth first, so that parents come before their children; brothers by role, then by name.
class TreeOrder
{
public:
    explicit TreeOrder(const QList<Folder>& folders)
    {
        // The C locale knows neither case nor numbers.
        if (m_collator.locale().language() == QLocale::C)
            m_collator.setLocale(QLocale(QLocale::English));
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
        m_collator.setNumericMode(true);
        for (const Folder& folder : folders)
            m_children[folder.parent].append(folder);
        for (QList<Folder>& brothers : m_children)
            std::stable_sort(brothers.begin(), brothers.end(),
                             [this](const Folder& a, const Folder& b) { return isBefore(a, b); });
    }

    QList<Folder> sorted()
    {
        QList<Folder> result;
        QList<Folder> open = reversed(m_children.take(0));
        while (!open.isEmpty()) {
            result.append(open.takeLast());
            open += reversed(m_children.take(result.constLast().id));
        }
        return result;
    }

private:
    static QList<Folder> reversed(QList<Folder> folders)
    {
        std::reverse(folders.begin(), folders.end());
        return folders;
    }

    [[nodiscard]] bool isBefore(const Folder& a, const Folder& b) const
    {
        if (rankOf(a.role) != rankOf(b.role))
            return rankOf(a.role) < rankOf(b.role);
        const int order = m_collator.compare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    }

    QCollator m_collator;
    QHash<FolderId, QList<Folder>> m_children;
};

} // namespace

Result<QList<Account>> MailReader::accounts() const
{
    return withStorageErrors([&]() -> Result<QList<Account>> {
        QList<Account> accounts;
        Query rows = d->mail.query("SELECT id, label, name, address, reply_to, signature,"
                                   " in_protocol, in_host, in_port, in_security, in_username,"
                                   " out_protocol, out_host, out_port, out_security, out_username,"
                                   " server_files_sent_copies, cleartext_allowed, in_encrypted_once,"
                                   " out_encrypted_once, pop3_leave, pop3_delete_after_days,"
                                   " pop3_delete_with_local, oauth_issuer, oauth_scope,"
                                   " oauth_auth_url, oauth_token_url, client_certificate,"
                                   " certificate_signs_in, origin_source, origin_taken, drafts_on_server"
                                   " FROM account WHERE NOT is_local ORDER BY id");
        while (rows.next())
            accounts.append(readAccount(rows));
        Query identities =
            d->mail.query("SELECT account, position, name, address, reply_to, signature, signature_html,"
                          " bcc_self, sent_folder, out_host, out_port, out_security, out_username"
                          " FROM identity ORDER BY account, position");
        while (identities.next())
            readIdentity(identities, &accounts);
        return accounts;
    });
}

Result<AccountId> MailReader::localAccount() const
{
    return withStorageErrors([&]() -> Result<AccountId> {
        Query row = d->mail.query("SELECT id FROM account WHERE is_local");
        return row.next() ? row.number(0) : AccountId{0};
    });
}

Result<void> MailReader::forEachIn(FolderId folder,
                                   const std::function<void(MessageId, const QString& messageId)>& take) const
{
    return withStorageErrors([&]() -> Result<void> {
        Query rows = d->mail.query("SELECT id, message_id FROM message WHERE shown_folder = ?", folder);
        while (rows.next())
            take(rows.number(0), rows.text(1));
        return {};
    });
}

Result<Account> MailReader::account(AccountId id) const
{
    const auto all = accounts();
    if (!all)
        return unexpected(all.error());
    for (const Account& account : *all) {
        if (account.id == id)
            return account;
    }
    return unexpected(ErrorKind::Gone, ErrorReason::NoAccount, QStringLiteral("No account %1").arg(id));
}

Result<QList<Folder>> MailReader::folders(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<Folder>> {
        QList<Folder> folders;
        Query rows = d->mail.query(
            "SELECT id, account, parent, raw_name, path, name, delimiter, role, selectable,"
            " uid_validity, uid_next, highest_mod_seq, synced_down_to, total, unread, last_sync, is_local,"
            " coalesce((SELECT l.kind = 3 FROM folder_log l WHERE l.folder = folder.id"
            "  AND l.kind >= 3), subscribed), at_server, removing, pushed, mailbox_id, ids_asked,"
            " new_from_uid"
            " FROM folder WHERE account = ? AND NOT removing AND role <> ?",
            account, static_cast<int>(FolderRole::Snoozed));
        while (rows.next())
            folders.append(readFolder(rows));
        return TreeOrder(folders).sorted();
    });
}

Result<Folder> MailReader::folder(FolderId id) const
{
    return withStorageErrors([&]() -> Result<Folder> {
        Query row = d->mail.query(
            "SELECT id, account, parent, raw_name, path, name, delimiter, role, selectable,"
            " uid_validity, uid_next, highest_mod_seq, synced_down_to, total, unread, last_sync, is_local,"
            " coalesce((SELECT l.kind = 3 FROM folder_log l WHERE l.folder = folder.id"
            "  AND l.kind >= 3), subscribed), at_server, removing, pushed, mailbox_id, ids_asked,"
            " new_from_uid"
            " FROM folder WHERE id = ?",
            id);
        if (!row.next())
            return unexpected(ErrorKind::Gone, ErrorReason::MailboxMissing,
                              QStringLiteral("No folder %1").arg(id));
        return readFolder(row);
    });
}

Result<FolderId> MailReader::folderByRole(AccountId account, FolderRole role) const
{
    return withStorageErrors([&]() -> Result<FolderId> {
        Query row = d->mail.query("SELECT id FROM folder WHERE account = ? AND role = ? AND NOT removing",
                                  account, static_cast<int>(role));
        return row.next() ? row.number(0) : FolderId{0};
    });
}

} // namespace postaci
