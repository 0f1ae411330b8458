#pragma once

#include "profile/ProfileFiles.h"

#include <QDateTime>
#include <QStringList>

namespace postaci {

/// What a restore or a repair has set aside in a profile, in a directory of its own.
struct KeptCopy
{

    QString name; ///< of the directory
    KeptBy by = KeptBy::Restore;
    QDateTime made; ///< local time; invalid where the name does not say it
    qint64 size = 0;
    bool operator==(const KeptCopy&) const = default;
};

/// Out of profileFiles(), the newest first.
[[nodiscard]] QList<KeptCopy> keptCopies(const QList<ProfileFile>& files);

/// What is in one of them.
struct KeptContents
{
    bool hasMail = false;    ///< there is a mail.db
    bool isReadable = false; ///< and the numbers below are of it
    qint64 messages = 0;
    qint64 drafts = 0;
    qint64 contacts = 0;
    /// Messages that no server had, and whose text is neither in the profile nor at a server now; without a
    /// Message-ID they cannot be looked for there, and all count.
    qint64 onlyThere = 0;
    qint64 draftFiles = 0;  ///< what was attached to drafts
    QStringList otherFiles; ///< settings and the like
};

/// Reads the copy beside the profile, which may be in use. Blocks; any thread. Errors: Input with
/// FileUnreadable where there is no such copy; Cancelled.
[[nodiscard]] Result<KeptContents> readKept(const QString& profileDir, const QString& name,
                                            const CancelToken& cancel);

/// Deletes one of them for good, and nothing that links in it lead to. Blocks; any thread. Returns the bytes
/// that were freed. Errors: Input with FileUnreadable where it is none; Storage with FileUnwritable and
/// Cancelled: what was not deleted yet is there, the mail itself last.
[[nodiscard]] Result<qint64> removeKept(const QString& profileDir, const QString& name,
                                        const ProfileProgress& progress, const CancelToken& cancel);

} // namespace postaci
