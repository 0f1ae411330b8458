#pragma once

namespace postaci {

class MailEngine;
class ProfileServer;

/// Has a running program answer what the command line hands over to it, each with toJson(TaskProgress) on the
/// way:
/// "sync": {"bodies": "all" or "none", "account": as accountToJson(), or none for all of them} is answered as
/// toJson(SyncReport);
/// "send": as toJson(SendArguments), and "account" likewise, is answered as toJson(SendOutcome);
/// "import": as toJson(ImportArguments) is answered as toJson(TransferReport).
/// Both outlive the connections.
void answerCommandLine(ProfileServer& server, MailEngine& engine);

} // namespace postaci
