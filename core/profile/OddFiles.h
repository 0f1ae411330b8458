#pragma once

#include <QString>
#include <QStringList>

namespace postaci {

/// What was odd about the files of a profile, apart from what is in its databases, and was put right.
struct OddFiles
{
    QStringList misplaced; ///< names of files where a folder stood, and of folders where a file stood
    QStringList
        damaged; ///< settings that are no longer what the program writes; what can be read of them counts
    QStringList opened; ///< files that could not be read or written, and can be now
    QString kept; ///< the directory in the profile with what was in the way, and the damaged files as they
                  ///< were; empty: nothing had to be kept
    [[nodiscard]] bool isEmpty() const
    {
        return misplaced.isEmpty() && damaged.isEmpty() && opened.isEmpty();
    }
};

/// Looks at the files of a profile and puts right what would keep a program from starting, or from saving its
/// settings: folders where files belong, files that nobody may write (copied from a read-only disk, say).
/// Nothing is deleted. To be called before anything of the profile is opened, by who would hold it.
[[nodiscard]] OddFiles putFilesRight(const QString& profileDir);

} // namespace postaci
