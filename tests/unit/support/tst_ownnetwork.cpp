// Where a machine gives no test a network of its own, that is no failure, and no success either.
#include "support/OwnNetwork.h"

#include <QProcess>
#include <QTest>

#include <cerrno>
#include <cstddef>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kEnter = u"--enter"_s; ///< what the process does that this test starts

/// As on a machine that forbids it. In the child, between fork and exec.
void forbidNamespaces()
{
    sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog program{sizeof filter / sizeof filter[0], filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        _exit(99);
}

} // namespace

class OwnNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereItIsForbiddenNothingIsRun_data();
    void whereItIsForbiddenNothingIsRun();
};

void OwnNetworkTest::whereItIsForbiddenNothingIsRun_data()
{
    QTest::addColumn<QString>("ci");
    QTest::addColumn<int>("code");
    QTest::newRow("on somebody's machine") << QString() << kNotRun;
    QTest::newRow("where every test has to run") << u"true"_s << EXIT_FAILURE;
}

void OwnNetworkTest::whereItIsForbiddenNothingIsRun()
{
    QFETCH(QString, ci);
    QFETCH(int, code);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CI"_s, ci);
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier(forbidNamespaces);
    process.start(QCoreApplication::applicationFilePath(), {kEnter});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), code);
    const QByteArray words = process.readAllStandardError();
    QVERIFY2(words.contains("no network of its own: unshare"), words.constData());
}

int main(int argc, char** argv)
{
    if (argc > 1 && QLatin1String(argv[1]) == kEnter) {
        const QString why = enterOwnNetwork();
        return why.isEmpty() ? EXIT_SUCCESS : notRun(why);
    }
    QCoreApplication application(argc, argv);
    OwnNetworkTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_ownnetwork.moc"
