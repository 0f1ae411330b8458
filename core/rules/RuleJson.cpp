#include "rules/RuleJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>

namespace postaci {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Value> struct NamedValue
{
    Value value;
    const char* name;
};

constexpr NamedValue<RuleField> fieldNames[] = {
    {RuleField::From, "from"},         {RuleField::Recipients, "recipients"},
    {RuleField::Subject, "subject"},   {RuleField::Header, "header"},
    {RuleField::Body, "body"},         {RuleField::Size, "size"},
    {RuleField::Age, "age"},           {RuleField::Attachment, "attachment"},
    {RuleField::InAccount, "account"}, {RuleField::Contact, "contact"},
};

constexpr NamedValue<RuleTest> testNames[] = {
    {RuleTest::Contains, "contains"},
    {RuleTest::ContainsNot, "contains-not"},
    {RuleTest::Is, "is"},
    {RuleTest::IsNot, "is-not"},
    {RuleTest::BeginsWith, "begins"},
    {RuleTest::EndsWith, "ends"},
    {RuleTest::Matches, "matches"},
    {RuleTest::MoreThan, "more"},
    {RuleTest::LessThan, "less"},
};

constexpr NamedValue<RuleActionKind> actionNames[] = {
    {RuleActionKind::Move, "move"}, {RuleActionKind::Copy, "copy"},     {RuleActionKind::Tag, "tag"},
    {RuleActionKind::Star, "star"}, {RuleActionKind::MarkRead, "read"}, {RuleActionKind::Junk, "junk"},
    {RuleActionKind::Stop, "stop"}, {RuleActionKind::Trash, "trash"},
};

template <typename Value, size_t Count> QString nameIn(const NamedValue<Value> (&names)[Count], Value value)
{
    const auto* found = std::find_if(std::begin(names), std::end(names),
                                     [&](const auto& named) { return named.value == value; });
    return QLatin1String(found == std::end(names) ? "" : found->name);
}

template <typename Value, size_t Count>
std::optional<Value> valueIn(const NamedValue<Value> (&names)[Count], const QJsonValue& name)
{
    const QString text = name.toString();
    for (const auto& named : names) {
        if (text == QLatin1String(named.name))
            return named.value;
    }
    return std::nullopt;
}

QJsonObject conditionToJson(const RuleCondition& condition)
{
    QJsonObject json{{u"field"_s, nameIn(fieldNames, condition.field)},
                     {u"test"_s, nameIn(testNames, condition.test)}};
    if (condition.field == RuleField::Header)
        json.insert(u"header"_s, condition.header);
    if (isTextField(condition.field))
        json.insert(u"text"_s, condition.text);
    else if (hasNumber(condition.field))
        json.insert(u"number"_s, condition.number);
    return json;
}

std::optional<RuleCondition> conditionFromJson(const QJsonObject& json)
{
    const auto field = valueIn(fieldNames, json.value("field"_L1));
    const auto test = valueIn(testNames, json.value("test"_L1));
    if (!field || !test || !testsFor(*field).contains(*test))
        return std::nullopt;
    return RuleCondition{*field, *test, json.value("header"_L1).toString(), json.value("text"_L1).toString(),
                         json.value("number"_L1).toInteger()};
}

QJsonObject actionToJson(const RuleAction& action)
{
    QJsonObject json{{u"do"_s, nameIn(actionNames, action.kind)}};
    if (action.kind == RuleActionKind::Move || action.kind == RuleActionKind::Copy)
        json.insert(u"folder"_s, action.folder);
    if (action.kind == RuleActionKind::Tag)
        json.insert(u"keyword"_s, action.keyword);
    return json;
}

std::optional<RuleAction> actionFromJson(const QJsonObject& json)
{
    const auto kind = valueIn(actionNames, json.value("do"_L1));
    if (!kind)
        return std::nullopt;
    return RuleAction{*kind, json.value("folder"_L1).toInteger(), json.value("keyword"_L1).toString()};
}

Unexpected notUnderstood(const StoredRule& stored)
{
    return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                      QStringLiteral("The filter \"%1\" is not one of this version").arg(stored.name));
}

} // namespace

StoredRule toStored(const Rule& rule)
{
    QJsonArray accounts;
    for (const AccountId account : rule.accounts)
        accounts.append(account);
    QJsonArray conditions;
    for (const RuleCondition& condition : rule.conditions)
        conditions.append(conditionToJson(condition));
    QJsonArray actions;
    for (const RuleAction& action : rule.actions)
        actions.append(actionToJson(action));
    const QJsonObject json{{u"accounts"_s, accounts},
                           {u"match"_s, rule.matchesAny ? u"any"_s : u"all"_s},
                           {u"conditions"_s, conditions},
                           {u"actions"_s, actions}};
    return {rule.id, rule.name, rule.isOn,
            QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))};
}

Result<Rule> fromStored(const StoredRule& stored)
{
    const QJsonObject json = QJsonDocument::fromJson(stored.definition.toUtf8()).object();
    const QString match = json.value("match"_L1).toString();
    if (match != "all"_L1 && match != "any"_L1)
        return notUnderstood(stored);
    Rule rule;
    rule.id = stored.id;
    rule.name = stored.name;
    rule.isOn = stored.isOn;
    rule.matchesAny = match == "any"_L1;
    for (const QJsonValue& account : json.value("accounts"_L1).toArray())
        rule.accounts.append(account.toInteger());
    for (const QJsonValue& value : json.value("conditions"_L1).toArray()) {
        const auto condition = conditionFromJson(value.toObject());
        if (!condition)
            return notUnderstood(stored);
        rule.conditions.append(*condition);
    }
    for (const QJsonValue& value : json.value("actions"_L1).toArray()) {
        const auto action = actionFromJson(value.toObject());
        if (!action)
            return notUnderstood(stored);
        rule.actions.append(*action);
    }
    return rule;
}

} // namespace postaci
