#include "transfer/MailExport.h"

#include "message/MessageReader.h"
#include "store/MailReader.h"
#include "transfer/MailWriters.h"
#include "transfer/MaildirNames.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>

namespace postaci {

namespace {

/// So many are asked for together where they have to be fetched.
constexpr qsizetype kExportedAtOnce = 50;

/// A folder, or a selection, and what its place below the target is.
struct Portion
{
    FolderId folder = 0;
    QStringList levels;
    QList<MessageId> messages; ///< oldest first; of a folder they are read when it has its turn
};

/// All of them below `root` (0: of the account), which come with their parents in front.
QList<Portion> portionsOf(const QList<Folder>& folders, FolderId root)
{
    QList<Portion> portions;
    QHash<FolderId, QStringList> levels;
    for (const Folder& folder : folders) {
        const bool isMeant = root == 0 || folder.id == root || levels.contains(folder.parent);
        if (!isMeant)
            continue;
        levels.insert(folder.id, levels.value(folder.parent) + QStringList{folder.name});
        if (folder.selectable)
            portions.append({folder.id, levels.value(folder.id), {}});
    }
    return portions;
}

QString joined(const QString& directory, const QStringList& levels)
{
    QString path = directory;
    for (const QString& level : levels)
        path += QLatin1Char('/') + safeFileName(level, {});
    return path;
}

class Export
{
public:
    Export(const MailReader& reader, const ExportOptions& options, const FetchBodies& fetch,
           const CancelToken& cancel, const TellProgress& tell)
        : m_reader(reader), m_options(options), m_fetch(fetch), m_cancel(cancel), m_tell(tell)
    {
    }

    Result<TransferReport> run()
    {
        auto portions = plan();
        if (!portions)
            return unexpected(portions.error());
        for (Portion& portion : *portions) {
            if (isStopped())
                break;
            if (auto done = write(portion); !done)
                return unexpected(done.error());
        }
        m_report.wasCancelled = m_cancel.isCancelled() && m_isCut;
        m_report.target = QFileInfo(m_options.path).absoluteFilePath();
        m_progress.messages = m_report.messages;
        tell(true);
        return m_report;
    }

private:
    /// To be asked before something is left out.
    bool isStopped()
    {
        m_isCut = m_isCut || m_cancel.isCancelled();
        return m_isCut || m_isDiskUnusable;
    }

    [[nodiscard]] bool isOneFolder() const
    {
        return !m_options.messages.isEmpty() || (m_options.folder != 0 && !m_options.withSubfolders);
    }

    Result<QList<Portion>> plan()
    {
        if (!m_options.messages.isEmpty()) {
            Portion selection{0, {}, m_options.messages};
            std::sort(selection.messages.begin(), selection.messages.end());
            m_progress.total = selection.messages.size();
            return QList<Portion>{selection};
        }
        QList<Portion> portions;
        if (m_options.folder != 0) {
            const auto folder = m_reader.folder(m_options.folder);
            if (!folder)
                return unexpected(folder.error());
            portions = {{folder->id, {folder->name}, {}}};
            if (m_options.withSubfolders) {
                const auto all = m_reader.folders(folder->account);
                if (!all)
                    return unexpected(all.error());
                portions = portionsOf(*all, folder->id);
            }
        } else {
            const auto all = m_reader.folders(m_options.account);
            if (!all)
                return unexpected(all.error());
            portions = portionsOf(*all, 0);
        }
        for (const Portion& portion : std::as_const(portions))
            m_progress.total += m_reader.folder(portion.folder).value_or(Folder()).total;
        return portions;
    }

    /// Two folders may have names that are the same as those of files.
    QString unused(const QString& path, const QString& ending)
    {
        QString candidate = path + ending;
        for (int i = 2;
             m_used.contains(candidate.toLower()) || (!ending.isEmpty() && QFileInfo::exists(candidate)); ++i)
            candidate = QStringLiteral("%1 (%2)%3").arg(path).arg(i).arg(ending);
        m_used.insert(candidate.toLower());
        return candidate;
    }

    Result<std::unique_ptr<MailWriter>> writerFor(const Portion& portion)
    {
        const QString path = m_options.path;
        switch (m_options.format) {
        case MailFormat::Mbox: {
            if (isOneFolder())
                return writeMbox(path, m_options);
            const QString directory = joined(path, portion.levels.first(portion.levels.size() - 1));
            if (!QDir().mkpath(directory))
                return unexpected(ErrorKind::Input, ErrorReason::FileUnwritable,
                                  QStringLiteral("%1 cannot be made").arg(directory));
            return writeMbox(unused(joined(path, portion.levels), QStringLiteral(".mbox")), m_options);
        }
        case MailFormat::Eml:
            return writeMessageFiles(isOneFolder() ? path : unused(joined(path, portion.levels), {}));
        case MailFormat::Maildir:
            break;
        }
        // Of one folder and those below it, the first is the Maildir itself; of an account it has no mail,
        // but programs look for folders below a Maildir only.
        auto top = writeMaildir(path);
        const QStringList levels = m_options.folder != 0 ? portion.levels.mid(1) : portion.levels;
        if (levels.isEmpty() || !top)
            return top;
        return writeMaildir(unused(path + QLatin1Char('/') + maildirDirectory(levels), {}));
    }

    Result<void> write(Portion& portion)
    {
        if (portion.folder != 0) {
            auto ids = m_reader.messageIds({ListQuery::Kind::Folder, portion.folder}, 0, 0);
            if (!ids)
                return unexpected(ids.error());
            portion.messages = std::move(*ids);
            std::reverse(portion.messages.begin(), portion.messages.end());
        }
        m_progress.place = portion.levels.join(QStringLiteral(" / "));
        auto writer = writerFor(portion);
        if (!writer)
            return unexpected(writer.error());
        for (qsizetype at = 0; at < portion.messages.size() && !isStopped(); at += kExportedAtOnce) {
            if (auto written = writeSome(**writer, portion.messages.mid(at, kExportedAtOnce)); !written)
                return written;
        }
        portion.messages = {};
        finish(**writer);
        return {};
    }

    /// An mbox that is not finished is none; single files are there as soon as they are written.
    void finish(MailWriter& writer)
    {
        const bool isMbox = m_options.format == MailFormat::Mbox;
        bool isThere = !isMbox || (!m_isDiskUnusable && !m_isCut);
        if (isThere) {
            const auto finished = writer.finish();
            isThere = finished.has_value();
            if (!finished)
                m_report.add(
                    {TransferProblemKind::Unwritable, m_options.path, -1, 0, {}, finished.error().detail});
        }
        if (isThere) {
            m_report.messages += m_written.messages;
            m_report.bytes += m_written.bytes;
        }
        m_written = {};
    }

    Result<void> writeSome(MailWriter& writer, const QList<MessageId>& messages)
    {
        const auto rows = m_reader.rows(messages);
        if (!rows)
            return unexpected(rows.error());
        QList<MessageId> missing;
        QSet<AccountId> asked;
        for (const MessageRow& row : *rows) {
            if (row.hasBody || m_silent.contains(row.account))
                continue;
            missing.append(row.id);
            asked.insert(row.account);
        }
        if (!missing.isEmpty() && m_fetch && !m_fetch(missing))
            m_silent.unite(asked);
        for (const MessageRow& row : *rows) {
            if (isStopped())
                break;
            writeOne(writer, row);
            tell(false);
        }
        m_progress.done += messages.size();
        return {};
    }

    void writeOne(MailWriter& writer, const MessageRow& row)
    {
        const auto raw = m_reader.body(row.id);
        if (!raw) {
            m_report.add({TransferProblemKind::NotHere, m_progress.place, -1, row.size, row.subject, {}});
            return;
        }
        const auto written = writer.add(row, *raw);
        if (!written) {
            // What comes after would be written no better, and an mbox has no hole in it.
            m_isDiskUnusable = true;
            m_report.add({TransferProblemKind::Unwritable, m_options.path, -1, row.size, row.subject,
                          written.error().detail});
            return;
        }
        if (*written == MailWriter::Added::WasThere) {
            ++m_report.duplicates;
            return;
        }
        ++m_written.messages;
        m_written.bytes += raw->size();
        m_progress.messages = m_report.messages + m_written.messages;
    }

    void tell(bool now)
    {
        if (!m_tell || (!now && m_sinceTold.isValid() && !m_sinceTold.hasExpired(kTellEvery)))
            return;
        m_sinceTold.start();
        m_tell(m_progress);
    }

    const MailReader& m_reader;
    const ExportOptions& m_options;
    const FetchBodies& m_fetch;
    const CancelToken m_cancel;
    const TellProgress& m_tell;
    TransferReport m_report;
    struct
    {
        qint64 messages = 0;
        qint64 bytes = 0;
    } m_written; ///< of the portion under way
    TransferProgress m_progress;
    QSet<AccountId> m_silent; ///< nothing can be had from their servers now
    QSet<QString> m_used;     ///< paths, in lower case
    QElapsedTimer m_sinceTold;
    bool m_isDiskUnusable = false;
    bool m_isCut = false; ///< by who cancelled, before the end
};

} // namespace

Result<TransferReport> exportMail(const MailReader& reader, const ExportOptions& options,
                                  const FetchBodies& fetch, const CancelToken& cancel,
                                  const TellProgress& tell)
{
    return Export(reader, options, fetch, cancel, tell).run();
}

} // namespace postaci
