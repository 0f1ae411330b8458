#pragma once

#include "protocol/ImapSession.h"
#include "support/DovecotServer.h"

#include <memory>

namespace postaci::test {

/// A second mail program on the same mailbox. Lives in the test's thread; each call is done when it returns.
class OtherClient
{
public:
    OtherClient(const DovecotServer& server, const QString& user);

    [[nodiscard]] bool isIn() const { return m_isIn; }
    [[nodiscard]] ImapSession& session() { return *m_session; }
    bool create(const QString& folder);
    bool rename(const QString& folder, const QString& name);
    bool remove(const QString& folder);
    bool append(const QString& folder, const QByteArray& raw, MessageFlags flags = {});
    /// Messages are named by their subjects. False if one is missing.
    bool flag(const QString& folder, const QStringList& subjects, MessageFlag flag, bool on);
    bool tag(const QString& folder, const QStringList& subjects, const QByteArray& keyword, bool on);
    bool move(const QString& folder, const QStringList& subjects, const QString& target);
    bool expunge(const QString& folder, const QStringList& subjects);
    /// The subjects in a folder, as sent, sorted.
    [[nodiscard]] QStringList subjects(const QString& folder);
    [[nodiscard]] QStringList tags(const QString& folder, const QString& subject);
    [[nodiscard]] QStringList folders();
    [[nodiscard]] QStringList subscribed();

private:
    /// Selects the folder and finds the messages.
    std::optional<UidSet> find(const QString& folder, const QStringList& subjects);

    std::unique_ptr<ImapSession> m_session;
    bool m_isIn = false;
};

} // namespace postaci::test
