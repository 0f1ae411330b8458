#include "ProfileFixture.h"

#include "profile/DamagedFile.h"
#include "profile/ProfileCheck.h"
#include "profile/Repair.h"

#include <QSet>

#include <csignal>
#include <sys/resource.h>

using namespace postaci;
using namespace postaci::test;

namespace {

constexpr qsizetype kPage = 4096;

/// What is made anew, and numbers that a repair moves.
const QStringList& derived()
{
    static const QStringList tables{QStringLiteral("outbox"),           QStringLiteral("thread_member"),
                                    QStringLiteral("thread_key"),       QStringLiteral("thread_untidy"),
                                    QStringLiteral("thread_folder"),    QStringLiteral("upkeep"),
                                    QStringLiteral("search_generation")};
    return tables;
}

template <typename T> Result<void> asVoid(const Result<T>& result)
{
    return result ? Result<void>() : unexpected(result.error());
}

QByteArray noise(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    std::generate(bytes.begin(), bytes.end(), [&random] { return char(random.bounded(256)); });
    return bytes;
}

/// A copy of a profile's mail.db, to be damaged.
struct Patient
{
    explicit Patient(const QByteArray& whole) : bytes(whole) {}
    void overwrite(qsizetype page, quint32 seed = 1)
    {
        const qsizetype at = (page - 1) * kPage;
        bytes.replace(at, qMin(kPage, bytes.size() - at), noise(qMin(kPage, bytes.size() - at), seed));
    }
    Result<RepairReport> repair()
    {
        writeTo(mailFile(dir.path()), bytes);
        return repairMail(dir.path(), {}, {});
    }
    QByteArray bytes;
    QTemporaryDir dir;
};

/// What there is only here, by what it says.
struct Belongings
{
    explicit Belongings(const QString& profile)
    {
        const auto reader = MailReader::open(profile);
        if (!reader)
            qFatal("%s", qPrintable(reader.error().message));
        Connection mail(mailFile(profile), Access::ReadOnly);
        Query bodies = mail.query("SELECT message FROM local_body");
        while (bodies.next())
            texts.insert((*reader)->body(bodies.number(0)).value_or({}));
        drafts = int((*reader)->drafts()->size());
        outbox = int((*reader)->outbox()->size());
        messages = mail.numberOf(QStringLiteral("SELECT count(*) FROM message"));
        contacts = mail.numberOf(QStringLiteral("SELECT count(*) FROM contact_address"));
        rules = mail.numberOf(QStringLiteral("SELECT count(*) FROM rule"));
    }
    [[nodiscard]] int localTexts() const
    {
        int count = 0;
        for (quint32 number = 1; number <= 60; ++number)
            count += texts.contains(FullProfile::localBody(number)) ? 1 : 0;
        return count;
    }
    QSet<QByteArray> texts;
    int drafts = 0;
    int outbox = 0;
    qint64 messages = 0;
    qint64 contacts = 0;
    qint64 rules = 0;
};

} // namespace

/// A damaged mail.db gives back what of it can be read, and the store is whole afterwards.
class TestProfileRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_full = std::make_unique<FullProfile>();
        m_full->close();
        m_bytes = contentsOf(mailFile(m_full->dir.path()));
        m_pages = m_bytes.size() / kPage;
        QVERIFY(m_pages > 400);
        QCOMPARE(Belongings(m_full->dir.path()).localTexts(), 60);
    }

    void ofAWholeFileAllRowsAreTheSame()
    {
        Patient patient(m_bytes);
        const auto report = patient.repair();
        REQUIRE(report);
        QVERIFY2(report->isComplete(), qPrintable(report->damaged.join(u' ')));
        QStringList without = derived();
        without.append(QStringLiteral("folder")); // the server is asked for the ids again
        QCOMPARE(allRows(patient.dir.path(), without), allRows(m_full->dir.path(), without));
        QCOMPARE(contentsOf(report->kept + QStringLiteral("/mail.db")), m_bytes);
        QVERIFY(!QFileInfo::exists(patient.dir.filePath(QStringLiteral("repair.part"))));
        expectSoundProfile(patient.dir.path());
    }

    void withoutItsFirstPageNothingIsLost()
    {
        Patient patient(m_bytes);
        patient.overwrite(1);
        QVERIFY(!Store::open(profileOf(patient), m_full->clock));
        expectNothingMissing(patient);
    }

    void pagesThatOnlyLeadToOthersLoseNothing()
    {
        const auto file = DamagedFile::open(mailFile(m_full->dir.path()));
        REQUIRE(file);
        int tried = 0;
        for (quint32 page = 2; page <= (*file)->pageCount(); ++page) {
            const auto kind = (*file)->kindOf(page);
            if (kind != DamagedFile::PageKind::TableInterior || (*file)->page(page).children.size() < 2)
                continue;
            ++tried;
            Patient patient(m_bytes);
            patient.overwrite(page, page);
            expectNothingMissing(patient);
        }
        QVERIFY(tried >= 2);
    }

    void anyPageLosesOnlyWhatIsOnIt()
    {
        for (qsizetype page = 1; page <= m_pages; page += page < 30 ? 3 : 29) {
            Patient patient(m_bytes);
            patient.overwrite(page, quint32(page));
            const auto report = patient.repair();
            QVERIFY2(report,
                     report
                         ? ""
                         : qPrintable(QStringLiteral("page %1: %2").arg(page).arg(report.error().message)));
            expectSoundProfile(patient.dir.path());
            const Belongings left(patient.dir.path());
            const QByteArray where =
                "page " + QByteArray::number(page) + ' ' + QByteArray::number(left.localTexts());
            QVERIFY2(left.localTexts() >= 50, where.constData());
            QVERIFY2(left.messages >= 55, where.constData()); // servers have the rest
            const int rest = left.drafts + left.outbox + int(left.contacts) + int(left.rules);
            QVERIFY2(rest >= 3, where.constData()); // each has a page of its own
        }
    }

    void manyPages()
    {
        Patient patient(m_bytes);
        for (qsizetype page = 35; page <= m_pages; page += 40)
            patient.overwrite(page, quint32(page));
        const auto report = patient.repair();
        REQUIRE(report);
        QVERIFY(!report->isComplete());
        expectSoundProfile(patient.dir.path());
        const int texts = Belongings(patient.dir.path()).localTexts();
        QVERIFY2(texts >= 40, QByteArray::number(texts).constData());
    }

    void aTruncatedFile()
    {
        Patient patient(m_bytes.first(m_bytes.size() * 3 / 4 + 100));
        const auto report = patient.repair();
        REQUIRE(report);
        QVERIFY(!report->isComplete());
        expectSoundProfile(patient.dir.path());
        const int texts = Belongings(patient.dir.path()).localTexts();
        QVERIFY2(texts >= 10, QByteArray::number(texts).constData());
    }

    void nothingButNoise()
    {
        for (const qsizetype size :
             {qsizetype(0), qsizetype(1), qsizetype(100), qsizetype(5000), m_bytes.size()}) {
            Patient patient(noise(size, 7));
            const auto report = patient.repair();
            REQUIRE(report);
            QVERIFY(!report->isComplete());
            expectSoundProfile(patient.dir.path());
            QCOMPARE(contentsOf(report->kept + QStringLiteral("/mail.db")), patient.bytes);
        }
    }

    /// Bytes here and there, as a bad memory has them.
    void hostileBytesAnywhere()
    {
        QRandomGenerator random(20261127);
        for (int round = 0; round < 25; ++round) {
            Patient patient(m_bytes);
            for (int i = 0; i < 300; ++i)
                patient.bytes[random.bounded(int(m_bytes.size()))] = char(random.bounded(256));
            const auto report = patient.repair();
            QVERIFY2(report, report ? "" : qPrintable(report.error().message));
            // A value may have become another one, which nobody can see.
            REQUIRE(Store::open(patient.dir.path(), m_full->clock));
            const auto checked = checkProfile(patient.dir.path(), CheckExtent::Whole, {}, {});
            REQUIRE(checked);
            QVERIFY2(!checked->needsRepair(), qPrintable(checked->mailProblems.join(u'\n')));
        }
    }

    void whatIsInTheLogAloneCounts()
    {
        FullProfile open;
        open.write([&](Transaction& t) {
            return asVoid(t.saveDraft({0, open.account, QStringLiteral("Son"), "{}", {}}));
        });
        Patient patient(contentsOf(mailFile(open.dir.path())));
        const QByteArray log = contentsOf(mailFile(open.dir.path()) + QStringLiteral("-wal"));
        QVERIFY(log.size() > 10000);
        writeTo(mailFile(patient.dir.path()) + QStringLiteral("-wal"), log);
        QVERIFY(wasProfileKilled(patient.dir.path()));
        const auto report = patient.repair();
        REQUIRE(report);
        QVERIFY(report->isComplete());
        QCOMPARE(contentsOf(report->kept + QStringLiteral("/mail.db-wal")), log);
        expectSoundProfile(patient.dir.path());
        QCOMPARE(Belongings(patient.dir.path()).drafts, 2);
    }

    void whatWasDeletedStaysDeleted()
    {
        FullProfile profile;
        profile.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantExpunge(profile.local.first(30)));
            for (const Draft& draft : *profile.reader->drafts())
                REQUIRE_OR_RETURN(t.removeDraft(draft.id));
            return {};
        });
        profile.close();
        const qint64 kept = Belongings(profile.dir.path()).messages;
        Patient patient(contentsOf(mailFile(profile.dir.path())));
        patient.overwrite(1);
        REQUIRE(patient.repair());
        const Belongings left(patient.dir.path());
        QCOMPARE(left.drafts, 0);
        QCOMPARE(left.messages, kept);
    }

    void nothingIsSentByItself()
    {
        Patient patient(m_bytes);
        patient.overwrite(m_pages / 2);
        REQUIRE(patient.repair());
        const auto outbox = (*MailReader::open(patient.dir.path()))->outbox();
        for (const OutboxEntry& entry : *outbox)
            QCOMPARE(entry.state, OutboxState::Uncertain);
    }

    void cancelledNothingHasChanged()
    {
        Patient patient(m_bytes);
        writeTo(mailFile(patient.dir.path()), patient.bytes);
        const CancelToken cancel;
        const auto report = repairMail(
            patient.dir.path(), [&cancel](qint64, qint64) { cancel.cancel(); }, cancel);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QCOMPARE(contentsOf(mailFile(patient.dir.path())), m_bytes);
        QVERIFY(!QFileInfo::exists(patient.dir.filePath(QStringLiteral("repair.part"))));
    }

    void onAFullDiskNothingHasChanged()
    {
        Patient patient(m_bytes);
        patient.overwrite(m_pages / 2);
        writeTo(mailFile(patient.dir.path()), patient.bytes);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{300'000, RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &limit);
        const auto report = repairMail(patient.dir.path(), {}, {});
        limit.rlim_cur = RLIM_INFINITY;
        setrlimit(RLIMIT_FSIZE, &limit);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Storage);
        QCOMPARE(contentsOf(mailFile(patient.dir.path())), patient.bytes);
    }

    void whoUsesTheProfileIsNotDisturbed()
    {
        FullProfile open;
        QCOMPARE(repairMail(open.dir.path(), {}, {}).error().reason, ErrorReason::DatabaseLocked);
        QCOMPARE(open.ids(open.inbox).size(), 39);
    }

    void killedWhileTheNewFileTakesItsPlace()
    {
        Patient patient(m_bytes);
        patient.overwrite(1);
        writeTo(mailFile(patient.dir.path()), patient.bytes);
        const QString place = patient.dir.filePath(QStringLiteral("repair.part"));
        // Not ready: it never happened.
        writeTo(place + QStringLiteral("/mail.db"), "half of it");
        REQUIRE(finishRepair(patient.dir.path()));
        QCOMPARE(contentsOf(mailFile(patient.dir.path())), patient.bytes);
        // Ready: it goes on.
        writeTo(place + QStringLiteral("/mail.db"), m_bytes);
        writeTo(place + QStringLiteral("/ready"), {});
        REQUIRE(finishRepair(patient.dir.path()));
        QCOMPARE(contentsOf(mailFile(patient.dir.path())), m_bytes);
        QVERIFY(!QFileInfo::exists(place));
    }

    void aCheckFindsDamage()
    {
        FullProfile profile;
        const auto healthy = checkProfile(profile.dir.path(), CheckExtent::Whole, {}, {});
        REQUIRE(healthy);
        QVERIFY2(!healthy->needsRepair(), qPrintable(healthy->mailProblems.join(u'\n')));
        QVERIFY(!healthy->needsMending());
        profile.close();
        for (qsizetype page = m_pages / 3; page < m_pages / 3 + 30; ++page) {
            QByteArray bytes = m_bytes;
            bytes.replace(page * kPage, kPage, noise(kPage, quint32(page)));
            writeTo(mailFile(profile.dir.path()), bytes);
            const auto report = checkProfile(profile.dir.path(), CheckExtent::Whole, {}, {});
            REQUIRE(report);
            if (report->needsRepair())
                return; // pages of texts alone are not looked into
        }
        QFAIL("thirty damaged pages were not noticed");
    }

    void aDamagedIndexIsMadeAnew()
    {
        FullProfile profile;
        {
            Connection index(searchFile(profile.dir.path()), Access::ReadWrite);
            index.execute(
                QStringLiteral("DELETE FROM folded WHERE message IN (SELECT message FROM folded LIMIT 5)"));
        }
        auto report = checkProfile(profile.dir.path(), CheckExtent::Quick, {}, {});
        REQUIRE(report);
        QCOMPARE(report->notInSearch, 5);
        QVERIFY(mendProfile(profile.dir.path(), *report));
        profile.write([&](Transaction& t) {
            return asVoid(t.saveDraft({0, profile.account, QStringLiteral("x"), "{}", {}}));
        });
        QTRY_VERIFY(!checkProfile(profile.dir.path(), CheckExtent::Quick, {}, {})->needsMending() &&
                    indexed(profile) == 100);
        profile.close();
        for (const QString& file : {searchFile(profile.dir.path()), bodiesFile(profile.dir.path())}) {
            QByteArray bytes = contentsOf(file);
            bytes.replace(0, 3000, noise(3000, 3));
            writeTo(file, bytes);
        }
        report = checkProfile(profile.dir.path(), CheckExtent::Whole, {}, {});
        REQUIRE(report);
        QVERIFY(report->isSearchDamaged && report->areBodiesDamaged && !report->needsRepair());
    }

    void aCheckEndsWhenCancelled()
    {
        const CancelToken cancel;
        cancel.cancel();
        QCOMPARE(checkProfile(m_full->dir.path(), CheckExtent::Whole, {}, cancel).error().kind,
                 ErrorKind::Cancelled);
    }

private:
    static QString profileOf(const Patient& patient)
    {
        writeTo(mailFile(patient.dir.path()), patient.bytes);
        return patient.dir.path();
    }
    static qint64 indexed(const FullProfile& profile)
    {
        return Connection(searchFile(profile.dir.path()), Access::ReadOnly)
            .numberOf(QStringLiteral("SELECT count(*) FROM folded"));
    }

    /// Opened and closed as a program does; conversations come in the background.
    void expectSoundProfile(const QString& profile) const
    {
        const auto store = Store::open(profile, m_full->clock);
        REQUIRE(store);
        QTRY_COMPARE(inconsistency(profile), QString());
    }

    void expectNothingMissing(Patient& patient) const
    {
        const auto report = patient.repair();
        REQUIRE(report);
        QStringList without = derived();
        without.append(QStringLiteral("folder"));
        QCOMPARE(allRows(patient.dir.path(), without), allRows(m_full->dir.path(), without));
        expectSoundProfile(patient.dir.path());
    }

    std::unique_ptr<FullProfile> m_full;
    QByteArray m_bytes;
    qsizetype m_pages = 0;
};

QTEST_GUILESS_MAIN(TestProfileRepair)

#include "tst_profile_repair.moc"
