// One message in several folders, by the server's own word: Gmail's X-GM-EXT-1 as a script, OBJECTID at
// Cyrus.
#include "EngineFixture.h"
#include "search/MailSearch.h"
#include "support/CuttingProxy.h"
#include "support/CyrusServer.h"
#include "support/ScriptedServer.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class SameMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gmail();
    void idsComeLaterToWhatIsHere();
    void cyrus();
};

namespace {

const QByteArrayList folders{"* LIST () \"/\" INBOX", "* LIST (\\All) \"/\" \"Tum\"",
                             "* LIST () \"/\" \"Work\""};
const QByteArray raw = "Message-ID: <1@example.org>\r\nSubject: s1\r\n\r\nMerhaba\r\n";

Script pass(const QByteArray& capabilities, const Script& steps)
{
    Script script{sendLine("* PREAUTH [CAPABILITY IMAP4rev1 UIDPLUS UNSELECT " + capabilities + "] ready")};
    return script + steps + Script{expectLine("$TAG LOGOUT"), sendLine("* BYE"), sendLine("$TAG OK")};
}

Script listed()
{
    Script script{expectLine("$TAG LIST .*")};
    for (const QByteArray& folder : folders)
        script.append(sendLine(folder));
    return script + Script{sendLine("$TAG OK"), expectLine("$TAG LSUB .*"), sendLine("$TAG OK")};
}

/// Before the folders are compared, where one is selected.
Script unselected()
{
    return {expectLine("$TAG UNSELECT"), sendLine("$TAG OK")};
}

Script select(const QByteArray& folder, int exists)
{
    return {expectLine("$TAG SELECT \"" + folder + "\".*"),
            sendLine("* " + QByteArray::number(exists) + " EXISTS"), sendLine("* OK [UIDVALIDITY 7]"),
            sendLine("* OK [UIDNEXT " + QByteArray::number(exists + 1) + "]"),
            sendLine("$TAG OK [READ-WRITE]")};
}

/// The header of message `number` under `uid`.
QByteArray header(int uid, int number, const QByteArray& flags, const QByteArray& more)
{
    const QByteArray name = QByteArray::number(number);
    return "* " + QByteArray::number(uid) + " FETCH (UID " + QByteArray::number(uid) + " FLAGS (" + flags +
           ") INTERNALDATE \"02-Feb-2024 20:30:0" + name + " +0000\" RFC822.SIZE " +
           QByteArray::number(raw.size()) + more + " ENVELOPE (NIL \"s" + name +
           "\" NIL NIL NIL NIL NIL NIL NIL \"<" + name + "@example.org>\"))";
}

QByteArray gmailIds(int number, const QByteArray& labels = {})
{
    return " X-GM-MSGID 12" + QByteArray::number(number) + " X-GM-THRID 77 X-GM-LABELS (" + labels + ")";
}

Script fetch(const QByteArray& items, const QByteArrayList& answers)
{
    Script script{expectLine("$TAG UID FETCH .*" + items + ".*")};
    for (const QByteArray& answer : answers)
        script.append(sendLine(answer));
    script.append(sendLine("$TAG OK"));
    return script;
}

Script firstSync(const QByteArray& folder, const QByteArray& uids, const QByteArrayList& headers)
{
    return select(folder, int(headers.size())) +
           Script{expectLine("$TAG UID SEARCH ALL"), sendLine("* SEARCH " + uids), sendLine("$TAG OK")} +
           fetch("ENVELOPE", headers);
}

/// A folder that has nothing new: its flags, then what `ids` are asked for.
Script resync(const QByteArray& folder, const QByteArrayList& flags, const QByteArrayList& ids)
{
    QByteArrayList told;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QByteArray uid = QByteArray::number(i + 1);
        told.append("* " + uid + " FETCH (UID " + uid + ids.at(i) + ')');
    }
    return select(folder, int(flags.size())) + fetch("FLAGS\\)", flags) + fetch("\\(UID X-GM-MSGID", told);
}

Script body(int uid)
{
    const QByteArray name = QByteArray::number(uid);
    return fetch("BODY.PEEK\\[\\]",
                 {"* " + name + " FETCH (UID " + name + " RFC822.SIZE " + QByteArray::number(raw.size()) +
                  " BODY[]<0> {" + QByteArray::number(raw.size()) + "}\r\n" + raw + ")"});
}

ServerSettings settingsOf(quint16 port)
{
    return {Protocol::Imap, QStringLiteral("127.0.0.1"), port, Security::None,
            QStringLiteral("ayse@example.org")};
}

QList<MessageId> found(const EngineFixture& fixture, const QString& query)
{
    const auto search = MailSearch::open(fixture.profileDir());
    if (!search)
        return {};
    const auto page = (*search)->find({query, 0, 100, {}, {}, false}, {});
    return page ? page->hits : QList<MessageId>();
}

Script gmailFirstPass()
{
    const QByteArray one = gmailIds(1, "\"\\\\Important\" \"Gizli\"");
    const QByteArray two = gmailIds(2);
    return listed() + firstSync("INBOX", "1", {header(1, 1, "", one)}) +
           firstSync("Tum", "1 2", {header(1, 1, "", one), header(2, 2, "\\Seen", two)}) +
           firstSync("Work", "1", {header(1, 1, "", one)}) + select("INBOX", 1) + body(1) + select("Tum", 2) +
           body(2);
}

Script gmailSecondPass()
{
    const QByteArray one = gmailIds(1, "\"\\\\Important\" \"Gizli\"");
    const QByteArray two = gmailIds(2);
    // What the user has read is told at one place. Another program has starred it meanwhile.
    return select("INBOX", 1) +
           Script{expectLine("$TAG UID STORE 1 \\+FLAGS.SILENT \\(\\\\Seen\\)"), sendLine("$TAG OK")} +
           unselected() + listed() + resync("INBOX", {"* 1 FETCH (UID 1 FLAGS (\\Seen))"}, {one}) +
           resync("Tum", {"* 1 FETCH (UID 1 FLAGS (\\Seen \\Flagged))", "* 2 FETCH (UID 2 FLAGS (\\Seen))"},
                  {gmailIds(1), two}) +
           resync("Work", {"* 1 FETCH (UID 1 FLAGS (\\Seen \\Flagged))"}, {gmailIds(1)});
}

Script gmailThirdPass()
{
    const QByteArray two = gmailIds(2);
    // Giving it a label is a copy.
    return select("Tum", 2) +
           Script{expectLine("$TAG STATUS \"Work\" .*"), sendLine("* STATUS Work (UIDNEXT 2)"),
                  sendLine("$TAG OK")} +
           Script{expectLine("$TAG UID COPY 2 \"Work\""), sendLine("$TAG OK [COPYUID 7 2 2] done")} +
           unselected() + listed() +
           resync("INBOX", {"* 1 FETCH (UID 1 FLAGS (\\Seen \\Flagged))"}, {gmailIds(1)}) +
           resync("Tum", {"* 1 FETCH (UID 1 FLAGS (\\Seen \\Flagged))", "* 2 FETCH (UID 2 FLAGS (\\Seen))"},
                  {gmailIds(1), two}) +
           select("Work", 2) + fetch("ENVELOPE", {header(2, 2, "\\Seen", two)}) +
           fetch("FLAGS\\)", {"* 1 FETCH (UID 1 FLAGS (\\Seen \\Flagged))"}) +
           fetch("\\(UID X-GM-MSGID", {"* 1 FETCH (UID 1" + gmailIds(1) + ')'});
}

} // namespace

#define VERIFY_PASS(fixture, bodies, server)                                                                 \
    do {                                                                                                     \
        const auto report = (fixture).pass(bodies);                                                          \
        QVERIFY2(report, report ? "" : qPrintable(report.error().message + (server).failure()));             \
    } while (false)

void SameMessageTest::gmail()
{
    ScriptedServer server({pass("X-GM-EXT-1", gmailFirstPass()), pass("X-GM-EXT-1", gmailSecondPass()),
                           pass("X-GM-EXT-1", gmailThirdPass())});
    EngineFixture fixture(settingsOf(server.port()), {});
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    VERIFY_PASS(fixture, BodyPolicy::All, server);
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId all = fixture.folder(FolderRole::All);
    const FolderId work = fixture.folder(QStringLiteral("Work"));
    const MessageId here = fixture.shown(inbox).value(0);
    const MessageId labelled = fixture.shown(work).value(0);
    QCOMPARE(fixture.reader().body(labelled).value_or({}), raw);
    QCOMPARE(fixture.row(here).labels, (QStringList{QStringLiteral("Gizli"), QStringLiteral("Work")}));
    QCOMPARE(fixture.row(labelled).labels, QStringList{QStringLiteral("Gizli")});
    QCOMPARE(found(fixture, QStringLiteral("s1")), QList{here});
    QCOMPARE(fixture.reader().conversations({here}).value_or({}).value(0).everywhere,
             (ConversationCounts{2, 1, 0}));

    fixture.engine().setFlag({here}, MessageFlag::Seen, true);
    QTRY_COMPARE(fixture.reader().folder(work)->unread, 0);
    QCOMPARE(fixture.reader().folder(all)->unread, 0);
    VERIFY_PASS(fixture, BodyPolicy::All, server);
    QVERIFY(fixture.isSettled());
    QVERIFY(fixture.row(here).flags == (MessageFlag::Seen | MessageFlag::Flagged));
    QCOMPARE(fixture.row(here).labels, (QStringList{QStringLiteral("Gizli"), QStringLiteral("Work")}));

    const MessageId archived = fixture.bySubject(all, QStringLiteral("s2"));
    fixture.engine().copyTo({archived}, work);
    QTRY_COMPARE(fixture.row(archived).labels, QStringList{QStringLiteral("Work")});
    VERIFY_PASS(fixture, BodyPolicy::All, server);
    QVERIFY(fixture.isSettled());
    QCOMPARE(fixture.shown(work).size(), 2);
    QVERIFY(fixture.row(fixture.bySubject(work, QStringLiteral("s2"))).hasBody);
    QCOMPARE(fixture.row(here).labels, QStringList{QStringLiteral("Work")}); // Gizli was taken away
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
}

void SameMessageTest::idsComeLaterToWhatIsHere()
{
    const Script before = listed() + firstSync("INBOX", "1", {header(1, 1, "", {})}) +
                          firstSync("Tum", "1", {header(1, 1, "", {})}) + select("Work", 0) +
                          select("INBOX", 1) + body(1) + select("Tum", 1) + body(1);
    const Script after = listed() + resync("INBOX", {"* 1 FETCH (UID 1 FLAGS ())"}, {gmailIds(1)}) +
                         resync("Tum", {"* 1 FETCH (UID 1 FLAGS ())"}, {gmailIds(1)}) + select("Work", 0);
    ScriptedServer server({pass("", before), pass("X-GM-EXT-1", after)});
    EngineFixture fixture(settingsOf(server.port()), {});
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    VERIFY_PASS(fixture, BodyPolicy::All, server);
    QCOMPARE(found(fixture, QStringLiteral("s1")).size(), 2);
    VERIFY_PASS(fixture, BodyPolicy::All, server);
    QCOMPARE(found(fixture, QStringLiteral("s1")), fixture.shown(fixture.folder(FolderRole::Inbox)));
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
}

void SameMessageTest::cyrus()
{
    CyrusServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = QStringLiteral("ayse@example.org");
    const auto other = server.client(user);
    QVERIFY(other->append("INBOX", sampleMessage(QStringLiteral("Ortak"))));
    QVERIFY(!other->run("SELECT INBOX").isEmpty());
    QVERIFY(other->run("UID COPY 1 Archive").size() >= 0);
    QVERIFY2(other->errorText().isEmpty(), qPrintable(other->errorText()));
    QCOMPARE(other->messages("Archive").size(), 1);

    CuttingProxy proxy(server.imapPort());
    std::atomic<int> bodies{0};
    proxy.setObserver([&](CuttingProxy::Direction direction, const QByteArray& bytes) {
        if (direction == CuttingProxy::Direction::Up)
            bodies += int(bytes.count("BODY.PEEK[]"));
    });
    EngineFixture fixture(settingsOf(proxy.port()), {});
    fixture.bodies = BodyPolicy::All;
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const auto first = fixture.pass(BodyPolicy::All);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message + first.error().detail));
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId archive = fixture.folder(FolderRole::Archive);
    const MessageId here = fixture.shown(inbox).value(0);
    const MessageId there = fixture.shown(archive).value(0);
    QVERIFY(here != 0 && there != 0);
    QCOMPARE(bodies.load(), 1);
    QVERIFY(fixture.row(here).hasBody && fixture.row(there).hasBody);
    QCOMPARE(fixture.row(there).preview, fixture.row(here).preview);
    QCOMPARE(found(fixture, QStringLiteral("ortak")), QList{here});
    QCOMPARE(fixture.reader().conversations({here}).value_or({}).value(0).everywhere,
             (ConversationCounts{1, 1, 0}));

    // A copy made here is the same message too, and the body outlives the place that it came with.
    fixture.engine().copyTo({there}, fixture.folder(FolderRole::Sent));
    fixture.engine().deleteMessages({here});
    QTRY_VERIFY(fixture.shown(inbox).isEmpty());
    for (int i = 0; i < 2; ++i)
        QVERIFY(fixture.pass(BodyPolicy::All));
    QVERIFY(fixture.isSettled());
    QCOMPARE(bodies.load(), 1);
    for (const FolderRole role : {FolderRole::Archive, FolderRole::Sent, FolderRole::Trash}) {
        QCOMPARE(fixture.shown(fixture.folder(role)).size(), 1);
        QVERIFY(fixture.row(fixture.shown(fixture.folder(role)).value(0)).hasBody);
    }
    QCOMPARE(found(fixture, QStringLiteral("ortak")).size(), 1);
}

QTEST_GUILESS_MAIN(SameMessageTest)
#include "tst_samemessage.moc"
