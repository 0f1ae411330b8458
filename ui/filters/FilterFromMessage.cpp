#include "filters/FilterFromMessage.h"

#include "message/HeaderDecoder.h"

namespace postaci {

namespace {

/// "news.example.org" of "News <news.example.org>" (RFC 2919).
QString listIdOf(const QByteArray& raw)
{
    const QString field = decodeHeaderText(headerField(raw, "List-Id"));
    const qsizetype begin = field.lastIndexOf(QLatin1Char('<'));
    const qsizetype end = field.indexOf(QLatin1Char('>'), begin);
    return begin < 0 || end < 0 ? field.trimmed() : field.mid(begin + 1, end - begin - 1).trimmed();
}

} // namespace

Rule filterLike(const MessageRow& message, const QByteArray& raw)
{
    Rule rule;
    const QString list = listIdOf(raw);
    if (!list.isEmpty()) {
        rule.name = list;
        rule.conditions = {{RuleField::Header, RuleTest::Contains, QStringLiteral("List-Id"), list, 0}};
    } else {
        rule.name = message.from.shownName();
        rule.conditions = {{RuleField::From, RuleTest::Is, {}, message.from.addr, 0}};
    }
    rule.actions = {{RuleActionKind::Move, 0, {}}};
    return rule;
}

} // namespace postaci
