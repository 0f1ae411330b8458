#pragma once

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
    /// Exactly one attempt at the server, by the best mechanism that both sides know; then CAPABILITY, ID and
    /// ENABLE.
    Result<void> login(const Credentials& credentials);
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] const QSet<QByteArray>& capabilities() const; ///< upper case
    [[nodiscard]] bool has(const char* capability) const;       ///< name it in upper case
    /// The server's words of ID (RFC 2971): name and version, empty if it tells none.
    [[nodiscard]] QString serverName() const;

    /// All folders, INBOX among them exactly once. SPECIAL-USE, LIST-STATUS and XLIST are used where
    /// announced.
    Result<QList<ImapMailbox>> list();
    /// What new top-level folders' names must begin with ("INBOX." on Courier), known after list(). Often
    /// empty.
    [[nodiscard]] QByteArray personalPrefix() const;
    Result<ImapStatus> status(const QByteArray& rawName);
    Result<void> create(const QByteArray& rawName); ///< an existing folder is an error (Rejected)
    Result<void> rename(const QByteArray& rawName, const QByteArray& newRawName);
    Result<void> deleteMailbox(const QByteArray& rawName);
    Result<void> subscribe(const QByteArray& rawName);

    /// SELECT, with QRESYNC or CONDSTORE where announced. Error MailboxMissing (Gone) if there is no such
    /// folder.
    Result<ImapSelected> select(const QByteArray& rawName, const std::optional<QresyncState>& known);

    /// Streams UID, flags, dates, size, envelope, references and structure of `uids`, in the server's order.
    Result<void> fetchHeaders(const UidSet& uids, const std::function<void(ImapHeader&&)>& sink);
    /// Flags of `uids`; with `changedSince` (needs CONDSTORE) only those changed after it, and with QRESYNC
    /// what vanished since goes to `vanished`.
    Result<void> fetchFlags(const UidSet& uids, quint64 changedSince,
                            const std::function<void(ImapFlags&&)>& sink,
                            const std::function<void(const UidSet&)>& vanished = {});
    /// UID SEARCH with `criteria` in ASCII, as "ALL" or "HEADER Message-ID <x>" (see quoted()); ESEARCH where
    /// announced.
    Result<QList<quint32>> search(const QByteArray& criteria);
    /// `text` as a quoted string for search(). CR, LF, NUL and 8-bit characters are left out.
    [[nodiscard]] static QByteArray quoted(const QByteArray& text);

    /// Called with consecutive bytes; total is the expected size or -1. Returning false ends the connection.
    using BodySink = std::function<bool(QByteArrayView chunk, qint64 offset, qint64 total)>;
    /// BODY.PEEK[] of one message, in pieces of limits.bodyPiece; `between` runs between pieces and may use
    /// this session for other commands in the same folder. Error MessageMissing (Gone) if there is no such
    /// UID.
    Result<void> fetchBody(quint32 uid, const BodySink& sink, const std::function<void()>& between = {});

    Result<void> storeFlags(const UidSet& uids, MessageFlags flags, StoreMode mode);
    Result<CopyResult> copy(const UidSet& uids, const QByteArray& rawTarget);
    Result<CopyResult> move(const UidSet& uids, const QByteArray& rawTarget); ///< only if has("MOVE")
    Result<void> uidExpunge(const UidSet& uids);                              ///< only if has("UIDPLUS")
    Result<void> expunge();
    /// Error MailboxMissing (Gone) on TRYCREATE: create it and try again. `date` becomes INTERNALDATE if
    /// valid.
    Result<AppendResult> append(const QByteArray& rawTarget, MessageFlags flags, const QDateTime& date,
                                QByteArrayView message);

    /// Waits (only if has("IDLE")) until the server tells of a change, wake(), or `maxMs`, at most
    /// limits.idleMs. A wake() from before the call counts.
    Result<IdleOutcome> idle(int maxMs);
    Result<void> noop();
    void logout() noexcept; ///< takes at most limits.logoutMs
    void wake();            ///< thread-safe; a no-op unless idle() runs or is called next

    [[nodiscard]] qint64 bytesRead() const;
    [[nodiscard]] QStringList takeAlerts(); ///< texts of ALERT and WEBALERT, each once
    [[nodiscard]] MailboxUpdates takeUpdates();

private:
    Result<void> introduce();
    Result<void> waitForNews(int maxMs, IdleOutcome& outcome);
    Result<void> addMissingInbox(QList<ImapMailbox>& mailboxes);
    Result<void> learnPrefix(const QList<ImapMailbox>& mailboxes);
    Result<bool> fetchPiece(quint32 uid, qint64 offset, const BodySink& sink, qint64& got, qint64& total);

    std::unique_ptr<ImapDialogue> m_dialogue;
    QByteArray m_personalPrefix;
    QString m_serverName;
    bool m_qresyncEnabled = false;
    bool m_hasModSeqs =
        false; ///< of the selected folder: a server may refuse to fetch them where there are none
};

} // namespace postaci
