#include "rules/RuleScan.h"

#include "rules/RuleReader.h"

namespace postaci {

namespace {

constexpr int rowsAtOnce = 50;

bool isLookedThrough(const Folder& folder)
{
    switch (folder.role) {
    case FolderRole::Drafts:
    case FolderRole::Sent:
    case FolderRole::Junk:
    case FolderRole::Trash:
    case FolderRole::All: // the same messages once more
    case FolderRole::Flagged:
    case FolderRole::Important:
        return false;
    default:
        return true;
    }
}

Result<QList<Folder>> foldersToScan(const MailReader& reader, FolderId wanted)
{
    if (wanted != 0) {
        const auto folder = reader.folder(wanted);
        return folder ? Result<QList<Folder>>({*folder}) : unexpected(folder.error());
    }
    const auto accounts = reader.accounts();
    if (!accounts)
        return unexpected(accounts.error());
    QList<Folder> folders;
    for (const Account& account : *accounts) {
        const auto own = reader.folders(account.id);
        if (!own)
            return unexpected(own.error());
        for (const Folder& folder : *own) {
            if (isLookedThrough(folder))
                folders.append(folder);
        }
    }
    return folders;
}

class Scan
{
public:
    Scan(const MailReader& reader, const RuleMatcher& matcher, const QDateTime& now,
         const RuleScanEvents& events, const CancelToken& cancel)
        : m_reader(reader), m_matcher(matcher), m_now(now), m_events(events), m_cancel(cancel)
    {
    }

    Result<RuleScanReport> run(const QList<Folder>& folders)
    {
        for (const Folder& folder : folders)
            m_total += folder.total;
        for (const Folder& folder : folders) {
            if (auto scanned = scan(folder); !scanned)
                return unexpected(scanned.error());
        }
        return m_report;
    }

private:
    Result<void> scan(const Folder& folder)
    {
        MessageId before = 0;
        for (;;) {
            ListQuery query;
            query.folder = folder.id;
            const auto ids = m_reader.messageIds(query, before, rowsAtOnce);
            if (!ids || ids->isEmpty())
                return ids ? Result<void>() : unexpected(ids.error());
            before = ids->last();
            const auto rows = m_reader.rows(*ids);
            if (!rows)
                return unexpected(rows.error());
            if (auto looked = look(*rows); !looked)
                return looked;
        }
    }

    Result<void> look(const QList<MessageRow>& rows)
    {
        QList<RuleHit> hits;
        for (const MessageRow& row : rows) {
            if (m_cancel.isCancelled())
                return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                                  QStringLiteral("The look through the folder was cancelled"));
            const auto facts = ruleFacts(m_reader, row, m_matcher.needsRaw(row.account));
            m_report.looked += 1;
            if (!facts && facts.error().kind == ErrorKind::Gone)
                continue;
            if (!facts)
                return unexpected(facts.error());
            const RuleVerdict verdict = m_matcher.judge(*facts, m_now);
            m_report.withoutText += verdict.neededRaw ? 1 : 0;
            m_report.tookTooLong += verdict.tookTooLong ? 1 : 0;
            if (!verdict.effects.rules.isEmpty())
                hits.append({row.id, verdict.effects});
        }
        m_report.matched += hits.size();
        if (!hits.isEmpty() && m_events.found)
            m_events.found(hits);
        if (m_events.progress)
            m_events.progress(m_report.looked, qMax(m_total, m_report.looked));
        return {};
    }

    const MailReader& m_reader;
    const RuleMatcher& m_matcher;
    const QDateTime& m_now;
    const RuleScanEvents& m_events;
    const CancelToken& m_cancel;
    RuleScanReport m_report;
    qint64 m_total = 0;
};

} // namespace

Result<RuleScanReport> scanByRules(const MailReader& reader, const RuleMatcher& matcher, FolderId folder,
                                   const QDateTime& now, const RuleScanEvents& events,
                                   const CancelToken& cancel)
{
    const auto folders = foldersToScan(reader, folder);
    if (!folders)
        return unexpected(folders.error());
    return Scan(reader, matcher, now, events, cancel).run(*folders);
}

} // namespace postaci
