#include "support/ScriptedServer.h"

#include <QFile>
#include <QMutex>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <utility>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

ScriptStep expectLine(const QByteArray& pattern)
{
    return {ScriptStep::Kind::Expect, pattern, 0};
}
ScriptStep expectLiteral()
{
    return {ScriptStep::Kind::Literal, {}, 0};
}
ScriptStep sendBytes(const QByteArray& bytes)
{
    return {ScriptStep::Kind::Send, bytes, 0};
}
ScriptStep sendLine(const QByteArray& text)
{
    return {ScriptStep::Kind::Send, text + "\r\n", 0};
}
ScriptStep flood(const QByteArray& text, qint64 bytes)
{
    return {ScriptStep::Kind::Flood, text, 0, bytes};
}
ScriptStep startTls()
{
    return {ScriptStep::Kind::StartTls, {}, 0};
}
ScriptStep pause(int milliseconds)
{
    return {ScriptStep::Kind::Pause, {}, milliseconds};
}
ScriptStep stall()
{
    return {ScriptStep::Kind::Stall, {}, 0};
}
ScriptStep closeConnection()
{
    return {ScriptStep::Kind::Close, {}, 0};
}

/// What the thread of the server tells the test's thread.
struct ScriptedServer::State
{
    struct Connection
    {
        QByteArray received;
        QByteArray unexpected;
        bool finished = false;
    };

    mutable QMutex mutex;
    quint16 port = 0;
    qsizetype scripts = 0;
    QList<Connection> connections;
    QString failure;

    void fail(const QString& reason)
    {
        const QMutexLocker lock(&mutex);
        if (failure.isEmpty())
            failure = reason;
    }
};

namespace {

QSslConfiguration tlsConfiguration(const CertificateFiles& files)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QFile key(files.key);
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(files.certificate));
    return configuration;
}

/// Hands out connections before anything was read from them, so that TLS can begin with the first byte.
class Listener : public QTcpServer
{
public:
    explicit Listener(std::function<void(qintptr)> accept) : m_accept(std::move(accept)) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor); }

private:
    std::function<void(qintptr)> m_accept;
};

/// Plays one script on one connection. Lives in the server's thread.
class Player : public QObject
{
public:
    using Report = std::function<void(const QByteArray& received, const QByteArray& unread, bool finished)>;
    using Fail = std::function<void(const QString&)>;

    Player(qintptr descriptor, Script script, Report report, Fail fail)
        : m_script(std::move(script)), m_report(std::move(report)), m_fail(std::move(fail)), m_socket(this)
    {
        m_socket.setSocketDescriptor(descriptor);
        QObject::connect(&m_socket, &QSslSocket::readyRead, this, [this] { read(); });
        QObject::connect(&m_socket, &QSslSocket::encrypted, this, [this] { advance(); });
        QObject::connect(&m_socket, &QSslSocket::disconnected, this, [this] { disconnected(); });
        QObject::connect(&m_socket, &QSslSocket::bytesWritten, this, [this] { continueFlood(); });
        QObject::connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this] { continueFlood(); });
    }

    ~Player() override { m_socket.disconnect(this); }
    Q_DISABLE_COPY_MOVE(Player)

    void begin(const QSslConfiguration& configuration, ScriptedServer::Security security)
    {
        m_socket.setSslConfiguration(configuration);
        if (security == ScriptedServer::Security::Tls)
            m_socket.startServerEncryption();
        else
            advance();
    }

private:
    void read()
    {
        const QByteArray bytes = m_socket.readAll();
        m_received += bytes;
        m_unread += bytes;
        advance();
    }

    void disconnected()
    {
        if (!m_finished && m_place < m_script.size() && m_script.at(m_place).kind == ScriptStep::Kind::Expect)
            m_fail(u"the client left where the script expects: "_s +
                   QString::fromUtf8(m_script.at(m_place).text));
    }

    void advance()
    {
        while (!m_waiting && m_place < m_script.size() && perform(m_script.at(m_place)))
            ++m_place;
        m_finished = m_finished || m_place >= m_script.size();
        m_report(m_received, m_unread, m_finished);
    }

    /// Whether the step is done and the next one may begin.
    bool perform(const ScriptStep& step)
    {
        switch (step.kind) {
        case ScriptStep::Kind::Expect:
            return takeLine(step.text);
        case ScriptStep::Kind::Literal:
            return takeLiteral();
        case ScriptStep::Kind::Send:
            m_socket.write(QByteArray(step.text).replace("$TAG", m_tag));
            m_socket.flush();
            return true;
        case ScriptStep::Kind::Flood:
            m_waiting = true;
            m_floodLeft = step.bytes;
            ++m_place;
            continueFlood();
            return false;
        case ScriptStep::Kind::StartTls:
            // Goes on with the signal encrypted().
            m_socket.startServerEncryption();
            ++m_place;
            return false;
        case ScriptStep::Kind::Pause:
            m_waiting = true;
            QTimer::singleShot(step.milliseconds, this, [this] {
                m_waiting = false;
                advance();
            });
            return true;
        case ScriptStep::Kind::Stall:
            m_finished = true;
            return false;
        case ScriptStep::Kind::Close:
            m_finished = true;
            m_socket.disconnectFromHost();
            return true;
        }
        return false;
    }

    /// Of some size, since every write costs the test its time too.
    QByteArray floodPiece(const QByteArray& text)
    {
        constexpr qsizetype kPiece = 64 << 10;
        QByteArray piece;
        piece.reserve(kPiece + 2 * text.size());
        while (piece.size() < kPiece) {
            for (qsizetype at = 0; at < text.size();) {
                const qsizetype mark = text.indexOf("$N", at);
                piece += QByteArrayView(text).sliced(at, (mark < 0 ? text.size() : mark) - at);
                if (mark >= 0)
                    piece += QByteArray::number(m_floodNumber += 2);
                at = mark < 0 ? text.size() : mark + 2;
            }
        }
        return piece;
    }

    void continueFlood()
    {
        constexpr qint64 kUnsent = 1 << 20;
        if (m_floodLeft <= 0)
            return;
        while (m_floodLeft > 0 && m_socket.state() == QAbstractSocket::ConnectedState &&
               m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite() < kUnsent)
            m_floodLeft -= m_socket.write(floodPiece(m_script.at(m_place - 1).text));
        if (m_floodLeft > 0)
            return;
        m_waiting = false;
        QTimer::singleShot(0, this, [this] { advance(); });
    }

    bool takeLine(const QByteArray& pattern)
    {
        const qsizetype end = m_unread.indexOf('\n');
        if (end < 0)
            return false;
        m_line = m_unread.left(end).trimmed();
        QString expression = QString::fromUtf8(pattern);
        const QRegularExpression regex(
            QRegularExpression::anchoredPattern(expression.replace("$TAG"_L1, "(?<tag>[^ ]+)"_L1)));
        const auto match = regex.match(QString::fromUtf8(m_line));
        if (!match.hasMatch()) {
            m_fail(u"expected %1, got %2"_s.arg(QString::fromUtf8(pattern), QString::fromUtf8(m_line)));
            m_socket.abort();
            return false;
        }
        if (const QString tag = match.captured(u"tag"_s); !tag.isEmpty())
            m_tag = tag.toUtf8();
        m_unread.remove(0, end + 1);
        return true;
    }

    bool takeLiteral()
    {
        static const QRegularExpression announcement(u"\\{(\\d+)\\+?\\}$"_s);
        const qsizetype size = announcement.match(QString::fromLatin1(m_line)).captured(1).toLongLong();
        const qsizetype end = m_unread.indexOf('\n', size);
        if (m_unread.size() < size || end < 0)
            return false;
        m_line = m_unread.mid(size, end - size).trimmed();
        m_unread.remove(0, end + 1);
        return true;
    }

    Script m_script;
    Report m_report;
    Fail m_fail;
    QSslSocket m_socket;
    qsizetype m_place = 0;
    QByteArray m_received;
    QByteArray m_unread;
    QByteArray m_line;
    QByteArray m_tag;
    qint64 m_floodLeft = 0;
    qint64 m_floodNumber = -1;
    bool m_waiting = false;
    bool m_finished = false;
};

} // namespace

/// Listens and gives each connection its player. Lives in the server's thread.
class ScriptedServer::Worker : public QObject
{
public:
    Worker(std::shared_ptr<State> state, const Place& place, QList<Script> scripts, Extra extra,
           Security security, const QSslConfiguration& tls)
        : m_state(std::move(state)), m_scripts(std::move(scripts)), m_extra(extra), m_security(security),
          m_tls(tls), m_listener(new Listener([this](qintptr descriptor) { accept(descriptor); }))
    {
        m_listener->listen(place.address, place.port);
        m_state->port = m_listener->serverPort();
        m_listener->setParent(this);
    }

private:
    void accept(qintptr descriptor)
    {
        qsizetype index = 0;
        {
            const QMutexLocker lock(&m_state->mutex);
            index = m_state->connections.size();
            m_state->connections.append(State::Connection{});
        }
        Script script{closeConnection()};
        if (index < m_scripts.size() || m_extra == Extra::RepeatLast)
            script = m_scripts.at(std::min(index, m_scripts.size() - 1));
        else
            m_state->fail(u"a connection more than there are scripts"_s);
        auto* player = new Player(
            descriptor, script,
            [state = m_state, index](const QByteArray& received, const QByteArray& unread, bool finished) {
                const QMutexLocker lock(&state->mutex);
                state->connections[index] = {received, unread, finished};
            },
            [state = m_state](const QString& reason) { state->fail(reason); });
        player->setParent(this);
        player->begin(m_tls, m_security);
    }

    std::shared_ptr<State> m_state;
    QList<Script> m_scripts;
    Extra m_extra;
    Security m_security;
    QSslConfiguration m_tls;
    QTcpServer* m_listener; ///< child
};

ScriptedServer::ScriptedServer(const QList<Script>& scripts, Extra extra, Security security,
                               const CertificateFiles& certificate)
    : ScriptedServer(Place{}, scripts, extra, security, certificate)
{
}

ScriptedServer::ScriptedServer(const Place& place, const QList<Script>& scripts, Extra extra,
                               Security security, const CertificateFiles& certificate)
    : m_state(std::make_shared<State>())
{
    m_state->scripts = scripts.size();
    const QSslConfiguration tls =
        certificate.certificate.isEmpty() ? QSslConfiguration() : tlsConfiguration(certificate);
    auto* worker = new Worker(m_state, place, scripts, extra, security, tls);
    worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    m_thread.start();
}

ScriptedServer::~ScriptedServer()
{
    m_thread.quit();
    m_thread.wait();
}

quint16 ScriptedServer::port() const
{
    return m_state->port;
}

int ScriptedServer::connections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return static_cast<int>(m_state->connections.size());
}

bool ScriptedServer::finished() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections.size() >= m_state->scripts &&
           std::all_of(m_state->connections.begin(), m_state->connections.end(),
                       [](const State::Connection& connection) { return connection.finished; });
}

QString ScriptedServer::failure() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->failure;
}

QByteArray ScriptedServer::received(int connection) const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections.value(connection).received;
}

QByteArrayList ScriptedServer::receivedLines(int connection) const
{
    QByteArray text = received(connection);
    QByteArrayList lines = text.replace("\r\n", "\n").split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QByteArray ScriptedServer::unexpected(int connection) const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections.value(connection).unexpected;
}

} // namespace postaci::test
