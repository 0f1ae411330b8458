// After Send: a message is taken back, waits for its time, or waits for the person, and nothing is left
// behind.
#include "composer/ComposerState.h"
#include "composer/ComposerWindow.h"
#include "composer/SentTextFiles.h"
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/OutboxCard.h"
#include "mainwindow/OutboxPage.h"
#include "mainwindow/OutboxView.h"
#include "mainwindow/TimeDialog.h"
#include "widgets/FileChip.h"
#include "widgets/Language.h"

#include "store/Store.h"
#include "store/Transaction.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace postaci;
using namespace postaci::test;

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void undoBringsEverythingBack();
    void whatIsTakenBackIsSentOnce();
    void undoByKeys();
    void sendsWhenTheTimeIsOver();
    void sendsNowWhenAsked();
    void aLaterTimeIsChosen();
    void aLaterTimeIsSaidAndTakenBack();
    void aFreeTimeIsChosen();
    void aScheduledOneIsEditedAndStaysWhole();
    void whoWasRefusedIsTold();
    void whatWasSentInPartIsSaidAtOnce();
    void whatWaitsForAnAttemptIsNotBeingSent();
    void cardsShareNoKeysWithTheMenus_data();
    void cardsShareNoKeysWithTheMenus();
    void anUncertainOneAsksAtOnce();
    void closingSendsFirstAndAsks();
    void aWaitingOneIsPutOff();
    void commandsActOnTheCard();
    void itsTimeIsKeptWhenItIsEdited();
    void whatMayHaveGoneOutIsEditedAsAnother();
    void whatIsLookedForIsAskedWhenThatIsOver();
    void whoWasRefusedIsSaidOfAnUncertainOne();
    void aRefusedCopyIsToldAndTriedAgainOrGivenUp();
    void cardsSpeakTheNewLanguage();
    void aVetoedEndIsAskedForAgain();
    void imagesAreKeptWithTheText();

private:
    void schedule(const QString& subject);
    void sendAndTakeBack(ComposerWindow** again);
    [[nodiscard]] QList<OutboxEntry> outbox() const { return m_desk->engine->reader().outbox().value_or({}); }
    [[nodiscard]] static ComposerWindow* composer();
    ComposerWindow* write(const QString& subject);
    void press(const QWidget* window, const char* name) const;
    [[nodiscard]] InfoBar* bar() const
    {
        return m_desk->window->findChild<InfoBar*>(QStringLiteral("sendingBar"));
    }
    void pressBar(const char* name) const { press(bar(), name); }
    void showOutbox() const { m_desk->window->folderPane()->select({TreePlace::Kind::Outbox, 0, 0}); }
    [[nodiscard]] QList<OutboxCard*> cards() const { return m_desk->window->findChildren<OutboxCard*>(); }
    /// A message of the work account in the outbox; `form`: the composer's.
    OutboxId put(const std::function<void(OutboxEntry&)>& change, const QByteArray& form = {});

    std::unique_ptr<Desk> m_desk;
};

void TestOutbox::init()
{
    Language::apply(QStringLiteral("en"));
    m_desk = std::make_unique<Desk>();
    m_desk->open();
    m_desk->settings->setUndoSeconds(30);
}

void TestOutbox::cleanup()
{
    QList<QPointer<QWidget>> windows;
    for (QWidget* window : QApplication::topLevelWidgets())
        if (qobject_cast<ComposerWindow*>(window) != nullptr)
            windows << window;
    for (const auto& window : windows)
        delete window.data();
    m_desk.reset();
}

ComposerWindow* TestOutbox::composer()
{
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<ComposerWindow*>(window); found != nullptr && found->isVisible())
            return found;
    return nullptr;
}

ComposerWindow* TestOutbox::write(const QString& subject)
{
    m_desk->window->writeNew();
    ComposerWindow* window = composer();
    window->findChild<QLineEdit*>(QStringLiteral("toEdit"))
        ->setText(QStringLiteral("ayse@ornek.com.tr, b@c.example"));
    window->findChild<QLineEdit*>(QStringLiteral("subjectEdit"))->setText(subject);
    typeText(window->findChild<QTextEdit*>(QStringLiteral("bodyEdit")), QStringLiteral("Merhaba"));
    return window;
}

void TestOutbox::press(const QWidget* window, const char* name) const
{
    auto* button = window->findChild<QAbstractButton*>(QLatin1String(name));
    QVERIFY2(button != nullptr, name);
    QTRY_VERIFY2(button->isVisible(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

OutboxId TestOutbox::put(const std::function<void(OutboxEntry&)>& change, const QByteArray& form)
{
    m_desk->window.reset();
    m_desk->engine.reset();
    OutboxId id = 0;
    {
        const std::unique_ptr<Store> store =
            std::move(Store::open(m_desk->dir.path(), m_desk->clock)).value();
        const auto written = store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
            OutboxEntry entry;
            entry.account = m_desk->mail.work;
            entry.subject = QStringLiteral("Rapor");
            entry.messageId = QStringLiteral("out@example.org");
            entry.envelopeFrom = QStringLiteral("deniz@ornek.com.tr");
            entry.recipients = {QStringLiteral("a@example.org"), QStringLiteral("b@example.org")};
            change(entry);
            const QByteArray bytes = "From: x\r\n\r\nwire";
            const auto added = transaction.addToOutbox(entry, bytes, bytes, form);
            id = added.value_or(0);
            return added ? Result<void>() : unexpected(added.error());
        });
        if (!written)
            return 0;
    }
    m_desk->open();
    m_desk->settings->setUndoSeconds(30);
    return id;
}

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
    delete composer();

    // In the search field too, once nothing that was typed there is left to take back.
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

void TestOutbox::whoWasRefusedIsTold()
{
    const OutboxId id = put([](OutboxEntry& entry) {
        entry.state = OutboxState::Sent;
        entry.sentCopyDone = true;
        entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("5.1.1 User unknown")}};
    });
    QVERIFY(id != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    QString text;
    for (const QLabel* label : cards().first()->findChildren<QLabel*>())
        text += label->text() + QLatin1Char('\n');
    QVERIFY2(text.contains(QStringLiteral("Sent, but not to everybody")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("b@example.org – ")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("a@example.org – ")));
    press(cards().first(), "discardButton");
    QTRY_VERIFY(outbox().isEmpty());
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

void TestOutbox::whatWaitsForAnAttemptIsNotBeingSent()
{
    QVERIFY(put([](OutboxEntry& entry) {
                entry.state = OutboxState::Queued;
                entry.attempts = 2;
                entry.nextAttempt = QDateTime::currentDateTimeUtc().addSecs(3600);
                entry.lastError =
                    makeError(ErrorKind::Offline, ErrorReason::Unspecified, QStringLiteral("no"));
            }) != 0);
    m_desk->window->begin();
    const auto* label = m_desk->window->findChild<QLabel*>(QStringLiteral("sendingStatus"));
    QTRY_VERIFY(label->isVisible());
    QVERIFY2(label->accessibleName().contains(QStringLiteral("wait")) ||
                 label->text().contains(QStringLiteral("wait")),
             qPrintable(label->text()));
}

void TestOutbox::cardsShareNoKeysWithTheMenus_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Turkish") << QStringLiteral("tr");
}

/// The menu bar would win.
void TestOutbox::cardsShareNoKeysWithTheMenus()
{
    QFETCH(QString, language);
    const QByteArray form = toJson(ComposerState());
    const auto putState = [&](OutboxState state, const char* id, const auto& more) {
        return put(
            [&](OutboxEntry& entry) {
                entry.state = state;
                entry.messageId = QLatin1String(id);
                more(entry);
            },
            form);
    };
    const auto withError = [](ErrorKind kind, ErrorReason reason) {
        return [kind, reason](OutboxEntry& entry) {
            entry.lastError = makeError(kind, reason, QStringLiteral("no"));
        };
    };
    QVERIFY(putState(OutboxState::Queued, "a", [](OutboxEntry&) {}) != 0);
    QVERIFY(putState(OutboxState::Failed, "b",
                     withError(ErrorKind::Authentication, ErrorReason::CredentialsRejected)));
    QVERIFY(putState(OutboxState::Failed, "c", withError(ErrorKind::Offline, ErrorReason::HostNotFound)));
    QVERIFY(
        putState(OutboxState::Failed, "g", withError(ErrorKind::Authentication, ErrorReason::SignInExpired)));
    QVERIFY(putState(OutboxState::Failed, "h", withError(ErrorKind::Input, ErrorReason::Unspecified)));
    QVERIFY(putState(OutboxState::Sent, "d", withError(ErrorKind::Rejected, ErrorReason::MailboxFull)));
    QVERIFY(putState(OutboxState::Sent, "e", [](OutboxEntry& entry) {
        entry.sentCopyDone = true;
        entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("no")}};
    }));
    QVERIFY(putState(OutboxState::Uncertain, "f", [](OutboxEntry& entry) {
        entry.unsettled = QDateTime::currentDateTimeUtc().addDays(-1);
    }));
    Language::apply(language);
    showOutbox();
    QTRY_COMPARE(m_desk->window->menuBar()->actions().value(0)->text(), MainActions::tr("&File"));
    QTRY_COMPARE(cards().size(), 8);
    QSet<QKeySequence> menus;
    for (const QAction* action : m_desk->window->menuBar()->actions())
        menus.insert(QKeySequence::mnemonic(action->text()));
    for (OutboxCard* card : cards()) {
        card->ask();
        QSet<QKeySequence> own;
        for (const auto* button : card->findChildren<QPushButton*>()) {
            const QKeySequence key = QKeySequence::mnemonic(button->text());
            if (button->isHidden() || key.isEmpty())
                continue;
            QVERIFY2(!menus.contains(key), qPrintable(button->text()));
            QVERIFY2(!own.contains(key), qPrintable(button->text()));
            own.insert(key);
        }
    }
}

void TestOutbox::anUncertainOneAsksAtOnce()
{
    QVERIFY(put([](OutboxEntry& entry) {
                entry.state = OutboxState::Uncertain;
                entry.unsettled = QDateTime::currentDateTimeUtc();
            }) != 0);
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().contains(QStringLiteral("may have been sent")), qPrintable(bar()->text()));
    pressBar("infoBarPrimaryButton");
    QTRY_COMPARE(m_desk->window->folderPane()->currentPlace().kind, TreePlace::Kind::Outbox);
    QVERIFY(!bar()->isVisible());
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

void TestOutbox::commandsActOnTheCard()
{
    QVERIFY(put([](OutboxEntry& entry) { entry.state = OutboxState::Failed; }) != 0);
    const MainActions& actions = m_desk->window->actions();
    QVERIFY(!actions.outboxSend->isEnabled());
    showOutbox();
    QTRY_VERIFY(actions.outboxSend->isEnabled());
    QVERIFY(actions.outboxDiscard->isEnabled());
    QVERIFY(!actions.outboxEdit->isEnabled()); // it came from elsewhere
    actions.outboxSend->trigger();
    QTRY_COMPARE(outbox().value(0).state, OutboxState::Queued);
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

/// By time alone: nobody tells the window.
void TestOutbox::whatIsLookedForIsAskedWhenThatIsOver()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(put([this, now](OutboxEntry& entry) {
                entry.account = m_desk->mail.home;
                entry.state = OutboxState::Uncertain;
                entry.unsettled = now.addSecs(-5 * 60 + 12);
            }) != 0);
    Account account = *m_desk->engine->reader().account(m_desk->mail.home);
    account.serverFilesSentCopies = true;
    m_desk->engine->updateAccount(account, {}, [](const Result<void>&) {});
    QTRY_VERIFY(m_desk->engine->reader().account(account.id)->serverFilesSentCopies);
    showOutbox();
    m_desk->window->findChild<OutboxView*>()->reload();
    QTRY_COMPARE(cards().size(), 1);
    const auto* state = cards().first()->findChild<QLabel*>(QStringLiteral("outboxState"));
    QCOMPARE(state->text(), QStringLiteral("Is being checked…"));
    QVERIFY(!cards().first()->can(OutboxCard::Can::Send));
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("May have been sent"), 30'000);
    QVERIFY(cards().first()->can(OutboxCard::Can::Send));
}

void TestOutbox::whoWasRefusedIsSaidOfAnUncertainOne()
{
    QVERIFY(
        put([](OutboxEntry& entry) {
            entry.state = OutboxState::Uncertain;
            entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("5.1.1 User unknown")}};
        }) != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    QString text;
    for (const QLabel* label : cards().first()->findChildren<QLabel*>())
        text += label->text() + QLatin1Char('\n');
    QVERIFY2(text.contains(QStringLiteral("may have been sent")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("b@example.org – ")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("The other recipients got it")));
    // Whoever is asked first answers, before it is sent again.
    QVERIFY(!cards()
                 .first()
                 ->findChild<QPushButton*>(QStringLiteral("sendAgainButton"))
                 ->property("primary")
                 .toBool());
}

void TestOutbox::aRefusedCopyIsToldAndTriedAgainOrGivenUp()
{
    const OutboxId id = put([](OutboxEntry& entry) {
        entry.state = OutboxState::Sent;
        entry.lastError = makeError(ErrorKind::Rejected, ErrorReason::MailboxFull, QStringLiteral("full"));
    });
    QVERIFY(id != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    QString text;
    for (const QLabel* label : cards().first()->findChildren<QLabel*>())
        text += label->text() + QLatin1Char('\n');
    QVERIFY2(text.contains(QStringLiteral("has not taken the copy")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("full")), qPrintable(text));
    QVERIFY(!cards().first()->can(OutboxCard::Can::Edit));
    press(cards().first(), "sendAgainButton");
    QTRY_VERIFY(!outbox().first().isCopyRefused()); // it is tried again
    QTRY_COMPARE(cards().size(), 0);
    m_desk->engine->giveUpCopy(id);
    QTRY_COMPARE(outbox().size(), 0);
}

void TestOutbox::cardsSpeakTheNewLanguage()
{
    QVERIFY(put([](OutboxEntry& entry) { entry.state = OutboxState::Failed; }) != 0);
    showOutbox();
    QTRY_COMPARE(cards().size(), 1);
    const QString english = cards().first()->accessibleName();
    Language::apply(QStringLiteral("tr"));
    QTRY_VERIFY(cards().first()->accessibleName() != english);
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
