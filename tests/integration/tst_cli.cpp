#include "EngineFixture.h"
#include "integration/CliRun.h"
#include "security/EncryptedSecretStore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// postaci-cli as a script calls it.
class CliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void messagePrintsItsParts();
    void mailCannotCommandTheTerminal();
    void unreadableFileIsWrongUse();
    void threadsPrintsConversations();
    void syncListSend();
    void pop3SyncListSend();
    void wrongPasswordIsAProblem();
    void passphraseOpensTheEncryptedFile();
    void doctorTellsEachStep();
    void unknownUseIsSaid();
    void restoredMailIsFoundAtOnce();
    void passwordIsNowhereInTheProfile();

private:
    void sendsAFileOnce();
    struct Outcome : CliRun
    {
        [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
        [[nodiscard]] QList<QJsonObject> lines() const;
    };
    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const;
    [[nodiscard]] QString writeAccount(const QString& user, Protocol incoming = Protocol::Imap) const;
    [[nodiscard]] QStringList onProfile(const QStringList& arguments,
                                        const QString& profile = QStringLiteral("profile")) const;

    DovecotServer m_server;
    QTemporaryDir m_dir;
};

QList<QJsonObject> CliTest::Outcome::lines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : out.split('\n'))
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

void CliTest::initTestCase()
{
    QVERIFY2(QFileInfo::exists(qEnvironmentVariable("POSTACI_CLI")),
             "POSTACI_CLI must name the built postaci-cli");
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

CliTest::Outcome CliTest::run(const QStringList& arguments, const QByteArray& input) const
{
    return Outcome{runCli(arguments, input)};
}

QString CliTest::writeAccount(const QString& user, Protocol incoming) const
{
    const quint16 port = incoming == Protocol::Pop3 ? m_server.pop3Port() : m_server.imapPort();
    const QJsonObject account{
        {QStringLiteral("address"), user},
        {QStringLiteral("name"), QStringLiteral("Ayşe")},
        {QStringLiteral("incoming"), QJsonObject{{QStringLiteral("protocol"), toString(incoming)},
                                                 {QStringLiteral("host"), m_server.host()},
                                                 {QStringLiteral("port"), port},
                                                 {QStringLiteral("security"), QStringLiteral("starttls")},
                                                 {QStringLiteral("username"), user}}},
        {QStringLiteral("outgoing"), QJsonObject{{QStringLiteral("host"), m_server.host()},
                                                 {QStringLiteral("port"), m_server.smtpsPort()},
                                                 {QStringLiteral("security"), QStringLiteral("tls")},
                                                 {QStringLiteral("username"), user}}}};
    const QString path = m_dir.filePath(user + QStringLiteral(".json"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(account).toJson());
    return path;
}

QStringList CliTest::onProfile(const QStringList& arguments, const QString& profile) const
{
    return arguments + QStringList{QStringLiteral("--profile"), m_dir.filePath(profile),
                                   QStringLiteral("--json"), QStringLiteral("--ca"), m_server.caFile()};
}

void CliTest::messagePrintsItsParts()
{
    const QString path = m_dir.filePath(QStringLiteral("a.eml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("From: =?iso-8859-9?Q?Ay=FEe?= <ayse@example.org>\r\nTo: b@example.net\r\nSubject: "
               "=?utf-8?B?xLBsaw==?=\r\n"
               "Date: Mon, 23 Nov 2026 13:00:00 +0300\r\nMessage-ID: <1@example.org>\r\n"
               "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nMetin\r\n--x\r\n"
               "Content-Type: application/pdf; name=\"../../rapor.pdf\"\r\nContent-Disposition: "
               "attachment\r\n\r\nabc\r\n--x--\r\n");
    file.close();
    const Outcome outcome = run({QStringLiteral("message"), path, QStringLiteral("--json")});
    QCOMPARE(outcome.code, 0);
    const QJsonObject object = outcome.object();
    QCOMPARE(object.value(QStringLiteral("subject")).toString(), QStringLiteral("İlk"));
    QCOMPARE(object.value(QStringLiteral("date")).toString(), QStringLiteral("2026-11-23T10:00:00Z"));
    QCOMPARE(object.value(QStringLiteral("message_id")).toString(), QStringLiteral("<1@example.org>"));
    QCOMPARE(object.value(QStringLiteral("text")).toString().trimmed(), QStringLiteral("Metin"));
    const QJsonObject from = object.value(QStringLiteral("from")).toArray().first().toObject();
    QCOMPARE(from.value(QStringLiteral("name")).toString(), QStringLiteral("Ayşe"));
    const QJsonObject attachment = object.value(QStringLiteral("attachments")).toArray().first().toObject();
    QCOMPARE(attachment.value(QStringLiteral("name")).toString(), QStringLiteral("rapor.pdf"));
    QCOMPARE(attachment.value(QStringLiteral("size")).toInt(), 3);
}

void CliTest::mailCannotCommandTheTerminal()
{
    const QString path = m_dir.filePath(QStringLiteral("sequences.eml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    // An escape, a one-character CSI (C1), a backspace, an override of the direction.
    file.write("From: =?utf-8?B?QRtbMkrCmzJKQg==?= <a@example.org>\r\nTo: b@example.net\r\nSubject: "
               "=?utf-8?B?YeKArmZkcC5leGU=?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
               "one\ttwo\r\n\x1b]0;title\x07\xc2\x9b"
               "31m\x7f\x08three \xe2\x80\x8f\r\nfour\rfive\r\n");
    file.close();
    const Outcome human = run({QStringLiteral("message"), path});
    QCOMPARE(human.code, 0);
    for (const char* const control : {"\x1b", "\xc2\x9b", "\x07", "\x08", "\x7f", "\r", "\xe2\x80\xae"})
        QVERIFY2(!human.out.contains(control), human.out.toPercentEncoding().constData());
    const QString text = QString::fromUtf8(human.out);
    QVERIFY2(text.contains(QStringLiteral("Subject: a\ufffdfdp.exe\n")), human.out.constData());
    // Line ends and tabs are text, and so are the marks of a language written from the right.
    QVERIFY2(text.contains(QStringLiteral("\none\ttwo\n")), human.out.constData());
    QVERIFY2(text.contains(QStringLiteral("three \u200f\nfour")), human.out.constData());
    const Outcome json = run({QStringLiteral("message"), path, QStringLiteral("--json")});
    QVERIFY(json.object().value(QStringLiteral("text")).toString().contains(QChar(0x1b)));
    const Outcome missing = run({QStringLiteral("message"), path + QStringLiteral("\x1b[2J\nx")});
    QCOMPARE(missing.code, 2);
    QVERIFY(!missing.err.contains('\x1b'));
    QCOMPARE(missing.err.count('\n'), 1);
}

void CliTest::unreadableFileIsWrongUse()
{
    const Outcome outcome = run({QStringLiteral("message"), m_dir.filePath(QStringLiteral("none.eml"))});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.out.isEmpty());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void CliTest::threadsPrintsConversations()
{
    const QString path = m_dir.filePath(QStringLiteral("some.mbox"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("From a@b Thu Jan  1 00:00:00 2026\nMessage-ID: <1@x>\nSubject: Toplant\xc4\xb1\n\n\n"
               "From a@b Thu Jan  1 00:00:00 2026\nSubject: YNT: TOPLANTI\n\n\n"
               "From a@b Thu Jan  1 00:00:00 2026\nMessage-ID: <3@x>\nSubject: other\n\n\n"
               "From a@b Thu Jan  1 00:00:00 2026\nMessage-ID: <4@x>\nReferences: <1@x>\n\n");
    file.close();
    const Outcome outcome = run({QStringLiteral("threads"), path, QStringLiteral("--json")});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.out, QByteArray("[\"<1@x>\",\"<none:2>\",\"<4@x>\"]\n[\"<3@x>\"]\n"));
    const Outcome missing = run({QStringLiteral("threads"), path + QStringLiteral(".not")});
    QCOMPARE(missing.code, 2);
    QVERIFY(missing.err.contains("some.mbox.not"));
    QCOMPARE(run({QStringLiteral("threads")}).code, 2);
}

void CliTest::syncListSend()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_server.deliver(QStringLiteral("cli@example.org"),
                                 sampleMessage(QStringLiteral("Mektup %1").arg(i))));
    const QByteArray password = QByteArray(fixturePassword) + '\n';
    Outcome outcome =
        run(onProfile({QStringLiteral("sync"), QStringLiteral("--account"),
                       writeAccount(QStringLiteral("cli@example.org")), QStringLiteral("--password-stdin"),
                       QStringLiteral("--bodies"), QStringLiteral("all")}),
            password);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(outcome.object().value(QStringLiteral("added")).toInt(), 3);
    QVERIFY(outcome.object().value(QStringLiteral("bytes")).toInt() > 0);

    outcome = run(onProfile({QStringLiteral("sync"), QStringLiteral("--password-stdin")}), password);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(outcome.object().value(QStringLiteral("added")).toInt(), 0);
    QCOMPARE(outcome.object().value(QStringLiteral("changed")).toInt(), 0);

    outcome = run(
        onProfile({QStringLiteral("list"), QStringLiteral("--folder"),
                   QStringLiteral("cli@example.org/INBOX"), QStringLiteral("--limit"), QStringLiteral("2")}));
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.lines().size(), 2);
    QCOMPARE(outcome.lines().first().value(QStringLiteral("preview")).toString(), QStringLiteral("Merhaba"));

    outcome = run(onProfile({QStringLiteral("send"), QStringLiteral("--from"),
                             QStringLiteral("cli@example.org"), QStringLiteral("--to"),
                             QStringLiteral("cli-receiver@example.org"), QStringLiteral("--subject"),
                             QStringLiteral("Komut satırından"), QStringLiteral("--password-stdin")}),
                  password + "Gövde\n");
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(outcome.object().value(QStringLiteral("state")).toString(), QStringLiteral("sent"));
    QVERIFY(!outcome.object().value(QStringLiteral("reply")).toString().isEmpty());
    QTRY_COMPARE(m_server.messagesIn(QStringLiteral("cli-receiver@example.org")).size(), 1);
    QCOMPARE(m_server.messagesIn(QStringLiteral("cli@example.org"), QStringLiteral("Sent")).size(), 1);
    QVERIFY(
        !m_server.messagesIn(QStringLiteral("cli-receiver@example.org")).first().contains(fixturePassword));
    sendsAFileOnce();
}

/// A script that does not know how its last run ended may run again.
void CliTest::sendsAFileOnce()
{
    const QString receiver = QStringLiteral("cli-file@example.org");
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("From: <cli@example.org>\nTo: <" + receiver.toLatin1() +
               ">, <refuse-cli@example.org>\nBcc: <cli-secret@example.org>\nSubject: Dosya\n"
               "Message-ID: <dosya@example.org>\n\n.nokta\n");
    file.close();
    const QByteArray password = QByteArray(fixturePassword) + '\n';
    const QStringList send{QStringLiteral("send"), file.fileName(), QStringLiteral("--password-stdin")};
    Outcome outcome = run(onProfile(send), password);
    QCOMPARE(outcome.code, 1); // not everybody got it
    QCOMPARE(outcome.object().value(QStringLiteral("state")).toString(), QStringLiteral("sent"));
    const QJsonArray refused = outcome.object().value(QStringLiteral("refused")).toArray();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first()[QStringLiteral("address")].toString(), QStringLiteral("refuse-cli@example.org"));
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QTRY_COMPARE(m_server.messagesIn(QStringLiteral("cli-secret@example.org")).size(), 1);
    const QByteArray arrived = m_server.messagesIn(receiver).first();
    QVERIFY(!arrived.contains("cli-secret"));
    QVERIFY(arrived.endsWith("\r\n\r\n.nokta\r\n"));

    outcome = run(onProfile(send), password);
    QCOMPARE(outcome.code, 1); // nobody has been told of it so far
    QVERIFY(outcome.object().value(QStringLiteral("repeated")).toBool());
    QCOMPARE(outcome.object().value(QStringLiteral("refused")).toArray(), refused);
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
    outcome = run(onProfile(send + QStringList{QStringLiteral("--again"), QStringLiteral("--to"), receiver}),
                  password);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 2);
    QCOMPARE(m_server.messagesIn(QStringLiteral("cli-secret@example.org")).size(), 1);

    outcome =
        run(onProfile({QStringLiteral("send"), QStringLiteral("--from"), QStringLiteral("cli@example.org")}));
    QCOMPARE(outcome.code, 2);
}

void CliTest::pop3SyncListSend()
{
    const QString user = QStringLiteral("cli-pop3@example.org");
    const QString profile = QStringLiteral("pop3-profile");
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Mektup %1").arg(i))));
    const QByteArray password = QByteArray(fixturePassword) + '\n';
    const QStringList sync{QStringLiteral("sync"), QStringLiteral("--account"),
                           writeAccount(user, Protocol::Pop3), QStringLiteral("--password-stdin")};
    for (const int added : {3, 0}) {
        const Outcome outcome = run(onProfile(sync, profile), password);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QCOMPARE(outcome.object().value(QStringLiteral("added")).toInt(), added);
        QCOMPARE(outcome.object().value(QStringLiteral("changed")).toInt(), 0);
        QVERIFY(outcome.object().value(QStringLiteral("bytes")).toInt() > 0);
    }
    QCOMPARE(m_server.messagesIn(user).size(), 3);

    Outcome outcome = run(onProfile(
        {QStringLiteral("list"), QStringLiteral("--folder"), user + QStringLiteral("/INBOX")}, profile));
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.lines().size(), 3);
    QCOMPARE(outcome.lines().first().value(QStringLiteral("preview")).toString(), QStringLiteral("Merhaba"));

    const QString receiver = QStringLiteral("cli-pop3-receiver@example.org");
    outcome = run(onProfile({QStringLiteral("send"), QStringLiteral("--from"), user, QStringLiteral("--to"),
                             receiver, QStringLiteral("--subject"), QStringLiteral("Komut satırından"),
                             QStringLiteral("--password-stdin")},
                            profile),
                  password + "Gövde\n");
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(outcome.object().value(QStringLiteral("state")).toString(), QStringLiteral("sent"));
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    outcome =
        run(onProfile({QStringLiteral("list"), QStringLiteral("--folder"), QStringLiteral("Sent")}, profile));
    QCOMPARE(outcome.lines().size(), 1);
    QVERIFY(!outcome.lines().first().value(QStringLiteral("unread")).toBool());
    QCOMPARE(m_server.loginAttempts(user, "imap"), 0);
}

void CliTest::wrongPasswordIsAProblem()
{
    const Outcome outcome =
        run({QStringLiteral("sync"), QStringLiteral("--account"),
             writeAccount(QStringLiteral("cli-wrong@example.org")), QStringLiteral("--password-stdin"),
             QStringLiteral("--profile"), m_dir.filePath(QStringLiteral("other")), QStringLiteral("--ca"),
             m_server.caFile()},
            "not-the-password\n");
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.out.isEmpty());
    // The sentence, and on a line of its own what the server said.
    const QList<QByteArray> lines = outcome.err.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith("postaci-cli: ") && lines.last().startsWith("Details: "),
             outcome.err.constData());
    QCOMPARE(m_server.loginAttempts(QStringLiteral("cli-wrong@example.org")), 1);
    QCOMPARE(m_server.failedLogins(QStringLiteral("cli-wrong@example.org")), 1);
}

void CliTest::passphraseOpensTheEncryptedFile()
{
    const QString user = QStringLiteral("cli-sealed@example.org");
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Mektup"))));
    const QByteArray password = fixturePassword;
    const QString profile = QStringLiteral("sealed");
    const QStringList sync{QStringLiteral("sync")};
    Outcome outcome = run(onProfile(sync + QStringList{QStringLiteral("--account"), writeAccount(user),
                                                       QStringLiteral("--password-stdin")},
                                    profile),
                          password + '\n');
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const ServerSettings incoming{Protocol::Imap, m_server.host(), m_server.imapPort(), Security::StartTls,
                                  user};
    EncryptedSecretStore file(m_dir.filePath(profile + QStringLiteral("/secrets.box")), KdfCost{1, 8});
    std::optional<Result<void>> made;
    file.create(QStringLiteral("dört kısa kelime"), {{secretKey(incoming), QString::fromUtf8(password)}},
                [&made](Result<void> result) { made = std::move(result); });
    QTRY_VERIFY(made.has_value());
    QVERIFY(*made);

    const QStringList sealed = onProfile(sync + QStringList{QStringLiteral("--passphrase-stdin")}, profile);
    outcome = run(sealed, "dört kısa kelime\n");
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    outcome = run(sealed, "falsch\n");
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("passphrase") && !outcome.err.contains("locked"), outcome.err.constData());
    outcome = run(onProfile(sync, profile));
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("locked"), outcome.err.constData());
    QCOMPARE(m_server.failedLogins(user), 0);
}

void CliTest::doctorTellsEachStep()
{
    const QString user = QStringLiteral("doctor@cli.example");
    const QStringList call{QStringLiteral("doctor"),
                           QStringLiteral("--json"),
                           QStringLiteral("--ca"),
                           m_server.caFile(),
                           QStringLiteral("--account"),
                           writeAccount(user),
                           QStringLiteral("--password-stdin")};
    const Outcome well = run(call, QByteArray(fixturePassword) + '\n');
    QVERIFY2(well.code == 0, well.out + well.err);
    const QList<QJsonObject> steps = well.lines();
    QCOMPARE(steps.size(), 16); // eight at each server
    for (const QJsonObject& step : steps) {
        QVERIFY(step.value(QStringLiteral("ok")).toBool());
        QVERIFY(!step.value(QStringLiteral("summary")).toString().isEmpty());
        QVERIFY(step.contains(QStringLiteral("ms")) && step.contains(QStringLiteral("advice")));
    }
    QCOMPARE(steps.last().value(QStringLiteral("step")).toString(), QStringLiteral("sender"));
    QVERIFY(!well.out.contains(fixturePassword));

    const Outcome refused = run(call, "wrong\n");
    QCOMPARE(refused.code, 1);
    int failed = 0;
    for (const QJsonObject& step : refused.lines()) {
        if (step.value(QStringLiteral("ok")).toBool())
            continue;
        ++failed;
        QCOMPARE(step.value(QStringLiteral("step")).toString(), QStringLiteral("login"));
        QVERIFY(!step.value(QStringLiteral("advice")).toString().isEmpty());
    }
    QCOMPARE(failed, 1);
    QCOMPARE(m_server.failedLogins(user), 1);
    QCOMPARE(run({QStringLiteral("doctor")}).code, 2);
}

void CliTest::unknownUseIsSaid()
{
    QCOMPARE(run({QStringLiteral("dance")}).code, 2);
    QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--profile"), m_dir.path()}).code, 2);
    QCOMPARE(run({QStringLiteral("sync"), QStringLiteral("--no-such-switch")}).code, 2);
    QCOMPARE(run({QStringLiteral("--help")}).code, 0);
    // A directory that holds no mail, as after a slip of the pen.
    QTemporaryDir empty;
    for (const QStringList& what :
         {QStringList{QStringLiteral("list"), QStringLiteral("--folder"), QStringLiteral("INBOX")},
          QStringList{QStringLiteral("search"), QStringLiteral("konu")}}) {
        const Outcome outcome = run(what + QStringList{QStringLiteral("--profile"), empty.path()});
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.err.contains("no profile"));
    }
}

/// A backup has no index, and nobody but this command opens the profile.
void CliTest::restoredMailIsFoundAtOnce()
{
    const QString user = QStringLiteral("cli-restored@example.org");
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Aranan"))));
    const Outcome synced = run(onProfile({QStringLiteral("sync"), QStringLiteral("--account"),
                                          writeAccount(user), QStringLiteral("--password-stdin")},
                                         QStringLiteral("saved-profile")),
                               QByteArray(fixturePassword) + '\n');
    QVERIFY2(synced.code == 0, synced.err.constData());
    const QString file = m_dir.filePath(QStringLiteral("all.zip"));
    QCOMPARE(run(onProfile({QStringLiteral("backup"), file}, QStringLiteral("saved-profile"))).code, 0);
    const Outcome restored = run(onProfile({QStringLiteral("restore"), file}, QStringLiteral("new-profile")));
    QVERIFY2(restored.code == 0, restored.err.constData());
    const QList<QJsonObject> folders =
        run(onProfile({QStringLiteral("list")}, QStringLiteral("new-profile"))).lines();
    const auto inbox = std::find_if(folders.begin(), folders.end(), [&](const QJsonObject& folder) {
        return folder.value(QStringLiteral("folder")).toString() == user + QStringLiteral("/INBOX");
    });
    QVERIFY(inbox != folders.end());
    QCOMPARE(inbox->value(QStringLiteral("messages")).toInt(), 1);
    const Outcome found =
        run(onProfile({QStringLiteral("search"), QStringLiteral("aranan")}, QStringLiteral("new-profile")));
    QCOMPARE(found.code, 0);
    QCOMPARE(found.lines().size(), 2); // it, and the summary
    QVERIFY(found.lines().last().value(QStringLiteral("complete")).toBool());
}

void CliTest::passwordIsNowhereInTheProfile()
{
    QDir profile(m_dir.filePath(QStringLiteral("profile")));
    const auto files = profile.entryInfoList(QDir::Files | QDir::Hidden);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(fixturePassword), qPrintable(info.fileName()));
    }
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
