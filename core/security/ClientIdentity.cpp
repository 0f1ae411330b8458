#include "security/ClientIdentity.h"

#include <QBuffer>
#include <QCryptographicHash>

#include <algorithm>

namespace postaci {

namespace {

Error unusable(ErrorReason reason, const char* why)
{
    return makeError(ErrorKind::Input, reason, QString::fromLatin1(why));
}

/// The last bytes of a public key are its own numbers, which its private key has in it too: RSA's modulus and
/// exponent (RFC 8017 A.1.2), the point of an elliptic curve (RFC 5915).
/// RFC 5915 lets the point be left out; then the kind of key has to do, and the handshake tells more.
bool belongsTo(const QSslCertificate& certificate, const QSslKey& key)
{
    constexpr qsizetype kOwnNumbers = 64;
    if (certificate.publicKey().algorithm() != key.algorithm())
        return false;
    const QByteArray der = key.toDer();
    const bool hasPoint = key.algorithm() != QSsl::Ec || der.size() * 8 >= 3 * qsizetype{key.length()};
    return !hasPoint || der.contains(certificate.publicKey().toDer().right(kOwnNumbers));
}

QSslKey keyInPem(const QByteArray& pem, const QByteArray& passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return {};
}

/// The PEM block of a private key, without what stands around it; empty: there is none.
QByteArray keyBlock(const QByteArray& pem)
{
    for (const char* kind : {"PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
        const QByteArray end = QByteArray("-----END ") + kind + "-----";
        const qsizetype from = pem.indexOf(QByteArray("-----BEGIN ") + kind + "-----");
        const qsizetype to = pem.indexOf(end, from);
        if (from >= 0 && to > from)
            return pem.mid(from, to + end.size() - from) + '\n';
    }
    return {};
}

Result<ClientIdentity> fromPem(const QByteArray& pem, const QByteArray& passphrase)
{
    const QByteArray block = keyBlock(pem);
    QList<QSslCertificate> chain = QSslCertificate::fromData(pem, QSsl::Pem);
    if (chain.isEmpty())
        return unexpected(unusable(ErrorReason::FileUnreadable, "there is no certificate in the file"));
    if (block.isEmpty())
        return unexpected(unusable(ErrorReason::ClientKeyMissing, "there is no private key in the file"));
    const QSslKey key = keyInPem(block, passphrase);
    if (key.isNull())
        return unexpected(unusable(ErrorReason::PassphraseWrong, "the private key could not be opened"));
    const auto own = std::find_if(chain.begin(), chain.end(), [&key](const QSslCertificate& certificate) {
        return belongsTo(certificate, key);
    });
    if (own == chain.end())
        return unexpected(
            unusable(ErrorReason::ClientKeyMissing, "the private key belongs to none of the certificates"));
    std::rotate(chain.begin(), own, own + 1);
    return ClientIdentity{key, chain};
}

/// PKCS #12 is one ASN.1 SEQUENCE, whose first member is the version, 3 (RFC 7292 4).
bool looksLikePkcs12(const QByteArray& file)
{
    return file.startsWith('\x30') && file.left(16).contains(QByteArray("\x02\x01\x03", 3));
}

Result<ClientIdentity> fromPkcs12(const QByteArray& file, const QByteArray& passphrase)
{
    QBuffer device;
    device.setData(file);
    device.open(QIODevice::ReadOnly);
    ClientIdentity identity;
    QSslCertificate own;
    QList<QSslCertificate> others;
    if (!QSslCertificate::importPkcs12(&device, &identity.key, &own, &others, passphrase))
        return unexpected(unusable(ErrorReason::PassphraseWrong, "the file could not be opened"));
    if (identity.key.isNull() || own.isNull())
        return unexpected(unusable(ErrorReason::ClientKeyMissing, "there is no private key in the file"));
    identity.chain = QList<QSslCertificate>{own} + others;
    return identity;
}

} // namespace

Result<ClientIdentity> ClientIdentity::fromFile(const QByteArray& file, const QString& passphrase)
{
    if (file.contains("-----BEGIN "))
        return fromPem(file, passphrase.toUtf8());
    if (looksLikePkcs12(file))
        return fromPkcs12(file, passphrase.toUtf8());
    return unexpected(unusable(ErrorReason::FileUnreadable, "the file is neither PKCS #12 nor PEM"));
}

QString ClientIdentity::toSecret() const
{
    QByteArray pem = key.toPem();
    for (const QSslCertificate& certificate : chain)
        pem += certificate.toPem();
    return QString::fromLatin1(pem);
}

Result<ClientIdentity> ClientIdentity::fromSecret(const QString& secret)
{
    const QByteArray pem = secret.toLatin1();
    const ClientIdentity identity{keyInPem(keyBlock(pem), {}), QSslCertificate::fromData(pem, QSsl::Pem)};
    if (identity.isNull())
        return unexpected(unusable(ErrorReason::ClientKeyMissing, "this is no key with its certificate"));
    return identity; // toSecret() has written the person's own first
}

QString clientIdentityKey(const QByteArray& der)
{
    return QStringLiteral("client-certificate:") +
           QString::fromLatin1(QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex());
}

} // namespace postaci
