#pragma once

#include "store/StoreTypes.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace postaci {

class InfoBar;

/// One message of the outbox view. UI thread.
class OutboxCard : public QFrame
{
    Q_OBJECT

public:
    explicit OutboxCard(QWidget* parent = nullptr);

    void setEntry(const OutboxEntry& entry);

Q_SIGNALS:
    void retryRequested();
    void discardRequested(); ///< after the user confirmed it

private:
    void ask();

    OutboxEntry m_entry;
    QLabel* m_subject;
    QLabel* m_recipients;
    QLabel* m_state;
    QLabel* m_reason;
    QPushButton* m_retry;
    QPushButton* m_discard;
    InfoBar* m_question;
};

} // namespace postaci
