// Cyrus and Courier as fixtures: if these fail, no test that needs them says anything about the program.
#include "support/CourierServer.h"
#include "support/CyrusServer.h"
#include "support/DovecotServer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

class SecondOpinionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cyrusTakesMailOfAnyUser();
    void cyrusKeepsMailThroughACrash();
    void cyrusEndsWithAllItsProcesses();
    void courierTakesMailOfAnyUser();
    void courierSpeaksBeforeItGreets();

private:
    static QByteArray message(const QByteArray& id)
    {
        return "Subject: " + id + "\r\nMessage-ID: <" + id + "@example.org>\r\n\r\nMerhaba\r\n";
    }
};

void SecondOpinionsTest::cyrusTakesMailOfAnyUser()
{
    CyrusServer server;
    QElapsedTimer timer;
    timer.start();
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    qInfo("Cyrus greeted after %lld ms", timer.elapsed());
    const auto client = server.client(u"ayse@example.org"_s);
    QVERIFY(client->append("INBOX", message("bir"), "\\Seen etiket"));
    QVERIFY(client->append("Archive", message("iki")));
    QVERIFY2(client->errorText().isEmpty(), qPrintable(client->errorText()));
    QCOMPARE(client->folders(), (QByteArrayList{"INBOX", "Archive", "Drafts", "Junk", "Sent", "Trash"}));
    const QList<SeenMessage> inbox = client->messages("INBOX");
    QCOMPARE(inbox.size(), 1);
    QCOMPARE(inbox.first().messageId, QByteArray("<bir@example.org>"));
    QCOMPARE(inbox.first().flags, (QByteArrayList{"\\Seen", "etiket"}));
    QVERIFY(client->store("INBOX", "<bir@example.org>", "-FLAGS (\\Seen)"));
    QCOMPARE(client->messages("INBOX").first().flags, QByteArrayList{"etiket"});
    QVERIFY(client->expunge("INBOX", "<bir@example.org>"));
    QVERIFY(client->messages("INBOX").isEmpty());
    QVERIFY(server.client(u"baska@example.org"_s)->messages("Archive").isEmpty());
    QCOMPARE(server.loginAttempts(u"ayse@example.org"_s), 1);
}

void SecondOpinionsTest::cyrusKeepsMailThroughACrash()
{
    CyrusServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    QVERIFY(server.client(u"ayse@example.org"_s)->append("INBOX", message("bir")));
    const quint16 port = server.imapPort();
    server.kill();
    QVERIFY(!connects(port));
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    QCOMPARE(server.imapPort(), port);
    QCOMPARE(server.client(u"ayse@example.org"_s)->messages("INBOX").size(), 1);
}

void SecondOpinionsTest::cyrusEndsWithAllItsProcesses()
{
    CyrusServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const auto client = server.client(u"ayse@example.org"_s);
    QVERIFY(!client->run("NOOP").size() && client->errorText().isEmpty());
    server.stop();
    QVERIFY(!server.isRunning());
    QVERIFY(!connects(server.imapPort()) && !connects(server.imapsPort()));
    client->run("NOOP");
    QVERIFY(!client->errorText().isEmpty());
}

void SecondOpinionsTest::courierTakesMailOfAnyUser()
{
    CourierServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const auto client = server.client(u"ayse@example.org"_s);
    QVERIFY2(client->append("INBOX", message("bir"), "\\Seen"), qPrintable(client->errorText()));
    QVERIFY(client->append("INBOX.Archive", message("iki")));
    QCOMPARE(client->folders(),
             (QByteArrayList{"INBOX", "INBOX.Archive", "INBOX.Drafts", "INBOX.Sent", "INBOX.Trash"}));
    const QList<SeenMessage> inbox = client->messages("INBOX");
    QCOMPARE(inbox.size(), 1);
    QCOMPARE(inbox.first().messageId, QByteArray("<bir@example.org>"));
    QCOMPARE(inbox.first().flags, QByteArrayList{"\\Seen"});
    QVERIFY(server.client(u"baska@example.org"_s)->messages("INBOX.Archive").isEmpty());
}

void SecondOpinionsTest::courierSpeaksBeforeItGreets()
{
    CourierServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, server.portOf(u"ayse@example.org"_s));
    while (socket.peek(4096).count('\n') < 2)
        QVERIFY(socket.waitForReadyRead(10000));
    QVERIFY(socket.readLine().startsWith("* OK [ALERT] "));
    QVERIFY(socket.readLine().startsWith("* PREAUTH "));
}

QTEST_GUILESS_MAIN(SecondOpinionsTest)
#include "tst_secondopinions.moc"
