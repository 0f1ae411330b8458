// Formatted texts: what the tools make of them, by keys, clicks and dialogs.
#include "gui/RichFixture.h"

#include "composer/FormatBar.h"
#include "composer/RichDocument.h"
#include "composer/TextFormatting.h"
#include "composer/TextHighlighter.h"
#include "message/CssColor.h"
#include "unit/message/RandomRichText.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTextBlock>
#include <QTextLayout>
#include <QTextTable>

namespace postaci::test {

class TestComposerRich : public QObject, private RichFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renewInLight(); }
    void cleanup() { close(); }
    void documentsRoundTrip_data();
    void documentsRoundTrip();
    void keysChangeTheLook();
    void toolsFollowTheCursor();
    void toolsAreReachedByKeyboard();
    void toolsAreThereOnlyForFormattedText();
    void makesLists();
    void endsAListWithEnter();
    void makesAndChangesLinks();
    void typedBehindALinkIsNoLink();
    void linkTargets_data();
    void linkTargets();
    void makesAndChangesTables();
    void takesFormattingAway();
    void darkColoursStayHere();
    void undoTakesBackAFormat();
    void switchesToFormattedAndBack();
    void asksBeforeFormattingIsLost();
    void beginsAsTheSettingsSay();
    void enterSplitsARichQuote();
    void enterSplitsAPlainQuote_data();
    void enterSplitsAPlainQuote();
    void aLongQuoteIsThereAtOnce();
};

void TestComposerRich::documentsRoundTrip_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 250; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestComposerRich::documentsRoundTrip()
{
    QFETCH(const quint32, seed);
    const RichText text = normalized(randomRichText(seed));
    TextEditor first;
    first.setRich(text);
    QCOMPARE(richToDraftHtml(first.rich()).split(u'\n'), richToDraftHtml(text).split(u'\n'));
    QVERIFY(first.rich().nodes == text.nodes);
    const QString draft = richToDraftHtml(first.rich());
    TextEditor second;
    second.setRich(richFromHtml(draft, RichSource::OwnDraft));
    QCOMPARE(richToDraftHtml(second.rich()), draft);
    QCOMPARE(richToHtml(second.rich()), richToHtml(text));
    QVERIFY(!draft.contains(u"-qt-"_s) && !draft.contains(u"style=\"\""_s));
}

void TestComposerRich::keysChangeTheLook()
{
    openRich();
    typeText(editor(), u"bir "_s);
    key(Qt::Key_B, Qt::ControlModifier);
    key(Qt::Key_I, Qt::ControlModifier);
    typeText(editor(), u"iki"_s);
    key(Qt::Key_B, Qt::ControlModifier);
    key(Qt::Key_I, Qt::ControlModifier);
    key(Qt::Key_U, Qt::ControlModifier);
    typeText(editor(), u" üç"_s);
    QCOMPARE(html(), u"<p style=\"margin:0\">bir <b><i>iki</i></b><u> üç</u></p>\n"_s);
    select(u"bir"_s);
    key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(html().contains(u"<s>bir</s> <b>"_s), qPrintable(html()));
    select(u"iki"_s);
    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY2(html().contains(u" <i>iki</i>"_s), qPrintable(html()));
    window().findChild<QAction*>(u"largerTextAction"_s)->trigger();
    QVERIFY2(html().contains(u"<i><span style=\"font-size:1.2em\">iki</span></i>"_s), qPrintable(html()));
}

void TestComposerRich::toolsFollowTheCursor()
{
    openRich();
    editor()->setRich(richFromHtml(u"<p>a<b>bc</b></p><ul><li>d</li></ul>"_s, RichSource::OwnDraft));
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(1);
    editor()->setTextCursor(cursor);
    QVERIFY(!tool(u"bold"_s)->isChecked());
    cursor.setPosition(3);
    editor()->setTextCursor(cursor);
    QVERIFY(tool(u"bold"_s)->isChecked() && !tool(u"bulletList"_s)->isChecked());
    cursor.movePosition(QTextCursor::End);
    editor()->setTextCursor(cursor);
    QVERIFY(!tool(u"bold"_s)->isChecked() && tool(u"bulletList"_s)->isChecked());
    QTest::mouseClick(tool(u"italic"_s), Qt::LeftButton);
    QVERIFY(tool(u"italic"_s)->isChecked() && editor()->hasFocus());
    typeText(editor(), u"e"_s);
    QVERIFY2(html().contains(u"d<i>e</i>"_s), qPrintable(html()));
}

void TestComposerRich::toolsAreReachedByKeyboard()
{
    openRich();
    key(Qt::Key_F10, Qt::AltModifier);
    QVERIFY(tool(u"bold"_s)->hasFocus());
    QTest::keyClick(tool(u"bold"_s), Qt::Key_Right);
    QVERIFY(tool(u"italic"_s)->hasFocus());
    QTest::keyClick(tool(u"italic"_s), Qt::Key_Space);
    QVERIFY(tool(u"italic"_s)->isChecked());
    QTest::keyClick(tool(u"italic"_s), Qt::Key_End);
    QVERIFY(tool(u"clearFormatting"_s)->hasFocus());
    QTest::keyClick(tool(u"clearFormatting"_s), Qt::Key_Tab);
    QVERIFY(window().findChild<QToolButton*>(u"spellingButton"_s)->hasFocus());
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_Tab);
    QVERIFY(tool(u"clearFormatting"_s)->hasFocus());
    QTest::keyClick(tool(u"clearFormatting"_s), Qt::Key_Backtab);
    QVERIFY(editor()->hasFocus());
    for (const QToolButton* button : window().findChild<FormatBar*>()->findChildren<QToolButton*>()) {
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(!button->icon().isNull() && !button->toolTip().isEmpty(),
                 qPrintable(button->accessibleName()));
    }
}

void TestComposerRich::toolsAreThereOnlyForFormattedText()
{
    desk().open();
    openNew(u"ayse@ornek.com.tr"_s);
    editor()->setFocus();
    QVERIFY(!window().findChild<FormatBar*>()->isVisible());
    typeText(editor(), u"a"_s);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(editor()->textCursor().charFormat().fontWeight() != QFont::Bold);
    press("formatButton");
    QVERIFY(window().findChild<FormatBar*>()->isVisible());
}

void TestComposerRich::makesLists()
{
    openRich();
    typeText(editor(), u"bir"_s);
    key(Qt::Key_8, Qt::ControlModifier | Qt::ShiftModifier);
    key(Qt::Key_Return);
    typeText(editor(), u"iki"_s);
    key(Qt::Key_BracketRight, Qt::ControlModifier);
    const QString nested = u"<ul style=\"margin:0\">\n<li>bir\n<ul style=\"margin:0\">\n<li>iki</li>\n</ul>\n"
                           "</li>\n</ul>\n"_s;
    QCOMPARE(html(), nested);
    key(Qt::Key_7, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(html().contains(u"<ol style=\"margin:0\">\n<li>iki"_s), qPrintable(html()));
    QCOMPARE(editor()->plain(), u"- bir\n  1. iki"_s);
    key(Qt::Key_7, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(html().endsWith(u"<p style=\"margin:0\">iki</p>\n"_s), qPrintable(html()));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_7, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor()->plain(), u"1. bir\n2. iki"_s);
}

void TestComposerRich::endsAListWithEnter()
{
    openRich();
    key(Qt::Key_8, Qt::ControlModifier | Qt::ShiftModifier);
    typeText(editor(), u"bir"_s);
    key(Qt::Key_Return);
    key(Qt::Key_Return);
    typeText(editor(), u"son"_s);
    QCOMPARE(editor()->plain(), u"- bir\nson"_s);
}

void TestComposerRich::makesAndChangesLinks()
{
    openRich();
    typeText(editor(), u"bakın buraya"_s);
    select(u"buraya"_s);
    key(Qt::Key_K, Qt::ControlModifier);
    auto* dialog = window().findChild<QDialog*>(u"linkDialog"_s);
    QVERIFY(dialog != nullptr);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto* target = dialog->findChild<QLineEdit*>(u"linkTargetEdit"_s);
    QTRY_VERIFY2(
        target->hasFocus(),
        qPrintable(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : u"none"_s));
    QCOMPARE(dialog->findChild<QLineEdit*>(u"linkTextEdit"_s)->text(), u"buraya"_s);
    typeText(target, u"javascript:alert(1)"_s);
    QTest::keyClick(target, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    target->clear();
    typeText(target, u"ornek.com.tr"_s);
    QTest::keyClick(target, Qt::Key_Return);
    QTRY_VERIFY(window().findChild<QDialog*>(u"linkDialog"_s) == nullptr);
    QVERIFY2(html().contains(u"bakın <a href=\"https://ornek.com.tr\">buraya</a>"_s), qPrintable(html()));

    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTRY_VERIFY(editor()->hasFocus());
    QTextCursor inside = editor()->textCursor();
    inside.setPosition(8);
    editor()->setTextCursor(inside);
    key(Qt::Key_K, Qt::ControlModifier);
    dialog = window().findChild<QDialog*>(u"linkDialog"_s);
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QLineEdit*>(u"linkTargetEdit"_s)->text(), u"https://ornek.com.tr"_s);
    press(dialog, "removeLinkButton");
    QCOMPARE(html(), u"<p style=\"margin:0\">bakın buraya</p>\n"_s);
}

void TestComposerRich::typedBehindALinkIsNoLink()
{
    openRich();
    editor()->setRich(richFromHtml(u"<a href='https://x.example'>ab</a>"_s, RichSource::OwnDraft));
    key(Qt::Key_End);
    typeText(editor(), u"c"_s);
    QVERIFY2(html().contains(u">ab</a>c"_s), qPrintable(html()));
}

void TestComposerRich::linkTargets_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("target");
    QTest::newRow("web") << u"https://a.example/b?c=d#e"_s << u"https://a.example/b?c=d#e"_s;
    QTest::newRow("bare") << u" www.a.example/b "_s << u"https://www.a.example/b"_s;
    QTest::newRow("port") << u"a.example:8080/b"_s << u"https://a.example:8080/b"_s;
    QTest::newRow("address") << u"ayse@ornek.com.tr"_s << u"mailto:ayse@ornek.com.tr"_s;
    QTest::newRow("mailto") << u"mailto:ayse@ornek.com.tr?subject=x"_s
                            << u"mailto:ayse@ornek.com.tr?subject=x"_s;
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("script with a dot") << u"javascript:a.b()"_s << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("data") << u"data:text/html,x.y"_s << QString();
    QTest::newRow("words") << u"bir iki"_s << QString();
}

void TestComposerRich::linkTargets()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, target);
    QCOMPARE(linkTarget(typed), target);
}

void TestComposerRich::makesAndChangesTables()
{
    openRich();
    typeText(editor(), u"önce"_s);
    window().findChild<QAction*>(u"insertTableAction"_s)->trigger();
    auto* dialog = window().findChild<QDialog*>(u"tableDialog"_s);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    dialog->findChild<QSpinBox*>(u"tableRows"_s)->setValue(1);
    dialog->findChild<QSpinBox*>(u"tableColumns"_s)->setValue(2);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(editor()->textCursor().currentTable() != nullptr);
    typeText(editor(), u"a"_s);
    const auto change = [this](TableChange what) {
        window().findChild<QAction*>(u"table%1"_s.arg(int(what)))->trigger();
    };
    change(TableChange::RowBelow);
    change(TableChange::ColumnAfter);
    QCOMPARE(editor()->rich().nodes.at(1).rows.size(), 2);
    QCOMPARE(editor()->rich().nodes.at(1).rows.first().size(), 3);
    change(TableChange::RemoveColumn);
    change(TableChange::RowAbove);
    change(TableChange::ColumnBefore);
    QCOMPARE(editor()->rich().nodes.at(1).rows.size(), 3);
    QVERIFY(!window().findChild<QAction*>(u"insertTableAction"_s)->isEnabled());
    change(TableChange::RemoveRow);
    QCOMPARE(editor()->rich().nodes.at(1).rows.size(), 2);
    change(TableChange::RemoveTable);
    QCOMPARE(editor()->plain().trimmed(), u"önce"_s);
    QVERIFY(!html().contains(u"table"_s));
    editor()->undo();
    QVERIFY(html().contains(u"<table"_s));
}

void TestComposerRich::takesFormattingAway()
{
    openRich();
    editor()->setRich(
        richFromHtml(u"<ul><li><b style=\"color:#c01c28\">a</b> <a href='https://x.example'><i>b</i></a>"
                     "</li></ul>"_s,
                     RichSource::OwnDraft));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Backslash, Qt::ControlModifier);
    QCOMPARE(html(), u"<p style=\"margin:0\">a <a href=\"https://x.example\">b</a></p>\n"_s);
}

void TestComposerRich::darkColoursStayHere()
{
    Theme::apply(*qApp, ColorScheme::Dark);
    openRich();
    typeText(editor(), u"kara kırmızı"_s);
    select(u"kırmızı"_s);
    window().findChild<QAction*>(u"color#c01c28"_s)->trigger();
    QCOMPARE(html(), u"<p style=\"margin:0\">kara <span style=\"color:#c01c28\">kırmızı</span></p>\n"_s);
    // Shown in a colour that can be read here.
    const QTextBlock block = editor()->document()->firstBlock();
    QTRY_VERIFY(!block.layout()->formats().isEmpty());
    const QColor shown = block.layout()->formats().last().format.foreground().color();
    const QColor ground = Theme::ground();
    const auto css = [](const QColor& color) {
        return CssColor{color.redF(), color.greenF(), color.blueF(), 1};
    };
    QVERIFY(contrastRatio(css(shown), css(ground)) >= 4.5);
    Theme::apply(*qApp, ColorScheme::Light);
    QVERIFY(html().contains(u"#c01c28"_s) && html().count(u"color"_s) == 1);
}

void TestComposerRich::undoTakesBackAFormat()
{
    openRich();
    typeText(editor(), u"bir"_s);
    select(u"bir"_s);
    key(Qt::Key_B, Qt::ControlModifier);
    QVERIFY(html().contains(u"<b>"_s));
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!html().contains(u"<b>"_s) && editor()->plain() == u"bir"_s);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(html().contains(u"<b>bir</b>"_s));
}

void TestComposerRich::switchesToFormattedAndBack()
{
    desk().open();
    openNew(u"ayse@ornek.com.tr"_s);
    editor()->setPlain({});
    editor()->setFocus();
    typeText(editor(), u"Merhaba\n\n> alıntı\nson"_s.replace(u"\n"_s, u" "_s));
    editor()->setPlain(u"Merhaba\n\n> alıntı\nson"_s);
    press("formatButton");
    QVERIFY(editor()->isFormatted());
    QVERIFY2(html().contains(u"<blockquote"_s), qPrintable(html()));
    QVERIFY(editor()->hasFocus());
    press("formatButton");
    QVERIFY(!editor()->isFormatted());
    QCOMPARE(editor()->plain(), u"Merhaba\n\n> alıntı\nson"_s);
}

void TestComposerRich::asksBeforeFormattingIsLost()
{
    openRich();
    editor()->setRich(richFromHtml(u"<ul><li><b>a</b></li></ul>"_s, RichSource::OwnDraft));
    press("formatButton");
    QVERIFY(bar(ComposerWindow::FormattingBar) != nullptr);
    QVERIFY(editor()->isFormatted());
    press(ComposerWindow::FormattingBar, "infoBarSecondaryButton");
    QVERIFY(editor()->isFormatted() && html().contains(u"<b>a</b>"_s));
    QVERIFY(window().findChild<QToolButton*>(u"formatButton"_s)->isChecked());
    press("formatButton");
    press(ComposerWindow::FormattingBar, "infoBarPrimaryButton");
    QVERIFY(!editor()->isFormatted());
    QCOMPARE(editor()->plain(), u"- a"_s);
    QVERIFY(!window().findChild<QToolButton*>(u"formatButton"_s)->isChecked());
}

void TestComposerRich::beginsAsTheSettingsSay()
{
    desk().open();
    openNew();
    QVERIFY(!editor()->isFormatted());
    settings().setWritesFormatted(true);
    openNew();
    QVERIFY(editor()->isFormatted());
    QVERIFY(editor()->plain().endsWith(u"-- \nDeniz Arslan\nÖrnek A.Ş."_s));
}

void TestComposerRich::enterSplitsARichQuote()
{
    openRich();
    editor()->setRich(
        richFromHtml(u"<blockquote><p style='margin:0'>bir iki</p><p style='margin:0'>üç</p></blockquote>"_s,
                     RichSource::OwnDraft));
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(4);
    editor()->setTextCursor(cursor);
    key(Qt::Key_Return);
    typeText(editor(), u"cevap"_s);
    QCOMPARE(editor()->plain(), u"> bir \ncevap\n> iki\n> üç"_s);
    select(u"üç"_s);
    key(Qt::Key_Home);
    key(Qt::Key_Return);
    typeText(editor(), u"araya"_s);
    QCOMPARE(editor()->plain(), u"> bir \ncevap\n> iki\naraya\n> üç"_s);
    editor()->moveCursor(QTextCursor::End);
    key(Qt::Key_Return);
    typeText(editor(), u"son"_s);
    QCOMPARE(editor()->plain(), u"> bir \ncevap\n> iki\naraya\n> üç\nson"_s);
    for (int i = 0; i < 4 && editor()->plain().contains(u"üç\n"_s); ++i)
        editor()->undo();
    QCOMPARE(editor()->plain(), u"> bir \ncevap\n> iki\naraya\n> üç"_s);
}

void TestComposerRich::enterSplitsAPlainQuote_data()
{
    QTest::addColumn<QString>("before"); // | is the cursor
    QTest::addColumn<QString>("after");
    QTest::newRow("inside") << u"> bir| iki\n> üç"_s << u"> bir\nX\n> iki\n> üç"_s;
    QTest::newRow("end") << u"> bir|\n> üç"_s << u"> bir\nX\n> üç"_s;
    QTest::newRow("start") << u"> |bir\n> üç"_s << u"X\n> bir\n> üç"_s;
    QTest::newRow("deep") << u">> bi|r"_s << u">> bi\nX\n>> r"_s;
    QTest::newRow("empty") << u"> a\n>|\n> b"_s << u"> a\nX\n>\n> b"_s;
    QTest::newRow("no quote") << u"bir| iki"_s << u"bir\nX iki"_s;
}

void TestComposerRich::enterSplitsAPlainQuote()
{
    desk().open();
    QFETCH(QString, before);
    QFETCH(const QString, after);
    openNew(u"ayse@ornek.com.tr"_s);
    const auto place = static_cast<int>(before.indexOf(u'|'));
    editor()->setPlain(before.remove(u'|'));
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(place);
    editor()->setTextCursor(cursor);
    editor()->setFocus();
    key(Qt::Key_Return);
    typeText(editor(), u"X"_s);
    QCOMPARE(editor()->plain(), after);
}

void TestComposerRich::aLongQuoteIsThereAtOnce()
{
    openRich();
    QString html = u"<p>Merhaba</p><blockquote>"_s;
    constexpr int lines = 3000;
    for (int i = 0; i < lines; ++i)
        html += u"<div>satır %1 <a href='https://x.example'>bağ</a></div>"_s.arg(i);
    // Laid out again after each paragraph this would take minutes, and the test's time would be over.
    editor()->setRich(richFromHtml(html + u"</blockquote>"_s, RichSource::OwnDraft));
    QVERIFY(editor()->document()->blockCount() >= lines);
    QApplication::setPalette(QApplication::palette());
    QCoreApplication::processEvents();
    const QTextBlock last = editor()->document()->lastBlock();
    QVERIFY(!last.layout()->formats().isEmpty());
    QCOMPARE(last.layout()->formats().last().format.foreground().color(), Theme::accent());
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerRich>(argc, argv);
}

#include "tst_composer_rich.moc"
