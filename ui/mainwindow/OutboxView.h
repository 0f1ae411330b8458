#pragma once

#include "MailEngine.h"

#include <QScrollArea>
#include <QTimer>

class QVBoxLayout;

namespace postaci {

class EmptyState;
class OutboxCard;

/// What waits to be sent or could not be: each message with its state in words and what can be done. UI
/// thread.
class OutboxView : public QScrollArea
{
    Q_OBJECT

public:
    explicit OutboxView(MailEngine& engine, QWidget* parent = nullptr);

    /// Reads the outbox again; called on its news.
    void reload();

    void showProgress(OutboxId entry, qint64 done, qint64 total);
    /// The card that has the keyboard, else the one that had it last, else the first; null: there is none.
    [[nodiscard]] OutboxCard* currentCard() const;

    /// A state as people say it: "Waits for a connection".
    [[nodiscard]] static QString stateText(const OutboxEntry& entry);

Q_SIGNALS:
    void draftTaken(const postaci::Draft& draft); ///< to go on writing
    void helpRequested(const postaci::OutboxEntry& entry);
    void currentChanged(); ///< what can be done with currentCard()

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] OutboxCard* makeCard(OutboxId id);
    void edit(OutboxId id);
    void writeToRefused(const OutboxEntry& entry);
    /// What is looked for is looked for only so long, and nobody tells when that is over.
    void recheck();

    OutboxId m_current = 0;
    MailEngine& m_engine;
    QVBoxLayout* m_cards;
    EmptyState* m_empty;
    QHash<OutboxId, OutboxCard*> m_byId;
    QTimer m_second; ///< runs while one is looked for
};

} // namespace postaci
