#pragma once

#include "rules/Rule.h"
#include "widgets/GrowingDialog.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace postaci {

class AppSettings;
class ConditionRow;
class FilterActionRow;
class IconLine;
class MailEngine;

/// One filter: for which mail, what it looks for, what it does. Saves by itself; show it with open(). UI
/// thread.
class FilterEditor : public GrowingDialog
{
    Q_OBJECT

public:
    FilterEditor(MailEngine& engine, const AppSettings& settings, const Rule& rule,
                 QWidget* parent = nullptr);

    /// As it stands in the fields.
    [[nodiscard]] Rule rule() const;

Q_SIGNALS:
    void saved(const postaci::Rule& rule); ///< with its id

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildForm();
    void addCondition(const RuleCondition& condition);
    void addAction(const RuleAction& action);
    void rowsChanged();
    void orderStops();
    void fillAccounts();
    void accountToggled();
    void showAccounts();
    /// False, with the problem shown at its place, if the filter is not complete.
    bool isComplete();
    void tryIt();
    void save();
    void retranslate();

    MailEngine& m_engine;
    const AppSettings& m_settings;
    const Rule m_before;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_accountsLabel;
    QPushButton* m_accounts; ///< hidden where there is one account only
    QMenu* m_accountMenu;
    QLabel* m_matchLabel;
    QComboBox* m_match;
    QLabel* m_actionsLabel;
    QVBoxLayout* m_conditionLines;
    QVBoxLayout* m_actionLines;
    QList<ConditionRow*> m_conditions;
    QList<FilterActionRow*> m_actions;
    QPushButton* m_addCondition;
    QPushButton* m_addAction;
    IconLine* m_problem;
    QPushButton* m_try;
    QPushButton* m_cancel;
    QPushButton* m_save;
};

} // namespace postaci
