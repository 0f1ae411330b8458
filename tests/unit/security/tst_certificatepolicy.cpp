#include "security/CertificatePolicy.h"

#include "support/TestAuthority.h"

#include <QSslCertificate>
#include <QTemporaryFile>
#include <QTest>

using namespace postaci;
using postaci::test::TestAuthority;

class CertificatePolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void addedAuthoritiesCountForLoopbackOnly_data();
    void addedAuthoritiesCountForLoopbackOnly();
    void anExceptionIsForOneCertificateOfOneServer();
    void theMostTellingReasonIsChosen_data();
    void theMostTellingReasonIsChosen();
    void theErrorCarriesTheChain();
    void aFileWithoutCertificatesIsAnError();

private:
    TestAuthority m_authority;
    QSslCertificate m_good;
    QSslCertificate m_other;
};

namespace {

QSslCertificate firstOf(const QString& file)
{
    return QSslCertificate::fromPath(file, QSsl::Pem).value(0);
}

} // namespace

void CertificatePolicyTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_good = firstOf(m_authority.certificate(TestAuthority::Kind::Good).certificate);
    m_other = firstOf(m_authority.certificate(TestAuthority::Kind::SelfSigned).certificate);
    QVERIFY(!m_good.isNull() && !m_other.isNull());
}

void CertificatePolicyTest::addedAuthoritiesCountForLoopbackOnly_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("believed");
    QTest::newRow("localhost") << QStringLiteral("localhost") << true;
    QTest::newRow("127.0.0.1") << QStringLiteral("127.0.0.1") << true;
    QTest::newRow("::1") << QStringLiteral("::1") << true;
    QTest::newRow("a name") << QStringLiteral("mail.example.org") << false;
    QTest::newRow("a name that begins so") << QStringLiteral("localhost.example.org") << false;
    QTest::newRow("an address") << QStringLiteral("192.0.2.1") << false;
}

void CertificatePolicyTest::addedAuthoritiesCountForLoopbackOnly()
{
    QFETCH(QString, host);
    QFETCH(bool, believed);
    const auto authorities = loadAuthorities(m_authority.caFile());
    QVERIFY(authorities);
    const CertificatePolicy policy{*authorities, {}};
    const QSslConfiguration configuration = policy.configurationFor(host);
    QCOMPARE(configuration.caCertificates().contains(authorities->first()), believed);
    QCOMPARE(configuration.peerVerifyMode(), QSslSocket::VerifyPeer);
}

void CertificatePolicyTest::anExceptionIsForOneCertificateOfOneServer()
{
    CertificatePolicy policy;
    const QString host = QStringLiteral("Mail.Example.org");
    policy.exceptions.append({host, 993, m_good.digest(QCryptographicHash::Sha256)});
    QVERIFY(policy.isExcepted(QStringLiteral("mail.example.org"), 993, m_good));
    QVERIFY(!policy.isExcepted(host, 465, m_good));
    QVERIFY(!policy.isExcepted(QStringLiteral("example.org"), 993, m_good));
    QVERIFY(!policy.isExcepted(host, 993, m_other));
    QVERIFY(!policy.isExcepted(host, 993, QSslCertificate()));
}

void CertificatePolicyTest::theMostTellingReasonIsChosen_data()
{
    using Errors = QList<QSslError>;
    QTest::addColumn<Errors>("errors");
    QTest::addColumn<ErrorReason>("reason");
    const QSslError expired(QSslError::CertificateExpired);
    const QSslError name(QSslError::HostNameMismatch);
    const QSslError self(QSslError::SelfSignedCertificate);
    const QSslError issuer(QSslError::UnableToGetLocalIssuerCertificate);
    const QSslError early(QSslError::CertificateNotYetValid);
    QTest::newRow("expired") << Errors{expired} << ErrorReason::CertificateExpired;
    QTest::newRow("not yet") << Errors{early} << ErrorReason::CertificateNotYetValid;
    QTest::newRow("name before dates") << Errors{expired, name} << ErrorReason::CertificateWrongName;
    QTest::newRow("issuer before name") << Errors{name, issuer} << ErrorReason::CertificateUntrusted;
    QTest::newRow("self-signed before all")
        << Errors{expired, name, issuer, self} << ErrorReason::CertificateSelfSigned;
    QTest::newRow("something else") << Errors{QSslError(QSslError::CertificateRevoked)}
                                    << ErrorReason::CertificateOther;
    QTest::newRow("nothing said") << Errors{} << ErrorReason::CertificateOther;
}

void CertificatePolicyTest::theMostTellingReasonIsChosen()
{
    QFETCH(QList<QSslError>, errors);
    QFETCH(ErrorReason, reason);
    const Error error = certificateError(QStringLiteral("h"), 1, {m_good}, errors);
    QCOMPARE(error.reason, reason);
    QCOMPARE(error.kind, ErrorKind::Certificate);
}

void CertificatePolicyTest::theErrorCarriesTheChain()
{
    const Error error = certificateError(QStringLiteral("mail.example.org"), 993, {m_good, m_other},
                                         {QSslError(QSslError::HostNameMismatch)});
    QVERIFY(error.certificate);
    QCOMPARE(error.certificate->chain.size(), 2);
    QCOMPARE(error.certificate->host, QStringLiteral("mail.example.org"));
    QCOMPARE(error.certificate->port, quint16(993));
    QCOMPARE(error.certificate->fingerprint(), m_good.digest(QCryptographicHash::Sha256));
    QVERIFY(error.message.contains(QStringLiteral("mail.example.org")));
}

void CertificatePolicyTest::aFileWithoutCertificatesIsAnError()
{
    QCOMPARE(loadAuthorities(QStringLiteral("/nonexistent.pem")).error().reason, ErrorReason::FileUnreadable);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("not a certificate");
    file.flush();
    QCOMPARE(loadAuthorities(file.fileName()).error().reason, ErrorReason::FileUnreadable);
}

QTEST_GUILESS_MAIN(CertificatePolicyTest)
#include "tst_certificatepolicy.moc"
