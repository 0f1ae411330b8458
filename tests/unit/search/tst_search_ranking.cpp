#include "SearchFixture.h"

using namespace postaci;
using namespace postaci::test;

/// Which hits come first, and whose mail is known.
class TestSearchRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bestFirst();
    void peopleWhoAreKnown();
};

void TestSearchRanking::bestFirst()
{
    SearchFixture f;
    const MessageId subject = f.add("kira sözleşmesi");
    NewMessage fromOffice = sampleMessage(++f.uid);
    fromOffice.envelope.from = {{text("Kira Bürosu"), QStringLiteral("buro@example.org")}};
    const MessageId sender = f.insert(f.inbox, {fromOffice}).first();
    const MessageId first = f.add("merhaba");
    const MessageId second = f.add("selam");
    const MessageId other = f.add("başka bir şey");
    f.body(first, "kira hakkında");
    f.body(second, "kira ve sözleşme");
    const MessageId late = f.add("kira artışı");
    QCOMPARE(f.best(text("kira")), (QList<MessageId>{late, subject, sender, second, first}));
    QCOMPARE(f.best(text("kira"), 1), f.best(text("kira"))); // page by page
    QCOMPARE(f.best(text("kira"), 2), f.best(text("kira")));
    QCOMPARE(f.best(text("kira sözleşme")), (QList<MessageId>{subject, second}));
    QCOMPARE(f.best(text("kira -artışı")), (QList<MessageId>{subject, sender, second, first}));
    QCOMPARE(f.best(text("kira OR başka")), (QList<MessageId>{late, other, subject, sender, second, first}));
    QCOMPARE(f.best(text("from:kira")), QList<MessageId>{sender});
    QCOMPARE(f.best(text("is:unread")), f.hits("is:unread"));
    QCOMPARE(f.best(text("kira after:2020 is:unread")), f.best(text("kira")));
}

void TestSearchRanking::peopleWhoAreKnown()
{
    SearchFixture f;
    f.write([&f](Transaction& t) {
        return t.applyFolderList(f.account, {listed("INBOX"), listed("Sent", FolderRole::Sent)});
    });
    const MessageId friendly = f.add("selam");
    const MessageId stranger = f.add("teklif");
    QVERIFY(f.hits("is:known").isEmpty());
    NewMessage letter = sampleMessage(++f.uid);
    letter.envelope.to = {{{}, QStringLiteral("From1@Example.ORG")}}; // see sampleMessage()
    f.insert(f.folder("Sent"), {letter});
    QCOMPARE(f.hits("is:known"), QList<MessageId>{friendly});
    QCOMPARE(f.hits("is:known selam"), QList<MessageId>{friendly});
    QVERIFY(f.hits("-is:known").contains(stranger));
    f.write([&](Transaction& t) -> Result<void> {
        ContactEdit people;
        people.put = {Contact()};
        people.put[0].addresses = {{QStringLiteral("FROM2@example.org"), QStringLiteral("home")}};
        const auto edited = t.editContacts(people);
        return edited ? Result<void>() : unexpected(edited.error());
    });
    QVERIFY(f.hits("is:known").contains(stranger));
    f.write([&](Transaction& t) { return t.wantFlag({stranger}, MessageFlag::Pinned, true); });
    QCOMPARE(f.hits("is:pinned"), QList<MessageId>{stranger});
}

QTEST_GUILESS_MAIN(TestSearchRanking)
#include "tst_search_ranking.moc"
