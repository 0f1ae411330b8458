#include "EngineFixture.h"
#include "integration/CliRun.h"
#include "profile/ProfileServer.h"
#include "tasks/RequestHandlers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

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
    void ctrlCTakesBackWhatWaits();
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
                            const std::function<void(QProcess&)>& meanwhile = {})
    {
        QProcess process;
        process.start(qEnvironmentVariable("POSTACI_CLI"), arguments);
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
