#include "rules/RuleMatcher.h"

#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"
#include "message/TextFolding.h"

#include <algorithm>

namespace postaci {

namespace {

/// Of a text, and of all fields of one name together: UTF-16 units.
constexpr qsizetype mostText = BoundedPattern::longestText;
constexpr qsizetype mostHeader = 16 << 10;

/// What a field of text has: each is compared by itself.
struct FieldTexts
{
    QStringList texts;
    bool isHere = true;
};

void addAddresses(const AddressList& addresses, QStringList& texts)
{
    for (const Address& address : addresses) {
        texts.append(address.addr);
        if (!address.name.isEmpty()) {
            texts.append(address.name);
            texts.append(address.name + QStringLiteral(" <") + address.addr + QLatin1Char('>'));
        }
    }
}

/// Header fields that the store has of every message; false: not of these.
bool takeStoredField(const Envelope& envelope, const QString& name, QStringList& texts)
{
    const auto is = [&name](const char* other) {
        return name.compare(QLatin1String(other), Qt::CaseInsensitive) == 0;
    };
    if (is("from"))
        addAddresses(envelope.from, texts);
    else if (is("sender"))
        addAddresses(envelope.sender, texts);
    else if (is("reply-to"))
        addAddresses(envelope.replyTo, texts);
    else if (is("to"))
        addAddresses(envelope.to, texts);
    else if (is("cc"))
        addAddresses(envelope.cc, texts);
    else if (is("subject"))
        texts.append(envelope.subject);
    else if (is("message-id"))
        texts.append(envelope.messageId);
    else if (is("in-reply-to"))
        texts.append(envelope.inReplyTo);
    else
        return false;
    return true;
}

void takeRawField(const QByteArray& raw, const QString& name, QStringList& texts)
{
    const QByteArray wanted = name.toLatin1();
    HeaderFieldReader reader(raw);
    HeaderFieldView field;
    qsizetype taken = 0;
    while (taken < mostHeader && reader.next(&field)) {
        if (!equalsIgnoringCase(field.name, wanted))
            continue;
        texts.append(decodeHeaderText(field.value.first(qMin(field.value.size(), mostHeader - taken))));
        taken += field.value.size();
    }
}

QString shownText(const QByteArray& raw)
{
    const MessageContent content = readMessage(raw);
    return (content.hasText ? content.text : htmlToText(content.html.left(mostText))).left(mostText);
}

bool compares(RuleTest test, const QString& text, const QString& wanted)
{
    switch (test) {
    case RuleTest::Contains:
    case RuleTest::ContainsNot:
        return text.contains(wanted);
    case RuleTest::Is:
    case RuleTest::IsNot:
        return text == wanted;
    case RuleTest::BeginsWith:
        return text.startsWith(wanted);
    case RuleTest::EndsWith:
        return text.endsWith(wanted);
    default:
        return false;
    }
}

bool isDenial(RuleTest test)
{
    return test == RuleTest::ContainsNot || test == RuleTest::IsNot;
}

void addEffect(const RuleAction& action, RuleEffects& effects)
{
    switch (action.kind) {
    case RuleActionKind::Move:
    case RuleActionKind::Junk:
    case RuleActionKind::Trash:
        if (!effects.place)
            effects.place = RulePlace{action.kind, action.folder};
        break;
    case RuleActionKind::Copy:
        if (!effects.copies.contains(action.folder))
            effects.copies.append(action.folder);
        break;
    case RuleActionKind::Tag:
        if (!effects.keywords.contains(action.keyword, Qt::CaseInsensitive))
            effects.keywords.append(action.keyword);
        break;
    case RuleActionKind::MarkRead:
        effects.markRead = true;
        break;
    case RuleActionKind::Star:
        effects.star = true;
        break;
    case RuleActionKind::Stop:
        break;
    }
}

bool isFor(const Rule& rule, AccountId account)
{
    return rule.accounts.isEmpty() || rule.accounts.contains(account);
}

} // namespace

/// One message being looked at: its text is taken apart once, and only if somebody asks.
class RuleMatcher::Look
{
public:
    Look(const RuleFacts& facts, const QDateTime& now, RuleVerdict& verdict)
        : m_facts(facts), m_now(now), m_verdict(verdict)
    {
    }

    [[nodiscard]] bool matches(const Prepared& prepared)
    {
        if (prepared.questions.empty() || !isFor(prepared.rule, m_facts.account))
            return false;
        const auto isTrue = [this](const Question& question) { return answer(question); };
        return prepared.rule.matchesAny
                   ? std::any_of(prepared.questions.begin(), prepared.questions.end(), isTrue)
                   : std::all_of(prepared.questions.begin(), prepared.questions.end(), isTrue);
    }

private:
    [[nodiscard]] bool answer(const Question& question)
    {
        const RuleCondition& asked = question.condition;
        switch (asked.field) {
        case RuleField::Size:
            return compareNumber(asked, m_facts.size / 1000);
        case RuleField::Age:
            return compareNumber(asked, m_facts.arrived.daysTo(m_now));
        case RuleField::Attachment:
            return m_facts.hasAttachment == (asked.test == RuleTest::Is);
        case RuleField::Contact:
            return m_facts.isFromContact == (asked.test == RuleTest::Is);
        case RuleField::InAccount:
            return (m_facts.account == asked.number) == (asked.test == RuleTest::Is);
        default:
            return answerText(question);
        }
    }

    static bool compareNumber(const RuleCondition& asked, qint64 number)
    {
        return asked.test == RuleTest::MoreThan ? number > asked.number : number < asked.number;
    }

    [[nodiscard]] bool answerText(const Question& question)
    {
        const FieldTexts field = textsOf(question.condition);
        if (!field.isHere) {
            m_verdict.neededRaw = true;
            return false;
        }
        const RuleTest test = question.condition.test;
        if (test == RuleTest::Matches)
            return matchesPattern(question, field.texts);
        const bool isWhole = test == RuleTest::Is || test == RuleTest::IsNot;
        if (question.folded.isEmpty() && !isWhole)
            return false; // it would be in everything
        const bool found = std::any_of(field.texts.begin(), field.texts.end(), [&](const QString& text) {
            return compares(test, foldForSearch(text).trimmed(), question.folded);
        });
        return found != isDenial(test);
    }

    [[nodiscard]] bool matchesPattern(const Question& question, const QStringList& texts)
    {
        for (const QString& text : texts) {
            const auto outcome = question.pattern->matchIn(text);
            if (outcome == BoundedPattern::Outcome::Yes)
                return true;
            m_verdict.tookTooLong = m_verdict.tookTooLong || outcome == BoundedPattern::Outcome::TooLong;
            if (m_verdict.tookTooLong) // thousands of names of recipients would each take their time
                return false;
        }
        return false;
    }

    [[nodiscard]] FieldTexts textsOf(const RuleCondition& asked)
    {
        FieldTexts field;
        const Envelope& envelope = m_facts.envelope;
        switch (asked.field) {
        case RuleField::From:
            addAddresses(envelope.from, field.texts);
            break;
        case RuleField::Recipients:
            for (const AddressList& list : {envelope.to, envelope.cc, envelope.bcc})
                addAddresses(list, field.texts);
            break;
        case RuleField::Subject:
            field.texts.append(envelope.subject);
            break;
        case RuleField::Header:
            field.isHere = takeStoredField(envelope, asked.header, field.texts) || !m_facts.raw.isNull();
            if (field.texts.isEmpty() && field.isHere)
                takeRawField(m_facts.raw, asked.header, field.texts);
            break;
        case RuleField::Body:
            field.isHere = !m_facts.raw.isNull();
            if (field.isHere)
                field.texts.append(text());
            break;
        default:
            break;
        }
        return field;
    }

    const QString& text()
    {
        if (!m_text)
            m_text = shownText(m_facts.raw);
        return *m_text;
    }

    const RuleFacts& m_facts;
    const QDateTime& m_now;
    RuleVerdict& m_verdict;
    std::optional<QString> m_text;
};

RuleMatcher::Question RuleMatcher::prepared(const RuleCondition& condition)
{
    Question question{condition, foldForSearch(condition.text).trimmed(), std::nullopt};
    if (condition.test == RuleTest::Matches)
        question.pattern.emplace(condition.text);
    return question;
}

RuleMatcher::RuleMatcher(const QList<Rule>& rules, Which which)
{
    for (const Rule& rule : rules) {
        if (!rule.isOn && which == Which::OnlyOn)
            continue;
        Prepared ready{rule, {}};
        for (const RuleCondition& condition : rule.conditions)
            ready.questions.push_back(prepared(condition));
        m_rules.push_back(std::move(ready));
    }
}

bool RuleMatcher::needsRaw(AccountId account) const
{
    const auto goesByRaw = [](const Question& question) {
        QStringList ignored;
        return question.condition.field == RuleField::Body ||
               (question.condition.field == RuleField::Header &&
                !takeStoredField({}, question.condition.header, ignored));
    };
    return std::any_of(m_rules.begin(), m_rules.end(), [&](const Prepared& prepared) {
        return isFor(prepared.rule, account) &&
               std::any_of(prepared.questions.begin(), prepared.questions.end(), goesByRaw);
    });
}

RuleVerdict RuleMatcher::judge(const RuleFacts& facts, const QDateTime& now) const
{
    RuleVerdict verdict;
    Look look(facts, now, verdict);
    for (const Prepared& prepared : m_rules) {
        if (!look.matches(prepared))
            continue;
        verdict.effects.rules.append(prepared.rule.id);
        const QList<RuleAction>& actions = prepared.rule.actions;
        for (const RuleAction& action : actions)
            addEffect(action, verdict.effects);
        if (std::any_of(actions.begin(), actions.end(),
                        [](const RuleAction& action) { return action.kind == RuleActionKind::Stop; }))
            break;
    }
    return verdict;
}

} // namespace postaci
