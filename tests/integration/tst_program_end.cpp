// In a network of its own, whose name server never answers.
#include "ProgramEnd.h"
#include "account/Discovery.h"
#include "account/ProviderTable.h"
#include "support/OwnNetwork.h"

#include <QProcess>
#include <QSet>
#include <QSocketNotifier>
#include <QTest>
#include <QUdpSocket>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

const QString kSearch = u"--search"_s; ///< what the process does that this test starts
constexpr int kDone = 7;
constexpr int kPatienceMs = 100'000;

/// A program that looks for servers until it is told to quit, in the middle of that.
int search(int argc, char** argv)
{
    int exitCode = EXIT_FAILURE;
    const QCoreApplication application(argc, argv);
    endWith(application, exitCode);
    const auto table = ProviderTable::bundled();
    if (!table)
        return exitCode;
    Discovery discovery(*table, {});
    if (!discovery.start(u"ayse@ornek.example"_s))
        return exitCode;
    constexpr int kStandardInput = 0;
    const QSocketNotifier told(kStandardInput, QSocketNotifier::Read);
    QObject::connect(&told, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    QCoreApplication::exec();
    exitCode = kDone;
    return exitCode;
}

} // namespace

class ProgramEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lookUpsThatAreLeftDoNotHoldIt();
};

void ProgramEndTest::lookUpsThatAreLeftDoNotHoldIt()
{
    QUdpSocket nameServer;
    QVERIFY(nameServer.bind(QHostAddress::LocalHost, 53));
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RES_OPTIONS"_s, u"timeout:30 attempts:2"_s); // resolv.conf(5)
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {kSearch});
    QTRY_VERIFY_WITH_TIMEOUT(nameServer.hasPendingDatagrams(), kPatienceMs);
    program.write("\n");
    QVERIFY(program.waitForFinished(kPatienceMs));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), kDone);
    // Who still waits asks the same once more.
    QSet<QByteArray> asked;
    while (nameServer.hasPendingDatagrams()) {
        QByteArray question(nameServer.pendingDatagramSize(), '\0');
        nameServer.readDatagram(question.data(), question.size());
        QVERIFY2(!asked.contains(question), question.toHex(' ').constData());
        asked.insert(question);
    }
    QVERIFY(!asked.isEmpty());
}

} // namespace postaci

int main(int argc, char** argv)
{
    if (argc > 1 && QLatin1String(argv[1]) == postaci::kSearch)
        return postaci::search(argc, argv);
    if (const QString why = enterOwnNetwork(); !why.isEmpty())
        return notRun(why);
    QCoreApplication application(argc, argv);
    postaci::ProgramEndTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_program_end.moc"
