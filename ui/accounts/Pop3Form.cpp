#include "accounts/Pop3Form.h"

#include "accounts/FieldHelp.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace postaci {

namespace {

constexpr int kProposedDays = 14;
constexpr int kMostDays = 3650;

} // namespace

Pop3Form::Pop3Form(FieldHelp* help, QWidget* parent)
    : QWidget(parent), m_help(help), m_title(new QLabel(this)), m_leave(new QCheckBox(this)),
      m_afterDays(new QCheckBox(this)), m_days(new QSpinBox(this)), m_withLocal(new QCheckBox(this))
{
    m_leave->setObjectName(QStringLiteral("pop3LeaveCheck"));
    m_afterDays->setObjectName(QStringLiteral("pop3AfterDaysCheck"));
    m_days->setObjectName(QStringLiteral("pop3DaysSpin"));
    m_withLocal->setObjectName(QStringLiteral("pop3WithLocalCheck"));
    build();
    connect(m_leave, &QCheckBox::toggled, this, &Pop3Form::updateEnabled);
    connect(m_afterDays, &QCheckBox::toggled, this, &Pop3Form::updateEnabled);
    retranslate();
    setSettings({});
}

void Pop3Form::build()
{
    m_title->setFont(Theme::semibold(m_title->font()));
    m_days->setRange(1, kMostDays);
    m_days->setValue(kProposedDays);
    auto* days = new QHBoxLayout;
    days->setSpacing(Theme::kSpace2);
    days->addWidget(m_afterDays);
    days->addWidget(m_days);
    days->addStretch(1);
    // What depends on the first stands under it, further in.
    auto* kept = new QVBoxLayout;
    kept->setContentsMargins(Theme::kSpace6, 0, 0, 0);
    kept->setSpacing(Theme::kSpace2);
    kept->addLayout(days);
    kept->addWidget(m_withLocal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace2);
    column->addWidget(m_title);
    column->addWidget(m_leave);
    column->addLayout(kept);
}

void Pop3Form::setSettings(const Pop3Settings& settings)
{
    m_leave->setChecked(settings.leaveOnServer);
    m_afterDays->setChecked(settings.deleteAfterDays > 0);
    m_days->setValue(settings.deleteAfterDays > 0 ? settings.deleteAfterDays : kProposedDays);
    m_withLocal->setChecked(settings.deleteWhenDeletedHere);
    updateEnabled();
}

Pop3Settings Pop3Form::settings() const
{
    return {m_leave->isChecked(), m_afterDays->isChecked() ? m_days->value() : 0, m_withLocal->isChecked()};
}

void Pop3Form::updateEnabled()
{
    const bool leaves = m_leave->isChecked();
    m_afterDays->setEnabled(leaves);
    m_days->setEnabled(leaves && m_afterDays->isChecked());
    m_withLocal->setEnabled(leaves);
}

void Pop3Form::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Pop3Form::retranslate()
{
    m_title->setText(tr("Mail on the server"));
    m_leave->setText(tr("&Keep mail on the server"));
    m_afterDays->setText(tr("Delete it there after (&days)"));
    m_days->setAccessibleName(tr("Days until mail is deleted on the server"));
    m_withLocal->setText(tr("Delete it there when I delete it &from this computer"));
    m_help->setHelp(m_leave,
                    tr("Your other devices can fetch it too; without this it exists only on this computer, "
                       "once it is safely stored here."));
    const QString days =
        tr("Keeps the mailbox from filling up: what came here that many days ago goes from the server.");
    m_help->setHelp(m_afterDays, days);
    m_help->setHelp(m_days, days);
    m_help->setHelp(m_withLocal, tr("Counts only for what is deleted for good, that is out of the trash."));
}

} // namespace postaci
