// Which words of a text are underlined, and what can be done with them.
#include "composer/ComposerSpelling.h"
#include "composer/OwnWordsDialog.h"
#include "composer/SpellMenu.h"
#include "composer/SpellUnderlines.h"
#include "settings/AppSettings.h"
#include "spelling/SpellChecker.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextEdit>
#include <QToolButton>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Desk
{
    explicit Desk(const QStringList& places = dictionaryPlaces())
        : checker(dir.filePath(u"words.txt"_s), places)
    {
        editor.resize(500, 300);
        editor.show();
        spelling.setLikely(u"tr_TR"_s);
    }

    bool settle()
    {
        return QTest::qWaitFor([this] { return !spelling.isBusy(); }, 20'000);
    }

    QStringList underlined() const
    {
        QStringList words;
        for (const QTextEdit::ExtraSelection& selection : editor.extraSelections()) {
            if (selection.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                words << selection.cursor.selectedText();
        }
        return words;
    }

    QTemporaryDir dir;
    SpellChecker checker;
    QTextEdit editor;
    SpellUnderlines spelling{editor, checker,
                             [](const QTextBlock& block) { return !block.text().startsWith(u'>'); }};
};

/// A text as its window has it.
struct TextDesk
{
    TextDesk() { editor->resize(500, 200); }

    QTemporaryDir dir;
    AppSettings settings{dir.path()};
    SpellChecker checker{dir.filePath(u"words.txt"_s), dictionaryPlaces()};
    QWidget window;
    QTextEdit* editor = new QTextEdit(&window);
    ComposerSpelling spelling{*editor, checker, settings, &window};
};

QAction* named(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

class TestSpellUnderlines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownWordsAreUnderlined();
    void whatIsBeingTypedIsNot();
    void theLanguageFollowsTheText();
    void onlyOneLanguageWhereItIsChosen();
    void wordsAreIgnoredAndTaught();
    void suggestionsReplace();
    void goesFromWordToWord();
    void farWordsAreUnderlinedWhenTheyComeInSight();
    void whatIsTypedBeforeMovesThem();
    void withoutDictionaries();
    void theMenuChooses();
    void theKeyboardMendsAWord();
    void shiftF10OpensTheMenuToo();
    void theWordsOfTheProgramAreNotChecked();
    void theChosenLanguageIsKept();
    void ownWordsAreTakenBack();
};

void TestSpellUnderlines::unknownWordsAreUnderlined()
{
    Desk desk;
    desk.editor.setPlainText(
        u"Yarınki tolpantıya gelemeyeceğim.\n> onların yanlış sözü gelicem\nGörüşürzz\n-- \nimzzza"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.spelling.language(), u"tr_TR"_s);
    QCOMPARE(desk.underlined(), (QStringList{u"tolpantıya"_s, u"Görüşürzz"_s}));
    desk.spelling.setOn(false);
    QCOMPARE(desk.underlined(), QStringList());
    desk.spelling.setOn(true);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined().size(), 2);
}

void TestSpellUnderlines::whatIsBeingTypedIsNot()
{
    Desk desk;
    desk.editor.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&desk.editor));
    QTest::keyClicks(&desk.editor, u"merhaba yanlis"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), QStringList());
    QTest::keyClicks(&desk.editor, u" bir"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), QStringList{u"yanlis"_s});
    // Going back to it is not typing it.
    desk.editor.moveCursor(QTextCursor::Start);
    desk.editor.moveCursor(QTextCursor::End);
    QTest::keyClicks(&desk.editor, u"aaz"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), QStringList{u"yanlis"_s});
    QTest::keyClick(&desk.editor, Qt::Key_Left);
    QCOMPARE(desk.underlined(), (QStringList{u"yanlis"_s, u"biraaz"_s}));
}

void TestSpellUnderlines::theLanguageFollowsTheText()
{
    Desk desk;
    QSignalSpy changed(&desk.spelling, &SpellUnderlines::languageChanged);
    desk.editor.setPlainText(u"Yarın toplantıya gelemeyeceğim kusura bakma"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.spelling.language(), u"tr_TR"_s);
    QCOMPARE(desk.underlined(), QStringList());
    desk.editor.setPlainText(u"I will not be abble to come to the meeting tomorrow"_s);
    QTRY_COMPARE(desk.spelling.language(), u"en_US"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), QStringList{u"abble"_s});
    QCOMPARE(changed.size(), 2);
}

void TestSpellUnderlines::onlyOneLanguageWhereItIsChosen()
{
    Desk desk;
    desk.spelling.setLanguage(u"en_US"_s);
    desk.editor.setPlainText(u"Yarın toplantıya gelemeyeceğim hello"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.spelling.language(), u"en_US"_s);
    QCOMPARE(desk.underlined(), (QStringList{u"Yarın"_s, u"toplantıya"_s, u"gelemeyeceğim"_s}));
    desk.spelling.setLanguage(u"tr_TR"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), QStringList{u"hello"_s});
}

void TestSpellUnderlines::wordsAreIgnoredAndTaught()
{
    Desk desk;
    desk.editor.setPlainText(u"Bugün posttacı ve kavvun gelecek"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), (QStringList{u"posttacı"_s, u"kavvun"_s}));
    desk.spelling.ignore(u"kavvun"_s);
    QCOMPARE(desk.underlined(), QStringList{u"posttacı"_s});
    desk.spelling.teach(u"posttacı"_s);
    QCOMPARE(desk.underlined(), QStringList());
    QVERIFY(SpellChecker(desk.dir.filePath(u"words.txt"_s), {}).isOwnWord(u"Posttacı"_s));
    QVERIFY(!desk.checker.isOwnWord(u"kavvun"_s));
    desk.dir.remove();
    QSignalSpy failed(&desk.spelling, &SpellUnderlines::teachingFailed);
    desk.spelling.teach(u"kavvun"_s);
    QCOMPARE(failed.size(), 1);
}

void TestSpellUnderlines::suggestionsReplace()
{
    Desk desk;
    desk.editor.setPlainText(u"Bu çok yanlis oldu"_s);
    QVERIFY(desk.settle());
    QMenu menu;
    menu.addAction(u"Paste"_s);
    const QTextCursor word = desk.spelling.unknownAt(10);
    QCOMPARE(word.selectedText(), u"yanlis"_s);
    new SpellMenu(menu, desk.spelling, word);
    QCOMPARE(menu.actions().constLast()->text(), u"Paste"_s);
    QTRY_VERIFY(named(menu, u"yanlış"_s) != nullptr);
    QCOMPARE(menu.actions().constFirst()->text(), u"yanlış"_s);
    menu.actions().constFirst()->trigger();
    QCOMPARE(desk.editor.toPlainText(), u"Bu çok yanlış oldu"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), QStringList());
    desk.editor.undo();
    QCOMPARE(desk.editor.toPlainText(), u"Bu çok yanlis oldu"_s);
    QVERIFY(!desk.spelling.unknownAt(1).hasSelection());
}

void TestSpellUnderlines::goesFromWordToWord()
{
    Desk desk;
    desk.editor.setPlainText(u"Biir iki üçç dört beşş"_s);
    QVERIFY(desk.settle());
    QStringList words;
    int position = 0;
    for (int i = 0; i < 4; ++i) {
        const QTextCursor word = desk.spelling.unknownAfter(position);
        words << word.selectedText();
        position = word.selectionEnd();
    }
    QCOMPARE(words, (QStringList{u"Biir"_s, u"üçç"_s, u"beşş"_s, u"Biir"_s}));
}

void TestSpellUnderlines::farWordsAreUnderlinedWhenTheyComeInSight()
{
    Desk desk;
    desk.editor.setPlainText(u"üstteki yanlısı\n"_s + u"Bu satır tamamen doğru.\n"_s.repeated(200) +
                             u"alttaki hatta\nbozukk"_s);
    QVERIFY(desk.settle());
    QVERIFY(!desk.underlined().contains(u"bozukk"_s));
    desk.editor.moveCursor(QTextCursor::End);
    QTRY_VERIFY(desk.underlined().contains(u"bozukk"_s));
}

void TestSpellUnderlines::whatIsTypedBeforeMovesThem()
{
    Desk desk;
    desk.editor.setFocus();
    desk.editor.setPlainText(u"Burada yanlıss var"_s);
    QVERIFY(desk.settle());
    desk.editor.moveCursor(QTextCursor::Start);
    QTest::keyClicks(&desk.editor, u"Evet "_s);
    // At no time another word is underlined.
    for (const QString& word : desk.underlined())
        QCOMPARE(word, u"yanlıss"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.underlined(), QStringList{u"yanlıss"_s});
}

void TestSpellUnderlines::withoutDictionaries()
{
    Desk desk({u"/nowhere"_s});
    desk.editor.setPlainText(u"Burada yanlıss var"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.spelling.language(), QString());
    QCOMPARE(desk.underlined(), QStringList());
    QMenu menu;
    fillLanguageMenu(menu, desk.spelling, {}, [] {});
    for (const QAction* action : menu.actions())
        QVERIFY(!action->isEnabled());
}

void TestSpellUnderlines::theMenuChooses()
{
    Desk desk;
    desk.editor.setPlainText(u"Burada yanlıss var"_s);
    QVERIFY(desk.settle());
    QMenu menu;
    int chosen = 0;
    const auto fill = [&] {
        fillLanguageMenu(menu, desk.spelling, {u"en_US"_s, u"tr_TR"_s}, [&chosen] { ++chosen; });
    };
    fill();
    QCOMPARE(languageName(u"tr_TR"_s), u"Türkçe"_s);
    QCOMPARE(languageName(u"en_GB"_s), u"British English"_s);
    QVERIFY(languageName(u"de_LU"_s).contains(u"("_s));
    QVERIFY(menu.actions().constFirst()->isChecked());
    named(menu, languageName(u"en_US"_s))->trigger();
    QCOMPARE(desk.spelling.chosenLanguage(), u"en_US"_s);
    QVERIFY(desk.settle());
    QVERIFY(desk.underlined().contains(u"Burada"_s));
    fill();
    menu.actions().constLast()->trigger();
    QVERIFY(!desk.spelling.isOn());
    QCOMPARE(desk.underlined(), QStringList());
    QCOMPARE(chosen, 2);
    fill();
    menu.actions().constFirst()->trigger();
    QVERIFY(desk.spelling.isOn() && desk.spelling.chosenLanguage().isEmpty());
}

void TestSpellUnderlines::theKeyboardMendsAWord()
{
    TextDesk desk;
    desk.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.editor->setFocus();
    desk.editor->setPlainText(u"Bugün çok yanlis oldu ve bozukk"_s);
    QVERIFY(QTest::qWaitFor([&] { return !desk.spelling.underlines().isBusy(); }, 20'000));
    desk.spelling.goToNext();
    QCOMPARE(desk.editor->textCursor().selectedText(), u"yanlis"_s);
    auto* const menu = desk.editor->findChild<QMenu*>(u"textMenu"_s);
    if (menu == nullptr)
        QFAIL("no menu has opened");
    QVERIFY(menu->isVisible());
    QVERIFY(QTest::qWaitFor([&] { return named(*menu, u"yanlış"_s) != nullptr; }, 20'000));
    QTest::keyClick(menu, Qt::Key_Return); // the first suggestion is chosen already
    QCOMPARE(desk.editor->toPlainText(), u"Bugün çok yanlış oldu ve bozukk"_s);
}

void TestSpellUnderlines::shiftF10OpensTheMenuToo()
{
    TextDesk desk;
    desk.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.editor->setFocus();
    desk.editor->setPlainText(u"Bugün çok yanlis oldu ve bozukk"_s);
    QVERIFY(QTest::qWaitFor([&] { return !desk.spelling.underlines().isBusy(); }, 20'000));
    QTextCursor inside = desk.editor->textCursor();
    inside.setPosition(12);
    desk.editor->setTextCursor(inside);
    QTest::keyClick(desk.editor, Qt::Key_F10, Qt::ShiftModifier);
    auto* const menu = desk.editor->findChild<QMenu*>(u"textMenu"_s);
    if (menu == nullptr)
        QFAIL("no menu has opened");
    QVERIFY(menu->isVisible());
    QVERIFY(QTest::qWaitFor([&] { return named(*menu, u"yanlış"_s) != nullptr; }, 20'000));
}

/// The line above a quote is in the language of the program, not of the text.
void TestSpellUnderlines::theWordsOfTheProgramAreNotChecked()
{
    TextDesk desk;
    desk.window.show();
    const QString text =
        u"Yarınki tolpantıya gelemeyeceğim.\n\nOn Friday, 27 November 2026 at 10:00, Qwzxy wrote:\n"_s;
    const auto underlined = [&desk] {
        QStringList words;
        for (const QTextEdit::ExtraSelection& selection : desk.editor->extraSelections())
            words << selection.cursor.selectedText();
        return words;
    };
    const auto settled = [&desk] { return !desk.spelling.underlines().isBusy(); };
    desk.spelling.underlines().setLanguage(u"tr_TR"_s);
    desk.editor->setPlainText(text + u"> merhaba\n"_s);
    QTRY_VERIFY(underlined().contains(u"tolpantıya"_s) && settled());
    QCOMPARE(underlined(), QStringList{u"tolpantıya"_s});
    desk.editor->setPlainText(text + u"\nmerhaba\n"_s); // nobody is quoted: one's own words
    QTRY_VERIFY(underlined().contains(u"wrote"_s));
    // A quote of a formatted text.
    QTextCursor end = desk.editor->textCursor();
    end.movePosition(QTextCursor::End);
    end.movePosition(QTextCursor::PreviousBlock);
    QTextBlockFormat quoted;
    quoted.setProperty(QTextFormat::BlockQuoteLevel, 1);
    end.setBlockFormat(quoted);
    QTRY_COMPARE(underlined(), QStringList{u"tolpantıya"_s});
}

void TestSpellUnderlines::theChosenLanguageIsKept()
{
    TextDesk desk;
    desk.window.show();
    desk.editor->setPlainText(u"Bugün çok yanlis oldu ve bozukk"_s);
    QTRY_VERIFY(desk.spelling.button()->text().contains(u"Türkçe"_s));
    QMenu* const menu = desk.spelling.button()->menu();
    menu->popup(QPoint());
    QAction* const english = named(*menu, languageName(u"en_US"_s));
    if (english == nullptr)
        QFAIL("English is not offered");
    english->trigger();
    menu->close();
    QCOMPARE(desk.settings.spellingLanguage(), u"en_US"_s);
    QTRY_VERIFY(desk.spelling.button()->text().contains(languageName(u"en_US"_s)));
    QVERIFY(desk.settings.checksSpelling());
}

void TestSpellUnderlines::ownWordsAreTakenBack()
{
    QTemporaryDir dir;
    SpellChecker checker(dir.filePath(u"words.txt"_s), {});
    QVERIFY(checker.teach(u"bir"_s));
    QVERIFY(checker.teach(u"çift"_s));
    auto* const dialog = new OwnWordsDialog(checker, nullptr);
    dialog->show();
    auto* const list = dialog->findChild<QListWidget*>(u"ownWords"_s);
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(1);
    dialog->findChild<QPushButton*>(u"removeOwnWordButton"_s)->click();
    QCOMPARE(checker.ownWords(), QStringList{u"bir"_s});
    QCOMPARE(list->count(), 1);
    dialog->reject();
}

QTEST_MAIN(TestSpellUnderlines)
#include "tst_spell_underlines.moc"
