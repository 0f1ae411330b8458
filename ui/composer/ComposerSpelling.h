#pragma once

#include "composer/SpellUnderlines.h"

#include <QObject>

class QMenu;
class QTextEdit;
class QToolButton;

namespace postaci {

class AppSettings;

/// What a text's window has of spelling: the underlined words, what the text's menu says of them, the choice
/// of language and the way to the next unknown word. The choice holds for later texts too. UI thread.
class ComposerSpelling : public QObject
{
    Q_OBJECT

public:
    /// The button belongs to `buttons`.
    ComposerSpelling(QTextEdit& editor, SpellChecker& checker, AppSettings& settings, QWidget* buttons);

    [[nodiscard]] QToolButton* button() const { return m_button; }
    [[nodiscard]] SpellUnderlines& underlines() { return m_underlines; }
    void goToNext(); ///< selects the next unknown word and opens its menu
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openMenu(const QPoint& place, const QPoint& shownAt);
    void fillButtonMenu();
    void keepChoice();

    QTextEdit& m_editor;
    SpellChecker& m_checker;
    AppSettings& m_settings;
    SpellUnderlines m_underlines;
    QToolButton* m_button;
    QMenu* m_menu;
};

} // namespace postaci
