#pragma once

#include "account/Doctor.h"
#include "base/Account.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace postaci {

class CheckStepRow;

/// What the connection doctor has found, step by step, folded away until asked for, and a report of it to
/// copy. Hidden until there is something. UI thread.
class ExaminationSteps : public QWidget
{
    Q_OBJECT

public:
    explicit ExaminationSteps(QWidget* parent = nullptr);

    void clear(const Account& account);
    void add(const DoctorFinding& finding);
    [[nodiscard]] QString report() const;

Q_SIGNALS:
    void trustRequested(const postaci::Error& error); ///< as LoginChecklist's

protected:
    void changeEvent(QEvent* event) override;

private:
    void setUnfolded(bool on);
    void retranslate();
    [[nodiscard]] QString lineOf(const DoctorFinding& finding) const;

    Account m_account;
    QList<DoctorFinding> m_findings;
    QList<CheckStepRow*> m_rows; ///< as m_findings
    QToolButton* m_unfold;
    QWidget* m_list;
    QVBoxLayout* m_column;
    QPushButton* m_copy;
};

} // namespace postaci
