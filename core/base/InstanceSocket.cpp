#include "base/InstanceSocket.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>

#include <utility>

namespace postaci {

namespace {

constexpr int kMostClients = 16;
constexpr int kPatience = 10'000; ///< milliseconds for a request to be whole

/// Where the socket may be, the best place first. Beside the mail both sides find it whatever their
/// environment says; that path may be too long for a socket, or on a disk that has none.
QStringList socketNames(const QString& profileDir)
{
    const QString canonical = QDir(profileDir).canonicalPath();
    const QString profile = canonical.isEmpty() ? QDir::cleanPath(profileDir) : canonical;
    const QString name =
        QStringLiteral("postaci-") +
        QString::fromLatin1(
            QCryptographicHash::hash(profile.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
#ifdef Q_OS_WIN
    return {name}; // a pipe
#else
    constexpr qsizetype kLongestPath = 100; // sun_path has 104 bytes on some systems
    QStringList names;
    const QString beside = profile + QStringLiteral("/instance.sock");
    if (QFile::encodeName(beside).size() <= kLongestPath)
        names.append(beside);
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (!runtime.isEmpty())
        names.append(runtime + QLatin1Char('/') + name);
    return names;
#endif
}

QByteArray lineOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

struct InstanceServer::Private
{
    explicit Private(Handler handle) : handler(std::move(handle)) {}

    void listen(const QString& profileDir);
    void greet();
    void serve(QLocalSocket& client);

    QLocalServer server;
    Handler handler;
};

void InstanceServer::Private::listen(const QString& profileDir)
{
    server.setSocketOptions(QLocalServer::UserAccessOption);
    server.setMaxPendingConnections(kMostClients);
    QObject::connect(&server, &QLocalServer::newConnection, &server, [this] { greet(); });
    for (const QString& name : socketNames(profileDir)) {
        QLocalServer::removeServer(name);
        if (server.listen(name))
            return;
    }
}

void InstanceServer::Private::greet()
{
    while (QLocalSocket* client = server.nextPendingConnection()) {
        if (server.findChildren<QLocalSocket*>().size() > kMostClients) {
            delete client;
            continue;
        }
        client->setReadBufferSize(kLongestLine + 1);
        QObject::connect(client, &QLocalSocket::readyRead, client, [this, client] { serve(*client); });
        QObject::connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        QTimer::singleShot(kPatience, client, &QObject::deleteLater);
        if (client->bytesAvailable() > 0)
            serve(*client);
    }
}

void InstanceServer::Private::serve(QLocalSocket& client)
{
    if (!client.canReadLine()) {
        if (client.bytesAvailable() > kLongestLine)
            client.abort();
        return;
    }
    const QJsonObject asked = QJsonDocument::fromJson(client.readLine(kLongestLine + 1)).object();
    const QString request = asked.value(QLatin1String("request")).toString();
    if (request.isEmpty()) {
        client.abort();
        return;
    }
    const QPointer<QLocalSocket> there(&client); // what is done may take a while
    const QJsonObject answer = handler(request, asked.value(QLatin1String("arguments")).toObject());
    if (!there)
        return;
    client.write(lineOf(answer));
    client.disconnectFromServer(); // once it is written
}

InstanceServer::InstanceServer(const QString& profileDir, Handler handler)
    : d(std::make_unique<Private>(std::move(handler)))
{
    d->listen(profileDir);
}

InstanceServer::~InstanceServer() = default;

bool InstanceServer::isListening() const
{
    return d->server.isListening();
}

InstanceReply askInstance(const QString& profileDir, const QString& request, const QJsonObject& arguments,
                          std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    for (const QString& name : socketNames(profileDir)) {
        QLocalSocket socket;
        socket.connectToServer(name);
        if (!socket.waitForConnected(left()))
            continue;
        socket.write(
            lineOf({{QStringLiteral("request"), request}, {QStringLiteral("arguments"), arguments}}));
        while (!socket.canReadLine() && !deadline.hasExpired()) {
            if (!socket.waitForReadyRead(left()))
                break;
        }
        if (!socket.canReadLine())
            return {InstanceReply::Outcome::NoAnswer, {}};
        return {InstanceReply::Outcome::Answered,
                QJsonDocument::fromJson(socket.readLine(InstanceServer::kLongestLine)).object()};
    }
    return {};
}

} // namespace postaci
