#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

namespace postaci {

/// Everything that is known about a certificate that was not accepted.
struct CertificateProblem
{
    QString host; ///< the name that was asked for
    quint16 port = 0;
    QList<QSslCertificate> chain; ///< as sent by the server, its own certificate first
    QList<QSslError> errors;      ///< QSslSocket's verdict, worst first

    /// SHA-256 of the server's own certificate in DER: what an exception is bound to.
    [[nodiscard]] QByteArray fingerprint() const
    {
        return chain.isEmpty() ? QByteArray() : chain.first().digest(QCryptographicHash::Sha256);
    }
};

} // namespace postaci
