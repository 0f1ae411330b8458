#include "StoreFixture.h"

#include "store/BodyPiece.h"
#include "store/Database.h"

#include <QDir>
#include <QRandomGenerator>

using namespace postaci;
using namespace postaci::test;

namespace {

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(42);
    std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random.bounded(256)); });
    return bytes;
}

void copyFiles(const QTemporaryDir& from, const QTemporaryDir& to)
{
    const auto files = QDir(from.path()).entryInfoList(QDir::Files);
    for (const QFileInfo& file : files)
        QVERIFY(QFile::copy(file.filePath(), to.filePath(file.fileName())));
}

qint64 numberIn(const StoreFixture& f, const QString& sql)
{
    Connection bodies(bodiesFile(f.dir.path()), Access::ReadOnly);
    return bodies.numberOf(sql);
}

} // namespace

/// The cache of raw messages.
class TestStoreBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsABodyByteForByte_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("small") << QByteArray("Subject: x\r\n\r\nmerhaba\0dünya", 28);
        QTest::newRow("one piece exactly") << noise(bodyPieceSize);
        QTest::newRow("three pieces") << noise(2 * bodyPieceSize + 7);
        QTest::newRow("compresses well") << QByteArray(5 * bodyPieceSize, 'a');
    }

    void keepsABodyByteForByte()
    {
        QFETCH(const QByteArray, raw);
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.putBody(id, raw); });
        QCOMPARE(f.change.bodiesArrived, QList<MessageId>{id});
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{id});
        const auto stored = f.reader->body(id);
        REQUIRE(stored);
        QVERIFY(*stored == raw);
        QVERIFY(f.row(id).hasBody);
    }

    void compresses()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.putBody(id, QByteArray(3 * bodyPieceSize, 'a')); });
        QVERIFY(numberIn(f, QStringLiteral("SELECT sum(length(data)) FROM piece")) < bodyPieceSize / 10);
        QCOMPARE(numberIn(f, QStringLiteral("SELECT count(*) FROM piece")), 3);
    }

    void aBodyInPiecesIsThereOnceFinished()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        const BodyAttempt attempt = f.begin(id);
        f.write([&](Transaction& t) { return t.appendBodyPiece(attempt, "first "); });
        QVERIFY(f.change.isEmpty());
        f.write([&](Transaction& t) { return t.appendBodyPiece(attempt, "second"); });
        QVERIFY(!f.reader->body(id));
        QVERIFY(!f.row(id).hasBody);
        QCOMPARE(f.reader->withoutBody(f.inbox, 0)->size(), 1);
        f.write([&](Transaction& t) { return t.finishBody(attempt); });
        QCOMPARE(f.change.bodiesArrived, QList<MessageId>{id});
        QCOMPARE(*f.reader->body(id), QByteArray("first second"));
        QVERIFY(f.reader->withoutBody(f.inbox, 0)->isEmpty());
    }

    void beginningAgainDropsThePiecesOfBefore()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) -> Result<void> {
            const auto first = t.beginBody(id);
            REQUIRE_OR_RETURN(first);
            REQUIRE_OR_RETURN(t.appendBodyPiece(*first, "broken off"));
            const auto second = t.beginBody(id);
            REQUIRE_OR_RETURN(second);
            REQUIRE_OR_RETURN(t.appendBodyPiece(*second, "whole"));
            return t.finishBody(*second);
        });
        QCOMPARE(*f.reader->body(id), QByteArray("whole"));
        QCOMPARE(numberIn(f, QStringLiteral("SELECT count(*) FROM piece")), 1);
    }

    /// Two connections at the same message: what the first still brings is in neither body.
    void piecesOfAnOlderTryAreRefused_data()
    {
        QTest::addColumn<bool>("isLocal");
        QTest::newRow("a server's") << false;
        QTest::newRow("kept here") << true;
    }

    void piecesOfAnOlderTryAreRefused()
    {
        QFETCH(const bool, isLocal);
        StoreFixture f;
        FolderId folder = f.inbox;
        if (isLocal) {
            Account pop3 = sampleAccount(QStringLiteral("pop@example.org"));
            pop3.incoming.protocol = Protocol::Pop3;
            f.write([&](Transaction& t) -> Result<void> {
                const auto added = t.addAccount(pop3);
                REQUIRE_OR_RETURN(added);
                pop3.id = *added;
                return {};
            });
            folder = f.reader->folderByRole(pop3.id, FolderRole::Inbox).value_or(0);
        }
        const MessageId id = f.insert(folder, {sampleMessage(1)}).first();
        const QByteArray raw = noise(3 * bodyPieceSize);
        const auto append = [&](const BodyAttempt& attempt, qsizetype number) {
            return f.tryWrite([&](Transaction& t) {
                return t.appendBodyPiece(attempt, raw.mid(number * bodyPieceSize, bodyPieceSize));
            });
        };
        const BodyAttempt first = f.begin(id);
        REQUIRE(append(first, 0));
        const BodyAttempt second = f.begin(id);
        QCOMPARE(append(first, 1).error().reason, ErrorReason::MessageMissing);
        REQUIRE(append(second, 0));
        QCOMPARE(append(first, 2).error().reason, ErrorReason::MessageMissing);
        const auto tooEarly = f.tryWrite([&](Transaction& t) { return t.finishBody(first); });
        QCOMPARE(tooEarly.error().reason, ErrorReason::MessageMissing);
        QVERIFY(!f.reader->body(id));
        REQUIRE(append(second, 1));
        REQUIRE(append(second, 2));
        f.write([&](Transaction& t) { return t.finishBody(second); });
        QVERIFY(*f.reader->body(id) == raw);
        // Nor does a straggler change what is whole.
        QCOMPARE(append(second, 0).error().reason, ErrorReason::MessageMissing);
        QVERIFY(*f.reader->body(id) == raw);
    }

    void piecesWithoutABeginningAreRefused()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        const auto kindOf = [&](const Store::Work& work) { return f.tryWrite(work).error().reason; };
        QCOMPARE(kindOf([&](Transaction& t) {
                     return t.appendBodyPiece({id, 1}, "x");
                 }),
                 ErrorReason::MessageMissing);
        QCOMPARE(kindOf([&](Transaction& t) { return t.finishBody({id, 1}); }), ErrorReason::MessageMissing);
        QCOMPARE(kindOf([&](Transaction& t) { return t.putBody(12345, "x"); }), ErrorReason::MessageMissing);
    }

    void aBodyGoesWithItsMessage()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.putBody(ids.at(0), "one"));
            return t.putBody(ids.at(1), "two");
        });
        f.lose(f.inbox, {1});
        QCOMPARE(numberIn(f, QStringLiteral("SELECT count(*) FROM piece")), 1);
        QCOMPARE(numberIn(f, QStringLiteral("SELECT count(*) FROM body")), 1);
    }

    /// After a power cut bodies.db may still have the body of a message whose id was given to another one
    /// since.
    void theBodyOfAnEarlierMessageIsNotShown()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.putBody(id, "of the first"); });
        f.close();
        {
            Connection mail(mailFile(f.dir.path()), Access::ReadWrite);
            mail.execute(QStringLiteral("PRAGMA foreign_keys = ON; DELETE FROM message"));
        }
        f.open();
        QCOMPARE(f.insert(f.inbox, {sampleMessage(1)}).first(), id);
        QVERIFY(!f.row(id).hasBody);
        QVERIFY(!f.reader->body(id));
        QCOMPARE(f.reader->withoutBody(f.inbox, 1)->size(), 1);
    }

    void whatAKillHasLeftIsRemovedAtTheNextStart()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.putBody(ids.at(0), "whole"));
            REQUIRE_OR_RETURN(t.putBody(ids.at(1), "of a message that is gone"));
            const auto half = t.beginBody(ids.at(2));
            REQUIRE_OR_RETURN(half);
            return t.appendBodyPiece(*half, "half");
        });
        // The files as they are on the disk at a moment are what a kill leaves; one commit reached mail.db
        // alone.
        const QTemporaryDir between;
        const QTemporaryDir killed;
        copyFiles(f.dir, between);
        Connection mail(mailFile(between.path()), Access::ReadWrite);
        mail.query("DELETE FROM message WHERE id = ?", ids.at(1)).run();
        copyFiles(between, killed);
        REQUIRE(Store::open(killed.path(), f.clock));
        Connection bodies(bodiesFile(killed.path()), Access::ReadOnly);
        QCOMPARE(bodies.numberOf(QStringLiteral("SELECT count(*) FROM body")), 1);
        QCOMPARE(bodies.numberOf(QStringLiteral("SELECT count(*) FROM piece")), 1);
        QCOMPARE(bodies.numberOf(QStringLiteral("SELECT message FROM body")), ids.at(0));
    }

    void listsWhatHasNoBodyNewestFirst()
    {
        StoreFixture f;
        const auto ids =
            f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3), sampleMessage(4)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantExpunge({ids.at(3)})); // not worth fetching
            return t.putBody(ids.at(1), "x");
        });
        const auto without = *f.reader->withoutBody(f.inbox, 10);
        QCOMPARE(without.size(), 2);
        QCOMPARE(without.at(0).id, ids.at(2));
        QCOMPARE(without.at(0).uid, 3U);
        QCOMPARE(without.at(1).id, ids.at(0));
        QCOMPARE(f.reader->withoutBody(f.inbox, 1)->size(), 1);
    }

    void refusesPiecesThatLieAboutTheirLength()
    {
        const QByteArray packed = packBodyPiece(QByteArrayView("hello"));
        QCOMPARE(*unpackBodyPiece(packed), QByteArray("hello"));
        QByteArray lying = packed;
        lying[0] = char(0x7f);
        QVERIFY(!unpackBodyPiece(lying));
        QVERIFY(!unpackBodyPiece(packed.first(6)));
        QVERIFY(!unpackBodyPiece({}));
    }

    /// What is base64 is packed in another way, of which nobody who reads it knows.
    void attachmentsArePackedAsSmallAsEver()
    {
        QByteArray random(300'000, Qt::Uninitialized);
        for (char& c : random)
            c = static_cast<char>(QRandomGenerator::global()->bounded(256));
        QByteArray attachment = "Content-Transfer-Encoding: base64\r\n\r\n";
        const QByteArray code = random.toBase64();
        for (qsizetype at = 0; at < code.size(); at += 76)
            attachment += code.mid(at, 76) + "\r\n";
        const QByteArray text = QByteArray("Merhaba, bu bir metin.\r\n").repeated(5000);
        for (const QByteArray& raw : {attachment, text, random, QByteArray(100'000, 'A'), QByteArray()}) {
            const QByteArray packed = packBodyPiece(raw);
            QCOMPARE(unpackBodyPiece(packed).value_or(QByteArray()), raw);
            const qsizetype before =
                qCompress(reinterpret_cast<const uchar*>(raw.constData()), raw.size(), 1).size();
            QVERIFY2(packed.size() <= before + before / 50,
                     qPrintable(QStringLiteral("%1 %2").arg(packed.size()).arg(before)));
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreBodies)
#include "tst_store_bodies.moc"
