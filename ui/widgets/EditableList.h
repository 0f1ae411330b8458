#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace postaci {

class EmptyState;
class InfoBar;

/// A list in the settings with what can be done with its rows: buttons under it, keys in it, what it is for
/// and a bar above it. It holds no rows of its own: whoever has them fills it and does what is asked. UI
/// thread.
class EditableList : public QWidget
{
    Q_OBJECT

public:
    /// Object names of the parts: "bar", "list" and the buttons are called what they are given here.
    struct Names
    {
        const char* bar;
        const char* list;
        const char* add;
        const char* edit;
        const char* remove;
        const char* up;
        const char* down;
    };
    explicit EditableList(const Names& names, QWidget* parent = nullptr);

    [[nodiscard]] QLabel* help() const { return m_help; }
    [[nodiscard]] InfoBar* bar() const { return m_bar; }
    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QPushButton* add() const { return m_add; }
    [[nodiscard]] QPushButton* edit() const { return m_edit; }
    [[nodiscard]] QPushButton* remove() const { return m_remove; }
    [[nodiscard]] QPushButton* up() const { return m_up; }
    [[nodiscard]] QPushButton* down() const { return m_down; }

    /// Before the first fill(). Another button: behind `after`, usable where `isUsable` says so of the chosen
    /// row.
    QPushButton* insertButton(const char* name, QPushButton* after, std::function<bool(int row)> isUsable);
    /// How many rows at the top stay there: they can be neither removed nor moved.
    void setFixedRows(int rows) { m_fixedRows = rows; }
    /// Is shown in the place of the list and the buttons while there are no rows.
    void setEmptyState(EmptyState* empty);

    /// The rows anew: `make` gives each item its text; `chosen` is selected, or the nearest row that there
    /// is.
    void fill(int rows, const std::function<void(int row, QListWidgetItem& item)>& make, int chosen);
    [[nodiscard]] int row() const; ///< the chosen one; -1: none
    void choose(int row);

Q_SIGNALS:
    void addWanted();
    void editWanted(int row);
    void removeWanted(int row);
    void moveWanted(int from, int to); ///< both are rows that can be moved
    void chosen(int row);              ///< by the person; -1: none

private:
    void addKeys();
    void connectParts();
    void layOut();
    void updateButtons();
    void wantRemove();
    void wantMove(int rows);
    [[nodiscard]] bool isMovable(int row) const;

    struct More
    {
        QPushButton* button = nullptr;
        std::function<bool(int row)> isUsable;
    };

    QLabel* m_help;
    InfoBar* m_bar;
    QListWidget* m_list;
    EmptyState* m_empty = nullptr;
    QWidget* m_buttonRow;
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_remove;
    QWidget* m_moves; ///< up and down, which stay side by side where the row has to be broken
    QPushButton* m_up;
    QPushButton* m_down;
    QList<QPushButton*> m_order; ///< of the buttons
    QList<More> m_more;
    int m_fixedRows = 0;
};

} // namespace postaci
