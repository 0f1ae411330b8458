#pragma once

#include <QString>

class QCommandLineParser;

namespace postaci::cli {

/// All switches of all commands.
void addOptions(QCommandLineParser& parser);

/// What --help says without a command: how it is called, all switches, all commands.
[[nodiscard]] QString generalHelp(const QCommandLineParser& parser);
/// Of one command: how it is called, what it does, its own switches, an example. Empty: there is none of that
/// name.
[[nodiscard]] QString helpOf(const QString& command);

} // namespace postaci::cli
