// What windows look like in both colour schemes, after the scheme and the language were changed while they
// were open, and whether the keyboard alone is enough for them.
#include "gui/MailDesk.h"

#include "account/ProviderTable.h"
#include "accounts/AccountSettingsDialog.h"
#include "accounts/AccountWizard.h"
#include "accounts/BrowserSignIn.h"
#include "accounts/Pop3Form.h"
#include "composer/ComposerWindow.h"
#include "filters/FilterEditor.h"
#include "filters/FilterTrialDialog.h"
#include "gui/Contrast.h"
#include "gui/drive/WindowDriver.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "messagelist/MessageListView.h"
#include "reader/ReaderPane.h"
#include "settings/SettingsDialog.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

/// What open() knows.
constexpr const char* kWindows[] = {
    "main",    "composer",        "wizard",       "wizard by hand", "settings",         "settings shortcuts",
    "account", "account servers", "account card", "account log",    "settings filters", "settings junk",
    "filter",  "filter trial"};

/// The colour that a label's words have, and the one behind them.
QColor inkOf(const QWidget* widget)
{
    return widget->palette().color(widget->foregroundRole());
}

QColor groundOf(const QWidget* widget)
{
    for (const QWidget* up = widget; up != nullptr; up = up->parentWidget())
        if (up->autoFillBackground() || up->isWindow())
            return up->palette().color(up->backgroundRole());
    return {};
}

/// As it is seen: half of it may be the ground.
QColor placeholderInkOf(const QWidget* editor)
{
    const QColor ink = editor->palette().color(QPalette::PlaceholderText);
    const QColor ground = editor->palette().color(QPalette::Base);
    const auto mix = [&ink](float a, float b) { return a * ink.alphaF() + b * (1 - ink.alphaF()); };
    return QColor::fromRgbF(mix(ink.redF(), ground.redF()), mix(ink.greenF(), ground.greenF()),
                            mix(ink.blueF(), ground.blueF()));
}

/// Whether it is inside something that scrolls, where not all has to fit.
bool isScrolled(const QWidget* widget)
{
    for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(up) != nullptr)
            return true;
    return false;
}

/// Empty if all words of the widget have room, else what is missing.
QString missingRoom(const QWidget* widget)
{
    const QWidget* window = widget->window();
    const int right = widget->mapTo(window, QPoint(widget->width(), 0)).x();
    if (right > window->width() && !isScrolled(widget))
        return u"ends at %1 of %2"_s.arg(right).arg(window->width());
    int room = widget->width();
    int wanted = 0;
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
        wanted = button->text().isEmpty() ? 0 : button->sizeHint().width();
    } else if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->text().isEmpty()) {
        if (label->wordWrap())
            room = label->height();
        wanted = label->wordWrap() ? label->heightForWidth(label->width()) : label->minimumSizeHint().width();
    }
    return room < wanted ? u"has %1, wants %2"_s.arg(room).arg(wanted) : QString();
}

QString cutOffIn(const QWidget* window)
{
    for (const QWidget* widget : window->findChildren<QWidget*>())
        if (const QString missing = widget->isVisible() ? missingRoom(widget) : QString(); !missing.isEmpty())
            return u"%1 %2 (%3) %4"_s.arg(QLatin1String(widget->metaObject()->className()),
                                          widget->objectName(), visibleTexts(widget).join(u" / "_s).left(60),
                                          missing);
    return {};
}

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

/// With several conditions.
Rule sampleRule()
{
    Rule rule;
    rule.name = u"Faturalar"_s;
    rule.conditions = {{RuleField::Subject, RuleTest::Contains, {}, u"rapor"_s, 0},
                       {RuleField::Size, RuleTest::LessThan, {}, {}, 3000},
                       {RuleField::Attachment, RuleTest::IsNot, {}, {}, 0}};
    rule.actions = {{RuleActionKind::Trash, 0, {}}, {RuleActionKind::Stop, 0, {}}};
    return rule;
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

bool isStop(const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const bool isOtherOfAGroup =
        button && button->isCheckable() && button->autoExclusive() && !button->isChecked();
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
           widget->focusProxy() == nullptr && !isOtherOfAGroup;
}

} // namespace

class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
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
    /// With something in it: a message, a text with a file and a mistake, an address.
    void open(const QString& window);
    /// The question that the window asks in its bar, where it has one.
    void ask();

    std::unique_ptr<MailDesk> m_desk;
    ProviderTable m_providers;
    std::unique_ptr<MainWindow> m_main;
    QPointer<QWidget> m_window;
};

void TestLooks::initTestCase()
{
    m_providers = *ProviderTable::bundled();
}

void TestLooks::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestLooks::cleanup()
{
    if (m_window != m_main.get())
        delete m_window;
    m_main.reset();
    m_desk.reset();
}

void TestLooks::open(const QString& window)
{
    m_desk = std::make_unique<MailDesk>();
    const MessageId message = m_desk->add(rawMessage("Rapor", mixedPart("Ekte.", {{"a.pdf", "x"}})));
    m_desk->open();
    MailEngine& engine = m_desk->engine();
    if (window == u"settings filters"_s) {
        bool isSaved = false;
        engine.saveRule(sampleRule(), [&isSaved](const Result<RuleId>& id) { isSaved = id.has_value(); });
        QTRY_VERIFY(isSaved);
    }
    if (window == u"settings junk"_s) {
        engine.markJunk({message});
        QTRY_COMPARE(engine.junkLearnt().junk, 1);
    }
    if (window.startsWith(u"wizard"_s)) {
        m_window = new AccountWizard(engine, m_providers, {});
    } else if (window == u"composer"_s) {
        m_window = ComposerWindow::openForward(engine, m_desk->settings(), message);
    } else if (window.startsWith(u"account"_s)) {
        auto* dialog = new AccountSettingsDialog(engine, m_desk->work());
        dialog->showPage(window == u"account"_s           ? AccountSettingsDialog::Page::General
                         : window == u"account servers"_s ? AccountSettingsDialog::Page::Servers
                                                          : AccountSettingsDialog::Page::Log);
        if (window == u"account card"_s)
            dialog->showPage(AccountSettingsDialog::Page::Card);
        m_window = dialog;
    } else if (window.startsWith(u"settings"_s)) {
        auto* dialog = new SettingsDialog(engine, m_desk->settings(), m_providers);
        if (window == u"settings shortcuts"_s)
            dialog->showPage(SettingsDialog::Page::Shortcuts);
        if (window == u"settings filters"_s)
            dialog->showPage(SettingsDialog::Page::Filters);
        if (window == u"settings junk"_s)
            dialog->showPage(SettingsDialog::Page::Junk);
        m_window = dialog;
    } else if (window == u"filter"_s) {
        Rule incomplete = sampleRule();
        incomplete.conditions.append({RuleField::Header, RuleTest::BeginsWith, {}, {}, 0});
        m_window = new FilterEditor(engine, m_desk->settings(), incomplete);
    } else if (window == u"filter trial"_s) {
        m_window = new FilterTrialDialog(engine, sampleRule());
    } else {
        m_main = std::make_unique<MainWindow>(engine, m_desk->settings(), m_providers);
        m_window = m_main.get();
    }
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    if (m_main) {
        m_main->messageList()->goNext();
        QTRY_VERIFY(m_main->isSettled() && m_main->reader()->currentMessage() != 0);
    } else if (window == u"composer"_s) {
        QTRY_VERIFY(m_window->findChild<QWidget*>(u"fileChip"_s) != nullptr);
        typeText(m_window->findChild<QWidget*>(u"toEdit"_s), u"ayse"_s);
        typeText(m_window->findChild<QWidget*>(u"bodyEdit"_s), u"Merhaba"_s);
        m_window->findChild<QWidget*>(u"bodyEdit"_s)->setFocus();
        QTRY_VERIFY(!m_window->findChild<QLabel*>(u"savedLabel"_s)->text().isEmpty());
        qobject_cast<ComposerWindow*>(m_window)->send(); // "ayse" is no address
    } else if (window == u"settings shortcuts"_s) {
        auto* tree = m_window->findChild<QTreeWidget*>(u"shortcutTree"_s);
        tree->setCurrentItem(tree->topLevelItem(0)->child(1));
    } else if (window.startsWith(u"wizard"_s)) {
        typeText(m_window->findChild<QWidget*>(u"addressEdit"_s), u"deniz@gmail.com"_s);
        if (window == u"wizard by hand"_s)
            QTest::mouseClick(m_window->findChild<QWidget*>(u"byHandButton"_s), Qt::LeftButton);
        QTest::mouseClick(m_window->findChild<QWidget*>(u"nextButton"_s), Qt::LeftButton);
    }
}

void TestLooks::ask()
{
    if (m_main)
        m_main->actions().removeForGood->trigger();
    else if (auto* composer = qobject_cast<ComposerWindow*>(m_window))
        composer->close();
    else if (auto* keys = m_window->findChild<QKeySequenceEdit*>(); keys && keys->isVisible()) {
        keys->setKeySequence(QKeySequence(Qt::Key_G)); // with which six others begin
        m_window->findChild<QAbstractButton*>(u"useKeysButton"_s)->click();
    } else if (auto* remove = m_window->findChild<QAbstractButton*>(u"removeAccountButton"_s))
        remove->click();
    else if (auto* filter = m_window->findChild<QAbstractButton*>(u"removeFilterButton"_s);
             filter && filter->isVisible())
        filter->click();
    else if (auto* forget = m_window->findChild<QAbstractButton*>(u"forgetJunkButton"_s);
             forget && forget->isVisible())
        forget->click();
    else if (auto* apply = m_window->findChild<QAbstractButton*>(u"applyFilterButton"_s)) {
        QTRY_VERIFY(apply->isEnabled());
        apply->click();
        QTRY_VERIFY(m_window->findChild<InfoBar*>(u"trialBar"_s)->isVisible());
    } else if (auto* save = m_window->findChild<QAbstractButton*>(u"saveFilterButton"_s))
        save->click(); // something is missing
    QTest::qWait(0);
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
    QTest::newRow("filter") << u"filter"_s << QStringList();
    QTest::newRow("filter trial") << u"filter trial"_s << QStringList();
}

void TestLooks::wordsAreReadable()
{
    QFETCH(QString, window);
    QFETCH(QStringList, quiet);
    open(window);
    if (QTest::currentTestFailed())
        return;
    QHash<const QLabel*, QFont> fonts;
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        fonts.insert(label, label->font());
    for (const ColorScheme scheme : {ColorScheme::Dark, ColorScheme::Light, ColorScheme::Dark}) {
        Theme::apply(*qApp, scheme);
        QTest::qWait(0);
        int looked = 0;
        for (const QLabel* label : m_window->findChildren<QLabel*>()) {
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
        for (const QWidget* editor : m_window->findChildren<QWidget*>()) {
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
    open(window);
    if (QTest::currentTestFailed())
        return;
    Language::apply(language); // lengths differ, and the window is open already
    m_window->resize(size);
    QTRY_COMPARE(m_window->width(), size.width());
    QTRY_COMPARE(cutOffIn(m_window), QString()); // layouts need some rounds
    ask();
    QTRY_COMPARE(cutOffIn(m_window), QString());
    QCOMPARE(m_window->width(), size.width());
}

void TestLooks::mnemonicsAreUnique_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("language");
    for (const char* window : kWindows)
        for (const char* language : {"en", "tr"})
            QTest::addRow("%s, %s", window, language)
                << QString::fromLatin1(window) << QString::fromLatin1(language);
}

void TestLooks::mnemonicsAreUnique()
{
    QFETCH(QString, window);
    QFETCH(QString, language);
    open(window);
    if (QTest::currentTestFailed())
        return;
    Language::apply(language);
    QTest::qWait(0);
    QCOMPARE(sameLetter(mnemonicsIn(m_window)), QString());
    ask();
    QCOMPARE(sameLetter(mnemonicsIn(m_window)), QString());
    for (const QMenu* menu : m_window->findChildren<QMenu*>()) {
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
    open(window);
    if (QTest::currentTestFailed())
        return;
    Language::apply(language);
    m_window->findChild<Pop3Form*>()->show();
    auto* signIn = m_window->findChild<BrowserSignIn*>();
    signIn->setVisible(true);
    for (const bool again : {false, true}) {
        if (again && window.startsWith(u"wizard"_s))
            break; // there it is always the first time
        signIn->setAgain(again);
        for (auto* button : signIn->findChildren<QPushButton*>())
            button->show();
        if (window.startsWith(u"wizard"_s))
            for (const char* field : {"foundServersCombo", "incomingProtocolCombo"})
                m_window->findChild<QWidget*>(QLatin1String(field))->parentWidget()->show();
        QTest::qWait(0);
        QVERIFY(mnemonicsIn(m_window).size() > 10);
        QCOMPARE(sameLetter(mnemonicsIn(m_window)), QString());
    }
}

void TestLooks::tabReachesEveryControl_data()
{
    QTest::addColumn<QString>("window");
    for (const char* window : kWindows)
        QTest::newRow(window) << QString::fromLatin1(window);
}

void TestLooks::tabReachesEveryControl()
{
    QFETCH(QString, window);
    open(window);
    if (QTest::currentTestFailed())
        return;
    ask();
    QSet<const QWidget*> reached;
    const qsizetype all = m_window->findChildren<QWidget*>().size();
    for (qsizetype i = 0; i < all; ++i) {
        QVERIFY(m_window->focusWidget() != nullptr);
        reached << m_window->focusWidget();
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    }
    for (const QWidget* widget : m_window->findChildren<QWidget*>())
        if (isStop(widget))
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
