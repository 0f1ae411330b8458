#pragma once

#include "base/Address.h"
#include "base/Result.h"
#include "support/DovecotServer.h"

#include <QByteArray>
#include <QString>

namespace postaci::test {

/// The person at the other end: has a mailbox at the same server and answers through its submission service,
/// as another program would. Lives in the UI thread; sends from a thread of its own while events are handled.
class Correspondent
{
public:
    Correspondent(const DovecotServer& server, Address self);

    [[nodiscard]] const Address& self() const { return m_self; }
    /// All messages that have reached the inbox, as they lie on the server's disk, in the order of delivery.
    [[nodiscard]] QByteArrayList received() const;
    /// The first message that has reached the inbox with that subject; empty if none has.
    [[nodiscard]] QByteArray receivedWithSubject(const QString& subject) const;
    /// Sends a reply to `raw` that begins with `text`; its Message-ID without brackets.
    Result<QString> answer(const QByteArray& raw, const QString& text) const;

private:
    const DovecotServer& m_server;
    Address m_self;
};

} // namespace postaci::test
