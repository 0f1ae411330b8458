// Servers that send without end: whatever it is, at whatever moment, the memory that it takes is bounded.
// Measured as the kernel counts it, with the limits that the program itself has.
#include "protocol/SmtpSession.h"
#include "support/PeakMemory.h"
#include "unit/protocol/SessionFixtures.h"

using namespace postaci;
using namespace postaci::test;
using Security = postaci::Security;

#if defined(__SANITIZE_ADDRESS__)
// What was freed stays resident for a while there, and everything is larger.
extern "C" const char* __asan_default_options()
{
    return "detect_leaks=0:quarantine_size_mb=8";
}
constexpr qint64 kFactor = 3;
#else
constexpr qint64 kFactor = 1;
#endif

namespace {

/// A response that is held whole may be this large by its limit, and is copied once while it grows.
constexpr qint64 kOneResponse = 200 << 20;
/// What is gathered from many small ones.
constexpr qint64 kManyResponses = 48 << 20;
constexpr qint64 kFlood = 100 << 20;    ///< of one response
constexpr qint64 kManyFlood = 16 << 20; ///< of many

enum class Moment { Login, List, Select, Search, Headers, Flags, Body, Copy, Append, Idle, Noop };

/// The client's part, whatever comes of it.
void perform(ImapSession& session, Moment moment)
{
    const UidSet uids = UidSet::fromRange(1, 1000);
    const auto ignore = [](const auto& result) { (void)result.has_value(); };
    switch (moment) {
    case Moment::Login:
        return ignore(session.login(passwordOf(QStringLiteral("u"))));
    case Moment::List:
        return ignore(session.list());
    case Moment::Select:
        return ignore(session.select("INBOX", QresyncState{1, 1, {}}));
    case Moment::Search:
        return ignore(session.search("ALL"));
    case Moment::Headers:
        return ignore(session.fetchHeaders(uids, [](ImapHeader&&) {}));
    case Moment::Flags:
        return ignore(session.fetchFlags(
            uids, 1, [](ImapFlags&&) {}, [](const UidSet&) {}));
    case Moment::Body:
        return ignore(session.fetchBody(1, [](QByteArrayView, qint64, qint64) { return true; }));
    case Moment::Copy:
        return ignore(session.copy(uids, "x"));
    case Moment::Append:
        return ignore(session.append("x", {}, {}, "text"));
    case Moment::Idle:
        return ignore(session.idle(20'000));
    case Moment::Noop:
        return ignore(session.noop());
    }
}

/// Numbers enough for a line of some length.
QByteArray numbers(char separator)
{
    return (QByteArray("$N") + separator).repeated(500) + "$N";
}

} // namespace

class WireMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void imapGreetings_data();
    void imapGreetings();
    void imapFloods_data();
    void imapFloods();
    void smtpFloods_data();
    void smtpFloods();
    void floodsWhileWeWrite();
};

void WireMemoryTest::initTestCase()
{
    // A measure that always says nothing would let everything pass.
    const PeakMemory measure;
    QByteArray some(64 << 20, 'x');
    QVERIFY(some.at(12345) == 'x');
    QVERIFY(measure.growth() > 50 << 20);
}

void WireMemoryTest::imapGreetings_data()
{
    QTest::addColumn<Script>("script");
    QTest::newRow("a line without end") << Script{sendBytes("* OK "), flood("x", kFlood)};
    QTest::newRow("a code without end") << Script{sendBytes("* OK ["), flood("ALERT \"", kFlood)};
    QTest::newRow("capabilities without end")
        << Script{sendBytes("* OK [CAPABILITY IMAP4rev1"), flood(" AUTH=X$N", kFlood)};
    QTest::newRow("no line at all") << Script{flood(QByteArray(1, '\0'), kFlood)};
    QTest::newRow("capability lines without end")
        << Script{sendLine("* OK hello"), expectLine("$TAG CAPABILITY"),
                  flood("* CAPABILITY IMAP4rev1 A$N B$N\r\n", kManyFlood), sendLine("$TAG OK"), stall()};
}

void WireMemoryTest::imapGreetings()
{
    QFETCH(Script, script);
    ScriptedServer server({script});
    const PeakMemory measure;
    ImapSession session(optionsFor(server.port()));
    (void)session.connect().has_value();
    const qint64 growth = measure.growth();
    QVERIFY2(growth < kManyResponses * kFactor,
             qPrintable(QString::number(growth >> 20) + QStringLiteral(" MB")));
}

void WireMemoryTest::imapFloods_data()
{
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("allowed");
    const auto row = [](const char* name, Moment moment, const QByteArray& text, const QByteArray& begin = {},
                        qint64 allowed = kManyResponses) {
        QTest::newRow(name) << moment << begin << text << allowed;
    };
    row("answers to a login without end", Moment::Login, "+ \r\n");
    row("a challenge without end", Moment::Login, "QUFB", "+ ");
    row("folders", Moment::List, "* LIST () \"/\" folder$N\r\n");
    row("statuses", Moment::List, "* STATUS folder$N (MESSAGES 1)\r\n");
    row("a folder's name", Moment::List, "x", "* LIST () \"/\" \"");
    row("vanished lists", Moment::Select, "* VANISHED (EARLIER) " + numbers(',') + "\r\n");
    row("one vanished list", Moment::Select, "$N,", "* VANISHED (EARLIER) ", kOneResponse);
    row("changed flags", Moment::Select, "* 1 FETCH (UID $N FLAGS (\\Seen) MODSEQ ($N))\r\n");
    row("keywords", Moment::Select, "keyword$N ", "* 1 FETCH (UID 1 FLAGS (", kOneResponse);
    row("many keywords", Moment::Noop, "* 1 FETCH (UID $N FLAGS (" + numbers(' ') + "))\r\n");
    row("permanent flags", Moment::Select, "keyword$N ", "* OK [PERMANENTFLAGS (");
    row("search results", Moment::Search, "* SEARCH " + numbers(' ') + "\r\n", {}, kOneResponse);
    row("one search result", Moment::Search, " $N", "* SEARCH", kOneResponse);
    row("sets of search results", Moment::Search, "* ESEARCH UID ALL " + numbers(',') + "\r\n");
    row("a literal", Moment::Headers, "x", "* 1 FETCH (UID 1 ENVELOPE {60000000}\r\n", kOneResponse);
    row("literals", Moment::Headers, "{10000}\r\n" + QByteArray(10000, 'x') + ' ', "* 1 FETCH (UID 1 ",
        kOneResponse);
    row("empty literals", Moment::Headers, "{0}\r\n ", "* 1 FETCH (UID 1 ", kOneResponse);
    row("parentheses", Moment::Headers, "(", "* 1 FETCH ", kOneResponse);
    row("empty lists", Moment::Headers, "()", "* 1 FETCH ", kOneResponse);
    row("addresses", Moment::Headers, "(NIL NIL \"a$N\" \"x.org\")",
        "* 1 FETCH (UID 1 ENVELOPE (\"d\" \"s\" (", kOneResponse);
    row("an escaped string", Moment::Headers, "\\\"", "* 1 FETCH (UID 1 ENVELOPE (\"", kOneResponse);
    row("headers that nobody asked for", Moment::Headers, "* 1 FETCH (UID $N RFC822.SIZE 1)\r\n");
    row("flags that nobody asked for", Moment::Flags, "* 1 FETCH (UID $N FLAGS ())\r\n");
    row("vanished in between", Moment::Flags, "* VANISHED (EARLIER) " + numbers(',') + "\r\n");
    row("a body", Moment::Body, "x", "* 1 FETCH (UID 1 BODY[]<0> {4000000000}\r\n");
    row("bodies", Moment::Body, "* 1 FETCH (UID 1 BODY[]<0> {10}\r\n0123456789)\r\n");
    row("copies", Moment::Copy, "* OK [COPYUID 1 " + numbers(',') + ' ' + numbers(',') + "] x\r\n");
    row("alerts", Moment::Noop, "* OK [ALERT] " + QByteArray(500, 'x') + "$N\r\n");
    row("long alerts", Moment::Noop, "* OK [ALERT] $N" + QByteArray(900'000, 'x') + "\r\n");
    row("talk", Moment::Noop, "* OK still here\r\n");
    row("garbage", Moment::Noop, "garbage $N\r\n");
    row("answers to others", Moment::Noop, "X$N OK done\r\n");
    row("consents", Moment::Append, "+ go on\r\n");
    row("news", Moment::Idle, "* VANISHED " + numbers(',') + "\r\n");
    row("keep-alives", Moment::Idle, "* OK still here\r\n");
}

void WireMemoryTest::imapFloods()
{
    QFETCH(Moment, moment);
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, text);
    QFETCH(qint64, allowed);
    const QByteArray capabilities =
        "IDLE UIDPLUS MOVE CONDSTORE QRESYNC ENABLE LIST-EXTENDED LIST-STATUS ESEARCH";
    // As long as the client listens; what it asks after that is nobody's concern here.
    const Script begins =
        moment == Moment::Login
            ? Script{sendLine("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN " + capabilities + "] hello"),
                     expectLine("$TAG .*")}
            : loggedIn(capabilities, {expectLine("$TAG .*")});
    const Script consent = moment == Moment::Idle ? Script{sendLine("+ idling")} : Script{};
    ScriptedServer server({begins + consent +
                           Script{sendBytes(begin), flood(text, begin.isEmpty() ? kManyFlood : kFlood),
                                  sendLine("$TAG OK done"), closeConnection()}});
    const PeakMemory measure;
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    perform(session, moment);
    const qint64 growth = measure.growth();
    QVERIFY2(growth < allowed * kFactor, qPrintable(QString::number(growth >> 20) + QStringLiteral(" MB")));
}

void WireMemoryTest::smtpFloods_data()
{
    QTest::addColumn<Script>("script");
    const Script greeting{sendLine("220 mail.example.org ESMTP"), expectLine("EHLO .*")};
    const Script ready = greeting + Script{sendLine("250-hello"), sendLine("250 AUTH CRAM-MD5 LOGIN")};
    QTest::newRow("greeting lines") << Script{flood("220-hello $N\r\n", kFlood)};
    QTest::newRow("a greeting line") << Script{sendBytes("220 "), flood("x", kFlood)};
    QTest::newRow("no line at all") << Script{flood("\r", kFlood)};
    QTest::newRow("long greeting lines") << Script{flood("220-" + QByteArray(60'000, 'x') + "\r\n", kFlood)};
    QTest::newRow("extensions") << greeting + Script{flood("250-EXTENSION$N\r\n", kFlood)};
    QTest::newRow("mechanisms") << greeting +
                                       Script{sendBytes("250-hello\r\n250-AUTH"), flood(" X$N", kFlood)};
    QTest::newRow("challenges") << ready + Script{expectLine("AUTH .*"), flood("334 QUFB\r\n", kFlood)};
    QTest::newRow("a challenge") << ready + Script{expectLine("AUTH .*"), sendBytes("334 "),
                                                   flood("QUFB", kFlood)};
    QTest::newRow("answers to a recipient")
        << ready + Script{expectLine("AUTH .*"), sendLine("334 QUFB"),
                          expectLine(".*"),      sendLine("334 QUFB"),
                          expectLine(".*"),      sendLine("235 in"),
                          expectLine("MAIL .*"), flood("250-ok $N\r\n", kFlood)};
}

void WireMemoryTest::smtpFloods()
{
    QFETCH(Script, script);
    ScriptedServer server({script});
    const PeakMemory measure;
    SmtpSession session(optionsFor(server.port()));
    if (session.connect() && session.login(passwordOf(QStringLiteral("u"))))
        (void)session.send(QStringLiteral("a@x.org"), {QStringLiteral("b@y.org")}, "text\r\n",
                           [] { return true; });
    const qint64 growth = measure.growth();
    QVERIFY2(growth < (20 << 20) * kFactor,
             qPrintable(QString::number(growth >> 20) + QStringLiteral(" MB")));
}

void WireMemoryTest::floodsWhileWeWrite()
{
    // Nobody reads answers while a message of some size goes out, and they come all the same.
    ScriptedServer server(
        {loggedIn("LITERAL+", {expectLine("$TAG APPEND .*"), flood("* OK still here\r\n", kManyFlood),
                               sendLine("$TAG OK"), stall()})});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    const QByteArray message(900'000, 'x');
    const PeakMemory measure;
    (void)session.append("x", {}, {}, message).has_value();
    const qint64 growth = measure.growth();
    QVERIFY2(growth < (40 << 20) * kFactor,
             qPrintable(QString::number(growth >> 20) + QStringLiteral(" MB")));
}

QTEST_GUILESS_MAIN(WireMemoryTest)
#include "tst_wirememory.moc"
