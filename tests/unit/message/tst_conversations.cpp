#include "MessageFixture.h"
#include "message/Conversations.h"
#include "message/HeaderDecoder.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A mailbox in shorthand: who answers whom, under which subject, on which day.
class Mailbox
{
public:
    Mailbox& add(const char* id, const char* subject, const QStringList& references = {},
                 const char* inReplyTo = "")
    {
        return addAt(m_day++, id, subject, references, inReplyTo);
    }
    Mailbox& addAt(int day, const char* id, const char* subject, const QStringList& references = {},
                   const char* inReplyTo = "")
    {
        Envelope envelope;
        envelope.messageId = text(id);
        envelope.subject = text(subject);
        envelope.references = references;
        envelope.inReplyTo = text(inReplyTo);
        members.push_back({conversationKeys(envelope), (qint64{day} * 24 * 3600) << 20});
        names.append(text(id));
        return *this;
    }

    /// "a b|c": the names by conversation.
    [[nodiscard]] QString sorted() const
    {
        QStringList lines;
        for (const auto& conversation : conversationsOf(members)) {
            QStringList line;
            for (const size_t member : conversation)
                line.append(names.at(qsizetype(member)));
            lines.append(line.join(QLatin1Char(' ')));
        }
        return lines.join(QLatin1Char('|'));
    }

    std::vector<ConversationMember> members;
    QStringList names;

private:
    int m_day = 1;
};

QStringList refs(const char* words)
{
    return text(words).split(QLatin1Char(' '));
}

/// A random mailbox of `count` messages in which subjects are few, answers many, and references lead
/// anywhere.
std::vector<ConversationMember> randomMailbox(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    std::vector<ConversationMember> members;
    for (int i = 0; i < count; ++i) {
        Envelope envelope;
        if (random.bounded(10) > 0)
            envelope.messageId = QStringLiteral("%1@a").arg(random.bounded(count));
        const bool isAnswer = random.bounded(2) == 0;
        envelope.subject = (isAnswer ? QStringLiteral("Ynt: %1") : QStringLiteral("%1"))
                               .arg(random.bounded(1, qMax(2, count / 3)));
        for (int r = random.bounded(5) == 0 ? random.bounded(4) : 0; r > 0; --r)
            envelope.references.append(QStringLiteral("%1@a").arg(random.bounded(count)));
        if (random.bounded(6) == 0)
            envelope.inReplyTo = QStringLiteral("%1@a").arg(random.bounded(count));
        members.push_back({conversationKeys(envelope), (qint64{i} * 36 * 3600) << 20});
    }
    return members;
}

/// The partition without regard to order, in the members' first numbers.
std::set<std::set<size_t>> partition(const std::vector<ConversationMember>& members,
                                     const std::vector<size_t>& numbers)
{
    std::set<std::set<size_t>> result;
    for (const auto& conversation : conversationsOf(members)) {
        std::set<size_t> one;
        for (const size_t member : conversation)
            one.insert(numbers[member]);
        result.insert(one);
    }
    return result;
}

} // namespace

/// The rules by which messages belong together.
class TestConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void referencesBelongTogether();
    void subjectsOnlyWithoutReferences();
    void subjectMarks_data();
    void subjectMarks();
    void answersGoToTheNearestBefore();
    void answersToNothingThatIsThere();
    void oneMessageJoinsTwo();
    void doublesAndLoops();
    void messagesWithoutAnyKey();
    void orderDoesNotMatter();
    void hundredThousandReferences();
    void manyStrangers();
};

void TestConversations::referencesBelongTogether()
{
    Mailbox box;
    box.add("a", "X").add("b", "Re: X", refs("a")).add("c", "other words", refs("a b"));
    box.add("d", "Y").add("e", "no mark", {}, "d");
    // The one that both answer is not there.
    box.add("f", "Re: Z", refs("z")).add("g", "Re: Z", {}, "z");
    QCOMPARE(box.sorted(), QStringLiteral("a b c|d e|f g"));
    // In-Reply-To that References does not have counts too.
    QCOMPARE(Mailbox().add("a", "1").add("b", "2").add("c", "3", refs("a"), "b").sorted(),
             QStringLiteral("a b c"));
}

void TestConversations::subjectsOnlyWithoutReferences()
{
    // The same subject twice is two conversations, a mark makes an answer.
    QCOMPARE(Mailbox().add("a", "Fatura").add("b", "Fatura").sorted(), QStringLiteral("a|b"));
    QCOMPARE(Mailbox().add("a", "Fatura").add("b", "Ynt: Fatura").sorted(), QStringLiteral("a b"));
    // One with references goes where they say, although the subject is that of another.
    QCOMPARE(Mailbox().add("a", "Fatura").add("b", "X").add("c", "Re: Fatura", refs("b")).sorted(),
             QStringLiteral("a|b c"));
    QCOMPARE(Mailbox().add("a", "Fatura").add("b", "Re: Fatura", {}, "gone").sorted(), QStringLiteral("a|b"));
    // But it is found by one without.
    QCOMPARE(Mailbox().add("a", "Re: Fatura", refs("gone")).add("b", "Ynt: Fatura").sorted(),
             QStringLiteral("a b"));
    QCOMPARE(Mailbox().add("a", "").add("b", "Re:").add("c", "Ynt: ").sorted(), QStringLiteral("a|b|c"));
}

void TestConversations::subjectMarks_data()
{
    QTest::addColumn<QString>("answer");
    for (const char* subject :
         {"Re: Bütçe Toplantısı", "RE:Bütçe Toplantısı", "Fwd: Bütçe Toplantısı", "Fw: Bütçe Toplantısı",
          "Ynt: Bütçe Toplantısı", "YNT: BÜTÇE TOPLANTISI", "İlt: Bütçe Toplantısı", "İLT: Bütçe Toplantısı",
          "ILT: butce toplantisi", "ilt: Bütçe Toplantısı", "AW: Bütçe Toplantısı", "WG: Bütçe Toplantısı",
          "RE[2]: Bütçe Toplantısı", "Re (3): Bütçe Toplantısı", "[liste] Re: Bütçe Toplantısı",
          "Re: [liste] Bütçe Toplantısı", "Ynt: İlt: AW: Bütçe  Toplantısı ", "Bütçe Toplantısı (fwd)",
          "[Fwd: Bütçe Toplantısı]"})
        QTest::newRow(subject) << text(subject);
}

void TestConversations::subjectMarks()
{
    QFETCH(const QString, answer);
    const QByteArray utf8 = answer.toUtf8();
    QCOMPARE(Mailbox().add("a", "Bütçe Toplantısı").add("b", utf8.constData()).add("c", "Re: Bütçe").sorted(),
             QStringLiteral("a b|c"));
    QCOMPARE(
        Mailbox().add("a", "[liste] Bütçe Toplantısı").add("b", utf8.constData()).add("c", "Bütçe").sorted(),
        QStringLiteral("a b|c"));
}

void TestConversations::answersGoToTheNearestBefore()
{
    Mailbox weekly;
    weekly.addAt(1, "w1", "Haftalık bülten").addAt(8, "w2", "Haftalık bülten");
    weekly.addAt(9, "r2", "Ynt: Haftalık bülten").addAt(10, "r2b", "Ynt: Haftalık bülten");
    weekly.addAt(15, "w3", "Haftalık bülten").addAt(16, "f3", "İlt: Haftalık bülten");
    QCOMPARE(weekly.sorted(), QStringLiteral("w1|w2 r2 r2b|w3 f3"));
}

void TestConversations::answersToNothingThatIsThere()
{
    // Nothing before: the next one, but not years later. Without any message that they answer they are one
    // conversation among themselves.
    QCOMPARE(Mailbox().addAt(1, "a", "Re: X").addAt(2, "b", "X").sorted(), QStringLiteral("a b"));
    QCOMPARE(Mailbox().addAt(1, "a", "Re: X").addAt(700, "b", "X").sorted(), QStringLiteral("a|b"));
    QCOMPARE(Mailbox().addAt(1, "a", "Re: X").addAt(700, "b", "Ynt: X").sorted(), QStringLiteral("a b"));
}

void TestConversations::oneMessageJoinsTwo()
{
    Mailbox box;
    box.add("a", "1").add("b", "Re: 1", refs("a")).add("c", "2").add("d", "Re: 2", refs("c"));
    QCOMPARE(box.sorted(), QStringLiteral("a b|c d"));
    box.add("e", "both", refs("b d"));
    QCOMPARE(box.sorted(), QStringLiteral("a b c d e"));
}

void TestConversations::doublesAndLoops()
{
    QCOMPARE(Mailbox().add("a", "1").add("a", "2").add("b", "3").sorted(), QStringLiteral("a a|b"));
    Mailbox loop;
    loop.add("a", "1", refs("c")).add("b", "2", refs("a")).add("c", "3", refs("b")).add("d", "4", refs("d"));
    QCOMPARE(loop.sorted(), QStringLiteral("a b c|d"));
    QCOMPARE(Mailbox().add("a", "1").add("A", "2").sorted(), QStringLiteral("a|A"));
}

void TestConversations::messagesWithoutAnyKey()
{
    QCOMPARE(Mailbox().add("", "").add("", "").sorted(), QStringLiteral("|"));
    QCOMPARE(Mailbox().add("", "X").add("", "Re: X").sorted(), QStringLiteral(" "));
    QVERIFY(conversationsOf({}).empty());
}

void TestConversations::orderDoesNotMatter()
{
    for (quint32 seed = 1; seed <= 30; ++seed) {
        std::vector<ConversationMember> members = randomMailbox(seed, 60);
        std::vector<size_t> numbers(members.size());
        std::iota(numbers.begin(), numbers.end(), size_t{0});
        const auto expected = partition(members, numbers);
        QVERIFY(expected.size() > 1 && expected.size() < members.size());
        QRandomGenerator random(seed);
        for (int round = 0; round < 5; ++round) {
            std::shuffle(numbers.begin(), numbers.end(), random);
            std::vector<ConversationMember> shuffled;
            for (const size_t number : numbers)
                shuffled.push_back(members[number]);
            QCOMPARE(partition(shuffled, numbers), expected);
        }
    }
}

void TestConversations::hundredThousandReferences()
{
    QByteArray header = "Message-ID: <me@x>\r\nReferences:";
    for (int i = 0; i < 100000; ++i)
        header += "\r\n <" + QByteArray::number(i) + "@x>";
    header += "\r\nSubject: y\r\n";
    const ConversationKeys keys = conversationKeys(decodeEnvelope(header));
    QVERIFY(keys.ids.size() <= 502);
    // The first one names the conversation, so it is among those that are kept.
    const auto members =
        std::vector<ConversationMember>{{keys, 0}, {conversationKeys("0@x", {}, {}, QStringLiteral("z")), 1}};
    QCOMPARE(conversationsOf(members).size(), size_t{1});
}

void TestConversations::manyStrangers()
{
    // Linear: a quadratic step would take hours here. One subject, and everything is a loose answer.
    std::vector<ConversationMember> members;
    for (quint64 i = 0; i < 200000; ++i)
        members.push_back({{{i + 1}, 7, i % 2 == 0}, static_cast<qint64>(i)});
    QCOMPARE(conversationsOf(members).size(), size_t{100000});
}

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
