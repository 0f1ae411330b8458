#include "settings/WritingPage.h"

#include "settings/AppSettings.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace postaci {

WritingPage::WritingPage(AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_quotes(new QCheckBox(this)), m_placeLabel(new QLabel(this)),
      m_place(new QComboBox(this)), m_signatureLabel(new QLabel(this)), m_signature(new QComboBox(this)),
      m_formatLabel(new QLabel(this)), m_format(new QComboBox(this)), m_spelling(new QCheckBox(this)),
      m_formatHelp(new QLabel(this)), m_quotesHelp(new QLabel(this)), m_placeHelp(new QLabel(this)),
      m_signatureHelp(new QLabel(this)), m_spellingHelp(new QLabel(this))
{
    setObjectName(QStringLiteral("writingPage"));
    m_quotes->setObjectName(QStringLiteral("quotesBox"));
    m_place->setObjectName(QStringLiteral("replyPlaceCombo"));
    m_signature->setObjectName(QStringLiteral("signaturePlaceCombo"));
    m_format->setObjectName(QStringLiteral("writingCombo"));
    m_spelling->setObjectName(QStringLiteral("spellingCheck"));
    build();
    const ReplyStyle style = settings.replyStyle();
    m_quotes->setChecked(style.quotes);
    m_place->setCurrentIndex(style.isBelow ? 1 : 0);
    m_signature->setCurrentIndex(style.signatureAboveQuote ? 1 : 0);
    m_format->setCurrentIndex(m_format->findData(settings.writesFormatted()));
    m_spelling->setChecked(settings.checksSpelling());
    connect(m_quotes, &QCheckBox::toggled, this, &WritingPage::store);
    connect(m_place, &QComboBox::activated, this, &WritingPage::store);
    connect(m_signature, &QComboBox::activated, this, &WritingPage::store);
    connect(m_format, &QComboBox::activated, &m_settings,
            [this] { m_settings.setWritesFormatted(m_format->currentData().toBool()); });
    connect(m_spelling, &QCheckBox::clicked, &m_settings, &AppSettings::setChecksSpelling);
    retranslate();
    updateParts();
}

void WritingPage::build()
{
    m_placeLabel->setBuddy(m_place);
    m_signatureLabel->setBuddy(m_signature);
    m_formatLabel->setBuddy(m_format);
    m_place->addItems({QString(), QString()});
    m_signature->addItems({QString(), QString()});
    m_format->addItem(QString(), false);
    m_format->addItem(QString(), true);
    for (QLabel* help : {m_formatHelp, m_quotesHelp, m_placeHelp, m_signatureHelp, m_spellingHelp}) {
        help->setWordWrap(true);
        setInk(help, Ink::Meta);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_formatLabel);
    column->addWidget(m_format, 0, Qt::AlignLeft);
    column->addWidget(m_formatHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_quotes);
    column->addWidget(m_quotesHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_placeLabel);
    column->addWidget(m_place, 0, Qt::AlignLeft);
    column->addWidget(m_placeHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_signatureLabel);
    column->addWidget(m_signature, 0, Qt::AlignLeft);
    column->addWidget(m_signatureHelp);
    column->addSpacing(Theme::kSpace3);
    column->addWidget(m_spelling);
    column->addWidget(m_spellingHelp);
    column->addStretch(1);
    QWidget* before = nullptr;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_format), static_cast<QWidget*>(m_quotes), static_cast<QWidget*>(m_place),
          static_cast<QWidget*>(m_signature), static_cast<QWidget*>(m_spelling)}) {
        if (before != nullptr)
            setTabOrder(before, widget);
        before = widget;
    }
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
    m_formatLabel->setText(tr("Ne&w messages"));
    m_format->setItemText(0, tr("Plain text"));
    m_format->setItemText(1, tr("Formatted text"));
    m_spelling->setText(tr("Un&derline words that no dictionary knows"));
    m_formatHelp->setText(tr("What a message begins as; it can be changed while it is written."));
    m_quotesHelp->setText(tr("An answer has the text that it answers below or above it."));
    m_placeHelp->setText(tr("Most people write above; mailing lists often want answers below."));
    m_signatureHelp->setText(tr("Below what you write it is seen even when the quoted text is long."));
    m_spellingHelp->setText(
        tr("In the language that the text is written in; holds for messages begun from now on."));
    for (QComboBox* combo : {m_place, m_signature, m_format})
        combo->adjustSize();
}

} // namespace postaci
