#include "protocol/DotUnstuffer.h"
#include "protocol/Pop3Errors.h"
#include "protocol/Pop3Reader.h"
#include "unit/protocol/MemorySource.h"
#include "unit/protocol/SessionFixtures.h"

#include <QRandomGenerator>

using namespace postaci;
using namespace postaci::test;

/// Responses from memory, cut anywhere.
class Pop3ReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unstuffing_data();
    void unstuffing();
    void randomMessagesSurvive();
    void lastLineEndByAnnouncedSize_data();
    void lastLineEndByAnnouncedSize();
    void statusLines_data();
    void statusLines();
    void listsAreRead();
    void whatFollowsIsLeft();
    void limits();
    void aSinkMayStop();
    void meaningOfRefusals_data();
    void meaningOfRefusals();
};

namespace {

/// How a server writes a message (RFC 1939 3).
QByteArray stuffed(const QByteArray& message)
{
    QByteArray wire;
    for (qsizetype i = 0; i < message.size(); ++i) {
        const bool startsLine = i == 0 || (i >= 2 && message[i - 1] == '\n' && message[i - 2] == '\r');
        if (startsLine && message[i] == '.')
            wire += '.';
        wire += message[i];
    }
    if (!wire.isEmpty() && !wire.endsWith("\r\n"))
        wire += "\r\n";
    return wire + ".\r\n";
}

struct Unstuffed
{
    QByteArray text;
    bool done = false;
    bool crLf = false;
    qsizetype taken = 0;
};

Unstuffed unstuff(const QByteArray& wire, qsizetype piece)
{
    DotUnstuffer unstuffer;
    Unstuffed result;
    for (qsizetype i = 0; i < wire.size() && !unstuffer.isDone(); i += piece)
        result.taken +=
            unstuffer.take(QByteArrayView(wire).sliced(i, qMin(piece, wire.size() - i)), result.text);
    result.done = unstuffer.isDone();
    result.crLf = unstuffer.endedWithCrLf();
    return result;
}

Result<QByteArray> messageOf(const QByteArray& wire, qint64 announced, qsizetype piece)
{
    MemorySource source(wire, piece);
    Pop3Reader reader(source, testLimits());
    QByteArray text;
    const auto read = reader.message(announced, [&](QByteArrayView bytes) {
        text += bytes;
        return true;
    });
    if (!read)
        return unexpected(read.error());
    return text;
}

} // namespace

void Pop3ReaderTest::unstuffing_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("text"); // without the last CRLF
    QTest::addColumn<bool>("crLf");
    QTest::newRow("plain") << QByteArray("a\r\nb\r\n.\r\n") << QByteArray("a\r\nb") << true;
    QTest::newRow("empty") << QByteArray(".\r\n") << QByteArray() << false;
    QTest::newRow("one line end") << QByteArray("\r\n.\r\n") << QByteArray() << true;
    QTest::newRow("dots") << QByteArray("..\r\n...x\r\na.\r\n.\r\n") << QByteArray(".\r\n..x\r\na.") << true;
    QTest::newRow("bare LF is no line end")
        << QByteArray("a\n.\n..\nb\r\n.\r\n") << QByteArray("a\n.\n..\nb") << true;
    QTest::newRow("LF dot CRLF is no end")
        << QByteArray("a\n.\r\nb\r\n.\r\n") << QByteArray("a\n.\r\nb") << true;
    QTest::newRow("CRLF dot LF is no end")
        << QByteArray("a\r\n.\nb\r\n.\r\n") << QByteArray("a\r\n\nb") << true;
    QTest::newRow("CRLF dot CR is no end")
        << QByteArray("a\r\n.\rb\r\n.\r\n") << QByteArray("a\r\n\rb") << true;
    QTest::newRow("dot CR CR LF") << QByteArray("a\r\n.\r\r\n.\r\n") << QByteArray("a\r\n\r") << true;
    QTest::newRow("CR CR LF") << QByteArray("a\r\r\n.\r\n") << QByteArray("a\r") << true;
    QTest::newRow("NUL and 8-bit") << QByteArray("\0.\xff\r\n.\r\n", 8) << QByteArray("\0.\xff", 3) << true;
    QTest::newRow("unstuffed dot of a careless server")
        << QByteArray(".a\r\n.\r\n") << QByteArray("a") << true;
}

void Pop3ReaderTest::unstuffing()
{
    QFETCH(QByteArray, wire);
    const QByteArray behind = "+OK next\r\n";
    for (qsizetype piece = 1; piece <= wire.size() + behind.size(); ++piece) {
        const Unstuffed result = unstuff(wire + behind, piece);
        QVERIFY(result.done);
        QTEST(result.text, "text");
        QTEST(result.crLf, "crLf");
        QCOMPARE(result.taken, wire.size());
    }
    // The end is the end and nothing before it.
    QVERIFY(!unstuff(wire.chopped(1), 1).done);
}

void Pop3ReaderTest::randomMessagesSurvive()
{
    QRandomGenerator random(20261126);
    static constexpr char kAlphabet[] = {'.', '.', '\r', '\n', '\r', '\n', '\0', 'a', '\xff'};
    for (int round = 0; round < 20'000; ++round) {
        QByteArray message;
        for (auto size = random.bounded(24U); size > 0; --size)
            message += kAlphabet[random.bounded(static_cast<quint32>(sizeof kAlphabet))];
        const qsizetype piece = 1 + static_cast<qsizetype>(random.bounded(7U));
        const auto read = messageOf(stuffed(message), message.size(), piece);
        VERIFY_RESULT(read);
        QVERIFY2(*read == message, qPrintable(QStringLiteral("round %1: %2 became %3")
                                                  .arg(round)
                                                  .arg(QString::fromLatin1(message.toHex()),
                                                       QString::fromLatin1(read->toHex()))));
    }
}

void Pop3ReaderTest::lastLineEndByAnnouncedSize_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("announced");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("its own") << QByteArray("a\r\n.\r\n") << 3 << QByteArray("a\r\n");
    QTest::newRow("added by the server") << QByteArray("a\r\n.\r\n") << 1 << QByteArray("a");
    QTest::newRow("a wrong size") << QByteArray("a\r\n.\r\n") << 2 << QByteArray("a\r\n");
    QTest::newRow("no size") << QByteArray("ab\r\n.\r\n") << 0 << QByteArray("ab\r\n");
    QTest::newRow("empty") << QByteArray(".\r\n") << 0 << QByteArray();
    QTest::newRow("LF counted once") << QByteArray("a\r\nb\r\n.\r\n") << 4 << QByteArray("a\r\nb");
}

void Pop3ReaderTest::lastLineEndByAnnouncedSize()
{
    QFETCH(QByteArray, wire);
    QFETCH(int, announced);
    for (qsizetype piece = 1; piece <= wire.size(); ++piece) {
        const auto read = messageOf(wire, announced, piece);
        VERIFY_RESULT(read);
        QTEST(*read, "message");
    }
}

void Pop3ReaderTest::statusLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("kind"); // -1: not POP3
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("words");
    const auto kind = [](Pop3Status::Kind k) { return int(k); };
    using enum Pop3Status::Kind;
    QTest::newRow("ok") << QByteArray("+OK 2 320") << kind(Ok) << QByteArray() << QByteArray("2 320");
    QTest::newRow("bare ok") << QByteArray("+OK") << kind(Ok) << QByteArray() << QByteArray();
    QTest::newRow("any case") << QByteArray("+ok  hi ") << kind(Ok) << QByteArray() << QByteArray("hi");
    QTest::newRow("error") << QByteArray("-ERR no") << kind(Pop3Status::Kind::Error) << QByteArray()
                           << QByteArray("no");
    QTest::newRow("code") << QByteArray("-ERR [in-use] busy") << kind(Pop3Status::Kind::Error)
                          << QByteArray("IN-USE") << QByteArray("busy");
    QTest::newRow("code with level") << QByteArray("-ERR [SYS/TEMP] x") << kind(Pop3Status::Kind::Error)
                                     << QByteArray("SYS/TEMP") << QByteArray("x");
    QTest::newRow("brackets that are no code")
        << QByteArray("-ERR [see here] x") << kind(Pop3Status::Kind::Error) << QByteArray()
        << QByteArray("[see here] x");
    QTest::newRow("bracket left open")
        << QByteArray("-ERR [AUTH") << kind(Pop3Status::Kind::Error) << QByteArray() << QByteArray("[AUTH");
    QTest::newRow("challenge") << QByteArray("+ PDEuMg==") << kind(Challenge) << QByteArray()
                               << QByteArray("PDEuMg==");
    QTest::newRow("empty challenge") << QByteArray("+") << kind(Challenge) << QByteArray() << QByteArray();
    QTest::newRow("IMAP") << QByteArray("* OK ready") << -1 << QByteArray() << QByteArray();
    QTest::newRow("SMTP") << QByteArray("220 ready") << -1 << QByteArray() << QByteArray();
    QTest::newRow("word run on") << QByteArray("+OKAY") << -1 << QByteArray() << QByteArray();
    QTest::newRow("empty line") << QByteArray() << -1 << QByteArray() << QByteArray();
}

void Pop3ReaderTest::statusLines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, kind);
    for (const char* const end : {"\r\n", "\n"}) {
        MemorySource source(line + end, 1);
        Pop3Reader reader(source, testLimits());
        const auto status = reader.status();
        if (kind < 0) {
            QVERIFY(!status);
            QCOMPARE(status.error().reason, ErrorReason::ResponseMalformed);
            continue;
        }
        VERIFY_RESULT(status);
        QCOMPARE(int(status->kind), kind);
        QTEST(status->code, "code");
        QTEST(status->words, "words");
    }
}

void Pop3ReaderTest::listsAreRead()
{
    MemorySource source("1 a\r\n..b\n\r\n.\r\n+OK\r\n", 3);
    Pop3Reader reader(source, testLimits());
    QByteArrayList lines;
    for (;;) {
        const auto line = reader.listLine();
        VERIFY_RESULT(line);
        if (!*line)
            break;
        lines.append((**line).toByteArray());
    }
    QCOMPARE(lines, QByteArrayList({"1 a", ".b", ""}));
    QVERIFY(reader.status()->isOk());
    QVERIFY(!reader.listLine()); // the end of the bytes
}

void Pop3ReaderTest::whatFollowsIsLeft()
{
    MemorySource source("+OK\r\nfirst\r\n.\r\n+OK\r\nsecond\r\n.\r\n-ERR gone\r\n");
    Pop3Reader reader(source, testLimits());
    QByteArrayList messages;
    for (int i = 0; i < 2; ++i) {
        QVERIFY(reader.status()->isOk());
        QByteArray text;
        VERIFY_RESULT(reader.message(100, [&](QByteArrayView piece) {
            text += piece;
            return true;
        }));
        messages.append(text);
    }
    QCOMPARE(messages, QByteArrayList({"first\r\n", "second\r\n"}));
    QVERIFY(reader.hasBuffered());
    QCOMPARE(reader.status()->words, QByteArray("gone"));
    QVERIFY(!reader.hasBuffered());
}

void Pop3ReaderTest::limits()
{
    NetworkLimits limits = testLimits();
    limits.maxTextLine = 1000;
    limits.maxReply = 10'000;
    MemorySource longLine(QByteArray("+OK ") + QByteArray(1 << 20, 'a'), 4096);
    Pop3Reader lineReader(longLine, limits);
    QCOMPARE(lineReader.status().error().reason, ErrorReason::ResponseTooLarge);
    QVERIFY(longLine.taken() < (256 << 10));

    MemorySource endless(QByteArray("1 1\r\n").repeated(100'000), 4096);
    Pop3Reader listReader(endless, limits);
    Result<std::optional<QByteArrayView>> line = listReader.listLine();
    while (line)
        line = listReader.listLine();
    QCOMPARE(line.error().reason, ErrorReason::ResponseTooLarge);
    QVERIFY(endless.taken() < (64 << 10));

    const QByteArray flood = QByteArray(8 << 20, 'x');
    MemorySource message(flood, 4096);
    Pop3Reader messageReader(message, limits);
    qint64 got = 0;
    const auto read = messageReader.message(1000, [&](QByteArrayView piece) {
        got += piece.size();
        return true;
    });
    QCOMPARE(read.error().reason, ErrorReason::ResponseTooLarge);
    QVERIFY(got < (2 << 20));
}

void Pop3ReaderTest::aSinkMayStop()
{
    MemorySource source("text\r\n.\r\n");
    Pop3Reader reader(source, testLimits());
    QCOMPARE(reader.message(100, [](QByteArrayView) { return false; }).error().kind, ErrorKind::Cancelled);
}

void Pop3ReaderTest::meaningOfRefusals_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("command"); // empty: a login
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorReason>("reason");
    const auto row = [](const char* name, const char* line, const char* command, ErrorKind kind,
                        ErrorReason reason) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(command) << kind << reason;
    };
    row("wrong password", "-ERR [AUTH] Authentication failed.", "", ErrorKind::Authentication,
        ErrorReason::CredentialsRejected);
    row("without words", "-ERR", "", ErrorKind::Authentication, ErrorReason::CredentialsRejected);
    row("locked", "-ERR [IN-USE] Do you have another POP session running?", "", ErrorKind::Timeout,
        ErrorReason::ServerBusy);
    row("locked in words", "-ERR maildrop already locked", "", ErrorKind::Timeout, ErrorReason::ServerBusy);
    row("locked account", "-ERR your account is locked", "", ErrorKind::Authentication,
        ErrorReason::CredentialsRejected);
    row("too soon", "-ERR [LOGIN-DELAY] minimum time between mail checks violation", "", ErrorKind::Timeout,
        ErrorReason::ServerBusy);
    row("out of order", "-ERR [SYS/TEMP] Temporary authentication failure", "", ErrorKind::Timeout,
        ErrorReason::ServerBusy);
    row("out of order for good", "-ERR [SYS/PERM] mailbox disabled, ask support", "", ErrorKind::Rejected,
        ErrorReason::Unspecified);
    row("gone", "-ERR There's no message 7.", "RETR", ErrorKind::Gone, ErrorReason::MessageMissing);
    row("deleted", "-ERR message 2 already deleted", "DELE", ErrorKind::Gone, ErrorReason::MessageMissing);
    row("unknown command", "-ERR Unknown command: TOP", "TOP", ErrorKind::Rejected, ErrorReason::Unspecified);
    row("later", "-ERR [SYS/TEMP] disk is away", "RETR", ErrorKind::Timeout, ErrorReason::ServerBusy);
}

void Pop3ReaderTest::meaningOfRefusals()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, command);
    MemorySource source(line + "\r\n");
    Pop3Reader reader(source, testLimits());
    const auto status = reader.status();
    VERIFY_RESULT(status);
    const postaci::Error error = command.isEmpty() ? pop3LoginError(*status) : pop3Error(*status, command);
    QTEST(error.kind, "kind");
    QTEST(error.reason, "reason");
    if (line.size() > 5)
        QVERIFY(error.detail.contains(QString::fromLatin1(line.mid(5, 8))));
}

QTEST_GUILESS_MAIN(Pop3ReaderTest)
#include "tst_pop3reader.moc"
