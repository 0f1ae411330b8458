// Notifications against a service that others have written: python3-dbusmock's, in a process of its own on a
// session bus of the test's own. What the program sends is judged by it, and what comes back is its.
#include "gui/NotifiedProgram.h"
#include "gui/SessionMain.h"
#include "support/SecondClient.h"

#include "widgets/Language.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QSignalSpy>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

const QString kName = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;

/// One call as the mock has written it down.
struct MockedCall
{
    quint64 time = 0;
    QVariantList arguments;
};

/// The mock's process. Its notifications are numbered from 1.
class NotificationDaemon
{
public:
    ~NotificationDaemon() { kill(); }

    [[nodiscard]] bool start(const QByteArray& capabilities = "actions body body-markup sound")
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(u"/usr/bin/python3"_s,
                        {u"-m"_s, u"dbusmock"_s, u"--session"_s, u"--template"_s, u"notification_daemon"_s,
                         u"--parameters"_s,
                         uR"({"capabilities": "%1"})"_s.arg(QString::fromLatin1(capabilities))});
        return m_process.waitForStarted(kMailPatience) &&
               QTest::qWaitFor([] { return isThere(); }, kMailPatience);
    }
    /// As a crash would end it.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(kMailPatience);
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    [[nodiscard]] static bool isThere()
    {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(kName).value();
    }

    /// Every call of that method until now.
    [[nodiscard]] static QList<QVariantList> calls(const QString& method)
    {
        const QDBusMessage reply = mock(u"GetMethodCalls"_s, {method});
        if (reply.arguments().isEmpty())
            return {};
        QList<QVariantList> found;
        const auto list = reply.arguments().constFirst().value<QDBusArgument>();
        list.beginArray();
        while (!list.atEnd()) {
            MockedCall call;
            list.beginStructure();
            list >> call.time >> call.arguments;
            list.endStructure();
            found.append(call.arguments);
        }
        list.endArray();
        return found;
    }
    static void invoke(uint id, const QString& key)
    {
        mock(u"EmitSignal"_s,
             {kName, u"ActionInvoked"_s, u"us"_s, QVariant::fromValue(QVariantList{id, key})});
    }

private:
    static QDBusMessage mock(const QString& method, const QVariantList& arguments)
    {
        QDBusMessage call =
            QDBusMessage::createMethodCall(kName, kPath, u"org.freedesktop.DBus.Mock"_s, method);
        call.setArguments(arguments);
        return QDBusConnection::sessionBus().call(call, QDBus::Block, kMailPatience);
    }

    QProcess m_process;
};

} // namespace

class TestNotificationDaemon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void tellsAndIsAnswered();
    void aHangingOneHoldsNothingUp();
    void aCrashedOneHarmsNothing();

private:
    NotificationDaemon m_daemon;
    NotifiedProgram m_notified;
};

void TestNotificationDaemon::initTestCase()
{
    Language::apply(u"en"_s);
    QVERIFY2(m_notified.startServer(), qPrintable(m_notified.server().errorText()));
}

void TestNotificationDaemon::cleanup()
{
    m_notified.end();
    m_daemon.kill();
}

void TestNotificationDaemon::tellsAndIsAnswered()
{
    QVERIFY(m_daemon.start());
    m_notified.begin();
    m_notified.deliver(letter("1 < 2 & <b>so</b>"));
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.calls(u"Notify"_s).size(), 1, kMailPatience);
    const QVariantList said = m_daemon.calls(u"Notify"_s).constFirst();
    QCOMPARE(said.size(), 8);
    QCOMPARE(said.at(0).toString(), u"Postacı"_s);
    QCOMPARE(said.at(1).toUInt(), 0U);
    QCOMPARE(said.at(3).toString(), u"Ayse"_s);
    QVERIFY(said.at(4).toString().startsWith(u"1 &lt; 2 &amp; &lt;b&gt;so&lt;/b&gt;"_s));
    QCOMPARE(said.at(7).toInt(), -1);
    // Another mail, and the first one is marked as read.
    m_notified.deliver(letter("arsive"));
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.calls(u"Notify"_s).size(), 2, kMailPatience);
    QSignalSpy pressed(m_notified.presence->findChild<DesktopNotifications*>(),
                       &DesktopNotifications::actionInvoked);
    m_daemon.invoke(1, u"mark-read"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pressed.size(), 1, kMailPatience);
    SecondClient other(m_notified.server().imapPort(), m_notified.user());
    QTRY_VERIFY_WITH_TIMEOUT(other.messages("INBOX").value(1).flags.contains("\\Seen"), kMailPatience);
    QVERIFY(!other.messages("INBOX").value(2).flags.contains("\\Seen"));
    m_daemon.invoke(2, u"archive"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.server().messagesIn(m_notified.user()).size(), 2, kMailPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.calls(u"CloseNotification"_s).size(), 2, kMailPatience);
    QList<uint> closed;
    for (const QVariantList& call : m_daemon.calls(u"CloseNotification"_s))
        closed.append(call.constFirst().toUInt());
    QCOMPARE(closed, (QList<uint>{1, 2}));
}

void TestNotificationDaemon::aHangingOneHoldsNothingUp()
{
    QVERIFY(m_daemon.start());
    m_notified.begin();
    m_daemon.signal(SIGSTOP);
    QSignalSpy arrived(m_notified.presence->findChild<NewMailWatch*>(), &NewMailWatch::arrived);
    m_notified.deliver(letter("kimse bakmiyor"));
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, kMailPatience);
    // The window goes on: the mail is in its list, and can be read.
    QTRY_COMPARE_WITH_TIMEOUT(m_notified.countIn(m_notified.folder(FolderRole::Inbox)), 2, kMailPatience);
    QSignalSpy closed(m_notified.presence->findChild<DesktopNotifications*>(), &DesktopNotifications::closed);
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, kMailPatience);
    m_daemon.signal(SIGCONT);
    m_notified.deliver(letter("uyandi"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_daemon.calls(u"Notify"_s).isEmpty(), kMailPatience);
    QVERIFY(m_daemon.calls(u"Notify"_s).constLast().at(4).toString().startsWith(u"uyandi"_s));
}

void TestNotificationDaemon::aCrashedOneHarmsNothing()
{
    QVERIFY(m_daemon.start());
    m_notified.begin();
    m_notified.deliver(letter("once"));
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.calls(u"Notify"_s).size(), 1, kMailPatience);
    m_daemon.kill();
    QSignalSpy arrived(m_notified.presence->findChild<NewMailWatch*>(), &NewMailWatch::arrived);
    m_notified.deliver(letter("arada"));
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, kMailPatience);
    QVERIFY(m_daemon.start("body"));
    m_notified.deliver(letter("2 > 1"));
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.calls(u"Notify"_s).size(), 1, kMailPatience);
    const QVariantList said = m_daemon.calls(u"Notify"_s).constFirst();
    QCOMPARE(said.at(1).toUInt(), 0U); // what the one before showed is not its
    QVERIFY2(said.at(4).toString().startsWith(u"2 > 1"_s), qPrintable(said.at(4).toString()));
    QVERIFY(qdbus_cast<QStringList>(said.at(5)).isEmpty());
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    postaci::test::PrivateSession session;
    session.hasDisplay = false;
    return postaci::test::mainWithWindows<postaci::test::TestNotificationDaemon>(argc, argv, session);
}
#include "tst_notification_daemon.moc"
