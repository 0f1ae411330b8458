#pragma once

#include <QProcess>
#include <QTimer>

namespace postaci {

/// Plays the sound theme's "message-new-email" with a player of the system, for a service of notifications
/// that plays none. Nothing is heard where there is no such sound or no player, and no second one while one
/// is playing. Waits for nothing. UI thread.
class NewMailSound
{
public:
    NewMailSound();
    ~NewMailSound(); ///< ends what is playing
    NewMailSound(const NewMailSound&) = delete;
    NewMailSound& operator=(const NewMailSound&) = delete;

    void play();

private:
    QProcess m_player;
    QTimer m_patience; ///< a player may wait for a device that never comes
};

} // namespace postaci
