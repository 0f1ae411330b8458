#pragma once

#include "account/ErrorSentence.h"
#include "base/Account.h"
#include "base/CancelToken.h"
#include "base/Result.h"
#include "base/Transcript.h"
#include "protocol/Login.h"

#include <functional>
#include <memory>
#include <optional>

namespace postaci {

/// What the connection doctor looks at, in the order of a connection with TLS; with STARTTLS the greeting
/// comes before encryption and certificate.
enum class DoctorStep {
    Network,      ///< this computer has a connection at all
    Name,         ///< the host's addresses
    Port,         ///< something answers there
    Encryption,   ///< TLS
    Certificate,  ///< whom the other side can prove to be
    Greeting,     ///< a server of the right kind
    Capabilities, ///< what it can
    SignIn,
    Folders, ///< of POP3: the list of messages
    Sender,  ///< MAIL FROM, taken back: whether it would send for this address
};

/// "network", "dns", "tcp", "tls", "certificate", "greeting", "capabilities", "login", "folders", "sender".
[[nodiscard]] QString nameOf(DoctorStep step);

/// How one step went, in words of the user's language.
struct DoctorFinding
{
    ServerRole server = ServerRole::Incoming;
    DoctorStep step = DoctorStep::Network;
    bool isGood = false;
    int milliseconds = 0;
    ErrorText text; ///< of a good step mostly without advice
    /// Settings of that server that were tried and work; of a good SignIn, with the user name that it took.
    std::optional<ServerSettings> fix;
    std::optional<Error> error; ///< of a step that is not good
};

/// Which names are given at a server. A refused full address may be tried once more without its part behind
/// the @, and a refused name without one as the whole address, where nobody has told how the server wants it:
/// two tries lock no account.
enum class UserNames { AsGiven, AlsoOtherForm };

/// Which of an account's servers are looked at.
enum class DoctorServers { Both, Outgoing };

struct DoctorOptions
{
    Account account;
    CertificatePolicy certificates;
    NetworkLimits limits;
    CancelToken cancel;
    /// The password of a server, or the account's access token; empty: nobody signs in, and the steps that
    /// need it are left out.
    std::function<Result<QString>(const ServerSettings&)> password;
    TokenRenewal renewedToken; ///< for one that was refused; may be empty
    /// Of an account with a certificate; null: the servers see none.
    ClientIdentity identity;
    UserNames userNames = UserNames::AsGiven;
    /// What the provider's documentation says, for both servers: tried where those of the account fail.
    QList<ServerSettings> documented;
    DoctorServers servers = DoctorServers::Both;
    /// What is said goes in there, each connection under a name of its own; may be null.
    std::shared_ptr<Transcript> transcript;
    /// Hears what the outgoing server, with the user name that it took, says of the biggest message it takes
    /// (SIZE, RFC 1870; 0: nothing); may be empty.
    std::function<void(const ServerSettings& server, qint64 bytes)> sizeLimit;
};

/// Examines both servers of an account over connections as the program itself makes them, and tells of each
/// step as it ends. A server's steps end with its first that is not good. It signs in once a server
/// (UserNames), and not at the outgoing one with a password that the incoming one has just refused. Nothing
/// is saved and no message is sent. True if all is good. Blocks: not for the UI thread.
bool examineAccount(const DoctorOptions& options, const std::function<void(const DoctorFinding&)>& tell);

} // namespace postaci
