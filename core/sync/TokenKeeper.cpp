#include "sync/TokenKeeper.h"

#include "account/OAuthIssuers.h"
#include "base/Logging.h"

#include <QPointer>

#include <algorithm>

namespace postaci {

namespace {

/// A server that refuses a token which is no older than this refuses all of them. Longer than the longest
/// pause between two connections.
constexpr qint64 kNewForSeconds = 10 * 60;

} // namespace

TokenKeeper::TokenKeeper(const TokenTools& tools, const QString& key, const OAuth2Endpoints& endpoints)
    : m_tools(tools), m_key(key), m_endpoints(endpoints)
{
}

TokenKeeper::~TokenKeeper()
{
    const Error gone = makeError(ErrorKind::Cancelled, ErrorReason::Unspecified,
                                 QStringLiteral("the account's sign-in was changed"));
    for (const std::vector<Question>* const questions : {&m_asked, &m_waiting}) {
        for (const Question& question : *questions)
            question.done(unexpected(gone));
    }
}

void TokenKeeper::ask(const QString& refused, Done done)
{
    m_waiting.push_back({refused, std::move(done)});
    if (m_asked.empty())
        begin();
}

void TokenKeeper::begin()
{
    m_asked.swap(m_waiting);
    m_tools.secrets.read(m_key, [self = QPointer(this)](const Result<QString>& secret) {
        if (self)
            self->hasRead(secret);
    });
}

void TokenKeeper::hasRead(const Result<QString>& secret)
{
    const auto read = m_unsaved ? Result<OAuthTokens>(*m_unsaved)
                      : secret  ? OAuthTokens::fromSecret(*secret)
                                : Result<OAuthTokens>(unexpected(secret.error()));
    if (!read) {
        settle(unexpected(read.error()));
        return;
    }
    m_tokens = *read;
    renewIfNeeded();
}

bool TokenKeeper::isRefused() const
{
    return std::any_of(m_asked.begin(), m_asked.end(),
                       [this](const Question& question) { return question.refused == m_tokens.access; });
}

bool TokenKeeper::wasJustRenewed() const
{
    return m_renewedForRefusal == m_tokens.access &&
           m_tools.clock.now() < m_renewedAt.addSecs(kNewForSeconds);
}

void TokenKeeper::renewIfNeeded()
{
    if (isRefused() && wasJustRenewed()) {
        settle(unexpected(ErrorKind::Authentication, ErrorReason::TokenRejected,
                          QStringLiteral("the server refused a new access token")));
    } else if (!isRefused() && !m_tokens.isDue(m_tools.clock.now())) {
        settle(m_tokens.access);
    } else if (m_deadError && m_tokens.refresh == m_deadRefresh) {
        settle(unexpected(*m_deadError));
    } else if (m_tokens.refresh.isEmpty()) {
        renewed(
            unexpected(ErrorKind::Authentication, ErrorReason::SignInExpired,
                       QStringLiteral("the access token is over, and there is nothing to renew it with")));
    } else {
        renew();
    }
}

void TokenKeeper::renew()
{
    const auto known = oauthClientFor(m_endpoints, m_tools.profileDir);
    if (!known) {
        renewed(unexpected(known.error()));
        return;
    }
    m_request = std::make_unique<OAuthTokenRequest>(m_tools.network, m_tools.certificates, m_tools.clock);
    connect(m_request.get(), &OAuthTokenRequest::finished, this, [this](const Result<OAuthTokens>& tokens) {
        m_request.release()->deleteLater();
        renewed(tokens);
    });
    m_request->renew(m_endpoints, *known, m_tokens.refresh);
}

void TokenKeeper::renewed(const Result<OAuthTokens>& tokens)
{
    if (tokens) {
        m_renewedForRefusal = isRefused() ? tokens->access : QString();
        m_renewedAt = m_tools.clock.now();
        m_tokens = *tokens;
        save();
        return;
    }
    Error error = tokens.error();
    if (error.host.isEmpty())
        error.host = issuerHost(m_endpoints);
    qCInfo(logSync).noquote() << "an access token was not renewed:" << error.message;
    // It is asked for some minutes early, so this one may do until the next try.
    if (!isRefused() && !m_tokens.isOver(m_tools.clock.now())) {
        settle(m_tokens.access);
        return;
    }
    if (error.reason == ErrorReason::SignInExpired) {
        m_deadRefresh = m_tokens.refresh;
        m_deadError = error;
    }
    // No exception can be made for an issuer's certificate, so nobody is asked for one.
    if (error.kind == ErrorKind::Certificate)
        error.kind = ErrorKind::Protocol;
    settle(unexpected(error));
}

void TokenKeeper::save()
{
    m_tools.secrets.write(m_key, m_tokens.toSecret(), [self = QPointer(this)](const Result<void>& written) {
        if (!self)
            return;
        self->m_unsaved = written ? std::nullopt : std::optional(self->m_tokens);
        if (!written)
            qCWarning(logSync).noquote() << "a new token was not stored:" << written.error().message;
        self->settle(self->m_tokens.access);
    });
}

void TokenKeeper::settle(const Result<QString>& answer)
{
    const std::vector<Question> answered = std::exchange(m_asked, {});
    for (const Question& question : answered)
        question.done(answer);
    if (!m_waiting.empty())
        begin();
}

} // namespace postaci
