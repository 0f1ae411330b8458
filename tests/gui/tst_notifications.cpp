// New mail from a private server, and what a desktop is told of it: on a session bus of the test's own, with
// a service of notifications of its own.
#include "gui/DesktopServices.h"
#include "gui/NotifiedProgram.h"
#include "gui/SessionMain.h"
#include "support/SecondClient.h"

#include "desktop/NotificationWords.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainActions.h"
#include "reader/ReaderPane.h"
#include "rules/Rule.h"
#include "widgets/Language.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = kMailPatience;

/// A program in a directory, for who looks into PATH.
void putProgram(const QString& name, const QByteArray& script)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n" + script) > 0);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
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
    void filteredIntoAChosenFolder();
    void mutedConversations();
    void foldersAreChosenInTheirMenu();
    void ownMailIsNot();
    void hostileWords();
    void hiddenText();
    void aBatchIsHeardOnce();
    void withoutAServicesSound();
    void withoutAService();
    void aPoorService();
    void programsEnd();

private:
    void deliver(const QByteArray& raw) { m_notified.deliver(raw); }
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
    void tellOne(const QByteArray& subject);                                         ///< and wait for it
    [[nodiscard]] Folder makeFolder(SecondClient& other, const QString& name) const; ///< and wait for it

    NotificationService m_service;
    NotifiedProgram m_notified;
};

void TestNotifications::initTestCase()
{
    Language::apply(u"en"_s);
    QVERIFY2(m_notified.startServer(), qPrintable(m_notified.server().errorText()));
}

void TestNotifications::init()
{
    QVERIFY(m_service.start());
    m_notified.begin();
}

void TestNotifications::cleanup()
{
    m_notified.end();
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
    m_notified.settings().setSound(false);
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
    QVERIFY(m_notified.server().deliver(m_notified.user(), letter("okundu"), u"INBOX"_s, "(\\Seen)"));
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
    QCOMPARE(group.body, u"Zeynep: topluca\nMehmet: topluca\nZeynep: topluca\nMehmet: topluca\n"
                         "Zeynep: topluca\nand 2 more"_s);
    QCOMPARE(group.actions, (QStringList{u"default"_s, u"Open"_s, u"mark-read"_s, u"Mark as read"_s}));
    m_service.invoke(group.id, u"mark-read"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience);
    SecondClient other(m_notified.server().imapPort(), m_notified.user());
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
    SecondClient other(m_notified.server().imapPort(), m_notified.user());
    QTRY_VERIFY_WITH_TIMEOUT(other.messages("INBOX").last().flags.contains("\\Seen"), kPatience);
}

void TestNotifications::archived()
{
    tellOne("kalacak");
    m_service.invoke(onlyShown(), u"archive"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.server().messagesIn(m_notified.user()).size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_notified.folder(FolderRole::Archive) != 0 &&
                                 m_notified.countIn(m_notified.folder(FolderRole::Archive)) == 1,
                             kPatience);
    QVERIFY(m_notified.window().actions().undo->isEnabled());
}

void TestNotifications::deleted()
{
    tellOne("gidecek");
    m_service.invoke(onlyShown(), u"delete"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.server().messagesIn(m_notified.user()).size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_notified.folder(FolderRole::Trash) != 0 &&
                                 m_notified.countIn(m_notified.folder(FolderRole::Trash)) == 1,
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
    m_notified.window().folderPane()->select({TreePlace::Kind::Flagged, 0, 0});
    tellOne("oku beni");
    m_notified.window().hide();
    const uint id = onlyShown();
    m_service.invoke(id, u"default"_s, u"token-1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_notified.window().isVisible(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_notified.window().reader()->state() == ReaderPane::State::Ready, kPatience);
    const MessageId read = m_notified.window().reader()->currentMessage();
    QCOMPARE(m_notified.engine().reader().rows({read})->first().subject, u"oku beni"_s);
    QVERIFY2(!qEnvironmentVariableIsSet("XDG_ACTIVATION_TOKEN"), "it is for this window alone");
    QTRY_VERIFY_WITH_TIMEOUT(m_service.shown().isEmpty(), kPatience); // it is read now
}

void TestNotifications::closedWhenReadElsewhere()
{
    tellOne("baska yerde okunur");
    const uint id = onlyShown();
    SecondClient other(m_notified.server().imapPort(), m_notified.user());
    const QByteArray messageId = other.messages("INBOX").last().messageId;
    QVERIFY2(other.store("INBOX", messageId, "+FLAGS (\\Seen)"), qPrintable(other.errorText()));
    QTRY_VERIFY_WITH_TIMEOUT(m_service.closedByThem.contains(id), kPatience);
}

void TestNotifications::closedWhenReadHere()
{
    tellOne("bir");
    tellOne("iki");
    const uint first = m_service.posted.first().id;
    const auto ids = *m_notified.engine().reader().messageIds(
        {ListQuery::Kind::Folder, m_notified.folder(FolderRole::Inbox)}, 0, 0);
    MessageId one = 0;
    for (const MessageRow& row : *m_notified.engine().reader().rows(ids))
        one = row.subject == u"bir"_s ? row.id : one;
    m_notified.engine().setFlag({one}, MessageFlag::Seen, true);
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
        NotificationSettings wanted = m_notified.settings();
        if (how == "off"_L1)
            wanted.setOn(!isSilent);
        else if (how == "paused"_L1)
            wanted.setPaused(isSilent);
        else if (how == "quiet hours"_L1)
            wanted.setQuietHours({isSilent, QTime(0, 0), QTime(0, 0), QuietHours::kEveryDay});
        else if (how == "account"_L1)
            wanted.setTellsOf(m_notified.account(), !isSilent);
        else
            wanted.setTellsOf(*m_notified.engine().reader().folder(m_notified.folder(FolderRole::Inbox)),
                              !isSilent);
    };
    be(true);
    QSignalSpy arrived(m_notified.presence->findChild<NewMailWatch*>(), &NewMailWatch::arrived);
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
    m_notified.engine().saveRule(rule, [&](const Result<RuleId>& saved) { isSaved = saved.has_value(); });
    QTRY_VERIFY(isSaved);
    deliver(letter("bonus kazandin"));
    tellOne("gercek");
    QTRY_VERIFY_WITH_TIMEOUT(m_notified.folder(FolderRole::Junk) != 0 &&
                                 m_notified.countIn(m_notified.folder(FolderRole::Junk)) == 1,
                             kPatience);
    QCOMPARE(m_service.posted.size(), 1);
    QVERIFY(titles().first().startsWith(u"Ayse: gercek"_s));
}

void TestNotifications::filteredIntoAChosenFolder()
{
    SecondClient other(m_notified.server().imapPort(), m_notified.user());
    for (const char* folder : {"Liste", "Arsivim"})
        QVERIFY2(other.createFolder(folder), qPrintable(other.errorText()));
    m_notified.engine().checkNow(0);
    QVERIFY(QTest::qWaitFor(
        [this] { return m_notified.named(u"Liste"_s).id != 0 && m_notified.named(u"Arsivim"_s).id != 0; },
        kPatience));
    NotificationSettings wanted = m_notified.settings();
    wanted.setTellsOf(m_notified.named(u"Liste"_s), true);
    for (const auto& [word, folder] :
         {std::pair(u"liste"_s, u"Liste"_s), std::pair(u"sessiz"_s, u"Arsivim"_s)}) {
        Rule rule;
        rule.name = word;
        rule.conditions = {{RuleField::Subject, RuleTest::Contains, {}, word}};
        rule.actions = {{RuleActionKind::Move, m_notified.named(folder).id, {}}};
        bool isSaved = false;
        m_notified.engine().saveRule(rule, [&](const Result<RuleId>& saved) { isSaved = saved.has_value(); });
        QTRY_VERIFY(isSaved);
    }
    deliver(letter("sessiz sedasiz"));
    QVERIFY(QTest::qWaitFor([this] { return m_notified.countIn(m_notified.named(u"Arsivim"_s).id) == 1; },
                            kPatience));
    deliver(letter("liste haberi"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 1, kPatience);
    QVERIFY2(titles().first().startsWith(u"Ayse: liste haberi"_s), qPrintable(titles().first()));
    QCOMPARE(m_notified.countIn(m_notified.named(u"Liste"_s).id), 1);
}

void TestNotifications::mutedConversations()
{
    deliver(letter("gurultu", "Ayse <ayse@example.org>", "References: <konu@example.org>\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 1, kPatience);
    const auto newest = *m_notified.engine().reader().messageIds(
        {ListQuery::Kind::Folder, m_notified.folder(FolderRole::Inbox)}, 0, 0);
    bool isMuted = false;
    QList<MessageId> loud;
    for (const MessageRow& row : *m_notified.engine().reader().rows(newest)) {
        if (row.subject == u"gurultu"_s)
            loud << row.id;
    }
    m_notified.engine().mute(loud, true, [&](const MutedMessages&) { isMuted = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isMuted && m_service.shown().isEmpty(), kPatience);
    deliver(letter("Re: gurultu", "Mehmet <m@example.org>", "References: <konu@example.org>\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.countIn(m_notified.folder(FolderRole::Inbox)), 3, kPatience);
    tellOne("sessiz degil");
    QCOMPARE(m_service.posted.size(), 2);
    QVERIFY(titles().last().startsWith(u"Ayse: sessiz degil"_s));
}

Folder TestNotifications::makeFolder(SecondClient& other, const QString& name) const
{
    if (!other.createFolder(name.toUtf8()))
        QTest::qFail(qPrintable(other.errorText()), __FILE__, __LINE__);
    m_notified.engine().checkNow(0);
    (void)QTest::qWaitFor([&] { return m_notified.named(name).syncedDownTo == 1; }, kPatience);
    return m_notified.named(name);
}

void TestNotifications::foldersAreChosenInTheirMenu()
{
    SecondClient other(m_notified.server().imapPort(), m_notified.user());
    const Folder list = makeFolder(other, u"Liste"_s);
    MailEngine& engine = m_notified.engine();
    QVERIFY(!m_notified.settings().tellsOf(list));
    QSignalSpy arrived(m_notified.presence->findChild<NewMailWatch*>(), &NewMailWatch::arrived);
    QVERIFY(other.append("Liste", letter("liste bir")));
    engine.openFolder(list.id);
    QVERIFY(QTest::qWaitFor([&] { return m_notified.countIn(list.id) == 1; }, kPatience));
    // It was not told, since nobody wanted it yet.
    QVERIFY(QTest::qWaitFor([&] { return arrived.size() == 1; }, kPatience));
    // By the folder's own menu.
    m_notified.window().folderPane()->select({TreePlace::Kind::Folder, list.account, list.id});
    QAction* notify = m_notified.window().folderActions().notify;
    QVERIFY(QTest::qWaitFor([notify] { return notify->isEnabled() && !notify->isChecked(); }));
    notify->trigger();
    QVERIFY(m_notified.settings().tellsOf(list));
    QVERIFY(m_service.posted.isEmpty());
    QVERIFY(other.append("Liste", letter("liste iki")));
    engine.checkNow(0);
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 1, kPatience);
    QVERIFY(titles().first().startsWith(u"Ayse: liste iki"_s));
    // And no more.
    notify->trigger();
    QVERIFY(!m_notified.settings().tellsOf(list));
    QVERIFY(other.append("Liste", letter("liste uc")));
    engine.checkNow(0);
    QVERIFY(QTest::qWaitFor([&] { return arrived.size() == 3; }, kPatience));
    QCOMPARE(m_service.posted.size(), 1);
}

void TestNotifications::ownMailIsNot()
{
    const QByteArray own = "Deniz <" + m_notified.user().toUtf8() + '>';
    QTRY_VERIFY_WITH_TIMEOUT(m_notified.folder(FolderRole::Sent) != 0, kPatience);
    const Folder sent = *m_notified.engine().reader().folder(m_notified.folder(FolderRole::Sent));
    // By another program of the person: to a list that gives it back.
    const QByteArray raw = letter("listeye", own);
    SecondClient other(m_notified.server().imapPort(), m_notified.user());
    QVERIFY2(other.append(sent.path.toUtf8(), raw, "\\Seen"), qPrintable(other.errorText()));
    m_notified.engine().checkNow(0);
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.countIn(sent.id), 1, kPatience);
    deliver(raw);
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.countIn(m_notified.folder(FolderRole::Inbox)), 2, kPatience);
    // A machine that writes from the own address has sent something else.
    deliver(letter("tarayicidan", own));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 1, kPatience);
    QVERIFY2(titles().first().startsWith(u"Deniz: tarayicidan"_s), qPrintable(titles().first()));
}

void TestNotifications::hostileWords()
{
    deliver(letter("=?utf-8?q?fatura=E2=80=AEfdp=2Eexe=07?= " + QByteArray(900, 'x') + "\r\n " +
                       QByteArray(900, 'y'),
                   "\"security@bank.example <b>\" <k@example.org>"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 1, kPatience);
    const NotificationService::Posted one = m_service.posted.first();
    QCOMPARE(one.title, u"k@example.org"_s); // a name that says it is another address is not shown
    QVERIFY2(one.body.startsWith(u"faturafdp.exe"_s), qPrintable(one.body));
    QVERIFY(one.body.section(u'\n', 0, 0).size() <= 141);
    for (const QChar letter : one.body)
        QVERIFY(letter == u'\n' || letter.isPrint());
    deliver(letter("=?utf-8?b?15TXoNeUINee15vXqteR?=", "=?utf-8?b?15PXoCDXm9eU158=?= <d@example.org>"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), 2, kPatience);
    QCOMPARE(m_service.posted.last().title, u"דנ כהן"_s);
    QVERIFY(m_service.posted.last().body.startsWith(u"הנה מכתב"_s));
}

void TestNotifications::aBatchIsHeardOnce()
{
    const MailEngine& engine = m_notified.engine();
    for (const char* subject : {"bir", "iki"})
        tellOne(subject);
    const QList<MessageRow> rows =
        engine.reader()
            .rows(engine.reader()
                      .messageIds({ListQuery::Kind::Folder, m_notified.folder(FolderRole::Inbox)}, 0, 2)
                      .value_or({}))
            .value_or({});
    QCOMPARE(rows.size(), 2);
    QSignalSpy closed(m_notified.presence->findChild<DesktopNotifications*>(), &DesktopNotifications::closed);
    for (const NotificationService::Posted& one : m_service.shown())
        m_service.dismiss(one.id);
    const qsizetype before = m_service.posted.size();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 2, kPatience);
    Q_EMIT m_notified.presence->findChild<NewMailWatch*>()->arrived(rows);
    QTRY_COMPARE_WITH_TIMEOUT(m_service.posted.size(), before + 2, kPatience);
    QVERIFY(m_service.posted.at(before).hints.contains(u"sound-name"_s));
    QVERIFY(!m_service.posted.at(before + 1).hints.contains(u"sound-name"_s));
    QCOMPARE(m_service.posted.at(before + 1).hints.value(u"suppress-sound"_s), QVariant(true));
}

void TestNotifications::withoutAServicesSound()
{
    const QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"sounds/freedesktop/stereo"_s));
    const QString sound = dir.filePath(u"sounds/freedesktop/stereo/message-new-email.oga"_s);
    QFile file(sound);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QString played = dir.filePath(u"played"_s);
    putProgram(dir.filePath(u"pw-play"_s), "echo \"$1\" >>'" + played.toUtf8() + "'\n");
    const QByteArray path = qgetenv("PATH");
    const QByteArray data = qgetenv("XDG_DATA_DIRS");
    qputenv("PATH", dir.path().toUtf8() + ':' + path);
    qputenv("XDG_DATA_DIRS", dir.path().toUtf8());
    const auto playedUntilNow = [&played] {
        QFile list(played);
        return list.open(QIODevice::ReadOnly) ? QString::fromUtf8(list.readAll()) : QString();
    };
    tellOne("o calar"); // the service plays it
    QVERIFY(m_service.start({u"body"_s}));
    m_notified.settings().setSound(false);
    tellOne("sessiz");
    m_notified.settings().setSound(true);
    tellOne("kendimiz");
    QTRY_COMPARE_WITH_TIMEOUT(playedUntilNow(), sound + u'\n', kPatience);
    // One that plays still is not joined by another.
    QVERIFY(QFile::remove(played));
    putProgram(dir.filePath(u"pw-play"_s), "echo \"$1\" >>'" + played.toUtf8() + "'\nexec sleep 60\n");
    tellOne("uzun");
    QTRY_COMPARE_WITH_TIMEOUT(playedUntilNow(), sound + u'\n', kPatience);
    QSignalSpy pressed(m_notified.presence->findChild<DesktopNotifications*>(),
                       &DesktopNotifications::actionInvoked);
    tellOne("ustune");
    m_service.invoke(m_service.posted.last().id, u"no such action"_s); // once its number is known
    QTRY_COMPARE_WITH_TIMEOUT(pressed.size(), 1, kPatience);
    m_notified.presence.reset();
    QCOMPARE(playedUntilNow(), sound + u'\n');
    qputenv("PATH", path);
    qputenv("XDG_DATA_DIRS", data);
}

void TestNotifications::hiddenText()
{
    m_notified.settings().setText(NotificationText::Sender);
    tellOne("gizli");
    QCOMPARE(titles().last(), u"New message from Ayse: "_s);
    m_notified.settings().setText(NotificationText::Count);
    tellOne("daha gizli");
    QCOMPARE(titles().last(), u"2 new messages: "_s);
    for (const NotificationService::Posted& one : std::as_const(m_service.posted))
        QVERIFY(!one.body.contains(u"gizli"_s) && !one.title.contains(u"gizli"_s));
}

void TestNotifications::withoutAService()
{
    m_service.stop();
    QSignalSpy arrived(m_notified.presence->findChild<NewMailWatch*>(), &NewMailWatch::arrived);
    QSignalSpy closed(m_notified.presence->findChild<DesktopNotifications*>(), &DesktopNotifications::closed);
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
    QSignalSpy pressed(m_notified.presence->findChild<DesktopNotifications*>(),
                       &DesktopNotifications::actionInvoked);
    m_service.invoke(id, u"no such action"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pressed.size(), 1, kPatience);
    m_notified.presence.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_service.closedByThem.contains(id), kPatience);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    postaci::test::PrivateSession session;
    session.hasDisplay = false;
    return postaci::test::mainWithWindows<postaci::test::TestNotifications>(argc, argv, session);
}
#include "tst_notifications.moc"
