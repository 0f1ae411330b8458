#include "reader/InvitationDesk.h"

#include "base/Identities.h"
#include "reader/InvitationCard.h"
#include "reader/InvitationWords.h"
#include "reader/ReaderBars.h"

#include <QPointer>

namespace postaci {

InvitationDesk::InvitationDesk(MailEngine& engine, InvitationCard& card, ReaderBars& bars, QObject* parent)
    : QObject(parent), m_engine(engine), m_card(card), m_bars(bars)
{
    connect(&m_card, &InvitationCard::answerChosen, this, &InvitationDesk::answer);
}

void InvitationDesk::begin()
{
    m_message = 0;
    m_invitation.reset();
    Q_EMIT changed();
}

void InvitationDesk::setMessage(MessageId message, const MessageContent& content,
                                const MessageSurroundings& around)
{
    m_message = message;
    m_invitation = content.invitation;
    const QList<MessageRow> rows = m_engine.reader().rows({message}).value_or({});
    if (m_invitation == nullptr || rows.isEmpty()) {
        Q_EMIT changed();
        return;
    }
    const Account account = m_engine.reader().account(rows.first().account).value_or(Account());
    const InvitationPerson* invited = invitedOf(*m_invitation, addressesOf(account));
    const Identity identity = invited != nullptr ? identityOf(account, invited->who.addr) : account.identity;
    m_who = identity.name.isEmpty() ? identity.address : identity.name;
    // Whoever writes in a false name only learns that somebody is there.
    const bool canAnswer = invited != nullptr && isAnswerable(*m_invitation) && !around.isJunk &&
                           !around.isOwn && content.proof.verdict != SenderProof::Verdict::Failed;
    // Only what was answered here: who sends the invitation may write anything into it.
    m_card.setAnswer(answerOf(rows.first().keywords), canAnswer);
    if (canAnswer)
        m_card.setNoted(invited->answer);
    if (invited == nullptr && isAnswerable(*m_invitation) && !around.isOwn)
        m_card.setUninvited();
    Q_EMIT changed();
}

void InvitationDesk::answer(InvitationAnswer answer)
{
    if (!m_card.canAnswer() || m_card.answer() == answer)
        return;
    const InvitationAnswer before = m_card.answer();
    m_card.setAnswer(answer, true); // a click answers at once
    const InvitationWords words = answerWords(*m_invitation, answer, m_who);
    m_engine.answerInvitation(
        m_message, *m_invitation, answer, words,
        [self = QPointer<InvitationDesk>(this), message = m_message, before](const Result<OutboxId>& queued) {
            if (!self || self->m_message != message)
                return;
            self->m_bars.showAnswerQueued(queued ? Result<void>() : unexpected(queued.error()));
            if (!queued)
                self->m_card.setAnswer(before, true);
        });
    Q_EMIT changed();
}

} // namespace postaci
