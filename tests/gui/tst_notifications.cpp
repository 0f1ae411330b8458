// New mail from a private server, and what a desktop is told of it: on a session bus of the test's own, with
// a service of notifications of its own.
#include "gui/DesktopServices.h"
#include "gui/drive/Program.h"
#include "support/PrivateSession.h"
#include "support/SecondClient.h"

#include "composer/ComposerWindow.h"
#include "desktop/DesktopPresence.h"
#include "desktop/NotificationWords.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainActions.h"
#include "reader/ReaderPane.h"
#include "rules/Rule.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 40'000;

QByteArray letter(const QByteArray& subject, const QByteArray& from = "Ayse <ayse@example.org>",
                  const QByteArray& fields = {})
{
    static int number = 0;
    ++number;
    return "From: " + from + "\r\nTo: deniz@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <n" +
           QByteArray::number(number) +
           "@example.org>\r\nDate: " + QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1() +
           "\r\n" + fields + "\r\nMerhaba.\r\n";
}

} // namespace

class TestNotifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void newMailIsTold();
    void whatLayThereIsNot();
    void manyBecomeOne();
    void markedRead();
    void archived();
    void deleted();
    void replied();
    void opened();
    void closedWhenReadElsewhere();
    void closedWhenReadHere();
    void silentWhenItIsWanted_data();
    void silentWhenItIsWanted();
    void filtersComeFirst();
    void mutedConversations();
    void foldersAreChosenInTheirMenu();
    void hiddenText();
    void withoutAService();
    void aPoorService();
    void programsEnd();

private:
    void deliver(const QByteArray& raw) { QVERIFY(m_server.deliver(m_user, raw)); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList all;
        for (const NotificationService::Posted& one : m_service.posted)
            all << one.title + u": "_s + one.body;
        return all;
    }
    [[nodiscard]] uint onlyShown() const
    {
        return m_service.shown().size() == 1 ? m_service.shown().first().id : 0;
    }
    [[nodiscard]] FolderId folder(FolderRole role) const
    {
        return m_program->engine().reader().folderByRole(m_program->account().id, role).value_or(0);
    }
    [[nodiscard]] qint64 countIn(FolderId id) const
    {
        return m_program->engine().reader().messageIds({ListQuery::Kind::Folder, id}, 0, 0)->size();
    }
    [[nodiscard]] Folder named(const QString& path) const
    {
        for (const Folder& one : m_program->engine().reader().folders(m_program->account().id).value_or({})) {
            if (one.path == path)
                return one;
        }
        return {};
    }
    void tellOne(const QByteArray& subject); ///< and wait for it
    [[nodiscard]] NotificationSettings settings() const { return NotificationSettings(m_program->profile()); }

    DovecotServer m_server;
    NotificationService m_service;
    InMemorySecretStore m_secrets;
    QString m_user;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<DesktopPresence> m_presence;
};

void TestNotifications::initTestCase()
{
    Language::apply(u"en"_s);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void TestNotifications::init()
{
    static int number = 0;
    m_user = u"deniz%1@example.org"_s.arg(++number);
    QVERIFY(m_service.start());
    deliver(letter("Eski"));
    auto program = programAt(m_server, m_user, m_secrets);
    QVERIFY(program.has_value());
    m_program = std::move(program).value();
    NewMailWatch::Timings timings;
    timings.quiet = std::chrono::milliseconds(300);
    m_presence = std::make_unique<DesktopPresence>(m_program->engine(), m_program->settings(),
                                                   m_program->window(), timings);
    m_program->start();
    // All folders have been looked at, and the server tells of what comes.
    QTRY_VERIFY_WITH_TIMEOUT(m_program->engine().accountState(m_program->account().id).activity ==
                                     AccountActivity::Push &&
                                 countIn(folder(FolderRole::Inbox)) == 1,
                             kPatience);
}

void TestNotifications::cleanup()
{
    QList<QPointer<ComposerWindow>> composers; // each has other top-level widgets below it
    for (QWidget* window : QApplication::topLevelWidgets())
        composers.append(qobject_cast<ComposerWindow*>(window));
    for (const QPointer<ComposerWindow>& composer : std::as_const(composers))
        delete composer.data();
    m_presence.reset();
    m_program.reset();
    m_service.stop();
    QCOMPARE(m_service.problems, QStringList());
    m_service.posted.clear();
    m_service.closedByThem.clear();
}

void TestNotifications::tellOne(const QByteArray& subject)
{
    const qsizetype before = m_service.posted.size();
    deliver(letter(subject));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), before + 1, kPatience);
}

void TestNotifications::newMailIsTold()
{
    deliver(letter("1 < 2 & <b>so</b>", "=?utf-8?q?Ay=C5=9Fe_Y=C4=B1lmaz?= <ayse@example.org>"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 1, kPatience);
    const NotificationService::Posted& one = m_service.posted.first();
    QCOMPARE(one.program, u"Postacı"_s);
    QCOMPARE(one.icon, u"postaci"_s);
    QCOMPARE(one.title, u"Ayşe Yılmaz"_s);
    QVERIFY2(one.body.startsWith(u"1 &lt; 2 &amp; &lt;b&gt;so&lt;/b&gt;"_s), qPrintable(one.body));
    QCOMPARE(one.hints.value(u"desktop-entry"_s).toString(), u"postaci"_s);
    QCOMPARE(one.hints.value(u"category"_s).toString(), u"email.arrived"_s);
    QCOMPARE(one.hints.value(u"sound-name"_s).toString(), u"message-new-email"_s);
    QCOMPARE(one.actions,
             (QStringList{u"default"_s, u"Open"_s, u"mark-read"_s, u"Mark as read"_s, u"archive"_s,
                          u"Archive"_s, u"delete"_s, u"Delete"_s, u"reply"_s, u"Reply"_s}));
    settings().setSound(false);
    tellOne("sessiz");
    QVERIFY(!m_service.posted.last().hints.contains(u"sound-name"_s));
    QCOMPARE(m_service.posted.last().hints.value(u"suppress-sound"_s), QVariant(true));
}

void TestNotifications::whatLayThereIsNot()
{
    QVERIFY(m_service.posted.isEmpty());
    tellOne("yeni"); // the old one was not told before, nor with it
    QVERIFY(titles().first().startsWith(u"Ayse: yeni"_s));
    // Read meanwhile by another program: it comes as read.
    QVERIFY(m_server.deliver(m_user, letter("okundu"), u"INBOX"_s, "(\\Seen)"));
    tellOne("daha yeni");
    QCOMPARE(m_service.posted.size(), 2);
    QVERIFY(titles().last().startsWith(u"Ayse: daha yeni"_s));
}

void TestNotifications::manyBecomeOne()
{
    tellOne("ilk");
    for (int i = 0; i < 6; ++i)
        deliver(letter("topluca", i % 2 == 0 ? "Mehmet <m@example.org>" : "Zeynep <z@example.org>"));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_service.shown().size() == 1 && m_service.shown().first().title == u"7 new messages"_s, kPatience);
    const NotificationService::Posted group = m_service.shown().first();
    QCOMPARE(group.body, u"Ayse, Mehmet, Zeynep"_s);
    QCOMPARE(group.actions, (QStringList{u"default"_s, u"Open"_s, u"mark-read"_s, u"Mark as read"_s}));
    m_service.invoke(group.id, u"mark-read"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience);
    SecondClient other(m_server.imapPort(), m_user);
    const auto unread = [&other] {
        int count = 0;
        for (const SeenMessage& message : other.messages("INBOX"))
            count += message.flags.contains("\\Seen") ? 0 : 1;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(unread(), 1, kPatience); // the old one
    tellOne("sonra");                                  // alone again
    QVERIFY(titles().last().startsWith(u"Ayse: sonra"_s));
}

void TestNotifications::markedRead()
{
    tellOne("okunacak");
    m_service.invoke(onlyShown(), u"mark-read"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience);
    SecondClient other(m_server.imapPort(), m_user);
    QTRY_VERIFY_WITH_TIMEOUT(other.messages("INBOX").last().flags.contains("\\Seen"), kPatience);
}

void TestNotifications::archived()
{
    tellOne("kalacak");
    m_service.invoke(onlyShown(), u"archive"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesIn(m_user).size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(folder(FolderRole::Archive) != 0 && countIn(folder(FolderRole::Archive)) == 1,
                             kPatience);
    QVERIFY(m_program->window().actions().undo->isEnabled());
}

void TestNotifications::deleted()
{
    tellOne("gidecek");
    m_service.invoke(onlyShown(), u"delete"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesIn(m_user).size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(folder(FolderRole::Trash) != 0 && countIn(folder(FolderRole::Trash)) == 1,
                             kPatience);
}

void TestNotifications::replied()
{
    tellOne("cevap ister");
    m_service.invoke(onlyShown(), u"reply"_s);
    const auto composer = []() -> QWidget* {
        for (QWidget* window : QApplication::topLevelWidgets()) {
            if (qobject_cast<ComposerWindow*>(window) != nullptr && window->isVisible())
                return window;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(composer() != nullptr, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(composer()->windowTitle().contains(u"cevap ister"_s), kPatience);
}

void TestNotifications::opened()
{
    m_program->window().folderPane()->select({TreePlace::Kind::Flagged, 0, 0});
    tellOne("oku beni");
    m_program->window().hide();
    const uint id = onlyShown();
    m_service.invoke(id, u"default"_s, u"token-1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window().isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window().reader()->state() == ReaderPane::State::Ready, kPatience);
    const MessageId read = m_program->window().reader()->currentMessage();
    QCOMPARE(m_program->engine().reader().rows({read})->first().subject, u"oku beni"_s);
    QVERIFY2(!qEnvironmentVariableIsSet("XDG_ACTIVATION_TOKEN"), "it is for this window alone");
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience); // it is read now
}

void TestNotifications::closedWhenReadElsewhere()
{
    tellOne("baska yerde okunur");
    const uint id = onlyShown();
    SecondClient other(m_server.imapPort(), m_user);
    const QByteArray messageId = other.messages("INBOX").last().messageId;
    QVERIFY2(other.store("INBOX", messageId, "+FLAGS (\\Seen)"), qPrintable(other.errorText()));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.closedByThem, QList<uint>{id}, kPatience);
}

void TestNotifications::closedWhenReadHere()
{
    tellOne("bir");
    tellOne("iki");
    const uint first = m_service.posted.first().id;
    const auto ids =
        *m_program->engine().reader().messageIds({ListQuery::Kind::Folder, folder(FolderRole::Inbox)}, 0, 0);
    MessageId one = 0;
    for (const MessageRow& row : *m_program->engine().reader().rows(ids))
        one = row.subject == u"bir"_s ? row.id : one;
    m_program->engine().setFlag({one}, MessageFlag::Seen, true);
    QTRY_COMPARE_WITH_TIMEOUT(m_service.closedByThem, QList<uint>{first}, kPatience);
    QCOMPARE(m_service.shown().size(), 1); // the other one stays
    // What the person has taken away is not closed again.
    m_service.dismiss(onlyShown());
    tellOne("uc");
    QCOMPARE(m_service.closedByThem, QList<uint>{first});
}

void TestNotifications::silentWhenItIsWanted_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"off", "paused", "quiet hours", "account", "folder"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestNotifications::silentWhenItIsWanted()
{
    QFETCH(QString, how);
    const auto be = [&](bool isSilent) {
        NotificationSettings wanted = settings();
        if (how == "off"_L1)
            wanted.setOn(!isSilent);
        else if (how == "paused"_L1)
            wanted.setPaused(isSilent);
        else if (how == "quiet hours"_L1)
            wanted.setQuietHours({isSilent, QTime(0, 0), QTime(0, 0), QuietHours::kEveryDay});
        else if (how == "account"_L1)
            wanted.setTellsOf(m_program->account().id, !isSilent);
        else
            wanted.setTellsOf(*m_program->engine().reader().folder(folder(FolderRole::Inbox)), !isSilent);
    };
    be(true);
    QSignalSpy arrived(m_presence->findChild<NewMailWatch*>(), &NewMailWatch::arrived);
    deliver(letter("sessizce"));
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, kPatience);
    QVERIFY(m_service.posted.isEmpty());
    be(false);
    tellOne("sesli");
    QVERIFY(titles().first().startsWith(u"Ayse: sesli"_s));
}

void TestNotifications::filtersComeFirst()
{
    Rule rule;
    rule.name = u"x"_s;
    rule.conditions = {{RuleField::Subject, RuleTest::Contains, {}, u"bonus"_s}};
    rule.actions = {{RuleActionKind::Junk, 0, {}}};
    bool isSaved = false;
    m_program->engine().saveRule(rule, [&](const Result<RuleId>& saved) { isSaved = saved.has_value(); });
    QTRY_VERIFY(isSaved);
    deliver(letter("bonus kazandin"));
    tellOne("gercek");
    QTRY_VERIFY_WITH_TIMEOUT(folder(FolderRole::Junk) != 0 && countIn(folder(FolderRole::Junk)) == 1,
                             kPatience);
    QCOMPARE(m_service.posted.size(), 1);
    QVERIFY(titles().first().startsWith(u"Ayse: gercek"_s));
}

void TestNotifications::mutedConversations()
{
    deliver(letter("gurultu", "Ayse <ayse@example.org>", "References: <konu@example.org>\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 1, kPatience);
    const auto newest =
        *m_program->engine().reader().messageIds({ListQuery::Kind::Folder, folder(FolderRole::Inbox)}, 0, 0);
    bool isMuted = false;
    QList<MessageId> loud;
    for (const MessageRow& row : *m_program->engine().reader().rows(newest)) {
        if (row.subject == u"gurultu"_s)
            loud << row.id;
    }
    m_program->engine().mute(loud, true, [&](const MutedMessages&) { isMuted = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isMuted && m_service.shown().isEmpty(), kPatience);
    deliver(letter("Re: gurultu", "Mehmet <m@example.org>", "References: <konu@example.org>\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(countIn(folder(FolderRole::Inbox)), 3, kPatience);
    tellOne("sessiz degil");
    QCOMPARE(m_service.posted.size(), 2);
    QVERIFY(titles().last().startsWith(u"Ayse: sessiz degil"_s));
}

void TestNotifications::foldersAreChosenInTheirMenu()
{
    SecondClient other(m_server.imapPort(), m_user);
    QVERIFY(other.createFolder("Liste"));
    MailEngine& engine = m_program->engine();
    engine.checkNow(0);
    QTRY_VERIFY_WITH_TIMEOUT(named(u"Liste"_s).syncedDownTo == 1, kPatience);
    const Folder list = named(u"Liste"_s);
    QVERIFY(!settings().tellsOf(list));
    QVERIFY(other.append("Liste", letter("liste bir")));
    engine.openFolder(list.id);
    QTRY_COMPARE_WITH_TIMEOUT(countIn(list.id), 1, kPatience);
    // By the folder's own menu.
    m_program->window().folderPane()->select({TreePlace::Kind::Folder, list.account, list.id});
    QAction* notify = m_program->window().folderActions().notify;
    QTRY_VERIFY(notify->isEnabled() && !notify->isChecked());
    notify->trigger();
    QVERIFY(settings().tellsOf(list));
}

void TestNotifications::hiddenText()
{
    settings().setText(NotificationText::Sender);
    tellOne("gizli");
    QCOMPARE(titles().last(), u"New message from Ayse: "_s);
    settings().setText(NotificationText::Count);
    tellOne("daha gizli");
    QCOMPARE(titles().last(), u"2 new messages: "_s);
    for (const NotificationService::Posted& one : std::as_const(m_service.posted))
        QVERIFY(!one.body.contains(u"gizli"_s) && !one.title.contains(u"gizli"_s));
}

void TestNotifications::withoutAService()
{
    m_service.stop();
    QSignalSpy arrived(m_presence->findChild<NewMailWatch*>(), &NewMailWatch::arrived);
    QSignalSpy closed(m_presence->findChild<DesktopNotifications*>(), &DesktopNotifications::closed);
    deliver(letter("kimse yok"));
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, kPatience);
    QVERIFY(m_service.start());
    tellOne("geldi");
    // One that has crashed has taken everything along.
    m_service.stop();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 2, kPatience);
    QVERIFY(m_service.start());
    tellOne("yine geldi");
    QCOMPARE(m_service.shown().size(), 1);
}

void TestNotifications::aPoorService()
{
    QVERIFY(m_service.start({u"body"_s}));
    tellOne("1 < 2");
    QCOMPARE(m_service.posted.last().actions, QStringList());
    QVERIFY2(m_service.posted.last().body.startsWith(u"1 < 2"_s),
             "where no marks are read, none are escaped");
    QVERIFY(m_service.start({}));
    tellOne("yalniz baslik");
    QCOMPARE(m_service.posted.last().body, QString());
}

void TestNotifications::programsEnd()
{
    tellOne("son");
    const uint id = onlyShown();
    // The program knows the number of it once it has heard of what was pressed.
    QSignalSpy pressed(m_presence->findChild<DesktopNotifications*>(), &DesktopNotifications::actionInvoked);
    m_service.invoke(id, u"no such action"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pressed.size(), 1, kPatience);
    m_presence.reset();
    QTRY_COMPARE_WITH_TIMEOUT(m_service.closedByThem, QList<uint>{id}, kPatience);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    if (!postaci::test::isInPrivateSession()) {
        const QCoreApplication outside(argc, argv);
        postaci::test::PrivateSession session;
        session.hasDisplay = false;
        return postaci::test::runInPrivateSession(session);
    }
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    postaci::Theme::apply(*qApp, postaci::ColorScheme::Light);
    postaci::test::TestNotifications test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_notifications.moc"
