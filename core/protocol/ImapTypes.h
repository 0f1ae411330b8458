#pragma once

#include "base/Flags.h"
#include "base/FolderRole.h"
#include "message/Envelope.h"
#include "protocol/UidSet.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <utility>

namespace postaci {

/// Answer to STATUS; what the server left out is not set.
struct ImapStatus
{
    std::optional<quint32> messages;
    std::optional<quint32> uidNext; ///< 0 is taken as unknown (IMAP servers that do not know send it)
    std::optional<quint32> uidValidity;
    std::optional<quint32> unseen;
    quint64 highestModSeq = 0; ///< 0: none, or CONDSTORE is not announced
};

/// One folder of LIST.
struct ImapMailbox
{
    QByteArray rawName;                 ///< what commands are sent with, byte for byte
    QString name;                       ///< decoded, the whole path with the delimiter kept
    char delimiter = 0;                 ///< 0: a flat namespace
    QSet<QByteArray> attributes;        ///< lower case, with the backslash
    FolderRole role = FolderRole::None; ///< by SPECIAL-USE, XLIST or being INBOX; never guessed from a name
    bool selectable = true;
    std::optional<ImapStatus> status; ///< with LIST-STATUS only
};

/// What was known of a folder when it was last selected.
struct QresyncState
{
    quint32 uidValidity = 0;
    quint64 highestModSeq = 0;
    UidSet knownUids; ///< empty: all
};

/// A message's flags as the server told them.
struct ImapFlags
{
    quint32 uid = 0;
    MessageFlags flags;
    QList<QByteArray> keywords; ///< other keywords, as sent
    quint64 modSeq = 0;         ///< 0: not told
};

/// Answer to SELECT.
struct ImapSelected
{
    quint32 uidValidity = 0; ///< 0: the server gives none, which is not a reason to drop anything
    quint32 uidNext = 0;     ///< 0: unknown
    quint32 exists = 0;
    quint64 highestModSeq = 0;   ///< 0: none, NOMODSEQ, or CONDSTORE is not announced
    MessageFlags permanentFlags; ///< all of them when the server does not say
    bool keywordsAllowed = true; ///< new keywords may be made
    bool readOnly = false;
    UidSet vanished; ///< by QRESYNC
    bool vanishedUnreliable =
        false;                ///< a VANISHED could not be read: compare with UID SEARCH before deleting
    QList<ImapFlags> changed; ///< by QRESYNC
};

/// The header data of one message of fetchHeaders().
struct ImapHeader
{
    quint32 uid = 0;
    MessageFlags flags;
    QList<QByteArray> keywords;
    quint64 modSeq = 0;
    QDateTime internalDate; ///< UTC; invalid if absent or unreadable: fall back to envelope.date
    qint64 size = 0;
    Envelope envelope; ///< references included
    bool hasAttachment = false;
};

/// COPYUID or nothing: without UIDPLUS both are empty.
struct CopyResult
{
    quint32 uidValidity = 0;
    QList<std::pair<quint32, quint32>> uids; ///< here, there
};

/// APPENDUID; zeros without UIDPLUS.
struct AppendResult
{
    quint32 uidValidity = 0;
    quint32 uid = 0;
};

enum class StoreMode { Add, Remove };

/// Why idle() came back; neither is set when its time was over.
struct IdleOutcome
{
    bool changed = false; ///< the server told of something: takeUpdates()
    bool woken = false;   ///< wake() was called
};

/// What untagged responses told of the selected folder since the last takeUpdates().
struct MailboxUpdates
{
    std::optional<quint32> exists; ///< the number of messages now, if it was told or changed
    quint32 expunged = 0;          ///< EXPUNGE responses, which name no UID
    UidSet vanished;
    bool vanishedUnreliable = false;
    QList<ImapFlags> flags; ///< those that came with a UID
    bool flagsUnknown =
        false; ///< flags of messages changed that were named by position only, or too many of them

    [[nodiscard]] bool isEmpty() const
    {
        return !exists && expunged == 0 && vanished.isEmpty() && !vanishedUnreliable && flags.isEmpty() &&
               !flagsUnknown;
    }
};

/// The pause that a throttling server asks for in its words, in milliseconds; nothing if it names none.
[[nodiscard]] std::optional<int> suggestedBackoffMs(const QString& serverWords);

} // namespace postaci
