#pragma once

#include "MailEngine.h"
#include "tasks/TaskPlace.h"
#include "tasks/TaskProgress.h"

#include <QJsonObject>

#include <functional>

namespace postaci {

/// {"folders", "added", "changed", "removed", "bytes", "seconds"}
[[nodiscard]] QJsonObject toJson(const SyncReport& report);
[[nodiscard]] SyncReport syncReportFrom(const QJsonObject& object);

/// Brings accounts up to date, one after the other: by a pass each (Alone), or by having a running program
/// look and waiting until it is done, when folders are all of the accounts, bytes are not known, and it is
/// told how far each folder is. The first failure ends it. Needs a running event loop; the engine outlives
/// it.
void startSync(MailEngine& engine, TaskPlace place, const QList<AccountId>& accounts, BodyPolicy bodies,
               const CancelToken& cancel, const TellTask& tell,
               std::function<void(const Result<SyncReport>&)> done);

} // namespace postaci
