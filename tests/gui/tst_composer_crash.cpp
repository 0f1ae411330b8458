// The program is killed (SIGKILL) at random moments while somebody writes formatted messages with an image
// and sends them: every text is there afterwards, at most a second old, and no message arrives twice.
#include "composer/ComposerState.h"
#include "composer/ComposerWindow.h"
#include "composer/TextEditor.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"
#include "message/MessageReader.h"
#include "support/DovecotServer.h"
#include "support/TestPaths.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QImage>
#include <QLineEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <chrono>
#include <cstdio>
#include <thread>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kWriter = u"--writer"_s; ///< what the process does that this test starts
const QString kReceiver = u"crash-receiver@example.org"_s;
constexpr int kPatienceMs = 60'000;
constexpr int kBeatMs = 50;

void say(const QByteArray& line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

ComposerWindow* composer()
{
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<ComposerWindow*>(window); found != nullptr && found->isVisible())
            return found;
    return nullptr;
}

Result<std::unique_ptr<Program>> programOn(const QString& profile, const QString& ca, SecretStore& secrets)
{
    ProgramOptions options;
    options.profile = profile;
    options.ca = ca;
    options.timings = quickTimings();
    auto program = Program::open(options, secrets);
    if (!program)
        return program;
    const Account account = (*program)->account();
    for (const ServerSettings& server : {account.incoming, account.outgoing})
        secrets.write(secretKey(server), QString::fromLatin1(fixturePassword), [](const Result<void>&) {});
    (*program)->settings().setWritesFormatted(true);
    (*program)->settings().setUndoSeconds(1);
    return program;
}

/// A person who writes one message after the other and says, by lines, how far that is.
class Writer
{
public:
    Writer(Program& program, int first, quint32 seed) : m_program(program), m_text(first), m_random(seed) {}

    void writeUntilKilled()
    {
        if (ComposerWindow* const restored = composer())
            goOnWith(*restored);
        for (;;) {
            if (composer() == nullptr)
                begin();
            for (int left = m_random.bounded(3, m_text % 2 == 0 ? 250 : 30); left > 0; --left)
                writeWord();
            send();
        }
    }

private:
    [[nodiscard]] QByteArray number() const { return QByteArray::number(m_text); }
    [[nodiscard]] static TextEditor* editor() { return composer()->findChild<TextEditor*>(u"bodyEdit"_s); }

    void goOnWith(const ComposerWindow& restored)
    {
        static const QRegularExpression word(u"t(\\d+)w(\\d+) "_s);
        m_text = restored.findChild<QLineEdit*>(u"subjectEdit"_s)->text().mid(1).toInt();
        auto words = word.globalMatch(editor()->plain());
        for (m_word = 0; words.hasNext(); words.next())
            ++m_word;
        editor()->moveCursor(QTextCursor::End);
        say("restored " + number());
    }

    void begin()
    {
        m_word = 0;
        m_program.window().writeNew();
        typeText(composer()->findChild<QLineEdit*>(u"toEdit"_s), kReceiver);
        typeText(composer()->findChild<QLineEdit*>(u"subjectEdit"_s), u't' + QString::number(m_text));
        editor()->setFocus();
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        QApplication::clipboard()->setImage(picture);
        editor()->paste();
        (void)waitUntil([] { return editor()->toPlainText().contains(QChar::ObjectReplacementCharacter); },
                        std::chrono::milliseconds(kPatienceMs));
        editor()->moveCursor(QTextCursor::End);
        say("image " + number());
    }

    void writeWord()
    {
        constexpr int kPause = 15; // milliseconds
        if (m_word % 4 == 0)
            editor()->changeLook([](RichStyle* style) { style->bold = !style->bold; });
        typeText(editor(), u"t%1w%2 "_s.arg(m_text).arg(m_word));
        say("word " + number() + ' ' + QByteArray::number(m_word++));
        QTest::qWait(kPause);
    }

    void send()
    {
        say("send " + number());
        (void)click(composer()->findChild<QWidget*>(u"sendButton"_s), u"sendButton"_s);
        const bool isGone =
            waitUntil([] { return composer() == nullptr; }, std::chrono::milliseconds(kPatienceMs));
        say((isGone ? "queued " : "stuck ") + number());
        ++m_text;
    }

    Program& m_program;
    int m_text;
    int m_word = 0;
    QRandomGenerator m_random;
};

/// Says that the machine lets this process run, whatever the thread of the windows does.
void beat()
{
    std::thread([] {
        for (;; std::this_thread::sleep_for(std::chrono::milliseconds(kBeatMs)))
            say("beat");
    }).detach();
}

int write(const QStringList& arguments)
{
    InMemorySecretStore secrets;
    const auto program = programOn(arguments.value(2), arguments.value(3), secrets);
    if (!program)
        return EXIT_FAILURE;
    (*program)->start();
    beat();
    Writer(**program, arguments.value(4).toInt(), arguments.value(5).toUInt()).writeUntilKilled();
    return EXIT_SUCCESS;
}

/// What is kept of one text.
struct Kept
{
    QString text;
    bool hasImage = false;
};

} // namespace

class TestComposerCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noTextIsLostAndNoneIsSentTwice();

private:
    /// What the writer said, and when that was heard.
    struct Heard
    {
        QByteArrayList words;
        qint64 ms = 0;
    };

    void runAndKill(int run, int milliseconds);
    void take(const QByteArrayList& words);
    [[nodiscard]] QString whatIsMissing();
    [[nodiscard]] std::optional<Kept> kept(int text) const;
    [[nodiscard]] std::optional<Kept> keptDraft(const MailReader& reader, const QString& subject) const;
    [[nodiscard]] QHash<QString, int> arrived() const;

    DovecotServer m_server;
    QTemporaryDir m_profile;
    QRandomGenerator m_random{20261127};
    QList<Heard> m_heard; ///< in the last run
    qint64 m_killed = 0;
    qint64 m_longestStall = 0; ///< milliseconds that were allowed for
    QSet<int> m_queued;
    QSet<int> m_kept; ///< texts that were there after a kill
    int m_next = 0;   ///< number of the next text
};

void TestComposerCrash::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    InMemorySecretStore secrets;
    const auto program = programOn(m_profile.path(), m_server.caFile(), secrets);
    QVERIFY(program);
    AccountId added = 0;
    (*program)->engine().addAccount(accountAt(m_server, u"crash-writer@example.org"_s),
                                    {QString::fromLatin1(fixturePassword)},
                                    [&added](const Result<AccountId>& id) { added = id.value_or(0); });
    QTRY_VERIFY(added != 0);
}

void TestComposerCrash::take(const QByteArrayList& words)
{
    if (words.first() == "beat")
        return;
    const int text = words.value(1).toInt();
    m_next = qMax(m_next, text + 1);
    if (words.first() == "queued")
        m_queued.insert(text);
    QVERIFY2(words.first() != "stuck", words.value(1).constData());
}

void TestComposerCrash::runAndKill(int run, int milliseconds)
{
    m_heard.clear();
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(), {kWriter, m_profile.path(), m_server.caFile(),
                                                            QString::number(m_next), QString::number(run)});
    QElapsedTimer clock;
    clock.start();
    qint64 end = -1; // so long after it has begun to write
    bool isWriting = false;
    QByteArray text;
    while (end < 0 || clock.elapsed() < end) {
        QVERIFY2(clock.elapsed() < kPatienceMs && program.state() != QProcess::NotRunning,
                 "it does not write");
        program.waitForReadyRead(end < 0 ? 1000 : int(qMax<qint64>(1, end - clock.elapsed())));
        text += program.readAllStandardOutput();
        for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n')) {
            m_heard.append({text.first(at).split(' '), clock.elapsed()});
            text.remove(0, at + 1);
            take(m_heard.last().words);
            isWriting = isWriting || m_heard.last().words.first() != "beat";
        }
        if (end < 0 && isWriting)
            end = clock.elapsed() + milliseconds;
    }
    m_killed = clock.elapsed();
    program.kill();
    QVERIFY(program.waitForFinished(kPatienceMs));
    for (const QByteArray& line : (text + program.readAllStandardOutput()).split('\n'))
        if (!line.isEmpty())
            take(line.split(' '));
}

std::optional<Kept> TestComposerCrash::keptDraft(const MailReader& reader, const QString& subject) const
{
    for (const Draft& draft : reader.drafts().value_or({}) + reader.draftsBeingSent().value_or({})) {
        const auto state = composerStateFromJson(draft.data);
        if (!state || state->subject != subject)
            continue;
        const QString file =
            m_profile.path() + u"/drafts/"_s + state->filesKey + u'/' + state->images.value(0).stored;
        return Kept{state->text, state->images.size() == 1 && !QImage(file).isNull() &&
                                     state->html.contains(state->images.first().contentId)};
    }
    return std::nullopt;
}

/// In a draft, in the outbox, or with its receiver.
std::optional<Kept> TestComposerCrash::kept(int text) const
{
    const QString subject = u't' + QString::number(text);
    const auto reader = MailReader::open(m_profile.path());
    if (!reader)
        return std::nullopt;
    if (auto draft = keptDraft(**reader, subject))
        return draft;
    QByteArrayList messages = m_server.messagesIn(kReceiver);
    for (const OutboxEntry& entry : (*reader)->outbox().value_or({}))
        messages.append((*reader)->outboxWire(entry.id).value_or({}));
    for (const QByteArray& raw : messages) {
        const MessageContent content = readMessage(raw);
        if (content.envelope.subject == subject)
            return Kept{content.text, raw.contains("Content-Type: image/")};
    }
    return std::nullopt;
}

/// Of what was said at least a second before the kill. Where the whole machine has stood still for a while,
/// that while counts for nobody.
QString TestComposerCrash::whatIsMissing()
{
    constexpr qint64 kSecond = 1000;
    qint64 stall = 0;
    qint64 before = -1;
    for (const Heard& heard : m_heard) {
        if (heard.words.first() != "beat")
            continue;
        if (before >= 0 && m_killed - heard.ms < 2 * kSecond)
            stall = qMax(stall, heard.ms - before - kBeatMs);
        before = heard.ms;
    }
    stall = qMax(stall, m_killed - before - kBeatMs);
    m_longestStall = qMax(m_longestStall, stall);
    QHash<int, Kept> texts;
    for (const Heard& heard : m_heard) {
        const bool isWord = heard.words.first() == "word";
        if ((!isWord && heard.words.first() != "image") || m_killed - heard.ms < kSecond + stall)
            continue;
        const int text = heard.words.value(1).toInt();
        if (!texts.contains(text)) {
            const auto found = kept(text);
            if (!found)
                return u"text %1 is lost"_s.arg(text);
            texts.insert(text, *found);
            m_kept.insert(text);
        }
        const QString word = u"t%1w%2"_s.arg(text).arg(heard.words.value(2).toInt());
        if (isWord && !texts[text].text.contains(word))
            return u"%1 is missing in: %2"_s.arg(word, texts[text].text.right(200));
        if (!isWord && !texts[text].hasImage)
            return u"text %1 has lost its image"_s.arg(text);
    }
    return {};
}

QHash<QString, int> TestComposerCrash::arrived() const
{
    QHash<QString, int> count;
    for (const QByteArray& raw : m_server.messagesIn(kReceiver))
        ++count[readMessage(raw).envelope.subject];
    return count;
}

void TestComposerCrash::noTextIsLostAndNoneIsSentTwice()
{
    const int kills = qEnvironmentVariableIntValue("POSTACI_KILLS") > 0
                          ? qEnvironmentVariableIntValue("POSTACI_KILLS")
                          : 50;
    constexpr int kLongest = 4000; // milliseconds
    for (int run = 0; run < kills; ++run) {
        runAndKill(run, int(m_random.bounded(kLongest)));
        if (QTest::currentTestFailed())
            return;
        const QString missing = whatIsMissing();
        QVERIFY2(missing.isEmpty(), qPrintable(u"run %1: %2"_s.arg(run).arg(missing)));
    }
    // What is in the outbox goes out now; of what nobody can know the person is asked.
    InMemorySecretStore secrets;
    const auto program = programOn(m_profile.path(), m_server.caFile(), secrets);
    QVERIFY(program);
    (*program)->start();
    QSet<QString> uncertain;
    const auto isOver = [&] {
        uncertain.clear();
        for (const OutboxEntry& entry : (*program)->engine().reader().outbox().value_or({})) {
            if (entry.state != OutboxState::Uncertain)
                return false;
            uncertain.insert(entry.subject);
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), kPatienceMs);
    const QHash<QString, int> count = arrived();
    for (const int text : m_kept + m_queued) {
        const QString subject = u't' + QString::number(text);
        QVERIFY2(count.value(subject) <= 1, qPrintable(subject + u" arrived twice"_s));
        const bool mayBeAbsent = uncertain.contains(subject) || !m_queued.contains(text);
        QVERIFY2(mayBeAbsent || count.value(subject) == 1, qPrintable(subject + u" was queued"_s));
        QVERIFY2(kept(text), qPrintable(subject + u" is lost"_s));
    }
    qInfo("%d texts, %lld queued, %lld uncertain; the machine stood still for %lld ms at most", m_next,
          m_queued.size(), uncertain.size(), m_longestStall);
    QVERIFY(!m_queued.isEmpty());
    for (ComposerWindow* left = composer(); left != nullptr; left = composer())
        delete left;
}

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    Theme::apply(*qApp, ColorScheme::Light);
    if (QCoreApplication::arguments().value(1) == kWriter)
        return write(QCoreApplication::arguments());
    TestComposerCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_composer_crash.moc"
