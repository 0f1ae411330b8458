#include "account/ReplyExplainer.h"
#include "account/ReplySentences.h"
#include "account/ReplyWords.h"
#include "support/sourcetree/SourceTree.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

/// One line of tests/corpus/replies.tsv.
struct CorpusLine
{
    std::optional<ReplyProtocol> protocol;
    QString replyClass;
    QString retry;
    QString side;
    QString text;
    int number = 0;
};

QList<CorpusLine> readCorpus()
{
    QList<CorpusLine> lines;
    QFile file(test::sourcePath(u"tests/corpus/replies.tsv"_qs));
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    int number = 0;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        ++number;
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QStringList cells = line.split(u'\t');
        if (cells.size() != 5)
            return {}; // which the test notices
        lines.append({replyProtocolNamed(cells[0]), cells[1], cells[2], cells[3],
                      QString(cells[4]).replace(u"\\r\\n"_qs, u"\r\n"_qs), number});
    }
    return lines;
}

/// A file with one rule of that content.
QByteArray oneRule(const QByteArray& content)
{
    return R"({"format": 1, "rules": [{"id": "the-rule", )" + content + "}]}";
}

const QByteArray kResult = R"("class": "policy", "side": "you", "retry": "no", "text": "policy")";

} // namespace

/// The rules for servers' replies: what real replies mean, that each rule is needed, and that nothing hurts.
class ReplyExplainerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void repliesMeanWhatTheyMean_data();
    void repliesMeanWhatTheyMean();
    void everyRuleIsHitAndEveryClassOccurs();
    void codesAreFound_data();
    void codesAreFound();
    void saidProtocolWins();
    void whatNobodyKnowsIsUnknown();
    void everyExplanationHasSentencesInBothLanguages();
    void hostileInputIsHarmless_data();
    void hostileInputIsHarmless();
    void onlyTheBeginningIsLookedAt();
    void firstRuleWins();
    void conditionsAllHold_data();
    void conditionsAllHold();
    void wrongRulesAreRefused_data();
    void wrongRulesAreRefused();

private:
    ReplyExplainer m_explainer;
};

void ReplyExplainerTest::initTestCase()
{
    const auto explainer = ReplyExplainer::bundled();
    QVERIFY2(explainer, explainer ? "" : qPrintable(explainer.error().message));
    m_explainer = *explainer;
}

void ReplyExplainerTest::repliesMeanWhatTheyMean_data()
{
    QTest::addColumn<int>("place");
    const QList<CorpusLine> lines = readCorpus();
    QVERIFY(lines.size() >= 150);
    for (int i = 0; i < lines.size(); ++i)
        QTest::addRow("line %d", lines[i].number) << i;
}

void ReplyExplainerTest::repliesMeanWhatTheyMean()
{
    static const QList<CorpusLine> lines = readCorpus();
    QFETCH(int, place);
    const CorpusLine& line = lines[place];
    const ReplyExplanation explanation = m_explainer.explain(line.text, line.protocol);
    const QByteArray where = (explanation.rule + u": "_qs + line.text).toUtf8();
    QVERIFY2(wireName(explanation.replyClass) == line.replyClass,
             wireName(explanation.replyClass).toUtf8() + " by " + where);
    QVERIFY2(wireName(explanation.retry) == line.retry,
             wireName(explanation.retry).toUtf8() + " by " + where);
    QVERIFY2(wireName(explanation.side) == line.side, wireName(explanation.side).toUtf8() + " by " + where);
    QVERIFY(!explanation.text.summary.isEmpty() && !explanation.text.advice.isEmpty());
}

void ReplyExplainerTest::everyRuleIsHitAndEveryClassOccurs()
{
    QSet<QString> hit;
    QSet<QString> classes;
    for (const CorpusLine& line : readCorpus()) {
        hit.insert(m_explainer.explain(line.text, line.protocol).rule);
        classes.insert(line.replyClass);
    }
    QVERIFY(m_explainer.rules().size() > 100);
    for (const QString& rule : m_explainer.rules())
        QVERIFY2(hit.contains(rule), qPrintable(u"no line hits "_qs + rule));
    for (int i = 0; i <= int(ReplyClass::Unknown); ++i) {
        const QString name = wireName(ReplyClass(i));
        QVERIFY2(!name.isEmpty() && classes.contains(name), qPrintable(u"no line is "_qs + name));
    }
}

void ReplyExplainerTest::codesAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("enhanced");
    const auto row = [](const char* name, const char* text, const char* code, const char* enhanced) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(code)
                            << QString::fromLatin1(enhanced);
    };
    row("one line", "550 5.1.1 User unknown", "550", "5.1.1");
    row("only the code", "550", "550", "");
    row("several lines", "550-5.7.26 This\r\n550-5.7.26 and\r\n550 5.7.26 that", "550", "5.7.26");
    row("lines that were joined", "550-5.7.26 This and that", "550", "5.7.26");
    row("typed line ends", R"(452-4.2.2 The\r\n452 4.2.2 inbox)", "452", "4.2.2");
    row("bare LF", "450-wait\n450 4.2.0 more", "450", "4.2.0");
    row("quoted in a bounce", "Remote Server returned '550 5.1.1 no'", "550", "5.1.1");
    row("in brackets of Exchange", "#< #5.1.1 smtp;550 5.1.1 no> #SMTP#", "550", "5.1.1");
    row("log of Postfix", "status=deferred (host mx.ornek.net[192.0.2.9] said: 450 4.2.0 wait (in reply))",
        "450", "4.2.0");
    row("enhanced in brackets", "553 sorry (#5.7.1)", "553", "5.7.1");
    row("enhanced alone", "5.1.1 User unknown", "", "5.1.1");
    row("qmail", "Remote host said: 550 no such user", "550", "");
    row("Python", "(535, b'5.7.8 Error')", "535", "5.7.8");
    row("an address is no code", "550 blocked 5.9.1.22", "550", "");
    row("the enhanced code of the same class", "550 mx 4.96.1 says 5.2.1", "550", "5.2.1");
    row("a port is none", "cannot reach smtp.ornek.com.tr:465", "", "");
    row("a number of messages is none", "there are 512 messages", "", "");
    row("success is told too", "250 2.0.0 OK", "250", "2.0.0");
    row("IMAP", "a1 NO [OVERQUOTA] full", "OVERQUOTA", "");
    row("IMAP untagged with an argument", "* NO [WEBALERT https://a.example/] now", "WEBALERT", "");
    row("IMAP without its tag", "[INUSE] busy", "INUSE", "");
    row("IMAP's second code", "a1 OK [READ-WRITE] x [NOPERM] no", "NOPERM", "");
    row("POP3", "-ERR [SYS/TEMP] later", "SYS/TEMP", "");
    row("POP3 in a log", "server said: -ERR [IN-USE] busy", "IN-USE", "");
    row("brackets of a host are none", "-ERR [192.0.2.1] no", "", "");
}

void ReplyExplainerTest::codesAreFound()
{
    QFETCH(QString, text);
    const ReplyExplanation explanation = m_explainer.explain(text);
    QTEST(explanation.code, "code");
    QTEST(explanation.enhanced, "enhanced");
}

void ReplyExplainerTest::saidProtocolWins()
{
    const QString full = u"Mailbox is full"_qs;
    QCOMPARE(m_explainer.explain(full, ReplyProtocol::Imap).replyClass, ReplyClass::MailboxFull);
    QCOMPARE(m_explainer.explain(full, ReplyProtocol::Smtp).replyClass, ReplyClass::RecipientMailboxFull);
    QCOMPARE(m_explainer.explain(full).replyClass, ReplyClass::RecipientMailboxFull);
    QVERIFY(m_explainer.explain(u"550 5.1.1 no"_qs, ReplyProtocol::Tls).code.isEmpty());
}

void ReplyExplainerTest::whatNobodyKnowsIsUnknown()
{
    const ReplyExplainer nothing;
    for (const ReplyExplainer& explainer : {nothing, m_explainer}) {
        const ReplyExplanation explanation = explainer.explain(u"Hoppala"_qs);
        QCOMPARE(explanation.replyClass, ReplyClass::Unknown);
        QVERIFY(explanation.rule.isEmpty() && explanation.isGeneral);
        QVERIFY(explanation.text.summary.contains(u"does not know"_qs));
    }
    QVERIFY(nothing.rules().isEmpty());
}

void ReplyExplainerTest::everyExplanationHasSentencesInBothLanguages()
{
    QList<QByteArray> ids = replySentenceIds();
    QCOMPARE(QSet<QByteArray>(ids.begin(), ids.end()).size(), ids.size());
    ids.append(QByteArray()); // what nobody knows
    QHash<QByteArray, ErrorText> english;
    for (const QByteArray& id : ids)
        english.insert(id, replySentence(id));
    QTranslator turkish;
    QVERIFY(turkish.load(u"postaci_tr"_qs, u":/i18n"_qs));
    QVERIFY(QCoreApplication::installTranslator(&turkish));
    QSet<QString> summaries;
    for (const QByteArray& id : ids) {
        const ErrorText text = replySentence(id);
        for (const QString& sentence : {text.summary, text.advice, english[id].summary, english[id].advice})
            QVERIFY2(sentence.size() > 10 && sentence.endsWith(u'.'), id);
        QVERIFY2(text.summary != english[id].summary && text.advice != english[id].advice, id);
        QVERIFY2(!summaries.contains(text.summary), id);
        summaries.insert(text.summary);
    }
    QVERIFY(QCoreApplication::removeTranslator(&turkish));
}

void ReplyExplainerTest::hostileInputIsHarmless_data()
{
    QTest::addColumn<QString>("text");
    constexpr int kSize = 64 * 1024;
    QTest::newRow("digits") << QString(kSize, u'5');
    QTest::newRow("codes") << u"550 5.7.1 "_qs.repeated(kSize / 10);
    QTest::newRow("dots") << u"5."_qs.repeated(kSize / 2);
    QTest::newRow("brackets") << QString(kSize, u'[');
    QTest::newRow("brackets with words") << u"[ALERT "_qs.repeated(kSize / 7);
    QTest::newRow("NULs") << QString(kSize, QChar(0));
    QTest::newRow("line ends") << QString(kSize, u'\n');
    QTest::newRow("spaces") << u"550"_qs + QString(kSize, u' ');
    QTest::newRow("half of a surrogate pair") << QString(kSize, QChar(0xd800));
    QTest::newRow("broken UTF-8") << QString::fromUtf8(
        QByteArray("550 \xc3\x28\xff\xfe\xf0\x9f ").repeated(8000));
    QTest::newRow("beginnings of words") << u"550 mailbox user ip account sender "_qs.repeated(kSize / 35);
    QTest::newRow("one letter") << u"550 "_qs + QString(kSize, u'a');
    QTest::newRow("tags") << u"a1 NO "_qs.repeated(kSize / 6);
    QTest::newRow("empty") << QString();
}

void ReplyExplainerTest::hostileInputIsHarmless()
{
    QFETCH(QString, text);
    QElapsedTimer timer;
    timer.start();
    for (const auto protocol : {std::optional<ReplyProtocol>(), std::optional(ReplyProtocol::Smtp),
                                std::optional(ReplyProtocol::Imap)})
        QVERIFY(!m_explainer.explain(text, protocol).text.summary.isEmpty());
    QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()) + " ms");
}

void ReplyExplainerTest::onlyTheBeginningIsLookedAt()
{
    const QString filling(8192, u' ');
    QCOMPARE(m_explainer.explain(filling + u"550 5.1.1 User unknown"_qs).replyClass, ReplyClass::Unknown);
    QCOMPARE(m_explainer.explain(u"550 5.1.1 User unknown"_qs + filling).replyClass,
             ReplyClass::RecipientUnknown);
}

void ReplyExplainerTest::firstRuleWins()
{
    const auto explainer = ReplyExplainer::fromJson(
        R"({"format": 1, "rules": [{"id": "a", "code": ["550"], )" + kResult +
        R"(}, {"id": "b", "code": ["5xx"], "retry4xx": "later", )" + kResult + "}]}");
    QVERIFY2(explainer, explainer ? "" : qPrintable(explainer.error().message));
    QCOMPARE(explainer->rules(), QStringList({u"a"_qs, u"b"_qs}));
    QCOMPARE(explainer->explain(u"550 no"_qs).rule, u"a"_qs);
    QCOMPARE(explainer->explain(u"551 no"_qs).rule, u"b"_qs);
    QCOMPARE(explainer->explain(u"450 no"_qs).rule, QString());
}

void ReplyExplainerTest::conditionsAllHold_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char* condition, const char* text, bool holds) {
        QTest::addRow("%s: %s", condition, text) << QByteArray(condition) << QString::fromUtf8(text) << holds;
    };
    row(R"("enhanced": ["x.2.2"])", "452 4.2.2 x", true);
    row(R"("enhanced": ["x.2.2"])", "452 4.2.3 x", false);
    row(R"("enhanced": ["5.7.606-649"])", "550 5.7.606 x", true);
    row(R"("enhanced": ["5.7.606-649"])", "550 5.7.650 x", false);
    row(R"("enhanced": ["5.x.x"], "words": ["full"])", "550 5.1.1 box full", true);
    row(R"("enhanced": ["5.x.x"], "words": ["full"])", "550 5.1.1 no", false);
    row(R"("words": ["mailbox*full"])", "550 MAILBOX of deniz is Full", true);
    row(R"("words": ["mailbox*full"])", "550 full mailbox", false);
    row(R"("words": ["full"])", "550 it is fully booked", true);
    row(R"("words": ["full"])", "550 unfull", false);
    row(R"("words": ["two words"])", "550-5.1.1 two\r\n550 5.1.1 words", true);
    row(R"("pattern": "box [0-9]+ full$")", "550 Box 12 FULL", true);
    row(R"("pattern": "box [0-9]+ full$")", "550 Box full", false);
    row(R"("protocol": ["imap"], "words": ["full"])", "550 full", false);
    row(R"("protocol": ["imap"], "words": ["full"])", "a NO full", true);
    row(R"("protocol": ["tls"], "words": ["full"])", "a NO [LIMIT] full", false);
    row(R"("response": ["IN-USE"])", "-ERR [in-use] x", true);
}

void ReplyExplainerTest::conditionsAllHold()
{
    QFETCH(QByteArray, condition);
    QFETCH(QString, text);
    QFETCH(bool, holds);
    const auto explainer = ReplyExplainer::fromJson(oneRule(condition + ", " + kResult));
    QVERIFY2(explainer, explainer ? "" : qPrintable(explainer.error().message));
    QCOMPARE(!explainer->explain(text).rule.isEmpty(), holds);
    // Two pieces have to be near each other.
    const QString apart = u"550 mailbox "_qs + QString(200, u'-') + u" full"_qs;
    if (condition.contains("mailbox*full"))
        QVERIFY(explainer->explain(apart).rule.isEmpty());
}

void ReplyExplainerTest::wrongRulesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named"); // what the sentence has to name
    const auto row = [](const char* name, const QByteArray& content, const char* named) {
        QTest::newRow(name) << oneRule(content) << QString::fromLatin1(named);
    };
    row("class", R"("code": ["550"], "class": "polite", "side": "you", "retry": "no", "text": "policy")",
        "polite");
    row("side", R"("code": ["550"], "class": "policy", "side": "them", "retry": "no", "text": "policy")",
        "them");
    row("retry", R"("code": ["550"], "class": "policy", "side": "you", "retry": "soon", "text": "policy")",
        "soon");
    row("text", R"("code": ["550"], "class": "policy", "side": "you", "retry": "no", "text": "poem")",
        "poem");
    row("no class", R"("code": ["550"], "side": "you", "retry": "no", "text": "policy")", "class");
    row("retry4xx", R"("code": ["550"], "retry4xx": "never", )" + kResult, "never");
    row("protocol", R"("protocol": ["nntp"], "code": ["550"], )" + kResult, "nntp");
    row("key", R"("colour": 1, "code": ["550"], )" + kResult, "colour");
    row("code", R"("code": ["5x0"], )" + kResult, "5x0");
    row("enhanced", R"("enhanced": ["5.7"], )" + kResult, "5.7");
    row("no list", R"("code": "550", )" + kResult, "code");
    row("capital letters", R"("words": ["Full"], )" + kResult, "Full");
    row("only an asterisk", R"("words": ["*"], )" + kResult, "words");
    row("pattern", R"("pattern": "(", )" + kResult, "pattern");
    row("no condition", kResult, "condition");
    QTest::newRow("no id") << QByteArray(R"({"format": 1, "rules": [{"code": ["550"], )" + kResult + "}]}")
                           << u"id"_qs;
    QTest::newRow("twice") << QByteArray(R"({"format": 1, "rules": [{"id": "z", "code": ["550"], )" +
                                         kResult + R"(}, {"id": "z", "code": ["550"], )" + kResult + "}]}")
                           << u"twice"_qs;
    QTest::newRow("format") << QByteArray(R"({"format": 2, "rules": []})") << u"format"_qs;
    QTest::newRow("no rules") << QByteArray(R"({"format": 1})") << u"rules"_qs;
    QTest::newRow("no JSON") << QByteArray("{") << u"JSON"_qs;
}

void ReplyExplainerTest::wrongRulesAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const auto explainer = ReplyExplainer::fromJson(json);
    QVERIFY(!explainer);
    QCOMPARE(explainer.error().kind, ErrorKind::Input);
    QVERIFY2(explainer.error().message.contains(named), qPrintable(explainer.error().message));
    if (json.contains("the-rule"))
        QVERIFY2(explainer.error().message.contains(u"the-rule"), qPrintable(explainer.error().message));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::ReplyExplainerTest)
#include "tst_replyexplainer.moc"
