#include "desktop/DesktopEntry.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTimer>

#include <optional>

namespace postaci {

namespace {

constexpr int kToolPatience = 10'000; ///< milliseconds

QString autostartFile(const QString& profile)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/autostart/postaci%1.desktop").arg(autostartSuffix(profile));
}

/// A word of an Exec line, as the Desktop Entry Specification quotes it; the second time because it is a
/// string of the file.
QString quotedWord(const QString& word)
{
    QString quoted;
    for (const QChar letter : word) {
        if (QStringLiteral("\"`$\\").contains(letter))
            quoted += QLatin1Char('\\');
        if (letter == QLatin1Char('%'))
            quoted += QLatin1Char('%');
        quoted += letter;
    }
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

QString execLine(const QStringList& words)
{
    QStringList quoted;
    for (const QString& word : words)
        quoted.append(quotedWord(word));
    return quoted.join(QLatin1Char(' '));
}

/// Whether the Exec line of an entry names this profile and no other; somebody may have changed it.
bool startsProfile(const QByteArray& entry, const QString& profile)
{
    const QStringList lines = QString::fromUtf8(entry).split(QLatin1Char('\n'));
    const QStringList commands = lines.filter(QRegularExpression(QStringLiteral("^Exec=")));
    const QString command = commands.value(0) + QLatin1Char(' ');
    if (profile.isEmpty())
        return commands.size() == 1 && !command.contains(QLatin1String("--profile"));
    const QString option = execLine({QStringLiteral("--profile"), QDir::toNativeSeparators(profile)});
    return commands.size() == 1 && command.contains(QLatin1Char(' ') + option + QLatin1Char(' '));
}

/// Runs one of the tools of xdg-utils; `done` gets what it has printed, nothing where it failed.
void runTool(const QStringList& words, QObject* context,
             const std::function<void(std::optional<QString>)>& done)
{
    // Not a child of `context`, whose end would wait for it and hear of its end when half of it is gone.
    auto* tool = new QProcess;
    const auto end = [tool, done, asker = QPointer<QObject>(context)](bool worked) {
        if (tool->property("ended").toBool())
            return;
        tool->setProperty("ended", true);
        tool->deleteLater();
        if (asker)
            done(worked ? std::optional(QString::fromLocal8Bit(tool->readAllStandardOutput()).trimmed())
                        : std::nullopt);
    };
    QObject::connect(tool, &QProcess::finished, tool, [end](int code, QProcess::ExitStatus status) {
        end(status == QProcess::NormalExit && code == 0);
    });
    QObject::connect(tool, &QProcess::errorOccurred, tool, [end](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(false);
    });
    QTimer::singleShot(kToolPatience, tool, &QProcess::kill);
    tool->start(words.first(), words.mid(1));
}

const QString kDesktopFile = QStringLiteral("postaci.desktop");
const QString kMailtoType = QStringLiteral("x-scheme-handler/mailto");

} // namespace

bool startsWithSession(const QString& profile)
{
    QFile file(autostartFile(profile));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.read(64 << 10);
    // Desktops switch an entry off by a line in it.
    return startsProfile(text, profile) && !text.contains("\nHidden=true") &&
           !text.contains("\nX-GNOME-Autostart-enabled=false");
}

bool setStartsWithSession(bool on, const Autostart& how)
{
    const QString name = autostartFile(how.profile);
    if (!on)
        return !QFile::exists(name) || QFile::remove(name);
    if (!QDir().mkpath(QFileInfo(name).absolutePath()))
        return false;
    QSaveFile file(name);
    const QString text = QStringLiteral("[Desktop Entry]\nType=Application\nName=Postacı\nExec=%1\n"
                                        "Icon=postaci\nTerminal=false\nX-GNOME-Autostart-enabled=true\n")
                             .arg(execLine(startCommand(how)));
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 && file.commit();
}

bool canOpenMailLinks()
{
    return !QStandardPaths::findExecutable(QStringLiteral("xdg-mime")).isEmpty();
}

void askWhoOpensMailLinks(QObject* context, const std::function<void(MailLinks)>& done)
{
    runTool({QStringLiteral("xdg-mime"), QStringLiteral("query"), QStringLiteral("default"), kMailtoType},
            context, [done](const std::optional<QString>& answer) {
                if (!answer)
                    done(MailLinks::Unknown);
                else
                    done(*answer == kDesktopFile ? MailLinks::Ours : MailLinks::OfAnother);
            });
}

void openMailLinks(QObject* context, const std::function<void(bool)>& done)
{
    runTool({QStringLiteral("xdg-mime"), QStringLiteral("default"), kDesktopFile, kMailtoType}, context,
            [context, done](const std::optional<QString>& answer) {
                if (!answer) {
                    done(false);
                    return;
                }
                // It says that it worked where nobody knows the program.
                askWhoOpensMailLinks(context, [done](MailLinks links) { done(links == MailLinks::Ours); });
            });
}

} // namespace postaci

#endif
