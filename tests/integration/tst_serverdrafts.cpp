#include "CutScene.h"
#include "EngineFixture.h"
#include "EngineHand.h"
#include "Oracle.h"
#include "OtherClient.h"
#include "message/MessageReader.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace postaci;
using namespace postaci::test;

/// Drafts at a server: whatever is cut or killed, and whoever else is there, the newest text is there once
/// and nothing that somebody else wrote is lost.
class ServerDraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void newCopyTakesThePlaceOfTheOld();
    void onlyTheNewestGoesAfterAnOfflineTime();
    void aCutLeavesOneCopy_data();
    void aCutLeavesOneCopy();
    void killsLeaveOneCopy();
    void changedElsewhereBothStay();
    void deletedElsewhereTheTextStays();
    void deletedHereItGoesAltogether();
    void discardedGoesThereToo();
    void sentGoesOnceItIsFiled();
    void takenOutOfTheOutboxItIsADraftAgain();
    void aDraftOfAnotherProgramIsReplacedAndGoesWhenSent();
    void notWhereItIsNotWanted();
    void notByPop3();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("drafts%1@example.org").arg(++m_users); }
    static DraftId save(EngineFixture& fixture, DraftId id, const QString& text, MessageId continues = 0);
    static bool put(EngineFixture& fixture, DraftId id, const QString& text);
    /// The account is there, and its folders are known.
    static bool begin(EngineFixture& fixture) { return fixture.open() && fixture.pass(); }
    /// A new draft that is to be at the server too; 0: it could not be kept.
    static DraftId putNew(EngineFixture& fixture, const QString& text);
    static bool isDone(EngineFixture& fixture);
    [[nodiscard]] QStringList textsIn(const QString& user, const QString& folder = QStringLiteral("Drafts"));

    DovecotServer m_server;
    int m_users = 0;
};

void ServerDraftsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

DraftId ServerDraftsTest::save(EngineFixture& fixture, DraftId id, const QString& text, MessageId continues)
{
    DraftId saved = 0;
    bool isAnswered = false;
    Draft draft{id, fixture.accountId(), QStringLiteral("Taslak"), text.toUtf8(), fixture.clock.now()};
    draft.continues = continues;
    fixture.engine().saveDraft(draft, [&](const Result<DraftId>& result) {
        saved = result.value_or(0);
        isAnswered = true;
    });
    (void)QTest::qWaitFor([&] { return isAnswered; }, 20000);
    return saved;
}

bool ServerDraftsTest::put(EngineFixture& fixture, DraftId id, const QString& text)
{
    OutgoingMessage message =
        fixture.newMessage({QStringLiteral("biri@example.org")}, QStringLiteral("Taslak"), text);
    message.bcc.append({{}, QStringLiteral("gizli@example.org")});
    bool isPut = false;
    bool isAnswered = false;
    fixture.engine().putDraftOnServer(id, message, [&](const Result<void>& result) {
        isPut = result.has_value();
        isAnswered = true;
    });
    (void)QTest::qWaitFor([&] { return isAnswered; }, 20000);
    return isPut;
}

DraftId ServerDraftsTest::putNew(EngineFixture& fixture, const QString& text)
{
    const DraftId id = save(fixture, 0, text);
    return put(fixture, id, text) ? id : 0;
}

/// Nothing is left to be done with copies.
bool ServerDraftsTest::isDone(EngineFixture& fixture)
{
    const auto copies = fixture.reader().draftCopies(fixture.accountId());
    return copies && std::all_of(copies->begin(), copies->end(), [](const DraftCopy& copy) {
               return copy.state == DraftCopyState::There && copy.hasDraft && !copy.isSuperseded;
           });
}

QStringList ServerDraftsTest::textsIn(const QString& user, const QString& folder)
{
    QStringList texts;
    for (const QByteArray& raw : m_server.messagesIn(user, folder))
        texts << readMessage(raw).text.trimmed();
    texts.sort();
    return texts;
}

void ServerDraftsTest::newCopyTakesThePlaceOfTheOld()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    fixture.engine().start();
    const DraftId id = putNew(fixture, QStringLiteral("bir"));
    QVERIFY(id != 0);
    QTRY_COMPARE(textsIn(user), QStringList{QStringLiteral("bir")});
    const MessageContent first = readMessage(m_server.messagesIn(user, QStringLiteral("Drafts")).first());
    QCOMPARE(first.envelope.bcc.size(), 1);
    QVERIFY(m_server.mailbox(user).messages(QStringLiteral("Drafts")).first().flags.contains('D'));
    for (const char* text : {"iki", "üç", "dört"}) {
        QCOMPARE(save(fixture, id, QString::fromUtf8(text)), id);
        QVERIFY(put(fixture, id, QString::fromUtf8(text)));
        QTRY_COMPARE(textsIn(user), QStringList{QString::fromUtf8(text)});
    }
    // Until the folder has been looked at, the one shown may still be the copy before.
    const FolderId drafts = fixture.folder(FolderRole::Drafts);
    const auto isShown = [&] {
        const QList<MessageId> shown = fixture.shown(drafts);
        return isDone(fixture) && shown.size() == 1 &&
               fixture.reader().draftOfCopy(shown.first()).value_or(0) == id &&
               fixture.row(shown.first()).preview == QStringLiteral("dört");
    };
    QVERIFY(QTest::qWaitFor(isShown, 20000));
}

void ServerDraftsTest::onlyTheNewestGoesAfterAnOfflineTime()
{
    CutScene scene(m_server, freshUser());
    EngineFixture& fixture = scene.fixture();
    QVERIFY(begin(fixture));
    const DraftId id = save(fixture, 0, QStringLiteral("x"));
    for (const char* text : {"bir", "iki", "üç"})
        QVERIFY(put(fixture, id, QString::fromUtf8(text)));
    const qint64 before = scene.imap().bytes(CuttingProxy::Direction::Up);
    QVERIFY(fixture.pass());
    QCOMPARE(textsIn(scene.user()), QStringList{QStringLiteral("üç")});
    QCOMPARE(scene.imap().recorded(CuttingProxy::Direction::Up).mid(before).count(" APPEND "), 1);
    QVERIFY(isDone(fixture));
}

void ServerDraftsTest::aCutLeavesOneCopy_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("before a line") << static_cast<int>(CutKind::BeforeLine);
    QTest::newRow("answer lost") << static_cast<int>(CutKind::ReplyLost);
    QTest::newRow("after an answer") << static_cast<int>(CutKind::AfterAnswer);
}

void ServerDraftsTest::aCutLeavesOneCopy()
{
    QFETCH(int, kind);
    constexpr int kMostLines = 80;
    CutScene scene(m_server, freshUser());
    EngineFixture& fixture = scene.fixture();
    QVERIFY(begin(fixture));
    const DraftId id = putNew(fixture, QStringLiteral("ilk"));
    QVERIFY(id != 0);
    QVERIFY(fixture.pass());
    int cutAt = 0;
    for (int line = 1; line <= kMostLines; ++line) {
        const QString text = QStringLiteral("metin %1").arg(line);
        QCOMPARE(save(fixture, id, text), id);
        QVERIFY(put(fixture, id, text));
        const int before = scene.imap().cuts();
        CutScene::arm(scene.imap(), {static_cast<CutKind>(kind), line});
        (void)fixture.pass();
        const bool wasCut = scene.imap().cuts() > before;
        // At any moment there is one of the two texts at least, and no third.
        const QStringList meanwhile = textsIn(scene.user());
        QVERIFY2(!meanwhile.isEmpty() && meanwhile.size() <= 2, qPrintable(meanwhile.join(u'|')));
        const QString why = scene.recover();
        QVERIFY2(why.isEmpty(), qPrintable(QStringLiteral("line %1: %2").arg(line).arg(why)));
        QVERIFY2(isDone(fixture), qPrintable(QString::number(line)));
        const QStringList there = textsIn(scene.user());
        QVERIFY2(there == QStringList{text},
                 qPrintable(QStringLiteral("line %1: ").arg(line) + there.join(u'|')));
        if (!wasCut)
            break;
        cutAt = line;
    }
    QVERIFY(cutAt > 10); // the trial has reached APPEND and what follows it
    QVERIFY2(scene.unrest().isEmpty(), qPrintable(scene.unrest()));
}

void ServerDraftsTest::killsLeaveOneCopy()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    QRandomGenerator random{numberFrom("POSTACI_SEED", 20261127)};
    const quint32 kills = numberFrom("POSTACI_KILLS", 25);
    const DraftId id = save(fixture, 0, QStringLiteral("ilk"));
    for (quint32 i = 0; i < kills; ++i) {
        const QString text = QStringLiteral("öldürme %1").arg(i);
        QCOMPARE(save(fixture, id, text), id);
        QVERIFY(put(fixture, id, text));
        fixture.close();
        EngineHand program(fixture.profileDir(), m_server.caFile());
        program.launch();
        QThread::msleep(20 + random.bounded(500U));
        program.kill();
        QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
        const QStringList meanwhile = textsIn(user);
        QVERIFY2(meanwhile.size() <= 2, qPrintable(meanwhile.join(u'|')));
        QVERIFY(i == 0 || !meanwhile.isEmpty());
        if (i % 3 == 2)
            continue; // the next kill comes before the traces of this one are gone
        QVERIFY(fixture.pass());
        QCOMPARE(textsIn(user), QStringList{text});
        QVERIFY(isDone(fixture));
    }
    QVERIFY(fixture.pass());
    QCOMPARE(textsIn(user).size(), 1);
    QCOMPARE(fixture.reader().drafts()->size(), 1);
}

void ServerDraftsTest::changedElsewhereBothStay()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    QList<RejectedChange> told;
    connect(&fixture.engine(), &MailEngine::changeRejected, this,
            [&](AccountId, const RejectedChange& change) { told << change; });
    fixture.engine().start();
    const DraftId id = putNew(fixture, QStringLiteral("benim"));
    QVERIFY(id != 0);
    QVERIFY(QTest::qWaitFor([&] { return textsIn(user).size() == 1; }, 10'000));
    QVERIFY(QTest::qWaitFor([&] { return isDone(fixture); }, 10'000));
    fixture.engine().stop();

    OtherClient other(m_server, user);
    QVERIFY(other.isIn());
    QByteArray changed = m_server.messagesIn(user, QStringLiteral("Drafts")).first();
    QVERIFY(changed.contains("benim"));
    changed.replace("benim", "onun degistirdigi");
    QVERIFY(other.append(QStringLiteral("Drafts"), changed, MessageFlag::Draft));
    const QByteArray mine = fixture.reader().draftCopies(fixture.accountId())->first().messageId.toUtf8();
    QVERIFY(!mine.isEmpty());
    // Both have one Message-ID now, as some programs do it; the older one goes.
    QVERIFY(other.session().select("Drafts", std::nullopt));
    const auto uids = other.session().search("ALL");
    QVERIFY(uids && uids->size() == 2);
    QVERIFY(
        other.session().storeFlags(UidSet::fromList({uids->first()}), MessageFlag::Deleted, StoreMode::Add));
    QVERIFY(other.session().uidExpunge(UidSet::fromList({uids->first()})));

    QCOMPARE(save(fixture, id, QStringLiteral("benim yeni")), id);
    QVERIFY(put(fixture, id, QStringLiteral("benim yeni")));
    fixture.engine().start();
    QVERIFY(QTest::qWaitFor(
        [&] {
            return textsIn(user) ==
                   (QStringList{QStringLiteral("benim yeni"), QStringLiteral("onun degistirdigi")});
        },
        10'000));
    QVERIFY(QTest::qWaitFor([&] { return told.size() == 1; }, 10'000));
    QCOMPARE(told.first().kind, RejectedChange::Kind::DraftLost);
    QCOMPARE(fixture.reader().drafts()->size(), 1);
    QVERIFY(QTest::qWaitFor([&] { return isDone(fixture); }, 10'000));
}

void ServerDraftsTest::deletedElsewhereTheTextStays()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    QList<RejectedChange> told;
    connect(&fixture.engine(), &MailEngine::changeRejected, this,
            [&](AccountId, const RejectedChange& change) { told << change; });
    const DraftId id = putNew(fixture, QStringLiteral("kalan"));
    QVERIFY(id != 0);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QCOMPARE(textsIn(user).size(), 1);
    OtherClient other(m_server, user);
    QVERIFY(other.expunge(QStringLiteral("Drafts"), {QStringLiteral("Taslak")}));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().kind, RejectedChange::Kind::DraftLost);
    QCOMPARE(told.first().what, QStringLiteral("Taslak"));
    QCOMPARE(fixture.reader().drafts()->size(), 1);
    QCOMPARE(textsIn(user).size(), 0); // not put there again behind the back of who has deleted it
}

/// In the list of the Drafts folder, as any message.
void ServerDraftsTest::deletedHereItGoesAltogether()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    QList<RejectedChange> told;
    connect(&fixture.engine(), &MailEngine::changeRejected, this,
            [&](AccountId, const RejectedChange& change) { told << change; });
    const DraftId gone = putNew(fixture, QStringLiteral("gider"));
    const DraftId written = putNew(fixture, QStringLiteral("kalır"));
    QVERIFY(gone != 0 && written != 0);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    const QList<MessageId> copies = fixture.shown(fixture.folder(FolderRole::Drafts));
    QCOMPARE(copies.size(), 2);
    fixture.engine().deleteMessages(copies, {written});
    QTRY_COMPARE(fixture.reader().drafts()->size(), 1);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QCOMPARE(fixture.reader().drafts()->first().id, written);
    QVERIFY(textsIn(user).isEmpty());
    QCOMPARE(textsIn(user, QStringLiteral("Trash")),
             (QStringList{QStringLiteral("gider"), QStringLiteral("kalır")}));
    QCOMPARE(told.size(), 0);
}

void ServerDraftsTest::discardedGoesThereToo()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    fixture.engine().start();
    const DraftId id = putNew(fixture, QStringLiteral("atılan"));
    QVERIFY(id != 0);
    QTRY_COMPARE(textsIn(user).size(), 1);
    QTRY_VERIFY(isDone(fixture));
    fixture.engine().removeDraft(id);
    QTRY_COMPARE(textsIn(user).size(), 0);
    QTRY_VERIFY(fixture.reader().draftCopies(fixture.accountId())->isEmpty());
}

void ServerDraftsTest::sentGoesOnceItIsFiled()
{
    CutScene scene(m_server, freshUser());
    EngineFixture& fixture = scene.fixture();
    const QString receiver = freshUser();
    QVERIFY(begin(fixture));
    const DraftId id = putNew(fixture, QStringLiteral("giden"));
    QVERIFY(id != 0);
    QVERIFY(fixture.pass());
    scene.smtp().setMode(CuttingProxy::Mode::Refuse);
    fixture.engine().start();
    OutboxId queued = 0;
    fixture.engine().send(fixture.newMessage({receiver}, QStringLiteral("Taslak"), QStringLiteral("giden")),
                          id, [&](const Result<OutboxId>& result) { queued = result.value_or(0); });
    QVERIFY(QTest::qWaitFor([&] { return queued != 0; }, 10'000));
    QVERIFY(QTest::qWaitFor([&] { return fixture.reader().outboxEntry(queued)->attempts > 0; }, 10'000));
    // It is not sent: the text is in both places, and no draft to be written on.
    QCOMPARE(textsIn(scene.user()).size(), 1);
    QCOMPARE(fixture.reader().drafts()->size(), 0);
    QCOMPARE(fixture.reader().draftsBeingSent()->size(), 1);
    scene.smtp().setMode(CuttingProxy::Mode::Forward);
    fixture.engine().networkBack();
    QVERIFY(QTest::qWaitFor([&] { return m_server.messagesIn(receiver).size() == 1; }, 10'000));
    QVERIFY(
        QTest::qWaitFor([&] { return textsIn(scene.user(), QStringLiteral("Sent")).size() == 1; }, 10'000));
    QVERIFY(QTest::qWaitFor([&] { return textsIn(scene.user()).isEmpty(); }, 10'000));
    QVERIFY(QTest::qWaitFor([&] { return fixture.reader().draftsBeingSent()->isEmpty(); }, 10'000));
    QVERIFY(QTest::qWaitFor([&] { return fixture.reader().draftCopies(fixture.accountId())->isEmpty(); },
                            10'000));
}

void ServerDraftsTest::takenOutOfTheOutboxItIsADraftAgain()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    const DraftId id = save(fixture, 0, QStringLiteral("geri"));
    OutboxId queued = 0;
    fixture.engine().send(fixture.newMessage({QStringLiteral("x@example.org")}, QStringLiteral("Taslak"),
                                             QStringLiteral("geri")),
                          id, [&](const Result<OutboxId>& result) { queued = result.value_or(0); });
    QTRY_VERIFY(queued != 0);
    QCOMPARE(fixture.reader().drafts()->size(), 0);
    // A late save of the window does not make it one.
    QCOMPARE(save(fixture, id, QStringLiteral("geri")), id);
    QCOMPARE(fixture.reader().drafts()->size(), 0);
    DraftId taken = 0;
    fixture.engine().takeOutOfOutbox(queued, {},
                                     [&](const Result<Draft>& draft) { taken = draft ? draft->id : -1; });
    QTRY_COMPARE(taken, id);
    QTRY_COMPARE(fixture.reader().drafts()->size(), 1);
    QCOMPARE(fixture.reader().drafts()->first().id, id);
}

void ServerDraftsTest::aDraftOfAnotherProgramIsReplacedAndGoesWhenSent()
{
    const QString user = freshUser();
    const QString receiver = freshUser();
    OtherClient other(m_server, user);
    EngineFixture fixture(m_server, user);
    QVERIFY(begin(fixture));
    QVERIFY(other.append(QStringLiteral("Drafts"), sampleMessage(QStringLiteral("Yabancı"), "telefondan\r\n"),
                         MessageFlag::Draft | MessageFlag::Seen));
    QVERIFY(fixture.pass());
    const FolderId drafts = fixture.folder(FolderRole::Drafts);
    QCOMPARE(fixture.shown(drafts).size(), 1);
    const DraftId id = save(fixture, 0, QStringLiteral("devam"), fixture.shown(drafts).first());
    QVERIFY(id != 0);
    QCOMPARE(fixture.reader().draftOfCopy(fixture.shown(drafts).first()).value_or(0), id);
    QVERIFY(fixture.pass());
    QCOMPARE(textsIn(user), QStringList{QStringLiteral("telefondan")}); // opened only
    QVERIFY(put(fixture, id, QStringLiteral("devam")));
    QVERIFY(fixture.pass());
    QCOMPARE(textsIn(user), QStringList{QStringLiteral("devam")});
    fixture.engine().start();
    bool isQueued = false;
    fixture.engine().send(fixture.newMessage({receiver}, QStringLiteral("Yabancı"), QStringLiteral("devam")),
                          id, [&](const Result<OutboxId>& result) { isQueued = result.has_value(); });
    QTRY_VERIFY(isQueued);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QTRY_COMPARE(textsIn(user).size(), 0);
}

void ServerDraftsTest::notWhereItIsNotWanted()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    fixture.account.keepsDraftsOnServer = false;
    QVERIFY(begin(fixture));
    QVERIFY(!fixture.engine().keepsDraftsOnServer(fixture.accountId()));
    const DraftId id = putNew(fixture, QStringLiteral("burada"));
    QVERIFY(id != 0);
    QVERIFY(fixture.pass());
    QCOMPARE(textsIn(user).size(), 0);
    QCOMPARE(fixture.reader().drafts()->size(), 1);
}

void ServerDraftsTest::notByPop3()
{
    EngineFixture fixture(m_server, freshUser());
    fixture.usePop3(m_server);
    QVERIFY(fixture.open());
    QVERIFY(!fixture.engine().keepsDraftsOnServer(fixture.accountId()));
    const DraftId id = putNew(fixture, QStringLiteral("burada"));
    QVERIFY(id != 0);
    QVERIFY(fixture.reader().draftCopies(fixture.accountId())->isEmpty());
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (EngineHand::isWorker(QCoreApplication::arguments()))
        return EngineHand::runWorker(application);
    ServerDraftsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_serverdrafts.moc"
