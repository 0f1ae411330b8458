#include "mainwindow/OutboxCard.h"

#include "account/ErrorSentence.h"
#include "account/Remedy.h"
#include "accounts/ErrorDetails.h"
#include "base/SizeText.h"
#include "mainwindow/OutboxView.h"
#include "mainwindow/ReminderMenu.h"
#include "widgets/FocusRing.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"
#include "widgets/Ink.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace postaci {

namespace {

QString lateSentence(const OutboxEntry& entry)
{
    const QLocale locale;
    //: both are a day and time
    return OutboxCard::tr("Sent on %1 instead of %2: Postacı was not running then, or had no connection.")
        .arg(locale.toString(entry.sent.toLocalTime(), QLocale::ShortFormat),
             locale.toString(entry.due.toLocalTime(), QLocale::ShortFormat));
}

/// Who did not get it and why, one a line behind `first`.
QString refusedSentence(const OutboxEntry& entry, const QString& first)
{
    QStringList lines{first};
    for (const RefusedRecipient& one : entry.refused) {
        const Error error = makeError(ErrorKind::Rejected, ErrorReason::RecipientsRefused,
                                      QStringLiteral("the server answered %1").arg(one.code), one.reply);
        //: %1 is an address, %2 a sentence that says why
        lines.append(OutboxCard::tr("%1 – %2").arg(one.addr, describeError(error).summary));
    }
    return lines.join(QLatin1Char('\n'));
}

QString reasonOf(const OutboxEntry& entry, bool isLookedFor)
{
    if (isLookedFor)
        return OutboxCard::tr("The connection broke just as the message was handed over. It is looked for in "
                              "your Sent folder.");
    if (entry.state == OutboxState::Uncertain) {
        const QString uncertain = OutboxCard::tr(
            "The connection broke just as the message was handed over, so it may have been sent "
            "already. Ask the recipient, or look into your Sent folder, before you send it again.");
        if (entry.refused.isEmpty())
            return uncertain;
        return uncertain + QLatin1Char('\n') +
               refusedSentence(entry, OutboxCard::tr("These have not got it in any case:"));
    }
    QStringList lines;
    if (!entry.refused.isEmpty())
        lines << refusedSentence(entry, OutboxCard::tr("The other recipients got it. Not these:"));
    else if (entry.wasLate())
        lines << lateSentence(entry);
    if (entry.isCopyRefused())
        lines << OutboxCard::tr(
            "It was sent, but the server has not taken the copy for your sent mail. Until it does, "
            "the message is kept here.");
    if (entry.lastError && (lines.isEmpty() || entry.isCopyRefused())) {
        const ErrorText text = describeError(*entry.lastError);
        lines << (text.advice.isEmpty() ? text.summary : text.summary + QLatin1Char(' ') + text.advice);
    }
    return lines.join(QLatin1Char('\n'));
}

/// What a button beside the reason leads to; empty: nothing that the account's settings could help.
QString helpText(const OutboxEntry& entry)
{
    if (!entry.lastError || (entry.state != OutboxState::Failed && entry.state != OutboxState::Queued))
        return {};
    switch (remedyFor(*entry.lastError)) {
    case Remedy::EnterPassword:
    case Remedy::ProviderPage:
        return OutboxCard::tr("Enter &password");
    case Remedy::BrowserSignIn:
        return OutboxCard::tr("Sign i&n again");
    case Remedy::Settings:
        return OutboxCard::tr("Account se&ttings");
    case Remedy::Examine:
        return OutboxCard::tr("Find a &way");
    case Remedy::None:
    case Remedy::TryAgain:
    case Remedy::Unlock:
    case Remedy::Keyring:
        return {};
    }
    return {};
}

QString refusedWords(const OutboxEntry& entry)
{
    QStringList lines;
    for (const RefusedRecipient& one : entry.refused)
        lines.append(QStringLiteral("%1: %2 %3").arg(one.addr).arg(one.code).arg(one.reply));
    return lines.join(QLatin1Char('\n'));
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
      m_progress(new QProgressBar(this)), m_help(new QPushButton(this)), m_retry(new QPushButton(this)),
      m_edit(new QPushButton(this)), m_discard(new QPushButton(this)), m_question(new InfoBar(this))
{
    setObjectName(QStringLiteral("outboxCard"));
    m_subject->setFont(Theme::semibold(font()));
    setInk(m_recipients, Ink::Meta);
    m_state->setObjectName(QStringLiteral("outboxState"));
    m_retry->setObjectName(QStringLiteral("sendAgainButton"));
    m_discard->setObjectName(QStringLiteral("discardButton"));
    m_discard->setProperty("destructive", true);
    m_edit->setObjectName(QStringLiteral("editButton"));
    m_help->setObjectName(QStringLiteral("helpButton"));
    m_progress->setObjectName(QStringLiteral("outboxProgress"));
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
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
    buttons->addWidget(m_help);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_edit);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace3, Theme::kSpace4, Theme::kSpace3);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_subject);
    column->addWidget(m_recipients);
    column->addWidget(m_state);
    column->addWidget(m_progress);
    column->addWidget(m_reason);
    column->addWidget(m_wordsButton, 0, Qt::AlignLeft);
    column->addWidget(m_words);
    column->addSpacing(Theme::kSpace1);
    column->addLayout(buttons);
    column->addWidget(m_question);

    connect(m_wordsButton, &QToolButton::clicked, this, [this] { setWordsShown(m_words->isHidden()); });
    connect(m_help, &QPushButton::clicked, this, &OutboxCard::helpRequested);
    connect(m_retry, &QPushButton::clicked, this, &OutboxCard::send);
    connect(m_edit, &QPushButton::clicked, this, &OutboxCard::edit);
    connect(m_discard, &QPushButton::clicked, this, &OutboxCard::ask);
    connect(m_question, &InfoBar::primaryClicked, this, &OutboxCard::discardRequested);
    connect(m_question, &InfoBar::secondaryClicked, m_question, &QWidget::hide);
}

void OutboxCard::setEntry(const OutboxEntry& entry, bool isLookedFor)
{
    m_isLookedFor = isLookedFor;
    m_entry = entry;
    setAccessibleName(tr("Message in the outbox"));
    m_subject->setText(entry.subject.isEmpty() ? tr("(no subject)") : entry.subject);
    m_recipients->setText(tr("To %1").arg(shortList(entry.recipients)));
    m_recipients->setToolTip(plainTip(entry.recipients.join(QLatin1Char('\n'))));
    m_state->setText(isLookedFor ? tr("Is being checked…") : OutboxView::stateText(entry));
    setAccessibleDescription(m_subject->text() + QStringLiteral(", ") + m_state->text());
    fillReason(isLookedFor);
    fillButtons();
    const bool isAlarm =
        entry.state == OutboxState::Uncertain || entry.isCopyRefused() || !entry.refused.isEmpty();
    setInk(m_state, entry.state == OutboxState::Failed ? Ink::Danger
                    : isAlarm && !isLookedFor          ? Ink::Caution
                                                       : Ink::Text);
}

void OutboxCard::fillReason(bool isLookedFor)
{
    const QString reason = reasonOf(m_entry, isLookedFor);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    const QString words = !m_entry.refused.isEmpty() ? refusedWords(m_entry)
                          : m_entry.lastError        ? errorDetails(*m_entry.lastError)
                                                     : m_entry.reply;
    m_wordsButton->setText(tr("Details"));
    m_wordsButton->setVisible(!reason.isEmpty() && !words.isEmpty());
    if (words != m_words->text()) {
        m_words->setText(words);
        setWordsShown(false);
    }
}

void OutboxCard::fillButtons()
{
    const bool isLeaving = m_entry.state == OutboxState::Sending || m_entry.state == OutboxState::Ending;
    m_progress->setVisible(isLeaving);
    if (!isLeaving)
        m_progress->setRange(0, 0);
    const QString help = helpText(m_entry);
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    m_retry->setText(sendText());
    m_retry->setVisible(can(Can::Send));
    m_edit->setText(editText());
    m_edit->setVisible(can(Can::Edit));
    m_discard->setText(discardText());
    m_discard->setVisible(can(Can::Discard));
    markButtons();
    if (isLeaving)
        m_question->hide();
}

/// The one that helps stands out; only what loses something looks like it.
void OutboxCard::markButtons()
{
    const bool isStopped = m_entry.state == OutboxState::Failed;
    const QPushButton* helps = nullptr;
    if (!m_help->isHidden())
        helps = m_help;
    else if (isStopped || m_entry.isCopyRefused() ||
             (m_entry.state == OutboxState::Sent && !m_entry.refused.isEmpty()))
        helps = can(Can::Edit) ? m_edit : m_retry;
    const auto set = [](QPushButton* button, const char* name, bool on) {
        if (button->property(name).toBool() == on)
            return;
        button->setProperty(name, on);
        button->style()->unpolish(button);
        button->style()->polish(button);
    };
    for (QPushButton* button : {m_help, m_retry, m_edit})
        set(button, "primary", button == helps);
    set(m_discard, "destructive", m_entry.state != OutboxState::Sent || m_entry.isCopyRefused());
}

QString OutboxCard::sendText() const
{
    const bool isStopped = m_entry.state == OutboxState::Failed || m_entry.state == OutboxState::Uncertain;
    if (m_entry.isCopyRefused())
        return tr("&Try again");
    return isStopped ? tr("&Send again") : tr("&Send now");
}

QString OutboxCard::editText() const
{
    return m_entry.state == OutboxState::Sent ? tr("&Write to them again") : tr("E&dit");
}

QString OutboxCard::discardText() const
{
    if (m_entry.isCopyRefused())
        return tr("&Give up the copy");
    return m_entry.state == OutboxState::Sent ? tr("&Done") : tr("Disc&ard");
}

bool OutboxCard::can(Can what) const
{
    const OutboxState state = m_entry.state;
    if (m_isLookedFor && what != Can::Edit)
        return false; // it may have arrived: that is known in a moment
    switch (what) {
    case Can::Send:
        return m_entry.canBeTakenBack() || state == OutboxState::Uncertain || m_entry.isCopyRefused();
    case Can::Edit:
        return m_entry.isEditable &&
               (m_entry.canBeTakenBack() || (state == OutboxState::Sent && !m_entry.refused.isEmpty()));
    case Can::Discard:
        return state != OutboxState::Sending && state != OutboxState::Ending;
    }
    return false;
}

void OutboxCard::send()
{
    if (!can(Can::Send))
        return;
    if (m_entry.isCopyRefused())
        Q_EMIT copyRequested();
    else if (m_entry.state == OutboxState::Failed || m_entry.state == OutboxState::Uncertain)
        Q_EMIT retryRequested();
    else
        Q_EMIT sendNowRequested();
}

void OutboxCard::edit()
{
    if (!can(Can::Edit))
        return;
    if (m_entry.state == OutboxState::Sent)
        Q_EMIT refusedEditRequested();
    else
        Q_EMIT editRequested();
}

void OutboxCard::setProgress(qint64 done, qint64 total)
{
    constexpr int kFineness = 1000; // totals may be larger than an int
    m_progress->setRange(0, kFineness);
    m_progress->setValue(total > 0 ? static_cast<int>(done * kFineness / total) : 0);
    //: both are sizes, "1.2 MB"
    m_progress->setFormat(tr("%1 of %2").arg(sizeText(done), sizeText(total)));
}

void OutboxCard::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    Q_EMIT focused();
}

void OutboxCard::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("outboxMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (can(Can::Send))
        menu->addAction(sendText(), this, &OutboxCard::send);
    if (can(Can::Send) && m_entry.canBeTakenBack() && m_entry.state != OutboxState::Failed) {
        QMenu* later = menu->addMenu(tr("Send &later"));
        ReminderMenu::fillSendLater(*later, window(),
                                    [this](const QDateTime& time) { Q_EMIT laterRequested(time); });
    }
    if (can(Can::Edit))
        menu->addAction(editText(), this, &OutboxCard::edit);
    if (can(Can::Discard))
        menu->addAction(discardText(), this, &OutboxCard::ask);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(event->globalPos());
}

void OutboxCard::setWordsShown(bool on)
{
    m_words->setVisible(on);
    m_wordsButton->setIcon(icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
}

void OutboxCard::ask()
{
    if (m_entry.state == OutboxState::Sent && !m_entry.isCopyRefused()) {
        Q_EMIT seenRequested();
        return;
    }
    const QString text =
        m_entry.isCopyRefused()
            ? tr("Keep no copy of this message? It has been sent; its text is then only with those "
                 "who got it.")
        : m_entry.state == OutboxState::Uncertain
            ? tr("Discard this message? It may have been sent already; discarding it here does not "
                 "call it back.")
            : tr("Discard this message? It has not been sent, and its text will be lost.");
    m_question->show(InfoBar::Caution, text);
    m_question->setButtons(m_entry.isCopyRefused() ? tr("Keep &none") : tr("Dis&card"), tr("&Keep"));
    m_question->setDismissable(false);
    m_question->takeFocus(InfoBar::Safe::Secondary);
}

} // namespace postaci
