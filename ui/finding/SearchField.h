#pragma once

#include "finding/SearchSuggestions.h"

#include <QKeySequence>
#include <QLineEdit>

#include <functional>

class QAction;
class QCompleter;
class QStandardItemModel;

namespace postaci {

/// Where people type what they look for. UI thread.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);

    /// What names there are when somebody types; asked each time.
    void setNames(std::function<SearchNames()> names) { m_names = std::move(names); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// What puts the keyboard here, for the tool tip.
    void setKeys(const QList<QKeySequence>& keys);

Q_SIGNALS:
    void listWanted(); ///< Enter, or Down: on to what was found
    void left();       ///< Escape

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void suggest();
    void insertSuggestion(const QModelIndex& chosen);
    void retranslate();
    void restyle();

    QAction* m_icon;
    QStandardItemModel* m_suggestions;
    QCompleter* m_completer;
    std::function<SearchNames()> m_names;
    QList<QKeySequence> m_keys;
};

} // namespace postaci
