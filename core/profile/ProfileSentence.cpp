#include "profile/ProfileSentence.h"

#include "account/ErrorSentence.h"

#include <QCoreApplication>

namespace postaci {

namespace {

/// For translation: ProfileSentence::tr().
class ProfileSentence
{
    Q_DECLARE_TR_FUNCTIONS(ProfileSentence)
};

ErrorText aboutBackup(const Error& error)
{
    switch (error.reason) {
    case ErrorReason::DatabaseBroken:
        return {ProfileSentence::tr("The mail on this computer is damaged, so no backup was made."),
                ProfileSentence::tr("Use “Check and repair” first.")};
    case ErrorReason::FileUnreadable:
        return {ProfileSentence::tr("The mail on this computer cannot be read."),
                ProfileSentence::tr("Check that the disk is there and that you may read it.")};
    case ErrorReason::FileUnwritable:
        return {ProfileSentence::tr("The backup cannot be written there."),
                ProfileSentence::tr("Choose another place, outside the folder of the mail itself.")};
    case ErrorReason::DiskFull:
        return {ProfileSentence::tr("There is not enough room for the backup there."),
                ProfileSentence::tr("Make some room, or choose another disk.")};
    default:
        return describeError(error);
    }
}

ErrorText aboutRestore(const Error& error)
{
    switch (error.reason) {
    case ErrorReason::DatabaseBroken:
        return {ProfileSentence::tr("This backup is damaged, so nothing was restored."),
                ProfileSentence::tr("Try an older one, or another copy of it.")};
    case ErrorReason::FileUnreadable:
        return {ProfileSentence::tr("This file is not a backup of Postacı."),
                ProfileSentence::tr("Choose a file that was made with “Back up”.")};
    case ErrorReason::DatabaseTooNew:
        return {ProfileSentence::tr("This backup was made by a newer Postacı."),
                ProfileSentence::tr("Install that version or a later one, then restore it.")};
    case ErrorReason::DatabaseLocked:
        return {ProfileSentence::tr("Postacı is using this mail, so nothing was restored."),
                ProfileSentence::tr("Close it, then try again.")};
    case ErrorReason::DiskFull:
        return {ProfileSentence::tr("There is not enough room on the disk to restore this backup."),
                ProfileSentence::tr("What is there now stays beside it, so both need room.")};
    default:
        return describeError(error);
    }
}

ErrorText aboutRepair(const Error& error)
{
    switch (error.reason) {
    case ErrorReason::DatabaseLocked:
        return {ProfileSentence::tr("Another Postacı is using this mail."),
                ProfileSentence::tr("Close it, then try again.")};
    case ErrorReason::DiskFull:
        return {ProfileSentence::tr("There is not enough room on the disk for a repair."),
                ProfileSentence::tr("Make some room: the damaged file is kept beside the repaired one.")};
    case ErrorReason::DatabaseBroken:
        return {ProfileSentence::tr("The damaged mail could not be repaired."),
                ProfileSentence::tr("It was left as it is. Restore a backup if you have one.")};
    default:
        return describeError(error);
    }
}

ErrorText aboutRemoval(const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return {ProfileSentence::tr("Stopped. What was not removed yet is still there."), {}};
    switch (error.reason) {
    case ErrorReason::FileUnwritable:
        return {ProfileSentence::tr("This cannot be removed: some of it may not be written by you."),
                ProfileSentence::tr("What could not be removed is still there.")};
    case ErrorReason::FileUnreadable:
        return {ProfileSentence::tr("This is no longer there."), {}};
    default:
        return describeError(error);
    }
}

} // namespace

ErrorText describeProfileError(ProfileTask task, const Error& error)
{
    const bool isRemoval = task == ProfileTask::RemoveKept || task == ProfileTask::CleanUp;
    if (error.kind == ErrorKind::Cancelled && !isRemoval)
        return {ProfileSentence::tr("Cancelled; nothing was changed."), {}};
    switch (task) {
    case ProfileTask::RemoveKept:
    case ProfileTask::CleanUp:
        return aboutRemoval(error);
    case ProfileTask::Backup:
        return aboutBackup(error);
    case ProfileTask::Restore:
        return aboutRestore(error);
    case ProfileTask::Check:
    case ProfileTask::Repair:
        break;
    }
    return aboutRepair(error);
}

} // namespace postaci
