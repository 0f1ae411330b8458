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
    int copies = 0;             ///< messages that are there twice in the end
    bool addsOrRemoves = false; ///< the Message-IDs in the end are others than in the beginning
    /// What the user does behind the cut, before there is a connection again.
    std::function<void(CutScene&)> afterwards = nullptr;
    /// What is wrong in the end beside all that; empty if nothing.
    std::function<QString(CutScene&)> judge = nullptr;
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

/// Both messages of moveTwo() are wanted elsewhere before anybody knows whether they have moved.
void changeMindAboutMoves(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    const FolderId archive = fixture.folder(FolderRole::Archive);
    QList<MessageId> ids = fixture.shown(archive);
    ids.removeOne(fixture.bySubject(archive, QStringLiteral("Arsiv ") + scene.user()));
    QCOMPARE(ids.size(), 2);
    fixture.engine().deleteForGood({ids.at(0)});
    fixture.engine().moveTo({ids.at(1)}, fixture.folder(FolderRole::Inbox));
    await([&] { return fixture.shown(archive).size() == 1; });
}

void copyTwo(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    const FolderId archive = fixture.folder(FolderRole::Archive);
    const QList<MessageId> ids = fixture.shown(fixture.folder(FolderRole::Inbox));
    fixture.engine().setFlag({ids.at(0)}, MessageFlag::Flagged, true);
    fixture.engine().copyTo({ids.at(0), ids.at(1)}, archive);
    await([&] { return fixture.shown(archive).size() == 3; });
}

void tagTwo(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    const QList<MessageId> ids = fixture.shown(fixture.folder(FolderRole::Inbox));
    fixture.engine().setTag({ids.at(0), ids.at(1)}, QStringLiteral("Acil"), true);
    fixture.engine().setTag({ids.at(1)}, QStringLiteral("Fatura"), true);
    await([&] { return fixture.row(ids.at(1)).keywords.contains(QStringLiteral("Fatura")); });
}

/// Tags of the two newest as another client sees them, "Acil" and "Acil Fatura".
QString tagsAtServer(CutScene& scene)
{
    qsizetype one = 0;
    qsizetype two = 0;
    for (const StoredMessage& message : scene.mailbox().messages(QStringLiteral("INBOX"))) {
        const auto tags = std::count_if(message.flags.begin(), message.flags.end(),
                                        [](char letter) { return letter >= 'a' && letter <= 'z'; });
        one += tags == 1 ? 1 : 0;
        two += tags == 2 ? 1 : 0;
    }
    return one == 1 && two == 1 ? QString()
                                : QStringLiteral("%1 have one tag, %2 have two").arg(one).arg(two);
}

void uploadOne(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    AppendEntry upload;
    upload.account = fixture.accountId();
    upload.folder = fixture.folder(FolderRole::Archive);
    upload.flags = MessageFlag::Seen;
    bool isKept = false;
    fixture.engine().uploadMessage(
        upload, sampleMessage(QStringLiteral("Yerelden ") + scene.user(), "Bir\r\n.iki\r\n"),
        [&](const Result<AppendId>& kept) { isKept = bool(kept); });
    await([&] { return isKept; });
}

/// One folder is made with one below it, one gets another name, one goes, and a message moves into what is
/// not there yet.
void changeFolders(CutScene& scene)
{
    EngineFixture& fixture = scene.fixture();
    for (const char* name : {"Eski", "Gereksiz"})
        QVERIFY(scene.mailbox().createFolder(QString::fromLatin1(name)));
    QVERIFY(fixture.pass());
    const AccountId account = fixture.accountId();
    FolderId works = 0;
    FolderId below = 0;
    fixture.engine().createFolder(account, 0, QStringLiteral("İşler"),
                                  [&](const Result<FolderId>& made) { works = made.value_or(0); });
    await([&] { return works != 0; });
    fixture.engine().createFolder(account, works, QStringLiteral("Çığ & düş"),
                                  [&](const Result<FolderId>& made) { below = made.value_or(0); });
    await([&] { return below != 0; });
    bool isRenamed = false;
    fixture.engine().renameFolder(fixture.folder(QStringLiteral("Eski")), QStringLiteral("Yeni"),
                                  [&](const Result<void>& renamed) { isRenamed = bool(renamed); });
    fixture.engine().deleteFolder(fixture.folder(QStringLiteral("Gereksiz")));
    const QList<MessageId> ids = fixture.shown(fixture.folder(FolderRole::Inbox));
    fixture.engine().moveTo({ids.at(0)}, below);
    await([&] { return isRenamed && fixture.shown(below).size() == 1; });
}

QString foldersAtServer(CutScene& scene)
{
    const QStringList folders = scene.mailbox().folders();
    const QString below = QStringLiteral("İşler/Çığ & düş");
    const bool isRight = folders.contains(below) && folders.contains(QStringLiteral("Yeni")) &&
                         !folders.contains(QStringLiteral("Eski")) &&
                         !folders.contains(QStringLiteral("Gereksiz"));
    return isRight && scene.mailbox().messages(below).size() == 1 ? QString()
                                                                  : folders.join(QLatin1Char(','));
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
    void wishesBehindMoves();
    void copies();
    void tags();
    void uploads();
    void folders();
    void movesOnAPlainServer();
    void wishesBehindMovesOnAPlainServer();
    void copiesOnAPlainServer();
    void uploadsOnAPlainServer();
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
    if (scenario.afterwards)
        scenario.afterwards(scene);
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
    const QByteArrayList now = allMessageIds(mailbox);
    const bool mayDiffer = scenario.inTrash >= 0 || scenario.inSent >= 0 || scenario.addsOrRemoves;
    if (!mayDiffer && now != expected)
        return QStringLiteral("messages were lost or doubled");
    QByteArrayList doubled;
    for (qsizetype i = 1; i < now.size(); ++i) {
        if (now.at(i) == now.at(i - 1))
            doubled.append(now.at(i));
    }
    if (doubled.size() != scenario.copies)
        return QStringLiteral("doubled: ") + QString::fromUtf8(doubled.join(' '));
    for (const MessageId id : fixture.shown(fixture.folder(FolderRole::Inbox))) {
        const auto body =
            fixture.row(id).hasBody ? fixture.reader().body(id) : Result<QByteArray>(QByteArray());
        if (!body || (!body->isEmpty() && body->size() != fixture.reader().location(id)->size))
            return QStringLiteral("half a body was kept");
    }
    if (scenario.judge) {
        if (const QString wrong = scenario.judge(scene); !wrong.isEmpty())
            return wrong;
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
        if (!wrong.isEmpty()) // longer than what Qt Test shows of a failure
            qWarning("%s", scene.imap().recorded(CuttingProxy::Direction::Up).constData());
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("%1 %2 of %3: %4")
                                .arg(cut.kind == CutKind::BeforeLine  ? QStringLiteral("before line")
                                     : cut.kind == CutKind::ReplyLost ? QStringLiteral("reply to line")
                                                                      : QStringLiteral("after answer"))
                                .arg(cut.line)
                                .arg(length.lines)
                                .arg(wrong)));
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

void CutsTest::wishesBehindMoves()
{
    cutEverywhere(m_server, {.prepare = moveTwo,
                             .inInbox = 5,
                             .inArchive = 1,
                             .addsOrRemoves = true,
                             .afterwards = changeMindAboutMoves});
}

void CutsTest::copies()
{
    cutEverywhere(m_server,
                  {.prepare = copyTwo, .inInbox = 6, .inArchive = 3, .copies = 2, .addsOrRemoves = true});
}

void CutsTest::tags()
{
    cutEverywhere(m_server, {.prepare = tagTwo, .inInbox = 6, .judge = tagsAtServer});
}

void CutsTest::uploads()
{
    cutEverywhere(m_server, {.prepare = uploadOne, .inInbox = 6, .inArchive = 2, .addsOrRemoves = true});
}

void CutsTest::folders()
{
    cutEverywhere(m_server, {.prepare = changeFolders, .inInbox = 5, .judge = foldersAtServer});
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

void CutsTest::wishesBehindMovesOnAPlainServer()
{
    cutOnAPlainServer({.prepare = moveTwo,
                       .inInbox = 5,
                       .inArchive = 1,
                       .addsOrRemoves = true,
                       .afterwards = changeMindAboutMoves});
}

void CutsTest::copiesOnAPlainServer()
{
    cutOnAPlainServer({.messages = 4,
                       .prepare = copyTwo,
                       .inInbox = 4,
                       .inArchive = 3,
                       .copies = 2,
                       .addsOrRemoves = true});
}

void CutsTest::uploadsOnAPlainServer()
{
    cutOnAPlainServer(
        {.messages = 2, .prepare = uploadOne, .inInbox = 2, .inArchive = 2, .addsOrRemoves = true});
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
    // Once the server has all chunks the last one may have reached it or not: the sender cannot know.
    const bool mayHaveEnded = proxy.recorded(CuttingProxy::Direction::Down).contains(" octets\r\n");
    if (state() == OutboxState::Uncertain) {
        if (!mayHaveEnded)
            return QStringLiteral("uncertain, though the server did not have the text");
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
