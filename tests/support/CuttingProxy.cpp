#include "support/CuttingProxy.h"

#include <QMutex>
#include <QPointer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace postaci::test {

/// What the proxy's thread tells the test's thread.
struct CuttingProxy::State
{
    mutable QMutex mutex;
    quint16 port = 0;
    int connections = 0;
    int open = 0;
    int mostOpen = 0;
    int cuts = 0;
    bool isHolding = false;
    std::array<QByteArray, 2> recorded;
};

namespace {

constexpr int kTrickleMs = 20;
constexpr qint64 never = std::numeric_limits<qint64>::max();

size_t indexOf(CuttingProxy::Direction direction)
{
    return direction == CuttingProxy::Direction::Up ? 0 : 1;
}

} // namespace

/// Where to cut in one direction; finds the place in the bytes that come.
struct CuttingProxy::Trigger
{
    qint64 bytesLeft = never;
    qint64 linesLeft = never;
    bool waitsForMore = false; ///< linesLeft: only when a byte follows that line
    QByteArray text;
    QByteArray window; ///< the last bytes, for a text that comes in two pieces

    bool armed() const { return bytesLeft != never || linesLeft != never || !text.isEmpty(); }

    /// How many bytes of the chunk may still pass, -1 when all may.
    qsizetype placeIn(const QByteArray& chunk)
    {
        if (bytesLeft != never) {
            if (chunk.size() >= bytesLeft)
                return static_cast<qsizetype>(bytesLeft);
            bytesLeft -= chunk.size();
        }
        if (linesLeft != never)
            return placeOfLine(chunk);
        return text.isEmpty() ? -1 : placeOfText(chunk);
    }

    qsizetype placeOfLine(const QByteArray& chunk)
    {
        if (waitsForMore && linesLeft <= 0)
            return 0;
        for (qsizetype i = 0; i < chunk.size(); ++i) {
            if (chunk.at(i) == '\n' && --linesLeft <= 0)
                return waitsForMore && i + 1 == chunk.size() ? -1 : i + 1;
        }
        return -1;
    }

    qsizetype placeOfText(const QByteArray& chunk)
    {
        const QByteArray both = window + chunk;
        const qsizetype found = both.indexOf(text);
        if (found >= 0)
            return found + text.size() - window.size();
        window = both.right(text.size() - 1);
        return -1;
    }
};

/// Listens and carries the bytes. Lives in the proxy's thread.
class CuttingProxy::Worker : public QObject
{
public:
    using Observer = std::function<void(Direction, const QByteArray&)>;

    Worker(std::shared_ptr<State> state, quint16 targetPort)
        : m_state(std::move(state)), m_targetPort(targetPort), m_server(this)
    {
        connect(&m_server, &QTcpServer::newConnection, this, &Worker::accept);
        m_server.listen(QHostAddress::LocalHost);
        m_state->port = m_server.serverPort();
        m_trickle.setInterval(kTrickleMs);
        connect(&m_trickle, &QTimer::timeout, this, &Worker::trickle);
    }

    ~Worker() override
    {
        // A socket that is destroyed says that it is disconnected, and the slots need what this object still
        // has now.
        const auto sockets = findChildren<QTcpSocket*>();
        for (QTcpSocket* socket : sockets)
            socket->disconnect();
    }
    Q_DISABLE_COPY_MOVE(Worker)

    void setMode(Mode mode)
    {
        m_mode = mode;
        const auto pairs = m_pairs;
        for (const Pair& pair : pairs) {
            carry(Direction::Up, pair.client, pair.server);
            carry(Direction::Down, pair.server, pair.client);
        }
    }
    void setObserver(Observer observer) { m_observer = std::move(observer); }
    void cutPackets(quint32 seed, int largest)
    {
        m_random.seed(seed);
        m_largestPiece = largest;
    }
    void arm(Direction direction, Trigger trigger) { m_triggers[indexOf(direction)] = std::move(trigger); }
    void armReply(Trigger trigger) { m_replyTo = std::move(trigger); }

    void armHold(const QByteArray& text)
    {
        m_holdText = {};
        m_holdText.text = text;
    }

    void setDownRate(qint64 bytesPerSecond)
    {
        m_rate = bytesPerSecond;
        for (const Pair& pair : std::as_const(m_pairs))
            limit(pair.server);
        if (m_rate > 0)
            m_trickle.start();
        else
            m_trickle.stop();
        trickle();
    }

    void freeze()
    {
        for (Pair& pair : m_pairs)
            pair.frozen = true;
    }

    void cutAll()
    {
        const auto pairs = m_pairs;
        for (const Pair& pair : pairs) {
            if (pair.client)
                pair.client->abort();
            if (pair.server)
                pair.server->abort();
        }
        m_pairs.clear();
        countCut();
    }

private:
    struct Pair
    {
        QPointer<QTcpSocket> client;
        QPointer<QTcpSocket> server;
        QByteArray held; ///< for the client, to be sent in pieces
        bool frozen = false;
    };

    bool isFrozen(const QTcpSocket* socket) const
    {
        return std::any_of(m_pairs.begin(), m_pairs.end(), [socket](const Pair& pair) {
            return pair.frozen && (pair.client == socket || pair.server == socket);
        });
    }

    /// So that the server feels the slow line too.
    void limit(QTcpSocket* server)
    {
        if (server)
            server->setReadBufferSize(m_rate > 0 ? 16 << 10 : 0);
    }

    void trickle()
    {
        m_allowance = m_rate * kTrickleMs / 1000;
        const auto pairs = m_pairs;
        for (const Pair& pair : pairs)
            carry(Direction::Down, pair.server, pair.client);
    }

    void accept()
    {
        while (QTcpSocket* client = m_server.nextPendingConnection()) {
            {
                const QMutexLocker lock(&m_state->mutex);
                ++m_state->connections;
                if (m_mode != Mode::Refuse)
                    m_state->mostOpen = std::max(m_state->mostOpen, ++m_state->open);
            }
            if (m_mode == Mode::Refuse) {
                client->abort();
                client->deleteLater();
                continue;
            }
            client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            auto* server = new QTcpSocket(this);
            m_pairs.append(Pair{client, server, {}, false});
            limit(server);
            connect(client, &QTcpSocket::readyRead, this,
                    [=, this] { carry(Direction::Up, client, server); });
            connect(server, &QTcpSocket::readyRead, this,
                    [=, this] { carry(Direction::Down, server, client); });
            connect(server, &QTcpSocket::connected, this,
                    [=, this] { carry(Direction::Up, client, server); });
            connect(server, &QTcpSocket::disconnected, client, [=, this] {
                client->write(std::exchange(heldFor(client), {}));
                client->disconnectFromHost();
            });
            connect(server, &QTcpSocket::disconnected, server, &QObject::deleteLater);
            connect(server, &QTcpSocket::errorOccurred, client, &QTcpSocket::disconnectFromHost);
            connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
            connect(client, &QTcpSocket::disconnected, this, [=, this] { forget(client); });
            server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
            server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        }
    }

    void forget(QTcpSocket* client)
    {
        m_pairs.removeIf([client](const Pair& pair) { return !pair.client || pair.client == client; });
        client->deleteLater();
        const QMutexLocker lock(&m_state->mutex);
        --m_state->open;
    }

    void carry(Direction direction, QTcpSocket* from, QTcpSocket* to)
    {
        if (m_mode == Mode::BlackHole || !from || !to || to->state() != QTcpSocket::ConnectedState ||
            isFrozen(from))
            return;
        const bool isSlow = m_rate > 0 && direction == Direction::Down;
        QByteArray chunk = isSlow ? from->read(m_allowance) : from->readAll();
        if (chunk.isEmpty())
            return;
        m_allowance -= isSlow ? chunk.size() : 0;
        if (direction == Direction::Down && m_replyAwaited == to) {
            m_replyAwaited.clear();
            cut(from, to);
            return;
        }
        if (direction == Direction::Up && !m_holdText.text.isEmpty()) {
            const qsizetype end = m_holdText.placeOfText(chunk);
            if (end >= 0) {
                chunk.truncate(qMax<qsizetype>(end - m_holdText.text.size(), 0));
                m_holdText = {};
                m_mode = Mode::BlackHole;
                const QMutexLocker lock(&m_state->mutex);
                m_state->isHolding = true;
            }
        }
        if (direction == Direction::Up && m_replyTo.armed() && m_replyTo.placeIn(chunk) >= 0) {
            m_replyTo = {};
            m_replyAwaited = from;
        }
        Trigger& trigger = m_triggers[indexOf(direction)];
        const qsizetype place = trigger.armed() ? trigger.placeIn(chunk) : -1;
        if (place >= 0)
            chunk.truncate(place);
        {
            const QMutexLocker lock(&m_state->mutex);
            m_state->recorded[indexOf(direction)] += chunk;
        }
        if (m_observer)
            m_observer(direction, chunk);
        if (direction == Direction::Down && m_largestPiece > 0 && place < 0) {
            const bool isRunning = !heldFor(to).isEmpty();
            heldFor(to) += chunk;
            if (!isRunning)
                sendPiece(to);
            return;
        }
        to->write(std::exchange(heldFor(to), {}) + chunk);
        to->flush();
        if (place >= 0) {
            trigger = {};
            cut(from, to);
        }
    }

    QByteArray& heldFor(QTcpSocket* client)
    {
        for (Pair& pair : m_pairs) {
            if (pair.client == client)
                return pair.held;
        }
        return m_heldForNobody;
    }

    /// One piece for each turn of the event loop, so that the client can read between two of them.
    void sendPiece(QTcpSocket* client)
    {
        QByteArray& held = heldFor(client);
        const qsizetype size = qMin<qsizetype>(held.size(), m_random.bounded(1, m_largestPiece + 1));
        client->write(held.first(size));
        client->flush();
        held.remove(0, size);
        if (!held.isEmpty())
            QTimer::singleShot(0, client, [this, client] { sendPiece(client); });
    }

    /// The side that was being written to gets what is underway and then the end; the other side gets it at
    /// once.
    void cut(QTcpSocket* from, QTcpSocket* to)
    {
        countCut();
        to->disconnectFromHost();
        from->abort();
    }

    void countCut()
    {
        const QMutexLocker lock(&m_state->mutex);
        ++m_state->cuts;
    }

    std::shared_ptr<State> m_state;
    quint16 m_targetPort;
    QTcpServer m_server;
    QList<Pair> m_pairs;
    Mode m_mode = Mode::Forward;
    std::array<Trigger, 2> m_triggers;
    Observer m_observer;
    Trigger m_replyTo;
    Trigger m_holdText;
    QRandomGenerator m_random;
    int m_largestPiece = 0; ///< 0: what comes goes on as it is
    QByteArray m_heldForNobody;
    QTimer m_trickle{this};
    qint64 m_rate = 0;                   ///< 0: no limit
    qint64 m_allowance = 0;              ///< bytes that may still come down in this interval
    QPointer<QTcpSocket> m_replyAwaited; ///< the client whose next answer is cut off
};

CuttingProxy::CuttingProxy(quint16 targetPort)
    : m_state(std::make_shared<State>()), m_worker(new Worker(m_state, targetPort))
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

CuttingProxy::~CuttingProxy()
{
    m_thread.quit();
    m_thread.wait();
}

quint16 CuttingProxy::port() const
{
    return m_state->port;
}

void CuttingProxy::setMode(Mode mode)
{
    QMetaObject::invokeMethod(
        m_worker, [this, mode] { m_worker->setMode(mode); }, Qt::BlockingQueuedConnection);
}

void CuttingProxy::setObserver(std::function<void(Direction, const QByteArray&)> observer)
{
    QMetaObject::invokeMethod(
        m_worker, [&] { m_worker->setObserver(std::move(observer)); }, Qt::BlockingQueuedConnection);
}

void CuttingProxy::arm(Direction direction, const Trigger& trigger)
{
    QMetaObject::invokeMethod(
        m_worker, [&] { m_worker->arm(direction, trigger); }, Qt::BlockingQueuedConnection);
}

void CuttingProxy::armReply(const Trigger& trigger)
{
    QMetaObject::invokeMethod(
        m_worker, [&] { m_worker->armReply(trigger); }, Qt::BlockingQueuedConnection);
}

void CuttingProxy::cutPackets(quint32 seed, int largest)
{
    QMetaObject::invokeMethod(
        m_worker, [=, this] { m_worker->cutPackets(seed, largest); }, Qt::BlockingQueuedConnection);
}

void CuttingProxy::cutAfterBytes(Direction direction, qint64 bytes)
{
    Trigger trigger;
    trigger.bytesLeft = bytes;
    arm(direction, trigger);
}

void CuttingProxy::cutAfterLines(Direction direction, int lines)
{
    Trigger trigger;
    trigger.linesLeft = lines;
    arm(direction, trigger);
}

void CuttingProxy::cutAfterText(Direction direction, const QByteArray& text)
{
    Trigger trigger;
    trigger.text = text;
    arm(direction, trigger);
}

void CuttingProxy::cutBeforeLine(Direction direction, int line)
{
    Trigger trigger;
    trigger.linesLeft = line - 1;
    trigger.waitsForMore = true;
    arm(direction, trigger);
}

void CuttingProxy::holdBefore(const QByteArray& text)
{
    QMetaObject::invokeMethod(
        m_worker, [&] { m_worker->armHold(text); }, Qt::BlockingQueuedConnection);
}

bool CuttingProxy::isHolding() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->isHolding;
}

void CuttingProxy::cutReplyTo(const QByteArray& text)
{
    Trigger trigger;
    trigger.text = text;
    armReply(trigger);
}

void CuttingProxy::cutReplyToLine(int line)
{
    Trigger trigger;
    trigger.linesLeft = line;
    armReply(trigger);
}

void CuttingProxy::cutNow()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { m_worker->cutAll(); }, Qt::BlockingQueuedConnection);
}

void CuttingProxy::freezeNow()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { m_worker->freeze(); }, Qt::BlockingQueuedConnection);
}

void CuttingProxy::setDownRate(qint64 bytesPerSecond)
{
    QMetaObject::invokeMethod(
        m_worker, [&] { m_worker->setDownRate(bytesPerSecond); }, Qt::BlockingQueuedConnection);
}

int CuttingProxy::openConnections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->open;
}

int CuttingProxy::mostOpenConnections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->mostOpen;
}

int CuttingProxy::connections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections;
}

int CuttingProxy::cuts() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->cuts;
}

qint64 CuttingProxy::bytes(Direction direction) const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->recorded[indexOf(direction)].size();
}

QByteArray CuttingProxy::recorded(Direction direction) const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->recorded[indexOf(direction)];
}

} // namespace postaci::test
