#include "rules/JunkTokens.h"

#include "message/HeaderDecoder.h"
#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"
#include "message/TextFolding.h"

#include <QRegularExpression>
#include <QSet>

namespace postaci {

namespace {

constexpr qsizetype mostJunkText = 64 << 10; ///< UTF-16 units of a text that are looked at
constexpr qsizetype mostTokens = 1500;
constexpr qsizetype shortestWord = 3;
constexpr qsizetype longestWord = 40;
constexpr qsizetype manyRecipients = 10;

/// FNV-1a: the same in every version and on every machine, since what was learnt is kept by it.
quint64 numberOf(QStringView kind, QStringView word)
{
    quint64 hash = 14695981039346656037ULL;
    const auto add = [&hash](QStringView text) {
        for (const QChar c : text) {
            hash = (hash ^ (c.unicode() & 0xff)) * 1099511628211ULL;
            hash = (hash ^ (c.unicode() >> 8)) * 1099511628211ULL;
        }
    };
    add(kind);
    add(word);
    return hash;
}

class TokenBag
{
public:
    void add(QStringView kind, QStringView word)
    {
        if (word.isEmpty() || m_tokens.size() >= mostTokens)
            return;
        const quint64 token = numberOf(kind, word);
        if (!m_seen.contains(token)) {
            m_seen.insert(token);
            m_tokens.append(token);
        }
    }

    void addFact(bool is, QStringView fact)
    {
        if (is)
            add(u"fact:", fact);
    }

    void addWords(QStringView kind, const QString& text)
    {
        const QString folded = foldForSearch(text.left(mostJunkText));
        qsizetype begin = -1;
        for (qsizetype i = 0; i <= folded.size(); ++i) {
            // What words are made of; a price and a "v1agra" too.
            const bool isInside = i < folded.size() && (folded.at(i).isLetterOrNumber() ||
                                                        folded.at(i) == u'$' || folded.at(i) == u'\'');
            if (isInside && begin < 0)
                begin = i;
            if (isInside || begin < 0)
                continue;
            const qsizetype length = i - begin;
            if (length >= shortestWord && length <= longestWord)
                add(kind, QStringView(folded).mid(begin, length));
            begin = -1;
        }
    }

    [[nodiscard]] QList<quint64> take() { return std::move(m_tokens); }

private:
    QList<quint64> m_tokens;
    QSet<quint64> m_seen;
};

void addSender(const AddressList& from, TokenBag& bag)
{
    bag.addFact(from.isEmpty(), u"no sender");
    if (from.isEmpty())
        return;
    const Address& sender = from.first();
    const QString domain = sender.domain();
    bag.add(u"from:", sender.addr.toCaseFolded());
    bag.add(u"domain:", domain);
    bag.add(u"domain:", domain.section(QLatin1Char('.'), -2));
    bag.addWords(u"name:", sender.name);
}

void addHosts(const QString& text, TokenBag& bag)
{
    static const QRegularExpression link(QStringLiteral("https?://([^/\\s\"'<>:?#]{1,100})"),
                                         QRegularExpression::CaseInsensitiveOption);
    int found = 0;
    for (auto it = link.globalMatch(text.left(mostJunkText)); it.hasNext() && found < 100; ++found)
        bag.add(u"host:", it.next().capturedView(1).toString().toCaseFolded());
}

void addBody(const QByteArray& raw, TokenBag& bag)
{
    const MessageContent content = readMessage(raw);
    const QString html = content.html.left(mostJunkText * 4);
    bag.addFact(content.hasHtml && !content.hasText, u"HTML alone");
    bag.addFact(!content.hasHtml && !content.hasText, u"no text");
    bag.addFact(html.contains(QLatin1String("<img"), Qt::CaseInsensitive), u"images");
    bag.addFact(!headerField(raw, "List-Id").isEmpty(), u"list");
    bag.addFact(content.unsubscribe.isOffered(), u"unsubscribe");
    bag.add(u"mailer:", foldForSearch(decodeHeaderText(headerField(raw, "X-Mailer")).left(longestWord)));
    for (const AttachmentInfo& attachment : content.attachments)
        bag.add(u"file:", attachment.mimeType);
    addHosts(content.text, bag);
    addHosts(html, bag);
    bag.addWords(u"", content.hasText ? content.text : htmlToText(html));
}

} // namespace

QList<quint64> junkTokens(const RuleFacts& facts)
{
    TokenBag bag;
    const Envelope& envelope = facts.envelope;
    addSender(envelope.from, bag);
    bag.addWords(u"subject:", envelope.subject);
    bag.addFact(envelope.to.isEmpty() && envelope.cc.isEmpty(), u"no recipient");
    bag.addFact(envelope.to.size() + envelope.cc.size() > manyRecipients, u"many recipients");
    bag.addFact(!envelope.inReplyTo.isEmpty(), u"answer");
    bag.addFact(!envelope.date.isValid(), u"no date");
    bag.addFact(envelope.messageId.isEmpty(), u"no id");
    bag.addFact(envelope.subject.isEmpty(), u"no subject");
    bag.addFact(!envelope.subject.isEmpty() && envelope.subject == envelope.subject.toUpper() &&
                    envelope.subject != envelope.subject.toLower(),
                u"capitals");
    bag.addFact(!envelope.replyTo.isEmpty() && !envelope.from.isEmpty() &&
                    envelope.replyTo.first().domain() != envelope.from.first().domain(),
                u"answers elsewhere");
    bag.addFact(facts.hasAttachment, u"attachment");
    if (!facts.raw.isNull())
        addBody(facts.raw, bag);
    return bag.take();
}

} // namespace postaci
