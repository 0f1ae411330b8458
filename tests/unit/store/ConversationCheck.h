#pragma once

#include "store/Connection.h"

namespace postaci::test {

/// Compares thread_member, thread_key and thread_folder with what message/Conversations.h makes of all
/// messages that are shown outside Junk and Trash; empty when everything fits, else what does not.
[[nodiscard]] QString conversationInconsistency(Connection& mail);

} // namespace postaci::test
