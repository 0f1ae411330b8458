// Files that are said to be backups: any bytes (an even first byte), or a zip whose table of contents is any
// bytes. Nothing is written outside of the profile, and nothing is left in it of what is none.
#include "Fuzz.h"
#include "profile/BackupArchive.h"
#include "profile/Restore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace postaci;

namespace {

void writeBytes(const QString& path, QByteArrayView bytes)
{
    QFile file(path);
    fuzz::require(file.open(QIODevice::WriteOnly) && file.write(bytes.data(), bytes.size()) == bytes.size(),
                  "the file can be written");
}

/// With files of the names that a table of contents may have, and of others.
void writeZip(const QString& path, QByteArrayView table)
{
    auto archive = ArchiveWriter::create(path);
    fuzz::require(archive.has_value(), "a zip can be written");
    for (const char* name :
         {"mail.db", "settings.ini", "drafts/k/0", "../outside", "/outside", "drafts/../../outside"})
        fuzz::require((*archive)->addBytes(QString::fromLatin1(name), "x").has_value(),
                      "a file can be added");
    fuzz::require((*archive)->addBytes(QString::fromLatin1(kManifestName), table.toByteArray()).has_value(),
                  "the table can be added");
    fuzz::require((*archive)->finish().has_value(), "it can be finished");
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const QTemporaryDir dir;
    const QString backup = dir.filePath(QStringLiteral("backup.zip"));
    const QString profile = dir.filePath(QStringLiteral("profile"));
    fuzz::require(QDir().mkpath(profile), "there is a place for a profile");
    if (input.front() % 2 == 0)
        writeBytes(backup, input.sliced(1));
    else
        writeZip(backup, input.sliced(1));
    const auto info = readBackupInfo(backup);
    if (info) {
        for (const BackupPart& part : info->parts)
            require(isPartName(part.name) && part.size >= 0, "parts are within the profile");
    }
    const auto staged = stageRestore(backup, profile, {}, {});
    require(!staged || info.has_value(), "what has no table is no backup");
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    require(QDir(dir.path()).entryList(all, QDir::Name) ==
                QStringList({QStringLiteral("backup.zip"), QStringLiteral("profile")}),
            "nothing is written outside of the profile");
    require(staged || QDir(profile).entryList(all).isEmpty(), "nothing is left of what is no backup");
}
