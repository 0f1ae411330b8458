#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace postaci::test {

/// A certificate file and its key, both PEM. Empty paths mean that making them failed.
struct CertificateFiles
{
    QString certificate;
    QString key;
};

/// A certificate authority made at run time with the openssl command, so that no key is ever stored in the
/// project. Not thread-safe; its files live as long as it does.
class TestAuthority
{
public:
    enum class Kind {
        Good,        ///< for localhost and 127.0.0.1, signed by the authority
        Expired,     ///< the same, but over since 2021
        WrongName,   ///< signed by the authority, for mail.elsewhere.example
        NameOnly,    ///< signed by the authority, for localhost and not for its addresses
        SelfSigned,  ///< for localhost, signed by itself
        NotYetValid, ///< the same as Good, but only from a year from now on
        WholeChain,  ///< signed by an intermediate authority, whose certificate is in the file
        Incomplete,  ///< the same, without that certificate
        Client,      ///< for a person, signed by the authority; only by certificateFor()
    };

    /// Everything it makes is valid from so many days after today on, for 30 days.
    explicit TestAuthority(int daysFromNow = 0);

    /// Why the authority cannot be used; empty when it can.
    QString error() const { return m_error; }
    /// The authority's own certificate (PEM), for --ca and QSslConfiguration::addCaCertificates.
    QString caFile() const;
    /// Makes the certificate at the first call for a kind, then gives the same files again.
    CertificateFiles certificate(Kind kind);
    /// The same for these host names.
    CertificateFiles certificateFor(const QStringList& names, Kind kind = Kind::Good);
    /// The certificate of a person of that name with its key, as PKCS #12 (RFC 7292) under a passphrase;
    /// `how` are further options of `openssl pkcs12`. Empty if that failed.
    QByteArray pkcs12For(const QString& name, const QString& passphrase, const QStringList& how = {});
    /// The elliptic key of that person's certificate without its public point (RFC 5915 3). Empty if that
    /// failed.
    QByteArray keyWithoutPoint(const QString& name);
    /// A certificate of that name with an RSA key, signed by itself, both PEM in one. Empty if that failed.
    QByteArray selfSignedRsa(const QString& name);

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    bool openssl(const QStringList& arguments);
    bool issue(Kind kind, const CertificateFiles& files);
    bool issue(Kind kind, const QString& name, const QString& alternatives, const CertificateFiles& files);
    bool makeIntermediate();
    [[nodiscard]] QStringList dates(Kind kind) const;

    QTemporaryDir m_dir;
    int m_daysFromNow = 0;
    QString m_error;
};

} // namespace postaci::test
