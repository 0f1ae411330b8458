#pragma once

#include "base/Result.h"
#include "gui/drive/Program.h"

#include <QString>

namespace postaci::bench {

/// How the program comes up on a profile that is there already, in a process of its own.
struct OpenedProgram
{
    qint64 shownMs = 0;    ///< from starting the process until the list was painted with its rows
    qint64 residentKb = 0; ///< with the whole list there and the account connected, or known to be offline
};

/// The program on a profile that is there already, with its accounts' passwords in `secrets`, which must
/// outlive it.
[[nodiscard]] Result<std::unique_ptr<test::Program>>
openProfile(const QString& profile, const QString& caFile, InMemorySecretStore& secrets);

/// Starts this executable again with `--open` and hears how it went. Without a `caFile` the account's server
/// is not there. Blocks.
[[nodiscard]] Result<OpenedProgram> measureOpening(const QString& profile, const QString& caFile);

/// What the started process does; its exit code.
int openAndTell(const QString& profile, const QString& caFile);

} // namespace postaci::bench
