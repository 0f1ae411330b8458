#include "settings/WritingPage.h"

#include "settings/AppSettings.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace postaci {

WritingPage::WritingPage(AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_quotes(new QCheckBox(this)), m_placeLabel(new QLabel(this)),
      m_place(new QComboBox(this)), m_signatureLabel(new QLabel(this)), m_signature(new QComboBox(this))
{
    setObjectName(QStringLiteral("writingPage"));
    m_quotes->setObjectName(QStringLiteral("quotesBox"));
    m_place->setObjectName(QStringLiteral("replyPlaceCombo"));
    m_signature->setObjectName(QStringLiteral("signaturePlaceCombo"));
    m_placeLabel->setBuddy(m_place);
    m_signatureLabel->setBuddy(m_signature);
    m_place->addItems({QString(), QString()});
    m_signature->addItems({QString(), QString()});
    const ReplyStyle style = settings.replyStyle();
    m_quotes->setChecked(style.quotes);
    m_place->setCurrentIndex(style.isBelow ? 1 : 0);
    m_signature->setCurrentIndex(style.signatureAboveQuote ? 1 : 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_quotes);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_placeLabel);
    column->addWidget(m_place, 0, Qt::AlignLeft);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_signatureLabel);
    column->addWidget(m_signature, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_quotes, &QCheckBox::toggled, this, &WritingPage::store);
    connect(m_place, &QComboBox::activated, this, &WritingPage::store);
    connect(m_signature, &QComboBox::activated, this, &WritingPage::store);
    retranslate();
    updateParts();
}

void WritingPage::store()
{
    m_settings.setReplyStyle(
        {m_quotes->isChecked(), m_place->currentIndex() == 1, m_signature->currentIndex() == 1});
    updateParts();
}

/// What has no meaning with the other choices cannot be chosen.
void WritingPage::updateParts()
{
    m_place->setEnabled(m_quotes->isChecked());
    m_signature->setEnabled(m_quotes->isChecked() && m_place->currentIndex() == 0);
}

void WritingPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WritingPage::retranslate()
{
    m_quotes->setText(tr("&Quote the message that I reply to"));
    m_placeLabel->setText(tr("I write my a&nswer"));
    m_place->setItemText(0, tr("above the quoted text"));
    m_place->setItemText(1, tr("below the quoted text"));
    m_signatureLabel->setText(tr("My signat&ure stands"));
    m_signature->setItemText(0, tr("at the end of the message"));
    m_signature->setItemText(1, tr("below what I write, above the quoted text"));
    for (QComboBox* combo : {m_place, m_signature})
        combo->adjustSize();
}

} // namespace postaci
