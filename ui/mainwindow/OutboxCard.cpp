#include "mainwindow/OutboxCard.h"

#include "account/ErrorSentence.h"
#include "accounts/ErrorDetails.h"
#include "mainwindow/OutboxView.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace postaci {

namespace {

QString reasonOf(const OutboxEntry& entry)
{
    if (entry.state == OutboxState::Uncertain)
        return OutboxCard::tr(
            "The connection broke just as the message was handed over, so it may have been sent "
            "already. Ask the recipient, or look into your Sent folder, before you send it again.");
    if (!entry.lastError)
        return {};
    const ErrorText text = describeError(*entry.lastError);
    return text.advice.isEmpty() ? text.summary : text.summary + QLatin1Char(' ') + text.advice;
}

/// Recipients for one glance; all of them for the tool tip.
QString shortList(const QStringList& recipients)
{
    constexpr qsizetype kShown = 3;
    const QString shown = recipients.mid(0, kShown).join(QStringLiteral(", "));
    const qsizetype more = recipients.size() - kShown;
    return more > 0 ? OutboxCard::tr("%1 and %n more", nullptr, static_cast<int>(more)).arg(shown) : shown;
}

} // namespace

OutboxCard::OutboxCard(QWidget* parent)
    : QFrame(parent), m_subject(new QLabel(this)), m_recipients(new QLabel(this)), m_state(new QLabel(this)),
      m_reason(new QLabel(this)), m_wordsButton(new QToolButton(this)), m_words(new QLabel(this)),
      m_retry(new QPushButton(this)), m_discard(new QPushButton(this)), m_question(new InfoBar(this))
{
    setObjectName(QStringLiteral("outboxCard"));
    setAccessibleName(tr("Message in the outbox"));
    m_subject->setFont(Theme::semibold(font()));
    setInk(m_recipients, Ink::Meta);
    m_state->setObjectName(QStringLiteral("outboxState"));
    m_retry->setObjectName(QStringLiteral("sendAgainButton"));
    m_discard->setObjectName(QStringLiteral("discardButton"));
    m_discard->setProperty("destructive", true);
    for (QPushButton* button : {m_retry, m_discard})
        button->setAutoDefault(true); // Enter presses the one with the focus
    m_question->setObjectName(QStringLiteral("outboxQuestion"));
    m_wordsButton->setObjectName(QStringLiteral("outboxWordsButton"));
    m_wordsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_wordsButton->setFocusPolicy(Qt::TabFocus);
    m_words->setObjectName(QStringLiteral("outboxWords"));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setInk(m_words, Ink::Meta);
    for (QLabel* label : {m_subject, m_recipients, m_state, m_reason, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setWordsShown(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace4, Theme::kSpace3);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_subject);
    column->addWidget(m_recipients);
    column->addWidget(m_state);
    column->addWidget(m_reason);
    column->addWidget(m_wordsButton, 0, Qt::AlignLeft);
    column->addWidget(m_words);
    column->addSpacing(Theme::kSpace1);
    column->addLayout(buttons);
    column->addWidget(m_question);

    connect(m_wordsButton, &QToolButton::clicked, this, [this] { setWordsShown(m_words->isHidden()); });
    connect(m_retry, &QPushButton::clicked, this, &OutboxCard::retryRequested);
    connect(m_discard, &QPushButton::clicked, this, &OutboxCard::ask);
    connect(m_question, &InfoBar::primaryClicked, this, &OutboxCard::discardRequested);
    connect(m_question, &InfoBar::secondaryClicked, m_question, &QWidget::hide);
}

void OutboxCard::setEntry(const OutboxEntry& entry)
{
    m_entry = entry;
    m_subject->setText(entry.subject.isEmpty() ? tr("(no subject)") : entry.subject);
    m_recipients->setText(tr("To %1").arg(shortList(entry.recipients)));
    m_recipients->setToolTip(entry.recipients.join(QLatin1Char('\n')));
    m_state->setText(OutboxView::stateText(entry));
    const QString reason = reasonOf(entry);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    const QString words = entry.lastError ? errorDetails(*entry.lastError) : entry.reply;
    m_wordsButton->setText(tr("Details"));
    m_wordsButton->setVisible(!reason.isEmpty() && !words.isEmpty());
    if (words != m_words->text()) {
        m_words->setText(words);
        setWordsShown(false);
    }

    const bool stopped = entry.state == OutboxState::Failed || entry.state == OutboxState::Uncertain;
    const bool leaving = entry.state == OutboxState::Sending || entry.state == OutboxState::Ending;
    setInk(m_state, entry.state == OutboxState::Failed ? Ink::Danger : stopped ? Ink::Caution : Ink::Text);
    m_retry->setText(tr("&Send again"));
    m_retry->setVisible(stopped);
    m_discard->setText(tr("&Discard"));
    m_discard->setVisible(!leaving);
    if (leaving)
        m_question->hide();
}

void OutboxCard::setWordsShown(bool on)
{
    m_words->setVisible(on);
    m_wordsButton->setIcon(icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
}

void OutboxCard::ask()
{
    const QString text =
        m_entry.state == OutboxState::Uncertain
            ? tr("Discard this message? It may have been sent already; discarding it here does not "
                 "call it back.")
            : tr("Discard this message? It has not been sent, and its text will be lost.");
    m_question->show(InfoBar::Caution, text);
    m_question->setButtons(tr("D&iscard"), tr("&Keep"));
    m_question->setDismissable(false);
    m_question->takeFocus(InfoBar::Safe::Secondary);
}

} // namespace postaci
