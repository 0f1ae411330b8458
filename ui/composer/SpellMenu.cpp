#include "composer/SpellMenu.h"

#include "composer/SpellUnderlines.h"

#include <QActionGroup>
#include <QLocale>

namespace postaci {

SpellMenu::SpellMenu(QMenu& menu, SpellUnderlines& spelling, const QTextCursor& word)
    : QObject(&menu), m_menu(menu), m_spelling(spelling), m_word(word), m_place(new QAction(&menu))
{
    QAction* const first = menu.actions().value(0);
    m_place->setText(tr("Looking for suggestions…"));
    m_place->setEnabled(false);
    auto* const ignored = new QAction(tr("&Ignore in this text"), &menu);
    auto* const taught = new QAction(tr("&Add to my words"), &menu);
    auto* const line = new QAction(&menu);
    line->setSeparator(true);
    menu.insertActions(first, {m_place, ignored, taught, line});
    const QString text = word.selectedText();
    connect(ignored, &QAction::triggered, this, [this, text] { m_spelling.ignore(text); });
    connect(taught, &QAction::triggered, this, [this, text] { m_spelling.teach(text); });
    spelling.suggest(text, this, [this](const QStringList& words) { suggest(words); });
}

void SpellMenu::suggest(const QStringList& words)
{
    if (words.isEmpty()) {
        m_place->setText(tr("No suggestions"));
        return;
    }
    for (const QString& word : words) {
        auto* const action = new QAction(word, &m_menu);
        QFont bold = m_menu.font();
        bold.setBold(true);
        action->setFont(bold);
        connect(action, &QAction::triggered, this, [this, word] { replace(word); });
        m_menu.insertAction(m_place, action);
    }
    m_menu.removeAction(m_place);
    m_menu.setActiveAction(m_menu.actions().constFirst());
}

void SpellMenu::replace(const QString& word)
{
    m_word.insertText(word); // keeps the letters' format
}

QString languageName(const QString& code)
{
    const QLocale locale(code);
    if (locale.language() == QLocale::C)
        return code;
    QString name = locale.nativeLanguageName();
    name = name.left(1).toUpper() + name.mid(1);
    // Some say which one they are already: "American English".
    const QString own = code.section(QLatin1Char('_'), 0, 0).toUpper();
    const bool isPlain = !code.contains(QLatin1Char('_')) || code.section(QLatin1Char('_'), 1) == own ||
                         name.contains(QLatin1Char(' '));
    return isPlain ? name : name + QStringLiteral(" (") + locale.nativeTerritoryName() + QLatin1Char(')');
}

void fillLanguageMenu(QMenu& menu, SpellUnderlines& spelling, const QStringList& installed,
                      const std::function<void()>& chosen)
{
    menu.clear();
    auto* const group = new QActionGroup(&menu);
    const auto add = [&](const QString& text, bool isChosen, const std::function<void()>& choose) {
        QAction* const action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(isChosen);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &menu, [choose, chosen] {
            choose();
            chosen();
        });
    };
    if (installed.isEmpty()) {
        menu.addAction(SpellMenu::tr("No dictionary is installed"))->setEnabled(false);
        menu.addAction(
                SpellMenu::tr("Dictionaries come from the system, such as hunspell-tr or hunspell-en-us"))
            ->setEnabled(false);
        return;
    }
    add(SpellMenu::tr("&Guess from the text"), spelling.isOn() && spelling.chosenLanguage().isEmpty(),
        [&spelling] {
            spelling.setOn(true);
            spelling.setLanguage({});
        });
    for (const QString& code : installed)
        add(languageName(code), spelling.isOn() && spelling.chosenLanguage() == code, [&spelling, code] {
            spelling.setOn(true);
            spelling.setLanguage(code);
        });
    menu.addSeparator();
    add(SpellMenu::tr("&Don't check"), !spelling.isOn(), [&spelling] { spelling.setOn(false); });
}

} // namespace postaci
