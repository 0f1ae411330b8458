#pragma once

#include "MailEngine.h"

#include <QObject>

namespace postaci {

class ReaderBars;

/// Says what became of the sent message on screen, and what a server's report on screen means. UI thread.
class DeliveryDesk : public QObject
{
    Q_OBJECT

public:
    DeliveryDesk(MailEngine& engine, ReaderBars& bars, QObject* parent);

    void begin(); ///< no message
    void setMessage(MessageId message, const MessageContent& content);

Q_SIGNALS:
    void composeTo(const QString& mailto);

private:
    void setSent(AccountId account, const QString& messageId);
    void showReports();
    void show(const QList<DeliveryReportRow>& reports);
    void writeAgain();
    [[nodiscard]] bool isToBeWrittenTo(const DeliveryReportRow& report) const;

    MailEngine& m_engine;
    ReaderBars& m_bars;
    AccountId m_account = 0;
    QString
        m_messageId; ///< of a message that may be one of ours; empty: it is a report itself, or there is none
    QString m_subject;
    QString m_text;                  ///< to be sent once more
    SentRecipients m_sentTo;         ///< who had the message
    QHash<QString, QString> m_known; ///< the same, to be looked up
    QList<DeliveryReportRow> m_shown;
};

} // namespace postaci
