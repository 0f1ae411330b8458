#pragma once

#include "store/ChangeCollector.h"
#include "store/Conversations.h"
#include "store/Database.h"
#include "store/SearchIndex.h"
#include "store/StorageError.h"
#include "store/StoreTypes.h"

#include <optional>
#include <string>
#include <vector>

namespace postaci {

/// Whether a row's looks are news even where the overlay comes out as before (an intent came or went).
enum class Touch { IfDifferent, Always };
/// Which messages of a folder: Awaiting are those without a UID, but for copies that were not made yet.
enum class Members { All, Awaiting };

/// The parts of a write transaction that its public operations share: the overlay of intents over the
/// server's state is kept here and nowhere else, and with it the counts, the conversations and the news.
/// Lives in the writer thread.
class WriteContext
{
public:
    explicit WriteContext(Database& database)
        : m_database(database), m_conversations(database.connection(), m_changes), m_searchIndex(database)
    {
    }

    template <typename... Values> Query query(Sql sql, const Values&... values)
    {
        return m_database.connection().query(sql, values...);
    }
    [[nodiscard]] Database& database() { return m_database; }
    [[nodiscard]] qint64 lastInsertId() { return m_database.connection().lastInsertId(); }
    [[nodiscard]] ChangeCollector& changes() { return m_changes; }
    [[nodiscard]] Conversations& conversations() { return m_conversations; }
    [[nodiscard]] SearchIndex& searchIndex() { return m_searchIndex; }
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }

    /// Runs one public operation. After SQLite has failed once nothing more is done in this transaction: it
    /// may have been rolled back already, and what follows would be committed on its own.
    template <typename Function> auto guarded(const Function& function) -> decltype(function())
    {
        if (m_failure)
            return unexpected(*m_failure);
        try {
            return function();
        } catch (const SQLite::Exception& exception) {
            // FTS5 writes its pages when it likes, so any statement may be the one that finds its damage. If
            // it was mail.db's, the next try will say so again.
            if (m_searchIndex.isTouched() && isDamage(exception))
                m_database.search().markBroken();
            m_failure = storageError(exception);
            return unexpected(*m_failure);
        }
    }

    /// Runs statements on bodies.db; damage there is no error of the mail's, it makes the cache begin anew.
    template <typename Function> void onBodies(const Function& function)
    {
        try {
            function();
        } catch (const SQLite::Exception& exception) {
            if (isDamage(exception))
                m_database.bodies().markBroken();
            throw;
        }
    }

    /// Puts a message where its server state and its intents say, with counts and news, and shows its flags
    /// at its other places, if they are the same. To be called after every change of folder, flags or intents
    /// of an existing row.
    void refresh(MessageId message, Touch touch);
    /// The same for a row that was just inserted without intents.
    void arrived(MessageId message, const ShownAs& shown, const ConversationKeys& keys);
    void arrived(MessageId message, const ShownAs& shown); ///< its keys are those of its columns
    /// To be called around a change of a row's header texts: conversations and searches go by them.
    void forgetTexts(MessageId message);
    void learnTexts(MessageId message);
    /// To be called around a change of what the conversation of a row goes by.
    void leaveConversation(MessageId message) { m_conversations.changed(message, shownAs(message), {}); }
    void enterConversation(MessageId message) { m_conversations.changed(message, {}, shownAs(message)); }
    /// Puts the texts of a row into the search index, if it is the first place of its message.
    void index(MessageId message) { index(message, searchedBody(message)); }
    void index(MessageId message, std::string body); ///< with that of FoldedText
    /// Adds the text of a body, as BodySummary has it, to what the index knows of a row's message.
    void indexBody(MessageId message, const std::string& text);
    /// FoldedText::body of a row's message, from the index or from the bytes that are here; empty: neither.
    [[nodiscard]] std::string searchedBody(MessageId message);
    /// Its try is over once this transaction is committed.
    void bodyFinished(const BodyAttempt& attempt) { m_finishedBodies.push_back(attempt); }
    /// After the commit.
    void forgetFinishedBodies()
    {
        for (const BodyAttempt& attempt : m_finishedBodies)
            m_database.bodyAttempts().end(attempt);
    }
    /// pruneKept() follows at the end of the transaction.
    void hasKept() { m_hasKept = true; }
    /// Deletes the row with its intents and body.
    void remove(MessageId message);
    void removeMembers(FolderId folder, Members which);
    /// Settles the conversations and adds what was counted to the folders' totals; the last thing before the
    /// commit.
    void finish();

    [[nodiscard]] bool exists(MessageId message);
    [[nodiscard]] AccountId accountOf(FolderId folder); ///< 0: no such folder

private:
    /// `others`: places with the same flags.
    void refreshPlace(MessageId message, Touch touch, const std::vector<MessageId>& others);
    [[nodiscard]] MessageFlags flagsWithWishes(MessageFlags flags, MessageId place);
    [[nodiscard]] QString keywordsWithIntents(MessageId message, const QString& keywords);
    [[nodiscard]] ShownAs shownAs(MessageId message);
    void shown(MessageId message, const ShownAs& shown);
    void left(MessageId message, const ShownAs& shown);
    void leave(MessageId message, const ShownAs& shown); ///< before its row is deleted
    void removeBodies(FolderId folder, Members which);
    [[nodiscard]] QByteArray bodyBeginning(MessageId message);

    Database& m_database;
    ChangeCollector m_changes;
    Conversations m_conversations;
    SearchIndex m_searchIndex;
    std::optional<Error> m_failure;
    std::vector<BodyAttempt> m_finishedBodies;
    bool m_hasKept = false;
};

} // namespace postaci
