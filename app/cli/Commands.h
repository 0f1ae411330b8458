#pragma once

#include "base/Account.h"
#include "base/Result.h"
#include "cli/Output.h"
#include "security/CertificatePolicy.h"
#include "tasks/ImportTask.h"
#include "tasks/SendTask.h"
#include "tasks/SyncTask.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace postaci::cli {

class EngineSession;

/// What the switches that all commands share say.
struct CommonOptions
{
    Format format = Format::Human;
    QString profileDir;
    CertificatePolicy certificates;
    bool cleartextAllowed = false;
    /// Set with --password-stdin: the first line of standard input, which is then no longer part of a
    /// message's body.
    std::optional<QString> password;
    /// Set with --passphrase-stdin, likewise: opens the profile's encrypted file with the passwords.
    std::optional<QString> passphrase;
};

/// Ends the running command with an exit code. Call it once.
using Finish = std::function<void(int)>;

int runMessage(const CommonOptions& options, const QString& file);
/// The same of a message in the profile, by the id that rows have in JSON; of texts that are here.
int runRead(const CommonOptions& options, MessageId id);
/// One JSON array of Message-IDs a conversation, one a line, whatever the format.
int runThreads(const QString& path);
/// The folders of the profile: {"folder": [ACCOUNT/]NAME, "messages", "unread"}, one a line.
int runFolders(const CommonOptions& options);
int runList(const CommonOptions& options, const QString& folder, int limit);
/// The hits as runList() prints rows, newest first (limit 0: all), then a line with their number and the
/// milliseconds: {"hits", "ms", "more", "complete"} in JSON.
int runSearch(const CommonOptions& options, const QString& query, int limit);

/// Examines both servers of the account and prints a line for each step: {"server", "step", "ok", "ms",
/// "summary", "advice"}, and "fix" where settings were found that work. Without a password nobody signs in.
int runDoctor(const CommonOptions& options, const Account& account);

struct DiscoverArguments
{
    QString address;
    bool offline = false;
    bool askIspdb = true;
    QStringList providerFiles;
};
/// The servers for an address, best first. Runs an event loop of its own. ProblemFound when there are none.
int runDiscover(const CommonOptions& options, const DiscoverArguments& arguments);

/// What a server's reply means: {"class", "code", "enhanced", "side", "retry", "summary", "advice"} in JSON.
/// An empty `protocol` is told by the text.
int runExplain(const CommonOptions& options, const QString& text, const QString& protocol);

/// Writes the whole profile into one file, while another program may be using it: {"file", "size", "made",
/// "accounts", "messages", "drafts", "bytes", "seconds"} in JSON.
int runBackup(const CommonOptions& options, const QString& file, bool withBodies);
/// In the place of what is in the profile, which is kept in a directory of it: {"kept", "made", "accounts",
/// "messages", "drafts", "bytes"} in JSON. Not while another program uses it.
int runRestore(const CommonOptions& options, const QString& file);

/// Whether the profile's files are whole, while another program may be using them; ProblemFound where not.
int runCheck(const CommonOptions& options);
/// Saves all of damaged mail that can be read, and has caches made again: {"messages", "local_messages",
/// "drafts", "unsent", "contacts", "rules", "found", "lost_places", "lost_accounts", "kept"} in JSON. Not
/// while another program uses it.
int runRepair(const CommonOptions& options);

struct SyncArguments
{
    QString accountFile; ///< empty: all accounts of the profile
    bool allBodies = false;
};
/// Needs a running event loop; `finish` may be called later. The session outlives the loop. Cancelled, it
/// ends after the account that it is at.
void runSync(EngineSession& session, const SyncArguments& arguments, const CancelToken& cancel,
             Finish finish);
int printSynced(const CommonOptions& options, const SyncReport& report);

/// Sends one message and waits for what the server says: {"state", "reply", "message_id", "refused":
/// [{"address", "reply"}]} in JSON, and "repeated" where it was sent before and is not sent again.
/// ProblemFound unless it is sent to everybody. Needs a running event loop; `finish` may be called later. The
/// session outlives the loop.
void runSend(EngineSession& session, const SendArguments& arguments, const CancelToken& cancel,
             Finish finish);
int printSent(const CommonOptions& options, const SendOutcome& outcome);

/// Mail from mbox files, single messages, Maildirs and folders of these: {"messages", "bytes", "duplicates",
/// "deleted", "cancelled", "problem_count", "problems": [{"problem", "place", "sentence"}]} in JSON.
/// ProblemFound where something was left out that is no duplicate, or Ctrl+C has ended it early. Needs a
/// running event loop; `finish` may be called later. The session outlives the loop. Cancelled, it ends with
/// what was taken until then.
void runImport(EngineSession& session, const ImportArguments& arguments, const CancelToken& cancel,
               const Finish& finish);
int printImported(const CommonOptions& options, const TransferReport& report);

struct ExportArguments
{
    QString folder; ///< [ACCOUNT/]NAME
    QString to;     ///< the mbox, or the directory
    QString format; ///< mbox (also where it is empty), eml, maildir
    bool withSubfolders = false;
    bool keepsMarks = false;
};
/// The same of a folder into files. Texts that are not on this computer are left out, so that it works beside
/// the program.
int runExport(const CommonOptions& options, const ExportArguments& arguments);

} // namespace postaci::cli
