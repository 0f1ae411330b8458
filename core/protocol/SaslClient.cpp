#include "protocol/SaslClient.h"

#include <vmime/security/sasl/SASLAuthenticator.hpp>
#include <vmime/security/sasl/SASLContext.hpp>

#include <exception>

namespace postaci {

namespace {

constexpr int kMostSteps = 8; ///< no mechanism needs more than half of them
/// Of SCRAM's iteration count, some seconds of work on a slow computer; servers ask for 4,096 to 600,000.
constexpr int kMostIterations = 1'000'000;

Error saslError(const QByteArray& mechanism, const char* what)
{
    return makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                     QStringLiteral("the server's part of %1 is wrong").arg(QString::fromLatin1(mechanism)),
                     QString::fromUtf8(what));
}

/// Whether the work that a server's first message of SCRAM (RFC 5802 5.1) asks for has a bound: nothing can
/// interrupt it once it is begun.
bool asksTooMuch(const QByteArray& mechanism, const QByteArray& challenge)
{
    if (!mechanism.startsWith("SCRAM-"))
        return false;
    for (const QByteArray& attribute : challenge.split(',')) {
        if (!attribute.startsWith("i="))
            continue;
        bool isNumber = false;
        const int iterations = attribute.mid(2).toInt(&isNumber);
        if (!isNumber || iterations < 1 || iterations > kMostIterations)
            return true;
    }
    return false;
}

/// Hands VMime the credentials of one login.
class LoginAuthenticator final : public vmime::security::sasl::SASLAuthenticator
{
public:
    LoginAuthenticator(const Credentials& credentials, const QByteArray& service, const QString& host)
        : m_username(credentials.username.toStdString()), m_password(credentials.password.toStdString()),
          m_service(service.toStdString()), m_host(host.toStdString())
    {
    }
    const vmime::string getUsername() const override { return m_username; }
    const vmime::string getPassword() const override { return m_password; }
    const vmime::string getAccessToken() const override { return {}; }
    const vmime::string getHostname() const override { return m_host; }
    const vmime::string getAnonymousToken() const override { return {}; }
    const vmime::string getServiceName() const override { return m_service; }
    void setService(vmime::shared_ptr<vmime::net::service>) override {}
    const std::vector<vmime::shared_ptr<vmime::security::sasl::SASLMechanism>> getAcceptableMechanisms(
        const std::vector<vmime::shared_ptr<vmime::security::sasl::SASLMechanism>>& available,
        vmime::shared_ptr<vmime::security::sasl::SASLMechanism>) const override
    {
        return available;
    }
    void setSASLSession(vmime::shared_ptr<vmime::security::sasl::SASLSession>) override {}
    void setSASLMechanism(vmime::shared_ptr<vmime::security::sasl::SASLMechanism>) override {}

private:
    const std::string m_username;
    const std::string m_password;
    const std::string m_service;
    const std::string m_host;
};

} // namespace

Error refusedLogin(Error error, Credentials::Kind kind)
{
    if (error.reason != ErrorReason::CredentialsRejected)
        return error;
    if (kind == Credentials::Kind::OAuthToken)
        error.reason = ErrorReason::TokenRejected;
    else if (kind == Credentials::Kind::Certificate)
        error.reason = ErrorReason::ClientCertificateRefused;
    return error;
}

Error noCommonMechanism(Credentials::Kind kind)
{
    if (kind == Credentials::Kind::Certificate) {
        return makeError(ErrorKind::Authentication, ErrorReason::CertificateNotEnough,
                         QStringLiteral("the server does not offer to log in by a certificate alone"));
    }
    return makeError(ErrorKind::Authentication, ErrorReason::NoCommonMechanism,
                     QStringLiteral("the server offers no way to log in that we know"));
}

class SaslClient::Answerer
{
public:
    virtual ~Answerer() = default;
    virtual Result<QByteArray> step(const QByteArray& challenge) = 0;
    [[nodiscard]] virtual bool isComplete() const = 0;
};

/// XOAUTH2 (Google's and Microsoft's documents) and OAUTHBEARER (RFC 7628): one answer; a second challenge is
/// the server's error in JSON and wants a reply that means "understood". What it says is not read: it may be
/// no JSON at all, and what is done next is the same for every error.
class SaslClient::TokenAnswerer final : public Answerer
{
public:
    TokenAnswerer(bool bearer, const Credentials& credentials, const ConnectionOptions& options)
    {
        const QByteArray user = credentials.username.toUtf8();
        const QByteArray token = "auth=Bearer " + credentials.password.toUtf8() + "\1\1";
        if (bearer) {
            QByteArray name = user; // RFC 5801: in this place "=" and "," are written as codes
            name.replace('=', "=3D").replace(',', "=2C");
            m_first = "n,a=" + name + ",\1host=" + options.host.toUtf8() +
                      "\1port=" + QByteArray::number(options.port) + "\1" + token;
            m_understood = "\1";
        } else {
            m_first = "user=" + user + '\1' + token;
        }
    }
    Result<QByteArray> step(const QByteArray&) override { return std::exchange(m_first, m_understood); }
    [[nodiscard]] bool isComplete() const override { return true; }

private:
    QByteArray m_first;
    QByteArray m_understood;
};

/// EXTERNAL (RFC 4422 A): all there is to say is as whom; empty means as the certificate says.
class SaslClient::ExternalAnswerer final : public Answerer
{
public:
    explicit ExternalAnswerer(const QString& username) : m_username(username) {}
    Result<QByteArray> step(const QByteArray&) override { return m_username.toUtf8(); }
    [[nodiscard]] bool isComplete() const override { return true; }

private:
    const QString m_username;
};

class SaslClient::VmimeAnswerer final : public Answerer
{
public:
    VmimeAnswerer(const QByteArray& mechanism, const Credentials& credentials, const QByteArray& service,
                  const QString& host)
        : m_name(mechanism), m_service(service.toStdString()),
          m_authenticator(vmime::make_shared<LoginAuthenticator>(credentials, service, host))
    {
    }
    Result<QByteArray> step(const QByteArray& challenge) override
    {
        if (asksTooMuch(m_name, challenge))
            return unexpected(saslError(m_name, "it asks for too much work"));
        vmime::byte_t* answer = nullptr;
        size_t size = 0;
        try {
            if (!m_session)
                begin();
            // Only a null pointer means "no challenge".
            const auto* const bytes = reinterpret_cast<const vmime::byte_t*>(challenge.constData());
            m_session->evaluateChallenge(challenge.isEmpty() ? nullptr : bytes,
                                         static_cast<size_t>(challenge.size()), &answer, &size);
        } catch (const std::exception& exception) {
            return unexpected(saslError(m_name, exception.what()));
        }
        const std::unique_ptr<vmime::byte_t[]> owner(answer);
        return QByteArray(reinterpret_cast<const char*>(answer), static_cast<qsizetype>(size));
    }
    [[nodiscard]] bool isComplete() const override { return m_mechanism && m_mechanism->isComplete(); }

private:
    void begin()
    {
        m_context = vmime::security::sasl::SASLContext::create();
        m_mechanism = m_context->createMechanism(m_name.toStdString());
        m_session = m_context->createSession(m_service, m_authenticator, m_mechanism);
        m_session->init();
    }

    const QByteArray m_name;
    const std::string m_service;
    vmime::shared_ptr<vmime::security::sasl::SASLAuthenticator> m_authenticator;
    vmime::shared_ptr<vmime::security::sasl::SASLContext> m_context;
    vmime::shared_ptr<vmime::security::sasl::SASLMechanism> m_mechanism;
    vmime::shared_ptr<vmime::security::sasl::SASLSession> m_session;
};

QByteArray SaslClient::chooseMechanism(const QSet<QByteArray>& offered, Credentials::Kind kind,
                                       bool encrypted)
{
    static const QByteArrayList tokens{"OAUTHBEARER", "XOAUTH2"};
    static const QByteArrayList inTls{"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5"};
    static const QByteArrayList inClear{"SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN"};
    static const QByteArrayList byCertificate{"EXTERNAL"};
    const QByteArrayList& wanted = kind == Credentials::Kind::OAuthToken    ? tokens
                                   : kind == Credentials::Kind::Certificate ? byCertificate
                                   : encrypted                              ? inTls
                                                                            : inClear;
    for (const QByteArray& mechanism : wanted) {
        if (offered.contains(mechanism))
            return mechanism;
    }
    return {};
}

SaslClient::SaslClient(const QByteArray& mechanism, const Credentials& credentials, const QByteArray& service,
                       const ConnectionOptions& options)
    : m_mechanism(mechanism)
{
    if (credentials.kind == Credentials::Kind::OAuthToken)
        m_answerer = std::make_unique<TokenAnswerer>(mechanism == "OAUTHBEARER", credentials, options);
    else if (credentials.kind == Credentials::Kind::Certificate)
        m_answerer = std::make_unique<ExternalAnswerer>(credentials.username);
    else
        m_answerer = std::make_unique<VmimeAnswerer>(mechanism, credentials, service, options.host);
}

SaslClient::~SaslClient() = default;

bool SaslClient::isClientFirst() const
{
    return m_mechanism != "CRAM-MD5" && m_mechanism != "LOGIN";
}

Result<QByteArray> SaslClient::step(const QByteArray& challenge)
{
    if (++m_steps > kMostSteps)
        return unexpected(saslError(m_mechanism, "it asks again and again"));
    return m_answerer->step(challenge);
}

bool SaslClient::isComplete() const
{
    return m_answerer->isComplete();
}

} // namespace postaci
