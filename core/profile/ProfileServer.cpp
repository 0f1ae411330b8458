#include "profile/ProfileServer.h"

#include "base/CancelToken.h"
#include "base/Logging.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

namespace postaci {

namespace {

constexpr int kMostConnections = 50;

} // namespace

struct ProfileRequest::Private
{
    QString name;
    QJsonObject arguments;
    QPointer<QLocalSocket> socket;
    CancelToken cancel;
    bool isOver = false;

    void send(const QJsonObject& object) const
    {
        if (socket)
            socket->write(toLine(object));
    }
    void end(const QJsonObject& object)
    {
        if (std::exchange(isOver, true))
            return;
        send(object);
        if (socket)
            socket->disconnectFromServer(); // once it is written
    }
};

QString ProfileRequest::name() const
{
    return d->name;
}

QJsonObject ProfileRequest::arguments() const
{
    return d->arguments;
}

void ProfileRequest::tell(const QJsonObject& progress) const
{
    if (!d->isOver)
        d->send({{QStringLiteral("progress"), progress}});
}

void ProfileRequest::finish(const QJsonObject& result) const
{
    d->end({{QStringLiteral("result"), result}});
}

void ProfileRequest::fail(const Error& error) const
{
    d->end({{QStringLiteral("error"), toJson(error)}});
}

void ProfileRequest::onCancel(std::function<void()> function) const
{
    d->cancel.onCancel(std::move(function));
}

bool ProfileRequest::isCancelled() const
{
    return d->cancel.isCancelled();
}

struct ProfileServer::Connection
{
    QPointer<QLocalSocket> socket;
    LineBuffer lines;
    std::shared_ptr<ProfileRequest::Private> request;
};

ProfileServer::ProfileServer(QObject* parent) : QObject(parent), m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(kMostConnections);
    connect(m_server, &QLocalServer::newConnection, this, &ProfileServer::welcome);
}

ProfileServer::~ProfileServer()
{
    const auto sockets = m_server->findChildren<QLocalSocket*>();
    for (QLocalSocket* socket : sockets)
        socket->abort();
}

void ProfileServer::answer(const QString& name, Handler handler)
{
    m_handlers.insert(name, std::move(handler));
}

Result<void> ProfileServer::listen(const QString& profileDir)
{
    for (const QString& socket : socketsOf(profileDir)) {
        QLocalServer::removeServer(socket);
        if (m_server->listen(socket))
            return {};
    }
    qCWarning(logStore) << "nobody can be handed over to this program:" << m_server->errorString();
    return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable, m_server->errorString());
}

QString ProfileServer::place() const
{
    return m_server->isListening() ? m_server->fullServerName() : QString();
}

void ProfileServer::welcome()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        if (m_server->findChildren<QLocalSocket*>().size() > kMostConnections) {
            delete socket;
            continue;
        }
        const auto connection = std::make_shared<Connection>();
        connection->socket = socket;
        connect(socket, &QLocalSocket::readyRead, this, [this, connection] { read(connection); });
        connect(socket, &QLocalSocket::disconnected, this, [connection, socket] {
            if (connection->request && !connection->request->isOver)
                connection->request->cancel.cancel();
            connection->request.reset();
            socket->deleteLater();
        });
        QTimer::singleShot(m_patience, socket, [connection, socket] {
            if (!connection->request)
                socket->abort();
        });
        read(connection);
    }
}

void ProfileServer::read(const std::shared_ptr<Connection>& connection)
{
    if (!connection->socket)
        return;
    if (!connection->lines.add(connection->socket->readAll())) {
        connection->socket->abort();
        return;
    }
    while (const auto line = connection->lines.next())
        take(connection, *line);
}

void ProfileServer::take(const std::shared_ptr<Connection>& connection, const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (connection->request) {
        if (object.value(QStringLiteral("cancel")).toBool() && !connection->request->isOver)
            connection->request->cancel.cancel();
        return;
    }
    auto asked = std::make_shared<ProfileRequest::Private>();
    asked->name = object.value(QStringLiteral("request")).toString();
    asked->arguments = object.value(QStringLiteral("arguments")).toObject();
    asked->socket = connection->socket;
    connection->request = asked;
    asked->send({{QStringLiteral("taken"), true}});
    const auto handler = m_handlers.constFind(asked->name);
    const ProfileRequest request(asked);
    if (m_refusal)
        request.fail(*m_refusal);
    else if (handler != m_handlers.constEnd())
        (*handler)(request);
    else
        request.fail(makeError(ErrorKind::Input, ErrorReason::Unspecified,
                               QStringLiteral("The running program does not know \"%1\"").arg(asked->name)));
}

ProfileClient::ProfileClient(QObject* parent) : QObject(parent), m_socket(new QLocalSocket(this))
{
    connect(m_socket, &QLocalSocket::readyRead, this, &ProfileClient::read);
    connect(m_socket, &QLocalSocket::disconnected, this, [this] {
        read();
        m_untilTaken.stop();
        if (std::exchange(m_isWaiting, false))
            Q_EMIT failed(makeError(ErrorKind::Storage, ErrorReason::DatabaseLocked,
                                    QStringLiteral("The running program ended before it had answered")));
    });
    m_untilTaken.setSingleShot(true);
    connect(&m_untilTaken, &QTimer::timeout, this, &ProfileClient::giveUp);
}

ProfileClient::~ProfileClient()
{
    m_isWaiting = false;
    m_socket->disconnect(this);
    m_socket->abort();
}

bool ProfileClient::connectTo(const QString& profileDir)
{
    m_deadline.setRemainingTime(m_patience);
    m_isSilent = false;
    for (const QString& place : socketsOf(profileDir)) {
        m_socket->connectToServer(place);
        if (m_socket->waitForConnected(int(m_deadline.remainingTime())))
            return true;
        // Who listens and never looks has a queue that is full one day.
        m_isSilent = m_socket->state() == QLocalSocket::ConnectingState ||
                     m_socket->error() == QLocalSocket::SocketTimeoutError;
        m_socket->abort();
        if (m_isSilent)
            break;
    }
    return false;
}

void ProfileClient::ask(const QString& name, const QJsonObject& arguments)
{
    m_isWaiting = true;
    m_untilTaken.start(std::chrono::milliseconds(m_deadline.remainingTime()));
    m_socket->write(toLine({{QStringLiteral("request"), name}, {QStringLiteral("arguments"), arguments}}));
}

void ProfileClient::giveUp()
{
    m_isSilent = true;
    m_isWaiting = false;
    m_socket->abort();
    Q_EMIT failed(makeError(ErrorKind::Timeout, ErrorReason::TimedOut,
                            QStringLiteral("The running program does not answer")));
}

void ProfileClient::cancel()
{
    m_socket->write(toLine({{QStringLiteral("cancel"), true}}));
    m_socket->flush();
}

void ProfileClient::read()
{
    if (m_socket->isOpen() && !m_lines.add(m_socket->readAll())) {
        m_socket->abort();
        return;
    }
    while (const auto line = m_lines.next()) {
        m_untilTaken.stop();
        const QJsonObject object = QJsonDocument::fromJson(*line).object();
        if (object.contains(QStringLiteral("progress"))) {
            Q_EMIT told(object.value(QStringLiteral("progress")).toObject());
        } else if (object.contains(QStringLiteral("result"))) {
            m_isWaiting = false;
            Q_EMIT finished(object.value(QStringLiteral("result")).toObject());
        } else if (object.contains(QStringLiteral("error"))) {
            m_isWaiting = false;
            Q_EMIT failed(errorFrom(object.value(QStringLiteral("error")).toObject()));
        }
    }
}

} // namespace postaci
