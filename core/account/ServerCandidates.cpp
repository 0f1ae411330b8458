#include "account/ServerCandidates.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kLongestHostName = 253; ///< RFC 1035
constexpr qsizetype kLongestLabel = 63;

bool isHostLabel(QStringView label)
{
    if (label.isEmpty() || label.size() > kLongestLabel || label.startsWith(u'-') || label.endsWith(u'-'))
        return false;
    // The underscore is not allowed in a host's name, and found there all the same.
    return std::all_of(label.begin(), label.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
    });
}

QList<ServerCandidate> withUserName(const QList<ServerSettings>& servers, UsernameForm form, bool oauth2,
                                    const QString& address)
{
    QList<ServerCandidate> result;
    for (ServerSettings settings : servers) {
        settings.username =
            form == UsernameForm::LocalPart ? address.left(address.lastIndexOf(u'@')) : address;
        ServerCandidate candidate{settings, {}, std::nullopt};
        if (oauth2)
            candidate.authentications = {Authentication::OAuth2, Authentication::PasswordCleartext};
        result.append(candidate);
    }
    return result;
}

} // namespace

QString CandidateNote::sentence(const QString& language) const
{
    for (const QString& wanted : {language, QStringLiteral("en")}) {
        for (const auto& [code, text] : sentences) {
            if (code == wanted)
                return text;
        }
    }
    return sentences.isEmpty() ? QString() : sentences.first().second;
}

ServerCandidates candidatesOf(const Provider& provider, const QString& address)
{
    const QString trimmed = address.trimmed();
    ServerCandidates candidates;
    candidates.displayName = provider.name;
    candidates.incoming = withUserName(provider.incoming, provider.usernameForm, provider.oauth2, trimmed);
    candidates.outgoing =
        withUserName(provider.outgoing, provider.outgoingUsernameForm, provider.oauth2, trimmed);
    for (const ProviderNote note : provider.notes)
        candidates.notes.append({note, provider.noteLink, {}});
    if (provider.notes.contains(ProviderNote::BrowserSignInOnly)) {
        for (QList<ServerCandidate>* list : {&candidates.incoming, &candidates.outgoing}) {
            for (ServerCandidate& candidate : *list)
                candidate.authentications = {Authentication::OAuth2};
        }
    }
    return candidates;
}

QString normalizedHost(const QString& host)
{
    QString name = host.trimmed();
    if (name.startsWith(u'[') && name.endsWith(u']'))
        name = name.sliced(1, name.size() - 2);
    if (const QHostAddress address(name); !address.isNull())
        return address.toString();
    if (name.endsWith(u'.'))
        name.chop(1);
    if (name.size() > kLongestHostName)
        return {};
    const bool isAscii = std::all_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < 0x80; });
    name = isAscii ? name.toLower() : QString::fromLatin1(QUrl::toAce(name));
    if (name.isEmpty() || name.size() > kLongestHostName)
        return {};
    const QStringList labels = name.split(u'.');
    return std::all_of(labels.begin(), labels.end(), [](const QString& label) { return isHostLabel(label); })
               ? name
               : QString();
}

QString mailDomain(const QString& address)
{
    const QString trimmed = address.trimmed();
    const qsizetype at = trimmed.lastIndexOf(u'@');
    return at < 1 ? QString() : normalizedHost(trimmed.sliced(at + 1));
}

} // namespace postaci
