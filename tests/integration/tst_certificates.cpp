#include "EngineFixture.h"

#include "base/CertificateProblem.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// What becomes of an account whose server shows a certificate that does not verify: it stops and says so, an
/// accepted certificate is believed for that server until it is taken back, and over a restart.
class CertificatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anAcceptedCertificateIsBelievedUntilTakenBack();
    void anotherCertificateIsAskedAboutAnew();
    void anotherPortIsAnotherServer();

private:
    /// The certificate that the account stopped for; null while it has not.
    static std::shared_ptr<const CertificateProblem> complaintOf(EngineFixture& fixture)
    {
        const AccountState state = fixture.engine().accountState(fixture.accountId());
        const bool isStopped = state.activity == AccountActivity::NeedsUser && state.error;
        return isStopped ? state.error->certificate : nullptr;
    }
    static CertificateException exceptionFor(const CertificateProblem& problem)
    {
        return {problem.host, problem.port, problem.fingerprint()};
    }
    static bool accept(EngineFixture& fixture, const CertificateException& exception)
    {
        std::optional<Result<void>> kept;
        fixture.engine().acceptCertificate(exception, [&kept](const Result<void>& result) { kept = result; });
        return QTest::qWaitFor([&kept] { return kept.has_value(); }) && *kept;
    }
    static bool isUpToDate(EngineFixture& fixture)
    {
        return fixture.engine().accountState(fixture.accountId()).activity == AccountActivity::Push;
    }

    std::unique_ptr<DovecotServer> m_server;
};

void CertificatesTest::initTestCase()
{
    DovecotServer::Options options;
    options.certificate = TestAuthority::Kind::SelfSigned;
    m_server = std::make_unique<DovecotServer>(options);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

void CertificatesTest::anAcceptedCertificateIsBelievedUntilTakenBack()
{
    const QString user = u"kabul@certificates.example"_s;
    EngineFixture fixture(*m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_VERIFY(complaintOf(fixture) != nullptr);
    QCOMPARE(m_server->loginAttempts(user), 0); // nothing was sent to whom nobody knows
    const CertificateException exception = exceptionFor(*complaintOf(fixture));
    QCOMPARE(exception.port, m_server->imapsPort());
    QVERIFY(accept(fixture, exception));
    QTRY_VERIFY(isUpToDate(fixture));

    fixture.close();
    QVERIFY(fixture.open());
    QCOMPARE(fixture.engine().certificates().exceptions, QList<CertificateException>{exception});
    fixture.engine().start();
    QTRY_VERIFY(isUpToDate(fixture));

    bool isKept = false;
    fixture.engine().distrustCertificate(exception,
                                         [&isKept](const Result<void>& kept) { isKept = kept.has_value(); });
    QTRY_VERIFY(isKept);
    QTRY_VERIFY(complaintOf(fixture) != nullptr);
    fixture.close();
    QVERIFY(fixture.open());
    QVERIFY(fixture.engine().certificates().exceptions.isEmpty());
}

void CertificatesTest::anotherCertificateIsAskedAboutAnew()
{
    EngineFixture fixture(*m_server, u"baska@certificates.example"_s);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    CertificateException before{m_server->host(), m_server->imapsPort(), QByteArray(32, 'x')};
    QVERIFY(accept(fixture, before));
    fixture.engine().start();
    QTRY_VERIFY(complaintOf(fixture) != nullptr);
    QVERIFY(complaintOf(fixture)->fingerprint() != before.fingerprint);
    QVERIFY(accept(fixture, exceptionFor(*complaintOf(fixture))));
    QCOMPARE(fixture.engine().certificates().exceptions.size(), 1); // in the place of the one before
    QTRY_VERIFY(isUpToDate(fixture));
}

void CertificatesTest::anotherPortIsAnotherServer()
{
    EngineFixture fixture(*m_server, u"kapi@certificates.example"_s);
    fixture.account.incoming.port = m_server->imapPort();
    fixture.account.incoming.security = Security::StartTls;
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_VERIFY(complaintOf(fixture) != nullptr);
    CertificateException exception = exceptionFor(*complaintOf(fixture));
    exception.port = m_server->imapsPort();
    QVERIFY(accept(fixture, exception));
    fixture.engine().checkNow(fixture.accountId());
    QVERIFY(!QTest::qWaitFor([&] { return isUpToDate(fixture); }, 1000));
    QVERIFY(complaintOf(fixture) != nullptr);
}

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
