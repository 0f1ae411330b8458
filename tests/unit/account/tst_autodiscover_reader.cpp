#include "account/AutodiscoverReader.h"
#include "account/UntrustedXml.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

const QString kAddress = u"ayse@Ornek.example"_s;

QByteArray answer(const QByteArray& account)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
           "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">"
           "<Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/"
           "2006a\"><User><DisplayName>Someone</DisplayName></User><Account><AccountType>email</AccountType>"
           "<Action>settings</Action>" +
           account + "</Account></Response></Autodiscover>";
}

QByteArray protocol(const QByteArray& type, const QByteArray& port, const QByteArray& more = {})
{
    return "<Protocol><Type>" + type + "</Type><Server>mail.Hoster.example</Server><Port>" + port +
           "</Port>" + more + "</Protocol>";
}

QString inWords(const ServerSettings& server)
{
    return u"%1 %2:%3 %4 %5"_s.arg(toString(server.protocol), server.host)
        .arg(server.port)
        .arg(toString(server.security), server.username);
}

/// The only server of an answer that has one; what went wrong where it has not.
QString onlyServer(const QByteArray& account)
{
    const auto read = AutodiscoverReader::read(answer(account), kAddress);
    if (!read)
        return read.error().message;
    const QList<ServerCandidate> all = read->servers.incoming + read->servers.outgoing;
    return all.size() == 1 ? inWords(all.first().settings) : u"%1 servers"_s.arg(all.size());
}

} // namespace

class AutodiscoverReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeAnswer();
    void theQuestionTellsTheDomainOnly();
    void encryption_data();
    void encryption();
    void loginNames_data();
    void loginNames();
    void uselessServersAreLeftOut_data();
    void uselessServersAreLeftOut();
    void redirectsAreTold();
    void refusals_data();
    void refusals();
};

void AutodiscoverReaderTest::readsAWholeAnswer()
{
    const auto read = AutodiscoverReader::read(
        answer(protocol("POP3", "995", "<SSL>on</SSL>") + protocol("IMAP", "993", "<SSL>on</SSL>") +
               protocol("EXCH", "443") + "<Protocol Type=\"mapiHttp\"><Port>443</Port></Protocol>" +
               protocol("SMTP", "587", "<Encryption>TLS</Encryption><AuthRequired>on</AuthRequired>")),
        kAddress);
    QVERIFY(read);
    QCOMPARE(read->servers.incoming.size(), 2);
    QCOMPARE(inWords(read->servers.incoming.first().settings),
             u"pop3 mail.hoster.example:995 tls ayse@Ornek.example"_s);
    QCOMPARE(inWords(read->servers.incoming.last().settings),
             u"imap mail.hoster.example:993 tls ayse@Ornek.example"_s);
    QCOMPARE(read->servers.outgoing.size(), 1);
    QCOMPARE(inWords(read->servers.outgoing.first().settings),
             u"smtp mail.hoster.example:587 starttls ayse@Ornek.example"_s);
    QVERIFY(read->servers.displayName.isEmpty()); // "Someone" is the person
    QVERIFY(read->referredTo.isEmpty());
}

void AutodiscoverReaderTest::theQuestionTellsTheDomainOnly()
{
    const QByteArray question = AutodiscoverReader::question(u"ornek.example"_s);
    QVERIFY(question.contains("<EMailAddress>postmaster@ornek.example</EMailAddress>"));
    QCOMPARE(question.count('@'), 1);
}

void AutodiscoverReaderTest::encryption_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("port");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("security");
    const auto row = [](const char* name, const QByteArray& type, const QByteArray& port,
                        const QByteArray& more,
                        const QString& security) { QTest::newRow(name) << type << port << more << security; };
    row("TLS port", "IMAP", "993", "<SSL>on</SSL>", u"tls"_s);
    row("TLS port, said otherwise", "IMAP", "993", "<Encryption>TLS</Encryption>", u"tls"_s);
    row("TLS port, switched off", "SMTP", "465", "<SSL>off</SSL>", u"tls"_s);
    row("port of STARTTLS", "IMAP", "143", "<SSL>on</SSL>", u"starttls"_s);
    row("relay port", "SMTP", "25", "<SSL>on</SSL>", u"starttls"_s);
    row("nothing said", "POP3", "110", "", u"starttls"_s);
    row("SSL off", "IMAP", "143", "<SSL>off</SSL>", u"none"_s);
    row("encryption wins", "IMAP", "143", "<SSL>off</SSL><Encryption>Auto</Encryption>", u"starttls"_s);
    row("none", "SMTP", "587", "<Encryption>None</Encryption>", u"none"_s);
    row("other port, SSL", "IMAP", "1993", "<Encryption>SSL</Encryption>", u"tls"_s);
    row("other port, TLS", "IMAP", "1143", "<Encryption>tls</Encryption>", u"starttls"_s);
    row("other port, nothing said", "IMAP", "1993", "", u"tls"_s);
}

void AutodiscoverReaderTest::encryption()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, port);
    QFETCH(QByteArray, more);
    QFETCH(QString, security);
    QCOMPARE(onlyServer(protocol(type, port, more)).section(u' ', 2, 2), security);
}

void AutodiscoverReaderTest::loginNames_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << QByteArray() << kAddress;
    QTest::newRow("empty") << QByteArray("<LoginName> </LoginName>") << kAddress;
    QTest::newRow("address") << QByteArray("<LoginName>Postmaster@ORNEK.example</LoginName>") << kAddress;
    QTest::newRow("local part") << QByteArray("<LoginName>postmaster</LoginName>") << u"ayse"_s;
    QTest::newRow("within") << QByteArray("<LoginName>web12-postmaster</LoginName>") << u"web12-ayse"_s;
    QTest::newRow("fixed") << QByteArray("<LoginName>web12p3</LoginName>") << u"web12p3"_s;
}

void AutodiscoverReaderTest::loginNames()
{
    QFETCH(QByteArray, given);
    QFETCH(QString, expected);
    QCOMPARE(onlyServer(protocol("IMAP", "993", given)).section(u' ', 3), expected);
}

void AutodiscoverReaderTest::uselessServersAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("account");
    QTest::newRow("another type") << protocol("WEB", "443");
    QTest::newRow("no port's number") << protocol("IMAP", "x");
    QTest::newRow("port 0") << protocol("IMAP", "0");
    QTest::newRow("port 65536") << protocol("IMAP", "65536");
    QTest::newRow("no host") << QByteArray("<Protocol><Type>IMAP</Type><Port>993</Port></Protocol>");
    QTest::newRow("a host that is none")
        << QByteArray("<Protocol><Type>IMAP</Type><Server>a b/c</Server><Port>993</Port></Protocol>");
    QTest::newRow("error") << QByteArray("<Error><ErrorCode>600</ErrorCode></Error>");
}

void AutodiscoverReaderTest::uselessServersAreLeftOut()
{
    QFETCH(QByteArray, account);
    QCOMPARE(onlyServer(account), u"0 servers"_s);
}

void AutodiscoverReaderTest::redirectsAreTold()
{
    const auto referredTo = [](const QByteArray& account) {
        const auto read = AutodiscoverReader::read(answer(account), kAddress);
        return read ? read->referredTo : u"not read"_s;
    };
    QCOMPARE(referredTo("<RedirectUrl>https://Autodiscover.outlook.com/autodiscover/</RedirectUrl>"),
             u"autodiscover.outlook.com"_s);
    QCOMPARE(referredTo("<RedirectAddr>ayse@Big.example</RedirectAddr>"), u"big.example"_s);
    QCOMPARE(referredTo("<RedirectUrl>nonsense</RedirectUrl>"), QString());
}

void AutodiscoverReaderTest::refusals_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("a page") << QByteArray("<html><body>Welcome</body></html>")
                            << ErrorReason::ResponseMalformed;
    QTest::newRow("empty") << QByteArray() << ErrorReason::ResponseMalformed;
    QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY b \"c\">]><Autodiscover/>")
                              << ErrorReason::ResponseMalformed;
    QTest::newRow("deep") << answer(QByteArray("<a>").repeated(100000)) << ErrorReason::ResponseMalformed;
    QTest::newRow("many servers") << answer(protocol("IMAP", "993").repeated(65))
                                  << ErrorReason::ResponseMalformed;
    QTest::newRow("large") << answer(QByteArray(XmlLimits::bytes, ' ')) << ErrorReason::ResponseTooLarge;
}

void AutodiscoverReaderTest::refusals()
{
    QFETCH(QByteArray, xml);
    QFETCH(ErrorReason, reason);
    const auto read = AutodiscoverReader::read(xml, kAddress);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QCOMPARE(read.error().reason, reason);
    QVERIFY(!AutodiscoverReader::read(answer({}), u"nobody"_s));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::AutodiscoverReaderTest)
#include "tst_autodiscover_reader.moc"
