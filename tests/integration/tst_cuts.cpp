// The connection is cut at every line of every scenario, on the way there and on the way back. Afterwards the
// store equals the server, nothing is lost or doubled, and another pass has nothing to do.
#include "CutScene.h"
#include "Oracle.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

/// One thing that goes on while the connection is cut.
struct Scenario
{
    /// The mailbox at the beginning: messages of INBOX, the first with a body that comes in several reads.
    int messages = 6;
    bool knownBefore = true; ///< a whole pass came first
    /// What happens before the pass that is cut, at the server or here.
    std::function<void(CutScene&)> prepare = nullptr;
    BodyPolicy bodies = BodyPolicy::OnDemand;
    /// How many messages there are in the end, and where; -1: not looked at.
    int inInbox = -1;
    int inArchive = -1;
    int inTrash = -1;
    int inSent = -1;
};

QByteArrayList sampleIds(const TestMaildir& mailbox)
{
    QByteArrayList ids;
    for (const StoredMessage& message : mailbox.messages(QStringLiteral("INBOX")))
        ids.append(message.messageId);
    return ids;
}

/// Waits until what the user did is in the store.
template <typename Condition> void await(Condition condition)
{
    QVERIFY(QTest::qWaitFor(condition, 10'000));
}

void changeAtServer(CutScene& scene)
{
    const TestMaildir mailbox = scene.mailbox();
    const QString inbox = QStringLiteral("INBOX");
    const QByteArrayList ids = sampleIds(mailbox);
    mailbox.setFlags(inbox, ids.at(0), "FS");
    mailbox.remove(inbox, ids.at(1));
    mailbox.move(inbox, ids.at(2), QStringLiteral("Archive"));
    mailbox.add(inbox, {{sampleMessage(QStringLiteral("Yeni ") + scene.user()), {}, {}}});
}

void changeFlags(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    const QList<MessageId> ids = fixture.shown(fixture.folder(FolderRole::Inbox));
    fixture.engine().setFlag({ids.at(0), ids.at(1)}, MessageFlag::Seen, true);
    fixture.engine().setFlag({ids.at(2)}, MessageFlag::Flagged, true);
    await([&] { return fixture.row(ids.at(2)).flags.testFlag(MessageFlag::Flagged); });
}

void moveTwo(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const QList<MessageId> ids = fixture.shown(inbox);
    fixture.engine().setFlag({ids.at(0)}, MessageFlag::Flagged, true);
    fixture.engine().moveTo({ids.at(0), ids.at(1)}, fixture.folder(FolderRole::Archive));
    await([&] { return fixture.shown(inbox).size() == ids.size() - 2; });
}

void deleteTwo(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const QList<MessageId> ids = fixture.shown(inbox);
    fixture.engine().deleteMessages({ids.at(0), ids.at(1)});
    await([&] { return fixture.shown(inbox).size() == ids.size() - 2; });
}

/// For good: what is in Trash already.
void emptyTrash(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    scene.mailbox().add(QStringLiteral("Trash"),
                        {{sampleMessage(QStringLiteral("Cop ") + scene.user()), "S", {}},
                         {sampleMessage(QStringLiteral("Kalan ") + scene.user()), "S", {}}});
    QVERIFY(fixture.pass());
    const FolderId trash = fixture.folder(FolderRole::Trash);
    fixture.engine().deleteMessages({fixture.bySubject(trash, QStringLiteral("Cop ") + scene.user())});
    await([&] { return fixture.shown(trash).size() == 1; });
}

/// Sent already, so that only the copy is left to be filed.
void leaveASentCopy(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    fixture.engine().startSendingOnly(fixture.accountId());
    OutboxId id = 0;
    fixture.engine().send(fixture.newMessage({QStringLiteral("receiver-of-") + scene.user()},
                                             QStringLiteral("Kopya"), QStringLiteral("Bir\n.iki\n")),
                          0, [&](const Result<OutboxId>& queued) { id = queued.value_or(0); });
    await([&] {
        const auto entry = fixture.reader().outboxEntry(id);
        return entry && entry->state == OutboxState::Sent;
    });
    fixture.engine().stop();
}

} // namespace

class CutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstSync();
    void resync();
    void flags();
    void moves();
    void deletes();
    void expunges();
    void sentCopies();
    void movesOnAPlainServer();
    void deletesOnAPlainServer();
    void expungesOnAPlainServer();
    void sending();

private:
    /// What one run of the scenario says on the wire, counted from the login on.
    struct Length
    {
        int firstLine = 1; ///< of the client, after the login; 1 where the login itself is cut too
        int lines = 0;
        int answers = 0;
    };
    QString play(CutScene& scene, const Scenario& scenario, const std::optional<Cut>& cut, Length* length);
    void cutEverywhere(const DovecotServer& server, const Scenario& scenario);
    void cutOnAPlainServer(const Scenario& scenario);
    QString playSending(CutScene& scene, const std::optional<Cut>& cut, Length* length);
    QString freshUser() { return QStringLiteral("cut%1@example.org").arg(++m_users); }

    DovecotServer m_server;
    int m_users = 0;
};

void CutsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

namespace {

int linesIn(const QByteArray& bytes)
{
    return int(bytes.count('\n'));
}

/// The number of the first line that is said after the login.
int firstAfterLogin(const QByteArray& recorded)
{
    const QByteArrayList lines = recorded.split('\n');
    for (int i = 0; i < lines.size(); ++i) {
        if (lines.at(i).contains(" ID ") || lines.at(i).contains(" LIST ") ||
            lines.at(i).contains(" SELECT "))
            return i + 1;
    }
    return 1;
}

} // namespace

QString CutsTest::play(CutScene& scene, const Scenario& scenario, const std::optional<Cut>& cut,
                       Length* length)
{
    EngineFixture& fixture = scene.fixture();
    QList<test::NewMessage> messages;
    for (int i = 0; i < scenario.messages; ++i) {
        const QByteArray body = i == 0 ? QByteArray("uzun satir\r\n").repeated(2000) : QByteArray("kisa\r\n");
        messages.append({sampleMessage(QStringLiteral("Ileti %1 %2").arg(i).arg(scene.user()), body),
                         i % 2 ? "S" : "",
                         {}});
    }
    if (!scene.mailbox().add(QStringLiteral("INBOX"), messages) ||
        !scene.mailbox().add(QStringLiteral("Archive"),
                             {{sampleMessage(QStringLiteral("Arsiv ") + scene.user()), "S", {}}}))
        return QStringLiteral("the mailbox could not be made");
    if (!fixture.open() || (scenario.knownBefore && !fixture.pass()))
        return QStringLiteral("no beginning: ") + fixture.errorText();
    if (scenario.prepare)
        scenario.prepare(scene);
    const QByteArrayList expected = allMessageIds(scene.mailbox());

    CuttingProxy& proxy = scene.imap();
    const qint64 up = proxy.bytes(CuttingProxy::Direction::Up);
    const qint64 down = proxy.bytes(CuttingProxy::Direction::Down);
    if (cut)
        CutScene::arm(proxy, *cut);
    const auto pass = fixture.pass(scenario.bodies);
    if (length) {
        const QByteArray said = proxy.recorded(CuttingProxy::Direction::Up).mid(up);
        length->firstLine = scenario.knownBefore ? firstAfterLogin(said) : 1;
        length->lines = linesIn(said);
        length->answers = linesIn(proxy.recorded(CuttingProxy::Direction::Down).mid(down));
    }
    if (cut && proxy.cuts() != 1)
        return QStringLiteral("%1 cuts").arg(proxy.cuts());
    if (!cut && !pass)
        return pass.error().message;
    if (const QString why = scene.recover(); !why.isEmpty())
        return why;

    const TestMaildir mailbox = scene.mailbox();
    const auto counted = [&mailbox](const char* folder, int wanted) {
        return wanted < 0 || mailbox.messages(QString::fromLatin1(folder)).size() == wanted;
    };
    if (!counted("INBOX", scenario.inInbox) || !counted("Archive", scenario.inArchive) ||
        !counted("Trash", scenario.inTrash) || !counted("Sent", scenario.inSent))
        return QStringLiteral("messages are in other folders than they should");
    // Nothing was lost or doubled but what the scenario itself removes or adds.
    QByteArrayList now = allMessageIds(mailbox);
    if (scenario.inTrash < 0 && scenario.inSent < 0 && now != expected)
        return QStringLiteral("messages were lost or doubled");
    now.removeIf([seen = QSet<QByteArray>()](const QByteArray& id) mutable {
        const bool first = !seen.contains(id);
        seen.insert(id);
        return first;
    });
    if (!now.isEmpty())
        return QStringLiteral("doubled: ") + QString::fromUtf8(now.first());
    for (const MessageId id : fixture.shown(fixture.folder(FolderRole::Inbox))) {
        const auto body =
            fixture.row(id).hasBody ? fixture.reader().body(id) : Result<QByteArray>(QByteArray());
        if (!body || (!body->isEmpty() && body->size() != fixture.reader().location(id)->size))
            return QStringLiteral("half a body was kept");
    }
    return scene.unrest();
}

void CutsTest::cutEverywhere(const DovecotServer& server, const Scenario& scenario)
{
    Length length;
    {
        CutScene scene(server, freshUser());
        QCOMPARE(play(scene, scenario, std::nullopt, &length), QString());
    }
    QVERIFY(length.lines > length.firstLine && length.answers > 0);
    // Of the server's many lines a test takes some, a soak all.
    const bool isSoak = qEnvironmentVariableIsSet("POSTACI_SOAK");
    const int step = isSoak ? 1 : qMax(1, length.answers / 20);
    QList<Cut> cuts;
    for (int line = length.firstLine; line <= length.lines; ++line)
        cuts << Cut{CutKind::BeforeLine, line} << Cut{CutKind::ReplyLost, line};
    for (int line = 1; line <= length.answers; line += step)
        cuts << Cut{CutKind::AfterAnswer, line};
    for (const Cut& cut : cuts) {
        CutScene scene(server, freshUser());
        const QString wrong = play(scene, scenario, cut, nullptr);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(
                     QStringLiteral("%1 %2 of %3: %4\n%5")
                         .arg(cut.kind == CutKind::BeforeLine  ? QStringLiteral("before line")
                              : cut.kind == CutKind::ReplyLost ? QStringLiteral("reply to line")
                                                               : QStringLiteral("after answer"))
                         .arg(cut.line)
                         .arg(length.lines)
                         .arg(wrong, QString::fromUtf8(scene.imap().recorded(CuttingProxy::Direction::Up)))));
    }
    qInfo("%lld cuts: client lines %d to %d, %d lines of the server", cuts.size(), length.firstLine,
          length.lines, length.answers);
}

void CutsTest::firstSync()
{
    cutEverywhere(m_server, {.knownBefore = false, .bodies = BodyPolicy::All, .inInbox = 6, .inArchive = 1});
}

void CutsTest::resync()
{
    cutEverywhere(m_server, {.prepare = changeAtServer, .inInbox = 5, .inArchive = 2});
}

void CutsTest::flags()
{
    cutEverywhere(m_server, {.prepare = changeFlags, .inInbox = 6});
}

void CutsTest::moves()
{
    cutEverywhere(m_server, {.prepare = moveTwo, .inInbox = 4, .inArchive = 3});
}

void CutsTest::deletes()
{
    cutEverywhere(m_server, {.prepare = deleteTwo, .inInbox = 4, .inTrash = 2});
}

void CutsTest::expunges()
{
    cutEverywhere(m_server, {.prepare = emptyTrash, .inInbox = 6, .inTrash = 1});
}

void CutsTest::sentCopies()
{
    cutEverywhere(m_server, {.prepare = leaveASentCopy, .inInbox = 6, .inSent = 1});
}

/// IMAP4rev1 and nothing else: every step by commands that can be repeated only after a look.
void CutsTest::cutOnAPlainServer(const Scenario& scenario)
{
    DovecotServer::Options options;
    options.imapCapability = "IMAP4rev1";
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    cutEverywhere(server, scenario);
}

void CutsTest::movesOnAPlainServer()
{
    cutOnAPlainServer({.messages = 4, .prepare = moveTwo, .inInbox = 2, .inArchive = 3});
}

void CutsTest::deletesOnAPlainServer()
{
    cutOnAPlainServer({.messages = 4, .prepare = deleteTwo, .inInbox = 2, .inTrash = 2});
}

void CutsTest::expungesOnAPlainServer()
{
    cutOnAPlainServer({.messages = 3, .prepare = emptyTrash, .inInbox = 3, .inTrash = 1});
}

QString CutsTest::playSending(CutScene& scene, const std::optional<Cut>& cut, Length* length)
{
    EngineFixture& fixture = scene.fixture();
    if (!fixture.open())
        return fixture.errorText();
    const QString receiver = QStringLiteral("receiver-of-") + scene.user();
    CuttingProxy& proxy = scene.smtp();
    if (cut)
        CutScene::arm(proxy, *cut);
    fixture.engine().startSendingOnly(fixture.accountId());
    OutboxId id = 0;
    fixture.engine().send(
        fixture.newMessage({receiver}, QStringLiteral("Giden"), QStringLiteral("Bir\n.iki\n..\n")), 0,
        [&](const Result<OutboxId>& queued) { id = queued.value_or(0); });
    const auto state = [&] {
        const auto entry = fixture.reader().outboxEntry(id);
        return entry ? entry->state : OutboxState::Queued;
    };
    const bool ended = QTest::qWaitFor(
        [&] { return state() == OutboxState::Sent || state() == OutboxState::Uncertain; }, 20'000);
    if (!ended)
        return QStringLiteral("it was not sent");
    if (cut && proxy.cuts() != 1 && !QTest::qWaitFor([&] { return proxy.cuts() == 1; }, 5000))
        return QStringLiteral("%1 cuts").arg(proxy.cuts());
    if (length) {
        length->lines = linesIn(proxy.recorded(CuttingProxy::Direction::Up));
        length->answers = linesIn(proxy.recorded(CuttingProxy::Direction::Down));
    }
    // From the server's 354 on, what was sent may have reached it or not: the sender cannot know.
    const bool mayHaveEnded = proxy.recorded(CuttingProxy::Direction::Down).contains("\r\n354 ");
    if (state() == OutboxState::Uncertain) {
        if (!mayHaveEnded)
            return QStringLiteral("uncertain, though the server had not asked for the text");
        // The user looks where it went, and decides.
        const auto arrived = [&] { return !m_server.messagesIn(receiver).isEmpty(); };
        if (QTest::qWaitFor(arrived, cut && cut->kind == CutKind::BeforeLine ? 300 : 3000)) {
            fixture.engine().discardOutbox(id);
        } else {
            fixture.engine().retryOutbox(id);
            if (!QTest::qWaitFor([&] { return state() == OutboxState::Sent; }, 20'000))
                return QStringLiteral("it was not sent again");
        }
    }
    fixture.engine().stop();
    const auto ready = [&] { return m_server.messagesIn(receiver).size() == 1; };
    if (!QTest::qWaitFor(ready, 5000))
        return QStringLiteral("%1 arrived").arg(m_server.messagesIn(receiver).size());
    if (const QString why = scene.recover(); !why.isEmpty())
        return why;
    if (m_server.messagesIn(receiver).size() != 1 ||
        m_server.messagesIn(scene.user(), QStringLiteral("Sent")).size() > 1)
        return QStringLiteral("doubled");
    return scene.unrest();
}

void CutsTest::sending()
{
    Length length;
    {
        CutScene scene(m_server, freshUser());
        QCOMPARE(playSending(scene, std::nullopt, &length), QString());
    }
    QList<Cut> cuts;
    for (int line = 1; line <= length.lines; ++line)
        cuts << Cut{CutKind::BeforeLine, line} << Cut{CutKind::ReplyLost, line};
    for (int line = 1; line <= length.answers; ++line)
        cuts << Cut{CutKind::AfterAnswer, line};
    for (const Cut& cut : cuts) {
        CutScene scene(m_server, freshUser());
        const QString wrong = playSending(scene, cut, nullptr);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(
                     QStringLiteral("kind %1, line %2: %3\n%4")
                         .arg(int(cut.kind))
                         .arg(cut.line)
                         .arg(wrong, QString::fromUtf8(scene.smtp().recorded(CuttingProxy::Direction::Up)))));
    }
    qInfo("%lld cuts of %d lines and %d answers", cuts.size(), length.lines, length.answers);
}

QTEST_GUILESS_MAIN(CutsTest)
#include "tst_cuts.moc"
