#include "profile/ProfileMessages.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>

namespace postaci {

QString socketOf(const QString& profileDir)
{
    const QString canonical = QDir(profileDir).canonicalPath();
    const QString hash = QString::fromLatin1(
        QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().first(16));
#ifdef Q_OS_WIN
    return QStringLiteral("postaci-") + hash; // the name of a pipe
#else
    constexpr qsizetype kLongestPath = 100; // of the 108 that an address has; its lock file has a longer name
    const QString path = canonical + QStringLiteral("/profile.socket");
    if (QFile::encodeName(path).size() <= kLongestPath)
        return path;
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/postaci-") +
           hash + QStringLiteral(".socket");
#endif
}

bool LineBuffer::add(const QByteArray& bytes)
{
    m_bytes += bytes;
    return m_bytes.size() <= kLongestLine || m_bytes.indexOf('\n', m_searched) >= 0;
}

std::optional<QByteArray> LineBuffer::next()
{
    const qsizetype end = m_bytes.indexOf('\n', m_searched);
    m_searched = end < 0 ? m_bytes.size() : 0;
    if (end < 0)
        return std::nullopt;
    const QByteArray line = m_bytes.first(end);
    m_bytes.remove(0, end + 1);
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
