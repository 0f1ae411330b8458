#include "EngineHand.h"

#include "EngineFixture.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace postaci::test {

namespace {

constexpr auto kSwitch = "--engine-hand";
constexpr int kPatienceMs = 60'000;

/// The child: an engine and the lines that it is told.
class Worker : public QObject
{
public:
    Worker(const QString& profileDir, const QString& caFile) : m_stdin(STDIN_FILENO, QSocketNotifier::Read)
    {
        EngineOptions options;
        options.profileDir = profileDir;
        options.bodies = BodyPolicy::Recent;
        options.certificates.addedAuthorities = loadAuthorities(caFile).value_or({});
        options.timings.firstRetry = std::chrono::milliseconds(50);
        options.timings.longestRetry = std::chrono::milliseconds(200);
        options.timings.poll = std::chrono::milliseconds(1000);
        auto engine = MailEngine::open(options, m_secrets, m_clock);
        if (!engine)
            return;
        m_engine = std::move(engine).value();
        for (const Account& account : m_engine->reader().accounts().value_or({})) {
            m_account = account;
            for (const ServerSettings& server : {account.incoming, account.outgoing})
                m_secrets.write(secretKey(server), QString::fromLatin1(fixturePassword),
                                [](const Result<void>&) {});
        }
        m_engine->start();
        connect(&m_stdin, &QSocketNotifier::activated, this, &Worker::readLines);
        say("ready");
    }

    [[nodiscard]] bool isReady() const { return m_engine != nullptr; }

private:
    static void say(const char* text)
    {
        std::puts(text);
        std::fflush(stdout);
    }

    void readLines()
    {
        char bytes[4096];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) {
            QCoreApplication::quit();
            return;
        }
        m_text.append(bytes, count);
        for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
            const QStringList words = QString::fromUtf8(m_text.first(end)).split(QLatin1Char(' '));
            m_text.remove(0, end + 1);
            obey(words);
        }
    }

    void obey(const QStringList& words)
    {
        const QString& verb = words.first();
        const QList<MessageId> message{words.value(1).toLongLong()};
        if (verb == QLatin1String("quit"))
            return QCoreApplication::quit();
        if (verb == QLatin1String("send"))
            return send(words.value(1), words.value(2));
        if (verb == QLatin1String("mkdir"))
            return m_engine->createFolder(m_account.id, 0, words.value(1),
                                          [](const Result<FolderId>& made) { say(made ? "ok" : "no"); });
        if (verb == QLatin1String("rename"))
            return m_engine->renameFolder(message.first(), words.value(2),
                                          [](const Result<void>& renamed) { say(renamed ? "ok" : "no"); });
        if (verb == QLatin1String("flag"))
            m_engine->setFlag(message, MessageFlag(words.value(2).toUInt()),
                              words.value(3) == QLatin1String("1"));
        else if (verb == QLatin1String("move"))
            m_engine->moveTo(message, words.value(2).toLongLong());
        else if (verb == QLatin1String("copy"))
            m_engine->copyTo(message, words.value(2).toLongLong());
        else if (verb == QLatin1String("tag"))
            m_engine->setTag(message, words.value(2), words.value(3) == QLatin1String("1"));
        else if (verb == QLatin1String("delete"))
            m_engine->deleteMessages(message);
        else if (verb == QLatin1String("rmdir"))
            m_engine->deleteFolder(message.first());
        else if (verb == QLatin1String("body"))
            m_engine->requestBody(message.first());
        else if (verb == QLatin1String("open"))
            m_engine->openFolder(message.first());
        else if (verb == QLatin1String("check"))
            m_engine->checkNow(0);
        else if (verb == QLatin1String("discard"))
            m_engine->discardOutbox(message.first());
        confirm();
    }

    void send(const QString& receiver, const QString& messageId)
    {
        OutgoingMessage message;
        message.account = m_account.id;
        message.from = {m_account.identity.name, m_account.identity.address};
        message.to.append({{}, receiver});
        message.subject = QStringLiteral("Giden ") + messageId;
        message.text = QStringLiteral("Merhaba\n.\n");
        message.messageId = messageId;
        message.date = m_clock.now();
        m_engine->send(message, 0, [](const Result<OutboxId>& queued) { say(queued ? "ok" : "no"); });
    }

    /// A draft that is saved behind the change is saved when the change is: both wait in one queue.
    void confirm()
    {
        Draft draft;
        draft.id = m_draft;
        draft.account = m_account.id;
        m_engine->saveDraft(draft, [this](const Result<DraftId>& saved) {
            m_draft = saved.value_or(0);
            say(saved ? "ok" : "no");
        });
    }

    InMemorySecretStore m_secrets;
    SystemClock m_clock;
    std::unique_ptr<MailEngine> m_engine;
    Account m_account;
    DraftId m_draft = 0;
    QSocketNotifier m_stdin;
    QByteArray m_text;
};

} // namespace

EngineHand::EngineHand(QString profileDir, QString caFile)
    : m_profileDir(std::move(profileDir)), m_caFile(std::move(caFile))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

EngineHand::~EngineHand()
{
    kill();
}

void EngineHand::launch()
{
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QString::fromLatin1(kSwitch), m_profileDir, m_caFile});
    m_process.waitForStarted(kPatienceMs);
}

bool EngineHand::start()
{
    launch();
    while (m_process.waitForReadyRead(kPatienceMs)) {
        if (m_process.readAllStandardOutput().contains("ready"))
            return true;
    }
    return false;
}

void EngineHand::throwOrder(const QStringList& words)
{
    m_process.write(words.join(QLatin1Char(' ')).toUtf8() + '\n');
    m_process.waitForBytesWritten(kPatienceMs);
}

bool EngineHand::order(const QStringList& words)
{
    throwOrder(words);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kPatienceMs))
            return false;
    }
    return m_process.readLine().trimmed() == "ok";
}

void EngineHand::kill()
{
    if (!isRunning())
        return;
    ::kill(pid_t(m_process.processId()), SIGKILL);
    m_process.waitForFinished(kPatienceMs);
    m_process.readAllStandardOutput();
}

bool EngineHand::quit()
{
    if (!isRunning())
        return true;
    throwOrder({QStringLiteral("quit")});
    const bool ended = m_process.waitForFinished(kPatienceMs);
    m_process.readAllStandardOutput();
    return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

bool EngineHand::isWorker(const QStringList& arguments)
{
    return arguments.value(1) == QLatin1String(kSwitch);
}

int EngineHand::runWorker(QCoreApplication& application)
{
    const QStringList arguments = QCoreApplication::arguments();
    const Worker worker(arguments.value(2), arguments.value(3));
    return worker.isReady() ? application.exec() : 1;
}

} // namespace postaci::test
