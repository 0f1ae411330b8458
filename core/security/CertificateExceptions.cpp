#include "security/CertificateExceptions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <limits>

namespace postaci {

namespace {

constexpr qint64 kLargestExceptionFile = 1 << 20;
constexpr qsizetype kFingerprintSize = 32;

std::optional<CertificateException> exceptionFrom(const QJsonObject& object)
{
    const int port = object.value(QLatin1String("port")).toInt();
    CertificateException exception{
        object.value(QLatin1String("host")).toString(), static_cast<quint16>(port),
        QByteArray::fromHex(object.value(QLatin1String("sha256")).toString().toLatin1())};
    const bool isWhole = !exception.host.isEmpty() && port > 0 &&
                         port <= std::numeric_limits<quint16>::max() &&
                         exception.fingerprint.size() == kFingerprintSize;
    return isWhole ? std::optional(exception) : std::nullopt;
}

} // namespace

Result<QList<CertificateException>> loadCertificateExceptions(const QString& file)
{
    QFile source(file);
    if (!source.exists())
        return QList<CertificateException>();
    const auto unreadable = [&file](const QString& why) {
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable,
                          QStringLiteral("%1: %2").arg(file, why));
    };
    if (!source.open(QIODevice::ReadOnly))
        return unreadable(source.errorString());
    const QJsonDocument document = QJsonDocument::fromJson(source.read(kLargestExceptionFile));
    if (!document.isArray())
        return unreadable(QStringLiteral("no list of certificates"));
    QList<CertificateException> exceptions;
    for (const auto& value : document.array()) {
        const auto exception = exceptionFrom(value.toObject());
        if (!exception)
            return unreadable(QStringLiteral("an entry is not of the right form"));
        exceptions.append(*exception);
    }
    return exceptions;
}

Result<void> saveCertificateExceptions(const QString& file, const QList<CertificateException>& exceptions)
{
    QJsonArray array;
    for (const CertificateException& exception : exceptions)
        array.append(
            QJsonObject{{QStringLiteral("host"), exception.host},
                        {QStringLiteral("port"), exception.port},
                        {QStringLiteral("sha256"), QString::fromLatin1(exception.fingerprint.toHex())}});
    QSaveFile target(file);
    const bool isSaved = target.open(QIODevice::WriteOnly) &&
                         target.write(QJsonDocument(array).toJson()) >= 0 && target.commit();
    if (!isSaved)
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1: %2").arg(file, target.errorString()));
    return {};
}

} // namespace postaci
