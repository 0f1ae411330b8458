#include "mainwindow/TimeDialog.h"

#include "accounts/FormField.h"
#include "widgets/DialogButtons.h"
#include "widgets/Theme.h"

#include <QDateTimeEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kTimeLineWidth = 320;
constexpr int kYearsAhead = 20;

QDateTimeEdit* timeEdit(const QDateTime& offered)
{
    auto* edit = new QDateTimeEdit(offered.toLocalTime());
    edit->setObjectName(QStringLiteral("timeEdit"));
    edit->setCalendarPopup(true);
    const QLocale locale;
    edit->setDisplayFormat(locale.dateFormat(QLocale::ShortFormat) + QLatin1Char(' ') +
                           locale.timeFormat(QLocale::ShortFormat));
    edit->setMaximumDate(QDate::currentDate().addYears(kYearsAhead));
    edit->setCurrentSection(QDateTimeEdit::DaySection);
    return edit;
}

} // namespace

TimeDialog::TimeDialog(const QString& title, const QDateTime& offered, QWidget* parent)
    : GrowingDialog(parent), m_edit(timeEdit(offered)), m_field(new FormField(m_edit, this)), m_ok(nullptr)
{
    setObjectName(QStringLiteral("timeDialog"));
    setWindowTitle(title);
    setMinimumWidth(kTimeLineWidth);
    m_field->setLabel(tr("&Day and time"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace4);
    column->addWidget(m_field);
    column->addStretch(1);
    m_ok = addDialogButtons(*this, *column, title); // what is then done
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &TimeDialog::timeEdited);
    connect(m_ok, &QPushButton::clicked, this, &TimeDialog::choose);
    timeEdited();
}

void TimeDialog::timeEdited()
{
    const bool isToCome = m_edit->dateTime() > QDateTime::currentDateTime();
    m_field->setError(isToCome ? FormField::Sentence() : [] { return tr("This time has passed."); });
    m_ok->setEnabled(isToCome);
}

void TimeDialog::choose()
{
    const QDateTime time = m_edit->dateTime();
    accept();
    Q_EMIT timeChosen(time);
}

} // namespace postaci
