// Filters as people make, order, try and run them.
#include "gui/MailDesk.h"
#include "gui/drive/WindowDriver.h"

#include "account/ProviderTable.h"
#include "filters/FilterEditor.h"
#include "filters/FilterTrialDialog.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "messagelist/MessageListView.h"
#include "settings/FilterPage.h"
#include "settings/SettingsDialog.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString nameAt(const QListWidget* list, int row)
{
    return list->item(row)->text().section(u'\n', 0, 0);
}

QStringList namesIn(const QListWidget* list)
{
    QStringList names;
    for (int row = 0; row < list->count(); ++row)
        names.append(nameAt(list, row));
    return names;
}

/// The last of that name in the window: those of the newest row.
template <typename Widget> Widget* lastPart(const QWidget* window, const char* name)
{
    const QList<Widget*> parts = window->findChildren<Widget*>(QLatin1String(name));
    return parts.isEmpty() ? nullptr : parts.last();
}

void choose(QComboBox* combo, const QString& text)
{
    const int index = combo->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    combo->setFocus();
    while (combo->currentIndex() != index)
        QTest::keyClick(combo, combo->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
}

/// Any line of the message itself.
QByteArray listMail(const QByteArray& subject)
{
    return rawMessage(subject, "List-Id: Haberler <haber.example.org>\r\n" + plainPart("Merhaba\r\n"));
}

} // namespace

class TestFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void madeWithTheKeyboardAlone();
    void orderedDuplicatedAndDeleted();
    void switchedOffByItsTick();
    void whatIsMissingIsSaid();
    void everyKindOfConditionComesBack();
    void triedAndRunAndUndone();
    void madeFromAMessage();
    void madeFromAMailingList();

private:
    void openPage();
    RuleId put(const QString& name, const RuleCondition& condition, const RuleAction& action);
    [[nodiscard]] QListWidget* list() const { return m_dialog->findChild<QListWidget*>(u"filterList"_s); }
    void press(const char* button) const
    {
        auto* widget = m_dialog->findChild<QPushButton*>(QLatin1String(button));
        QVERIFY(widget->isEnabled());
        widget->click();
    }
    [[nodiscard]] FilterEditor* editor() const
    {
        return qobject_cast<FilterEditor*>(visibleWindow(u"filterEditor"_s));
    }

    std::unique_ptr<MailDesk> m_desk;
    ProviderTable m_providers;
    std::unique_ptr<SettingsDialog> m_dialog;
    std::unique_ptr<MainWindow> m_main;
};

void TestFilters::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
    m_desk = std::make_unique<MailDesk>();
}

void TestFilters::cleanup()
{
    m_dialog.reset();
    m_main.reset();
    m_desk.reset();
}

void TestFilters::openPage()
{
    m_dialog = std::make_unique<SettingsDialog>(m_desk->engine(), m_desk->settings(), m_providers);
    m_dialog->showPage(SettingsDialog::Page::Filters);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

RuleId TestFilters::put(const QString& name, const RuleCondition& condition, const RuleAction& action)
{
    Rule rule;
    rule.name = name;
    rule.conditions = {condition};
    rule.actions = {action};
    RuleId id = 0;
    m_desk->engine().saveRule(rule, [&id](const Result<RuleId>& saved) { id = saved.value_or(-1); });
    (void)waitUntil([&id] { return id != 0; }, std::chrono::seconds(5));
    return id;
}

void TestFilters::madeWithTheKeyboardAlone()
{
    m_desk->open();
    openPage();
    QVERIFY(!list()->isVisible());
    auto* add = visible<QPushButton>(m_dialog.get(), "primaryButton");
    if (add == nullptr) // the empty page's button
        for (auto* button : m_dialog->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == u"Add a filter"_s)
                add = button;
    QVERIFY(add != nullptr);
    add->setFocus();
    QTest::keyClick(add, Qt::Key_Space);
    QTRY_VERIFY(editor() != nullptr);
    QVERIFY(QTest::qWaitForWindowActive(editor()));
    QCOMPARE(editor()->focusWidget()->objectName(), u"filterName"_s);
    QTest::keyClicks(editor()->focusWidget(), u"Faturalar"_s);
    auto* field = editor()->findChild<QComboBox*>(u"conditionField"_s);
    choose(field, u"Subject"_s);
    QTest::keyClick(field, Qt::Key_Tab); // how it is compared
    QCOMPARE(editor()->focusWidget()->objectName(), u"conditionTest"_s);
    QTest::keyClick(editor()->focusWidget(), Qt::Key_Tab);
    QCOMPARE(editor()->focusWidget()->objectName(), u"conditionText"_s);
    QTest::keyClicks(editor()->focusWidget(), u"fatura"_s);
    auto* another = editor()->findChild<QPushButton*>(u"addActionButton"_s);
    another->setFocus();
    QTest::keyClick(another, Qt::Key_Space);
    QVERIFY(editor()->focusWidget() == lastPart<QComboBox>(editor(), "actionKind"));
    choose(lastPart<QComboBox>(editor(), "actionKind"), u"Give a star"_s);
    choose(editor()->findChild<QComboBox*>(u"actionKind"_s), u"Tag with"_s);
    const QPointer<FilterEditor> open = editor();
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);                     // no command of it
    QTest::keyClick(editor()->findChild<QWidget*>(u"conditionText"_s), Qt::Key_Return); // the primary button
    QTRY_VERIFY(!open || !open->isVisible());
    QTRY_COMPARE(list()->count(), 1);
    QCOMPARE(list()->item(0)->text(),
             u"Faturalar\nSubject contains “fatura” → Tag with Important, Give a star"_s);
    const QList<Rule> rules = m_desk->engine().rules();
    QCOMPARE(rules.size(), 1);
    QCOMPARE(rules.first().conditions.first(),
             (RuleCondition{RuleField::Subject, RuleTest::Contains, {}, u"fatura"_s, 0}));
    QCOMPARE(rules.first().actions.size(), 2);
    QVERIFY(rules.first().accounts.isEmpty());
}

void TestFilters::orderedDuplicatedAndDeleted()
{
    m_desk->open();
    const RuleAction star{RuleActionKind::Star, 0, {}};
    for (const QString& name : {u"a"_s, u"b"_s, u"c"_s})
        put(name, {RuleField::Subject, RuleTest::Contains, {}, name, 0}, star);
    openPage();
    list()->setCurrentRow(2);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier); // faster than the disk
    QCOMPARE(namesIn(list()), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QTRY_COMPARE(m_desk->engine().rules().first().name, u"c"_s);
    QCOMPARE(list()->currentRow(), 0);
    QVERIFY(list()->hasFocus());
    QVERIFY(!m_dialog->findChild<QPushButton*>(u"filterUpButton"_s)->isEnabled());
    press("filterDownButton");
    QTRY_COMPARE(m_desk->engine().rules().at(1).name, u"c"_s);

    press("duplicateFilterButton");
    QTRY_COMPARE(list()->count(), 4);
    QCOMPARE(nameAt(list(), list()->currentRow()), u"c (copy)"_s);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Delete);
    QTRY_COMPARE(list()->count(), 3);
    auto* bar = m_dialog->findChild<InfoBar*>(u"filterListBar"_s);
    QVERIFY(bar->isVisible() && bar->text().contains(u"c (copy)"_s));
    Q_EMIT bar->primaryClicked();
    QTRY_COMPARE(list()->count(), 4);
    QCOMPARE(m_desk->engine().rules().last().name, u"c (copy)"_s);
}

void TestFilters::switchedOffByItsTick()
{
    m_desk->open();
    put(u"a"_s, {RuleField::Subject, RuleTest::Contains, {}, u"x"_s, 0}, {RuleActionKind::Star, 0, {}});
    openPage();
    list()->setCurrentRow(0);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Space);
    QTRY_VERIFY(!m_desk->engine().rules().first().isOn);
    QTest::keyClick(list(), Qt::Key_Space);
    QTRY_VERIFY(m_desk->engine().rules().first().isOn);
}

void TestFilters::whatIsMissingIsSaid()
{
    m_desk->open();
    openPage();
    Rule rule;
    FilterEditor dialog(m_desk->engine(), m_desk->settings(), rule);
    dialog.show();
    const auto problem = [&dialog] {
        dialog.findChild<QPushButton*>(u"saveFilterButton"_s)->click();
        QStringList texts;
        const auto* place = dialog.findChild<QWidget*>(u"filterProblem"_s);
        for (const auto* label : place->findChildren<QLabel*>())
            texts.append(label->text());
        return place->isVisible() ? texts.join(u' ').trimmed() : QString();
    };
    QVERIFY(problem().contains(u"what this condition looks for"_s));
    auto* text = dialog.findChild<QLineEdit*>(u"conditionText"_s);
    typeText(text, u"(fatura"_s);
    choose(dialog.findChild<QComboBox*>(u"conditionTest"_s), u"matches the pattern"_s);
    QVERIFY(problem().contains(u"brackets"_s));
    typeText(text, u")"_s);
    QVERIFY(problem().contains(u"folder"_s));
    QVERIFY(m_desk->engine().rules().isEmpty());
    choose(dialog.findChild<QComboBox*>(u"actionKind"_s), u"Move to the trash"_s);
    auto* field = dialog.findChild<QComboBox*>(u"conditionField"_s);
    choose(field, u"Header field"_s);
    QVERIFY(problem().contains(u"List-Id"_s));
    typeText(dialog.findChild<QLineEdit*>(u"conditionHeader"_s), u"X-Kind"_s);
    QCOMPARE(problem(), QString());
    QTRY_COMPARE(m_desk->engine().rules().size(), 1);
    QCOMPARE(m_desk->engine().rules().first().name, u"X-Kind matches the pattern “(fatura)”"_s);
}

void TestFilters::everyKindOfConditionComesBack()
{
    m_desk->open();
    Rule rule;
    rule.id =
        put(u"x"_s, {RuleField::Subject, RuleTest::Contains, {}, u"x"_s, 0}, {RuleActionKind::Star, 0, {}});
    rule.name = u"Hepsi"_s;
    rule.matchesAny = true;
    rule.accounts = {m_desk->home()};
    rule.conditions = {{RuleField::From, RuleTest::IsNot, {}, u"a@example.org"_s, 0},
                       {RuleField::Recipients, RuleTest::EndsWith, {}, u"@example.org"_s, 0},
                       {RuleField::Header, RuleTest::BeginsWith, u"X-Kind"_s, u"b"_s, 0},
                       {RuleField::Body, RuleTest::Matches, {}, u"\\d+ TL"_s, 0},
                       {RuleField::Attachment, RuleTest::IsNot, {}, {}, 0},
                       {RuleField::Size, RuleTest::LessThan, {}, {}, 300},
                       {RuleField::Age, RuleTest::MoreThan, {}, {}, 7},
                       {RuleField::Contact, RuleTest::IsNot, {}, {}, 0},
                       {RuleField::InAccount, RuleTest::IsNot, {}, {}, m_desk->home()}};
    const FolderId inbox =
        m_desk->engine().reader().folderByRole(m_desk->work(), FolderRole::Inbox).value_or(0);
    rule.actions = {{RuleActionKind::Copy, inbox, {}},
                    {RuleActionKind::Tag, 0, u"proje"_s},
                    {RuleActionKind::MarkRead, 0, {}},
                    {RuleActionKind::Stop, 0, {}}};
    FilterEditor dialog(m_desk->engine(), m_desk->settings(), rule);
    dialog.show();
    QVERIFY(dialog.rule() == rule);
    Language::apply(u"tr"_s); // nothing of it gets lost
    QVERIFY(dialog.rule() == rule);
    lastPart<QToolButton>(&dialog, "removeConditionButton")->click();
    lastPart<QToolButton>(&dialog, "removeActionButton")->click();
    rule.conditions.removeLast();
    rule.actions.removeLast();
    QVERIFY(dialog.rule() == rule);
    dialog.findChild<QPushButton*>(u"saveFilterButton"_s)->click();
    QTRY_VERIFY(m_desk->engine().rules() == QList<Rule>{rule});
}

void TestFilters::triedAndRunAndUndone()
{
    const MessageId first = m_desk->add(rawMessage("Fatura 1", plainPart("x")));
    const MessageId second = m_desk->add(rawMessage("Haber", plainPart("x")));
    const MessageId third = m_desk->add(rawMessage("Fatura 2", plainPart("x")));
    m_desk->open();
    put(u"a"_s, {RuleField::Subject, RuleTest::Contains, {}, u"fatura"_s, 0}, {RuleActionKind::Trash, 0, {}});
    openPage();
    press("runFilterButton");
    auto* trial = qobject_cast<FilterTrialDialog*>(visibleWindow(u"filterTrial"_s));
    QVERIFY(trial != nullptr);
    auto* found = trial->findChild<QTreeWidget*>(u"trialList"_s);
    auto* apply = trial->findChild<QPushButton*>(u"applyFilterButton"_s);
    QTRY_VERIFY(apply->isEnabled());
    QCOMPARE(found->topLevelItemCount(), 2);
    QCOMPARE(found->topLevelItem(0)->text(1), u"Fatura 2"_s);
    QCOMPARE(trial->findChild<QLabel*>(u"trialSummary"_s)->text(), u"2 messages of 3 match."_s);
    const MailReader& reader = m_desk->engine().reader();
    const auto folderOf = [&reader](MessageId id) { return reader.rows({id})->first().folder; };
    const FolderId inbox = folderOf(first);

    apply->click();
    auto* bar = trial->findChild<InfoBar*>(u"trialBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"Done with 2 messages."_s);
    const FolderId trash = reader.folderByRole(m_desk->work(), FolderRole::Trash).value_or(0);
    QVERIFY(trash != 0);
    QCOMPARE(folderOf(first), trash);
    QCOMPARE(folderOf(third), trash);
    QCOMPARE(folderOf(second), inbox);
    QVERIFY(!apply->isEnabled());

    Q_EMIT bar->primaryClicked();
    QTRY_COMPARE(folderOf(first), inbox);
    QTRY_COMPARE(folderOf(third), inbox);
    QTRY_COMPARE(found->topLevelItemCount(), 2); // looked for again

    auto* folder = trial->findChild<QComboBox*>(u"trialFolder"_s);
    choose(folder, folder->itemText(0)); // everywhere
    QTRY_VERIFY(apply->isEnabled());
    QCOMPARE(found->topLevelItemCount(), 2);
}

void TestFilters::madeFromAMessage()
{
    m_desk->add(rawMessage("Rapor", plainPart("x")));
    m_desk->open();
    m_main = std::make_unique<MainWindow>(m_desk->engine(), m_desk->settings(), m_providers);
    m_main->show();
    m_main->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_main.get()));
    QVERIFY(!m_main->actions().makeFilter->isEnabled());
    m_main->messageList()->goNext();
    QTRY_VERIFY(m_main->actions().makeFilter->isEnabled());
    m_main->actions().makeFilter->trigger();
    QTRY_VERIFY(editor() != nullptr);
    const Rule proposed = editor()->rule();
    QCOMPARE(proposed.name, u"Ayşe Yılmaz"_s);
    QCOMPARE(proposed.conditions,
             (QList<RuleCondition>{{RuleField::From, RuleTest::Is, {}, u"ayse@ornek.com.tr"_s, 0}}));
    choose(editor()->findChild<QComboBox*>(u"actionKind"_s), u"Give a star"_s);
    editor()->findChild<QPushButton*>(u"saveFilterButton"_s)->click();
    QTRY_COMPARE(m_desk->engine().rules().size(), 1);
    auto* bar = m_main->listPane()->bar();
    QTRY_VERIFY(bar->isVisible());
    Q_EMIT bar->primaryClicked();
    QTRY_VERIFY(visibleWindow(u"settingsDialog"_s) != nullptr);
    QVERIFY(visible<QListWidget>(visibleWindow(u"settingsDialog"_s), "filterList") != nullptr);
}

void TestFilters::madeFromAMailingList()
{
    m_desk->add(listMail("Haberler"));
    m_desk->open();
    m_main = std::make_unique<MainWindow>(m_desk->engine(), m_desk->settings(), m_providers);
    m_main->show();
    m_main->messageList()->goNext();
    QTRY_VERIFY(m_main->actions().makeFilter->isEnabled());
    m_main->actions().makeFilter->trigger();
    QTRY_VERIFY(editor() != nullptr);
    QCOMPARE(editor()->rule().conditions, (QList<RuleCondition>{{RuleField::Header, RuleTest::Contains,
                                                                 u"List-Id"_s, u"haber.example.org"_s, 0}}));
    editor()->reject();
}

QTEST_MAIN(TestFilters)
#include "tst_filters.moc"
