// News of other folders, previews and searches: each script is one server, told word for word.
#include "message/MailboxName.h"
#include "unit/protocol/ScriptedScene.h"

using namespace postaci;
using namespace postaci::test;

class ImapQueriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void watchesFolders();
    void watchingEndsByOverflow();
    void watchingRefused();
    void statusOfAWatchedFolderIsNotAnotherOnes();
    void previewsThatAreReady();
    void previewsFromTheText();
    void previewsFromHostileStructures();
    void searchesInAnyLanguage();
    void searchesOtherSpellings();
    void searchesWithoutCharset_data();
    void searchesWithoutCharset();
    void searchesInWindows();
};

namespace {

QHash<quint32, QString> previewsOf(ImapSession& session, const UidSet& set)
{
    QHash<quint32, QString> previews;
    if (!session.fetchPreviews(set, [&](quint32 uid, const QString& text) { previews.insert(uid, text); }))
        previews.clear();
    return previews;
}

} // namespace

void ImapQueriesTest::watchesFolders()
{
    Scene scene(
        "NOTIFY IDLE CONDSTORE",
        selectInbox("1") +
            Script{expectLine("$TAG NOTIFY SET STATUS \\(selected-delayed \\(.*\\)\\) \\(mailboxes "
                              "\\(\"Lists\" \"&AMcA9g-p\"\\) \\(.*\\)\\) \\(personal \\(MailboxName\\)\\)"),
                   sendLine("* STATUS Lists (MESSAGES 4 UIDNEXT 9 UIDVALIDITY 5)"), sendLine("$TAG OK"),
                   expectLine("$TAG IDLE"), sendLine("+"), sendLine("* STATUS Unknown (MESSAGES 4)"),
                   sendLine("* STATUS Lists (MESSAGES 5 UIDNEXT 10 HIGHESTMODSEQ 77)"), expectLine("DONE"),
                   sendLine("* LIST () \"/\" New (\"OLDNAME\" (Old))"), sendLine("$TAG OK"),
                   expectLine("$TAG NOTIFY SET \\(selected-delayed \\(.*\\)\\)"), sendLine("$TAG OK"),
                   expectLine("$TAG NOOP"), sendLine("* STATUS Lists (MESSAGES 6)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.select("INBOX", {}));
    VERIFY_RESULT(scene.session.watch({"Lists", encodeMailbox(QStringLiteral("Çöp"))}));
    const MailboxUpdates first = scene.session.takeUpdates();
    QCOMPARE(first.folders.size(), 1);
    QCOMPARE(first.folders.value("Lists").uidNext, std::optional<quint32>(9));
    const auto outcome = scene.session.idle(60'000);
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->changed);
    const MailboxUpdates updates = scene.session.takeUpdates();
    QCOMPARE(updates.folders.keys(), QByteArrayList{"Lists"});
    QCOMPARE(updates.folders.value("Lists").messages, std::optional<quint32>(5));
    QCOMPARE(updates.folders.value("Lists").highestModSeq, 77ULL);
    QVERIFY(updates.foldersChanged);
    VERIFY_RESULT(scene.session.watch({}));
    VERIFY_RESULT(scene.session.noop());
    QVERIFY(scene.session.takeUpdates().isEmpty());
    VERIFY_SCRIPT(scene.server);
}

void ImapQueriesTest::watchingEndsByOverflow()
{
    Scene scene("NOTIFY", {expectLine("$TAG NOTIFY .*"), sendLine("$TAG OK"), expectLine("$TAG NOOP"),
                           sendLine("* OK [NOTIFICATIONOVERFLOW] too much"),
                           sendLine("* STATUS Lists (MESSAGES 5)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.watch({"Lists"}));
    VERIFY_RESULT(scene.session.noop());
    const MailboxUpdates updates = scene.session.takeUpdates();
    QVERIFY(updates.watchEnded);
    QVERIFY(updates.folders.isEmpty());
}

void ImapQueriesTest::watchingRefused()
{
    Scene scene("NOTIFY",
                {expectLine("$TAG NOTIFY .*"), sendLine("$TAG NO [BADEVENT (MessageNew)] no"),
                 expectLine("$TAG NOOP"), sendLine("* STATUS Lists (MESSAGES 5)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.watch({"Lists"}).error().kind, ErrorKind::Rejected);
    VERIFY_RESULT(scene.session.noop());
    QVERIFY(scene.session.takeUpdates().isEmpty());
}

void ImapQueriesTest::statusOfAWatchedFolderIsNotAnotherOnes()
{
    Scene scene("NOTIFY",
                {expectLine("$TAG NOTIFY .*"), sendLine("$TAG OK"), expectLine("$TAG STATUS \"A\" .*"),
                 sendLine("* STATUS B (MESSAGES 5)"), sendLine("* STATUS A (MESSAGES 1)"),
                 sendLine("* STATUS B (UIDNEXT 8)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.watch({"B"}));
    QCOMPARE(scene.session.status("A")->messages, std::optional<quint32>(1));
    const ImapStatus told = scene.session.takeUpdates().folders.value("B");
    QCOMPARE(told.messages, std::optional<quint32>(5));
    QCOMPARE(told.uidNext, std::optional<quint32>(8));
}

void ImapQueriesTest::previewsThatAreReady()
{
    Scene scene("PREVIEW",
                {expectLine("$TAG UID FETCH 1:3 \\(UID PREVIEW\\)"),
                 sendLine("* 1 FETCH (UID 1 PREVIEW \"Merhaba  d\xc3\xbcnya\")"),
                 sendLine("* 2 FETCH (UID 2 PREVIEW NIL)"),
                 sendLine("* 3 FETCH (UID 3 PREVIEW {3}\r\na\r\n)"), sendLine("$TAG OK"),
                 expectLine("$TAG UID FETCH 2 \\(UID BODYSTRUCTURE\\)"),
                 sendLine("* 2 FETCH (UID 2 BODYSTRUCTURE (\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1))"),
                 sendLine("$TAG OK"), expectLine("$TAG UID FETCH 2 \\(UID BODY.PEEK\\[1\\]<0.2048>\\)"),
                 sendLine("* 2 FETCH (UID 2 BODY[1]<0> \"Selam\")"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto previews = previewsOf(scene.session, uids(1, 3));
    QCOMPARE(previews.size(), 3);
    QCOMPARE(previews.value(1), QStringLiteral("Merhaba dünya"));
    QCOMPARE(previews.value(2), QStringLiteral("Selam"));
    QCOMPARE(previews.value(3), QStringLiteral("a"));
    VERIFY_SCRIPT(scene.server);
}

void ImapQueriesTest::previewsFromTheText()
{
    const QByteArray cut =
        QByteArray("Ç").repeated(1024) + 'x'; // 2,049 bytes: the last piece of 2,048 cuts none
    const auto structure = [](int uid, const QByteArray& body) {
        const QByteArray number = QByteArray::number(uid);
        return sendLine("* " + number + " FETCH (UID " + number + " BODYSTRUCTURE (" + body + "))");
    };
    Scene scene(
        "",
        {expectLine("$TAG UID FETCH 1:6 \\(UID BODYSTRUCTURE\\)"),
         structure(1, R"("text" "plain" ("charset" "utf-8") NIL NIL "8bit" 4000 9)"),
         structure(2, R"(("text" "html" NIL NIL NIL "quoted-printable" 9 1)("text" "plain" ("charset" )"
                      R"("iso-8859-9") NIL NIL "base64" 9 1) "alternative")"),
         structure(3, R"((("text" "html" ("charset" "utf-8") NIL NIL "7bit" 9 1)("image" "png" NIL NIL NIL )"
                      R"("base64" 9) "related")("text" "plain" NIL NIL NIL "7bit" 9 1) "mixed")"),
         structure(4, R"("application" "pdf" NIL NIL NIL "base64" 9)"),
         structure(5, R"(("text" "plain" ("name" "a.txt") NIL NIL "7bit" 9 1 NIL ("attachment" NIL))("text" )"
                      R"("plain" NIL NIL NIL "7bit" 9 1) "mixed")"),
         sendLine("$TAG OK"), expectLine("$TAG UID FETCH 3 \\(UID BODY.PEEK\\[1.1\\]<0.12288>\\)"),
         sendLine("* 3 FETCH (UID 3 BODY[1.1]<0> \"<style>p{}</style><p>Say&#305;n <b>Ay&#351;e</b></p>\")"),
         sendLine("$TAG OK"), expectLine("$TAG UID FETCH 1 \\(UID BODY.PEEK\\[1\\]<0.2048>\\)"),
         sendLine("* 1 FETCH (UID 1 BODY[1]<0> {2048}\r\n" + ('a' + cut).left(2048) + ")"),
         sendLine("$TAG OK"), expectLine("$TAG UID FETCH 2,5 \\(UID BODY.PEEK\\[2\\]<0.2048>\\)"),
         sendLine("* 5 FETCH (UID 5 BODY[2]<0> NIL)"), sendLine("* 2 FETCH (UID 2 BODY[2]<0> \"3GVsZWz+\")"),
         sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto previews = previewsOf(scene.session, uids(1, 6));
    VERIFY_SCRIPT(scene.server);
    QCOMPARE(previews.size(), 5); // the sixth is gone
    QVERIFY(previews.value(1).startsWith(QStringLiteral("aÇÇ")));
    QCOMPARE(previews.value(2), QStringLiteral("Üelelş"));
    QCOMPARE(previews.value(3), QStringLiteral("Sayın Ayşe"));
    QVERIFY(previews.contains(4) && previews.value(4).isEmpty());
    QVERIFY(previews.contains(5) && previews.value(5).isEmpty());
}

void ImapQueriesTest::previewsFromHostileStructures()
{
    const QByteArray deep =
        QByteArray("(").repeated(3000) + "\"text\" \"plain\"" + QByteArray(")").repeated(3000);
    Scene scene("",
                {expectLine("$TAG UID FETCH 1:2 \\(UID BODYSTRUCTURE\\)"),
                 sendLine("* 1 FETCH (UID 1 BODYSTRUCTURE " + deep + ")"),
                 sendLine("* 9 FETCH (UID 99 BODYSTRUCTURE (\"text\" \"plain\" NIL NIL NIL \"7bit\" 1 1))"),
                 sendLine("* 2 FETCH (UID 2 BODYSTRUCTURE (\"TEXT\" (\"CHARSET\" \"windows-1254\") NIL NIL "
                          "\"base64\" 356 5))"),
                 sendLine("$TAG OK"), expectLine("$TAG UID FETCH 2 \\(UID BODY.PEEK\\[1\\]<0.2048>\\)"),
                 sendLine("* 2 FETCH (UID 2 BODY[1]<0> \"/g==\")"),
                 sendLine("* 9 FETCH (UID 99 BODY[1]<0> \"not asked for\")"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto previews = previewsOf(scene.session, uids(1, 2));
    VERIFY_SCRIPT(scene.server);
    QCOMPARE(previews.size(), 2);
    QVERIFY(previews.value(1).isEmpty());
    QCOMPARE(previews.value(2), QStringLiteral("ş"));
}

void ImapQueriesTest::searchesInAnyLanguage()
{
    Scene scene("ESEARCH LITERAL+",
                {expectLine("$TAG UID SEARCH RETURN \\(ALL\\) CHARSET UTF-8 SUBJECT \"a\" TEXT \\{5\\+\\}"),
                 expectLiteral(), sendLine("* ESEARCH (TAG \"$TAG\") UID ALL 3:4"), sendLine("$TAG OK"),
                 expectLine("$TAG UID SEARCH RETURN \\(ALL\\) HEADER List-Id \"x\\\\\"y\""),
                 sendLine("* ESEARCH (TAG \"$TAG\") UID"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto found =
        scene.session.searchText({{"SUBJECT", QStringLiteral("a")}, {"TEXT", QStringLiteral("şık")}});
    VERIFY_RESULT(found);
    QCOMPARE(found->uids, (QList<quint32>{3, 4}));
    QVERIFY(!found->isSuperset);
    VERIFY_RESULT(scene.session.searchText({{"HEADER List-Id", QStringLiteral("x\"y")}}));
    QCOMPARE(scene.session.searchText({{"TEXT {3}\r\n", QStringLiteral("a")}}).error().kind,
             ErrorKind::Input);
    VERIFY_SCRIPT(scene.server);
}

void ImapQueriesTest::searchesOtherSpellings()
{
    const ImapSearchTerm term{
        "TEXT", QStringLiteral("izmir"), {QStringLiteral("İzmir"), QStringLiteral("Izmir")}};
    Scene scene(
        "LITERAL+",
        {expectLine("$TAG UID SEARCH CHARSET UTF-8 FROM \"ali\" OR TEXT \"izmir\" OR TEXT \\{6\\+\\}"),
         expectLine(".* TEXT \"Izmir\""), sendLine("* SEARCH 4"), sendLine("$TAG OK"),
         expectLine("$TAG UID SEARCH CHARSET UTF-8 OR TEXT \"izmir\" OR TEXT \\{6\\+\\}"),
         expectLine(".* TEXT \"Izmir\""), sendLine("$TAG NO [BADCHARSET (US-ASCII)] no"),
         expectLine("$TAG UID SEARCH OR TEXT \"izmir\" TEXT \"Izmir\""), sendLine("* SEARCH 5"),
         sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    auto found = scene.session.searchText({{"FROM", QStringLiteral("ali")}, term});
    VERIFY_RESULT(found);
    QCOMPARE(found->uids, QList<quint32>{4});
    // Where the server knows no letters beyond ASCII, what has none is still looked for.
    found = scene.session.searchText({term});
    VERIFY_RESULT(found);
    QCOMPARE(found->uids, QList<quint32>{5});
    QVERIFY(!found->isSuperset);
    VERIFY_SCRIPT(scene.server);
}

void ImapQueriesTest::searchesWithoutCharset_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::newRow("IMAP-135 code") << QByteArray("NO [BADCHARSET (US-ASCII)] no");
    QTest::newRow("IMAP-135 bad") << QByteArray("BAD what is CHARSET");
}

void ImapQueriesTest::searchesWithoutCharset()
{
    QFETCH(QByteArray, refusal);
    Scene scene("LITERAL+", {expectLine("$TAG UID SEARCH CHARSET UTF-8 FROM \"ali\" TEXT \\{5\\+\\}"),
                             expectLiteral(), sendLine("$TAG " + refusal),
                             expectLine("$TAG UID SEARCH FROM \"ali\""), sendLine("* SEARCH 5"),
                             sendLine("$TAG OK"), expectLine("$TAG UID SEARCH CHARSET UTF-8 TEXT \\{5\\+\\}"),
                             expectLiteral(), sendLine("$TAG " + refusal)});
    VERIFY_RESULT(scene.ready);
    const auto found =
        scene.session.searchText({{"FROM", QStringLiteral("ali")}, {"TEXT", QStringLiteral("şık")}});
    VERIFY_RESULT(found);
    QCOMPARE(found->uids, QList<quint32>{5});
    QVERIFY(found->isSuperset);
    QCOMPARE(scene.session.searchText({{"TEXT", QStringLiteral("şık")}}).error().kind, ErrorKind::Rejected);
    QVERIFY(scene.session.isConnected());
    VERIFY_SCRIPT(scene.server);
}

void ImapQueriesTest::searchesInWindows() // IMAP-136
{
    Scene scene("", selectInbox("4500") +
                        Script{expectLine("$TAG UID SEARCH 1:2000 ALL"), sendLine("* SEARCH 11 12"),
                               sendLine("* 3 EXPUNGE"), sendLine("* 1 EXPUNGE"), sendLine("$TAG OK"),
                               expectLine("$TAG UID SEARCH 1999:3998 ALL"), sendLine("* SEARCH 12 13"),
                               sendLine("$TAG OK"), expectLine("$TAG UID SEARCH 3999:\\* ALL"),
                               sendLine("* SEARCH 15"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.select("INBOX", {}));
    QCOMPARE(scene.session.search("ALL").value_or({}), (QList<quint32>{11, 12, 13, 15}));
    VERIFY_SCRIPT(scene.server);
    Scene modern("ESEARCH",
                 selectInbox("4500") + Script{expectLine("$TAG UID SEARCH RETURN \\(ALL\\) ALL"),
                                              sendLine("* ESEARCH UID ALL 1:4500"), sendLine("$TAG OK")});
    VERIFY_RESULT(modern.ready);
    VERIFY_RESULT(modern.session.select("INBOX", {}));
    QCOMPARE(modern.session.search("ALL").value_or({}).size(), 4500);
    VERIFY_SCRIPT(modern.server);
}

QTEST_GUILESS_MAIN(ImapQueriesTest)
#include "tst_imapqueries.moc"
