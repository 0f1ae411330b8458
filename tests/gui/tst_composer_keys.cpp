// What keys do while a text is written: undoing, leaving links and tables, letters that are no text.
#include "gui/RichFixture.h"

#include "commands/CommandKeys.h"
#include "composer/LinkDialog.h"
#include "composer/TextFormatting.h"

#include <QAbstractTextDocumentLayout>
#include <QFileDialog>
#include <QTextBlock>
#include <QTextTable>

namespace postaci::test {

class TestComposerKeys : public QObject, private RichFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renewInLight(); }
    void cleanup() { close(); }
    void undoTakesBackAWholeStroke_data();
    void undoTakesBackAWholeStroke();
    void whatIsUndoneIsKeptInTheDraft();
    void onePressIsOneShortcut();
    void behindANewLinkIsNoLink();
    void tabGoesFromCellToCell();
    void newColumnsCanBeSeen();
    void altAndALetterIsNoText();
    void imagesAreLookedForInAFolderThatIsThere();
};

void TestComposerKeys::undoTakesBackAWholeStroke_data()
{
    QTest::addColumn<bool>("formatted");
    QTest::newRow("plain") << false;
    QTest::newRow("formatted") << true;
}

void TestComposerKeys::undoTakesBackAWholeStroke()
{
    QFETCH(const bool, formatted);
    desk().open();
    settings().setWritesFormatted(formatted);
    openNew(u"ayse@ornek.com.tr"_s);
    editor()->setFocus();
    const QString before = text();
    typeText(editor(), u"merhaba"_s);
    QCOMPARE(text(), u"merhaba"_s + before);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), before);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), u"merhaba"_s + before);
}

void TestComposerKeys::whatIsUndoneIsKeptInTheDraft()
{
    desk().open();
    openNew(u"ayse@ornek.com.tr"_s);
    const QString before = text();
    editor()->setFocus();
    typeText(editor(), u"merhaba"_s);
    QTRY_COMPARE(saved().text, u"merhaba"_s + before);
    key(Qt::Key_Z, Qt::ControlModifier); // as it was when the window opened
    QTRY_COMPARE(saved().text, before);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(saved().text, u"merhaba"_s + before);
}

/// With Shift a key has another letter, and counts as both: where both are given to a command, neither works.
void TestComposerKeys::onePressIsOneShortcut()
{
    const QHash<int, int> shifted{
        {Qt::Key_1, Qt::Key_Exclam},       {Qt::Key_2, Qt::Key_At},       {Qt::Key_3, Qt::Key_NumberSign},
        {Qt::Key_4, Qt::Key_Dollar},       {Qt::Key_5, Qt::Key_Percent},  {Qt::Key_6, Qt::Key_AsciiCircum},
        {Qt::Key_7, Qt::Key_Ampersand},    {Qt::Key_8, Qt::Key_Asterisk}, {Qt::Key_9, Qt::Key_ParenLeft},
        {Qt::Key_0, Qt::Key_ParenRight},   {Qt::Key_Comma, Qt::Key_Less}, {Qt::Key_Period, Qt::Key_Greater},
        {Qt::Key_Slash, Qt::Key_Question}, {Qt::Key_Equal, Qt::Key_Plus}, {Qt::Key_Minus, Qt::Key_Underscore},
        {Qt::Key_Semicolon, Qt::Key_Colon}}; // of an American keyboard
    desk().open();
    for (const ShortcutSet set : {ShortcutSet::Standard, ShortcutSet::GmailLike}) {
        settings().setShortcutSet(set);
        for (const Command& command : commands()) {
            const QList<QKeySequence> keys = keysOf(settings(), command);
            for (const QKeySequence& sequence : keys) {
                const QKeyCombination press = sequence.isEmpty() ? QKeyCombination() : sequence[0];
                const int other = shifted.value(press.key());
                if (sequence.count() != 1 || other == 0 ||
                    !press.keyboardModifiers().testFlag(Qt::ShiftModifier))
                    continue;
                const QKeySequence same(
                    QKeyCombination(press.keyboardModifiers() & ~Qt::ShiftModifier, Qt::Key(other)));
                QVERIFY2(!keys.contains(same), command.id);
            }
        }
    }
}

void TestComposerKeys::behindANewLinkIsNoLink()
{
    openRich();
    key(Qt::Key_K, Qt::ControlModifier);
    auto* dialog = window().findChild<LinkDialog*>();
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
    typeText(dialog->findChild<QLineEdit*>(u"linkTargetEdit"_s), u"ornek.com.tr"_s);
    auto* words = dialog->findChild<QLineEdit*>(u"linkTextEdit"_s);
    words->setFocus();
    words->clear();
    typeText(words, u"Buraya"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY(window().findChild<LinkDialog*>() == nullptr);
    window().activateWindow();
    QTRY_VERIFY(editor()->hasFocus());
    typeText(editor(), u" sonra"_s);
    QVERIFY2(html().contains(u"\">Buraya</a> sonra"_s), qPrintable(html()));
}

void TestComposerKeys::tabGoesFromCellToCell()
{
    openRich();
    QTextCursor cursor = editor()->textCursor();
    insertTable(&cursor, 1, 2);
    editor()->setTextCursor(cursor);
    const auto typed = [this](const QString& letters) { typeText(QApplication::focusWidget(), letters); };
    typed(u"a"_s);
    key(Qt::Key_Tab);
    QVERIFY(editor()->hasFocus());
    typed(u"b"_s);
    key(Qt::Key_Tab); // behind the last one begins a row
    typed(u"c"_s);
    key(Qt::Key_Backtab, Qt::ShiftModifier);
    typed(u"d"_s);
    const QList<RichRow> rows = editor()->rich().nodes.at(1).rows;
    QCOMPARE(rows.size(), 2);
    const auto cell = [&rows](int row, int column) {
        return rows.at(row).at(column).first().runs.value(0).text;
    };
    QCOMPARE(cell(0, 0), u"a"_s);
    QVERIFY2(cell(0, 1) == u"db"_s, qPrintable(editor()->plain()));
    QCOMPARE(cell(1, 0), u"c"_s);
    // One comes out of it all the same.
    key(Qt::Key_Backtab, Qt::ShiftModifier);
    key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(!editor()->hasFocus());
    editor()->setFocus();
    key(Qt::Key_End, Qt::ControlModifier);
    QVERIFY(editor()->textCursor().currentTable() == nullptr);
    key(Qt::Key_Tab);
    QVERIFY(!editor()->hasFocus());
}

void TestComposerKeys::newColumnsCanBeSeen()
{
    openRich();
    QTextCursor cursor = editor()->textCursor();
    insertTable(&cursor, 2, 3);
    editor()->setTextCursor(cursor);
    changeTable(editor()->textCursor(), TableChange::ColumnAfter);
    const QTextTable* table = editor()->textCursor().currentTable();
    QCOMPARE(table->columns(), 4);
    for (int column = 0; column < table->columns(); ++column) {
        const QTextBlock block = table->cellAt(0, column).firstCursorPosition().block();
        const qreal width = editor()->document()->documentLayout()->blockBoundingRect(block).width();
        QVERIFY2(width > 60, qPrintable(u"column %1: %2 pixels"_s.arg(column).arg(width)));
    }
}

void TestComposerKeys::altAndALetterIsNoText()
{
    openRich();
    typeText(editor(), u"bir iki"_s);
    select(u"iki"_s);
    const auto press = [this](int code, Qt::KeyboardModifiers modifiers, const QString& letters) {
        QKeyEvent event(QEvent::KeyPress, code, modifiers, letters);
        QCoreApplication::sendEvent(editor(), &event);
    };
    press(Qt::Key_Q, Qt::AltModifier, u"q"_s); // no mnemonic here
    QCOMPARE(editor()->plain(), u"bir iki"_s);
    // Right Alt writes: X11, an older X11, Windows.
    key(Qt::Key_End);
    press(Qt::Key_At, Qt::NoModifier, u"@"_s);
    press(0x20ac, Qt::AltModifier | Qt::GroupSwitchModifier, u"€"_s);
    press(Qt::Key_NumberSign, Qt::AltModifier | Qt::ControlModifier, u"#"_s);
    QCOMPARE(editor()->plain(), u"bir iki@€#"_s);
}

/// A folder that is missing would stand there as the name of a file.
void TestComposerKeys::imagesAreLookedForInAFolderThatIsThere()
{
    const QByteArray home = qgetenv("HOME");
    const QByteArray config = qgetenv("XDG_CONFIG_HOME");
    qputenv("HOME", files().path().toUtf8());
    qputenv("XDG_CONFIG_HOME", files().path().toUtf8());
    openRich();
    window().findChild<QAction*>(u"insertImageAction"_s)->trigger();
    const auto* dialog = window().findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->directory().absolutePath(), files().path());
    QCOMPARE(dialog->findChild<QLineEdit*>(u"fileNameEdit"_s)->text(), QString());
    qputenv("HOME", home);
    if (config.isNull())
        qunsetenv("XDG_CONFIG_HOME");
    else
        qputenv("XDG_CONFIG_HOME", config);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerKeys>(argc, argv);
}

#include "tst_composer_keys.moc"
