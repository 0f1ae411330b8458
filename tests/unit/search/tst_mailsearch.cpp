#include "SearchFixture.h"

#include "store/Database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QRandomGenerator>

using namespace postaci;
using namespace postaci::test;

/// Searches in a store that changes.
class TestMailSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersOfAllKinds();
    void wordsAndPhrases();
    void texts();
    void shortWords();
    void conditions();
    void withinFolders();
    void whatWasThrownAway();
    void furtherQueries();
    void tags();
    void pagesSayWhatIsToBeShown();
    void folders();
    void dates();
    void withoutWords();
    void pages();
    void manyOfOneMoment();
    void onlyWhatIsShownNow();
    void staleIndexIsNotBelieved();
    void withoutAnIndex();
    void cancelled();
    void hostileQueries();
    void equalsANaiveSearch();
    void wordsThatBeginAlike();
};

void TestMailSearch::lettersOfAllKinds()
{
    SearchFixture f;
    QList<MessageId> istanbul{f.add("istanbul"), f.add("İSTANBUL"), f.add("ISTANBUL"), f.add("Istanbul'da")};
    std::reverse(istanbul.begin(), istanbul.end());
    const MessageId isparta = f.add("ısparta ÇİĞ köfte");
    for (const char* query : {"istanbul", "İSTANBUL", "ISTANBUL", "ıstanbul", "\"istanbul\""})
        QCOMPARE(f.hits(query), istanbul);
    for (const char* query : {"ISPARTA", "ısparta", "isparta", "cig", "çiğ", "ÇIG KOFTE"})
        QCOMPARE(f.hits(query), QList<MessageId>{isparta});
}

void TestMailSearch::wordsAndPhrases()
{
    SearchFixture f;
    const MessageId a = f.add("kesin ödeme tarihi");
    const MessageId b = f.add("ödeme kesin değil");
    const MessageId c = f.add("ödemeler");
    QCOMPARE(f.hits("ödeme"), (QList<MessageId>{c, b, a}));
    QCOMPARE(f.hits("\"ödeme\""), (QList<MessageId>{b, a}));
    QCOMPARE(f.hits("\"kesin ödeme\""), QList<MessageId>{a});
    QCOMPARE(f.hits("kesin -tarihi"), QList<MessageId>{b});
    QCOMPARE(f.hits("tarihi OR ödemeler"), (QList<MessageId>{c, a}));
    QCOMPARE(f.hits("ödeme (tarihi OR değil)"), (QList<MessageId>{b, a}));
    QCOMPARE(f.hits("from:from2"), QList<MessageId>{b});
    QCOMPARE(f.hits("from:from2@example.org to:ayse subject:kesin"), QList<MessageId>{b});
    QCOMPARE(f.hits("subject:ayse"), QList<MessageId>{});
    QCOMPARE(f.hits("yok"), QList<MessageId>{});
}

void TestMailSearch::texts()
{
    SearchFixture f;
    const MessageId one = f.add("Rapor");
    const MessageId other = f.add("Toplantı raporu");
    f.body(one, "Toplantı yarın saat onda. İmza: Müdür");
    f.body(other, "Ekte. Kesin ödeme değil, ödeme kesin");
    QCOMPARE(f.hits("toplantı"), (QList<MessageId>{other, one}));
    QCOMPARE(f.hits("subject:toplantı"), QList<MessageId>{other});
    QCOMPARE(f.hits("rapor yarın"), QList<MessageId>{one});
    QCOMPARE(f.hits("rapor -yarın"), QList<MessageId>{other});
    QCOMPARE(f.hits("\"kesin ödeme\""), QList<MessageId>{other});
    QCOMPARE(f.hits("\"yarın toplantı\""), QList<MessageId>{}); // the other way round
    QCOMPARE(f.hits("\"rapor toplantı\""), QList<MessageId>{}); // in two texts
    QCOMPARE(f.hits("from:müdür OR subject:müdür OR to:müdür"), QList<MessageId>{});
    QCOMPARE(f.hits("ONDA"), QList<MessageId>{one});
    QCOMPARE(f.hits("toplantı.yar"), QList<MessageId>{one});
    QCOMPARE(f.hits("\"toplantı yar\""), QList<MessageId>{});
    QCOMPARE(f.hits("-\"kesin ödeme\""), QList<MessageId>{one});
    // Where the cache has been deleted, all that is known is which words there are.
    f.close();
    QVERIFY(QFile::remove(bodiesFile(f.dir.path())));
    f.open();
    f.reopen();
    QCOMPARE(f.hits("\"saat onda\""), QList<MessageId>{one});
    QCOMPARE(f.hits("\"yarın toplantı\""), QList<MessageId>{one});
    QCOMPARE(f.hits("ödeme"), QList<MessageId>{other});
}

/// One or two letters are the beginning of a word in headers, and a whole word in texts.
void TestMailSearch::shortWords()
{
    SearchFixture f;
    const MessageId inSubject = f.add("Şu işler");
    const MessageId inText = f.add("Boş");
    f.body(inText, "Bu iş bitti. iki kişi vardı");
    QCOMPARE(f.hits("iş"), (QList<MessageId>{inText, inSubject}));
    QCOMPARE(f.hits("ki"), QList<MessageId>{});
    QCOMPARE(f.hits("kiş"), QList<MessageId>{inText});
    QCOMPARE(f.hits("ş"), QList<MessageId>{inSubject});
    QCOMPARE(f.hits("subject:iş"), QList<MessageId>{inSubject});
    QCOMPARE(f.hits("bu.iş"), QList<MessageId>{inText});
    QCOMPARE(f.hits("-iş boş"), QList<MessageId>{});
}

void TestMailSearch::conditions()
{
    SearchFixture f;
    const MessageId a = f.add("rapor", 0, MessageFlag::Seen);
    const MessageId b = f.add("rapor", 0, MessageFlag::Flagged);
    const MessageId c = f.add("bilgi", 0, MessageFlag::Seen | MessageFlag::Answered);
    QCOMPARE(f.hits("rapor is:unread"), QList<MessageId>{b});
    QCOMPARE(f.hits("rapor -is:unread"), QList<MessageId>{a});
    QCOMPARE(f.hits("is:flagged OR is:answered"), (QList<MessageId>{c, b}));
    QCOMPARE(f.hits("is:answered OR rapor"), (QList<MessageId>{c, b, a}));
    QCOMPARE(f.hits("has:attachment"), QList<MessageId>{b});
    QCOMPARE(f.hits("larger:2k"), (QList<MessageId>{c, b}));
    QCOMPARE(f.hits("smaller:2k"), QList<MessageId>{a});
    // What the user wants counts, not what the server knows.
    f.write([&](Transaction& t) { return t.wantFlag({a}, MessageFlag::Flagged, true); });
    QCOMPARE(f.hits("is:flagged"), (QList<MessageId>{b, a}));
}

void TestMailSearch::withinFolders()
{
    SearchFixture f;
    const MessageId in = f.add("rapor");
    const MessageId work = f.add("rapor", f.folder("Work"));
    const MessageId other = f.add("bilgi", f.folder("Work"));
    const auto within = [&f](const char* query, const QSet<FolderId>& folders) {
        return f.search->find({text(query), 0, 100, folders, {}, false}, {}).value_or({}).hits;
    };
    QCOMPARE(within("rapor", {f.inbox}), QList<MessageId>{in});
    QCOMPARE(within("rapor OR bilgi", {f.folder("Work")}), (QList<MessageId>{other, work}));
    QCOMPARE(within("is:unread", {f.folder("Work")}), (QList<MessageId>{other, work}));
    QCOMPARE(within("is:unread -bilgi", {f.folder("Work"), f.inbox}), (QList<MessageId>{work, in}));
    QCOMPARE(within("in:inbox", {f.folder("Work")}), QList<MessageId>{});
}

void TestMailSearch::whatWasThrownAway()
{
    SearchFixture f;
    const MessageId in = f.add("rapor");
    const MessageId gone = f.add("rapor", f.trash);
    const auto found = [&f](const char* query, const QSet<FolderId>& folders = {}) {
        return f.search->find({text(query), 0, 100, folders, {}, true}, {}).value_or({}).hits;
    };
    QCOMPARE(f.hits("rapor"), (QList<MessageId>{gone, in}));
    QCOMPARE(found("rapor"), QList<MessageId>{in});
    QCOMPARE(found("is:unread"), QList<MessageId>{in});
    QCOMPARE(found("rapor in:trash"), QList<MessageId>{gone});
    QCOMPARE(found("rapor", {f.trash}), QList<MessageId>{gone});
}

void TestMailSearch::furtherQueries()
{
    SearchFixture f;
    const MessageId a = f.add("rapor", 0, MessageFlag::Seen);
    const MessageId b = f.add("bilgi");
    f.add("davet");
    const auto found = [&f](const char* query, const QStringList& also) {
        return f.search->find({text(query), 0, 100, {}, also, false}, {});
    };
    QCOMPARE(found("rapor OR bilgi", {text("is:read OR davet")})->hits, QList<MessageId>{a});
    QCOMPARE(found("", {text("rapor OR bilgi"), text("is:unread")})->hits, QList<MessageId>{b});
    QCOMPARE(found("rapor", {text("\"rap")})->hits, QList<MessageId>{}); // whole words in quotes
    QVERIFY(!found("rapor", {text("is:nothing")}));
    QVERIFY(!found("", {}));
}

void TestMailSearch::tags()
{
    SearchFixture f;
    f.search = std::move(*MailSearch::open(f.dir.path(), [](const QString& name) {
        return name == text("önemli") ? QStringList{QStringLiteral("$label1")} : QStringList{name};
    }));
    const MessageId a = f.add("rapor");
    const MessageId b = f.add("rapor");
    f.add("bilgi");
    f.write([&](Transaction& t) { return t.wantKeyword({a}, QStringLiteral("$label1"), true); });
    f.write([&](Transaction& t) { return t.wantKeyword({a, b}, QStringLiteral("proje"), true); });
    QCOMPARE(f.hits("tag:önemli"), QList<MessageId>{a});
    QCOMPARE(f.hits("tag:PROJE"), (QList<MessageId>{b, a}));
    QCOMPARE(f.hits("rapor -tag:önemli"), QList<MessageId>{b});
    QCOMPARE(f.hits("tag:pro"), QList<MessageId>{});
    f.write([&](Transaction& t) { return t.wantKeyword({a}, QStringLiteral("proje"), false); });
    QCOMPARE(f.hits("tag:proje"), QList<MessageId>{b});
}

void TestMailSearch::pagesSayWhatIsToBeShown()
{
    SearchFixture f;
    const auto words = [&f](const char* query) { return f.find(text(query)).value_or({}).words; };
    QCOMPARE(words("ÖDEME \"Kesin  Karar\" from:Işık is:unread"),
             (QStringList{text("odeme"), text("kesin karar"), text("isik")}));
    QCOMPARE(words("(a OR b) -c NOT d b"), (QStringList{text("a"), text("b")}));
    QCOMPARE(words("is:unread"), QStringList());
}

void TestMailSearch::folders()
{
    SearchFixture f;
    const MessageId in = f.add("x");
    const MessageId work = f.add("x", f.folder("Work"));
    const MessageId sub = f.add("x", f.folder("Work/Sub"));
    const MessageId sent = f.add("x", f.folder("Sent"));
    QCOMPARE(f.hits("x"), (QList<MessageId>{sent, sub, work, in}));
    QCOMPARE(f.hits("in:inbox x"), QList<MessageId>{in});
    QCOMPARE(f.hits("in:WORK"), QList<MessageId>{work});
    QCOMPARE(f.hits("in:sub"), QList<MessageId>{sub});
    QCOMPARE(f.hits("in:work/sub"), QList<MessageId>{sub});
    QCOMPARE(f.hits("in:ayse@example.org/Work"), QList<MessageId>{work});
    QCOMPARE(f.hits("-in:sent x"), (QList<MessageId>{sub, work, in}));
    QCOMPARE(f.hits("in:sent OR in:inbox"), (QList<MessageId>{sent, in}));
    f.write([&](Transaction& t) { return t.wantMove({in}, f.folder("Work")); });
    QCOMPARE(f.hits("in:work"), (QList<MessageId>{work, in}));
    const auto unknown = f.find(text("in:nowhere"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Input);
    QVERIFY(unknown.error().message.contains(text("nowhere")));
}

void TestMailSearch::dates()
{
    SearchFixture f;
    // The first arrives a minute after 2026-01-01 in UTC, which is three in the morning in Istanbul.
    const MessageId a = f.add("x");
    QCOMPARE(f.hits("after:2026-01-01"), QList<MessageId>{a});
    QCOMPARE(f.hits("after:2026-01-02"), QList<MessageId>{});
    QCOMPARE(f.hits("x before:2026-01-02"), QList<MessageId>{a});
    QCOMPARE(f.hits("before:2026-01-01"), QList<MessageId>{});
    QCOMPARE(f.hits("before:2026 OR after:2026"), QList<MessageId>{a});
}

void TestMailSearch::withoutWords()
{
    SearchFixture f;
    const MessageId a = f.add("rapor");
    const MessageId b = f.add("bilgi");
    QCOMPARE(f.hits("-rapor"), QList<MessageId>{b});
    QCOMPARE(f.hits("-rapor OR -bilgi"), (QList<MessageId>{b, a}));
    QCOMPARE(f.hits("-rapor is:unread in:inbox"), QList<MessageId>{b});
}

void TestMailSearch::pages()
{
    SearchFixture f;
    for (int i = 0; i < 25; ++i)
        f.add(i % 2 == 0 ? "çift sayı" : "tek sayı", i % 3 == 0 ? f.work : f.inbox);
    for (const char* query :
         {"sayı", "sayı is:unread", "is:unread", "in:inbox OR in:work", "in:work", "-yok"}) {
        const auto whole = f.find(text(query));
        REQUIRE(whole);
        QVERIFY(!whole->hasMore);
        QList<MessageId> paged;
        MessageId last = 0;
        bool hasMore = true;
        while (hasMore) {
            const auto page = f.find(text(query), last, 4);
            REQUIRE(page);
            paged += page->hits;
            last = page->last;
            hasMore = page->hasMore;
            QCOMPARE(page->hits.size() == 4 || !hasMore, true);
        }
        QCOMPARE(paged, whole->hits);
        QVERIFY(whole->hits.size() > 4);
    }
}

/// A server that was moved tells one moment for all its mail: their rows in the index are near it, in no
/// order.
void TestMailSearch::manyOfOneMoment()
{
    SearchFixture f;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= 2000; ++uid) {
        messages.append(sampleMessage(uid));
        messages.last().internalDate = sampleMessage(1).internalDate;
        messages.last().envelope.subject = uid % 2 == 0 ? text("çift sayı") : text("tek sayı");
    }
    auto ids = f.insert(f.inbox, messages);
    f.uid = 100000;
    const MessageId later = f.add("çift sayı");
    std::sort(ids.begin(), ids.end(), std::greater<>());
    ids.prepend(later);
    QCOMPARE(f.find(text("sayı"), 0, 5000)->hits, ids);
    QSet<MessageId> paged;
    MessageId last = 0;
    for (bool hasMore = true; hasMore;) {
        const auto page = f.find(text("sayı before:2027"), last, 150);
        REQUIRE(page);
        for (const MessageId hit : page->hits) {
            QVERIFY(!paged.contains(hit));
            paged.insert(hit);
        }
        last = page->last;
        hasMore = page->hasMore;
    }
    QCOMPARE(paged, QSet<MessageId>(ids.begin(), ids.end()));
    QCOMPARE(f.find(text("çift before:2026-01-02"), 0, 5000)->hits.size(), 1000);
    QCOMPARE(f.find(text("çift after:2026-01-02"), 0, 5000)->hits, QList<MessageId>{later});
}

void TestMailSearch::onlyWhatIsShownNow()
{
    SearchFixture f;
    const MessageId a = f.add("rapor");
    const MessageId b = f.add("rapor");
    f.write([&](Transaction& t) { return t.wantExpunge({a}); });
    QCOMPARE(f.hits("rapor"), QList<MessageId>{b});
    QCOMPARE(f.hits("is:unread"), QList<MessageId>{b});
    f.write([&](Transaction& t) { return t.rejectExpunge(a); });
    QCOMPARE(f.hits("rapor"), (QList<MessageId>{b, a}));
    f.write([&](Transaction& t) { return t.removeUids(f.inbox, {2}); });
    QCOMPARE(f.hits("rapor"), QList<MessageId>{a});
}

void TestMailSearch::staleIndexIsNotBelieved()
{
    SearchFixture f;
    const MessageId a = f.add("rapor");
    const MessageId b = f.add("bilgi");
    {
        // As if search.db had missed what became of the first message.
        SQLite::Database index(searchFile(f.dir.path()).toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Statement stale(index, "UPDATE folded SET stamp = stamp + 1 WHERE message = ?");
        stale.bind(1, static_cast<int64_t>(a));
        stale.exec();
    }
    QCOMPARE(f.hits("rapor"), QList<MessageId>{});
    QCOMPARE(f.hits("-bilgi"), QList<MessageId>{});
    QCOMPARE(f.hits("-rapor"), QList<MessageId>{b});
    QCOMPARE(f.hits("is:unread"), (QList<MessageId>{b, a}));
}

void TestMailSearch::withoutAnIndex()
{
    SearchFixture f;
    const MessageId a = f.add("rapor");
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(searchFile(f.dir.path()) + QLatin1String(suffix));
    const auto page = f.find(text("rapor"));
    REQUIRE(page);
    QVERIFY(page->hits.isEmpty());
    QVERIFY(!page->isIndexComplete);
    QCOMPARE(f.hits("is:unread"), QList<MessageId>{a});
    // The next one that writes makes it again, and the search follows.
    const MessageId b = f.add("rapor");
    QTRY_COMPARE(f.hits("rapor"), (QList<MessageId>{b, a}));
    QTRY_VERIFY(f.find(text("rapor"))->isIndexComplete);
}

void TestMailSearch::cancelled()
{
    SearchFixture f;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= 600; ++uid)
        messages.append(sampleMessage(uid));
    f.insert(f.inbox, messages);
    const CancelToken cancel;
    cancel.cancel();
    for (const char* query : {"konu", "is:unread", "in:inbox"}) {
        const auto page = f.search->find({text(query), 0, 10000, {}, {}, false}, cancel);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Cancelled);
    }
}

void TestMailSearch::hostileQueries()
{
    SearchFixture f;
    f.add("rapor OR bilgi");
    for (const char* query : {"'; DROP TABLE message; --", "\" OR 1=1", "a\" OR \"b", "NEAR(a b, 2)",
                              "subject : a", "{subject sender} : a", "^a", "a + b", "a* b*", "*", "words:a",
                              "rowid:1", "\\", "a\\\"b", "col:*", "-\"", "(((a)))", "((a) OR (b))"}) {
        const auto page = f.find(text(query));
        QVERIFY2(page || page.error().kind == ErrorKind::Input, query);
    }
    QRandomGenerator random(3);
    const QString letters = text("ab \"()*-:^+{}'\\OR NOT AND NEAR from: to: is:unread in:inbox after:1d ");
    int understood = 0;
    for (int round = 0; round < 3000; ++round) {
        QString query;
        for (int i = random.bounded(1, 30); i > 0; --i)
            query += letters.at(random.bounded(letters.size()));
        const auto page = f.find(query);
        QVERIFY2(page || page.error().kind == ErrorKind::Input,
                 qPrintable(query + QStringLiteral(": ") + (page ? QString() : page.error().message)));
        understood += page ? 1 : 0;
    }
    QVERIFY(understood > 500);
}

void TestMailSearch::equalsANaiveSearch()
{
    SearchFixture f;
    QRandomGenerator random(5);
    const QStringList words{text("elma"), text("armut"), text("kiraz"), text("erik")};
    QHash<MessageId, QStringList> subjects;
    QHash<MessageId, bool> unread;
    for (int i = 0; i < 120; ++i) {
        QStringList subject;
        for (const QString& word : words) {
            if (random.bounded(2) == 0)
                subject.append(word);
        }
        const bool isRead = random.bounded(2) == 0;
        const MessageId id = f.add(qPrintable(subject.join(QLatin1Char(' '))), f.inbox,
                                   isRead ? MessageFlags(MessageFlag::Seen) : MessageFlags());
        subjects.insert(id, subject);
        unread.insert(id, !isRead);
    }
    for (int round = 0; round < 300; ++round) {
        // (p OR q) AND NOT r, each a word or is:unread.
        QStringList parts;
        for (int i = 0; i < 3; ++i)
            parts.append(random.bounded(4) == 0 ? text("is:unread") : words.at(random.bounded(4)));
        const auto holds = [&](MessageId id, const QString& part) {
            return part == text("is:unread") ? unread.value(id) : subjects.value(id).contains(part);
        };
        QList<MessageId> either;
        QList<MessageId> both;
        for (const MessageId id : std::as_const(f.all)) {
            if ((holds(id, parts[0]) || holds(id, parts[1])) && !holds(id, parts[2]))
                either.append(id);
            if (holds(id, parts[0]) && !holds(id, parts[1]))
                both.append(id);
        }
        QCOMPARE(f.find(QStringLiteral("(%1 OR %2) -%3").arg(parts[0], parts[1], parts[2]))->hits, either);
        QCOMPARE(f.find(QStringLiteral("%1 -%2").arg(parts[0], parts[1]))->hits, both);
        QList<MessageId> ranked =
            f.best(QStringLiteral("(%1 OR %2) -%3").arg(parts[0], parts[1], parts[2]), 7);
        std::sort(ranked.begin(), ranked.end(), std::greater<>());
        QCOMPARE(ranked, either);
    }
}

/// Words that the index is first asked for by the three letters that they have in common; most messages have
/// others, so it is asked again.
void TestMailSearch::wordsThatBeginAlike()
{
    SearchFixture f;
    QRandomGenerator random(7);
    const QStringList words{text("toplantı"), text("toplam"), text("top"), text("topuk"), text("toplantıya")};
    const QList<int> share{5, 60, 50, 2, 1}; // percent of the messages
    constexpr int kMessages = 900;           // a page holds 1,000
    QHash<MessageId, QString> subjects;
    for (int i = 0; i < kMessages; ++i) {
        QStringList subject;
        for (qsizetype word = 0; word < words.size(); ++word) {
            if (random.bounded(100) < share[word])
                subject.append(words[word]);
        }
        const MessageId id = f.add(qPrintable(subject.join(QLatin1Char(' '))));
        subjects.insert(id, QLatin1Char(' ') + subject.join(QLatin1Char(' ')));
    }
    const auto has = [&](MessageId id, const QString& beginning) {
        return subjects.value(id).contains(QLatin1Char(' ') + beginning);
    };
    const auto fitting = [&](const std::function<bool(MessageId)>& fits) {
        QList<MessageId> ids;
        std::copy_if(f.all.cbegin(), f.all.cend(), std::back_inserter(ids), fits);
        return ids;
    };
    for (const QString& word : words) {
        const auto page = f.find(word);
        QCOMPARE(page->hits, fitting([&](MessageId id) { return has(id, word); }));
        for (const QString& other : words) {
            QCOMPARE(f.find(word + QLatin1Char(' ') + other)->hits,
                     fitting([&](MessageId id) { return has(id, word) && has(id, other); }));
            QCOMPARE(f.find(word + QStringLiteral(" -") + other)->hits,
                     fitting([&](MessageId id) { return has(id, word) && !has(id, other); }));
            QCOMPARE(f.find(QStringLiteral("%1 OR subject:%2").arg(word, other))->hits,
                     fitting([&](MessageId id) { return has(id, word) || has(id, other); }));
            // Next to each other, the second one a beginning.
            QCOMPARE(f.find(word + QLatin1Char('.') + other)->hits, fitting([&](MessageId id) {
                         return subjects.value(id).contains(QStringLiteral(" %1 %2").arg(word, other));
                     }));
        }
        QCOMPARE(f.find(QLatin1Char('-') + word)->hits,
                 fitting([&](MessageId id) { return !has(id, word); }));
    }
}

QTEST_GUILESS_MAIN(TestMailSearch)
#include "tst_mailsearch.moc"
