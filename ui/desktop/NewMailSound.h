#pragma once

namespace postaci {

/// Plays the sound theme's "message-new-email" with a player of the system, for a service of notifications
/// that plays none. Nothing is heard where there is no such sound or no player. Waits for nothing.
void playNewMailSound();

} // namespace postaci
