#include "reader/MessageRequests.h"

#include "reader/ReaderBars.h"
#include "widgets/DateText.h"

namespace postaci {

namespace {

/// As much of a message as its requests are about.
MessageContent circumstances(const MessageContent& content)
{
    MessageContent kept;
    kept.envelope = content.envelope;
    kept.unsubscribe = content.unsubscribe;
    kept.receiptTo = content.receiptTo;
    kept.isBulk = content.isBulk;
    kept.proof = content.proof;
    return kept;
}

} // namespace

MessageRequests::MessageRequests(MailEngine& engine, ReaderBars& bars, QObject* parent)
    : QObject(parent), m_engine(engine), m_bars(bars)
{
    connect(&m_bars, &ReaderBars::unsubscribeClicked, this, &MessageRequests::post);
    connect(&m_bars, &ReaderBars::unsubscribePageClicked, this, &MessageRequests::pageWanted);
    connect(&m_bars, &ReaderBars::sendReceiptClicked, this, &MessageRequests::sendReceipt);
    connect(&m_bars, &ReaderBars::declineReceiptClicked, this, &MessageRequests::declineReceipt);
}

void MessageRequests::begin()
{
    m_message = 0;
    m_content = {};
    m_isReceiptAsked = false;
    Q_EMIT changed();
}

void MessageRequests::setMessage(MessageId message, const MessageContent& content,
                                 const MessageSurroundings& around)
{
    m_message = message;
    m_content = circumstances(content);
    m_around = around;
    const Address* recipient = receiptRecipient(m_content);
    m_isReceiptAsked = recipient != nullptr && !around.isJunk && !around.isOwn &&
                       content.proof.verdict != SenderProof::Verdict::Failed &&
                       !m_engine.isReceiptSettled(message);
    if (m_isReceiptAsked) {
        const Address sender = content.envelope.from.value(0);
        const bool isSender = sender.addr.compare(recipient->addr, Qt::CaseInsensitive) == 0;
        m_bars.showReceiptQuestion(sender.shownName(), isSender ? QString() : recipient->addr);
    }
    Q_EMIT changed();
}

bool MessageRequests::canUnsubscribe() const
{
    // Whoever writes in a false name, or to everybody, only learns that somebody is there.
    return m_message != 0 && m_content.unsubscribe.isOffered() && !m_around.isJunk && !m_around.isOwn &&
           m_content.proof.verdict != SenderProof::Verdict::Failed;
}

/// RFC 8058 4: where the account's provider says something about signatures, they have to cover the address.
bool MessageRequests::isOneClickTrusted() const
{
    return m_content.unsubscribe.isOneClick &&
           (m_content.proof.verdict == SenderProof::Verdict::Unknown || m_content.proof.signsUnsubscribe);
}

void MessageRequests::unsubscribe()
{
    if (!canUnsubscribe())
        return;
    if (isOneClickTrusted())
        m_bars.showUnsubscribeQuestion(m_content.unsubscribe.web);
    else if (!m_content.unsubscribe.mail.isEmpty())
        Q_EMIT composeTo(m_content.unsubscribe.mail.toString(QUrl::FullyEncoded));
    else
        Q_EMIT pageWanted(m_content.unsubscribe.web);
}

void MessageRequests::post(const QUrl& address)
{
    m_bars.showUnsubscribing(address);
    m_engine.unsubscribe(address, [bars = QPointer<ReaderBars>(&m_bars), address](const Result<void>& done) {
        if (bars)
            bars->showUnsubscribed(address, done);
    });
}

void MessageRequests::sendReceipt()
{
    if (!m_isReceiptAsked)
        return;
    m_isReceiptAsked = false;
    m_bars.hideBar(ReaderBars::Receipt);
    const QString subject = m_content.envelope.subject;
    ReceiptWords words;
    //: Subject of a read receipt; %1 is the subject of the message that was read
    words.subject = tr("Read: %1").arg(subject);
    //: Text of a read receipt; %1 is a date, %2 a subject
    words.text =
        tr("Your message of %1 with the subject “%2” was displayed on the recipient's screen. That does "
           "not mean that it was read to the end or understood.")
            .arg(longDate(m_content.envelope.date), subject);
    m_engine.sendReceipt(
        m_message, m_content, words, [bars = QPointer<ReaderBars>(&m_bars)](const Result<OutboxId>& queued) {
            if (bars)
                bars->showReceiptQueued(queued ? Result<void>() : unexpected(queued.error()));
        });
    Q_EMIT changed();
}

void MessageRequests::declineReceipt()
{
    if (!m_isReceiptAsked)
        return;
    m_isReceiptAsked = false;
    m_engine.declineReceipt(m_message);
    Q_EMIT changed();
}

} // namespace postaci
