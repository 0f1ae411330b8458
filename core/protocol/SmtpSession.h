#pragma once

#include "base/Error.h"
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
};

enum class RefusedRecipients {
    AbortAll,     ///< one refused recipient: nobody gets the message
    SendToOthers, ///< the accepted ones get it
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

    /// Sends `message` (CRLF or LF line ends; goes out with CRLF and dot-stuffed). `beforeEnd` runs when all
    /// but the final dot is out: there the caller commits `ending`; false ends the connection with nothing
    /// delivered.
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
