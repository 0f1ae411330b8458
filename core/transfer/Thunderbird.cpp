#include "transfer/Thunderbird.h"

#include "transfer/MailSource.h"
#include "transfer/ThunderbirdContacts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

#include <algorithm>

namespace postaci {

namespace {

constexpr qint64 kLargestPrefs = 16 << 20;
constexpr int kMostProfiles = 100;
constexpr qsizetype kMostAccounts = 200;

using Prefs = QHash<QString, QString>;

/// A string of JavaScript, which prefs.js writes as JSON would.
QString unquoted(const QByteArray& literal)
{
    const QJsonDocument parsed = QJsonDocument::fromJson('[' + literal + ']');
    return parsed.array().at(0).toString();
}

QStringList listed(const Prefs& prefs, const QString& name)
{
    QStringList items = prefs.value(name).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString& item : items)
        item = item.trimmed();
    return items.mid(0, kMostAccounts);
}

/// nsMsgSocketType: 0 none, 1 was "if possible", 2 STARTTLS, 3 TLS.
Security securityOf(const QString& socketType)
{
    switch (socketType.toInt()) {
    case 3:
        return Security::Tls;
    case 0:
        return socketType.isEmpty() ? Security::Tls : Security::None;
    default:
        return Security::StartTls;
    }
}

ServerSettings serverFrom(const Prefs& prefs, const QString& prefix, const QString& hostName,
                          Protocol protocol)
{
    ServerSettings server;
    server.protocol = protocol;
    server.host = prefs.value(prefix + hostName);
    // What it was changed to later: the first name stays as the key of its passwords.
    if (const QString real = prefs.value(prefix + QStringLiteral("realhostname")); !real.isEmpty())
        server.host = real;
    const QString socketType = prefs.value(
        prefix + (protocol == Protocol::Smtp ? QStringLiteral("try_ssl") : QStringLiteral("socketType")));
    server.security = socketType.isEmpty() ? Security::None : securityOf(socketType);
    bool isNumber = false;
    const uint port = prefs.value(prefix + QStringLiteral("port")).toUInt(&isNumber);
    server.port = isNumber && port > 0 && port <= 0xffff ? static_cast<quint16>(port)
                                                         : defaultPort(protocol, server.security);
    server.username = prefs.value(
        prefix + (protocol == Protocol::Smtp ? QStringLiteral("username") : QStringLiteral("userName")));
    if (const QString real = prefs.value(prefix + QStringLiteral("realuserName")); !real.isEmpty())
        server.username = real;
    return server;
}

Identity identityFrom(const Prefs& prefs, const QString& id)
{
    const QString prefix = QStringLiteral("mail.identity.%1.").arg(id);
    Identity identity;
    identity.name = prefs.value(prefix + QStringLiteral("fullName"));
    identity.address = prefs.value(prefix + QStringLiteral("useremail"));
    identity.replyTo = prefs.value(prefix + QStringLiteral("reply_to"));
    if (prefs.value(prefix + QStringLiteral("htmlSigFormat")) != QLatin1String("true"))
        identity.signature = prefs.value(prefix + QStringLiteral("htmlSigText"));
    return identity;
}

Account accountFrom(const Prefs& prefs, const QString& server, Protocol protocol,
                    const QStringList& identities)
{
    Account account;
    account.incoming = serverFrom(prefs, QStringLiteral("mail.server.%1.").arg(server),
                                  QStringLiteral("hostname"), protocol);
    for (const QString& id : identities) {
        const Identity identity = identityFrom(prefs, id);
        if (!identity.address.contains(QLatin1Char('@')))
            continue;
        if (account.identity.address.isEmpty())
            account.identity = identity;
        else
            account.otherIdentities.append(identity);
    }
    QString smtp = prefs.value(QStringLiteral("mail.identity.%1.smtpServer").arg(identities.value(0)));
    if (smtp.isEmpty())
        smtp = prefs.value(QStringLiteral("mail.smtp.defaultserver"),
                           listed(prefs, QStringLiteral("mail.smtpservers")).value(0));
    account.outgoing = serverFrom(prefs, QStringLiteral("mail.smtpserver.%1.").arg(smtp),
                                  QStringLiteral("hostname"), Protocol::Smtp);
    account.label = prefs.value(QStringLiteral("mail.server.%1.name").arg(server), account.identity.address);
    return account;
}

/// "[ProfD]Mail/Local Folders" is below the profile; the absolute path may be of another computer.
QString directoryOf(const Prefs& prefs, const QString& server, const QString& profile)
{
    const QString prefix = QStringLiteral("mail.server.%1.").arg(server);
    const QString relative = prefs.value(prefix + QStringLiteral("directory-rel"));
    const QLatin1String below("[ProfD]");
    if (relative.startsWith(below)) {
        const QString path = QDir::cleanPath(profile + QLatin1Char('/') + relative.mid(below.size()));
        return QFileInfo(path).isDir() ? path : QString();
    }
    const QString path = prefs.value(prefix + QStringLiteral("directory"));
    return QFileInfo(path).isDir() ? path : QString();
}

void addServer(const Prefs& prefs, const QString& account, const QString& profile,
               ThunderbirdContents* contents)
{
    const QString server = prefs.value(QStringLiteral("mail.account.%1.server").arg(account));
    const QString type = prefs.value(QStringLiteral("mail.server.%1.type").arg(server));
    const bool isImap = type == QLatin1String("imap");
    const bool isPop3 = type == QLatin1String("pop3");
    if (isImap || isPop3) {
        const Account found =
            accountFrom(prefs, server, isImap ? Protocol::Imap : Protocol::Pop3,
                        listed(prefs, QStringLiteral("mail.account.%1.identities").arg(account)));
        if (!found.incoming.host.isEmpty() && !found.identity.address.isEmpty())
            contents->accounts.append(found);
    }
    const QString directory =
        isPop3 || type == QLatin1String("none") ? directoryOf(prefs, server, profile) : QString();
    if (directory.isEmpty() || contents->localMail.contains(directory))
        return;
    qint64 bytes = 0;
    walkMailFiles({directory}, {},
                  {[&bytes](const MailSourceFile& file) {
                       bytes += file.size;
                       return true;
                   },
                   [](const TransferProblem&) {}});
    if (bytes > 0)
        contents->localMail.append(directory);
    contents->localBytes += bytes;
}

} // namespace

QHash<QString, QString> readPrefs(const QByteArray& prefs)
{
    Prefs values;
    static constexpr QByteArrayView begin("user_pref(\"");
    for (const QByteArray& untrimmed : prefs.split('\n')) {
        const QByteArray line = untrimmed.trimmed();
        const qsizetype name = begin.size();
        const qsizetype nameEnd = line.indexOf("\",", name);
        const qsizetype end = line.lastIndexOf(')');
        if (!line.startsWith(begin) || nameEnd < 0 || end < nameEnd)
            continue;
        const QByteArray value = line.mid(nameEnd + 2, end - nameEnd - 2).trimmed();
        values.insert(QString::fromUtf8(line.mid(name, nameEnd - name)),
                      value.startsWith('"') ? unquoted(value) : QString::fromLatin1(value));
    }
    return values;
}

QStringList thunderbirdPlaces()
{
    const QString home = QDir::homePath();
#if defined(Q_OS_WIN)
    return {qEnvironmentVariable("APPDATA") + QStringLiteral("/Thunderbird")};
#elif defined(Q_OS_MACOS)
    return {home + QStringLiteral("/Library/Thunderbird")};
#else
    return {home + QStringLiteral("/.thunderbird"), home + QStringLiteral("/.icedove"),
            home + QStringLiteral("/snap/thunderbird/common/.thunderbird"),
            home + QStringLiteral("/.var/app/org.mozilla.Thunderbird/.thunderbird")};
#endif
}

QList<ThunderbirdProfile> thunderbirdProfiles(const QStringList& places)
{
    QList<ThunderbirdProfile> profiles;
    for (const QString& place : places) {
        const QString path = place + QStringLiteral("/profiles.ini");
        if (!QFileInfo(path).isFile() || QFileInfo(path).size() > kLargestPrefs)
            continue;
        QSettings ini(path, QSettings::IniFormat);
        QStringList ofInstalls;
        for (const QString& group : ini.childGroups()) {
            if (group.startsWith(QLatin1String("Install")))
                ofInstalls.append(ini.value(group + QStringLiteral("/Default")).toString());
        }
        for (int i = 0; i < kMostProfiles; ++i) {
            const QString group = QStringLiteral("Profile%1/").arg(i);
            const QString directory = ini.value(group + QStringLiteral("Path")).toString();
            if (directory.isEmpty())
                break;
            const bool isRelative =
                ini.value(group + QStringLiteral("IsRelative")).toString() != QLatin1String("0");
            ThunderbirdProfile profile;
            profile.name = ini.value(group + QStringLiteral("Name")).toString();
            profile.directory =
                QDir::cleanPath(isRelative ? place + QLatin1Char('/') + directory : directory);
            profile.isDefault =
                ofInstalls.contains(directory) ||
                (ofInstalls.isEmpty() &&
                 ini.value(group + QStringLiteral("Default")).toString() == QLatin1String("1"));
            if (QFileInfo(profile.directory + QStringLiteral("/prefs.js")).isFile())
                profiles.append(profile);
        }
    }
    std::stable_sort(
        profiles.begin(), profiles.end(),
        [](const ThunderbirdProfile& a, const ThunderbirdProfile& b) { return a.isDefault && !b.isDefault; });
    return profiles;
}

ThunderbirdContents readThunderbird(const QString& profileDirectory, const CancelToken& cancel)
{
    ThunderbirdContents contents;
    QFile file(profileDirectory + QStringLiteral("/prefs.js"));
    Prefs prefs;
    if (file.open(QIODevice::ReadOnly) && file.size() <= kLargestPrefs) {
        prefs = readPrefs(file.readAll());
        for (const QString& account : listed(prefs, QStringLiteral("mail.accountmanager.accounts")))
            addServer(prefs, account, profileDirectory, &contents);
    }
    readThunderbirdContacts(profileDirectory, prefs, cancel, &contents);
    return contents;
}

} // namespace postaci
