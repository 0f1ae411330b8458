#pragma once

#include "MailEngine.h"

#include <QScrollArea>

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

    /// A state as people say it: "Waits for a connection".
    [[nodiscard]] static QString stateText(const OutboxEntry& entry);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    MailEngine& m_engine;
    QVBoxLayout* m_cards;
    EmptyState* m_empty;
    QHash<OutboxId, OutboxCard*> m_byId;
};

} // namespace postaci
