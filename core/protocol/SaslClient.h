#pragma once

#include "base/Result.h"
#include "protocol/ConnectionOptions.h"

#include <QByteArray>
#include <QSet>

#include <memory>

namespace postaci {

/// The error of a refused login, as what was refused: neither a token nor a certificate is a password that
/// somebody mistyped.
[[nodiscard]] Error refusedLogin(Error error, Credentials::Kind kind);

/// For a server that has no mechanism in common with us.
[[nodiscard]] Error noCommonMechanism(Credentials::Kind kind);

/// One attempt at SASL (RFC 4422) by one mechanism, the same for IMAP, POP3 and SMTP: it makes the answers,
/// the session carries them. VMime does the password mechanisms. Used by one thread, for one login.
class SaslClient
{
public:
    /// The one mechanism to try, of those the server offers; empty if none fits. Of those for tokens the
    /// standard comes before what it was made of. On an encrypted connection
    /// PLAIN comes before CRAM-MD5, which servers offer whose stored passwords cannot serve it, and there is
    /// no second attempt.
    [[nodiscard]] static QByteArray chooseMechanism(const QSet<QByteArray>& offered, Credentials::Kind kind,
                                                    bool encrypted);

    /// `service` is "imap", "pop" or "smtp".
    SaslClient(const QByteArray& mechanism, const Credentials& credentials, const QByteArray& service,
               const ConnectionOptions& options);
    ~SaslClient();
    SaslClient(const SaslClient&) = delete;
    SaslClient& operator=(const SaslClient&) = delete;

    [[nodiscard]] const QByteArray& mechanism() const { return m_mechanism; }
    /// The client speaks first, so the answer to an empty challenge may go with the command.
    [[nodiscard]] bool isClientFirst() const;
    /// The answer to `challenge`, both decoded. An error means that the exchange must be given up.
    Result<QByteArray> step(const QByteArray& challenge);
    /// False while the server has not proven, as far as the mechanism lets it, that it knows the password
    /// too.
    [[nodiscard]] bool isComplete() const;

private:
    class Answerer;
    class ExternalAnswerer;
    class TokenAnswerer;
    class VmimeAnswerer;

    QByteArray m_mechanism;
    std::unique_ptr<Answerer> m_answerer;
    int m_steps = 0;
};

} // namespace postaci
