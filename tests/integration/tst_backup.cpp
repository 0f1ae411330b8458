#include "EngineFixture.h"
#include "integration/CliRun.h"
#include "profile/Restore.h"
#include "store/Database.h"
#include "unit/store/StoreFixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QThreadPool>

using namespace postaci;
using namespace postaci::test;

namespace {

constexpr int kMail = 3000;
constexpr int kChanges = 200;

QString draftName(int number)
{
    return QStringLiteral("Taslak %1").arg(number, 3, 10, QLatin1Char('0'));
}

/// What SQLite itself finds wrong with mail.db, references included.
QStringList damageOf(const QString& profile)
{
    QStringList found;
    Connection mail(mailFile(profile), Access::ReadOnly);
    Query structure = mail.query("PRAGMA integrity_check");
    while (structure.next()) {
        if (structure.text(0) != QLatin1String("ok"))
            found.append(structure.text(0));
    }
    Query references = mail.query("PRAGMA foreign_key_check");
    while (references.next())
        found.append(QStringLiteral("a reference of ") + references.text(0));
    return found;
}

/// How often each subject is in a mailbox.
QMap<QByteArray, int> subjectsIn(const QByteArrayList& messages)
{
    QMap<QByteArray, int> counts;
    for (const QByteArray& message : messages) {
        const qsizetype at = message.indexOf("Subject: ");
        ++counts[message.mid(at + 9, message.indexOf('\n', at) - at - 9).trimmed()];
    }
    return counts;
}

} // namespace

/// Backups of a program that is at work, and what comes back of them.
class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void duringASyncAndTwoHundredChanges();
    void nothingIsSentTwiceAfterARestore();
    void theCommandLineBacksUpAndRestores();
    void theCommandLineRefusesWhatCannotBe();

private:
    [[nodiscard]] bool fill(const QString& user, int count) const;
    [[nodiscard]] int changesIn(const MailReader& reader, const QList<MessageId>& messages,
                                const EngineFixture& fixture) const;

    DovecotServer m_server;
};

void BackupTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

bool BackupTest::fill(const QString& user, int count) const
{
    QList<test::NewMessage> messages;
    const QDateTime start = QDateTime::currentDateTimeUtc().addDays(-30);
    for (int i = 0; i < count; ++i)
        messages.append({test::sampleMessage(QStringLiteral("Ileti %1").arg(i)), "S", start.addSecs(i * 60)});
    return m_server.deliver(user, messages);
}

/// How many of the changes, which were made one after the other, a profile has; -1: others than the first
/// ones.
int BackupTest::changesIn(const MailReader& reader, const QList<MessageId>& messages,
                          const EngineFixture& fixture) const
{
    QSet<QString> drafts;
    for (const Draft& draft : reader.drafts().value_or({}))
        drafts.insert(draft.subject);
    const FolderId archive = fixture.folder(QStringLiteral("Arsiv"));
    int found = 0;
    bool isOver = false;
    for (int i = 0; i < kChanges; ++i) {
        bool isThere = false;
        if (i % 3 == 0) {
            const auto row = reader.rows({messages.at(i)});
            isThere = row && row->size() == 1 && row->first().flags.testFlag(MessageFlag::Flagged);
        } else if (i % 3 == 1) {
            const auto ids = reader.messageIds({ListQuery::Kind::Folder, archive}, 0, 0);
            isThere = ids && ids->contains(messages.at(i));
        } else {
            isThere = drafts.contains(draftName(i));
        }
        if (isThere && isOver)
            return -1;
        isOver = isOver || !isThere;
        found += isThere ? 1 : 0;
    }
    return found;
}

void BackupTest::duringASyncAndTwoHundredChanges()
{
    const QString user = QStringLiteral("backup1@example.org");
    QVERIFY(fill(user, kMail));
    QVERIFY(m_server.mailbox(user).createFolder(QStringLiteral("Arsiv")));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId archive = fixture.folder(QStringLiteral("Arsiv"));
    const QList<MessageId> messages = fixture.shown(inbox);
    QCOMPARE(messages.size(), kMail);
    // More to fetch while it runs.
    QVERIFY(m_server.deliver(user, [] {
        QList<test::NewMessage> more;
        for (int i = 0; i < kMail; ++i)
            more.append({test::sampleMessage(QStringLiteral("Yeni %1").arg(i)), "S", {}});
        return more;
    }()));
    fixture.bodies = BodyPolicy::All;
    fixture.engine().start();

    const QTemporaryDir out;
    const QString file = out.filePath(QStringLiteral("posta.zip"));
    int asked = 0;
    int begunAt = -1;
    int endedAt = -1;
    Result<BackupInfo> made = unexpected(ErrorKind::Input, ErrorReason::Unspecified, {});
    std::atomic<bool> isOver{false};
    QThreadPool pool;
    while (asked < kChanges || !isOver) {
        if (asked == 40) {
            // What was asked for before is in it for sure once it is committed.
            QTRY_COMPARE_WITH_TIMEOUT(changesIn(fixture.reader(), messages, fixture), 40, 30000);
            begunAt = 40;
            pool.start([&] {
                made = makeBackup({fixture.profileDir(), file, false}, {}, {});
                isOver = true;
            });
        }
        if (asked < kChanges) {
            const int i = asked++;
            if (i % 3 == 0)
                fixture.engine().setFlag({messages.at(i)}, MessageFlag::Flagged, true);
            else if (i % 3 == 1)
                fixture.engine().moveTo({messages.at(i)}, archive);
            else
                fixture.engine().saveDraft({0, fixture.accountId(), draftName(i), "{}", {}}, [](auto) {});
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (isOver && endedAt < 0)
            endedAt = asked;
        if (isOver)
            pool.waitForDone();
    }
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    fixture.engine().stop();

    const QTemporaryDir restored;
    const auto staged = stageRestore(file, restored.path(), {}, {});
    QVERIFY2(staged, staged ? "" : qPrintable(staged.error().message));
    QVERIFY(applyStagedRestore(restored.path()));
    // Opened once, as a start does, and then looked at: structure, references, counts, what is shown.
    {
        const SystemClock clock;
        QVERIFY(Store::open(restored.path(), clock));
    }
    QCOMPARE(inconsistency(restored.path()), QString());
    QCOMPARE(damageOf(restored.path()), QStringList());
    const auto reader = MailReader::open(restored.path());
    QVERIFY(reader);
    const int found = changesIn(**reader, messages, fixture);
    QVERIFY2(found >= begunAt && found <= endedAt,
             qPrintable(QStringLiteral("%1 of %2 to %3").arg(found).arg(begunAt).arg(endedAt)));
    QCOMPARE(made->messages >= kMail && made->messages <= 2 * kMail, true);
    qInfo("the backup has %d changes, begun after %d and ended after %d, and %lld messages", found, begunAt,
          endedAt, static_cast<long long>(made->messages));
}

/// Backups taken while messages go out, each restored into a program that connects: it may not know that some
/// have gone out since.
void BackupTest::nothingIsSentTwiceAfterARestore()
{
    constexpr int kMessages = 24;
    const QString user = QStringLiteral("backup3@example.org");
    const QString to = QStringLiteral("backup3to@example.org");
    QVERIFY(fill(user, 20));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    fixture.engine().start();
    const QTemporaryDir out;
    QFile settings(fixture.profileDir() + QStringLiteral("/settings.ini"));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[look]\nlanguage=tr\n");
    settings.close();

    // One waits for its time all the while.
    OutboxId later = 0;
    SendOptions tomorrow;
    tomorrow.at = QDateTime::currentDateTimeUtc().addDays(1);
    fixture.engine().send(fixture.newMessage({to}, QStringLiteral("Yarın"), QStringLiteral("Merhaba")), 0,
                          tomorrow, [&later](const Result<OutboxId>& id) { later = id.value_or(0); });
    QTRY_VERIFY(later != 0);

    QStringList backups;
    QThreadPool pool;
    std::atomic<int> failures{0};
    for (int i = 0; i < kMessages; ++i) {
        // First whom it goes to, then the message: what a backup has was so at one moment.
        ContactEdit edit;
        Contact contact;
        contact.fullName = QStringLiteral("Kişi %1").arg(i, 2, 10, QLatin1Char('0'));
        contact.addresses = {{QStringLiteral("kisi%1@example.org").arg(i), {}}};
        edit.put.append(contact);
        fixture.engine().editContacts(edit);
        fixture.engine().send(
            fixture.newMessage({to}, QStringLiteral("Giden-%1").arg(i), QStringLiteral("Merhaba")), 0,
            [](const Result<OutboxId>& id) { QVERIFY(id); });
        if (i % 6 == 3) {
            backups.append(out.filePath(QStringLiteral("%1.zip").arg(i)));
            pool.start([&failures, dir = fixture.profileDir(), file = backups.last()] {
                failures += makeBackup({dir, file, false}, {}, {}) ? 0 : 1;
            });
        }
        QTest::qWait(30);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesIn(to).size(), kMessages, 60000);
    pool.waitForDone();
    QCOMPARE(failures, 0);
    fixture.engine().discardOutbox(later);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSettled(), 60000);
    fixture.close();

    const SystemClock clock;
    int uncertain = 0;
    for (const QString& file : std::as_const(backups)) {
        const QTemporaryDir restored;
        QVERIFY(stageRestore(file, restored.path(), {}, {}));
        QVERIFY(applyStagedRestore(restored.path()));
        QFile kept(restored.filePath(QStringLiteral("settings.ini")));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("[look]\nlanguage=tr\n"));
        EngineOptions options;
        options.profileDir = restored.path();
        options.certificates.addedAuthorities = loadAuthorities(m_server.caFile()).value_or({});
        auto opened = MailEngine::open(options, fixture.keyring(), clock);
        QVERIFY(opened);
        MailEngine& engine = **opened;
        QCOMPARE(damageOf(restored.path()), QStringList());
        int messages = 0;
        const auto outbox = engine.reader().outbox();
        for (const OutboxEntry& entry : *outbox) {
            QVERIFY(entry.state == OutboxState::Uncertain || entry.state == OutboxState::Sent);
            uncertain += entry.state == OutboxState::Uncertain ? 1 : 0;
            messages = qMax(messages, entry.subject.mid(6).toInt() + 1);
        }
        int contacts = 0;
        while (engine.reader().contactOf(QStringLiteral("kisi%1@example.org").arg(contacts)).value_or(0) != 0)
            ++contacts;
        QVERIFY2(contacts >= messages && contacts >= 1 && contacts <= kMessages,
                 qPrintable(QStringLiteral("%1 contacts, %2 messages").arg(contacts).arg(messages)));
        // At work for a while, with the servers there: nothing goes out.
        engine.start();
        const AccountId account = engine.reader().accounts()->first().id;
        const QDateTime begun = QDateTime::currentDateTimeUtc();
        const auto isUpToDate = [&] {
            const AccountState state = engine.accountState(account);
            return state.lastChecked.isValid() && state.lastChecked >= begun &&
                   (state.activity == AccountActivity::Push || state.activity == AccountActivity::Idle);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isUpToDate(), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(engine.reader().appends(account)->isEmpty(), 60000);
    }
    QVERIFY(uncertain >= backups.size());
    QCOMPARE(m_server.messagesIn(to).size(), kMessages);
    for (const auto& counts : {subjectsIn(m_server.messagesIn(to)),
                               subjectsIn(m_server.messagesIn(user, QStringLiteral("Sent")))}) {
        QCOMPARE(counts.size(), kMessages);
        for (const auto& [subject, count] : counts.asKeyValueRange())
            QVERIFY2(count == 1, subject.constData());
    }
}

void BackupTest::theCommandLineBacksUpAndRestores()
{
    const QString user = QStringLiteral("backup2@example.org");
    QVERIFY(fill(user, 30));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const QTemporaryDir out;
    const QString file = out.filePath(QStringLiteral("posta.zip"));
    // While the engine has it.
    CliRun run = runCli({QStringLiteral("backup"), QStringLiteral("--json"), QStringLiteral("--profile"),
                         fixture.profileDir(), file});
    QCOMPARE(run.code, 0);
    QCOMPARE(QJsonDocument::fromJson(run.out).object().value(QStringLiteral("messages")).toInt(), 30);
    run = runCli({QStringLiteral("restore"), QStringLiteral("--profile"), fixture.profileDir(), file});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("Close it"), run.err.constData());
    QVERIFY(!stagedRestore(fixture.profileDir()));

    const QString other = out.filePath(QStringLiteral("other"));
    run = runCli(
        {QStringLiteral("restore"), QStringLiteral("--json"), QStringLiteral("--profile"), other, file});
    QCOMPARE(run.code, 0);
    run = runCli({QStringLiteral("list"), QStringLiteral("--json"), QStringLiteral("--profile"), other,
                  QStringLiteral("--folder"), QStringLiteral("INBOX")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.out.count('\n'), 30);
}

void BackupTest::theCommandLineRefusesWhatCannotBe()
{
    const QTemporaryDir out;
    const QString nothing = out.filePath(QStringLiteral("nothing.zip"));
    CliRun run = runCli({QStringLiteral("backup"), QStringLiteral("--profile"), out.path(), nothing});
    QCOMPARE(run.code, 2);
    QVERIFY(!QFile::exists(nothing));
    run = runCli({QStringLiteral("restore"), QStringLiteral("--profile"), out.path(), nothing});
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains("not a backup"), run.err.constData());
    run = runCli({QStringLiteral("backup"), QStringLiteral("--profile"), out.path()});
    QCOMPARE(run.code, 2);
    run = runCli({QStringLiteral("restore"), nothing});
    QCOMPARE(run.code, 2);
}

QTEST_GUILESS_MAIN(BackupTest)

#include "tst_backup.moc"
