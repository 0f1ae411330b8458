#include "StoreFixture.h"

#include "store/Database.h"

#include <QProcess>
#include <QRandomGenerator>

#include <cstdio>

using namespace postaci;
using namespace postaci::test;

namespace {

/// Messages of one batch: all of it is there after a kill, or nothing.
constexpr quint32 batchSize = 7;

QByteArray bodyOf(quint32 uid)
{
    return QByteArray::number(uid).repeated(20000);
}

/// Writes batch after batch and says on standard output which are committed, until it is killed.
int writeUntilKilled(const QString& profileDir)
{
    const StandingClock clock;
    const auto store = Store::open(profileDir, clock);
    const auto reader = MailReader::open(profileDir);
    if (!store || !reader)
        return 1;
    const AccountId account = (*reader)->accounts()->first().id;
    const FolderId inbox = *(*reader)->folderByRole(account, FolderRole::Inbox);
    const FolderId archive = *(*reader)->folderByRole(account, FolderRole::Archive);
    const auto uids = *(*reader)->serverUids(inbox);
    for (quint32 uid = uids.isEmpty() ? 1 : uids.last() + 1;; uid += batchSize) {
        const auto written = (*store)->write(WritePriority::Sync, [&](Transaction& t) -> Result<void> {
            QList<NewMessage> batch;
            for (quint32 i = 0; i < batchSize; ++i)
                batch.append(sampleMessage(uid + i));
            const auto ids = t.insertHeaders(inbox, batch);
            REQUIRE_OR_RETURN(ids);
            REQUIRE_OR_RETURN(t.putBody(ids->first(), bodyOf(uid)));
            REQUIRE_OR_RETURN(t.wantFlag({ids->at(1)}, MessageFlag::Seen, true));
            REQUIRE_OR_RETURN(t.wantMove({ids->at(2)}, archive));
            return t.wantExpunge({ids->at(3)});
        });
        if (!written)
            return 1;
        std::printf("%u\n", uid + batchSize - 1);
        std::fflush(stdout);
    }
}

quint32 lastNumber(const QByteArray& output)
{
    const QByteArray whole = output.first(output.lastIndexOf('\n') + 1).trimmed();
    return whole.mid(whole.lastIndexOf('\n') + 1).toUInt();
}

} // namespace

/// A process that writes is killed again and again; what it said was committed is there, and nothing is there
/// by half.
class TestStoreCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledWriterLeavesWholeCommits()
    {
        StoreFixture f;
        f.close();
        QRandomGenerator random(7);
        quint32 committed = 0;
        for (int round = 0; round < 8; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), f.dir.path()});
            QByteArray output;
            const int lines = random.bounded(1, 12);
            while (output.count('\n') < lines) {
                QVERIFY2(child.waitForReadyRead(30000), child.readAllStandardError().constData());
                output += child.readAllStandardOutput();
            }
            child.kill();
            QVERIFY(child.waitForFinished());
            output += child.readAllStandardOutput();
            committed = qMax(committed, lastNumber(output));
            f.open();
            check(f, committed);
            if (QTest::currentTestFailed())
                return;
            f.close();
        }
        QVERIFY(committed > 8 * batchSize / 2);
    }

private:
    static void check(const StoreFixture& f, quint32 committed)
    {
        const auto uids = *f.reader->serverUids(f.inbox);
        QVERIFY(static_cast<quint32>(uids.size()) >= committed);
        QCOMPARE(uids.size() % batchSize, 0);
        const auto batches = uids.size() / batchSize;
        for (qsizetype i = 0; i < uids.size(); ++i)
            QCOMPARE(uids.at(i), static_cast<quint32>(i + 1));
        QCOMPARE(f.reader->flagIntents(f.account)->size(), batches);
        QCOMPARE(f.reader->moveIntents(f.account)->size(), batches);
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), batches);
        QCOMPARE(f.reader->folder(f.archive)->total, batches);
        QCOMPARE(f.reader->folder(f.inbox)->total, batches * (batchSize - 2));
        QCOMPARE(inconsistency(f.dir.path()), QString());
        checkBodies(f);
    }

    /// A body may be lost by a kill between the commits of the two files; it is never wrong or left without
    /// its message.
    static void checkBodies(const StoreFixture& f)
    {
        const auto ids = f.ids(f.inbox);
        for (const MessageId id : ids) {
            if (const auto body = f.reader->body(id))
                QVERIFY(*body == bodyOf(f.reader->location(id)->uid));
        }
        Connection bodies(bodiesFile(f.dir.path()), Access::ReadOnly);
        bodies.query("ATTACH ? AS mail", mailFile(f.dir.path())).run();
        QVERIFY(!bodies
                     .query("SELECT 1 FROM main.body b WHERE NOT complete OR NOT EXISTS"
                            " (SELECT 1 FROM mail.message m WHERE m.id = b.message AND m.stamp = b.stamp)")
                     .next());
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QStringLiteral("--write"))
        return writeUntilKilled(arguments.value(2));
    TestStoreCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_crash.moc"
