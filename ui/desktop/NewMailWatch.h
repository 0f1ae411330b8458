#pragma once

#include "MailEngine.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace postaci {

/// Finds out which new mail is worth telling somebody: unread once the filters are through with it (which may
/// have put it into another folder), no junk, of no conversation that is muted, and nothing that the person
/// has sent. Gathers what comes together. UI thread.
class NewMailWatch : public QObject
{
    Q_OBJECT

public:
    struct Timings
    {
        std::chrono::milliseconds quiet{800};      ///< without more mail, before it is told
        std::chrono::milliseconds longest{4000};   ///< and no longer than that
        std::chrono::milliseconds filters{30'000}; ///< so long they are waited for
    };

    NewMailWatch(MailEngine& engine, const Timings& timings, QObject* parent = nullptr);

Q_SIGNALS:
    void arrived(const QList<postaci::MessageRow>& messages); ///< oldest first

private:
    void storeChanged(const StoreChange& change);
    void look();
    [[nodiscard]] QSet<MessageId> awaitingFilters() const;
    [[nodiscard]] bool isWorthTelling(const MessageRow& row) const;
    [[nodiscard]] bool isOwnCopy(const MessageRow& row) const;

    MailEngine& m_engine;
    const Timings m_timings;
    QHash<MessageId, QElapsedTimer> m_candidates; ///< since when
    QElapsedTimer m_sinceFirst;
    QTimer m_look;
};

} // namespace postaci
