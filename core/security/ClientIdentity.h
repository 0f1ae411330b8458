#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace postaci {

/// A certificate of the person's own with its private key, for servers that ask for one in the TLS handshake
/// (RFC 8446 4.4.2). Never logged; stored only in the SecretStore.
struct ClientIdentity
{
    QSslKey key;
    QList<QSslCertificate> chain; ///< the person's own first

    [[nodiscard]] bool isNull() const { return key.isNull() || chain.isEmpty(); }

    /// Reads a file as administrators hand it out: PKCS #12 (.p12, .pfx; RFC 7292) or PEM with key and
    /// certificates in any order. Errors (Input): PassphraseWrong, also for a file whose protection is too
    /// old for the TLS library; ClientKeyMissing, without the key of any certificate in it; FileUnreadable
    /// for anything else.
    [[nodiscard]] static Result<ClientIdentity> fromFile(const QByteArray& file, const QString& passphrase);
    /// PEM without a passphrase of its own, for the SecretStore.
    [[nodiscard]] QString toSecret() const;
    /// What toSecret() made. Errors: ClientKeyMissing (Input).
    [[nodiscard]] static Result<ClientIdentity> fromSecret(const QString& secret);
};

/// The entry of the SecretStore that holds the key of a certificate (in DER).
[[nodiscard]] QString clientIdentityKey(const QByteArray& der);

} // namespace postaci
