#include "settings/SendingPage.h"

#include "settings/AppSettings.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace postaci {

SendingPage::SendingPage(AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_undoLabel(new QLabel(this)), m_undo(new QSpinBox(this)),
      m_undoHelp(new QLabel(this)), m_notices(new QCheckBox(this)), m_noticesHelp(new QLabel(this))
{
    m_undo->setObjectName(QStringLiteral("undoSecondsSpin"));
    m_undo->setRange(0, AppSettings::kMostUndoSeconds);
    m_undo->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_undo->setValue(settings.undoSeconds());
    m_undoLabel->setBuddy(m_undo);
    m_notices->setObjectName(QStringLiteral("noticesCheck"));
    m_notices->setChecked(settings.wantsNotices());
    for (QLabel* label : {m_undoHelp, m_noticesHelp}) {
        label->setWordWrap(true);
        setInk(label, Ink::Meta);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_undoLabel);
    column->addWidget(m_undo, 0, Qt::AlignLeft);
    column->addWidget(m_undoHelp);
    column->addSpacing(Theme::kSpace4);
    column->addWidget(m_notices);
    column->addWidget(m_noticesHelp);
    column->addStretch(1);
    connect(m_undo, &QSpinBox::valueChanged, &settings, &AppSettings::setUndoSeconds);
    connect(m_notices, &QCheckBox::clicked, &settings, &AppSettings::setWantsNotices);
    retranslate();
}

void SendingPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SendingPage::retranslate()
{
    m_undoLabel->setText(tr("Messages can be taken &back after Send for"));
    m_undo->setSuffix(tr(" seconds"));
    m_undo->setSpecialValueText(tr("not at all"));
    m_undoHelp->setText(
        tr("So long a message waits in the outbox. It is sent then, or at once when you close Postacı."));
    m_notices->setText(tr("Ask for &delivery reports"));
    m_noticesHelp->setText(
        tr("Servers that can do so report when a message reaches its recipients, and when it is "
           "delayed. That it could not be delivered is reported in any case."));
}

} // namespace postaci
