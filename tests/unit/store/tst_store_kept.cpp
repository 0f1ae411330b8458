#include "StoreFixture.h"

#include "store/Database.h"

#include <QFile>

using namespace postaci;
using namespace postaci::test;

namespace {

const QByteArray kRaw = "Subject: x\r\n\r\nmetin\r\n";

/// A message with its body.
MessageId put(StoreFixture& f, FolderId folder, quint32 uid, const QByteArray& raw = kRaw)
{
    const MessageId id = f.insert(folder, {sampleMessage(uid, MessageFlag::Seen)}).first();
    f.write([&](Transaction& t) { return t.putBody(id, raw); });
    return id;
}

QStringList subjects(const StoreFixture& f)
{
    QStringList subjects;
    for (const KeptMessage& kept : f.reader->keptMail(0).value_or({}))
        subjects.append(kept.subject);
    return subjects;
}

void deleteForGood(StoreFixture& f, MessageId message)
{
    f.write([&](Transaction& t) { return t.wantExpunge({message}); });
    f.write([&](Transaction& t) { return t.expungeDone(message); });
}

} // namespace

/// What was deleted for good and can be brought back.
class TestStoreKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletedByTheUser();
    void deletedByAnotherProgram();
    void deletedOnThisComputer();
    void deletedWithItsFolder();
    void notWhatIsMissingOrElsewhere();
    void largeOnesAreWhole();
    void goesAfterAMonth();
    void goesWithItsAccount();
    void canBeForgotten();
    void withoutTheCache();
};

void TestStoreKept::deletedByTheUser()
{
    StoreFixture f;
    const MessageId id = put(f, f.trash, 1);
    f.write([&](Transaction& t) { return t.wantExpunge({id}); });
    QCOMPARE(subjects(f), QStringList{}); // the server may say no yet
    f.write([&](Transaction& t) { return t.expungeDone(id); });
    QVERIFY(f.change.keptChanged);
    const auto kept = f.reader->keptMail(0).value_or({});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0].account, f.account);
    QCOMPARE(kept[0].folder, f.trash);
    QCOMPARE(kept[0].folderPath, QStringLiteral("Trash"));
    QCOMPARE(kept[0].from, (Address{QStringLiteral("Gönderen 1"), QStringLiteral("from1@example.org")}));
    QCOMPARE(kept[0].flags, MessageFlags(MessageFlag::Seen));
    QCOMPARE(kept[0].internalDate, sampleMessage(1).internalDate);
    QCOMPARE(kept[0].removed, f.clock.now());
    QCOMPARE(f.reader->keptBytes(kept[0].id).value_or({}), kRaw);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreKept::deletedByAnotherProgram()
{
    StoreFixture f;
    put(f, f.inbox, 1);
    f.write([&](Transaction& t) { return t.removeUids(f.inbox, {1}); });
    QCOMPARE(subjects(f), QStringList{}); // it may come up in another folder
    const auto gone = f.reader->goneMessages(f.account).value_or({});
    f.write([&](Transaction& t) { return t.forgetGone(gone); });
    QCOMPARE(subjects(f), QStringList{sampleMessage(1).envelope.subject});
}

void TestStoreKept::deletedOnThisComputer()
{
    StoreFixture f;
    Account sample = sampleAccount(QStringLiteral("pop@example.org"));
    sample.incoming.protocol = Protocol::Pop3;
    AccountId pop3 = 0;
    f.write([&](Transaction& t) -> Result<void> {
        const auto added = t.addAccount(sample);
        REQUIRE_OR_RETURN(added);
        pop3 = *added;
        return {};
    });
    const MessageId id = put(f, f.reader->folderByRole(pop3, FolderRole::Inbox).value_or(0), 3);
    f.write([&](Transaction& t) { return t.wantExpunge({id}); });
    const auto kept = f.reader->keptMail(0).value_or({});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(f.reader->keptBytes(kept[0].id).value_or({}), kRaw);
}

void TestStoreKept::deletedWithItsFolder()
{
    StoreFixture f;
    put(f, f.work, 1);
    put(f, f.inbox, 2);
    f.write([&](Transaction& t) {
        return t.applyFolderList(f.account, {listed("INBOX"), listed("Archive"), listed("Trash")});
    });
    QCOMPARE(subjects(f), QStringList{sampleMessage(1).envelope.subject});
}

void TestStoreKept::notWhatIsMissingOrElsewhere()
{
    StoreFixture f;
    const MessageId withoutBody = f.insert(f.trash, {sampleMessage(1)}).first();
    deleteForGood(f, withoutBody);
    const MessageId half = f.insert(f.trash, {sampleMessage(2)}).first();
    f.write([&](Transaction& t) -> Result<void> {
        const auto attempt = t.beginBody(half);
        REQUIRE_OR_RETURN(attempt);
        return t.appendBodyPiece(*attempt, "Subject: ");
    });
    deleteForGood(f, half);
    f.write([&](Transaction& t) {
        return t.applyFolderList(f.account, {listed("INBOX"), listed("Archive"), listed("Trash"),
                                             listed("Drafts", FolderRole::Drafts)});
    });
    deleteForGood(f, put(f, f.folder("Drafts"), 3));
    QCOMPARE(subjects(f), QStringList{});

    // One message of the server's in two folders: it is deleted when it has left both.
    NewMessage message = sampleMessage(5);
    message.identity.message = "m5";
    const MessageId one = f.insert(f.inbox, {message}).first();
    const MessageId other = f.insert(f.archive, {message}).first();
    f.write([&](Transaction& t) { return t.putBody(one, kRaw); });
    deleteForGood(f, one);
    QCOMPARE(subjects(f), QStringList{});
    deleteForGood(f, other);
    QCOMPARE(subjects(f), QStringList{message.envelope.subject});
}

void TestStoreKept::largeOnesAreWhole()
{
    StoreFixture f;
    const QByteArray raw = "Subject: x\r\n\r\n" + QByteArray(3'500'000, 'a') + "\r\n";
    deleteForGood(f, put(f, f.trash, 1, raw));
    const auto kept = f.reader->keptMail(0).value_or({});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(f.reader->keptBytes(kept[0].id).value_or({}), raw);
}

void TestStoreKept::goesAfterAMonth()
{
    StoreFixture f;
    deleteForGood(f, put(f, f.trash, 1));
    f.clock.set(f.clock.now().addDays(daysKept - 1));
    deleteForGood(f, put(f, f.trash, 2));
    QCOMPARE(subjects(f).size(), 2);
    f.clock.set(f.clock.now().addDays(2));
    deleteForGood(f, put(f, f.trash, 3));
    QCOMPARE(subjects(f),
             (QStringList{sampleMessage(3).envelope.subject, sampleMessage(2).envelope.subject}));
    // Without anything being deleted meanwhile: at the next start.
    f.close();
    f.clock.set(f.clock.now().addDays(daysKept + 1));
    f.open();
    QTRY_COMPARE(subjects(f), QStringList{});
}

void TestStoreKept::goesWithItsAccount()
{
    StoreFixture f;
    deleteForGood(f, put(f, f.trash, 1));
    put(f, f.inbox, 2);
    f.write([&](Transaction& t) { return t.removeAccount(f.account); });
    QCOMPARE(subjects(f), QStringList{});
}

void TestStoreKept::canBeForgotten()
{
    StoreFixture f;
    deleteForGood(f, put(f, f.trash, 1));
    const auto kept = f.reader->keptMail(0).value_or({});
    f.write([&](Transaction& t) { return t.forgetKept({kept[0].id, 4711}); });
    QVERIFY(f.change.keptChanged);
    QCOMPARE(subjects(f), QStringList{});
    QVERIFY(!f.reader->keptBytes(kept[0].id));
    QCOMPARE(f.reader->keptMessage(kept[0].id).error().kind, ErrorKind::Gone);
}

void TestStoreKept::withoutTheCache()
{
    StoreFixture f;
    const MessageId id = put(f, f.trash, 1);
    f.close();
    QVERIFY(QFile::remove(bodiesFile(f.dir.path())));
    f.open();
    deleteForGood(f, id);
    QCOMPARE(subjects(f), QStringList{});
}

QTEST_GUILESS_MAIN(TestStoreKept)
#include "tst_store_kept.moc"
