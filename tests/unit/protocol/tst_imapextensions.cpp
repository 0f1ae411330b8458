// Extensions that no server of ours has, or not with these answers: each script is one server, told word for
// word.
#include "message/MailboxName.h"
#include "unit/protocol/ScriptedScene.h"

using namespace postaci;
using namespace postaci::test;

class ImapExtensionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enablesAllAtOnceOrEachAlone();
    void utf8NamesAreTheSameFolders();
    void utf8NeedsTheServersWord();
    void utf8MessagesAreLiteral8();
    void appendLimitForAll();
    void appendLimitOfAFolder();
    void literalsWaitBeyondTheirLimit();
    void quotasHoweverWritten();
    void quotaRefused();
    void idsOfMessagesAndFolders();
    void gmailsIdsAndLabels();
    void gmailLabelsAreStored();
    void keywordsAreStored();
    void keywordsThatAreNoAtoms_data();
    void keywordsThatAreNoAtoms();
    void foldersAreMadeForAUse();
    void leavesAFolderWithoutExpunging();
    void namespacesHoweverWritten();
    void alertBeforeTheGreeting();
    void latePreauthNeverGetsPastStartTls();
};

void ImapExtensionsTest::enablesAllAtOnceOrEachAlone()
{
    Scene both("ENABLE QRESYNC CONDSTORE UTF8=ACCEPT",
               {expectLine("$TAG ENABLE QRESYNC UTF8=ACCEPT"), sendLine("* ENABLED QRESYNC UTF8=ACCEPT"),
                sendLine("$TAG OK"), expectLine("$TAG STATUS \"\xc3\x87\xc3\xb6p\" .*"),
                sendLine("$TAG OK")});
    VERIFY_RESULT(both.ready);
    VERIFY_RESULT(both.session.login({}));
    VERIFY_RESULT(both.session.status(encodeMailbox(QStringLiteral("Çöp"))));
    VERIFY_SCRIPT(both.server);

    Scene alone("ENABLE QRESYNC CONDSTORE UTF8=ACCEPT",
                {expectLine("$TAG ENABLE QRESYNC UTF8=ACCEPT"), sendLine("$TAG BAD one at a time"),
                 expectLine("$TAG ENABLE QRESYNC"), sendLine("$TAG OK"),
                 expectLine("$TAG ENABLE UTF8=ACCEPT"), sendLine("$TAG NO not that one"),
                 expectLine("$TAG SELECT \"INBOX\" \\(QRESYNC \\(5 77\\)\\)"), sendLine("$TAG OK")});
    VERIFY_RESULT(alone.ready);
    VERIFY_RESULT(alone.session.login({}));
    VERIFY_RESULT(alone.session.select("INBOX", QresyncState{5, 77, {}}));
    VERIFY_SCRIPT(alone.server);
}

void ImapExtensionsTest::utf8NamesAreTheSameFolders()
{
    const QByteArray raw = encodeMailbox(QStringLiteral("Gönderilmiş & Ötesi"));
    const QByteArray utf8 = QStringLiteral("Gönderilmiş & Ötesi").toUtf8();
    Scene scene("ENABLE UTF8=ACCEPT LIST-EXTENDED",
                {expectLine("$TAG ENABLE UTF8=ACCEPT"), sendLine("* ENABLED UTF8=ACCEPT"),
                 sendLine("$TAG OK"), expectLine("$TAG LIST .*"),
                 sendLine("* LIST (\\Subscribed) \"/\" \"inbox\""),
                 sendLine("* LIST () \"/\" \"" + utf8 + "\""), sendLine("* LIST () \"/\" \"bozuk-\xc3\""),
                 sendLine("$TAG OK"), expectLine("$TAG SELECT \"" + utf8 + "\""), sendLine("$TAG OK"),
                 expectLine("$TAG UID COPY 1 \"bozuk-\xc3\""), sendLine("$TAG OK"),
                 expectLine("$TAG RENAME \"" + utf8 + "\" \"A&B\""), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.login({}));
    const auto mailboxes = scene.session.list();
    VERIFY_RESULT(mailboxes);
    QCOMPARE(mailboxes->size(), 3);
    QCOMPARE(mailboxes->at(0).rawName, QByteArray("INBOX"));
    QCOMPARE(mailboxes->at(0).subscribed, std::optional<bool>(true));
    QCOMPARE(mailboxes->at(1).rawName, raw);
    QCOMPARE(mailboxes->at(1).name, QStringLiteral("Gönderilmiş & Ötesi"));
    QCOMPARE(mailboxes->at(1).subscribed, std::optional<bool>(false));
    QCOMPARE(mailboxes->at(2).rawName, QByteArray("bozuk-\xc3"));
    VERIFY_RESULT(scene.session.select(raw, {}));
    VERIFY_RESULT(scene.session.copy(uids(1, 1), "bozuk-\xc3"));
    VERIFY_RESULT(scene.session.rename(raw, encodeMailbox(QStringLiteral("A&B"))));
    VERIFY_SCRIPT(scene.server);
}

void ImapExtensionsTest::utf8NeedsTheServersWord()
{
    const QByteArray raw = encodeMailbox(QStringLiteral("Çöp"));
    Scene scene("ENABLE UTF8=ACCEPT",
                {expectLine("$TAG ENABLE UTF8=ACCEPT"), sendLine("* ENABLED"), sendLine("$TAG OK"),
                 expectLine("$TAG SELECT \"" + raw + "\""), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.login({}));
    VERIFY_RESULT(scene.session.select(raw, {}));
    VERIFY_SCRIPT(scene.server);
}

void ImapExtensionsTest::utf8MessagesAreLiteral8()
{
    const QByteArray utf8 = "From: \xc3\xa7@example.org\r\n\r\nx";
    const QByteArray ascii = "From: c@example.org\r\n\r\n\xc3\xa7";
    Scene scene("ENABLE UTF8=ACCEPT LITERAL+",
                {expectLine("$TAG ENABLE UTF8=ACCEPT"), sendLine("* ENABLED UTF8=ACCEPT"),
                 sendLine("$TAG OK"), expectLine("$TAG APPEND \"Sent\" \\(\\) UTF8 \\(~\\{25\\+\\}"),
                 expectLiteral(), sendLine("$TAG OK"), expectLine("$TAG APPEND \"Sent\" \\(\\) \\{25\\+\\}"),
                 expectLiteral(), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.login({}));
    VERIFY_RESULT(scene.session.append("Sent", {}, {}, utf8));
    VERIFY_RESULT(scene.session.append("Sent", {}, {}, ascii));
    QTRY_VERIFY(scene.server.received().contains("UTF8 (~{25+}\r\n" + utf8 + ")\r\n"));
}

void ImapExtensionsTest::appendLimitForAll()
{
    Scene scene("APPENDLIMIT=10 LITERAL+",
                {expectLine("$TAG APPEND .*"), expectLiteral(), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto refused = scene.session.append("Sent", {}, {}, "12345678901");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Rejected);
    QCOMPARE(refused.error().port, scene.server.port());
    VERIFY_RESULT(scene.session.append("Sent", {}, {}, "1234567890"));
    QCOMPARE(*scene.session.appendLimit("Anything"), 10);
    VERIFY_SCRIPT(scene.server);
    Scene none("LITERAL+", {});
    VERIFY_RESULT(none.ready);
    QCOMPARE(*none.session.appendLimit("Sent"), std::nullopt);
}

void ImapExtensionsTest::appendLimitOfAFolder()
{
    // A number that is none, or too big, is no limit; the question is asked once for a folder.
    Scene scene("APPENDLIMIT LITERAL+",
                {expectLine("$TAG STATUS \"Small\" \\(MESSAGES .* APPENDLIMIT\\)"),
                 sendLine("* STATUS \"Small\" (APPENDLIMIT 3)"), sendLine("$TAG OK"),
                 expectLine("$TAG STATUS \"Open\" .*"), sendLine("* STATUS \"Open\" (APPENDLIMIT NIL)"),
                 sendLine("$TAG OK"), expectLine("$TAG APPEND \"Open\" .*"), expectLiteral(),
                 sendLine("$TAG OK"), expectLine("$TAG STATUS \"Odd\" .*"),
                 sendLine("* STATUS \"Odd\" (APPENDLIMIT 99999999999999999999999)"), sendLine("$TAG OK"),
                 expectLine("$TAG APPEND \"Odd\" .*"), expectLiteral(), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.append("Small", {}, {}, "abcd").error().kind, ErrorKind::Rejected);
    QCOMPARE(scene.session.append("Small", {}, {}, "abcde").error().kind, ErrorKind::Rejected);
    QCOMPARE(*scene.session.appendLimit("Small"), 3);
    VERIFY_RESULT(scene.session.append("Open", {}, {}, "abcd"));
    VERIFY_RESULT(scene.session.append("Odd", {}, {}, "abcd"));
    VERIFY_SCRIPT(scene.server);
}

void ImapExtensionsTest::literalsWaitBeyondTheirLimit()
{
    Scene minus("LITERAL-", {expectLine("$TAG APPEND .* \\{4096\\+\\}"), expectLiteral(), sendLine("$TAG OK"),
                             expectLine("$TAG APPEND .* \\{4097\\}"), sendLine("+ go on"), expectLiteral(),
                             sendLine("$TAG OK")});
    VERIFY_RESULT(minus.ready);
    VERIFY_RESULT(minus.session.append("Sent", {}, {}, QByteArray(4096, 'a')));
    VERIFY_RESULT(minus.session.append("Sent", {}, {}, QByteArray(4097, 'a')));
    VERIFY_SCRIPT(minus.server);
    // Nothing of a big message is sent before the server wants it, whatever it announces.
    Scene plus("LITERAL+",
               {expectLine("$TAG APPEND .* \\{1048577\\}"), sendLine("$TAG NO [OVERQUOTA] full")});
    VERIFY_RESULT(plus.ready);
    QCOMPARE(plus.session.append("Sent", {}, {}, QByteArray((1 << 20) + 1, 'a')).error().kind,
             ErrorKind::Rejected);
    VERIFY_SCRIPT(plus.server);
}

void ImapExtensionsTest::quotasHoweverWritten() // IMAP-071
{
    Scene scene("QUOTA",
                {expectLine("$TAG GETQUOTAROOT \"INBOX\""),
                 sendLine("* QUOTA \"#user/alice\" (STORAGE 54 111 MESSAGE 42  1000)"),
                 sendLine("* QUOTAROOT INBOX \"\" \"#user/alice\" big odd"), sendLine("* QUOTA \"\" ()"),
                 sendLine("* QUOTA big (storage 5000000000 18446744073709551615)"),
                 sendLine("* QUOTA odd (STORAGE -1 NIL MESSAGE 3 4 STORAGE 5"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto quotas = scene.session.quotas("INBOX");
    VERIFY_RESULT(quotas);
    QCOMPARE(quotas->size(), 4);
    QCOMPARE(quotas->at(0).root, QByteArray("#user/alice"));
    QCOMPARE(quotas->at(0).resources.size(), 2);
    QCOMPARE(quotas->at(0).resources.at(0).name, QByteArray("STORAGE"));
    QCOMPARE(quotas->at(0).resources.at(0).usage, 54ULL);
    QCOMPARE(quotas->at(0).resources.at(1).limit, 1000ULL);
    QCOMPARE(quotas->at(1).root, QByteArray());
    QVERIFY(quotas->at(1).resources.isEmpty());
    QCOMPARE(quotas->at(2).resources.first().name, QByteArray("STORAGE"));
    QCOMPARE(quotas->at(2).resources.first().usage, 5'000'000'000ULL);
    QCOMPARE(quotas->at(2).resources.first().limit, std::numeric_limits<quint64>::max());
    QCOMPARE(quotas->at(3).resources.size(), 1);
    QCOMPARE(quotas->at(3).resources.first().limit, 4ULL);
}

void ImapExtensionsTest::quotaRefused()
{
    Scene scene("QUOTA", {expectLine("$TAG GETQUOTAROOT \"INBOX\""), sendLine("$TAG NO not today")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.quotas("INBOX").error().kind, ErrorKind::Rejected);
    QVERIFY(scene.session.isConnected());
}

void ImapExtensionsTest::idsOfMessagesAndFolders()
{
    Scene scene("OBJECTID",
                {expectLine("$TAG STATUS \"INBOX\" \\(MESSAGES .* MAILBOXID\\)"),
                 sendLine("* STATUS INBOX (MESSAGES 1 MAILBOXID (F221))"), sendLine("$TAG OK"),
                 expectLine("$TAG STATUS .*"),
                 sendLine("* STATUS INBOX (MESSAGES 1 MAILBOXID (\xca"
                          "av\xbb))"),
                 sendLine("$TAG OK"), expectLine("$TAG SELECT \"INBOX\""),
                 sendLine("* OK [MAILBOXID (F221)] Ok"), sendLine("$TAG OK"),
                 expectLine("$TAG UID FETCH 1:3 \\(.* EMAILID THREADID .*\\)"),
                 sendLine("* 1 FETCH (UID 1 RFC822.SIZE 1 EMAILID (M1) THREADID (T1))"),
                 sendLine("* 2 FETCH (UID 2 RFC822.SIZE 1 EMAILID (M1) THREADID NIL)"),
                 sendLine("* 3 FETCH (UID 3 RFC822.SIZE 1 EMAILID () THREADID T3)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.status("INBOX")->mailboxId, QByteArray("F221"));
    QCOMPARE(scene.session.status("INBOX")->mailboxId, QByteArray()); // Cyrus's random bytes
    QCOMPARE(scene.session.select("INBOX", {})->mailboxId, QByteArray("F221"));
    const QList<ImapHeader> headers = headersOf(scene.session, uids(1, 3));
    QCOMPARE(headers.size(), 3);
    QCOMPARE(headers[0].identity.message, QByteArray("M1"));
    QCOMPARE(headers[0].identity.thread, QByteArray("T1"));
    QCOMPARE(headers[1].identity.message, QByteArray("M1"));
    QCOMPARE(headers[1].identity.thread, QByteArray());
    QCOMPARE(headers[2].identity.message, QByteArray());
    QCOMPARE(headers[2].identity.thread, QByteArray("T3"));
}

void ImapExtensionsTest::gmailsIdsAndLabels() // IMAP-145
{
    Scene scene(
        "X-GM-EXT-1",
        {expectLine("$TAG UID FETCH 4 \\(.* X-GM-MSGID X-GM-THRID X-GM-LABELS .*\\)"),
         sendLine("* 1 FETCH (X-GM-THRID 1266894439832287888 X-GM-MSGID 1278455344230334865 X-GM-LABELS "
                  "(\"\\\\Inbox\" \\Sent &AMc-&APY-p \"a \\\"b\\\"\" {4}"),
         sendLine("raw\xfc) UID 4 RFC822.SIZE 9 ENVELOPE (NIL \"s\"))"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const QList<ImapHeader> headers = headersOf(scene.session, uids(4, 4));
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers[0].identity.message, QByteArray("1278455344230334865"));
    QCOMPARE(headers[0].identity.thread, QByteArray("1266894439832287888"));
    QCOMPARE(headers[0].identity.labels,
             (QStringList{QStringLiteral("\\Inbox"), QStringLiteral("\\Sent"), QStringLiteral("Çöp"),
                          QStringLiteral("a \"b\""), QStringLiteral("rawü")}));
}

void ImapExtensionsTest::gmailLabelsAreStored()
{
    Scene scene(
        "X-GM-EXT-1",
        {expectLine("$TAG UID STORE 1:2 \\+X-GM-LABELS.SILENT \\(\"\\\\\\\\Starred\" \"&AMcA9g-p\"\\)"),
         sendLine("$TAG OK"), expectLine("$TAG UID STORE 1 -X-GM-LABELS.SILENT \\(\"a b\"\\)"),
         sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.storeLabels(uids(1, 2), {QStringLiteral("\\Starred"), QStringLiteral("Çöp")},
                                            StoreMode::Add));
    VERIFY_RESULT(scene.session.storeLabels(uids(1, 1), {QStringLiteral("a b")}, StoreMode::Remove));
    VERIFY_RESULT(scene.session.storeLabels(uids(1, 1), {}, StoreMode::Add)); // nothing to say
    VERIFY_SCRIPT(scene.server);
}

void ImapExtensionsTest::keywordsAreStored()
{
    Scene scene("",
                {expectLine("$TAG UID STORE 7 \\+FLAGS.SILENT \\(etiket \\$Label1\\)"), sendLine("$TAG OK"),
                 expectLine("$TAG UID STORE 7 -FLAGS.SILENT \\(etiket\\)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.storeKeywords(uids(7, 7), {"etiket", "$Label1"}, StoreMode::Add));
    VERIFY_RESULT(scene.session.storeKeywords(uids(7, 7), {"etiket"}, StoreMode::Remove));
    VERIFY_RESULT(scene.session.storeKeywords(uids(7, 7), {}, StoreMode::Add));
    VERIFY_SCRIPT(scene.server);
}

void ImapExtensionsTest::keywordsThatAreNoAtoms_data()
{
    QTest::addColumn<QByteArray>("keyword");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray("a b");
    QTest::newRow("flag") << QByteArray("\\Seen");
    QTest::newRow("parenthesis") << QByteArray("a)");
    QTest::newRow("line") << QByteArray("a\r\nC9 LOGOUT");
    QTest::newRow("8-bit") << QByteArray("\xc3\xa7");
    QTest::newRow("long") << QByteArray(256, 'a');
}

void ImapExtensionsTest::keywordsThatAreNoAtoms()
{
    QFETCH(QByteArray, keyword);
    Scene scene("", {});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.storeKeywords(uids(1, 1), {"good", keyword}, StoreMode::Add).error().kind,
             ErrorKind::Input);
    QVERIFY(!scene.server.received().contains("STORE"));
}

void ImapExtensionsTest::foldersAreMadeForAUse()
{
    Scene scene("CREATE-SPECIAL-USE",
                {expectLine("$TAG CREATE \"Gone\" \\(USE \\(\\\\Trash\\)\\)"), sendLine("$TAG OK"),
                 expectLine("$TAG CREATE \"Out\" \\(USE \\(\\\\Sent\\)\\)"), sendLine("$TAG NO [USEATTR] no"),
                 expectLine("$TAG CREATE \"Out\""), sendLine("$TAG OK"), expectLine("$TAG CREATE \"Other\""),
                 sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.create("Gone", FolderRole::Trash));
    VERIFY_RESULT(scene.session.create("Out", FolderRole::Sent));
    VERIFY_RESULT(scene.session.create("Other"));
    VERIFY_SCRIPT(scene.server);
    Scene plain("", {expectLine("$TAG CREATE \"Gone\""), sendLine("$TAG OK")});
    VERIFY_RESULT(plain.ready);
    VERIFY_RESULT(plain.session.create("Gone", FolderRole::Trash));
    VERIFY_SCRIPT(plain.server);
}

void ImapExtensionsTest::leavesAFolderWithoutExpunging()
{
    Scene with("UNSELECT", selectInbox("3") + Script{expectLine("$TAG UNSELECT"), sendLine("$TAG OK")});
    VERIFY_RESULT(with.ready);
    VERIFY_RESULT(with.session.unselect()); // nothing is selected: nothing is said
    VERIFY_RESULT(with.session.select("INBOX", {}));
    VERIFY_RESULT(with.session.unselect());
    VERIFY_RESULT(with.session.unselect());
    VERIFY_SCRIPT(with.server);
    Scene without("", selectInbox("3") + Script{expectLine("$TAG EXAMINE \"INBOX\""), sendLine("* 3 EXISTS"),
                                                sendLine("$TAG OK [READ-ONLY]"), expectLine("$TAG CLOSE"),
                                                sendLine("$TAG OK")});
    VERIFY_RESULT(without.ready);
    VERIFY_RESULT(without.session.select("INBOX", {}));
    VERIFY_RESULT(without.session.unselect());
    QVERIFY(without.session.takeUpdates().isEmpty());
    VERIFY_SCRIPT(without.server);
}

void ImapExtensionsTest::namespacesHoweverWritten()
{
    Scene scene("NAMESPACE",
                {expectLine("$TAG NAMESPACE"),
                 sendLine("* NAMESPACE ((\"INBOX.\" \".\")(\"\" NIL \"X-PARAM\" (\"a\" \"b\"))) NIL "
                          "((\"#shared.\" \".\")(\"shared.\" \".\"))"),
                 sendLine("$TAG OK"), expectLine("$TAG NAMESPACE"), sendLine("* NAMESPACE NIL NIL"),
                 sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto told = scene.session.namespaces();
    VERIFY_RESULT(told);
    QCOMPARE(told->personal.size(), 2);
    QCOMPARE(told->personal[0].prefix, QByteArray("INBOX."));
    QCOMPARE(told->personal[0].delimiter, '.');
    QCOMPARE(told->personal[1].delimiter, '\0');
    QVERIFY(told->others.isEmpty());
    QCOMPARE(told->shared.size(), 2);
    QCOMPARE(told->shared[1].prefix, QByteArray("shared."));
    const auto nothing = scene.session.namespaces();
    VERIFY_RESULT(nothing);
    QVERIFY(nothing->personal.isEmpty() && nothing->shared.isEmpty());
}

void ImapExtensionsTest::alertBeforeTheGreeting()
{
    for (const char* const status : {"OK", "NO"}) {
        ScriptedServer server(
            {{sendLine("* " + QByteArray(status) + " [ALERT] The disk is full"), sendLine("* PREAUTH Ready."),
              expectLine("$TAG CAPABILITY"), sendLine("* CAPABILITY IMAP4rev1"), sendLine("$TAG OK"),
              expectLine("$TAG NOOP"), sendLine("$TAG OK")}});
        ImapSession session(optionsFor(server.port()));
        VERIFY_RESULT(session.connect());
        VERIFY_RESULT(session.login(passwordOf(QStringLiteral("a")))); // is logged in: nothing is sent
        VERIFY_RESULT(session.noop());
        QCOMPARE(session.takeAlerts(), QStringList{QStringLiteral("The disk is full")});
        VERIFY_SCRIPT(server);
    }
}

void ImapExtensionsTest::latePreauthNeverGetsPastStartTls()
{
    for (const bool inAnswer : {false, true}) {
        const Script begin = inAnswer ? Script{sendLine("* OK [CAPABILITY IMAP4rev1 STARTTLS] hi")}
                                      : Script{sendLine("* OK [ALERT] hi")};
        const Script rest =
            inAnswer ? Script{expectLine("$TAG STARTTLS"), sendLine("* PREAUTH in"), sendLine("$TAG OK")}
                     : Script{expectLine("$TAG CAPABILITY"), sendLine("* PREAUTH in"),
                              sendLine("* CAPABILITY IMAP4rev1 STARTTLS"), sendLine("$TAG OK")};
        ScriptedServer server({begin + rest + Script{stall()}});
        ImapSession session(optionsFor(server.port(), postaci::Security::StartTls));
        const auto connected = session.connect();
        QVERIFY(!connected);
        QCOMPARE(connected.error().reason, ErrorReason::StartTlsMissing);
        QVERIFY(!session.isConnected());
    }
}

QTEST_GUILESS_MAIN(ImapExtensionsTest)
#include "tst_imapextensions.moc"
