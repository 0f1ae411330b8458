// Windows on a small screen, as of an old laptop: each opens no larger than it, with all its words.
#include "gui/LookDesk.h"

#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QFile>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr QSize kSmallScreen(1024, 600);

} // namespace

class TestSmallScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(QGuiApplication::primaryScreen()->size(), kSmallScreen); }
    void cleanup() { m_looks.close(); }
    void eachWindowFits_data();
    void eachWindowFits();

private:
    LookDesk m_looks;
};

void TestSmallScreen::eachWindowFits_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("language");
    for (const QString& window : lookedAtWindows()) {
        for (const char* language : {"en", "tr"})
            QTest::addRow("%s, %s", qPrintable(window), language) << window << QString::fromLatin1(language);
    }
}

void TestSmallScreen::eachWindowFits()
{
    QFETCH(QString, window);
    QFETCH(QString, language);
    Language::apply(language);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    QTRY_COMPARE(coveredIn(m_looks.window()), QString()); // layouts need some rounds
    m_looks.ask();
    QTRY_COMPARE(coveredIn(m_looks.window()), QString());
    const QSize size = m_looks.window()->frameGeometry().size();
    QVERIFY2(size.boundedTo(kSmallScreen) == size, qPrintable(QDebug::toString(size)));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    const QTemporaryDir dir;
    QFile screens(dir.filePath(u"screens.json"_s));
    if (!screens.open(QIODevice::WriteOnly) ||
        screens.write(R"({"screens": [{"name": "small", "x": 0, "y": 0, "width": 1024, "height": 600,
                          "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})") < 0)
        return EXIT_FAILURE;
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(screens.fileName()));
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestSmallScreen test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_small_screen.moc"
