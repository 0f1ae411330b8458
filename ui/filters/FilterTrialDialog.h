#pragma once

#include "MailEngine.h"
#include "rules/Rule.h"

#include <QDialog>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace postaci {

class FolderCombo;
class InfoBar;

/// What a filter would do with the mail of a folder, listed while it is being looked for; then it can be
/// done, and taken back in one step. Show it with open(). UI thread.
class FilterTrialDialog : public QDialog
{
    Q_OBJECT

public:
    FilterTrialDialog(MailEngine& engine, const Rule& rule, QWidget* parent = nullptr);
    ~FilterTrialDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class State { Looking, Looked, Stopped, Failed, Working, Done };

    void build();
    [[nodiscard]] FolderId firstInbox() const;
    void look();
    void stop();
    void add(const QList<RuleHit>& hits);
    void finish(const RuleScanReport& report);
    void fail(const Error& error);
    void apply();
    void undo();
    void tell(const QString& text, const QString& button);
    void setState(State state);
    [[nodiscard]] QString summary() const;
    void retranslate();

    MailEngine& m_engine;
    const Rule m_rule;
    QLabel* m_folderLabel;
    FolderCombo* m_folder;
    InfoBar* m_bar;
    QTreeWidget* m_list;
    QLabel* m_summary;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    QPushButton* m_close;
    QPushButton* m_apply;
    std::unique_ptr<RuleTrial> m_trial;
    QList<RuleHit> m_hits;
    RuleScanReport m_report;
    RuleUndo m_undo;
    State m_state = State::Looking;
};

} // namespace postaci
