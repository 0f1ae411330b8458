// A list in the settings with what can be done with its rows.
#include "widgets/EditableList.h"
#include "widgets/EmptyState.h"
#include "widgets/EnterKey.h"
#include "widgets/Theme.h"

#include <QDialog>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

struct ListDesk
{
    ListDesk()
    {
        EnterKey::install(*qApp);
        list.resize(500, 400);
        list.show();
        list.activateWindow();
        fill(3, 0);
    }
    void fill(int rows, int chosen)
    {
        list.fill(
            rows, [](int row, QListWidgetItem& item) { item.setText(QString::number(row)); }, chosen);
    }

    EditableList list{{"bar", "list", "add", "edit", "remove", "up", "down"}};
    QSignalSpy adds{&list, &EditableList::addWanted};
    QSignalSpy edits{&list, &EditableList::editWanted};
    QSignalSpy removes{&list, &EditableList::removeWanted};
    QSignalSpy moves{&list, &EditableList::moveWanted};
};

} // namespace

class TestEditableList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttonsAskForTheChosenRow();
    void keysDoTheSame();
    void enterPressesTheButtonWithTheKeyboard();
    void fixedRowsStay();
    void otherButtonsAskWhetherTheyCan();
    void withoutRows();
    void upAndDownStayTogether();
};

void TestEditableList::buttonsAskForTheChosenRow()
{
    ListDesk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.list));
    QVERIFY(!desk.list.up()->isEnabled() && desk.list.down()->isEnabled());
    desk.list.choose(1);
    for (QPushButton* button :
         {desk.list.add(), desk.list.edit(), desk.list.remove(), desk.list.up(), desk.list.down()})
        QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(desk.adds.size(), 1);
    QCOMPARE(desk.edits.value(0).value(0).toInt(), 1);
    QCOMPARE(desk.removes.value(0).value(0).toInt(), 1);
    QCOMPARE(desk.moves.value(0), (QVariantList{1, 0}));
    QCOMPARE(desk.moves.value(1), (QVariantList{1, 2}));
    // Filled anew, the nearest row is chosen.
    desk.fill(1, 1);
    QCOMPARE(desk.list.row(), 0);
    QVERIFY(!desk.list.up()->isEnabled() && !desk.list.down()->isEnabled());
}

void TestEditableList::keysDoTheSame()
{
    ListDesk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.list));
    QListWidget* const list = desk.list.list();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Delete);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(desk.moves.size(), 2);
    QCOMPARE(desk.moves.value(0), (QVariantList{1, 0}));
    QCOMPARE(desk.removes.value(0).value(0).toInt(), 1);
    QCOMPARE(desk.edits.value(0).value(0).toInt(), 1);
    desk.fill(3, 2);
    QVERIFY(list->hasFocus());
}

/// In a dialog with a button of its own for Enter, as that of an account.
void TestEditableList::enterPressesTheButtonWithTheKeyboard()
{
    QDialog dialog;
    auto* list = new EditableList({"bar", "list", "add", "edit", "remove", "up", "down"}, &dialog);
    auto* save = new QPushButton(u"Save"_s, &dialog);
    save->setDefault(true);
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(list);
    column->addWidget(save);
    list->fill(
        2, [](int, QListWidgetItem& item) { item.setText(u"x"_s); }, 0);
    const QSignalSpy adds(list, &EditableList::addWanted);
    const QSignalSpy saves(save, &QPushButton::clicked);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    list->list()->setFocus();
    QTest::keyClick(list->list(), Qt::Key_Tab);
    QVERIFY(list->add()->hasFocus());
    QTest::keyClick(list->add(), Qt::Key_Return);
    QCOMPARE(adds.size(), 1);
    QCOMPARE(saves.size(), 0);
}

void TestEditableList::fixedRowsStay()
{
    ListDesk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.list));
    desk.list.setFixedRows(1);
    desk.fill(3, 0);
    QVERIFY(!desk.list.remove()->isEnabled() && !desk.list.down()->isEnabled() &&
            desk.list.edit()->isEnabled());
    desk.list.list()->setFocus();
    QTest::keyClick(desk.list.list(), Qt::Key_Delete);
    QTest::keyClick(desk.list.list(), Qt::Key_Down, Qt::AltModifier);
    desk.list.choose(1);
    QVERIFY(!desk.list.up()->isEnabled() && desk.list.down()->isEnabled() && desk.list.remove()->isEnabled());
    QTest::keyClick(desk.list.list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(desk.moves.size(), 0);
    QCOMPARE(desk.removes.size(), 0);
}

void TestEditableList::otherButtonsAskWhetherTheyCan()
{
    ListDesk desk;
    auto* special = desk.list.insertButton("special", desk.list.edit(), [](int row) { return row == 2; });
    desk.fill(3, 0);
    QVERIFY(!special->isEnabled());
    desk.list.choose(2);
    QVERIFY(special->isEnabled());
    // Tab goes as they stand.
    QCOMPARE(desk.list.edit()->nextInFocusChain(), special);
    QCOMPARE(special->nextInFocusChain(), desk.list.remove());
}

void TestEditableList::upAndDownStayTogether()
{
    ListDesk desk;
    desk.fill(3, 1);
    for (QPushButton* button :
         {desk.list.add(), desk.list.edit(), desk.list.remove(), desk.list.up(), desk.list.down()})
        button->setText(u"Yukarı"_s);
    const auto lineOf = [&desk](const QPushButton* button) {
        return button->mapTo(&desk.list, QPoint()).y();
    };
    QSet<int> lines;
    for (int width = 700; width > 200; width -= 20) {
        desk.list.resize(width, 400);
        QCoreApplication::processEvents();
        QCOMPARE(lineOf(desk.list.up()), lineOf(desk.list.down()));
        lines << lineOf(desk.list.up()) - lineOf(desk.list.add());
    }
    QVERIFY2(lines.size() > 1, "they never had to go into another line");
}

void TestEditableList::withoutRows()
{
    ListDesk desk;
    auto* empty = new EmptyState(&desk.list);
    empty->setContent(u"filter"_s, u"Nothing"_s, u"Nothing yet"_s);
    empty->setButtons(u"Add"_s);
    desk.list.setEmptyState(empty);
    QVERIFY(!empty->isVisible() && desk.list.list()->isVisible());
    desk.fill(0, 0);
    QVERIFY(empty->isVisible() && !desk.list.list()->isVisible() && !desk.list.add()->isVisible());
    Q_EMIT empty->primaryClicked();
    QCOMPARE(desk.adds.size(), 1);
    desk.fill(1, 0);
    QVERIFY(!empty->isVisible() && desk.list.list()->isVisible() && desk.list.add()->isVisible());
}

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    Theme::apply(*qApp, ColorScheme::Light);
    TestEditableList test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_editable_list.moc"
