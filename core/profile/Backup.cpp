#include "profile/Backup.h"

#include "profile/BackupArchive.h"
#include "profile/BackupStaging.h"
#include "profile/DatabaseCopy.h"
#include "store/Database.h"
#include "store/JunkMemory.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <filesystem>

namespace postaci {

namespace {

constexpr auto kFormat = "postaci-backup";
constexpr int kFormatVersion = 1;
constexpr qint64 kMaxManifest = 16 << 20;
constexpr int kMaxParts = 200'000;

Unexpected notABackup(const QString& file, const QString& why)
{
    return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, QStringLiteral("%1: %2").arg(file, why));
}

Unexpected damaged(const QString& file, const QString& why)
{
    return unexpected(ErrorKind::Input, ErrorReason::DatabaseBroken, QStringLiteral("%1: %2").arg(file, why));
}

Unexpected backupCancelled()
{
    return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
}

QByteArray toJson(const BackupInfo& info)
{
    QJsonArray parts;
    for (const BackupPart& part : info.parts)
        parts.append(QJsonObject{{QStringLiteral("name"), part.name},
                                 {QStringLiteral("size"), part.size},
                                 {QStringLiteral("sha256"), QString::fromLatin1(part.sha256.toHex())}});
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QLatin1String(kFormat)},
                                     {QStringLiteral("version"), kFormatVersion},
                                     {QStringLiteral("made"), info.made.toString(Qt::ISODateWithMs)},
                                     {QStringLiteral("program"), info.program},
                                     {QStringLiteral("schema"), info.schema},
                                     {QStringLiteral("accounts"), info.accounts},
                                     {QStringLiteral("messages"), info.messages},
                                     {QStringLiteral("drafts"), info.drafts},
                                     {QStringLiteral("parts"), parts}})
        .toJson();
}

/// What is attached to drafts is written once, so another name for it is as good as a copy, and made at once.
bool linkOrCopy(const ProfileFile& file, const QString& from, const QString& to)
{
    QDir().mkpath(QFileInfo(to).absolutePath());
    if (file.kind != ProfileFileKind::DraftFiles)
        return QFile::copy(from, to);
    std::error_code failure;
    std::filesystem::create_hard_link(std::filesystem::path(from.toStdU16String()),
                                      std::filesystem::path(to.toStdU16String()), failure);
    return !failure || QFile::copy(from, to);
}

/// One backup on its way.
class BackupRun
{
public:
    BackupRun(const BackupOrder& order, const ProfileProgress& progress, const CancelToken& cancel)
        : m_order(order), m_progress(progress), m_cancel(cancel), m_staging(order.file)
    {
    }

    Result<BackupInfo> run()
    {
        if (auto made = m_staging.make(); !made)
            return unexpected(made.error());
        if (auto staged = stage(); !staged)
            return unexpected(staged.error());
        if (auto packed = pack(); !packed)
            return unexpected(packed.error());
        return m_info;
    }

private:
    /// The moment of mail.db first: what it names is there then, and what goes a moment later has been linked
    /// by that time.
    Result<void> stage()
    {
        auto mail = DatabaseCopy::open(mailFile(m_order.profileDir));
        if (!mail)
            return unexpected(mail.error());
        m_info.made = QDateTime::currentDateTimeUtc();
        if (auto files = stageFiles(); !files)
            return files;
        std::vector<std::pair<QString, std::unique_ptr<DatabaseCopy>>> databases;
        if (auto counted = count(**mail); !counted)
            return counted;
        databases.emplace_back(QStringLiteral("mail.db"), std::move(*mail));
        if (auto opened = openOthers(databases); !opened)
            return opened;
        for (const auto& [name, copy] : databases)
            m_total += 2 * copy->bytes(); // copied, then packed
        for (const auto& [name, copy] : databases) {
            const qint64 before = m_done;
            const auto written = copy->writeTo(
                m_staging.path(name), [this, before](qint64 done, qint64) { report(before + done); },
                m_cancel);
            m_done = before + copy->bytes();
            if (written)
                m_names.append(name);
            else if (!isWorthLess(name, written.error()))
                return written;
            else
                QFile::remove(m_staging.path(name));
        }
        return {};
    }

    /// What can be made again is not worth more than the backup: it is made without where that is damaged.
    static bool isWorthLess(const QString& name, const Error& error)
    {
        return name != QLatin1String("mail.db") && error.reason == ErrorReason::DatabaseBroken;
    }

    Result<void> count(DatabaseCopy& mail)
    {
        try {
            m_info.schema = int(mail.numberOf(QStringLiteral("PRAGMA user_version")));
            m_info.accounts = mail.numberOf(QStringLiteral("SELECT count(*) FROM account"));
            m_info.messages = mail.numberOf(QStringLiteral("SELECT count(*) FROM message"));
            m_info.drafts = mail.numberOf(QStringLiteral("SELECT count(*) FROM draft"));
        } catch (const std::exception& exception) {
            return unexpected(ErrorKind::Storage, ErrorReason::DatabaseBroken,
                              QString::fromUtf8(exception.what()));
        }
        return {};
    }

    Result<void> openOthers(std::vector<std::pair<QString, std::unique_ptr<DatabaseCopy>>>& databases)
    {
        QList<std::pair<QString, QString>> wanted{{QStringLiteral("junk.db"), junkFile(m_order.profileDir)}};
        if (m_order.withBodies)
            wanted.append({QStringLiteral("bodies.db"), bodiesFile(m_order.profileDir)});
        for (const auto& [name, file] : wanted) {
            if (!QFileInfo::exists(file))
                continue;
            auto copy = DatabaseCopy::open(file);
            if (copy)
                databases.emplace_back(name, std::move(*copy));
        }
        return {};
    }

    Result<void> stageFiles()
    {
        const QList<ProfileFile> files = profileFiles(m_order.profileDir);
        for (const ProfileFile& file : files) {
            if (file.kind != ProfileFileKind::DraftFiles && file.kind != ProfileFileKind::Settings)
                continue;
            if (m_cancel.isCancelled())
                return backupCancelled();
            const QString from = m_order.profileDir + QLatin1Char('/') + file.name;
            if (!linkOrCopy(file, from, m_staging.path(file.name))) {
                if (!QFileInfo::exists(from))
                    continue; // its draft has gone in this moment
                return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable,
                                  QStringLiteral("%1 cannot be copied").arg(from));
            }
            m_names.append(file.name);
            m_total += file.size;
        }
        return {};
    }

    Result<void> pack()
    {
        auto packed = packInto(m_staging.wholeFile());
        return packed ? renameOver(m_staging.wholeFile(), m_order.file) : packed;
    }

    Result<void> packInto(const QString& partial)
    {
        auto archive = ArchiveWriter::create(partial);
        if (!archive)
            return unexpected(archive.error());
        for (const QString& name : std::as_const(m_names)) {
            BackupPart part{name, 0, {}};
            QCryptographicHash hash(QCryptographicHash::Sha256);
            const auto added = (*archive)->addFile(name, m_staging.path(name), [&](const QByteArray& piece) {
                hash.addData(piece);
                part.size += piece.size();
                m_done += piece.size();
                report(m_done);
                return !m_cancel.isCancelled();
            });
            if (!added)
                return added;
            part.sha256 = hash.result();
            m_info.parts.append(part);
            m_info.hasBodies = m_info.hasBodies || name == QLatin1String("bodies.db");
        }
        if (auto described = (*archive)->addBytes(QLatin1String(kManifestName), toJson(m_info)); !described)
            return described;
        if (m_cancel.isCancelled())
            return backupCancelled();
        return (*archive)->finish();
    }

    void report(qint64 done) const
    {
        if (m_progress)
            m_progress(qMin(done, m_total), m_total);
    }

    const BackupOrder& m_order;
    const ProfileProgress& m_progress;
    const CancelToken& m_cancel;
    BackupStaging m_staging;
    QStringList m_names;
    BackupInfo m_info{{}, QCoreApplication::applicationVersion(), 0, 0, 0, 0, false, {}};
    qint64 m_done = 0;
    qint64 m_total = 0;
};

/// Errors: those of a place that no backup can go to.
Result<void> checkPlace(const BackupOrder& order)
{
    const QString profile = QDir(order.profileDir).canonicalPath();
    if (!QFileInfo::exists(mailFile(order.profileDir)))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("There is no profile in %1").arg(order.profileDir));
    const QFileInfo target(order.file);
    const QString place = QDir(target.absolutePath()).canonicalPath();
    if (place.isEmpty() || target.isDir())
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 cannot be written").arg(order.file));
    // There it would go with the profile, and be part of the next backup.
    if (place == profile || place.startsWith(profile + QLatin1Char('/')))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 is within the profile").arg(order.file));
    return {};
}

Result<BackupInfo> infoFromJson(const QString& file, const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(QStringLiteral("format")).toString() != QLatin1String(kFormat))
        return notABackup(file, QStringLiteral("not a backup of this program"));
    if (object.value(QStringLiteral("version")).toInt() != kFormatVersion)
        return unexpected(ErrorKind::Storage, ErrorReason::DatabaseTooNew,
                          QStringLiteral("%1: a form of backup that this program does not know").arg(file));
    BackupInfo info;
    info.made = QDateTime::fromString(object.value(QStringLiteral("made")).toString(), Qt::ISODateWithMs);
    info.program = object.value(QStringLiteral("program")).toString().left(100);
    info.schema = object.value(QStringLiteral("schema")).toInt();
    info.accounts = object.value(QStringLiteral("accounts")).toInteger();
    info.messages = object.value(QStringLiteral("messages")).toInteger();
    info.drafts = object.value(QStringLiteral("drafts")).toInteger();
    const QJsonArray parts = object.value(QStringLiteral("parts")).toArray();
    bool hasMail = false;
    for (const QJsonValue& value : parts) {
        const BackupPart part{value[QStringLiteral("name")].toString(),
                              value[QStringLiteral("size")].toInteger(-1),
                              QByteArray::fromHex(value[QStringLiteral("sha256")].toString().toLatin1())};
        if (!isPartName(part.name) || part.size < 0 || part.sha256.size() != 32 ||
            info.parts.size() >= kMaxParts)
            return damaged(file, QStringLiteral("its table of contents is damaged"));
        hasMail = hasMail || part.name == QLatin1String("mail.db");
        info.hasBodies = info.hasBodies || part.name == QLatin1String("bodies.db");
        info.parts.append(part);
    }
    return hasMail ? Result<BackupInfo>(info) : notABackup(file, QStringLiteral("there is no mail in it"));
}

Result<QByteArray> readWhole(ArchiveReader& archive, qint64 limit, const QString& file)
{
    QByteArray bytes;
    for (;;) {
        const auto piece = archive.read();
        if (!piece || piece->isEmpty())
            return piece ? Result<QByteArray>(bytes) : piece;
        bytes += *piece;
        if (bytes.size() > limit)
            return notABackup(file, QStringLiteral("its table of contents is too large"));
    }
}

} // namespace

qint64 BackupInfo::bytes() const
{
    qint64 sum = 0;
    for (const BackupPart& part : parts)
        sum += part.size;
    return sum;
}

bool isPartName(const QString& name)
{
    constexpr int kLongest = 400;
    if (name.isEmpty() || name.size() > kLongest || name == QLatin1String(kManifestName) ||
        name.contains(QLatin1Char('\\')) || name.contains(QLatin1Char(':')) || name.contains(QChar::Null))
        return false;
    const QStringList levels = name.split(QLatin1Char('/'));
    for (const QString& level : levels) {
        if (level.isEmpty() || level == QLatin1String(".") || level == QLatin1String(".."))
            return false;
    }
    switch (kindOfProfileFile(name)) {
    case ProfileFileKind::Mail:
    case ProfileFileKind::Bodies:
    case ProfileFileKind::JunkMemory:
        // A log beside a database would be taken for a part of it.
        return name.endsWith(QLatin1String(".db"));
    case ProfileFileKind::DraftFiles:
    case ProfileFileKind::Settings:
        return true;
    case ProfileFileKind::SearchIndex:
    case ProfileFileKind::Kept:
    case ProfileFileKind::Passing:
        break;
    }
    return false;
}

Result<BackupInfo> makeBackup(const BackupOrder& order, const ProfileProgress& progress,
                              const CancelToken& cancel)
{
    if (auto place = checkPlace(order); !place)
        return unexpected(place.error());
    return BackupRun(order, progress, cancel).run();
}

Result<BackupInfo> readBackupInfo(const QString& file)
{
    auto archive = ArchiveReader::open(file);
    if (!archive)
        return notABackup(file, archive.error().message);
    ArchiveReader::Entry entry;
    for (int count = 0; count <= kMaxParts + 1; ++count) {
        const auto found = (*archive)->next(entry);
        if (!found)
            return notABackup(file, found.error().message);
        if (!*found)
            break;
        if (entry.name != QLatin1String(kManifestName))
            continue;
        const auto json = readWhole(**archive, kMaxManifest, file);
        return json ? infoFromJson(file, *json) : notABackup(file, json.error().message);
    }
    return damaged(file, QStringLiteral("it has no table of contents"));
}

} // namespace postaci
