// The fixtures themselves: if these fail, no other test that needs a server says anything about the program.
#include "support/DovecotServer.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace {

/// A conversation of lines over TLS, blocking, for the few commands that these tests need.
class LineClient
{
public:
    explicit LineClient(const QString& caFile)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(caFile));
        m_socket.setSslConfiguration(configuration);
    }

    bool connectTls(quint16 port)
    {
        m_socket.connectToHostEncrypted(u"localhost"_s, port);
        return m_socket.waitForEncrypted(5000);
    }

    bool connectPlain(quint16 port)
    {
        m_socket.connectToHost(u"localhost"_s, port);
        return m_socket.waitForConnected(5000);
    }

    bool startTls()
    {
        m_socket.startClientEncryption();
        return m_socket.waitForEncrypted(5000);
    }

    QByteArray readLine()
    {
        while (!m_socket.canReadLine() && m_socket.waitForReadyRead(5000)) {
        }
        return m_socket.readLine().trimmed();
    }

    /// Sends a line and reads until a line begins with the word; that line.
    QByteArray command(const QByteArray& line, const QByteArray& until)
    {
        m_socket.write(line + "\r\n");
        return readUntil(until);
    }

    QByteArray readUntil(const QByteArray& until)
    {
        for (QByteArray line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.startsWith(until))
                return line;
        }
        return {};
    }

    /// One SMTP reply: its last line.
    QByteArray smtp(const QByteArray& line)
    {
        if (!line.isEmpty())
            m_socket.write(line + "\r\n");
        QByteArray reply = readLine();
        while (reply.size() > 3 && reply.at(3) == '-')
            reply = readLine();
        return reply;
    }

    QString errorString() const { return m_socket.errorString(); }
    QList<QSslError> sslErrors() const { return m_socket.sslHandshakeErrors(); }

private:
    QSslSocket m_socket;
};

QByteArray plainLogin(const QByteArray& user, const QByteArray& password)
{
    return (QByteArray(1, '\0') + user + QByteArray(1, '\0') + password).toBase64();
}

QByteArray sampleMessage(const QByteArray& id)
{
    return "From: Ali <ali@ornek.example>\r\nTo: dest@ornek.example\r\nSubject: deneme\r\nMessage-ID: <" +
           id + ">\r\nDate: Mon, 2 Jun 2025 10:00:00 +0300\r\n\r\nMerhaba\r\n.nokta\r\n..iki\r\n";
}

} // namespace

class TestServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
        qInfo("started in %lld ms", timer.elapsed());
    }

    void imapOverTls();
    void imapOverStartTls();
    void pop3OverTls();
    void wrongPasswordIsOneAttempt();
    void submissionDeliversIntoInbox();
    void refusesOneOfFourRecipients();
    void bulkDelivery();
    void changesOnDiskAreSeen();
    void comesBackOnTheSamePorts();
    void badCertificates_data();
    void badCertificates();
    void capabilitiesCanBeSwitchedOff();
    void quotaIsEnforced();

private:
    DovecotServer m_server;
};

void TestServers::imapOverTls()
{
    LineClient client(m_server.caFile());
    QVERIFY2(client.connectTls(m_server.imapsPort()), qPrintable(client.errorString()));
    QVERIFY(client.readUntil("* OK [CAPABILITY").contains("AUTH=PLAIN"));
    QVERIFY(client.command("a LOGIN tls@ornek.example fixture-password", "a ").startsWith("a OK"));
    QVERIFY(client.command("b LIST (SPECIAL-USE) \"\" *", "* LIST").contains("\\"));
    QVERIFY(client.readUntil("b ").startsWith("b OK"));
    QVERIFY(client.command("c SELECT INBOX", "c ").startsWith("c OK"));
    QVERIFY(client.command("d SELECT Sent", "d ").startsWith("d OK"));
    QCOMPARE(m_server.mailbox(u"tls@ornek.example"_s).folders(), QStringList({u"INBOX"_s, u"Sent"_s}));
    QTRY_COMPARE(m_server.loginAttempts(u"tls@ornek.example"_s, "imap"), 1);
    QCOMPARE(m_server.loginAttempts(u"tls@ornek.example"_s, "pop3"), 0);
}

void TestServers::imapOverStartTls()
{
    LineClient client(m_server.caFile());
    QVERIFY(client.connectPlain(m_server.imapPort()));
    QVERIFY(client.readUntil("* OK [CAPABILITY").contains("STARTTLS"));
    QVERIFY(client.command("a STARTTLS", "a ").startsWith("a OK"));
    QVERIFY2(client.startTls(), qPrintable(client.errorString()));
    QVERIFY(client.command("b LOGIN starttls@ornek.example fixture-password", "b ").startsWith("b OK"));
}

void TestServers::pop3OverTls()
{
    QVERIFY(m_server.deliver(u"pop@ornek.example"_s, sampleMessage("pop@x")));
    LineClient client(m_server.caFile());
    QVERIFY(client.connectTls(m_server.pop3sPort()));
    QVERIFY(client.readUntil("+OK").startsWith("+OK"));
    QVERIFY(client.command("USER pop@ornek.example", "+").startsWith("+OK"));
    QVERIFY(client.command("PASS fixture-password", "+").startsWith("+OK"));
    QVERIFY(client.command("STAT", "+OK").startsWith("+OK 1 "));
}

void TestServers::wrongPasswordIsOneAttempt()
{
    LineClient client(m_server.caFile());
    QVERIFY(client.connectTls(m_server.imapsPort()));
    client.readUntil("* OK [CAPABILITY");
    QVERIFY(client.command("a LOGIN wrong@ornek.example nothing", "a ")
                .startsWith("a NO [AUTHENTICATIONFAILED]"));
    QTRY_COMPARE(m_server.failedLogins(u"wrong@ornek.example"_s), 1);
    QCOMPARE(m_server.loginAttempts(u"wrong@ornek.example"_s), 1);
    QVERIFY(client.command("b LOGIN wrong@ornek.example again", "b ").startsWith("b NO"));
    QTRY_COMPARE(m_server.loginAttempts(u"wrong@ornek.example"_s), 2);
}

void TestServers::submissionDeliversIntoInbox()
{
    LineClient client(m_server.caFile());
    QVERIFY(client.connectPlain(m_server.smtpPort()));
    QVERIFY(client.smtp({}).startsWith("220"));
    QVERIFY(client.smtp("EHLO [127.0.0.1]").startsWith("250"));
    QVERIFY(client.smtp("STARTTLS").startsWith("220"));
    QVERIFY(client.startTls());
    QVERIFY(client.smtp("EHLO [127.0.0.1]").startsWith("250"));
    QVERIFY(client.smtp("AUTH PLAIN " + plainLogin("send@ornek.example", fixturePassword)).startsWith("235"));
    QVERIFY(client.smtp("MAIL FROM:<send@ornek.example>").startsWith("250"));
    QVERIFY(client.smtp("RCPT TO:<dest@ornek.example>").startsWith("250"));
    QVERIFY(client.smtp("DATA").startsWith("354"));
    QByteArray stuffed = sampleMessage("sent-1@x");
    QVERIFY(client.smtp(stuffed.replace("\r\n.", "\r\n..") + ".").startsWith("250"));
    const QByteArrayList arrived = m_server.messagesIn(u"dest@ornek.example"_s);
    QCOMPARE(arrived.size(), 1);
    // Servers put their own fields before the message; the message itself stays as it is.
    QVERIFY2(arrived.first().endsWith(sampleMessage("sent-1@x")), arrived.first().constData());
    QCOMPARE(m_server.messageIds(u"dest@ornek.example"_s), QByteArrayList{"<sent-1@x>"});
    QCOMPARE(m_server.loginAttempts(u"send@ornek.example"_s, "submission"), 1);
}

void TestServers::refusesOneOfFourRecipients()
{
    LineClient client(m_server.caFile());
    QVERIFY(client.connectTls(m_server.smtpsPort()));
    QVERIFY(client.smtp({}).startsWith("220"));
    QVERIFY(client.smtp("EHLO [127.0.0.1]").startsWith("250"));
    QVERIFY(client.smtp("AUTH PLAIN " + plainLogin("four@ornek.example", fixturePassword)).startsWith("235"));
    QVERIFY(client.smtp("MAIL FROM:<four@ornek.example>").startsWith("250"));
    QVERIFY(client.smtp("RCPT TO:<one@four.example>").startsWith("250"));
    const QByteArray refused = client.smtp("RCPT TO:<refused@four.example>");
    QVERIFY2(refused.startsWith("550 5.1.1"), refused.constData());
    QVERIFY(client.smtp("RCPT TO:<three@four.example>").startsWith("250"));
    const QByteArray deferred = client.smtp("RCPT TO:<deferred@four.example>");
    QVERIFY2(deferred.startsWith("451 4.2.0"), deferred.constData());
    QVERIFY(client.smtp("DATA").startsWith("354"));
    QVERIFY(client.smtp(sampleMessage("four@x") + ".").startsWith("250"));
    QCOMPARE(m_server.messageIds(u"one@four.example"_s), QByteArrayList{"<four@x>"});
    QCOMPARE(m_server.messageIds(u"three@four.example"_s), QByteArrayList{"<four@x>"});
    QCOMPARE(m_server.messageIds(u"refused@four.example"_s), QByteArrayList{});
    QCOMPARE(m_server.transactions().last().value("recipients"_L1).toArray().size(), 2);
}

void TestServers::bulkDelivery()
{
    QList<NewMessage> messages;
    const QDateTime first = QDateTime::fromSecsSinceEpoch(1699956000);
    for (int i = 0; i < 1000; ++i)
        messages.append(
            {sampleMessage("bulk-" + QByteArray::number(i) + "@x"), i % 2 ? "S" : "", first.addSecs(i)});
    QVERIFY(m_server.deliver(u"bulk@ornek.example"_s, messages));
    LineClient client(m_server.caFile());
    QVERIFY(client.connectTls(m_server.imapsPort()));
    client.readUntil("* OK [CAPABILITY");
    QVERIFY(client.command("a LOGIN bulk@ornek.example fixture-password", "a ").startsWith("a OK"));
    QVERIFY(client.command("b SELECT INBOX", "* 1000 EXISTS").startsWith("* 1000"));
    QVERIFY(client.readUntil("b OK").startsWith("b OK"));
    const QByteArray row = client.command("c UID FETCH 1000 (INTERNALDATE FLAGS)", "* 1000 FETCH");
    QVERIFY2(row.contains("14-Nov-2023") && row.contains("\\Seen"), row.constData());
    client.readUntil("c OK");
    QVERIFY(client.command("d UID SEARCH HEADER Message-ID bulk-41@x", "* SEARCH") == "* SEARCH 42");
}

void TestServers::changesOnDiskAreSeen()
{
    const QString user = u"disk@ornek.example"_s;
    QVERIFY(m_server.deliver(user, sampleMessage("disk-1@x")));
    QVERIFY(m_server.deliver(user, sampleMessage("disk-2@x"), u"Projeler/Çeviri"_s, "FS"));
    const TestMaildir mailbox = m_server.mailbox(user);
    QCOMPARE(mailbox.messages(u"Projeler/Çeviri"_s).first().flags, QByteArray("FS"));
    QCOMPARE(mailbox.setFlags(u"INBOX"_s, "<disk-1@x>", "S"), 1);
    QCOMPARE(mailbox.move(u"INBOX"_s, "<disk-1@x>", u"Projeler/Çeviri"_s), 1);
    QCOMPARE(m_server.messageIds(user), QByteArrayList{});
    LineClient client(m_server.caFile());
    QVERIFY(client.connectTls(m_server.imapsPort()));
    client.readUntil("* OK [CAPABILITY");
    QVERIFY(client.command("a LOGIN disk@ornek.example fixture-password", "a ").startsWith("a OK"));
    QVERIFY(client.command("b STATUS Projeler/&AMc-eviri (MESSAGES UNSEEN)", "* STATUS")
                .contains("MESSAGES 2 UNSEEN 0"));
    QCOMPARE(mailbox.remove(u"Projeler/Çeviri"_s, "<disk-1@x>"), 1);
    QVERIFY(client.command("c STATUS Projeler/&AMc-eviri (MESSAGES)", "* STATUS").contains("MESSAGES 1"));
}

void TestServers::comesBackOnTheSamePorts()
{
    const QString user = u"back@ornek.example"_s;
    QVERIFY(m_server.deliver(user, sampleMessage("back@x")));
    LineClient client(m_server.caFile());
    QVERIFY(client.connectTls(m_server.imapsPort()));
    client.readUntil("* OK [CAPABILITY");
    QVERIFY(client.command("a LOGIN back@ornek.example fixture-password", "a ").startsWith("a OK"));
    // As of a process that was about to write the list of a folder when it was killed.
    QVERIFY(m_server.mailbox(user).createFolder(u"Drafts"_s));
    const QDir mailbox(QFileInfo(m_server.mailbox(user).messages(u"INBOX"_s).constFirst().path).path() +
                       u"/.."_s);
    const QString lock = mailbox.filePath(u".Drafts/dovecot-uidlist.lock"_s);
    QVERIFY(writeFile(lock, "1:elsewhere"));
    const quint16 port = m_server.imapsPort();
    m_server.kill();
    QVERIFY(!m_server.isRunning());
    QVERIFY(!QFile::exists(lock));
    QVERIFY(client.command("b NOOP", "b").isEmpty());
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    QCOMPARE(m_server.imapsPort(), port);
    LineClient second(m_server.caFile());
    QVERIFY(second.connectTls(port));
    second.readUntil("* OK [CAPABILITY");
    QVERIFY(second.command("a LOGIN back@ornek.example fixture-password", "a ").startsWith("a OK"));
    QVERIFY(second.command("b STATUS INBOX (MESSAGES)", "* STATUS").contains("MESSAGES 1"));
}

void TestServers::badCertificates_data()
{
    QTest::addColumn<TestAuthority::Kind>("kind");
    QTest::addColumn<QSslError::SslError>("error");
    QTest::newRow("expired") << TestAuthority::Kind::Expired << QSslError::CertificateExpired;
    QTest::newRow("wrong name") << TestAuthority::Kind::WrongName << QSslError::HostNameMismatch;
    QTest::newRow("self-signed") << TestAuthority::Kind::SelfSigned << QSslError::SelfSignedCertificate;
}

void TestServers::badCertificates()
{
    QFETCH(TestAuthority::Kind, kind);
    QFETCH(QSslError::SslError, error);
    DovecotServer::Options options;
    options.certificate = kind;
    options.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    LineClient client(server.caFile());
    QVERIFY(!client.connectTls(server.imapsPort()));
    QList<QSslError::SslError> found;
    for (const QSslError& sslError : client.sslErrors())
        found << sslError.error();
    QVERIFY2(found.contains(error), qPrintable(client.errorString()));
}

void TestServers::capabilitiesCanBeSwitchedOff()
{
    DovecotServer::Options options;
    options.imapCapability = "IMAP4rev1 UIDPLUS";
    options.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    LineClient client(server.caFile());
    QVERIFY(client.connectTls(server.imapsPort()));
    client.readUntil("* OK [CAPABILITY");
    const QByteArray reply = client.command("a LOGIN few@ornek.example fixture-password", "a ");
    QVERIFY2(reply.contains("UIDPLUS") && !reply.contains("IDLE"), reply.constData());
}

void TestServers::quotaIsEnforced()
{
    DovecotServer::Options options;
    options.quotaBytes = 102400;
    options.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    LineClient client(server.caFile());
    QVERIFY(client.connectTls(server.imapsPort()));
    client.readUntil("* OK [CAPABILITY");
    QVERIFY(client.command("a LOGIN q@ornek.example fixture-password", "a ").contains("QUOTA"));
    QVERIFY(client.command("b GETQUOTAROOT INBOX", "* QUOTA ").contains("STORAGE 0 100"));
}

QTEST_GUILESS_MAIN(TestServers)
#include "tst_servers.moc"
