// What the filter for junk learns from made-up mail, and that it takes back what it is told to.
#include "StoreFixture.h"
#include "rules/JunkFilter.h"
#include "rules/JunkLearning.h"
#include "rules/JunkTokens.h"

#include <QFile>
#include <QRandomGenerator>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList officeWords{
    u"toplantı"_s, u"rapor"_s,  u"sunum"_s,    u"proje"_s,   u"ekip"_s,     u"müşteri"_s, u"sözleşme"_s,
    u"bütçe"_s,    u"takvim"_s, u"perşembe"_s, u"taslak"_s,  u"görüş"_s,    u"ekte"_s,    u"saygılarımla"_s,
    u"meeting"_s,  u"agenda"_s, u"draft"_s,    u"invoice"_s, u"schedule"_s, u"review"_s,  u"deadline"_s};
const QStringList junkWords{
    u"kazandınız"_s, u"çekiliş"_s, u"bedava"_s,  u"hemen"_s,     u"tıklayın"_s,  u"bahis"_s,  u"bonus"_s,
    u"ilaç"_s,       u"kredi"_s,   u"garanti"_s, u"şansınız"_s,  u"ödül"_s,      u"casino"_s, u"winner"_s,
    u"pills"_s,      u"lottery"_s, u"prize"_s,   u"refinance"_s, u"unlimited"_s, u"cheap"_s,  u"viagra"_s};
const QStringList bothWords{u"merhaba"_s, u"bugün"_s,   u"için"_s, u"yeni"_s, u"bilgi"_s, u"sizin"_s,
                            u"lütfen"_s,  u"değerli"_s, u"the"_s,  u"and"_s,  u"your"_s,  u"please"_s};

/// Made-up mail, the same in every run.
class MailMaker
{
public:
    explicit MailMaker(quint32 seed) : m_random(seed) {}

    /// A message of one kind, with some words of the other.
    RuleFacts message(bool isJunk)
    {
        const QStringList& own = isJunk ? junkWords : officeWords;
        const QStringList& other = isJunk ? officeWords : junkWords;
        QStringList words;
        for (int i = 0; i < 40; ++i) {
            const quint32 dice = m_random.bounded(100U);
            words.append(pick(dice < 30 ? own : dice < 35 ? other : bothWords));
        }
        RuleFacts facts;
        facts.envelope.messageId = u"%1@example.org"_s.arg(++m_number);
        facts.envelope.subject = pick(own) + u' ' + pick(bothWords);
        facts.envelope.from = {
            {pick(bothWords),
             u"a%1@%2"_s.arg(m_random.bounded(1000U)).arg(isJunk ? u"offers.example"_s : u"ornek.com.tr"_s)}};
        facts.envelope.to = {{{}, u"deniz@ornek.com.tr"_s}};
        facts.envelope.date = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
        facts.raw = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
                    words.join(u' ').toUtf8() + "\r\n";
        facts.size = facts.raw.size();
        return facts;
    }

private:
    QString pick(const QStringList& words)
    {
        return words.at(m_random.bounded(static_cast<quint32>(words.size())));
    }

    QRandomGenerator m_random;
    int m_number = 0;
};

struct Memory
{
    QTemporaryDir dir;
    std::unique_ptr<JunkMemory> memory = std::move(JunkMemory::open(dir.path())).value();
    JunkFilter filter{*memory};
    MailMaker maker{7};

    void learn(int each)
    {
        for (int i = 0; i < each; ++i)
            for (const bool isJunk : {true, false})
                QVERIFY(filter.learn(maker.message(isJunk), isJunk).has_value());
    }
    [[nodiscard]] double score(const RuleFacts& facts) const { return filter.score(facts)->value_or(-1); }
};

} // namespace

class TestJunkFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoOpinionAtFirst()
    {
        Memory m;
        const RuleFacts junk = m.maker.message(true);
        QVERIFY(!m.filter.score(junk)->has_value());
        m.learn(JunkFilter::enough - 1);
        QVERIFY(!m.filter.score(junk)->has_value());
        m.learn(1);
        QVERIFY(m.filter.score(junk)->has_value());
    }

    void learns()
    {
        Memory m;
        m.learn(60);
        int caught = 0;
        int wronged = 0;
        for (int i = 0; i < 300; ++i) {
            caught += m.score(m.maker.message(true)) >= JunkFilter::threshold ? 1 : 0;
            wronged += m.score(m.maker.message(false)) >= JunkFilter::threshold ? 1 : 0;
        }
        QVERIFY2(caught >= 270, qPrintable(QString::number(caught)));
        QCOMPARE(wronged, 0);
    }

    void wordsOfNeitherKindDecideNothing()
    {
        Memory m;
        m.learn(40);
        RuleFacts strange;
        strange.envelope.messageId = u"x@x"_s;
        strange.envelope.subject = u"qwerty"_s;
        const double score = m.score(strange);
        QVERIFY2(score > 0.05 && score < JunkFilter::threshold, qPrintable(QString::number(score)));
    }

    void goesByWhatIsThereWithoutTheText()
    {
        Memory m;
        m.learn(60);
        RuleFacts junk = m.maker.message(true);
        RuleFacts good = m.maker.message(false);
        junk.raw = good.raw = QByteArray();
        QVERIFY(m.score(junk) > m.score(good));
    }

    void takesBackWhatItLearnt()
    {
        Memory m;
        m.learn(30);
        const RuleFacts message = m.maker.message(true);
        const QList<quint64> tokens = junkTokens(message);
        const auto before = *m.memory->counts(tokens);
        const JunkCounts totals = *m.memory->totals();
        const double score = m.score(message);
        QVERIFY(m.filter.learn(message, false).has_value());
        QVERIFY(m.score(message) < score);
        QCOMPARE(*m.filter.learntAsJunk(message), std::optional<bool>(false));
        QVERIFY(m.filter.learn(message, false).has_value()); // said twice
        QCOMPARE(m.memory->totals()->good, totals.good + 1);
        QVERIFY(m.filter.learn(message, true).has_value()); // said otherwise
        QCOMPARE(*m.memory->totals(), (JunkCounts{totals.good, totals.junk + 1}));
        QVERIFY(m.filter.forget(message).has_value());
        QVERIFY(m.filter.forget(message).has_value());
        QVERIFY(*m.memory->counts(tokens) == before);
        QCOMPARE(*m.memory->totals(), totals);
        QCOMPARE(m.score(message), score);
        QCOMPARE(*m.filter.learntAsJunk(message), std::optional<bool>());
    }

    void outlivesTheProgramAndBothUseIt()
    {
        Memory m;
        m.learn(25);
        const auto other = JunkMemory::open(m.dir.path());
        REQUIRE(other);
        QCOMPARE(*(*other)->totals(), (JunkCounts{25, 25}));
        m.learn(1);
        QCOMPARE((*other)->totals()->junk, 26);
        REQUIRE((*other)->forgetAll());
        QCOMPARE(*m.memory->totals(), JunkCounts());
    }

    void aDamagedFileIsMadeAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray(8192, 'x');
        QTest::newRow("empty") << QByteArray();
    }

    void aDamagedFileIsMadeAnew()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir dir;
        QFile file(junkFile(dir.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto memory = JunkMemory::open(dir.path());
        REQUIRE(memory);
        QCOMPARE(*(*memory)->totals(), JunkCounts());
        REQUIRE((*memory)->learn(1, true, {1, 2, 3}));
        QCOMPARE((*memory)->totals()->junk, 1);
    }

    void hugeMessagesCostLittle()
    {
        RuleFacts huge;
        QString text;
        for (int i = 0; i < 400'000; ++i)
            text += QString::number(i, 36) + u"zzz "_s;
        huge.raw = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.toUtf8();
        huge.envelope.subject = text;
        for (int i = 0; i < 10'000; ++i)
            huge.envelope.to.append({QString(), u"a%1@example.org"_s.arg(i)});
        QVERIFY(junkTokens(huge).size() <= 1500);
        QVERIFY(junkTokens(RuleFacts()).size() > 0);
    }

    void goodMailIsLearntFromTheInbox()
    {
        StoreFixture f;
        f.clock.set(utc(2026, 3, 1));
        QList<NewMessage> mail;
        for (quint32 uid = 1; uid <= 30; ++uid)
            mail.append(sampleMessage(uid, uid <= 20 ? MessageFlags(MessageFlag::Seen) : MessageFlags()));
        mail[4].flags |= MessageFlag::Junk;
        const QList<MessageId> ids = f.insert(f.inbox, mail);
        const auto learning = JunkLearning::open(f.dir.path());
        REQUIRE(learning);
        REQUIRE((*learning)->learn({ids.last()}, true, f.clock.now()));
        QCOMPARE(*(*learning)->totals(), (JunkCounts{2, 1})); // twice as many
        QList<MessageId> unread = ids.mid(20, 9);
        REQUIRE((*learning)->learn(unread, true, f.clock.now()));
        QCOMPARE(*(*learning)->totals(), (JunkCounts{12, 10}));
        REQUIRE((*learning)->learn({ids.at(20)}, true, f.clock.now())); // said again
        QCOMPARE(*(*learning)->totals(), (JunkCounts{19, 10})); // all that was read, but the one called junk
        REQUIRE((*learning)->forgetJunk({ids.at(20), ids.at(0), 4711}));
        QCOMPARE(*(*learning)->totals(), (JunkCounts{19, 9}));
        // What came just now may be junk that nobody has said a word about yet.
        NewMessage fresh = sampleMessage(40, MessageFlag::Seen);
        fresh.internalDate = f.clock.now().addSecs(-60);
        f.insert(f.inbox, {fresh});
        REQUIRE((*learning)->learn({ids.at(21)}, true, f.clock.now()));
        QCOMPARE((*learning)->totals()->good, 19);
    }

    void knowsWhoWasWrittenTo()
    {
        StoreFixture f;
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account,
                                     {listed("INBOX", FolderRole::Inbox), listed("Archive"), listed("Trash"),
                                      listed("Work"), listed("Sent", FolderRole::Sent)});
        });
        const FolderId sent = *f.reader->folderByRole(f.account, FolderRole::Sent);
        NewMessage letter = sampleMessage(1);
        letter.envelope.to = {{u"Ayşe \"Y\""_s, u"Ayse@Ornek.com.tr"_s}};
        letter.envelope.cc = {{{}, u"ekip@example.org"_s}};
        f.insert(sent, {letter});
        NewMessage received = sampleMessage(2);
        received.envelope.to = {{{}, u"baska@example.org"_s}};
        f.insert(f.inbox, {received});
        QVERIFY(*f.reader->hasWrittenTo(u"ayse@ornek.com.tr"_s));
        QVERIFY(*f.reader->hasWrittenTo(u"EKIP@example.org"_s));
        QVERIFY(!*f.reader->hasWrittenTo(u"baska@example.org"_s));
        QVERIFY(!*f.reader->hasWrittenTo(u"se@ornek.com.tr"_s));
        QVERIFY(!*f.reader->hasWrittenTo(QString()));
        // Oneself: junk often says to be from there.
        NewMessage note = sampleMessage(3);
        const QString own = f.reader->account(f.account)->identity.address;
        note.envelope.to = {{{}, own}};
        f.insert(sent, {note});
        QVERIFY(!*f.reader->hasWrittenTo(own));
    }
};

QTEST_GUILESS_MAIN(TestJunkFilter)
#include "tst_junkfilter.moc"
