#include "desktop/DesktopEntry.h"

#include <QCoreApplication>
#include <QDir>

namespace postaci {

QStringList startCommand(const Autostart& how)
{
    // An AppImage runs from a place that is gone afterwards.
    const QString image = qEnvironmentVariable("APPIMAGE");
    QStringList words{
        QDir::toNativeSeparators(image.isEmpty() ? QCoreApplication::applicationFilePath() : image)};
    if (!how.profile.isEmpty())
        words << QStringLiteral("--profile") << QDir::toNativeSeparators(how.profile);
    if (how.isHidden)
        words << QStringLiteral("--background");
    return words;
}

} // namespace postaci
