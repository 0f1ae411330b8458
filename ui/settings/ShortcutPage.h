#pragma once

#include "commands/CommandKeys.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace postaci {

class InfoBar;

/// The keyboard shortcuts in the settings: which set, and the keys of each command, to be changed by pressing
/// others. Changes hold at once. UI thread.
class ShortcutPage : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutPage(AppSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectParts();
    void fill();
    void showKeys();
    void filter();
    void commandChosen();
    [[nodiscard]] const Command* chosen() const; ///< null: none
    [[nodiscard]] QKeySequence pressed() const;  ///< empty: none
    /// Gives them to the chosen command, after a question if others have them.
    void give(const QList<QKeySequence>& keys);
    void takeOver();
    void updateButtons();
    void retranslate();

    AppSettings& m_settings;
    QLabel* m_setLabel;
    QComboBox* m_set;
    QLabel* m_searchLabel;
    QLineEdit* m_search;
    QTreeWidget* m_tree;
    InfoBar* m_bar;
    QLabel* m_keysLabel;
    QKeySequenceEdit* m_keys;
    QPushButton* m_use;
    QPushButton* m_add;
    QPushButton* m_none;
    QPushButton* m_restore;
    QPushButton* m_restoreAll;
    std::optional<QList<QKeySequence>> m_wanted; ///< what the bar asks about
};

} // namespace postaci
