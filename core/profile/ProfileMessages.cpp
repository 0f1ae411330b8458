#include "profile/ProfileMessages.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>

namespace postaci {

QStringList socketsOf(const QString& profileDir)
{
    const QDir dir(profileDir);
    const QString canonical = dir.exists() ? dir.canonicalPath() : QDir::cleanPath(dir.absolutePath());
    const QString hash = QString::fromLatin1(
        QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().first(16));
#ifdef Q_OS_WIN
    return {QStringLiteral("postaci-") + hash}; // the name of a pipe
#else
    constexpr qsizetype kLongestPath = 100; // sun_path has 108 bytes, 104 on some systems
    QStringList places;
    const QString beside = canonical + QStringLiteral("/profile.socket");
    if (QFile::encodeName(beside).size() <= kLongestPath)
        places.append(beside);
    // Where nobody set that place (cron, ssh without a session) Qt makes one up and writes so among what the
    // user asked for: it is taken only where there is no other.
    const bool isGiven = places.isEmpty() || qEnvironmentVariableIsSet("XDG_RUNTIME_DIR");
    const QString runtime =
        isGiven ? QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) : QString();
    if (!runtime.isEmpty())
        places.append(runtime + QStringLiteral("/postaci-") + hash + QStringLiteral(".socket"));
    return places;
#endif
}

bool LineBuffer::add(const QByteArray& bytes)
{
    m_bytes += bytes;
    const qsizetype end = m_bytes.indexOf('\n', m_searched);
    m_searched = end < 0 ? m_bytes.size() : end;
    return m_searched <= kLongestLine;
}

std::optional<QByteArray> LineBuffer::next()
{
    const qsizetype end = m_bytes.indexOf('\n', m_searched);
    if (end < 0) {
        m_searched = m_bytes.size();
        return std::nullopt;
    }
    const QByteArray line = m_bytes.first(end);
    m_bytes.remove(0, end + 1);
    m_searched = 0;
    return line;
}

QByteArray toLine(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject toJson(const Error& error)
{
    return {{QStringLiteral("kind"), int(error.kind)},  {QStringLiteral("reason"), int(error.reason)},
            {QStringLiteral("message"), error.message}, {QStringLiteral("detail"), error.detail},
            {QStringLiteral("host"), error.host},       {QStringLiteral("port"), error.port}};
}

Error errorFrom(const QJsonObject& object)
{
    Error error = makeError(ErrorKind(object.value(QStringLiteral("kind")).toInt(int(ErrorKind::Protocol))),
                            ErrorReason(object.value(QStringLiteral("reason")).toInt()),
                            object.value(QStringLiteral("message")).toString(),
                            object.value(QStringLiteral("detail")).toString());
    error.host = object.value(QStringLiteral("host")).toString();
    error.port = quint16(object.value(QStringLiteral("port")).toInt());
    return error;
}

} // namespace postaci
