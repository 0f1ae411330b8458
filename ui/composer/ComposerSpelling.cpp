#include "composer/ComposerSpelling.h"

#include "composer/OwnWordsDialog.h"
#include "composer/ReplyWords.h"
#include "composer/RichDocument.h"
#include "composer/SpellMenu.h"
#include "settings/AppSettings.h"
#include "spelling/SpellChecker.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QTextBlock>
#include <QTextEdit>
#include <QToolButton>

namespace postaci {

namespace {

bool isQuoted(const QTextBlock& block)
{
    return block.text().startsWith(QLatin1Char('>')) || quoteLevelAt(QTextCursor(block)) > 0;
}

/// What somebody else wrote is not ours to mend: quoted lines, and what stands in a quote of a formatted
/// text. Nor is the line that says whose words follow, in the language of the program.
bool isWritten(const QTextBlock& block)
{
    if (isQuoted(block))
        return false;
    if (!isAttributionLine(block.text()))
        return true;
    QTextBlock next = block.next();
    while (next.isValid() && next.text().isEmpty() && !isQuoted(next))
        next = next.next();
    return !next.isValid() || !isQuoted(next);
}

} // namespace

ComposerSpelling::ComposerSpelling(QTextEdit& editor, SpellChecker& checker, AppSettings& settings,
                                   QWidget* buttons)
    : QObject(buttons), m_editor(editor), m_checker(checker), m_settings(settings),
      m_underlines(editor, checker, isWritten), m_button(new QToolButton(buttons)),
      m_menu(new QMenu(m_button))
{
    m_button->setObjectName(QStringLiteral("spellingButton"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setMenu(m_menu);
    m_underlines.setLikely(QLocale().name());
    m_underlines.setLanguage(settings.spellingLanguage());
    m_underlines.setOn(settings.checksSpelling());
    connect(m_menu, &QMenu::aboutToShow, this, &ComposerSpelling::fillButtonMenu);
    connect(&m_underlines, &SpellUnderlines::languageChanged, this, &ComposerSpelling::retranslate);
    editor.viewport()->installEventFilter(this);
    editor.installEventFilter(this);
    retranslate();
}

void ComposerSpelling::retranslate()
{
    const QString language = m_underlines.language();
    QString text = tr("Spelling: off");
    if (m_underlines.isOn())
        //: %1 is the name of a language in itself
        text = language.isEmpty() ? tr("Spelling") : tr("Spelling: %1").arg(languageName(language));
    m_button->setText(text);
    m_button->setToolTip(tr("Language of the spelling"));
    m_button->setAccessibleName(text);
}

void ComposerSpelling::fillButtonMenu()
{
    QStringList installed;
    const QList<SpellLanguage> languages = m_checker.languages();
    for (const SpellLanguage& language : languages)
        installed << language.code;
    fillLanguageMenu(*m_menu, m_underlines, installed, [this] { keepChoice(); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&My words…")), &QAction::triggered, this,
            [this] { (new OwnWordsDialog(m_checker, m_button->window()))->open(); });
}

void ComposerSpelling::keepChoice()
{
    m_settings.setSpellingLanguage(m_underlines.chosenLanguage());
    m_settings.setChecksSpelling(m_underlines.isOn());
    retranslate();
}

void ComposerSpelling::goToNext()
{
    const QTextCursor word = m_underlines.unknownAfter(m_editor.textCursor().selectionEnd());
    if (!word.hasSelection())
        return;
    m_editor.setTextCursor(word);
    m_editor.ensureCursorVisible();
    const QPoint below = m_editor.cursorRect(word).bottomLeft();
    openMenu(below, m_editor.viewport()->mapToGlobal(below));
}

/// The text's own menu, headed by what can be done with an unknown word at that place of the view.
void ComposerSpelling::openMenu(const QPoint& place, const QPoint& shownAt)
{
    QMenu* const menu = m_editor.createStandardContextMenu(place);
    menu->setObjectName(QStringLiteral("textMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QTextCursor selected = m_editor.textCursor();
    QTextCursor word = m_underlines.unknownAt(m_editor.cursorForPosition(place).position());
    if (!word.hasSelection() && selected.hasSelection())
        word = m_underlines.unknownAt(selected.selectionStart());
    if (word.hasSelection())
        new SpellMenu(*menu, m_underlines, word);
    menu->popup(shownAt);
}

bool ComposerSpelling::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) { // the key that is made into ContextMenu is on few keyboards
        const auto& key = static_cast<const QKeyEvent&>(*event);
        if (key.key() != Qt::Key_F10 || key.modifiers() != Qt::ShiftModifier)
            return QObject::eventFilter(watched, event);
        const QPoint below = m_editor.cursorRect().bottomLeft();
        openMenu(below, m_editor.viewport()->mapToGlobal(below));
        return true;
    }
    if (event->type() != QEvent::ContextMenu)
        return QObject::eventFilter(watched, event);
    const auto& asked = static_cast<const QContextMenuEvent&>(*event);
    const bool isByMouse = asked.reason() == QContextMenuEvent::Mouse;
    const QPoint place = isByMouse ? m_editor.viewport()->mapFromGlobal(asked.globalPos())
                                   : m_editor.cursorRect().bottomLeft();
    openMenu(place, isByMouse ? asked.globalPos() : m_editor.viewport()->mapToGlobal(place));
    return true;
}

} // namespace postaci
