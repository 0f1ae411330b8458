#include "store/HeaderInsert.h"
#include "store/LocalMail.h"
#include "store/TransactionPrivate.h"
#include "store/WholeMessage.h"

namespace postaci {

namespace {

void storeBody(WriteContext& context, MessageId message, const StoredBody& body)
{
    context.query("INSERT INTO local_body (message, size, complete) VALUES (?, ?, 1)", message, body.size)
        .run();
    qint64 number = 0;
    for (const QByteArray& piece : body.pieces)
        context
            .query("INSERT INTO local_piece (message, number, data) VALUES (?, ?, ?)", message, number++,
                   piece)
            .run();
    context.query("UPDATE message SET preview = ?, preview_source = 2 WHERE id = ?", body.preview, message)
        .run();
}

} // namespace

Result<AccountId> Transaction::needLocalAccount()
{
    return d->guarded([&]() -> Result<AccountId> {
        {
            Query row = d->query("SELECT id FROM account WHERE is_local");
            if (row.next())
                return row.number(0);
        }
        Account account;
        account.incoming.protocol = Protocol::Pop3; // its folders are local
        account.outgoing.protocol = Protocol::Smtp;
        insertAccount(*d, account);
        const AccountId id = d->lastInsertId();
        d->query("UPDATE account SET is_local = 1 WHERE id = ?", id).run();
        addLocalTrash(*d, id);
        d->changes().accountsChanged();
        return id;
    });
}

Result<QList<MessageId>> Transaction::importMessages(FolderId folder, std::span<const PreparedHeader> headers,
                                                     std::span<const StoredBody> bodies)
{
    const auto isLocal = d->guarded([&]() -> Result<bool> { return isLocalFolder(*d, folder); });
    if (!isLocal || !*isLocal)
        return isLocal ? noFolder(folder) : unexpected(isLocal.error());
    auto ids = insertHeaders(folder, headers, Arrival::Old);
    if (!ids)
        return ids;
    return d->guarded([&]() -> Result<QList<MessageId>> {
        for (qsizetype i = 0; i < ids->size(); ++i)
            storeBody(*d, ids->at(i), bodies[static_cast<size_t>(i)]);
        return *ids;
    });
}

} // namespace postaci
