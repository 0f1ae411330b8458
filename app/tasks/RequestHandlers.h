#pragma once

namespace postaci {

class MailEngine;
class ProfileServer;

/// Has a running program answer what the command line hands over to it:
/// "sync": {"bodies": "all" or "none"} is answered as toJson(SyncReport);
/// "send": as toJson(SendArguments), answered as toJson(SendOutcome), with {"done", "total"} in bytes on the
/// way. Both outlive the connections.
void answerCommandLine(ProfileServer& server, MailEngine& engine);

} // namespace postaci
