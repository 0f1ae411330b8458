#include "support/TestAuthority.h"

#include "support/ServerHost.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto configuration = uR"(
[req]
distinguished_name = name
prompt = no
[name]
CN = @CN@
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = @SAN@
subjectKeyIdentifier = hash
[ca]
default_ca = test
[test]
database = index.txt
serial = serial.txt
new_certs_dir = .
unique_subject = no
default_md = sha256
policy = any
[any]
commonName = supplied
)"_s;

QByteArray configFor(const QString& commonName, const QString& alternativeNames)
{
    QString text = configuration;
    return text.replace("@CN@"_L1, commonName).replace("@SAN@"_L1, alternativeNames).toUtf8();
}

QString baseName(TestAuthority::Kind kind)
{
    switch (kind) {
    case TestAuthority::Kind::Good:
        return u"good"_s;
    case TestAuthority::Kind::Expired:
        return u"expired"_s;
    case TestAuthority::Kind::WrongName:
        return u"wrong-name"_s;
    case TestAuthority::Kind::NameOnly:
        return u"name-only"_s;
    case TestAuthority::Kind::SelfSigned:
        return u"self-signed"_s;
    }
    return {};
}

} // namespace

TestAuthority::TestAuthority()
{
    const QString serial =
        QString::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, u'0');
    if (!m_dir.isValid() || !writeFile(path(u"index.txt"_s), {}) ||
        !writeFile(path(u"serial.txt"_s), serial.toLatin1()) ||
        !writeFile(path(u"ca.cnf"_s), configFor(u"Postaci test authority"_s, u"DNS:unused"_s))) {
        m_error = u"cannot write to "_s + m_dir.path();
        return;
    }
    openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
             u"-nodes"_s, u"-days"_s, u"30"_s, u"-config"_s, u"ca.cnf"_s, u"-extensions"_s, u"authority"_s,
             u"-keyout"_s, u"ca.key"_s, u"-out"_s, u"ca.pem"_s});
}

QString TestAuthority::caFile() const
{
    return path(u"ca.pem"_s);
}

CertificateFiles TestAuthority::certificate(Kind kind)
{
    const QString base = baseName(kind);
    CertificateFiles files{path(base + u".pem"_s), path(base + u".key"_s)};
    if (!m_error.isEmpty() || (!QFileInfo::exists(files.certificate) && !issue(kind, files)))
        return {};
    return files;
}

CertificateFiles TestAuthority::certificateFor(const QStringList& names)
{
    const QString base = names.join(u'+').replace(u'*', u'_');
    CertificateFiles files{path(base + u".pem"_s), path(base + u".key"_s)};
    const QString alternatives = u"DNS:"_s + names.join(u",DNS:"_s);
    if (!m_error.isEmpty() ||
        (!QFileInfo::exists(files.certificate) && !issue(Kind::Good, names.first(), alternatives, files)))
        return {};
    return files;
}

bool TestAuthority::issue(Kind kind, const CertificateFiles& files)
{
    const bool elsewhere = kind == Kind::WrongName;
    const QString name = elsewhere ? u"mail.elsewhere.example"_s : u"localhost"_s;
    const QString addresses = kind == Kind::NameOnly ? QString() : u",IP:127.0.0.1,IP:::1"_s;
    const QString names = elsewhere ? u"DNS:mail.elsewhere.example"_s : u"DNS:localhost"_s + addresses;
    return issue(kind, name, names, files);
}

bool TestAuthority::issue(Kind kind, const QString& name, const QString& alternatives,
                          const CertificateFiles& files)
{
    if (!writeFile(path(u"server.cnf"_s), configFor(name, alternatives)))
        return false;
    const QStringList newKey{
        u"req"_s,    u"-newkey"_s, u"ec"_s,         u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
        u"-nodes"_s, u"-config"_s, u"server.cnf"_s, u"-keyout"_s,  files.key};
    if (kind == Kind::SelfSigned)
        return openssl(newKey + QStringList{u"-x509"_s, u"-days"_s, u"30"_s, u"-extensions"_s, u"server"_s,
                                            u"-out"_s, files.certificate});
    // `openssl ca` and not `openssl x509`, since only it can date a certificate into the past.
    QStringList sign{u"ca"_s,     u"-batch"_s, u"-notext"_s,    u"-config"_s, u"server.cnf"_s,
                     u"-cert"_s,  u"ca.pem"_s, u"-keyfile"_s,   u"ca.key"_s,  u"-extensions"_s,
                     u"server"_s, u"-in"_s,    u"server.csr"_s, u"-out"_s,    files.certificate};
    if (kind == Kind::Expired)
        sign << u"-startdate"_s << u"20200101000000Z"_s << u"-enddate"_s << u"20210101000000Z"_s;
    else
        sign << u"-days"_s << u"30"_s;
    if (!openssl(newKey + QStringList{u"-out"_s, u"server.csr"_s}) || !openssl(sign))
        return false;
    // Servers send the chain; the authority's certificate is a part of it here.
    return writeFile(files.certificate, readFile(files.certificate) + readFile(caFile()));
}

bool TestAuthority::openssl(const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    if (process.waitForFinished(20000) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return true;
    m_error = u"openssl "_s + arguments.first() + u": "_s + process.errorString() + u' ' +
              QString::fromUtf8(process.readAll());
    return false;
}

} // namespace postaci::test
