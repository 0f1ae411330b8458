// What only some systems have stays in small files of its own and is kept to these systems, so that the rest
// compiles on all of them.
#include "PlatformIncludes.h"
#include "support/sourcetree/SourceTree.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace {

QString readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sources()
{
    QStringList paths;
    for (const QString& directory : {u"core"_s, u"ui"_s, u"app"_s}) {
        QDirIterator it(sourcePath(directory), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            paths << it.next().mid(sourcePath({}).size() + 1);
    }
    return paths;
}

} // namespace

class TestPlatform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void platformHeadersStayInTheirParts();
    void partsAreStillParts();
    void headers_data();
    void headers();
    void conditions_data();
    void conditions();
    void plantedInclude();
    void librariesAreFoundByCMakeAlone();
};

void TestPlatform::platformHeadersStayInTheirParts()
{
    const QStringList paths = sources();
    QVERIFY(paths.size() > 50); // else the wrong directory was read
    QStringList findings;
    for (const QString& path : paths)
        findings += misplacedPlatformHeaders(path, readAll(sourcePath(path)));
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
}

void TestPlatform::partsAreStillParts()
{
    for (const QString& path : platformParts()) {
        const QString text = readAll(sourcePath(path));
        const QStringList lines = text.split(u'\n');
        const bool isPart = std::any_of(lines.begin(), lines.end(), [](const QString& line) {
            return line.startsWith("#include <"_L1) && isPlatformHeader(line.mid(10).section(u'>', 0, 0));
        });
        QVERIFY2(isPart, qPrintable(path));
    }
    // Whoever includes this one unguarded takes Qt D-Bus with it.
    const QStringList paths = sources();
    for (const QString& path : paths) {
        QString text = readAll(sourcePath(path));
        text.replace("#include \"schedule/WatchedBus.h\""_L1, "#include <QtDBus>"_L1);
        if (text.contains("#include <QtDBus>"_L1))
            QCOMPARE(unguardedPlatformHeaders(text), QStringList());
    }
}

void TestPlatform::headers_data()
{
    QTest::addColumn<bool>("isOfPlatform");
    for (const char* header :
         {"unistd.h", "sys/stat.h", "linux/netlink.h", "QDBusConnection", "QtDBus", "QtDBus/QDBusMessage",
          "windows.h", "io.h", "CoreServices/CoreServices.h", "signal.h"})
        QTest::newRow(header) << true;
    for (const char* header : {"csignal", "cstdio", "QString", "QtNetwork/QSslSocket",
                               "vmime/net/session.hpp", "archive.h", "unicode/uspoof.h", "QSocketNotifier"})
        QTest::newRow(header) << false;
}

void TestPlatform::headers()
{
    QFETCH(bool, isOfPlatform);
    QCOMPARE(isPlatformHeader(QString::fromLatin1(QTest::currentDataTag())), isOfPlatform);
}

void TestPlatform::conditions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("unguarded");
    const QStringList found{u"unistd.h"_s};
    QTest::newRow("none") << u"#include <unistd.h>\n"_s << found;
    QTest::newRow("ifdef") << u"#ifdef Q_OS_LINUX\n#include <unistd.h>\n#endif\n"_s << QStringList();
    QTest::newRow("if")
        << u"# if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)\n#  include <unistd.h>\n# endif\n"_s
        << QStringList();
    QTest::newRow("else") << u"#ifdef Q_OS_WIN\n#else\n#include <unistd.h>\n#endif\n"_s << QStringList();
    QTest::newRow("elif") << u"#if FOO\n#elif defined(Q_OS_LINUX)\n#include <unistd.h>\n#endif\n"_s
                          << QStringList();
    QTest::newRow("after it") << u"#ifdef Q_OS_LINUX\n#endif\n#include <unistd.h>\n"_s << found;
    QTest::newRow("inside another")
        << u"#ifdef Q_OS_LINUX\n#ifdef FOO\n#include <unistd.h>\n#endif\n#endif\n"_s << QStringList();
    QTest::newRow("of something else") << u"#ifdef FOO\n#include <unistd.h>\n#endif\n"_s << found;
    QTest::newRow("in a comment") << u"// #include <unistd.h>\n"_s << QStringList();
}

void TestPlatform::conditions()
{
    QFETCH(QString, text);
    QFETCH(QStringList, unguarded);
    QCOMPARE(unguardedPlatformHeaders(text), unguarded);
}

void TestPlatform::plantedInclude()
{
    const QString guarded = u"#ifdef Q_OS_LINUX\n#include <unistd.h>\n#endif\n"_s;
    QCOMPARE(misplacedPlatformHeaders(u"core/store/New.cpp"_s, guarded).size(), 1);
    QCOMPARE(misplacedPlatformHeaders(u"core/base/ThreadPriority.cpp"_s, guarded).size(), 0);
    QCOMPARE(misplacedPlatformHeaders(u"core/base/ThreadPriority.cpp"_s, u"#include <unistd.h>\n"_s).size(),
             1);
}

/// pkg-config is not everywhere: it may say where to look first, in cmake/, and nothing else.
void TestPlatform::librariesAreFoundByCMakeAlone()
{
    for (const QString& directory : {u"core"_s, u"ui"_s, u"app"_s, u"resources"_s, u"translations"_s}) {
        QDirIterator it(sourcePath(directory), {u"CMakeLists.txt"_s, u"*.cmake"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QVERIFY2(!readAll(path).contains("pkgconfig"_L1, Qt::CaseInsensitive), qPrintable(path));
        }
    }
    const QString top = readAll(sourcePath(u"CMakeLists.txt"_s));
    QVERIFY(top.contains("find_package("_L1));
    QVERIFY(!top.contains("PkgConfig"_L1));
    QVERIFY(!top.contains("pkg_check_modules"_L1));
}

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
