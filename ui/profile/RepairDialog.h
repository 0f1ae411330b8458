#pragma once

#include "profile/Repair.h"
#include "widgets/GrowingDialog.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace postaci {

class ProfileJob;

/// Asks before the program starts whether damaged mail is to be repaired, does it, and says what was saved
/// and what could not be read. Accepted: the profile may be opened. UI thread.
class RepairDialog : public GrowingDialog
{
    Q_OBJECT

public:
    explicit RepairDialog(QString profileDir, QWidget* parent = nullptr);

    /// In plain words, for the report of a repair.
    [[nodiscard]] static QString saved(const RepairReport& report);
    [[nodiscard]] static QString notSaved(const RepairReport& report);

    void reject() override; ///< cancels what runs first

private:
    void begin();
    void showReport(const RepairReport& report);
    void showFailure(const Error& error);

    const QString m_profileDir;
    ProfileJob* m_job;
    QLabel* m_text;
    QLabel* m_more;
    QProgressBar* m_progress;
    QPushButton* m_primary;
    QPushButton* m_secondary;
    bool m_isDone = false;
};

} // namespace postaci
