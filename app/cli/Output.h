#pragma once

#include "base/Error.h"

#include <QJsonObject>
#include <QString>

namespace postaci::cli {

/// Exit codes of the command line.
enum ExitCode { Good = 0, ProblemFound = 1, WrongUse = 2 };

enum class Format { Human, Json };

/// One line of UTF-8 on standard output.
void printLine(const QString& line);
/// One JSON object on one line.
void printObject(const QJsonObject& object);
/// One sentence on standard error; below it, as such, what the system or a server said in its own words.
int fail(ExitCode code, const QString& sentence, const QString& details = {});
int fail(const Error& error);

} // namespace postaci::cli
