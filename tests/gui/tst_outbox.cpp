// After Send: a message is taken back, waits for its time, or waits for the person, and nothing is left
// behind.
#include "gui/OutboxFixture.h"

using namespace postaci;
using namespace postaci::test;

class TestOutbox : public QObject, private OutboxFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { closeAll(); }
    void undoBringsEverythingBack();
    void whatIsTakenBackIsSentOnce();
    void undoByKeys();
    void undoByKeysInTheSearchField();
    void sendsWhenTheTimeIsOver();
    void sendsNowWhenAsked();
    void aLaterTimeIsChosen();
    void aLaterTimeIsSaidAndTakenBack();
    void aFreeTimeIsChosen();
    void aScheduledOneIsEditedAndStaysWhole();
    void whatWasSentInPartIsSaidAtOnce();
    void closingSendsFirstAndAsks();
    void aWaitingOneIsPutOff();
    void itsTimeIsKeptWhenItIsEdited();
    void whatMayHaveGoneOutIsEditedAsAnother();
    void aVetoedEndIsAskedForAgain();
    void imagesAreKeptWithTheText();

private:
    void schedule(const QString& subject);
    void sendAndTakeBack(ComposerWindow** again);
};

/// Sends a text with a file and takes it back; `again` is the window that comes.
void TestOutbox::sendAndTakeBack(ComposerWindow** again)
{
    QFile file(m_desk->dir.path() + QStringLiteral("/rapor.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("ekler") == 5);
    file.close();
    ComposerWindow* window = write(QStringLiteral("Konu"));
    window->addFiles({file.fileName()});
    QVERIFY(QTest::qWaitFor(
        [&] { return window->findChild<QWidget*>(QStringLiteral("sendButton"))->isEnabled(); }, 10'000));
    press(window, "sendButton");
    QVERIFY(QTest::qWaitFor([&] { return composer() == nullptr; }, 10'000));
    QVERIFY(QTest::qWaitFor([&] { return outbox().size() == 1; }, 10'000));
    QCOMPARE(outbox().first().state, OutboxState::Held);
    QVERIFY(QTest::qWaitFor([&] { return bar()->isVisible(); }, 10'000));
    QVERIFY2(bar()->text().startsWith(QStringLiteral("“Konu” is sent in ")), qPrintable(bar()->text()));
    pressBar("infoBarPrimaryButton");
    QVERIFY(QTest::qWaitFor([&] { return composer() != nullptr; }, 10'000));
    QVERIFY(outbox().isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return !bar()->isVisible(); }, 10'000));
    *again = composer();
}

void TestOutbox::undoBringsEverythingBack()
{
    ComposerWindow* window = nullptr;
    sendAndTakeBack(&window);
    if (window == nullptr)
        return; // that failed already
    QCOMPARE(window->findChild<QLineEdit*>(QStringLiteral("subjectEdit"))->text(), QStringLiteral("Konu"));
    QVERIFY(window->findChild<QTextEdit*>(QStringLiteral("bodyEdit"))
                ->toPlainText()
                .startsWith(QStringLiteral("Merhaba")));
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 1);
}

void TestOutbox::whatIsTakenBackIsSentOnce()
{
    ComposerWindow* window = nullptr;
    sendAndTakeBack(&window);
    if (window == nullptr)
        return; // that failed already
    QTRY_COMPARE(window->findChildren<FileChip*>().size(), 1);
    // Sent once more it is one message with its file, and once that is gone so is what was kept of it.
    m_desk->settings->setUndoSeconds(0);
    press(window, "sendButton");
    QTRY_COMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().state, OutboxState::Queued);
    QVERIFY(m_desk->engine->reader().outboxWire(outbox().first().id)->contains("rapor.txt"));
    QTRY_VERIFY(composer() == nullptr);
    QDir kept(m_desk->dir.path() + QStringLiteral("/drafts"));
    QVERIFY(!kept.isEmpty());
    m_desk->engine->discardOutbox(outbox().first().id);
    QTRY_VERIFY(outbox().isEmpty());
    QTRY_VERIFY(kept.isEmpty());
}

void TestOutbox::undoByKeys()
{
    write(QStringLiteral("Tuşla"));
    press(composer(), "sendButton");
    QTRY_COMPARE(outbox().size(), 1);
    m_desk->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    QTRY_VERIFY(m_desk->window->actions().undo->isEnabled());
    m_desk->list().setFocus();
    QTest::keyClick(&m_desk->list(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(composer() != nullptr);
    QVERIFY(outbox().isEmpty());
    QTRY_VERIFY(!m_desk->window->actions().undo->isEnabled());
}

/// Once nothing that was typed there is left to take back.
void TestOutbox::undoByKeysInTheSearchField()
{
    write(QStringLiteral("Aramadan"));
    press(composer(), "sendButton");
    QTRY_COMPARE(outbox().size(), 1);
    m_desk->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    QTRY_VERIFY(m_desk->window->actions().undo->isEnabled());
    auto* search = m_desk->window->findChild<QLineEdit*>(QStringLiteral("searchField"));
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("a"));
    QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(search->text(), QString());
    QCOMPARE(outbox().size(), 1);
    QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(composer() != nullptr);
    QVERIFY(outbox().isEmpty());
}

void TestOutbox::sendsWhenTheTimeIsOver()
{
    m_desk->settings->setUndoSeconds(1);
    m_desk->engine->start();
    write(QStringLiteral("Kısa"));
    press(composer(), "sendButton");
    QTRY_COMPARE(outbox().size(), 1);
    // There is no server: that it was tried shows that it was let go.
    QTRY_VERIFY(outbox().value(0).state != OutboxState::Held);
    QTRY_VERIFY(!bar()->isVisible() || !bar()->text().contains(QStringLiteral("is sent in")));
}

void TestOutbox::sendsNowWhenAsked()
{
    write(QStringLiteral("Hemen"));
    press(composer(), "sendButton");
    QTRY_VERIFY(bar()->isVisible());
    pressBar("infoBarSecondaryButton");
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Queued);
    QVERIFY(!outbox().first().due.isValid());
}

void TestOutbox::aLaterTimeIsChosen()
{
    schedule(QStringLiteral("Yarın"));
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    const auto* state = cards().first()->findChild<QLabel*>(QStringLiteral("outboxState"));
    QVERIFY2(state->text().startsWith(QStringLiteral("Will be sent")), qPrintable(state->text()));
    press(cards().first(), "sendAgainButton");
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Queued);
}

/// For tomorrow, with a report of its delivery.
void TestOutbox::schedule(const QString& subject)
{
    ComposerWindow* window = write(subject);
    auto* menu = window->findChild<QMenu*>(QStringLiteral("sendMenu"));
    Q_EMIT menu->aboutToShow();
    QAction* tomorrow = nullptr;
    for (QAction* action : menu->actions())
        if (action->text().contains(QStringLiteral("Tomorrow")))
            tomorrow = action;
    auto* notices = window->findChild<QAction*>(QStringLiteral("noticesChoice"));
    if (tomorrow == nullptr || notices == nullptr)
        QFAIL("the menu has no such choice");
    notices->trigger();
    tomorrow->trigger();
    QTRY_COMPARE(outbox().size(), 1);
    const OutboxEntry entry = outbox().first();
    QCOMPARE(entry.state, OutboxState::Scheduled);
    QVERIFY(entry.wantsNotices);
    QCOMPARE(entry.due.toLocalTime(), QDateTime(QDate::currentDate().addDays(1), QTime(8, 0)));
    QTRY_VERIFY(composer() == nullptr);
}

void TestOutbox::aLaterTimeIsSaidAndTakenBack()
{
    schedule(QStringLiteral("Yarın"));
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().contains(QStringLiteral("Yarın")) &&
                 bar()->text().contains(QStringLiteral("tomorrow")),
             qPrintable(bar()->text()));
    pressBar("infoBarPrimaryButton");
    QTRY_VERIFY(composer() != nullptr);
    QVERIFY(outbox().isEmpty());
    QTRY_VERIFY(!bar()->isVisible());
    delete composer();

    schedule(QStringLiteral("Öbür gün"));
    QTRY_VERIFY(bar()->isVisible());
    m_desk->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    m_desk->list().setFocus();
    QTest::keyClick(m_desk->window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(composer() != nullptr);
    QVERIFY(outbox().isEmpty());
}

void TestOutbox::aFreeTimeIsChosen()
{
    ComposerWindow* window = write(QStringLiteral("Başka"));
    auto* menu = window->findChild<QMenu*>(QStringLiteral("sendMenu"));
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions())
        if (action->text().contains(QStringLiteral("Choose a time")))
            action->trigger();
    auto* dialog = window->findChild<TimeDialog*>();
    QTRY_VERIFY(dialog != nullptr && dialog->isVisible());
    QCOMPARE(dialog->findChild<QPushButton*>(QStringLiteral("okButton"))->text(), dialog->windowTitle());
    QTest::keyClick(dialog->findChild<QWidget*>(QStringLiteral("timeEdit")), Qt::Key_Return);
    QTRY_COMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().state, OutboxState::Scheduled);
    QVERIFY(outbox().first().due > QDateTime::currentDateTimeUtc());
}

void TestOutbox::aScheduledOneIsEditedAndStaysWhole()
{
    aLaterTimeIsChosen();
    m_desk->engine->reschedule(outbox().first().id, QDateTime::currentDateTimeUtc().addDays(2));
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Scheduled);
    press(cards().first(), "editButton");
    QTRY_VERIFY(composer() != nullptr);
    QVERIFY(outbox().isEmpty());
    QCOMPARE(composer()->findChild<QLineEdit*>(QStringLiteral("subjectEdit"))->text(),
             QStringLiteral("Yarın"));
}

void TestOutbox::whatWasSentInPartIsSaidAtOnce()
{
    QVERIFY(
        put([](OutboxEntry& entry) {
            entry.state = OutboxState::Sent;
            entry.sentCopyDone = true;
            entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("5.1.1 User unknown")}};
        }) != 0);
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().contains(QStringLiteral("not to b@example.org")), qPrintable(bar()->text()));
    pressBar("infoBarPrimaryButton");
    QTRY_COMPARE(m_desk->window->folderPane()->currentPlace().kind, TreePlace::Kind::Outbox);
    QVERIFY(!bar()->isVisible());

    QVERIFY(put([](OutboxEntry& entry) {
                entry.messageId = QStringLiteral("copy@example.org");
                entry.state = OutboxState::Sent;
                entry.lastError =
                    makeError(ErrorKind::Rejected, ErrorReason::MailboxFull, QStringLiteral("full"));
            }) != 0);
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().contains(QStringLiteral("copy")), qPrintable(bar()->text()));
}

void TestOutbox::closingSendsFirstAndAsks()
{
    write(QStringLiteral("Son"));
    press(composer(), "sendButton");
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Held);
    m_desk->window->close();
    QVERIFY(m_desk->window->isVisible());
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Queued);
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().contains(QStringLiteral("being sent")), qPrintable(bar()->text()));
    pressBar("infoBarSecondaryButton"); // Stay
    QVERIFY(!bar()->isVisible());
    QVERIFY(m_desk->window->isVisible());
    m_desk->window->close();
    QTRY_VERIFY(bar()->isVisible());
    m_desk->engine->discardOutbox(outbox().first().id); // as if it had been sent
    QTRY_VERIFY(!m_desk->window->isVisible());
}

/// By the context menu, which the keyboard opens too.
void TestOutbox::aWaitingOneIsPutOff()
{
    QVERIFY(put([](OutboxEntry& entry) { entry.state = OutboxState::Queued; }) != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5),
                            cards().first()->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(cards().first(), &event);
    auto* menu = cards().first()->findChild<QMenu*>(QStringLiteral("outboxMenu"));
    QVERIFY(menu != nullptr);
    QMenu* later = nullptr;
    for (const QAction* action : menu->actions())
        later = action->menu() != nullptr ? action->menu() : later;
    QVERIFY(later != nullptr && !later->actions().isEmpty());
    later->actions().first()->trigger();
    menu->close();
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Scheduled);
    QVERIFY(outbox().first().due > QDateTime::currentDateTimeUtc());
}

void TestOutbox::itsTimeIsKeptWhenItIsEdited()
{
    schedule(QStringLiteral("Toplantı"));
    const QDateTime moved = QDateTime::currentDateTimeUtc().addDays(2);
    m_desk->engine->reschedule(outbox().first().id, moved); // another one than the composer knew
    showOutbox();
    const auto editsIt = [this] {
        QTRY_COMPARE(cards().size(), 1);
        press(cards().first(), "editButton");
        QVERIFY(QTest::qWaitFor([this] { return composer() != nullptr; }));
        QVERIFY(composer()->findChild<QAction*>(QStringLiteral("noticesChoice"))->isChecked());
        const auto* time = composer()->findChild<InfoBar*>(QStringLiteral("timeBar"));
        QVERIFY(time != nullptr && time->isVisible());
        QVERIFY2(time->text().contains(QStringLiteral("Send keeps that time")), qPrintable(time->text()));
    };
    editsIt();
    press(composer(), "sendButton");
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Scheduled);
    QCOMPARE(outbox().first().due.toSecsSinceEpoch(), moved.toSecsSinceEpoch());
    QVERIFY(QTest::qWaitFor([this] { return composer() == nullptr; }));
    // Or it goes now, if the person says so.
    editsIt();
    press(composer()->findChild<InfoBar*>(QStringLiteral("timeBar")), "infoBarPrimaryButton");
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Held);
}

void TestOutbox::whatMayHaveGoneOutIsEditedAsAnother()
{
    ComposerState state;
    state.account = m_desk->mail.work;
    state.to = QStringLiteral("a@example.org");
    state.subject = QStringLiteral("Rapor");
    state.messageId = QStringLiteral("out@example.org");
    QVERIFY(put(
                [](OutboxEntry& entry) {
                    entry.state = OutboxState::Queued; // tried once more by the person
                    entry.unsettled = QDateTime::currentDateTimeUtc();
                },
                toJson(state)) != 0);
    m_desk->settings->setUndoSeconds(0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    press(cards().first(), "editButton");
    QTRY_VERIFY(composer() != nullptr);
    QTRY_COMPARE(outbox().size(), 0);
    press(composer(), "sendButton");
    QTRY_COMPARE(outbox().size(), 1);
    QVERIFY(outbox().first().messageId != state.messageId);
    QVERIFY2(outbox().first().messageId.endsWith(QStringLiteral("@example.org")),
             qPrintable(outbox().first().messageId));
}

void TestOutbox::aVetoedEndIsAskedForAgain()
{
    struct Veto : QObject
    {
        bool eventFilter(QObject* watched, QEvent* event) override
        {
            if (event->type() != QEvent::Close || !isOn)
                return QObject::eventFilter(watched, event);
            ++vetoes;
            event->ignore();
            return true;
        }
        bool isOn = false;
        int vetoes = 0;
    } veto;
    m_desk->window->installEventFilter(&veto);
    write(QStringLiteral("Kalan"));
    press(composer(), "sendButton");
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Held);
    m_desk->window->close();
    QTRY_VERIFY(bar()->isVisible());
    veto.isOn = true; // as a window with a text does
    pressBar("infoBarPrimaryButton");
    QCOMPARE(veto.vetoes, 1);
    QVERIFY(m_desk->window->mayLeaveUnsent());
    // That was then: the next time it is asked again.
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->window->mayLeaveUnsent(), 20'000);
    veto.isOn = false;
    m_desk->window->close();
    QVERIFY(m_desk->window->isVisible());
    QTRY_VERIFY(bar()->isVisible());
    pressBar("infoBarPrimaryButton");
    QTRY_VERIFY(!m_desk->window->isVisible());
}

/// They lie in the directory of the text's files, also where there is no other file.
void TestOutbox::imagesAreKeptWithTheText()
{
    ComposerState state;
    state.filesKey = QStringLiteral("0123456789abcdef");
    state.images = {{QStringLiteral("1"), QStringLiteral("a.png"), QStringLiteral("image/png"), 3,
                     QStringLiteral("a@x")}};
    QVERIFY(put([](OutboxEntry& entry) { entry.state = OutboxState::Held; }, toJson(state)) != 0);
    QCOMPARE(*filesKeysInOutbox(m_desk->engine->reader()), QStringList{state.filesKey});
}

QTEST_MAIN(TestOutbox)
#include "tst_outbox.moc"
