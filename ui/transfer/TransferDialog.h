#pragma once

#include "MailEngine.h"

#include <QDialog>

#include <memory>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace postaci {

class IconLine;

/// What importing and exporting have in common: choices above, then how far it is, with a way to stop, then a
/// report of what was left out and why. It can stay open beside the main window. UI thread.
class TransferDialog : public QDialog
{
    Q_OBJECT

public:
    void reject() override; ///< stops what runs and shows what was done until then; else closes

protected:
    TransferDialog(MailEngine& engine, const char* name, QWidget* parent);
    ~TransferDialog() override;

    [[nodiscard]] MailEngine& engine() const { return m_engine; }
    [[nodiscard]] QVBoxLayout* choices() const { return m_choices; } ///< for the derived dialog's fields
    [[nodiscard]] QWidget* choicePanel() const { return m_choicePanel; }
    /// Whether the choices are such that it can begin.
    void setReady(bool on);
    void goToStart();                          ///< the keyboard: nothing else has to be chosen
    void showProblem(const QString& sentence); ///< above the buttons; empty: none
    /// Begins, the choices rest until it is over.
    void run(Transfer* transfer);
    void retranslateCommon();
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    /// The primary button was pressed.
    virtual void start() = 0;
    [[nodiscard]] virtual QStringList summaryOf(const TransferReport& report) const = 0;
    [[nodiscard]] virtual QString startText() const = 0;
    [[nodiscard]] virtual QString stateText(const TransferProgress& progress) const = 0;
    virtual void retranslate() = 0;

private:
    enum class State { Choosing, Running, Stopping, Over };
    void setState(State state);
    void showState();
    void showProgress(const TransferProgress& progress);
    void finish(const TransferReport& report);
    void showReport();
    void fail(const Error& error);
    void end(State state);

    MailEngine& m_engine;
    State m_state = State::Choosing;
    bool m_isReady = false;
    /// What follows once it has stopped.
    enum class EndsProgram { No, Yes, ToRestart };
    EndsProgram m_endsProgram = EndsProgram::No;
    std::unique_ptr<Transfer> m_transfer;
    std::optional<TransferProgress> m_lastProgress; ///< of the one that runs
    TransferReport m_done;                          ///< once it is over
    QWidget* m_choicePanel;
    QVBoxLayout* m_choices;
    QLabel* m_status;
    QProgressBar* m_progress;
    QPlainTextEdit* m_report;
    IconLine* m_problem;
    QPushButton* m_close;
    QPushButton* m_start;
};

} // namespace postaci
