#pragma once

#include "base/Error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace postaci::cli {

/// Exit codes of the command line.
enum ExitCode { Good = 0, ProblemFound = 1, WrongUse = 2 };

enum class Format { Human, Json };

enum class Lines { One, Several };

/// `text` as a terminal may get it, which takes control characters of mail, of names and of servers' replies
/// for commands: they become U+FFFD, tabs stay. Of several lines the ends stay too; in one, line ends become
/// blanks, and nothing may turn round the order in which it is read (bidirectional controls).
[[nodiscard]] QString forTerminal(const QString& text, Lines lines);

/// One line of UTF-8 on standard output, fit for a terminal.
void printLine(const QString& line);
/// The same of a text with lines of its own.
void printText(const QString& text);
/// One JSON object on one line.
void printObject(const QJsonObject& object);
void printArray(const QJsonArray& array);
/// One sentence on standard error, fit for a terminal; below it, as such, what the system or a server said in
/// its own words.
int fail(ExitCode code, const QString& sentence, const QString& details = {});
int fail(const Error& error);

} // namespace postaci::cli
