#include "ProfileFixture.h"

#include "profile/Backup.h"
#include "profile/BackupStaging.h"
#include "store/JunkMemory.h"

#include <QLockFile>

#include <sys/wait.h>
#include <unistd.h>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A database that opens and whose pages in the middle are noise.
void makeDamaged(const QString& file)
{
    QFile::remove(file);
    {
        SQLite::Database database(file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("CREATE TABLE a (b TEXT); CREATE INDEX c ON a (b);"
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                      " INSERT INTO a SELECT 'some words that take room ' || i FROM n");
    }
    QByteArray bytes = contentsOf(file);
    QVERIFY(bytes.size() > 200'000);
    bytes.replace(3 * 4096, 30 * 4096, QByteArray(30 * 4096, '\x5a'));
    writeTo(file, bytes);
}

QStringList partsOf(const BackupInfo& info)
{
    QStringList names;
    for (const BackupPart& part : info.parts)
        names.append(part.name);
    return names;
}

} // namespace

/// Where a backup is made, and what is not worth more than it.
class TestProfileStaging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_out = std::make_unique<QTemporaryDir>();
        m_file = m_out->filePath(QStringLiteral("posta.zip"));
    }

    void whatCanBeMadeAgainIsLeftOutWhereItIsDamaged()
    {
        FullProfile from;
        from.close();
        makeDamaged(junkFile(from.dir.path()));
        makeDamaged(bodiesFile(from.dir.path()));
        const auto made = makeBackup({from.dir.path(), m_file, true}, {}, {});
        REQUIRE(made);
        QVERIFY(!made->hasBodies);
        const QStringList parts = partsOf(*made);
        QVERIFY(parts.contains(QStringLiteral("mail.db")));
        QVERIFY(parts.contains(QStringLiteral("drafts/k1/0")));
        QVERIFY(!parts.contains(QStringLiteral("junk.db")) && !parts.contains(QStringLiteral("bodies.db")));
        QCOMPARE(partsOf(*readBackupInfo(m_file)), parts);
    }

    void whatOthersHaveThereStays()
    {
        FullProfile from;
        const QString elsewhere = m_out->filePath(QStringLiteral("elsewhere"));
        writeTo(elsewhere + QStringLiteral("/postaci-backup.lock"), {});
        writeTo(m_file + QStringLiteral(".parts/mine"), "1");
        writeTo(m_file + QStringLiteral(".part"), "2");
        writeTo(m_file + QStringLiteral(".parts-abcdef/mine"), "3");
        QVERIFY(QFile::link(elsewhere, m_file + QStringLiteral(".parts-ghijkl")));
        BackupStaging atWork(m_file);
        REQUIRE(atWork.make());
        writeTo(atWork.path(QStringLiteral("mail.db")), "4");
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        QCOMPARE(contentsOf(m_file + QStringLiteral(".parts/mine")), QByteArray("1"));
        QCOMPARE(contentsOf(m_file + QStringLiteral(".part")), QByteArray("2"));
        QCOMPARE(contentsOf(m_file + QStringLiteral(".parts-abcdef/mine")), QByteArray("3"));
        QVERIFY(QFileInfo::exists(elsewhere + QStringLiteral("/postaci-backup.lock")));
        QCOMPARE(contentsOf(atWork.path(QStringLiteral("mail.db"))), QByteArray("4"));
    }

    void whatAKilledBackupHasLeftGoesWithTheNext()
    {
        const pid_t child = fork();
        if (child == 0) {
            BackupStaging killed(m_file);
            const bool isMade = killed.make().has_value();
            writeTo(killed.path(QStringLiteral("drafts/k1/0")), "x");
            _exit(isMade ? 0 : 1);
        }
        int state = -1;
        QCOMPARE(waitpid(child, &state, 0), child);
        QCOMPARE(state, 0);
        QCOMPARE(namesIn().size(), 1);
        FullProfile from;
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        QCOMPARE(namesIn(), QStringList{QStringLiteral("posta.zip")});
    }

private:
    [[nodiscard]] QStringList namesIn() const
    {
        return QDir(m_out->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_out;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestProfileStaging)

#include "tst_profile_staging.moc"
