// The composer's windows on a real engine and store: quoting, checks, drafts that survive, files, sending.
#include "gui/MailDesk.h"

#include "composer/ComposerWindow.h"
#include "composer/DraftsMenu.h"
#include "gui/MarkingTranslator.h"
#include "widgets/BarStack.h"
#include "widgets/FileChip.h"
#include "widgets/InfoBar.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kSavedWithin = 1000; ///< milliseconds after the first unsaved change

QByteArray plain(const QByteArray& text)
{
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text;
}

QByteArray withFile(const QByteArray& text)
{
    return "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + plain(text) +
           "\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
           "Content-Disposition: attachment; filename=\"rapor.pdf\"\r\n\r\n" +
           QByteArray("%PDF-1.7").toBase64() + "\r\n--b--\r\n";
}

} // namespace

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void beginsWithTheSignature();
    void followsMailtoLinks();
    void quotesBelowTheCursor();
    void answersAllButOurselves();
    void keepsWhatWasTypedBeforeTheQuote();
    void forwardsWithItsFiles();
    void writesWithoutAnOriginalThatCannotBeLoaded();
    void changesTheSignatureWithTheSender();
    void saysWhatIsNoAddress();
    void asksBeforeSending_data();
    void asksBeforeSending();
    void sendsOnceAndCloses();
    void waitsForItsFilesBeforeSending();
    void staysOpenWhenItCannotBeSent();
    void savesWithinASecond();
    void savesWhenAFieldIsLeft();
    void makesOneDraftOfOneText();
    void leavesNothingOfAnUntouchedWindow();
    void asksOnClosing();
    void keepsWhenClosedTwice();
    void discardsWhenTold();
    void comesBackAfterACrash();
    void restoresFilesOfADraft();
    void raisesADraftThatIsOpen();
    void listsDraftsInAMenu();
    void keepsAnOpenTextWhenTheProgramEnds();
    void takesDroppedFiles();
    void saysWhichFileCannotBeRead();
    void takesFilesOffAgain();
    void speaksTheNewLanguage();

private:
    [[nodiscard]] MailEngine& engine() { return m_desk->engine(); }
    [[nodiscard]] QList<Draft> drafts() { return engine().reader().drafts().value_or({}); }
    [[nodiscard]] QList<OutboxEntry> outbox() { return engine().reader().outbox().value_or({}); }
    ComposerWindow* take(ComposerWindow* window);
    ComposerWindow* openFilled(); ///< ready to be sent
    [[nodiscard]] static QPlainTextEdit* body(ComposerWindow* window)
    {
        return window->findChild<QPlainTextEdit*>(u"bodyEdit"_s);
    }
    [[nodiscard]] static QLineEdit* field(ComposerWindow* window, const char* name)
    {
        return window->findChild<QLineEdit*>(QLatin1String(name));
    }
    static void press(QWidget* parent, const char* name)
    {
        auto* button = parent->findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button != nullptr && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] QString makeFile(const QString& name, const QByteArray& data);

    std::unique_ptr<MailDesk> m_desk;
    std::unique_ptr<QTemporaryDir> m_files;
    QPointer<ComposerWindow> m_window;
};

void TestComposer::init()
{
    m_desk = std::make_unique<MailDesk>();
    m_files = std::make_unique<QTemporaryDir>();
}

void TestComposer::cleanup()
{
    QList<QPointer<ComposerWindow>> windows; // deleting one takes other top levels with it
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* composer = qobject_cast<ComposerWindow*>(window))
            windows << composer;
    for (const auto& window : windows)
        delete window.data();
    m_desk.reset();
}

ComposerWindow* TestComposer::take(ComposerWindow* window)
{
    m_window = window;
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window))
        qWarning("the composer does not become active");
    return window;
}

ComposerWindow* TestComposer::openFilled()
{
    ComposerWindow* window =
        take(ComposerWindow::openNew(engine(), m_desk->settings(), u"ayse@ornek.com.tr"_s));
    QTest::keyClicks(field(window, "subjectEdit"), u"Konu"_s);
    QTest::keyClicks(body(window), u"Merhaba"_s);
    return window;
}

QString TestComposer::makeFile(const QString& name, const QByteArray& data)
{
    QFile file(m_files->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size())
        qFatal("no file");
    return file.fileName();
}

void TestComposer::beginsWithTheSignature()
{
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings()));
    QCOMPARE(body(window)->toPlainText(), u"\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s);
    QCOMPARE(body(window)->textCursor().position(), 0);
    QVERIFY(field(window, "toEdit")->hasFocus());
    QVERIFY(!field(window, "ccEdit")->isVisible());
    auto* from = window->findChild<QComboBox*>(u"fromCombo"_s);
    QCOMPARE(from->count(), 2);
    QVERIFY(from->currentText().contains(u"deniz@ornek.com.tr"_s));
}

void TestComposer::followsMailtoLinks()
{
    m_desk->open();
    ComposerWindow* window = take(
        ComposerWindow::openNew(engine(), m_desk->settings(),
                                u"mailto:ayse@ornek.com.tr?subject=Selam&cc=b@c.example&body=Merhaba"_s));
    QCOMPARE(field(window, "toEdit")->text(), u"ayse@ornek.com.tr"_s);
    QCOMPARE(field(window, "subjectEdit")->text(), u"Selam"_s);
    QVERIFY(field(window, "ccEdit")->isVisible());
    QVERIFY(body(window)->toPlainText().startsWith(u"Merhaba"_s));
    QVERIFY(body(window)->hasFocus());
}

void TestComposer::quotesBelowTheCursor()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("Bakar misiniz?\r\n> Once\r\n")));
    m_desk->open();
    ComposerWindow* window =
        take(ComposerWindow::openReply(engine(), m_desk->settings(), id, ReplyMode::Sender));
    QCOMPARE(field(window, "toEdit")->text(), u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s);
    QCOMPARE(field(window, "subjectEdit")->text(), u"Re: Rapor"_s);
    QTRY_VERIFY(body(window)->toPlainText().contains(u"> Bakar misiniz?\n>> Once"_s));
    const QString text = body(window)->toPlainText();
    QVERIFY2(text.startsWith(u"\n\nOn "_s) && text.contains(u"Ayşe Yılmaz wrote:\n> "_s), qPrintable(text));
    QVERIFY(text.endsWith(u"-- \nDeniz Arslan\nÖrnek A.Ş."_s));
    QCOMPARE(body(window)->textCursor().position(), 0);
    QVERIFY(body(window)->hasFocus());
    QVERIFY(drafts().isEmpty());
}

void TestComposer::answersAllButOurselves()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    m_desk->open();
    ComposerWindow* window =
        take(ComposerWindow::openReply(engine(), m_desk->settings(), id, ReplyMode::All));
    QCOMPARE(field(window, "toEdit")->text(),
             u"Ayşe Yılmaz <ayse@ornek.com.tr>, Mehmet Kaya <mehmet@ornek.com.tr>"_s);
    QCOMPARE(field(window, "ccEdit")->text(), u"Grace Miller <grace@northwind.example>"_s);
    QVERIFY(field(window, "ccEdit")->isVisible());
}

void TestComposer::keepsWhatWasTypedBeforeTheQuote()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("Bakar misiniz?\r\n")));
    m_desk->open();
    ComposerWindow* window = ComposerWindow::openReply(engine(), m_desk->settings(), id, ReplyMode::Sender);
    QTest::keyClicks(body(window), u"Olur"_s); // the body comes through the event loop
    QVERIFY(!body(window)->toPlainText().contains(u'>'));
    QTRY_VERIFY(body(window)->toPlainText().contains(u"> Bakar misiniz?"_s));
    QVERIFY(body(window)->toPlainText().startsWith(u"Olur\n\n"_s));
    QTest::keyClicks(body(window), u"!"_s);
    QVERIFY(body(window)->toPlainText().startsWith(u"Olur!\n\n"_s));
}

void TestComposer::forwardsWithItsFiles()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", withFile("Ekte.")));
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openForward(engine(), m_desk->settings(), id));
    QCOMPARE(field(window, "subjectEdit")->text(), u"Fwd: Rapor"_s);
    QVERIFY(field(window, "toEdit")->hasFocus());
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 1);
    QCOMPARE(window->findChild<FileChip*>()->fileName(), u"rapor.pdf"_s);
    const QString text = body(window)->toPlainText();
    QVERIFY2(text.contains(u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s) && text.contains(u"\nEkte."_s),
             qPrintable(text));
    QVERIFY(!text.contains(u"> Ekte."_s));
}

void TestComposer::writesWithoutAnOriginalThatCannotBeLoaded()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")), MailDesk::Body::Missing);
    m_desk->open();
    ComposerWindow* window =
        take(ComposerWindow::openReply(engine(), m_desk->settings(), id, ReplyMode::Sender));
    QTRY_VERIFY(window->bars()->visibleBar(ComposerWindow::OriginalBar) != nullptr);
    QTest::keyClicks(body(window), u"Olur"_s);
    window->send();
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposer::changesTheSignatureWithTheSender()
{
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings()));
    QTest::keyClicks(body(window), u"Merhaba"_s);
    auto* from = window->findChild<QComboBox*>(u"fromCombo"_s);
    const auto choose = [from](int index) {
        from->setCurrentIndex(index);
        Q_EMIT from->activated(index);
    };
    choose(1);
    QCOMPARE(body(window)->toPlainText(), u"Merhaba"_s);
    choose(0);
    QCOMPARE(body(window)->toPlainText(), u"Merhaba\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s);
    body(window)->moveCursor(QTextCursor::End);
    QTest::keyClicks(body(window), u" (izinde)"_s);
    choose(1); // what was edited is the writer's own
    QVERIFY(body(window)->toPlainText().endsWith(u"Örnek A.Ş. (izinde)"_s));
}

void TestComposer::saysWhatIsNoAddress()
{
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings()));
    auto* error = window->findChild<QWidget*>(u"toEditError"_s);
    QTest::keyClicks(field(window, "toEdit"), u"ayse, b@c.example"_s);
    QVERIFY(!error->isVisible());
    field(window, "subjectEdit")->setFocus();
    QVERIFY(error->isVisible());
    field(window, "toEdit")->setFocus();
    field(window, "toEdit")->clear();
    QTest::keyClicks(field(window, "toEdit"), u"a@b.example"_s);
    QVERIFY(!error->isVisible());
}

void TestComposer::asksBeforeSending_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("mayInsist");
    QTest::newRow("nobody") << QString() << u"Konu"_s << u"Merhaba"_s << false;
    QTest::newRow("no address") << u"ayse"_s << u"Konu"_s << u"Merhaba"_s << false;
    QTest::newRow("no subject") << u"a@b.example"_s << QString() << u"Merhaba"_s << true;
    QTest::newRow("no file") << u"a@b.example"_s << u"Konu"_s << u"Rapor ekte."_s << true;
}

void TestComposer::asksBeforeSending()
{
    QFETCH(QString, to);
    QFETCH(QString, subject);
    QFETCH(QString, text);
    QFETCH(bool, mayInsist);
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings(), to));
    field(window, "subjectEdit")->setText(subject);
    QTest::keyClicks(body(window), text);
    QTest::keyClick(body(window), Qt::Key_Return, Qt::ControlModifier);
    InfoBar* bar = window->bars()->visibleBar(ComposerWindow::ProblemBar);
    QVERIFY(bar != nullptr && bar->isVisible());
    QVERIFY(!bar->text().isEmpty());
    auto* insist = bar->findChild<QPushButton*>(u"infoBarPrimaryButton"_s);
    QCOMPARE(insist->isVisible(), mayInsist);
    QVERIFY(outbox().isEmpty());
    if (!mayInsist)
        return;
    QTest::mouseClick(insist, Qt::LeftButton);
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposer::sendsOnceAndCloses()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    m_desk->open();
    ComposerWindow* window =
        take(ComposerWindow::openReply(engine(), m_desk->settings(), id, ReplyMode::Sender));
    QTRY_VERIFY(body(window)->toPlainText().contains(u"> x"_s));
    QTest::keyClicks(body(window), u"Tamam"_s);
    QTRY_COMPARE(drafts().size(), 1);
    const auto state = composerStateFromJson(drafts().first().data);
    press(window, "sendButton");
    QTest::keyClick(body(window), Qt::Key_Return, Qt::ControlModifier); // an impatient person
    QTRY_VERIFY(m_window.isNull());
    QCOMPARE(outbox().size(), 1);
    QVERIFY(drafts().isEmpty());
    const OutboxEntry entry = outbox().first();
    QCOMPARE(entry.messageId, state->messageId); // the one that the window opened with
    QCOMPARE(entry.recipients, QStringList{u"ayse@ornek.com.tr"_s});
    QCOMPARE(entry.original, id);
    const QByteArray wire = engine().reader().outboxWire(entry.id).value_or({});
    QVERIFY(wire.contains("In-Reply-To:") && wire.contains("Tamam"));
}

void TestComposer::waitsForItsFilesBeforeSending()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", withFile("Ekte.")));
    m_desk->open();
    ComposerWindow* window = ComposerWindow::openForward(engine(), m_desk->settings(), id);
    m_window = window;
    field(window, "toEdit")->setText(u"b@c.example"_s);
    window->send(); // nothing of the original is here yet
    QVERIFY(window->bars()->visibleBar(ComposerWindow::ProblemBar) != nullptr);
    QTRY_VERIFY(m_window.isNull());
    QCOMPARE(outbox().size(), 1);
    const QByteArray wire = engine().reader().outboxWire(outbox().first().id).value_or({});
    QVERIFY(wire.contains("rapor.pdf"));
    QVERIFY(wire.contains(QByteArray("%PDF-1.7").toBase64()));
    QVERIFY(QDir(m_desk->profile() + u"/drafts"_s).isEmpty());
}

void TestComposer::staysOpenWhenItCannotBeSent()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    bool isRemoved = false;
    engine().removeAccount(m_desk->work(), [&](const Result<void>&) { isRemoved = true; });
    engine().removeAccount(m_desk->home(), [](const Result<void>&) {});
    QTRY_VERIFY(isRemoved && window->findChild<QComboBox*>(u"fromCombo"_s)->count() == 0);
    window->send();
    QTRY_VERIFY(window->bars()->visibleBar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(window->isVisible());
    QVERIFY(body(window)->isEnabled());
    QVERIFY(body(window)->toPlainText().startsWith(u"Merhaba"_s));
}

void TestComposer::savesWithinASecond()
{
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings()));
    QElapsedTimer timer;
    timer.start();
    QTest::keyClicks(body(window), u"M"_s);
    // Going on with typing does not put it off.
    while (drafts().isEmpty() && timer.elapsed() < 10 * kSavedWithin)
        QTest::keyClicks(body(window), u"e"_s, Qt::NoModifier, 20);
    QVERIFY2(timer.elapsed() < 3 * kSavedWithin, "a busy machine may take longer, but not that long");
    QCOMPARE(drafts().size(), 1);
    QVERIFY(composerStateFromJson(drafts().first().data)->text.startsWith(u"Me"_s));
    QTRY_COMPARE(composerStateFromJson(drafts().first().data)->text, body(window)->toPlainText());
}

void TestComposer::savesWhenAFieldIsLeft()
{
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings()));
    QTest::keyClicks(field(window, "toEdit"), u"a@b.example"_s);
    QSignalSpy changes(&engine(), &MailEngine::storeChanged);
    field(window, "subjectEdit")->setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 1, 600); // before the timer would
    QCOMPARE(composerStateFromJson(drafts().first().data)->to, u"a@b.example"_s);
}

void TestComposer::makesOneDraftOfOneText()
{
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings()));
    for (int i = 0; i < 20; ++i) {
        QTest::keyClicks(body(window), u"a"_s);
        QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier); // saved again while it is being saved
    }
    window->requestClose();
    window->requestClose();
    QTRY_VERIFY(m_window.isNull());
    QCOMPARE(drafts().size(), 1);
    QVERIFY(composerStateFromJson(drafts().first().data)->text.startsWith(QString(20, u'a')));
}

void TestComposer::leavesNothingOfAnUntouchedWindow()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    m_desk->open();
    ComposerWindow* window =
        take(ComposerWindow::openReply(engine(), m_desk->settings(), id, ReplyMode::Sender));
    QTRY_VERIFY(body(window)->toPlainText().contains(u"> x"_s));
    QTest::keyClick(body(window), Qt::Key_Escape);
    QTRY_VERIFY(m_window.isNull());
    QVERIFY(drafts().isEmpty());
}

void TestComposer::asksOnClosing()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    window->close();
    QVERIFY(window->isVisible());
    InfoBar* bar = window->bars()->visibleBar(ComposerWindow::ClosingBar);
    QVERIFY(bar != nullptr);
    auto* keep = bar->findChild<QPushButton*>(u"infoBarPrimaryButton"_s);
    QVERIFY(keep->hasFocus()); // Enter keeps
    QTest::mouseClick(keep, Qt::LeftButton);
    QTRY_VERIFY(m_window.isNull());
    QCOMPARE(drafts().size(), 1);
    const auto state = composerStateFromJson(drafts().first().data);
    QVERIFY(!state->open);
    QVERIFY(state->text.startsWith(u"Merhaba"_s));
    QVERIFY(ComposerWindow::restoreUnfinished(engine(), m_desk->settings()).isEmpty());
}

void TestComposer::keepsWhenClosedTwice()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    window->close();
    window->close();
    QTRY_VERIFY(m_window.isNull());
    QCOMPARE(drafts().size(), 1);
}

void TestComposer::discardsWhenTold()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    window->addFiles({makeFile(u"a.txt"_s, "bir")});
    QTRY_COMPARE(drafts().size(), 1);
    press(window, "discardButton");
    QVERIFY(window->isVisible()); // asked first
    press(window->bars()->visibleBar(ComposerWindow::ClosingBar), "infoBarPrimaryButton");
    QTRY_VERIFY(m_window.isNull());
    QTRY_VERIFY(drafts().isEmpty());
    QTRY_VERIFY(QDir(m_desk->profile() + u"/drafts"_s).isEmpty());
}

void TestComposer::comesBackAfterACrash()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    m_desk->open();
    ComposerWindow* window =
        take(ComposerWindow::openReply(engine(), m_desk->settings(), id, ReplyMode::Sender));
    QTRY_VERIFY(body(window)->toPlainText().contains(u"> x"_s));
    QTest::keyClicks(body(window), u"Yarim"_s);
    QTRY_COMPARE(drafts().size(), 1);
    const auto before = composerStateFromJson(drafts().first().data);
    delete window; // no closing, as when the program is gone at once
    m_desk->close();
    m_desk->open();
    const auto windows = ComposerWindow::restoreUnfinished(engine(), m_desk->settings());
    QCOMPARE(windows.size(), 1);
    ComposerWindow* again = take(windows.first());
    QCOMPARE(field(again, "toEdit")->text(), u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s);
    QVERIFY(body(again)->toPlainText().startsWith(u"Yarim"_s));
    QCOMPARE(body(again)->textCursor().position(), 5);
    again->send();
    QTRY_COMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().messageId, before->messageId);
    QCOMPARE(outbox().first().original, id);
    QTRY_VERIFY(drafts().isEmpty());
}

void TestComposer::restoresFilesOfADraft()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    window->addFiles({makeFile(u"a.txt"_s, "bir"), makeFile(u"b.txt"_s, "iki")});
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 2);
    window->close();
    window->close();
    QTRY_VERIFY(m_window.isNull());
    QFile::remove(m_files->filePath(u"a.txt"_s)); // what was attached stays attached
    m_desk->close();
    m_desk->open();
    ComposerWindow* again = take(ComposerWindow::openDraft(engine(), m_desk->settings(), drafts().first()));
    QTRY_COMPARE(again->findChildren<FileChip*>().size(), 2);
    again->send();
    QTRY_COMPARE(outbox().size(), 1);
    const QByteArray wire = engine().reader().outboxWire(outbox().first().id).value_or({});
    QVERIFY(wire.contains("a.txt") && wire.contains(QByteArray("bir").toBase64()));
}

void TestComposer::raisesADraftThatIsOpen()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    QTRY_COMPARE(drafts().size(), 1);
    QTRY_VERIFY(window->draft() != 0);
    QCOMPARE(ComposerWindow::openDraft(engine(), m_desk->settings(), drafts().first()), window);
}

void TestComposer::listsDraftsInAMenu()
{
    m_desk->open();
    QMenu menu;
    fillDraftsMenu(&menu, engine(), m_desk->settings());
    QCOMPARE(menu.actions().size(), 1);
    QVERIFY(!menu.actions().first()->isEnabled());
    ComposerWindow* window = openFilled();
    field(window, "subjectEdit")->setText(QString());
    QTest::keyClicks(field(window, "subjectEdit"), u"A&B"_s);
    window->close();
    window->close();
    QTRY_VERIFY(m_window.isNull());
    fillDraftsMenu(&menu, engine(), m_desk->settings());
    QCOMPARE(menu.actions().size(), 1);
    QVERIFY(menu.actions().first()->text().startsWith(u"A&&B"_s));
    menu.actions().first()->trigger();
    const QWidgetList windows = QApplication::topLevelWidgets();
    QVERIFY(std::any_of(windows.begin(), windows.end(), [](QWidget* each) {
        return qobject_cast<ComposerWindow*>(each) != nullptr && each->isVisible();
    }));
}

void TestComposer::keepsAnOpenTextWhenTheProgramEnds()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    QEvent quit(QEvent::Quit);
    QCoreApplication::sendEvent(qApp, &quit); // closes all windows; the event loop of the test goes on
    QVERIFY(!window->isVisible());
    QTRY_COMPARE(drafts().size(), 1);
    QVERIFY(composerStateFromJson(drafts().first().data)->open);
}

void TestComposer::takesDroppedFiles()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(makeFile(u"a.txt"_s, "bir")), QUrl::fromLocalFile(makeFile(u"b.txt"_s, "iki"))});
    const QString before = body(window)->toPlainText();
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &drop);
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 2);
    QDropEvent onText(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(body(window)->viewport(), &onText);
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 4);
    QCOMPARE(body(window)->toPlainText(), before); // not typed as names
}

void TestComposer::saysWhichFileCannotBeRead()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    window->addFiles({m_files->filePath(u"yok.pdf"_s)});
    QTRY_VERIFY(window->bars()->visibleBar(ComposerWindow::FilesBar) != nullptr);
    QVERIFY(window->bars()->visibleBar(ComposerWindow::FilesBar)->text().contains(u"yok.pdf"_s));
    window->addFiles({m_files->path()});
    QTRY_VERIFY(window->bars()->visibleBar(ComposerWindow::FilesBar) != nullptr &&
                window->bars()
                    ->visibleBar(ComposerWindow::FilesBar)
                    ->text()
                    .contains(QFileInfo(m_files->path()).fileName()));
    QVERIFY(window->findChildren<FileChip*>().isEmpty());
}

void TestComposer::takesFilesOffAgain()
{
    m_desk->open();
    ComposerWindow* window = openFilled();
    window->addFiles({makeFile(u"a.txt"_s, "bir"), makeFile(u"b.txt"_s, "iki")});
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 2);
    press(window->findChild<FileChip*>(), "fileChipTrailing");
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 1);
    QCOMPARE(window->findChild<FileChip*>()->fileName(), u"b.txt"_s);
    window->send();
    QTRY_COMPARE(outbox().size(), 1);
    const QByteArray wire = engine().reader().outboxWire(outbox().first().id).value_or({});
    QVERIFY(!wire.contains("a.txt") && wire.contains("b.txt"));
}

void TestComposer::speaksTheNewLanguage()
{
    m_desk->open();
    ComposerWindow* window = take(ComposerWindow::openNew(engine(), m_desk->settings()));
    window->send();
    InfoBar* bar = window->bars()->visibleBar(ComposerWindow::ProblemBar);
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_VERIFY(window->findChild<QPushButton*>(u"sendButton"_s)->text().startsWith(u'«'));
    QVERIFY(bar->text().startsWith(u'«'));
    QVERIFY(window->windowTitle().startsWith(u'«'));
    QCoreApplication::removeTranslator(&translator);
    QTRY_VERIFY(!bar->text().startsWith(u'«'));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    postaci::Theme::apply(app, postaci::ColorScheme::Light);
    postaci::test::TestComposer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_composer.moc"
