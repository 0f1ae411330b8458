#include "reader/RemoteTrust.h"

#include <algorithm>

namespace postaci {

RemoteOffer remoteOffer(const MessageContent& content, const MessageSurroundings& around)
{
    RemoteOffer offer;
    if (around.isJunk || content.trace.fromDomain.isEmpty() ||
        content.proof.verdict == SenderProof::Verdict::Failed)
        return offer;
    offer.sender = content.envelope.from.value(0).addr.toLower();
    if (!around.isSharedDomain)
        offer.domain = content.trace.fromDomain;
    offer.isVerified = content.proof.verdict == SenderProof::Verdict::Verified;
    return offer;
}

bool isRemembered(const RemoteOffer& offer, const QList<ImageSender>& remembered)
{
    if (offer.sender.isEmpty())
        return false;
    return std::any_of(remembered.begin(), remembered.end(), [&offer](const ImageSender& known) {
        const bool isSame = known.who == offer.sender ||
                            (!offer.domain.isEmpty() && known.who == QLatin1Char('@') + offer.domain);
        return isSame && (offer.isVerified || !known.onlyVerified);
    });
}

} // namespace postaci
