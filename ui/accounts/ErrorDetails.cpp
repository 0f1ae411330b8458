#include "accounts/ErrorDetails.h"

#include "base/CertificateProblem.h"

#include <QCoreApplication>
#include <QLocale>

namespace postaci {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("ErrorDetails", text);
}

QString fingerprintText(const QByteArray& fingerprint)
{
    return QString::fromLatin1(fingerprint.toHex(':').toUpper());
}

QStringList certificateLines(const CertificateProblem& problem)
{
    if (problem.chain.isEmpty())
        return {translated(QT_TRANSLATE_NOOP("ErrorDetails", "The server sent no certificate."))};
    const QSslCertificate& own = problem.chain.first();
    QStringList names = own.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = own.subjectInfo(QSslCertificate::CommonName);
    names.removeDuplicates();
    const QLocale locale;
    const auto date = [&locale](const QDateTime& when) {
        return locale.toString(when.toLocalTime(), QLocale::ShortFormat);
    };
    QStringList lines;
    lines << translated(QT_TRANSLATE_NOOP("ErrorDetails", "Certificate for: %1")).arg(names.join(u", "));
    lines << translated(QT_TRANSLATE_NOOP("ErrorDetails", "Issued by: %1")).arg(own.issuerDisplayName());
    lines << translated(QT_TRANSLATE_NOOP("ErrorDetails", "Valid from %1 to %2"))
                 .arg(date(own.effectiveDate()), date(own.expiryDate()));
    lines << translated(QT_TRANSLATE_NOOP("ErrorDetails", "SHA-256 fingerprint: %1"))
                 .arg(fingerprintText(problem.fingerprint()));
    for (const QSslError& error : problem.errors)
        lines << error.errorString();
    return lines;
}

/// Whether the detail is what this computer says about a connection or a file, with no server's part in it.
bool isWordOfTheSystem(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::HostNotFound:
    case ErrorReason::ConnectionRefused:
    case ErrorReason::NetworkUnreachable:
    case ErrorReason::ProxyRefused:
    case ErrorReason::ConnectionLost:
    case ErrorReason::TimedOut:
    case ErrorReason::GreetingMissing:
    case ErrorReason::NameServerSilent:
    case ErrorReason::TlsHandshakeFailed:
    case ErrorReason::TlsTooOld:
    case ErrorReason::TlsUnavailable:
    case ErrorReason::PlaintextOnTlsPort:
    case ErrorReason::DatabaseBroken:
    case ErrorReason::DatabaseTooNew:
    case ErrorReason::DatabaseLocked:
    case ErrorReason::DiskFull:
    case ErrorReason::DiskQuota:
    case ErrorReason::FileTooLarge:
    case ErrorReason::FileUnreadable:
    case ErrorReason::FileUnwritable:
    case ErrorReason::SecretStoreUnavailable:
    case ErrorReason::KeyringLocked:
    case ErrorReason::SecretsFileUnusable:
        return true;
    default:
        return false;
    }
}

QString detailLine(const Error& error)
{
    const QString frame = isWordOfTheSystem(error.reason)
                              ? translated(QT_TRANSLATE_NOOP("ErrorDetails", "The system said: %1"))
                              : translated(QT_TRANSLATE_NOOP("ErrorDetails", "The server said: %1"));
    return frame.arg(error.detail);
}

} // namespace

QString errorDetails(const Error& error)
{
    QStringList lines;
    if (!error.detail.isEmpty())
        lines << detailLine(error);
    if (error.certificate)
        lines << certificateLines(*error.certificate);
    if (lines.isEmpty() && !error.message.isEmpty())
        lines << error.message;
    lines.removeDuplicates();
    return lines.join(QLatin1Char('\n'));
}

} // namespace postaci
