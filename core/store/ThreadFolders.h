#pragma once

#include "store/ChangeCollector.h"
#include "store/Connection.h"
#include "store/StoreTypes.h"

#include <map>
#include <optional>
#include <set>

namespace postaci {

/// The rows of thread_folder, which lists of conversations page on, and the news of them: a conversation is
/// known to a list by its newest message there. Lives in the writer thread, within one transaction.
class ThreadFolders
{
public:
    ThreadFolders(Connection& connection, ChangeCollector& changes)
        : m_connection(connection), m_changes(changes)
    {
    }

    /// A conversation that did not exist before, with its first message.
    void addFirst(ThreadId thread, FolderId folder, MessageId message, MessageFlags flags);
    /// One more message is shown in `folder`; it is a row of thread_member already.
    void add(ThreadId thread, FolderId folder, MessageId message, MessageFlags flags);
    /// `message` is no longer shown in `folder`, as its row and thread_member say already.
    void remove(ThreadId thread, FolderId folder, MessageId message, MessageFlags flags);
    /// `message` looks different; its flags were `before`.
    void change(ThreadId thread, FolderId folder, MessageFlags before, MessageFlags after);
    /// All messages of `from` are of `into` now.
    void merge(ThreadId from, ThreadId into);
    /// Messages of the conversation that are shown anywhere.
    [[nodiscard]] qint64 count(ThreadId thread);
    /// Makes the rows of `thread` what its members say.
    void recount(ThreadId thread);
    /// News for the other folders of what was touched: a row tells of the whole conversation. The last thing
    /// before the commit.
    void tellOtherFolders();

private:
    /// One row; count 0 is none.
    struct Row
    {
        MessageId newest = 0;
        qint64 count = 0;
        qint64 unread = 0;
        qint64 flagged = 0;
        bool operator==(const Row&) const = default;
        Row& operator+=(const Row& other);
    };
    [[nodiscard]] static Row rowOf(MessageId message, MessageFlags flags);
    [[nodiscard]] Row read(ThreadId thread, FolderId folder);
    [[nodiscard]] QHash<FolderId, Row> readAll(ThreadId thread);
    void write(ThreadId thread, FolderId folder, const Row& before, const Row& after);
    void tellOfLeaving(FolderId folder, const Row& before, const Row& after);
    void writeRow(ThreadId thread, FolderId folder, const Row& before, const Row& after);
    void writeAdded();

    Connection& m_connection;
    ChangeCollector& m_changes;
    /// Rows that messages were added to one after the other, as they are in the table and as they will be:
    /// most of what comes in one transaction is of few conversations. Written before anything else is done.
    struct Added
    {
        Row before;
        Row after;
    };
    std::map<std::pair<ThreadId, FolderId>, Added> m_added;
    std::set<ThreadId> m_touched;
};

} // namespace postaci
