#include "desktop/DesktopEntry.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>

namespace postaci {

QString autostartSuffix(const QString& profile)
{
    if (profile.isEmpty())
        return {};
    constexpr qsizetype kDigits = 12;
    const QByteArray hash =
        QCryptographicHash::hash(QDir::cleanPath(profile).toUtf8(), QCryptographicHash::Sha256);
    return QLatin1Char('-') + QString::fromLatin1(hash.toHex().left(kDigits));
}

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
