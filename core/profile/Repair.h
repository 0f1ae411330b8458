#pragma once

#include "profile/ProfileFiles.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace postaci {

/// What a repair of mail.db has saved, and what it could not.
struct RepairReport
{
    QString kept; ///< the directory in the profile with the damaged file as it was
    qint64 messages = 0;
    qint64 localMessages = 0; ///< of those, whole messages that exist only here
    qint64 drafts = 0;
    qint64 unsent = 0; ///< of the outbox; none is sent before the user says so
    qint64 contacts = 0;
    qint64 rules = 0;
    qint64 found = 0;          ///< texts whose place was lost: messages in a folder of their own
    qint64 lostPlaces = 0;     ///< pages and rows that could not be read; 0: nothing is missing
    QStringList damaged;       ///< tables with such places
    bool lostAccounts = false; ///< of some the settings are gone: they have to be given again
    [[nodiscard]] bool isComplete() const { return lostPlaces == 0 && !lostAccounts; }
};

/// Makes mail.db anew out of all that can be read of it (salvageTables()): nothing that exists only here is
/// left out, and what servers have is fetched again by the next sync. Rows that have lost what they belong to
/// get it back as far as it can be made up; a text without a place goes into a folder for such. As in a
/// restore, nothing is sent by itself that may have gone out. The damaged file is kept in a directory beside,
/// with what was attached to drafts.
/// Blocks; before anything of the profile is opened. Errors: Storage (DatabaseLocked while the profile is in
/// use; DiskFull; DatabaseTooNew; DatabaseBroken where it did not work), Cancelled; the profile is as before
/// then.
[[nodiscard]] Result<RepairReport> repairMail(const QString& profileDir, const ProfileProgress& progress,
                                              const CancelToken& cancel);

/// Goes on with a repair that was killed while the new file took the old one's place. To be called before
/// anything of a profile is opened. Errors: as repairMail().
[[nodiscard]] Result<void> finishRepair(const QString& profileDir);

/// Such a repair waits to be brought to its end: nothing of the profile may be opened before.
[[nodiscard]] bool isRepairBegun(const QString& profileDir);

/// Where mail.db is gone, no draft is known any more: what was attached to drafts goes into a directory for
/// what is damaged, before it is taken for something that nobody needs. Nothing where the profile is in use.
void keepFilesOfLostDrafts(const QString& profileDir);

/// Another program, or another part of this one, has the profile open.
[[nodiscard]] bool isProfileInUse(const QString& profileDir);

// The user wants the repair at the next start, since this one uses the profile.
void wantRepair(const QString& profileDir, bool isWanted);
[[nodiscard]] bool isRepairWanted(const QString& profileDir);

} // namespace postaci
