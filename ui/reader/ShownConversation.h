#pragma once

#include "reader/ConversationLoader.h"
#include "store/StoreChange.h"
#include "store/StoreTypes.h"

#include <QCache>
#include <QObject>
#include <QSet>

#include <functional>

namespace postaci {

class MailReader;

/// The conversation of the message that is read, kept up to date: its messages in all folders but junk and
/// trash, oldest first. A message that is in none, or alone in its own, is one of one. Keeps eight bytes a
/// message, and the rows of a few pages. UI thread; what is more than a page is read in a thread.
class ShownConversation : public QObject
{
    Q_OBJECT

public:
    static constexpr int kReadAtOnce = 200; ///< messages; a longer conversation comes with changed()

    ShownConversation(const MailReader& reader, const QString& profileDir, QObject* parent = nullptr);

    void setFolderNames(std::function<QString(FolderId)> names) { m_folderNames = std::move(names); }

    /// That of `message`, which is open from now on; with `Around::Nothing` the message alone.
    enum class Around { Conversation, Nothing };
    void open(MessageId message, Around around);
    void close();
    /// Another of its messages is open.
    void setCurrent(MessageId message) { m_current = message; }
    /// The one that is open; where news took it away, the one in its place.
    [[nodiscard]] MessageId current() const { return m_current; }

    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] const QList<MessageId>& ids() const { return m_ids; }
    [[nodiscard]] bool contains(MessageId message) const { return m_known.contains(message); }
    [[nodiscard]] qsizetype place() const { return m_ids.indexOf(m_current); } ///< of the open one; -1
    [[nodiscard]] MessageId firstToRead() const; ///< the oldest unread one, else the newest
    [[nodiscard]] qsizetype unreadAmong(const QList<MessageId>& ids) const;

    /// Null if the store has lost it. Valid until the next call.
    [[nodiscard]] const MessageRow* row(MessageId message) const;
    /// Name of the folder where it is another one than that of the message that was chosen in the list.
    [[nodiscard]] QString placeName(const MessageRow& message) const;
    [[nodiscard]] qsizetype cachedRows() const { return m_cache.size(); } ///< bounded

    /// News of the store, in the order they were committed.
    void storeChanged(const StoreChange& change);

Q_SIGNALS:
    /// By news, or since the rest of a long one is here: its messages are others now, or which are unread,
    /// and current() may be another.
    void changed();
    void rowsChanged(const QList<qint64>& ids);

private:
    /// Both: whether anything is different.
    bool read();
    bool take(const QList<MessageId>& ids, const QList<MessageId>& unread);
    void loaded(quint64 generation, const QList<MessageId>& ids, const QList<MessageId>& unread);
    [[nodiscard]] ThreadId threadNow() const;
    [[nodiscard]] QList<MessageId> alone() const;
    [[nodiscard]] QList<MessageId> membersIn(const QList<FolderChange>& changes) const;

    const MailReader& m_reader;
    std::function<QString(FolderId)> m_folderNames;
    ConversationLoader m_loader;
    MessageId m_current = 0; ///< 0: nothing is read
    FolderId m_home = 0;     ///< of the message that was chosen in the list
    Around m_around = Around::Nothing;
    QList<MessageId> m_ids;
    QSet<MessageId> m_known;  ///< the same
    QSet<MessageId> m_unread; ///< of them
    mutable QCache<MessageId, MessageRow> m_cache;
    quint64 m_generation = 0;
    bool m_isLoading = false;
    bool m_isAskedAgain = false; ///< news came meanwhile
};

} // namespace postaci
