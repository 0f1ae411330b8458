#pragma once

#include "base/Result.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace postaci::cli {

/// What a command line names that is no file (a pipe, standard input, a file of the shell that is deleted
/// already) as files, which last as long as this: another program can read them, and anybody more than once.
class SpooledFiles
{
public:
    /// Each is replaced by the whole path of a file with the same content. Reads pipes to their end. Errors:
    /// Input with FileUnreadable, Storage with FileUnwritable.
    Result<void> take(QStringList& paths);
    /// The same for one, or none where it is empty.
    Result<void> take(QString& path);

private:
    std::unique_ptr<QTemporaryDir> m_dir; ///< as soon as there is something for it
    int m_count = 0;
};

} // namespace postaci::cli
