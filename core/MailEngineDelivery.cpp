#include "MailEnginePrivate.h"

#include "message/DeliveryReport.h"

// What mail servers report of messages that were sent.

namespace postaci {

namespace {

/// Junk and the trash have nothing to say of what was sent, nor has what somebody writes here.
bool mayHoldReports(const MailReader& reader, FolderId folder)
{
    const auto place = reader.folder(folder);
    return place && place->role != FolderRole::Junk && place->role != FolderRole::Trash &&
           place->role != FolderRole::Sent && place->role != FolderRole::Drafts;
}

DeliveryAction storedAction(DeliveryStatus::Action action)
{
    switch (action) {
    case DeliveryStatus::Action::Delayed:
        return DeliveryAction::Delayed;
    case DeliveryStatus::Action::Delivered:
        return DeliveryAction::Delivered;
    case DeliveryStatus::Action::Relayed:
        return DeliveryAction::Relayed;
    case DeliveryStatus::Action::Expanded:
        return DeliveryAction::Expanded;
    case DeliveryStatus::Action::Failed:
    case DeliveryStatus::Action::Unknown:
        break;
    }
    return DeliveryAction::Failed;
}

} // namespace

/// New mail that may be a report is read before anybody opens it, so that the sent message can say what
/// became of it.
void MailEngine::Private::lookForReports(const StoreChange& change)
{
    constexpr qsizetype kFew = 50; // of a first sync nobody waits for news of what was sent
    if (!started)
        return;
    for (const FolderChange& folder : change.folders) {
        if (folder.added.isEmpty() || folder.added.size() > kFew)
            continue;
        for (const MessageRow& row : reader->rows(folder.added).value_or({})) {
            constexpr qint64 kLargest = 4 << 20; // with the whole message in it
            if (!mayHoldReports(*reader, row.folder) || row.flags.testFlag(MessageFlag::Seen) ||
                row.size > kLargest || !mayBeDeliveryReport(row.from.addr))
                continue;
            wantedReports.insert(row.id);
            bodies->request(row.id);
        }
    }
}

void MailEngine::Private::noteReport(MessageId message, const MessageContent& content)
{
    const auto rows = reader->rows({message});
    if (content.deliveryReport == nullptr || !rows || rows->isEmpty() ||
        content.proof.verdict == SenderProof::Verdict::Failed ||
        !mayHoldReports(*reader, rows->first().folder))
        return;
    const DeliveryReport& report = *content.deliveryReport;
    const QDateTime now = clock->now();
    const QDateTime said = content.envelope.date;
    QList<DeliveryReportRow> found;
    for (const DeliveryStatus& status : report.recipients) {
        if (status.action == DeliveryStatus::Action::Unknown)
            continue;
        found.append({report.messageId.isEmpty() ? report.envelopeId : report.messageId,
                      rows->first().account, status.recipient, storedAction(status.action), status.status,
                      status.reply, said.isValid() && said < now ? said : now});
    }
    if (found.isEmpty())
        return;
    store->writeAsync(WritePriority::Sync,
                      [found](Transaction& transaction) -> Result<void> {
                          const auto noted = transaction.noteDelivery(found);
                          return noted ? Result<void>() : unexpected(noted.error());
                      },
                      engine, {});
}

} // namespace postaci
