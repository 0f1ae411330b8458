#include "mainwindow/OutboxView.h"

#include "composer/SentAgain.h"
#include "mainwindow/OutboxCard.h"
#include "widgets/EmptyState.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

OutboxView::OutboxView(MailEngine& engine, QWidget* parent) : QScrollArea(parent), m_engine(engine)
{
    setObjectName(QStringLiteral("outboxView"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(this);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    m_cards = new QVBoxLayout(page);
    m_cards->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    m_cards->setSpacing(Theme::kSpace3);
    m_empty = new EmptyState(page);
    m_cards->addWidget(m_empty, 1);
    m_cards->addStretch(0);
    setWidget(page);
    constexpr int kSecond = 1000;
    m_second.setInterval(kSecond);
    connect(&m_second, &QTimer::timeout, this, &OutboxView::recheck);
    retranslate();
    reload();
}

OutboxCard* OutboxView::makeCard(OutboxId id)
{
    auto* card = new OutboxCard(widget());
    connect(card, &OutboxCard::retryRequested, this, [this, id] { m_engine.retryOutbox(id); });
    connect(card, &OutboxCard::copyRequested, this, [this, id] { m_engine.fileCopyAgain(id); });
    connect(card, &OutboxCard::sendNowRequested, this, [this, id] { m_engine.sendNow(id); });
    connect(card, &OutboxCard::laterRequested, this,
            [this, id](const QDateTime& time) { m_engine.reschedule(id, time); });
    connect(card, &OutboxCard::discardRequested, this, [this, id, card] {
        if (card->entry().isCopyRefused())
            m_engine.giveUpCopy(id);
        else
            m_engine.discardOutbox(id);
    });
    connect(card, &OutboxCard::seenRequested, this, [this, id] { m_engine.outboxNewsSeen(id); });
    connect(card, &OutboxCard::editRequested, this, [this, id] { edit(id); });
    connect(card, &OutboxCard::refusedEditRequested, this, [this, card] { writeToRefused(card->entry()); });
    connect(card, &OutboxCard::helpRequested, this, [this, card] { Q_EMIT helpRequested(card->entry()); });
    connect(card, &OutboxCard::focused, this, [this, id] {
        m_current = id;
        Q_EMIT currentChanged();
    });
    return card;
}

void OutboxView::reload()
{
    QHash<OutboxId, OutboxCard*> old = std::exchange(m_byId, {});
    bool isAnyLookedFor = false;
    int place = 0;
    for (const OutboxEntry& entry : m_engine.reader().outbox().value_or({})) {
        if (entry.state == OutboxState::Sent && !entry.hasNewsForUser())
            continue;
        OutboxCard* card = old.take(entry.id);
        if (card == nullptr)
            card = makeCard(entry.id);
        m_cards->insertWidget(place++, card);
        card->setEntry(entry, m_engine.isLookedFor(entry));
        isAnyLookedFor = isAnyLookedFor || card->isLookedFor();
        m_byId.insert(entry.id, card);
    }
    // Not at once: while the program's colours change Qt is at the style of each of them.
    for (OutboxCard* card : std::as_const(old)) {
        card->hide();
        card->setParent(nullptr);
        card->deleteLater();
    }
    if (!isAnyLookedFor)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    m_empty->setVisible(m_byId.isEmpty());
    Q_EMIT currentChanged();
}

void OutboxView::recheck()
{
    const bool isOverForAny = std::any_of(m_byId.cbegin(), m_byId.cend(), [this](const OutboxCard* card) {
        return card->isLookedFor() && !m_engine.isLookedFor(card->entry());
    });
    if (isOverForAny)
        reload();
}

OutboxCard* OutboxView::currentCard() const
{
    if (OutboxCard* card = m_byId.value(m_current))
        return card;
    return m_byId.isEmpty() ? nullptr : qobject_cast<OutboxCard*>(m_cards->itemAt(0)->widget());
}

void OutboxView::showProgress(OutboxId entry, qint64 done, qint64 total)
{
    if (OutboxCard* card = m_byId.value(entry))
        card->setProgress(done, total);
}

void OutboxView::edit(OutboxId id)
{
    m_engine.takeOutOfOutbox(id, takenBack, [self = QPointer<OutboxView>(this)](const Result<Draft>& draft) {
        if (self && draft)
            Q_EMIT self->draftTaken(*draft);
    });
}

void OutboxView::writeToRefused(const OutboxEntry& entry)
{
    const auto state = stateForRefused(m_engine.reader().outboxDraft(entry.id).value_or({}), entry);
    if (!state)
        return;
    const Draft draft{0, entry.account, entry.subject, toJson(*state), QDateTime::currentDateTimeUtc()};
    m_engine.saveDraft(
        draft, [self = QPointer<OutboxView>(this), draft, id = entry.id](const Result<DraftId>& saved) {
            if (!self || !saved)
                return;
            Draft kept = draft;
            kept.id = *saved;
            self->m_engine.outboxNewsSeen(id);
            Q_EMIT self->draftTaken(kept);
        });
}

QString OutboxView::stateText(const OutboxEntry& entry)
{
    const QLocale locale;
    const QDateTime next = entry.nextAttempt.toLocalTime();
    const QDateTime due = entry.due.toLocalTime();
    switch (entry.state) {
    case OutboxState::Scheduled:
        return tr("Will be sent %1").arg(locale.toString(due, QLocale::ShortFormat));
    case OutboxState::Held:
        return tr("Held back for a moment");
    case OutboxState::Queued:
        if (entry.attempts > 0 && entry.nextAttempt.isValid())
            return tr("Not sent yet, tries again at %1")
                .arg(locale.toString(next.time(), QLocale::ShortFormat));
        return tr("Waits to be sent");
    case OutboxState::Sending:
    case OutboxState::Ending:
        return tr("Is being sent…");
    case OutboxState::Sent:
        return entry.refused.isEmpty() ? tr("Sent") : tr("Sent, but not to everybody");
    case OutboxState::Uncertain:
        return tr("May have been sent");
    case OutboxState::Failed:
        return tr("Not sent");
    }
    return {};
}

void OutboxView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        reload();
    } else if (event->type() == QEvent::PaletteChange) {
        reload();
    }
}

void OutboxView::retranslate()
{
    setAccessibleName(tr("Outbox"));
    m_empty->setContent(QStringLiteral("outbox"), tr("Nothing waits to be sent"),
                        tr("Messages stand here until the server has taken them."));
}

} // namespace postaci
