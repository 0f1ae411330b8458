#pragma once

#include "message/MessageContent.h"
#include "settings/ImageSender.h"

#include <QList>
#include <QString>

namespace postaci {

/// What is known of a message beside what stands in it.
struct MessageSurroundings
{
    bool isJunk = false;         ///< lies in Junk, or is marked as junk
    bool isOwn = false;          ///< from one of the person's own addresses
    bool isSharedDomain = false; ///< anybody can have an address at the sender's domain
};

/// For whom remote images could be shown from now on. Both are empty where a forged sender would profit: the
/// message failed its proof, is junk, or has no plain From.
struct RemoteOffer
{
    QString sender; ///< the address, lower case
    QString domain; ///< empty also where others than the sender's people are there
    bool isVerified = false;
};

[[nodiscard]] RemoteOffer remoteOffer(const MessageContent& content, const MessageSurroundings& around);

/// Whether the person has said so before. Who was verified then has to be verified now, or anybody could
/// write in that name.
[[nodiscard]] bool isRemembered(const RemoteOffer& offer, const QList<ImageSender>& remembered);

} // namespace postaci
