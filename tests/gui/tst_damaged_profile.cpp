// The program itself on a profile whose files are damaged in every way: it starts or says why not, in words,
// and what exists only here and could be read is there afterwards.
#include "unit/profile/ProfileFixture.h"

#include "profile/ProfileFiles.h"

#include <QCoreApplication>
#include <QImage>
#include <QProcess>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace postaci;
using namespace postaci::test;

namespace {

constexpr int kPatience = 120'000;
constexpr int kTexts = 60;

enum class Harm { Half, Emptied, Noise, Deleted, Directory, ReadOnly };

struct Run
{
    int code = -1; ///< -1: it crashed, or did not end
    QString said;
};

Run runToItsEnd(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.closeWriteChannel();
    Run run;
    if (process.waitForFinished(kPatience) && process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    else
        process.kill();
    process.waitForFinished(kPatience);
    // What Qt's platform for tests cannot do is none of the program's words.
    for (const QByteArray& line : process.readAllStandardError().split('\n')) {
        if (!line.startsWith("This plugin") && !line.isEmpty())
            run.said += QString::fromUtf8(line) + u'\n';
    }
    return run;
}

QByteArray spoiled(QByteArray bytes)
{
    QRandomGenerator random(20261128);
    for (qsizetype at = 0; at < bytes.size(); at += 10 * 4096) {
        for (qsizetype i = at; i < qMin(at + 4096, bytes.size()); ++i)
            bytes[i] = char(random.bounded(256));
    }
    return bytes;
}

} // namespace

class TestDamagedProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startsAndLosesNothing_data();
    void startsAndLosesNothing();
    void aFullDiskIsSaidAtTheStart();
    void aFullDiskIsSaidAtWork();

private:
    void fill(const QString& dir) const;
    static void doHarm(const QString& file, Harm harm);
    [[nodiscard]] static Run start(const QString& profile);
    [[nodiscard]] static Run cli(const QStringList& arguments);
    [[nodiscard]] static QStringList ownRows(const QString& profile);
    [[nodiscard]] static int localTexts(const QString& profile);
    /// The program with its window, until it can be asked for something.
    static void begin(QProcess& process, const QString& profile);

    QMap<QString, QByteArray> m_files;
    QStringList m_own;
};

/// What the program leaves when it is killed at work.
void TestDamagedProfile::initTestCase()
{
    FullProfile full;
    writeTo(full.path(u"certificates.json"_s), "[]");
    full.close();
    // Where nobody answers at once, instead of names that have to be looked up.
    Connection(mailFile(full.dir.path()), Access::ReadWrite)
        .execute(
            u"UPDATE account SET in_host = '127.0.0.1', in_port = 1, out_host = '127.0.0.1', out_port = 1"_s);
    QProcess program;
    begin(program, full.dir.path());
    program.kill();
    QVERIFY(program.waitForFinished(kPatience));
    for (const ProfileFile& file : profileFiles(full.dir.path()))
        m_files.insert(file.name, contentsOf(full.path(file.name)));
    m_own = ownRows(full.dir.path());
    QVERIFY(m_own.size() > 60);
    qInfo("files of a profile: %s", qPrintable(QStringList(m_files.keys()).join(u' ')));
    for (const char* name :
         {"mail.db", "mail.db-wal", "mail.db-shm", "bodies.db", "search.db", "settings.ini", "words.txt",
          "secrets.box", "certificates.json", "profile.lock", "drafts/k1/0"})
        QVERIFY2(m_files.contains(QLatin1String(name)), name);
}

void TestDamagedProfile::begin(QProcess& process, const QString& profile)
{
    // A full disk sends no signal, but a limit that stands for it does.
    process.setChildProcessModifier([] { (void)std::signal(SIGXFSZ, SIG_IGN); });
    process.start(qEnvironmentVariable("POSTACI_PROGRAM"),
                  {u"--profile"_s, profile, u"--language"_s, u"en"_s});
    QVERIFY(process.waitForStarted(kPatience));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(profile + u"/profile.socket"_s), kPatience);
}

Run TestDamagedProfile::start(const QString& profile)
{
    const QString picture = profile + u"-picture.png"_s;
    const Run run =
        runToItsEnd(qEnvironmentVariable("POSTACI_PROGRAM"),
                    {u"--profile"_s, profile, u"--language"_s, u"en"_s, u"--screenshot"_s, picture});
    const bool isShown = QImage(picture).width() >= 700;
    QFile::remove(picture);
    return run.code == 0 && !isShown ? Run{-1, u"there is no picture"_s} : run;
}

Run TestDamagedProfile::cli(const QStringList& arguments)
{
    return runToItsEnd(qEnvironmentVariable("POSTACI_CLI"),
                       arguments + QStringList{u"--language"_s, u"en"_s});
}

QStringList TestDamagedProfile::ownRows(const QString& profile)
{
    QStringList rows;
    for (const QString& row : allRows(profile)) {
        for (const char* table :
             {"draft ", "contact", "rule ", "intent_", "uidl ", "template ", "identity "}) {
            if (row.startsWith(QLatin1String(table)))
                rows.append(row);
        }
    }
    return rows;
}

int TestDamagedProfile::localTexts(const QString& profile)
{
    const auto reader = MailReader::open(profile);
    if (!reader)
        return -1;
    QSet<QByteArray> texts;
    Connection mail(mailFile(profile), Access::ReadOnly);
    Query bodies = mail.query("SELECT message FROM local_body");
    while (bodies.next())
        texts.insert((*reader)->body(bodies.number(0)).value_or({}));
    int count = 0;
    for (quint32 number = 1; number <= kTexts; ++number)
        count += texts.contains(FullProfile::localBody(number)) ? 1 : 0;
    return count;
}

void TestDamagedProfile::fill(const QString& dir) const
{
    for (const auto& [name, bytes] : m_files.asKeyValueRange())
        writeTo(dir + u'/' + name, bytes);
}

void TestDamagedProfile::doHarm(const QString& file, Harm harm)
{
    const QByteArray bytes = contentsOf(file);
    switch (harm) {
    case Harm::Half:
        writeTo(file, bytes.first(bytes.size() / 2));
        break;
    case Harm::Emptied:
        writeTo(file, {});
        break;
    case Harm::Noise:
        writeTo(file, spoiled(bytes.isEmpty() ? QByteArray(4096, 'x') : bytes));
        break;
    case Harm::Deleted:
        QVERIFY(QFile::remove(file));
        break;
    case Harm::Directory:
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkpath(file + u"/mine"_s));
        break;
    case Harm::ReadOnly:
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        break;
    }
}

void TestDamagedProfile::startsAndLosesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("harm");
    const QList<std::pair<Harm, const char*>> harms{
        {Harm::Half, "half of it"}, {Harm::Emptied, "emptied"},       {Harm::Noise, "noise"},
        {Harm::Deleted, "deleted"}, {Harm::Directory, "a directory"}, {Harm::ReadOnly, "read-only"}};
    for (const auto& [name, bytes] : m_files.asKeyValueRange()) {
        // What beside the mail can be made again is damaged in each way by tst_damage.
        const bool isPassing = kindOfProfileFile(name) == ProfileFileKind::Passing ||
                               (name.endsWith(u"-wal"_s) && !name.startsWith(u"mail"_s)) ||
                               name.endsWith(u"-shm"_s);
        for (const auto& [harm, word] : harms) {
            if (!isPassing || harm == Harm::Noise || harm == Harm::Directory)
                QTest::addRow("%s %s", qPrintable(name), word) << name << int(harm);
        }
    }
}

void TestDamagedProfile::startsAndLosesNothing()
{
    QFETCH(const QString, name);
    QFETCH(const int, harm);
    const QTemporaryDir place;
    const QString profile = place.filePath(u"profile"_s);
    fill(profile);
    doHarm(profile + u'/' + name, Harm(harm));
    const bool isMail = name == u"mail.db"_s;
    const bool isGone =
        Harm(harm) == Harm::Deleted || Harm(harm) == Harm::Emptied || Harm(harm) == Harm::Directory;

    Run run = start(profile);
    QVERIFY2(run.code >= 0, qPrintable(run.said));
    if (run.code != 0) {
        QVERIFY2(isMail, qPrintable(run.said));
        QVERIFY2(run.said.contains(u"damaged"_s), qPrintable(run.said));
    }
    if (Harm(harm) == Harm::Directory && !name.contains(u'/'))
        QVERIFY2(run.said.contains(u"not as they should be"_s) && run.said.contains(name),
                 qPrintable(run.said));
    if (Harm(harm) == Harm::ReadOnly)
        QVERIFY2(run.said.contains(u"could not be written and now can"_s), qPrintable(run.said));
    if (name == u"settings.ini"_s && (Harm(harm) == Harm::Noise || Harm(harm) == Harm::Emptied))
        QVERIFY2(run.said.contains(u"Settings that were damaged"_s), qPrintable(run.said));
    if (isMail && isGone)
        QVERIFY2(run.said.contains(u"is gone"_s) || run.code != 0, qPrintable(run.said));

    if (run.code != 0 || (isMail && !isGone)) {
        run = cli({u"repair"_s, u"--profile"_s, profile});
        QVERIFY2(run.code == 0, qPrintable(run.said));
        run = start(profile);
        QVERIFY2(run.code == 0, qPrintable(run.said));
    }
    if (isMail && Harm(harm) != Harm::ReadOnly) {
        const int fewest = Harm(harm) == Harm::Noise ? 10 : 0;
        QVERIFY2(localTexts(profile) >= fewest, QByteArray::number(localTexts(profile)).constData());
        return;
    }
    QCOMPARE(localTexts(profile), kTexts);
    QCOMPARE(ownRows(profile), m_own);
    // A second start has nothing more to say.
    run = start(profile);
    QVERIFY2(run.code == 0 && !run.said.contains(u"as they should be"_s), qPrintable(run.said));
}

void TestDamagedProfile::aFullDiskIsSaidAtTheStart()
{
    const QTemporaryDir place;
    const QString profile = place.filePath(u"profile"_s);
    fill(profile);
    QFile::remove(profile + u"/mail.db-shm"_s);
    QProcess program;
    program.setChildProcessModifier([] {
        (void)std::signal(SIGXFSZ, SIG_IGN);
        const rlimit none{0, RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &none);
    });
    program.start(qEnvironmentVariable("POSTACI_PROGRAM"),
                  {u"--profile"_s, profile, u"--language"_s, u"en"_s});
    // In a window too, which waits for somebody. A limit is another error of the system than a full disk.
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += program.readAllStandardError()).contains("There is no room left"),
                             kPatience);
    program.kill();
    QVERIFY(program.waitForFinished(kPatience));
    const Run run = start(profile);
    QVERIFY2(run.code == 0, qPrintable(run.said));
    QCOMPARE(localTexts(profile), kTexts);
    QCOMPARE(ownRows(profile), m_own);
}

void TestDamagedProfile::aFullDiskIsSaidAtWork()
{
    const QTemporaryDir place;
    const QString profile = place.filePath(u"profile"_s);
    fill(profile);
    const QString mbox = place.filePath(u"posta.mbox"_s);
    writeTo(
        mbox,
        "From a@example.org Mon Jan  5 10:00:00 2026\nSubject: Sigmayan\nMessage-ID: <x@example.org>\n\n" +
            QByteArray(1 << 20, 'x') + "\n");
    QProcess program;
    begin(program, profile);
    const auto limit = [&program](rlim_t bytes) {
        const rlimit limits{bytes, RLIM_INFINITY};
        return prlimit(static_cast<pid_t>(program.processId()), RLIMIT_FSIZE, &limits, nullptr) == 0;
    };
    const QStringList import{u"import"_s, mbox, u"--profile"_s, profile};
    QVERIFY(limit(0));
    Run run = cli(import);
    QCOMPARE(run.code, 1);
    QVERIFY2(run.said.startsWith(u"postaci-cli: "_s) && run.said.contains(u"There is no room left"_s) &&
                 run.said.contains(u"use another disk"_s),
             qPrintable(run.said));
    QCOMPARE(program.state(), QProcess::Running);
    // There is room again: it goes on, without a new start.
    QVERIFY(limit(RLIM_INFINITY));
    run = cli(import);
    QVERIFY2(run.code == 0, qPrintable(run.said));
    program.kill();
    QVERIFY(program.waitForFinished(kPatience));
    QCOMPARE(localTexts(profile), kTexts);
    QCOMPARE(ownRows(profile), m_own);
}

QTEST_GUILESS_MAIN(TestDamagedProfile)

#include "tst_damaged_profile.moc"
