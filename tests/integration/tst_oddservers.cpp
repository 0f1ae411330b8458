// The engine with servers that mislead: what they do not say is not deleted, and what they say wrongly is not
// asked for over and over. Each script is one pass over the account.
#include "EngineFixture.h"
#include "support/ScriptedServer.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class OddServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletingAtGmailMovesToItsTrash();
    void messagesThatASearchOmitsStay();
    void countsThatDifferAreNoReasonToGoOn();
};

namespace {

/// One connection: logged in from the start, the list of folders, `steps`, and goodbye.
Script pass(const QByteArray& capabilities, const Script& begin, const QByteArrayList& folders,
            const Script& steps)
{
    Script script{sendLine("* PREAUTH [CAPABILITY IMAP4rev1 " + capabilities + "] ready")};
    script += begin;
    script.append(expectLine("$TAG LIST .*"));
    for (const QByteArray& folder : folders)
        script.append(sendLine(folder));
    script.append(sendLine("$TAG OK"));
    if (!capabilities.contains("LIST-EXTENDED"))
        script += {expectLine("$TAG LSUB .*"), sendLine("$TAG OK")};
    return script + steps + Script{expectLine("$TAG LOGOUT"), sendLine("* BYE"), sendLine("$TAG OK")};
}

Script select(const QByteArray& folder, int exists)
{
    return {expectLine("$TAG SELECT \"" + folder + "\".*"),
            sendLine("* " + QByteArray::number(exists) + " EXISTS"), sendLine("* OK [UIDVALIDITY 7]"),
            sendLine("* OK [UIDNEXT " + QByteArray::number(exists + 1) + "]"),
            sendLine("$TAG OK [READ-WRITE]")};
}

Script searched(const QByteArray& uids)
{
    return {expectLine("$TAG UID SEARCH ALL"), sendLine("* SEARCH " + uids), sendLine("$TAG OK")};
}

Script headers(int count)
{
    Script script{expectLine("$TAG UID FETCH .*ENVELOPE.*")};
    for (int uid = 1; uid <= count; ++uid) {
        const QByteArray number = QByteArray::number(uid);
        script.append(
            sendLine("* " + number + " FETCH (UID " + number +
                     " FLAGS () INTERNALDATE \"02-Feb-2024 20:30:00 +0000\" RFC822.SIZE 9 ENVELOPE (NIL \"s" +
                     number + "\" NIL NIL NIL NIL NIL NIL NIL \"<" + number + "@example.org>\"))"));
    }
    script.append(sendLine("$TAG OK"));
    return script;
}

ServerSettings settingsOf(const ScriptedServer& server)
{
    return {Protocol::Imap, QStringLiteral("127.0.0.1"), server.port(), Security::None,
            QStringLiteral("ayse@example.org")};
}

/// The same, then the lines of preview that a pass asks for in the end; this server gives none.
Script fetched(int count)
{
    return headers(count) + Script{expectLine("$TAG UID FETCH .*BODYSTRUCTURE\\)"), sendLine("$TAG OK")};
}

const QByteArrayList onlyInbox{"* LIST () \"/\" INBOX"};

} // namespace

#define VERIFY_PASS(fixture)                                                                                 \
    do {                                                                                                     \
        const auto report = fixture.pass();                                                                  \
        QVERIFY2(report, report ? "" : qPrintable(report.error().message + server.failure()));               \
    } while (false)

void OddServersTest::deletingAtGmailMovesToItsTrash() // IMAP-144
{
    const QByteArrayList folders{"* LIST (\\HasNoChildren) \"/\" \"INBOX\"",
                                 "* LIST (\\HasChildren \\Noselect) \"/\" \"[Gmail]\"",
                                 "* LIST (\\HasNoChildren \\Trash) \"/\" \"[Gmail]/Trash\""};
    const QByteArray capabilities = "MOVE UIDPLUS UNSELECT X-GM-EXT-1";
    const Script moved{expectLine("$TAG UID MOVE 1 \"\\[Gmail\\]/Trash\""),
                       sendLine("* OK [COPYUID 7 1 1]"),
                       sendLine("* 1 EXPUNGE"),
                       sendLine("$TAG OK"),
                       expectLine("$TAG UNSELECT"),
                       sendLine("$TAG OK")};
    ScriptedServer server(
        {pass(capabilities, {}, folders,
              select("INBOX", 1) + searched("1") + fetched(1) + select("\\[Gmail\\]/Trash", 0)),
         pass(capabilities, select("INBOX", 1) + moved, folders,
              select("INBOX", 0) + select("\\[Gmail\\]/Trash", 1) + headers(1) +
                  Script{expectLine("$TAG UID FETCH .*FLAGS\\)"), sendLine("* 1 FETCH (UID 1 FLAGS ())"),
                         sendLine("$TAG OK"), expectLine("$TAG UID FETCH 1 \\(UID X-GM-MSGID .*\\)"),
                         sendLine("$TAG OK")})});
    EngineFixture fixture(settingsOf(server), {});
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    VERIFY_PASS(fixture);
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId trash = fixture.folder(FolderRole::Trash);
    QCOMPARE(fixture.shown(inbox).size(), 1);
    fixture.engine().deleteMessages(fixture.shown(inbox));
    QTRY_COMPARE(fixture.shown(trash).size(), 1);
    VERIFY_PASS(fixture);
    QVERIFY(fixture.isSettled());
    QCOMPARE(fixture.shown(trash).size(), 1);
    for (const int connection : {0, 1}) {
        QVERIFY(!server.received(connection).contains("STORE"));
        QVERIFY(!server.received(connection).contains("EXPUNGE"));
    }
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
}

void OddServersTest::messagesThatASearchOmitsStay() // IMAP-118
{
    const Script again =
        select("INBOX", 5) + Script{expectLine("$TAG UID FETCH 1:5 \\(UID FLAGS\\)"),
                                    sendLine("* 5 FETCH (UID 5 FLAGS (\\Seen))"), sendLine("$TAG OK")};
    // The third time two messages more by the count, one by the answer, and a search that lacks the old ones.
    Script lacking = select("INBOX", 7);
    lacking +=
        {expectLine("$TAG UID FETCH 6:4294967295 .*ENVELOPE.*"),
         sendLine("* 6 FETCH (UID 6 FLAGS () RFC822.SIZE 9 ENVELOPE (NIL \"s6\"))"), sendLine("$TAG OK")};
    lacking += searched("5 6");
    lacking += {expectLine("$TAG UID FETCH 1:\\d+ \\(UID FLAGS\\)"), sendLine("* 6 FETCH (UID 6 FLAGS ())"),
                sendLine("$TAG OK"), expectLine("$TAG UID FETCH 6 .*BODYSTRUCTURE\\)"), sendLine("$TAG OK")};
    ScriptedServer server({pass("", {}, onlyInbox, select("INBOX", 5) + searched("1 2 3 4 5") + fetched(5)),
                           pass("", {}, onlyInbox, again), pass("", {}, onlyInbox, lacking)});
    EngineFixture fixture(settingsOf(server), {});
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    VERIFY_PASS(fixture);
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    QCOMPARE(fixture.shown(inbox).size(), 5);
    VERIFY_PASS(fixture);
    QCOMPARE(fixture.shown(inbox).size(), 5);
    QVERIFY(fixture.row(fixture.bySubject(inbox, QStringLiteral("s5"))).flags.testFlag(MessageFlag::Seen));
    VERIFY_PASS(fixture);
    QCOMPARE(fixture.shown(inbox).size(), 6);
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
}

void OddServersTest::countsThatDifferAreNoReasonToGoOn() // IMAP-069
{
    const QByteArrayList folders{
        "* LIST () \"/\" INBOX",
        "* STATUS INBOX (MESSAGES 12 UIDNEXT 13 UIDVALIDITY 7 UNSEEN 3 HIGHESTMODSEQ 9)"};
    Script once = select("INBOX", 0);
    once.insert(1, sendLine("* OK [HIGHESTMODSEQ 9]"));
    const QByteArray capabilities = "LIST-EXTENDED LIST-STATUS CONDSTORE";
    ScriptedServer server({pass(capabilities, {}, folders, once), pass(capabilities, {}, folders, once)});
    EngineFixture fixture(settingsOf(server), {});
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    VERIFY_PASS(fixture);
    VERIFY_PASS(fixture);
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 0);
    QCOMPARE(server.received(1).count("SELECT"), 1);
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
}

QTEST_GUILESS_MAIN(OddServersTest)
#include "tst_oddservers.moc"
