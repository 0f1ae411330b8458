#pragma once

#include "cli/Commands.h"

namespace postaci::cli {

/// Hands a command over to the program that holds the profile, and waits for its answer, which `print` turns
/// into the exit code. Ctrl+C cancels it there. Nothing if nobody listens.
[[nodiscard]] std::optional<int> handOver(const CommonOptions& options, const QString& name,
                                          const QJsonObject& arguments,
                                          const std::function<int(const QJsonObject&)>& print);

} // namespace postaci::cli
