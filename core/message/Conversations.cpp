#include "message/Conversations.h"

#include "message/DisjointSets.h"
#include "message/Subject.h"

#include <algorithm>
#include <unordered_map>

namespace postaci {

namespace {

/// FNV-1a, stirred at the end so that all bits depend on all bytes; never 0. It is stored: it must not
/// change.
quint64 numberOf(std::string_view text)
{
    quint64 number = 0xcbf29ce484222325;
    for (const char byte : text) {
        number ^= static_cast<uchar>(byte);
        number *= 0x100000001b3;
    }
    number ^= number >> 32;
    number *= 0xd6e8feb86659fd93;
    number ^= number >> 32;
    return number == 0 ? 1 : number;
}

void addId(std::vector<quint64>& ids, std::string_view id)
{
    if (id.empty())
        return;
    const quint64 number = numberOf(id);
    // The line of References mostly ends with In-Reply-To, and a list of 500 is still a short walk.
    if (std::find(ids.rbegin(), ids.rend(), number) == ids.rend())
        ids.push_back(number);
}

/// One family: the messages of one subject, and whether any of them is looking for the others.
struct Family
{
    std::vector<size_t> members;
    bool hasLooseAnswer = false;
};

void uniteFamily(const std::vector<ConversationMember>& members, std::vector<size_t>& family,
                 DisjointSets& sets)
{
    std::stable_sort(family.begin(), family.end(),
                     [&](size_t one, size_t other) { return members[one].time < members[other].time; });
    for (size_t i = 0; i < family.size(); ++i) {
        if (!members[family[i]].keys.isLooseAnswer)
            continue;
        if (i > 0)
            sets.unite(family[i], family[i - 1]);
        else if (i + 1 < family.size() &&
                 members[family[i + 1]].time - members[family[i]].time <= conversationClockSkew)
            sets.unite(family[i], family[i + 1]);
    }
}

void uniteBySubject(const std::vector<ConversationMember>& members, DisjointSets& sets)
{
    std::unordered_map<quint64, Family> families;
    for (const ConversationMember& member : members) {
        if (member.keys.isLooseAnswer)
            families[member.keys.subject].hasLooseAnswer = true;
    }
    for (size_t i = 0; i < members.size(); ++i) {
        if (const auto family = families.find(members[i].keys.subject); family != families.end())
            family->second.members.push_back(i);
    }
    for (auto& [subject, family] : families)
        uniteFamily(members, family.members, sets);
}

} // namespace

std::vector<quint64> conversationIds(std::string_view messageId, std::string_view inReplyTo,
                                     std::string_view references)
{
    std::vector<quint64> ids;
    addId(ids, messageId);
    for (size_t begin = 0; begin < references.size();) {
        const size_t end = std::min(references.find('\n', begin), references.size());
        addId(ids, references.substr(begin, end - begin));
        begin = end + 1;
    }
    addId(ids, inReplyTo);
    return ids;
}

void addServerThread(std::vector<quint64>& ids, std::string_view thread)
{
    // A line break is in no Message-ID that is kept.
    if (!thread.empty())
        addId(ids, std::string("\n").append(thread));
}

ConversationKeys conversationKeys(std::string_view messageId, std::string_view inReplyTo,
                                  std::string_view references, const QString& subject)
{
    ConversationKeys keys;
    keys.ids = conversationIds(messageId, inReplyTo, references);
    const ConversationSubject compared = conversationSubject(subject);
    if (!compared.text.isEmpty()) {
        keys.subject = numberOf(compared.text.toStdString());
        keys.isLooseAnswer = compared.isAnswer && references.empty() && inReplyTo.empty();
    }
    return keys;
}

ConversationKeys conversationKeys(const Envelope& envelope)
{
    return conversationKeys(envelope.messageId.toStdString(), envelope.inReplyTo.toStdString(),
                            envelope.references.join(QLatin1Char('\n')).toStdString(), envelope.subject);
}

std::vector<std::vector<size_t>> conversationsOf(const std::vector<ConversationMember>& members)
{
    DisjointSets sets(members.size());
    std::unordered_map<quint64, size_t> firstWithId;
    for (size_t i = 0; i < members.size(); ++i) {
        for (const quint64 id : members[i].keys.ids)
            sets.unite(i, firstWithId.try_emplace(id, i).first->second);
    }
    uniteBySubject(members, sets);

    std::vector<std::vector<size_t>> conversations;
    std::unordered_map<size_t, size_t> places;
    for (size_t i = 0; i < members.size(); ++i) {
        const auto [place, isNew] = places.try_emplace(sets.find(i), conversations.size());
        if (isNew)
            conversations.emplace_back();
        conversations[place->second].push_back(i);
    }
    return conversations;
}

} // namespace postaci
