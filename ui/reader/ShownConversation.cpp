#include "reader/ShownConversation.h"

#include "store/MailReader.h"

#include <QSignalBlocker>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kRowsRead = 32;
constexpr int kRowsKept = 512;
/// So many messages beside one that has gone are asked where the others are.
constexpr qsizetype kMostAsked = 20;

} // namespace

ShownConversation::ShownConversation(const MailReader& reader, const QString& profileDir, QObject* parent)
    : QObject(parent), m_reader(reader), m_loader(profileDir), m_cache(kRowsKept)
{
    connect(&m_loader, &ConversationLoader::loaded, this, &ShownConversation::loaded, Qt::QueuedConnection);
}

void ShownConversation::open(MessageId message, Around around)
{
    const QList<MessageRow> rows = m_reader.rows({message}).value_or({});
    const FolderId home = rows.isEmpty() ? 0 : rows.first().folder;
    const bool isKnown = contains(message) && home == m_home && around == m_around;
    m_current = message;
    if (isKnown)
        return;
    const QSignalBlocker quiet(this); // who opens it looks at it next
    close();
    m_current = message;
    m_home = home;
    m_around = around;
    take(alone(), {});
    if (around == Around::Conversation)
        read();
}

void ShownConversation::close()
{
    ++m_generation;
    m_loader.forget();
    m_isLoading = false;
    m_isAskedAgain = false;
    m_current = 0;
    m_around = Around::Nothing;
    m_ids.clear();
    m_known.clear();
    m_unread.clear();
    m_cache.clear();
}

QList<MessageId> ShownConversation::alone() const
{
    return m_current != 0 ? QList<MessageId>{m_current} : QList<MessageId>();
}

bool ShownConversation::read()
{
    const ThreadId thread = threadNow();
    if (thread == 0) // in junk or trash, or gone
        return take(alone(), {});
    const QList<MessageId> ids =
        m_reader.conversationMembers(thread, 0, kReadAtOnce + 1, m_home).value_or(alone());
    if (ids.size() <= kReadAtOnce)
        return take(ids, m_reader.unreadMembers(thread).value_or({}));
    m_isLoading = true;
    m_isAskedAgain = false;
    m_loader.load(thread, m_home, m_generation);
    return false;
}

/// The number of the conversation, by the open message or, where that has left, by those beside it.
ThreadId ShownConversation::threadNow() const
{
    if (const ThreadId thread = m_reader.threadOf(m_current).value_or(0); thread != 0)
        return thread;
    const qsizetype place = std::max<qsizetype>(0, m_ids.indexOf(m_current));
    for (qsizetype step = 1; step < std::min(m_ids.size(), kMostAsked); ++step) {
        for (const qsizetype beside : {place + step, place - step}) {
            const ThreadId thread =
                beside >= 0 && beside < m_ids.size() ? m_reader.threadOf(m_ids.at(beside)).value_or(0) : 0;
            if (thread != 0)
                return thread;
        }
    }
    return 0;
}

void ShownConversation::loaded(quint64 generation, const QList<MessageId>& ids,
                               const QList<MessageId>& unread)
{
    if (generation != m_generation)
        return;
    m_isLoading = false;
    take(ids.isEmpty() ? alone() : ids, unread);
    Q_EMIT changed(); // also where nothing is different: somebody may wait for this
    // What has come may be from before some news. It is shown nevertheless, since these may not end soon.
    if (generation == m_generation && m_isAskedAgain && read())
        Q_EMIT changed();
}

bool ShownConversation::take(const QList<MessageId>& ids, const QList<MessageId>& unread)
{
    const qsizetype place = m_ids.indexOf(m_current);
    const QSet<MessageId> unreadBefore = m_unread;
    const QList<MessageId> before = std::exchange(m_ids, ids);
    m_known = QSet<MessageId>(ids.begin(), ids.end());
    m_unread.clear();
    for (const MessageId id : unread) {
        if (m_known.contains(id))
            m_unread.insert(id);
    }
    if (!m_ids.isEmpty() && !m_known.contains(m_current))
        m_current = m_ids.at(std::clamp<qsizetype>(place, 0, m_ids.size() - 1));
    return before != m_ids || m_unread != unreadBefore;
}

MessageId ShownConversation::firstToRead() const
{
    const auto oldest =
        std::find_if(m_ids.begin(), m_ids.end(), [this](MessageId id) { return m_unread.contains(id); });
    if (oldest != m_ids.end())
        return *oldest;
    return m_ids.isEmpty() ? m_current : m_ids.last();
}

qsizetype ShownConversation::unreadAmong(const QList<MessageId>& ids) const
{
    return std::count_if(ids.begin(), ids.end(), [this](MessageId id) { return m_unread.contains(id); });
}

const MessageRow* ShownConversation::row(MessageId message) const
{
    if (const MessageRow* known = m_cache.object(message))
        return known;
    const qsizetype place = std::max<qsizetype>(0, m_ids.indexOf(message));
    for (const MessageRow& read :
         m_reader.rows(m_ids.mid(place / kRowsRead * kRowsRead, kRowsRead)).value_or({}))
        m_cache.insert(read.id, new MessageRow(read));
    return m_cache.object(message);
}

QString ShownConversation::placeName(const MessageRow& message) const
{
    return m_folderNames && message.folder != m_home ? m_folderNames(message.folder) : QString();
}

QList<MessageId> ShownConversation::membersIn(const QList<FolderChange>& changes) const
{
    QList<MessageId> members;
    for (const FolderChange& folder : changes) {
        for (const QList<MessageId>* ids : {&folder.added, &folder.changed, &folder.removed}) {
            std::copy_if(ids->begin(), ids->end(), std::back_inserter(members),
                         [this](MessageId id) { return m_known.contains(id); });
        }
    }
    return members;
}

void ShownConversation::storeChanged(const StoreChange& change)
{
    if (m_current == 0)
        return;
    QList<MessageId> seen = membersIn(change.folders);
    std::copy_if(change.bodiesArrived.begin(), change.bodiesArrived.end(), std::back_inserter(seen),
                 [this](MessageId id) { return m_known.contains(id); });
    for (const MessageId id : std::as_const(seen))
        m_cache.remove(id);
    // A conversation is told of by its newest message in each folder, and one of these is always known here.
    const bool isConcerned = change.foldersChanged || !membersIn(change.conversations).isEmpty();
    if (isConcerned && m_around == Around::Conversation) {
        if (m_isLoading)
            m_isAskedAgain = true;
        else if (read())
            Q_EMIT changed();
    }
    if (change.foldersChanged)
        seen = m_ids; // their names too
    if (!seen.isEmpty())
        Q_EMIT rowsChanged(seen);
}

} // namespace postaci
