#include "composer/DraftFiles.h"

#include "base/WriteFailure.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUuid>

namespace postaci {

namespace {

QString rootOf(const QString& profileDir)
{
    return profileDir + QStringLiteral("/drafts");
}

/// Names come back from a database: they must not lead anywhere else.
bool isPlainName(const QString& name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == QLatin1Char('-'));
    });
}

} // namespace

QString newDraftFilesKey()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<void> writeDraftFile(const QString& profileDir, const QString& key, const QString& stored,
                            const QByteArray& data)
{
    const QString directory = rootOf(profileDir) + QLatin1Char('/') + key;
    QSaveFile file(directory + QLatin1Char('/') + stored);
    const bool isWritten = isPlainName(key) && isPlainName(stored) && QDir().mkpath(directory) &&
                           QFile::setPermissions(directory, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                                QFileDevice::ExeOwner) &&
                           file.open(QIODevice::WriteOnly) && file.write(data) == data.size() &&
                           file.commit();
    if (isWritten)
        return {};
    return unexpected(ErrorKind::Storage, reasonOfWriteFailure(file),
                      QStringLiteral("A draft's attachment could not be written"), file.errorString());
}

Result<QByteArray> readDraftFile(const QString& profileDir, const QString& key, const QString& stored)
{
    QFile file(rootOf(profileDir) + QLatin1Char('/') + key + QLatin1Char('/') + stored);
    if (!isPlainName(key) || !isPlainName(stored) || !file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable,
                          QStringLiteral("A draft's attachment could not be read"), file.errorString());
    return file.readAll();
}

void removeDraftFiles(const QString& profileDir, const QString& key)
{
    if (isPlainName(key))
        QDir(rootOf(profileDir) + QLatin1Char('/') + key).removeRecursively();
}

void removeOtherDraftFiles(const QString& profileDir, const QStringList& keysInUse)
{
    const QStringList present =
        QDir(rootOf(profileDir)).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString& key : present)
        if (!keysInUse.contains(key))
            removeDraftFiles(profileDir, key);
}

} // namespace postaci
