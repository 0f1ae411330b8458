#pragma once

#include "base/Ids.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace postaci::test {

/// What reading one message costs, in a process of its own, so that nothing that was read before counts.
struct ReadingCost
{
    double settledMs = 0; ///< until the message, or why there is none, is on screen
    double cpuMs = 0;     ///< until then, of the program and the HTML engine's processes
    double stallMs = 0;   ///< the longest time in which the event loop did not come round
    double programMb = 0; ///< growth of the program's peak memory
    double helpersMb = 0; ///< the same of the HTML engine's processes, all together
};

/// What was on screen then.
struct ReadingResult
{
    ReadingCost cost;
    QString body;     ///< "text", "html", "plain" (HTML as text) or "nothing"
    QStringList bars; ///< those that are shown, by name
    int attachments = 0;
    bool isSettled = false; ///< nothing was on its way any more
};

/// A message and a harmless one of HTML that is opened before it and brings the HTML engine up.
struct ReadingTrial
{
    QString profile; ///< both are in an inbox of it
    MessageId harmless = 0;
    MessageId hostile = 0;
    QString harmlessFile; ///< and in files
    QString hostileFile;
};

enum class ReadingWay { Window, File };

/// Opens it in the main window, or as a file, in a new process of this program. Nothing if that crashes or
/// does not end.
[[nodiscard]] std::optional<ReadingResult> tryReading(const ReadingTrial& trial, ReadingWay way);

/// True if this process is such a one; it has done its work then. Needs a QApplication.
[[nodiscard]] bool isReadingTrial();

} // namespace postaci::test
