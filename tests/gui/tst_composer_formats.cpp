// Formatted texts in the editor: what is seen is what is sent, and nothing gets lost on the way.
#include "gui/RichFixture.h"

#include "composer/FormatBar.h"
#include "composer/RichDocument.h"
#include "composer/TextFormatting.h"

#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>

namespace postaci::test {

class TestComposerFormats : public QObject, private RichFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renewInLight(); }
    void cleanup() { close(); }
    void numbersAreSentAsTheyAreSeen();
    void numbersComeBackFromADraft();
    void numbersOfCellsAreTheirOwn();
    void longListsAreThereAtOnce();
    void backspaceLeavesAList();
    void directionsComeBack();
    void directionKeysAreSent();
    void linksOverParagraphs();
    void linksOnImages();
    void tablesGrowToALimit();
    void everyToolIsReachedByKeys();
    void aToolThatGoesLeavesTheWayOpen();
    void toolsLeadBackToTheText();
    void longPastesComeAsPlainText_data();
    void longPastesComeAsPlainText();
    void longDraftsOpenWhole();
    void whatIsKeptOfQuotesIsRight_data();
    void whatIsKeptOfQuotesIsRight();

private:
    /// Each paragraph as the editor shows it, "1. a".
    [[nodiscard]] QStringList seen() const
    {
        QStringList lines;
        for (QTextBlock block = editor()->document()->begin(); block.isValid(); block = block.next()) {
            const QTextList* list = block.textList();
            const bool isNumbered = list != nullptr && list->format().style() == QTextListFormat::ListDecimal;
            const QString mark = isNumbered        ? list->itemText(block) + u' '
                                 : list != nullptr ? u"- "_s
                                                   : u""_s;
            const int indent = list == nullptr ? 0 : 2 * (list->format().indent() - 1);
            lines << QString(indent, u' ') + mark + block.text();
        }
        return lines;
    }
    /// And as the plain form and a reader of the HTML say it.
    [[nodiscard]] QStringList sentLines() const { return editor()->plain().split(u'\n'); }
    [[nodiscard]] QStringList receivedLines() const
    {
        TextEditor other;
        other.setRich(richFromHtml(richToHtml(editor()->rich()), RichSource::OwnDraft));
        return other.plain().split(u'\n');
    }
    void goTo(const QString& words)
    {
        select(words);
        QTextCursor cursor = editor()->textCursor();
        cursor.setPosition(cursor.selectionStart());
        editor()->setTextCursor(cursor);
    }
    void readHtml(const QString& html) { editor()->setRich(richFromHtml(html, RichSource::OwnDraft)); }
    void toggleNumbers() { key(Qt::Key_7, Qt::ControlModifier | Qt::ShiftModifier); }
};

void TestComposerFormats::numbersAreSentAsTheyAreSeen()
{
    openRich();
    readHtml(u"<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>"_s.replace(u"<p>"_s, u"<p style='margin:0'>"_s));
    key(Qt::Key_A, Qt::ControlModifier);
    toggleNumbers();
    QCOMPARE(seen(), (QStringList{u"1. a"_s, u"2. b"_s, u"3. c"_s, u"4. d"_s, u"5. e"_s}));
    QCOMPARE(sentLines(), seen());
    goTo(u"b"_s);
    toggleNumbers(); // one in the middle is none any more
    QCOMPARE(seen().at(1), u"b"_s);
    QCOMPARE(sentLines(), seen());
    QCOMPARE(receivedLines(), seen());
    goTo(u"d"_s);
    key(Qt::Key_BracketRight, Qt::ControlModifier); // one is deeper
    QCOMPARE(sentLines(), seen());
    QCOMPARE(receivedLines(), seen());
    goTo(u"b"_s);
    toggleNumbers(); // and comes back
    QCOMPARE(sentLines(), seen());
    QCOMPARE(receivedLines(), seen());
    goTo(u"c"_s);
    key(Qt::Key_8, Qt::ControlModifier | Qt::ShiftModifier); // a bullet between
    QCOMPARE(sentLines(), seen());
    QCOMPARE(receivedLines(), seen());
    // Two lists that come to stand one behind the other.
    readHtml(u"<ol style='margin:0'><li>a</li><li>b</li></ol><p style='margin:0'>x</p>"
             "<ol style='margin:0'><li>c</li></ol>"_s);
    select(u"x"_s);
    key(Qt::Key_Delete);
    key(Qt::Key_Delete);
    QCOMPARE(seen().size(), 3);
    QCOMPARE(sentLines(), seen());
    QCOMPARE(receivedLines(), seen());
}

void TestComposerFormats::numbersComeBackFromADraft()
{
    openRich();
    readHtml(u"<ol style='margin:0'><li>a</li><li>b</li></ol><p style='margin:0'>x</p>"
             "<ol style='margin:0' start=3><li>c</li></ol><ol style='margin:0'><li>d</li></ol>"_s);
    const QStringList lines{u"1. a"_s, u"2. b"_s, u"x"_s, u"3. c"_s, u"1. d"_s};
    QCOMPARE(seen(), lines);
    QCOMPARE(sentLines(), lines);
    readHtml(richToDraftHtml(editor()->rich()));
    QCOMPARE(seen(), lines);
    QVERIFY2(html().contains(u"<ol style=\"margin:0\" start=\"3\">"_s), qPrintable(html()));
}

void TestComposerFormats::numbersOfCellsAreTheirOwn()
{
    openRich();
    readHtml(u"<table border=1><tr><td>a</td><td>b</td></tr></table>"_s);
    goTo(u"a"_s);
    toggleNumbers();
    goTo(u"b"_s);
    toggleNumbers();
    QVERIFY2(seen().contains(u"1. a"_s) && seen().contains(u"1. b"_s), qPrintable(seen().join(u'/')));
    QVERIFY(!html().contains(u"start"_s));
}

/// With the square of the items this would take minutes, and the test's time would be over.
void TestComposerFormats::longListsAreThereAtOnce()
{
    openRich();
    const QString items = u"<li>satır</li>"_s.repeated(20'000);
    editor()->setRich(
        richFromHtml(u"<ul>"_s + items + u"</ul><ol>"_s + items + u"</ol>"_s, RichSource::Quoted));
    QCOMPARE(editor()->document()->blockCount(), 40'000);
    const QStringList lines = sentLines();
    QCOMPARE(lines.at(19'999), u"- satır"_s);
    QCOMPARE(lines.at(20'999), u"1000. satır"_s);
    QCOMPARE(lines.at(21'000), u"1. satır"_s);
    QCOMPARE(seen().mid(20'990, 20), lines.mid(20'990, 20));
}

void TestComposerFormats::backspaceLeavesAList()
{
    openRich();
    readHtml(u"<ul><li>a<ul><li>b</li></ul></li></ul>"_s);
    goTo(u"b"_s);
    key(Qt::Key_Backspace);
    QCOMPARE(sentLines(), (QStringList{u"- a"_s, u"- b"_s}));
    key(Qt::Key_Backspace);
    QCOMPARE(sentLines(), (QStringList{u"- a"_s, u"b"_s}));
    QCOMPARE(editor()->textCursor().blockFormat().indent(), 0);
    key(Qt::Key_Backspace);
    QCOMPARE(sentLines(), (QStringList{u"- ab"_s}));
}

void TestComposerFormats::directionsComeBack()
{
    openRich();
    readHtml(u"<p dir=rtl style='margin:0'>123</p><p dir=ltr style='margin:0'>שלום</p>"
             "<p style='margin:0;text-align:end'>שלום</p>"
             "<table dir=rtl border=1><tr><td>1</td><td dir=ltr>2</td></tr></table>"_s);
    QCOMPARE(editor()->document()->begin().textDirection(), Qt::RightToLeft);
    QCOMPARE(editor()->document()->begin().next().textDirection(), Qt::LeftToRight);
    const RichText before = editor()->rich();
    const QString sentHtml = richToHtml(before);
    QVERIFY2(sentHtml.contains(u"<p dir=\"rtl\" style=\"margin:0\">123</p>"_s) &&
                 sentHtml.contains(u"<table dir=\"rtl\""_s),
             qPrintable(sentHtml));
    QVERIFY(sentHtml.contains(u"<p dir=\"ltr\" style=\"margin:0\">שלום"_s));
    editor()->setRich(richFromHtml(richToDraftHtml(before), RichSource::OwnDraft));
    QCOMPARE(richToDraftHtml(editor()->rich()), richToDraftHtml(before));
    QVERIFY(editor()->rich().nodes == before.nodes);
}

void TestComposerFormats::directionKeysAreSent()
{
    openRich();
    typeText(editor(), u"123"_s);
    key(Qt::Key_Direction_R);
    QVERIFY2(html().contains(u"dir=\"rtl\""_s), qPrintable(html()));
    key(Qt::Key_Direction_L);
    QVERIFY2(!html().contains(u"dir="_s), qPrintable(html()));
}

void TestComposerFormats::linksOverParagraphs()
{
    openRich();
    readHtml(u"<p style='margin:0'>bir <b>iki</b></p><p style='margin:0'>üç</p>"_s);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_K, Qt::ControlModifier);
    auto* dialog = window().findChild<QDialog*>(u"linkDialog"_s);
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
    QVERIFY(!dialog->findChild<QLineEdit*>(u"linkTextEdit"_s)->isVisible());
    auto* target = dialog->findChild<QLineEdit*>(u"linkTargetEdit"_s);
    typeText(target, u"ornek.com.tr"_s);
    QTest::keyClick(target, Qt::Key_Return);
    QTRY_VERIFY(window().findChild<QDialog*>(u"linkDialog"_s) == nullptr);
    QCOMPARE(html(), u"<p style=\"margin:0\"><a href=\"https://ornek.com.tr\">bir <b>iki</b></a></p>\n"
                     "<p style=\"margin:0\"><a href=\"https://ornek.com.tr\">üç</a></p>\n"_s);
}

void TestComposerFormats::linksOnImages()
{
    openRich();
    auto* data = new QMimeData;
    data->setImageData(picture(30, 20));
    paste(data);
    QTRY_VERIFY(html().contains(u"<img"_s));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_K, Qt::ControlModifier);
    auto* dialog = window().findChild<QDialog*>(u"linkDialog"_s);
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
    auto* target = dialog->findChild<QLineEdit*>(u"linkTargetEdit"_s);
    typeText(target, u"ornek.com.tr"_s);
    QTest::keyClick(target, Qt::Key_Return);
    QTRY_VERIFY2(html().contains(u"<a href=\"https://ornek.com.tr\"><img src=\"cid:"_s), qPrintable(html()));
    QVERIFY(html().contains(u"width=\"30\" height=\"20\""_s));
    // Bold says nothing of it.
    const QString before = html();
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(html(), before);
}

void TestComposerFormats::tablesGrowToALimit()
{
    openRich();
    QTextCursor cursor = editor()->textCursor();
    insertTable(&cursor, 1, kMostTableColumns - 1);
    editor()->setTextCursor(cursor);
    changeTable(cursor, TableChange::ColumnAfter);
    changeTable(cursor, TableChange::ColumnAfter);
    QCOMPARE(cursor.currentTable()->columns(), kMostTableColumns);
    editor()->setTextCursor(cursor);
    typeText(editor(), u"x"_s);
    const auto isOffered = [this](TableChange change) {
        return window().findChild<QAction*>(u"table%1"_s.arg(int(change)))->isEnabled();
    };
    QVERIFY(!isOffered(TableChange::ColumnBefore) && isOffered(TableChange::RowBelow));
    const RichText back = richFromHtml(richToDraftHtml(editor()->rich()), RichSource::OwnDraft);
    QVERIFY(back.nodes == editor()->rich().nodes);
}

void TestComposerFormats::everyToolIsReachedByKeys()
{
    openRich();
    readHtml(u"<ul><li>a</li></ul>"_s); // everything can be used
    key(Qt::Key_F10, Qt::AltModifier);
    const QList<QToolButton*> buttons = window().findChild<FormatBar*>()->findChildren<QToolButton*>();
    QVERIFY(buttons.size() > 10);
    for (QToolButton* button : buttons) {
        QVERIFY2(button->hasFocus(), qPrintable(button->accessibleName()));
        QTest::keyClick(button, Qt::Key_Right);
    }
    QVERIFY(buttons.last()->hasFocus()); // stays at the end
    QTest::keyClick(buttons.last(), Qt::Key_Home);
    QVERIFY(buttons.first()->hasFocus());
    QTest::keyClick(buttons.first(), Qt::Key_Home);
    QVERIFY(buttons.first()->hasFocus());
    QTest::keyClick(buttons.first(), Qt::Key_Return);
    QVERIFY(tool(u"bold"_s)->isChecked());
    auto* sizes = window().findChild<QToolButton*>(u"textSizeButton"_s);
    QTimer::singleShot(0, sizes->menu(), [sizes] {
        QTRY_VERIFY(sizes->menu()->isVisible());
        sizes->menu()->close();
    });
    sizes->setFocus();
    QTest::keyClick(sizes, Qt::Key_Down);
    QCOMPARE(window().focusWidget(), sizes);
}

/// A tool that can't be used any more while it has the keyboard, or is where Tab would lead to.
void TestComposerFormats::aToolThatGoesLeavesTheWayOpen()
{
    openRich();
    readHtml(u"<ul><li>a</li></ul>"_s);
    key(Qt::Key_F10, Qt::AltModifier);
    while (!tool(u"levelLess"_s)->hasFocus())
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(tool(u"levelLess"_s), Qt::Key_Space);
    QVERIFY(!tool(u"levelLess"_s)->isEnabled());
    QVERIFY(tool(u"levelMore"_s)->hasFocus());
    QTest::keyClick(tool(u"levelMore"_s), Qt::Key_Left);
    QVERIFY(tool(u"numberList"_s)->hasFocus()); // over the one that can't be used
    QTest::keyClick(tool(u"numberList"_s), Qt::Key_Right);
    QVERIFY(tool(u"levelMore"_s)->hasFocus());
    editor()->setFocus();
    key(Qt::Key_F10, Qt::AltModifier);
    QVERIFY(tool(u"levelMore"_s)->hasFocus());
    editor()->setFocus();
    key(Qt::Key_Tab);
    QVERIFY(tool(u"levelMore"_s)->hasFocus());
}

void TestComposerFormats::toolsLeadBackToTheText()
{
    openRich();
    typeText(editor(), u"a"_s);
    key(Qt::Key_F10, Qt::AltModifier);
    QTest::keyClick(tool(u"bold"_s), Qt::Key_Escape);
    QVERIFY(editor()->hasFocus());
    QVERIFY(bar(ComposerWindow::ClosingBar) == nullptr);
}

void TestComposerFormats::longPastesComeAsPlainText_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<int>("lines");
    QTest::newRow("letters") << (u"<p><b>"_s + u"satır "_s.repeated(10) + u"</b></p>\n"_s) << 20'000;
    QTest::newRow("elements") << u"<p><b>a</b></p>"_s << 16'000;
}

void TestComposerFormats::longPastesComeAsPlainText()
{
    openRich();
    QFETCH(const QString, html);
    QFETCH(const int, lines);
    auto* data = new QMimeData;
    data->setHtml(html.repeated(lines));
    data->setText(u"satır\n"_s.repeated(lines) + u"son"_s);
    paste(data);
    QCOMPARE(editor()->document()->blockCount(), lines + 1);
    QVERIFY(editor()->plain().endsWith(u"\nson"_s));
    QVERIFY(!hasFormatting(editor()->rich()));
    QVERIFY(bar(ComposerWindow::PasteBar) != nullptr);
}

void TestComposerFormats::longDraftsOpenWhole()
{
    openRich();
    RichText text;
    constexpr int paragraphs = 12'000;
    for (int i = 0; i < paragraphs; ++i) {
        RichNode node;
        for (const QString& word : {u"a"_s, u"b"_s, u"c"_s}) {
            RichRun run;
            run.text = word;
            run.style.bold = word == u"b"_s;
            run.style.italic = word == u"c"_s;
            node.block.runs << run;
        }
        text.nodes << node;
    }
    editor()->setRich(text);
    editor()->moveCursor(QTextCursor::End);
    typeText(editor(), u"son"_s);
    QTRY_VERIFY(saved().text.endsWith(u"cson"_s));
    delete &window(); // as if the program had been killed
    const QList<ComposerWindow*> returned = ComposerWindow::restoreUnfinished(engine(), settings());
    QCOMPARE(returned.size(), 1);
    take(returned.first());
    QCOMPARE(editor()->document()->blockCount(), paragraphs);
    QVERIFY(editor()->plain().endsWith(u"\nabcson"_s));
}

namespace {

/// Changes a text somewhere, as keys and tools do.
void changeSomehow(TextEditor* editor, QRandomGenerator* random)
{
    QTextCursor cursor(editor->document());
    const int length = editor->document()->characterCount();
    cursor.setPosition(random->bounded(length));
    switch (random->bounded(9)) {
    case 0:
    case 1:
        cursor.insertText(u"x"_s);
        break;
    case 2:
        cursor.setPosition(qMin(cursor.position() + random->bounded(30), length - 1),
                           QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        break;
    case 3:
        cursor.deletePreviousChar();
        break;
    case 4:
        cursor.insertBlock();
        break;
    case 5:
        toggleList(cursor, RichList::Numbers);
        break;
    case 6:
        changeLevel(cursor, random->bounded(2) == 0 ? 1 : -1);
        break;
    case 7:
        editor->undo();
        break;
    default:
        editor->redo();
    }
}

} // namespace

void TestComposerFormats::whatIsKeptOfQuotesIsRight_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("%u", seed) << seed;
}

/// What is known of a quote that nothing has touched, against what the document says.
void TestComposerFormats::whatIsKeptOfQuotesIsRight()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    RichText text = richFromPlainText(u"bir\niki"_s);
    for (int i = 0; i < 2; ++i) {
        appendSealed(u"<div>a<ol><li>b<li>c</ol><table border=1><tr><td>d<td>e</table><p>f</p></div>"_s, i,
                     &text);
        text.nodes << richFromPlainText(u"üç"_s).nodes;
    }
    TextEditor editor;
    editor.setRich(seed % 2 == 0 ? text : withSealsChecked(normalized(text)));
    QVERIFY(richToHtml(editor.rich()).count(u"<ol><li>b<li>c</ol>"_s) == 2);
    for (int i = 0; i < 25; ++i) {
        changeSomehow(&editor, &random);
        const RichText kept = editor.rich();
        RichText anew = richOf(*editor.document());
        anew.seals = kept.seals;
        anew = normalized(std::move(anew));
        QVERIFY(kept.nodes == anew.nodes);
        QCOMPARE(richToDraftHtml(kept), richToDraftHtml(anew));
        QCOMPARE(richToHtml(kept), richToHtml(anew));
        QCOMPARE(richToPlainText(kept), richToPlainText(anew));
    }
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerFormats>(argc, argv);
}

#include "tst_composer_formats.moc"
