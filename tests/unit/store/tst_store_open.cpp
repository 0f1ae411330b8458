#include "StoreFixture.h"

#include "store/Database.h"
#include "store/Schema.h"
#include "store/StorageError.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>

#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

using namespace postaci;
using namespace postaci::test;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

MessageId messageWithBody(StoreFixture& fixture, const QByteArray& body)
{
    const MessageId id = fixture.insert(fixture.inbox, {sampleMessage(1)}).first();
    fixture.write([&](Transaction& t) { return t.putBody(id, body); });
    return id;
}

} // namespace

/// Making, upgrading, refusing and locking a profile.
class TestStoreOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheDirectoryForItsOwnerOnly()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        const QString profile = dir.path() + QStringLiteral("/a/b/profile");
        const auto store = Store::open(profile, clock);
        REQUIRE(store);
        QCOMPARE(store.value()->profileDir(), profile);
        QCOMPARE(QFile::permissions(profile) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
    }

    void keepsWhatWasWritten()
    {
        StoreFixture fixture;
        const auto ids = fixture.insert(fixture.inbox, {sampleMessage(1), sampleMessage(2)});
        fixture.close();
        fixture.open();
        QCOMPARE(fixture.ids(fixture.inbox), (QList<MessageId>{ids.at(1), ids.at(0)}));
    }

    void setsTheDurabilityOfEachFile()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        auto database = Database::open(dir.path(), clock);
        REQUIRE(database);
        Connection& connection = (*database)->connection();
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA main.synchronous")), 2);
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA bodies.synchronous")), 1);
        REQUIRE((*database)->setDurability(Durability::AfterCheckpoint));
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA main.synchronous")), 1);
        REQUIRE((*database)->setDurability(Durability::Full));
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA main.synchronous")), 2);
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA foreign_keys")), 1);
        Query mail = connection.query("PRAGMA main.journal_mode");
        QVERIFY(mail.next());
        QCOMPARE(mail.text(0), QStringLiteral("wal"));
        Query bodies = connection.query("PRAGMA bodies.journal_mode");
        QVERIFY(bodies.next());
        QCOMPARE(bodies.text(0), QStringLiteral("wal"));
    }

    void refusesANewerDatabaseUntouched()
    {
        StoreFixture fixture;
        fixture.close();
        {
            Connection connection(mailFile(fixture.dir.path()), Access::ReadWrite);
            connection.execute(QStringLiteral("PRAGMA user_version = 9999"));
        }
        const QByteArray before = contents(mailFile(fixture.dir.path()));
        const auto store = Store::open(fixture.dir.path(), fixture.clock);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QCOMPARE(store.error().reason, ErrorReason::DatabaseTooNew);
        QCOMPARE(MailReader::open(fixture.dir.path()).error().reason, ErrorReason::DatabaseTooNew);
        QVERIFY(contents(mailFile(fixture.dir.path())) == before);
    }

    void refusesADamagedDatabaseUntouched_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("this is no database, however long it gets ").repeated(400);
        QTest::newRow("a few bytes") << QByteArray("hello");
        QTest::newRow("right header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(8000, 'x');
    }

    void refusesADamagedDatabaseUntouched()
    {
        QFETCH(const QByteArray, bytes);
        const QTemporaryDir dir;
        const StandingClock clock;
        overwrite(mailFile(dir.path()), bytes);
        const auto store = Store::open(dir.path(), clock);
        QVERIFY(!store);
        QCOMPARE(store.error().reason, ErrorReason::DatabaseBroken);
        QVERIFY(contents(mailFile(dir.path())) == bytes);
    }

    void refusesATruncatedDatabase()
    {
        StoreFixture fixture;
        fixture.insert(fixture.inbox, {sampleMessage(1)});
        fixture.close();
        const QByteArray half = contents(mailFile(fixture.dir.path())).first(20000);
        overwrite(mailFile(fixture.dir.path()), half);
        const auto store = Store::open(fixture.dir.path(), fixture.clock);
        QVERIFY(!store);
        QCOMPARE(store.error().reason, ErrorReason::DatabaseBroken);
        QVERIFY(contents(mailFile(fixture.dir.path())) == half);
    }

    void refusesSomebodyElsesDatabase()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        {
            Connection other(mailFile(dir.path()), Access::ReadWrite);
            other.execute(QStringLiteral("CREATE TABLE theirs (x)"));
        }
        const auto store = Store::open(dir.path(), clock);
        QVERIFY(!store);
        QCOMPARE(store.error().reason, ErrorReason::DatabaseBroken);
    }

    void startsOverFromAnEmptyFile()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        overwrite(mailFile(dir.path()), {});
        REQUIRE(Store::open(dir.path(), clock));
    }

    void saysSoWhenItCannotWrite()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        overwrite(dir.path() + QStringLiteral("/file"), "x");
        const auto store = Store::open(dir.path() + QStringLiteral("/file/profile"), clock);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QCOMPARE(store.error().reason, ErrorReason::FileUnwritable);
    }

    void upgradesStepByStep()
    {
        const QTemporaryDir dir;
        Connection connection(dir.filePath(QStringLiteral("x.db")), Access::ReadWrite);
        const QStringList versions{QStringLiteral("CREATE TABLE a (x);"),
                                   QStringLiteral("ALTER TABLE a ADD y; INSERT INTO a (x, y) VALUES (1, 2);"),
                                   QStringLiteral("CREATE TABLE b (z); INSERT INTO nowhere VALUES (1);")};
        upgrade(connection, versions.first(1));
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA user_version")), 1);
        upgrade(connection, versions.first(2));
        upgrade(connection, versions.first(2)); // nothing is run twice
        QCOMPARE(connection.numberOf(QStringLiteral("SELECT count(*) FROM a")), 1);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, upgrade(connection, versions));
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA user_version")), 2);
        QCOMPARE(connection.numberOf(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'b'")),
                 0);
        QVERIFY(!connection.isInTransaction());
    }

    void everyTableIsStrict()
    {
        StoreFixture fixture;
        Connection connection(mailFile(fixture.dir.path()), Access::ReadOnly);
        QCOMPARE(
            connection.numberOf(QStringLiteral("SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                               " AND name NOT LIKE 'sqlite_%' AND NOT strict")),
            0);
    }

    void deletedBodiesAreMadeAnew()
    {
        StoreFixture fixture;
        const MessageId id = messageWithBody(fixture, "body");
        fixture.close();
        QVERIFY(QFile::remove(bodiesFile(fixture.dir.path())));
        fixture.open();
        QVERIFY(!fixture.row(id).hasBody);
        QCOMPARE(fixture.reader->body(id).error().reason, ErrorReason::MessageMissing);
        QCOMPARE(fixture.reader->withoutBody(fixture.inbox, 10)->size(), 1);
        fixture.write([&](Transaction& t) { return t.putBody(id, "again"); });
        QCOMPARE(*fixture.reader->body(id), QByteArray("again"));
    }

    void damagedBodiesAreMadeAnew()
    {
        StoreFixture fixture;
        const MessageId id = messageWithBody(fixture, "body");
        fixture.close();
        overwrite(bodiesFile(fixture.dir.path()), QByteArray("damage").repeated(1000));
        fixture.open();
        QCOMPARE(fixture.ids(fixture.inbox), QList<MessageId>{id});
        QVERIFY(!fixture.row(id).hasBody);
        fixture.write([&](Transaction& t) { return t.putBody(id, "again"); });
        QVERIFY(fixture.row(id).hasBody);
    }

    void bodiesMayBeDeletedWhileOpen()
    {
        StoreFixture fixture;
        const MessageId id = messageWithBody(fixture, "body");
        QVERIFY(fixture.row(id).hasBody);
        for (const auto* suffix : {"", "-wal", "-shm"})
            QFile::remove(bodiesFile(fixture.dir.path()) + QLatin1String(suffix));
        QVERIFY(!fixture.row(id).hasBody);
        fixture.write([&](Transaction& t) { return t.putBody(id, "again"); });
        QVERIFY(fixture.row(id).hasBody);
        QCOMPARE(*fixture.reader->body(id), QByteArray("again"));
    }

    void bodiesFoundDamagedInUseAreMadeAnew()
    {
        StoreFixture fixture;
        QList<NewMessage> messages;
        for (quint32 uid = 1; uid <= 20; ++uid)
            messages.append(sampleMessage(uid));
        const auto ids = fixture.insert(fixture.inbox, messages);
        QByteArray noise(100000, '\0');
        QRandomGenerator random(1);
        std::generate(noise.begin(), noise.end(), [&] { return static_cast<char>(random.bounded(256)); });
        fixture.write([&](Transaction& t) -> Result<void> {
            for (const MessageId id : ids)
                REQUIRE_OR_RETURN(t.putBody(id, noise));
            return {};
        });
        fixture.close();
        // The first pages, with the schema and the table of bodies, stay right: nothing is noticed while
        // opening.
        QByteArray bytes = contents(bodiesFile(fixture.dir.path()));
        constexpr qsizetype right = 8 * 8192;
        overwrite(bodiesFile(fixture.dir.path()), bytes.first(right) + QByteArray(bytes.size() - right, 'x'));
        fixture.open();
        QVERIFY(!fixture.reader->body(ids.last()));
        fixture.lose(fixture.inbox, fixture.reader->serverUids(fixture.inbox)->first(10));
        QCOMPARE(fixture.ids(fixture.inbox).size(), 10);
        fixture.write([&](Transaction& t) { return t.putBody(ids.last(), "again"); });
        QCOMPARE(*fixture.reader->body(ids.last()), QByteArray("again"));
        QCOMPARE(inconsistency(fixture.dir.path()), QString());
    }

    void aSecondWriterIsRefusedAndAReaderIsNot()
    {
        StoreFixture fixture;
        const auto second = Store::open(fixture.dir.path(), fixture.clock);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Storage);
        QCOMPARE(second.error().reason, ErrorReason::DatabaseLocked);
        REQUIRE(MailReader::open(fixture.dir.path()));
        fixture.close();
        REQUIRE(Store::open(fixture.dir.path(), fixture.clock));
    }

    void aKilledProcessLeavesNoLock()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), dir.path()});
        QVERIFY(child.waitForReadyRead(20000));
        QCOMPARE(Store::open(dir.path(), clock).error().reason, ErrorReason::DatabaseLocked);
        child.kill();
        QVERIFY(child.waitForFinished());
        REQUIRE(Store::open(dir.path(), clock));
    }

    void aReaderNeedsAStore()
    {
        const QTemporaryDir dir;
        const auto reader = MailReader::open(dir.path());
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::Storage);
        QVERIFY(!QFile::exists(mailFile(dir.path())));
    }

    void saysWhatSqliteErrorsMean()
    {
        QCOMPARE(storageError(SQLite::Exception("x", 13)).reason, ErrorReason::DiskFull);
        QCOMPARE(storageError(SQLite::Exception("x", 11)).reason, ErrorReason::DatabaseBroken);
        QCOMPARE(storageError(SQLite::Exception("x", 26)).reason, ErrorReason::DatabaseBroken);
        QCOMPARE(storageError(SQLite::Exception("x", 5)).reason, ErrorReason::DatabaseLocked);
        QCOMPARE(storageError(SQLite::Exception("x", 14)).reason, ErrorReason::FileUnwritable);
    }

    /// SQLite tells a full disk alone from a broken one; the rest the system knows.
    void saysWhyAFileCannotGrow_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("systemError");
        QTest::addColumn<ErrorReason>("reason");
        QTest::newRow("full") << 13 << 0 << ErrorReason::DiskFull;
        QTest::newRow("full after another error") << 13 << EIO << ErrorReason::DiskFull;
        QTest::newRow("write: full") << 778 << ENOSPC << ErrorReason::DiskFull;
        QTest::newRow("write: quota") << 778 << EDQUOT << ErrorReason::DiskQuota;
        QTest::newRow("write: limit") << 778 << EFBIG << ErrorReason::FileTooLarge;
        QTest::newRow("write: broken disk") << 778 << EIO << ErrorReason::Unspecified;
        QTest::newRow("fsync: quota, as NFS says it") << 1034 << EDQUOT << ErrorReason::DiskQuota;
        QTest::newRow("shared memory") << 4874 << 0 << ErrorReason::DiskFull;
        QTest::newRow("shared memory: limit") << 4874 << EFBIG << ErrorReason::FileTooLarge;
        QTest::newRow("read") << 266 << EFBIG << ErrorReason::Unspecified;
    }

    void saysWhyAFileCannotGrow()
    {
        QFETCH(const int, code);
        QFETCH(const int, systemError);
        QTEST(storageError(SQLite::Exception("x", code), systemError).reason, "reason");
    }

    /// As the system does it: a limit on the size of files.
    void aFileThatMayNotGrowIsSaid()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        auto database = Database::open(dir.path(), clock);
        REQUIRE(database);
        const auto limitFiles = [](bool on) {
            (void)std::signal(SIGXFSZ, SIG_IGN);
            rlimit limit{};
            getrlimit(RLIMIT_FSIZE, &limit);
            limit.rlim_cur = on ? 0 : limit.rlim_max;
            setrlimit(RLIMIT_FSIZE, &limit);
        };
        limitFiles(true);
        const auto written = withStorageErrors([&]() -> Result<void> {
            (*database)
                ->connection()
                .query("INSERT INTO draft (subject, data) VALUES ('x', ?)", QByteArray(1 << 20, 'x'))
                .run();
            return {};
        });
        limitFiles(false);
        QVERIFY(!written);
        QCOMPARE(written.error().reason, ErrorReason::FileTooLarge);
    }

    void aFullDiskIsAnErrorAndRollsBack()
    {
        const QTemporaryDir dir;
        const StandingClock clock;
        auto database = Database::open(dir.path(), clock);
        REQUIRE(database);
        Connection& connection = (*database)->connection();
        const qint64 pages = connection.numberOf(QStringLiteral("PRAGMA page_count"));
        QCOMPARE(connection.numberOf(QStringLiteral("PRAGMA max_page_count = %1").arg(pages + 1)), pages + 1);
        const auto filled = withStorageErrors([&]() -> Result<void> {
            connection.query("INSERT INTO draft (subject, data) VALUES ('x', ?)", QByteArray(100000, 'x'))
                .run();
            return {};
        });
        QVERIFY(!filled);
        QCOMPARE(filled.error().kind, ErrorKind::Storage);
        QCOMPARE(filled.error().reason, ErrorReason::DiskFull);
        QCOMPARE(connection.numberOf(QStringLiteral("SELECT count(*) FROM draft")), 0);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QStringLiteral("--hold")) {
        const StandingClock clock;
        const auto store = Store::open(arguments.value(2), clock);
        puts(store ? "open" : "refused");
        fflush(stdout);
        return store ? QCoreApplication::exec() : 1;
    }
    TestStoreOpen test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_open.moc"
