#pragma once

#include "base/Result.h"

#include <QLockFile>
#include <QTemporaryDir>

#include <memory>

namespace postaci {

/// What is written into a backup goes here first: all of one moment, and nothing that changes while it is
/// packed. A directory beside the backup, of a name that nobody else has, which goes with this; one that a
/// killed backup has left there goes with the next backup of the same name. Lives in one thread.
class BackupStaging
{
public:
    explicit BackupStaging(QString backup) : m_backup(std::move(backup)) {}

    /// Errors: Storage with FileUnwritable.
    [[nodiscard]] Result<void> make();
    [[nodiscard]] QString path(const QString& name) const; ///< for a part of the backup
    [[nodiscard]] QString wholeFile() const;               ///< for what becomes the backup

private:
    void removeLeftOver() const;

    const QString m_backup;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QLockFile> m_note; ///< goes before the directory
};

} // namespace postaci
