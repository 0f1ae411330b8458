#include "bench/BenchHeaders.h"

#include "bench/BenchWords.h"

namespace postaci::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kMostReferences = 10;
constexpr quint32 kNearby = 400;    ///< an answer comes at most so many messages after what it answers
constexpr qint64 kEnd = 1700000000; ///< seconds since 1970

/// The `salt`th random number of a message (splitmix64).
quint64 random(quint32 number, quint32 salt)
{
    quint64 x = (quint64{number} << 32 | salt) * 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

quint32 below(quint32 limit, quint32 number, quint32 salt)
{
    return static_cast<quint32>(random(number, salt) % limit);
}

template <typename Words> QString oneOf(const Words& words, quint32 number, quint32 salt)
{
    return QString::fromUtf8(words.at(below(static_cast<quint32>(words.size()), number, salt)));
}

/// What the message answers; 0: nothing.
quint32 answered(quint32 number)
{
    if (number < 2 || below(100, number, 1) >= 55)
        return 0;
    return number - 1 - below(qMin(number - 1, kNearby), number, 2);
}

QString messageId(quint32 number)
{
    return u"%1.%2@ex%3.example"_qs.arg(number).arg(random(number, 3), 0, 16).arg(number % 97);
}

QString subject(quint32 number)
{
    const bool turkish = below(2, number, 4) == 0;
    QStringList words;
    for (quint32 word = 2 + below(6, number, 5); word > 0; --word)
        words << (turkish ? oneOf(kTurkish, number, 10 + word) : oneOf(kEnglish, number, 10 + word));
    return words.join(u' ') + u" #%1"_qs.arg(number);
}

Address person(quint32 which)
{
    return {oneOf(kFirstNames, which, 6) + u' ' + oneOf(kLastNames, which, 7),
            u"user%1@ex%2.example"_qs.arg(which).arg(which % 97)};
}

} // namespace

NewMessage benchHeader(quint32 number, quint32 newest)
{
    NewMessage message;
    message.uid = number;
    message.internalDate = QDateTime::fromSecsSinceEpoch(kEnd - 600 * qint64{newest - number}, Qt::UTC);
    message.size = 2000 + below(20000, number, 20);
    message.hasAttachment = below(100, number, 21) < 15;
    for (const auto& [flag, percent] :
         {std::pair{MessageFlag::Flagged, 4U}, {MessageFlag::Answered, 15U}, {MessageFlag::Seen, 80U}})
        message.flags.setFlag(flag, below(100, number, 22 + static_cast<quint32>(flag)) < percent);
    Envelope& envelope = message.envelope;
    envelope.date = message.internalDate.addSecs(-2);
    envelope.messageId = messageId(number);
    envelope.from = {person(below(3000, number, 8))};
    envelope.sender = envelope.replyTo = envelope.from;
    envelope.to = {{u"Bench"_qs, u"bench@bench.example"_qs}};
    if (below(5, number, 9) == 0)
        envelope.cc = {person(below(3000, number, 10))};
    quint32 root = number;
    for (quint32 earlier = answered(number); earlier != 0; earlier = answered(earlier)) {
        if (envelope.references.size() < kMostReferences)
            envelope.references.prepend(messageId(earlier));
        root = earlier;
    }
    envelope.subject = (root == number ? QString() : u"Re: "_qs) + subject(root);
    if (!envelope.references.isEmpty())
        envelope.inReplyTo = envelope.references.last();
    return message;
}

} // namespace postaci::bench
