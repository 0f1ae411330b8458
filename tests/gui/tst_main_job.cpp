#include "gui/drive/Correspondent.h"
#include "gui/drive/Person.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"
#include "message/MessageReader.h"
#include "messagelist/MessageListView.h"
#include "reader/ReaderPane.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QLoggingCategory>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Unlike anything else in files or logs, so that finding it means that it leaked. The server takes only this
/// one.
constexpr auto kPassword = fixturePassword;

QStringList& loggedLines()
{
    static QStringList lines;
    return lines;
}

QtMessageHandler& previousHandler()
{
    static QtMessageHandler handler = nullptr;
    return handler;
}

void keepLog(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    loggedLines() << QLatin1String(context.category) + u": "_qs + text;
    if (previousHandler())
        previousHandler()(type, context, text);
}

/// Files below `directory` that hold `needle`, in the clear, in base64 or in UTF-16.
QStringList filesWith(const QString& directory, const QByteArray& needle)
{
    const QString text = QString::fromLatin1(needle);
    const QByteArray utf16(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QStringList found;
    QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        if (content.contains(needle) || content.contains(utf16) || content.contains(needle.toBase64()))
            found << file.fileName();
    }
    return found;
}

QByteArray htmlMessage(const QString& from, const QString& to)
{
    return "From: " + from.toUtf8() + "\r\nTo: " + to.toUtf8() +
           "\r\nSubject: =?utf-8?q?Bulu=C5=9Fma_plan=C4=B1?=\r\nMessage-ID: <plan-1@main-job.example>\r\n"
           "Date: Mon, 23 Nov 2026 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n"
           "--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
           "Yarın saat onda buluşalım.\r\n"
           "--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
           "<p>Yarın saat <b>onda</b> buluşalım.</p>\r\n--b1--\r\n";
}

} // namespace

/// The main job at the real windows: from the address alone to a reply that is sent and an answer that
/// arrives by push, in both languages.
class MainJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void fromAddressToAnswer_data();
    void fromAddressToAnswer();

private:
    void setUp(Person& person, const QString& address);
    void readAndReply(Program& program, Person& person);
    void checkDelivered(const QByteArray& raw, const QString& from, const QString& to);
    void checkNothingLeaked(const Program& program);

    DovecotServer m_server;
    QTemporaryDir m_files;
    QString m_providers;
};

void MainJobTest::initTestCase()
{
    previousHandler() = qInstallMessageHandler(keepLog);
    // The most talkative the program can be.
    QLoggingCategory::setFilterRules(u"postaci.*=true"_qs);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    m_providers = m_files.filePath(u"providers.json"_qs);
    QVERIFY(writeProvidersFile(m_providers, u"Ana İş"_qs, u"main-job.example"_qs, {incomingOf(m_server)},
                               outgoingOf(m_server)));
}

void MainJobTest::cleanupTestCase()
{
    qInstallMessageHandler(previousHandler());
}

void MainJobTest::fromAddressToAnswer_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("wizardWords");
    QTest::addColumn<QStringList>("windowWords");
    QTest::addColumn<QString>("attribution");
    QTest::newRow("English") << u"en"_qs
                             << QStringList{u"Your name"_qs, u"Email address"_qs, u"Password"_qs, u"Next"_qs}
                             << QStringList{u"Write"_qs, u"Reply"_qs, u"Archive"_qs} << u"wrote:"_qs;
    QTest::newRow("Turkish") << u"tr"_qs
                             << QStringList{u"Adınız"_qs, u"E-posta adresi"_qs, u"Parola"_qs, u"İleri"_qs}
                             << QStringList{u"Yaz"_qs, u"Yanıtla"_qs, u"Arşivle"_qs} << u"yazdı"_qs;
}

void MainJobTest::setUp(Person& person, const QString& address)
{
    QFETCH(QStringList, wizardWords);
    const auto servers = person.fillWizard(u"Deniz Işık"_qs, address, QString::fromLatin1(kPassword));
    QVERIFY2(servers, qPrintable(servers ? QString() : servers.error().message));
    QVERIFY2(servers->contains(u"Ana İş · IMAP localhost %1 · SMTP localhost %2"_qs.arg(m_server.imapsPort())
                                   .arg(m_server.smtpPort())),
             qPrintable(*servers));
    const QStringList texts = visibleTexts(person.wizard());
    for (const QString& word : std::as_const(wizardWords))
        QVERIFY2(texts.contains(word), qPrintable(word + u" is not among: "_qs + texts.join(u" | "_qs)));
    QVERIFY(!texts.join(u' ').contains(QLatin1String(kPassword)));
    QCOMPARE(m_server.loginAttempts(address), 0); // nothing goes out before Next

    const auto passed = person.passLoginTest();
    QVERIFY2(passed, qPrintable(passed ? QString() : passed.error().message));
    QCOMPARE(m_server.loginAttempts(address, "imap"), 1);
    QCOMPARE(m_server.loginAttempts(address, "submission"), 1);
    const auto finished = person.finishWizard();
    QVERIFY2(finished, qPrintable(finished ? QString() : finished.error().message));
}

void MainJobTest::readAndReply(Program& program, Person& person)
{
    QFETCH(QStringList, windowWords);
    QFETCH(QString, attribution);
    const auto message = person.waitForMessage(u"Buluşma planı"_qs);
    QVERIFY2(message, qPrintable(message ? QString() : message.error().message));
    const auto opened = person.openMessage(*message);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    const QStringList texts = visibleTexts(&program.window());
    for (const QString& word : std::as_const(windowWords))
        QVERIFY2(texts.contains(word), qPrintable(word + u" is not among: "_qs + texts.join(u" | "_qs)));

    const auto replying = person.reply();
    QVERIFY2(replying, qPrintable(replying ? QString() : replying.error().message));
    const QString quoted =
        visibleTexts(visibleWidget(person.composer(), u"bodyEdit"_qs)->window()).join(u'\n');
    QVERIFY2(quoted.contains(u"> Yarın saat onda buluşalım."_qs), qPrintable(quoted));
    QVERIFY2(quoted.contains(attribution), qPrintable(quoted));
    QVERIFY(person.write(u"Ben de geliyorum, şemsiyeyi alırım.\n.\nİyi günler\n"_qs));
    const auto sent = person.send();
    QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().message));
}

void MainJobTest::checkDelivered(const QByteArray& raw, const QString& from, const QString& to)
{
    const MessageContent content = readMessage(raw);
    QCOMPARE(content.envelope.from, (AddressList{{u"Deniz Işık"_qs, from}}));
    QCOMPARE(content.envelope.to.size(), 1);
    QCOMPARE(content.envelope.to.first().addr, to);
    QCOMPARE(content.envelope.inReplyTo, u"plan-1@main-job.example"_qs);
    QCOMPARE(content.envelope.references, QStringList{u"plan-1@main-job.example"_qs});
    QVERIFY2(content.text.contains(u"Ben de geliyorum, şemsiyeyi alırım.\n.\nİyi günler"_qs),
             qPrintable(content.text));
    QVERIFY2(content.text.contains(u"> Yarın saat onda buluşalım."_qs), qPrintable(content.text));

    // What arrived is what was filed in Sent, byte for byte, behind the header lines that the servers put
    // before it.
    QTRY_COMPARE(m_server.messagesIn(from, u"Sent"_qs).size(), 1);
    const QByteArray kept = m_server.messagesIn(from, u"Sent"_qs).first();
    QVERIFY2(raw.endsWith(kept), raw + "\n-- but kept --\n" + kept);
}

void MainJobTest::checkNothingLeaked(const Program& program)
{
    const QByteArray needle(kPassword);
    QCOMPARE(filesWith(program.profile(), needle), QStringList());
    const QString log = loggedLines().join(u'\n');
    QVERIFY(!log.contains(QLatin1String(kPassword)));
    QVERIFY(!log.contains(QString::fromLatin1(needle.toBase64())));
    QFile arguments(u"/proc/self/cmdline"_qs);
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QVERIFY(!arguments.readAll().contains(needle));
}

void MainJobTest::fromAddressToAnswer()
{
    QFETCH(QString, language);
    Language::apply(language);
    const QString address = u"deniz.%1@main-job.example"_qs.arg(language);
    const Correspondent ayse(m_server, {u"Ayşe Yılmaz"_qs, u"ayse.%1@main-job.example"_qs.arg(language)});
    QVERIFY(m_server.deliver(address, htmlMessage(ayse.self().addr, address)));

    InMemorySecretStore secrets;
    ProgramOptions options;
    options.providers = m_providers;
    options.ca = m_server.caFile();
    options.timings = quickTimings();
    auto program = Program::open(options, secrets);
    QVERIFY2(program, qPrintable(program ? QString() : program.error().message));
    (*program)->start();
    Person person((*program)->window());
    setUp(person, address);
    if (QTest::currentTestFailed())
        return;
    readAndReply(**program, person);
    if (QTest::currentTestFailed())
        return;

    QByteArray raw;
    QTRY_VERIFY_WITH_TIMEOUT(!(raw = ayse.receivedWithSubject(u"Re: Buluşma planı"_qs)).isEmpty(), 15000);
    checkDelivered(raw, address, ayse.self().addr);
    if (QTest::currentTestFailed())
        return;

    // By push: nobody asks the program to look, and its own looking comes minutes later.
    const int before = (*program)->window().messageList()->messageModel()->rowCount();
    const auto answered = ayse.answer(raw, u"Şemsiye iyi fikir!"_qs);
    QVERIFY2(answered, qPrintable(answered ? QString() : answered.error().message));
    const auto arrived = person.waitForMessages(before + 1);
    QVERIFY2(arrived, qPrintable(arrived ? QString() : arrived.error().message));
    const auto answer = person.waitForMessage(u"Re: Buluşma planı"_qs);
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
    QVERIFY(person.openMessage(*answer));
    QTRY_VERIFY(visibleTexts((*program)->window().reader()).join(u'\n').contains(u"Şemsiye iyi fikir!"_qs));

    checkNothingLeaked(**program);
    const QString profile = (*program)->profile();
    (*program)->engine().stop();
    QCOMPARE(filesWith(profile, kPassword), QStringList());
}

int main(int argc, char** argv)
{
    // As the program's own main does: the HTML view needs it.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    MainJobTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_main_job.moc"
