#pragma once

#include "store/StoreChange.h"

#include <QHash>

#include <vector>

namespace postaci {

/// Gathers what happens in one transaction and merges it into one StoreChange. Lives in the writer thread.
class ChangeCollector
{
public:
    enum class Kind : quint8 { Added, Changed, Removed };
    struct CountDelta
    {
        qint64 total = 0;
        qint64 unread = 0;
    };

    void message(FolderId shownIn, MessageId message, Kind kind)
    {
        m_events.push_back({shownIn, message, kind});
    }
    /// The same of a list of conversations: `newest` is the newest message of one in that folder.
    void conversation(FolderId folder, MessageId newest, Kind kind)
    {
        m_conversationEvents.push_back({folder, newest, kind});
    }
    void count(FolderId folder, qint64 total, qint64 unread);
    void forgetCounts(FolderId folder) { m_counts.remove(folder); } ///< of a folder that is no more
    void bodyArrived(MessageId message) { m_bodies.append(message); }
    void newMail(MessageId message) { m_newMail.append(message); }
    void foldersChanged() { m_foldersChanged = true; }
    void accountsChanged() { m_accountsChanged = true; }
    void outboxChanged() { m_outboxChanged = true; }
    void draftsChanged() { m_draftsChanged = true; }
    void keptChanged() { m_keptChanged = true; }
    void contactsChanged() { m_contactsChanged = true; }
    void writtenToChanged() { m_writtenToChanged = true; }

    [[nodiscard]] const QHash<FolderId, CountDelta>& counts() const { return m_counts; }
    /// What is different after all events from before them; an id that came and went is not in it.
    [[nodiscard]] StoreChange merged();

private:
    struct Event
    {
        FolderId folder;
        MessageId message;
        Kind kind;
    };
    [[nodiscard]] static QList<FolderChange> merge(std::vector<Event>& events);

    std::vector<Event> m_events;
    std::vector<Event> m_conversationEvents;
    QHash<FolderId, CountDelta> m_counts;
    QList<MessageId> m_bodies;
    QList<MessageId> m_newMail;
    bool m_foldersChanged = false;
    bool m_accountsChanged = false;
    bool m_outboxChanged = false;
    bool m_draftsChanged = false;
    bool m_keptChanged = false;
    bool m_contactsChanged = false;
    bool m_writtenToChanged = false;
};

} // namespace postaci
