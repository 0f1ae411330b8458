#include "desktop/NewMailSound.h"

#include <QStandardPaths>

namespace postaci {

namespace {

constexpr int kLongestSound = 10'000; ///< milliseconds

} // namespace

NewMailSound::NewMailSound()
{
    m_player.setStandardInputFile(QProcess::nullDevice());
    m_player.setStandardOutputFile(QProcess::nullDevice());
    m_player.setStandardErrorFile(QProcess::nullDevice());
    m_patience.setSingleShot(true);
    m_patience.setInterval(kLongestSound);
    QObject::connect(&m_patience, &QTimer::timeout, &m_player, &QProcess::kill);
    QObject::connect(&m_player, &QProcess::finished, &m_patience, &QTimer::stop);
}

NewMailSound::~NewMailSound()
{
    m_player.kill();
    m_player.waitForFinished();
}

void NewMailSound::play()
{
    if (m_player.state() != QProcess::NotRunning)
        return;
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
        m_player.start(player, {sound});
        m_patience.start();
        return;
    }
}

} // namespace postaci
