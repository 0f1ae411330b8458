#include "TransferFixture.h"
#include "transfer/MailUpload.h"

using namespace postaci;
using namespace postaci::test;

/// What is on this computer goes to a server, as it is written down until a connection does it.
class TestMailUpload : public QObject
{
    Q_OBJECT

private:
    /// One message in a folder of this computer, and two accounts with servers.
    struct Desk : TransferFixture
    {
        Desk()
        {
            write([this](Transaction& t) -> Result<void> {
                const auto added = t.addAccount(sampleAccount(QStringLiteral("second@example.org")));
                REQUIRE_OR_RETURN(added);
                second = *added;
                REQUIRE_OR_RETURN(t.applyFolderList(second, {listed("INBOX")}));
                return {};
            });
            there = reader->folderByRole(second, FolderRole::Inbox).value_or(0);
            const QString file = path(QStringLiteral("one.eml"));
            writeFile(file, numberedMessage(1));
            const auto report = importNew({file});
            if (!report || report->messages != 1)
                qFatal("The message was not imported");
            here = localFolder(QStringLiteral("Imported"));
            message = ids(here).value(0);
        }
        void moveTo(FolderId target)
        {
            write([&](Transaction& t) {
                return putOnServer(t, *reader, *reader->rows({message}), *reader->folder(target));
            });
        }
        QList<MessageId> copyTo(FolderId target)
        {
            QList<MessageId> copies;
            write([&](Transaction& t) -> Result<void> {
                const auto made = copyToServer(t, *reader, *reader->rows({message}), *reader->folder(target));
                REQUIRE_OR_RETURN(made);
                copies = *made;
                return {};
            });
            return copies;
        }
        [[nodiscard]] QList<AppendEntry> queued(AccountId of) const { return *reader->appends(of); }

        AccountId second = 0;
        FolderId there = 0; ///< the second account's INBOX
        FolderId here = 0;
        MessageId message = 0;
    };

private Q_SLOTS:
    void theLastServerThatItWasMovedToGetsIt()
    {
        Desk desk;
        QVERIFY(desk.message != 0);
        desk.moveTo(desk.archive);
        QCOMPARE(desk.queued(desk.account).size(), 1);
        const AppendId first = desk.queued(desk.account).first().id;
        desk.moveTo(desk.archive); // what is queued is not queued twice
        QCOMPARE(desk.queued(desk.account).size(), 1);
        QCOMPARE(desk.queued(desk.account).first().id, first);
        desk.moveTo(desk.there);
        QVERIFY(desk.queued(desk.account).isEmpty());
        QCOMPARE(desk.queued(desk.second).size(), 1);
        desk.moveTo(desk.inbox);
        QVERIFY(desk.queued(desk.second).isEmpty());
        QCOMPARE(desk.queued(desk.account).size(), 1);
        QCOMPARE(desk.queued(desk.account).first().folder, desk.inbox);
        QCOMPARE(desk.ids(desk.here), QList<MessageId>{desk.message});
        QCOMPARE(inconsistency(desk.dir.path()), QString());
    }

    /// The first server may have it by then.
    void whatWasOnItsWayElsewhereIsTakenBackThere()
    {
        Desk desk;
        desk.moveTo(desk.archive);
        const AppendId begun = desk.queued(desk.account).first().id;
        desk.write([&](Transaction& t) { return t.beginAppend(begun, 40); });
        desk.moveTo(desk.there);
        QCOMPARE(desk.queued(desk.second).size(), 1);
        desk.write([&](Transaction& t) { return t.appendDone(begun, 41, numberedMessage(1)); });
        QVERIFY(desk.ids(desk.archive).isEmpty());
        QCOMPARE(desk.reader->expungeIntents(desk.account)->size(), 1);
        QCOMPARE(desk.ids(desk.here), QList<MessageId>{desk.message});
        const AppendId last = desk.queued(desk.second).first().id;
        desk.write([&](Transaction& t) { return t.appendDone(last, 7, numberedMessage(1)); });
        QCOMPARE(desk.ids(desk.there), QList<MessageId>{desk.message});
        QVERIFY(desk.ids(desk.here).isEmpty());
        QCOMPARE(inconsistency(desk.dir.path()), QString());
    }

    /// Two moves that an earlier version has queued.
    void whatHasGoneToOneServerIsNotSentToAnother()
    {
        Desk desk;
        desk.moveTo(desk.archive);
        AppendEntry other = desk.queued(desk.account).first();
        other.folder = desk.there;
        desk.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.addAppend(other, {}));
            return {};
        });
        const AppendId first = desk.queued(desk.account).first().id;
        const AppendId last = desk.queued(desk.second).first().id;
        QVERIFY(desk.reader->appendBytes(last).has_value());
        desk.write([&](Transaction& t) { return t.appendDone(first, 41, numberedMessage(1)); });
        QVERIFY(desk.reader->body(desk.message).has_value()); // in the cache
        const auto bytes = desk.reader->appendBytes(last);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().kind, ErrorKind::Gone); // so that it is dropped
    }

    void aCopyThatWaitsIsNotMadeTwice()
    {
        Desk desk;
        const QList<MessageId> first = desk.copyTo(desk.archive);
        QCOMPARE(first.size(), 1);
        QVERIFY(desk.copyTo(desk.archive).isEmpty());
        QCOMPARE(desk.queued(desk.account).size(), 1);
        QCOMPARE(desk.copyTo(desk.inbox).size(), 1); // elsewhere it is another one
    }

    void aCopyThatIsNotToStayIsMadeAgain_data()
    {
        QTest::addColumn<bool>("isMovedAway");
        QTest::newRow("taken back") << false;
        QTest::newRow("moved elsewhere") << true;
    }

    void aCopyThatIsNotToStayIsMadeAgain()
    {
        QFETCH(const bool, isMovedAway);
        Desk desk;
        const QList<MessageId> first = desk.copyTo(desk.archive);
        const AppendId begun = desk.queued(desk.account).first().id;
        desk.write([&](Transaction& t) { return t.beginAppend(begun, 40); });
        desk.write(
            [&](Transaction& t) { return isMovedAway ? t.wantMove(first, desk.work) : t.wantNoCopy(first); });
        QVERIFY(desk.ids(desk.archive).isEmpty());
        const QList<MessageId> second = desk.copyTo(desk.archive);
        QCOMPARE(second.size(), 1);
        QCOMPARE(desk.ids(desk.archive), second);
        QCOMPARE(desk.queued(desk.account).size(), 2);
        desk.write([&](Transaction& t) { return t.appendDone(begun, 41, numberedMessage(1)); });
        QCOMPARE(desk.ids(desk.archive), second);
        QCOMPARE(desk.reader->expungeIntents(desk.account)->size(), isMovedAway ? 0 : 1);
        QCOMPARE(inconsistency(desk.dir.path()), QString());
    }
};

QTEST_GUILESS_MAIN(TestMailUpload)
#include "tst_mailupload.moc"
