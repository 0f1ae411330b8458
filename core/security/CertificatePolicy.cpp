#include "security/CertificatePolicy.h"

#include "base/Account.h"

#include <QFile>
#include <QSslCertificateExtension>

#include <algorithm>

namespace postaci {

namespace {

constexpr qint64 kLargestAuthorityFile = 4 << 20;

struct Complaint
{
    ErrorReason reason;
    int rank; ///< the lowest is told
};

/// Who signed comes first: dates and names of a certificate that nobody vouches for mean nothing.
Complaint complaintOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return {ErrorReason::CertificateSelfSigned, 0};
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return {ErrorReason::CertificateUntrusted, 1};
    case QSslError::HostNameMismatch:
        return {ErrorReason::CertificateWrongName, 2};
    case QSslError::CertificateExpired:
        return {ErrorReason::CertificateExpired, 3};
    case QSslError::CertificateNotYetValid:
        return {ErrorReason::CertificateNotYetValid, 4};
    default:
        return {ErrorReason::CertificateOther, 5};
    }
}

/// A lone certificate whose signer can be fetched (RFC 5280 4.2.2.1) was signed by an authority that the
/// server should have sent along; those of programs that read along name no such place.
bool lacksItsSigner(const QList<QSslCertificate>& chain, const QList<QSslError>& errors)
{
    const bool isUnsigned = std::any_of(errors.begin(), errors.end(), [](const QSslError& error) {
        return error.error() == QSslError::UnableToVerifyFirstCertificate;
    });
    if (!isUnsigned || chain.size() != 1)
        return false;
    const QList<QSslCertificateExtension> extensions = chain.first().extensions();
    return std::any_of(extensions.begin(), extensions.end(), [](const QSslCertificateExtension& extension) {
        return extension.name() == QLatin1String("authorityInfoAccess") &&
               extension.value().toMap().contains(QStringLiteral("caIssuers"));
    });
}

} // namespace

QSslConfiguration CertificatePolicy::configurationFor(const QString& host) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!addedAuthorities.isEmpty() && isLoopbackHost(host))
        configuration.addCaCertificates(addedAuthorities);
    return configuration;
}

bool CertificatePolicy::isExcepted(const QString& host, quint16 port,
                                   const QSslCertificate& certificate) const
{
    if (exceptions.isEmpty() || certificate.isNull())
        return false;
    const CertificateException wanted{host.toLower(), port, certificate.digest(QCryptographicHash::Sha256)};
    return std::any_of(
        exceptions.begin(), exceptions.end(), [&wanted](const CertificateException& exception) {
            return exception.port == wanted.port && exception.fingerprint == wanted.fingerprint &&
                   exception.host.toLower() == wanted.host;
        });
}

Error certificateError(const QString& host, quint16 port, const QList<QSslCertificate>& chain,
                       const QList<QSslError>& errors)
{
    CertificateProblem problem{host, port, chain, errors};
    std::stable_sort(problem.errors.begin(), problem.errors.end(),
                     [](const QSslError& a, const QSslError& b) {
                         return complaintOf(a.error()).rank < complaintOf(b.error()).rank;
                     });
    ErrorReason reason = ErrorReason::CertificateOther;
    QString words = QStringLiteral("unknown complaint");
    if (!problem.errors.isEmpty()) {
        reason = complaintOf(problem.errors.first().error()).reason;
        words = problem.errors.first().errorString();
    }
    if (reason == ErrorReason::CertificateUntrusted && lacksItsSigner(chain, errors))
        reason = ErrorReason::CertificateIncomplete;
    Error error = makeError(ErrorKind::Certificate, reason,
                            QStringLiteral("the certificate of %1 was not accepted: %2").arg(host, words));
    error.host = host;
    error.port = port;
    error.certificate = std::make_shared<const CertificateProblem>(std::move(problem));
    return error;
}

Result<QList<QSslCertificate>> loadAuthorities(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    }
    const QList<QSslCertificate> certificates =
        QSslCertificate::fromData(file.read(kLargestAuthorityFile), QSsl::Pem);
    if (certificates.isEmpty()) {
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 holds no PEM certificate").arg(path));
    }
    return certificates;
}

} // namespace postaci
