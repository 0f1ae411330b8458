// The filter for junk at work on mail that comes, with a real server.
#include "EngineFixture.h"
#include "OtherClient.h"
#include "rules/JunkFilter.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

class JunkMailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void doesWhatTheAccountSays_data();
    void doesWhatTheAccountSays();
    void friendsSendNoJunk();
    void filtersComeFirst();
    void pop3();

private:
    [[nodiscard]] QString freshUser() { return u"junk%1@example.org"_s.arg(++m_users); }
    bool deliver(const QString& user, const QByteArray& from, const QString& subject, const QByteArray& text,
                 const QString& folder = u"INBOX"_s)
    {
        QByteArray raw = sampleMessage(subject, text);
        raw.replace(0, raw.indexOf("\r\n"), "From: " + from);
        return m_server.deliver(user, raw, folder);
    }

    DovecotServer m_server;
    int m_users = 0;
};

namespace {

const QByteArray junkText = "bedava bonus casino kazandiniz hemen tiklayin sansiniz\r\n";
const QByteArray goodText = "toplanti raporu ektedir, sunum persembe takvimde\r\n";

/// As if somebody had said it of many messages.
void teach(const QString& profileDir)
{
    const auto memory = JunkMemory::open(profileDir);
    QVERIFY(memory.has_value());
    JunkFilter filter(**memory);
    for (int i = 0; i < 60; ++i) {
        const bool isJunk = i % 2 == 0;
        RuleFacts facts;
        facts.envelope.messageId = u"ders%1@example.org"_s.arg(i);
        facts.envelope.subject = isJunk ? u"Bonus"_s : u"Toplantı"_s;
        facts.raw = "\r\n" + (isJunk ? junkText : goodText);
        facts.size = i;
        QVERIFY(filter.learn(facts, isJunk).has_value());
    }
}

} // namespace

void JunkMailTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void JunkMailTest::doesWhatTheAccountSays_data()
{
    QTest::addColumn<JunkMode>("mode");
    QTest::addColumn<bool>("isTaught");
    QTest::newRow("nothing") << JunkMode::Off << true;
    QTest::newRow("mark") << JunkMode::Mark << true;
    QTest::newRow("move") << JunkMode::Move << true;
    QTest::newRow("too early") << JunkMode::Move << false;
}

void JunkMailTest::doesWhatTheAccountSays()
{
    QFETCH(JunkMode, mode);
    QFETCH(bool, isTaught);
    const QString user = freshUser();
    QVERIFY(deliver(user, "eski@offers.example", u"Bonus eski"_s, junkText));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    if (isTaught)
        teach(fixture.profileDir());
    fixture.engine().setJunkMode(fixture.accountId(), mode);
    QTRY_VERIFY(fixture.engine().junkMode(fixture.accountId()) == mode);
    QVERIFY(fixture.pass());
    QVERIFY(deliver(user, "a@offers.example", u"Bonus yeni"_s, junkText));
    QVERIFY(deliver(user, "ayse@ornek.com.tr", u"Rapor"_s, goodText));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());

    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const bool isMoved = mode == JunkMode::Move && isTaught;
    const FolderId place = isMoved ? fixture.folder(FolderRole::Junk) : inbox;
    const MessageId junk = fixture.bySubject(place, u"Bonus yeni"_s);
    QVERIFY(junk != 0);
    QCOMPARE(fixture.row(junk).flags.testFlag(MessageFlag::Junk), mode != JunkMode::Off && isTaught);
    const MessageId good = fixture.bySubject(inbox, u"Rapor"_s);
    QVERIFY(good != 0 && !fixture.row(good).flags.testFlag(MessageFlag::Junk));
    // What was there before is not looked at.
    const MessageId old = fixture.bySubject(inbox, u"Bonus eski"_s);
    QVERIFY(old != 0 && !fixture.row(old).flags.testFlag(MessageFlag::Junk));
}

void JunkMailTest::friendsSendNoJunk()
{
    const QString user = freshUser();
    QByteArray sent = sampleMessage(u"Selam"_s);
    sent.replace("deneme@example.org", "Ali <ali@arkadas.example>");
    QVERIFY(m_server.deliver(user, sent, u"Sent"_s));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    teach(fixture.profileDir());
    fixture.engine().setJunkMode(fixture.accountId(), JunkMode::Move);
    QVERIFY(fixture.pass());
    QVERIFY(deliver(user, "Ali@Arkadas.example", u"Bonus dostça"_s, junkText));
    QVERIFY(deliver(user, "b@arkadas.example", u"Bonus yabancı"_s, junkText));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), u"Bonus dostça"_s) != 0);
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Junk), u"Bonus yabancı"_s) != 0);
}

void JunkMailTest::filtersComeFirst()
{
    const QString user = freshUser();
    OtherClient other(m_server, user);
    QVERIFY(other.create(u"Kampanyalar"_s));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    teach(fixture.profileDir());
    fixture.engine().setJunkMode(fixture.accountId(), JunkMode::Move);
    Rule rule;
    rule.name = u"x"_s;
    rule.conditions = {{RuleField::Subject, RuleTest::Contains, {}, u"magazam"_s, 0}};
    rule.actions = {{RuleActionKind::Move, fixture.folder(u"Kampanyalar"_s), {}}};
    bool isSaved = false;
    fixture.engine().saveRule(rule, [&](const Result<RuleId>& id) { isSaved = id.has_value(); });
    QTRY_VERIFY(isSaved);
    QVERIFY(deliver(user, "c@offers.example", u"Mağazam bonus"_s, junkText));
    QVERIFY(fixture.pass());
    QCOMPARE(fixture.shown(fixture.folder(u"Kampanyalar"_s)).size(), 1);
}

void JunkMailTest::pop3()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    fixture.usePop3(m_server);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    teach(fixture.profileDir());
    fixture.engine().setJunkMode(fixture.accountId(), JunkMode::Move);
    QVERIFY(fixture.pass());
    QVERIFY(deliver(user, "d@offers.example", u"Bonus"_s, junkText));
    QVERIFY(deliver(user, "ayse@ornek.com.tr", u"Rapor"_s, goodText));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Junk), u"Bonus"_s) != 0);
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), u"Rapor"_s) != 0);
}

QTEST_GUILESS_MAIN(JunkMailTest)
#include "tst_junkmail.moc"
