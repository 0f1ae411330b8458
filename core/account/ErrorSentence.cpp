#include "account/ErrorSentence.h"

#include "account/CertificateText.h"
#include "account/ErrorReply.h"
#include "account/Interceptor.h"
#include "account/ProviderTable.h"
#include "base/CertificateProblem.h"
#include "base/SizeText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace postaci {

namespace {

/// The words for one reason. %1 is the server's name, %2 its port, %3 what the certificate says (names or a
/// date), %4 and %5 the encryption and the port that work instead, %6 this computer's date, %7 and %8 the
/// sizes of the message and of the largest one that is taken.
struct Sentence
{
    ErrorReason reason;
    const char* summary;
    const char* advice;
};

constexpr std::array kNetwork{
    Sentence{ErrorReason::HostNotFound, QT_TRANSLATE_NOOP("ErrorSentence", "There is no server named %1."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Check the name for typing mistakes. If it is right, check that "
                               "this computer is online.")},
    Sentence{ErrorReason::ConnectionRefused, QT_TRANSLATE_NOOP("ErrorSentence", "Port %2 on %1 is closed."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Compare the port with your provider's instructions. A firewall or "
                               "an antivirus program can also be the cause.")},
    Sentence{ErrorReason::NetworkUnreachable,
             QT_TRANSLATE_NOOP("ErrorSentence", "This computer has no connection to %1."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Check the network. Postacı tries again by itself.")},
    Sentence{
        ErrorReason::ProxyRefused,
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "The proxy that this system's settings name does not lead to %1 on port %2."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "Look at the proxy in the desktop's network settings. Many proxies are for web "
                          "pages only: ask who runs the network whether it lets mail through.")},
    Sentence{
        ErrorReason::NameServerSilent,
        QT_TRANSLATE_NOOP("ErrorSentence", "The address of %1 could not be looked up: the network's name "
                                           "server (DNS) does not answer."),
        QT_TRANSLATE_NOOP("ErrorSentence", "Check that this computer is online. If web pages do not open "
                                           "either, restart the router or try another network.")},
    Sentence{
        ErrorReason::ConnectionLost, QT_TRANSLATE_NOOP("ErrorSentence", "The connection to %1 broke off."),
        QT_TRANSLATE_NOOP("ErrorSentence", "This often passes by itself. If it keeps happening, compare port "
                                           "and encryption with your provider's instructions.")},
    Sentence{
        ErrorReason::TimedOut, QT_TRANSLATE_NOOP("ErrorSentence", "There was no answer from %1 in time."),
        QT_TRANSLATE_NOOP("ErrorSentence", "The server may be busy, or a firewall may block port %2. Try "
                                           "again in a minute.")},
    Sentence{ErrorReason::GreetingMissing,
             QT_TRANSLATE_NOOP("ErrorSentence", "Port %2 on %1 is open, but the server there says nothing."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Port and encryption may not belong together: compare them with your "
                               "provider's instructions. If they are right, the server is ill: try again "
                               "later.")},
    Sentence{ErrorReason::TlsHandshakeFailed,
             QT_TRANSLATE_NOOP("ErrorSentence", "No encrypted connection to %1 could be set up."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Try the other encryption setting (TLS or STARTTLS). If both fail, "
                               "the server may only know encryption that is no longer safe.")},
    Sentence{ErrorReason::TlsTooOld,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 only knows encryption that is too old to be safe."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Nothing was sent. Ask your provider to switch on TLS 1.2 or "
                                                "newer, or for another server name.")},
    Sentence{ErrorReason::TlsUnavailable,
             QT_TRANSLATE_NOOP("ErrorSentence", "Encryption is not available on this computer."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Install OpenSSL and the TLS plug-in of Qt, then start Postacı "
                               "again. Without them no password is sent.")},
    Sentence{ErrorReason::StartTlsMissing,
             QT_TRANSLATE_NOOP("ErrorSentence", "On port %2, %1 does not offer encryption with STARTTLS."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Choose TLS and the port that goes with it. Nothing was sent "
                                                "without encryption.")},
    Sentence{
        ErrorReason::WebServerThere,
        QT_TRANSLATE_NOOP("ErrorSentence", "On port %2 of %1 a web page answers, no mail server."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "In a hotel, a café or a school, open a web page in the browser and sign in to "
                          "the network there. Else compare server and port with your provider's "
                          "instructions.")},
    Sentence{
        ErrorReason::StartTlsInjection,
        QT_TRANSLATE_NOOP("ErrorSentence", "The start of the encrypted connection to %1 was tampered with."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "The connection was closed before the password was sent. Try "
                          "another network, and tell your provider if it happens there too.")},
    Sentence{ErrorReason::WrongProtocol,
             QT_TRANSLATE_NOOP("ErrorSentence", "On port %2, %1 is another kind of server."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Mail is received on ports 993, 995, 143 and 110, and sent on 465 and 587. "
                               "Compare the port with your provider's instructions.")},
    Sentence{ErrorReason::PlaintextOnTlsPort,
             QT_TRANSLATE_NOOP("ErrorSentence", "On port %2, %1 does not encrypt from the first byte."),
             QT_TRANSLATE_NOOP(
                 "ErrorSentence",
                 "So TLS does not go with this port: with TLS it is mostly 993 to receive and 465 to send.")},
    Sentence{ErrorReason::TlsOnPlaintextPort,
             QT_TRANSLATE_NOOP("ErrorSentence", "On port %2, %1 wants encryption from the first byte."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Choose TLS for this port. STARTTLS goes with 143 and 587.")},
    Sentence{ErrorReason::DowngradeRefused,
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "This account was encrypted so far, and now the password would go to %1 "
                               "in the open."),
             QT_TRANSLATE_NOOP(
                 "ErrorSentence",
                 "It was not sent. Choose TLS or STARTTLS, unless your provider itself told you that it "
                 "has switched encryption off.")},
};

constexpr std::array kCertificate{
    Sentence{ErrorReason::CertificateExpired,
             QT_TRANSLATE_NOOP("ErrorSentence", "The certificate of %1 expired on %3."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Only whoever runs the server can renew it: tell your provider. This "
                               "computer's clock says %6; if that is not today, set it right.")},
    Sentence{ErrorReason::CertificateNotYetValid,
             QT_TRANSLATE_NOOP("ErrorSentence", "The certificate of %1 is not valid before %3."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "This computer's clock says %6. If that is not today, set it right; "
                               "else tell your provider.")},
    Sentence{ErrorReason::CertificateWrongName,
             QT_TRANSLATE_NOOP("ErrorSentence", "This certificate is for %3, not for %1."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "If that name belongs to your provider, enter it as the server's "
                               "name. If you do not know it, do not go on, and ask your provider.")},
    Sentence{
        ErrorReason::CertificateSelfSigned,
        QT_TRANSLATE_NOOP("ErrorSentence", "%1 vouches for itself: no authority has signed its certificate."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "Ask your provider for a server name with a recognised certificate. "
                          "The password was not sent.")},
    Sentence{ErrorReason::CertificateUntrusted,
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "The certificate of %1 was signed by somebody this computer does "
                               "not know."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "An antivirus program or a company network can cause this. Try "
                               "another network or ask your provider. The password was not sent.")},
    Sentence{ErrorReason::CertificateIncomplete,
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "%1 leaves out the certificate that vouches for its own, so it "
                               "could not be checked."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Only whoever runs the server can mend that: tell your provider that the "
                               "intermediate certificate is missing. The password was not sent.")},
    Sentence{ErrorReason::CertificateOther,
             QT_TRANSLATE_NOOP("ErrorSentence", "The certificate of %1 could not be checked."),
             QT_TRANSLATE_NOOP("ErrorSentence", "So it is not certain that this is the right server, and the "
                                                "password was not sent. Ask your provider.")},
};

/// For a certificate that a program or a device in between has made; %6 is its name.
constexpr Sentence kIntercepted{
    ErrorReason::CertificateUntrusted,
    QT_TRANSLATE_NOOP("ErrorSentence", "Instead of %1, %6 answers: it reads along on encrypted connections."),
    QT_TRANSLATE_NOOP(
        "ErrorSentence",
        "Switch the checking of encrypted mail off in %6, or ask whoever looks after this network "
        "or computer. The password was not sent.")};

/// For a certificate that nobody vouches for and that is for another name, so that it says nothing about
/// the server that was asked for.
constexpr Sentence kSomebodyElse{
    ErrorReason::CertificateUntrusted,
    QT_TRANSLATE_NOOP("ErrorSentence", "Instead of %1, somebody answers who says to be %3, and nobody known "
                                       "vouches for that."),
    QT_TRANSLATE_NOOP(
        "ErrorSentence",
        "A network that wants you to sign in first can do this, as in a hotel: open a web page in the "
        "browser. If it stays, ask your provider for the server's name. The password was not sent.")};

/// For a refused password at a provider that is known to take another kind only.
constexpr Sentence kAppPasswordsOnly{
    ErrorReason::CredentialsRejected,
    QT_TRANSLATE_NOOP("ErrorSentence", "%1 did not accept the user name or the password."),
    QT_TRANSLATE_NOOP("ErrorSentence",
                      "This provider takes only app passwords from mail programs: make one on "
                      "its website and enter it here in place of your usual password.")};
constexpr Sentence kBrowserOnly{
    ErrorReason::CredentialsRejected,
    QT_TRANSLATE_NOOP("ErrorSentence", "%1 did not accept the user name or the password."),
    QT_TRANSLATE_NOOP("ErrorSentence",
                      "This provider takes no passwords from mail programs: sign in with the "
                      "browser, in the account's settings.")};

/// For a port that most networks close to all but mail servers.
constexpr Sentence kPort25{
    ErrorReason::TimedOut,
    QT_TRANSLATE_NOOP("ErrorSentence", "Port 25 on %1 does not answer; many networks block it."),
    QT_TRANSLATE_NOOP("ErrorSentence", "Choose port 465 with TLS or port 587 with STARTTLS to send.")};

constexpr std::array kServer{
    Sentence{ErrorReason::CredentialsRejected,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 did not accept the user name or the password."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Type the password again. Some providers want an app password, made "
                               "on their website, or another form of the user name.")},
    Sentence{ErrorReason::NoPassword, QT_TRANSLATE_NOOP("ErrorSentence", "The password for %1 is missing."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Enter it in the account's settings.")},
    Sentence{ErrorReason::NoCommonMechanism,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 offers no way of signing in that Postacı knows."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "The provider may only allow signing in through the browser. Look "
                               "for “IMAP” or “app password” in its help.")},
    Sentence{ErrorReason::SignInDeclined,
             QT_TRANSLATE_NOOP("ErrorSentence", "Postacı was not given the permission in the browser."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Sign in again and agree there. If it is the provider who does not allow it, "
                               "use an app password where it has them.")},
    Sentence{ErrorReason::SignInNotFinished,
             QT_TRANSLATE_NOOP("ErrorSentence", "The sign-in in the browser was not finished."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Begin it again, and stay in the browser until it says that "
                                                "you may close the window.")},
    Sentence{
        ErrorReason::SignInExpired,
        QT_TRANSLATE_NOOP("ErrorSentence", "The permission that you gave Postacı at %1 is no longer valid."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "Sign in with the browser again. This happens after the password was changed, "
                          "for example, or when the permission was taken back.")},
    Sentence{ErrorReason::IssuerRefused,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 does not let Postacı sign in with the browser."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Its reason is in the details. An app password may work instead, where the "
                               "provider has them.")},
    Sentence{
        ErrorReason::OAuthClientMissing,
        QT_TRANSLATE_NOOP("ErrorSentence", "This copy of Postacı is not registered with %1 for signing in "
                                           "with the browser."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "Use an app password, made on the provider's website. Who has a client id puts "
                          "it into oauth-clients.json in the profile's folder.")},
    Sentence{ErrorReason::TokenRejected,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 did not accept the sign-in with the browser."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Sign in again, with this account's address. Some providers also want access "
                               "for mail programs switched on in their settings.")},
    Sentence{ErrorReason::ClientCertificateNeeded,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 lets nobody in without a certificate of their own."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Ask whoever gave you the account for your certificate, a file that ends in "
                               ".p12 or .pfx, and choose it below the servers, at “Your own certificate”.")},
    Sentence{
        ErrorReason::ClientCertificateRefused,
        QT_TRANSLATE_NOOP("ErrorSentence", "%1 did not accept your certificate."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "It may have expired, or be for another account. Ask whoever gave it to you "
                          "for a new one, and choose that below the servers, at “Your own certificate”.")},
    Sentence{ErrorReason::CertificateNotEnough,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 does not let anybody in by a certificate alone."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Take the tick away from “Sign in with it alone”, and type the "
                               "password too.")},
    Sentence{ErrorReason::ClientKeyMissing,
             QT_TRANSLATE_NOOP("ErrorSentence", "The private key of your certificate is missing."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Choose the certificate's file again, below the servers, at "
                                                "“Your own certificate”.")},
    Sentence{ErrorReason::CleartextRefused,
             QT_TRANSLATE_NOOP("ErrorSentence", "The password was not sent to %1, since nothing would have "
                                                "encrypted it."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Choose TLS or STARTTLS as encryption.")},
    Sentence{ErrorReason::ServerBye, QT_TRANSLATE_NOOP("ErrorSentence", "%1 hung up."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Postacı connects again by itself. If the server gave a reason, it "
                               "is in the details.")},
    Sentence{ErrorReason::ServerBusy, QT_TRANSLATE_NOOP("ErrorSentence", "%1 is too busy right now."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Other programs may be using this mailbox at the same time. Postacı "
                               "tries again later by itself.")},
    Sentence{ErrorReason::RecipientsRefused,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 refused one or more of the recipients."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Check the addresses. The details say which and why.")},
    Sentence{ErrorReason::SenderRefused,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 does not let you send from this address."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Check that the sender's address belongs to this account.")},
    Sentence{ErrorReason::MessageRefused, QT_TRANSLATE_NOOP("ErrorSentence", "%1 refused the message."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "It may look like junk to the server. Its reason is in the details.")},
    Sentence{ErrorReason::MessageTooLarge,
             QT_TRANSLATE_NOOP("ErrorSentence", "The message is larger than %1 accepts."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Spread the attachments over several messages, or send a link to them.")},
    Sentence{ErrorReason::MailboxFull, QT_TRANSLATE_NOOP("ErrorSentence", "Your mailbox on %1 is full."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Delete what you no longer need and empty the Trash, or ask your provider for "
                               "more room. The folder's properties show how much is left.")},
    Sentence{ErrorReason::MailboxMissing,
             QT_TRANSLATE_NOOP("ErrorSentence", "This folder is no longer on the server."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "It was probably renamed or deleted with another program. Get mail "
                               "to bring the list of folders up to date.")},
    Sentence{ErrorReason::MessageMissing,
             QT_TRANSLATE_NOOP("ErrorSentence", "This message is no longer on the server."),
             QT_TRANSLATE_NOOP("ErrorSentence", "It was probably moved or deleted with another program.")},
    Sentence{ErrorReason::AccountPaused,
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "This account is paused, and the text of this message is not on this "
                               "computer."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Go on fetching to read it.")},
    Sentence{ErrorReason::NotHereWhole,
             QT_TRANSLATE_NOOP("ErrorSentence", "Only the beginning of this message is here so far."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Open it first, then Postacı fetches the rest.")},
    Sentence{ErrorReason::MailboxExists,
             QT_TRANSLATE_NOOP("ErrorSentence", "There is a folder of that name already."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Choose another name.")},
    Sentence{ErrorReason::MailboxReadOnly,
             QT_TRANSLATE_NOOP("ErrorSentence", "Nothing can be changed in this folder."),
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 lets you only read it.")},
    Sentence{ErrorReason::MailboxNameInvalid,
             QT_TRANSLATE_NOOP("ErrorSentence", "No folder can be called that."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Leave out characters such as / * and %.")},
    Sentence{ErrorReason::TagsNotKept,
             QT_TRANSLATE_NOOP("ErrorSentence", "The server does not keep this mark in this folder."),
             QT_TRANSLATE_NOOP("ErrorSentence", "It keeps it in other folders, perhaps.")},
    Sentence{ErrorReason::UidValidityChanged,
             QT_TRANSLATE_NOOP("ErrorSentence", "The server has numbered the messages of this folder anew."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Postacı matches them again. No mail is lost.")},
    Sentence{ErrorReason::ResponseTooLarge,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 sent far more than was asked for."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "The connection was closed to protect this computer. If it happens "
                               "again, tell your provider.")},
    Sentence{ErrorReason::ResponseMalformed,
             QT_TRANSLATE_NOOP("ErrorSentence", "%1 answered with something a mail server would not say."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Check that this is the right server and port. The connection log "
                               "in the account's settings shows what was said.")},
};

constexpr std::array kHere{
    Sentence{ErrorReason::DatabaseBroken,
             QT_TRANSLATE_NOOP("ErrorSentence", "The mail store on this computer is damaged."),
             QT_TRANSLATE_NOOP("ErrorSentence", "It was left as it is. Restore a backup or start with a new "
                                                "profile; mail on the server is not affected.")},
    Sentence{ErrorReason::DatabaseTooNew,
             QT_TRANSLATE_NOOP("ErrorSentence", "This mail store was written by a newer Postacı."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Install that version or a later one. Nothing was changed.")},
    Sentence{ErrorReason::DatabaseLocked,
             QT_TRANSLATE_NOOP("ErrorSentence", "Another Postacı is using this mail store."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Close the other one, then try again.")},
    Sentence{ErrorReason::DiskFull, QT_TRANSLATE_NOOP("ErrorSentence", "The disk is full."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Make some room, then try again.")},
    Sentence{
        ErrorReason::DiskQuota,
        QT_TRANSLATE_NOOP("ErrorSentence", "The room that you may use on this disk (your quota) is used up."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "Delete files of yours that you no longer need, or ask who looks after this "
                          "computer for more room. Then try again.")},
    Sentence{
        ErrorReason::FileTooLarge,
        QT_TRANSLATE_NOOP("ErrorSentence", "There is no room left: a file here may not get any larger."),
        QT_TRANSLATE_NOOP("ErrorSentence",
                          "The limit is the disk's format (FAT takes 4 GB at most) or one set for you on "
                          "this computer. Lift it or use another disk, then try again.")},
    Sentence{ErrorReason::FileUnreadable, QT_TRANSLATE_NOOP("ErrorSentence", "The file could not be read."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Check that it is still there and that you may open it.")},
    Sentence{ErrorReason::FileUnwritable,
             QT_TRANSLATE_NOOP("ErrorSentence", "The file could not be written."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Choose another place, or check that you may write there.")},
    Sentence{ErrorReason::SecretStoreUnavailable,
             QT_TRANSLATE_NOOP("ErrorSentence", "The system's keyring does not answer."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Start or unlock it (for example GNOME Keyring or KWallet), then "
                               "try again, or keep passwords in an encrypted file.")},
    Sentence{ErrorReason::KeyringLocked,
             QT_TRANSLATE_NOOP("ErrorSentence", "The system's keyring is locked, or its window was closed."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "Try again and type the keyring's password when its window comes up, or keep "
                               "passwords in an encrypted file.")},
    Sentence{ErrorReason::SecretsLocked,
             QT_TRANSLATE_NOOP("ErrorSentence", "The file with your passwords is locked."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Unlock it with its passphrase.")},
    Sentence{ErrorReason::PassphraseWrong,
             QT_TRANSLATE_NOOP("ErrorSentence", "That is not the passphrase of the file."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Look at the Caps Lock key and the keyboard layout.")},
    Sentence{ErrorReason::SecretsFileUnusable,
             QT_TRANSLATE_NOOP("ErrorSentence", "The file with your passwords cannot be used."),
             QT_TRANSLATE_NOOP("ErrorSentence",
                               "It may be damaged: bring it back from a backup, or set it aside in the "
                               "settings, under Passwords, and type your passwords again.")},
    Sentence{ErrorReason::InvalidAddress,
             QT_TRANSLATE_NOOP("ErrorSentence", "This is not a complete email address."),
             QT_TRANSLATE_NOOP("ErrorSentence", "An address looks like name@example.com.")},
    Sentence{ErrorReason::NoAccount, QT_TRANSLATE_NOOP("ErrorSentence", "There is no account for this."),
             QT_TRANSLATE_NOOP("ErrorSentence", "Add an account, or choose another sender.")},
};

constexpr Sentence kOverLimit{
    ErrorReason::MessageTooLarge,
    QT_TRANSLATE_NOOP("ErrorSentence",
                      "With all that is attached the message has %7, and %1 accepts %8 at most."),
    QT_TRANSLATE_NOOP("ErrorSentence",
                      "Spread the attachments over several messages, or send a link to them.")};
constexpr Sentence kTooLarge{
    ErrorReason::MessageTooLarge,
    QT_TRANSLATE_NOOP("ErrorSentence",
                      "With all that is attached the message has %7, which is more than %1 accepts."),
    QT_TRANSLATE_NOOP("ErrorSentence",
                      "Spread the attachments over several messages, or send a link to them.")};

/// For errors without a reason: what their kind allows to say.
Sentence sentenceOfKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Rejected:
        return {ErrorReason::Unspecified, QT_TRANSLATE_NOOP("ErrorSentence", "%1 said no."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Its reason is in the details.")};
    case ErrorKind::Gone:
        return {ErrorReason::Unspecified,
                QT_TRANSLATE_NOOP("ErrorSentence", "What this was about is no longer on the server."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Get mail to bring everything up to date.")};
    case ErrorKind::Storage:
        return {
            ErrorReason::Unspecified,
            QT_TRANSLATE_NOOP("ErrorSentence", "The mail store on this computer reported an error."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Check that the disk has room, then start Postacı again.")};
    case ErrorKind::Input:
        return {ErrorReason::Unspecified, QT_TRANSLATE_NOOP("ErrorSentence", "This entry cannot be used."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Check what you typed.")};
    default:
        return {ErrorReason::Unspecified, QT_TRANSLATE_NOOP("ErrorSentence", "Something went wrong with %1."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Try again. If it stays like this, the connection log in the "
                                  "account's settings shows what was said.")};
    }
}

/// The reason that stands for a kind which speaks for itself.
ErrorReason reasonOfKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return ErrorReason::NetworkUnreachable;
    case ErrorKind::Timeout:
        return ErrorReason::TimedOut;
    case ErrorKind::Authentication:
        return ErrorReason::CredentialsRejected;
    case ErrorKind::Certificate:
        return ErrorReason::CertificateOther;
    default:
        return ErrorReason::Unspecified;
    }
}

/// Who has made the certificate of this error, if it is known to come in between.
QString interceptorIn(const Error& error)
{
    const bool isUntrusted = error.reason == ErrorReason::CertificateUntrusted ||
                             error.reason == ErrorReason::CertificateSelfSigned;
    return isUntrusted && error.certificate ? interceptorOf(*error.certificate) : QString();
}

bool isForAnotherName(const CertificateProblem& problem)
{
    return std::any_of(problem.errors.begin(), problem.errors.end(),
                       [](const QSslError& error) { return error.error() == QSslError::HostNameMismatch; });
}

const Sentence* sentenceOfProvider(const QString& host)
{
    static const Result<ProviderTable> table = ProviderTable::bundled();
    const Provider* const provider = table && !host.isEmpty() ? table->findByHost(host) : nullptr;
    if (!provider)
        return nullptr;
    if (provider->notes.contains(ProviderNote::BrowserSignInOnly))
        return &kBrowserOnly;
    return provider->notes.contains(ProviderNote::NeedsAppPassword) ? &kAppPasswordsOnly : nullptr;
}

/// Sentences for what the reason alone does not tell.
const Sentence* specialSentence(const Error& error)
{
    constexpr quint16 kBetweenServers = 25;
    if (!interceptorIn(error).isEmpty())
        return &kIntercepted;
    const bool isUnvouched = error.reason == ErrorReason::CertificateUntrusted ||
                             error.reason == ErrorReason::CertificateSelfSigned;
    if (isUnvouched && error.certificate && isForAnotherName(*error.certificate))
        return &kSomebodyElse;
    if (error.reason == ErrorReason::CredentialsRejected)
        return sentenceOfProvider(error.host);
    if (error.reason == ErrorReason::MessageTooLarge && error.messageSize > 0)
        return error.sizeLimit > 0 ? &kOverLimit : &kTooLarge;
    return error.reason == ErrorReason::TimedOut && error.port == kBetweenServers ? &kPort25 : nullptr;
}

Sentence sentenceFor(const Error& error)
{
    if (const Sentence* const special = specialSentence(error))
        return *special;
    const ErrorReason reason =
        error.reason == ErrorReason::Unspecified ? reasonOfKind(error.kind) : error.reason;
    const auto search = [reason](const auto& table) -> const Sentence* {
        for (const Sentence& sentence : table) {
            if (sentence.reason == reason)
                return &sentence;
        }
        return nullptr;
    };
    for (const Sentence* found : {search(kNetwork), search(kCertificate), search(kServer), search(kHere)}) {
        if (found)
            return *found;
    }
    return sentenceOfKind(error.kind);
}

QString translated(const char* text)
{
    return QCoreApplication::translate("ErrorSentence", text);
}

/// What %3 stands for: the date or the names that the certificate carries.
QString certificateFact(const Error& error)
{
    const bool known = error.certificate && !error.certificate->chain.isEmpty();
    const QSslCertificate own = known ? error.certificate->chain.first() : QSslCertificate();
    if (error.reason != ErrorReason::CertificateExpired &&
        error.reason != ErrorReason::CertificateNotYetValid)
        return certificateNames(own);
    if (!known)
        return translated(QT_TRANSLATE_NOOP("ErrorSentence", "an unknown date"));
    return dayOf(error.reason == ErrorReason::CertificateExpired ? own.expiryDate() : own.effectiveDate());
}

QString encryptionName(Security security)
{
    // What the account's settings call them, in every language.
    return security == Security::StartTls ? QStringLiteral("STARTTLS") : QStringLiteral("TLS");
}

/// Puts name, port and fact in place; a sentence that begins with the server's name gets a capital letter
/// only when that is a word of ours.
QString filled(const char* text, const Error& error)
{
    QString result = translated(text);
    QString host = error.host;
    if (host.isEmpty() && error.certificate)
        host = error.certificate->host;
    if (host.isEmpty()) {
        host = result.startsWith(QLatin1String("%1"))
                   ? translated(QT_TRANSLATE_NOOP("ErrorSentence", "The server"))
                   : translated(QT_TRANSLATE_NOOP("ErrorSentence", "the server"));
    }
    if (result.contains(QLatin1String("%3")))
        result.replace(QLatin1String("%3"), certificateFact(error));
    if (result.contains(QLatin1String("%6"))) {
        const QString interceptor = interceptorIn(error);
        result.replace(QLatin1String("%6"),
                       interceptor.isEmpty() ? dayOf(QDateTime::currentDateTime()) : interceptor);
    }
    if (error.messageSize > 0) {
        result.replace(QLatin1String("%7"), sizeText(error.messageSize));
        result.replace(QLatin1String("%8"), sizeText(error.sizeLimit));
    }
    if (error.instead) {
        result.replace(QLatin1String("%4"), encryptionName(error.instead->security));
        result.replace(QLatin1String("%5"), QString::number(error.instead->port));
    }
    result.replace(QLatin1String("%2"), QString::number(error.port));
    return result.replace(QLatin1String("%1"), host);
}

} // namespace

ErrorText describeError(const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return {translated(QT_TRANSLATE_NOOP("ErrorSentence", "This was cancelled.")), {}};
    if (const auto explained = explainedReply(error))
        return explained->text;
    const Sentence sentence = sentenceFor(error);
    const char* const advice =
        error.instead
            ? QT_TRANSLATE_NOOP("ErrorSentence", "Choose %4 with port %5: that was just tried and works.")
            : sentence.advice;
    return {filled(sentence.summary, error), filled(advice, error)};
}

} // namespace postaci
