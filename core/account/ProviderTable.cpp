#include "account/ProviderTable.h"

#include "account/ServerCandidates.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace postaci {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kLargestFile = qint64(4) * 1024 * 1024;
constexpr int kFormat = 1;

Unexpected wrongTable(const QString& what)
{
    return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, u"Provider table: "_qs + what);
}

/// One of several words as an enum value; nothing for any other word.
template <typename T>
std::optional<T> oneOf(const QString& word, std::initializer_list<std::pair<QLatin1String, T>> words)
{
    for (const auto& [text, value] : words) {
        if (word == text)
            return value;
    }
    return std::nullopt;
}

std::optional<Protocol> protocolOf(const QString& word)
{
    return oneOf<Protocol>(
        word, {{"imap"_L1, Protocol::Imap}, {"pop3"_L1, Protocol::Pop3}, {"smtp"_L1, Protocol::Smtp}});
}

std::optional<Security> securityOf(const QString& word)
{
    return oneOf<Security>(
        word, {{"tls"_L1, Security::Tls}, {"starttls"_L1, Security::StartTls}, {"none"_L1, Security::None}});
}

std::optional<UsernameForm> usernameFormOf(const QString& word)
{
    return oneOf<UsernameForm>(
        word, {{"address"_L1, UsernameForm::FullAddress}, {"localPart"_L1, UsernameForm::LocalPart}});
}

std::optional<ProviderNote> noteOf(const QString& word)
{
    return oneOf<ProviderNote>(word, {{"needsAppPassword"_L1, ProviderNote::NeedsAppPassword},
                                      {"enableImap"_L1, ProviderNote::EnableImap},
                                      {"browserSignInOnly"_L1, ProviderNote::BrowserSignInOnly},
                                      {"needsBridge"_L1, ProviderNote::NeedsBridge},
                                      {"cloudOnly"_L1, ProviderNote::CloudOnly}});
}

QStringList lowerCaseList(const QJsonValue& value)
{
    QStringList result;
    const QJsonArray array = value.toArray();
    for (const auto& item : array)
        result << item.toString().trimmed().toLower();
    result.removeAll(QString());
    return result;
}

/// The servers of one direction, or nothing if one of them makes no sense.
std::optional<QList<ServerSettings>> serversOf(const QJsonValue& value, bool outgoing)
{
    QList<ServerSettings> result;
    const QJsonArray array = value.toArray();
    for (const auto& item : array) {
        const QJsonObject object = item.toObject();
        const auto protocol = protocolOf(object["protocol"_L1].toString(outgoing ? u"smtp"_qs : u"imap"_qs));
        const auto security = securityOf(object["security"_L1].toString());
        const QString host = object["host"_L1].toString().trimmed();
        const int port = object["port"_L1].toInt();
        if (!protocol || !security || host.isEmpty() || port < 1 || port > 65535)
            return std::nullopt;
        if ((*protocol == Protocol::Smtp) != outgoing)
            return std::nullopt;
        result.append({*protocol, host, quint16(port), *security, {}});
    }
    return result;
}

Result<Provider> providerOf(const QJsonObject& object)
{
    Provider provider;
    provider.name = object["name"_L1].toString();
    if (provider.name.isEmpty())
        return wrongTable(u"an entry has no name"_qs);
    provider.domains = lowerCaseList(object["domains"_L1]);
    provider.mxSuffixes = lowerCaseList(object["mxSuffixes"_L1]);
    provider.autodiscoverHosts = lowerCaseList(object["autodiscoverHosts"_L1]);
    const auto incoming = serversOf(object["incoming"_L1], false);
    const auto outgoing = serversOf(object["outgoing"_L1], true);
    const QString form = object["username"_L1].toString(u"address"_qs);
    const auto username = usernameFormOf(form);
    const auto outgoingUsername = usernameFormOf(object["outgoingUsername"_L1].toString(form));
    if (!incoming || !outgoing)
        return wrongTable(u"a server of %1 is not usable"_qs.arg(provider.name));
    if (!username || !outgoingUsername)
        return wrongTable(u"the user name of %1 has an unknown form"_qs.arg(provider.name));
    provider.incoming = *incoming;
    provider.outgoing = *outgoing;
    provider.usernameForm = *username;
    provider.outgoingUsernameForm = *outgoingUsername;
    provider.oauth2 = object["oauth2"_L1].toBool();
    provider.filesSentCopies = object["filesSentCopies"_L1].toBool();
    const QJsonArray notes = object["notes"_L1].toArray();
    for (const auto& word : notes) {
        const auto note = noteOf(word.toString());
        if (!note)
            return wrongTable(u"%1 has an unknown note"_qs.arg(provider.name));
        provider.notes << *note;
    }
    provider.noteLink = object["noteLink"_L1].toString();
    if (!provider.noteLink.isEmpty() && !provider.noteLink.startsWith("https://"_L1))
        return wrongTable(u"the link of %1 does not begin with https"_qs.arg(provider.name));
    provider.source = object["source"_L1].toString();
    provider.checked = object["checked"_L1].toString();
    return provider;
}

QString usernameFor(UsernameForm form, const QString& address)
{
    return form == UsernameForm::LocalPart ? address.left(address.lastIndexOf(u'@')) : address;
}

} // namespace

bool isOneSlipAway(QStringView a, QStringView b)
{
    qsizetype same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same])
        ++same;
    const QStringView restA = a.sliced(same);
    const QStringView restB = b.sliced(same);
    const auto behind = [](QStringView text, qsizetype count) {
        return text.sliced(std::min(count, text.size()));
    };
    const bool isChangedOver = restA.size() > 1 && restB.size() > 1 && restA[0] == restB[1] &&
                               restA[1] == restB[0] && behind(restA, 2) == behind(restB, 2);
    return (!restA.isEmpty() || !restB.isEmpty()) && (isChangedOver || behind(restA, 1) == behind(restB, 1) ||
                                                      behind(restA, 1) == restB || restA == behind(restB, 1));
}

Result<ProviderTable> ProviderTable::bundled()
{
    QFile file(u":/account/providers.json"_qs);
    if (!file.open(QIODevice::ReadOnly))
        return wrongTable(u"it is missing from the program"_qs);
    return fromJson(file.readAll());
}

Result<ProviderTable> ProviderTable::fromJson(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return wrongTable(u"not JSON at byte %1: %2"_qs.arg(problem.offset).arg(problem.errorString()));
    const QJsonObject root = document.object();
    if (root["format"_L1].toInt() != kFormat)
        return wrongTable(u"\"format\" is not 1"_qs);
    if (!root["providers"_L1].isArray())
        return wrongTable(u"it has no list named \"providers\""_qs);

    ProviderTable table;
    const QJsonArray entries = root["providers"_L1].toArray();
    for (const auto& entry : entries) {
        auto provider = providerOf(entry.toObject());
        if (!provider)
            return unexpected(provider.error());
        table.add(*provider);
    }
    return table;
}

Result<void> ProviderTable::addFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          u"Provider table %1: %2"_qs.arg(path, file.errorString()));
    const QByteArray json = file.read(kLargestFile + 1);
    if (json.size() > kLargestFile)
        return wrongTable(u"%1 is larger than 4 MB"_qs.arg(path));
    const auto added = fromJson(json);
    if (!added)
        return unexpected(added.error());
    for (const Provider& provider : added->providers())
        add(provider);
    return {};
}

const Provider* ProviderTable::find(const QString& address) const
{
    const qsizetype at = address.lastIndexOf(u'@');
    const auto found = at < 0 ? m_byDomain.end() : m_byDomain.find(address.mid(at + 1).trimmed().toLower());
    return found == m_byDomain.end() ? nullptr : &m_providers.at(*found);
}

const Provider* ProviderTable::findByMx(const QStringList& mxHosts) const
{
    for (const QString& host : mxHosts) {
        QString rest = host.trimmed().toLower();
        if (rest.endsWith(u'.'))
            rest.chop(1);
        // One label less at a time, so the longest ending is met first.
        while (!rest.isEmpty()) {
            const auto found = m_byMxSuffix.find(rest);
            if (found != m_byMxSuffix.end())
                return &m_providers.at(*found);
            const qsizetype dot = rest.indexOf(u'.');
            rest = dot < 0 ? QString() : rest.mid(dot + 1);
        }
    }
    return nullptr;
}

const Provider* ProviderTable::findByAutodiscover(const QString& host) const
{
    const auto found = m_byAutodiscover.constFind(host.toLower());
    return found == m_byAutodiscover.constEnd() ? findByMx({host}) : &m_providers.at(*found);
}

QList<Protocol> ProviderTable::incomingProtocols(const QString& address) const
{
    const Provider* provider = find(address);
    if (!provider)
        return {Protocol::Imap, Protocol::Pop3};
    QList<Protocol> protocols;
    for (const ServerSettings& server : provider->incoming) {
        if (!protocols.contains(server.protocol))
            protocols.append(server.protocol);
    }
    return protocols;
}

QString ProviderTable::similarDomain(const QString& address) const
{
    constexpr qsizetype kShortest = 8;
    const QString domain = mailDomain(address);
    if (domain.size() < kShortest || find(address))
        return {};
    for (const Provider& provider : m_providers) {
        for (const QString& known : provider.domains) {
            if (known.size() >= kShortest && isOneSlipAway(known, domain))
                return known;
        }
    }
    return {};
}

QList<ServerSettings> ProviderTable::documentedServers(const QString& address) const
{
    const Provider* provider = find(address);
    return provider ? provider->incoming + provider->outgoing : QList<ServerSettings>();
}

const Provider* ProviderTable::findByHost(const QString& host) const
{
    const auto isThere = [&host](const QList<ServerSettings>& servers) {
        return std::any_of(servers.begin(), servers.end(), [&host](const ServerSettings& server) {
            return server.host.compare(host, Qt::CaseInsensitive) == 0;
        });
    };
    const auto hasHost = [&isThere](const Provider& provider) {
        return isThere(provider.incoming) || isThere(provider.outgoing);
    };
    const auto found = std::find_if(m_providers.begin(), m_providers.end(), hasHost);
    return found == m_providers.end() ? nullptr : &*found;
}

Account ProviderTable::prefill(const QString& name, const QString& address, Protocol incoming) const
{
    const QString trimmed = address.trimmed();
    const QString domain = trimmed.mid(trimmed.lastIndexOf(u'@') + 1).toLower();
    Account account;
    account.label = trimmed;
    account.identity.name = name.trimmed();
    account.identity.address = trimmed;
    account.incoming = {incoming, (incoming == Protocol::Pop3 ? u"pop."_qs : u"imap."_qs) + domain,
                        defaultPort(incoming, Security::Tls), Security::Tls, trimmed};
    account.outgoing = {Protocol::Smtp, u"smtp."_qs + domain, 465, Security::Tls, trimmed};

    const Provider* provider = find(trimmed);
    if (!provider)
        return account;
    account.serverFilesSentCopies = provider->filesSentCopies;
    const auto server = std::find_if(provider->incoming.begin(), provider->incoming.end(),
                                     [incoming](const ServerSettings& s) { return s.protocol == incoming; });
    if (server != provider->incoming.end()) {
        account.incoming = *server;
        account.incoming.username = usernameFor(provider->usernameForm, trimmed);
    }
    if (!provider->outgoing.isEmpty()) {
        account.outgoing = provider->outgoing.first();
        account.outgoing.username = usernameFor(provider->outgoingUsernameForm, trimmed);
    }
    return account;
}

void ProviderTable::add(const Provider& provider)
{
    for (const QString& domain : provider.domains)
        m_byDomain.insert(domain, m_providers.size());
    for (const QString& suffix : provider.mxSuffixes)
        m_byMxSuffix.insert(suffix, m_providers.size());
    for (const QString& host : provider.autodiscoverHosts)
        m_byAutodiscover.insert(host, m_providers.size());
    m_providers.append(provider);
}

} // namespace postaci
