#pragma once

#include "base/Flags.h"
#include "transfer/TransferTypes.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace postaci {

/// A file that may have mail in it.
struct MailSourceFile
{
    QString path;
    QStringList folders; ///< where it lies below what was named; an mbox in a directory is a folder itself
    qint64 size = 0;
    bool isNamed = false;              ///< by the person, not found
    std::optional<MessageFlags> flags; ///< in a Maildir: by its place and name
    bool isInMaildir = false;
};

struct MailSourceVisitor
{
    std::function<bool(const MailSourceFile&)> file; ///< false: that was enough
    std::function<void(const TransferProblem&)> problem;
};

/// Walks over files, Maildirs (Maildir++ too) and directories of any of these. Directories are followed,
/// links to directories are not. What lies in `profileDir` (empty: there is none), which is in use, is left
/// out: to close a file is to give up all locks that this process has on it (POSIX), SQLite's too. Memory
/// does not grow with the number of files. False where `visitor` has had enough.
bool walkMailFiles(const QStringList& paths, const QString& profileDir, const MailSourceVisitor& visitor);

enum class MailFileKind {
    None, ///< nothing that is mail
    Mbox,
    Single
};

/// By its first bytes. Nothing where it cannot be read; `why` gets the system's words.
[[nodiscard]] std::optional<MailFileKind> kindOf(const MailSourceFile& file, QString* why);
/// A whole file, or its first kLargestImported bytes; no more memory is taken than it needs. Empty where it
/// cannot be read; `why` gets the system's words.
[[nodiscard]] QByteArray readMessageFile(const QString& path, QString* why);
/// It claims to be mail by its name, or because somebody has named it: that it is none is worth a word.
[[nodiscard]] bool isExpectedToBeMail(const MailSourceFile& file);

} // namespace postaci
