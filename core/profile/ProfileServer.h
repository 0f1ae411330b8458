#pragma once

#include "base/Result.h"
#include "profile/ProfileMessages.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QLocalServer;
class QLocalSocket;

namespace postaci {

/// One request of another program at work, for who answers it. Copies are the same one; it may outlive the
/// connection. UI thread.
class ProfileRequest
{
public:
    [[nodiscard]] QString name() const;
    [[nodiscard]] QJsonObject arguments() const;
    /// Any number of times before the end.
    void tell(const QJsonObject& progress) const;
    void finish(const QJsonObject& result) const; ///< once
    void fail(const Error& error) const;          ///< once
    /// Who asked has gone or does not want it any more. `function` runs at most once, at once if it is so.
    void onCancel(std::function<void()> function) const;
    [[nodiscard]] bool isCancelled() const;

private:
    friend class ProfileServer;
    struct Private;
    explicit ProfileRequest(std::shared_ptr<Private> request) : d(std::move(request)) {}
    std::shared_ptr<Private> d;
};

/// The door of a program that holds a profile to other starts and programs of the same user: a local socket
/// (socketsOf()), open to that user alone, over which they ask by name for what only the holder can do. Made
/// once the profile's lock is held: a socket that is there already is of a program that was killed. UI
/// thread.
///
/// One JSON object a line, of at most 64 MB. From who asks: {"request": NAME, "arguments": {...}}, then, if
/// it has changed its mind, {"cancel": true}. Back: {"taken": true} at once, {"progress": {...}} any number
/// of times, then one of {"result": {...}} and {"error": {"kind", "reason", "message", "detail"}}. Who asks
/// for nothing for ten seconds, or writes a longer line, is let go.
class ProfileServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const ProfileRequest&)>;

    explicit ProfileServer(QObject* parent = nullptr);
    ~ProfileServer() override; ///< connections end, so what is under way is cancelled

    /// `handler` runs in this thread and must not block. Names without one are refused.
    void answer(const QString& name, Handler handler);
    /// Errors: Storage with FileUnwritable: the profile works all the same, and others are told that it is in
    /// use.
    Result<void> listen(const QString& profileDir);
    /// The program is about to end: what is asked from now on is refused with this.
    void refuseAll(const Error& why) { m_refusal = why; }
    [[nodiscard]] QString place() const; ///< of the socket; empty: nobody can reach it
    /// How long a connection may be there before it has asked for something. For tests.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

private:
    struct Connection;
    void welcome();
    void read(const std::shared_ptr<Connection>& connection);
    void take(const std::shared_ptr<Connection>& connection, const QByteArray& line);

    QLocalServer* m_server;
    QHash<QString, Handler> m_handlers;
    std::optional<Error> m_refusal;
    std::chrono::milliseconds m_patience{10'000};
};

/// Asks the program that holds a profile. One request at a time; deleted, it cancels. Lives in one thread,
/// whose event loop it needs.
class ProfileClient : public QObject
{
    Q_OBJECT

public:
    explicit ProfileClient(QObject* parent = nullptr);
    ~ProfileClient() override;

    /// How long the other program may take, from connectTo() on, to say that it has taken the request: two
    /// seconds, else failed() comes with Timeout. What it does then may last.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /// Waits for at most that long. False: nobody listens there, or isSilent().
    [[nodiscard]] bool connectTo(const QString& profileDir);
    /// Somebody is there, and does not answer: it hangs.
    [[nodiscard]] bool isSilent() const { return m_isSilent; }
    void ask(const QString& name, const QJsonObject& arguments);
    void cancel();

Q_SIGNALS:
    void told(const QJsonObject& progress);
    void finished(const QJsonObject& result);
    /// Also when the other program ends before it has answered (Storage), or does not even take the request
    /// (Timeout).
    void failed(const postaci::Error& error);

private:
    void read();
    void giveUp();

    QLocalSocket* m_socket;
    LineBuffer m_lines;
    std::chrono::milliseconds m_patience{2000};
    QDeadlineTimer m_deadline;
    QTimer m_untilTaken;
    bool m_isWaiting = false;
    bool m_isSilent = false;
};

} // namespace postaci
