#pragma once

#include "base/PieceSource.h"
#include "base/Result.h"
#include "protocol/ConnectionOptions.h"
#include "protocol/ImapTypes.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace postaci {

class ImapDialogue;

/// One IMAP4rev1 connection with blocking calls (RFC 3501 and the extensions named below). It lives in the
/// thread that calls connect(); only wake() and the options' CancelToken may be used from others. After a
/// break of the protocol, a lost connection, a time-out or a cancelled command isConnected() is false and the
/// object is used no more. A server's NO is an error of kind Rejected (or more telling) and leaves the
/// connection usable.
class ImapSession
{
public:
    explicit ImapSession(ConnectionOptions options);
    ~ImapSession();
    ImapSession(const ImapSession&) = delete;
    ImapSession& operator=(const ImapSession&) = delete;

    /// TCP, TLS or STARTTLS, greeting and CAPABILITY. Once per object.
    Result<void> connect();
    /// Exactly one attempt at the server, by the best mechanism that both sides know; then CAPABILITY,
    /// COMPRESS where options.compression wants it, ID, and ENABLE of QRESYNC and UTF8=ACCEPT.
    Result<void> login(const Credentials& credentials);
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] const QSet<QByteArray>& capabilities() const; ///< upper case
    [[nodiscard]] bool has(const char* capability) const;       ///< name it in upper case
    [[nodiscard]] QSet<QByteArray> mechanisms() const;          ///< of SASL, upper case
    /// The server's words of ID (RFC 2971): name and version, empty if it tells none.
    [[nodiscard]] QString serverName() const;

    /// All folders, INBOX among them exactly once, with what they are subscribed to. LIST-EXTENDED,
    /// SPECIAL-USE, LIST-STATUS and XLIST are used where announced.
    ///
    /// Raw names are the server's bytes. Where UTF8=ACCEPT (RFC 6855) is on and they would be UTF-8, they are
    /// still modified UTF-7 here and in all calls, so that a folder stays the same one when a server learns
    /// that extension or forgets it.
    Result<QList<ImapMailbox>> list(ListDetail detail = ListDetail::NamesAndStates);
    /// NAMESPACE (RFC 2342); only if has("NAMESPACE").
    Result<ImapNamespaces> namespaces();
    /// What new top-level folders' names must begin with ("INBOX." on Courier), known after list(). Often
    /// empty.
    [[nodiscard]] QByteArray personalPrefix() const;
    Result<ImapStatus> status(const QByteArray& rawName);
    /// An existing folder is an error (Rejected). Tells the server what the folder is for where that is
    /// possible (CREATE-SPECIAL-USE, RFC 6154).
    Result<void> create(const QByteArray& rawName, FolderRole use = FolderRole::None);
    Result<void> rename(const QByteArray& rawName, const QByteArray& newRawName);
    Result<void> deleteMailbox(const QByteArray& rawName); ///< of the selected folder: unselect() first
    Result<void> subscribe(const QByteArray& rawName);
    Result<void> unsubscribe(const QByteArray& rawName);
    /// The quota roots that a folder is under (RFC 9208); only if has("QUOTA").
    Result<QList<ImapQuota>> quotas(const QByteArray& rawName);

    /// SELECT, with QRESYNC or CONDSTORE where announced. Error MailboxMissing (Gone) if there is no such
    /// folder.
    Result<ImapSelected> select(const QByteArray& rawName, const std::optional<QresyncState>& known);
    /// Leaves the selected folder without expunging anything, with UNSELECT (RFC 3691) or without it.
    Result<void> unselect();

    /// Streams UID, flags, dates, size, envelope, references and structure of `uids`, in the server's order;
    /// with OBJECTID or X-GM-EXT-1 also what those know.
    Result<void> fetchHeaders(const UidSet& uids, const std::function<void(ImapHeader&&)>& sink);
    /// Whether headers come with a ServerIdentity: X-GM-EXT-1 or OBJECTID.
    [[nodiscard]] bool tellsIdentities() const;
    /// The identities alone, of messages that have one, with their UIDs; nothing where the server has none.
    Result<void> fetchIdentities(const UidSet& uids,
                                 const std::function<void(quint32, ServerIdentity&&)>& sink);
    /// Flags of `uids`; with `changedSince` (needs CONDSTORE) only those changed after it, and with QRESYNC
    /// what vanished since goes to `vanished`.
    Result<void> fetchFlags(const UidSet& uids, quint64 changedSince,
                            const std::function<void(ImapFlags&&)>& sink,
                            const std::function<void(const UidSet&)>& vanished = {});
    /// The first words of each message's text, folded to one line, by PREVIEW (RFC 8970) or else from the
    /// first bytes of the text part. Messages without text come with an empty one; what is no longer there
    /// does not come.
    Result<void> fetchPreviews(const UidSet& uids,
                               const std::function<void(quint32 uid, const QString& preview)>& sink);
    /// UID SEARCH with `criteria` in ASCII, as "ALL" or "HEADER Message-ID <x>" (see quoted()); ESEARCH where
    /// announced.
    Result<QList<quint32>> search(const QByteArray& criteria);
    /// UID SEARCH for messages that have all of `terms`, in any language. Error Rejected if the server can
    /// look for none of them.
    Result<ImapFound> searchText(const QList<ImapSearchTerm>& terms);
    /// `text` as a quoted string for search(). CR, LF, NUL and 8-bit characters are left out.
    [[nodiscard]] static QByteArray quoted(const QByteArray& text);

    /// Called with consecutive bytes; total is the expected size or -1. Returning false ends the connection.
    using BodySink = std::function<bool(QByteArrayView chunk, qint64 offset, qint64 total)>;
    /// BODY.PEEK[] of one message, in pieces of at most limits.bodyPiece, smaller ones on a slow line;
    /// `between` runs between pieces and may use this session for other commands in the same folder. Errors:
    /// MessageMissing (Gone) if there is no such UID; Cancelled, with the connection as it was, after
    /// `between` has returned false.
    Result<void> fetchBody(quint32 uid, const BodySink& sink, const std::function<bool()>& between = {});

    Result<void> storeFlags(const UidSet& uids, MessageFlags flags, StoreMode mode);
    /// Keywords of one's own ("etiket"): atoms of at most 255 bytes, else error Input.
    Result<void> storeKeywords(const UidSet& uids, const QList<QByteArray>& keywords, StoreMode mode);
    /// Gmail's labels; only if has("X-GM-EXT-1").
    Result<void> storeLabels(const UidSet& uids, const QStringList& labels, StoreMode mode);
    Result<CopyResult> copy(const UidSet& uids, const QByteArray& rawTarget);
    Result<CopyResult> move(const UidSet& uids, const QByteArray& rawTarget); ///< only if has("MOVE")
    Result<void> uidExpunge(const UidSet& uids);                              ///< only if has("UIDPLUS")
    Result<void> expunge();
    /// Bytes of the biggest message that the folder takes (APPENDLIMIT, RFC 7889); nothing: none is told.
    /// Asks once for a folder, where folders differ.
    Result<std::optional<qint64>> appendLimit(const QByteArray& rawTarget);
    /// Error MailboxMissing (Gone) on TRYCREATE: create it and try again. MessageRefused (Rejected), before
    /// anything is sent, if the server announces a limit (APPENDLIMIT, RFC 7889). `date` becomes INTERNALDATE
    /// if valid.
    Result<AppendResult> append(const QByteArray& rawTarget, MessageFlags flags, const QDateTime& date,
                                QByteArrayView message);
    /// The same of a message that is read while it goes out.
    Result<AppendResult> append(const QByteArray& rawTarget, MessageFlags flags, const QDateTime& date,
                                PieceSource& message, bool hasUtf8Header);

    /// From now on takeUpdates() tells of changes in these folders too, whichever is selected (NOTIFY, RFC
    /// 5465; only if has("NOTIFY")); an empty list ends it. Error Rejected if the server cannot for so many.
    Result<void> watch(const QList<QByteArray>& rawNames);
    /// Waits (only if has("IDLE")) until the server tells of a change, wake(), or `maxMs`, at most
    /// limits.idleMs. A wake() from before the call counts.
    Result<IdleOutcome> idle(int maxMs);
    Result<void> noop();
    void logout() noexcept; ///< takes at most limits.logoutMs
    void wake();            ///< thread-safe; a no-op unless idle() runs or is called next

    [[nodiscard]] qint64 bytesRead() const; ///< as they came over the wire, TLS apart
    [[nodiscard]] bool isCompressed() const;
    [[nodiscard]] QStringList takeAlerts(); ///< texts of ALERT and WEBALERT, each once
    [[nodiscard]] MailboxUpdates takeUpdates();

private:
    Result<void> introduce();
    Result<void> compress();
    Result<void> enableAll();
    Result<bool> enable(const QList<QByteArray>& extensions);
    void forgetSelected();
    Result<void> checkAppendLimit(const QByteArray& rawTarget, qint64 size);
    Result<void> waitForNews(int maxMs, IdleOutcome& outcome);
    Result<void> learnSubscriptions(QList<ImapMailbox>& mailboxes);
    Result<void> addMissingInbox(QList<ImapMailbox>& mailboxes);
    Result<void> learnPrefix(const QList<ImapMailbox>& mailboxes);
    Result<QList<quint32>> searchOnce(const QByteArray& criteria);
    Result<QList<quint32>> searchTerms(const QList<ImapSearchTerm>& terms, const QByteArray& charset);
    struct PieceRange
    {
        qint64 offset = 0;
        qint64 size = 0;
    };
    Result<bool> fetchPiece(quint32 uid, const PieceRange& wanted, const BodySink& sink, qint64& got,
                            qint64& total);

    std::unique_ptr<ImapDialogue> m_dialogue;
    QByteArray m_personalPrefix;
    QByteArray m_selectedName;                               ///< empty: none
    QHash<QByteArray, std::optional<qint64>> m_appendLimits; ///< of folders asked so far
    QString m_serverName;
    bool m_qresyncEnabled = false;
    bool m_hasModSeqs =
        false; ///< of the selected folder: a server may refuse to fetch them where there are none
};

} // namespace postaci
