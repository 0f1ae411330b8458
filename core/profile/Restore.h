#pragma once

#include "profile/Backup.h"

namespace postaci {

/// A restore that waits in a profile for the next start.
struct StagedRestore
{
    BackupInfo info;
    QString kept; ///< the directory in the profile that what is there now goes to
};

/// What applyStagedRestore() has done.
struct AppliedRestore
{
    QString kept; ///< the directory with the profile as it was before; empty: there was none
};

/// Unpacks a backup beside the files of a profile (which is made where there is none), and checks all of it:
/// the table of contents, each part's SHA-256, mail.db's structure and references, and whether this program
/// knows its version. Nothing that is in use is touched. What was queued for sending may have gone out since,
/// from here or from another copy of the profile, so it is made uncertain: only the user sends it again.
/// Whoever calls it holds the profile, or nobody does. Blocks; any thread, one at a time. Errors: Input
/// (FileUnreadable: no backup; DatabaseBroken: a damaged one), Storage (DatabaseTooNew, DiskFull,
/// FileUnwritable), Cancelled; nothing is left of it then.
[[nodiscard]] Result<StagedRestore> stageRestore(const QString& file, const QString& profileDir,
                                                 const ProfileProgress& progress, const CancelToken& cancel);
[[nodiscard]] std::optional<StagedRestore> stagedRestore(const QString& profileDir);
/// Throws away what is staged, unless it has begun to take the profile's place. Whoever calls it holds the
/// profile.
void discardStagedRestore(const QString& profileDir);

/// Puts what is staged in the place of the profile, whose files go into a directory beside; to be called
/// before anything of the profile is opened. Killed at any moment, the next call goes on with it. Nothing
/// staged: nothing. Errors: Storage (DatabaseLocked while the profile is in use); the profile is as before
/// then, or isRestoreBegun().
[[nodiscard]] Result<std::optional<AppliedRestore>> applyStagedRestore(const QString& profileDir);
/// Files of the profile are put aside and the others are not all in their place: nothing may be opened, or
/// made anew, before applyStagedRestore() is through.
[[nodiscard]] bool isRestoreBegun(const QString& profileDir);

/// What restoreNow() has done; `kept` as AppliedRestore has it.
struct RestoredNow
{
    BackupInfo info;
    QString kept;
};

/// stageRestore() and applyStagedRestore() at once, with the profile held from before the first to after the
/// last. Errors: of both; nothing is staged then.
[[nodiscard]] Result<RestoredNow> restoreNow(const QString& file, const QString& profileDir,
                                             const ProfileProgress& progress, const CancelToken& cancel);

} // namespace postaci
