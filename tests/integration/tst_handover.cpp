#include "EngineFixture.h"
#include "account/AccountFile.h"
#include "integration/CliRun.h"
#include "profile/ProfileServer.h"
#include "tasks/RequestHandlers.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A terminal of the test's own.
class Terminal
{
public:
    Terminal() : m_handle(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK))
    {
        if (m_handle >= 0 && ::grantpt(m_handle) == 0 && ::unlockpt(m_handle) == 0)
            m_name = QFile::decodeName(::ptsname(m_handle));
        // It stays open, so that what was written can be read when the program is gone.
        m_kept = m_name.isEmpty() ? -1 : ::open(QFile::encodeName(m_name).constData(), O_RDWR | O_NOCTTY);
    }
    ~Terminal()
    {
        for (const int handle : {m_handle, m_kept}) {
            if (handle >= 0)
                ::close(handle);
        }
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    [[nodiscard]] bool isOpen() const { return m_kept >= 0; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QByteArray written() const
    {
        QByteArray bytes;
        char buffer[4096];
        for (ssize_t count = 0; (count = ::read(m_handle, buffer, sizeof buffer)) > 0;)
            bytes.append(buffer, count);
        return bytes;
    }

private:
    int m_handle = -1;
    int m_kept = -1;
    QString m_name;
};

} // namespace

/// The command line beside a program that has the profile: it reads by itself, and hands over what it cannot
/// do.
class HandOverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.errorText())); }
    void readsAtAnyTime();
    void syncIsHandedOver();
    void sendIsHandedOverOnce();
    void theSameAtOnceIsSentOnce();
    void whatComesByAPipeIsSent();
    void ctrlCTakesBackWhatWaits();
    void importIsHandedOver();
    void ctrlCEndsAnImport();
    void oneAccountIsHandedOver();
    void givenPasswordsStayHere();
    void progressIsOnTheTerminal();
    void whoHangsIsSaid();
    void withoutSomebodyWhoListensItIsSaid();
    void whatTheRunningProgramCannotDoIsSaid();

private:
    /// The program: an engine at work, and its door.
    struct Running
    {
        Running(const DovecotServer& server, const QString& user) : fixture(server, user)
        {
            if (!fixture.open())
                qFatal("%s", qPrintable(fixture.errorText()));
            answerCommandLine(door, fixture.engine());
            if (!door.listen(fixture.profileDir()))
                qFatal("nobody can be answered");
            fixture.engine().start();
        }
        EngineFixture fixture;
        ProfileServer door;
    };
    /// The events of this process go on meanwhile, since the other one waits for its answers.
    static CliRun runBeside(const QStringList& arguments,
                            const std::function<void(QProcess&)>& meanwhile = {},
                            const std::function<void(QProcess&)>& prepare = {})
    {
        QProcess process;
        if (prepare)
            prepare(process);
        process.start(qEnvironmentVariable("POSTACI_CLI"), arguments);
        if (!arguments.contains(QStringLiteral("--password-stdin")))
            process.closeWriteChannel();
        if (meanwhile)
            meanwhile(process);
        CliRun run;
        if (QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000) &&
            process.exitStatus() == QProcess::NormalExit)
            run.code = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }
    static QStringList on(const EngineFixture& fixture, const QStringList& arguments)
    {
        return arguments +
               QStringList{QStringLiteral("--json"), QStringLiteral("--profile"), fixture.profileDir()};
    }

    static void writeMbox(const QString& path, int count)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < count; ++i) {
            const QByteArray number = QByteArray::number(i);
            file.write(
                "From ada@example.org Mon Jan  5 10:00:00 2026\nFrom: Ada <ada@example.org>\nSubject: Eski " +
                number + "\nMessage-ID: <eski" + number + "@example.org>\n\nMerhaba " + number + "\n\n");
        }
    }

    DovecotServer m_server;
};

void HandOverTest::readsAtAnyTime()
{
    const QString user = QStringLiteral("hand1@example.org");
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Okunur"))));
    Running program(m_server, user);
    QTRY_COMPARE(program.fixture.shown(program.fixture.folder(FolderRole::Inbox)).size(), 1);
    CliRun run = runBeside(
        on(program.fixture, {QStringLiteral("list"), QStringLiteral("--folder"), QStringLiteral("INBOX")}));
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains("Okunur"), run.out.constData());
    run = runBeside(on(program.fixture, {QStringLiteral("search"), QStringLiteral("okunur")}));
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains("Okunur"), run.out.constData());
}

void HandOverTest::syncIsHandedOver()
{
    const QString user = QStringLiteral("hand2@example.org");
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Bir"))));
    Running program(m_server, user);
    const CliRun run = runBeside(on(program.fixture, {QStringLiteral("sync")}));
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonObject report = QJsonDocument::fromJson(run.out).object();
    QVERIFY2(report.value(QStringLiteral("folders")).toInt() >= 1, run.out.constData());
    QCOMPARE(program.fixture.shown(program.fixture.folder(FolderRole::Inbox)).size(), 1);
}

void HandOverTest::sendIsHandedOverOnce()
{
    const QString user = QStringLiteral("hand3@example.org");
    const QString to = QStringLiteral("hand3to@example.org");
    Running program(m_server, user);
    const QStringList arguments =
        on(program.fixture, {QStringLiteral("send"), QStringLiteral("--from"), user, QStringLiteral("--to"),
                             to, QStringLiteral("--subject"), QStringLiteral("Devredilen"),
                             QStringLiteral("--message-id"), QStringLiteral("once@example.org")});
    CliRun run = runBeside(arguments);
    QVERIFY2(run.code == 0, run.err.constData());
    QJsonObject sent = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(sent.value(QStringLiteral("state")).toString(), QStringLiteral("sent"));
    QCOMPARE(m_server.messagesIn(to).size(), 1);
    // A script that runs again sends nothing again.
    run = runBeside(arguments);
    QVERIFY2(run.code == 0, run.err.constData());
    sent = QJsonDocument::fromJson(run.out).object();
    QVERIFY(sent.value(QStringLiteral("repeated")).toBool());
    QCOMPARE(m_server.messagesIn(to).size(), 1);
}

void HandOverTest::theSameAtOnceIsSentOnce()
{
    const QString user = QStringLiteral("hand3b@example.org");
    const QString to = QStringLiteral("hand3bto@example.org");
    Running program(m_server, user);
    const QStringList arguments =
        on(program.fixture, {QStringLiteral("send"), QStringLiteral("--from"), user, QStringLiteral("--to"),
                             to, QStringLiteral("--subject"), QStringLiteral("Yarış"),
                             QStringLiteral("--message-id"), QStringLiteral("race@example.org")});
    QProcess other;
    const CliRun run = runBeside(arguments, [&](QProcess&) {
        other.start(qEnvironmentVariable("POSTACI_CLI"), arguments);
        other.closeWriteChannel();
    });
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), QProcess::NotRunning, 60000);
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(other.exitCode() == 0, other.readAllStandardError().constData());
    QTRY_VERIFY(program.fixture.reader().outbox()->isEmpty()); // both were through
    QCOMPARE(m_server.messagesIn(to).size(), 1);
}

/// The program reads files by their names, and /dev/stdin is another one there.
void HandOverTest::whatComesByAPipeIsSent()
{
    const QString user = QStringLiteral("hand3c@example.org");
    const QString to = QStringLiteral("hand3cto@example.org");
    Running program(m_server, user);
    QTemporaryFile message;
    QVERIFY(message.open());
    message.write("From: <" + user.toLatin1() + ">\nTo: <" + to.toLatin1() +
                  ">\nSubject: Boru\nMessage-ID: <pipe@example.org>\n\nBorudan\n");
    message.close();
    QProcess writer;
    const CliRun run = runBeside(
        on(program.fixture, {QStringLiteral("send"), QStringLiteral("/dev/stdin")}),
        [&](QProcess&) { writer.start(QStringLiteral("cat"), {message.fileName()}); },
        [&](QProcess& process) { writer.setStandardOutputProcess(&process); });
    QVERIFY2(run.code == 0, run.err.constData());
    QTRY_COMPARE(writer.state(), QProcess::NotRunning);
    QCOMPARE(m_server.messagesIn(to).size(), 1);
    QVERIFY(m_server.messagesIn(to).first().contains("Borudan"));
}

void HandOverTest::ctrlCTakesBackWhatWaits()
{
    const QString user = QStringLiteral("hand4@example.org");
    Running program(m_server, user);
    // The outgoing server never says a word: the message waits for it.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Account account = *program.fixture.reader().account(program.fixture.accountId());
    account.outgoing.host = QStringLiteral("127.0.0.1");
    account.outgoing.port = silent.serverPort();
    bool isSaved = false;
    program.fixture.engine().updateAccount(account, {QLatin1String(fixturePassword)},
                                           [&](const Result<void>& saved) { isSaved = saved.has_value(); });
    QTRY_VERIFY(isSaved);
    const CliRun run = runBeside(
        on(program.fixture,
           {QStringLiteral("send"), QStringLiteral("--from"), user, QStringLiteral("--to"),
            QStringLiteral("x@example.org"), QStringLiteral("--subject"), QStringLiteral("Vazgeçilen")}),
        [&](QProcess& process) {
            QVERIFY(QTest::qWaitFor([&] { return !program.fixture.reader().outbox()->isEmpty(); }, 20000));
            process.terminate();
        });
    QCOMPARE(run.code, 1);
    QTRY_VERIFY(program.fixture.reader().outbox()->isEmpty());
}

void HandOverTest::importIsHandedOver()
{
    Running program(m_server, QStringLiteral("hand7@example.org"));
    const QTemporaryDir dir;
    writeMbox(dir.filePath(QStringLiteral("posta.mbox")), 30);
    QStringList arguments =
        on(program.fixture, {QStringLiteral("import"), QStringLiteral("posta.mbox"), QStringLiteral("--flat"),
                             QStringLiteral("--folder"), QStringLiteral("Eski")});
    // The other program has another current directory.
    const auto inThere = [&dir](QProcess& process) { process.setWorkingDirectory(dir.path()); };
    CliRun run = runBeside(arguments, {}, inThere);
    QVERIFY2(run.code == 0, run.err.constData());
    QJsonObject report = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(report.value(QStringLiteral("messages")).toInt(), 30);
    const auto local = program.fixture.reader().localAccount();
    QVERIFY(local);
    QStringList folders;
    for (const Folder& folder : program.fixture.reader().folders(*local).value_or({}))
        folders.append(folder.path);
    QVERIFY2(folders.contains(QStringLiteral("Eski")), qPrintable(folders.join(u' ')));
    // It can be read beside the program.
    CliRun row = runBeside(
        on(program.fixture, {QStringLiteral("list"), QStringLiteral("--folder"), QStringLiteral("local/Eski"),
                             QStringLiteral("--limit"), QStringLiteral("1")}));
    const qint64 id = QJsonDocument::fromJson(row.out).object().value(QStringLiteral("id")).toInteger();
    row = runBeside(on(program.fixture, {QStringLiteral("read"), QString::number(id)}));
    QVERIFY2(row.code == 0, row.err.constData());
    QVERIFY2(row.out.contains("Merhaba "), row.out.constData());
    row = runBeside(on(program.fixture, {QStringLiteral("read"), QStringLiteral("1")}));
    QCOMPARE(row.code, 2);
    // Again, and what is no mail: both are told as if it had been done here.
    QFile note(dir.filePath(QStringLiteral("not.txt")));
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.write("Alisveris: sut, ekmek\n");
    note.close();
    arguments.insert(2, QStringLiteral("not.txt"));
    run = runBeside(arguments, {}, inThere);
    QCOMPARE(run.code, 1);
    report = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(report.value(QStringLiteral("duplicates")).toInt(), 30);
    QCOMPARE(report.value(QStringLiteral("problem_count")).toInt(), 1);
    const QJsonObject problem = report.value(QStringLiteral("problems")).toArray().first().toObject();
    QCOMPARE(problem.value(QStringLiteral("problem")).toString(), QStringLiteral("not_mail"));
    QVERIFY(problem.value(QStringLiteral("sentence")).toString().contains(QStringLiteral("not.txt")));
    arguments[1] = QStringLiteral("nothing.mbox");
    run = runBeside(arguments, {}, inThere);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains("nothing.mbox"), run.err.constData());
}

void HandOverTest::ctrlCEndsAnImport()
{
    Running program(m_server, QStringLiteral("hand8@example.org"));
    const QTemporaryDir dir;
    constexpr int kMany = 60'000;
    const QString file = dir.filePath(QStringLiteral("posta.mbox"));
    writeMbox(file, kMany);
    const auto imported = [&program] {
        const auto local = program.fixture.reader().localAccount();
        qint64 count = 0;
        for (const Folder& folder : program.fixture.reader().folders(local.value_or(0)).value_or({}))
            count += program.fixture.shown(folder.id).size();
        return count;
    };
    const CliRun run =
        runBeside(on(program.fixture, {QStringLiteral("import"), file}), [&](QProcess& process) {
            QVERIFY(QTest::qWaitFor([&] { return imported() > 0; }, 60000));
            process.terminate();
        });
    QCOMPARE(run.code, 1);
    const QJsonObject report = QJsonDocument::fromJson(run.out).object();
    const int taken = report.value(QStringLiteral("messages")).toInt();
    QVERIFY2(taken > 0 && taken < kMany, run.out.constData());
    QCOMPARE(imported(), taken);
}

void HandOverTest::oneAccountIsHandedOver()
{
    const QString user = QStringLiteral("hand9@example.org");
    Running program(m_server, user);
    const Account account = *program.fixture.reader().account(program.fixture.accountId());
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("hesap.json"));
    const auto write = [&file](const QByteArray& json) {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(json);
    };
    write(accountToJson(account));
    CliRun run = runBeside(on(program.fixture, {QStringLiteral("sync"), QStringLiteral("--account"), file}));
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(QJsonDocument::fromJson(run.out).object().value(QStringLiteral("folders")).toInt() >= 1);
    const QString to = QStringLiteral("hand9to@example.org");
    run = runBeside(on(program.fixture,
                       {QStringLiteral("send"), QStringLiteral("--account"), file, QStringLiteral("--to"), to,
                        QStringLiteral("--subject"), QStringLiteral("Hesapla")}));
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(m_server.messagesIn(to).size(), 1);
    // One that is not there is not made behind the back of who sits at the window.
    Account other = account;
    other.identity.address = QStringLiteral("nobody@example.org");
    write(accountToJson(other));
    run = runBeside(on(program.fixture, {QStringLiteral("sync"), QStringLiteral("--account"), file}));
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains("nobody@example.org") && run.err.contains("close"), run.err.constData());
    QCOMPARE(program.fixture.reader().accounts()->size(), 1);
}

void HandOverTest::givenPasswordsStayHere()
{
    const QString user = QStringLiteral("hand10@example.org");
    Running program(m_server, user);
    const CliRun run =
        runBeside(on(program.fixture, {QStringLiteral("sync"), QStringLiteral("--password-stdin")}), {},
                  [](QProcess& process) {
                      QObject::connect(&process, &QProcess::started, &process, [&process] {
                          process.write("wrong password\n");
                          process.closeWriteChannel();
                      });
                  });
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(run.err.contains("given one is not used"), run.err.constData());
}

/// What a person sees: standard error is a terminal.
void HandOverTest::progressIsOnTheTerminal()
{
    Running program(m_server, QStringLiteral("hand11@example.org"));
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("posta\x1b[2J.mbox"));
    writeMbox(file, 20'000);
    for (const QStringList& command :
         {QStringList{QStringLiteral("import"), file},
          QStringList{QStringLiteral("backup"), dir.filePath(QStringLiteral("yedek.zip"))}}) {
        const Terminal terminal;
        QVERIFY(terminal.isOpen());
        const CliRun run = runBeside(on(program.fixture, command), {}, [&terminal](QProcess& process) {
            process.setStandardErrorFile(terminal.name());
        });
        QCOMPARE(run.code, 0);
        const QByteArray seen = terminal.written();
        QVERIFY2(seen.contains(" %"), seen.constData());
        QVERIFY2(!seen.contains('\x1b'), "the name of a file must not command the terminal");
        QVERIFY2(seen.endsWith(" \r"), "the line is gone at the end");
        QVERIFY2(run.out.startsWith('{'), run.out.constData());
    }
    // A script's log has none of it.
    const CliRun run = runBeside(on(program.fixture, {QStringLiteral("import"), file}));
    QCOMPARE(run.err, QByteArray());
}

void HandOverTest::whoHangsIsSaid()
{
    EngineFixture fixture(m_server, QStringLiteral("hand12@example.org"));
    QVERIFY(fixture.open());
    QLocalServer hangs; // whose owner never looks
    QVERIFY(hangs.listen(socketsOf(fixture.profileDir()).first()));
    const CliRun run = runBeside(on(fixture, {QStringLiteral("sync")}), {}, {});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("does not answer"), run.err.constData());
}

void HandOverTest::withoutSomebodyWhoListensItIsSaid()
{
    EngineFixture fixture(m_server, QStringLiteral("hand5@example.org"));
    QVERIFY(fixture.open());
    const CliRun run = runBeside(on(fixture, {QStringLiteral("sync")}));
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("Another Postac"), run.err.constData());
}

void HandOverTest::whatTheRunningProgramCannotDoIsSaid()
{
    const QString user = QStringLiteral("hand6@example.org");
    Running program(m_server, user);
    CliRun run = runBeside(
        on(program.fixture, {QStringLiteral("sync"), QStringLiteral("--bodies"), QStringLiteral("all")}));
    QCOMPARE(run.code, 2);
    run = runBeside(on(program.fixture,
                       {QStringLiteral("send"), QStringLiteral("--from"), QStringLiteral("else@example.org"),
                        QStringLiteral("--to"), QStringLiteral("x@example.org")}));
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains("else@example.org"), run.err.constData());
}

QTEST_GUILESS_MAIN(HandOverTest)

#include "tst_handover.moc"
