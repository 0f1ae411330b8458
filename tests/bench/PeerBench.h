#pragma once

#include "bench/Table.h"
#include "support/DovecotServer.h"

namespace postaci::bench {

/// The same mailbox opened by other programs that are installed here, for `--peers`. One that is not there,
/// or does not do it, is named with that and nothing else. UI thread; blocks.
void measurePeers(Table& table, const test::DovecotServer& server, const QString& user);

} // namespace postaci::bench
