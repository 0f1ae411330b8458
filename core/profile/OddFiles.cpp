#include "profile/OddFiles.h"

#include "base/Logging.h"
#include "profile/ProfileFiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>
#include <QStringConverter>

#include <algorithm>

namespace postaci {

namespace {

constexpr auto kSettings = "settings.ini";
constexpr auto kCertificates = "certificates.json";
constexpr auto kDrafts = "drafts";
constexpr qint64 kLargestSettings = 16 << 20;

/// Files of a profile that the program opens by name.
QStringList knownFiles()
{
    QStringList names{QLatin1String(kSettings), QLatin1String(kCertificates), QStringLiteral("words.txt"),
                      QStringLiteral("secrets.box"), QStringLiteral("oauth-clients.json")};
    for (const char* database : {"mail.db", "bodies.db", "search.db", "junk.db"}) {
        for (const char* suffix : {"", "-wal", "-shm"})
            names.append(QLatin1String(database) + QLatin1String(suffix));
    }
    names += {QStringLiteral("profile.lock"), QStringLiteral("profile.lock-journal"),
              QStringLiteral("profile.socket")};
    return names;
}

/// Bytes that no text file has.
bool isNoise(const QByteArray& bytes)
{
    const bool hasControls = std::any_of(bytes.begin(), bytes.end(), [](char byte) {
        return byte >= 0 && byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r';
    });
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return hasControls || decoder.hasError();
}

bool areSettingsDamaged(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    if (file.size() == 0 || file.size() > kLargestSettings || isNoise(file.readAll()))
        return true;
    const QSettings settings(path, QSettings::IniFormat);
    (void)settings.allKeys(); // only now are all lines looked at
    return settings.status() == QSettings::FormatError;
}

bool areCertificatesDamaged(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    return !QJsonDocument::fromJson(file.read(kLargestSettings)).isArray();
}

class FilesLook
{
public:
    explicit FilesLook(const QString& profileDir) : m_dir(profileDir) {}

    OddFiles run()
    {
        for (const QString& name : knownFiles()) {
            if (QFileInfo(m_dir.filePath(name)).isDir())
                setAside(name);
        }
        if (QFileInfo(m_dir.filePath(QLatin1String(kDrafts))).isFile())
            setAside(QLatin1String(kDrafts));
        for (const ProfileFile& file : profileFiles(m_dir.path())) {
            if (file.kind != ProfileFileKind::Kept)
                open(file.name);
        }
        if (areSettingsDamaged(m_dir.filePath(QLatin1String(kSettings))))
            keepDamaged(QLatin1String(kSettings));
        if (areCertificatesDamaged(m_dir.filePath(QLatin1String(kCertificates))))
            keepDamaged(QLatin1String(kCertificates));
        return m_found;
    }

private:
    /// A place of its own for what is kept now; empty where the directory cannot be written.
    QString keptPlace(const QString& name)
    {
        if (m_found.kept.isEmpty()) {
            const auto kept = makeKeptByRepair(m_dir.path());
            if (!kept)
                return {};
            m_found.kept = *kept;
        }
        return m_found.kept + QLatin1Char('/') + name;
    }

    void setAside(const QString& name)
    {
        const QString place = keptPlace(name);
        if (place.isEmpty() || !renameOver(m_dir.filePath(name), place))
            return; // opening it says what is wrong
        qCWarning(logStore) << name << "was not what it should be, and is kept in" << m_found.kept;
        m_found.misplaced.append(name);
    }

    void open(const QString& name)
    {
        const QString file = m_dir.filePath(name);
        const QFile::Permissions needed = QFile::ReadOwner | QFile::WriteOwner;
        const QFile::Permissions permissions = QFile::permissions(file);
        if ((permissions & needed) != needed && QFile::setPermissions(file, permissions | needed))
            m_found.opened.append(name);
    }

    void keepDamaged(const QString& name)
    {
        const QString file = m_dir.filePath(name);
        if (QFileInfo(file).size() > 0) {
            const QString place = keptPlace(name);
            if (place.isEmpty() || !QFile::copy(file, place))
                return; // it is not written over before it is kept: the next start tries again
        }
        qCWarning(logStore) << name << "is damaged";
        m_found.damaged.append(name);
        mend(name);
    }

    /// What can be read is written again, so that the next start has nothing to say.
    void mend(const QString& name) const
    {
        const QString file = m_dir.filePath(name);
        if (name != QLatin1String(kSettings)) {
            QFile::remove(file);
            return;
        }
        QVariantMap read;
        {
            const QSettings settings(file, QSettings::IniFormat);
            for (const QString& key : settings.allKeys())
                read.insert(key, settings.value(key));
        }
        QFile::remove(file);
        QSettings settings(file, QSettings::IniFormat);
        for (const auto& [key, value] : read.asKeyValueRange())
            settings.setValue(key, value);
    }

    const QDir m_dir;
    OddFiles m_found;
};

} // namespace

OddFiles putFilesRight(const QString& profileDir)
{
    return QFileInfo(profileDir).isDir() ? FilesLook(profileDir).run() : OddFiles();
}

} // namespace postaci
