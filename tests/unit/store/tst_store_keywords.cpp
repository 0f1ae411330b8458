#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// Tags that the user sets and takes away, over what the server says.
class TestStoreKeywords : public QObject
{
    Q_OBJECT

private:
    static void want(StoreFixture& f, MessageId id, const QString& keyword, bool on)
    {
        f.write([&](Transaction& t) { return t.wantKeyword({id}, keyword, on); });
    }
    static NewMessage tagged(const QStringList& keywords)
    {
        NewMessage message = sampleMessage(1);
        message.keywords = keywords;
        return message;
    }

private Q_SLOTS:
    void aTagIsShownAtOnceAndWaits()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {tagged({QStringLiteral("$label1")})}).first();
        QCOMPARE(f.row(id).keywords, QStringList{QStringLiteral("$label1")});
        want(f, id, QStringLiteral("proje"), true);
        want(f, id, QStringLiteral("$LABEL1"), false); // keywords are not case-sensitive
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{id});
        QCOMPARE(f.row(id).keywords, QStringList{QStringLiteral("proje")});
        QVERIFY(f.row(id).hasPendingChange);
        const auto intents = *f.reader->keywordIntents(f.account);
        QCOMPARE(intents.size(), 2);
        QVERIFY(!intents.at(0).on);
        QVERIFY(intents.at(1).on);
        for (const KeywordIntent& intent : intents)
            f.write([&](Transaction& t) { return t.keywordDone(id, intent.keyword, intent.on); });
        QVERIFY(f.reader->keywordIntents(f.account)->isEmpty());
        QCOMPARE(f.row(id).keywords, QStringList{QStringLiteral("proje")});
        QCOMPARE(f.reader->serverFlags(f.inbox)->first().keywords, QStringList{QStringLiteral("proje")});
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void takingItBackIsSaidOnce()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {tagged({})}).first();
        want(f, id, QStringLiteral("proje"), true);
        want(f, id, QStringLiteral("proje"), false);
        QCOMPARE(f.reader->keywordIntents(f.account)->size(), 1); // the first may have been sent
        QVERIFY(!f.reader->keywordIntents(f.account)->first().on);
        QVERIFY(f.row(id).keywords.isEmpty());
        want(f, id, QStringLiteral("proje"), false);
        QVERIFY(f.change.isEmpty());
    }

    void takenBackOnTheWay()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {tagged({})}).first();
        want(f, id, QStringLiteral("proje"), true);
        want(f, id, QStringLiteral("proje"), false); // while the STORE is on its way
        f.write([&](Transaction& t) { return t.keywordDone(id, QStringLiteral("proje"), true); });
        QVERIFY(f.row(id).keywords.isEmpty());
        QCOMPARE(f.reader->keywordIntents(f.account)->size(), 1);
        QVERIFY(!f.reader->keywordIntents(f.account)->first().on);
    }

    void otherClientsTagsMerge()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {tagged({QStringLiteral("eski")})}).first();
        want(f, id, QStringLiteral("benim"), true);
        f.write([&](Transaction& t) {
            return t.applyServerFlags(f.inbox, {{1, {}, {QStringLiteral("onun")}, 5}});
        });
        QCOMPARE(f.row(id).keywords, (QStringList{QStringLiteral("onun"), QStringLiteral("benim")}));
        f.write([&](Transaction& t) { return t.rejectKeyword(id, QStringLiteral("benim")); });
        QCOMPARE(f.row(id).keywords, QStringList{QStringLiteral("onun")});
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }
};

QTEST_GUILESS_MAIN(TestStoreKeywords)
#include "tst_store_keywords.moc"
