// What a screen reader is told of the main window: on an X server and a session bus of the test's own, since
// the offscreen platform has no bridge to AT-SPI.
#include "gui/AccessTree.h"
#include "gui/SessionMain.h"
#include "gui/WindowDesk.h"

#include "reader/ReaderPane.h"
#include "widgets/Language.h"

#include <QApplication>

#include <future>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 20'000;

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
    postaci::test::PrivateSession session;
    session.environment = {{u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s}};
    session.companion = {u"/usr/libexec/at-spi-bus-launcher"_s, u"--launch-immediately"_s};
    return postaci::test::mainWithWindows<postaci::test::TestAccess>(argc, argv, session);
}
#include "tst_access.moc"
