#pragma once

#include "support/TestMaildir.h"

#include <QList>

namespace postaci::bench {

/// `count` messages as a busy mailbox has them, the same ones for the same count: conversations, Turkish and
/// English subjects, text alone, HTML beside it, attachments; four in five are read. Oldest first, ten
/// minutes apart.
[[nodiscard]] QList<test::NewMessage> makeMailbox(int count);

} // namespace postaci::bench
