#pragma once

namespace postaci {

/// Quits, as Quit in the menu does, to begin anew: whoever started the program asks isRestartWanted() at its
/// end. Where quitting is refused, since a text is still to be decided about, nothing is wanted any more. UI
/// thread.
void restartProgram();
[[nodiscard]] bool isRestartWanted();

} // namespace postaci
