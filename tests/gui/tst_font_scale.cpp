// Windows in letters from 80 to 200 % of the usual size, in both languages and where there is little room:
// no words are cut off or lie on others, all can be reached, and Tab goes in reading order.
#include "gui/LookDesk.h"

#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "messagelist/MessageListView.h"
#include "palette/CommandPalette.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr const char* kWindows[] = {"main",
                                    "main table",
                                    "main conversation",
                                    "composer",
                                    "contacts",
                                    "contact",
                                    "wizard",
                                    "wizard by hand",
                                    "settings",
                                    "settings accounts",
                                    "settings filters",
                                    "settings junk",
                                    "settings shortcuts",
                                    "settings privacy",
                                    "settings certificates",
                                    "settings notifications",
                                    "account",
                                    "account servers",
                                    "account card",
                                    "account log",
                                    "filter",
                                    "filter trial"};

/// Words, fonts and sizes reach the widgets by events, some of which cause others.
void finishLayout()
{
    constexpr int kRounds = 10;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/// Every widget that Tab stops at, from the first one on, each once.
QList<const QWidget*> tabStops(QWidget* window)
{
    QList<const QWidget*> stops;
    QWidget* widget = window;
    do {
        widget = widget->nextInFocusChain();
        if (widget->window() == window && isTabStop(widget))
            stops << widget;
    } while (widget != window);
    return stops;
}

/// Whether somebody who reads line by line comes to `next` after `before`.
bool isReadAfter(const QRect& before, const QRect& next)
{
    const bool isInOneLine = next.center().y() >= before.top() && next.center().y() <= before.bottom();
    if (isInOneLine || (before.center().y() >= next.top() && before.center().y() <= next.bottom()))
        return next.center().x() >= before.center().x();
    return next.top() >= before.top() || next.left() >= before.right(); // below, or the next column
}

/// Of what scrolls it; null where nothing does.
const QWidget* viewportOf(const QWidget* widget)
{
    for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(up->parentWidget());
        if (area != nullptr && area->viewport() == up)
            return up;
    }
    return nullptr;
}

/// Where it is in the window; seen from outside of what scrolls it, what is scrolled away is at its edge.
QRect placeOf(const QWidget* widget, const QWidget* from)
{
    QRect place(widget->mapTo(widget->window(), QPoint()), widget->size());
    const QWidget* viewport = viewportOf(widget);
    if (viewport == nullptr || viewport == viewportOf(from))
        return place;
    const QRect seen(viewport->mapTo(viewport->window(), QPoint()), viewport->size());
    place.moveTop(std::clamp(place.top(), seen.top(), seen.bottom()));
    place.setBottom(std::min(place.bottom(), seen.bottom()));
    return place;
}

/// The buttons at the end of the line come before the recipients: one Tab leads from these to the subject.
bool isBackToRecipients(const QWidget* before, const QWidget* next)
{
    return before->objectName() == u"pickContactsButton"_s && next->objectName() == u"toEdit"_s;
}

/// Empty if Tab goes in reading order; else the first step that does not.
QString againstReading(QWidget* window)
{
    const QList<const QWidget*> stops = tabStops(window);
    // It is a circle: one step leads back to the beginning.
    QStringList back;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        const QWidget* before = stops.at(i);
        const QWidget* next = stops.at((i + 1) % stops.size());
        if (!isReadAfter(placeOf(before, next), placeOf(next, before)) && !isBackToRecipients(before, next))
            back << u"%1 %2 -> %3 %4"_s.arg(
                QLatin1String(before->metaObject()->className()), before->objectName(),
                QLatin1String(next->metaObject()->className()), next->objectName());
    }
    return back.size() <= 1 ? QString() : back.join(u"; "_s);
}

} // namespace

class TestFontScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_usual = QApplication::font(); }
    void cleanup();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void tabGoesInReadingOrder_data();
    void tabGoesInReadingOrder();
    void menusFitOnTheScreen_data();
    void menusFitOnTheScreen();
    void thePaletteHasRoom_data();
    void thePaletteHasRoom();

private:
    /// As somebody has set it before the program starts.
    void setScale(int percent);
    [[nodiscard]] QStringList wrongIn(const QString& name, QSize size) const;

    LookDesk m_looks;
    QFont m_usual;
};

void TestFontScale::setScale(int percent)
{
    QApplication::setFont(Theme::fontScaled(m_usual, percent / 100.0));
}

void TestFontScale::cleanup()
{
    m_looks.close();
    QApplication::setFont(m_usual);
    Language::apply(u"en"_s);
}

void TestFontScale::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<int>("percent");
    for (const char* window : kWindows)
        for (const int percent : {80, 100, 125, 150, 200})
            QTest::addRow("%s, %d %%", window, percent) << QString::fromLatin1(window) << percent;
}

/// What is, in a window that is to be of that size.
QStringList TestFontScale::wrongIn(const QString& name, QSize size) const
{
    QWidget* window = m_looks.window();
    finishLayout();
    if (const QString pictures = qEnvironmentVariable("POSTACI_PICTURES"); !pictures.isEmpty())
        window->grab().save(u"%1/%2 %3.png"_s.arg(pictures, QLatin1String(QTest::currentDataTag()), name));
    QStringList wrong;
    if (!QTest::qWaitFor([window] { return cutOffIn(window).isEmpty() && coveredIn(window).isEmpty(); },
                         1000))
        wrong << u"%1: %2 %3"_s.arg(name, cutOffIn(window), coveredIn(window));
    if (window->width() > size.width() || window->height() > size.height())
        wrong << u"%1 wants %2 by %3"_s.arg(name).arg(window->width()).arg(window->height());
    return wrong;
}

void TestFontScale::nothingIsCutOff()
{
    QFETCH(QString, window);
    QFETCH(int, percent);
    setScale(percent);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    QStringList wrong;
    for (const char* language : {"en", "tr"}) {
        Language::apply(QString::fromLatin1(language));
        for (const QSize size : {QSize(1280, 800), QSize(700, 600)}) {
            m_looks.window()->resize(size);
            wrong += wrongIn(u"%1 %2"_s.arg(QLatin1String(language)).arg(size.width()), size);
        }
    }
    if (m_looks.mainWindow() && !m_looks.mainWindow()->messageList()->isVisible()) {
        m_looks.mainWindow()->actions().back->trigger();
        QVERIFY(m_looks.mainWindow()->messageList()->isVisible());
        wrong += wrongIn(u"list"_s, m_looks.window()->size());
    }
    QCOMPARE(wrong.join(u'\n'), QString());
}

void TestFontScale::tabGoesInReadingOrder_data()
{
    QTest::addColumn<QString>("window");
    for (const char* window : kWindows)
        QTest::newRow(window) << QString::fromLatin1(window);
}

void TestFontScale::tabGoesInReadingOrder()
{
    QFETCH(QString, window);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(tabStops(m_looks.window()).size() >= 2);
    QCOMPARE(againstReading(m_looks.window()), QString());
}

void TestFontScale::menusFitOnTheScreen_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {80, 100, 150, 200})
        QTest::addRow("%d %%", percent) << percent;
}

/// Longer ones scroll by themselves; nothing helps against wide ones.
void TestFontScale::menusFitOnTheScreen()
{
    QFETCH(int, percent);
    setScale(percent);
    m_looks.open(u"main"_s);
    if (QTest::currentTestFailed())
        return;
    for (const char* language : {"en", "tr"}) {
        Language::apply(QString::fromLatin1(language));
        int looked = 0;
        for (QMenu* menu : m_looks.window()->findChildren<QMenu*>()) {
            QVERIFY2(menu->sizeHint().width() <= 1024, qPrintable(menu->title()));
            looked += menu->isEmpty() ? 0 : 1;
        }
        QVERIFY(looked > 5);
        // What has no room in the bar is behind its arrow.
        for (const QAction* action : m_looks.mainWindow()->menuBar()->actions())
            QVERIFY(!action->text().isEmpty());
    }
}

void TestFontScale::thePaletteHasRoom_data()
{
    menusFitOnTheScreen_data();
}

void TestFontScale::thePaletteHasRoom()
{
    QFETCH(int, percent);
    setScale(percent);
    m_looks.open(u"main"_s);
    if (QTest::currentTestFailed())
        return;
    m_looks.window()->resize(700, 600);
    m_looks.mainWindow()->actions().palette->trigger();
    auto* palette = m_looks.window()->findChild<CommandPalette*>();
    QTRY_VERIFY(palette != nullptr && palette->isVisible());
    QTRY_COMPARE(cutOffIn(palette), QString());
    QVERIFY(palette->width() <= 700 && palette->height() <= 600);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestFontScale test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_font_scale.moc"
