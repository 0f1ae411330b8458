#include "integration/CliRun.h"
#include "profile/PendingWork.h"
#include "store/JunkMemory.h"
#include "unit/profile/FullBackup.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A command that writes and asks no server.
CliRun runImport(const QString& profile)
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("a.eml"));
    writeTo(file, "Message-ID: <import@example.org>\r\nSubject: x\r\n\r\ny\r\n");
    return runCli({QStringLiteral("import"), QStringLiteral("--profile"), profile, file});
}

} // namespace

/// The command line meets restores and repairs that others have begun.
class TestCliPending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_backup = std::make_unique<FullBackup>(); }

    void whatCannotBeFinishedIsNotOpened()
    {
        FullProfile to;
        to.close();
        const auto staged = stageRestore(m_backup->file, to.dir.path(), {}, {});
        REQUIRE(staged);
        writeTo(to.path(staged->kept), "in the way");
        QVERIFY(QFile::rename(mailFile(to.dir.path()), m_backup->place.filePath(QStringLiteral("mail.db"))));
        QCOMPARE(runImport(to.dir.path()).code, 1);
        QVERIFY(!QFileInfo::exists(mailFile(to.dir.path())));
        QVERIFY(stagedRestore(to.dir.path()).has_value());
    }

    void whatWasBegunIsFinished()
    {
        FullProfile to;
        to.close();
        const QStringList before = allRows(to.dir.path());
        const auto staged = stageRestore(m_backup->file, to.dir.path(), {}, {});
        REQUIRE(staged);
        QVERIFY(QDir().mkpath(to.path(staged->kept)));
        QVERIFY(QFile::rename(mailFile(to.dir.path()), mailFile(to.path(staged->kept))));
        QCOMPARE(runImport(to.dir.path()).code, 0);
        QVERIFY(mayOpenProfile(to.dir.path()));
        QVERIFY(!stagedRestore(to.dir.path()));
        QCOMPARE(allRows(to.path(staged->kept)), before);
        Connection mail(mailFile(to.dir.path()), Access::ReadOnly);
        QCOMPARE(mail.numberOf(QStringLiteral("SELECT count(*) FROM local_body")), 61);
    }

    /// The program has the profile, and has staged one itself.
    void aRestoreOfItsOwnTakesNothingAway()
    {
        FullProfile to;
        REQUIRE(stageRestore(m_backup->file, to.dir.path(), {}, {}));
        CliRun run =
            runCli({QStringLiteral("restore"), QStringLiteral("--profile"), to.dir.path(), m_backup->file});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("Close it"), run.err.constData());
        QVERIFY(stagedRestore(to.dir.path()).has_value());
        to.close();
        run = runCli({QStringLiteral("restore"), QStringLiteral("--profile"), to.dir.path(), m_backup->file});
        QCOMPARE(run.code, 0);
        QVERIFY(!stagedRestore(to.dir.path()).has_value());
        QCOMPARE(allRows(to.dir.path()), m_backup->rows);
    }

    void aRepairOfWholeMailIsAnObjectToo()
    {
        FullProfile profile;
        profile.close();
        const QStringList repair{QStringLiteral("repair"), QStringLiteral("--profile"), profile.dir.path()};
        CliRun run = runCli(repair + QStringList{QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        QJsonObject told = QJsonDocument::fromJson(run.out).object();
        QVERIFY2(told.contains(QStringLiteral("repaired")), run.out.constData());
        QVERIFY(!told.value(QStringLiteral("repaired")).toBool(true));
        QVERIFY(!told.value(QStringLiteral("mended")).toBool(true));
        QCOMPARE(told.value(QStringLiteral("kept")).toString(QStringLiteral("none")), QString());
        writeTo(junkFile(profile.dir.path()), QByteArray(9000, 'x'));
        run = runCli(repair + QStringList{QStringLiteral("--json")});
        QCOMPARE(run.code, 0);
        told = QJsonDocument::fromJson(run.out).object();
        QVERIFY2(told.value(QStringLiteral("mended")).toBool(), run.out.constData());
        QVERIFY(!QFileInfo::exists(junkFile(profile.dir.path())));
    }

    void whatCannotBeMadeAgainIsSaid()
    {
        FullProfile profile; // who has it keeps the repair from putting files right
        writeTo(junkFile(profile.dir.path()), QByteArray(9000, 'x'));
        writeTo(junkFile(profile.dir.path()) + QStringLiteral("-shm/in the way"), "x");
        const CliRun run = runCli({QStringLiteral("repair"), QStringLiteral("--profile"), profile.dir.path(),
                                   QStringLiteral("--language"), QStringLiteral("en")});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("could not be removed"), run.err.constData());
        QVERIFY2(!run.out.contains("made again at the next start"), run.out.constData());
    }

private:
    std::unique_ptr<FullBackup> m_backup;
};

QTEST_GUILESS_MAIN(TestCliPending)

#include "tst_cli_pending.moc"
