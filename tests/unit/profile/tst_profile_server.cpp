#include "profile/ProfileServer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace postaci;

/// What a program says to the one that holds its profile, and back.
class TestProfileServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ProfileServer>();
    }
    void cleanup() { m_server.reset(); }

    void answersWithProgressAndResult()
    {
        m_server->answer(QStringLiteral("count"), [](const ProfileRequest& request) {
            for (int i = 1; i <= 3; ++i)
                request.tell({{QStringLiteral("done"), i}});
            request.finish(
                {{QStringLiteral("sum"), request.arguments().value(QStringLiteral("of")).toInt() + 1}});
            request.finish({}); // has no effect
        });
        QVERIFY(m_server->listen(m_dir->path()));
        ProfileClient client;
        QVERIFY(client.connectTo(m_dir->path()));
        const QSignalSpy told(&client, &ProfileClient::told);
        const QSignalSpy finished(&client, &ProfileClient::finished);
        const QSignalSpy failed(&client, &ProfileClient::failed);
        client.ask(QStringLiteral("count"), {{QStringLiteral("of"), 41}});
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(told.size(), 3);
        QCOMPARE(finished.first().first().toJsonObject().value(QStringLiteral("sum")).toInt(), 42);
        QCOMPARE(failed.size(), 0);
    }

    void errorsComeAsTheyAre()
    {
        Error error = makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                                QStringLiteral("yanlış parola"), QStringLiteral("535 no"));
        error.host = QStringLiteral("mail.example.org");
        m_server->answer(QStringLiteral("send"),
                         [error](const ProfileRequest& request) { request.fail(error); });
        QVERIFY(m_server->listen(m_dir->path()));
        for (const QString& name : {QStringLiteral("send"), QStringLiteral("nobody knows it")}) {
            ProfileClient client;
            QVERIFY(client.connectTo(m_dir->path()));
            const QSignalSpy failed(&client, &ProfileClient::failed);
            client.ask(name, {});
            QTRY_COMPARE(failed.size(), 1);
            const auto got = failed.first().first().value<Error>();
            if (name == QStringLiteral("send")) {
                QCOMPARE(got.kind, error.kind);
                QCOMPARE(got.reason, error.reason);
                QCOMPARE(got.message, error.message);
                QCOMPARE(got.detail, error.detail);
                QCOMPARE(got.host, error.host);
            } else {
                QCOMPARE(got.kind, ErrorKind::Input);
            }
        }
    }

    void cancelReachesTheOtherSide_data()
    {
        QTest::addColumn<bool>("goes");
        QTest::newRow("asked") << false;
        QTest::newRow("gone") << true;
    }

    void cancelReachesTheOtherSide()
    {
        QFETCH(const bool, goes);
        std::optional<ProfileRequest> pending;
        int cancelled = 0;
        m_server->answer(QStringLiteral("long"), [&](const ProfileRequest& request) {
            request.onCancel([&] { ++cancelled; });
            pending = request;
        });
        QVERIFY(m_server->listen(m_dir->path()));
        auto client = std::make_unique<ProfileClient>();
        QVERIFY(client->connectTo(m_dir->path()));
        client->ask(QStringLiteral("long"), {});
        QTRY_VERIFY(pending.has_value());
        QVERIFY(!pending->isCancelled());
        if (goes)
            client.reset();
        else
            client->cancel();
        QTRY_COMPARE(cancelled, 1);
        pending->finish({}); // to nobody, or to who has cancelled
        pending->tell({});
        if (client) {
            const QSignalSpy finished(client.get(), &ProfileClient::finished);
            QTRY_COMPARE(finished.size(), 1);
        }
    }

    void theEndOfTheServerIsAFailure()
    {
        m_server->answer(QStringLiteral("long"), [](const ProfileRequest&) {});
        QVERIFY(m_server->listen(m_dir->path()));
        ProfileClient client;
        QVERIFY(client.connectTo(m_dir->path()));
        const QSignalSpy failed(&client, &ProfileClient::failed);
        client.ask(QStringLiteral("long"), {});
        QTest::qWait(0);
        m_server.reset();
        QTRY_COMPARE(failed.size(), 1);
        ProfileClient late;
        QVERIFY(!late.connectTo(m_dir->path()));
    }

    void isForThisUserAlone()
    {
        QVERIFY(m_server->listen(m_dir->path()));
        const QString socket = m_server->place();
        QVERIFY(socket.startsWith(QDir(m_dir->path()).canonicalPath()));
        QCOMPARE(QFile::permissions(socket) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void takesThePlaceOfADeadSocket()
    {
        const QString place = socketsOf(m_dir->path()).first();
        leaveDeadSocket(place);
        ProfileClient early;
        QVERIFY(!early.connectTo(m_dir->path()));
        QVERIFY(!early.isSilent());
        QVERIFY(m_server->listen(m_dir->path()));
        QCOMPARE(m_server->place(), place);
        ProfileClient client;
        QVERIFY(client.connectTo(m_dir->path()));
        m_server.reset();
        QVERIFY(!QFileInfo::exists(place));
    }

    void whatIsNoSocketIsNoHindrance()
    {
        // Nothing removes it, so the other place is taken.
        QVERIFY(QDir().mkpath(socketsOf(m_dir->path()).first() + QStringLiteral("/full")));
        QVERIFY(m_server->listen(m_dir->path()));
        QCOMPARE(m_server->place(), socketsOf(m_dir->path()).last());
        ProfileClient client;
        QVERIFY(client.connectTo(m_dir->path()));
    }

    void pathsOfAnyLengthHaveAPlace_data()
    {
        QTest::addColumn<int>("length");
        // An address has 108 bytes.
        for (const int length : {60, 84, 85, 86, 92, 93, 94, 95, 100, 107, 108, 109, 250})
            QTest::addRow("%d", length) << length;
    }

    void pathsOfAnyLengthHaveAPlace()
    {
        QFETCH(const int, length);
        QString deep = QDir(m_dir->path()).canonicalPath() + QLatin1Char('/');
        deep += QString(length - int(deep.size()), QLatin1Char('x'));
        QVERIFY(QDir().mkpath(deep));
        QVERIFY(m_server->listen(deep));
        QVERIFY(m_server->place().size() <= 107);
        QCOMPARE(m_server->place().startsWith(deep), length <= 85);
        ProfileClient client;
        QVERIFY(client.connectTo(deep));
    }

    void theSameProfileByAnotherName()
    {
        QVERIFY(m_server->listen(m_dir->path()));
        const QTemporaryDir other;
        QVERIFY(QFile::link(m_dir->path(), other.filePath(QStringLiteral("link"))));
        ProfileClient client;
        QVERIFY(client.connectTo(other.filePath(QStringLiteral("link"))));
    }

    void nobodyIsThere()
    {
        ProfileClient client;
        QVERIFY(!client.connectTo(m_dir->path()));
        QVERIFY(!client.isSilent());
        QVERIFY(!client.connectTo(m_dir->filePath(QStringLiteral("no profile"))));
        QVERIFY(!client.isSilent());
    }

    void whoHangsIsNoticed()
    {
        QLocalServer hangs; // whose owner never looks
        QVERIFY(hangs.listen(socketsOf(m_dir->path()).first()));
        ProfileClient client;
        client.setPatience(std::chrono::milliseconds(50));
        QVERIFY(client.connectTo(m_dir->path()));
        const QSignalSpy failed(&client, &ProfileClient::failed);
        client.ask(QStringLiteral("start"), {});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Timeout);
        QVERIFY(client.isSilent());
    }

    void whoTakesItMayTakeItsTime()
    {
        std::optional<ProfileRequest> pending;
        m_server->answer(QStringLiteral("long"), [&](const ProfileRequest& request) { pending = request; });
        QVERIFY(m_server->listen(m_dir->path()));
        ProfileClient client;
        client.setPatience(std::chrono::milliseconds(200));
        QVERIFY(client.connectTo(m_dir->path()));
        const QSignalSpy failed(&client, &ProfileClient::failed);
        const QSignalSpy finished(&client, &ProfileClient::finished);
        client.ask(QStringLiteral("long"), {});
        QTRY_VERIFY(pending.has_value());
        QTest::qWait(600); // three times as long as it waits for somebody who hangs
        QCOMPARE(failed.size(), 0);
        pending->finish({});
        QTRY_COMPARE(finished.size(), 1);
    }

    void whoSaysNothingIsLetGo()
    {
        m_server->answer(QStringLiteral("long"), [](const ProfileRequest&) {});
        m_server->setPatience(std::chrono::milliseconds(100));
        QVERIFY(m_server->listen(m_dir->path()));
        ProfileClient busy;
        QVERIFY(busy.connectTo(m_dir->path()));
        const QSignalSpy failed(&busy, &ProfileClient::failed);
        busy.ask(QStringLiteral("long"), {});
        QLocalSocket silent;
        silent.connectToServer(m_server->place());
        QVERIFY(silent.waitForConnected(2000));
        silent.write("{\"request\":"); // a beginning is no request
        QTRY_COMPARE(silent.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(failed.size(), 0);
    }

    void aCrowdIsLetGo()
    {
        m_server->answer(QStringLiteral("ping"), [](const ProfileRequest& request) { request.finish({}); });
        QVERIFY(m_server->listen(m_dir->path()));
        std::vector<std::unique_ptr<QLocalSocket>> crowd;
        for (int i = 0; i < 60; ++i) {
            crowd.push_back(std::make_unique<QLocalSocket>());
            crowd.back()->connectToServer(m_server->place());
            QVERIFY(crowd.back()->waitForConnected(2000));
            QTest::qWait(0);
        }
        QTRY_COMPARE(crowd.back()->state(), QLocalSocket::UnconnectedState);
        QCOMPARE(crowd.front()->state(), QLocalSocket::ConnectedState);
        crowd.clear();
        QTRY_COMPARE(m_server->findChildren<QLocalSocket*>().size(), 0);
        ProfileClient client;
        QVERIFY(client.connectTo(m_dir->path()));
        const QSignalSpy finished(&client, &ProfileClient::finished);
        client.ask(QStringLiteral("ping"), {});
        QTRY_COMPARE(finished.size(), 1);
    }

    void aLineWithoutAnEndIsLetGo()
    {
        QVERIFY(m_server->listen(m_dir->path()));
        QLocalSocket socket;
        socket.connectToServer(m_server->place());
        QVERIFY(socket.waitForConnected(2000));
        const QByteArray piece(1 << 20, 'x');
        for (int i = 0; i < 70 && socket.state() == QLocalSocket::ConnectedState; ++i) {
            socket.write(piece);
            QTRY_VERIFY(socket.bytesToWrite() == 0 || socket.state() != QLocalSocket::ConnectedState);
        }
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    }

    void whoComesAtItsEndIsRefused()
    {
        std::optional<ProfileRequest> pending;
        m_server->answer(QStringLiteral("long"), [&](const ProfileRequest& request) { pending = request; });
        QVERIFY(m_server->listen(m_dir->path()));
        ProfileClient first;
        QVERIFY(first.connectTo(m_dir->path()));
        const QSignalSpy finished(&first, &ProfileClient::finished);
        first.ask(QStringLiteral("long"), {});
        QTRY_VERIFY(pending.has_value());
        m_server->refuseAll(
            makeError(ErrorKind::Storage, ErrorReason::DatabaseLocked, QStringLiteral("ending")));
        ProfileClient late;
        QVERIFY(late.connectTo(m_dir->path()));
        const QSignalSpy refused(&late, &ProfileClient::failed);
        late.ask(QStringLiteral("long"), {});
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<Error>().reason, ErrorReason::DatabaseLocked);
        pending->finish({}); // what is under way goes on
        QTRY_COMPARE(finished.size(), 1);
    }

    void hostileBytesEndNothing()
    {
        m_server->answer(QStringLiteral("ping"), [](const ProfileRequest& request) { request.finish({}); });
        QVERIFY(m_server->listen(m_dir->path()));
        for (const QByteArray& bytes :
             {QByteArray("\n\n\n"), QByteArray("GET / HTTP/1.1\r\n\r\n"), QByteArray("{\"arguments\":{}}\n"),
              QByteArray("[1]\n"), QByteArray("{\"request\":5}\n"), QByteArray(100'000, '['),
              QByteArray("\xff\xfe\n{}\n"), QByteArray("{\"cancel\":true}\n")}) {
            QLocalSocket socket;
            socket.connectToServer(m_server->place());
            QVERIFY(socket.waitForConnected(2000));
            socket.write(bytes);
            socket.flush();
            QTest::qWait(0);
        }
        ProfileClient client;
        QVERIFY(client.connectTo(m_dir->path()));
        const QSignalSpy finished(&client, &ProfileClient::finished);
        client.ask(QStringLiteral("ping"), {});
        QTRY_COMPARE(finished.size(), 1);
    }

    void linesComeInPieces()
    {
        LineBuffer lines;
        QVERIFY(lines.add("ab"));
        QVERIFY(!lines.next());
        QVERIFY(lines.add("c\nd\n\ne"));
        QCOMPARE(*lines.next(), QByteArray("abc"));
        QCOMPARE(*lines.next(), QByteArray("d"));
        QCOMPARE(*lines.next(), QByteArray());
        QVERIFY(!lines.next());
        QVERIFY(!lines.add(QByteArray(LineBuffer::kLongestLine + 1, 'x')));
    }

private:
    /// What a killed program leaves behind.
    static void leaveDeadSocket(const QString& place)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(place);
        QVERIFY(path.size() < qsizetype(sizeof address.sun_path));
        std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
        const int handle = ::socket(AF_UNIX, SOCK_STREAM, 0);
        QVERIFY(handle >= 0);
        QCOMPARE(::bind(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        QCOMPARE(::listen(handle, 5), 0);
        ::close(handle);
        QVERIFY(QFileInfo::exists(place));
    }

    QTemporaryDir m_runtime;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProfileServer> m_server;
};

QTEST_GUILESS_MAIN(TestProfileServer)

#include "tst_profile_server.moc"
