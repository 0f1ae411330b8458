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
        f.write([&](Transaction& t) { return t.appendDone(waiting.first().id); });
        QVERIFY(f.reader->appends(f.account)->isEmpty());
        QVERIFY(!f.reader->appendBytes(waiting.first().id));
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), 1);
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
