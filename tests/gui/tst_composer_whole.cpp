// Nothing of a text gets lost when what belongs to it is not here: a message that could not be loaded, a file
// that can't be read, a save at the wrong moment.
#include "gui/ComposerFixture.h"

#include "composer/AttachmentShelf.h"
#include "composer/DraftsMenu.h"
#include "composer/ServerDraft.h"
#include "message/MessageReader.h"
#include "store/Transaction.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QMenu>
#include <QSemaphore>
#include <QThread>

#include <atomic>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

const QByteArray kElsewhere = "From: Deniz Arslan <deniz@ornek.com.tr>\r\nTo: a@x.example\r\n"
                              "Message-ID: <t1@x>\r\nSubject: Yanit\r\nMIME-Version: 1.0\r\n";

} // namespace

class TestComposerWhole : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void leavesAServerDraftThatIsNotLoaded();
    void doesNotSendAServerDraftThatIsNotLoaded();
    void asksTwiceBeforeAnUnseenDraftGoes();
    void sendsWhatIsLeftOfADraftThatIsGone();
    void leavesTheCopyWithAFileThatIsLost();
    void forwardsNoBlindCopies();
    void forwardsNoBlindCopiesOfALongMessage();
    void keepsWhoItGoesToUntilTheOriginalComes();
    void keepsWhoItGoesToWhenItIsTakenBack();
    void fillsInWhoWasNotChosen();
    void keepsFilesThatWereTakenOver();
    void namesFilesThatAreStillComing();
    void asksBeforeAForwardGoesWithoutWhatIsForwarded();
    void attachesWhatCanBeLoaded();
    void reachesEveryDraft();
    void waitsLongerWithLargeDrafts();
    void putsTheLargestOnlyWhenTheyAreClosed();
    void goesAtOnceWhileAReadHangs();
    void takesBackWhatWasSent_data();
    void takesBackWhatWasSent();

private:
    [[nodiscard]] QList<DraftCopy> copies()
    {
        return engine().reader().draftCopies(desk().work()).value_or({});
    }
    /// As without a connection. What the cache says later is not asked for any more.
    void fail(MessageId message)
    {
        Q_EMIT engine().bodyFailed(
            message, makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable, u"offline"_s));
    }
    void openUnloaded(MessageId draft)
    {
        auto* window = ComposerWindow::openServerDraft(engine(), settings(), draft);
        fail(draft);
        take(window);
        QVERIFY(bar(ComposerWindow::OriginalBar) != nullptr);
    }
    void keepAndClose()
    {
        window().requestClose();
        window().requestClose();
        QTRY_VERIFY(isGone());
    }
};

void TestComposerWhole::leavesAServerDraftThatIsNotLoaded()
{
    const MessageId id = desk().addDraft(kElsewhere + mixedPart("Telefondan.", {{"not.txt", "abc"}}));
    desk().open();
    openUnloaded(id);
    typeText(body(), u"Evet"_s);
    keepAndClose();
    QCOMPARE(copies().size(), 1); // the other program's, in the place of which nothing is put
    QCOMPARE(copies().first().state, DraftCopyState::There);
    QVERIFY(!copies().first().isSuperseded);
    take(ComposerWindow::openServerDraft(engine(), settings(), id));
    QTRY_COMPARE(text(), u"EvetTelefondan."_s);
    QTRY_COMPARE(chips().size(), 1);
    typeText(body(), u"!"_s);
    keepAndClose();
    QCOMPARE(copies().size(), 2); // all of it is here now
    const QByteArray raw = *engine().reader().draftCopyBytes(copies().last().id);
    QVERIFY(raw.contains("Telefondan.") && raw.contains("not.txt"));
}

void TestComposerWhole::doesNotSendAServerDraftThatIsNotLoaded()
{
    const MessageId id = desk().addDraft(kElsewhere + mixedPart("Telefondan.", {{"not.txt", "abc"}}));
    desk().open();
    openUnloaded(id);
    typeText(body(), u"Evet "_s);
    window().send();
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QCOMPARE(bar(ComposerWindow::ProblemBar)->kind(), InfoBar::Error);
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton"); // Try again
    QTRY_COMPARE(chips().size(), 1);
    QVERIFY(bar(ComposerWindow::ProblemBar) == nullptr && bar(ComposerWindow::OriginalBar) == nullptr);
    QVERIFY(outbox().isEmpty());
    window().send();
    QTRY_VERIFY(isGone());
    QVERIFY(wire().contains("Evet Telefondan.") && wire().contains("not.txt"));
}

void TestComposerWhole::asksTwiceBeforeAnUnseenDraftGoes()
{
    const MessageId id = desk().addDraft(kElsewhere + plainPart("Telefondan.\r\n"));
    desk().open();
    openUnloaded(id);
    typeText(body(), u"Evet"_s);
    window().requestClose();
    press(ComposerWindow::ClosingBar, "infoBarSecondaryButton"); // Discard
    QVERIFY(bar(ComposerWindow::ClosingBar) != nullptr);
    QVERIFY2(bar(ComposerWindow::ClosingBar)->text().contains(u"server"_s),
             qPrintable(bar(ComposerWindow::ClosingBar)->text()));
    press(ComposerWindow::ClosingBar, "infoBarSecondaryButton"); // Go on writing
    QVERIFY(window().isVisible());
}

void TestComposerWhole::sendsWhatIsLeftOfADraftThatIsGone()
{
    const MessageId id = desk().addDraft(kElsewhere + plainPart("Telefondan.\r\n"));
    desk().open();
    openUnloaded(id);
    typeText(body(), u"Evet"_s);
    keepAndClose();
    desk().close();
    desk().removeAtServer(id);
    desk().open();
    take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
    QTRY_VERIFY(bar(ComposerWindow::OriginalBar) != nullptr);
    window().send();
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(outbox().isEmpty());
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton"); // Send anyway
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().size(), 1);
}

void TestComposerWhole::leavesTheCopyWithAFileThatIsLost()
{
    desk().addDraft("Subject: x\r\n\r\n");
    desk().open();
    openFilled();
    window().addFiles({makeFile(u"a.txt"_s, "bir")});
    QTRY_COMPARE(chips().size(), 1);
    keepAndClose();
    QCOMPARE(copies().size(), 1);
    const qint64 whole = copies().first().id;
    const ComposerState kept = saved();
    const QString file = desk().profile() + u"/drafts/"_s + kept.filesKey + u'/' + kept.files.first().stored;
    QVERIFY(QFile::rename(file, file + u".away"_s));
    for (int opened = 0; opened < 2; ++opened) { // it is not forgotten with the next save either
        take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
        QTRY_VERIFY(bar(ComposerWindow::FilesBar) != nullptr);
        typeText(body(), u"!"_s);
        keepAndClose();
        QCOMPARE(copies().size(), 1);
        QCOMPARE(copies().first().id, whole);
        QCOMPARE(saved().files, kept.files);
    }
    QVERIFY(QFile::rename(file + u".away"_s, file)); // say, the disk is back
    take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
    QTRY_COMPARE(chips().size(), 1);
    typeText(body(), u"?"_s);
    keepAndClose();
    QVERIFY(copies().last().id != whole);
    QVERIFY(engine().reader().draftCopyBytes(copies().last().id)->contains("a.txt"));
}

void TestComposerWhole::forwardsNoBlindCopies()
{
    const QByteArray rest = "Subject: Karar\r\nMIME-Version: 1.0\r\n" + plainPart("Bcc: metinde\r\n");
    const QByteArray raw = "From: deniz@ornek.com.tr\r\nTo: a@x.example\r\n";
    const MessageId id = desk().addSent(raw +
                                        "Bcc: gizli@x.example,\r\n  sakli@x.example\r\n"
                                        "Resent-Bcc: ortulu@x.example\r\n" +
                                        rest);
    desk().open();
    take(ComposerWindow::openForwardAttached(engine(), settings(), {id}));
    QTRY_COMPARE(chips().size(), 1);
    typeText(edit("toEdit"), u"ayse@ornek.com.tr"_s);
    window().send();
    QTRY_VERIFY(isGone());
    const MessageContent content = readMessage(wire());
    QCOMPARE(attachmentData(wire(), content.attachments.first().path), raw + rest); // and nothing else
}

void TestComposerWhole::forwardsNoBlindCopiesOfALongMessage()
{
    const MessageId id = desk().addSent(
        "From: deniz@ornek.com.tr\r\nTo: a@x.example\r\nBcc: gizli@x.example\r\nSubject: Uzun\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" +
        QByteArray("<p>a</p>\r\n").repeated(31'000));
    desk().open();
    settings().setWritesFormatted(true);
    openForward(id);
    QTRY_COMPARE_WITH_TIMEOUT(chips().size(), 1, 60'000);
    QVERIFY(bar(ComposerWindow::TooLongBar) != nullptr);
    typeText(edit("toEdit"), u"ayse@ornek.com.tr"_s);
    window().send();
    QTRY_VERIFY(isGone());
    QVERIFY(wire().contains("message/rfc822") && !wire().contains("gizli@x.example"));
}

void TestComposerWhole::keepsWhoItGoesToUntilTheOriginalComes()
{
    desk().setIdentities({{u"Satış"_s, u"satis@ornek.com.tr"_s, {}, {}}});
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    auto* reply = ComposerWindow::openReply(engine(), settings(), id, ReplyMode::All);
    fail(id);
    take(reply);
    QVERIFY(recipients("ccEdit").contains(u"grace@northwind.example"_s));
    window().findChild<RecipientField*>(u"ccEditField"_s)->setText(u"mehmet@ornek.com.tr"_s);
    typeText(body(), u"Olur"_s);
    from()->setFocus();
    QTest::keyClick(from(), Qt::Key_Down);
    const QString sender = from()->currentText();
    QVERIFY(sender.contains(u"satis@"_s));
    QTRY_VERIFY(saved().cc == u"mehmet@ornek.com.tr"_s && saved().from == u"satis@ornek.com.tr"_s);
    delete &window(); // killed
    const auto windows = ComposerWindow::restoreUnfinished(engine(), settings());
    QCOMPARE(windows.size(), 1);
    take(windows.first());
    QTRY_VERIFY(text().contains(u"> Bakar misiniz?"_s));
    QCOMPARE(recipients("ccEdit"), u"mehmet@ornek.com.tr"_s);
    QCOMPARE(from()->currentText(), sender);
}

void TestComposerWhole::keepsWhoItGoesToWhenItIsTakenBack()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    auto* reply = ComposerWindow::openReply(engine(), settings(), id, ReplyMode::All);
    fail(id);
    take(reply);
    window().findChild<RecipientField*>(u"ccEditField"_s)->setText({});
    window().send(); // without what could not be quoted
    QTRY_VERIFY(isGone());
    const auto form = engine().reader().outboxDraft(outbox().first().id);
    QVERIFY(form.has_value());
    take(ComposerWindow::openDraft(engine(), settings(), {0, desk().work(), {}, *form, {}, 0}));
    QTRY_VERIFY(text().contains(u"> Bakar misiniz?"_s));
    QVERIFY2(recipients("ccEdit").isEmpty(), qPrintable(recipients("ccEdit")));
}

/// What nobody has touched is still filled in from the whole header, and never in a state of before that did
/// not say.
void TestComposerWhole::fillsInWhoWasNotChosen()
{
    const QByteArray list = "Reply-To: liste@l.example\r\nMail-Reply-To: yazar@x.example\r\n";
    const MessageId id = desk().add(list + rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    auto* reply = ComposerWindow::openReply(engine(), settings(), id, ReplyMode::Sender);
    fail(id);
    take(reply);
    const QString header = recipients("toEdit");
    QVERIFY(header != u"yazar@x.example"_s);
    typeText(body(), u"Olur"_s);
    keepAndClose();
    Draft before = drafts().first();
    QJsonObject old = QJsonDocument::fromJson(before.data).object();
    QVERIFY(old.contains(u"ownRecipients"_s));
    old.remove(u"ownRecipients"_s);
    take(ComposerWindow::openDraft(engine(), settings(), before));
    QTRY_COMPARE(recipients("toEdit"), u"yazar@x.example"_s);
    before.data = QJsonDocument(old).toJson();
    before.id = 0;
    take(ComposerWindow::openDraft(engine(), settings(), before));
    QTRY_VERIFY(text().contains(u"> Bakar misiniz?"_s));
    QCOMPARE(recipients("toEdit"), header);
}

void TestComposerWhole::takesBackWhatWasSent_data()
{
    QTest::addColumn<bool>("isReopened");
    QTest::newRow("written on while it came") << false;
    QTest::newRow("opened again, and sent as it was") << true;
}

void TestComposerWhole::takesBackWhatWasSent()
{
    QFETCH(const bool, isReopened);
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    settings().setUndoSeconds(60);
    auto* reply = ComposerWindow::openReply(engine(), settings(), id, ReplyMode::Sender);
    fail(id);
    take(reply);
    typeText(body(), u"Olur"_s);
    QTRY_VERIFY(saved().text.startsWith(u"Olur"_s));
    if (isReopened) {
        keepAndClose();
        take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
    } else {
        press(ComposerWindow::OriginalBar, "infoBarPrimaryButton"); // Try again
    }
    QTRY_VERIFY(text().contains(u"> Bakar misiniz?"_s));
    if (!isReopened)
        QTRY_VERIFY(!saved().awaitsOriginal && saved().text == text()); // not only when it is sent
    const QString sent = text();
    window().send();
    QTRY_VERIFY(isGone());
    const auto kept = engine().reader().draftsBeingSent().value_or({});
    QCOMPARE(kept.size(), 1);
    const auto state = composerStateFromJson(kept.first().data);
    QVERIFY(state && !state->awaitsOriginal);
    QCOMPARE(state->text, sent);
}

void TestComposerWhole::keepsFilesThatWereTakenOver()
{
    const MessageId id = desk().addDraft(kElsewhere + mixedPart("Telefondan.", {{"not.txt", "abc"}}));
    desk().open();
    openUnloaded(id);
    typeText(body(), u"Evet"_s); // and nothing after it
    press(ComposerWindow::OriginalBar, "infoBarPrimaryButton");
    QTRY_COMPARE(chips().size(), 1);
    QTRY_VERIFY(!saved().awaitsOriginal && saved().files.size() == 1);
    delete &window(); // killed
    const auto windows = ComposerWindow::restoreUnfinished(engine(), settings());
    QCOMPARE(windows.size(), 1);
    take(windows.first());
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(text(), u"EvetTelefondan."_s);
}

/// What is saved while a file is on its way names it: after a kill it is known to be missing.
void TestComposerWhole::namesFilesThatAreStillComing()
{
    const QTemporaryDir profile;
    AttachmentShelf shelf(profile.path());
    shelf.add({u"a.txt"_s, u"text/plain"_s, "bir", {}});
    QCOMPARE(shelf.missing().size(), 1);
    QVERIFY(shelf.files().isEmpty());
    QTRY_COMPARE(shelf.files().size(), 1);
    QVERIFY(shelf.missing().isEmpty());
    AttachmentShelf later(profile.path());
    AttachedFile lost = shelf.files().first();
    lost.stored += u"-2"_s;
    lost.name = u"b.txt"_s;
    later.restore(shelf.key(), shelf.files() + QList<AttachedFile>{lost});
    QCOMPARE(later.missing().size(), 2);
    QTRY_VERIFY(!later.isBusy());
    QCOMPARE(later.files(), shelf.files());
    QCOMPARE(later.missing(), QList<AttachedFile>{lost});
    later.add({u"b.txt"_s, u"text/plain"_s, "iki", {}}); // in its place
    QTRY_VERIFY(!later.isBusy());
    QVERIFY(later.missing().isEmpty());
}

void TestComposerWhole::asksBeforeAForwardGoesWithoutWhatIsForwarded()
{
    const MessageId id =
        desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")), MailDesk::Body::Missing);
    desk().open();
    auto* forward = ComposerWindow::openForward(engine(), settings(), id);
    fail(id);
    take(forward);
    typeText(edit("toEdit"), u"b@c.example"_s);
    window().send();
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(outbox().isEmpty());
    press(ComposerWindow::OriginalBar, "infoBarPrimaryButton"); // Try again
    QVERIFY(bar(ComposerWindow::ProblemBar) == nullptr);        // no button sends it unseen
    fail(id);
    window().send();
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton"); // Send anyway
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().first().original, 0); // it was not forwarded
}

void TestComposerWhole::attachesWhatCanBeLoaded()
{
    const QList<MessageId> ids{desk().add(rawMessage("Bir", plainPart("bir\r\n")), MailDesk::Body::Missing),
                               desk().add(rawMessage("Iki", plainPart("iki\r\n"))),
                               desk().add(rawMessage("Uc", plainPart("uc\r\n")))};
    desk().open();
    auto* forward = ComposerWindow::openForwardAttached(engine(), settings(), ids);
    fail(ids.first());
    take(forward);
    QTRY_COMPARE(chips().size(), 2);
    QCOMPARE(chips().first()->fileName(), u"Iki.eml"_s);
    QVERIFY(bar(ComposerWindow::OriginalBar) != nullptr);
    typeText(edit("toEdit"), u"b@c.example"_s);
    window().send();
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(outbox().isEmpty());
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton"); // Send anyway
    QTRY_VERIFY(isGone());
    QCOMPARE(readMessage(wire()).attachments.size(), 2);
    QCOMPARE(outbox().first().original, 0);
    QTRY_VERIFY(engine().reader().rows({ids.at(1)})->first().flags.testFlag(MessageFlag::Forwarded));
    QVERIFY(!engine().reader().rows({ids.first()})->first().flags.testFlag(MessageFlag::Forwarded));
}

void TestComposerWhole::reachesEveryDraft()
{
    constexpr int kDrafts = 45;
    desk().change([](Transaction& transaction, const Account& account) -> Result<void> {
        for (int i = 0; i < kDrafts; ++i) {
            ComposerState state;
            state.account = account.id;
            state.subject = u"Taslak %1"_s.arg(i);
            state.to = i == 3 ? u"Işıl <isil@ornek.com.tr>"_s : u"a@x.example"_s;
            const QDateTime changed = QDateTime::currentDateTimeUtc().addDays(i - kDrafts);
            const auto saved =
                transaction.saveDraft({0, account.id, state.subject, toJson(state), changed, 0});
            if (!saved)
                return unexpected(saved.error());
        }
        return {};
    });
    desk().open();
    QMenu menu;
    fillDraftsMenu(&menu, engine(), [this](const Draft& draft) {
        take(ComposerWindow::openDraft(engine(), settings(), draft));
    });
    auto* all = menu.findChild<QAction*>(u"allDrafts"_s);
    QVERIFY(all != nullptr);
    all->trigger();
    auto* dialog = qobject_cast<QDialog*>(visibleWindow(u"draftsDialog"_s));
    QVERIFY(dialog != nullptr);
    const QPointer<QDialog> guard(dialog);
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto* list = dialog->findChild<QListWidget*>(u"draftsList"_s);
    QCOMPARE(list->count(), kDrafts);
    QVERIFY(list->item(0)->text().startsWith(u"Taslak 44"_s)); // the newest
    auto* filter = dialog->findChild<QLineEdit*>(u"draftsFilter"_s);
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"yok"_s);
    QVERIFY(dialog->findChild<QWidget*>(u"draftsNone"_s)->isVisible());
    QVERIFY(!dialog->findChild<QWidget*>(u"openDraftButton"_s)->isEnabled());
    filter->clear();
    QTest::keyClicks(filter, u"taslak isil"_s); // folded as in a search
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(guard.isNull());
    QCOMPARE(edit("subjectEdit")->text(), u"Taslak 3"_s);
}

void TestComposerWhole::waitsLongerWithLargeDrafts()
{
    desk().open();
    openFilled();
    const auto* server = window().findChild<ServerDraft*>();
    const int without = server->pause();
    QCOMPARE(without, 30'000);
    window().addFiles({makeFile(u"a.bin"_s, QByteArray(3 * 1024 * 1024, 'a'))});
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(server->pause(), 4 * without);
    window().addFiles({makeFile(u"b.bin"_s, QByteArray(3 * 1024 * 1024, 'b'))});
    QTRY_COMPARE(chips().size(), 2);
    QCOMPARE(server->pause(), -1);
    press(chips().first(), "fileChipTrailing");
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(server->pause(), 4 * without);
}

void TestComposerWhole::putsTheLargestOnlyWhenTheyAreClosed()
{
    desk().addDraft("Subject: x\r\n\r\n");
    desk().open();
    openFilled();
    QTRY_VERIFY(window().draft() != 0);
    window().addFiles({makeFile(u"a.bin"_s, QByteArray(6 * 1024 * 1024, 'a'))});
    auto* server = window().findChild<ServerDraft*>();
    server->setDelay(0);
    QTRY_COMPARE(chips().size(), 1);
    for (int i = 0; i < 3; ++i) { // each change is saved, which takes longer than the pause would
        typeText(body(), QString::number(i));
        QTRY_VERIFY(saved().text.contains(QString::number(i)));
        QVERIFY(copies().isEmpty());
    }
    keepAndClose();
    QCOMPARE(copies().size(), 1);
    QVERIFY(engine().reader().draftCopyBytes(copies().first().id)->contains("a.bin"));
}

/// A file that does not come, as one on a network drive that has gone: a pipe that nobody writes into yet.
void TestComposerWhole::goesAtOnceWhileAReadHangs()
{
    desk().open();
    openFilled();
    window().addFiles({makeFile(u"a.txt"_s, "bir")});
    QTRY_COMPARE(chips().size(), 1);
    keepAndClose();
    const QString directory = desk().profile() + u"/drafts/"_s + saved().filesKey;
    const QString file = directory + u'/' + saved().files.first().stored;
    QVERIFY(QFile::remove(file));
    QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
    // Where the window waits for the read it would do so for ever, but for this one.
    QSemaphore isGoneNow;
    std::atomic<bool> isForced{false};
    const std::unique_ptr<QThread> writer(QThread::create([&] {
        isForced = !isGoneNow.tryAcquire(1, 20'000);
        QFile pipe(file);
        // Blocks until somebody reads, as it is doing.
        (void)pipe.open(QIODevice::WriteOnly);
    }));
    writer->start();
    press("discardButton");
    press(ComposerWindow::ClosingBar, "infoBarPrimaryButton");
    QTRY_VERIFY(isGone());
    isGoneNow.release();
    QVERIFY(writer->wait(30'000));
    QVERIFY(!isForced);
    QTRY_VERIFY(!QFileInfo::exists(directory)); // which the read had held up
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerWhole>(argc, argv);
}

#include "tst_composer_whole.moc"
