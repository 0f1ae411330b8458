#include "account/ReplyRules.h"

#include "account/ReplySentences.h"
#include "account/ReplyWords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kReplyRulesFormat = 1;

Unexpected wrongRules(const QString& what)
{
    return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                      QStringLiteral("Rules for replies: ") + what);
}

std::optional<EnhancedRange> enhancedRange(const QString& word)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:x|(\\d{1,3})(?:-(\\d{1,3}))?)$"));
    const auto match = pattern.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    if (match.capturedLength(1) == 0)
        return EnhancedRange{};
    const int first = match.captured(1).toInt();
    return EnhancedRange{first, match.capturedLength(2) == 0 ? first : match.captured(2).toInt()};
}

std::optional<EnhancedPattern> enhancedPattern(const QString& word)
{
    const QStringList places = word.split(QLatin1Char('.'));
    EnhancedPattern pattern;
    if (places.size() != qsizetype(pattern.size()))
        return std::nullopt;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const auto range = enhancedRange(places.at(qsizetype(i)));
        if (!range)
            return std::nullopt;
        pattern[i] = *range;
    }
    return pattern;
}

/// Reads one rule; the first thing that is wrong with it is kept.
class RuleReader
{
public:
    explicit RuleReader(const QJsonObject& object) : m_object(object) {}

    Result<ReplyRule> read()
    {
        m_rule.id = m_object.value(QLatin1String("id")).toString();
        checkKeys();
        readConditions();
        readResult();
        if (!m_wrong.isEmpty())
            return wrongRules(QStringLiteral("\"%1\" %2").arg(m_rule.id, m_wrong));
        return m_rule;
    }

private:
    void wrong(const QString& what)
    {
        if (m_wrong.isEmpty())
            m_wrong = what;
    }

    void checkKeys()
    {
        static const QStringList known{
            QStringLiteral("id"),       QStringLiteral("protocol"), QStringLiteral("code"),
            QStringLiteral("enhanced"), QStringLiteral("response"), QStringLiteral("words"),
            QStringLiteral("pattern"),  QStringLiteral("class"),    QStringLiteral("side"),
            QStringLiteral("retry"),    QStringLiteral("retry4xx"), QStringLiteral("text"),
            QStringLiteral("general")};
        if (m_rule.id.isEmpty())
            wrong(QStringLiteral("is a rule without an id"));
        for (const QString& key : m_object.keys()) {
            if (!known.contains(key))
                wrong(QStringLiteral("has an unknown key \"%1\"").arg(key));
        }
    }

    [[nodiscard]] QStringList list(const char* key)
    {
        QStringList words;
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isArray())
            wrong(QStringLiteral("has no list as \"%1\"").arg(QLatin1String(key)));
        const QJsonArray items = value.toArray();
        for (const auto& item : items) {
            words.append(item.toString());
            if (words.last().isEmpty())
                wrong(QStringLiteral("has an empty \"%1\"").arg(QLatin1String(key)));
        }
        return words;
    }

    void readConditions()
    {
        for (const QString& word : list("protocol")) {
            const auto protocol = replyProtocolNamed(word);
            if (!protocol)
                wrong(QStringLiteral("has an unknown protocol \"%1\"").arg(word));
            else
                m_rule.protocols.append(*protocol);
        }
        static const QRegularExpression basic(QStringLiteral("^[245](?:\\d\\d|xx)$"));
        m_rule.codes = list("code");
        for (const QString& code : std::as_const(m_rule.codes)) {
            if (!basic.match(code).hasMatch())
                wrong(QStringLiteral("has \"%1\" for a code").arg(code));
        }
        for (const QString& word : list("enhanced")) {
            const auto pattern = enhancedPattern(word);
            if (!pattern)
                wrong(QStringLiteral("has \"%1\" for an enhanced code").arg(word));
            else
                m_rule.enhanced.append(*pattern);
        }
        m_rule.responses = list("response");
        readWords();
        if (m_rule.codes.isEmpty() && m_rule.enhanced.isEmpty() && m_rule.responses.isEmpty() &&
            m_rule.words.isEmpty() && !m_rule.pattern)
            wrong(QStringLiteral("has no condition"));
    }

    void readWords()
    {
        for (const QString& words : list("words")) {
            if (words != words.toLower().simplified())
                wrong(QStringLiteral("has words that are not in lower case: \"%1\"").arg(words));
            m_rule.words.append(words.split(QLatin1Char('*'), Qt::SkipEmptyParts));
            if (m_rule.words.last().isEmpty())
                wrong(QStringLiteral("has words that are none"));
        }
        const QJsonValue pattern = m_object.value(QLatin1String("pattern"));
        if (pattern.isUndefined())
            return;
        // The limit ends a pattern that would try everything; such a one does not match then.
        m_rule.pattern = QRegularExpression(QLatin1String("(*LIMIT_MATCH=50000)") + pattern.toString(),
                                            QRegularExpression::CaseInsensitiveOption);
        if (pattern.toString().isEmpty() || !m_rule.pattern->isValid())
            wrong(QStringLiteral("has a pattern that is none"));
    }

    template <typename T> void readWord(const char* key, std::optional<T> (*named)(const QString&), T& value)
    {
        const QString word = m_object.value(QLatin1String(key)).toString();
        const auto found = named(word);
        if (!found)
            wrong(QStringLiteral("has an unknown %1 \"%2\"").arg(QLatin1String(key), word));
        value = found.value_or(value);
    }

    void readResult()
    {
        readWord("class", replyClassNamed, m_rule.replyClass);
        readWord("side", replySideNamed, m_rule.side);
        readWord("retry", replyRetryNamed, m_rule.retry);
        if (m_object.contains(QLatin1String("retry4xx"))) {
            ReplyRetry retry{};
            readWord("retry4xx", replyRetryNamed, retry);
            m_rule.retryIfPassing = retry;
        }
        m_rule.isGeneral = m_object.value(QLatin1String("general")).toBool();
        m_rule.text = m_object.value(QLatin1String("text")).toString().toUtf8();
        if (!hasReplySentence(m_rule.text))
            wrong(QStringLiteral("has an unknown text \"%1\"").arg(QString::fromUtf8(m_rule.text)));
    }

    QJsonObject m_object;
    ReplyRule m_rule;
    QString m_wrong;
};

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber() || !text.at(at).isLetterOrNumber();
}

/// The place behind the first `piece` that begins a word between `from` and `from + reach`; -1 if there is
/// none.
qsizetype endOfPiece(QStringView text, QStringView piece, qsizetype from, qsizetype reach)
{
    const QStringView looked = text.left(qMin(text.size(), from + reach + piece.size()));
    for (qsizetype at = looked.indexOf(piece, from); at >= 0; at = looked.indexOf(piece, at + 1)) {
        if (beginsWord(looked, at))
            return at + piece.size();
    }
    return -1;
}

/// True if the pieces follow each other, each near the one before: in a long text any two words would.
bool containsWords(QStringView text, const QStringList& pieces)
{
    constexpr qsizetype kLongestGap = 80;
    for (qsizetype start = 0;;) {
        start = endOfPiece(text, pieces.first(), start, text.size());
        qsizetype end = start;
        for (qsizetype i = 1; i < pieces.size() && end >= 0; ++i)
            end = endOfPiece(text, pieces.at(i), end, kLongestGap);
        if (start < 0 || end >= 0)
            return start >= 0;
    }
}

bool matchesBasicCode(const QStringList& codes, const ReplyFacts& facts)
{
    return std::any_of(codes.begin(), codes.end(), [&facts](const QString& code) {
        return code == facts.basicCode ||
               (code.endsWith(QLatin1Char('x')) && code.at(0).digitValue() == facts.severity());
    });
}

bool matchesEnhanced(const QList<EnhancedPattern>& patterns, const EnhancedCode& code)
{
    return std::any_of(patterns.begin(), patterns.end(), [&code](const EnhancedPattern& pattern) {
        return std::equal(pattern.begin(), pattern.end(), code.begin(),
                          [](EnhancedRange range, int n) { return n >= range.first && n <= range.last; });
    });
}

} // namespace

bool ReplyRule::saidThere(const ReplyFacts& facts) const
{
    // What TLS and sockets report reaches people through all protocols, but never with a code.
    const bool hasCode = facts.severity() != 0 || !facts.responseCode.isEmpty();
    return !facts.protocol || protocols.contains(*facts.protocol) ||
           (!hasCode && protocols.contains(ReplyProtocol::Tls));
}

bool ReplyRule::isOnlyForFetching() const
{
    return !protocols.isEmpty() && !protocols.contains(ReplyProtocol::Smtp) &&
           !protocols.contains(ReplyProtocol::Tls);
}

bool ReplyRule::holds(const ReplyFacts& facts) const
{
    if (!protocols.isEmpty() && !saidThere(facts))
        return false;
    if (!codes.isEmpty() && !matchesBasicCode(codes, facts))
        return false;
    if (!enhanced.isEmpty() && !(facts.enhanced && matchesEnhanced(enhanced, *facts.enhanced)))
        return false;
    if (!responses.isEmpty() && !responses.contains(facts.responseCode))
        return false;
    if (!words.isEmpty() && std::none_of(words.begin(), words.end(), [&facts](const QStringList& pieces) {
            return containsWords(facts.words, pieces);
        }))
        return false;
    return !pattern || pattern->match(facts.words).hasMatch();
}

Result<std::vector<ReplyRule>> replyRulesFromJson(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return wrongRules(
            QStringLiteral("not JSON at byte %1: %2").arg(problem.offset).arg(problem.errorString()));
    if (root.value(QLatin1String("format")).toInt() != kReplyRulesFormat)
        return wrongRules(QStringLiteral("\"format\" is not 1"));
    if (!root.value(QLatin1String("rules")).isArray())
        return wrongRules(QStringLiteral("there is no list named \"rules\""));
    std::vector<ReplyRule> rules;
    QSet<QString> ids;
    const QJsonArray entries = root.value(QLatin1String("rules")).toArray();
    for (const auto& entry : entries) {
        auto rule = RuleReader(entry.toObject()).read();
        if (!rule)
            return unexpected(rule.error());
        if (ids.contains(rule->id))
            return wrongRules(QStringLiteral("\"%1\" is there twice").arg(rule->id));
        ids.insert(rule->id);
        rules.push_back(std::move(rule.value()));
    }
    return rules;
}

} // namespace postaci
