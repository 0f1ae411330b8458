#include "desktop/NewMailSound.h"

#include <QProcess>
#include <QStandardPaths>

namespace postaci {

void playNewMailSound()
{
    // The theme that every other one inherits from (Sound Theme Specification).
    const QString sound =
        QStandardPaths::locate(QStandardPaths::GenericDataLocation,
                               QStringLiteral("sounds/freedesktop/stereo/message-new-email.oga"));
    if (sound.isEmpty())
        return;
    for (const char* name : {"pw-play", "paplay"}) { // PipeWire's, and PulseAudio's
        const QString player = QStandardPaths::findExecutable(QLatin1String(name));
        if (player.isEmpty())
            continue;
        QProcess playing;
        playing.setProgram(player);
        playing.setArguments({sound});
        playing.setStandardOutputFile(QProcess::nullDevice());
        playing.setStandardErrorFile(QProcess::nullDevice());
        playing.startDetached();
        return;
    }
}

} // namespace postaci
