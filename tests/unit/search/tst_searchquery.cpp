#include "search/FtsExpression.h"
#include "search/SearchQuery.h"

#include <QRandomGenerator>
#include <QTest>

using namespace postaci;

namespace {

const QDate today(2026, 3, 15);

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// A node in words: "and(fatura*, not(flag 1 on))".
QString described(const SearchNode& node)
{
    QStringList children;
    for (const SearchNode& child : node.children)
        children.append(described(child));
    const QString inside = QLatin1Char('(') + children.join(QStringLiteral(", ")) + QLatin1Char(')');
    const SearchCondition& condition = node.condition;
    switch (node.kind) {
    case SearchNode::Kind::And:
        return QStringLiteral("and") + inside;
    case SearchNode::Kind::Or:
        return QStringLiteral("or") + inside;
    case SearchNode::Kind::Not:
        return QStringLiteral("not") + inside;
    case SearchNode::Kind::Words: {
        const QStringList fields{QString(), QStringLiteral("subject="), QStringLiteral("from="),
                                 QStringLiteral("to=")};
        return fields.at(static_cast<int>(node.words.field)) + node.words.text +
               (node.words.match == SearchWords::Match::Beginning ? QStringLiteral("*") : QString());
    }
    case SearchNode::Kind::Condition:
        break;
    }
    switch (condition.kind) {
    case SearchCondition::Kind::Flag:
        return QStringLiteral("flag %1 %2").arg(static_cast<int>(condition.flag)).arg(condition.isOn);
    case SearchCondition::Kind::Known:
        return QStringLiteral("known");
    case SearchCondition::Kind::Attachment:
        return QStringLiteral("attachment");
    case SearchCondition::Kind::Folder:
        return QStringLiteral("in ") + condition.name;
    case SearchCondition::Kind::Tag:
        return QStringLiteral("tag ") + condition.name;
    case SearchCondition::Kind::Before:
    case SearchCondition::Kind::After: {
        const QDateTime day = QDateTime::fromSecsSinceEpoch(sortSeconds(condition.message));
        return (condition.kind == SearchCondition::Kind::Before ? QStringLiteral("before ")
                                                                : QStringLiteral("after ")) +
               day.toString(QStringLiteral("yyyy-MM-dd hh:mm"));
    }
    case SearchCondition::Kind::Larger:
        return QStringLiteral("larger %1").arg(condition.size);
    case SearchCondition::Kind::Smaller:
        break;
    }
    return QStringLiteral("smaller %1").arg(condition.size);
}

} // namespace

/// What people type, and what becomes of it.
class TestSearchQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meanings_data();
    void meanings();
    void problems_data();
    void problems();
    void expressions_data();
    void expressions();
    void partsThatTheIndexDoesNotAnswer();
    void longWordsCanBeAskedInFull();
    void fewWordsAreAskedOneByOne();
    void anythingIsUnderstoodOrRefused();
};

void TestSearchQuery::meanings_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("meaning");
    const auto row = [](const char* query, const char* meaning) {
        QTest::newRow(query) << text(query) << text(meaning);
    };
    row("fatura", "fatura*");
    row("İSTANBUL Isparta ıslak", "and(istanbul*, isparta*, islak*)");
    row("\"Kesin Ödeme\"", "kesin odeme");
    row("“kesin ödeme”", "kesin odeme");
    row("\"hiç kapanmayan", "hic kapanmayan");
    row("fatura -spam", "and(fatura*, not(spam*))");
    row("fatura NOT \"spam mail\"", "and(fatura*, not(spam mail))");
    row("--a", "not(not(a*))");
    row("e-fatura - x", "and(e-fatura*, x*)");
    row("a b OR c d", "or(and(a*, b*), and(c*, d*))");
    row("a AND b", "and(a*, b*)");
    row("(a OR b) c", "and(or(a*, b*), c*)");
    row("-(a b)", "not(and(a*, b*))");
    row("or and not", "and(or*, and*, not*)");
    row("from:ayşe", "from=ayse*");
    row("FROM: ayşe", "from=ayse*");
    row("from:\"Ayşe Işık\" to:bob@example.org", "and(from=ayse isik, to=bob@example.org*)");
    row("-subject:reklam", "not(subject=reklam*)");
    row("http://x.org 12:30 Re: konu", "and(http://x.org*, 12:30*, re:*, konu*)");
    row("is:unread is:FLAGGED is:read", "and(flag 1 0, flag 4 1, flag 1 1)");
    row("is:starred -is:answered is:unflagged is:forwarded is:draft",
        "and(flag 4 1, not(flag 2 1), flag 4 0, flag 32 1, flag 16 1)");
    row("has:attachment", "attachment");
    row("tag:proje -tag:\"çok acil\"", "and(tag proje, not(tag çok acil))");
    row("in:INBOX in:\"Gönderilmiş Öğeler\"", "and(in INBOX, in Gönderilmiş Öğeler)");
    row("before:2026-03-01 after:2025", "and(before 2026-03-01 00:00, after 2025-01-01 00:00)");
    row("after:2026-2 after:1.2.2026 after:31/12/2025",
        "and(after 2026-02-01 00:00, after 2026-02-01 00:00, after 2025-12-31 00:00)");
    row("after:7d before:2w after:1m after:10y", "and(after 2026-03-08 00:00, before 2026-03-01 00:00, after "
                                                 "2026-02-15 00:00, after 2016-03-15 00:00)");
    row("larger:5M smaller:100k larger:7 larger:1GB",
        "and(larger 5000000, smaller 100000, larger 7, larger 1000000000)");
    row("a & b … !!", "and(a*, b*)");
    row("\xf0\x9f\x8e\x89 parti", "parti*");
    row("привет Ωμέγα 日本", "and(привет*, ωμεγα*, 日本*)");
}

void TestSearchQuery::meanings()
{
    QFETCH(const QString, query);
    QFETCH(const QString, meaning);
    const auto parsed = parseSearchQuery(query, today);
    QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().message));
    QCOMPARE(described(*parsed), meaning);
}

void TestSearchQuery::problems_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* query, const char* word) {
        QTest::newRow(qPrintable(text(query).left(30))) << text(query) << text(word);
    };
    row("", "nothing");
    row("   ", "nothing");
    row("& !", "nothing");
    row("\"\"", "nothing");
    row("()", "nothing");
    row("a OR", "OR");
    row("OR a", "OR");
    row("a OR OR b", "OR");
    row("(a", "“(”");
    row("a)", "“)”");
    row("NOT", "NOT");
    row("a NOT OR b", "NOT");
    row("from:", "from:");
    row("subject:!!", "subject:");
    row("is:purple", "purple");
    row("has:legs", "legs");
    row("in:", "in:");
    row("tag:", "tag:");
    row("before:yesterday", "yesterday");
    row("after:2026-13-01", "2026-13-01");
    row("after:2026-02-30", "2026-02-30");
    row("before:", "date");
    row("larger:big", "big");
    row("larger:99999999999999999999", "size");
    QTest::newRow("long") << QString(1001, QLatin1Char('a')) << text("long");
    QTest::newRow("many") << text("a ").repeated(65) << text("many");
    QTest::newRow("deep") << QString(21, QLatin1Char('(')) + QLatin1Char('a') << text("parentheses");
}

void TestSearchQuery::problems()
{
    QFETCH(const QString, query);
    QFETCH(const QString, word);
    const auto parsed = parseSearchQuery(query, today);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::Input);
    QVERIFY2(parsed.error().message.contains(word), qPrintable(parsed.error().message));
}

void TestSearchQuery::expressions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("isExact");
    const auto row = [](const char* query, const char* expression, bool isExact) {
        QTest::newRow(query) << text(query) << text(expression) << isExact;
    };
    // S, F and R stand for the marks of subject, sender and recipients.
    row("fat", "(\"fat\" *)", true);
    row("fatura", "(\"fat\" *)", false); // longer ones are not in the index's own lists
    row("işık", "(\"isi\" *)", false);
    row("fa", "((\"fa\" OR \"Sfa\" * OR \"Ffa\" * OR \"Rfa\" *))", true);
    row("from:fa", "(\"Ffa\" *)", true);
    row("from:fat", "(\"Ffa\" *)", false);
    row("ayşe@ornek.com.tr",
        "(\"ayse\" AND \"ornek\" AND \"com\" AND (\"tr\" OR \"Str\" * OR \"Ftr\" * OR \"Rtr\" *))", false);
    row("to:ayşe@ornek.info", "(\"Rayse\" AND \"Rornek\" AND \"Rin\" *)", false);
    row("\"fatura\"", "(\"fatura\")", true);
    row("subject:\"a\"", "(\"Sa\")", true);
    row("abc -fatura", "(((\"abc\" *)) NOT \"fatura\")", false);
    row("fatura🎉", "(\"fat\" *)", false);
    row("\"a b\"", "(\"a\" AND \"b\")", false); // in any order
    row("from:a to:b subject:c", "((\"Fa\" *) AND (\"Rb\" *) AND (\"Sc\" *))", true);
    row("abc -bcd", "(((\"abc\" *)) NOT (\"bcd\" *))", true);
    row("abc OR bcd", "((\"abc\" *) OR (\"bcd\" *))", true);
    row("abc is:unread", "((\"abc\" *))", false);
    row("abc -(bcd is:unread)", "((\"abc\" *))", false);
    row("(abc is:unread) OR bcd", "(((\"abc\" *)) OR (\"bcd\" *))", false);
    row("abc OR is:unread", "", false);
    row("-abc", "", false);
    row("is:unread", "", false);
    row("abc*\"bcd\"cde", "((\"abc\" *) AND (\"bcd\") AND (\"cde\" *))", true);
}

void TestSearchQuery::expressions()
{
    QFETCH(const QString, query);
    QFETCH(const QString, expression);
    QFETCH(const bool, isExact);
    Connection connection(QStringLiteral(":memory:"), Access::ReadWrite);
    const IndexTokenizer tokenizer(connection);
    FtsExpression made = ftsExpression(*parseSearchQuery(query, today), {tokenizer, {}});
    made.text.replace(QChar(0xe001), QLatin1Char('S'));
    made.text.replace(QChar(0xe002), QLatin1Char('F'));
    made.text.replace(QChar(0xe003), QLatin1Char('R'));
    QCOMPARE(made.text, expression);
    QCOMPARE(made.isExact, isExact);
}

void TestSearchQuery::partsThatTheIndexDoesNotAnswer()
{
    Connection connection(QStringLiteral(":memory:"), Access::ReadWrite);
    const IndexTokenizer tokenizer(connection);
    const auto beyond = [&tokenizer](const char* query) {
        const SearchNode node = *parseSearchQuery(text(query), today);
        QStringList parts;
        for (const SearchNode* part : partsBeyondIndex(node, {tokenizer, {}}))
            parts.append(described(*part));
        return parts.join(QStringLiteral("; "));
    };
    QCOMPARE(beyond("a from:bc -cde"), QStringLiteral("a*")); // nearly every text has it
    QCOMPARE(beyond("abc -c"), QStringLiteral("not(c*)"));
    QCOMPARE(beyond("a from:b is:unread"), QStringLiteral("flag 1 0; a*"));
    QCOMPARE(beyond("ab -(b is:unread) is:unread"), QStringLiteral("flag 1 0; not(and(b*, flag 1 0))"));
    QCOMPARE(beyond("a OR is:unread"), QStringLiteral("or(a*, flag 1 0)"));
    QCOMPARE(beyond("-a"), QStringLiteral("not(a*)"));
    QCOMPARE(beyond("a fatura is:unread"), QStringLiteral("flag 1 0; a*; fatura*"));
}

void TestSearchQuery::longWordsCanBeAskedInFull()
{
    Connection connection(QStringLiteral(":memory:"), Access::ReadWrite);
    const IndexTokenizer tokenizer(connection);
    const SearchNode node = *parseSearchQuery(text("fatura -(ödeme OR abc)"), today);
    const IndexDialect none{tokenizer, {}};
    const auto byFirstLetters = askedByFirstLetters(node, none);
    QCOMPARE(byFirstLetters.size(), 2U);
    QCOMPARE(ftsExpression(node, none).text, text("((\"fat\" *))"));
    const IndexDialect one{tokenizer, {byFirstLetters.front()}};
    QCOMPARE(askedByFirstLetters(node, one).size(), 1U);
    QCOMPARE(ftsExpression(node, one).text, text("((\"fatura\" *))"));
    const IndexDialect both{tokenizer, {byFirstLetters.begin(), byFirstLetters.end()}};
    QCOMPARE(ftsExpression(node, both).text, text("(((\"fatura\" *)) NOT ((\"odeme\" *) OR (\"abc\" *)))"));
    QVERIFY(ftsExpression(node, both).isExact);
    QVERIFY(partsBeyondIndex(node, both).empty());
}

void TestSearchQuery::fewWordsAreAskedOneByOne()
{
    Connection connection(QStringLiteral(":memory:"), Access::ReadWrite);
    const IndexTokenizer tokenizer(connection);
    const std::vector<std::string> known{"fatura", "faturalar", "faturam"};
    const auto wordsBeginning = [&known](const std::string& beginning,
                                         size_t most) -> std::optional<std::vector<std::string>> {
        if (beginning == "fatura" && known.size() <= most)
            return known;
        return beginning == "konu" ? std::nullopt : std::optional(std::vector<std::string>());
    };
    const IndexDialect dialect{tokenizer, {}, wordsBeginning};
    const auto said = [&dialect](const char* query) {
        return ftsExpression(*parseSearchQuery(text(query), today), dialect);
    };
    QCOMPARE(said("fatura").text, text("((\"fatura\" OR \"fatura\" OR \"faturalar\" OR \"faturam\"))"));
    QVERIFY(said("fatura").isExact);
    QCOMPARE(said("konu").text, text("(\"kon\" *)")); // too many
    QVERIFY(!said("konu").isExact);
    QCOMPARE(said("fatur").text, text("((\"fatur\"))")); // none: what does not match is exact too
    QVERIFY(said("konu -fatura").text.contains(text("NOT ((\"fatura\" OR")));
    const auto parsed = parseSearchQuery(text("fatura -konu"), today);
    QCOMPARE(askedByFirstLetters(*parsed, dialect).size(), 1U);
    QCOMPARE(partsBeyondIndex(*parsed, dialect).size(), 1U);
}

void TestSearchQuery::anythingIsUnderstoodOrRefused()
{
    Connection connection(QStringLiteral(":memory:"), Access::ReadWrite);
    const IndexTokenizer tokenizer(connection);
    QRandomGenerator random(1);
    const QString letters =
        text("aİı\"\"'()*-:^+,;{}\\ \t OR NOT AND NEAR from: is: in: before:2 larger:1 \xf0\x9f\x8e\x89");
    for (int round = 0; round < 20000; ++round) {
        QString query;
        for (int i = random.bounded(40); i > 0; --i)
            query += letters.at(random.bounded(letters.size()));
        if (const auto parsed = parseSearchQuery(query, today))
            QVERIFY(!described(*parsed).isEmpty() &&
                    !ftsExpression(*parsed, {tokenizer, {}}).text.contains(QChar::Null));
        else
            QVERIFY(!parsed.error().message.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
