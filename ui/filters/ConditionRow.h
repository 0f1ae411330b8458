#pragma once

#include "rules/Rule.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace postaci {

class MailEngine;

/// One condition of a filter in an editor: what is looked at, how, and what for. UI thread.
class ConditionRow : public QWidget
{
    Q_OBJECT

public:
    ConditionRow(MailEngine& engine, const RuleCondition& condition, QWidget* parent = nullptr);

    [[nodiscard]] RuleCondition condition() const;
    void setRemovable(bool on);
    [[nodiscard]] QList<QWidget*> stops() const; ///< of the Tab key, in their order
    /// The place where something is missing gets the keyboard.
    void focusProblem(RuleProblem::Kind problem);
    void retranslate();

Q_SIGNALS:
    void changed();
    void removeWanted();

private:
    void fill(const RuleCondition& condition);
    void fieldChosen();
    void offerTests();
    [[nodiscard]] RuleField field() const;
    [[nodiscard]] RuleTest test() const;

    QComboBox* m_field;
    QLineEdit* m_header;
    QComboBox* m_test;
    QLineEdit* m_text;
    QSpinBox* m_number;
    QComboBox* m_account;
    QToolButton* m_remove;
};

} // namespace postaci
