#pragma once

#include "base/Result.h"
#include "protocol/ConnectionOptions.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <functional>
#include <memory>

namespace postaci {

class Pop3Dialogue;

/// One message of a maildrop. Its number holds for this session only.
struct Pop3Item
{
    quint32 number = 0;
    qint64 size = 0; ///< bytes by LIST, which some servers only estimate
    QByteArray uidl; ///< the server's bytes; empty where it has none for this message
    bool operator==(const Pop3Item&) const = default;
};

/// Who takes messages as they come. Both are called for each message in order, from the session's thread.
struct Pop3Receiver
{
    /// Consecutive pieces; false breaks the connection off.
    std::function<bool(const Pop3Item&, QByteArrayView piece)> piece;
    /// The message is whole, or the server refused this one, which does not end the session; false breaks
    /// off.
    std::function<bool(const Pop3Item&, const Result<void>& outcome)> finished;
};

/// One session with a POP3 server (RFC 1939, 2449, 2595, 5034): blocking, value types in and out, every wait
/// limited. Used by one thread; an error with isConnected() false afterwards ends it. Nothing is deleted
/// there before quit() was answered.
class Pop3Session
{
public:
    explicit Pop3Session(ConnectionOptions options);
    ~Pop3Session();
    Pop3Session(const Pop3Session&) = delete;
    Pop3Session& operator=(const Pop3Session&) = delete;

    /// TCP, TLS or STLS, greeting and CAPA. Once per object.
    Result<void> connect();
    /// Exactly one attempt at the server: SASL by the best mechanism that both sides know, else USER and
    /// PASS, else APOP. Error ServerBusy (Timeout) while another session holds the mailbox.
    Result<void> login(const Credentials& credentials);
    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] bool has(const char* capability) const;     ///< as CAPA told, upper case
    [[nodiscard]] const QSet<QByteArray>& mechanisms() const; ///< of SASL, upper case
    [[nodiscard]] int
    loginDelay() const; ///< seconds that the server wants between logins; 0: it does not say

    /// All messages by number, with their UIDLs where the server has them. At most a million.
    Result<QList<Pop3Item>> list();
    /// False once the server has refused TOP.
    [[nodiscard]] bool hasTop() const { return m_hasTop; }
    /// TOP 0 of each: the header block. At most `headerLimit` bytes of each come, the rest is dropped.
    Result<void> fetchHeaders(const QList<Pop3Item>& items, const Pop3Receiver& receiver);
    /// RETR of each, byte for byte as the server has it.
    Result<void> fetch(const QList<Pop3Item>& items, const Pop3Receiver& receiver);
    /// DELE of each; returns those that the server marked or that are gone already. Counts only once quit()
    /// has succeeded.
    Result<QList<Pop3Item>> markDeleted(const QList<Pop3Item>& items);
    /// RSET: takes back every markDeleted().
    Result<void> unmarkDeleted();
    /// QUIT with its answer, which is the server's word that what was marked is deleted. The connection is
    /// closed afterwards, whatever it said.
    Result<void> quit();

    [[nodiscard]] qint64 bytesRead() const;

    static constexpr qint64 headerLimit = 1 << 20;

private:
    Result<void> transfer(const QByteArray& verb, const QByteArray& suffix, const QList<Pop3Item>& items,
                          const Pop3Receiver& receiver);

    std::unique_ptr<Pop3Dialogue> m_dialogue;
    bool m_hasTop = true;
    bool m_hasMarked = false; ///< QUIT has something to do
};

} // namespace postaci
