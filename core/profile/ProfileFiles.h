#pragma once

#include "base/CancelToken.h"
#include "base/Result.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace postaci {

/// How far long work on a profile is, in units of its own; called from the thread that does it.
using ProfileProgress = std::function<void(qint64 done, qint64 total)>;

/// What a file of a profile is for.
enum class ProfileFileKind {
    Mail,        ///< mail.db: what exists only here is in it
    Bodies,      ///< a cache
    SearchIndex, ///< made again from the others
    JunkMemory,
    DraftFiles, ///< what is attached to drafts
    Settings,   ///< everything else: settings, own words, certificates, the encrypted file of secrets
    Kept,       ///< set aside by a restore or a repair
    Passing     ///< locks, logs of databases, unfinished work: nothing that would be missed
};

/// A path within the profile ("drafts/1a2b/0"), with its size in bytes.
struct ProfileFile
{
    QString name;
    ProfileFileKind kind = ProfileFileKind::Settings;
    qint64 size = 0;
};

[[nodiscard]] ProfileFileKind kindOfProfileFile(const QString& name);
/// All files of the profile, without those behind symbolic links.
[[nodiscard]] QList<ProfileFile> profileFiles(const QString& profileDir);

/// What leaves what was there before in a directory of the profile.
enum class KeptBy { Restore, Repair };
/// A name for such a directory, after the time of day, that nothing in the profile has yet.
[[nodiscard]] QString freeKeptName(const QString& profileDir, KeptBy by);
[[nodiscard]] KeptBy makerOfKept(const QString& name); ///< of one that freeKeptName() has made

/// The last run was killed: a log of mail.db is left over. To be asked before the store is opened.
[[nodiscard]] bool wasProfileKilled(const QString& profileDir);

/// Whatever stands in `file` is on the disk when this returns. False if that failed.
bool syncToDisk(const QString& file);
/// Renames over what is there, and has the directory know it for good. Both on one file system.
[[nodiscard]] Result<void> renameOver(const QString& from, const QString& to);
/// Makes the directory (and those above it) for its owner only.
[[nodiscard]] Result<void> makePrivateDirectory(const QString& dir);
/// A new directory for what a repair keeps; its path.
[[nodiscard]] Result<QString> makeKeptByRepair(const QString& profileDir);

} // namespace postaci
