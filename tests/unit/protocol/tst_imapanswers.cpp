// What ImapSession makes of odd answers to its commands: each script is one server, told word for word.
#include "unit/protocol/ScriptedScene.h"

using namespace postaci;
using namespace postaci::test;

class ImapAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeWithoutItsStatusCounts();
    void listFallsBack();
    void inboxIsThereExactlyOnce_data();
    void inboxIsThereExactlyOnce();
    void namespaceIsAskedOnlyForALonelyInbox();
    void selectOfOldServers();
    void selectWithoutPermanentFlags();
    void modSeqsWithoutCondstoreDoNotCount();
    void newsOfTheFolderBeforeAreDropped();
    void malformedVanishedDeletesNothing();
    void enableWithoutEnabledCounts();
    void searchAnsweredTheOldWay();
    void searchResultsAreBounded();
    void expungeLowersTheCount();
    void newsInAFetchAreNotItsAnswer();
    void bodiesInPieces();
    void bodiesWhosePiecesAreIgnored();
    void bodiesOfAnotherMessageAreErrors();
    void aMissingBodyIsGone_data();
    void aMissingBodyIsGone();
    void aRefusingSinkEndsTheSession();
    void appendWaitsForConsent();
    void appendLearnsThatTheFolderIsMissing();
    void rawNamesGoBackByteForByte();
};

namespace {

Script selectSteps(const QByteArrayList& lines)
{
    Script script{expectLine("$TAG SELECT \"INBOX\".*")};
    for (const QByteArray& line : lines)
        script.append(sendLine(line));
    return script;
}

QByteArrayList rawNames(const QList<ImapMailbox>& mailboxes)
{
    QByteArrayList names;
    for (const ImapMailbox& mailbox : mailboxes)
        names.append(mailbox.rawName);
    return names;
}

} // namespace

void ImapAnswersTest::aCodeWithoutItsStatusCounts() // IMAP-139
{
    Scene scene("MOVE UIDPLUS", {expectLine("$TAG UID MOVE 31 \"Level1\""), sendLine("[COPYUID 55 31 6]"),
                                 sendLine("* 1 EXPUNGE"), sendLine("$TAG OK MOVE completed.")});
    VERIFY_RESULT(scene.ready);
    const auto moved = scene.session.move(UidSet::fromRange(31, 31), "Level1");
    VERIFY_RESULT(moved);
    QCOMPARE(moved->uidValidity, 55U);
    QCOMPARE(moved->uids, (QList<std::pair<quint32, quint32>>{{31, 6}}));
    QCOMPARE(scene.session.takeUpdates().expunged, 1U);
}

void ImapAnswersTest::listFallsBack() // IMAP-044
{
    Scene scene("LIST-EXTENDED SPECIAL-USE LIST-STATUS",
                {expectLine("$TAG LIST \"\" \"\\*\" RETURN \\(SUBSCRIBED SPECIAL-USE STATUS \\(.*\\)\\)"),
                 sendLine("* LIST (\\Sent) \"/\" \"Wrong\""), sendLine("$TAG BAD no such thing"),
                 expectLine("$TAG LIST \"\" \"\\*\""), sendLine("* LIST () \"/\" INBOX"),
                 sendLine("* LIST () \"/\" Other"), sendLine("$TAG OK done"),
                 expectLine("$TAG LSUB \"\" \"\\*\""), sendLine("* LSUB () \"/\" Other"),
                 sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto mailboxes = scene.session.list();
    VERIFY_RESULT(mailboxes);
    QCOMPARE(rawNames(*mailboxes), (QByteArrayList{"INBOX", "Other"}));
    QCOMPARE(mailboxes->first().subscribed, std::optional<bool>(false));
    QCOMPARE(mailboxes->last().subscribed, std::optional<bool>(true));
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::inboxIsThereExactlyOnce_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QByteArrayList>("alone");
    QTest::addColumn<QByteArrayList>("names");
    QTest::addColumn<QByteArray>("prefix");
    QTest::newRow("IMAP-042 twice") << QByteArray()
                                    << QByteArrayList{"* LIST () \"/\" \"Inbox\"", "* LIST () \"/\" INBOX",
                                                      "* LIST () \"/\" A"}
                                    << QByteArrayList() << QByteArrayList{"INBOX", "A"} << QByteArray();
    QTest::newRow("IMAP-049 outside") << QByteArray() << QByteArrayList{"* LIST () \".\" INBOX.Sent"}
                                      << QByteArrayList{"* LIST (\\HasChildren) \".\" INBOX"}
                                      << QByteArrayList{"INBOX", "INBOX.Sent"} << QByteArray("INBOX.");
    QTest::newRow("not even alone") << QByteArray() << QByteArrayList{"* LIST () \"/\" A"} << QByteArrayList{}
                                    << QByteArrayList{"INBOX", "A"} << QByteArray();
    QTest::newRow("IMAP-051 renamed")
        << QByteArray("XLIST")
        << QByteArrayList{"* XLIST (\\Inbox) \"/\" \"Posteingang\"", "* XLIST () \"/\" A"} << QByteArrayList()
        << QByteArrayList{"Posteingang", "A"} << QByteArray();
}

void ImapAnswersTest::inboxIsThereExactlyOnce()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QByteArrayList, lines);
    QFETCH(QByteArrayList, alone);
    Script script{expectLine("$TAG X?LIST \"\" \"\\*\"")};
    for (const QByteArray& line : lines)
        script.append(sendLine(line));
    script += {sendLine("$TAG OK done"), expectLine("$TAG LSUB \"\" \"\\*\""), sendLine("$TAG BAD no")};
    Script askForInbox{expectLine("$TAG LIST \"\" \"INBOX\"")};
    for (const QByteArray& line : alone)
        askForInbox.append(sendLine(line));
    askForInbox.append(sendLine("$TAG OK done"));
    if (!lines.join().toUpper().contains("\"INBOX\"") && !lines.join().contains("\\Inbox"))
        script += askForInbox;
    Scene scene(capabilities, script);
    VERIFY_RESULT(scene.ready);
    const auto mailboxes = scene.session.list();
    VERIFY_RESULT(mailboxes);
    QTEST(rawNames(*mailboxes), "names");
    QTEST(scene.session.personalPrefix(), "prefix");
    QCOMPARE(mailboxes->first().role, FolderRole::Inbox);
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::namespaceIsAskedOnlyForALonelyInbox() // IMAP-034, IMAP-049
{
    Scene scene("NAMESPACE",
                {expectLine("$TAG LIST \"\" \"\\*\""), sendLine("* LIST () \".\" INBOX"),
                 sendLine("$TAG OK done"), expectLine("$TAG LSUB .*"), sendLine("$TAG OK"),
                 expectLine("$TAG NAMESPACE"), sendLine("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL"),
                 sendLine("$TAG OK done")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.list());
    QCOMPARE(scene.session.personalPrefix(), QByteArray("INBOX."));
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::selectOfOldServers() // IMAP-053, 054, 055, 056
{
    Scene scene(
        "", selectSteps({"* 3 EXISTS", "* 0 RECENT", "* OK [UNSEEN 0]", "* OK [UIDNEXT 0] Predicted next UID",
                         "* OK [UIDVALIDITY 0] UIDs valid", "$TAG OK [READ-ONLY] Ok"}));
    VERIFY_RESULT(scene.ready);
    const auto selected = scene.session.select("INBOX", {});
    VERIFY_RESULT(selected);
    QCOMPARE(selected->exists, 3U);
    QCOMPARE(selected->uidNext, 0U);
    QCOMPARE(selected->uidValidity, 0U);
    QVERIFY(selected->readOnly);
}

void ImapAnswersTest::selectWithoutPermanentFlags() // IMAP-058, 059, 060
{
    const Script limited =
        selectSteps({"* OK [PERMANENTFLAGS (\\Seen \\Draft )] Limited",
                     "* FLAGS (\\Answered \\Seen \\Draft \\Deleted)", "$TAG OK [READ-WRITE] Ok"});
    Scene scene("", selectSteps({"* 0 EXISTS", "$TAG OK [READ-WRITE] Ok"}) + limited);
    VERIFY_RESULT(scene.ready);
    const auto open = scene.session.select("INBOX", {});
    VERIFY_RESULT(open);
    QVERIFY(open->permanentFlags.testFlag(MessageFlag::Forwarded) &&
            open->permanentFlags.testFlag(MessageFlag::Seen));
    const auto narrow = scene.session.select("INBOX", {});
    VERIFY_RESULT(narrow);
    QCOMPARE(narrow->permanentFlags, MessageFlags(MessageFlag::Seen | MessageFlag::Draft));
    QVERIFY(!narrow->keywordsAllowed);
}

void ImapAnswersTest::modSeqsWithoutCondstoreDoNotCount() // IMAP-148
{
    Scene scene("", selectSteps({"* 1 EXISTS", "* OK [HIGHESTMODSEQ 7]", "$TAG OK"}));
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.select("INBOX", {})->highestModSeq, 0ULL);
}

void ImapAnswersTest::newsOfTheFolderBeforeAreDropped() // IMAP-063
{
    Scene scene("QRESYNC CONDSTORE ENABLE",
                selectSteps({"* VANISHED 1:5", "* 99 EXISTS", "* OK [CLOSED]", "* 3 EXISTS",
                             "* OK [HIGHESTMODSEQ 9]", "* VANISHED (EARLIER) 7",
                             "* 1 FETCH (UID 8 FLAGS (\\Seen) MODSEQ (9))", "$TAG OK [READ-WRITE]"}));
    VERIFY_RESULT(scene.ready);
    const auto selected = scene.session.select("INBOX", {});
    VERIFY_RESULT(selected);
    QCOMPARE(selected->exists, 3U);
    QCOMPARE(selected->highestModSeq, 9ULL);
    QCOMPARE(selected->vanished.toImap(), QByteArray("7"));
    QCOMPARE(selected->changed.size(), 1);
    QCOMPARE(selected->changed.first().uid, 8U);
    QVERIFY(scene.session.takeUpdates().isEmpty());
}

void ImapAnswersTest::malformedVanishedDeletesNothing() // IMAP-147
{
    Scene scene("", selectSteps({"* 1 EXISTS", "* VANISHED (EARLIER) 1:*", "$TAG OK"}) +
                        Script{expectLine("$TAG NOOP"), sendLine("* VANISHED oops"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto selected = scene.session.select("INBOX", {});
    VERIFY_RESULT(selected);
    QVERIFY(selected->vanished.isEmpty());
    QVERIFY(selected->vanishedUnreliable);
    VERIFY_RESULT(scene.session.noop());
    const MailboxUpdates updates = scene.session.takeUpdates();
    QVERIFY(updates.vanished.isEmpty());
    QVERIFY(updates.vanishedUnreliable);
}

void ImapAnswersTest::enableWithoutEnabledCounts() // IMAP-146
{
    Scene scene("ENABLE QRESYNC CONDSTORE",
                Script{expectLine("$TAG ENABLE QRESYNC"), sendLine("$TAG OK ENABLE completed"),
                       expectLine("$TAG SELECT \"INBOX\" \\(QRESYNC \\(5 77 1:9\\)\\)"),
                       sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.login({}));
    VERIFY_RESULT(scene.session.select("INBOX", QresyncState{5, 77, UidSet::fromRange(1, 9)}));
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::searchAnsweredTheOldWay() // IMAP-132, 133, 134
{
    Scene scene("ESEARCH",
                {expectLine("$TAG UID SEARCH RETURN \\(ALL\\) UNSEEN"), sendLine("* SEARCH 3 1 2 "),
                 sendLine("$TAG OK"), expectLine("$TAG UID SEARCH RETURN \\(ALL\\) UNSEEN"),
                 sendLine("* ESEARCH (TAG \"$TAG\") UID ALL 7:9,4"), sendLine("$TAG OK"),
                 expectLine("$TAG UID SEARCH RETURN \\(ALL\\) UNSEEN"),
                 sendLine("* ESEARCH (TAG \"$TAG\") UID"), sendLine("$TAG OK"),
                 expectLine("$TAG UID SEARCH RETURN \\(ALL\\) ALL"), sendLine("$TAG BAD what"),
                 expectLine("$TAG UID SEARCH ALL"), sendLine("* SEARCH "), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.search("UNSEEN").value_or({}), (QList<quint32>{1, 2, 3}));
    QCOMPARE(scene.session.search("UNSEEN").value_or({}), (QList<quint32>{4, 7, 8, 9}));
    QCOMPARE(scene.session.search("UNSEEN").value_or({1}), QList<quint32>());
    QCOMPARE(scene.session.search("ALL").value_or({1}), QList<quint32>());
    QCOMPARE(scene.session.search("ALL\r\nx LOGOUT").error().kind, ErrorKind::Input);
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::searchResultsAreBounded()
{
    Scene scene("ESEARCH", {expectLine("$TAG UID SEARCH RETURN \\(ALL\\) ALL"),
                            sendLine("* ESEARCH (TAG \"$TAG\") UID ALL 1:4294967295"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.search("ALL").error().reason, ErrorReason::ResponseTooLarge);
}

void ImapAnswersTest::expungeLowersTheCount() // IMAP-150
{
    Scene scene("", selectSteps({"* 9 EXISTS", "$TAG OK"}) +
                        Script{expectLine("$TAG NOOP"), sendLine("* 5 EXPUNGE"), sendLine("* 5 EXPUNGE"),
                               sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.select("INBOX", {}));
    VERIFY_RESULT(scene.session.noop());
    const MailboxUpdates updates = scene.session.takeUpdates();
    QCOMPARE(updates.expunged, 2U);
    QCOMPARE(updates.exists, std::optional<quint32>(7));
}

void ImapAnswersTest::newsInAFetchAreNotItsAnswer() // IMAP-121
{
    Scene scene(
        "",
        {expectLine("$TAG UID FETCH 1:2 \\(UID .*\\)"), sendLine("* 3 EXISTS"),
         sendLine("* 3 FETCH (UID 5000 MODSEQ (4201) FLAGS (\\Flagged))"),
         sendLine("* 1 FETCH (UID 1 FLAGS (\\Seen) INTERNALDATE NIL RFC822.SIZE 10 ENVELOPE (NIL \"s\") )"),
         sendLine("* 2 FETCH (FLAGS (\\Deleted))"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QList<ImapHeader> headers;
    VERIFY_RESULT(scene.session.fetchHeaders(UidSet::fromRange(1, 2),
                                             [&](ImapHeader&& h) { headers.append(std::move(h)); }));
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers.first().envelope.subject, QStringLiteral("s"));
    QVERIFY(!headers.first().internalDate.isValid()); // IMAP-130
    const MailboxUpdates updates = scene.session.takeUpdates();
    QCOMPARE(updates.flags.size(), 1);
    QCOMPARE(updates.flags.first().uid, 5000U);
    QVERIFY(updates.flagsUnknown);
    QCOMPARE(updates.exists, std::optional<quint32>(3));
}

void ImapAnswersTest::bodiesInPieces() // IMAP-114
{
    NetworkLimits limits = testLimits();
    limits.bodyPiece = 10;
    // The announced size is too small, and one piece comes short: neither may cut the message.
    Scene scene("",
                {expectLine("$TAG UID FETCH 7 \\(UID RFC822.SIZE BODY.PEEK\\[\\]<0.10>\\)"),
                 sendLine("* 1 FETCH (BODY[]<0.10> {10}\r\n0123456789 UID 7 RFC822.SIZE 16)"),
                 sendLine("$TAG OK"), expectLine("$TAG NOOP"), sendLine("$TAG OK"),
                 expectLine("$TAG UID FETCH 7 \\(UID BODY.PEEK\\[\\]<10.10>\\)"),
                 sendLine("* 1 FETCH (UID 7 BODY[]<10> {5}\r\nabcde)"), sendLine("$TAG OK"),
                 expectLine("$TAG NOOP"), sendLine("$TAG OK"),
                 expectLine("$TAG UID FETCH 7 \\(UID BODY.PEEK\\[\\]<15.10>\\)"),
                 sendLine("* 1 FETCH (UID 7 BODY[]<15> {3}\r\nfgh)"), sendLine("$TAG OK")},
                limits);
    VERIFY_RESULT(scene.ready);
    QByteArray body;
    int pauses = 0;
    const auto fetched = scene.session.fetchBody(
        7,
        [&](QByteArrayView chunk, qint64 offset, qint64) {
            const bool inOrder = offset == body.size();
            body += chunk;
            return inOrder;
        },
        [&] {
            pauses += scene.session.noop() ? 1 : 0;
            return true;
        });
    VERIFY_RESULT(fetched);
    QCOMPARE(body, QByteArray("0123456789abcdefgh"));
    QCOMPARE(pauses, 2);
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::bodiesWhosePiecesAreIgnored()
{
    NetworkLimits limits = testLimits();
    limits.bodyPiece = 10;
    Scene scene("",
                {expectLine("$TAG UID FETCH 7 .*"),
                 sendLine("* 1 FETCH (UID 7 BODY[] {20}\r\n01234567890123456789)"), sendLine("$TAG OK")},
                limits);
    VERIFY_RESULT(scene.ready);
    QByteArray body;
    VERIFY_RESULT(scene.session.fetchBody(7, [&](QByteArrayView chunk, qint64 offset, qint64 total) {
        const bool asExpected = offset == body.size() && total == 20;
        body += chunk;
        return asExpected;
    }));
    QCOMPARE(body.size(), 20);
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::bodiesOfAnotherMessageAreErrors()
{
    Scene scene("", {expectLine("$TAG UID FETCH 7 .*"), sendLine("* 1 FETCH (UID 8 BODY[]<0> {2}\r\nab)"),
                     sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    int chunks = 0;
    const auto fetched =
        scene.session.fetchBody(7, [&](QByteArrayView, qint64, qint64) { return ++chunks > 0; });
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().reason, ErrorReason::ResponseMalformed);
    QCOMPARE(chunks, 0);
    QVERIFY(!scene.session.isConnected());
}

void ImapAnswersTest::aMissingBodyIsGone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray("* OK nothing");
    QTest::newRow("nil") << QByteArray("* 1 FETCH (UID 7 BODY[] NIL)");
    QTest::newRow("IMAP-112") << QByteArray("* 1 FETCH (UID 7 BODY[] )");
    QTest::newRow("flags only") << QByteArray("* 1 FETCH (UID 7 FLAGS ())");
}

void ImapAnswersTest::aMissingBodyIsGone()
{
    QFETCH(QByteArray, line);
    Scene scene("", {expectLine("$TAG UID FETCH 7 .*"), sendLine(line), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto fetched = scene.session.fetchBody(7, [](QByteArrayView, qint64, qint64) { return true; });
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().reason, ErrorReason::MessageMissing);
    QCOMPARE(fetched.error().kind, ErrorKind::Gone);
    QVERIFY(scene.session.isConnected());
}

void ImapAnswersTest::aRefusingSinkEndsTheSession()
{
    Scene scene("", {expectLine("$TAG UID FETCH 7 .*"), sendLine("* 1 FETCH (UID 7 BODY[]<0> {2}\r\nab)"),
                     sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto fetched = scene.session.fetchBody(7, [](QByteArrayView, qint64, qint64) { return false; });
    QCOMPARE(fetched.error().kind, ErrorKind::Cancelled);
    QVERIFY(!scene.session.isConnected());
}

void ImapAnswersTest::appendWaitsForConsent()
{
    Scene scene("UIDPLUS",
                {expectLine("$TAG APPEND \"Sent\" \\(\\\\Seen\\) \"02-Feb-2024 20:30:00 \\+0000\" \\{5\\}"),
                 sendLine("+"), expectLiteral(), sendLine("* 4 EXISTS"),
                 sendLine("$TAG OK [APPENDUID 9 44] done")});
    VERIFY_RESULT(scene.ready);
    const QDateTime date(QDate(2024, 2, 2), QTime(20, 30), Qt::UTC);
    const auto appended = scene.session.append("Sent", MessageFlag::Seen, date, "a\r\nbc");
    VERIFY_RESULT(appended);
    QCOMPARE(appended->uidValidity, 9U);
    QCOMPARE(appended->uid, 44U);
    VERIFY_SCRIPT(scene.server);
    QVERIFY(scene.server.received().contains("{5}\r\na\r\nbc\r\n"));
}

void ImapAnswersTest::appendLearnsThatTheFolderIsMissing() // IMAP-152
{
    Scene scene("LITERAL+", {expectLine("$TAG APPEND \"Sent\" \\(\\) \\{3\\+\\}"), expectLiteral(),
                             sendLine("$TAG NO [TRYCREATE] Mailbox does not exist"),
                             expectLine("$TAG CREATE \"Sent\""), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    const auto appended = scene.session.append("Sent", {}, {}, "abc");
    QCOMPARE(appended.error().reason, ErrorReason::MailboxMissing);
    QVERIFY(scene.session.isConnected());
    VERIFY_RESULT(scene.session.create("Sent"));
    VERIFY_SCRIPT(scene.server);
}

void ImapAnswersTest::rawNamesGoBackByteForByte() // IMAP-048, 052
{
    Scene scene("LITERAL+", {expectLine("$TAG STATUS \"/Archive\" \\(.*\\)"),
                             sendLine("* STATUS \"/Archive\" ( MESSAGES 113 )"), sendLine("$TAG OK"),
                             expectLine("$TAG STATUS \\{6\\+\\}"), expectLiteral(), sendLine("$TAG OK"),
                             expectLine("$TAG STATUS \"a\\\\\"b\\\\\\\\c\" \\(.*\\)"), sendLine("$TAG OK")});
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.session.status("/Archive")->messages, std::optional<quint32>(113));
    VERIFY_RESULT(scene.session.status("raw-\xc3\xbc"));
    VERIFY_RESULT(scene.session.status("a\"b\\c"));
    VERIFY_SCRIPT(scene.server);
    QVERIFY(scene.server.received().contains("{6+}\r\nraw-\xc3\xbc ("));
}

QTEST_GUILESS_MAIN(ImapAnswersTest)
#include "tst_imapanswers.moc"
