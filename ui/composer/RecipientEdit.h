#pragma once

#include "composer/RecipientSource.h"

#include <QLineEdit>

class QAbstractItemView;
class QCompleter;
class QStandardItemModel;

namespace postaci {

/// Where a recipient is typed, with suggestions below: Up and Down choose one, Tab and Enter take it, Escape
/// closes them. UI thread.
class RecipientEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit RecipientEdit(QWidget* parent);

    void setSource(const RecipientSource& source) { m_source = source; }
    void closeSuggestions(); ///< what they were for is there no more
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& entry); ///< a suggestion, as it is written
    void pasted(const QString& text);  ///< a list
    void ended();                      ///< what is typed, by Enter, and no suggestion is meant
    void backWanted();                 ///< to what is before: an arrow key or Backspace at the beginning
    void deleteWanted();               ///< of what is selected before; asked first
    void allWanted();                  ///< selected

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void suggest();
    void showSuggestions();
    [[nodiscard]] bool takeKey(QKeyEvent& event);
    [[nodiscard]] bool takePopupKey(const QKeyEvent& event);
    void take(const QModelIndex& suggestion);
    void paste();

    RecipientSource m_source;
    QStandardItemModel* m_suggestions;
    QCompleter* m_completer;
};

} // namespace postaci
