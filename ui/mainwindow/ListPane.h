#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace postaci {

class ElidedLabel;
class EmptyState;
class FilterBar;
class InfoBar;
class MessageListModel;
class MessageListView;

/// The middle pane: what is shown, the bar that speaks of it, the list, and what to do when it is empty. UI
/// thread.
class ListPane : public QFrame
{
    Q_OBJECT

public:
    explicit ListPane(MessageListModel& model, QWidget* parent = nullptr);

    [[nodiscard]] MessageListView* view() const { return m_view; }
    [[nodiscard]] InfoBar* bar() const { return m_bar; }
    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }
    [[nodiscard]] FilterBar* filterBar() const { return m_filterBar; }
    /// The button in the heading that shows and hides the filter bar.
    void setFilterAction(QAction* action);
    void setListMenu(QMenu* menu); ///< beside it
    /// The button in the heading that keeps a search; only there while it can be done.
    void setSaveAction(QAction* action);

    /// The heading: a place's name and what is to be said of it, "12 unread".
    void setHeading(const QString& name, const QString& note);
    /// A quiet line below the heading: what the list is short of. Empty: none.
    void setScope(const QString& text);
    /// Whether an empty list means that rows are on their way.
    void setLoading(bool loading);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void showPage();

    MessageListModel& m_model;
    ElidedLabel* m_name;
    ElidedLabel* m_note;
    QLabel* m_scope;
    QToolButton* m_saveButton;
    QToolButton* m_filterButton;
    QToolButton* m_menuButton;
    FilterBar* m_filterBar;
    InfoBar* m_bar;
    QStackedWidget* m_stack;
    MessageListView* m_view;
    EmptyState* m_empty;
    bool m_loading = false;
};

} // namespace postaci
