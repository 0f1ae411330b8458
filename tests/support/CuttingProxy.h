#pragma once

#include <QByteArray>
#include <QThread>

#include <functional>
#include <memory>

namespace postaci::test {

/// A TCP proxy in front of a loopback port that counts and keeps what passes, and cuts where a test wants it.
/// Works in a thread of its own; all functions may be called from any thread and take effect before they
/// return.
class CuttingProxy
{
public:
    enum class Direction { Up, Down }; ///< Up is from the client to the server
    enum class Mode {
        Forward,
        Refuse,   ///< new connections are closed at once, as a server that is gone
        BlackHole ///< everything stays open, and nothing passes any more
    };

    explicit CuttingProxy(quint16 targetPort);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    quint16 port() const;
    void setMode(Mode mode);
    /// Called in the proxy's thread with all that passes, before it is handed on: for measuring.
    void setObserver(std::function<void(Direction, const QByteArray&)> observer);
    /// From now on what the server says reaches the client in pieces of 1 to `largest` bytes, cut at random
    /// places that the seed decides.
    void cutPackets(quint32 seed, int largest);

    /// Each of these cuts the connection it happens on, once; the count begins now, over all connections
    /// together. What came before the cut still arrives.
    void cutAfterBytes(Direction direction, qint64 bytes);
    void cutAfterLines(Direction direction, int lines);
    void cutAfterText(Direction direction, const QByteArray& text);
    /// The line of that number (the next one is 1) does not get through, and all before it did.
    void cutBeforeLine(Direction direction, int line);
    /// Passes what the client says before this text, and from then on nothing any more, while everything
    /// stays open.
    void holdBefore(const QByteArray& text);
    bool isHolding() const;
    /// Lets this text of the client reach the server, and cuts when the server answers, so that the client
    /// never hears it.
    void cutReplyTo(const QByteArray& text);
    void cutReplyToLine(int line); ///< the same for the line of that number
    /// Cuts all connections.
    void cutNow();
    /// Those that are open stay so and nothing passes on them any more, as after a change of the network; new
    /// ones work.
    void freezeNow();
    /// What comes down shares a line of so many bytes a second from now on; 0: as fast as it can.
    void setDownRate(qint64 bytesPerSecond);

    int connections() const; ///< so far
    int openConnections() const;
    int mostOpenConnections() const; ///< at the same time
    int cuts() const;
    qint64 bytes(Direction direction) const;
    /// All bytes of all connections in the order they passed. With TLS only their number says something.
    QByteArray recorded(Direction direction) const;

private:
    class Worker;
    struct State;
    struct Trigger;

    void arm(Direction direction, const Trigger& trigger);
    void armReply(const Trigger& trigger);

    std::shared_ptr<State> m_state;
    Worker* m_worker;
    QThread m_thread;
};

} // namespace postaci::test
