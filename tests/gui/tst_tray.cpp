// The tray icon, on an X server and a session bus of the test's own with a tray of its own; and what else of
// the program is on the desktop: start with the session, links to mail addresses.
#include "gui/DesktopServices.h"
#include "gui/SessionMain.h"
#include "gui/WindowDesk.h"

#include "composer/ComposerWindow.h"
#include "desktop/DesktopEntry.h"
#include "desktop/DesktopPresence.h"
#include "desktop/NotificationWords.h"
#include "desktop/TrayPicture.h"
#include "settings/NotificationPage.h"
#include "settings/SettingsDialog.h"
#include "settings/StartSettings.h"
#include "widgets/Language.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingReply>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 20'000;

QByteArray contentsOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// How many pixels are of the badge's red.
int redOf(const QPixmap& picture)
{
    const QImage image = picture.toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            count += color.red() > 170 && color.green() < 70 && color.blue() < 70 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lineIsSafe_data();
    void lineIsSafe();
    void picturesAreDrawn();
    void theTrayMayComeLater();
    void somebodyHasToShowIt();
    void theTrayMayGo();
    void aPanelMayStartAnew();
    void theIconTellsWhatIsUnread();
    void aClickBringsTheWindow();
    void theMenuWorks();
    void closingLeavesItInTheTray();
    void withoutTheIconClosingCloses();
    void startsHidden();
    void startsWithTheSession();
    void eachProfileHasItsOwnStart();
    void mailLinksAreAskedForOnce();
    void mailLinksThatCannotBeHad();
    void mailLinksOfTheDesktopsOwnTools();
    void thePageChangesWhatItSays();
    void theStartIsChosenUnderGeneral();

private:
    [[nodiscard]] QDBusPendingCall onIcon(const char* interface, const char* method,
                                          const QVariantList& arguments) const;
    [[nodiscard]] QVariant iconProperty(const char* name) const;
    void present(DesktopPresence::Start start = DesktopPresence::Start::Shown);
    /// In the place of xdg-mime; the other one opens the links until now.
    void putMailLinkTool(const QByteArray& script);
    void offerMailLinks();
    [[nodiscard]] InfoBar* mailLinksBar() const
    {
        return m_desk->window->findChild<InfoBar*>(u"mailLinksBar"_s);
    }
    [[nodiscard]] NotificationSettings settings() const { return NotificationSettings(m_desk->dir.path()); }

    const QByteArray m_path = qgetenv("PATH");
    TrayHost m_host;
    QTemporaryDir m_home;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DesktopPresence> m_presence;
};

void TestTray::initTestCase()
{
    Language::apply(u"en"_s);
    qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
}

void TestTray::init()
{
    m_desk = std::make_unique<Desk>();
    m_desk->open();
}

void TestTray::cleanup()
{
    QList<QPointer<ComposerWindow>> composers; // each has other top-level widgets below it
    for (QWidget* window : QApplication::topLevelWidgets())
        composers.append(qobject_cast<ComposerWindow*>(window));
    for (const QPointer<ComposerWindow>& composer : std::as_const(composers))
        delete composer.data();
    m_presence.reset();
    m_desk.reset();
    QGuiApplication::setQuitOnLastWindowClosed(true);
    qputenv("PATH", m_path);
    m_host.setHasHost(true);
}

void TestTray::present(DesktopPresence::Start start)
{
    m_presence = std::make_unique<DesktopPresence>(*m_desk->engine, *m_desk->settings, *m_desk->window);
    QSignalSpy ready(&m_presence->tray(), &MailTray::ready);
    const qsizetype before = m_host.items().size();
    m_presence->begin(start);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kPatience);
    if (m_presence->tray().isShown()) // the desktop hears of it a little later
        QTRY_COMPARE_WITH_TIMEOUT(m_host.items().size(), before + 1, kPatience);
}

QDBusPendingCall TestTray::onIcon(const char* interface, const char* method,
                                  const QVariantList& arguments) const
{
    QDBusMessage call = QDBusMessage::createMethodCall(m_host.items().constLast(), u"/StatusNotifierItem"_s,
                                                       QLatin1String(interface), QLatin1String(method));
    call.setArguments(arguments);
    return QDBusConnection::sessionBus().asyncCall(call);
}

QVariant TestTray::iconProperty(const char* name) const
{
    const QDBusPendingReply<QDBusVariant> reply =
        onIcon("org.freedesktop.DBus.Properties", "Get",
               {u"org.kde.StatusNotifierItem"_s, QString::fromLatin1(name)});
    return QTest::qWaitFor([&] { return reply.isFinished(); }, kPatience) && reply.isValid()
               ? reply.value().variant()
               : QVariant();
}

void TestTray::lineIsSafe_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("as it is") << u"Ödev: 3 soru, iyi günler 👍"_s << u"Ödev: 3 soru, iyi günler 👍"_s;
    QTest::newRow("line ends") << u"a\r\n\r\nb\tc\u2028d"_s << u"a b c d"_s;
    QTest::newRow("other direction") << u"fatura\u202Efdp.exe\u2066\u200F"_s << u"faturafdp.exe"_s;
    QTest::newRow("controls") << u"a\0b\x1b[31mc\a"_s << u"ab[31mc"_s;
    QTest::newRow("half a letter") << (u"a"_s + QChar(0xd83d) + u"b"_s) << u"a\uFFFDb"_s;
    QTest::newRow("long") << QString(5000, u'x') << QString(20, u'x') + u'…';
    QTest::newRow("cut between letters") << QString(19, u'x') + u"👍👍"_s << QString(19, u'x') + u'…';
    QTest::newRow("nothing seen") << QString(50, QChar(0x202e)) << QString();
}

void TestTray::lineIsSafe()
{
    QFETCH(QString, text);
    const bool isCut = QByteArray(QTest::currentDataTag()).startsWith("long") ||
                       QByteArray(QTest::currentDataTag()).startsWith("cut");
    QTEST(safeLine(text, isCut ? 20 : 100), "line");
}

void TestTray::picturesAreDrawn()
{
    const QIcon icon = trayIcon(5);
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        QCOMPARE(icon.pixmap(size).size(), QSize(size, size)); // drawn for that size, not scaled
        QCOMPARE(redOf(trayPixmap(size, 0)), 0);
        QImage before;
        for (const qint64 unread : {1, 8, 42, 99, 100}) {
            const QPixmap picture = trayPixmap(size, unread);
            QVERIFY2(redOf(picture) > size, "the badge can be seen");
            QVERIFY2(picture.toImage() != before, "another number looks different");
            before = picture.toImage();
        }
        QCOMPARE(trayPixmap(size, 100).toImage(), trayPixmap(size, 5000).toImage());
    }
}

void TestTray::theTrayMayComeLater()
{
    m_desk->window->hide();
    present(DesktopPresence::Start::Hidden);
    QVERIFY(!m_presence->tray().isShown());
    QVERIFY2(m_desk->window->isVisible() && m_desk->window->isMinimized(), "it would be nowhere");
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
    QVERIFY(m_host.start());
    QTRY_VERIFY_WITH_TIMEOUT(m_presence->tray().isShown(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_host.items().size(), 1, kPatience);
    settings().setClosesToTray(true);
    m_desk->window->close();
    QVERIFY(!m_desk->window->isVisible() && !QGuiApplication::quitOnLastWindowClosed());
}

void TestTray::somebodyHasToShowIt()
{
    m_host.setHasHost(false); // as where a part of KDE runs on another desktop
    settings().setClosesToTray(true);
    present();
    QVERIFY(!m_presence->tray().isShown());
    NotificationPage page(*m_desk->settings, m_desk->dir.path());
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.findChild<QCheckBox*>(u"trayCheck"_s)->isEnabled(), kPatience);
    QVERIFY(page.findChild<QLabel*>(u"trayHelp"_s)->text().contains(u"has no tray"_s));
    m_host.setHasHost(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_presence->tray().isShown(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(page.findChild<QCheckBox*>(u"trayCheck"_s)->isEnabled(), kPatience);
}

void TestTray::theTrayMayGo()
{
    settings().setClosesToTray(true);
    present();
    m_desk->window->close();
    QVERIFY(!m_desk->window->isVisible());
    m_host.stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window->isVisible(), kPatience); // nothing else brings it back
    QVERIFY(m_desk->window->isMinimized());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
    QVERIFY(!m_presence->tray().isShown());
    QVERIFY(m_host.start());
    QTRY_VERIFY_WITH_TIMEOUT(m_presence->tray().isShown(), kPatience);
}

void TestTray::aPanelMayStartAnew()
{
    settings().setClosesToTray(true);
    present();
    m_desk->window->close();
    QSignalSpy lost(&m_presence->tray(), &MailTray::lost);
    const qsizetype before = m_host.items().size();
    m_host.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_presence->tray().isShown(), kPatience);
    QVERIFY(m_host.start());
    QTRY_VERIFY_WITH_TIMEOUT(m_presence->tray().isShown(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_host.items().size(), before + 1, kPatience); // it has the icon again
    QVERIFY(!m_desk->window->isVisible());
    QCOMPARE(lost.size(), 0);
}

void TestTray::theIconTellsWhatIsUnread()
{
    present();
    QVERIFY(m_presence->tray().isShown());
    const qint64 unread = m_presence->tray().unread();
    QVERIFY(unread > 1);
    QVERIFY(m_presence->tray().icon()->toolTip().contains(u"%1 unread messages"_s.arg(unread)));
    const QVariant before = iconProperty("IconPixmap");
    QVERIFY(before.isValid());
    for (const MessageId message : m_desk->mail.workMessages) {
        if (!m_desk->isRead(message)) {
            m_desk->engine->setFlag({message}, MessageFlag::Seen, true);
            break;
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_presence->tray().unread(), unread - 1, kPatience);
    QVERIFY(m_presence->tray().icon()->toolTip().contains(u"%1 unread message"_s.arg(unread - 1)));
    settings().setShowsTray(false);
    Q_EMIT m_desk->settings->desktopSettingsChanged();
    QVERIFY(!m_presence->tray().isShown());
}

void TestTray::aClickBringsTheWindow()
{
    present();
    m_desk->window->hide();
    const QDBusPendingCall call = onIcon("org.kde.StatusNotifierItem", "Activate", {0, 0});
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window->isVisible(), kPatience);
}

void TestTray::theMenuWorks()
{
    present();
    const QList<QAction*> actions = m_presence->tray().menu().actions();
    QStringList words;
    for (const QAction* action : actions)
        words << QString(action->text()).remove(u'&');
    QCOMPARE(words, (QStringList{u"Open Postacı"_s, u"New message"_s, u"Fetch mail now"_s,
                                 u"Pause notifications"_s, QString(), u"Quit"_s}));
    m_desk->window->hide();
    actions.at(0)->trigger();
    QTRY_VERIFY(m_desk->window->isVisible());
    actions.at(1)->trigger();
    const auto composers = [] {
        int count = 0;
        for (const QWidget* window : QApplication::topLevelWidgets())
            count += qobject_cast<const ComposerWindow*>(window) != nullptr && window->isVisible() ? 1 : 0;
        return count;
    };
    QTRY_COMPARE(composers(), 1);
    actions.at(3)->trigger();
    QVERIFY(settings().isPaused());
    QVERIFY(actions.at(3)->isChecked());
    actions.at(3)->trigger();
    QVERIFY(!settings().isPaused());
}

void TestTray::closingLeavesItInTheTray()
{
    settings().setClosesToTray(true);
    present();
    m_desk->window->close();
    QVERIFY(!m_desk->window->isVisible());
    QVERIFY2(!QGuiApplication::quitOnLastWindowClosed(), "a composer may be the last window now");
    QVERIFY(m_presence->tray().isShown());
    m_presence->activate({});
    QVERIFY(m_desk->window->isVisible());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
}

void TestTray::withoutTheIconClosingCloses()
{
    settings().setClosesToTray(true);
    settings().setShowsTray(false);
    present();
    m_desk->window->close();
    QVERIFY(!m_desk->window->isVisible());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
}

void TestTray::startsHidden()
{
    m_desk->window->hide();
    present(DesktopPresence::Start::Hidden);
    QVERIFY(!m_desk->window->isVisible());
    QVERIFY(!QGuiApplication::quitOnLastWindowClosed());
    m_presence.reset();
    settings().setShowsTray(false);
    present(DesktopPresence::Start::Hidden);
    QVERIFY(m_desk->window->isVisible());
    QVERIFY(m_desk->window->isMinimized());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
}

void TestTray::startsWithTheSession()
{
    const QString profile = u"/a b/50%/\"c\"\\d$"_s;
    const QString file = m_home.filePath(u"autostart/postaci"_s + autostartSuffix(profile) + u".desktop"_s);
    QVERIFY(!startsWithSession(profile));
    QVERIFY(setStartsWithSession(true, {profile, true}));
    QVERIFY(startsWithSession(profile));
    QVERIFY(!startsWithSession({}));
    const QByteArray text = contentsOf(file);
    QVERIFY2(text.startsWith("[Desktop Entry]\nType=Application\n"), text.constData());
    // Each special character is escaped for the word, and each of its backslashes for the file.
    QVERIFY2(text.contains(R"(" "--profile" "/a b/50%%/\\"c\\"\\\\d\\$" "--background")"), text.constData());
    // As GNOME's and others' settings switch it off.
    for (const QByteArray line : {"X-GNOME-Autostart-enabled=false", "Hidden=true"}) {
        QFile changed(file);
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write(QByteArray(text).replace("X-GNOME-Autostart-enabled=true", line));
        changed.close();
        QVERIFY(!startsWithSession(profile));
    }
    QVERIFY(setStartsWithSession(false, {profile, false}));
    QVERIFY(!QFile::exists(file));
    QVERIFY(!startsWithSession(profile));
}

void TestTray::eachProfileHasItsOwnStart()
{
    const QString usual = m_home.filePath(u"autostart/postaci.desktop"_s);
    QVERIFY(setStartsWithSession(true, {{}, true}));
    QVERIFY(QFile::exists(usual) && startsWithSession({}));
    QVERIFY(!startsWithSession(u"/second"_s));
    QVERIFY(setStartsWithSession(true, {u"/second"_s, false}));
    QVERIFY(setStartsWithSession(true, {u"/second/third"_s, false}));
    QVERIFY(!contentsOf(usual).contains("--profile"));
    QVERIFY(setStartsWithSession(false, {u"/second"_s, false}));
    QVERIFY(!startsWithSession(u"/second"_s));
    QVERIFY(startsWithSession({}) && startsWithSession(u"/second/third"_s));
    // An entry that somebody has changed counts for what it starts.
    QFile changed(usual);
    const QByteArray text = contentsOf(usual);
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(QByteArray(text).replace("\"--background\"", "\"--profile\" \"/second\""));
    changed.close();
    QVERIFY(!startsWithSession({}));
    QVERIFY(setStartsWithSession(false, {}));
    QVERIFY(setStartsWithSession(false, {u"/second/third"_s, false}));
    QVERIFY(QDir(m_home.filePath(u"autostart"_s)).isEmpty());
}

void TestTray::putMailLinkTool(const QByteArray& script)
{
    QFile tool(m_home.filePath(u"xdg-mime"_s));
    QVERIFY(tool.open(QIODevice::WriteOnly) && tool.write("#!/bin/sh\n" + script) > 0);
    tool.close();
    QVERIFY(tool.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("PATH", m_home.path().toUtf8() + ':' + m_path);
}

void TestTray::offerMailLinks()
{
    present();
    m_desk->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    m_presence->offerMailLinks();
    QTRY_VERIFY_WITH_TIMEOUT(mailLinksBar() != nullptr && mailLinksBar()->isVisible(), kPatience);
    QVERIFY(mailLinksBar()->text().startsWith(u"Links to mail addresses do not open Postacı yet."_s));
}

void TestTray::mailLinksAreAskedForOnce()
{
    const QByteArray chosen = m_home.filePath(u"chosen"_s).toUtf8();
    putMailLinkTool("case $1 in\ndefault) echo \"$2\" >'" + chosen + "';;\nquery) cat '" + chosen +
                    "' 2>/dev/null || echo other.desktop;;\nesac\n");
    offerMailLinks();
    QVERIFY(settings().wasOfferedAsDefault());
    // By keyboard, as everything.
    const QList<QPushButton*> buttons = mailLinksBar()->findChildren<QPushButton*>();
    const auto yes = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
        return button->text() == u"Open them here"_s;
    });
    QVERIFY(yes != buttons.end() && (*yes)->isVisible());
    (*yes)->setFocus();
    QTest::keyClick(*yes, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(contentsOf(QString::fromUtf8(chosen)).trimmed(), QByteArray("postaci.desktop"),
                              kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(mailLinksBar()->isVisible(), kPatience);
    QCOMPARE(mailLinksBar()->text(), u"Links to mail addresses open Postacı from now on."_s);
    // Never again, whatever opens them by then.
    mailLinksBar()->hide();
    QVERIFY(QFile::remove(QString::fromUtf8(chosen)));
    m_presence->offerMailLinks();
    bool isAsked = false;
    askWhoOpensMailLinks(this, [&isAsked](MailLinks links) { isAsked = links == MailLinks::OfAnother; });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked, kPatience);
    QVERIFY(!mailLinksBar()->isVisible());
}

void TestTray::mailLinksThatCannotBeHad()
{
    putMailLinkTool("[ \"$1\" = query ] && echo\n"); // nobody opens them, and it stays so
    offerMailLinks();
    Q_EMIT mailLinksBar()->primaryClicked();
    QTRY_VERIFY_WITH_TIMEOUT(
        mailLinksBar()->isVisible() && mailLinksBar()->text().startsWith(u"That did not work"_s), kPatience);
    Q_EMIT mailLinksBar()->primaryClicked();
    auto* dialog = m_desk->window->findChild<SettingsDialog*>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(dialog->findChild<StartSettings*>()->isVisible());
    auto* button = dialog->findChild<QPushButton*>(u"mailLinksButton"_s);
    QTRY_VERIFY2(button->hasFocus(), "and where it is chosen");
    auto* help = dialog->findChild<QLabel*>(u"mailLinksHelp"_s);
    QTRY_COMPARE_WITH_TIMEOUT(help->text(), u"They do not open Postacı now."_s, kPatience);
    button->click();
    QTRY_VERIFY_WITH_TIMEOUT(help->text().startsWith(u"That did not work. Perhaps"_s), kPatience);
    QVERIFY(button->isEnabled());
    dialog->close();
}

void TestTray::mailLinksOfTheDesktopsOwnTools()
{
    const QByteArray data = qgetenv("XDG_DATA_HOME");
    const QString applications = m_home.filePath(u"data/applications"_s);
    QVERIFY(QDir().mkpath(applications));
    qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_s).toUtf8());
    const QByteArray name = QFINDTESTDATA("../../resources/postaci.desktop").toUtf8();
    const QString programs = m_home.filePath(u"bin"_s); // they look for the program too
    QVERIFY(QDir().mkpath(programs));
    QVERIFY(QFile::link(qEnvironmentVariable("POSTACI_PROGRAM"), programs + u"/postaci"_s));
    qputenv("PATH", programs.toUtf8() + ':' + m_path);
    // Without the program's entry it cannot be.
    std::optional<bool> worked;
    openMailLinks(this, [&worked](bool is) { worked = is; });
    QTRY_COMPARE_WITH_TIMEOUT(worked, std::optional(false), kPatience);
    QVERIFY(QFile::copy(QString::fromUtf8(name), applications + u"/postaci.desktop"_s));
    worked.reset();
    openMailLinks(this, [&worked](bool is) { worked = is; });
    QTRY_COMPARE_WITH_TIMEOUT(worked, std::optional(true), kPatience);
    QVERIFY(
        contentsOf(m_home.filePath(u"mimeapps.list"_s)).contains("x-scheme-handler/mailto=postaci.desktop"));
    qputenv("XDG_DATA_HOME", data);
}

void TestTray::thePageChangesWhatItSays()
{
    present();
    NotificationPage page(*m_desk->settings, m_desk->dir.path());
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const auto click = [&page](const char* name) {
        auto* box = page.findChild<QCheckBox*>(QLatin1String(name));
        QTest::keyClick(box, Qt::Key_Space);
    };
    QVERIFY(settings().isOn());
    click("quietHoursCheck");
    QVERIFY(settings().quietHours().isOn);
    click("quietDay3");
    QCOMPARE(settings().quietHours().days, quint8(0x7f & ~0x04));
    click("notificationsPausedCheck");
    QVERIFY(settings().isPaused());
    QVERIFY(m_presence->tray().menu().actions().at(3)->isChecked());
    click("notificationSoundCheck");
    QVERIFY(!settings().hasSound());
    click("trayCheck");
    QVERIFY(!m_presence->tray().isShown());
    QVERIFY(!page.findChild<QCheckBox*>(u"closeToTrayCheck"_s)->isEnabled());
    click("trayCheck");
    click("closeToTrayCheck");
    QVERIFY(settings().closesToTray());
    Language::apply(u"tr"_s); // days too, in the language that was chosen
    QTRY_COMPARE(page.findChild<QCheckBox*>(u"quietDay1"_s)->text(),
                 QLocale(QLocale::Turkish, QLocale::Turkey).standaloneDayName(1, QLocale::ShortFormat));
    Language::apply(u"en"_s);
    QTRY_COMPARE(page.findChild<QCheckBox*>(u"quietDay1"_s)->text(),
                 QLocale().standaloneDayName(1, QLocale::ShortFormat));
    click("notificationsCheck");
    QVERIFY(!settings().isOn());
    QVERIFY(!page.findChild<QCheckBox*>(u"quietHoursCheck"_s)->isEnabled());
}

void TestTray::theStartIsChosenUnderGeneral()
{
    SettingsDialog dialog(*m_desk->engine, *m_desk->settings, m_desk->providers);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    // As somebody finds it who looks for it.
    QTest::keyClicks(dialog.findChild<QLineEdit*>(u"settingsSearch"_s), u"log in"_s);
    QTest::keyClick(dialog.findChild<QLineEdit*>(u"settingsSearch"_s), Qt::Key_Return);
    auto* page = dialog.findChild<StartSettings*>();
    auto* start = page->findChild<QCheckBox*>(u"autostartCheck"_s);
    auto* hidden = page->findChild<QCheckBox*>(u"startHiddenCheck"_s);
    QTRY_VERIFY(start->isVisible() && dialog.focusWidget() == start);
    QVERIFY(dialog.findChild<QComboBox*>(u"languageCombo"_s)->isVisible());
    QVERIFY(!hidden->isEnabled());
    QVERIFY(setStartsWithSession(true, {})); // of another profile, the usual one
    dialog.hide();
    dialog.show(); // it is looked up again
    QVERIFY(!start->isChecked());
    QTest::keyClick(start, Qt::Key_Space);
    const QString file = m_home.filePath(
        u"autostart/postaci"_s + autostartSuffix(QDir(m_desk->dir.path()).absolutePath()) + u".desktop"_s);
    QVERIFY(contentsOf(file).contains("--background"));
    QVERIFY(contentsOf(file).contains(m_desk->dir.path().toUtf8()));
    QTest::keyClick(hidden, Qt::Key_Space);
    QVERIFY(!contentsOf(file).contains("--background"));
    QTest::keyClick(start, Qt::Key_Space);
    QVERIFY(!QFile::exists(file));
    QVERIFY(!hidden->isEnabled());
    QVERIFY(startsWithSession({}));
    QVERIFY(setStartsWithSession(false, {}));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::mainWithWindows<postaci::test::TestTray>(argc, argv, {});
}
#include "tst_tray.moc"
