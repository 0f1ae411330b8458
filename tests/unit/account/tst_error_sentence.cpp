#include "account/ErrorSentence.h"
#include "base/SizeText.h"

#include "base/CertificateProblem.h"
#include "support/sourcetree/SourceTree.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
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
    void saysHowLargeIsTooLarge();
    void namesWhomTheCertificateIsFor();
    void namesTheDates();
    void saysWhatThisComputersClockSays();
    void namesWhoReadsAlong();
    void longListsOfNamesAreShortened();
    void cancelledGivesNoAdvice();
    void worksWithoutHostAndCertificate();
    void hostileHostIsNotAPlaceholder();
    void serversWordsSayMore_data();
    void serversWordsSayMore();
    void aProvidersKindOfPasswordIsNamed_data();
    void aProvidersKindOfPasswordIsNamed();
    void reasonsThatSayItAllStay_data();
    void reasonsThatSayItAllStay();
    void recipientsRefusedAlikeAreExplained();
};

void ErrorSentenceTest::everyReasonHasItsOwnWords()
{
    QHash<QString, int> summaries;
    QHash<QString, int> advices;
    const QRegularExpression placeholder(u"%\\d"_s);
    for (int i = 0; i <= int(ErrorReason::AccountPaused); ++i) {
        Error error = makeError(ErrorKind::Protocol, ErrorReason(i), u"log"_qs);
        error.host = u"mail.ornek.com.tr"_qs;
        error.port = 993;
        const ErrorText text = describeError(error);
        const QByteArray where = QByteArray::number(i) + ' ' + text.summary.toUtf8();
        QVERIFY2(!text.summary.isEmpty() && !text.advice.isEmpty(), where);
        QVERIFY2(text.summary.endsWith(u'.') && text.advice.endsWith(u'.'), where);
        QVERIFY2(!summaries.contains(text.summary), where);
        QVERIFY2(!advices.contains(text.advice), where);
        QVERIFY2(!text.inOneLine().contains(placeholder), where);
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
    error.reason = ErrorReason::ProxyRefused;
    QVERIFY(describeError(error).inOneLine().contains(u"proxy"_qs));
}

void ErrorSentenceTest::saysHowLargeIsTooLarge()
{
    Error error =
        makeError(ErrorKind::Rejected, ErrorReason::MessageTooLarge, u"for the log"_qs, u"552 5.3.4 no"_qs);
    error.host = u"smtp.ornek.com.tr"_qs;
    const QString without = describeError(error).summary;
    error.messageSize = 34 << 20;
    const QString one = describeError(error).summary;
    QVERIFY2(one.contains(sizeText(34 << 20)), qPrintable(one));
    error.sizeLimit = 25 << 20;
    const QString both = describeError(error).summary;
    QVERIFY2(both.contains(sizeText(34 << 20)) && both.contains(sizeText(25 << 20)) &&
                 both.contains(error.host),
             qPrintable(both));
    QVERIFY(without != one && one != both);
    QVERIFY(!describeError(error).advice.isEmpty());
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

void ErrorSentenceTest::saysWhatThisComputersClockSays()
{
    const QDate today = QDate::currentDate();
    const QString year = QString::number(today.year());
    for (const ErrorReason reason : {ErrorReason::CertificateExpired, ErrorReason::CertificateNotYetValid}) {
        const QString advice = describeError(certificateFailure(reason)).advice;
        QVERIFY2(advice.contains(QLocale().monthName(today.month())) && advice.contains(year),
                 qPrintable(advice));
    }
}

void ErrorSentenceTest::namesWhoReadsAlong()
{
    QFile file(postaci::test::sourcePath(QStringLiteral("tests/unit/account/intercepted.pem")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto problem = std::make_shared<CertificateProblem>();
    problem->chain = {QSslCertificate(file.readAll(), QSsl::Pem)};
    Error error = certificateFailure(ErrorReason::CertificateUntrusted);
    QVERIFY(!describeError(error).summary.contains(u"Avast"));
    error.certificate = problem;
    QCOMPARE(describeError(error).summary,
             u"Instead of mail.ornek.com.tr, Avast answers: it reads along on encrypted connections."_qs);
    QVERIFY(describeError(error).advice.contains(u"Avast"));
    error.reason = ErrorReason::CertificateWrongName; // trusted: what it is called says nothing
    QVERIFY(!describeError(error).summary.contains(u"reads along"));
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

void ErrorSentenceTest::serversWordsSayMore_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char* name, ErrorKind kind, ErrorReason reason, const QString& message,
                        const QString& detail, const QString& summary) {
        QTest::newRow(name) << int(kind) << int(reason) << message << detail << summary;
    };
    row("app password", ErrorKind::Authentication, ErrorReason::CredentialsRejected,
        u"the server refused the login"_qs, u"Application-specific password required: (Failure)"_qs,
        u"Google does not accept your usual password in mail programs."_qs);
    row("hidden wrong password", ErrorKind::Timeout, ErrorReason::ServerBusy, u"the server answered 454"_qs,
        u"4.7.0 Temporary authentication failure"_qs,
        u"Your provider speaks of a passing fault, but mostly this means that the user name or the password "
        "is wrong."_qs);
    row("the code is in the message", ErrorKind::Rejected, ErrorReason::MessageRefused,
        u"the server answered 554"_qs, u"mx.ornek.net Connection refused"_qs,
        u"The recipient's provider does not trust the server that sent your mail."_qs);
    row("relay", ErrorKind::Rejected, ErrorReason::RecipientsRefused, u"the server answered 554"_qs,
        u"5.7.1 Relay access denied"_qs, u"This server does not pass on mail to that address for you."_qs);
    row("over quota", ErrorKind::Rejected, ErrorReason::Unspecified, u"the server refused COPY"_qs,
        u"[OVERQUOTA] Quota exceeded"_qs, u"Your mailbox is full."_qs);
    row("POP3 in use", ErrorKind::Timeout, ErrorReason::ServerBusy, u"the server refused the login"_qs,
        u"[IN-USE] locked"_qs, u"Another program is using this mailbox right now."_qs);
}

void ErrorSentenceTest::serversWordsSayMore()
{
    QFETCH(int, kind);
    QFETCH(int, reason);
    QFETCH(QString, message);
    QFETCH(QString, detail);
    const ErrorText text = describeError(makeError(ErrorKind(kind), ErrorReason(reason), message, detail));
    QTEST(text.summary, "summary");
    QVERIFY(!text.advice.isEmpty());
}

void ErrorSentenceTest::aProvidersKindOfPasswordIsNamed_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("advice");
    QTest::newRow("Yahoo") << u"imap.mail.yahoo.com"_qs << u"This provider takes only app passwords"_qs;
    QTest::newRow("iCloud, to send") << u"smtp.mail.me.com"_qs
                                     << u"This provider takes only app passwords"_qs;
    QTest::newRow("Microsoft") << u"outlook.office365.com"_qs
                               << u"This provider takes no passwords from mail programs"_qs;
    QTest::newRow("anybody") << u"imap.ornek.example"_qs << u"Type the password again."_qs;
}

void ErrorSentenceTest::aProvidersKindOfPasswordIsNamed()
{
    QFETCH(QString, host);
    Error error = makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                            u"the server refused the login"_qs, u"Authentication failed."_qs);
    error.host = host;
    const ErrorText text = describeError(error);
    QCOMPARE(text.summary, host + u" did not accept the user name or the password."_qs);
    QFETCH(QString, advice);
    QVERIFY2(text.advice.startsWith(advice), qPrintable(text.advice));
}

void ErrorSentenceTest::reasonsThatSayItAllStay_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("detail");
    QTest::newRow("wrong password") << int(ErrorReason::CredentialsRejected)
                                    << u"the server refused the login"_qs << u"Authentication failed."_qs;
    QTest::newRow("busy") << int(ErrorReason::ServerBusy) << u"the server answered 421"_qs
                          << u"4.3.2 Service not available, try again later"_qs;
    QTest::newRow("busy IMAP login") << int(ErrorReason::ServerBusy) << u"the server refused the login"_qs
                                     << u"Temporary authentication failure. [srv:2026]"_qs;
    QTest::newRow("words that nobody knows")
        << int(ErrorReason::MessageRefused) << u"the server answered 554"_qs << u"Olmaz"_qs;
    QTest::newRow("not for this sender") << int(ErrorReason::SenderRefused) << u"the server answered 553"_qs
                                         << u"5.7.1 Sender address rejected: not owned by user"_qs;
    QTest::newRow("said by this computer")
        << int(ErrorReason::ConnectionRefused) << u"refused"_qs << u"Connection refused"_qs;
    QTest::newRow("a certificate") << int(ErrorReason::CertificateExpired) << u"expired"_qs
                                   << u"certificate has expired"_qs;
}

void ErrorSentenceTest::reasonsThatSayItAllStay()
{
    QFETCH(int, reason);
    QFETCH(QString, message);
    QFETCH(QString, detail);
    Error error = makeError(ErrorKind::Rejected, ErrorReason(reason), message);
    error.host = u"mail.ornek.com.tr"_qs;
    error.port = 465;
    const ErrorText general = describeError(error);
    error.detail = detail;
    QCOMPARE(describeError(error).summary, general.summary);
    QCOMPARE(describeError(error).advice, general.advice);
}

void ErrorSentenceTest::recipientsRefusedAlikeAreExplained()
{
    Error error = makeError(ErrorKind::Rejected, ErrorReason::RecipientsRefused,
                            u"The server refused some of the recipients"_qs,
                            u"b@ornek.net: 5.1.1 User unknown\nc@ornek.net: 5.1.1 double-check the\n5.1.1 "
                            "address, user not found"_qs);
    error.host = u"mail.ornek.com.tr"_qs;
    QCOMPARE(describeError(error).summary, u"There is no mailbox with the recipient's address."_qs);
    error.detail = u"b@ornek.net: 5.1.1 User unknown\nc@ornek.net: 5.2.2 Mailbox full"_qs;
    QCOMPARE(describeError(error).summary, u"mail.ornek.com.tr refused one or more of the recipients."_qs);
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::ErrorSentenceTest)
#include "tst_error_sentence.moc"
