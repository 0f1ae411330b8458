#include "MailEngine.h"
#include "profile/Repair.h"
#include "security/InMemorySecretStore.h"
#include "store/JunkMemory.h"
#include "unit/profile/ProfileFixture.h"

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace postaci;
using namespace postaci::test;

namespace {

enum class Harm { CutOff, Emptied, FirstPage, Middle, Everywhere, Deleted };

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
    case Harm::FirstPage:
        spoil(0, 4096);
        break;
    case Harm::Middle:
        spoil(bytes.size() / 2 / 4096 * 4096, 4096);
        break;
    case Harm::Everywhere:
        spoil(0, bytes.size());
        break;
    case Harm::Emptied:
    case Harm::Deleted:
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

int localTexts(const MailReader& reader, const QString& profile)
{
    QSet<QByteArray> texts;
    Connection mail(mailFile(profile), Access::ReadOnly);
    Query bodies = mail.query("SELECT message FROM local_body");
    while (bodies.next())
        texts.insert(reader.body(bodies.number(0)).value_or({}));
    int count = 0;
    for (quint32 number = 1; number <= 60; ++number)
        count += texts.contains(FullProfile::localBody(number)) ? 1 : 0;
    return count;
}

/// Not the superuser, who may write everywhere.
class AsNobody
{
public:
    AsNobody()
    {
        constexpr uid_t kNobody = 65534;
        m_changed = geteuid() == 0 && seteuid(kNobody) == 0;
    }
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
        const QDir dir(full.dir.path());
        for (const QString& name : dir.entryList(QDir::Files))
            m_files.insert(name, contentsOf(dir.filePath(name)));
        for (const char* name : {"mail.db", "bodies.db", "search.db", "junk.db", "settings.ini"})
            QVERIFY2(m_files.contains(QLatin1String(name)), name);
    }

    void anyFileInAnyWay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("harm");
        const std::pair<Harm, const char*> harms[] = {
            {Harm::CutOff, "cut off"}, {Harm::Emptied, "emptied"},       {Harm::FirstPage, "first page"},
            {Harm::Middle, "middle"},  {Harm::Everywhere, "everywhere"}, {Harm::Deleted, "deleted"}};
        for (const auto& [name, bytes] : m_files.asKeyValueRange()) {
            for (const auto& [harm, word] : harms)
                QTest::addRow("%s %s", qPrintable(name), word) << name << int(harm);
        }
    }

    void anyFileInAnyWay()
    {
        QFETCH(const QString, name);
        QFETCH(const int, harm);
        const QTemporaryDir dir;
        fill(dir.path());
        const QString file = dir.filePath(name);
        if (Harm(harm) == Harm::Deleted)
            QVERIFY(QFile::remove(file));
        else
            writeTo(file, harmed(m_files.value(name), Harm(harm)));

        auto started = std::make_unique<Started>(dir.path());
        const bool isMail = name == QStringLiteral("mail.db");
        if (!started->engine) {
            QVERIFY2(isMail || name.startsWith(QStringLiteral("profile.lock")),
                     qPrintable(started->engine.error().message));
            QCOMPARE(started->engine.error().kind, ErrorKind::Storage);
            QCOMPARE(started->engine.error().reason, ErrorReason::DatabaseBroken);
        }
        // Where only a page in the middle is damaged, a start does not look at it; a check does, or a repair
        // is asked for.
        const bool isGone = Harm(harm) == Harm::Deleted || Harm(harm) == Harm::Emptied;
        if (isMail && !isGone) {
            started.reset();
            const auto repaired = repairMail(dir.path(), {}, {});
            REQUIRE(repaired);
            QVERIFY(contentsOf(repaired->kept + QStringLiteral("/mail.db")).size() > 0);
            started = std::make_unique<Started>(dir.path());
        }
        REQUIRE(started->engine);
        const int texts = localTexts((*started->engine)->reader(), dir.path());
        if (!isMail)
            QCOMPARE(texts, 60);
        else if (Harm(harm) == Harm::FirstPage)
            QCOMPARE(texts, 60);
        else if (Harm(harm) == Harm::Middle)
            QVERIFY2(texts >= 50, QByteArray::number(texts).constData());
        else if (Harm(harm) == Harm::CutOff)
            QVERIFY2(texts >= 10, QByteArray::number(texts).constData());
        // It works: something is written and found again.
        bool isSaved = false;
        (*started->engine)
            ->saveDraft({0, 0, QStringLiteral("Yeni"), "{}", {}},
                        [&](const Result<DraftId>& saved) { isSaved = saved.has_value(); });
        QTRY_VERIFY(isSaved);
    }

    void whatCannotBeWrittenIsSaid()
    {
        QTemporaryDir dir;
        fill(dir.path());
        QFile::setPermissions(dir.path(),
                              QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        for (const QString& name : m_files.keys())
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
                 m_files.value(QStringLiteral("mail.db")));
    }

    void aFullDiskIsSaidAndTakesNothing()
    {
        const QTemporaryDir dir;
        fill(dir.path());
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
        QCOMPARE(localTexts((*again.engine)->reader(), dir.path()), 60);
        QCOMPARE((*again.engine)->reader().drafts()->size(), 1);
    }

private:
    void fill(const QString& dir) const
    {
        for (const auto& [name, bytes] : m_files.asKeyValueRange())
            writeTo(dir + u'/' + name, bytes);
    }
    static void setDiskFull(bool on)
    {
        (void)std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = on ? 0 : limit.rlim_max;
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    QMap<QString, QByteArray> m_files;
};

QTEST_GUILESS_MAIN(DamageTest)

#include "tst_damage.moc"
