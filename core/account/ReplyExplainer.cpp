#include "account/ReplyExplainer.h"

#include "account/ReplyRules.h"
#include "account/ReplySentences.h"

#include <QFile>

namespace postaci {

Result<ReplyExplainer> ReplyExplainer::bundled()
{
    QFile file(QStringLiteral(":/account/replies.json"));
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("The rules for replies are missing from the program"));
    return fromJson(file.readAll());
}

Result<ReplyExplainer> ReplyExplainer::fromJson(const QByteArray& json)
{
    auto rules = replyRulesFromJson(json);
    if (!rules)
        return unexpected(rules.error());
    ReplyExplainer explainer;
    explainer.m_rules = std::make_shared<const std::vector<ReplyRule>>(std::move(rules.value()));
    return explainer;
}

ReplyExplanation ReplyExplainer::explain(const QString& text, std::optional<ReplyProtocol> protocol) const
{
    const ReplyFacts facts = factsOfReply(text, protocol);
    ReplyExplanation explanation;
    explanation.code = facts.basicCode.isEmpty() ? facts.responseCode : facts.basicCode;
    explanation.enhanced = facts.enhancedText();
    explanation.text = replySentence({});
    if (!m_rules)
        return explanation;
    const ReplyRule* const rule = ruleFor(facts);
    if (!rule)
        return explanation;
    constexpr int kPassing = 4;
    const bool isPassing = rule->retryIfPassing && facts.severity() == kPassing;
    explanation.replyClass = rule->replyClass;
    explanation.side = rule->side;
    explanation.retry = isPassing ? *rule->retryIfPassing : rule->retry;
    explanation.rule = rule->id;
    explanation.isGeneral = rule->isGeneral;
    explanation.text = replySentence(rule->text);
    return explanation;
}

const ReplyRule* ReplyExplainer::ruleFor(const ReplyFacts& facts) const
{
    // Words alone are rather about a message that was sent: a bounce has no command beside it.
    for (const bool alsoFetching : {facts.protocol.has_value(), true}) {
        for (const ReplyRule& rule : *m_rules) {
            if ((alsoFetching || !rule.isOnlyForFetching()) && rule.holds(facts))
                return &rule;
        }
    }
    return nullptr;
}

QStringList ReplyExplainer::rules() const
{
    QStringList ids;
    if (!m_rules)
        return ids;
    for (const ReplyRule& rule : *m_rules)
        ids.append(rule.id);
    return ids;
}

} // namespace postaci
