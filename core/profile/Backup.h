#pragma once

#include "profile/ProfileFiles.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace postaci {

struct BackupPart
{
    QString name; ///< within the profile
    qint64 size = 0;
    QByteArray sha256;
};

/// What a backup says of itself (manifest.json in it).
struct BackupInfo
{
    QDateTime made;  ///< UTC
    QString program; ///< the version that made it
    int schema = 0;  ///< the version of mail.db
    qint64 accounts = 0;
    qint64 messages = 0;
    qint64 drafts = 0;
    bool hasBodies = false;
    QList<BackupPart> parts;

    [[nodiscard]] qint64 bytes() const; ///< of all parts, unpacked
};

struct BackupOrder
{
    QString profileDir;
    QString file;            ///< is replaced if it is there; not within the profile
    bool withBodies = false; ///< the cache of messages that servers have, too
};

/// Writes the whole profile into one file while the program may be working with it: a zip of the profile's
/// files with manifest.json at its end, where each stands with its size and SHA-256. mail.db is in it as of
/// one moment (DatabaseCopy), and whatever it names is there too. It is made in a directory beside FILE
/// (BackupStaging), and becomes FILE once it is whole and on the disk. What can be made again (junk.db,
/// bodies.db) is left out where it is damaged. Passwords in the system's keyring are not part of it. Blocks;
/// any thread. Errors: Input, Storage (DiskFull, FileUnwritable, FileUnreadable, DatabaseBroken), Cancelled;
/// nothing is left then.
[[nodiscard]] Result<BackupInfo> makeBackup(const BackupOrder& order, const ProfileProgress& progress,
                                            const CancelToken& cancel);

/// Errors: Input with FileUnreadable where it is none, with DatabaseBroken where it is not whole; Storage
/// with DatabaseTooNew for a form that this program does not know.
[[nodiscard]] Result<BackupInfo> readBackupInfo(const QString& file);

/// Whether it can be the name of a part: a path that stays within the profile.
[[nodiscard]] bool isPartName(const QString& name);

inline constexpr auto kManifestName = "manifest.json";

} // namespace postaci
