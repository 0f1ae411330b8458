#include "mainwindow/OutboxView.h"

#include "mainwindow/OutboxCard.h"
#include "widgets/EmptyState.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>

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
    retranslate();
    reload();
}

void OutboxView::reload()
{
    QHash<OutboxId, OutboxCard*> old = std::exchange(m_byId, {});
    int place = 0;
    for (const OutboxEntry& entry : m_engine.reader().outbox().value_or({})) {
        if (entry.state == OutboxState::Sent)
            continue;
        OutboxCard* card = old.take(entry.id);
        if (card == nullptr) {
            card = new OutboxCard(widget());
            const OutboxId id = entry.id;
            connect(card, &OutboxCard::retryRequested, this, [this, id] { m_engine.retryOutbox(id); });
            connect(card, &OutboxCard::discardRequested, this, [this, id] { m_engine.discardOutbox(id); });
        }
        m_cards->insertWidget(place++, card);
        card->setEntry(entry);
        m_byId.insert(entry.id, card);
    }
    qDeleteAll(old);
    m_empty->setVisible(m_byId.isEmpty());
}

QString OutboxView::stateText(const OutboxEntry& entry)
{
    const QLocale locale;
    const QDateTime next = entry.nextAttempt.toLocalTime();
    switch (entry.state) {
    case OutboxState::Scheduled:
        return tr("Will be sent %1").arg(locale.toString(next, QLocale::ShortFormat));
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
        return tr("Sent");
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
