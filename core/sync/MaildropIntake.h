#pragma once

#include "store/BodyAttempts.h"
#include "store/LocalMessage.h"
#include "sync/MaildropMatch.h"
#include "sync/MaildropScope.h"

#include <QElapsedTimer>

#include <functional>
#include <optional>
#include <vector>

namespace postaci {

/// Takes messages as a session brings them and puts them into the Inbox: small ones many to a transaction,
/// big ones piece by piece. Row, body and UIDL become durable together. Lives in the session's thread, within
/// one pass.
class MaildropIntake
{
public:
    /// `stored` is called for each message that is whole and durable, with its place in `match`.
    MaildropIntake(const MaildropScope& scope, MaildropMatch& match,
                   std::function<void(qsizetype index, MessageId)> stored);

    /// Bigger messages get their row first.
    static constexpr qint64 largestAtOnce = 64 << 10;
    [[nodiscard]] bool isBig(qsizetype index) const;
    /// Settles what is unsure by the header blocks, and makes the rows of big messages, which are fetched
    /// later.
    Result<void> fetchHeaders(const QList<qsizetype>& indexes);
    /// Whole messages. One that is refused by the server is left out.
    Result<void> fetch(const QList<qsizetype>& indexes, const std::function<void(qint64 bytes)>& progress);
    /// The row of an entry, once there is one; 0: none.
    [[nodiscard]] MessageId messageOf(qsizetype index) const;

private:
    struct Arrived
    {
        qsizetype index = 0;
        LocalMessage message;
        QByteArray fingerprint;
    };
    struct Incoming
    {
        qsizetype index = 0;
        QByteArray bytes;       ///< what is not written yet
        MessageId row = 0;      ///< of a message that is written in pieces
        BodyAttempt attempt;    ///< of a message whose first piece is written
        bool isDropped = false; ///< it turned out to be known, or its row was deleted meanwhile
    };

    Result<void> transfer(const QList<qsizetype>& indexes, bool headersOnly,
                          const std::function<void(qint64 bytes)>& progress);
    [[nodiscard]] bool takePiece(QByteArrayView piece);
    [[nodiscard]] bool finish(const Result<void>& outcome, bool headersOnly);
    Result<void> settle();
    Result<void> makeRow();
    Result<void> writePiece();
    Result<void> finishInPieces();
    Result<void> finishWhole();
    Result<void> flush();
    [[nodiscard]] bool keep(const Result<void>& outcome);
    [[nodiscard]] KnownUidl uidlFor(qsizetype index, const QByteArray& fingerprint, MessageId message) const;

    const MaildropScope& m_scope;
    MaildropMatch& m_match;
    std::function<void(qsizetype, MessageId)> m_stored;
    QHash<qsizetype, MessageId> m_rows; ///< made in this pass
    Incoming m_incoming;
    std::vector<Arrived> m_batch;
    qint64 m_batchBytes = 0;
    QElapsedTimer m_batchAge;
    std::optional<Error> m_failure; ///< of the store: the session was broken off for it
};

} // namespace postaci
