#include "MailEngine.h"
#include "profile/OddFiles.h"
#include "profile/Repair.h"
#include "security/InMemorySecretStore.h"
#include "store/JunkMemory.h"
#include "unit/profile/ProfileFixture.h"

#include <QDirIterator>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace postaci;
using namespace postaci::test;

namespace {

enum class Harm { CutOff, Half, Emptied, FirstPage, Middle, Pages, Everywhere, Deleted, ReadOnly, Directory };

const std::pair<Harm, const char*> harms[] = {{Harm::CutOff, "cut off"},
                                              {Harm::Half, "half of it"},
                                              {Harm::Emptied, "emptied"},
                                              {Harm::FirstPage, "first page"},
                                              {Harm::Middle, "a page in the middle"},
                                              {Harm::Pages, "every tenth page"},
                                              {Harm::Everywhere, "all noise"},
                                              {Harm::Deleted, "deleted"},
                                              {Harm::ReadOnly, "read-only"},
                                              {Harm::Directory, "a directory"}};

/// Whether the bytes stay as they were.
bool isWhole(Harm harm)
{
    return harm == Harm::ReadOnly;
}

bool isGone(Harm harm)
{
    return harm == Harm::Deleted || harm == Harm::Emptied || harm == Harm::Directory;
}

QByteArray harmed(QByteArray bytes, Harm harm)
{
    QRandomGenerator random(20261127);
    const auto spoil = [&](qsizetype from, qsizetype size) {
        for (qsizetype i = from; i < qMin(from + size, bytes.size()); ++i)
            bytes[i] = char(random.bounded(256));
    };
    switch (harm) {
    case Harm::CutOff:
        return bytes.first(bytes.size() * 3 / 4);
    case Harm::Half:
        return bytes.first(bytes.size() / 2);
    case Harm::FirstPage:
        spoil(0, 4096);
        break;
    case Harm::Middle:
        spoil(bytes.size() / 2 / 4096 * 4096, 4096);
        break;
    case Harm::Pages:
        for (qsizetype at = 4 * 4096; at < bytes.size(); at += 10 * 4096)
            spoil(at, 4096);
        break;
    case Harm::Everywhere:
        spoil(0, bytes.size());
        break;
    case Harm::ReadOnly:
        break;
    case Harm::Emptied:
    case Harm::Deleted:
    case Harm::Directory:
        return {};
    }
    return bytes;
}

/// A program that has only begun.
struct Started
{
    explicit Started(const QString& profile)
        : engine([&] {
              EngineOptions options;
              options.profileDir = profile;
              return MailEngine::open(options, secrets, clock);
          }())
    {
    }
    SystemClock clock;
    InMemorySecretStore secrets;
    Result<std::unique_ptr<MailEngine>> engine;
};

constexpr quint32 kTexts = 80;    ///< of local messages
constexpr quint32 kOldTexts = 60; ///< of those, before the last start

int localTexts(const MailReader& reader, const QString& profile)
{
    QSet<QByteArray> texts;
    Connection mail(mailFile(profile), Access::ReadOnly);
    Query bodies = mail.query("SELECT message FROM local_body");
    while (bodies.next())
        texts.insert(reader.body(bodies.number(0)).value_or({}));
    int count = 0;
    for (quint32 number = 1; number <= kTexts; ++number)
        count += texts.contains(FullProfile::localBody(number)) ? 1 : 0;
    return count;
}

/// Everything but messages and the outbox that exists nowhere else.
QStringList ownRows(const QString& profile)
{
    QStringList rows;
    for (const QString& row : allRows(profile)) {
        for (const char* table : {"draft ", "draft_copy ", "contact", "correspondent ", "rule ", "intent_",
                                  "uidl ", "template ", "snooze ", "identity "}) {
            if (row.startsWith(QLatin1String(table)))
                rows.append(row);
        }
    }
    return rows;
}

constexpr uid_t kNobody = 65534;

/// Not the superuser, who may write everywhere.
class AsNobody
{
public:
    AsNobody() { m_changed = geteuid() == 0 && seteuid(kNobody) == 0; }
    ~AsNobody()
    {
        if (m_changed && seteuid(0) != 0)
            std::abort();
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    bool m_changed = false;
};

} // namespace

/// Each file of a profile, damaged in each way: the program starts, or says why not and can after a repair,
/// and what could be read of what exists only here is there.
class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        FullProfile full;
        full.write([&](Transaction& t) -> Result<void> {
            for (const MessageId id :
                 full.reader->messageIds({ListQuery::Kind::Folder, full.inbox}, 0, 20).value_or({}))
                REQUIRE_OR_RETURN(t.putBody(id, "Subject: x\r\n\r\n" + QByteArray(5000, 'b')));
            return {};
        });
        auto junk = JunkMemory::open(full.dir.path());
        REQUIRE(junk);
        for (quint64 i = 0; i < 200; ++i)
            REQUIRE((*junk)->learn(qint64(i), i % 2 == 0, {i, i + 1, i + 2}));
        junk->reset();
        writeTo(full.path(QStringLiteral("certificates.json")), "[]");
        full.close();
        // As the program leaves it when it is killed: the last things are in the logs.
        full.open();
        full.write([&](Transaction& t) -> Result<void> {
            for (quint32 number = kOldTexts + 1; number <= kTexts; ++number) {
                const auto ids = t.insertHeaders(full.localInbox, {sampleMessage(number)});
                REQUIRE_OR_RETURN(ids);
                REQUIRE_OR_RETURN(t.putBody(ids->first(), FullProfile::localBody(number)));
            }
            REQUIRE_OR_RETURN(t.saveDraft({0, full.account, QStringLiteral("Son taslak"), "{}", {}}));
            return {};
        });
        junk = JunkMemory::open(full.dir.path());
        REQUIRE(junk);
        REQUIRE((*junk)->learn(1000, true, {7, 8, 9}));
        m_killed = filesOf(full.dir.path());
        junk->reset();
        full.close();
        m_closed = filesOf(full.dir.path());
        m_own = ownRows(full.dir.path());
        QVERIFY(m_own.size() > 65);
        for (const char* name : {"mail.db", "bodies.db", "search.db", "junk.db", "settings.ini", "words.txt",
                                 "secrets.box", "certificates.json", "profile.lock", "drafts/k1/0"})
            QVERIFY2(m_closed.contains(QLatin1String(name)), name);
        for (const char* name : {"mail.db-wal", "mail.db-shm", "bodies.db-wal", "bodies.db-shm",
                                 "search.db-wal", "search.db-shm", "junk.db-wal", "junk.db-shm"})
            QVERIFY2(m_killed.contains(QLatin1String(name)), name);
        QVERIFY(m_killed.value(QStringLiteral("mail.db-wal")).size() > 400'000);
    }

    void anyFileInAnyWay_data()
    {
        QTest::addColumn<bool>("wasKilled");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("harm");
        for (const bool wasKilled : {false, true}) {
            const auto& files = wasKilled ? m_killed : m_closed;
            for (const auto& [name, bytes] : files.asKeyValueRange()) {
                for (const auto& [harm, word] : harms)
                    QTest::addRow("%s%s %s", wasKilled ? "killed, " : "", qPrintable(name), word)
                        << wasKilled << name << int(harm);
            }
        }
    }

    void anyFileInAnyWay()
    {
        QFETCH(const bool, wasKilled);
        QFETCH(const QString, name);
        QFETCH(const int, harm);
        const QTemporaryDir dir;
        fill(dir.path(), wasKilled);
        doHarm(dir.path(), name, Harm(harm));
        giveToNobody(dir.path());
        const AsNobody nobody;

        // As both programs begin.
        const OddFiles odd = putFilesRight(dir.path());
        QCOMPARE(odd.opened.contains(name), Harm(harm) == Harm::ReadOnly);
        QCOMPARE(odd.misplaced.contains(name), Harm(harm) == Harm::Directory && !name.contains(u'/'));
        auto started = std::make_unique<Started>(dir.path());
        const bool isMail = name == QStringLiteral("mail.db");
        const bool isLog = name == QStringLiteral("mail.db-wal");
        if (!started->engine) {
            QVERIFY2(isMail || isLog, qPrintable(started->engine.error().message));
            QCOMPARE(started->engine.error().kind, ErrorKind::Storage);
            QCOMPARE(started->engine.error().reason, ErrorReason::DatabaseBroken);
        }
        // Where only a page in the middle is damaged, a start does not look at it; a check does, or a repair
        // is asked for.
        const bool hasLog = wasKilled && isMail;
        if (!started->engine || (isMail && !isWhole(Harm(harm)) && !isGone(Harm(harm)))) {
            started.reset();
            const auto repaired = repairMail(dir.path(), {}, {});
            REQUIRE(repaired);
            QVERIFY(QFileInfo(repaired->kept + QStringLiteral("/mail.db")).size() > 0 || hasLog);
            started = std::make_unique<Started>(dir.path());
        }
        REQUIRE(started->engine);
        const int texts = localTexts((*started->engine)->reader(), dir.path());
        QVERIFY2(texts >= fewestTexts(wasKilled, name, Harm(harm)), QByteArray::number(texts).constData());
        if (!isLog && (!isMail || isWhole(Harm(harm)) || Harm(harm) == Harm::FirstPage)) {
            QCOMPARE(ownRows(dir.path()), m_own);
            QCOMPARE((*started->engine)->reader().outbox()->size(), 1);
        }
        expectWorks(*started);
    }

    void whatCannotBeWrittenIsSaid()
    {
        QTemporaryDir dir;
        fill(dir.path(), false);
        QFile::setPermissions(dir.path(),
                              QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        for (const QString& name : m_closed.keys())
            QFile::setPermissions(dir.filePath(name), QFile::ReadOwner | QFile::ReadOther);
        {
            const AsNobody nobody;
            const Started started(dir.path());
            QVERIFY(!started.engine);
            QCOMPARE(started.engine.error().kind, ErrorKind::Storage);
            QCOMPARE(started.engine.error().reason, ErrorReason::FileUnwritable);
            const auto repaired = repairMail(dir.path(), {}, {});
            QVERIFY(!repaired);
            QCOMPARE(repaired.error().kind, ErrorKind::Storage);
        }
        QFile::setPermissions(dir.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(contentsOf(dir.filePath(QStringLiteral("mail.db"))),
                 m_closed.value(QStringLiteral("mail.db")));
    }

    void aFullDiskIsSaidAndTakesNothing()
    {
        const QTemporaryDir dir;
        fill(dir.path(), false);
        {
            const Started started(dir.path());
            REQUIRE(started.engine);
            setDiskFull(true);
            bool isAnswered = false;
            Result<DraftId> saved = DraftId(0);
            (*started.engine)
                ->saveDraft({0, 0, QStringLiteral("Yeni"), QByteArray(100'000, 'x'), {}},
                            [&](const Result<DraftId>& answer) {
                                saved = answer;
                                isAnswered = true;
                            });
            const bool isOver = QTest::qWaitFor([&] { return isAnswered; }, 20000);
            setDiskFull(false);
            QVERIFY(isOver);
            QVERIFY(!saved);
            QCOMPARE(saved.error().kind, ErrorKind::Storage);
        }
        const Started again(dir.path());
        REQUIRE(again.engine);
        QCOMPARE(localTexts((*again.engine)->reader(), dir.path()), int(kTexts));
        QCOMPARE((*again.engine)->reader().drafts()->size(), 2);
    }

private:
    static QMap<QString, QByteArray> filesOf(const QString& profile)
    {
        QMap<QString, QByteArray> files;
        for (const ProfileFile& file : profileFiles(profile))
            files.insert(file.name, contentsOf(profile + u'/' + file.name));
        return files;
    }
    void fill(const QString& dir, bool wasKilled) const
    {
        const auto& files = wasKilled ? m_killed : m_closed;
        for (const auto& [name, bytes] : files.asKeyValueRange())
            writeTo(dir + u'/' + name, bytes);
    }
    static void doHarm(const QString& dir, const QString& name, Harm harm)
    {
        const QString file = dir + u'/' + name;
        const QByteArray bytes = contentsOf(file);
        if (harm == Harm::Deleted || harm == Harm::Directory)
            QVERIFY(QFile::remove(file));
        else
            writeTo(file, harmed(bytes, harm));
        if (harm == Harm::Directory)
            QVERIFY(QDir().mkpath(file + QStringLiteral("/what is this")));
        if (harm == Harm::ReadOnly)
            QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    }
    /// So that permissions count even where the superuser runs this.
    static void giveToNobody(const QString& dir)
    {
        if (geteuid() != 0)
            return;
        QStringList paths{dir};
        QDirIterator all(dir, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            paths.append(all.next());
        for (const QString& path : std::as_const(paths))
            QCOMPARE(::chown(QFile::encodeName(path).constData(), kNobody, kNobody), 0);
    }
    /// How many of the texts are to be there at least: what was readable.
    [[nodiscard]] static int fewestTexts(bool wasKilled, const QString& name, Harm harm)
    {
        const bool isMail = name == QStringLiteral("mail.db");
        if (wasKilled && name == QStringLiteral("mail.db-wal") && !isWhole(harm))
            return kOldTexts;
        if (!isMail || isWhole(harm) || harm == Harm::FirstPage)
            return kTexts;
        // What was in the log is there even if it is all that was left.
        const int inLog = wasKilled ? 15 : 0;
        switch (harm) {
        case Harm::Middle:
            return 70;
        case Harm::Pages: // each text has five pages or more
            return 15;
        case Harm::CutOff:
            return 10;
        default:
            return inLog;
        }
    }
    /// Something is written and found again.
    static void expectWorks(Started& started)
    {
        bool isSaved = false;
        (*started.engine)
            ->saveDraft({0, 0, QStringLiteral("Yeni"), "{}", {}},
                        [&](const Result<DraftId>& saved) { isSaved = saved.has_value(); });
        QTRY_VERIFY(isSaved);
    }
    static void setDiskFull(bool on)
    {
        (void)std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = on ? 0 : limit.rlim_max;
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    QMap<QString, QByteArray> m_closed; ///< a profile that was closed
    QMap<QString, QByteArray> m_killed; ///< the same while it was open
    QStringList m_own;
};

QTEST_GUILESS_MAIN(DamageTest)

#include "tst_damage.moc"
