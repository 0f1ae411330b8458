#pragma once

#include "rules/Rule.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace postaci {

class AppSettings;
class FolderCombo;
class MailEngine;

/// One thing that a filter does, in an editor. UI thread.
class FilterActionRow : public QWidget
{
    Q_OBJECT

public:
    FilterActionRow(MailEngine& engine, const AppSettings& settings, const RuleAction& action,
                    QWidget* parent = nullptr);

    [[nodiscard]] RuleAction action() const;
    void setRemovable(bool on);
    [[nodiscard]] QList<QWidget*> stops() const; ///< of the Tab key, in their order
    void focusProblem(RuleProblem::Kind problem);
    void retranslate();

Q_SIGNALS:
    void changed();
    void removeWanted();

private:
    void fillTags(const QString& chosen);
    void kindChosen();
    [[nodiscard]] RuleActionKind kind() const;

    const AppSettings& m_settings;
    QComboBox* m_kind;
    FolderCombo* m_folder;
    QComboBox* m_tag;
    QWidget* m_nothing; ///< keeps the place of the two
    QToolButton* m_remove;
};

} // namespace postaci
