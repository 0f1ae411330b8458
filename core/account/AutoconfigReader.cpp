#include "account/AutoconfigReader.h"

#include "account/UntrustedXml.h"

#include <QHash>
#include <QUrl>
#include <QXmlStreamAttributes>

namespace postaci {

namespace {

constexpr qsizetype kMostAuthentications = 16;
constexpr qsizetype kMostNotes = 16;

std::optional<Security> securityOfSocketType(const QString& word)
{
    const QString upper = word.toUpper();
    if (upper == QLatin1String("SSL") || upper == QLatin1String("TLS") || upper == QLatin1String("SSL/TLS"))
        return Security::Tls;
    if (upper == QLatin1String("STARTTLS"))
        return Security::StartTls;
    if (upper == QLatin1String("PLAIN"))
        return Security::None;
    return std::nullopt;
}

std::optional<Authentication> authenticationOf(const QString& word)
{
    static const QHash<QString, Authentication> names{
        {QStringLiteral("password-cleartext"), Authentication::PasswordCleartext},
        {QStringLiteral("plain"), Authentication::PasswordCleartext}, // deprecated
        {QStringLiteral("sasl plain"), Authentication::PasswordCleartext},
        {QStringLiteral("sasl login"), Authentication::PasswordCleartext},
        {QStringLiteral("password-encrypted"), Authentication::PasswordEncrypted},
        {QStringLiteral("secure"), Authentication::PasswordEncrypted}, // deprecated
        {QStringLiteral("sasl cram-md5"), Authentication::PasswordEncrypted},
        {QStringLiteral("oauth2"), Authentication::OAuth2},
        {QStringLiteral("oauth"), Authentication::OAuth2},
        {QStringLiteral("xoauth2"), Authentication::OAuth2},
        {QStringLiteral("sasl xoauth2"), Authentication::OAuth2},
        {QStringLiteral("sasl oauthbearer"), Authentication::OAuth2},
        {QStringLiteral("tls-client-cert"), Authentication::ClientCertificate},
        {QStringLiteral("sasl external"), Authentication::ClientCertificate},
        {QStringLiteral("gssapi"), Authentication::Kerberos},
        {QStringLiteral("sasl gssapi"), Authentication::Kerberos},
        {QStringLiteral("ntlm"), Authentication::Ntlm},
        {QStringLiteral("client-ip-address"), Authentication::ClientIpAddress},
        {QStringLiteral("none"), Authentication::None},
    };
    const QString lower = word.toLower();
    if (lower.startsWith(QLatin1String("sasl scram-")))
        return Authentication::PasswordEncrypted;
    const auto found = names.constFind(lower);
    return found == names.constEnd() ? std::nullopt : std::optional<Authentication>(*found);
}

std::optional<Protocol> protocolOfType(const QString& type, bool outgoing)
{
    if (outgoing)
        return type == QLatin1String("smtp") ? std::optional<Protocol>(Protocol::Smtp) : std::nullopt;
    if (type == QLatin1String("imap"))
        return Protocol::Imap;
    return type == QLatin1String("pop3") ? std::optional<Protocol>(Protocol::Pop3) : std::nullopt;
}

/// A server as it stands in the file.
struct ServerElement
{
    bool outgoing = false;
    QString type;
    QStringList hostnames;
    QStringList ports;
    QStringList socketTypes;
    QStringList usernames;
    QStringList authentications;

    /// The list that an element's text belongs into; nullptr for an element that is passed over.
    QStringList* listFor(QStringView element)
    {
        if (element == QLatin1String("hostname"))
            return &hostnames;
        if (element == QLatin1String("port"))
            return &ports;
        if (element == QLatin1String("socketType"))
            return &socketTypes;
        if (element == QLatin1String("username"))
            return &usernames;
        return element == QLatin1String("authentication") ? &authentications : nullptr;
    }
};

/// The encryption that is asked for, else the one that the port is known for; nothing when neither tells.
std::optional<Security> securityOfElement(const ServerElement& element, Protocol protocol, int port)
{
    for (const QString& word : element.socketTypes) {
        if (const auto security = securityOfSocketType(word))
            return security;
    }
    const bool isTold = !element.socketTypes.join(QString()).isEmpty();
    return !isTold && port == defaultPort(protocol, Security::Tls) ? std::optional<Security>(Security::Tls)
                                                                   : std::nullopt;
}

/// Nothing where a value makes no sense.
std::optional<ServerSettings> settingsOf(const ServerElement& element, const AutoconfigPlaceholders& fill,
                                         const QString& address)
{
    const auto protocol = protocolOfType(element.type, element.outgoing);
    const QString host = normalizedHost(fill.inHost(element.hostnames.value(0)));
    if (!protocol || host.isEmpty())
        return std::nullopt;
    bool isNumber = true;
    const QString portText = element.ports.value(0);
    int port = portText.isEmpty() ? 0 : portText.toInt(&isNumber);
    const auto security = securityOfElement(element, *protocol, port);
    if (!security || !isNumber)
        return std::nullopt;
    if (portText.isEmpty())
        port = defaultPort(*protocol, *security);
    if (port < 1 || port > 65535)
        return std::nullopt;
    const QString name = element.usernames.value(0);
    const bool isUsable = !name.isEmpty() && !AutoconfigPlaceholders::hasOthers(name);
    const QString username = isUsable ? fill.inText(name) : address;
    return ServerSettings{*protocol, host, quint16(port), *security, username};
}

QString secureLink(const QString& text, const AutoconfigPlaceholders& fill, bool plainToo)
{
    const QUrl url(fill.inLink(text));
    const bool isWeb =
        url.scheme() == QLatin1String("https") || (plainToo && url.scheme() == QLatin1String("http"));
    return url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty() ? url.toString()
                                                                                       : QString();
}

/// Takes what it needs of the file's elements.
class ConfigParser final : public XmlVisitor
{
public:
    explicit ConfigParser(const QString& address) : m_address(address), m_fill(address) {}

    QString begin(const QStringList& path, const QXmlStreamAttributes& attributes) override
    {
        if (path.size() == 1 && path.first() != QLatin1String("clientConfig"))
            return QStringLiteral("it is another kind of file");
        return m_server ? QString() : beginSection(path, attributes);
    }

    void end(const QStringList& path, const QString& text) override
    {
        const QString& name = path.last();
        const qsizetype depth = path.size();
        if ((m_server || m_note) && depth == m_sectionDepth)
            endSection();
        else if (m_server && depth == m_sectionDepth + 1)
            addToServer(name, text);
        else if (m_note && depth == m_sectionDepth + 1)
            addToNote(name, text);
        else if (name == QLatin1String("displayName") && isProviderLevel(path))
            keepFirst(m_result.displayName, m_fill.inText(text));
        else if (depth > 1 && path.at(depth - 2) == QLatin1String("oAuth2"))
            addToOAuth2(name, text);
    }

    /// The sign-in's addresses stand behind the servers that they are for.
    ServerCandidates finished()
    {
        if (m_oauth2 == OAuth2Endpoints{})
            return m_result;
        for (QList<ServerCandidate>* list : {&m_result.incoming, &m_result.outgoing}) {
            for (ServerCandidate& candidate : *list) {
                if (candidate.authentications.contains(Authentication::OAuth2))
                    candidate.oauth2 = m_oauth2;
            }
        }
        return m_result;
    }

private:
    QString beginSection(const QStringList& path, const QXmlStreamAttributes& attributes)
    {
        const QString& name = path.last();
        const bool outgoing = name == QLatin1String("outgoingServer");
        if (outgoing || name == QLatin1String("incomingServer")) {
            if (++m_serverCount > AutoconfigLimits::servers)
                return QStringLiteral("it names too many servers");
            m_server.emplace();
            m_server->outgoing = outgoing;
            m_server->type = attributes.value(QLatin1String("type")).toString().trimmed().toLower();
            m_sectionDepth = path.size();
        } else if (name == QLatin1String("documentation") || name == QLatin1String("enable")) {
            const QLatin1String key(name == QLatin1String("enable") ? "visiturl" : "url");
            m_note.emplace();
            m_note->link = secureLink(attributes.value(key).toString(), m_fill, true);
            m_sectionDepth = path.size();
        } else if (m_note) {
            m_language = attributes.value(QLatin1String("lang")).toString().left(16);
        }
        return {};
    }

    /// "emailProvider" means nothing, says the draft: what is in it could be in the root.
    [[nodiscard]] static bool isProviderLevel(const QStringList& path)
    {
        return path.size() == 2 || (path.size() == 3 && path.at(1) == QLatin1String("emailProvider"));
    }

    void addToServer(const QString& name, const QString& text)
    {
        QStringList* const list = m_server->listFor(name);
        if (list && list->size() < kMostAuthentications)
            list->append(text);
    }

    void addToNote(const QString& name, const QString& text)
    {
        const bool isSentence = name == QLatin1String("descr") || name == QLatin1String("instruction");
        if (isSentence && !text.isEmpty() && m_note->sentences.size() < kMostNotes)
            m_note->sentences.append({m_language, m_fill.inText(text)});
    }

    void addToOAuth2(const QString& name, const QString& text)
    {
        if (name == QLatin1String("issuer"))
            keepFirst(m_oauth2.issuer, m_fill.inHost(text));
        else if (name == QLatin1String("scope"))
            keepFirst(m_oauth2.scope, text.simplified());
        else if (name == QLatin1String("authURL"))
            keepFirst(m_oauth2.authUrl, secureLink(text, m_fill, false));
        else if (name == QLatin1String("tokenURL"))
            keepFirst(m_oauth2.tokenUrl, secureLink(text, m_fill, false));
    }

    static void keepFirst(QString& field, const QString& value)
    {
        if (field.isEmpty())
            field = value;
    }

    void endSection()
    {
        if (m_server)
            addServer(*m_server);
        else if (m_result.notes.size() < kMostNotes &&
                 (!m_note->link.isEmpty() || !m_note->sentences.isEmpty()))
            m_result.notes.append(*m_note);
        m_server.reset();
        m_note.reset();
    }

    void addServer(const ServerElement& element)
    {
        const auto settings = settingsOf(element, m_fill, m_address);
        if (!settings)
            return;
        ServerCandidate candidate{*settings, {}, std::nullopt};
        for (const QString& word : element.authentications) {
            const auto authentication = authenticationOf(word);
            if (authentication && !candidate.authentications.contains(*authentication))
                candidate.authentications.append(*authentication);
        }
        // Ways in were named, and none is known here.
        if (candidate.authentications.isEmpty() && !element.authentications.isEmpty())
            return;
        auto& list = element.outgoing ? m_result.outgoing : m_result.incoming;
        if (!list.contains(candidate))
            list.append(candidate);
    }

    QString m_address;
    AutoconfigPlaceholders m_fill;
    ServerCandidates m_result;
    OAuth2Endpoints m_oauth2;
    QString m_language;
    std::optional<ServerElement> m_server;
    std::optional<CandidateNote> m_note;
    qsizetype m_sectionDepth = 0;
    int m_serverCount = 0;
};

} // namespace

Result<ServerCandidates> AutoconfigReader::read(const QByteArray& xml, const QString& address)
{
    if (mailDomain(address).isEmpty())
        return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                          QStringLiteral("\"%1\" is not an address").arg(address));
    ConfigParser parser(address.trimmed());
    if (const auto parsed = readUntrustedXml(xml, parser); !parsed)
        return unexpected(parsed.error());
    return parser.finished();
}

} // namespace postaci
