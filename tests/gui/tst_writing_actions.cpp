// The ways to answer and to send on, as the main window offers them.
#include "gui/WindowDesk.h"

#include "composer/ComposerWindow.h"
#include "composer/RecipientField.h"
#include "composer/RedirectDialog.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/WritingActions.h"
#include "reader/BodyView.h"
#include "reader/MessageView.h"
#include "reader/ReaderPane.h"
#include "reader/TextBody.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

/// A message that is whole here, in a folder of the first account.
MessageId put(const Desk& desk, FolderRole role, quint32 uid, const QByteArray& raw, const QString& from,
              const QString& subject)
{
    const auto store = Store::open(desk.dir.path(), desk.clock);
    const auto reader = MailReader::open(desk.dir.path());
    const FolderId folder = *(*reader)->folderByRole(desk.mail.work, role);
    MessageId id = 0;
    const auto written = (*store)->write(WritePriority::User, [&](Transaction& transaction) {
        NewMessage message;
        message.uid = uid;
        message.flags = MessageFlag::Seen;
        message.size = raw.size();
        message.envelope.from = {{{}, from}};
        message.envelope.to = {{{}, u"alan@x.example"_s}};
        message.envelope.subject = subject;
        message.envelope.messageId = subject + u"@x.example"_s;
        message.internalDate = desk.clock.now().addSecs(60);
        id = transaction.insertHeaders(folder, {message})->first();
        return transaction.putBody(id, raw);
    });
    if (!written)
        qFatal("not written");
    return id;
}

QList<ComposerWindow*> composers()
{
    QList<ComposerWindow*> open;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* composer = qobject_cast<ComposerWindow*>(widget);
            composer != nullptr && composer->isVisible())
            open << composer;
    return open;
}

QString fieldOf(const ComposerWindow* composer, const char* name)
{
    if (const auto* recipients = composer->findChild<RecipientField*>(QLatin1String(name) + u"Field"_s))
        return recipients->text();
    return composer->findChild<QLineEdit*>(QLatin1String(name))->text();
}

QString textOf(const ComposerWindow* composer)
{
    return composer->findChild<QTextEdit*>(u"bodyEdit"_s)->toPlainText();
}

} // namespace

class TestWritingActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Language::apply(u"en"_s);
        Theme::apply(*qApp, ColorScheme::Light);
    }
    void cleanup()
    {
        for (ComposerWindow* composer : composers())
            delete composer;
    }
    void answersTheListOfTheOpenMessage();
    void quotesWhatIsSelected();
    void opensADraftFromTheList();
    void sendsAgainOnlyOwnMessages();
    void forwardsSeveralAsAttachments();
    void redirects();
    void composesFromOutside();
    void needsAnAccountToCompose();
};

void TestWritingActions::answersTheListOfTheOpenMessage()
{
    Desk desk;
    put(desk, FolderRole::Inbox, 9001,
        "From: a@x.example\r\nSubject: l\r\nList-Post: <mailto:liste@l.example>\r\n\r\nMerhaba\r\n",
        u"a@x.example"_s, u"liste"_s);
    desk.open();
    desk.openInbox();
    QTRY_VERIFY(desk.rows().rowCount() > 1);
    WritingActions& actions = desk.window->writingActions();
    desk.clickRow(0);
    QTRY_VERIFY(actions.replyList->isVisible() && actions.replyList->isEnabled());
    actions.replyList->trigger();
    QTRY_COMPARE(composers().size(), 1);
    QTRY_COMPARE(fieldOf(composers().first(), "toEdit"), u"liste@l.example"_s);
    // Of a message that is from no list it is not even offered.
    desk.window->activateWindow();
    desk.clickRow(2);
    QTRY_VERIFY(!actions.replyList->isVisible());
    QVERIFY(desk.window->actions().messageMenu->actions().contains(actions.menu->menuAction()));
}

void TestWritingActions::quotesWhatIsSelected()
{
    Desk desk;
    put(desk, FolderRole::Inbox, 9001, "From: a@x.example\r\nSubject: s\r\n\r\nBir\r\nIki\r\nUc\r\n",
        u"a@x.example"_s, u"seçim"_s);
    desk.open();
    desk.openInbox();
    QTRY_VERIFY(desk.rows().rowCount() > 1);
    desk.clickRow(0);
    const ReaderPane* reader = desk.window->reader();
    QTRY_COMPARE(reader->state(), ReaderPane::State::Ready);
    TextBody* text = reader->view()->body()->text();
    QTRY_VERIFY(text->toPlainText().contains(u"Iki"_s));
    const QTextCursor found = text->document()->find(u"Iki"_s);
    QVERIFY(found.hasSelection());
    text->setTextCursor(found);
    desk.window->writingActions().replySelection->trigger();
    QTRY_COMPARE(composers().size(), 1);
    QTRY_VERIFY(textOf(composers().first()).contains(u"> Iki"_s));
    QVERIFY(!textOf(composers().first()).contains(u"> Bir"_s));
}

void TestWritingActions::opensADraftFromTheList()
{
    Desk desk;
    const MessageId draft = put(desk, FolderRole::Drafts, 9001,
                                "From: a@x.example\r\nTo: alan@x.example\r\nSubject: t\r\n\r\nYarım\r\n",
                                u"a@x.example"_s, u"taslak"_s);
    desk.open();
    desk.window->folderPane()->select(
        {TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Drafts)});
    QTRY_VERIFY(desk.rows().rowCount() > 0 && desk.rows().idAt(0) == draft);
    desk.clickRow(0);
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_Return);
    QTRY_COMPARE(composers().size(), 1);
    QTRY_COMPARE(textOf(composers().first()), u"Yarım"_s);
    desk.window->activateWindow();
    desk.window->writingActions().editAsNew->trigger(); // of a draft that is the same
    QTest::qWait(0);
    QCOMPARE(composers().size(), 1);
}

void TestWritingActions::sendsAgainOnlyOwnMessages()
{
    Desk desk;
    const auto reader = MailReader::open(desk.dir.path());
    const QString own = (*reader)->account(desk.mail.work)->identity.address;
    put(desk, FolderRole::Inbox, 9001, "From: " + own.toUtf8() + "\r\nSubject: s\r\n\r\nGiden\r\n", own,
        u"benden"_s);
    desk.open();
    desk.openInbox();
    QTRY_VERIFY(desk.rows().rowCount() > 1);
    WritingActions& actions = desk.window->writingActions();
    desk.clickRow(1);
    QTRY_VERIFY(actions.editAsNew->isEnabled());
    QVERIFY(!actions.resend->isVisible());
    desk.clickRow(0);
    QTRY_VERIFY(actions.resend->isVisible() && actions.resend->isEnabled());
    actions.resend->trigger();
    QTRY_COMPARE(composers().size(), 1);
    QTRY_COMPARE(textOf(composers().first()), u"Giden"_s);
}

void TestWritingActions::forwardsSeveralAsAttachments()
{
    Desk desk;
    put(desk, FolderRole::Inbox, 9001, "From: a@x.example\r\n\r\nbir\r\n", u"a@x.example"_s, u"bir"_s);
    put(desk, FolderRole::Inbox, 9002, "From: a@x.example\r\n\r\niki\r\n", u"a@x.example"_s, u"iki"_s);
    desk.open();
    desk.openInbox();
    QTRY_VERIFY(desk.rows().rowCount() > 1);
    desk.clickRow(0);
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_COMPARE(desk.list().selectedMessages().size(), 2);
    QVERIFY(!desk.window->writingActions().redirect->isEnabled());
    desk.window->writingActions().forwardAttached->trigger();
    QTRY_COMPARE(composers().size(), 1);
    QVERIFY(fieldOf(composers().first(), "subjectEdit").startsWith(u"2 "_s));
}

void TestWritingActions::redirects()
{
    Desk desk;
    put(desk, FolderRole::Inbox, 9001, "From: a@x.example\r\nSubject: s\r\n\r\nbir\r\n", u"a@x.example"_s,
        u"s"_s);
    desk.open();
    desk.openInbox();
    QTRY_VERIFY(desk.rows().rowCount() > 1);
    desk.clickRow(0);
    QTRY_VERIFY(desk.window->writingActions().redirect->isEnabled());
    desk.window->writingActions().redirect->trigger();
    auto* dialog = desk.window->findChild<RedirectDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->findChild<QLineEdit*>(u"redirectTo"_s)->setText(u"b@x.example"_s);
    dialog->findChild<QAbstractButton*>(u"redirectButton"_s)->click();
    QTRY_COMPARE(desk.engine->reader().outbox()->size(), 1);
    QTRY_VERIFY(desk.bar().isVisible());
}

void TestWritingActions::composesFromOutside()
{
    Desk desk;
    desk.open();
    desk.window->compose(u"mailto:b@x.example?subject=Konu"_s);
    QTRY_COMPARE(composers().size(), 1);
    QCOMPARE(fieldOf(composers().first(), "toEdit"), u"b@x.example"_s);
    QCOMPARE(fieldOf(composers().first(), "subjectEdit"), u"Konu"_s);
    desk.window->compose({});
    QTRY_COMPARE(composers().size(), 2);
}

void TestWritingActions::needsAnAccountToCompose()
{
    Desk desk(Desk::Filled::No);
    desk.open();
    desk.window->compose(u"mailto:b@x.example"_s);
    QVERIFY(composers().isEmpty());
    QTRY_VERIFY(desk.accountBar().isVisible());
    QVERIFY(desk.accountBar().text().contains(u"no account"_s));
}

} // namespace postaci

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    postaci::TestWritingActions test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_writing_actions.moc"
