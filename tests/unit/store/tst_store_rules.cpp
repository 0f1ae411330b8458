#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// Filters as they are kept, and which messages are new to them.
class TestStoreRules : public QObject
{
    Q_OBJECT

private:
    static qint64 put(StoreFixture& f, const StoredRule& rule)
    {
        qint64 id = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto stored = t.putRule(rule);
            REQUIRE_OR_RETURN(stored);
            id = *stored;
            return {};
        });
        return id;
    }
    static void haveRule(StoreFixture& f) { put(f, {0, QStringLiteral("x"), true, QStringLiteral("{}")}); }
    /// INBOX was looked at, and the next message will have this UID.
    static void begin(StoreFixture& f, quint32 nextUid)
    {
        f.write([&](Transaction& t) { return t.expectNewFrom(f.inbox, nextUid); });
    }
    static QList<MessageId> queue(const StoreFixture& f) { return *f.reader->ruleQueue(f.account); }
    static bool take(StoreFixture& f, MessageId message)
    {
        bool taken = false;
        f.write([&](Transaction& t) -> Result<void> {
            const auto outcome = t.takeFromRuleQueue(message);
            REQUIRE_OR_RETURN(outcome);
            taken = *outcome;
            return {};
        });
        return taken;
    }
    static void sync(StoreFixture& f, const QDateTime& when)
    {
        f.write([&](Transaction& t) -> Result<void> {
            Folder folder = *f.reader->folder(f.inbox);
            folder.lastSync = when;
            return t.setSyncState(folder);
        });
    }

private Q_SLOTS:
    void keepTheirOrder()
    {
        StoreFixture f;
        const qint64 a = put(f, {0, QStringLiteral("a"), true, QStringLiteral("{}")});
        const qint64 b = put(f, {0, QStringLiteral("b"), false, QStringLiteral("{1}")});
        const qint64 c = put(f, {0, QStringLiteral("c"), true, QStringLiteral("{2}")});
        f.write([&](Transaction& t) { return t.orderRules({c, a}); });
        QCOMPARE(put(f, {a, QStringLiteral("A"), false, QStringLiteral("{3}")}), a);
        f.close();
        f.open();
        const QList<StoredRule> expected{{c, QStringLiteral("c"), true, QStringLiteral("{2}")},
                                         {a, QStringLiteral("A"), false, QStringLiteral("{3}")},
                                         {b, QStringLiteral("b"), false, QStringLiteral("{1}")}};
        QVERIFY(*f.reader->rules() == expected);
        f.write([&](Transaction& t) { return t.removeRule(a); });
        QCOMPARE(f.reader->rules()->size(), 2);
        QVERIFY(!f.tryWrite([&](Transaction& t) -> Result<void> {
            const auto gone = t.putRule({a, QStringLiteral("A"), true, {}});
            return gone ? Result<void>() : unexpected(gone.error());
        }));
    }

    void whatWasThereBeforeIsNotNew()
    {
        StoreFixture f;
        haveRule(f);
        f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)}); // nothing is known of the folder yet
        begin(f, 10);
        f.insert(f.inbox, {sampleMessage(3), sampleMessage(9)});
        QVERIFY(queue(f).isEmpty());
        const QList<MessageId> news = f.insert(f.inbox, {sampleMessage(10), sampleMessage(11)});
        QCOMPARE(queue(f), news);
        begin(f, 5); // it is known already
        f.insert(f.inbox, {sampleMessage(8)});
        QCOMPARE(queue(f), news);
        f.insert(f.work, {sampleMessage(20)});
        QCOMPARE(queue(f), news);
    }

    void newsOfNewMail()
    {
        StoreFixture f;
        f.insert(f.inbox, {sampleMessage(1)});
        QVERIFY2(f.change.newMail.isEmpty(), "nothing is known of the folder yet");
        begin(f, 10);
        f.insert(f.inbox, {sampleMessage(9)});
        QVERIFY(f.change.newMail.isEmpty());
        // Without any filter, too, and each once.
        const QList<MessageId> news = f.insert(f.inbox, {sampleMessage(10), sampleMessage(11)});
        QCOMPARE(f.change.newMail, news);
        f.lose(f.inbox, {10});
        NewMessage again = sampleMessage(10);
        again.uid = 20;
        f.insert(f.inbox, {again});
        QVERIFY(f.change.newMail.isEmpty());
    }

    void newsOfOtherFolders()
    {
        StoreFixture f;
        f.insert(f.work, {sampleMessage(1)});
        QVERIFY2(f.change.newMail.isEmpty(), "the first sync");
        for (const FolderId folder : {f.work, f.trash}) {
            f.write([&](Transaction& t) -> Result<void> {
                Folder known = *f.reader->folder(folder);
                known.syncedDownTo = 1;
                known.uidNext = 50;
                known.lastSync = utc(2026, 1, 1);
                return t.setSyncState(known);
            });
        }
        f.insert(f.work, {sampleMessage(49)});
        QVERIFY2(f.change.newMail.isEmpty(), "it was there before");
        QCOMPARE(f.change.newMail.size(), 0);
        const QList<MessageId> news = f.insert(f.work, {sampleMessage(50)});
        QCOMPARE(f.change.newMail, news);
        NewMessage filed = sampleMessage(51);
        filed.internalDate = utc(2025, 6, 1);
        f.insert(f.work, {filed});
        QVERIFY2(f.change.newMail.isEmpty(), "another program has filed an old one");
        f.insert(f.trash, {sampleMessage(60)});
        QVERIFY2(f.change.newMail.isEmpty(), "what is thrown away is no news");
    }

    void eachMessageOnce()
    {
        StoreFixture f;
        haveRule(f);
        begin(f, 1);
        const MessageId first = f.insert(f.inbox, {sampleMessage(1)}).first();
        QVERIFY(take(f, first));
        QVERIFY(!take(f, first));
        f.insert(f.inbox, {sampleMessage(1)}); // told again
        QVERIFY(queue(f).isEmpty());
        // Its row went, and it comes back under another UID.
        f.lose(f.inbox, {1});
        NewMessage again = sampleMessage(1);
        again.uid = 7;
        const MessageId row = f.insert(f.inbox, {again}).first();
        QVERIFY(f.row(row).id != 0);
        QVERIFY(queue(f).isEmpty());
        // The same words once more from a mailing list.
        NewMessage copy = sampleMessage(1);
        copy.uid = 8;
        copy.size += 300;
        QCOMPARE(queue(f), f.insert(f.inbox, {copy}));
    }

    void theQueueSurvives()
    {
        StoreFixture f;
        haveRule(f);
        begin(f, 1);
        const MessageId message = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.close();
        f.open();
        QCOMPARE(queue(f), QList<MessageId>{message});
        const MessageId lost = f.insert(f.inbox, {sampleMessage(2)}).first();
        QVERIFY(queue(f).contains(lost));
        f.lose(f.inbox, {2});
        QCOMPARE(queue(f), QList<MessageId>{message});
    }

    void withoutFiltersNothingWaits()
    {
        StoreFixture f;
        begin(f, 1);
        f.insert(f.inbox, {sampleMessage(1)});
        QVERIFY(queue(f).isEmpty());
        haveRule(f);
        f.lose(f.inbox, {1});
        NewMessage again = sampleMessage(1);
        again.uid = 5;
        f.insert(f.inbox, {again});
        QVERIFY2(queue(f).isEmpty(), "it was here before the filter");
    }

    void newUidValidity()
    {
        StoreFixture f;
        haveRule(f);
        begin(f, 1);
        const QDateTime synced = utc(2026, 2, 1);
        NewMessage old = sampleMessage(1);
        old.internalDate = utc(2026, 1, 31);
        const MessageId known = f.insert(f.inbox, {old}).first();
        QVERIFY(take(f, known));
        sync(f, synced);
        f.write([&](Transaction& t) { return t.beginUidValidityChange(f.inbox, 99); });
        begin(f, 40);
        // Matched again; older than the last sync and not here (a restored backup); come since; rewritten.
        old.uid = 31;
        NewMessage restored = sampleMessage(32);
        restored.internalDate = utc(2026, 1, 20);
        NewMessage since = sampleMessage(33);
        since.internalDate = utc(2026, 2, 1, 13);
        NewMessage later = sampleMessage(41);
        later.internalDate = utc(2026, 1, 1);
        const QList<MessageId> rows = f.insert(f.inbox, {old, restored, since, later});
        QCOMPARE(rows.first(), known);
        QList<MessageId> expected{rows.at(2), rows.at(3)};
        std::sort(expected.begin(), expected.end());
        QCOMPARE(queue(f), expected);
    }

    void movedIntoInboxByTheUser()
    {
        StoreFixture f;
        haveRule(f);
        begin(f, 1);
        const MessageId message = f.insert(f.work, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.wantMove({message}, f.inbox); });
        f.write([&](Transaction& t) { return t.moveDone(message, f.inbox, 0); });
        NewMessage arrived = sampleMessage(1);
        arrived.uid = 5;
        QCOMPARE(f.insert(f.inbox, {arrived}).first(), message);
        QVERIFY(queue(f).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStoreRules)
#include "tst_store_rules.moc"
