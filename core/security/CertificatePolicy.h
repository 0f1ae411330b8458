#pragma once

#include "base/CertificateProblem.h"
#include "base/Error.h"
#include "base/Result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

namespace postaci {

/// A certificate that the user accepted, for one server only.
struct CertificateException
{
    QString host;
    quint16 port = 0;
    QByteArray fingerprint; ///< SHA-256 of the certificate in DER, 32 bytes
    bool operator==(const CertificateException&) const = default;
};

/// Which certificates are trusted beyond the system's verdict. A plain value, thread-safe to copy.
struct CertificatePolicy
{
    QList<QSslCertificate> addedAuthorities; ///< believed for loopback hosts only (`--ca FILE`)
    QList<CertificateException> exceptions;

    /// The verifying configuration for a connection to `host`.
    [[nodiscard]] QSslConfiguration configurationFor(const QString& host) const;
    /// True if the user accepted exactly this certificate for exactly this server.
    [[nodiscard]] bool isExcepted(const QString& host, quint16 port,
                                  const QSslCertificate& certificate) const;
};

/// The Certificate error for what QSslSocket complained about, with the most telling reason: a self-signed or
/// unknown issuer before a wrong name before dates, since trusting comes first; CertificateIncomplete where
/// the issuer is only not sent along. `chain` begins with the server's own.
[[nodiscard]] Error certificateError(const QString& host, quint16 port, const QList<QSslCertificate>& chain,
                                     const QList<QSslError>& errors);

/// Reads the PEM certificates in `path`. Errors: FileUnreadable (Input), also when the file holds none.
[[nodiscard]] Result<QList<QSslCertificate>> loadAuthorities(const QString& path);

} // namespace postaci
