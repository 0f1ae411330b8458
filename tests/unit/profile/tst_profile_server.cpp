#include "profile/ProfileServer.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace postaci;

/// What a program says to the one that holds its profile, and back.
class TestProfileServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        const QString socket = socketOf(m_dir->path());
        QVERIFY(socket.startsWith(QDir(m_dir->path()).canonicalPath()));
        QCOMPARE(QFile::permissions(socket) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void takesThePlaceOfADeadSocket()
    {
        QFile dead(socketOf(m_dir->path()));
        QVERIFY(dead.open(QIODevice::WriteOnly));
        dead.close();
        QVERIFY(m_server->listen(m_dir->path()));
        ProfileClient client;
        QVERIFY(client.connectTo(m_dir->path()));
    }

    void longPathsHaveAPlaceToo()
    {
        const QString deep = m_dir->path() + QStringLiteral("/") + QString(90, u'x');
        QVERIFY(QDir().mkpath(deep));
        QVERIFY(!socketOf(deep).startsWith(deep));
        QVERIFY(m_server->listen(deep));
        ProfileClient client;
        QVERIFY(client.connectTo(deep));
    }

    void hostileBytesEndNothing()
    {
        m_server->answer(QStringLiteral("ping"), [](const ProfileRequest& request) { request.finish({}); });
        QVERIFY(m_server->listen(m_dir->path()));
        for (const QByteArray& bytes :
             {QByteArray("\n\n\n"), QByteArray("{\"request\":5}\n"), QByteArray(100'000, '['),
              QByteArray("\xff\xfe\n{}\n"), QByteArray("{\"cancel\":true}\n")}) {
            QLocalSocket socket;
            socket.connectToServer(socketOf(m_dir->path()));
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
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProfileServer> m_server;
};

QTEST_GUILESS_MAIN(TestProfileServer)

#include "tst_profile_server.moc"
