#include "ProfileFixture.h"

#include "profile/BackupArchive.h"
#include "profile/Restore.h"
#include "store/Schema.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <sys/resource.h>

using namespace postaci;
using namespace postaci::test;

namespace {

void limitFileSize(rlim_t bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{bytes, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limit);
}

QStringList namesIn(const QString& dir)
{
    return QDir(dir).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

/// A profile goes into one file and comes back whole, or nothing has happened.
class TestProfileBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_out = std::make_unique<QTemporaryDir>();
        m_file = m_out->filePath(QStringLiteral("posta.zip"));
    }

    void everythingComesBack()
    {
        FullProfile from;
        QList<std::pair<qint64, qint64>> progress;
        const auto made = makeBackup({from.dir.path(), m_file, false},
                                     [&](qint64 done, qint64 total) {
                                         progress.append({done, total});
                                     },
                                     {});
        REQUIRE(made);
        QCOMPARE(made->messages, 100);
        QCOMPARE(made->accounts, 2);
        QCOMPARE(made->drafts, 1);
        QVERIFY(progress.size() > 2);
        QCOMPARE(progress.last().first, progress.last().second);
        QCOMPARE(namesIn(m_out->path()), QStringList{QStringLiteral("posta.zip")});
        QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        const QTemporaryDir to;
        const QString profile = to.filePath(QStringLiteral("new/profile"));
        const auto staged = stageRestore(m_file, profile, {}, {});
        REQUIRE(staged);
        QCOMPARE(staged->info.messages, 100);
        const auto applied = applyStagedRestore(profile);
        REQUIRE(applied);
        QVERIFY(applied->has_value());
        QVERIFY((*applied)->kept.isEmpty());
        QCOMPARE(allRows(profile), allRows(from.dir.path()));
        for (const char* name : {"drafts/k1/0", "settings.ini", "words.txt", "secrets.box"})
            QCOMPARE(contentsOf(profile + u'/' + QLatin1String(name)),
                     contentsOf(from.path(QLatin1String(name))));
        QVERIFY(!QFileInfo::exists(profile + QStringLiteral("/bodies.db")));
        QVERIFY(!applyStagedRestore(profile)->has_value());
        // It is a profile to work with.
        REQUIRE(Store::open(profile, from.clock));
        QCOMPARE(inconsistency(profile), QString());
        const auto reader = MailReader::open(profile);
        REQUIRE(reader);
        QCOMPARE(*(*reader)->body(from.local.at(7)), FullProfile::localBody(8));
    }

    void bodiesComeAlongIfWanted()
    {
        FullProfile from;
        const MessageId id = from.ids(from.inbox).first();
        from.write([&](Transaction& t) { return t.putBody(id, "Subject: a\r\n\r\nb"); });
        const auto made = makeBackup({from.dir.path(), m_file, true}, {}, {});
        REQUIRE(made);
        QVERIFY(made->hasBodies);
        const QTemporaryDir to;
        REQUIRE(stageRestore(m_file, to.path(), {}, {}));
        REQUIRE(applyStagedRestore(to.path()));
        const auto store = Store::open(to.path(), from.clock);
        REQUIRE(store);
        QCOMPARE(*(*MailReader::open(to.path()))->body(id), QByteArray("Subject: a\r\n\r\nb"));
    }

    void nothingIsSentTwice()
    {
        FullProfile from;
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        const QTemporaryDir to;
        REQUIRE(stageRestore(m_file, to.path(), {}, {}));
        REQUIRE(applyStagedRestore(to.path()));
        const auto store = Store::open(to.path(), from.clock);
        REQUIRE(store);
        const auto outbox = (*MailReader::open(to.path()))->outbox();
        REQUIRE(outbox);
        QCOMPARE(outbox->size(), 1);
        QCOMPARE(outbox->first().state, OutboxState::Uncertain);
        QCOMPARE(outbox->first().subject, QStringLiteral("Bekleyen"));
    }

    void thePresentOneIsKept()
    {
        FullProfile from;
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        FullProfile to;
        to.insert(to.inbox, {sampleMessage(900)});
        QCOMPARE(applyStagedRestore(to.dir.path())->has_value(), false);
        REQUIRE(stageRestore(m_file, to.dir.path(), {}, {}));
        QVERIFY(stagedRestore(to.dir.path()).has_value());
        QCOMPARE(stagedRestore(to.dir.path())->info.messages, 100);
        // Not under the feet of who works with it.
        QCOMPARE(applyStagedRestore(to.dir.path()).error().reason, ErrorReason::DatabaseLocked);
        QCOMPARE(to.ids(to.inbox).size(), 40);
        to.close();
        writeTo(to.path(QStringLiteral("notes.txt")), "benim");
        const QStringList before = allRows(to.dir.path());
        const auto applied = applyStagedRestore(to.dir.path());
        REQUIRE(applied);
        const QString kept = (*applied)->kept;
        QCOMPARE(allRows(kept), before);
        QCOMPARE(contentsOf(kept + QStringLiteral("/notes.txt")), QByteArray("benim"));
        QVERIFY(!QFileInfo::exists(to.path(QStringLiteral("notes.txt"))));
        QCOMPARE(allRows(to.dir.path()), allRows(from.dir.path()));
        // What is kept is no part of the next backup.
        const auto again = makeBackup({to.dir.path(), m_file, false}, {}, {});
        REQUIRE(again);
        for (const BackupPart& part : again->parts)
            QVERIFY2(!part.name.contains(QStringLiteral("before-restore")), qPrintable(part.name));
    }

    void killedAtAnyMoveItGoesOn_data()
    {
        QTest::addColumn<int>("moves");
        for (const int moves : {0, 1, 3, 5, 6, 7, 8, 10, 11})
            QTest::addRow("%d moves", moves) << moves;
    }

    void killedAtAnyMoveItGoesOn()
    {
        QFETCH(const int, moves);
        FullProfile from;
        from.close();
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        FullProfile to;
        to.close();
        const QStringList before = allRows(to.dir.path());
        const auto staged = stageRestore(m_file, to.dir.path(), {}, {});
        REQUIRE(staged);
        playMoves(to, staged->kept, moves);
        const auto applied = applyStagedRestore(to.dir.path());
        REQUIRE(applied);
        QCOMPARE(allRows((*applied)->kept), before);
        QCOMPARE(allRows(to.dir.path()), allRows(from.dir.path()));
        for (const char* name : {"drafts/k1/0", "settings.ini", "words.txt", "secrets.box"}) {
            QVERIFY(QFileInfo::exists(to.path(QLatin1String(name))));
            QVERIFY(QFileInfo::exists((*applied)->kept + u'/' + QLatin1String(name)));
        }
    }

    void cancelledItLeavesNothing()
    {
        FullProfile from;
        writeTo(m_file, "the last one");
        for (int steps = 1; steps <= 4; ++steps) {
            const CancelToken cancel;
            int seen = 0;
            const auto made = makeBackup(
                {from.dir.path(), m_file, false},
                [&](qint64, qint64) {
                    if (++seen == steps)
                        cancel.cancel();
                },
                cancel);
            QVERIFY(!made);
            QCOMPARE(made.error().kind, ErrorKind::Cancelled);
            QCOMPARE(namesIn(m_out->path()), QStringList{QStringLiteral("posta.zip")});
            QCOMPARE(contentsOf(m_file), QByteArray("the last one"));
        }
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        const QTemporaryDir to;
        const CancelToken cancel;
        cancel.cancel();
        QCOMPARE(stageRestore(m_file, to.path(), {}, cancel).error().kind, ErrorKind::Cancelled);
        QCOMPARE(namesIn(to.path()), QStringList());
    }

    void aFullDiskLeavesTheLastOne()
    {
        FullProfile from;
        writeTo(m_file, "the last one");
        for (const rlim_t bytes : {rlim_t(1000), rlim_t(1'000'000)}) {
            limitFileSize(bytes);
            const auto made = makeBackup({from.dir.path(), m_file, false}, {}, {});
            limitFileSize(RLIM_INFINITY);
            QVERIFY(!made);
            QCOMPARE(made.error().kind, ErrorKind::Storage);
            QCOMPARE(namesIn(m_out->path()), QStringList{QStringLiteral("posta.zip")});
            QCOMPARE(contentsOf(m_file), QByteArray("the last one"));
        }
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        const QTemporaryDir to;
        limitFileSize(200'000);
        const auto staged = stageRestore(m_file, to.path(), {}, {});
        limitFileSize(RLIM_INFINITY);
        QVERIFY(!staged);
        QCOMPARE(namesIn(to.path()), QStringList());
    }

    void badPlacesAreSaid()
    {
        FullProfile from;
        QCOMPARE(
            makeBackup({from.dir.path(), from.path(QStringLiteral("in.zip")), false}, {}, {}).error().reason,
            ErrorReason::FileUnwritable);
        QCOMPARE(makeBackup({from.dir.path(), QStringLiteral("/nowhere/at/all.zip"), false}, {}, {})
                     .error()
                     .reason,
                 ErrorReason::FileUnwritable);
        QCOMPARE(makeBackup({m_out->path(), m_file, false}, {}, {}).error().kind, ErrorKind::Input);
    }

    void damagedMailIsNotBackedUp()
    {
        FullProfile from;
        from.close();
        QByteArray bytes = contentsOf(mailFile(from.dir.path()));
        for (qsizetype page = 20; page < bytes.size() / 4096; page += 3)
            bytes.replace(page * 4096, 4096, QByteArray(4096, '\x5a'));
        writeTo(mailFile(from.dir.path()), bytes);
        const auto made = makeBackup({from.dir.path(), m_file, false}, {}, {});
        QVERIFY(!made);
        QCOMPARE(made.error().reason, ErrorReason::DatabaseBroken);
        QCOMPARE(namesIn(m_out->path()), QStringList());
    }

    void damagedBackupsAreRefused()
    {
        FullProfile from;
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        const QByteArray whole = contentsOf(m_file);
        QList<QByteArray> damaged{
            "", "PK", "hello", whole.first(whole.size() / 2), whole.chopped(10), whole.chopped(3000)};
        QRandomGenerator random(20261127);
        for (int i = 0; i < 15; ++i) {
            QByteArray bytes = whole;
            const qsizetype at = random.bounded(int(whole.size() - 200));
            for (int k = 0; k < 100; ++k)
                bytes[at + k] = char(random.bounded(256));
            damaged.append(bytes);
        }
        const QString file = m_out->filePath(QStringLiteral("damaged.zip"));
        for (const QByteArray& bytes : std::as_const(damaged)) {
            writeTo(file, bytes);
            const QTemporaryDir to;
            writeTo(to.filePath(QStringLiteral("settings.ini")), "mine");
            const auto staged = stageRestore(file, to.path(), {}, {});
            if (staged) { // in a part that says nothing: times, or bits that no reader looks at
                REQUIRE(applyStagedRestore(to.path()));
                QCOMPARE(allRows(to.path()), allRows(from.dir.path()));
                continue;
            }
            QVERIFY2(staged.error().kind == ErrorKind::Input || staged.error().kind == ErrorKind::Storage,
                     qPrintable(staged.error().message));
            QCOMPARE(namesIn(to.path()), QStringList{QStringLiteral("settings.ini")});
        }
        for (const auto& bytes : damaged.first(6)) {
            writeTo(file, bytes);
            QCOMPARE(stageRestore(file, m_out->filePath(QStringLiteral("p")), {}, {}).error().kind,
                     ErrorKind::Input);
        }
    }

    void hostileTablesOfContents_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"../evil", "/etc/evil", "a/../../evil", "C:evil", "a\\b", "", ".", "a//b", "mail.db-wal",
              "profile.lock", "restore/x", "before-restore-1/x", "manifest.json"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void hostileTablesOfContents()
    {
        QFETCH(const QString, name);
        QVERIFY(!isPartName(name));
        if (name.isEmpty())
            return; // no zip has such an entry
        FullProfile from;
        REQUIRE(makeBackup({from.dir.path(), m_file, false}, {}, {}));
        writeArchive({{QStringLiteral("mail.db"), contentsOf(mailFile(from.dir.path()))}, {name, "x"}}, 1);
        const QTemporaryDir to;
        const auto staged = stageRestore(m_file, to.filePath(QStringLiteral("p")), {}, {});
        QVERIFY(!staged);
        QCOMPARE(staged.error().kind, ErrorKind::Input);
        QVERIFY(!QFileInfo::exists(to.filePath(QStringLiteral("evil"))));
    }

    void newerOnesAreRefused()
    {
        FullProfile from;
        from.close();
        writeArchive({{QStringLiteral("mail.db"), contentsOf(mailFile(from.dir.path()))}}, 2);
        const QTemporaryDir to;
        QCOMPARE(stageRestore(m_file, to.path(), {}, {}).error().reason, ErrorReason::DatabaseTooNew);
        {
            Connection connection(mailFile(from.dir.path()), Access::ReadWrite);
            connection.execute(QStringLiteral("PRAGMA user_version = 9999; PRAGMA journal_mode = DELETE"));
        }
        writeArchive({{QStringLiteral("mail.db"), contentsOf(mailFile(from.dir.path()))}}, 1);
        QCOMPARE(stageRestore(m_file, to.path(), {}, {}).error().reason, ErrorReason::DatabaseTooNew);
        QCOMPARE(namesIn(to.path()), QStringList());
    }

private:
    /// The first `moves` renames of an application, as a kill would leave them.
    static void playMoves(const FullProfile& to, const QString& kept, int moves)
    {
        const QString keptPlace = to.path(kept);
        const QString files = to.path(QStringLiteral("restore/files"));
        int left = moves;
        const auto move = [&](const QString& from, const QString& where) {
            if (left > 0 && QFileInfo::exists(from)) {
                QVERIFY(QFile::rename(from, where));
                --left;
            }
        };
        if (left > 0)
            QDir().mkpath(keptPlace);
        for (const QString& name : namesIn(to.dir.path())) {
            if (!name.startsWith(QStringLiteral("restore")) && name != kept &&
                !name.startsWith(QStringLiteral("profile.lock")))
                move(to.path(name), keptPlace + u'/' + name);
        }
        move(to.path(QStringLiteral("restore/ready")), to.path(QStringLiteral("restore/moving-in")));
        for (const QString& name : namesIn(files))
            move(files + u'/' + name, to.path(name));
    }

    void writeArchive(const QList<std::pair<QString, QByteArray>>& files, int version) const
    {
        auto archive = ArchiveWriter::create(m_file);
        REQUIRE(archive);
        QJsonArray parts;
        for (const auto& [name, bytes] : files) {
            REQUIRE((*archive)->addBytes(name, bytes));
            const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
            parts.append(QJsonObject{{QStringLiteral("name"), name},
                                     {QStringLiteral("size"), bytes.size()},
                                     {QStringLiteral("sha256"), QString::fromLatin1(hash)}});
        }
        const QJsonObject manifest{{QStringLiteral("format"), QStringLiteral("postaci-backup")},
                                   {QStringLiteral("version"), version},
                                   {QStringLiteral("parts"), parts}};
        REQUIRE((*archive)->addBytes(QLatin1String(kManifestName), QJsonDocument(manifest).toJson()));
        REQUIRE((*archive)->finish());
    }

    std::unique_ptr<QTemporaryDir> m_out;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestProfileBackup)

#include "tst_profile_backup.moc"
