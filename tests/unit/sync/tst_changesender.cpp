#include "sync/ChangeSender.h"
#include "unit/protocol/ScriptedScene.h"
#include "unit/store/StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// What the user's changes look like on the wire, and what becomes of them when the server says no.
class TestChangeSender : public QObject
{
    Q_OBJECT

private:
    /// A store, a scripted server, and what was told to the user.
    struct Desk : StoreFixture
    {
        Desk(const QByteArray& capabilities, const Script& steps) : scene(capabilities, steps) {}

        QList<MessageId> mail(int count)
        {
            QList<postaci::NewMessage> messages;
            for (int uid = 1; uid <= count; ++uid)
                messages.append(sampleMessage(quint32(uid)));
            const QList<MessageId> ids = insert(inbox, messages);
            Folder synced = *reader->folder(inbox);
            synced.uidNext = quint32(count) + 1;
            synced.syncedDownTo = 1;
            write([&](Transaction& t) { return t.setSyncState(synced); });
            return ids;
        }
        Result<bool> send()
        {
            const SyncScope scope{scene.session, *store, *reader, clock, account, {}};
            ChangeSender sender(scope, [this](const RejectedChange& refused) { told.append(refused); });
            return sender.run(AppendSizes::All);
        }

        Scene scene;
        QList<RejectedChange> told;
    };

    static Script select(const QByteArray& folder, const QByteArray& access = "READ-WRITE", int exists = 500)
    {
        return {expectLine("$TAG SELECT \"" + folder + "\""),
                sendLine("* " + QByteArray::number(exists) + " EXISTS"),
                sendLine("* OK [UIDVALIDITY 1] valid"), sendLine("* OK [UIDNEXT 501] next"),
                sendLine("$TAG OK [" + access + "] selected")};
    }
    static Script command(const QByteArray& line, const QByteArray& answer)
    {
        return {expectLine("$TAG " + line), sendLine("$TAG " + answer)};
    }

private Q_SLOTS:
    void fiveHundredMessagesAreOneCommand()
    {
        Desk desk("UIDPLUS MOVE",
                  select("INBOX") + command(R"(UID STORE 1:500 \+FLAGS\.SILENT \(\\Seen\))", "OK stored") +
                      command(R"(UID STORE 1:250 \+FLAGS\.SILENT \(proje\))", "OK stored") +
                      command(R"(UID MOVE 251:500 "Archive")", "OK [COPYUID 7 251:500 1:250] moved"));
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(500);
        desk.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantFlag(ids, MessageFlag::Seen, true));
            REQUIRE_OR_RETURN(t.wantKeyword(ids.first(250), QStringLiteral("proje"), true));
            return t.wantMove(ids.sliced(250), desk.archive);
        });
        VERIFY_RESULT(desk.send());
        VERIFY_SCRIPT(desk.scene.server);
        QVERIFY(desk.told.isEmpty());
        QVERIFY(desk.reader->flagIntents(desk.account)->isEmpty());
        QVERIFY(desk.reader->moveIntents(desk.account)->isEmpty());
        QCOMPARE(desk.reader->location(ids.last())->uid, 250U);
        QCOMPARE(inconsistency(desk.dir.path()), QString());
    }

    void theOneThatIsRefusedIsFoundByHalving()
    {
        Desk desk("UIDPLUS MOVE", select("INBOX") +
                                      command(R"(UID MOVE 1:4 "Archive")", "NO [CANNOT] not that one") +
                                      command(R"(UID MOVE 1:2 "Archive")", "NO [CANNOT] not that one") +
                                      command(R"(UID MOVE 1 "Archive")", "OK [COPYUID 7 1 11] moved") +
                                      command(R"(UID MOVE 2 "Archive")", "NO [CANNOT] not that one") +
                                      command(R"(UID MOVE 3:4 "Archive")", "OK [COPYUID 7 3:4 12:13] moved"));
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(4);
        desk.write([&](Transaction& t) { return t.wantMove(ids, desk.archive); });
        VERIFY_RESULT(desk.send());
        VERIFY_SCRIPT(desk.scene.server);
        QCOMPARE(desk.ids(desk.inbox), QList<MessageId>{ids.at(1)});
        QCOMPARE(desk.told.size(), 1);
        QCOMPARE(desk.told.first().kind, RejectedChange::Kind::Move);
        QCOMPARE(desk.told.first().count, 1);
        QCOMPARE(desk.told.first().what, desk.row(ids.at(1)).subject);
        QCOMPARE(desk.told.first().target, QStringLiteral("Archive"));
        QVERIFY(desk.told.first().error.detail.contains(QStringLiteral("not that one")));
    }

    void aFolderForReadingOnlyIsNotAskedTwice()
    {
        Desk desk("UIDPLUS", select("INBOX", "READ-ONLY"));
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(500);
        desk.write([&](Transaction& t) { return t.wantFlag(ids, MessageFlag::Flagged, true); });
        VERIFY_RESULT(desk.send());
        VERIFY_SCRIPT(desk.scene.server);
        QCOMPARE(desk.told.size(), 1);
        QCOMPARE(desk.told.first().count, 500);
        QCOMPARE(desk.told.first().error.reason, ErrorReason::MailboxReadOnly);
        QVERIFY(!desk.row(ids.first()).flags.testFlag(MessageFlag::Flagged));
    }

    void aServerThatRefusesEverythingIsSoonBelieved()
    {
        Script script = select("INBOX");
        // 500, 250, 125, 62, 31, 15, 7, 3, 1, then 2, 1 and 1: the rest is not asked about.
        for (int i = 0; i < 12; ++i)
            script += command(R"(UID STORE [0-9:,]+ \+FLAGS\.SILENT \(\\Flagged\))", "NO never");
        Desk desk("UIDPLUS", script);
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(500);
        desk.write([&](Transaction& t) { return t.wantFlag(ids, MessageFlag::Flagged, true); });
        VERIFY_RESULT(desk.send());
        int count = 0;
        for (const RejectedChange& change : desk.told)
            count += change.count;
        QCOMPARE(count, 500);
        QVERIFY(desk.reader->flagIntents(desk.account)->isEmpty());
        VERIFY_SCRIPT(desk.scene.server);
    }

    void aBusyServerIsNoRefusal()
    {
        Desk desk("UIDPLUS", select("INBOX") + command(R"(UID STORE 1 \+FLAGS\.SILENT \(\\Flagged\))",
                                                       "NO [INUSE] come back later"));
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(500);
        desk.write([&](Transaction& t) { return t.wantFlag({ids.first()}, MessageFlag::Flagged, true); });
        const auto sent = desk.send();
        QVERIFY(!sent);
        QCOMPARE(sent.error().reason, ErrorReason::ServerBusy);
        QVERIFY(desk.told.isEmpty());
        QCOMPARE(desk.reader->flagIntents(desk.account)->size(), 1);
    }

    void whatAnotherClientTookAwayIsNotMarkedIntoTheVoid()
    {
        // The server would say OK to a STORE of the other one too (RFC 3501 6.4.8).
        Desk desk("", select("INBOX", "READ-WRITE", 499) +
                          Script{expectLine("$TAG UID SEARCH UID 1:2"), sendLine("* SEARCH 2"),
                                 sendLine("$TAG OK searched")} +
                          command(R"(UID STORE 2 \+FLAGS\.SILENT \(\\Flagged\))", "OK stored"));
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(500);
        desk.write([&](Transaction& t) { return t.wantFlag(ids.first(2), MessageFlag::Flagged, true); });
        VERIFY_RESULT(desk.send());
        VERIFY_SCRIPT(desk.scene.server);
        QCOMPARE(desk.reader->flagIntents(desk.account)->size(), 1);
        QCOMPARE(desk.reader->flagIntents(desk.account)->first().message.id, ids.at(0));
    }

    void othersMarkedMessagesAreNotExpunged()
    {
        Desk desk("", select("INBOX") + command(R"(UID STORE 2 \+FLAGS\.SILENT \(\\Deleted\))", "OK stored") +
                          Script{expectLine("$TAG UID SEARCH DELETED"), sendLine("* SEARCH 2 3"),
                                 sendLine("$TAG OK searched")});
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(3);
        desk.write([&](Transaction& t) { return t.wantExpunge({ids.at(1)}); });
        VERIFY_RESULT(desk.send());
        VERIFY_SCRIPT(desk.scene.server);
        QVERIFY(desk.told.isEmpty());
        QCOMPARE(desk.ids(desk.inbox).size(), 2);
        QCOMPARE(*desk.reader->leftMarked(desk.inbox), QList<quint32>{2});
    }

    void aMoveOfWhatIsGoneMovesNothing()
    {
        // The server names what it has moved: the other one had been taken away by somebody.
        Desk desk("UIDPLUS MOVE",
                  select("INBOX") + command(R"(UID MOVE 1:2 "Archive")", "OK [COPYUID 7 2 12] moved"));
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(2);
        desk.write([&](Transaction& t) { return t.wantMove(ids, desk.archive); });
        VERIFY_RESULT(desk.send());
        QCOMPARE(desk.ids(desk.archive), QList<MessageId>{ids.at(1)});
        QCOMPARE(*desk.reader->goneMessages(desk.account), QList<MessageId>{ids.at(0)});
    }

    void foldersAreMadeInTheOrderOfTheWishes()
    {
        const Script list = {expectLine("$TAG LIST .*"), sendLine("* LIST () \"/\" INBOX"),
                             sendLine("* LIST () \"/\" Archive"), sendLine("* LIST () \"/\" Work"),
                             sendLine("$TAG OK listed")};
        Desk desk("UIDPLUS MOVE LIST-EXTENDED",
                  list + command("CREATE \"Yeni\"", "OK made") +
                      command("SUBSCRIBE \"Yeni\"", "OK subscribed") +
                      command("RENAME \"Work\" \"Is\"", "NO [CANNOT] never") + select("INBOX") +
                      command(R"(UID MOVE 1 "Yeni")", "OK [COPYUID 9 1 1] moved"));
        VERIFY_RESULT(desk.scene.ready);
        const QList<MessageId> ids = desk.mail(1);
        FolderId made = 0;
        desk.write([&](Transaction& t) -> Result<void> {
            const auto created = t.wantFolder(desk.account, 0, {"Yeni", QStringLiteral("Yeni")});
            REQUIRE_OR_RETURN(created);
            made = *created;
            REQUIRE_OR_RETURN(t.wantMove(ids, made));
            return t.wantFolderName(desk.work, 0, {"Is", QStringLiteral("Is")});
        });
        VERIFY_RESULT(desk.send());
        VERIFY_SCRIPT(desk.scene.server);
        QCOMPARE(desk.told.size(), 1);
        QCOMPARE(desk.told.first().kind, RejectedChange::Kind::RenameFolder);
        QCOMPARE(desk.told.first().what, QStringLiteral("Work"));
        QCOMPARE(desk.told.first().target, QStringLiteral("Is"));
        QCOMPARE(desk.reader->folder(desk.work)->path, QStringLiteral("Work"));
        QVERIFY(desk.reader->folder(made)->atServer);
        QVERIFY(desk.reader->folderOperations(desk.account)->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestChangeSender)
#include "tst_changesender.moc"
