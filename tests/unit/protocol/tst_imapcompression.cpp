// COMPRESS=DEFLATE (RFC 4978): the stream itself, hostile streams, and real servers.
#include "protocol/DeflateStream.h"
#include "support/CyrusServer.h"
#include "unit/protocol/ScriptedScene.h"

#include <QElapsedTimer>
#include <QThread>

using namespace postaci;
using namespace postaci::test;

class ImapCompressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamGoesBothWays();
    void streamGrowsOnlyWhenAsked();
    void streamKnowsWhatItIsNot();
    void isAskedForOnlyWhereItPays_data();
    void isAskedForOnlyWhereItPays();
    void refusalIsNoHarm();
    void bytesBehindTheAnswerCount();
    void hostileStreams_data();
    void hostileStreams();
    void emptyFlushesDoNotEndIdle();
    void endOfTheStreamIsTheEnd();
    void dovecot_data();
    void dovecot();
    void cyrus();

private:
    void workThroughASession(ImapSession& session);
};

namespace {

ConnectionOptions compressed(ConnectionOptions options)
{
    options.compression = Compression::Always;
    return options;
}

/// All that `fed` inflates to; a last byte "!" if it broke.
QByteArray inflated(DeflateStream& stream, const QByteArray& fed)
{
    QByteArray out;
    stream.feed(fed);
    while (!stream.needsInput()) {
        char piece[1000];
        const qsizetype count = stream.inflate(piece, sizeof piece);
        if (count < 0)
            return out + '!';
        out.append(piece, count);
    }
    return out;
}

/// A logged-in server that has said OK to COMPRESS and then sends `bytes` as they are.
Script compressing(const QByteArray& bytes, const Script& rest = {})
{
    return loggedIn("COMPRESS=DEFLATE IDLE",
                    Script{expectLine("$TAG COMPRESS DEFLATE"), sendLine("$TAG OK"), sendBytes(bytes)} +
                        rest);
}

QByteArray bigMessage()
{
    return "From: a@example.org\r\nSubject: big\r\n\r\n" +
           QByteArray("Bu satir tekrar eder ve iyi sikisir.\r\n").repeated(60'000);
}

} // namespace

void ImapCompressionTest::streamGoesBothWays()
{
    DeflateStream here;
    DeflateStream there;
    QByteArray noise;
    for (int i = 0; i < 300'000; ++i)
        noise += static_cast<char>((i * 7919) >> 5);
    for (const QByteArray& text : {QByteArray("C1 NOOP\r\n"), QByteArray(), noise, QByteArray(1, '\0')}) {
        const QByteArray wire = here.deflate(text);
        QByteArray arrived;
        for (qsizetype at = 0; at < wire.size(); at += 777) // as packets cut it
            arrived += inflated(there, wire.mid(at, 777));
        QCOMPARE(arrived, text);
    }
}

void ImapCompressionTest::streamGrowsOnlyWhenAsked()
{
    DeflateStream here;
    DeflateStream there;
    const QByteArray bomb = here.deflate(QByteArray(50 << 20, 'a'));
    QVERIFY(bomb.size() < (100 << 10));
    there.feed(bomb);
    char piece[4096];
    QCOMPARE(there.inflate(piece, sizeof piece), qsizetype(sizeof piece));
    QVERIFY(!there.needsInput());
}

void ImapCompressionTest::streamKnowsWhatItIsNot()
{
    DeflateStream stream;
    QCOMPARE(inflated(stream, "* 1 EXISTS\r\n* 2 EXISTS\r\n").right(1), QByteArray("!"));
}

void ImapCompressionTest::isAskedForOnlyWhereItPays_data()
{
    QTest::addColumn<Compression>("compression");
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<bool>("asked");
    QTest::newRow("loopback") << Compression::WhereItPays << QByteArray("COMPRESS=DEFLATE") << false;
    QTest::newRow("never") << Compression::Never << QByteArray("COMPRESS=DEFLATE") << false;
    QTest::newRow("not offered") << Compression::Always << QByteArray("COMPRESS=LZ") << false;
    QTest::newRow("always") << Compression::Always << QByteArray("COMPRESS=DEFLATE") << true;
}

void ImapCompressionTest::isAskedForOnlyWhereItPays()
{
    QFETCH(Compression, compression);
    QFETCH(QByteArray, capabilities);
    QFETCH(bool, asked);
    Script script;
    if (asked)
        script += {expectLine("$TAG COMPRESS DEFLATE"), sendLine("$TAG NO later")};
    script += {expectLine("$TAG NOOP"), sendLine("$TAG OK")};
    ScriptedServer server({loggedIn(capabilities, script)});
    ConnectionOptions options = optionsFor(server.port());
    options.compression = compression;
    ImapSession session(options);
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login({}));
    VERIFY_RESULT(session.noop());
    QVERIFY(!session.isCompressed());
    VERIFY_SCRIPT(server);
}

void ImapCompressionTest::refusalIsNoHarm() // IMAP-169
{
    ScriptedServer server(
        {loggedIn("COMPRESS=DEFLATE", {expectLine("$TAG COMPRESS DEFLATE"),
                                       sendLine("$TAG NO [COMPRESSIONACTIVE] already active"),
                                       expectLine("$TAG NOOP"), sendLine("$TAG OK")})});
    ImapSession session(compressed(optionsFor(server.port())));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login({}));
    VERIFY_RESULT(session.noop());
    VERIFY_SCRIPT(server);
}

void ImapCompressionTest::bytesBehindTheAnswerCount()
{
    DeflateStream server;
    // In one packet with the OK; the answer to our next command comes along, since its tag is known.
    const QByteArray begun = server.deflate("* 7 EXISTS\r\nC2 OK done\r\n");
    ScriptedServer scripted({loggedIn(
        "COMPRESS=DEFLATE", {expectLine("$TAG COMPRESS DEFLATE"), sendBytes("$TAG OK\r\n" + begun)})});
    ImapSession session(compressed(optionsFor(scripted.port())));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login({}));
    QVERIFY(session.isCompressed());
    VERIFY_RESULT(session.noop());
    QCOMPARE(session.takeUpdates().exists, std::optional<quint32>(7));
    // And what we say arrives.
    DeflateStream reader;
    const QByteArray before = "C1 COMPRESS DEFLATE\r\n";
    QTRY_VERIFY(scripted.received().size() > before.size());
    QTRY_COMPARE(inflated(reader, scripted.received().mid(before.size())), QByteArray("C2 NOOP\r\n"));
}

void ImapCompressionTest::hostileStreams_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorReason>("reason");
    DeflateStream line;
    QTest::newRow("a line of 100 MB")
        << line.deflate("* OK ") + line.deflate(QByteArray(100 << 20, 'a')) << ErrorReason::ResponseTooLarge;
    DeflateStream literal;
    QTest::newRow("a literal of 100 MB")
        << literal.deflate("* LIST () \"/\" {104857600}\r\n") + literal.deflate(QByteArray(100 << 20, 'a'))
        << ErrorReason::ResponseTooLarge;
    QTest::newRow("not compressed") << QByteArray("* 1 EXISTS\r\n").repeated(20)
                                    << ErrorReason::ResponseMalformed;
}

void ImapCompressionTest::hostileStreams()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorReason, reason);
    ScriptedServer server({compressing(bytes, {stall()})});
    ImapSession session(compressed(optionsFor(server.port())));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login({}));
    const auto done = session.noop();
    QVERIFY(!done);
    QCOMPARE(done.error().reason, reason);
    QVERIFY(!session.isConnected());
    QVERIFY(session.bytesRead() < (1 << 20)); // on the wire
}

void ImapCompressionTest::emptyFlushesDoNotEndIdle()
{
    DeflateStream stream;
    const QByteArray go = stream.deflate("+ idling\r\n");
    const QByteArray empty = stream.deflate({});
    const QByteArray half = stream.deflate("* OK Still");
    const QByteArray rest = stream.deflate(" here\r\n");
    const QByteArray news = stream.deflate("* 9 EXISTS\r\nC2 OK done\r\n");
    ScriptedServer server(
        {compressing(go, {pause(30), sendBytes(empty), pause(30), sendBytes(half), pause(30), sendBytes(rest),
                          pause(30), sendBytes(news), stall()})});
    ImapSession session(compressed(optionsFor(server.port())));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login({}));
    const auto outcome = session.idle(20'000);
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->changed);
    QCOMPARE(session.takeUpdates().exists, std::optional<quint32>(9));
}

void ImapCompressionTest::endOfTheStreamIsTheEnd()
{
    // The final empty block (RFC 1951: BFINAL, fixed codes, end of block).
    ScriptedServer server({compressing(QByteArray("\x03\x00", 2), {closeConnection()})});
    ImapSession session(compressed(optionsFor(server.port())));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login({}));
    QVERIFY(!session.noop());
    QVERIFY(!session.isConnected());
}

void ImapCompressionTest::workThroughASession(ImapSession& session)
{
    QVERIFY(session.isCompressed());
    const QByteArray big = bigMessage();
    VERIFY_RESULT(session.append("INBOX", MessageFlag::Seen, {}, big));
    VERIFY_RESULT(session.select("INBOX", {}));
    const auto found = session.search("ALL");
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 1);
    const qint64 before = session.bytesRead();
    QByteArray body;
    VERIFY_RESULT(session.fetchBody(found->first(), [&](QByteArrayView chunk, qint64, qint64) {
        body += chunk;
        return true;
    }));
    QVERIFY(body == big);
    QVERIFY(session.bytesRead() - before < big.size() / 10); // counted on the wire
    const std::unique_ptr<QThread> waker(QThread::create([&] { session.wake(); }));
    waker->start();
    const auto outcome = session.idle(20'000);
    waker->wait();
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->woken);
    const auto pause = session.idle(30);
    VERIFY_RESULT(pause);
    QVERIFY(!pause->woken && !pause->changed);
    VERIFY_RESULT(session.noop());
    session.logout();
}

void ImapCompressionTest::dovecot_data()
{
    QTest::addColumn<Security>("security");
    QTest::newRow("TLS") << Security::Tls;
    QTest::newRow("STARTTLS") << Security::StartTls;
}

void ImapCompressionTest::dovecot()
{
    QFETCH(Security, security);
    DovecotServer::Options serverOptions;
    serverOptions.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(serverOptions);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const quint16 port = security == Security::Tls ? server.imapsPort() : server.imapPort();
    ImapSession session(compressed(optionsFor(server, port, security)));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("ayse"))));
    workThroughASession(session);
}

void ImapCompressionTest::cyrus()
{
    CyrusServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    ConnectionOptions options = optionsFor(server.imapsPort(), Security::Tls, server.host());
    options.policy.addedAuthorities = loadAuthorities(server.caFile()).value_or({});
    ImapSession session(compressed(options));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("ayse@example.org"))));
    workThroughASession(session);
}

QTEST_GUILESS_MAIN(ImapCompressionTest)
#include "tst_imapcompression.moc"
