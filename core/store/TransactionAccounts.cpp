#include "base/Identities.h"
#include "store/LocalMail.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

void bindAccount(Query& query, const Account& account)
{
    query.bind(account.label, account.identity.name, account.identity.address, account.identity.replyTo,
               account.identity.signature);
    for (const ServerSettings* server : {&account.incoming, &account.outgoing})
        query.bind(static_cast<int>(server->protocol), server->host, int{server->port},
                   static_cast<int>(server->security), server->username);
    query.bind(account.serverFilesSentCopies, account.cleartextAllowed, account.pop3.leaveOnServer,
               account.pop3.deleteAfterDays, account.pop3.deleteWhenDeletedHere);
    const OAuth2Endpoints oauth2 = account.oauth2.value_or(OAuth2Endpoints());
    query.bind(oauth2.issuer, oauth2.scope, oauth2.authUrl, oauth2.tokenUrl);
    const ClientCertificate certificate = account.clientCertificate.value_or(ClientCertificate());
    query.bind(certificate.der, certificate.insteadOfPassword, account.origin.source, account.origin.taken,
               account.keepsDraftsOnServer);
}

void bindServer(Query& row, const std::optional<ServerSettings>& server)
{
    const std::optional<qint64> none;
    if (server)
        row.bind(server->host, int{server->port}, static_cast<int>(server->security), server->username);
    else
        row.bind(none, none, none, none);
}

/// In the place of what is stored of them.
void writeIdentities(WriteContext& d, const Account& account, AccountId id)
{
    d.query("DELETE FROM identity WHERE account = ?", id).run();
    const QList<Identity> identities = identitiesOf(account);
    for (qsizetype position = 0; position < identities.size(); ++position) {
        const Identity& identity = identities.at(position);
        Query row = d.query(
            "INSERT INTO identity (account, position, name, address, reply_to, signature, signature_html,"
            " bcc_self, sent_folder, out_host, out_port, out_security, out_username)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM folder WHERE id = ?), ?, ?, ?, ?)",
            id, qint64{position}, identity.name, identity.address, identity.replyTo, identity.signature,
            identity.signatureHtml, identity.bccSelf, identity.sentFolder);
        bindServer(row, identity.outgoing);
        row.run();
    }
}

} // namespace

void insertAccount(WriteContext& d, const Account& account)
{
    Query insert = d.query("INSERT INTO account (label, name, address, reply_to, signature,"
                           " in_protocol, in_host, in_port, in_security, in_username,"
                           " out_protocol, out_host, out_port, out_security, out_username,"
                           " server_files_sent_copies, cleartext_allowed, pop3_leave,"
                           " pop3_delete_after_days, pop3_delete_with_local,"
                           " oauth_issuer, oauth_scope, oauth_auth_url, oauth_token_url,"
                           " client_certificate, certificate_signs_in, origin_source, origin_taken,"
                           " drafts_on_server)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                           " ?, ?, ?, ?, ?, ?, ?, ?)");
    bindAccount(insert, account);
    insert.run();
}

Result<AccountId> Transaction::addAccount(const Account& account)
{
    return d->guarded([&]() -> Result<AccountId> {
        insertAccount(*d, account);
        const AccountId id = d->lastInsertId();
        writeIdentities(*d, account, id);
        if (account.incoming.protocol == Protocol::Pop3)
            addLocalFolders(*d, id);
        d->changes().accountsChanged();
        return id;
    });
}

Result<void> Transaction::updateAccount(const Account& account)
{
    return d->guarded([&]() -> Result<void> {
        {
            Query row = d->query("SELECT in_protocol FROM account WHERE id = ?", account.id);
            if (!row.next())
                return missing(ErrorReason::NoAccount, QStringLiteral("No account %1").arg(account.id));
            // Its folders are the server's or its own: one cannot become the other.
            if (row.number(0) != static_cast<int>(account.incoming.protocol))
                return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                                  QStringLiteral("An account keeps its protocol; add another one instead"));
        }
        Query update =
            d->query("UPDATE account SET label = ?, name = ?, address = ?, reply_to = ?, signature = ?,"
                     " in_protocol = ?, in_host = ?, in_port = ?, in_security = ?, in_username = ?,"
                     " out_protocol = ?, out_host = ?, out_port = ?, out_security = ?, out_username = ?,"
                     " server_files_sent_copies = ?, cleartext_allowed = ?, pop3_leave = ?,"
                     " pop3_delete_after_days = ?, pop3_delete_with_local = ?,"
                     " oauth_issuer = ?, oauth_scope = ?, oauth_auth_url = ?, oauth_token_url = ?,"
                     " client_certificate = ?, certificate_signs_in = ?, origin_source = ?, origin_taken = ?,"
                     " drafts_on_server = ?"
                     " WHERE id = ?");
        bindAccount(update, account);
        update.bind(account.id);
        update.run();
        writeIdentities(*d, account, account.id);
        d->changes().accountsChanged();
        return {};
    });
}

Result<void> Transaction::rememberEncryption(AccountId id, ServerRole server)
{
    return d->guarded([&]() -> Result<void> {
        // Of no interest to anybody who watches accounts: nothing of it is shown.
        if (server == ServerRole::Incoming)
            d->query("UPDATE account SET in_encrypted_once = 1 WHERE id = ? AND in_encrypted_once = 0", id)
                .run();
        else
            d->query("UPDATE account SET out_encrypted_once = 1 WHERE id = ? AND out_encrypted_once = 0", id)
                .run();
        return {};
    });
}

Result<void> Transaction::forgetEncryption(AccountId id, ServerRole server)
{
    return d->guarded([&]() -> Result<void> {
        if (server == ServerRole::Incoming)
            d->query("UPDATE account SET in_encrypted_once = 0 WHERE id = ?", id).run();
        else
            d->query("UPDATE account SET out_encrypted_once = 0 WHERE id = ?", id).run();
        return {};
    });
}

Result<void> Transaction::removeAccount(AccountId id)
{
    return d->guarded([&]() -> Result<void> {
        QList<FolderId> folders;
        {
            Query rows = d->query("SELECT id FROM folder WHERE account = ?", id);
            while (rows.next())
                folders.append(rows.number(0));
        }
        // One message's places need not be handed from one to the other now.
        d->query("DELETE FROM message_place WHERE server_message IN (SELECT id FROM server_message WHERE "
                 "account = ?)",
                 id)
            .run();
        d->query("DELETE FROM server_message WHERE account = ?", id).run();
        // All messages before any folder: their moves point from one folder to another.
        for (const FolderId folder : std::as_const(folders))
            d->removeMembers(folder, Members::All);
        d->query("DELETE FROM folder WHERE account = ?", id).run();
        for (const FolderId folder : std::as_const(folders))
            d->changes().forgetCounts(folder);
        if (!folders.isEmpty())
            d->changes().foldersChanged();
        // What was sent is no draft again, only since its copy has not been filed.
        d->query("DELETE FROM draft WHERE outbox IN (SELECT id FROM outbox WHERE account = ? AND state = ?)",
                 id, static_cast<int>(OutboxState::Sent))
            .run();
        if (d->query("DELETE FROM outbox WHERE account = ?", id).run() > 0)
            d->changes().outboxChanged();
        if (d->query("UPDATE draft SET account = NULL WHERE account = ?", id).run() > 0)
            d->changes().draftsChanged();
        if (d->query("DELETE FROM account WHERE id = ?", id).run() > 0)
            d->changes().accountsChanged();
        return {};
    });
}

} // namespace postaci
