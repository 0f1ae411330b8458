#pragma once

#include "sync/MaildropIntake.h"

#include <functional>
#include <optional>

namespace postaci {

/// How a pass tells what happens and asks what the user wants meanwhile. Called from its thread; any may be
/// empty.
struct MaildropEvents
{
    std::function<void(qint64 done, qint64 total)> progress; ///< messages of those that are to be fetched
    std::function<std::optional<MessageId>()> nextWanted;    ///< a message that the user has opened, if any
    std::function<void(MessageId, qint64 done, qint64 total)> bodyProgress;
    std::function<void(MessageId)> bodyStored;
    std::function<void(MessageId, const Error&)> bodyFailed;
    bool onlyWanted = false; ///< what nextWanted says is fetched, and nothing else is done
};

/// Brings what is new in a maildrop here, then deletes there what the account's settings say, and ends the
/// session: a message is deleted only when it is whole and durable here, and counts as deleted only when the
/// server's QUIT says so. Can be cut anywhere: the next pass finds what is missing. Lives in its session's
/// thread.
class Pop3Pass
{
public:
    Pop3Pass(const MaildropScope& scope, MaildropEvents events);

    Result<void> run();

private:
    using State = MaildropMatch::State;

    Result<void> runForWanted();
    Result<void> settleUnsure();
    Result<void> noteChanges();
    Result<void> fetchAll();
    Result<void> fetchSlice(const QList<qsizetype>& slice);
    Result<void> fetchBig(qsizetype index);
    Result<void> serveWanted();
    Result<void> deleteAtServer();
    Result<void> finishInbox();
    /// What is not whole here: the newest first.
    [[nodiscard]] QList<qsizetype> toFetch() const;
    [[nodiscard]] bool isMissing(qsizetype index) const;
    [[nodiscard]] bool isToBeDeleted(const KnownUidl& known) const;
    void stored(qsizetype index, MessageId message);
    void reportProgress() const;

    MaildropScope m_scope;
    MaildropEvents m_events;
    std::optional<MaildropMatch> m_match;
    std::optional<MaildropIntake> m_intake;
    QSet<qsizetype> m_whole; ///< fetched in this pass
    qint64 m_total = 0;
};

} // namespace postaci
