// Who writes, to a list or not, what is quoted; messages that are written on, attached or sent on; templates.
#include "gui/ComposerFixture.h"

#include "accounts/IconLine.h"
#include "composer/RedirectDialog.h"
#include "composer/ServerDraft.h"
#include "composer/TemplateDialog.h"
#include "message/MessageReader.h"

#include <QDir>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTextCursor>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

const Identity kSales{u"Satış"_s, u"satis@ornek.com.tr"_s, u"cevap@ornek.com.tr"_s, u"Satış ekibi"_s};

QByteArray toSales(const QByteArray& fields, const QByteArray& subject = "Soru")
{
    return "From: Ali <ali@x.example>\r\nTo: satis@ornek.com.tr\r\nMessage-ID: <" + subject +
           "@x.example>\r\nSubject: " + subject + "\r\nMIME-Version: 1.0\r\n" + fields +
           plainPart("Merhaba\r\n");
}

QAction* actionNamed(QMenu* menu, const QString& name)
{
    for (QAction* action : menu->actions())
        if (action->objectName() == name || action->text() == name)
            return action;
    return nullptr;
}

} // namespace

class TestComposerKinds : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void offersEveryIdentity();
    void answersAsWhomItCameTo();
    void answersFromATaggedAddress();
    void keepsASenderThatWasChosen();
    void sendsACopyToOneself();
    void answersAList();
    void doesNotAnswerAListByMistake();
    void hintsAtAListAmongAll();
    void followsWhatTheHeaderAsksFor();
    void quotesTheSelectionOnly();
    void writesBelowTheQuote();
    void quotesNothingWhereThatIsWanted();
    void putsTheSignatureAboveTheQuote();
    void forwardsMessagesAsTheyAre();
    void editsAMessageAsNew();
    void opensADraftOfAnotherProgram();
    void goesOnWithADraftOfAnotherProgram();
    void sendsADraftOfAnotherProgram();
    void opensItsOwnDraftOnce();
    void putsCopiesOnTheServer();
    void redirectsWithoutAChange();
    void writesWithATemplate();
    void savesATemplate();
    void managesTemplates();
    void opensWhatALinkAsksFor();

private:
    void choose(const QString& menuEntry)
    {
        auto* button = window().findChild<QPushButton*>(u"templatesButton"_s);
        Q_EMIT button->menu()->aboutToShow();
        QAction* action = actionNamed(button->menu(), menuEntry);
        QVERIFY2(action != nullptr, qPrintable(menuEntry));
        action->trigger();
    }
    [[nodiscard]] QList<DraftCopy> copies()
    {
        return engine().reader().draftCopies(desk().work()).value_or({});
    }
    void addTemplate(const Template& made)
    {
        bool isDone = false;
        engine().saveTemplate(made, [&](const Result<qint64>& saved) { isDone = saved.has_value(); });
        QTRY_VERIFY(isDone);
    }
};

void TestComposerKinds::offersEveryIdentity()
{
    desk().setIdentities({kSales});
    desk().open();
    openNew(u"a@b.example"_s);
    QCOMPARE(from()->count(), 3);
    QVERIFY(from()->itemText(1).contains(u"satis@ornek.com.tr"_s));
    QVERIFY(text().endsWith(u"Örnek A.Ş."_s));
    from()->setFocus();
    QTest::keyClick(from(), Qt::Key_Down);
    QTRY_VERIFY(text().endsWith(u"-- \nSatış ekibi"_s)); // the signature of who writes
    typeText(edit("subjectEdit"), u"Konu"_s);
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().first().envelopeFrom, u"satis@ornek.com.tr"_s);
    QVERIFY(wire().contains("Reply-To: cevap@ornek.com.tr\r\n"));
}

void TestComposerKinds::answersAsWhomItCameTo()
{
    desk().setIdentities({kSales});
    const MessageId id = desk().add(toSales({}));
    desk().open();
    openReply(id);
    QVERIFY2(from()->currentText().contains(u"satis@"_s), qPrintable(from()->currentText()));
    QTRY_VERIFY(text().contains(u"> Merhaba"_s));
    QVERIFY(text().endsWith(u"Satış ekibi"_s));
}

void TestComposerKinds::answersFromATaggedAddress()
{
    const MessageId id = desk().add(
        "X-Original-To: deniz+fatura@ornek.com.tr\r\nDelivered-To: deniz@ornek.com.tr\r\n" + toSales({}));
    desk().open();
    openReply(id);
    // Known when the whole header is here.
    QTRY_VERIFY(from()->currentText().contains(u"deniz+fatura@ornek.com.tr"_s));
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().first().envelopeFrom, u"deniz+fatura@ornek.com.tr"_s);
}

void TestComposerKinds::keepsASenderThatWasChosen()
{
    desk().setIdentities({kSales});
    const MessageId id = desk().add(toSales({}));
    desk().open();
    openReply(id);
    from()->setFocus();
    QTest::keyClick(from(), Qt::Key_Home); // before the text is here
    QTRY_VERIFY(text().contains(u"> Merhaba"_s));
    QVERIFY(from()->currentText().contains(u"deniz@ornek.com.tr"_s));
    QVERIFY(text().endsWith(u"Örnek A.Ş."_s));
    window().requestClose();
    window().requestClose();
    QTRY_VERIFY(isGone());
    take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
    QVERIFY(from()->currentText().contains(u"deniz@ornek.com.tr"_s));
}

void TestComposerKinds::sendsACopyToOneself()
{
    Identity sales = kSales;
    sales.bccSelf = true;
    desk().setIdentities({sales});
    const MessageId id = desk().add(toSales({}));
    desk().open();
    openReply(id);
    QTRY_VERIFY(text().contains(u"> Merhaba"_s));
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().first().recipients, (QStringList{u"ali@x.example"_s, u"satis@ornek.com.tr"_s}));
    QVERIFY(!wire().contains("Bcc"));
}

void TestComposerKinds::answersAList()
{
    const MessageId id = desk().add(toSales("List-Post: <mailto:liste@l.example>\r\n"));
    desk().open();
    take(ComposerWindow::openReplyTo(engine(), settings(), id, ReplyMode::List, {}));
    QTRY_COMPARE(recipients("toEdit"), u"liste@l.example"_s);
    QVERIFY(recipients("ccEdit").isEmpty());
    QVERIFY(text().contains(u"> Merhaba"_s));
}

void TestComposerKinds::doesNotAnswerAListByMistake()
{
    // The list has put itself into Reply-To, and the answer is for the author.
    const MessageId id =
        desk().add(toSales("List-Post: <mailto:liste@l.example>\r\nReply-To: liste@l.example\r\n"));
    desk().open();
    openReply(id);
    QTRY_COMPARE(recipients("toEdit"), u"Ali <ali@x.example>"_s);
}

void TestComposerKinds::hintsAtAListAmongAll()
{
    const MessageId id =
        desk().add(toSales("Cc: liste@l.example, b@x.example\r\nList-Post: <mailto:liste@l.example>\r\n"));
    desk().open();
    openReply(id, ReplyMode::All);
    QTRY_VERIFY(bar(ComposerWindow::ListBar) != nullptr);
    QCOMPARE(recipients("ccEdit"), u"liste@l.example, b@x.example"_s);
    press(ComposerWindow::ListBar, "infoBarPrimaryButton");
    QCOMPARE(recipients("toEdit"), u"liste@l.example"_s);
    QVERIFY(recipients("ccEdit").isEmpty());
}

void TestComposerKinds::followsWhatTheHeaderAsksFor()
{
    const QByteArray fields = "Reply-To: c@x.example\r\nMail-Reply-To: yazar@x.example\r\n"
                              "Mail-Followup-To: liste@l.example, deniz@ornek.com.tr\r\n";
    const MessageId id = desk().add(toSales(fields));
    desk().open();
    openReply(id, ReplyMode::All);
    QTRY_COMPARE(recipients("toEdit"), u"liste@l.example"_s);
    openReply(id);
    QTRY_COMPARE(recipients("toEdit"), u"yazar@x.example"_s);
    // Who has typed already is not overruled.
    take(ComposerWindow::openReply(engine(), settings(), id, ReplyMode::Sender));
    edit("toEdit")->setText(u"baska@x.example"_s);
    QTRY_VERIFY(text().contains(u"> Merhaba"_s));
    QVERIFY2(recipients("toEdit").endsWith(u", baska@x.example"_s), qPrintable(recipients("toEdit")));
}

void TestComposerKinds::quotesTheSelectionOnly()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bir\r\n\r\nİki\r\n\r\nÜç\r\n")));
    desk().open();
    take(ComposerWindow::openReplyTo(engine(), settings(), id, ReplyMode::Sender, u"İki\n"_s));
    QTRY_VERIFY(text().contains(u"wrote:\n> İki\n\n-- "_s));
    QVERIFY(!text().contains(u"Bir"_s) && !text().contains(u"Üç"_s));
}

void TestComposerKinds::writesBelowTheQuote()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    settings().setReplyStyle({true, true, false});
    openReply(id);
    typeText(body(), u"Ol"_s); // before the quote is here
    QTRY_VERIFY(text().contains(u"> Bakar misiniz?"_s));
    typeText(body(), u"ur"_s);
    QVERIFY2(text().startsWith(u"On "_s) && text().endsWith(u"> Bakar misiniz?\n\nOlur\n\n-- \nDeniz Arslan\n"
                                                            u"Örnek A.Ş."_s),
             qPrintable(text()));
}

void TestComposerKinds::quotesNothingWhereThatIsWanted()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    settings().setReplyStyle({false, false, false});
    openReply(id);
    QTRY_COMPARE(text(), u"\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s);
}

void TestComposerKinds::putsTheSignatureAboveTheQuote()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    settings().setReplyStyle({true, false, true});
    openReply(id);
    QTRY_VERIFY(text().startsWith(u"\n\n-- \nDeniz Arslan\nÖrnek A.Ş.\n\nOn "_s));
    QVERIFY(text().endsWith(u"> Bakar misiniz?"_s));
}

void TestComposerKinds::forwardsMessagesAsTheyAre()
{
    const QByteArray first = rawMessage("Bir", plainPart("bir\r\n"));
    const QByteArray second = rawMessage("Iki", plainPart("iki\r\n"));
    const QList<MessageId> ids{desk().add(first), desk().add(second)};
    desk().open();
    take(ComposerWindow::openForwardAttached(engine(), settings(), ids));
    QTRY_COMPARE(chips().size(), 2);
    QVERIFY(edit("subjectEdit")->text().contains(u"2"_s));
    typeText(edit("toEdit"), u"b@c.example"_s);
    window().send();
    QTRY_VERIFY(isGone());
    const MessageContent content = readMessage(wire());
    QCOMPARE(content.attachments.size(), 2);
    QCOMPARE(content.attachments.first().name, u"Bir.eml"_s);
    QCOMPARE(attachmentData(wire(), content.attachments.first().path), first);
    QCOMPARE(attachmentData(wire(), content.attachments.last().path), second);
    QVERIFY(outbox().first().originalIsForward);
    QCOMPARE(outbox().first().original, ids.first());
    QTRY_VERIFY(engine().reader().rows({ids.last()})->first().flags.testFlag(MessageFlag::Forwarded));
    // One alone is called after itself.
    take(ComposerWindow::openForwardAttached(engine(), settings(), {ids.first()}));
    QCOMPARE(edit("subjectEdit")->text(), u"Fwd: Bir"_s);
    QTRY_COMPARE(chips().size(), 1);
}

void TestComposerKinds::editsAMessageAsNew()
{
    const MessageId id =
        desk().add("From: Deniz <deniz@home.example>\r\nTo: a@x.example\r\nCc: b@x.example\r\n"
                   "Bcc: c@x.example\r\nMessage-ID: <eski@x>\r\nIn-Reply-To: <kok@x>\r\n"
                   "Subject: Davet\r\nMIME-Version: 1.0\r\n" +
                   mixedPart("Gelin.", {{"harita.pdf", "%PDF-1.7"}}));
    desk().open();
    take(ComposerWindow::openAsNew(engine(), settings(), id));
    QTRY_COMPARE(text(), u"Gelin."_s);
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(recipients("toEdit"), u"a@x.example"_s);
    QCOMPARE(recipients("ccEdit"), u"b@x.example"_s);
    QCOMPARE(recipients("bccEdit"), u"c@x.example"_s);
    QCOMPARE(edit("subjectEdit")->text(), u"Davet"_s);
    QVERIFY(from()->currentText().contains(u"deniz@home.example"_s)); // who wrote it
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().first().original, 0); // nothing is answered or forwarded
    QVERIFY(outbox().first().messageId != u"eski@x"_s);
    QVERIFY(!wire().contains("In-Reply-To") && wire().contains("harita.pdf"));
    QCOMPARE(outbox().first().recipients.size(), 3);
}

void TestComposerKinds::opensADraftOfAnotherProgram()
{
    const MessageId id =
        desk().addDraft("From: Deniz Arslan <deniz@ornek.com.tr>\r\nTo: a@x.example\r\n"
                        "Bcc: c@x.example\r\nMessage-ID: <t1@x>\r\nIn-Reply-To: <kok@x>\r\n"
                        "References: <ilk@x> <kok@x>\r\nSubject: Yanit\r\nMIME-Version: 1.0\r\n" +
                        mixedPart("Telefondan.", {{"not.txt", "abc"}}));
    desk().open();
    take(ComposerWindow::openServerDraft(engine(), settings(), id));
    QTRY_COMPARE(text(), u"Telefondan."_s); // no second signature
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(recipients("bccEdit"), u"c@x.example"_s);
    QVERIFY(drafts().isEmpty()); // looking at it is no change
    QCOMPARE(ComposerWindow::openServerDraft(engine(), settings(), id), &window());
    window().requestClose();
    QTRY_VERIFY(isGone());
    QVERIFY(drafts().isEmpty() && copies().isEmpty());
    QVERIFY(QDir(desk().profile() + u"/drafts"_s).isEmpty());
}

void TestComposerKinds::goesOnWithADraftOfAnotherProgram()
{
    const MessageId id =
        desk().addDraft("From: deniz@ornek.com.tr\r\nTo: a@x.example\r\nMessage-ID: <t2@x>\r\n"
                        "Subject: Yanit\r\nContent-Type: text/html\r\n\r\n<p>Bir <b>iki</b></p>");
    desk().open();
    take(ComposerWindow::openServerDraft(engine(), settings(), id));
    QTRY_COMPARE(text(), u"Bir iki"_s);
    typeText(body(), u"Evet "_s);
    QTRY_COMPARE(drafts().size(), 1);
    QCOMPARE(copies().size(), 1); // the other program's, whose place ours takes
    QCOMPARE(copies().first().state, DraftCopyState::There);
    window().requestClose();
    window().requestClose(); // kept
    QTRY_VERIFY(isGone());
    QTRY_COMPARE(copies().size(), 2);
    QCOMPARE(copies().last().state, DraftCopyState::Queued);
    QCOMPARE(readMessage(*engine().reader().draftCopyBytes(copies().last().id)).text.trimmed(),
             u"Evet Bir iki"_s);
    // From the list of the folder it is that text which is opened.
    take(ComposerWindow::openServerDraft(engine(), settings(), id));
    QVERIFY(text().startsWith(u"Evet Bir"_s));
    QCOMPARE(drafts().size(), 1);
}

void TestComposerKinds::sendsADraftOfAnotherProgram()
{
    const MessageId id =
        desk().addDraft("From: deniz@ornek.com.tr\r\nTo: a@x.example\r\nMessage-ID: <t3@x>\r\n"
                        "In-Reply-To: <kok@x>\r\nSubject: Yanit\r\n\r\nTamam\r\n");
    desk().open();
    take(ComposerWindow::openServerDraft(engine(), settings(), id));
    QTRY_COMPARE(text(), u"Tamam"_s);
    window().send();
    QTRY_VERIFY(isGone());
    QVERIFY(wire().contains("In-Reply-To: <kok@x>"));
    // It goes from there once it is sent; until then nobody writes on it again.
    QCOMPARE(copies().size(), 1);
    QVERIFY(ComposerWindow::openServerDraft(engine(), settings(), id) == nullptr);
}

void TestComposerKinds::opensItsOwnDraftOnce()
{
    desk().addDraft("Subject: x\r\n\r\n");
    desk().open();
    openFilled();
    QTRY_COMPARE(drafts().size(), 1);
    QVERIFY(copies().isEmpty());
    window().requestClose();
    window().requestClose(); // kept
    QTRY_VERIFY(isGone());
    QCOMPARE(copies().size(), 1);
    QVERIFY(!saved().open);
}

void TestComposerKinds::putsCopiesOnTheServer()
{
    desk().addDraft("Subject: x\r\n\r\n");
    desk().open();
    openFilled();
    auto* server = window().findChild<ServerDraft*>();
    QVERIFY(server != nullptr);
    server->setDelay(100); // of half a minute
    typeText(body(), u"!"_s);
    QTRY_COMPARE(copies().size(), 1);
    const qint64 first = copies().first().id;
    typeText(body(), u"?"_s);
    QTRY_VERIFY(copies().size() == 1 && copies().first().id != first); // in its place
    const QByteArray raw = *engine().reader().draftCopyBytes(copies().first().id);
    QVERIFY(raw.contains("Merhaba"));
    QVERIFY(readMessage(raw).envelope.messageId != saved().messageId);
    window().requestDiscard();
    press(ComposerWindow::ClosingBar, "infoBarPrimaryButton");
    QTRY_VERIFY(isGone());
    QTRY_VERIFY(copies().isEmpty());
}

void TestComposerKinds::redirectsWithoutAChange()
{
    const QByteArray raw = rawMessage("Rapor", mixedPart("Ekte.", {{"a.bin", QByteArray("\0\r\n.\r\n", 6)}}));
    const MessageId id = desk().add(raw);
    desk().open();
    RedirectDialog dialog(engine(), id);
    dialog.show();
    QSignalSpy queued(&dialog, &RedirectDialog::queued);
    auto* to = dialog.findChild<QLineEdit*>(u"redirectTo"_s);
    press(&dialog, "redirectButton");
    QVERIFY(dialog.isVisible() && dialog.focusWidget() == to); // nobody is named yet
    typeText(to, u"Ali <ali@x.example>, yok,"_s);              // as in the composer: what is ended is a chip
    const auto* field = dialog.findChild<RecipientField*>(u"redirectToField"_s);
    QCOMPARE(field->chips().size(), 2);
    press(&dialog, "redirectButton");
    QVERIFY(dialog.isVisible() && dialog.focusWidget() == to);
    QVERIFY(dialog.findChild<IconLine*>(u"redirectToError"_s)->text().contains(u"yok"_s));
    QTest::keyClick(to, Qt::Key_Backspace);
    QTest::keyClick(field->chips().last(), Qt::Key_Backspace);
    // Who is known is offered.
    Contact known;
    known.uid = u"zeynep"_s;
    known.fullName = u"Zeynep Kaya"_s;
    known.addresses = {{u"zeynep@x.example"_s, u"home"_s}};
    ContactEdit edit;
    edit.put = {known};
    engine().editContacts(edit);
    auto* cc = dialog.findChild<RecipientEdit*>(u"redirectCc"_s);
    QTRY_VERIFY(!recipientSource(engine()).complete(u"zeyn"_s).isEmpty());
    cc->setFocus();
    QTest::keyClicks(cc, u"zeyn"_s);
    QTest::keyClick(cc, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.findChild<RecipientField*>(u"redirectCcField"_s)->chips().size(), 1);
    press(&dialog, "redirectButton");
    QTRY_COMPARE(queued.size(), 1);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(outbox().first().recipients, (QStringList{u"ali@x.example"_s, u"zeynep@x.example"_s}));
    QVERIFY(wire().endsWith(raw));
    QVERIFY(wire().startsWith("Resent-Date: "));
    QCOMPARE(outbox().first().original, id);
}

void TestComposerKinds::writesWithATemplate()
{
    desk().open();
    addTemplate(
        {0, u"Teşekkür"_s, u"Hk. {{name}}"_s, u"Sayın {{ad soyad}},\n{{imleç}}\n{{yanlış}} {{my name}}"_s});
    openNew(u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s);
    choose(u"Teşekkür"_s);
    QCOMPARE(edit("subjectEdit")->text(), u"Hk. Ayşe Yılmaz"_s);
    QVERIFY2(text().startsWith(u"Sayın Ayşe Yılmaz,\n\n{{yanlış}} Deniz Arslan"_s), qPrintable(text()));
    QVERIFY(body()->hasFocus());
    QTest::keyClicks(body(), u"Merhaba"_s);
    QVERIFY(text().contains(u",\nMerhaba\n"_s));
    window().send();
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(bar(ComposerWindow::ProblemBar)->text().contains(u"{{yanlış}}"_s));
    QVERIFY(outbox().isEmpty());
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton");
    QTRY_VERIFY(isGone());
}

void TestComposerKinds::savesATemplate()
{
    desk().open();
    openFilled();
    choose(u"saveAsTemplate"_s);
    auto* editor = window().findChild<TemplateEditor*>();
    QVERIFY(editor != nullptr);
    auto* name = editor->findChild<QLineEdit*>(u"templateName"_s);
    QCOMPARE(name->text(), u"Konu"_s);
    QTRY_VERIFY(name->hasFocus());
    QCOMPARE(name->selectedText(), u"Konu"_s);
    press(editor, "saveTemplateButton");
    QTRY_COMPARE(engine().reader().templates()->size(), 1);
    const Template made = engine().reader().templates()->first();
    QCOMPARE(made.text, u"Merhaba"_s); // without the signature, which comes by itself
    QCOMPARE(made.subject, u"Konu"_s);
    take(ComposerWindow::openTemplate(engine(), settings(), made));
    QVERIFY(text().startsWith(u"Merhaba\n\n-- \n"_s));
}

void TestComposerKinds::managesTemplates()
{
    desk().open();
    addTemplate({0, u"Bir"_s, {}, u"1"_s});
    addTemplate({0, u"İki"_s, {}, u"2"_s});
    TemplateDialog dialog(engine());
    dialog.show();
    auto* list = dialog.findChild<QListWidget*>(u"templateList"_s);
    QCOMPARE(list->count(), 2);
    list->setFocus();
    press(&dialog, "editTemplateButton");
    auto* editor = dialog.findChild<TemplateEditor*>();
    auto* name = editor->findChild<QLineEdit*>(u"templateName"_s);
    name->clear();
    press(editor, "saveTemplateButton");
    QVERIFY(editor->isVisible()); // it needs a name
    typeText(name, u"Çok"_s);
    press(editor, "saveTemplateButton");
    QTRY_COMPARE(list->item(0)->text(), u"Çok"_s);
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(list->count(), 1);
    press(&dialog, "infoBarPrimaryButton"); // Undo
    QTRY_COMPARE(list->count(), 2);
    QCOMPARE(engine().reader().templates()->size(), 2);
}

void TestComposerKinds::opensWhatALinkAsksFor()
{
    desk().open();
    openNew(u"MAILTO:a+b@x.example?to=c@x.example&cc=d@x.example&bcc=e@x.example&subject=G%C3%BCn+1&"
            u"body=bir%0D%0Aiki&in-reply-to=%3Ckok@x%3E&attach=/etc/passwd&from=evil@x.example"_s);
    QCOMPARE(recipients("toEdit"), u"a+b@x.example, c@x.example"_s);
    QCOMPARE(edit("subjectEdit")->text(), u"Gün+1"_s);
    QVERIFY(text().startsWith(u"bir\niki\n\n-- \n"_s));
    QVERIFY(chips().isEmpty());
    QVERIFY(from()->currentText().contains(u"deniz@ornek.com.tr"_s));
    window().send();
    QTRY_VERIFY(isGone());
    QVERIFY(wire().contains("In-Reply-To: <kok@x>"));
    QCOMPARE(outbox().first().recipients.size(), 4);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerKinds>(argc, argv);
}

#include "tst_composer_kinds.moc"
