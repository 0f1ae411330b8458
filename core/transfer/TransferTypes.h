#pragma once

#include "base/Ids.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <functional>

namespace postaci {

/// How mail lies in files.
enum class MailFormat {
    Mbox,   ///< one file a folder (mboxrd)
    Eml,    ///< one file a message
    Maildir ///< likewise, with flags in the files' names; folders below it as Maildir++ has them
};

/// What is to be taken from files, and where it goes.
struct ImportOptions
{
    QStringList paths;   ///< mbox and message files, Maildirs, folders of any of these
    FolderId target = 0; ///< a local folder; 0: `newFolder`
    QString newFolder;   ///< among those of no account; made where it is not there
    /// Folders of files become folders below the target; false: all goes into the target itself.
    bool keepsFolders = true;
    /// Messages in whose files nothing says whether they were read count as read.
    bool unmarkedAreRead = true;
};

/// What is to be written into files.
struct ExportOptions
{
    MailFormat format = MailFormat::Mbox;
    /// Of one folder or a selection: the mbox, or the directory of the messages. Else the directory for all.
    QString path;
    // The first of these three that is not empty:
    QList<MessageId> messages;
    FolderId folder = 0;
    AccountId account = 0; ///< all its folders
    bool withSubfolders = false;
    /// Mbox: read, answered, starred and tags are written into Status fields at the top of each message,
    /// which changes it; false: messages are as they are, and those are not kept. Maildirs have them anyway.
    bool keepsMarks = false;
    bool mayReplace = false; ///< an mbox that is there already
};

struct TransferProgress
{
    qint64 done = 0; ///< of total: bytes when importing, messages when exporting
    qint64 total = 0;
    qint64 messages = 0; ///< so far
    QString place;       ///< the file or the folder that it is at
};

/// Why something was left out.
enum class TransferProblemKind {
    Unreadable, ///< the file could not be read, for `detail`
    NotMail,    ///< there is no message in the file
    NotAFile,   ///< it is a pipe or a device
    TooLarge,   ///< the message has `size` bytes or more
    TooDeep,    ///< too many folders in each other
    NotHere,    ///< the text of the message is not on this computer
    Unwritable, ///< the file could not be written, for `detail`
};

struct TransferProblem
{
    TransferProblemKind kind = TransferProblemKind::Unreadable;
    QString place;      ///< the file; when exporting the folder
    qint64 offset = -1; ///< bytes before the message in the file; -1: it is about the whole file
    qint64 size = 0;
    QString message; ///< when exporting: its subject
    QString detail;  ///< the system's words
    bool operator==(const TransferProblem&) const = default;
};

/// How it ended.
struct TransferReport
{
    qint64 messages = 0;   ///< taken, or in files that are there
    qint64 bytes = 0;      ///< of them
    qint64 duplicates = 0; ///< that the folder had already; when exporting: in files of the same bytes
    qint64 deleted = 0;    ///< that the other program had deleted, and only not cleared away
    qint64 problemCount = 0;
    QList<TransferProblem> problems; ///< the first kMostProblems of them
    bool wasCancelled = false;
    FolderId folder = 0; ///< Import: where it went
    QString target;      ///< Export: the file or the directory, absolute

    static constexpr qsizetype kMostProblems = 1000;
    void add(const TransferProblem& problem)
    {
        ++problemCount;
        if (problems.size() < kMostProblems)
            problems.append(problem);
    }
};

using TellProgress = std::function<void(const TransferProgress&)>;
inline constexpr qint64 kTellEvery = 100; ///< milliseconds

/// A larger message is not taken: it would have to be held in memory several times.
inline constexpr qint64 kLargestImported = qint64{128} << 20;

} // namespace postaci

Q_DECLARE_METATYPE(postaci::TransferReport)
