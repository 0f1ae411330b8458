#pragma once

#include <QCoreApplication>

namespace postaci::cli {

/// What the command line says to people, in their language: CommandLine::tr(). JSON stays as it is.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace postaci::cli
