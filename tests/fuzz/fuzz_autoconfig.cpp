// The files that name an address's servers, from whoever answers at a domain.
#include "Fuzz.h"
#include "account/AccountFile.h"
#include "account/AutoconfigReader.h"
#include "account/AutodiscoverReader.h"

using namespace postaci;

namespace {

const QString kAddress = QStringLiteral("ayşe.yılmaz@örnek.example");

void check(const QList<ServerCandidate>& servers, bool isOutgoing)
{
    fuzz::require(servers.size() <= AutoconfigLimits::servers, "the servers are bounded");
    for (const ServerCandidate& server : servers) {
        fuzz::require(!server.settings.host.isEmpty() && server.settings.host.size() <= 253,
                      "a host is a host");
        fuzz::require(server.settings.port != 0, "a port is a port");
        fuzz::require((server.settings.protocol == Protocol::Smtp) == isOutgoing, "each is in its list");
        fuzz::require(normalizedHost(server.settings.host) == server.settings.host,
                      "a host is in DNS's form");
    }
}

void check(const ServerCandidates& servers)
{
    check(servers.incoming, false);
    check(servers.outgoing, true);
    for (const CandidateNote& note : servers.notes) {
        const bool isWeb = note.link.startsWith(u"http://") || note.link.startsWith(u"https://");
        fuzz::require(note.link.isEmpty() || isWeb, "links are the web's");
    }
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    const QByteArray bytes = input.toByteArray();
    if (const auto servers = AutoconfigReader::read(bytes, kAddress))
        check(*servers);
    if (const auto answer = AutodiscoverReader::read(bytes, kAddress)) {
        check(answer->servers);
        require(answer->referredTo.size() <= 253, "a referral is a host");
    }
    if (const auto card = accountFromCard(bytes, kAddress)) {
        require(!card->incoming.host.isEmpty() && !card->outgoing.host.isEmpty(), "a card has two servers");
        const auto again = accountFromCard(accountToJson(*card), kAddress);
        require(again.has_value(), "a card that is written can be read");
    }
}
