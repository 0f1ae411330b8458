#pragma once

#include "base/Flags.h"
#include "base/FolderRole.h"
#include "base/ServerIdentity.h"
#include "message/Envelope.h"
#include "protocol/UidSet.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

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
    quint64 highestModSeq = 0;         ///< 0: none, or CONDSTORE is not announced
    std::optional<qint64> appendLimit; ///< bytes of the biggest message that it takes (RFC 7889)
    QByteArray mailboxId;              ///< stays through a rename (RFC 8474); empty: not told
};

/// What LIST is to tell; a server may have to open every folder for the states.
enum class ListDetail { Names, NamesAndStates };

/// One folder of LIST.
struct ImapMailbox
{
    QByteArray rawName;                 ///< what all calls name it by, byte for byte
    QString name;                       ///< decoded, the whole path with the delimiter kept
    char delimiter = 0;                 ///< 0: a flat namespace
    QSet<QByteArray> attributes;        ///< lower case, with the backslash
    FolderRole role = FolderRole::None; ///< by SPECIAL-USE, XLIST or being INBOX; never guessed from a name
    bool selectable = true;
    std::optional<bool> subscribed;
    std::optional<ImapStatus> status; ///< with LIST-STATUS and ListDetail::NamesAndStates only
};

/// One prefix of NAMESPACE (RFC 2342).
struct ImapNamespace
{
    QByteArray prefix; ///< with its delimiter: "INBOX.", "Other Users/"; often empty
    char delimiter = 0;
};

struct ImapNamespaces
{
    QList<ImapNamespace> personal;
    QList<ImapNamespace> others; ///< folders of other people
    QList<ImapNamespace> shared;
};

/// One limit of a quota root (RFC 9208): STORAGE counts units of 1024 bytes, MESSAGE messages.
struct ImapQuotaResource
{
    QByteArray name; ///< upper case
    quint64 usage = 0;
    quint64 limit = 0;
};

/// A quota root that a folder is under, with its limits; none: the root is not limited.
struct ImapQuota
{
    QByteArray root; ///< may be empty
    QList<ImapQuotaResource> resources;
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
    QByteArray mailboxId; ///< stays through a rename (RFC 8474); empty: not told
    UidSet vanished;      ///< by QRESYNC
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
    ServerIdentity identity;
};

/// What a message must have to be found: `key` is a search key of RFC 3501 that takes a string, "TEXT",
/// "FROM" or "HEADER List-Id".
struct ImapSearchTerm
{
    QByteArray key;
    QString text;
    /// Any of them will do as well; those that the server cannot take are left out.
    QStringList otherSpellings = {};
};

/// Answer to searchText().
struct ImapFound
{
    QList<quint32> uids;
    /// The server could not look for characters beyond ASCII: terms that have them were left out, and all
    /// that is here must be looked through for them.
    bool isSuperset = false;
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

/// What untagged responses told, most of it of the selected folder, since the last takeUpdates().
struct MailboxUpdates
{
    std::optional<quint32> exists; ///< the number of messages now, if it was told or changed
    quint32 expunged = 0;          ///< EXPUNGE responses, which name no UID
    UidSet vanished;
    bool vanishedUnreliable = false;
    QList<ImapFlags> flags; ///< those that came with a UID
    bool flagsUnknown =
        false; ///< flags of messages changed that were named by position only, or too many of them
    QHash<QByteArray, ImapStatus> folders; ///< by watch(): of other folders, what was told of each
    bool foldersChanged = false;           ///< by watch(): folders came, went or were renamed
    bool watchEnded = false;               ///< the server tells of other folders no more (RFC 5465 5.8)

    [[nodiscard]] bool isEmpty() const
    {
        return !exists && expunged == 0 && vanished.isEmpty() && !vanishedUnreliable && flags.isEmpty() &&
               !flagsUnknown && folders.isEmpty() && !foldersChanged && !watchEnded;
    }
};

/// The pause that a throttling server asks for in its words, in milliseconds; nothing if it names none.
[[nodiscard]] std::optional<int> suggestedBackoffMs(const QString& serverWords);

} // namespace postaci
