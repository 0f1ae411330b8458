#include "support/TestAuthority.h"

#include "support/ServerHost.h"

#include <QDateTime>
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
[client]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
subjectAltName = @SAN@
subjectKeyIdentifier = hash
[below]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = @SAN@
subjectKeyIdentifier = hash
authorityInfoAccess = caIssuers;URI:http://authority.example/between.der
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
    case TestAuthority::Kind::NotYetValid:
        return u"not-yet-valid"_s;
    case TestAuthority::Kind::WholeChain:
        return u"whole-chain"_s;
    case TestAuthority::Kind::Incomplete:
        return u"incomplete"_s;
    case TestAuthority::Kind::Client:
        return u"client"_s;
    }
    return {};
}

/// A new key, and the request for a certificate of it in `request`.
QStringList newKey(const QString& config, const QString& key)
{
    return {u"req"_s,    u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
            u"-nodes"_s, u"-config"_s, config,  u"-keyout"_s,  key};
}

} // namespace

TestAuthority::TestAuthority(int daysFromNow) : m_daysFromNow(daysFromNow)
{
    const QString serial =
        QString::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, u'0');
    if (!m_dir.isValid() || !writeFile(path(u"index.txt"_s), {}) ||
        !writeFile(path(u"serial.txt"_s), serial.toLatin1()) ||
        !writeFile(path(u"ca.cnf"_s), configFor(u"Postaci test authority"_s, u"DNS:unused"_s))) {
        m_error = u"cannot write to "_s + m_dir.path();
        return;
    }
    const QStringList sign{u"ca"_s,     u"-selfsign"_s, u"-batch"_s, u"-notext"_s,     u"-config"_s,
                           u"ca.cnf"_s, u"-keyfile"_s,  u"ca.key"_s, u"-extensions"_s, u"authority"_s,
                           u"-in"_s,    u"ca.csr"_s,    u"-out"_s,   u"ca.pem"_s};
    if (openssl(newKey(u"ca.cnf"_s, u"ca.key"_s) + QStringList{u"-out"_s, u"ca.csr"_s}))
        openssl(sign + dates(Kind::Good));
}

/// `openssl ca` and not `openssl x509` signs, since only it can date a certificate into the past or the
/// future.
QStringList TestAuthority::dates(Kind kind) const
{
    constexpr int kYear = 365;
    constexpr int kMonth = 30;
    QDateTime begin = QDateTime::currentDateTimeUtc().addDays(m_daysFromNow);
    if (kind == Kind::Expired)
        begin = begin.addYears(-6);
    if (kind == Kind::NotYetValid)
        begin = begin.addDays(kYear);
    const auto written = [](const QDateTime& date) { return date.toString(u"yyyyMMddHHmmss'Z'"_s); };
    return {u"-startdate"_s, written(begin), u"-enddate"_s, written(begin.addDays(kMonth))};
}

bool TestAuthority::makeIntermediate()
{
    if (QFileInfo::exists(path(u"between.pem"_s)))
        return true;
    const QStringList sign{u"ca"_s,        u"-batch"_s, u"-notext"_s,     u"-config"_s, u"between.cnf"_s,
                           u"-cert"_s,     u"ca.pem"_s, u"-keyfile"_s,    u"ca.key"_s,  u"-extensions"_s,
                           u"authority"_s, u"-in"_s,    u"between.csr"_s, u"-out"_s,    u"between.pem"_s};
    return writeFile(path(u"between.cnf"_s), configFor(u"Postaci test intermediate"_s, u"DNS:unused"_s)) &&
           openssl(newKey(u"between.cnf"_s, u"between.key"_s) + QStringList{u"-out"_s, u"between.csr"_s}) &&
           openssl(sign + dates(Kind::Good));
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

CertificateFiles TestAuthority::certificateFor(const QStringList& names, Kind kind)
{
    const QString base = baseName(kind) + u'-' + names.join(u'+').replace(u'*', u'_');
    CertificateFiles files{path(base + u".pem"_s), path(base + u".key"_s)};
    const QString alternatives = u"DNS:"_s + names.join(u",DNS:"_s);
    if (!m_error.isEmpty() ||
        (!QFileInfo::exists(files.certificate) && !issue(kind, names.first(), alternatives, files)))
        return {};
    return files;
}

QByteArray TestAuthority::pkcs12For(const QString& name, const QString& passphrase, const QStringList& how)
{
    const CertificateFiles files = certificateFor({name}, Kind::Client);
    const QString file = path(u"person.p12"_s);
    const QStringList pack{u"pkcs12"_s, u"-export"_s, u"-in"_s,      files.certificate,
                           u"-inkey"_s, files.key,    u"-passout"_s, u"pass:"_s + passphrase,
                           u"-out"_s,   file};
    return !files.key.isEmpty() && openssl(pack + how) ? readFile(file) : QByteArray();
}

QByteArray TestAuthority::keyWithoutPoint(const QString& name)
{
    const CertificateFiles files = certificateFor({name}, Kind::Client);
    const QStringList strip{u"ec"_s, u"-in"_s, files.key, u"-no_public"_s, u"-out"_s, u"bare.key"_s};
    return openssl(strip) ? readFile(path(u"bare.key"_s)) : QByteArray();
}

QByteArray TestAuthority::selfSignedRsa(const QString& name)
{
    const QStringList make{u"req"_s,     u"-x509"_s,   u"-newkey"_s,    u"rsa:2048"_s,
                           u"-nodes"_s,  u"-keyout"_s, u"rsa.key"_s,    u"-out"_s,
                           u"rsa.pem"_s, u"-subj"_s,   u"/CN="_s + name};
    return openssl(make) ? readFile(path(u"rsa.key"_s)) + readFile(path(u"rsa.pem"_s)) : QByteArray();
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
    const QStringList request = newKey(u"server.cnf"_s, files.key);
    if (kind == Kind::SelfSigned)
        return openssl(request + QStringList{u"-x509"_s, u"-days"_s, u"30"_s, u"-extensions"_s, u"server"_s,
                                             u"-out"_s, files.certificate});
    const bool isBelow = kind == Kind::WholeChain || kind == Kind::Incomplete;
    if (isBelow && !makeIntermediate())
        return false;
    const QString signer = isBelow ? u"between"_s : u"ca"_s;
    const QStringList sign{u"ca"_s,
                           u"-batch"_s,
                           u"-notext"_s,
                           u"-config"_s,
                           u"server.cnf"_s,
                           u"-cert"_s,
                           signer + u".pem"_s,
                           u"-keyfile"_s,
                           signer + u".key"_s,
                           u"-extensions"_s,
                           isBelow                ? u"below"_s
                           : kind == Kind::Client ? u"client"_s
                                                  : u"server"_s,
                           u"-in"_s,
                           u"server.csr"_s,
                           u"-out"_s,
                           files.certificate};
    if (!openssl(request + QStringList{u"-out"_s, u"server.csr"_s}) || !openssl(sign + dates(kind)))
        return false;
    // Servers send the chain; the authority's certificate is a part of it here.
    QByteArray chain = readFile(files.certificate);
    if (kind == Kind::WholeChain)
        chain += readFile(path(u"between.pem"_s));
    return kind == Kind::Incomplete || writeFile(files.certificate, chain + readFile(caFile()));
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
