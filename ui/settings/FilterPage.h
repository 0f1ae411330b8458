#pragma once

#include "rules/Rule.h"

#include <QWidget>

class QListWidgetItem;
class QPushButton;

namespace postaci {

class AppSettings;
class EditableList;
class EmptyState;
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
    void connectParts();
    void refresh();
    void showRules();
    void describe(const Rule& rule, QListWidgetItem& item) const;
    void retranslate();
    [[nodiscard]] const Rule* selected() const;
    void edit(const Rule& rule);
    void duplicate();
    void remove(int row);
    void move(int from, int to);
    void itemChanged(const QListWidgetItem* item);
    void save(const Rule& rule);

    MailEngine& m_engine;
    const AppSettings& m_settings;
    QList<Rule> m_rules;
    RuleId m_current = 0; ///< gets the selection when the list is filled anew
    EditableList* m_rows;
    EmptyState* m_empty;
    QPushButton* m_duplicate;
    QPushButton* m_run;
    Rule m_removed; ///< what Undo brings back
};

} // namespace postaci
