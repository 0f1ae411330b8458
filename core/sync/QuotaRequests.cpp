#include "sync/QuotaRequests.h"

namespace postaci {

namespace {

constexpr quint64 kStorageUnit = 1024; // RFC 9208 5.1

Result<QList<MailboxQuota>> quotasOf(const SyncScope& scope, FolderId id)
{
    const auto folder = scope.reader.folder(id);
    if (!folder)
        return unexpected(folder.error());
    if (!folder->isSyncable() || !scope.session.has("QUOTA"))
        return QList<MailboxQuota>();
    const auto roots = scope.session.quotas(folder->rawName);
    if (!roots)
        return unexpected(roots.error());
    QList<MailboxQuota> quotas;
    for (const ImapQuota& root : *roots) {
        for (const ImapQuotaResource& resource : root.resources) {
            if (resource.name == "STORAGE")
                quotas.append({MailboxQuota::Kind::Bytes, resource.usage * kStorageUnit,
                               resource.limit * kStorageUnit});
            else if (resource.name == "MESSAGE")
                quotas.append({MailboxQuota::Kind::Messages, resource.usage, resource.limit});
        }
    }
    return quotas;
}

} // namespace

Result<void> QuotaRequests::serve(const SyncScope& scope)
{
    for (const auto& [folder, answer] : take()) {
        const auto quotas = quotasOf(scope, folder);
        answer(quotas);
        if (!quotas && !concernsOneItem(scope, quotas.error()))
            return unexpected(quotas.error());
    }
    return {};
}

void QuotaRequests::fail(const Error& error)
{
    for (const auto& [folder, answer] : take())
        answer(unexpected(error));
}

} // namespace postaci
