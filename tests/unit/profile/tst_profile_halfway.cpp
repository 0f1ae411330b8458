#include "FullBackup.h"

#include "profile/PendingWork.h"
#include "profile/Repair.h"

#include <QDirIterator>

#include <unistd.h>

using namespace postaci;
using namespace postaci::test;

namespace {

QStringList everythingIn(const QString& dir)
{
    QStringList names;
    QDirIterator all(dir, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        names.append(QDir(dir).relativeFilePath(all.next()));
    names.sort();
    return names;
}

/// Permissions do not count for the superuser: what it has becomes somebody's, and it is somebody meanwhile.
class AsSomebody
{
public:
    explicit AsSomebody(const QString& dir) : m_isSuperuser(geteuid() == 0)
    {
        if (!m_isSuperuser)
            return;
        const QStringList names = everythingIn(dir) << QStringLiteral(".");
        for (const QString& name : names)
            if (::chown(QFile::encodeName(dir + u'/' + name).constData(), kSomebody, kSomebody) != 0)
                qFatal("cannot give %s away", qPrintable(name));
        if (seteuid(kSomebody) != 0)
            qFatal("cannot be somebody else");
    }
    ~AsSomebody()
    {
        if (m_isSuperuser && seteuid(0) != 0)
            qFatal("cannot be oneself again");
    }
    AsSomebody(const AsSomebody&) = delete;
    AsSomebody& operator=(const AsSomebody&) = delete;

private:
    static constexpr uid_t kSomebody = 65534;
    const bool m_isSuperuser;
};

} // namespace

/// Restores and repairs that were broken off, or cannot be brought to their end: what was there before is
/// never overwritten, and nothing is made of the rest of what was thrown away.
class TestProfileHalfway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_backup = std::make_unique<FullBackup>(); }

    void aNewMailIsNotPutOverTheKeptOne()
    {
        FullProfile to;
        to.insert(to.inbox, {sampleMessage(900)});
        to.close();
        const QStringList before = allRows(to.dir.path());
        const QString kept = staged(to);
        QVERIFY(QDir().mkpath(kept));
        QVERIFY(QFile::rename(mailFile(to.dir.path()), mailFile(kept)));
        QVERIFY(isRestoreBegun(to.dir.path()));
        QVERIFY(!mayOpenProfile(to.dir.path()));
        // A program that did not look at that, and made a new one.
        REQUIRE(Store::open(to.dir.path(), to.clock));
        const auto applied = applyStagedRestore(to.dir.path());
        REQUIRE(applied);
        QCOMPARE((*applied)->kept, kept);
        QCOMPARE(allRows(kept), before);
        QCOMPARE(allRows(to.dir.path()), m_backup->rows);
        QVERIFY(mayOpenProfile(to.dir.path()));
        // Nor is the new one gone.
        QCOMPARE(QDir(to.dir.path()).entryList({QStringLiteral("before-restore-*")}).size(), 2);
    }

    void whatWasMadeWhileTheBackupMovedInIsPutAside()
    {
        FullProfile to;
        to.close();
        const QStringList before = allRows(to.dir.path());
        const QString kept = staged(to);
        QVERIFY(QDir().mkpath(kept));
        for (const char* name :
             {"mail.db", "bodies.db", "search.db", "drafts", "settings.ini", "words.txt", "secrets.box"})
            QVERIFY(QFile::rename(to.path(QLatin1String(name)), kept + u'/' + QLatin1String(name)));
        QVERIFY(QFile::rename(to.path(QStringLiteral("restore/ready")),
                              to.path(QStringLiteral("restore/moving-in"))));
        QVERIFY(!mayOpenProfile(to.dir.path()));
        writeTo(mailFile(to.dir.path()), "a new one");
        writeTo(to.path(QStringLiteral("mail.db-wal")), "with its log");
        REQUIRE(applyStagedRestore(to.dir.path()));
        QCOMPARE(allRows(to.dir.path()), m_backup->rows);
        QCOMPARE(allRows(kept), before);
        QVERIFY(!QFileInfo::exists(to.path(QStringLiteral("mail.db-wal"))));
        QCOMPARE(contentsOf(kept + QStringLiteral("/mail.db-wal")), QByteArray("with its log"));
    }

    void whereOneCannotBePutAsideAllComesBack()
    {
        FullProfile to;
        to.close();
        writeTo(to.path(QStringLiteral("zz/locked")), "x");
        const QStringList before = allRows(to.dir.path());
        (void)staged(to);
        const QStringList names = everythingIn(to.dir.path());
        {
            const AsSomebody somebody(to.dir.path());
            // A directory that cannot be written cannot be moved elsewhere.
            QFile::setPermissions(to.path(QStringLiteral("zz")), QFile::ReadOwner | QFile::ExeOwner);
            QVERIFY(!applyStagedRestore(to.dir.path()));
            QVERIFY(mayOpenProfile(to.dir.path()));
            QVERIFY(stagedRestore(to.dir.path()).has_value());
            QFile::setPermissions(to.path(QStringLiteral("zz")),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        QCOMPARE(everythingIn(to.dir.path()), names);
        QCOMPARE(allRows(to.dir.path()), before);
        REQUIRE(applyStagedRestore(to.dir.path()));
        QCOMPARE(allRows(to.dir.path()), m_backup->rows);
    }

    void theRestOfOneThatWasThrownAwayIsNotApplied()
    {
        FullProfile to;
        to.close();
        const QStringList before = allRows(to.dir.path());
        (void)staged(to);
        // As a kill leaves what is removed file by file, and what is renamed first.
        QVERIFY(QFile::remove(to.path(QStringLiteral("restore/ready"))));
        writeTo(to.path(QStringLiteral("restore-removed.part/ready")), "{}");
        writeTo(to.path(QStringLiteral("restore-removed.part/files/mail.db")), "half");
        QVERIFY(mayOpenProfile(to.dir.path()));
        const auto applied = applyStagedRestore(to.dir.path());
        REQUIRE(applied);
        QVERIFY(!applied->has_value());
        QCOMPARE(allRows(to.dir.path()), before);
        QCOMPARE(QDir(to.dir.path()).entryList({QStringLiteral("*restore*")}), QStringList());
    }

    void thrownAwayNothingIsLeft()
    {
        FullProfile to;
        (void)staged(to);
        discardStagedRestore(to.dir.path());
        QCOMPARE(QDir(to.dir.path()).entryList({QStringLiteral("*restore*")}), QStringList());
        // Half of the profile is put aside: there is only the way forward.
        QVERIFY(QDir().mkpath(staged(to)));
        discardStagedRestore(to.dir.path());
        QVERIFY(stagedRestore(to.dir.path()).has_value());
    }

    void atOnceOnlyWhoHasTheProfile()
    {
        FullProfile to;
        (void)staged(to); // by who has it
        QCOMPARE(restoreNow(m_backup->file, to.dir.path(), {}, {}).error().reason,
                 ErrorReason::DatabaseLocked);
        QVERIFY(stagedRestore(to.dir.path()).has_value());
        to.close();
        const auto restored = restoreNow(m_backup->file, to.dir.path(), {}, {});
        REQUIRE(restored);
        QCOMPARE(restored->info.messages, 100);
        QVERIFY(QFileInfo::exists(mailFile(restored->kept)));
        QCOMPARE(allRows(to.dir.path()), m_backup->rows);
        QVERIFY(!stagedRestore(to.dir.path()));
    }

    /// Without its log the damaged file would be poorer by the newest changes.
    void aRepairThatCannotTakeItsPlaceLeavesTheLog()
    {
        const QTemporaryDir dir;
        writeTo(mailFile(dir.path()) + QStringLiteral("/in the way"), "x");
        writeTo(mailFile(dir.path()) + QStringLiteral("-wal"), "the log");
        writeTo(dir.filePath(QStringLiteral("repair.part/mail.db")), "the new one");
        writeTo(dir.filePath(QStringLiteral("repair.part/ready")), {});
        QVERIFY(!finishRepair(dir.path()));
        QCOMPARE(contentsOf(mailFile(dir.path()) + QStringLiteral("-wal")), QByteArray("the log"));
        QVERIFY(!mayOpenProfile(dir.path()));
        QVERIFY(!finishPending(dir.path()));
        QVERIFY(QDir(mailFile(dir.path())).removeRecursively());
        REQUIRE(finishPending(dir.path()));
        QCOMPARE(contentsOf(mailFile(dir.path())), QByteArray("the new one"));
        QVERIFY(!QFileInfo::exists(mailFile(dir.path()) + QStringLiteral("-wal")));
        QVERIFY(mayOpenProfile(dir.path()));
    }

    /// The new file is in its place; only the note of that is left.
    void aRepairThatIsDoneTakesNoLog()
    {
        const QTemporaryDir dir;
        writeTo(mailFile(dir.path()), "the new one");
        writeTo(mailFile(dir.path()) + QStringLiteral("-wal"), "the log of the new one");
        writeTo(dir.filePath(QStringLiteral("repair.part/ready")), {});
        REQUIRE(finishRepair(dir.path()));
        QCOMPARE(contentsOf(mailFile(dir.path()) + QStringLiteral("-wal")),
                 QByteArray("the log of the new one"));
        QVERIFY(!QFileInfo::exists(dir.filePath(QStringLiteral("repair.part"))));
    }

    void filesOfDraftsThatAreLostAreKept()
    {
        FullProfile profile;
        profile.close();
        REQUIRE(finishPending(profile.dir.path()));
        QVERIFY(QFileInfo::exists(profile.path(QStringLiteral("drafts/k1/0"))));
        QVERIFY(QFile::remove(mailFile(profile.dir.path())));
        REQUIRE(finishPending(profile.dir.path()));
        const QStringList kept = QDir(profile.dir.path()).entryList({QStringLiteral("damaged-*")});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(contentsOf(profile.path(kept.first() + QStringLiteral("/drafts/k1/0"))).size(), 300'000);
        QVERIFY(!QFileInfo::exists(profile.path(QStringLiteral("drafts"))));
        // A repair may have lost a draft, too.
        FullProfile damaged;
        damaged.close();
        writeTo(mailFile(damaged.dir.path()), QByteArray(4096, 'x'));
        const auto repaired = repairMail(damaged.dir.path(), {}, {});
        REQUIRE(repaired);
        QCOMPARE(contentsOf(repaired->kept + QStringLiteral("/drafts/k1/0")).size(), 300'000);
    }

private:
    /// Stages the backup; where what is there now will go.
    [[nodiscard]] QString staged(const FullProfile& to) const
    {
        const auto staged = stageRestore(m_backup->file, to.dir.path(), {}, {});
        if (!staged)
            qFatal("%s", qPrintable(staged.error().message));
        return to.path(staged->kept);
    }

    std::unique_ptr<FullBackup> m_backup;
};

QTEST_GUILESS_MAIN(TestProfileHalfway)

#include "tst_profile_halfway.moc"
