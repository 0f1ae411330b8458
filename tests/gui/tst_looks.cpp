// What windows look like in both colour schemes, after the scheme and the language were changed while they
// were open, and whether the keyboard alone is enough for them.
#include "gui/LookDesk.h"

#include "accounts/BrowserSignIn.h"
#include "accounts/Pop3Form.h"
#include "gui/Contrast.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QTabBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

/// "G" for "&Get mail"; empty where there is none.
QString mnemonicOf(const QString& text)
{
    return QKeySequence::mnemonic(text).toString().section(u'+', -1);
}

/// All that Alt and a letter press in that window, each "letter: words".
QStringList mnemonicsIn(const QWidget* window)
{
    QStringList found;
    const auto add = [&found](const QString& text) {
        if (const QString letter = mnemonicOf(text); !letter.isEmpty())
            found << letter + u": "_s + text;
    };
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            add(button->text());
        else if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy())
            add(label->text());
        else if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                add(tabs->tabText(i));
        else if (const auto* menus = qobject_cast<const QMenuBar*>(widget))
            for (const QAction* menu : menus->actions())
                add(menu->text());
    }
    return found;
}

/// Empty if no two of them begin with the same letter.
QString sameLetter(QStringList mnemonics)
{
    mnemonics.sort();
    for (qsizetype i = 1; i < mnemonics.size(); ++i)
        if (mnemonics.at(i).section(u':', 0, 0) == mnemonics.at(i - 1).section(u':', 0, 0))
            return mnemonics.at(i - 1) + u" / "_s + mnemonics.at(i);
    return {};
}

} // namespace

class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_looks.close(); }
    void wordsAreReadable_data();
    void wordsAreReadable();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void mnemonicsAreUnique_data();
    void mnemonicsAreUnique();
    void mnemonicsAreUniqueWithAllFields_data();
    void mnemonicsAreUniqueWithAllFields();
    void tabReachesEveryControl_data();
    void tabReachesEveryControl();

private:
    LookDesk m_looks;
};

void TestLooks::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestLooks::wordsAreReadable_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QStringList>("quiet");
    QTest::newRow("main") << u"main"_s << QStringList{u"dateLabel"_s, u"recipients"_s, u"listNote"_s};
    QTest::newRow("composer") << u"composer"_s << QStringList{u"savedLabel"_s};
    QTest::newRow("wizard") << u"wizard"_s << QStringList{u"wizardStep"_s, u"fieldHelp"_s};
    QTest::newRow("settings") << u"settings"_s << QStringList();
    QTest::newRow("settings shortcuts") << u"settings shortcuts"_s << QStringList();
    QTest::newRow("account") << u"account"_s << QStringList();
    QTest::newRow("account servers") << u"account servers"_s << QStringList();
    QTest::newRow("account log") << u"account log"_s << QStringList();
    QTest::newRow("settings filters") << u"settings filters"_s << QStringList();
    QTest::newRow("settings junk") << u"settings junk"_s << QStringList();
    QTest::newRow("settings notifications") << u"settings notifications"_s << QStringList();
    QTest::newRow("filter") << u"filter"_s << QStringList();
    QTest::newRow("filter trial") << u"filter trial"_s << QStringList();
}

void TestLooks::wordsAreReadable()
{
    QFETCH(QString, window);
    QFETCH(QStringList, quiet);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    QHash<const QLabel*, QFont> fonts;
    for (const QLabel* label : m_looks.window()->findChildren<QLabel*>())
        fonts.insert(label, label->font());
    for (const ColorScheme scheme : {ColorScheme::Dark, ColorScheme::Light, ColorScheme::Dark}) {
        Theme::apply(*qApp, scheme);
        QTest::qWait(0);
        int looked = 0;
        for (const QLabel* label : m_looks.window()->findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            const QString what = u"%1 \"%2\": %3 on %4"_s.arg(label->objectName(), label->text(),
                                                              inkOf(label).name(), groundOf(label).name());
            QVERIFY2(contrast(inkOf(label), groundOf(label)) >= 4.5, qPrintable(what));
            if (quiet.contains(label->objectName()))
                QVERIFY2(inkOf(label) == Theme::meta(), qPrintable(what));
            QVERIFY2(fonts.value(label, label->font()) == label->font(), qPrintable(what));
            ++looked;
        }
        QVERIFY(looked >= 1);
        for (const QWidget* editor : m_looks.window()->findChildren<QWidget*>()) {
            if (!editor->property("placeholderText").toString().isEmpty())
                QVERIFY2(contrast(placeholderInkOf(editor), editor->palette().color(QPalette::Base)) >= 4.5,
                         qPrintable(editor->objectName()));
        }
    }
}

void TestLooks::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    const std::pair<const char*, QSize> shapes[] = {
        {"main", {1200, 800}},
        {"main", {920, 700}},
        {"main", {620, 700}},
        {"main", {480, 500}},
        {"composer", {760, 640}},
        {"composer", {480, 500}},
        {"wizard", {648, 532}},
        {"wizard by hand", {648, 532}},
        {"settings", {600, 450}},
        {"settings shortcuts", {480, 450}},
        {"account", {560, 520}},
        {"account servers", {560, 520}},
        {"account log", {560, 520}},
        {"settings filters", {600, 450}},
        {"settings filters", {480, 450}},
        {"settings junk", {480, 450}},
        {"filter", {640, 520}},
        {"settings", {640, 480}},
        {"settings notifications", {640, 480}},
        {"settings notifications", {1000, 700}},
        {"settings accounts", {640, 480}},
        {"settings sending", {640, 480}},
        {"settings storage", {640, 480}},
        {"settings storage", {1000, 700}},
        {"settings privacy", {640, 480}},
        {"account fetching", {640, 480}},
        {"account log", {640, 480}},
        {"connection log", {640, 480}},
        {"help", {640, 480}},
        {"welcome", {480, 400}},
        {"welcome", {1200, 800}},
        {"filter", {480, 450}},
        {"filter trial", {640, 500}},
        {"filter trial", {480, 400}},
    };
    for (const auto& [window, size] : shapes)
        for (const char* language : {"en", "tr"})
            QTest::addRow("%s, %s, %d", window, language, size.width())
                << QString::fromLatin1(window) << QString::fromLatin1(language) << size;
}

void TestLooks::nothingIsCutOff()
{
    QFETCH(QString, window);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    Language::apply(language); // lengths differ, and the window is open already
    m_looks.window()->resize(size);
    QTRY_COMPARE(m_looks.window()->width(), size.width());
    QTRY_COMPARE(cutOffIn(m_looks.window()), QString()); // layouts need some rounds
    m_looks.ask();
    QTRY_COMPARE(cutOffIn(m_looks.window()), QString());
    QCOMPARE(m_looks.window()->width(), size.width());
}

void TestLooks::mnemonicsAreUnique_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("language");
    for (const QString& window : lookedAtWindows())
        for (const char* language : {"en", "tr"})
            QTest::addRow("%s, %s", qPrintable(window), language) << window << QString::fromLatin1(language);
}

void TestLooks::mnemonicsAreUnique()
{
    QFETCH(QString, window);
    QFETCH(QString, language);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    Language::apply(language);
    QTest::qWait(0);
    QCOMPARE(sameLetter(mnemonicsIn(m_looks.window())), QString());
    m_looks.ask();
    QCOMPARE(sameLetter(mnemonicsIn(m_looks.window())), QString());
    for (const QMenu* menu : m_looks.window()->findChildren<QMenu*>()) {
        QStringList letters;
        for (const QAction* action : menu->actions())
            if (const QString letter = mnemonicOf(action->text()); action->isVisible() && !letter.isEmpty())
                letters << letter + u": "_s + action->text();
        QCOMPARE(sameLetter(letters), QString());
    }
}

void TestLooks::mnemonicsAreUniqueWithAllFields_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("language");
    for (const char* window : {"wizard by hand", "account servers"})
        for (const char* language : {"en", "tr"})
            QTest::addRow("%s, %s", window, language)
                << QString::fromLatin1(window) << QString::fromLatin1(language);
}

/// What only some accounts show: POP3, several sources and protocols, the sign-in in the browser with all its
/// buttons.
void TestLooks::mnemonicsAreUniqueWithAllFields()
{
    QFETCH(QString, window);
    QFETCH(QString, language);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    Language::apply(language);
    m_looks.window()->findChild<Pop3Form*>()->show();
    auto* signIn = m_looks.window()->findChild<BrowserSignIn*>();
    signIn->setVisible(true);
    for (const bool again : {false, true}) {
        if (again && window.startsWith(u"wizard"_s))
            break; // there it is always the first time
        signIn->setAgain(again);
        for (auto* button : signIn->findChildren<QPushButton*>())
            button->show();
        if (window.startsWith(u"wizard"_s))
            for (const char* field : {"foundServersCombo", "incomingProtocolCombo"})
                m_looks.window()->findChild<QWidget*>(QLatin1String(field))->parentWidget()->show();
        QTest::qWait(0);
        QVERIFY(mnemonicsIn(m_looks.window()).size() > 10);
        QCOMPARE(sameLetter(mnemonicsIn(m_looks.window())), QString());
    }
}

void TestLooks::tabReachesEveryControl_data()
{
    QTest::addColumn<QString>("window");
    for (const QString& window : lookedAtWindows())
        QTest::newRow(qPrintable(window)) << window;
}

void TestLooks::tabReachesEveryControl()
{
    QFETCH(QString, window);
    m_looks.open(window);
    if (QTest::currentTestFailed())
        return;
    m_looks.ask();
    QSet<const QWidget*> reached;
    const qsizetype all = m_looks.window()->findChildren<QWidget*>().size();
    for (qsizetype i = 0; i < all; ++i) {
        QVERIFY(m_looks.window()->focusWidget() != nullptr);
        reached << m_looks.window()->focusWidget();
        QTest::keyClick(m_looks.window()->focusWidget(), Qt::Key_Tab);
    }
    for (const QWidget* widget : m_looks.window()->findChildren<QWidget*>())
        if (isTabStop(widget))
            QVERIFY2(reached.contains(widget),
                     qPrintable(u"%1 %2"_s.arg(QLatin1String(widget->metaObject()->className()),
                                               widget->objectName())));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestLooks test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_looks.moc"
