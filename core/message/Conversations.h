#pragma once

#include "message/Envelope.h"

#include <string_view>
#include <vector>

namespace postaci {

// Which messages belong together, by rules that do not depend on the order in which messages become known:
// 1. Messages with a Message-ID in common belong together, whether it is their own, in References or in
//    In-Reply-To, and whether or not the message of that name is there (RFC 5256's REFERENCES without a
//    tree).
// 2. A message that has neither References nor In-Reply-To, but a subject with the mark of a reply or a
//    forward ("Ynt: x"), belongs to the nearest earlier message of that subject ("x", "Re: x"); where there
//    is none, to the nearest later one, if that is no later than clocks differ.
// 3. Messages to which the server gives the same thread (X-GM-THRID, THREADID of RFC 8474) belong together:
// it may
//    know more than their headers say. Where it keeps apart what the headers join, the headers win.
// The store follows them as messages come and go (store/Conversations), postaci-cli all at once.

/// What the rules look at of one message. Message-IDs and subjects are numbers of 64 bits: two different ones
/// share a number once in some ten thousand mailboxes of a million messages, and whoever makes them do so on
/// purpose could as well have written the other's Message-ID into References.
struct ConversationKeys
{
    std::vector<quint64> ids; ///< of Message-ID (the first, if there is one), References, In-Reply-To, thread
    quint64 subject = 0;      ///< of the subject without marks; 0: nothing that could be compared
    bool isLooseAnswer = false; ///< rule 2 is for it
};

/// `references` are Message-IDs, one a line.
[[nodiscard]] ConversationKeys conversationKeys(std::string_view messageId, std::string_view inReplyTo,
                                                std::string_view references, const QString& subject);
[[nodiscard]] ConversationKeys conversationKeys(const Envelope& envelope);
/// Adds the server's thread, if there is one.
void addServerThread(std::vector<quint64>& ids, std::string_view thread);
/// ConversationKeys::ids alone, without the server's thread.
[[nodiscard]] std::vector<quint64> conversationIds(std::string_view messageId, std::string_view inReplyTo,
                                                   std::string_view references);

/// The time that rule 2 goes by: a MessageId or a number made like one (seconds times 2^20).
using ConversationTime = qint64;

/// How much later a message may be and still be the one that is answered: two days.
constexpr ConversationTime conversationClockSkew = (2LL * 24 * 3600) << 20;

struct ConversationMember
{
    ConversationKeys keys;
    ConversationTime time = 0;
};

/// All of `members` by conversation, as their indexes: both ascending, conversations by their first member.
/// Time and memory are linear but for sorting, whatever the references say.
[[nodiscard]] std::vector<std::vector<size_t>>
conversationsOf(const std::vector<ConversationMember>& members);

} // namespace postaci
