#include "desktop/DesktopEntry.h"

#include <QtGlobal>

#ifdef Q_OS_MACOS

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QSaveFile>
#include <QTimer>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <CoreServices/CoreServices.h>

namespace postaci {

namespace {

const QString kLabel = QStringLiteral("org.postaci.postaci"); ///< the bundle's identifier too

/// Each agent has a label of its own, as the system wants it.
QString agentLabel(const QString& profile)
{
    return kLabel + autostartSuffix(profile);
}

QString agentFile(const QString& profile)
{
    return QDir::homePath() + QStringLiteral("/Library/LaunchAgents/%1.plist").arg(agentLabel(profile));
}

/// The words of the command in such a file.
QStringList agentCommand(QIODevice& file)
{
    QXmlStreamReader xml(&file);
    while (!xml.atEnd() && !(xml.isStartElement() && xml.name() == QLatin1String("array")))
        xml.readNext();
    QStringList words;
    while (!xml.atEnd() && xml.readNextStartElement())
        words.append(xml.readElementText());
    return words;
}

} // namespace

bool startsWithSession(const QString& profile)
{
    QFile file(agentFile(profile));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QStringList command = agentCommand(file); // somebody may have changed it
    return command == startCommand({profile, false}) || command == startCommand({profile, true});
}

bool setStartsWithSession(bool on, const Autostart& how)
{
    const QString name = agentFile(how.profile);
    if (!on)
        return !QFile::exists(name) || QFile::remove(name);
    QSaveFile file(name);
    if (!QDir().mkpath(QFileInfo(name).absolutePath()) || !file.open(QIODevice::WriteOnly))
        return false;
    QXmlStreamWriter xml(&file);
    xml.writeStartDocument();
    xml.writeDTD(QStringLiteral("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                                "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"));
    xml.writeStartElement(QStringLiteral("plist"));
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1.0"));
    xml.writeStartElement(QStringLiteral("dict"));
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("Label"));
    xml.writeTextElement(QStringLiteral("string"), agentLabel(how.profile));
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("ProgramArguments"));
    xml.writeStartElement(QStringLiteral("array"));
    for (const QString& word : startCommand(how))
        xml.writeTextElement(QStringLiteral("string"), word);
    xml.writeEndElement();
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("RunAtLoad"));
    xml.writeEmptyElement(QStringLiteral("true"));
    xml.writeEndDocument();
    return file.commit();
}

bool canOpenMailLinks()
{
    return true;
}

void askWhoOpensMailLinks(QObject* context, const std::function<void(MailLinks)>& done)
{
    QTimer::singleShot(0, context, [done] {
        const CFStringRef handler = LSCopyDefaultHandlerForURLScheme(CFSTR("mailto"));
        const QString id = handler == nullptr ? QString() : QString::fromCFString(handler);
        if (handler != nullptr)
            CFRelease(handler);
        const bool isOurs = id.compare(kLabel, Qt::CaseInsensitive) == 0;
        done(id.isEmpty() ? MailLinks::Unknown : isOurs ? MailLinks::Ours : MailLinks::OfAnother);
    });
}

void openMailLinks(QObject* context, const std::function<void(bool)>& done)
{
    const CFStringRef id = kLabel.toCFString();
    const bool worked = LSSetDefaultHandlerForURLScheme(CFSTR("mailto"), id) == noErr;
    CFRelease(id);
    QTimer::singleShot(0, context, [done, worked] { done(worked); });
}

} // namespace postaci

#endif
