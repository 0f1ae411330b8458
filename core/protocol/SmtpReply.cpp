#include "protocol/SmtpReply.h"

namespace postaci {

namespace {

Error refusal(const SmtpReply& reply, ErrorKind kind, ErrorReason reason)
{
    return makeError(kind, reason, QStringLiteral("the server answered %1").arg(reply.code), reply.text());
}

/// Whether a lasting no to a message is about its size (RFC 1870 6.1; RFC 3463 3.4 X.3.4). 552 alone says so
/// too, but not where its own words speak of a mailbox (X.2.2).
bool isAboutSize(const SmtpReply& reply)
{
    const QByteArray words = reply.lines.value(0);
    return words.startsWith("5.3.4") || (reply.code == 552 && !words.startsWith("5.2."));
}

} // namespace

Error smtpError(const SmtpReply& reply, ErrorReason reason)
{
    if (reply.isTransient())
        return refusal(reply, ErrorKind::Timeout,
                       reason == ErrorReason::RecipientsRefused ? reason : ErrorReason::ServerBusy);
    if (reply.code == 530) // "authentication required"
        return refusal(reply, ErrorKind::Authentication, ErrorReason::CredentialsRejected);
    if (reason == ErrorReason::MessageRefused && isAboutSize(reply))
        return refusal(reply, ErrorKind::Rejected, ErrorReason::MessageTooLarge);
    return refusal(reply, ErrorKind::Rejected, reason);
}

Error smtpLoginError(const SmtpReply& reply)
{
    if (reply.isTransient())
        return refusal(reply, ErrorKind::Timeout, ErrorReason::ServerBusy);
    switch (reply.code) {
    case 538: // RFC 4954: this mechanism wants encryption
        return refusal(reply, ErrorKind::Input, ErrorReason::CleartextRefused);
    case 500:
    case 502:
    case 504:
        return refusal(reply, ErrorKind::Authentication, ErrorReason::NoCommonMechanism);
    default:
        return refusal(reply, ErrorKind::Authentication, ErrorReason::CredentialsRejected);
    }
}

} // namespace postaci
