#pragma once

#include "MailEngine.h"
#include "reader/RemoteTrust.h"

#include <QObject>

namespace postaci {

class ReaderBars;

/// What the message on screen asks of its reader: a receipt, and how one leaves the list that it is from.
/// Nothing is sent unless the person says so. UI thread.
class MessageRequests : public QObject
{
    Q_OBJECT

public:
    MessageRequests(MailEngine& engine, ReaderBars& bars, QObject* parent);

    void begin(); ///< no message
    void setMessage(MessageId message, const MessageContent& content, const MessageSurroundings& around);

    [[nodiscard]] bool canUnsubscribe() const;
    /// By one POST after a question, else by a message in the composer, else on the web page.
    void unsubscribe();
    [[nodiscard]] bool isReceiptAsked() const { return m_isReceiptAsked; }
    void sendReceipt();
    void declineReceipt();

Q_SIGNALS:
    void changed(); ///< what canUnsubscribe() or isReceiptAsked() say
    void composeTo(const QString& mailto);
    void pageWanted(const QUrl& page); ///< the person has to see where it leads first

private:
    [[nodiscard]] bool isOneClickTrusted() const;
    void post(const QUrl& address);

    MailEngine& m_engine;
    ReaderBars& m_bars;
    MessageId m_message = 0;
    MessageContent m_content; ///< without texts
    MessageSurroundings m_around;
    bool m_isReceiptAsked = false;
};

} // namespace postaci
