#include "StoreFixture.h"

#include "OlderVersions.h"
#include "store/Database.h"
#include "store/FoldedText.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>

using namespace postaci;
using namespace postaci::test;

namespace {

Connection search(const StoreFixture& f)
{
    return {searchFile(f.dir.path()), Access::ReadOnly};
}

/// `words`: in FTS5's language; S, F and R in front of a word stand for the marks of the headers.
QList<MessageId> found(const StoreFixture& f, QString words)
{
    words.replace(QLatin1Char('S'), QString::fromUtf8(subjectMark.data(), 3));
    words.replace(QLatin1Char('F'), QString::fromUtf8(senderMark.data(), 3));
    words.replace(QLatin1Char('R'), QString::fromUtf8(recipientMark.data(), 3));
    Connection index(searchFile(f.dir.path()), Access::ReadOnly);
    QList<MessageId> ids;
    Query rows = index.query("SELECT message FROM words JOIN folded ON line = words.rowid WHERE words MATCH ?"
                             " ORDER BY message",
                             words);
    while (rows.next())
        ids.append(rows.number(0));
    return ids;
}

/// Every message of mail.db is in search.db with its stamp, and nothing else is; FTS5 finds its own pages
/// right.
QString indexDifference(const StoreFixture& f)
{
    SQLite::Database mail(mailFile(f.dir.path()).toStdString(), SQLite::OPEN_READWRITE);
    SQLite::Statement attach(mail, "ATTACH ? AS search");
    attach.bind(1, searchFile(f.dir.path()).toStdString());
    attach.exec();
    mail.exec("INSERT INTO search.words (words) VALUES ('integrity-check')");
    SQLite::Statement wrong(
        mail, "SELECT * FROM (SELECT id, stamp FROM message EXCEPT SELECT message, stamp FROM folded)"
              " UNION ALL SELECT * FROM (SELECT message, stamp FROM folded EXCEPT SELECT id, stamp FROM"
              " message)");
    if (wrong.executeStep())
        return QStringLiteral("message %1 is in one file only").arg(wrong.getColumn(0).getInt64());
    return {};
}

BodySummary summaryOf(const char* text)
{
    MessageContent content;
    content.hasText = true;
    content.text = QString::fromUtf8(text);
    return postaci::summaryOf(content);
}

bool isComplete(const StoreFixture& f)
{
    return search(f).numberOf(QStringLiteral("SELECT position FROM state")) == 0;
}

/// Runs `sql` on search.db while no store has it open.
void change(const StoreFixture& f, const char* sql)
{
    SQLite::Database index(searchFile(f.dir.path()).toStdString(), SQLite::OPEN_READWRITE);
    index.exec(sql);
}

} // namespace

/// search.db beside mail.db.
class TestStoreIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersAreFoundAsTheyArrive();
    void changedHeadersAreFoundAnew();
    void bodiesAreFoundAsTheyArrive();
    void bodiesStayWhereHeadersChange();
    void bodiesThatAreHereAreFoundAnew();
    void copiesHaveTheBodyToo();
    void markedWordsAreNoText();
    void whatIsGoneIsNotFound();
    void rollsBackWithTheMail();
    void lostTransactionsAreRepaired_data();
    void lostTransactionsAreRepaired();
    void aLostFileIsMadeAgain();
    void damageIsRepaired_data();
    void damageIsRepaired();
    void olderProfilesAreIndexed();
    void piecesAreJoinedAtRest();
    void manyOfOneMomentHaveTheirPlace();
    void foldedTexts();
};

void TestStoreIndex::headersAreFoundAsTheyArrive()
{
    StoreFixture f;
    NewMessage message = sampleMessage(1);
    message.envelope.subject = QStringLiteral("ISPARTA gülü");
    message.envelope.cc = {{QStringLiteral("Çağrı Öz"), QStringLiteral("cagri@istanbul.example")}};
    const auto ids = f.insert(f.inbox, {message, sampleMessage(2)});
    QCOMPARE(found(f, QStringLiteral("\"Sisparta\" AND \"Sgulu\"")), QList<MessageId>{ids[0]});
    QCOMPARE(found(f, QStringLiteral("\"Ffrom1\"")), QList<MessageId>{ids[0]});
    QCOMPARE(found(f, QStringLiteral("\"Fgonderen\" AND \"F2\"")), QList<MessageId>{ids[1]});
    QCOMPARE(found(f, QStringLiteral("\"Rcagri\" AND \"Roz\"")), QList<MessageId>{ids[0]});
    QCOMPARE(found(f, QStringLiteral("\"Ristanbul\" AND \"Rexample\"")), QList<MessageId>{ids[0]});
    QCOMPARE(found(f, QStringLiteral("ayse")), ids);
    QCOMPARE(found(f, QStringLiteral("\"Fayse\"")), QList<MessageId>{});
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::changedHeadersAreFoundAnew()
{
    StoreFixture f;
    NewMessage message = sampleMessage(1);
    message.envelope.subject = QStringLiteral("eski");
    const auto ids = f.insert(f.inbox, {message});
    f.write([&](Transaction& t) { return t.putBody(ids[0], "body"); });
    QVERIFY(f.reader->body(ids[0]));
    message.flags = MessageFlag::Seen; // no news to the index
    f.insert(f.inbox, {message});
    QVERIFY(f.reader->body(ids[0]));
    message.envelope.subject = QStringLiteral("yeni");
    f.insert(f.inbox, {message});
    QCOMPARE(found(f, QStringLiteral("eski")), QList<MessageId>{});
    QCOMPARE(found(f, QStringLiteral("yeni")), ids);
    // The row is that of another text now, which the body in the cache does not belong to for certain.
    QVERIFY(!f.reader->body(ids[0]));
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::bodiesAreFoundAsTheyArrive()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
    f.write([&](Transaction& t) { return t.setBodySummary(ids[0], summaryOf("Yarınki TOPLANTI için")); });
    QCOMPARE(found(f, QStringLiteral("toplanti")), QList<MessageId>{ids[0]});
    QCOMPARE(found(f, QStringLiteral("konu")), ids); // headers are still there
    f.write([&](Transaction& t) { return t.setBodySummary(ids[0], summaryOf("Iptal edildi")); });
    QCOMPARE(found(f, QStringLiteral("toplanti")), QList<MessageId>{});
    QCOMPARE(found(f, QStringLiteral("iptal")), QList<MessageId>{ids[0]});
    QCOMPARE(indexDifference(f), QString());
    f.lose(f.inbox, {1});
    QCOMPARE(found(f, QStringLiteral("iptal")), QList<MessageId>{});
    QCOMPARE(indexDifference(f), QString());
}

/// The body in the cache belongs to the row as long as its stamp does.
void TestStoreIndex::bodiesStayWhereHeadersChange()
{
    StoreFixture f;
    NewMessage message = sampleMessage(1);
    const auto ids = f.insert(f.inbox, {message});
    f.write([&](Transaction& t) { return t.setBodySummary(ids[0], summaryOf("fatura ektedir")); });
    message.size += 10;
    f.insert(f.inbox, {message});
    QCOMPARE(found(f, QStringLiteral("fatura")), ids);
    message.envelope.subject = QStringLiteral("bambaşka");
    f.insert(f.inbox, {message});
    QCOMPARE(found(f, QStringLiteral("bambaska")), ids);
    QCOMPARE(found(f, QStringLiteral("fatura")), QList<MessageId>{});
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::bodiesThatAreHereAreFoundAnew()
{
    StoreFixture f;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= 150; ++uid)
        messages.append(sampleMessage(uid));
    const auto ids = f.insert(f.inbox, messages);
    f.write([&](Transaction& t) -> Result<void> {
        for (const MessageId id : ids) {
            if (auto stored = t.putBody(
                    id, QStringLiteral("Subject: a\r\n\r\nsayi%1 elma\r\n").arg(ids.indexOf(id)).toUtf8());
                !stored)
                return stored;
        }
        return {};
    });
    f.close();
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(searchFile(f.dir.path()) + QLatin1String(suffix));
    f.open();
    QTRY_VERIFY(QFile::exists(searchFile(f.dir.path())) && isComplete(f));
    QCOMPARE(found(f, QStringLiteral("elma")), ids);
    QCOMPARE(found(f, QStringLiteral("sayi149")), QList<MessageId>{ids[149]});
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::copiesHaveTheBodyToo()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.setBodySummary(ids[0], summaryOf("fatura ektedir")); });
    QList<MessageId> copies;
    f.write([&](Transaction& t) -> Result<void> {
        const auto made = t.wantCopy(ids, f.archive);
        copies = made.value_or({});
        return made ? Result<void>() : unexpected(made.error());
    });
    QCOMPARE(found(f, QStringLiteral("ektedir")), ids + copies);
    QCOMPARE(indexDifference(f), QString());
}

/// What a sender writes is not taken for what the index says of a header.
void TestStoreIndex::markedWordsAreNoText()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    const std::string forged = std::string(senderMark) + "mudur";
    f.write([&](Transaction& t) { return t.setBodySummary(ids[0], summaryOf(forged.c_str())); });
    QCOMPARE(found(f, QStringLiteral("\"Fmudur\"")), QList<MessageId>{});
    QCOMPARE(found(f, QStringLiteral("mudur")), ids);
}

void TestStoreIndex::whatIsGoneIsNotFound()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3)});
    const auto other = f.insert(f.archive, {sampleMessage(4)});
    f.lose(f.inbox, {2});
    QCOMPARE(found(f, QStringLiteral("konu")), (QList<MessageId>{ids[0], ids[2], other[0]}));
    f.write([&](Transaction& t) { return t.wantMove({ids[0]}, f.archive); });
    QCOMPARE(indexDifference(f), QString());
    f.write([&](Transaction& t) { return t.applyFolderList(f.account, {listed("INBOX"), listed("Trash")}); });
    QCOMPARE(found(f, QStringLiteral("konu")), (QList<MessageId>{ids[0], ids[2]}));
    f.write([&](Transaction& t) { return t.removeAccount(f.account); });
    QCOMPARE(found(f, QStringLiteral("konu")), QList<MessageId>{});
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::rollsBackWithTheMail()
{
    StoreFixture f;
    const auto failed = f.tryWrite([&](Transaction& t) -> Result<void> {
        REQUIRE_OR_RETURN(t.insertHeaders(f.inbox, {sampleMessage(1)}));
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified, QStringLiteral("no"));
    });
    QVERIFY(!failed);
    QCOMPARE(found(f, QStringLiteral("konu")), QList<MessageId>{});
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::lostTransactionsAreRepaired_data()
{
    QTest::addColumn<QByteArray>("sql");
    // A loss of power takes back what search.db had committed: rows, and the generation with them.
    QTest::newRow("added rows are missing")
        << QByteArray("DELETE FROM folded; INSERT INTO words (words) VALUES ('delete-all');"
                      "UPDATE state SET generation = 0");
    QTest::newRow("rows of messages that are gone, or came again as others")
        << QByteArray("INSERT INTO words (rowid, text) VALUES (99, 'hayalet ' || char(57345) || 'hayalet');"
                      "INSERT INTO folded VALUES (99, 99, 1, CAST('phayalet' || char(31, 31, 31) AS BLOB));"
                      "UPDATE folded SET stamp = stamp + 1 WHERE message % 2 = 0;"
                      "UPDATE state SET generation = generation - 1");
}

void TestStoreIndex::lostTransactionsAreRepaired()
{
    QFETCH(const QByteArray, sql);
    StoreFixture f;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= 500; ++uid)
        messages.append(sampleMessage(uid));
    const auto ids = f.insert(f.inbox, messages);
    f.close();
    change(f, sql.constData());
    f.open();
    QTRY_VERIFY(isComplete(f));
    QCOMPARE(found(f, QStringLiteral("konu")), ids);
    QCOMPARE(found(f, QStringLiteral("hayalet")), QList<MessageId>{});
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::aLostFileIsMadeAgain()
{
    StoreFixture f;
    auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(searchFile(f.dir.path()) + QLatin1String(suffix));
    ids += f.insert(f.inbox, {sampleMessage(3)});
    QTRY_VERIFY(isComplete(f));
    QCOMPARE(found(f, QStringLiteral("konu")), ids);
    QCOMPARE(indexDifference(f), QString());
    f.close();
    QVERIFY(QFile::remove(searchFile(f.dir.path())));
    f.open();
    QTRY_VERIFY(QFile::exists(searchFile(f.dir.path())) && isComplete(f));
    QCOMPARE(found(f, QStringLiteral("konu")), ids);
}

void TestStoreIndex::damageIsRepaired_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("seen at the start") << QByteArray("UPDATE words_data SET block = x'ffffffffffffffffffff'");
    QTest::newRow("seen while writing")
        << QByteArray("UPDATE words_data SET block = x'ffffffffffffffffffff' WHERE id > 10");
    QTest::newRow("a text that cannot be read") << QByteArray("UPDATE folded SET z = x'00'");
}

void TestStoreIndex::damageIsRepaired()
{
    QFETCH(const QByteArray, sql);
    StoreFixture f;
    auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
    f.close();
    change(f, sql.constData());
    f.open();
    ids += f.insert(f.inbox, {sampleMessage(3)});
    f.lose(f.inbox, {1});
    // Enough to make FTS5 look at its older pages.
    for (quint32 uid = 4; uid < 40; ++uid)
        ids += f.insert(f.inbox, {sampleMessage(uid)});
    QTRY_VERIFY(isComplete(f));
    QCOMPARE(found(f, QStringLiteral("konu")), ids.mid(1));
    QCOMPARE(indexDifference(f), QString());
}

void TestStoreIndex::olderProfilesAreIndexed()
{
    StoreFixture f;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= 300; ++uid)
        messages.append(sampleMessage(uid));
    const auto ids = f.insert(f.inbox, messages);
    f.close();
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(searchFile(f.dir.path()) + QLatin1String(suffix));
    {
        SQLite::Database mail(mailFile(f.dir.path()).toStdString(), SQLite::OPEN_READWRITE);
        mail.exec(versionOneSql().toStdString());
    }
    f.open();
    QTRY_VERIFY(isComplete(f));
    QCOMPARE(found(f, QStringLiteral("konu")), ids);
    QCOMPARE(indexDifference(f), QString());
}

/// Each transaction leaves a piece, and a search looks into all of them.
void TestStoreIndex::piecesAreJoinedAtRest()
{
    StoreFixture f;
    constexpr quint32 count = 30;
    for (quint32 uid = 1; uid <= count; ++uid)
        f.insert(f.inbox, {sampleMessage(uid)});
    const auto pieces = [&f] {
        return search(f).numberOf(QStringLiteral("SELECT count(DISTINCT segid) FROM words_idx"));
    };
    QTRY_VERIFY(pieces() <= 5); // one of a size: 16 + 8 + 4 + 2
    QCOMPARE(found(f, QStringLiteral("\"Fgonderen\"")).size(), qsizetype{count});
    QCOMPARE(indexDifference(f), QString());
}

/// As after a move to another server that has put its own time on all messages.
void TestStoreIndex::manyOfOneMomentHaveTheirPlace()
{
    StoreFixture f;
    constexpr quint32 count = 3000;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= count; ++uid) {
        NewMessage message = sampleMessage(uid);
        message.envelope.date = message.internalDate = sampleMessage(1).internalDate;
        messages.append(message);
    }
    f.insert(f.inbox, messages.first(count / 2));
    f.insert(f.inbox, messages.sliced(count / 2));
    QCOMPARE(found(f, QStringLiteral("\"Fgonderen\"")).size(), qsizetype{count});
    QCOMPARE(indexDifference(f), QString());
    // Searches have to look so many rows beyond a date.
    QVERIFY(search(f).numberOf(QStringLiteral("SELECT furthest FROM state")) < qint64{16} * count);
}

void TestStoreIndex::foldedTexts()
{
    for (const std::string& body : {std::string(), std::string("kisa"), std::string(5000, 'x')}) {
        const FoldedText text{"konu", "", "ayse", body};
        const QByteArray packed = packFolded(text);
        QCOMPARE(packed.size() < 1000, true);
        QCOMPARE(unpackFolded(packed), std::optional(text));
    }
    std::string many = "a ab abc";
    for (int i = 0; i < 2000; ++i)
        many += ' ' + std::string("sözcük").substr(0, static_cast<size_t>(i % 8)) + std::to_string(i * i);
    for (const std::string& body :
         {std::string("a ab abc b ba"), std::string("gün güz güzel güzellik"), many}) {
        const FoldedText text{"konu", "ayse", "", body};
        QCOMPARE(unpackFolded(packFolded(text)), std::optional(text));
    }
    QVERIFY(packFolded({"", "", "", many}).size() < qsizetype(many.size()));
    for (const char* damaged : {"p\x1f\x1f\x1fno length", "p\x1f\x1f\x1f\x02shares with none",
                                "p\x1f\x1f\x1f\x01"
                                "ab\x04shares three of two"})
        QVERIFY(!unpackFolded(damaged));
    QVERIFY(!unpackFolded({}));
    QVERIFY(!unpackFolded("q"));
    QVERIFY(!unpackFolded("pone"));
    QVERIFY(!unpackFolded(QByteArray("z\xff\xff\xff\xff", 5)));
    Envelope flood;
    for (int i = 0; i < 20000; ++i)
        flood.to.append({QString(), QStringLiteral("%1@example.org").arg(i)});
    QVERIFY(foldedHeaders(flood).recipients.size() <= 64 * 1024);
}

QTEST_GUILESS_MAIN(TestStoreIndex)
#include "tst_store_index.moc"
