#include "account/AutodiscoverReader.h"

#include "account/UntrustedXml.h"

#include <QUrl>
#include <QXmlStreamAttributes>

namespace postaci {

namespace {

constexpr int kMostProtocols = 64;
constexpr quint16 kRelayPort = 25;

const auto kPostmaster = QLatin1String("postmaster");

/// A "Protocol" as it stands in the answer.
struct ProtocolElement
{
    QString type;
    QString server;
    QString port;
    QString ssl;
    QString encryption;
    QString loginName;

    QString* fieldFor(const QString& element)
    {
        if (element == QLatin1String("Type"))
            return &type;
        if (element == QLatin1String("Server"))
            return &server;
        if (element == QLatin1String("Port"))
            return &port;
        if (element == QLatin1String("SSL"))
            return &ssl;
        if (element == QLatin1String("Encryption"))
            return &encryption;
        return element == QLatin1String("LoginName") ? &loginName : nullptr;
    }
};

std::optional<Protocol> protocolNamed(const QString& type)
{
    const QString upper = type.toUpper();
    if (upper == QLatin1String("IMAP"))
        return Protocol::Imap;
    if (upper == QLatin1String("POP3"))
        return Protocol::Pop3;
    return upper == QLatin1String("SMTP") ? std::optional(Protocol::Smtp) : std::nullopt;
}

/// The port comes first: hosters write "SSL on" beside ports for STARTTLS, and the other way round.
Security securityInAnswer(const ProtocolElement& element, Protocol protocol, int port)
{
    const QString encryption = element.encryption.toLower();
    const bool isOff = encryption.isEmpty() ? element.ssl.toLower() == QLatin1String("off")
                                            : encryption == QLatin1String("none");
    if (port == defaultPort(protocol, Security::Tls))
        return Security::Tls;
    if (isOff)
        return Security::None;
    const bool isForStartTls = port == defaultPort(protocol, Security::StartTls) ||
                               (protocol == Protocol::Smtp && port == kRelayPort);
    return isForStartTls || encryption == QLatin1String("tls") || encryption == QLatin1String("starttls") ||
                   encryption == QLatin1String("auto")
               ? Security::StartTls
               : Security::Tls;
}

/// The login name in the postmaster's answer, made the one that `address` has.
QString loginNameFor(const QString& given, const QString& address)
{
    if (given.isEmpty())
        return address;
    const QString postmaster = kPostmaster + QLatin1Char('@') + mailDomain(address);
    QString name = given;
    if (name.contains(postmaster, Qt::CaseInsensitive))
        return name.replace(postmaster, address, Qt::CaseInsensitive);
    return name.replace(kPostmaster, address.left(address.lastIndexOf(u'@')), Qt::CaseInsensitive);
}

/// Nothing where a value makes no sense.
std::optional<ServerSettings> settingsInAnswer(const ProtocolElement& element, const QString& address)
{
    const auto protocol = protocolNamed(element.type);
    const QString host = normalizedHost(element.server);
    if (!protocol || host.isEmpty())
        return std::nullopt;
    bool isNumber = true;
    const int port =
        element.port.isEmpty() ? int(defaultPort(*protocol, Security::Tls)) : element.port.toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        return std::nullopt;
    return ServerSettings{*protocol, host, quint16(port), securityInAnswer(element, *protocol, port),
                          loginNameFor(element.loginName, address)};
}

class AutodiscoverParser final : public XmlVisitor
{
public:
    explicit AutodiscoverParser(const QString& address) : m_address(address) {}

    QString begin(const QStringList& path, const QXmlStreamAttributes& attributes) override
    {
        if (path.size() == 1 && path.first() != QLatin1String("Autodiscover"))
            return QStringLiteral("it is another kind of document");
        if (path.last() != QLatin1String("Protocol") || m_protocol)
            return {};
        if (++m_count > kMostProtocols)
            return QStringLiteral("it names too many servers");
        m_protocol.emplace();
        m_protocol->type = attributes.value(QLatin1String("Type")).toString().trimmed();
        m_depth = path.size();
        return {};
    }

    void end(const QStringList& path, const QString& text) override
    {
        if (m_protocol && path.size() == m_depth) {
            addServer();
            m_protocol.reset();
        } else if (m_protocol && path.size() == m_depth + 1) {
            QString* const field = m_protocol->fieldFor(path.last());
            if (field && field->isEmpty())
                *field = text;
        } else if (path.last() == QLatin1String("RedirectUrl") && m_answer.referredTo.isEmpty()) {
            m_answer.referredTo = normalizedHost(QUrl(text).host());
        } else if (path.last() == QLatin1String("RedirectAddr") && m_answer.referredTo.isEmpty()) {
            m_answer.referredTo = mailDomain(text);
        }
    }

    [[nodiscard]] const AutodiscoverAnswer& answer() const { return m_answer; }

private:
    void addServer()
    {
        const auto settings = settingsInAnswer(*m_protocol, m_address);
        if (!settings)
            return;
        const ServerCandidate candidate{*settings, {}, std::nullopt};
        auto& list =
            settings->protocol == Protocol::Smtp ? m_answer.servers.outgoing : m_answer.servers.incoming;
        if (!list.contains(candidate))
            list.append(candidate);
    }

    QString m_address;
    AutodiscoverAnswer m_answer;
    std::optional<ProtocolElement> m_protocol;
    qsizetype m_depth = 0;
    int m_count = 0;
};

} // namespace

QByteArray AutodiscoverReader::question(const QString& domain)
{
    return QByteArrayLiteral(
               "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Autodiscover xmlns=\"http://schemas.microsoft."
               "com/exchange/autodiscover/outlook/requestschema/2006\"><Request><EMailAddress>") +
           QByteArray(kPostmaster.data(), kPostmaster.size()) + '@' + domain.toLatin1() +
           QByteArrayLiteral("</EMailAddress><AcceptableResponseSchema>http://schemas.microsoft.com/exchange/"
                             "autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema></"
                             "Request></Autodiscover>\n");
}

Result<AutodiscoverAnswer> AutodiscoverReader::read(const QByteArray& xml, const QString& address)
{
    if (mailDomain(address).isEmpty())
        return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                          QStringLiteral("\"%1\" is not an address").arg(address));
    AutodiscoverParser parser(address.trimmed());
    if (const auto parsed = readUntrustedXml(xml, parser); !parsed)
        return unexpected(parsed.error());
    return parser.answer();
}

} // namespace postaci
