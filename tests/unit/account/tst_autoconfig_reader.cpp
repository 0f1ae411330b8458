#include "account/AutoconfigReader.h"
#include "account/UntrustedXml.h"

#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

const QString kAddress = u"ayse@Ornek.example"_s;

QByteArray config(const QByteArray& provider, const QByteArray& besides = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\"><emailProvider "
           "id=\"x\">" +
           provider + "</emailProvider>" + besides + "</clientConfig>";
}

QByteArray imapServer(const QByteArray& host, const QByteArray& more = {})
{
    return "<incomingServer type=\"imap\"><hostname>" + host +
           "</hostname><port>993</port><socketType>SSL</socketType>" + more + "</incomingServer>";
}

/// The only incoming server of a file that has one; an empty one where it has not.
ServerCandidate onlyServer(const QByteArray& provider, const QString& address = kAddress)
{
    const auto read = AutoconfigReader::read(config(provider), address);
    return read && read->incoming.size() == 1 ? read->incoming.first() : ServerCandidate();
}

} // namespace

class AutoconfigReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeFile();
    void keepsTheOrder();
    void socketTypes_data();
    void socketTypes();
    void missingPartsHaveTheirUsualValue();
    void authentications_data();
    void authentications();
    void placeholders_data();
    void placeholders();
    void placeholdersStandEverywhere();
    void anAddressIsNotAPlaceholder();
    void aBrokenServerIsLeftOut_data();
    void aBrokenServerIsLeftOut();
    void theUnknownIsPassedOver();
    void signInAddressesNeedHttps();
    void linksThatAreNoneAreDropped();
    void sentencesByLanguage();
    void encodings_data();
    void encodings();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void hostileFilesAreRefusedQuickly_data();
    void hostileFilesAreRefusedQuickly();
    void theLargestFileIsRead();
    void anAddressWithoutDomainIsRefused();
};

void AutoconfigReaderTest::readsAWholeFile()
{
    const auto read = AutoconfigReader::read(config(R"(
        <domain>ornek.example</domain>
        <displayName>Örnek Posta</displayName>
        <displayShortName>Örnek</displayShortName>
        <incomingServer type="imap">
          <hostname>imap.ornek.example</hostname> <port>993</port> <socketType>SSL</socketType>
          <authentication>OAuth2</authentication>
          <authentication>password-cleartext</authentication>
          <username>%EMAILADDRESS%</username>
        </incomingServer>
        <incomingServer type="pop3">
          <hostname>pop.ornek.example</hostname> <port>110</port> <socketType>STARTTLS</socketType>
          <username>%EMAILLOCALPART%</username>
          <pop3><leaveMessagesOnServer>true</leaveMessagesOnServer></pop3>
        </incomingServer>
        <outgoingServer type="smtp">
          <hostname>smtp.ornek.example</hostname> <port>587</port> <socketType>STARTTLS</socketType>
          <authentication>password-encrypted</authentication>
          <username>%EMAILADDRESS%</username>
        </outgoingServer>
        <enable visiturl="https://ornek.example/imap"><instruction>Switch IMAP on</instruction></enable>
        <documentation url="http://ornek.example/help"><descr lang="tr">Yardım</descr></documentation>)",
                                                    R"(<oAuth2><issuer>login.ornek.example</issuer>
        <scope> mail  offline_access </scope><authURL>https://login.ornek.example/auth</authURL>
        <tokenURL>https://login.ornek.example/token</tokenURL></oAuth2>)"),
                                             kAddress);
    QVERIFY(read);
    QCOMPARE(read->displayName, u"Örnek Posta"_s);
    const OAuth2Endpoints login{u"login.ornek.example"_s, u"mail offline_access"_s,
                                u"https://login.ornek.example/auth"_s,
                                u"https://login.ornek.example/token"_s};
    const ServerCandidate imap{{Protocol::Imap, u"imap.ornek.example"_s, 993, Security::Tls, kAddress},
                               {Authentication::OAuth2, Authentication::PasswordCleartext},
                               login};
    const ServerCandidate pop3{
        {Protocol::Pop3, u"pop.ornek.example"_s, 110, Security::StartTls, u"ayse"_s}, {}, std::nullopt};
    const ServerCandidate smtp{{Protocol::Smtp, u"smtp.ornek.example"_s, 587, Security::StartTls, kAddress},
                               {Authentication::PasswordEncrypted},
                               std::nullopt};
    QVERIFY(read->incoming == (QList<ServerCandidate>{imap, pop3}));
    QVERIFY(read->outgoing == QList<ServerCandidate>{smtp});
    const QList<CandidateNote> notes{
        {std::nullopt, u"https://ornek.example/imap"_s, {{QString(), u"Switch IMAP on"_s}}},
        {std::nullopt, u"http://ornek.example/help"_s, {{u"tr"_s, u"Yardım"_s}}}};
    QVERIFY(read->notes == notes);
}

void AutoconfigReaderTest::keepsTheOrder()
{
    const auto read = AutoconfigReader::read(config(imapServer("c.example") + imapServer("a.example") +
                                                    imapServer("b.example") + imapServer("a.example")),
                                             kAddress);
    QVERIFY(read);
    QStringList hosts;
    for (const ServerCandidate& server : read->incoming)
        hosts << server.settings.host;
    QCOMPARE(hosts, (QStringList{u"c.example"_s, u"a.example"_s, u"b.example"_s}));
}

void AutoconfigReaderTest::socketTypes_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("security");
    QTest::newRow("SSL") << QByteArray("SSL") << int(Security::Tls);
    QTest::newRow("TLS") << QByteArray("TLS") << int(Security::Tls);
    QTest::newRow("lower case and spaces") << QByteArray(" ssl\n") << int(Security::Tls);
    QTest::newRow("STARTTLS") << QByteArray("STARTTLS") << int(Security::StartTls);
    QTest::newRow("plain") << QByteArray("plain") << int(Security::None);
}

void AutoconfigReaderTest::socketTypes()
{
    QFETCH(QByteArray, word);
    QFETCH(int, security);
    const ServerCandidate server = onlyServer(
        "<incomingServer type=\"IMAP\"><hostname>a.example</hostname><port>1430</port><socketType>" + word +
        "</socketType></incomingServer>");
    QCOMPARE(server.settings.port, quint16(1430));
    QCOMPARE(int(server.settings.security), security);
}

void AutoconfigReaderTest::missingPartsHaveTheirUsualValue()
{
    const ServerSettings noPort = onlyServer("<incomingServer type=\"pop3\"><hostname>a.example</hostname>"
                                             "<socketType>STARTTLS</socketType></incomingServer>")
                                      .settings;
    QCOMPARE(noPort.port, quint16(110));
    QCOMPARE(noPort.username, kAddress);
    const ServerSettings noSocketType =
        onlyServer("<incomingServer type=\"imap\"><hostname>a.example</hostname><port>993</port>"
                   "</incomingServer>")
            .settings;
    QVERIFY(noSocketType.security == Security::Tls);
    // A port that is not known for TLS does not tell how it is encrypted.
    QVERIFY(onlyServer("<incomingServer type=\"imap\"><hostname>a.example</hostname><port>143</port>"
                       "</incomingServer>")
                .settings.host.isEmpty());
}

void AutoconfigReaderTest::authentications_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("authentication");
    const auto row = [](const char* word, Authentication authentication) {
        QTest::newRow(word) << QByteArray(word) << int(authentication);
    };
    row("password-cleartext", Authentication::PasswordCleartext);
    row("plain", Authentication::PasswordCleartext);
    row("SASL LOGIN", Authentication::PasswordCleartext);
    row("password-encrypted", Authentication::PasswordEncrypted);
    row("secure", Authentication::PasswordEncrypted);
    row("SASL SCRAM-SHA-256-PLUS", Authentication::PasswordEncrypted);
    row("OAuth2", Authentication::OAuth2);
    row("oauth", Authentication::OAuth2);
    row("xoauth2", Authentication::OAuth2);
    row("TLS-client-cert", Authentication::ClientCertificate);
    row("GSSAPI", Authentication::Kerberos);
    row("NTLM", Authentication::Ntlm);
    row("client-IP-address", Authentication::ClientIpAddress);
    row("none", Authentication::None);
}

void AutoconfigReaderTest::authentications()
{
    QFETCH(QByteArray, word);
    QFETCH(int, authentication);
    const ServerCandidate server =
        onlyServer(imapServer("a.example", "<authentication>telepathy</authentication><authentication>" +
                                               word + "</authentication>"));
    QCOMPARE(server.authentications.size(), 1);
    QCOMPARE(int(server.authentications.first()), authentication);
}

void AutoconfigReaderTest::placeholders_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("username");
    QTest::newRow("address") << QByteArray("%EMAILADDRESS%") << kAddress;
    QTest::newRow("local part") << QByteArray("%EMAILLOCALPART%") << u"ayse"_s;
    QTest::newRow("domain") << QByteArray("%EMAILDOMAIN%") << u"Ornek.example"_s;
    QTest::newRow("windows form") << QByteArray("%EMAILDOMAIN%\\%EMAILLOCALPART%")
                                  << u"Ornek.example\\ayse"_s;
    QTest::newRow("behind each other")
        << QByteArray("%EMAILLOCALPART%%EMAILDOMAIN%") << u"ayseOrnek.example"_s;
    QTest::newRow("in the middle") << QByteArray("u-%EMAILLOCALPART%-1") << u"u-ayse-1"_s;
    QTest::newRow("no end") << QByteArray("%EMAILADDRESS") << kAddress;
    QTest::newRow("no begin") << QByteArray("EMAILADDRESS%") << kAddress;
    QTest::newRow("spaces inside") << QByteArray("% EMAILADDRESS %") << kAddress;
    QTest::newRow("lower case") << QByteArray("%emaillocalpart%") << u"ayse"_s;
    QTest::newRow("underscore") << QByteArray("%EMAIL_ADDRESS%") << kAddress;
    QTest::newRow("encoded for a link") << QByteArray("%25EMAILADDRESS%25") << kAddress;
    QTest::newRow("one sign for two") << QByteArray("%EMAILLOCALPART%EMAILDOMAIN%") << u"ayseOrnek.example"_s;
    QTest::newRow("by hand") << QByteArray("%EMAILLOCALPART%@%EMAILDOMAIN%") << kAddress;
    QTest::newRow("no placeholder") << QByteArray("fred") << u"fred"_s;
    QTest::newRow("a word without signs") << QByteArray("EMAILADDRESS") << u"EMAILADDRESS"_s;
    QTest::newRow("what an address does not tell") << QByteArray("%REALNAME%") << kAddress;
    QTest::newRow("a longer word") << QByteArray("%EMAILADDRESSES%") << kAddress;
    QTest::newRow("empty") << QByteArray() << kAddress;
}

void AutoconfigReaderTest::placeholders()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, username);
    QCOMPARE(onlyServer(imapServer("a.example", "<username>" + text + "</username>")).settings.username,
             username);
}

void AutoconfigReaderTest::placeholdersStandEverywhere()
{
    const QString address = u"a+b@Örnek.example"_s;
    const auto read = AutoconfigReader::read(
        config("<displayName>Mail of %EMAILDOMAIN%</displayName>" +
                   imapServer("imap.%EMAILDOMAIN%", "<authentication>OAuth2</authentication>") +
                   "<documentation url=\"https://%EMAILDOMAIN%/help?u=%EMAILADDRESS%\">"
                   "<descr>For %EMAILADDRESS%</descr></documentation>",
               "<oAuth2><issuer>login.%EMAILDOMAIN%</issuer>"
               "<authURL>https://login.%EMAILDOMAIN%/a</authURL>"
               "<tokenURL>https://login.% emaildomain %/t</tokenURL></oAuth2>"),
        address);
    QVERIFY(read);
    QCOMPARE(read->displayName, u"Mail of Örnek.example"_s);
    QCOMPARE(read->incoming.size(), 1);
    QCOMPARE(read->incoming.first().settings.host, u"imap.xn--rnek-4qa.example"_s);
    const auto& oauth2 = read->incoming.first().oauth2;
    QVERIFY(oauth2);
    QCOMPARE(oauth2->issuer, u"login.xn--rnek-4qa.example"_s);
    QCOMPARE(QUrl(oauth2->authUrl), QUrl(u"https://login.xn--rnek-4qa.example/a"_s));
    QCOMPARE(QUrl(oauth2->tokenUrl), QUrl(u"https://login.xn--rnek-4qa.example/t"_s));
    QCOMPARE(QUrl(read->notes.first().link).query(QUrl::FullyEncoded), u"u=a%2Bb@%C3%96rnek.example"_s);
    QCOMPARE(read->notes.first().sentence(u"tr"_s), u"For a+b@Örnek.example"_s);
}

void AutoconfigReaderTest::anAddressIsNotAPlaceholder()
{
    const QString odd = u"%EMAILDOMAIN%@ornek.example"_s;
    const ServerCandidate server =
        onlyServer(imapServer("a.example", "<username>%EMAILADDRESS%</username>"), odd);
    QCOMPARE(server.settings.username, odd);
}

void AutoconfigReaderTest::aBrokenServerIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("server");
    const auto row = [](const char* name, const char* server) { QTest::newRow(name) << QByteArray(server); };
    row("no host",
        R"(<incomingServer type="imap"><port>993</port><socketType>SSL</socketType></incomingServer>)");
    row("a host of spaces", R"(<incomingServer type="imap"><hostname>a b.example</hostname><port>993</port>
        <socketType>SSL</socketType></incomingServer>)");
    row("a host with a placeholder that nothing fills", R"(<incomingServer type="imap">
        <hostname>%REALNAME%.example</hostname><port>993</port><socketType>SSL</socketType></incomingServer>)");
    row("a host with a path", R"(<incomingServer type="imap"><hostname>a.example/x</hostname><port>993</port>
        <socketType>SSL</socketType></incomingServer>)");
    row("port 0", R"(<incomingServer type="imap"><hostname>a.example</hostname><port>0</port>
        <socketType>SSL</socketType></incomingServer>)");
    row("port 70000", R"(<incomingServer type="imap"><hostname>a.example</hostname><port>70000</port>
        <socketType>SSL</socketType></incomingServer>)");
    row("a port in words", R"(<incomingServer type="imap"><hostname>a.example</hostname><port>imaps</port>
        <socketType>SSL</socketType></incomingServer>)");
    row("an encryption that is unknown", R"(<incomingServer type="imap"><hostname>a.example</hostname>
        <port>993</port><socketType>ROT13</socketType></incomingServer>)");
    row("a protocol that is unknown", R"(<incomingServer type="jmap"><url>https://a.example</url>
        </incomingServer>)");
    row("no protocol", R"(<incomingServer><hostname>a.example</hostname><port>993</port>
        <socketType>SSL</socketType></incomingServer>)");
    row("SMTP for incoming mail", R"(<incomingServer type="smtp"><hostname>a.example</hostname>
        <port>465</port><socketType>SSL</socketType></incomingServer>)");
    row("only ways in that are unknown", R"(<incomingServer type="imap"><hostname>a.example</hostname>
        <port>993</port><socketType>SSL</socketType><authentication>telepathy</authentication></incomingServer>)");
}

void AutoconfigReaderTest::aBrokenServerIsLeftOut()
{
    QFETCH(QByteArray, server);
    const ServerCandidate left = onlyServer(server + imapServer("good.example"));
    QCOMPARE(left.settings.host, u"good.example"_s);
}

void AutoconfigReaderTest::theUnknownIsPassedOver()
{
    const auto read = AutoconfigReader::read(
        config("<future><hostname>wrong.example</hostname><displayName>x</displayName></future>" +
                   imapServer("good.example", "<new><hostname>deep.example</hostname></new>"
                                              "<hostname>second.example</hostname>"),
               "<webMail><loginPage url=\"https://a.example\"/></webMail>"
               "<calendar type=\"caldav\"><url>https://cal.example</url></calendar>"),
        kAddress);
    QVERIFY(read);
    QCOMPARE(read->incoming.size(), 1);
    QCOMPARE(read->incoming.first().settings.host, u"good.example"_s);
    QVERIFY(read->outgoing.isEmpty());
    QVERIFY(read->notes.isEmpty());
}

void AutoconfigReaderTest::signInAddressesNeedHttps()
{
    const auto read = AutoconfigReader::read(
        config(imapServer("a.example", "<authentication>OAuth2</authentication>"),
               "<oAuth2><issuer>login.example</issuer><authURL>http://login.example/a</authURL>"
               "<tokenURL>https://user:word@login.example/t</tokenURL></oAuth2>"),
        kAddress);
    QVERIFY(read && read->incoming.size() == 1);
    const OAuth2Endpoints expected{u"login.example"_s, {}, {}, {}};
    QVERIFY(read->incoming.first().oauth2 == expected);
}

void AutoconfigReaderTest::linksThatAreNoneAreDropped()
{
    const auto read = AutoconfigReader::read(
        config(
            "<documentation url=\"javascript:alert(1)\"><descr lang=\"en\">Read this</descr></documentation>"
            "<documentation url=\"file:///etc/passwd\"/><enable/>"),
        kAddress);
    QVERIFY(read);
    const QList<CandidateNote> notes{{std::nullopt, {}, {{u"en"_s, u"Read this"_s}}}};
    QVERIFY(read->notes == notes);
}

void AutoconfigReaderTest::sentencesByLanguage()
{
    const CandidateNote note{std::nullopt, {}, {{u"de"_s, u"Hilfe"_s}, {u"en"_s, u"Help"_s}}};
    QCOMPARE(note.sentence(u"de"_s), u"Hilfe"_s);
    QCOMPARE(note.sentence(u"tr"_s), u"Help"_s);
    const CandidateNote german{std::nullopt, {}, {{u"de"_s, u"Hilfe"_s}}};
    QCOMPARE(german.sentence(u"tr"_s), u"Hilfe"_s);
    QVERIFY(CandidateNote().sentence(u"tr"_s).isEmpty());
}

void AutoconfigReaderTest::encodings_data()
{
    QTest::addColumn<QByteArray>("file");
    const QString text =
        QString::fromUtf8(config("<displayName>Şeker</displayName>" + imapServer("a.example")));
    QTest::newRow("declared as something else") << QByteArray(text.toUtf8()).replace("UTF-8", "windows-1254");
    QString utf16 = text;
    utf16.replace(u"UTF-8"_s, u"UTF-16"_s);
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << "\xEF\xBB\xBF" + text.toUtf8();
    QStringEncoder encoder(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16") << QByteArray(encoder(utf16));
}

void AutoconfigReaderTest::encodings()
{
    QFETCH(QByteArray, file);
    const auto read = AutoconfigReader::read(file, kAddress);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->displayName, u"Şeker"_s);
    QCOMPARE(read->incoming.size(), 1);
    // Bytes that are no UTF-8 harm nothing but themselves.
    const auto latin =
        AutoconfigReader::read(config("<displayName>\xD6</displayName>" + imapServer("a.example")), kAddress);
    QVERIFY(latin);
    QCOMPARE(latin->incoming.size(), 1);
}

void AutoconfigReaderTest::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<html><head><title>Not found</title></head></html>");
    QTest::newRow("text") << QByteArray("Hello");
    QTest::newRow("cut") << config(imapServer("a.example")).chopped(20);
    QTest::newRow("cut in a tag") << config(imapServer("a.example")).chopped(3);
    QTest::newRow("cut in a comment") << QByteArray("<clientConfig><!-- never");
    QTest::newRow("wrongly closed") << config("<a><b></a></b>" + imapServer("a.example"));
    QTest::newRow("two roots") << config(imapServer("a.example")) + "<clientConfig/>";
    QTest::newRow("bytes") << QByteArray(1000, '\0');
}

void AutoconfigReaderTest::otherFilesAreRefused()
{
    QFETCH(QByteArray, file);
    const auto read = AutoconfigReader::read(file, kAddress);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QCOMPARE(read.error().reason, ErrorReason::ResponseMalformed);
}

void AutoconfigReaderTest::hostileFilesAreRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, const QByteArray& file,
                        ErrorReason reason = ErrorReason::ResponseMalformed) {
        QTest::newRow(name) << file << int(reason);
    };
    QByteArray doubling = "<!DOCTYPE x [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 64; ++i)
        doubling += "<!ENTITY a" + QByteArray::number(i) + " \"&a" + QByteArray::number(i - 1) + ";&a" +
                    QByteArray::number(i - 1) + ";\">";
    row("entities that double", doubling + "]><clientConfig>&a63;</clientConfig>");
    row("a foreign entity",
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><clientConfig>&f;</clientConfig>");
    row("a document type", "<!DOCTYPE clientConfig>" + config(imapServer("a.example")));
    QStringEncoder encoder(QStringEncoder::Utf16BE, QStringConverter::Flag::WriteBom);
    row("a document type in UTF-16", QByteArray(encoder(u"<!DOCTYPE x><clientConfig/>"_s)));
    row("an entity without declaration", config("<displayName>&nbsp;</displayName>"));
    row("too large", config(QByteArray(XmlLimits::bytes, ' ')), ErrorReason::ResponseTooLarge);
    row("33 levels", config(QByteArray("<a>").repeated(31) + QByteArray("</a>").repeated(31)));
    row("a hundred thousand levels", "<clientConfig>" + QByteArray("<a>").repeated(100000));
    row("65 servers", config(imapServer("a.example").repeated(65)));
    row("thousands of servers", config(imapServer("a.example").repeated(4000)));
    QByteArray attributes;
    for (int i = 0; i < 50000; ++i)
        attributes += " a" + QByteArray::number(i) + "=''";
    row("fifty thousand attributes", "<clientConfig" + attributes + "></clientConfig>");
    row("attributes that hide the end of the tag",
        "<clientConfig" + QByteArray(attributes).replace("''", "'>'").left(500000) + "></clientConfig>");
    row("a name that never ends", "<" + QByteArray(500000, 'a'));
}

void AutoconfigReaderTest::hostileFilesAreRefusedQuickly()
{
    QFETCH(QByteArray, file);
    QFETCH(int, reason);
    QElapsedTimer timer;
    timer.start();
    const auto read = AutoconfigReader::read(file, kAddress);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QCOMPARE(int(read.error().reason), reason);
    QVERIFY(!read.error().message.isEmpty());
}

void AutoconfigReaderTest::theLargestFileIsRead()
{
    const QByteArray server = imapServer("a.example");
    const QByteArray deepest =
        config(QByteArray("<a>").repeated(30) + QByteArray("</a>").repeated(30) + server);
    QVERIFY(AutoconfigReader::read(deepest, kAddress));
    for (const QByteArray& filling : {QByteArray("<a/>"), QByteArray("<a b='c'>d</a>"), QByteArray("&lt;"),
                                      QByteArray("<!-- -->"), QByteArray("<x:y xmlns:x='z'/>")}) {
        const qsizetype room = XmlLimits::bytes - config(server).size();
        const QByteArray file = config(filling.repeated(room / filling.size()) + server);
        // A time that grew with the square of this would go beyond the function's limit.
        const auto read = AutoconfigReader::read(file, kAddress);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->incoming.size(), 1);
    }
}

void AutoconfigReaderTest::anAddressWithoutDomainIsRefused()
{
    for (const QString& address : {u"ayse"_s, u"ayse@"_s, u"@ornek.example"_s, u"a@b c"_s, QString()}) {
        const auto read = AutoconfigReader::read(config(imapServer("a.example")), address);
        QVERIFY(!read);
        QCOMPARE(read.error().reason, ErrorReason::InvalidAddress);
    }
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::AutoconfigReaderTest)
#include "tst_autoconfig_reader.moc"
