#pragma once

#include "cli/Commands.h"

namespace postaci::cli {

/// Hands a command over to the program that holds the profile, and waits for its answer, which `print` turns
/// into the exit code; how far it is stands on the terminal meanwhile. Ctrl+C cancels it there. Secrets of
/// the options stay here: that program has its own. Nothing if nobody listens.
[[nodiscard]] std::optional<int> handOver(const CommonOptions& options, const QString& name,
                                          const QJsonObject& arguments,
                                          const std::function<int(const QJsonObject&)>& print);

} // namespace postaci::cli
