#include "settings/PrivacyPage.h"

#include "settings/AppSettings.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

PrivacyPage::PrivacyPage(AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_sendersLabel(new QLabel(this)),
      m_senders(new QListWidget(this)), m_nobody(new QLabel(this)), m_remove(new QPushButton(this)),
      m_askIspdb(new QCheckBox(this)), m_askIspdbHelp(new QLabel(this))
{
    m_senders->setObjectName(QStringLiteral("imageSenders"));
    m_sendersLabel->setBuddy(m_senders);
    m_sendersLabel->setWordWrap(true);
    m_nobody->setObjectName(QStringLiteral("noImageSenders"));
    m_remove->setObjectName(QStringLiteral("removeImageSenderButton"));
    m_askIspdb->setObjectName(QStringLiteral("askIspdbCheck"));
    for (QLabel* label : {m_nobody, m_askIspdbHelp}) {
        label->setWordWrap(true);
        setInk(label, Ink::Meta);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_askIspdb);
    column->addWidget(m_askIspdbHelp);
    column->addSpacing(Theme::kSpace4);
    column->addWidget(m_sendersLabel);
    column->addSpacing(Theme::kSpace1);
    column->addWidget(m_senders, 1);
    column->addWidget(m_nobody);
    column->addSpacing(Theme::kSpace1);
    column->addWidget(m_remove, 0, Qt::AlignLeft);
    column->addStretch(0);
    connect(m_askIspdb, &QCheckBox::clicked, &m_settings, &AppSettings::setMayAskIspdb);
    connect(m_remove, &QPushButton::clicked, this, &PrivacyPage::removeChosen);
    connect(m_senders, &QListWidget::currentRowChanged, m_remove,
            [this](int row) { m_remove->setEnabled(row >= 0); });
    connect(&m_settings, &AppSettings::imageSendersChanged, this, &PrivacyPage::refresh);
    retranslate();
}

void PrivacyPage::refresh()
{
    m_askIspdb->setChecked(m_settings.mayAskIspdb());
    const int row = m_senders->currentRow();
    m_senders->clear();
    for (const ImageSender& sender : m_settings.imageSenders()) {
        //: %1 is a domain such as ornek.com
        const QString who = sender.who.startsWith(QLatin1Char('@'))
                                ? tr("everyone at %1").arg(sender.who.mid(1))
                                : sender.who;
        //: %1 is an address, or "everyone at ornek.com"
        auto* item = new QListWidgetItem(sender.onlyVerified ? tr("%1 (only when verified)").arg(who) : who);
        item->setData(Qt::UserRole, sender.who);
        m_senders->addItem(item);
    }
    const bool any = m_senders->count() > 0;
    m_senders->setVisible(any);
    m_remove->setVisible(any);
    m_nobody->setVisible(!any);
    m_senders->setCurrentRow(qBound(any ? 0 : -1, row, m_senders->count() - 1));
}

void PrivacyPage::removeChosen()
{
    if (const QListWidgetItem* item = m_senders->currentItem())
        m_settings.removeImageSender(item->data(Qt::UserRole).toString());
}

void PrivacyPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PrivacyPage::retranslate()
{
    m_askIspdb->setText(tr("Look for servers in &Thunderbird's list of providers"));
    m_askIspdbHelp->setText(tr("When an account is added whose servers Postacı does not know, that list is "
                               "asked about the part of the address behind the @. Nothing else is sent."));
    m_sendersLabel->setText(tr("Remote i&mages are shown without asking in messages from:"));
    m_senders->setAccessibleName(tr("Senders whose remote images are shown"));
    m_nobody->setText(tr("Nobody. Senders come here when you choose “Always” above a message."));
    m_remove->setText(tr("As&k again"));
    refresh();
}

} // namespace postaci
