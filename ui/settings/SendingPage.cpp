#include "settings/SendingPage.h"

#include "settings/AppSettings.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

SendingPage::SendingPage(AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_undoLabel(new QLabel(this)), m_undo(new QComboBox(this)),
      m_undoHelp(new QLabel(this)), m_notices(new QCheckBox(this)), m_noticesHelp(new QLabel(this))
{
    m_undo->setObjectName(QStringLiteral("undoSecondsCombo"));
    QList<int> choices{0, 5, 10, 15, 20, 30, 45, AppSettings::kMostUndoSeconds};
    if (!choices.contains(settings.undoSeconds())) // from the file
        choices.append(settings.undoSeconds());
    std::sort(choices.begin(), choices.end());
    for (const int seconds : std::as_const(choices))
        m_undo->addItem(QString(), seconds);
    m_undo->setCurrentIndex(m_undo->findData(settings.undoSeconds()));
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
    connect(m_undo, &QComboBox::activated, &settings,
            [this, &settings] { settings.setUndoSeconds(m_undo->currentData().toInt()); });
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
    for (int i = 0; i < m_undo->count(); ++i) {
        const int seconds = m_undo->itemData(i).toInt();
        m_undo->setItemText(i, seconds == 0 ? tr("not at all") : tr("%n second(s)", nullptr, seconds));
    }
    m_undoHelp->setText(
        tr("So long a message waits in the outbox. It is sent then, or at once when you close Postacı."));
    m_notices->setText(tr("Ask for &delivery reports"));
    m_noticesHelp->setText(
        tr("Servers that can do so report when a message reaches its recipients, and when it is "
           "delayed. That it could not be delivered is reported in any case."));
}

} // namespace postaci
