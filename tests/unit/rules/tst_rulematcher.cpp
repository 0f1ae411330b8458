// What filters find, and what hostile messages and patterns cost them.
#include "rules/RuleMatcher.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

RuleFacts facts()
{
    RuleFacts facts;
    facts.account = 1;
    facts.envelope.from = {{u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s}};
    facts.envelope.to = {{u"Mehmet"_s, u"mehmet@example.org"_s}};
    facts.envelope.cc = {{QString(), u"ekip@example.org"_s}};
    facts.envelope.subject = u"İSTANBUL toplantısı"_s;
    facts.envelope.messageId = u"1@ornek.com.tr"_s;
    facts.size = 300 * 1000;
    facts.arrived = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    return facts;
}

const QByteArray listMail =
    "From: liste@example.org\r\nList-Id: =?utf-8?q?Gemi_ciler?= <gemi.example.org>\r\n"
    "X-Spam: no\r\nX-Spam: maybe\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    "<p>Fatura <b>ekte</b></p>\r\n";

const QDateTime now(QDate(2026, 1, 11), QTime(12, 0), Qt::UTC);

Rule ruleOf(const QList<RuleCondition>& conditions, bool any = false)
{
    Rule rule;
    rule.id = 5;
    rule.matchesAny = any;
    rule.conditions = conditions;
    rule.actions = {{RuleActionKind::Star, 0, {}}};
    return rule;
}

RuleCondition text(RuleField field, RuleTest test, const QString& wanted, const QString& header = {})
{
    return {field, test, header, wanted, 0};
}

RuleCondition number(RuleField field, RuleTest test, qint64 wanted)
{
    return {field, test, {}, {}, wanted};
}

RuleVerdict judged(const QList<Rule>& rules, const RuleFacts& about = facts())
{
    return RuleMatcher(rules).judge(about, now);
}

bool matches(const QList<RuleCondition>& conditions, const RuleFacts& about = facts(), bool any = false)
{
    return judged({ruleOf(conditions, any)}, about).effects.star;
}

} // namespace

class TestRuleMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreComparedAsSearchDoes_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("test");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, RuleField field, RuleTest test, const QString& wanted,
                            bool expected) {
            QTest::newRow(name) << int(field) << int(test) << wanted << expected;
        };
        row("folded", RuleField::Subject, RuleTest::Contains, u"istanbul"_s, true);
        row("without marks", RuleField::From, RuleTest::Contains, u"YILMAZ"_s, true);
        row("address", RuleField::From, RuleTest::Is, u"Ayse@Ornek.com.tr"_s, true);
        row("name and address", RuleField::From, RuleTest::Is, u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s, true);
        row("domain", RuleField::From, RuleTest::EndsWith, u"@ornek.com.tr"_s, true);
        row("not the domain", RuleField::From, RuleTest::EndsWith, u"@ornek.com"_s, false);
        row("begins", RuleField::Subject, RuleTest::BeginsWith, u"ıstanbul "_s, true);
        row("does not begin", RuleField::Subject, RuleTest::BeginsWith, u"toplantı"_s, false);
        row("not in", RuleField::Subject, RuleTest::ContainsNot, u"ankara"_s, true);
        row("in after all", RuleField::Subject, RuleTest::ContainsNot, u"toplanti"_s, false);
        row("is not", RuleField::From, RuleTest::IsNot, u"ayse@ornek.com.tr"_s, false);
        row("cc is a recipient", RuleField::Recipients, RuleTest::Is, u"ekip@example.org"_s, true);
        row("nothing is in everything", RuleField::Subject, RuleTest::Contains, u"  "_s, false);
        row("pattern", RuleField::Subject, RuleTest::Matches, u"^İSTAN.*sı$"_s, true);
        row("pattern without case", RuleField::From, RuleTest::Matches, u"AYSE@.*\\.tr"_s, true);
        row("broken pattern", RuleField::Subject, RuleTest::Matches, u"(ist"_s, false);
    }

    void textsAreComparedAsSearchDoes()
    {
        QFETCH(int, field);
        QFETCH(int, test);
        QFETCH(QString, wanted);
        QFETCH(bool, expected);
        QCOMPARE(matches({text(RuleField(field), RuleTest(test), wanted)}), expected);
    }

    void numbersAndFacts()
    {
        QVERIFY(matches({number(RuleField::Size, RuleTest::MoreThan, 299)}));
        QVERIFY(!matches({number(RuleField::Size, RuleTest::MoreThan, 300)}));
        QVERIFY(matches({number(RuleField::Age, RuleTest::MoreThan, 9)}));
        QVERIFY(!matches({number(RuleField::Age, RuleTest::LessThan, 10)}));
        QVERIFY(matches({number(RuleField::Attachment, RuleTest::IsNot, 0)}));
        QVERIFY(!matches({number(RuleField::Attachment, RuleTest::Is, 0)}));
        QVERIFY(matches({number(RuleField::InAccount, RuleTest::Is, 1)}));
        QVERIFY(!matches({number(RuleField::InAccount, RuleTest::IsNot, 1)}));
        QVERIFY(!matches({number(RuleField::Contact, RuleTest::Is, 0)}));
        QVERIFY(matches({number(RuleField::Contact, RuleTest::IsNot, 0)}));
        RuleFacts known = facts();
        known.isFromContact = true;
        QVERIFY(matches({number(RuleField::Contact, RuleTest::Is, 0)}, known));
    }

    void allOrAny()
    {
        const auto yes = text(RuleField::Subject, RuleTest::Contains, u"toplantı"_s);
        const auto no = text(RuleField::Subject, RuleTest::Contains, u"ankara"_s);
        QVERIFY(matches({yes, yes}));
        QVERIFY(!matches({yes, no}));
        QVERIFY(matches({no, yes}, facts(), true));
        QVERIFY(!matches({no, no}, facts(), true));
        QVERIFY2(!matches({}), "a filter without conditions is for nothing");
        QVERIFY(!matches({}, facts(), true));
    }

    void fieldsOfTheMessageItself()
    {
        RuleFacts about = facts();
        const auto list = text(RuleField::Header, RuleTest::Contains, u"gemi.example.org"_s, u"list-id"_s);
        const auto body = text(RuleField::Body, RuleTest::Contains, u"fatura ekte"_s);
        const auto denial = text(RuleField::Body, RuleTest::ContainsNot, u"fatura"_s);
        for (const RuleCondition& condition : {list, body, denial}) {
            const RuleVerdict verdict = judged({ruleOf({condition})}, about);
            QVERIFY(verdict.effects.isEmpty());
            QVERIFY(verdict.neededRaw);
            QVERIFY(RuleMatcher({ruleOf({condition})}).needsRaw(1));
        }
        about.raw = listMail;
        QVERIFY(matches({list}, about));
        QVERIFY(
            matches({text(RuleField::Header, RuleTest::BeginsWith, u"gemi ciler"_s, u"List-ID"_s)}, about));
        QVERIFY2(matches({text(RuleField::Header, RuleTest::Is, u"maybe"_s, u"X-Spam"_s)}, about),
                 "each of several fields counts");
        QVERIFY(!matches({text(RuleField::Header, RuleTest::Contains, u"x"_s, u"X-None"_s)}, about));
        QVERIFY(matches({body}, about));
        QVERIFY(!matches({denial}, about));
    }

    void storedFieldsNeedNoMessage()
    {
        const auto id = text(RuleField::Header, RuleTest::EndsWith, u"ornek.com.tr"_s, u"Message-ID"_s);
        QVERIFY(matches({id}));
        QVERIFY(!RuleMatcher({ruleOf({id})}).needsRaw(1));
        Rule ofAnother = ruleOf({text(RuleField::Body, RuleTest::Contains, u"x"_s)});
        ofAnother.accounts = {2};
        QVERIFY(!RuleMatcher({ofAnother}).needsRaw(1));
        QVERIFY(RuleMatcher({ofAnother}).needsRaw(2));
    }

    void rulesAreAskedInTheirOrder()
    {
        const auto always = text(RuleField::Subject, RuleTest::Contains, u"toplantı"_s);
        Rule first = ruleOf({always});
        first.actions = {{RuleActionKind::Move, 7, {}}, {RuleActionKind::Tag, 0, u"is"_s}};
        Rule second = ruleOf({always});
        second.id = 6;
        second.actions = {{RuleActionKind::Trash, 0, {}},    {RuleActionKind::Copy, 9, {}},
                          {RuleActionKind::Copy, 9, {}},     {RuleActionKind::Tag, 0, u"IS"_s},
                          {RuleActionKind::MarkRead, 0, {}}, {RuleActionKind::Stop, 0, {}}};
        const Rule third = ruleOf({always});
        const RuleEffects effects = judged({first, second, third}).effects;
        QCOMPARE(effects.rules, (QList<RuleId>{5, 6}));
        QCOMPARE(effects.place, (RulePlace{RuleActionKind::Move, 7}));
        QCOMPARE(effects.copies, QList<FolderId>{9});
        QCOMPARE(effects.keywords, QStringList{u"is"_s});
        QVERIFY(effects.markRead);
        QVERIFY2(!effects.star, "the second one stops");
        second.isOn = false;
        QVERIFY(judged({first, second, third}).effects.star);
        QVERIFY(!RuleMatcher({first, second}, RuleMatcher::Which::All).judge(facts(), now).effects.star);
        first.accounts = {2, 3};
        QCOMPARE(judged({first, third}).effects.rules, QList<RuleId>{5});
        QVERIFY(!judged({first, third}).effects.place);
    }

    void catastrophicPatternsAreGivenUp_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("nested") << u"(x+x+)+y"_s;
        QTest::newRow("own limits") << u"(*LIMIT_MATCH=4000000000)(*LIMIT_DEPTH=4000000000)(x+x+)+y"_s;
        QTest::newRow("without JIT") << u"(*NO_JIT)(x+x+)+y"_s;
        QTest::newRow("alternatives") << u"^(x|xx|xxx)*y$"_s;
        QTest::newRow("recursion") << u"(x(?1)?x?)+y"_s;
        QTest::newRow("backreference") << u"(x*)*\\1y"_s;
    }

    void catastrophicPatternsAreGivenUp()
    {
        QFETCH(QString, pattern);
        const BoundedPattern bounded(pattern);
        QVERIFY2(bounded.error().isEmpty(), qPrintable(bounded.error()));
        const QString text = QString(BoundedPattern::longestText * 4, u'x');
        QVERIFY(bounded.matchIn(text) != BoundedPattern::Outcome::Yes);
        RuleFacts about = facts();
        for (int i = 0; i < 10'000; ++i)
            about.envelope.to.append({QString(100, u'x'), u"x@example.org"_s});
        const RuleVerdict verdict = judged({ruleOf({forRecipients(pattern)})}, about);
        QVERIFY(verdict.effects.isEmpty());
    }

    void ordinaryPatternsAreNotGivenUp()
    {
        QString longLines;
        for (int i = 0; i < 2000; ++i)
            longLines += u"Sayın müşterimiz, %1 numaralı siparişiniz kargoya verilmiştir.\n"_s.arg(i);
        QCOMPARE(BoundedPattern(u".*siparişiniz.*1999.*"_s).matchIn(longLines), BoundedPattern::Outcome::No);
        QCOMPARE(BoundedPattern(u"\\b1999\\b.*KARGO"_s).matchIn(longLines), BoundedPattern::Outcome::Yes);
        QVERIFY(!BoundedPattern(u"a"_s.repeated(2000)).error().isEmpty());
        QVERIFY(!BoundedPattern(u"(a"_s).error().isEmpty());
        QCOMPARE(BoundedPattern(u"^$"_s).matchIn(QString()), BoundedPattern::Outcome::Yes);
    }

private:
    static RuleCondition forRecipients(const QString& pattern)
    {
        return text(RuleField::Recipients, RuleTest::Matches, pattern);
    }
};

QTEST_GUILESS_MAIN(TestRuleMatcher)
#include "tst_rulematcher.moc"
