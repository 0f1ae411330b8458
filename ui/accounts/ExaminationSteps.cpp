#include "accounts/ExaminationSteps.h"

#include "account/DoctorReport.h"
#include "account/DoctorSentences.h"
#include "accounts/CheckStepRow.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace postaci {

ExaminationSteps::ExaminationSteps(QWidget* parent)
    : QWidget(parent), m_unfold(new QToolButton(this)), m_list(new QWidget(this)),
      m_column(new QVBoxLayout(m_list)), m_copy(new QPushButton(m_list))
{
    m_unfold->setObjectName(QStringLiteral("allStepsButton"));
    m_unfold->setFocusPolicy(Qt::TabFocus);
    m_unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_list->setObjectName(QStringLiteral("allSteps"));
    m_copy->setObjectName(QStringLiteral("copyReportButton"));
    m_column->setContentsMargins(Theme::kSpace6, 0, 0, 0);
    m_column->setSpacing(Theme::kSpace2);
    m_column->addWidget(m_copy, 0, Qt::AlignLeft);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(Theme::kSpace2);
    outer->addWidget(m_unfold, 0, Qt::AlignLeft);
    outer->addWidget(m_list);
    connect(m_unfold, &QToolButton::clicked, this, [this] { setUnfolded(m_list->isHidden()); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(report()); });
    setUnfolded(false);
    retranslate();
    hide();
}

void ExaminationSteps::clear(const Account& account)
{
    m_account = account;
    m_findings.clear();
    qDeleteAll(m_rows);
    m_rows.clear();
    hide();
}

void ExaminationSteps::add(const DoctorFinding& finding)
{
    auto* row = new CheckStepRow(m_list);
    row->setObjectName(QStringLiteral("examinationStep%1").arg(m_rows.size()));
    row->setText(lineOf(finding));
    if (finding.error) {
        row->setFailed(*finding.error);
        connect(row, &CheckStepRow::trustClicked, this,
                [this, error = *finding.error] { Q_EMIT trustRequested(error); });
    } else {
        row->setPassed(finding.milliseconds);
    }
    m_column->insertWidget(int(m_rows.size()), row);
    m_findings.append(finding);
    m_rows.append(row);
    show();
}

QString ExaminationSteps::report() const
{
    return doctorReport(m_account, m_findings, QDateTime::currentDateTime());
}

QString ExaminationSteps::lineOf(const DoctorFinding& finding) const
{
    const bool isIncoming = finding.server == ServerRole::Incoming;
    const QString title = finding.step == DoctorStep::Network ? titleOf(finding.step)
                          : isIncoming                        ? tr("Incoming, %1").arg(titleOf(finding.step))
                                                              : tr("Outgoing, %1").arg(titleOf(finding.step));
    // What went wrong stands below, in red.
    return finding.error ? title : title + QStringLiteral(": ") + finding.text.inOneLine();
}

void ExaminationSteps::setUnfolded(bool on)
{
    m_list->setVisible(on);
    m_unfold->setIcon(icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
}

void ExaminationSteps::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ExaminationSteps::retranslate()
{
    m_unfold->setText(tr("Each step"));
    m_copy->setText(tr("Copy a report without names and passwords"));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setText(lineOf(m_findings[i]));
}

} // namespace postaci
