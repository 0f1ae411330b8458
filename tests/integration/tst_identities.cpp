#include "EngineFixture.h"
#include "message/MessageReader.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// Who a message is from decides over which server it goes out and where its copy is kept.
class IdentitiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ownServerAndFolderAreUsed();
    void aBrokenOneStopsNothingElse();
    void onlyTheProvidersOwnServerFilesCopies();
    void theyAreStored();

private:
    static OutboxId queue(EngineFixture& fixture, const OutgoingMessage& message);

    DovecotServer m_server;
    DovecotServer m_other;
};

void IdentitiesTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    QVERIFY2(m_other.start(), qPrintable(m_other.errorText()));
}

OutboxId IdentitiesTest::queue(EngineFixture& fixture, const OutgoingMessage& message)
{
    OutboxId id = 0;
    bool isDone = false;
    fixture.engine().send(message, 0, [&](const Result<OutboxId>& queued) {
        isDone = true;
        id = queued.value_or(0);
    });
    (void)QTest::qWaitFor([&] { return isDone; }, 20000);
    return id;
}

namespace {

Identity clubIdentity(const EngineFixture& fixture, const DovecotServer& server)
{
    Identity club{QStringLiteral("Kulüp"), QStringLiteral("kulup@dernek.example"), {}, {}};
    club.outgoing = fixture.account.outgoing;
    club.outgoing->port = server.smtpPort();
    club.outgoing->username = QStringLiteral("kulup@dernek.example");
    return club;
}

} // namespace

void IdentitiesTest::ownServerAndFolderAreUsed()
{
    const QString user = QStringLiteral("kimlik1@example.org");
    EngineFixture fixture(m_server, user);
    fixture.account.outgoing.security = Security::None; // one authority for two servers is not at hand
    const Identity club = clubIdentity(fixture, m_other);
    fixture.account.otherIdentities = {club};
    fixture.secrets.ofIdentities.insert(secretKey(*club.outgoing), fixture.secrets.secret);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    Account account = *fixture.reader().account(fixture.accountId());
    account.otherIdentities[0].sentFolder = fixture.folder(FolderRole::Archive);
    bool isSaved = false;
    fixture.engine().updateAccount(account, {}, [&](const Result<void>& saved) { isSaved = bool(saved); });
    QTRY_VERIFY(isSaved);
    fixture.engine().start();

    const QString receiver = QStringLiteral("alan1@example.org");
    OutgoingMessage message =
        fixture.newMessage({receiver}, QStringLiteral("Kulüpten"), QStringLiteral("Merhaba"));
    message.from = {club.name, club.address};
    QVERIFY(queue(fixture, message) != 0);
    QTRY_COMPARE(m_other.messagesIn(receiver).size(), 1); // over its own server
    QTRY_VERIFY(fixture.isSettled());
    QCOMPARE(m_server.messagesIn(receiver).size(), 0);
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Archive")).size(), 1);
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Sent")).size(), 0);

    // A tagged form of its address goes the same way, the default one another.
    message.from.addr = QStringLiteral("kulup+fatura@dernek.example");
    message.messageId = QStringLiteral("etiketli@dernek.example");
    QVERIFY(queue(fixture, message) != 0);
    QTRY_COMPARE(m_other.messagesIn(receiver).size(), 2);
    QVERIFY(queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Benden"), QStringLiteral("x"))) !=
            0);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QTRY_VERIFY(fixture.isSettled());
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Sent")).size(), 1);
}

void IdentitiesTest::aBrokenOneStopsNothingElse()
{
    const QString user = QStringLiteral("kimlik2@example.org");
    EngineFixture fixture(m_server, user);
    fixture.account.outgoing.security = Security::None;
    const Identity club = clubIdentity(fixture, m_other);
    fixture.account.otherIdentities = {club}; // no password of it is stored
    QVERIFY(fixture.open());
    fixture.engine().start();
    const QString receiver = QStringLiteral("alan2@example.org");
    OutgoingMessage message = fixture.newMessage({receiver}, QStringLiteral("Kulüpten"), QStringLiteral("x"));
    message.from = {club.name, club.address};
    const OutboxId broken = queue(fixture, message);
    QVERIFY(broken != 0);
    QVERIFY(queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Benden"), QStringLiteral("x"))) !=
            0);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QTRY_COMPARE(fixture.reader().outboxEntry(broken)->state, OutboxState::Failed);
    QVERIFY(fixture.reader().outboxEntry(broken)->lastError.has_value());
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
}

/// A provider that files copies of what is sent over its server knows nothing of another one's.
void IdentitiesTest::onlyTheProvidersOwnServerFilesCopies()
{
    const QString user = QStringLiteral("kimlik4@example.org");
    EngineFixture fixture(m_server, user);
    fixture.account.outgoing.security = Security::None;
    fixture.account.serverFilesSentCopies = true;
    const Identity club = clubIdentity(fixture, m_other);
    fixture.account.otherIdentities = {club};
    fixture.secrets.ofIdentities.insert(secretKey(*club.outgoing), fixture.secrets.secret);
    QVERIFY(fixture.open());
    fixture.engine().start();
    const QString receiver = QStringLiteral("alan4@example.org");
    OutgoingMessage message = fixture.newMessage({receiver}, QStringLiteral("Kulüpten"), QStringLiteral("x"));
    message.from = {club.name, club.address};
    QVERIFY(queue(fixture, message) != 0);
    QVERIFY(queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Benden"), QStringLiteral("x"))) !=
            0);
    QVERIFY(QTest::qWaitFor([&] { return m_other.messagesIn(receiver).size() == 1; }, 20000));
    QVERIFY(QTest::qWaitFor([&] { return m_server.messagesIn(receiver).size() == 1; }, 20000));
    QVERIFY(QTest::qWaitFor([&] { return fixture.reader().outbox()->isEmpty(); }, 20000));
    const QList<QByteArray> copies = m_server.messagesIn(user, QStringLiteral("Sent"));
    QCOMPARE(copies.size(), 1);
    QVERIFY(copies.first().contains(club.address.toUtf8()));
}

void IdentitiesTest::theyAreStored()
{
    EngineFixture fixture(m_server, QStringLiteral("kimlik3@example.org"));
    fixture.account.identity.signatureHtml = QStringLiteral("<b>A</b>");
    fixture.account.identity.bccSelf = true;
    Identity second{QStringLiteral("B"), QStringLiteral("b@x.example"), QStringLiteral("c@x.example"),
                    QStringLiteral("imza")};
    Identity third = clubIdentity(fixture, m_other);
    fixture.account.otherIdentities = {second, third};
    fixture.account.keepsDraftsOnServer = false;
    fixture.secrets.ofIdentities.insert(secretKey(*third.outgoing), QStringLiteral("gizli"));
    QVERIFY(fixture.open());
    Account stored = *fixture.reader().account(fixture.accountId());
    QCOMPARE(stored.identity, fixture.account.identity);
    QCOMPARE(stored.otherIdentities, fixture.account.otherIdentities);
    QVERIFY(!stored.keepsDraftsOnServer);
    QVERIFY(fixture.engine().secretKeys().contains(secretKey(*third.outgoing)));
    // What is gone takes its password along.
    stored.otherIdentities = {second};
    bool isSaved = false;
    fixture.engine().updateAccount(stored, {}, [&](const Result<void>& saved) { isSaved = bool(saved); });
    QTRY_VERIFY(isSaved);
    bool isMissing = false;
    fixture.keyring().read(secretKey(*third.outgoing),
                           [&](const Result<QString>& found) { isMissing = !found.has_value(); });
    QTRY_VERIFY(isMissing);
    QCOMPARE(fixture.reader().account(fixture.accountId())->otherIdentities, stored.otherIdentities);
}

QTEST_GUILESS_MAIN(IdentitiesTest)
#include "tst_identities.moc"
