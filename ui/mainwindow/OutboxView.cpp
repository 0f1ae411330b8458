#include "mainwindow/OutboxView.h"

#include "composer/ComposerState.h"
#include "mainwindow/OutboxCard.h"
#include "message/AddressText.h"
#include "message/MessageBuilder.h"
#include "widgets/EmptyState.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLocale>
#include <QPointer>
#include <QSet>
#include <QVBoxLayout>

namespace postaci {

namespace {

/// The same message to those who did not get it, as another one: its Message-ID has gone out.
std::optional<ComposerState> stateForRefused(const QByteArray& form, const OutboxEntry& entry)
{
    auto state = composerStateFromJson(form);
    if (!state)
        return state;
    QSet<QString> refused;
    for (const RefusedRecipient& one : entry.refused)
        refused.insert(one.addr.toCaseFolded());
    // Each stays where it was: those of Bcc do not see each other now either.
    for (QString* field : {&state->to, &state->cc, &state->bcc}) {
        AddressList kept = parseTypedAddresses(*field).good;
        kept.removeIf(
            [&refused](const Address& address) { return !refused.remove(address.addr.toCaseFolded()); });
        *field = typedForm(kept);
    }
    const QStringList others(refused.begin(), refused.end()); // of a group, say
    if (!others.isEmpty())
        state->bcc +=
            (state->bcc.isEmpty() ? QString() : QStringLiteral(", ")) + others.join(QStringLiteral(", "));
    state->messageId = makeMessageId(entry.envelopeFrom);
    return state;
}

} // namespace

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
    retranslate();
    reload();
}

OutboxCard* OutboxView::makeCard(OutboxId id)
{
    auto* card = new OutboxCard(widget());
    connect(card, &OutboxCard::retryRequested, this, [this, id] { m_engine.retryOutbox(id); });
    connect(card, &OutboxCard::sendNowRequested, this, [this, id] { m_engine.sendNow(id); });
    connect(card, &OutboxCard::laterRequested, this,
            [this, id](const QDateTime& time) { m_engine.reschedule(id, time); });
    connect(card, &OutboxCard::discardRequested, this, [this, id] { m_engine.discardOutbox(id); });
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
    int place = 0;
    for (const OutboxEntry& entry : m_engine.reader().outbox().value_or({})) {
        if (entry.state == OutboxState::Sent && !entry.hasNewsForUser())
            continue;
        OutboxCard* card = old.take(entry.id);
        if (card == nullptr)
            card = makeCard(entry.id);
        m_cards->insertWidget(place++, card);
        card->setEntry(entry, m_engine.isLookedFor(entry));
        m_byId.insert(entry.id, card);
    }
    qDeleteAll(old);
    m_empty->setVisible(m_byId.isEmpty());
    Q_EMIT currentChanged();
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
    m_engine.takeOutOfOutbox(id, [self = QPointer<OutboxView>(this)](const Result<Draft>& draft) {
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
