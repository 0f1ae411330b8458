// What a screen reader is told of the main window: on an X server and a session bus of the test's own, since
// the offscreen platform has no bridge to AT-SPI.
#include "gui/AccessTree.h"
#include "gui/WindowDesk.h"

#include "reader/ReaderPane.h"
#include "support/PrivateBus.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <future>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kStartLimit = 30'000;
constexpr int kPatience = 20'000;

/// An X server without a screen.
class PrivateDisplay
{
public:
    ~PrivateDisplay()
    {
        m_server.kill();
        m_server.waitForFinished();
    }
    /// False: not there within 30 s.
    [[nodiscard]] bool start()
    {
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1400x900x24"_s,
                                   u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
        if (!m_server.waitForReadyRead(kStartLimit))
            return false;
        m_number = m_server.readLine().trimmed();
        return !m_number.isEmpty();
    }
    [[nodiscard]] QString name() const { return u':' + QString::fromLatin1(m_number); }

private:
    QProcess m_server;
    QByteArray m_number;
};

/// Runs this program again with a display, a session bus and the accessibility bus, and gives its exit code.
int runInSession(const QStringList& arguments)
{
    const QTemporaryDir dir;
    PrivateDisplay display;
    PrivateBus bus;
    if (!dir.isValid() || !display.start() || !bus.start(dir.path()) || !QDir(dir.path()).mkdir(u"run"_s)) {
        std::fputs("Xvfb or dbus-daemon could not be started\n", stderr);
        return EXIT_FAILURE;
    }
    QFile::setPermissions(dir.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromLocal8Bit(bus.address()));
    environment.insert(u"DISPLAY"_s, display.name());
    environment.insert(u"XDG_RUNTIME_DIR"_s, dir.filePath(u"run"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
    environment.insert(u"POSTACI_IN_SESSION"_s, u"1"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"AT_SPI_BUS_ADDRESS"_s);
    QProcess launcher;
    launcher.setProcessEnvironment(environment);
    launcher.start(u"/usr/libexec/at-spi-bus-launcher"_s, {u"--launch-immediately"_s});
    if (!launcher.waitForStarted(kStartLimit)) {
        std::fputs("at-spi-bus-launcher could not be started\n", stderr);
        return EXIT_FAILURE;
    }
    QProcess test;
    test.setProcessEnvironment(environment);
    test.setProcessChannelMode(QProcess::ForwardedChannels);
    test.start(QCoreApplication::applicationFilePath(), arguments);
    test.waitForFinished(-1); // ctest has the limit
    launcher.kill();
    launcher.waitForFinished();
    return test.exitStatus() == QProcess::NormalExit ? test.exitCode() : EXIT_FAILURE;
}

/// Runs `look` in a thread of its own, since the window's answers.
template <typename Look> auto lookedAt(const Look& look)
{
    auto answer = std::async(std::launch::async, [&look] {
        const AccessTree tree;
        return look(tree);
    });
    while (answer.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return answer.get();
}

QList<AccessObject> allObjects()
{
    return lookedAt([](const AccessTree& tree) { return tree.below(tree.program()); });
}

QString inOneLine(const AccessObject& object)
{
    return u"%1 “%2”"_s.arg(object.role, object.name);
}

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowsSpeak();
    void theMessageIsRead();
    void whatTakesTheKeyboardHasAName_data();
    void whatTakesTheKeyboardHasAName();

private:
    std::unique_ptr<Desk> m_desk;
};

void TestAccess::initTestCase()
{
    Language::apply(u"en"_s);
    m_desk = std::make_unique<Desk>();
    m_desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(lookedAt([](const AccessTree& tree) { return tree.program().isValid(); }),
                             kPatience);
}

void TestAccess::rowsSpeak()
{
    QStringList rows;
    for (const AccessObject& object : allObjects()) {
        if (object.role == u"list item"_s)
            rows << object.name;
    }
    QVERIFY(rows.size() >= 10);
    int unread = 0;
    int attached = 0;
    for (int row = 0; row < 10; ++row) {
        const MessageRow& message = *m_desk->rows().rowData(row);
        const auto spoken = std::find_if(rows.cbegin(), rows.cend(), [&message](const QString& text) {
            return text.contains(message.subject) && text.contains(message.from.name);
        });
        QVERIFY2(spoken != rows.cend(), qPrintable(message.subject + u"\n"_s + rows.join(u'\n')));
        const bool isUnread = !message.flags.testFlag(MessageFlag::Seen);
        QCOMPARE(spoken->contains(u"Unread"_s), isUnread);
        QCOMPARE(spoken->contains(u"attachment"_s), message.hasAttachment);
        unread += isUnread ? 1 : 0;
        attached += message.hasAttachment ? 1 : 0;
    }
    QVERIFY(unread > 0 && attached > 0);
}

void TestAccess::theMessageIsRead()
{
    m_desk->clickRow(0);
    auto* reader = m_desk->window->findChild<ReaderPane*>();
    QTRY_VERIFY_WITH_TIMEOUT(reader->state() == ReaderPane::State::Ready && reader->isSettled(), kPatience);
    const MessageRow message = *m_desk->rows().rowData(0);
    const QStringList told = lookedAt([](const AccessTree& tree) {
        QStringList words;
        for (const AccessObject& object : tree.below(tree.program())) {
            if (object.isShowing && object.role != u"list item"_s)
                words << object.name << tree.textOf(object);
        }
        return words;
    });
    const auto isTold = [&told](const QString& words) {
        return std::any_of(told.cbegin(), told.cend(),
                           [&words](const QString& text) { return text.contains(words); });
    };
    QVERIFY2(isTold(message.subject), qPrintable(told.join(u'\n')));
    QVERIFY2(isTold(message.from.name), qPrintable(told.join(u'\n')));
    QVERIFY2(isTold(message.preview.left(20)), qPrintable(told.join(u'\n')));
}

void TestAccess::whatTakesTheKeyboardHasAName_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Turkish") << u"tr"_s;
}

void TestAccess::whatTakesTheKeyboardHasAName()
{
    QFETCH(const QString, language);
    Language::apply(language);
    QStringList nameless;
    int named = 0;
    for (const AccessObject& object : allObjects()) {
        if (!object.isFocusable || !object.isShowing)
            continue;
        if (object.name.isEmpty() && object.description.isEmpty())
            nameless << inOneLine(object) + object.path;
        else
            ++named;
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    QVERIFY(named > 20);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("POSTACI_IN_SESSION")) {
        QCoreApplication outside(argc, argv);
        return postaci::test::runInSession(outside.arguments().mid(1));
    }
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestAccess test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_access.moc"
