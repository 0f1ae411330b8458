#pragma once

#include <QMenu>
#include <QPointer>
#include <QTextCursor>

#include <functional>

class QAction;

namespace postaci {

class SpellUnderlines;

/// Puts what can be done with an unknown word at the head of a text's menu. The suggestions come while the
/// menu is open. Belongs to the menu. UI thread.
class SpellMenu : public QObject
{
    Q_OBJECT

public:
    SpellMenu(QMenu& menu, SpellUnderlines& spelling, const QTextCursor& word);

private:
    void suggest(const QStringList& words);
    void replace(const QString& word);

    QMenu& m_menu;
    SpellUnderlines& m_spelling;
    QTextCursor m_word;
    QAction* m_place; ///< where the suggestions come
};

/// How a language is called in itself, with its country: "Türkçe", "English (United States)".
[[nodiscard]] QString languageName(const QString& code);

/// The choice of language in a menu: guessed, one of those that are installed, none. Filled when it opens.
void fillLanguageMenu(QMenu& menu, SpellUnderlines& spelling, const QStringList& installed,
                      const std::function<void()>& chosen);

} // namespace postaci
