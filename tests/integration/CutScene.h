#pragma once

#include "EngineFixture.h"
#include "support/CuttingProxy.h"

#include <optional>

namespace postaci::test {

/// Where a cut of a connection takes place, in the n-th line of what follows.
enum class CutKind {
    BeforeLine, ///< the client's line does not get through
    ReplyLost,  ///< the server has acted on the client's line, and its answer does not come back
    AfterAnswer ///< a line of the server is the last that comes
};

struct Cut
{
    CutKind kind = CutKind::BeforeLine;
    int line = 0; ///< from 1
};

/// An account whose two servers are reached without encryption through proxies, so that lines can be counted.
class CutScene
{
public:
    CutScene(const DovecotServer& server, const QString& user);

    [[nodiscard]] EngineFixture& fixture() { return m_fixture; }
    [[nodiscard]] CuttingProxy& imap() { return m_imap; }
    [[nodiscard]] CuttingProxy& smtp() { return m_smtp; }
    [[nodiscard]] const QString& user() const { return m_user; }
    [[nodiscard]] TestMaildir mailbox() const { return m_server.mailbox(m_user); }

    /// From now on: one cut of the connection to one of the servers.
    static void arm(CuttingProxy& proxy, const Cut& cut);
    /// Passes until one goes through and nothing waits any more, at most a few; empty if it did, else why
    /// not.
    QString recover();
    /// What the store and the server do not agree on, or what another pass still wants to do; empty if
    /// nothing.
    QString unrest();

private:
    const DovecotServer& m_server;
    QString m_user;
    CuttingProxy m_imap;
    CuttingProxy m_smtp;
    EngineFixture m_fixture;
};

/// The Message-IDs of a whole mailbox, sorted, each as often as it is there.
[[nodiscard]] QByteArrayList allMessageIds(const TestMaildir& mailbox);

} // namespace postaci::test
