#pragma once

#include "MailEngine.h"
#include "reader/RemoteTrust.h"

#include <QObject>

namespace postaci {

class InvitationCard;
class ReaderBars;

/// Answers the invitation of the message on screen, and remembers what was said. Nothing is sent unless the
/// person says so. UI thread.
class InvitationDesk : public QObject
{
    Q_OBJECT

public:
    InvitationDesk(MailEngine& engine, InvitationCard& card, ReaderBars& bars, QObject* parent);

    void begin(); ///< no message
    /// The card has the invitation by now.
    void setMessage(MessageId message, const MessageContent& content, const MessageSurroundings& around);
    void answer(InvitationAnswer answer);

Q_SIGNALS:
    void changed(); ///< what InvitationCard::canAnswer() says

private:
    MailEngine& m_engine;
    InvitationCard& m_card;
    ReaderBars& m_bars;
    MessageId m_message = 0;
    std::shared_ptr<const Invitation> m_invitation;
    QString m_who; ///< in whose name the answer is
};

} // namespace postaci
