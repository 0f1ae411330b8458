#pragma once

namespace postaci {

/// Quits, as Quit in the menu does, to begin anew: whoever started the program asks isRestartWanted() at its
/// end. UI thread.
void restartProgram();
/// The program goes on, since a text was still to be decided about: what comes later is an end like any
/// other.
void forgetRestart();
[[nodiscard]] bool isRestartWanted();

} // namespace postaci
