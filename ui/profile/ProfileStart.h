#pragma once

#include "base/Error.h"

#include <QString>

class QWidget;

namespace postaci {

class MainWindow;

// What happens to a profile before and just after a start. UI thread.

/// Before anything of the profile is opened: a repair or a restore that was begun is brought to its end, and
/// a repair that is wanted is offered; says what was done. False: the person wants to quit, or the profile is
/// half restored or repaired and must not be opened. `isSilent`: no questions.
[[nodiscard]] bool prepareProfile(const QString& profileDir, bool isSilent);
enum class AfterRepair {
    NotOffered, ///< it would not help: `error` has to be said
    OpenAgain,  ///< it was repaired
    Quit        ///< the person wants that, and knows what has happened
};
/// After `error` from opening the profile: offers a repair where one can help.
[[nodiscard]] AfterRepair repairAfter(const Error& error, const QString& profileDir);
/// After a start: where the last run was killed (`wasKilled`, asked before the profile was opened), the
/// databases are looked through in the background, and a bar in the window says what is wrong.
void watchProfile(MainWindow& window, const QString& profileDir, bool wasKilled);

} // namespace postaci
