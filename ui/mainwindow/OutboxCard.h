#pragma once

#include "store/StoreTypes.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

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
    void setWordsShown(bool on);

    OutboxEntry m_entry;
    QLabel* m_subject;
    QLabel* m_recipients;
    QLabel* m_state;
    QLabel* m_reason;
    QToolButton* m_wordsButton;
    QLabel* m_words; ///< the server's own
    QPushButton* m_retry;
    QPushButton* m_discard;
    InfoBar* m_question;
};

} // namespace postaci
