#pragma once

#include "base/Encryption.h"

#include <QString>

#include <memory>
#include <optional>

namespace postaci {

struct CertificateProblem;

/// What the program does next about a failure.
enum class ErrorKind {
    Cancelled,      ///< somebody asked for it: say nothing
    Offline,        ///< no route or no connection: retry quietly
    Timeout,        ///< the other side went silent: retry quietly
    Authentication, ///< ask the user for credentials
    Certificate,    ///< ask the user; `Error::certificate` carries the chain
    Rejected,       ///< the server said a lasting no: drop the change and tell
    Protocol,       ///< the dialogue broke: reconnect, keep the transcript
    Gone,           ///< what was named is no longer there: resync
    Storage,        ///< the local database or disk failed
    Input,          ///< the caller or the user gave something unusable
};

/// Why it failed, as precisely as the place that noticed can say. `account/ErrorSentence` turns it into
/// words.
enum class ErrorReason {
    Unspecified,
    HostNotFound,
    ConnectionRefused,
    NetworkUnreachable,
    ConnectionLost,
    TimedOut,
    TlsHandshakeFailed,
    TlsUnavailable, ///< this program has no TLS backend
    CertificateExpired,
    CertificateNotYetValid,
    CertificateWrongName,
    CertificateSelfSigned,
    CertificateUntrusted,
    CertificateOther,
    StartTlsMissing,
    StartTlsInjection,
    WrongProtocol,
    CredentialsRejected,
    NoPassword,
    NoCommonMechanism,
    CleartextRefused, ///< a login without encryption to a host that is not loopback
    ServerBye,
    ServerBusy, ///< LIMIT, INUSE, UNAVAILABLE, 421: back off
    RecipientsRefused,
    SenderRefused,
    MessageRefused,
    MailboxMissing,
    MessageMissing,
    UidValidityChanged,
    ResponseTooLarge,
    ResponseMalformed,
    DatabaseBroken,
    DatabaseTooNew,
    DatabaseLocked,
    DiskFull,
    FileUnreadable,
    FileUnwritable,
    SecretStoreUnavailable,
    InvalidAddress,
    NoAccount,
    // New ones come last: the numbers are stored.
    PlaintextOnTlsPort, ///< TLS was begun, and the server spoke without: `Error::instead` may say what works
    TlsOnPlaintextPort, ///< the server waits for TLS from the first byte
    DowngradeRefused,   ///< no encryption, though the account once had it
    MailboxExists,      ///< a folder of that name is there already
    MailboxNameInvalid, ///< no folder can be called that
    MailboxReadOnly,    ///< nothing can be changed in that folder
    TagsNotKept,        ///< the folder does not keep that flag or keyword
    NotHereWhole,       ///< of a message only the head was fetched so far
    MailboxFull,        ///< OVERQUOTA: the server has no room left for this user
    MessageTooLarge,    ///< larger than the server takes
    SignInDeclined,     ///< in the browser, by the person or the provider (RFC 6749 access_denied)
    SignInNotFinished,  ///< nobody came back from the browser in time
    SignInExpired,      ///< the issuer has withdrawn what it granted (RFC 6749 invalid_grant): sign in again
    IssuerRefused,      ///< the issuer of tokens said a lasting no to this program; its words are in `detail`
    OAuthClientMissing, ///< this copy of the program has no client id of that issuer
    TokenRejected,      ///< the mail server refused an access token
    NameServerSilent,   ///< nobody answered where the host's name was to be looked up
    TlsTooOld,          ///< the server knows no encryption that is still safe
    CertificateIncomplete,   ///< sent without the one between it and an authority
    WebServerThere,          ///< who answers speaks HTTP
    KeyringLocked,           ///< the system's keyring is there, but gives nothing away
    SecretsLocked,           ///< the encrypted file for secrets waits for its passphrase
    PassphraseWrong,         ///< that is not the passphrase of the encrypted file
    SecretsFileUnusable,     ///< the encrypted file is damaged, of another kind, or cannot be read or written
    ClientCertificateNeeded, ///< the server wants a certificate of the person's, and got none
    ClientCertificateRefused, ///< the server does not believe the person's certificate
    CertificateNotEnough,     ///< the server does not let anybody in by a certificate alone
    GreetingMissing,          ///< the port is open, and nobody speaks there
    ClientKeyMissing,         ///< of a certificate of the person's there is no private key
    ProxyRefused, ///< the proxy of the system's settings is not there, or does not lead to the server
    DiskQuota,    ///< the disk has room, but this user may use no more of it
    FileTooLarge, ///< a file may not grow any further: a limit of the user's or of the disk's format
    AccountPaused ///< the user has paused the account, so nothing is fetched
};

/// A failure as it travels between modules: a plain value, thread-safe to copy.
struct Error
{
    ErrorKind kind = ErrorKind::Protocol;
    ErrorReason reason = ErrorReason::Unspecified;
    QString message; ///< one English sentence for logs and standard error; never holds a secret
    QString detail;  ///< the server's own words, secrets masked; empty if it said none
    QString host;    ///< the peer it happened with; empty if none
    quint16 port = 0;
    /// Set when kind is Certificate.
    std::shared_ptr<const CertificateProblem> certificate;
    /// For a port and an encryption that do not fit together: those that were found to work on this host.
    std::optional<PortPair> instead;
    /// Of MessageTooLarge, in bytes: what it has, and what the server takes at most; 0: not known.
    qint64 messageSize = 0;
    qint64 sizeLimit = 0;

    [[nodiscard]] bool isRetriedQuietly() const
    {
        return kind == ErrorKind::Offline || kind == ErrorKind::Timeout || kind == ErrorKind::Protocol;
    }
};

/// Shorthand for the places that make an error.
[[nodiscard]] inline Error makeError(ErrorKind kind, ErrorReason reason, const QString& message,
                                     const QString& detail = {})
{
    return Error{kind, reason, message, detail, {}, 0, nullptr, std::nullopt, 0, 0};
}

} // namespace postaci
