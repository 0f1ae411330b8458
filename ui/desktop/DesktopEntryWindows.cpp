#include "desktop/DesktopEntry.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <QDesktopServices>
#include <QObject>
#include <QSettings>
#include <QTimer>
#include <QUrl>

namespace postaci {

namespace {

const QString kRunKey =
    QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run");
const QString kMailtoChoice =
    QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\"
                   "mailto\\UserChoice");
const QString kProgramId = QStringLiteral("Postaci.mailto"); ///< as the installer registers it

QString runName(const QString& profile)
{
    return QStringLiteral("Postaci") + autostartSuffix(profile);
}

/// Paths have no quotes in them there.
QString commandLine(const QStringList& words)
{
    QStringList quoted;
    for (const QString& word : words)
        quoted.append(QLatin1Char('"') + word + QLatin1Char('"'));
    return quoted.join(QLatin1Char(' '));
}

} // namespace

bool startsWithSession(const QString& profile)
{
    // Both ways: somebody may have changed it.
    const QString command = QSettings(kRunKey, QSettings::NativeFormat).value(runName(profile)).toString();
    return command == commandLine(startCommand({profile, false})) ||
           command == commandLine(startCommand({profile, true}));
}

bool setStartsWithSession(bool on, const Autostart& how)
{
    QSettings run(kRunKey, QSettings::NativeFormat);
    if (on)
        run.setValue(runName(how.profile), commandLine(startCommand(how)));
    else
        run.remove(runName(how.profile));
    run.sync();
    return run.status() == QSettings::NoError;
}

bool canOpenMailLinks()
{
    return true;
}

void askWhoOpensMailLinks(QObject* context, const std::function<void(MailLinks)>& done)
{
    QTimer::singleShot(0, context, [done] {
        const QString id =
            QSettings(kMailtoChoice, QSettings::NativeFormat).value(QStringLiteral("ProgId")).toString();
        done(id.isEmpty() ? MailLinks::Unknown : id == kProgramId ? MailLinks::Ours : MailLinks::OfAnother);
    });
}

/// Only the person can choose, in the system's own settings.
void openMailLinks(QObject* context, const std::function<void(bool)>& done)
{
    const bool isOpen = QDesktopServices::openUrl(QUrl(QStringLiteral("ms-settings:defaultapps")));
    QTimer::singleShot(0, context, [done, isOpen] { done(isOpen); });
}

} // namespace postaci

#endif
