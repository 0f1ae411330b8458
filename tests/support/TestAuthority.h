#pragma once

#include <QString>
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
        Good,       ///< for localhost and 127.0.0.1, signed by the authority
        Expired,    ///< the same, but over since 2021
        WrongName,  ///< signed by the authority, for mail.elsewhere.example
        NameOnly,   ///< signed by the authority, for localhost and not for its addresses
        SelfSigned, ///< for localhost, signed by itself
    };

    TestAuthority();

    /// Why the authority cannot be used; empty when it can.
    QString error() const { return m_error; }
    /// The authority's own certificate (PEM), for --ca and QSslConfiguration::addCaCertificates.
    QString caFile() const;
    /// Makes the certificate at the first call for a kind, then gives the same files again.
    CertificateFiles certificate(Kind kind);
    /// A good one for these host names.
    CertificateFiles certificateFor(const QStringList& names);

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    bool openssl(const QStringList& arguments);
    bool issue(Kind kind, const CertificateFiles& files);
    bool issue(Kind kind, const QString& name, const QString& alternatives, const CertificateFiles& files);

    QTemporaryDir m_dir;
    QString m_error;
};

} // namespace postaci::test
