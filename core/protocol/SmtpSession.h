#pragma once

#include "base/Error.h"
#include "base/PieceSource.h"
#include "base/Result.h"
#include "protocol/ConnectionOptions.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace postaci {

class SmtpDialogue;

/// What the server said to one RCPT.
struct RecipientResult
{
    QString addr;
    bool accepted = false;
    int code = 0;  ///< 0: not asked, or no answer came
    QString reply; ///< the text with its enhanced code
};

/// How one send() ended; exactly one of the three states holds.
struct SmtpOutcome
{
    enum class State {
        Sent,      ///< the server took responsibility for the accepted recipients
        NotSent,   ///< it did not, for sure; `error` says whether trying again makes sense
        Uncertain, ///< the connection broke after the final dot was begun
    };
    State state = State::NotSent;
    QString reply; ///< the last reply that decided, with its enhanced code
    int code = 0;
    QList<RecipientResult> recipients; ///< in the order given
    Error error;                       ///< meaningful unless Sent
    bool isBdatUnknown = false; ///< NotSent since the server offers BDAT without knowing it: see byData
};

enum class RefusedRecipients {
    AbortAll,     ///< one refused recipient: nobody gets the message
    SendToOthers, ///< the accepted ones get it
};

/// What a server is asked to report of a message's way (RFC 3461). A server without DSN is asked nothing.
struct DeliveryNotices
{
    bool wanted = false;
    QString envelopeId; ///< comes back as Original-Envelope-Id; empty: none
};

/// One message as SMTP needs it: the envelope, and what it has to know of the bytes before it gets them.
struct SmtpMail
{
    QString from; ///< empty: nothing may answer it (RFC 5321 4.5.5)
    QStringList recipients;
    bool isEightBit = false;    ///< bytes beyond ASCII are somewhere in it
    bool hasUtf8Header = false; ///< they are in the header block, which only SMTPUTF8 lets through
    bool byData = false;        ///< even where the server offers BDAT
    DeliveryNotices notices;
};

/// Hears how many bytes of the message the socket has taken.
using SmtpProgress = std::function<void(qint64 done, qint64 total)>;

/// What the sender decides, and hears, while a message is on its way.
struct SmtpSteps
{
    /// Runs when all but the final dot, or BDAT LAST, is out: there the caller commits `ending`, and what the
    /// server said of each recipient; false ends the connection with nothing delivered.
    std::function<bool(const QList<RecipientResult>&)> beforeEnd;
    SmtpProgress progress; ///< may be empty
};

/// One SMTP submission connection with blocking calls (RFC 5321, 6409). It lives in the thread that calls
/// connect(); only the options' CancelToken may be used from others. Any reply out of turn closes it for
/// good.
class SmtpSession
{
public:
    explicit SmtpSession(ConnectionOptions options);
    ~SmtpSession();
    SmtpSession(const SmtpSession&) = delete;
    SmtpSession& operator=(const SmtpSession&) = delete;

    /// TCP, TLS or STARTTLS, greeting and EHLO (with an address literal, never the machine's name). Once per
    /// object.
    Result<void> connect();
    /// Exactly one attempt by one mechanism. Nothing is sent if the server offers no AUTH: NoCommonMechanism,
    /// or CleartextRefused if it may do so behind STARTTLS.
    Result<void> login(const Credentials& credentials);
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] const QSet<QByteArray>& capabilities() const; ///< EHLO keywords, upper case
    [[nodiscard]] bool has(const char* capability) const;
    [[nodiscard]] const QSet<QByteArray>& mechanisms() const; ///< of SASL, upper case
    [[nodiscard]] qint64 sizeLimit() const;                   ///< bytes by SIZE; 0: none announced

    /// Sends `message` (any line ends; goes out with CRLF): by BDAT where the server knows CHUNKING, else by
    /// DATA, dot-stuffed. Piece by piece: its size does not matter to memory.
    [[nodiscard]] SmtpOutcome send(const SmtpMail& mail, PieceSource& message, const SmtpSteps& steps,
                                   RefusedRecipients refused = RefusedRecipients::AbortAll);
    /// The same with bytes that are in memory.
    [[nodiscard]] SmtpOutcome send(const QString& from, const QStringList& recipients, QByteArrayView message,
                                   const std::function<bool()>& beforeEnd,
                                   RefusedRecipients refused = RefusedRecipients::AbortAll);
    /// MAIL FROM, and RSET: whether the server would take messages from that address. Nothing is sent.
    Result<void> trySender(const QString& address);
    void quit() noexcept; ///< takes at most limits.logoutMs

private:
    std::unique_ptr<SmtpDialogue> m_dialogue;
};

} // namespace postaci
