#include "rules/RuleJson.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

/// Filters as they lie in mail.db.
class TestRuleJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWent()
    {
        Rule rule;
        rule.id = 3;
        rule.name = u"Faturalar \"2026\""_s;
        rule.isOn = false;
        rule.accounts = {1, 4};
        rule.matchesAny = true;
        for (int field = 0; field <= int(RuleField::Contact); ++field) {
            for (const RuleTest test : testsFor(RuleField(field))) {
                RuleCondition condition{RuleField(field), test, {}, {}, 0};
                if (isTextField(condition.field))
                    condition.text = u"ığüşöç\n\\\""_s;
                else if (hasNumber(condition.field))
                    condition.number = 12;
                if (condition.field == RuleField::Header)
                    condition.header = u"List-Id"_s;
                rule.conditions.append(condition);
            }
        }
        for (int kind = 0; kind <= int(RuleActionKind::Stop); ++kind) {
            RuleAction action{RuleActionKind(kind), 0, {}};
            if (action.kind == RuleActionKind::Move || action.kind == RuleActionKind::Copy)
                action.folder = 77;
            if (action.kind == RuleActionKind::Tag)
                action.keyword = u"$label1"_s;
            rule.actions.append(action);
        }
        const auto back = fromStored(toStored(rule));
        QVERIFY(back.has_value());
        QVERIFY(*back == rule);
    }

    void whatIsNotUnderstoodIsRefused_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::newRow("empty") << QString();
        QTest::newRow("no JSON") << u"{"_s;
        QTest::newRow("other matching") << u"{\"match\":\"most\"}"_s;
        QTest::newRow("other field")
            << u"{\"match\":\"all\",\"conditions\":[{\"field\":\"moon\",\"test\":\"is\"}]}"_s;
        QTest::newRow("other test")
            << u"{\"match\":\"all\",\"conditions\":[{\"field\":\"from\",\"test\":\"rhymes\"}]}"_s;
        QTest::newRow("test of another field")
            << u"{\"match\":\"all\",\"conditions\":[{\"field\":\"size\",\"test\":\"begins\"}]}"_s;
        QTest::newRow("other action") << u"{\"match\":\"all\",\"actions\":[{\"do\":\"sing\"}]}"_s;
    }

    void whatIsNotUnderstoodIsRefused()
    {
        QFETCH(QString, definition);
        const auto rule = fromStored({1, u"x"_s, true, definition});
        QVERIFY(!rule);
        QCOMPARE(rule.error().kind, ErrorKind::Input);
    }
};

QTEST_GUILESS_MAIN(TestRuleJson)
#include "tst_rulejson.moc"
