#include "ProfileFixture.h"

#include "profile/Backup.h"
#include "profile/KeptCopies.h"
#include "profile/Restore.h"

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// What restores and repairs have put aside: listed, looked into, removed.
class TestProfileKept : public QObject
{
    Q_OBJECT

    /// What counts as only in a copy of the mail, once these things have happened to the mail itself.
    static qint64 onlyInACopyOf(FullProfile& full, const QStringList& happened)
    {
        full.close();
        const QString name = freeKeptName(full.dir.path(), KeptBy::Restore);
        if (!QDir().mkpath(full.path(name)) ||
            !QFile::copy(mailFile(full.dir.path()), full.path(name + u"/mail.db"_s)))
            qFatal("no copy of the mail");
        SQLite::Database mail(mailFile(full.dir.path()).toStdString(), SQLite::OPEN_READWRITE);
        mail.exec("PRAGMA foreign_keys = ON");
        for (const QString& statement : happened)
            mail.exec(statement.toStdString());
        const auto contents = readKept(full.dir.path(), name, {});
        return contents && contents->isReadable ? contents->onlyThere : -1;
    }

private Q_SLOTS:
    void copiesAreListedNewestFirst()
    {
        const QTemporaryDir dir;
        writeTo(dir.filePath(u"before-restore-2026-11-27-101500/mail.db"_s), "12345");
        writeTo(dir.filePath(u"before-restore-2026-11-27-101500/drafts/k/0"_s), "678");
        writeTo(dir.filePath(u"damaged-2026-11-28-080910-2/settings.ini"_s), "[x]");
        writeTo(dir.filePath(u"damaged-by hand"_s), "a file, and no directory");
        writeTo(dir.filePath(u"mail.db"_s), "the one in use");
        const QList<KeptCopy> copies = keptCopies(profileFiles(dir.path()));
        QCOMPARE(copies.size(), 2);
        QCOMPARE(copies.at(0).name, u"damaged-2026-11-28-080910-2"_s);
        QCOMPARE(copies.at(0).by, KeptBy::Repair);
        QCOMPARE(copies.at(0).made, QDateTime({2026, 11, 28}, {8, 9, 10}));
        QCOMPARE(copies.at(1).by, KeptBy::Restore);
        QCOMPARE(copies.at(1).size, 8);
    }

    /// A real restore; what came after the backup is only in what it has put aside.
    void whatIsNowhereElseIsCounted()
    {
        FullProfile full;
        const QTemporaryDir out;
        const QString file = out.filePath(u"all.zip"_s);
        QVERIFY(makeBackup({full.dir.path(), file, false}, {}, {}));
        full.write([&](Transaction& t) -> Result<void> {
            const auto ids = t.insertHeaders(full.localInbox, {sampleMessage(1000)});
            REQUIRE_OR_RETURN(ids);
            REQUIRE_OR_RETURN(t.putBody(ids->first(), FullProfile::localBody(1000)));
            return {};
        });
        full.close();
        const auto restored = restoreNow(file, full.dir.path(), {}, {});
        REQUIRE(restored);
        const QString name = QFileInfo(restored->kept).fileName();
        const QStringList files = QDir(restored->kept).entryList(QDir::Files);
        const auto contents = readKept(full.dir.path(), name, {});
        REQUIRE(contents);
        QCOMPARE(QDir(restored->kept).entryList(QDir::Files), files); // looking leaves nothing behind
        QVERIFY(contents->hasMail && contents->isReadable);
        QCOMPARE(contents->messages, 101);
        QCOMPARE(contents->onlyThere, 1);
        QCOMPARE(contents->drafts, 1);
        QCOMPARE(contents->contacts, 1);
        QCOMPARE(contents->draftFiles, 1);
        QVERIFY(contents->otherFiles.contains(u"settings.ini"_s));

        qint64 told = 0;
        const auto freed =
            removeKept(full.dir.path(), name, [&told](qint64 done, qint64) { told = done; }, {});
        REQUIRE(freed);
        QVERIFY(*freed > 0);
        QCOMPARE(told, *freed);
        QVERIFY(!QFileInfo::exists(restored->kept));
        QVERIFY(keptCopies(profileFiles(full.dir.path())).isEmpty());
        const SystemClock clock;
        REQUIRE(Store::open(full.dir.path(), clock)); // the profile itself is untouched
        QVERIFY(QFileInfo::exists(full.path(u"settings.ini"_s)));
    }

    /// Nobody can tell whether one of them is another that the profile has.
    void whatHasNoMessageIdIsNotTakenForAnother()
    {
        FullProfile full;
        full.write([&](Transaction& t) -> Result<void> {
            for (const quint32 number : {1000U, 1001U, 1002U}) {
                postaci::NewMessage message = sampleMessage(number);
                message.envelope.messageId.clear();
                const auto ids = t.insertHeaders(full.localInbox, {message});
                REQUIRE_OR_RETURN(ids);
                REQUIRE_OR_RETURN(t.putBody(ids->first(), FullProfile::localBody(number)));
            }
            return {};
        });
        QCOMPARE(onlyInACopyOf(full, {}), 3);
    }

    /// A row alone is no message: the text has to be here, or at a server.
    void whatLostItsTextHereIsNotInTheProfile()
    {
        FullProfile full;
        const auto isTheText = [&full](int number) {
            return u" WHERE message = %1"_s.arg(full.local.at(number - 1));
        };
        // The messages up to 40 are in a folder at a server too.
        QCOMPARE(onlyInACopyOf(full, {u"DELETE FROM local_body"_s + isTheText(10),
                                      u"UPDATE local_body SET complete = 0"_s + isTheText(11)}),
                 0);
        QCOMPARE(onlyInACopyOf(full, {u"DELETE FROM local_body"_s + isTheText(50),
                                      u"UPDATE local_body SET complete = 0"_s + isTheText(51)}),
                 2);
    }

    /// Its row is in the server's folder from the start.
    void aCopyThatWaitsForTheServerIsNotThere()
    {
        FullProfile full;
        const MessageId source = full.local.at(49);
        full.write([&](Transaction& t) -> Result<void> {
            AppendEntry upload;
            upload.folder = full.archive;
            upload.replaces = source;
            upload.size = FullProfile::localBody(50).size();
            REQUIRE_OR_RETURN(t.addAppendedCopy(upload));
            return {};
        });
        QCOMPARE(onlyInACopyOf(full, {}), 0);
        QCOMPARE(onlyInACopyOf(full, {u"DELETE FROM local_body WHERE message = %1"_s.arg(source)}), 1);
    }

    void aDamagedFileIsNoReasonNotToSayWhatItIs()
    {
        const QTemporaryDir dir;
        writeTo(dir.filePath(u"damaged-2026-11-28-080910/mail.db"_s), QByteArray(9000, 'x'));
        const auto contents = readKept(dir.path(), u"damaged-2026-11-28-080910"_s, {});
        REQUIRE(contents);
        QVERIFY(contents->hasMail && !contents->isReadable);
    }

    void nothingElseIsRemoved()
    {
        const QTemporaryDir dir;
        const QTemporaryDir elsewhere;
        writeTo(elsewhere.filePath(u"precious"_s), "text");
        writeTo(dir.filePath(u"mail.db"_s), "text");
        writeTo(dir.filePath(u"drafts/k/0"_s), "text");
        QVERIFY(QFile::link(elsewhere.path(), dir.filePath(u"damaged-link"_s)));
        for (const QString& name : {u"mail.db"_s, u"drafts"_s, QString(), u"."_s, u".."_s,
                                    u"damaged-x/../drafts"_s, u"damaged-link"_s, u"damaged-none"_s}) {
            const auto removed = removeKept(dir.path(), name, {}, {});
            QVERIFY2(!removed && removed.error().kind == ErrorKind::Input, qPrintable(name));
            QVERIFY(!readKept(dir.path(), name, {}));
        }
        // A link within is removed, and not what it leads to.
        writeTo(dir.filePath(u"damaged-1/a"_s), "text");
        QVERIFY(QFile::link(elsewhere.path(), dir.filePath(u"damaged-1/linked"_s)));
        QVERIFY(QFile::link(u"/nowhere/at/all"_s, dir.filePath(u"damaged-1/broken"_s)));
        REQUIRE(removeKept(dir.path(), u"damaged-1"_s, {}, {}));
        QVERIFY(!QFileInfo::exists(dir.filePath(u"damaged-1"_s)));
        QCOMPARE(contentsOf(elsewhere.filePath(u"precious"_s)), QByteArray("text"));
        QCOMPARE(contentsOf(dir.filePath(u"mail.db"_s)), QByteArray("text"));
        QCOMPARE(contentsOf(dir.filePath(u"drafts/k/0"_s)), QByteArray("text"));
    }

    /// The mail comes last, and what is left can be removed afterwards.
    void whoStopsItKeepsTheMail()
    {
        const QTemporaryDir dir;
        for (int i = 0; i < 5; ++i)
            writeTo(dir.filePath(u"damaged-1/z%1"_s.arg(i)), "text");
        writeTo(dir.filePath(u"damaged-1/mail.db"_s), "text");
        const CancelToken cancel;
        const auto removed = removeKept(
            dir.path(), u"damaged-1"_s, [&cancel](qint64, qint64) { cancel.cancel(); }, cancel);
        QVERIFY(!removed && removed.error().kind == ErrorKind::Cancelled);
        QVERIFY(QFileInfo::exists(dir.filePath(u"damaged-1/mail.db"_s)));
        REQUIRE(removeKept(dir.path(), u"damaged-1"_s, {}, {}));
        QVERIFY(!QFileInfo::exists(dir.filePath(u"damaged-1"_s)));
    }
};

QTEST_GUILESS_MAIN(TestProfileKept)
#include "tst_profile_kept.moc"
