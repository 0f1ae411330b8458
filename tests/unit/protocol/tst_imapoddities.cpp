// Answers to FETCH as real servers write them, each followed by a sane one that must be understood too; and
// the register of all oddities that a robust client must stand.
#include "support/sourcetree/SourceTree.h"
#include "unit/protocol/ScriptedScene.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace postaci;
using namespace postaci::test;

class ImapOdditiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneHasATest();
    void fetchedHeaders_data();
    void fetchedHeaders();
    void literalsOfAWrongLength_data();
    void literalsOfAWrongLength();
    void statusAndSelectDiffer();
    void flagsAreFetchedInWindows();
    void appendedMessagesShowLater();
    void capabilitiesAmongWords();
    void gmailsTrashIsMovedTo();
};

namespace {

/// Without them data is lost, or the client hangs, crashes or never syncs.
constexpr int oddities[] = {3,   5,   11,  13,  16,  17,  18,  20,  21,  22,  24,  26,  27,  28,  31,
                            34,  36,  37,  39,  42,  44,  47,  49,  51,  52,  53,  54,  55,  57,  58,
                            61,  62,  63,  67,  68,  69,  72,  73,  74,  77,  81,  82,  85,  87,  88,
                            89,  90,  92,  93,  94,  95,  96,  98,  99,  100, 101, 103, 104, 111, 112,
                            114, 116, 118, 121, 126, 127, 128, 129, 130, 132, 133, 134, 135, 136, 139,
                            140, 144, 146, 147, 148, 150, 152, 154, 157, 158, 161, 162, 164, 166, 168};

/// The ids that a test names: "IMAP-058", or "IMAP-058, 059" for a run of them.
QSet<int> namedIn(const QString& source)
{
    static const QRegularExpression run(QStringLiteral("IMAP-(\\d+(?:, \\d+)*)"));
    QSet<int> ids;
    for (auto found = run.globalMatch(source); found.hasNext();) {
        const QStringList numbers = found.next().captured(1).split(QStringLiteral(", "));
        for (const QString& number : numbers)
            ids.insert(number.toInt());
    }
    return ids;
}

} // namespace

void ImapOdditiesTest::everyOneHasATest()
{
    QSet<int> tested;
    QDirIterator files(sourcePath(QStringLiteral("tests")), {QStringLiteral("tst_*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        tested.unite(namedIn(QString::fromUtf8(file.readAll())));
    }
    QStringList missing;
    for (const int id : oddities) {
        if (!tested.contains(id))
            missing.append(QStringLiteral("IMAP-%1").arg(id, 3, 10, QLatin1Char('0')));
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("no test names ") + missing.join(QLatin1Char(' '))));
}

void ImapOdditiesTest::fetchedHeaders_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<bool>("attachment");
    const auto envelope = [](const char* name, const QByteArray& members, const QString& subject) {
        QTest::newRow(name) << "* 1 FETCH (UID 1 RFC822.SIZE 5 ENVELOPE (" + members + "))" << subject
                            << false;
    };
    const auto structure = [](const char* name, const QByteArray& body, bool attachment) {
        QTest::newRow(name) << "* 1 FETCH (UID 1 RFC822.SIZE 5 ENVELOPE (NIL \"s\") BODYSTRUCTURE " + body +
                                   ")"
                            << QStringLiteral("s") << attachment;
    };
    envelope("IMAP-072",
             R"(NIL "s" (("x" NIL "MISSING_MAILBOX" "MISSING_DOMAIN")) NIL NIL NIL NIL NIL NIL NIL)",
             QStringLiteral("s"));
    envelope("IMAP-073",
             R"(NIL "s: 3" (("Microsoft Exchange Server" NIL NIL ".MISSING-HOST-NAME.")) NIL NIL )"
             R"((("u" NIL "u" "testdomain.com")) NIL NIL NIL NIL)",
             QStringLiteral("s: 3"));
    envelope("IMAP-074", R"("Tue, 24 Sep 2019 09:48:05 +0800" "s" (("a" NIL "a" "b.example")) NIL NIL NIL)",
             QStringLiteral("s"));
    envelope("IMAP-077", R"(NIL "s" () () () () () () NIL NIL)", QStringLiteral("s"));
    envelope("IMAP-081", "NIL \"F\xc3\xa5\" NIL NIL NIL NIL NIL NIL NIL NIL", QStringLiteral("Få"));
    QTest::newRow("IMAP-082") << QByteArray(
                                     "* 1 FETCH (UID 1 (ENVELOPE (NIL \"s\" NIL NIL NIL NIL NIL NIL NIL "
                                     "NIL)) BODYSTRUCTURE (\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 0 0 NIL))")
                              << QStringLiteral("s") << false;
    structure("IMAP-085", R"(("image" "gif" () "25b2.gif" NIL "base64" 20776 NIL ("inline" NIL) NIL NIL))",
              true);
    structure("IMAP-087",
              R"(("text" "plain" ("charset" "UTF-8") NIL NIL "quoted-printable" -1 -1 NIL NIL NIL NIL))",
              false);
    structure(
        "IMAP-088",
        R"((("text" "plain" NIL NIL NIL "7bit" 1 1) "mixed" ("boundary" "-") "S/MIME Encrypted Message" NIL))",
        false);
    structure("IMAP-089", R"(("text" "plain" NIL NIL NIL "7BIT" 850 31 NIL "inline" NIL NIL))", false);
    structure("IMAP-090", R"(("text" "html" NIL NIL NIL "7bit" 4848 25 NIL ("inline") NIL))", false);
    structure("IMAP-092", R"(("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 836 NIL ("ATTACHMENT" NIL) NIL))", true);
    structure(
        "IMAP-093",
        R"((("ALTERNATIVE" ("BOUNDARY" "==a") NIL NIL)("TEXT" "HTML" ("NAME" "s.html") NIL NIL "7BIT" 6 1 )"
        R"(NIL NIL NIL) "ALTERNATIVE" ("BOUNDARY" "==a") NIL NIL))",
        true);
    structure("IMAP-094", R"((("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1)("ALTERNATIVE") "REPORT"))", false);
    structure("IMAP-095", R"((("RELATED" NIL ("ATTACHMENT" NIL) NIL) "MIXED" ("BOUNDARY" "-") NIL NIL))",
              true);
    structure("IMAP-096", R"((NIL "alternative" ("boundary" "Apple-Mail=_352FCEEC") NIL NIL NIL))", false);
    structure("IMAP-098", R"(( "X-ZIP" ("BOUNDARY" "") NIL NIL "base64" 4096))", false);
    structure("IMAP-098 text", R"(("TEXT" ("CHARSET" "windows-1251") NIL NIL "base64" 356 5))", false);
    structure("IMAP-098 application", R"(("APPLICATION" NIL NIL NIL "base64" 356))", true);
    structure("IMAP-099", R"((NIL NIL NIL NIL NIL "7BIT" 563 NIL NIL NIL NIL))", false);
    structure("IMAP-100",
              R"((("MOUNDARY="_006_5DBB_"" "OCTET-STREAM" ("name" "test.dat") NIL NIL "base64" 3 NIL )"
              R"(("attachment" ("filename" "test.dat"))) "mixed"))",
              true);
    structure("IMAP-101", R"(("text" "plain" NIL NIL NIL "7bit" 1 1 NIL NIL NIL ()))", false);
    structure("IMAP-103", R"(("text" "plain" NIL NIL NIL NIL 12 1))", false);
    structure("IMAP-104", R"(("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 12))", false);
    QTest::newRow("IMAP-111") << QByteArray("* 1 FETCH (RFC822.SIZE 5 ENVELOPE (NIL \"s\") UID 1 )")
                              << QStringLiteral("s") << false;
    QTest::newRow("IMAP-112") << QByteArray("* 1 FETCH (BODY[HEADER.FIELDS (REFERENCES)] UID 1 RFC822.SIZE 5 "
                                            "ENVELOPE (NIL \"s\"))")
                              << QStringLiteral("s") << false;
    QTest::newRow("IMAP-126") << QByteArray("* 1 FETCH (UID 1 RFC822.SIZE 5 ENVELOPE (NIL {3}\r\na\0b))", 58)
                              << QStringLiteral("a b") << false;
    QTest::newRow("IMAP-127") << QByteArray(3, '\0') + "* 1 FETCH (UID 1 RFC822.SIZE 5 ENVELOPE (NIL \"s\"))"
                              << QStringLiteral("s") << false;
    for (const char* const date :
         {"\"01-Jan-1970 00:00:00 +0000\"", "\"2014-07-07T08:00:00\"", "NIL", "()"}) {
        QTest::newRow(QByteArray("IMAP-130 ") + date)
            << "* 1 FETCH (UID 1 INTERNALDATE " + QByteArray(date) + " RFC822.SIZE 5 ENVELOPE (NIL \"s\"))"
            << QStringLiteral("s") << false;
    }
}

void ImapOdditiesTest::fetchedHeaders()
{
    QFETCH(QByteArray, line);
    Scene scene("",
                {expectLine("$TAG UID FETCH 1:2 .*"), sendLine(line),
                 sendLine("* 2 FETCH (UID 2 RFC822.SIZE 7 ENVELOPE (NIL \"sane\") BODYSTRUCTURE (\"text\" "
                          "\"plain\" NIL NIL NIL \"7bit\" 1 1))"),
                 sendLine("$TAG OK"), expectLine("$TAG NOOP"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QList<ImapHeader> headers;
    VERIFY_RESULT(scene.session.fetchHeaders(
        UidSet::fromRange(1, 2), [&](ImapHeader&& header) { headers.append(std::move(header)); }));
    QCOMPARE(headers.size(), 2);
    QCOMPARE(headers[0].uid, 1U);
    QTEST(headers[0].envelope.subject, "subject");
    QTEST(headers[0].hasAttachment, "attachment");
    QVERIFY(!headers[0].internalDate.isValid());
    for (const Address& address : headers[0].envelope.from)
        QVERIFY2(!address.addr.contains(QLatin1String("MISSING"), Qt::CaseInsensitive),
                 qPrintable(address.addr));
    QCOMPARE(headers[1].uid, 2U);
    QCOMPARE(headers[1].envelope.subject, QStringLiteral("sane"));
    VERIFY_RESULT(scene.session.noop());
    VERIFY_SCRIPT(scene.server);
}

void ImapOdditiesTest::literalsOfAWrongLength_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("IMAP-116 longer") << QByteArray(
        "* 1 FETCH (UID 7 BODY[]<0> {4}\r\nabcdef)\r\n$TAG OK\r\n");
    QTest::newRow("IMAP-116 shorter, silence") << QByteArray("* 1 FETCH (UID 7 BODY[]<0> {40}\r\nabcd)\r\n");
    QTest::newRow("IMAP-116 shorter")
        << QByteArray("* 1 FETCH (UID 7 BODY[]<0> {10}\r\nabcd)\r\n$TAG OK done\r\n");
}

void ImapOdditiesTest::literalsOfAWrongLength()
{
    QFETCH(QByteArray, answer);
    NetworkLimits limits = testLimits();
    limits.replyMs = 300;
    Scene scene("", {expectLine("$TAG UID FETCH 7 .*"), sendBytes(answer), stall()}, limits);
    VERIFY_RESULT(scene.ready);
    const auto fetched = scene.session.fetchBody(7, [](QByteArrayView, qint64, qint64) { return true; });
    QVERIFY(!fetched); // a message that was cut is never taken for a whole one
    QVERIFY(fetched.error().isRetriedQuietly());
    QVERIFY(!scene.session.isConnected());
}

void ImapOdditiesTest::statusAndSelectDiffer() // IMAP-069
{
    Scene scene("", {expectLine("$TAG STATUS \"\\[Gmail\\]/Chats\" .*"),
                     sendLine("* STATUS \"[Gmail]/Chats\" (MESSAGES 12)"), sendLine("$TAG OK"),
                     expectLine("$TAG SELECT \"\\[Gmail\\]/Chats\""), sendLine("* 0 EXISTS"),
                     sendLine("$TAG OK"), expectLine("$TAG NOOP"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.status("[Gmail]/Chats")->messages, std::optional<quint32>(12));
    QCOMPARE(scene.session.select("[Gmail]/Chats", {})->exists, 0U);
    VERIFY_RESULT(scene.session.noop());
    QVERIFY(scene.session.takeUpdates().isEmpty()); // nothing to sync again for
}

void ImapOdditiesTest::flagsAreFetchedInWindows() // IMAP-118
{
    Scene scene("", {expectLine("$TAG UID FETCH 10:2009 \\(UID FLAGS\\)"),
                     sendLine("* 1 FETCH (UID 10 FLAGS (\\Seen))"), sendLine("$TAG OK"),
                     expectLine("$TAG UID FETCH 2010:4009 \\(UID FLAGS\\)"),
                     sendLine("* 2001 FETCH (UID 2010 FLAGS ())"), sendLine("$TAG OK"),
                     expectLine("$TAG UID FETCH 4010:4509 \\(UID FLAGS\\)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QList<quint32> told;
    VERIFY_RESULT(scene.session.fetchFlags(UidSet::fromRange(10, 4509), 0,
                                           [&](ImapFlags&& flags) { told.append(flags.uid); }));
    QCOMPARE(told, (QList<quint32>{10, 2010}));
    VERIFY_SCRIPT(scene.server);
}

void ImapOdditiesTest::appendedMessagesShowLater() // IMAP-154
{
    Scene scene("LITERAL+ UIDPLUS",
                {expectLine("$TAG SELECT \"Sent\""), sendLine("* 4 EXISTS"), sendLine("$TAG OK"),
                 expectLine("$TAG APPEND .*"), expectLiteral(), sendLine("$TAG OK [APPENDUID 9 44] done"),
                 expectLine("$TAG NOOP"), sendLine("* 5 EXISTS"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.select("Sent", {}));
    QCOMPARE(scene.session.append("Sent", {}, {}, "abc")->uid, 44U);
    QVERIFY(scene.session.takeUpdates().isEmpty());
    VERIFY_RESULT(scene.session.noop());
    QCOMPARE(scene.session.takeUpdates().exists, std::optional<quint32>(5));
    VERIFY_SCRIPT(scene.server);
}

void ImapOdditiesTest::capabilitiesAmongWords() // IMAP-010
{
    ScriptedServer server(
        {{sendLine("* OK hi"), expectLine("$TAG CAPABILITY"),
          sendLine("* CAPABILITY SEINE IMAP server IMAP4rev1 LITERAL+"), sendLine("$TAG OK")}});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    QVERIFY(session.has("LITERAL+"));
    VERIFY_SCRIPT(server);
}

void ImapOdditiesTest::gmailsTrashIsMovedTo() // IMAP-144
{
    // \Deleted and EXPUNGE would only take a label away there.
    Scene scene("MOVE UIDPLUS X-GM-EXT-1",
                {expectLine("$TAG UID MOVE 5 \"\\[Gmail\\]/Trash\""), sendLine("* OK [COPYUID 9 5 1]"),
                 sendLine("* 2 EXPUNGE"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto moved = scene.session.move(UidSet::fromRange(5, 5), "[Gmail]/Trash");
    VERIFY_RESULT(moved);
    QCOMPARE(moved->uids, (QList<std::pair<quint32, quint32>>{{5, 1}}));
    QCOMPARE(scene.session.takeUpdates().expunged, 1U);
    VERIFY_SCRIPT(scene.server);
}

QTEST_GUILESS_MAIN(ImapOdditiesTest)
#include "tst_imapoddities.moc"
