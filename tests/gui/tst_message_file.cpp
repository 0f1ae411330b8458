// A message in a file of its own: its window, and what the program does with such a file as an argument.
#include "gui/Desktop.h"
#include "gui/MailDesk.h"
#include "preview/PreviewWindow.h"
#include "reader/AttachmentBar.h"
#include "reader/BodyView.h"
#include "reader/InvitationCard.h"
#include "reader/MessageFileWindow.h"
#include "reader/MessageHeader.h"
#include "reader/MessageTools.h"
#include "reader/MessageView.h"
#include "reader/SourceWindow.h"
#include "reader/TextBody.h"
#include "settings/AppSettings.h"
#include "widgets/EmptyState.h"
#include "widgets/FileChip.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 30'000;

} // namespace

class TestMessageFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void showsTheMessage();
    void hasTheToolsForIt();
    void nobodyVouchesForIt();
    void attachedMessagesOpenInWindowsOfTheirOwn();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void theProgramMakesAPicture_data();
    void theProgramMakesAPicture();
    void theProgramHelpsInTheUsersLanguage();

private:
    QString fileWith(const QByteArray& raw);
    void openFile(const QString& file);
    [[nodiscard]] QString text() const { return m_window->view()->body()->text()->toPlainText(); }

    QTemporaryDir m_dir;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<MessageFileWindow> m_window;
};

void TestMessageFile::init()
{
    Language::apply(u"en"_s);
    m_settings = std::make_unique<AppSettings>(m_dir.path());
}

QString TestMessageFile::fileWith(const QByteArray& raw)
{
    const QString name = m_dir.filePath(u"ileti.eml"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(raw) != raw.size())
        qFatal("the file cannot be written");
    return name;
}

void TestMessageFile::openFile(const QString& file)
{
    m_window = std::make_unique<MessageFileWindow>(*m_settings);
    QSignalSpy shown(m_window.get(), &MessageFileWindow::shown);
    m_window->openFile(file);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty() && m_window->isSettled(), kPatience);
}

void TestMessageFile::showsTheMessage()
{
    openFile(fileWith(rawMessage("Teklif", mixedPart("Ekte.\r\n", {{"a.txt", "abc"}}))));
    QCOMPARE(m_window->windowTitle(), u"Teklif"_s);
    QCOMPARE(text().trimmed(), u"Ekte."_s);
    QVERIFY(m_window->view()->isVisible());
    QVERIFY(m_window->findChild<AttachmentBar*>()->isVisible());
    // There is nobody to answer with.
    for (const char* name : {"replyButton", "replyAllButton", "forwardButton"})
        QVERIFY2(!m_window->findChild<QPushButton*>(QLatin1String(name))->isVisible(), name);
    for (const char* name : {"starButton", "headerReplyButton"})
        QVERIFY2(!m_window->findChild<QToolButton*>(QLatin1String(name))->isVisible(), name);
    m_window->resize(760, 1400); // where there is room for buttons
    QVERIFY(!m_window->findChild<QPushButton*>(u"replyButton"_s)->isVisible());
}

void TestMessageFile::hasTheToolsForIt()
{
    Language::apply(u"en"_s);
    const QByteArray event = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:"
                             "20261127T110000Z\r\nSUMMARY:Toplanti\r\nORGANIZER:mailto:ayse@ornek.com.tr\r\n"
                             "ATTENDEE:mailto:deniz@ornek.com.tr\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    const QByteArray raw = rawMessage("Davet", mixedPart("Ekte.", {{"davet.ics", event}}));
    openFile(fileWith(raw));
    QTest::keyClick(m_window.get(), Qt::Key_U, Qt::ControlModifier);
    const auto* source = m_window->findChild<SourceWindow*>();
    QVERIFY(source != nullptr);
    QTRY_VERIFY(source->isComplete() && source->text()->toPlainText().contains(u"Subject: Davet"_s));
    const QString copy = m_dir.filePath(u"kopya.eml"_s);
    m_window->view()->tools()->saveTo(copy);
    QFile saved(copy);
    QTRY_VERIFY(saved.exists());
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), raw);
    QStringList offered;
    for (const QAction* menu : m_window->menuBar()->actions()) {
        for (const QAction* action : menu->menu()->actions())
            offered << action->objectName();
    }
    for (const char* name :
         {"saveShown", "printMessageAction", "savePdfAction", "showHeadersAction", "showSourceAction"})
        QVERIFY2(offered.contains(QLatin1String(name)), name);
    // Nobody is there to answer in whose name.
    const auto* card = m_window->findChild<InvitationCard*>();
    QVERIFY(card->isVisible() && !card->canAnswer());
    QCOMPARE(card->findChild<QLabel*>(u"invitationSummary"_s)->text(), u"Toplanti"_s);
    auto* chip = m_window->findChild<FileChip*>()->findChild<QWidget*>(u"fileChipName"_s);
    QTest::keyClick(chip, Qt::Key_Space);
    auto* preview = m_window->findChild<PreviewWindow*>();
    QVERIFY(preview != nullptr);
    QTRY_VERIFY(!preview->isBusy() && preview->text()->toPlainText().startsWith(u"BEGIN:VCALENDAR"_s));
}

/// What a file says of its sender was said by whoever has made the file.
void TestMessageFile::nobodyVouchesForIt()
{
    const QByteArray forged =
        "Authentication-Results: mx.google.com; dkim=pass header.d=ornek.com.tr; dmarc=pass "
        "header.from=ornek.com.tr\r\nReceived: from a by mx.google.com; Tue, 3 Nov 2026 "
        "14:02:00 +0300\r\n";
    openFile(fileWith(forged + rawMessage("Teklif", plainPart("metin"))));
    QCOMPARE(text().trimmed(), u"metin"_s);
    const auto* proof = m_window->findChild<QWidget*>(u"proofLine"_s);
    QVERIFY(proof == nullptr || !proof->isVisible());
}

void TestMessageFile::attachedMessagesOpenInWindowsOfTheirOwn()
{
    Desktop desktop;
    const QByteArray inner = rawMessage("İçteki", plainPart("icteki metin"));
    openFile(fileWith(rawMessage(
        "Dıştaki", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + plainPart("bak") +
                       "\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; "
                       "filename=\"icteki.eml\"\r\n\r\n" +
                       inner + "\r\n--b--\r\n")));
    auto* chip = m_window->findChild<FileChip*>();
    QVERIFY(chip != nullptr && chip->isVisible());
    QTest::mouseClick(chip->findChild<QAbstractButton*>(u"fileChipName"_s), Qt::LeftButton);
    MessageFileWindow* second = nullptr;
    const auto isThere = [&] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* window = qobject_cast<MessageFileWindow*>(widget);
            if (window != nullptr && window != m_window.get())
                second = window;
        }
        return second != nullptr && second->isSettled() &&
               second->view()->body()->text()->toPlainText().contains(u"icteki metin"_s);
    };
    QVERIFY(QTest::qWaitFor(isThere, kPatience));
    QVERIFY(desktop.opened.isEmpty()); // no other program is asked
    second->close();
}

void TestMessageFile::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("missing") << u"/nonexistent/x.eml"_s;
    QTest::newRow("a directory") << u"/"_s;
    QTest::newRow("empty") << QString();
}

void TestMessageFile::saysWhatIsWrongWithAFile()
{
    QFETCH(QString, file);
    openFile(file.isEmpty() ? fileWith({}) : file);
    QVERIFY(m_window->problem()->isVisible());
    QCOMPARE(m_window->problem()->title(), u"This message cannot be opened."_s);
    QVERIFY(!m_window->view()->isVisible());
    // Another one can be opened.
    QSignalSpy shown(m_window.get(), &MessageFileWindow::shown);
    m_window->openFile(fileWith(rawMessage("Sonra", plainPart("metin"))));
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), kPatience);
    QVERIFY(m_window->view()->isVisible());
    QCOMPARE(m_window->windowTitle(), u"Sonra"_s);
}

void TestMessageFile::theProgramMakesAPicture_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("text") << plainPart("Merhaba\r\n");
    QTest::newRow("html") << QByteArray("Content-Type: text/html; charset=utf-8\r\n\r\n<h1 "
                                        "style=\"background:#00ff00\">Merhaba</h1>");
}

void TestMessageFile::theProgramMakesAPicture()
{
    QFETCH(QByteArray, rest);
    const QString picture = m_dir.filePath(u"resim.png"_s);
    QFile::remove(picture);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(qEnvironmentVariable("POSTACI_PROGRAM"),
                  {u"--profile"_s, m_dir.filePath(u"profile"_s), u"--language"_s, u"tr"_s,
                   u"--color-scheme"_s, u"light"_s, u"--screenshot"_s, picture,
                   fileWith(rawMessage("Teklif", rest))});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    const QImage image(picture);
    QVERIFY(image.width() >= 700 && image.height() >= 500);
    // The profile is another program's business.
    QVERIFY(!QFile::exists(m_dir.filePath(u"profile/mail.db"_s)));
    if (qstrcmp(QTest::currentDataTag(), "html") != 0)
        return;
    bool isGreen = false;
    for (int y = 0; y < image.height() && !isGreen; y += 4)
        isGreen = image.pixelColor(image.width() / 2, y) == QColor(0, 255, 0);
    QVERIFY(isGreen);
}

void TestMessageFile::theProgramHelpsInTheUsersLanguage()
{
    const auto help = [](const QString& locale, const QStringList& more) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, locale);
        program.setProcessEnvironment(environment);
        program.start(qEnvironmentVariable("POSTACI_PROGRAM"), QStringList{u"--help"_s} + more);
        return program.waitForFinished(kPatience) ? QString::fromUtf8(program.readAllStandardOutput())
                                                  : QString();
    };
    const QString turkish = help(u"tr_TR.UTF-8"_s, {});
    QVERIFY2(turkish.contains(u"E-posta okur ve yazar."_s) && !turkish.contains(u"Options:"_s),
             qPrintable(turkish));
    QVERIFY(help(u"tr_TR.UTF-8"_s, {u"--language"_s, u"en"_s}).contains(u"Reads and writes mail."_s));
    QVERIFY(help(u"C.UTF-8"_s, {}).contains(u"Reads and writes mail."_s));
    QVERIFY(help(u"C.UTF-8"_s, {u"--language=tr"_s}).contains(u"E-posta okur ve yazar."_s));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestMessageFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_message_file.moc"
