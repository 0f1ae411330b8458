#include "StoreFixture.h"

#include "store/Connection.h"

using namespace postaci;
using namespace postaci::test;

namespace {

constexpr auto kSeen = MessageFlag::Seen;
constexpr auto kFlagged = MessageFlag::Flagged;

ServerFlags flagsOf(quint32 uid, MessageFlags flags)
{
    return {uid, flags, {}, 0};
}

} // namespace

/// The server's side of messages: headers, flags, removals, a new UIDVALIDITY.
class TestStoreMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheEnvelope()
    {
        StoreFixture f;
        NewMessage message = sampleMessage(1, kSeen | kFlagged);
        Envelope& envelope = message.envelope;
        envelope.subject = QStringLiteral("\"Tırnak\" \\ ve\tsekme");
        envelope.from = {{QStringLiteral("A \"b\" \\c"), QStringLiteral("a@example.org")},
                         {QString(), QStringLiteral("b@example.org")}};
        envelope.sender = {{QStringLiteral("Sekreter"), QStringLiteral("s@example.org")}};
        envelope.replyTo = envelope.from;
        envelope.to = {{QStringLiteral("Ümit\u0001"), QStringLiteral("u@example.org")},
                       {QString(), QStringLiteral("list@example.org")}};
        envelope.cc = {{QStringLiteral("😀"), QStringLiteral("c@example.org")}};
        envelope.bcc = {{QString(), QStringLiteral("bcc@example.org")}};
        envelope.inReplyTo = QStringLiteral("parent@example.org");
        envelope.references = {QStringLiteral("root@example.org"),
                               QStringLiteral("parent with space@example.org")};
        message.hasAttachment = true;
        const MessageId id = f.insert(f.inbox, {message}).first();
        QCOMPARE(*f.reader->envelope(id), envelope);
        const MessageRow row = f.row(id);
        QCOMPARE(row.account, f.account);
        QCOMPARE(row.folder, f.inbox);
        QCOMPARE(row.subject, envelope.subject);
        QCOMPARE(row.from, envelope.from.first());
        QCOMPARE(row.to, QStringLiteral("Ümit\u0001, list@example.org"));
        QCOMPARE(row.flags, message.flags);
        QCOMPARE(row.size, message.size);
        QVERIFY(row.hasAttachment);
        QVERIFY(!row.hasBody);
        QVERIFY(!row.hasPendingChange);
    }

    void keepsAnEmptyEnvelope()
    {
        StoreFixture f;
        NewMessage message;
        message.uid = 1;
        const MessageId id = f.insert(f.inbox, {message}).first();
        QCOMPARE(*f.reader->envelope(id), Envelope());
    }

    void sortsByTheFirstSensibleDate_data()
    {
        QTest::addColumn<QDateTime>("internal");
        QTest::addColumn<QDateTime>("date");
        QTest::addColumn<QDateTime>("expected");
        const QDateTime now = utc(2026, 3, 1);
        const QDateTime good = utc(2020, 1, 1);
        const QDateTime other = utc(2019, 1, 1);
        QTest::newRow("internal") << good << other << good;
        QTest::newRow("no internal") << QDateTime() << other << other;
        QTest::newRow("internal before 1990") << utc(1970, 1, 1) << other << other;
        QTest::newRow("internal in 1990") << utc(1990, 1, 1) << other << utc(1990, 1, 1);
        QTest::newRow("internal ahead") << now.addDays(3) << other << other;
        QTest::newRow("internal two days ahead") << now.addDays(2) << other << now.addDays(2);
        QTest::newRow("both absurd") << utc(2099, 1, 1) << utc(1950, 1, 1) << now;
        QTest::newRow("none") << QDateTime() << QDateTime() << now;
    }

    void sortsByTheFirstSensibleDate()
    {
        QFETCH(const QDateTime, internal);
        QFETCH(const QDateTime, date);
        QFETCH(const QDateTime, expected);
        StoreFixture f;
        NewMessage message = sampleMessage(1);
        message.internalDate = internal;
        message.envelope.date = date;
        const MessageId id = f.insert(f.inbox, {message}).first();
        QCOMPARE(QDateTime::fromSecsSinceEpoch(sortSeconds(id), Qt::UTC), expected);
    }

    void theKeyStaysWhatItWas()
    {
        StoreFixture f;
        NewMessage message = sampleMessage(1);
        message.internalDate = {};
        message.envelope.date = {};
        const MessageId id = f.insert(f.inbox, {message}).first();
        f.clock.set(utc(2026, 4, 1));
        QCOMPARE(f.insert(f.inbox, {message}), QList<MessageId>{id});
    }

    void manyOfOneSecondGetKeysOfTheirOwn()
    {
        StoreFixture f;
        QList<NewMessage> messages;
        for (quint32 uid = 1; uid <= 50; ++uid) {
            messages.append(sampleMessage(uid));
            messages.last().internalDate = utc(2026, 1, 1);
        }
        auto ids = f.insert(f.inbox, messages.mid(25)) + f.insert(f.work, messages.first(25));
        QVERIFY(std::all_of(ids.begin(), ids.end(), [&](MessageId id) {
            return sortSeconds(id) == utc(2026, 1, 1).toSecsSinceEpoch();
        }));
        QVERIFY(std::is_sorted(ids.begin(), ids.begin() + 25)); // in a batch the higher UID is the newer one
        std::sort(ids.begin(), ids.end());
        QVERIFY(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    }

    void aFullSecondFlowsIntoTheNext()
    {
        StoreFixture f;
        const qint64 second = utc(2026, 1, 1).toSecsSinceEpoch();
        QList<NewMessage> messages{sampleMessage(1), sampleMessage(2), sampleMessage(3)};
        for (NewMessage& message : messages)
            message.internalDate = utc(2026, 1, 1);
        const auto ids = f.insert(f.inbox, messages.first(2));
        f.close();
        {
            Connection mail(f.dir.path() + QStringLiteral("/mail.db"), Access::ReadWrite);
            mail.query("UPDATE message SET id = ? WHERE id = ?", (second << 20) + (1 << 20) - 1, ids.at(1))
                .run();
        }
        f.open();
        QCOMPARE(f.insert(f.inbox, messages.last(1)).first(), (second + 1) << 20);
    }

    void returnsIdsInTheOrderGiven()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(3), sampleMessage(1), sampleMessage(2)});
        QCOMPARE(f.ids(f.inbox), (QList<MessageId>{ids.at(0), ids.at(2), ids.at(1)}));
        QCOMPARE(f.changeIn(f.inbox)->added, (QList<MessageId>{ids.at(1), ids.at(2), ids.at(0)}));
        QCOMPARE(f.change.countsChanged, QList<FolderId>{f.inbox});
        QCOMPARE(f.reader->folder(f.inbox)->total, 3);
        QCOMPARE(f.reader->folder(f.inbox)->unread, 3);
    }

    void aKnownUidIsUpdated()
    {
        StoreFixture f;
        NewMessage message = sampleMessage(1);
        message.keywords = {QStringLiteral("$MDNSent")};
        const auto ids = f.insert(f.inbox, {message, sampleMessage(2)});
        f.insert(f.inbox, {message});
        QVERIFY(f.change.isEmpty()); // servers repeat the last message unasked
        message.flags = kSeen;
        message.envelope.subject = QStringLiteral("Yeni");
        message.modSeq = 9;
        QCOMPARE(f.insert(f.inbox, {message, message}), (QList<MessageId>{ids.at(0), ids.at(0)}));
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{ids.at(0)});
        QVERIFY(f.changeIn(f.inbox)->added.isEmpty());
        QCOMPARE(f.row(ids.at(0)).subject, QStringLiteral("Yeni"));
        QCOMPARE(f.reader->folder(f.inbox)->unread, 1);
        const auto stored = *f.reader->serverFlags(f.inbox);
        QCOMPARE(stored.first().modSeq, quint64{9});
        QCOMPARE(stored.first().keywords, QStringList{QStringLiteral("$MDNSent")});
    }

    void theSameUidTwiceInABatchIsOneMessage()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(7), sampleMessage(7)});
        QCOMPARE(ids.at(0), ids.at(1));
        QCOMPARE(f.ids(f.inbox).size(), 1);
        QCOMPARE(f.reader->folder(f.inbox)->total, 1);
    }

    void whatHasNoUidIsNotStored()
    {
        StoreFixture f;
        QCOMPARE(f.insert(f.inbox, {sampleMessage(0)}), QList<MessageId>{0});
        QVERIFY(f.ids(f.inbox).isEmpty());
    }

    void anUnknownFolderIsGone()
    {
        StoreFixture f;
        const auto inserted = f.tryWrite([](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.insertHeaders(99, {sampleMessage(1)}));
            return {};
        });
        QCOMPARE(inserted.error().reason, ErrorReason::MailboxMissing);
    }

    void appliesServerFlags()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
        f.write([&](Transaction& t) {
            return t.applyServerFlags(
                f.inbox,
                {{1, kSeen | kFlagged, {QStringLiteral("a"), QStringLiteral("b")}, 5}, flagsOf(99, kSeen)});
        });
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{ids.at(0)});
        QCOMPARE(f.row(ids.at(0)).flags, kSeen | kFlagged);
        QCOMPARE(f.reader->folder(f.inbox)->unread, 1);
        QCOMPARE(f.reader->serverFlags(f.inbox)->first().keywords.size(), 2);
        f.write([&](Transaction& t) {
            return t.applyServerFlags(f.inbox, {{1, kSeen | kFlagged, {QStringLiteral("c")}, 6}});
        });
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{ids.at(0)});
        QCOMPARE(f.reader->serverFlags(f.inbox)->first().keywords, QStringList{QStringLiteral("c")});
        QCOMPARE(f.reader->serverFlags(f.inbox)->first().modSeq, quint64{6});
    }

    void removesUids()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3, kSeen)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantFlag({ids.at(0)}, kSeen, true));
            REQUIRE_OR_RETURN(t.wantMove({ids.at(0)}, f.archive));
            return t.putBody(ids.at(0), "body");
        });
        f.lose(f.inbox, {1, 3, 1, 42});
        QCOMPARE(f.changeIn(f.archive)->removed, QList<MessageId>{ids.at(0)});
        QCOMPARE(f.changeIn(f.inbox)->removed, QList<MessageId>{ids.at(2)});
        QVERIFY(f.reader->flagIntents(f.account)->isEmpty());
        QVERIFY(f.reader->moveIntents(f.account)->isEmpty());
        QVERIFY(!f.reader->body(ids.at(0)));
        QCOMPARE(*f.reader->serverUids(f.inbox), QList<quint32>{2});
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void comingAndGoingInOneCommitIsNoNews()
    {
        StoreFixture f;
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.insertHeaders(f.inbox, {sampleMessage(1)}));
            return t.removeUids(f.inbox, {1});
        });
        QVERIFY(f.change.isEmpty());
    }

    void keepsAPreview()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        const auto set = [&] {
            f.write([&](Transaction& t) {
                return t.setBodySummary(id, {QStringLiteral("Merhaba…"), true, {}});
            });
        };
        set();
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{id});
        QCOMPARE(f.row(id).preview, QStringLiteral("Merhaba…"));
        QVERIFY(f.row(id).hasAttachment);
        set();
        QVERIFY(f.change.isEmpty());
    }

    void aNewUidValidityKeepsWhatIsTheSame()
    {
        StoreFixture f;
        QList<NewMessage> old;
        for (quint32 uid = 1; uid <= 5; ++uid)
            old.append(sampleMessage(uid));
        old[4].envelope.messageId.clear();
        const auto ids = f.insert(f.inbox, old);
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.putBody(ids.at(1), "body"));
            REQUIRE_OR_RETURN(t.wantFlag({ids.at(1)}, kFlagged, true));
            return t.wantMove({ids.at(2)}, f.archive);
        });
        f.write([&](Transaction& t) { return t.beginUidValidityChange(f.inbox, 4711); });
        QVERIFY(f.change.isEmpty()); // nothing looks different yet
        QCOMPARE(f.reader->folder(f.inbox)->uidValidity, 4711U);
        QCOMPARE(f.reader->folder(f.inbox)->uidNext, 0U);
        QVERIFY(f.reader->flagIntents(f.account)->isEmpty()); // nothing acts on a stale UID
        QCOMPARE(f.reader->moveIntents(f.account)->first().state, MoveState::AwaitingUid);
        // 1 is gone, the others have other UIDs; 9 is new.
        QList<NewMessage> now;
        for (const int index : {4, 3, 2, 1}) {
            now.append(old.at(index));
            now.last().uid = 100 - static_cast<quint32>(index);
        }
        now.append(sampleMessage(9));
        const auto inserted = f.insert(f.inbox, now);
        QCOMPARE(inserted.first(4), (QList<MessageId>{ids.at(4), ids.at(3), ids.at(2), ids.at(1)}));
        QCOMPARE(f.changeIn(f.inbox)->added, QList<MessageId>{inserted.last()});
        f.write([&](Transaction& t) { return t.endUidValidityChange(f.inbox); });
        QCOMPARE(f.changeIn(f.inbox)->removed, QList<MessageId>{ids.at(0)});
        QCOMPARE(*f.reader->body(ids.at(1)), QByteArray("body"));
        QCOMPARE(f.reader->flagIntents(f.account)->first().message.uid, 99U);
        QCOMPARE(f.reader->moveIntents(f.account)->first().state, MoveState::Wanted);
        QCOMPARE(f.reader->moveIntents(f.account)->first().message.uid, 98U);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void anotherMessageIsNotTakenForTheSame()
    {
        StoreFixture f;
        NewMessage old = sampleMessage(1);
        const MessageId id = f.insert(f.inbox, {old}).first();
        f.write([&](Transaction& t) { return t.beginUidValidityChange(f.inbox, 2); });
        NewMessage other = old;
        other.uid = 10;
        other.envelope.messageId = QStringLiteral("other@example.org");
        NewMessage sameIdOnly = old; // neither size nor date agree
        sameIdOnly.uid = 11;
        sameIdOnly.size += 1;
        sameIdOnly.envelope.date = sameIdOnly.envelope.date.addDays(1);
        const auto inserted = f.insert(f.inbox, {other, sameIdOnly});
        QVERIFY(!inserted.contains(id));
    }

    void doublesAreMatchedOneToOne()
    {
        StoreFixture f;
        NewMessage a = sampleMessage(1);
        NewMessage b = a;
        b.uid = 2;
        const auto ids = f.insert(f.inbox, {a, b});
        f.write([&](Transaction& t) { return t.beginUidValidityChange(f.inbox, 2); });
        a.uid = 11;
        b.uid = 12;
        auto inserted = f.insert(f.inbox, {a, b});
        std::sort(inserted.begin(), inserted.end());
        QCOMPARE(inserted, ids);
    }
};

QTEST_GUILESS_MAIN(TestStoreMessages)
#include "tst_store_messages.moc"
