#include "base/InstanceSocket.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Asks from a thread of its own, as another program would.
InstanceReply asked(const QString& profile, const QString& request, const QJsonObject& arguments)
{
    auto answer =
        std::async(std::launch::async, [&] { return askInstance(profile, request, arguments, 20s); });
    while (answer.wait_for(1ms) != std::future_status::ready)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return answer.get();
}

QString socketOf(const QString& profile)
{
    return profile + u"/instance.sock"_s;
}

} // namespace

class TestInstanceSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreAnswered();
    void nobodyThere();
    void whatWasLeftBehindIsRemoved();
    void onlyThisUserMayAsk();
    void aLongPathHasItsSocketElsewhere();
    void silenceIsNoticed();
    void nonsenseIsNoRequest_data();
    void nonsenseIsNoRequest();
};

void TestInstanceSocket::requestsAreAnswered()
{
    const QTemporaryDir dir;
    QStringList requests;
    const InstanceServer server(dir.path(), [&](const QString& request, const QJsonObject& arguments) {
        requests << request;
        return QJsonObject{{u"echo"_s, arguments}};
    });
    QVERIFY(server.isListening());
    const QJsonObject arguments{{u"to"_s, u"mailto:ayşe@örnek.com?subject=a\nb"_s}};
    for (const char* name : {"one", "two"}) {
        const InstanceReply reply = asked(dir.path(), QLatin1String(name), arguments);
        QCOMPARE(reply.outcome, InstanceReply::Outcome::Answered);
        QCOMPARE(reply.answer.value("echo"_L1).toObject(), arguments);
    }
    QCOMPARE(requests, (QStringList{u"one"_s, u"two"_s}));
    // The same directory by another name.
    QVERIFY(QFile::link(dir.path(), dir.filePath(u"link"_s)));
    QCOMPARE(asked(dir.filePath(u"link"_s), u"three"_s, {}).outcome, InstanceReply::Outcome::Answered);
}

void TestInstanceSocket::nobodyThere()
{
    const QTemporaryDir dir;
    QCOMPARE(askInstance(dir.path(), u"x"_s, {}, 20s).outcome, InstanceReply::Outcome::NobodyThere);
}

void TestInstanceSocket::whatWasLeftBehindIsRemoved()
{
    const QTemporaryDir dir;
    QFile left(socketOf(dir.path()));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    QCOMPARE(askInstance(dir.path(), u"x"_s, {}, 20s).outcome, InstanceReply::Outcome::NobodyThere);
    {
        const InstanceServer server(dir.path(),
                                    [](const QString&, const QJsonObject&) { return QJsonObject(); });
        QVERIFY(server.isListening());
        QCOMPARE(asked(dir.path(), u"x"_s, {}).outcome, InstanceReply::Outcome::Answered);
    }
    QVERIFY(!QFileInfo::exists(socketOf(dir.path())));
}

void TestInstanceSocket::onlyThisUserMayAsk()
{
    const QTemporaryDir dir;
    const InstanceServer server(dir.path(), [](const QString&, const QJsonObject&) { return QJsonObject(); });
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(QFileInfo::exists(socketOf(dir.path())));
    QCOMPARE(QFileInfo(socketOf(dir.path())).permissions() & others, QFile::Permissions());
}

void TestInstanceSocket::aLongPathHasItsSocketElsewhere()
{
    const QTemporaryDir dir;
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    const QString profile = dir.filePath(QString(120, u'p'));
    QVERIFY(QDir().mkpath(profile));
    const InstanceServer server(profile, [](const QString&, const QJsonObject&) { return QJsonObject(); });
    QVERIFY(server.isListening());
    QVERIFY(!QFileInfo::exists(socketOf(profile)));
    QCOMPARE(asked(profile, u"x"_s, {}).outcome, InstanceReply::Outcome::Answered);
}

void TestInstanceSocket::silenceIsNoticed()
{
    const QTemporaryDir dir;
    QLocalServer hangs; // whose owner never looks
    QVERIFY(hangs.listen(socketOf(dir.path())));
    QCOMPARE(askInstance(dir.path(), u"x"_s, {}, 50ms).outcome, InstanceReply::Outcome::NoAnswer);
}

void TestInstanceSocket::nonsenseIsNoRequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("no name") << QByteArray("{\"arguments\":{}}\n");
    QTest::newRow("an array") << QByteArray("[1]\n");
    QTest::newRow("without an end") << QByteArray(3 << 20, 'x');
    QTest::newRow("deep") << QByteArray(100'000, '[') + '\n';
}

void TestInstanceSocket::nonsenseIsNoRequest()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir dir;
    int requests = 0;
    const InstanceServer server(dir.path(), [&](const QString&, const QJsonObject&) {
        ++requests;
        return QJsonObject();
    });
    QLocalSocket socket;
    socket.connectToServer(socketOf(dir.path()));
    QVERIFY(socket.waitForConnected());
    socket.write(bytes);
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(requests, 0);
    QCOMPARE(asked(dir.path(), u"x"_s, {}).outcome, InstanceReply::Outcome::Answered);
}

QTEST_GUILESS_MAIN(TestInstanceSocket)
#include "tst_instancesocket.moc"
