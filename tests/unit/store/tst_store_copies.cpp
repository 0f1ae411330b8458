#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// Copies and uploads, step by step until the server has made them.
class TestStoreCopies : public QObject
{
    Q_OBJECT

private:
    static MessageId one(StoreFixture& f)
    {
        const MessageId id = f.insert(f.inbox, {sampleMessage(1, MessageFlag::Seen)}).first();
        f.write([&](Transaction& t) { return t.putBody(id, "body"); });
        return id;
    }
    static MessageId copy(StoreFixture& f, MessageId id)
    {
        MessageId copy = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto made = t.wantCopy({id}, f.archive);
            REQUIRE_OR_RETURN(made);
            copy = made->value(0);
            return {};
        });
        return copy;
    }
    static FolderId localInbox(StoreFixture& f)
    {
        Account pop3 = sampleAccount(QStringLiteral("pop@example.org"));
        pop3.incoming.protocol = Protocol::Pop3;
        f.write([&](Transaction& t) -> Result<void> {
            const auto added = t.addAccount(pop3);
            REQUIRE_OR_RETURN(added);
            pop3.id = *added;
            return {};
        });
        return f.reader->folderByRole(pop3.id, FolderRole::Inbox).value_or(0);
    }
    static MessageId localMessage(StoreFixture& f, FolderId folder)
    {
        const MessageId id = f.insert(folder, {sampleMessage(1, MessageFlag::Seen)}).first();
        f.write([&](Transaction& t) { return t.putBody(id, "body\n"); });
        return id;
    }
    static AppendEntry upload(const StoreFixture& f, MessageId id)
    {
        AppendEntry entry;
        entry.folder = f.archive;
        entry.flags = MessageFlag::Seen;
        entry.internalDate = sampleMessage(1).internalDate;
        entry.messageId = sampleMessage(1).envelope.messageId;
        entry.replaces = id;
        return entry;
    }
    static AppendId queue(StoreFixture& f, MessageId id)
    {
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.addAppend(upload(f, id), {}));
            return {};
        });
        return f.reader->appends(f.account)->first().id;
    }
    static MessageId queueCopy(StoreFixture& f, MessageId id)
    {
        MessageId copy = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto made = t.addAppendedCopy(upload(f, id));
            REQUIRE_OR_RETURN(made);
            copy = *made;
            return {};
        });
        return copy;
    }
    static QList<CopyIntent> copies(const StoreFixture& f) { return *f.reader->copyIntents(f.account); }
    static NewMessage found(quint32 uid)
    {
        NewMessage message = sampleMessage(1, MessageFlag::Seen);
        message.uid = uid;
        return message;
    }

private Q_SLOTS:
    void aCopyIsThereAtOnceWithItsBody()
    {
        StoreFixture f;
        const MessageId id = one(f);
        const MessageId copied = copy(f, id);
        QCOMPARE(f.ids(f.archive), QList<MessageId>{copied});
        QCOMPARE(f.ids(f.inbox), QList<MessageId>{id});
        QCOMPARE(f.row(copied).subject, f.row(id).subject);
        QVERIFY(f.row(copied).hasPendingChange);
        QCOMPARE(*f.reader->body(copied), QByteArray("body"));
        QCOMPARE(copies(f).size(), 1);
        QCOMPARE(copies(f).first().source.uid, 1U);
        QCOMPARE(copies(f).first().target, f.archive);
        QVERIFY(!copies(f).first().isBegun);
        f.write([&](Transaction& t) { return t.beginCopies({copied}, 40); });
        QVERIFY(copies(f).first().isBegun);
        QCOMPARE(copies(f).first().targetUidNext, 40U);
        f.write([&](Transaction& t) { return t.copyDone(copied, 41); });
        QVERIFY(copies(f).isEmpty());
        QCOMPARE(f.reader->location(copied)->uid, 41U);
        f.insert(f.archive, {found(41)});
        QVERIFY(f.change.isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void withoutItsUidItWaitsForTheSync()
    {
        StoreFixture f;
        const MessageId copied = copy(f, one(f));
        f.write([&](Transaction& t) { return t.beginCopies({copied}, 0); });
        f.write([&](Transaction& t) { return t.copyDone(copied, 0); });
        QCOMPARE(*f.reader->awaiting(f.archive), QList<MessageId>{copied});
        QCOMPARE(f.insert(f.archive, {found(70)}), QList<MessageId>{copied});
        QCOMPARE(f.reader->location(copied)->uid, 70U);
    }

    void anotherMessageIsNotTakenForACopyThatWasNotSent()
    {
        StoreFixture f;
        const MessageId copied = copy(f, one(f));
        const MessageId other = f.insert(f.archive, {found(70)}).first();
        QVERIFY(other != copied);
        QCOMPARE(copies(f).size(), 1);
        QCOMPARE(f.ids(f.archive).size(), 2);
    }

    void whatWasNotSentIsTakenBackByDeletingIt()
    {
        StoreFixture f;
        const MessageId copied = copy(f, one(f));
        f.write([&](Transaction& t) { return t.wantExpunge({copied}); });
        QVERIFY(copies(f).isEmpty());
        QVERIFY(f.ids(f.archive).isEmpty());
        QCOMPARE(f.ids(f.inbox).size(), 1);
        QVERIFY(f.reader->expungeIntents(f.account)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aVanishedOriginalIsTold()
    {
        StoreFixture f;
        const MessageId id = one(f);
        const MessageId copied = copy(f, id);
        f.write([&](Transaction& t) { return t.removeUids(f.inbox, {1}); });
        f.write([&](Transaction& t) { return t.forgetGone({id}); });
        QCOMPARE(copies(f).size(), 1);
        QCOMPARE(copies(f).first().source.id, 0);
        f.write([&](Transaction& t) { return t.rejectCopy(copied); });
        QVERIFY(f.ids(f.archive).isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void anUploadIsKeptUntilItIsThere()
    {
        StoreFixture f;
        const MessageId draft = f.insert(f.archive, {sampleMessage(9)}).first();
        AppendEntry entry;
        entry.folder = f.archive;
        entry.flags = MessageFlag::Seen | MessageFlag::Draft;
        entry.messageId = QStringLiteral("x@example.org");
        entry.replaces = draft;
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.addAppend(entry, "From: a\r\n\r\nb"));
            return {};
        });
        const auto waiting = *f.reader->appends(f.account);
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().folder, f.archive);
        QCOMPARE(waiting.first().flags, entry.flags);
        QCOMPARE(waiting.first().size, 12);
        QCOMPARE(*f.reader->appendBytes(waiting.first().id), QByteArray("From: a\r\n\r\nb"));
        f.write([&](Transaction& t) { return t.beginAppend(waiting.first().id, 12); });
        QVERIFY(f.reader->appends(f.account)->first().isBegun);
        f.write([&](Transaction& t) { return t.appendDone(waiting.first().id, 0, "x"); });
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        QVERIFY(!f.reader->appendBytes(waiting.first().id));
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), 1);
    }

    /// From this computer to a server: the same row, so that it can be taken back by its id.
    void whatMovedToTheServerKeepsItsId_data()
    {
        QTest::addColumn<quint32>("uid");
        QTest::addColumn<bool>("isSyncFirst");
        QTest::newRow("UID told") << 41U << false;
        QTest::newRow("UID not told") << 0U << false;
        QTest::newRow("a sync was faster") << 41U << true;
    }

    void whatMovedToTheServerKeepsItsId()
    {
        QFETCH(const quint32, uid);
        QFETCH(const bool, isSyncFirst);
        StoreFixture f;
        const FolderId here = localInbox(f);
        const MessageId id = localMessage(f, here);
        f.write([&](Transaction& t) { return t.wantKeyword({id}, QStringLiteral("Fatura"), true); });
        const AppendId upload = queue(f, id);
        f.write([&](Transaction& t) { return t.beginAppend(upload, 40); });
        // Changed while it goes up.
        f.write([&](Transaction& t) { return t.wantFlag({id}, MessageFlag::Flagged, true); });
        if (isSyncFirst)
            f.insert(f.archive, {found(41)});
        f.write([&](Transaction& t) { return t.appendDone(upload, uid, "body\r\n"); });
        QCOMPARE(f.ids(f.archive), QList<MessageId>{id});
        QVERIFY(f.ids(here).isEmpty());
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        QCOMPARE(*f.reader->body(id), QByteArray("body\r\n"));
        QCOMPARE(f.row(id).account, f.account);
        QCOMPARE(f.row(id).keywords, QStringList{QStringLiteral("Fatura")});
        QVERIFY(f.row(id).flags.testFlag(MessageFlag::Flagged));
        QCOMPARE(inconsistency(f.dir.path()), QString());
        NewMessage there = found(41);
        there.size = 6;
        QCOMPARE(f.insert(f.archive, {there}), QList<MessageId>{id});
        QCOMPARE(f.ids(f.archive), QList<MessageId>{id});
        QCOMPARE(f.reader->location(id)->uid, 41U);
        QCOMPARE(f.reader->keywordIntents(f.account)->size(), 1);
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        QCOMPARE(inconsistency(f.dir.path()), QString());
        f.close();
        f.open();
        QCOMPARE(*f.reader->body(id), QByteArray("body\r\n"));
    }

    void anUploadThatIsTakenBackIsNotSent()
    {
        StoreFixture f;
        const FolderId here = localInbox(f);
        const MessageId id = localMessage(f, here);
        const AppendId upload = queue(f, id);
        f.write([&](Transaction& t) { return t.cancelAppendOf(id); });
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        const auto begun = f.tryWrite([&](Transaction& t) { return t.beginAppend(upload, 40); });
        QCOMPARE(begun.error().reason, ErrorReason::MessageMissing);
        QCOMPARE(f.ids(here), QList<MessageId>{id});
        QVERIFY(f.ids(f.archive).isEmpty());
    }

    /// Nobody knows whether the server has it by now.
    void anUploadThatIsTakenBackOnItsWayIsExpunged()
    {
        StoreFixture f;
        const FolderId here = localInbox(f);
        const MessageId id = localMessage(f, here);
        const AppendId upload = queue(f, id);
        f.write([&](Transaction& t) { return t.beginAppend(upload, 40); });
        f.write([&](Transaction& t) { return t.cancelAppendOf(id); });
        QVERIFY(f.ids(f.archive).isEmpty());
        QCOMPARE(f.reader->appends(f.account)->size(), 1); // to be looked for
        QVERIFY(copies(f).isEmpty());                      // and by nobody else
        f.write([&](Transaction& t) { return t.appendDone(upload, 41, "body\r\n"); });
        QCOMPARE(f.ids(here), QList<MessageId>{id});
        QVERIFY(f.row(id).hasBody);
        QVERIFY(f.ids(f.archive).isEmpty());
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), 1);
        QCOMPARE(f.reader->expungeIntents(f.account)->first().message.uid, 41U);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    /// A sync may find it before its connection looks for it, which must not take it for lost then.
    void anUploadThatWasTakenBackAndExpungedIsNotSentAgain()
    {
        StoreFixture f;
        const FolderId here = localInbox(f);
        const MessageId id = localMessage(f, here);
        const AppendId upload = queue(f, id);
        f.write([&](Transaction& t) { return t.beginAppend(upload, 40); });
        f.write([&](Transaction& t) { return t.cancelAppendOf(id); });
        f.insert(f.archive, {found(41)});
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), 1);
        f.lose(f.archive, {41});
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        QCOMPARE(f.ids(here), QList<MessageId>{id});
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aCopyOfWhatIsHereIsThereAtOnce()
    {
        StoreFixture f;
        const FolderId here = localInbox(f);
        const MessageId id = localMessage(f, here);
        f.write([&](Transaction& t) { return t.wantKeyword({id}, QStringLiteral("Fatura"), true); });
        const MessageId copied = queueCopy(f, id);
        QCOMPARE(f.ids(f.archive), QList<MessageId>{copied});
        QCOMPARE(f.ids(here), QList<MessageId>{id});
        QVERIFY(f.row(copied).hasPendingChange);
        QCOMPARE(f.row(copied).keywords, QStringList{QStringLiteral("Fatura")});
        QCOMPARE(*f.reader->body(copied), *f.reader->body(id)); // it can be read before it is there
        QVERIFY(copies(f).isEmpty()); // COPY does not lead from one account to another
        const AppendId upload = f.reader->appends(f.account)->first().id;
        f.write([&](Transaction& t) { return t.beginAppend(upload, 40); });
        f.write([&](Transaction& t) { return t.appendDone(upload, 41, "body\r\n"); });
        QCOMPARE(f.reader->location(copied)->uid, 41U);
        QCOMPARE(f.ids(here), QList<MessageId>{id});
        QVERIFY(f.row(id).hasBody);
        QCOMPARE(f.reader->keywordIntents(f.account)->size(), 1);
        QCOMPARE(inconsistency(f.dir.path()), QString());
        f.write([&](Transaction& t) { return t.wantNoCopy({copied}); });
        QVERIFY(f.ids(f.archive).isEmpty());
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), 1);
    }

    void aCopyOfWhatIsHereCanBeTakenBackOrRefused()
    {
        StoreFixture f;
        const FolderId here = localInbox(f);
        const MessageId id = localMessage(f, here);
        const MessageId first = queueCopy(f, id);
        f.write([&](Transaction& t) { return t.wantNoCopy({first}); });
        QVERIFY(f.ids(f.archive).isEmpty());
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        (void)queueCopy(f, id);
        const AppendId upload = f.reader->appends(f.account)->first().id;
        f.write([&](Transaction& t) { return t.rejectAppend(upload); });
        QVERIFY(f.ids(f.archive).isEmpty());
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        QCOMPARE(f.ids(here), QList<MessageId>{id});
        QVERIFY(f.row(id).hasBody);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aCopyOutlivesItsOriginal_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("deleted") << QStringLiteral("deleted");
        QTest::newRow("its account removed") << QStringLiteral("account");
        QTest::newRow("moved to a server and lost there") << QStringLiteral("moved");
    }

    void aCopyOutlivesItsOriginal()
    {
        QFETCH(const QString, end);
        StoreFixture f;
        const MessageId id = localMessage(f, localInbox(f));
        const MessageId copied = queueCopy(f, id);
        const AppendId waiting = f.reader->appends(f.account)->first().id;
        if (end == QStringLiteral("deleted")) {
            f.write([&](Transaction& t) { return t.wantExpunge({id}); });
        } else if (end == QStringLiteral("account")) {
            const AccountId account = f.row(id).account;
            f.write([&](Transaction& t) { return t.removeAccount(account); });
        } else {
            AppendEntry move = upload(f, id);
            f.write([&](Transaction& t) -> Result<void> {
                const auto second = t.addAccount(sampleAccount(QStringLiteral("second@example.org")));
                REQUIRE_OR_RETURN(second);
                return t.applyFolderList(*second, {listed("INBOX")});
            });
            const QList<Account> accounts = *f.reader->accounts();
            move.folder = f.reader->folderByRole(accounts.last().id, FolderRole::Inbox).value_or(0);
            f.write([&](Transaction& t) -> Result<void> {
                const auto queued = t.addAppend(move, {});
                REQUIRE_OR_RETURN(queued);
                return t.appendDone(*queued, 41, "body\r\n");
            });
            QCOMPARE(inconsistency(f.dir.path()), QString());
            f.lose(move.folder, {41});
        }
        QCOMPARE(f.row(id).id, 0);
        QCOMPARE(f.ids(f.archive), QList<MessageId>{copied});
        QCOMPARE(f.reader->appends(f.account)->size(), 1);
        QCOMPARE(f.reader->appendBytes(waiting).value_or(QByteArray()), QByteArray("body\r\n"));
        QCOMPARE(f.reader->body(copied).value_or(QByteArray()), QByteArray("body\r\n"));
        f.write([&](Transaction& t) { return t.beginAppend(waiting, 40); });
        f.write([&](Transaction& t) { return t.appendDone(waiting, 41, "body\r\n"); });
        QCOMPARE(f.reader->location(copied)->uid, 41U);
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        QVERIFY(f.reader->expungeIntents(f.account)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void backFromTheTrash()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.work, {sampleMessage(1, MessageFlag::Deleted)}).first();
        const MessageId foreign = f.insert(f.trash, {sampleMessage(2)}).first();
        f.write([&](Transaction& t) { return t.wantMove({id}, f.trash); });
        f.write([&](Transaction& t) { return t.moveDone(id, f.trash, 8); });
        f.write([&](Transaction& t) { return t.wantExpunge({foreign}); });
        f.write([&](Transaction& t) { return t.wantUndelete({id, foreign}); });
        QCOMPARE(f.row(id).folder, f.work);
        QVERIFY(!f.row(id).flags.testFlag(MessageFlag::Deleted));
        QCOMPARE(f.row(foreign).folder, f.inbox);
        QVERIFY(f.reader->expungeIntents(f.account)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }
};

QTEST_GUILESS_MAIN(TestStoreCopies)
#include "tst_store_copies.moc"
