#include "account/ErrorSentence.h"

#include "base/CertificateProblem.h"
#include "support/sourcetree/SourceTree.h"

#include <QFile>
#include <QLocale>
#include <QSslSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

/// Made once with openssl for this test: CN=mail.host.example, DNS mail.host.example and imap.host.example,
/// valid from 2020-01-02 to 2020-02-03.
QByteArray testCertificate()
{
    QFile file(postaci::test::sourcePath(QStringLiteral("tests/unit/account/mail.host.example.pem")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Error certificateFailure(ErrorReason reason)
{
    auto problem = std::make_shared<CertificateProblem>();
    problem->host = u"mail.ornek.com.tr"_qs;
    problem->port = 993;
    problem->chain = {QSslCertificate(testCertificate(), QSsl::Pem)};
    Error error = makeError(ErrorKind::Certificate, reason, u"for the log"_qs);
    error.host = problem->host;
    error.port = problem->port;
    error.certificate = problem;
    return error;
}

} // namespace

/// Every reason has words of its own, and they name the server, the port and what the certificate says.
class ErrorSentenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void everyReasonHasItsOwnWords();
    void kindsWithoutReasonHaveWords();
    void namesHostAndPort();
    void namesThePairThatWorks();
    void namesWhomTheCertificateIsFor();
    void namesTheDates();
    void longListsOfNamesAreShortened();
    void cancelledGivesNoAdvice();
    void worksWithoutHostAndCertificate();
    void hostileHostIsNotAPlaceholder();
};

void ErrorSentenceTest::everyReasonHasItsOwnWords()
{
    QHash<QString, int> summaries;
    QHash<QString, int> advices;
    for (int i = 0; i <= int(ErrorReason::DowngradeRefused); ++i) {
        Error error = makeError(ErrorKind::Protocol, ErrorReason(i), u"log"_qs);
        error.host = u"mail.ornek.com.tr"_qs;
        error.port = 993;
        const ErrorText text = describeError(error);
        const QByteArray where = QByteArray::number(i) + ' ' + text.summary.toUtf8();
        QVERIFY2(!text.summary.isEmpty() && !text.advice.isEmpty(), where);
        QVERIFY2(text.summary.endsWith(u'.') && text.advice.endsWith(u'.'), where);
        QVERIFY2(!summaries.contains(text.summary), where);
        QVERIFY2(!advices.contains(text.advice), where);
        QVERIFY2(!text.summary.contains(u'%') && !text.advice.contains(u'%'), where);
        summaries.insert(text.summary, i);
        advices.insert(text.advice, i);
    }
}

void ErrorSentenceTest::kindsWithoutReasonHaveWords()
{
    QSet<QString> seen;
    for (int i = 0; i <= int(ErrorKind::Input); ++i) {
        const ErrorText text = describeError(makeError(ErrorKind(i), ErrorReason::Unspecified, u"log"_qs));
        QVERIFY(!text.summary.isEmpty());
        QVERIFY2(!seen.contains(text.summary), qPrintable(text.summary));
        seen << text.summary;
    }
}

void ErrorSentenceTest::namesHostAndPort()
{
    Error error = makeError(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"log"_qs);
    error.host = u"imap.ornek.com.tr"_qs;
    error.port = 1993;
    QCOMPARE(describeError(error).summary, u"Port 1993 on imap.ornek.com.tr is closed."_qs);
    error.reason = ErrorReason::HostNotFound;
    QCOMPARE(describeError(error).summary, u"There is no server named imap.ornek.com.tr."_qs);
}

void ErrorSentenceTest::namesThePairThatWorks()
{
    Error error = makeError(ErrorKind::Protocol, ErrorReason::TlsOnPlaintextPort, u"log"_qs);
    error.host = u"imap.ornek.com.tr"_qs;
    error.port = 993;
    error.instead = PortPair{993, Security::Tls};
    QCOMPARE(describeError(error).summary,
             u"On port 993, imap.ornek.com.tr wants encryption from the first byte."_qs);
    QCOMPARE(describeError(error).advice, u"Choose TLS with port 993: that was just tried and works."_qs);
    error.reason = ErrorReason::PlaintextOnTlsPort;
    error.port = 143;
    error.instead = PortPair{143, Security::StartTls};
    QCOMPARE(describeError(error).summary,
             u"On port 143, imap.ornek.com.tr does not encrypt from the first byte."_qs);
    QCOMPARE(describeError(error).advice,
             u"Choose STARTTLS with port 143: that was just tried and works."_qs);
    error.instead.reset();
    QVERIFY(describeError(error).advice.contains(u"993"));
}

void ErrorSentenceTest::namesWhomTheCertificateIsFor()
{
    QCOMPARE(describeError(certificateFailure(ErrorReason::CertificateWrongName)).summary,
             u"This certificate is for imap.host.example, mail.host.example, not for mail.ornek.com.tr."_qs);
}

void ErrorSentenceTest::namesTheDates()
{
    QCOMPARE(describeError(certificateFailure(ErrorReason::CertificateExpired)).summary,
             u"The certificate of mail.ornek.com.tr expired on 3 February 2020."_qs);
    QCOMPARE(describeError(certificateFailure(ErrorReason::CertificateNotYetValid)).summary,
             u"The certificate of mail.ornek.com.tr is not valid before 2 January 2020."_qs);
}

void ErrorSentenceTest::longListsOfNamesAreShortened()
{
    QFile file(postaci::test::sourcePath(QStringLiteral("tests/unit/account/many.host.example.pem")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto problem = std::make_shared<CertificateProblem>();
    problem->chain = {QSslCertificate(file.readAll(), QSsl::Pem)};
    Error error = certificateFailure(ErrorReason::CertificateWrongName);
    error.certificate = problem;
    QCOMPARE(describeError(error).summary,
             u"This certificate is for a.host.example, b.host.example, c.host.example and "
             "4 more, not for mail.ornek.com.tr."_qs);
}

void ErrorSentenceTest::cancelledGivesNoAdvice()
{
    const ErrorText text = describeError(makeError(ErrorKind::Cancelled, ErrorReason::TimedOut, u"log"_qs));
    QCOMPARE(text.summary, u"This was cancelled."_qs);
    QVERIFY(text.advice.isEmpty());
}

void ErrorSentenceTest::worksWithoutHostAndCertificate()
{
    QCOMPARE(describeError(makeError(ErrorKind::Protocol, ErrorReason::ServerBye, u"log"_qs)).summary,
             u"The server hung up."_qs);
    QCOMPARE(describeError(makeError(ErrorKind::Certificate, ErrorReason::CertificateWrongName, u"log"_qs))
                 .summary,
             u"This certificate is for another server, not for the server."_qs);
    QVERIFY(!describeError(makeError(ErrorKind::Certificate, ErrorReason::CertificateExpired, u"log"_qs))
                 .summary.contains(u"another server"));
}

void ErrorSentenceTest::hostileHostIsNotAPlaceholder()
{
    Error error = makeError(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"log"_qs);
    error.host = u"%2%3%1"_qs;
    error.port = 25;
    QCOMPARE(describeError(error).summary, u"Port 25 on %2%3%1 is closed."_qs);
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::ErrorSentenceTest)
#include "tst_error_sentence.moc"
