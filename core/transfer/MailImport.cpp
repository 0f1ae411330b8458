#include "transfer/MailImport.h"

#include "message/MboxReader.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "transfer/DuplicateFilter.h"
#include "transfer/ImportIntake.h"
#include "transfer/LocalFolders.h"
#include "transfer/MailSource.h"
#include "transfer/MessageMarks.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>

#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

namespace postaci {

namespace {

constexpr qint64 kLookedAfter = 64 * 1024; ///< bytes

/// The time in "From someone@example.org Fri Nov 27 10:00:00 2026", which is in UTC (RFC 4155).
QDateTime separatorDate(const QByteArray& line)
{
    const QString text = QString::fromLatin1(line).simplified().section(QLatin1Char(' '), 2, 6);
    QDateTime date = QLocale::c().toDateTime(text, QStringLiteral("ddd MMM d HH:mm:ss yyyy"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

/// "Work.mbox" is the folder Work; Apple's Mail calls the file in "Work.mbox" mbox.
QStringList foldersOfMbox(const MailSourceFile& file)
{
    const QFileInfo info(file.path);
    if (file.isNamed || info.fileName() == QLatin1String("mbox"))
        return file.folders;
    const bool hasEnding = info.suffix().compare(QLatin1String("mbox"), Qt::CaseInsensitive) == 0 ||
                           info.suffix().compare(QLatin1String("mbx"), Qt::CaseInsensitive) == 0;
    return file.folders + QStringList{hasEnding ? info.completeBaseName() : info.fileName()};
}

class Import
{
public:
    Import(Store& store, const ImportOptions& options, const CancelToken& cancel, const TellProgress& tell)
        : m_options(options), m_cancel(cancel), m_tell(tell), m_folders(store, options), m_intake(store),
          m_profileDir(store.profileDir())
    {
    }

    Result<TransferReport> run()
    {
        auto reader = MailReader::open(m_profileDir);
        if (!reader)
            return unexpected(reader.error());
        m_reader = std::move(*reader);
        if (auto usable = m_folders.check(); !usable)
            return unexpected(usable.error());
        measure();
        walkMailFiles(m_options.paths, m_profileDir,
                      {[this](const MailSourceFile& file) { return take(file); },
                       [this](const TransferProblem& problem) { m_report.add(problem); }});
        const auto finished = m_intake.finish();
        if (m_failure || !finished)
            return unexpected(m_failure ? *m_failure : finished.error());
        m_report.messages = m_intake.messages();
        m_report.bytes = m_intake.bytes();
        // Who stops it when all is in has not stopped it.
        m_report.wasCancelled = m_cancel.isCancelled() && m_isCut;
        m_report.folder = m_folders.target();
        m_progress.done = m_report.wasCancelled ? m_progress.done : m_progress.total;
        m_progress.messages = m_report.messages;
        tell(Tell::Now);
        return m_report;
    }

private:
    enum class Tell { Now, IfDue };

    void measure()
    {
        walkMailFiles(m_options.paths, m_profileDir,
                      {[this](const MailSourceFile& file) {
                           m_progress.total += file.size;
                           ++m_filesLeft;
                           return !m_cancel.isCancelled();
                       },
                       [](const TransferProblem&) {}});
        m_isCut = m_cancel.isCancelled(); // nobody knows then how many there are
    }

    bool goesOn() const { return !m_failure && !m_cancel.isCancelled(); }

    void tell(Tell when)
    {
        if (when == Tell::IfDue && m_sinceTold.isValid() && !m_sinceTold.hasExpired(kTellEvery))
            return;
        m_sinceTold.start();
        if (m_tell)
            m_tell(m_progress);
    }

    bool take(const MailSourceFile& file)
    {
        const qint64 before = m_progress.done;
        m_progress.place = file.path;
        QString why;
        const auto kind = kindOf(file, &why);
        if (!kind)
            m_report.add({TransferProblemKind::Unreadable, file.path, -1, 0, {}, why});
        else if (*kind == MailFileKind::Mbox)
            takeMbox(file, before);
        else if (*kind == MailFileKind::Single)
            takeSingle(file);
        else if (file.size > 0 && isExpectedToBeMail(file))
            m_report.add({TransferProblemKind::NotMail, file.path, -1, 0, {}, {}});
        --m_filesLeft;
        m_isCut = m_isCut || (m_cancel.isCancelled() && m_filesLeft > 0);
        m_progress.done = goesOn() ? before + file.size : m_progress.done;
        tell(Tell::IfDue);
        return goesOn();
    }

    void takeMbox(const MailSourceFile& file, qint64 before)
    {
        QFile device(file.path);
        if (!device.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            m_report.add({TransferProblemKind::Unreadable, file.path, -1, 0, {}, device.errorString()});
            return;
        }
        const QStringList folders = foldersOfMbox(file);
        MboxReader mbox(device, MboxReader::Beginning::FieldToo);
        if (!mbox.isMbox() && !mbox.hasFailed()) // it was one a moment ago
            m_report.add({TransferProblemKind::NotMail, file.path, -1, 0, {}, {}});
        QByteArray raw;
        qint64 size = 0;
        qint64 looked = 0;
        const auto append = [&](QByteArrayView piece) {
            size += piece.size();
            if (size < kLargestImported)
                raw.append(piece);
            else
                raw.clear();
            // The clock is dearer than a line.
            if (mbox.position() - looked >= kLookedAfter) {
                looked = mbox.position();
                m_progress.done = before + looked;
                tell(Tell::IfDue);
            }
            m_isCut = m_isCut || m_cancel.isCancelled(); // in the middle of a message
            return !m_isCut;
        };
        while (goesOn() && mbox.nextWhole(append)) {
            if (size >= kLargestImported)
                m_report.add({TransferProblemKind::TooLarge, file.path, mbox.messageOffset(), size, {}, {}});
            else if (size > 0)
                takeFromMbox(folders, std::exchange(raw, {}), mbox);
            raw.clear();
            size = 0;
        }
        m_isCut = m_isCut || (m_cancel.isCancelled() && mbox.position() < file.size);
        if (mbox.hasFailed())
            m_report.add(
                {TransferProblemKind::Unreadable, file.path, mbox.position(), 0, {}, device.errorString()});
    }

    void takeFromMbox(const QStringList& folders, QByteArray&& raw, const MboxReader& mbox)
    {
        const MessageMarks marks = marksOf(raw);
        if (marks.isExpunged)
            ++m_report.deleted;
        else
            takeMessage(folders, std::move(raw), marks, {},
                        [line = mbox.separator()] { return separatorDate(line); });
    }

    void takeSingle(const MailSourceFile& file)
    {
        if (file.size >= kLargestImported) {
            m_report.add({TransferProblemKind::TooLarge, file.path, -1, file.size, {}, {}});
            return;
        }
        QString why;
        QByteArray raw = readMessageFile(file.path, &why);
        if (raw.isEmpty()) {
            m_report.add({TransferProblemKind::Unreadable, file.path, -1, 0, {}, why});
            return;
        }
        // Where its name says it, the program does not write it into the message.
        const MessageMarks marks = file.flags ? MessageMarks() : marksOf(raw);
        takeMessage(file.folders, std::move(raw), marks, file.flags,
                    [path = file.path] { return QFileInfo(path).lastModified().toUTC(); });
    }

    void takeMessage(const QStringList& folders, QByteArray&& raw, const MessageMarks& marks,
                     const std::optional<MessageFlags>& flags, std::function<QDateTime()> otherDate)
    {
        const auto folder = m_folders.at(m_options.keepsFolders ? folders : QStringList());
        DuplicateFilter* filter = folder ? filterOf(*folder) : nullptr;
        if (!folder)
            m_failure = folder.error();
        if (filter == nullptr)
            return;
        const bool isNew = filter->isNew(raw);
        if (m_cancel.isCancelled()) {
            m_isCut = true;
            return;
        }
        if (!isNew) {
            ++m_report.duplicates;
            return;
        }
        MessageFlags unmarked;
        unmarked.setFlag(MessageFlag::Seen, m_options.unmarkedAreRead);
        const MessageFlags seen = flags ? *flags : marks.areKnown ? marks.flags : marks.flags | unmarked;
        ReadMessage message{std::move(raw), seen, marks.keywords, std::move(otherDate)};
        if (auto added = m_intake.add(*folder, std::move(message)); !added)
            m_failure = added.error();
        m_progress.messages = m_intake.messages();
    }

    DuplicateFilter* filterOf(FolderId folder)
    {
        const auto known = m_filters.find(folder);
        if (known != m_filters.end())
            return &known->second;
        auto filter = DuplicateFilter::of(*m_reader, folder, m_cancel);
        if (!filter) {
            if (filter.error().kind != ErrorKind::Cancelled)
                m_failure = filter.error();
            m_isCut = true;
            return nullptr;
        }
        return &m_filters.emplace(folder, std::move(*filter)).first->second;
    }

    const ImportOptions& m_options;
    const CancelToken m_cancel;
    const TellProgress& m_tell;
    LocalFolders m_folders;
    ImportIntake m_intake;
    const QString m_profileDir;
    std::unique_ptr<MailReader> m_reader;
    std::unordered_map<FolderId, DuplicateFilter> m_filters;
    TransferReport m_report;
    TransferProgress m_progress;
    qint64 m_filesLeft = 0;
    bool m_isCut = false; ///< by who cancelled: something of the files was not taken
    QElapsedTimer m_sinceTold;
    std::optional<Error> m_failure;
};

} // namespace

Result<TransferReport> importMail(Store& store, const ImportOptions& options, const CancelToken& cancel,
                                  const TellProgress& tell)
{
    return Import(store, options, cancel, tell).run();
}

} // namespace postaci
