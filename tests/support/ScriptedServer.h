#pragma once

#include "support/TestAuthority.h"

#include <QByteArrayList>
#include <QHostAddress>
#include <QList>
#include <QThread>

#include <memory>

namespace postaci::test {

/// One step of a script; made by the functions below it.
struct ScriptStep
{
    enum class Kind { Expect, Literal, Send, Flood, StartTls, Pause, Stall, Close };
    Kind kind = Kind::Stall;
    QByteArray text; ///< a regular expression for Expect, bytes for Send and Flood
    int milliseconds = 0;
    qint64 bytes = 0; ///< of Flood
};

using Script = QList<ScriptStep>;

/// The next line of the client must match the whole regular expression. "$TAG" in it stands for an IMAP tag
/// and is kept.
ScriptStep expectLine(const QByteArray& pattern);
/// Takes as many bytes as the last line announced with {n} or {n+}, and the end of the line behind them.
ScriptStep expectLiteral();
/// Sends these bytes as they are; "$TAG" in them is the last tag that was seen.
ScriptStep sendBytes(const QByteArray& bytes);
/// Sends a line: the text and CRLF.
ScriptStep sendLine(const QByteArray& text);
/// Sends the text again and again, without holding it, until so many bytes are out or the client leaves. Each
/// "$N" in it becomes the next odd number.
ScriptStep flood(const QByteArray& text, qint64 bytes);
ScriptStep startTls();
ScriptStep pause(int milliseconds);
/// Says nothing more, but stays connected. A script that merely ends does so too.
ScriptStep stall();
ScriptStep closeConnection();

/// A loopback TCP server that plays one script a connection and keeps all that it was sent, so that a test
/// can end with "nothing else was sent". Works in a thread of its own; all functions may be called from any
/// thread.
class ScriptedServer
{
public:
    enum class Security { Plain, Tls };
    /// What happens to connections for which there is no script.
    enum class Extra { Refuse, RepeatLast };

    /// Where it listens; port 0: a free one.
    struct Place
    {
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        quint16 port = 0;
    };

    /// For Security::Tls, and for scripts with startTls(), pass a certificate.
    explicit ScriptedServer(const QList<Script>& scripts, Extra extra = Extra::Refuse,
                            Security security = Security::Plain, const CertificateFiles& certificate = {});
    ScriptedServer(const Place& place, const QList<Script>& scripts, Extra extra, Security security,
                   const CertificateFiles& certificate);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    /// 0 when it could not listen.
    quint16 port() const;
    /// Connections so far, refused ones included.
    int connections() const;
    /// All scripts were played to their end (stalling and being open still do not count against it).
    bool finished() const;
    /// What went otherwise than a script says; empty when nothing did.
    QString failure() const;
    /// What a connection sent, from its start.
    QByteArray received(int connection = 0) const;
    QByteArrayList receivedLines(int connection = 0) const;
    /// What a connection sent that no step took.
    QByteArray unexpected(int connection = 0) const;

private:
    struct State;
    class Worker;

    std::shared_ptr<State> m_state;
    QThread m_thread;
};

} // namespace postaci::test
