#include "ProfileFixture.h"

#include "profile/OddFiles.h"
#include "profile/ProfileFiles.h"

#include <QSettings>

using namespace postaci;
using namespace postaci::test;

/// Files of a profile that are not what they should be.
class TestProfileFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeProfileIsLeftAlone()
    {
        FullProfile full;
        writeTo(full.path(QStringLiteral("certificates.json")), "[]");
        full.close();
        const QStringList before = names(full.dir.path());
        const QByteArray settings = contentsOf(full.path(QStringLiteral("settings.ini")));
        QVERIFY(putFilesRight(full.dir.path()).isEmpty());
        QCOMPARE(names(full.dir.path()), before);
        QCOMPARE(contentsOf(full.path(QStringLiteral("settings.ini"))), settings);
        // Nothing is made where there is no profile.
        const QString nowhere = full.path(QStringLiteral("none"));
        QVERIFY(putFilesRight(nowhere).isEmpty());
        QVERIFY(!QFileInfo::exists(nowhere));
    }

    void foldersWhereFilesBelongAreKept_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"mail.db", "mail.db-wal", "mail.db-shm", "bodies.db", "search.db", "junk.db",
                                 "settings.ini", "words.txt", "secrets.box", "certificates.json",
                                 "profile.lock", "profile.lock-journal", "profile.socket"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void foldersWhereFilesBelongAreKept()
    {
        QFETCH(const QString, name);
        const QTemporaryDir dir;
        writeTo(dir.filePath(name + QStringLiteral("/mine")), "text");
        const OddFiles odd = putFilesRight(dir.path());
        QCOMPARE(odd.misplaced, QStringList{name});
        QCOMPARE(contentsOf(odd.kept + u'/' + name + QStringLiteral("/mine")), QByteArray("text"));
        QCOMPARE(kindOfProfileFile(QFileInfo(odd.kept).fileName()), ProfileFileKind::Kept);
        QVERIFY(!QFileInfo::exists(dir.filePath(name)));
        QVERIFY(putFilesRight(dir.path()).isEmpty());
        const SystemClock clock;
        REQUIRE(Store::open(dir.path(), clock));
    }

    void aFileWhereDraftFilesBelongIsKept()
    {
        const QTemporaryDir dir;
        writeTo(dir.filePath(QStringLiteral("drafts")), "text");
        const OddFiles odd = putFilesRight(dir.path());
        QCOMPARE(odd.misplaced, QStringList{QStringLiteral("drafts")});
        QCOMPARE(contentsOf(odd.kept + QStringLiteral("/drafts")), QByteArray("text"));
    }

    void filesMayBeWrittenAgain()
    {
        FullProfile full;
        full.close();
        const QStringList files{QStringLiteral("drafts/k1/0"), QStringLiteral("mail.db"),
                                QStringLiteral("settings.ini")};
        for (const QString& file : files)
            QVERIFY(QFile::setPermissions(full.path(file), QFile::ReadOwner));
        QVERIFY(QFile::setPermissions(full.path(QStringLiteral("words.txt")), {}));
        const OddFiles odd = putFilesRight(full.dir.path());
        QCOMPARE(odd.opened, files + QStringList{QStringLiteral("words.txt")});
        QVERIFY(odd.kept.isEmpty());
        for (const QString& file : odd.opened)
            QVERIFY(QFile::permissions(full.path(file)).testFlag(QFile::WriteOwner));
    }

    void whatIsReadableOfSettingsCounts_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::addColumn<bool>("firstIsThere");
        QTest::addColumn<bool>("lastIsThere");
        const QByteArray text = sampleSettings();
        QByteArray middle = text;
        for (qsizetype at = text.size() / 3; at < text.size() * 2 / 3; ++at)
            middle[at] = char(128 + at % 97);
        QTest::newRow("noise in the middle") << middle << true << true;
        QTest::newRow("noise everywhere") << QByteArray(4096, '\x9c') << false << false;
        QTest::newRow("emptied") << QByteArray() << false << false;
        QTest::newRow("zeros") << QByteArray(4096, '\0') << false << false;
    }

    void whatIsReadableOfSettingsCounts()
    {
        QFETCH(const QByteArray, damaged);
        QFETCH(const bool, firstIsThere);
        QFETCH(const bool, lastIsThere);
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("settings.ini"));
        writeTo(file, damaged);
        const OddFiles odd = putFilesRight(dir.path());
        QCOMPARE(odd.damaged, QStringList{QStringLiteral("settings.ini")});
        QCOMPARE(odd.kept.isEmpty(), damaged.isEmpty());
        if (!damaged.isEmpty())
            QCOMPARE(contentsOf(odd.kept + QStringLiteral("/settings.ini")), damaged);
        {
            QSettings settings(file, QSettings::IniFormat);
            QCOMPARE(settings.status(), QSettings::NoError);
            QCOMPARE(settings.value(QStringLiteral("a/first")).toInt() == 1, firstIsThere);
            QCOMPARE(settings.value(QStringLiteral("z/last")).toString() == QStringLiteral("ş"), lastIsThere);
            settings.setValue(QStringLiteral("new"), 1);
        }
        QVERIFY(putFilesRight(dir.path()).isEmpty());
    }

    void damagedCertificatesAreAskedForAgain()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("certificates.json"));
        writeTo(file, "[{\"host\":");
        const OddFiles odd = putFilesRight(dir.path());
        QCOMPARE(odd.damaged, QStringList{QStringLiteral("certificates.json")});
        QCOMPARE(contentsOf(odd.kept + QStringLiteral("/certificates.json")), QByteArray("[{\"host\":"));
        QVERIFY(putFilesRight(dir.path()).isEmpty());
    }

    void otherVersionsOfCachesAreNotRead()
    {
        FullProfile full;
        const MessageId id = full.ids(full.inbox).first();
        full.write([&](Transaction& t) { return t.putBody(id, "Subject: a\r\n\r\nb"); });
        full.close();
        {
            const auto reader = MailReader::open(full.dir.path());
            REQUIRE(reader);
            REQUIRE((*reader)->body(id));
        }
        for (const QString& file : {bodiesFile(full.dir.path()), searchFile(full.dir.path())}) {
            Connection connection(file, Access::ReadWrite);
            connection.execute(QStringLiteral("PRAGMA user_version = 9999"));
        }
        // A newer program has other things in them: who only reads leaves them alone, who writes makes new
        // ones.
        {
            const auto reader = MailReader::open(full.dir.path());
            REQUIRE(reader);
            QVERIFY(!(*reader)->body(id));
            QCOMPARE((*reader)->rows({id})->first().hasBody, false);
        }
        const auto store = Store::open(full.dir.path(), full.clock);
        REQUIRE(store);
        QCOMPARE(Connection(bodiesFile(full.dir.path()), Access::ReadOnly)
                     .numberOf(QStringLiteral("PRAGMA user_version")),
                 bodiesVersion);
        QCOMPARE(Connection(searchFile(full.dir.path()), Access::ReadOnly)
                     .numberOf(QStringLiteral("PRAGMA user_version")),
                 searchVersion);
        QCOMPARE(*(*MailReader::open(full.dir.path()))->body(full.local.at(7)), FullProfile::localBody(8));
    }

private:
    static QByteArray sampleSettings()
    {
        QByteArray text = "[a]\nfirst=1\n\n[m]\n";
        for (int i = 0; i < 40; ++i)
            text += "key" + QByteArray::number(i) + "=value\n";
        return text + "\n[z]\nlast=\\x15f\n";
    }
    static QStringList names(const QString& dir)
    {
        return QDir(dir).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

QTEST_GUILESS_MAIN(TestProfileFiles)

#include "tst_profile_files.moc"
