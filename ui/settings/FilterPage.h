#pragma once

#include "rules/Rule.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace postaci {

class AppSettings;
class EmptyState;
class InfoBar;
class MailEngine;

/// The filters in the settings: their order, on or off, and what can be done with each. UI thread.
class FilterPage : public QWidget
{
    Q_OBJECT

public:
    FilterPage(MailEngine& engine, const AppSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectParts();
    void refresh();
    void showRules();
    [[nodiscard]] QListWidgetItem* addItem(const Rule& rule);
    void retranslate();
    void updateButtons();
    [[nodiscard]] const Rule* selected() const;
    void edit(const Rule& rule);
    void duplicate();
    void remove();
    void move(int rows);
    void itemChanged(const QListWidgetItem* item);
    void save(const Rule& rule);

    MailEngine& m_engine;
    const AppSettings& m_settings;
    QList<Rule> m_rules;
    RuleId m_current = 0; ///< gets the selection when the list is filled anew
    QLabel* m_help;
    InfoBar* m_bar;
    QListWidget* m_list;
    EmptyState* m_empty;
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_duplicate;
    QPushButton* m_remove;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_run;
    Rule m_removed; ///< what Undo brings back
};

} // namespace postaci
