#pragma once

#include "message/Conversations.h"
#include "store/ThreadFolders.h"

#include <map>
#include <unordered_map>

namespace postaci {

/// Where a message is shown and how; folder 0: nowhere.
struct ShownAs
{
    FolderId folder = 0;
    MessageFlags flags;
    bool operator==(const ShownAs&) const = default;
};

/// Keeps the conversations of thread_member, thread_key and thread_folder what message/Conversations.h says
/// of the messages that each account shows outside Junk and Trash, as they come and go in any order. In Junk
/// and Trash every message is listed alone.
///
/// Coming is a look at a few keys. Going may take a conversation apart: settle() looks at its members again;
/// one with more than `mostRegrouped` members stays as it is. Lives in the writer thread, in one transaction.
class Conversations
{
public:
    static constexpr int mostRegrouped = 2000;

    Conversations(Connection& connection, ChangeCollector& changes)
        : m_connection(connection), m_changes(changes), m_folders(connection, changes)
    {
    }

    /// A row that was just inserted.
    void arrived(MessageId message, const ShownAs& shown, const ConversationKeys& keys);
    /// An existing row is shown differently, as it says itself already; also before it is deleted
    /// (`after` nowhere) and where only its looks are different (both equal).
    void changed(MessageId message, const ShownAs& before, const ShownAs& after);
    /// For a message from before there were conversations: does nothing if it has its place.
    void learn(MessageId message, const ShownAs& shown);
    /// To be called around a change of what folders are for: the messages leave, then they return.
    void forgetFolder(FolderId folder);
    void learnFolder(FolderId folder);
    /// The last thing before the commit.
    void settle();

private:
    struct Place
    {
        AccountId account = 0;
        bool isApart = false; ///< Junk or Trash, or no folder at all
    };
    /// A row of thread_member.
    struct Member
    {
        MessageId message = 0; ///< 0: none
        ThreadId thread = 0;
        qint64 family = 0;
        [[nodiscard]] bool isLooseAnswer() const { return (family & 1) != 0; }
    };
    struct Group;
    using Keys = std::vector<qint64>;
    enum class Side { Earlier, Later };

    [[nodiscard]] Place placeOf(FolderId folder);
    [[nodiscard]] bool isJoined(const ShownAs& shown)
    {
        return shown.folder != 0 && !placeOf(shown.folder).isApart;
    }
    void enter(MessageId message, const ShownAs& shown, const ConversationKeys& keys);
    void leave(MessageId message, const ShownAs& shown);
    void tellOfApart(MessageId message, const ShownAs& before, const ShownAs& after);
    void changeFolder(FolderId folder, bool isShown);

    [[nodiscard]] ConversationKeys loadKeys(MessageId message);
    [[nodiscard]] Keys loadIds(MessageId message);
    [[nodiscard]] ThreadId threadOf(MessageId message);
    [[nodiscard]] ThreadId threadOfKey(qint64 key); ///< 0: none
    /// Rows of thread_key that are still to be written; to be called before anything but enter() uses the
    /// table.
    void writeKeys();
    [[nodiscard]] ThreadId newThread();
    /// Makes two conversations one and returns its number.
    ThreadId unite(ThreadId one, ThreadId other);
    void moveKeys(ThreadId from, ThreadId into);
    void setThread(const Keys& keys, ThreadId thread);

    // Rule 2
    [[nodiscard]] Member neighbour(const Member& member, Side side, MessageId ignoring = 0);
    [[nodiscard]] Member answeredBy(const Member& looseAnswer, MessageId ignoring = 0);
    [[nodiscard]] bool hasLooseAnswers(qint64 family);
    void linkBySubject(const Member& member);

    // Taking apart
    void regroup(ThreadId thread, Keys staleKeys);
    [[nodiscard]] std::vector<Group> groupsOf(ThreadId thread, Keys& staleKeys);
    void splitOff(ThreadId thread, const std::vector<Group>& groups);
    [[nodiscard]] Keys allKeysOf(ThreadId thread);
    [[nodiscard]] std::set<ThreadId>& untidy(); ///< rows of thread_untidy
    void markUntidy(ThreadId thread, bool isUntidy);

    Connection& m_connection;
    ChangeCollector& m_changes;
    ThreadFolders m_folders;
    std::unordered_map<FolderId, Place> m_places;
    ThreadId m_lastThread = 0;
    /// What was found and what is new: messages of one conversation mostly come together, and name each
    /// other.
    std::unordered_map<qint64, ThreadId> m_keys;
    /// Of these not yet in the table: their order is that of random numbers, and sorted ones are written
    /// faster.
    std::vector<std::pair<qint64, ThreadId>> m_newKeys;
    /// Conversations that something has left, with the keys of what left.
    std::map<ThreadId, Keys> m_loosened;
    std::optional<std::set<ThreadId>> m_untidy;
};

} // namespace postaci
