#pragma once

#include "models/ListLayout.h"
#include "models/ListNews.h"
#include "models/MessageIdLoader.h"
#include "store/MailReader.h"
#include "store/StoreChange.h"

#include <QAbstractListModel>
#include <QCache>
#include <QSet>
#include <QTimer>

#include <functional>

namespace postaci {

/// The message list as a model: keeps eight bytes a message or conversation (its id), as much again where
/// there are headings or opened conversations, and the rows of a few pages, so 100,000 messages cost what
/// 100 cost. UI thread; the whole list of ids is read by a thread of MessageIdLoader.
///
/// A conversation is one row, that of its newest message in the folder. Opened, this row stands for that
/// message alone, and the others follow it, from all folders.
class MessageListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< MessageId
        SenderRole,            ///< name of who it is from; in Sent and Drafts of whom it is to
        AddressRole,           ///< Address of the sender, for the avatar
        DateRole,              ///< QDateTime, UTC
        PreviewRole,
        UnreadRole,
        FlaggedRole,
        AnsweredRole,
        ForwardedRole,
        AttachmentRole,
        SizeRole,         ///< qint64: bytes
        TagsRole,         ///< QStringList: keywords
        LabelsRole,       ///< QStringList: Gmail's labels
        PlaceRole,        ///< name of the folder, where it is not that of the list
        LoadedRole,       ///< false: the row could not be read; an outline is drawn
        HeadingRole,      ///< QString: of a group of rows; empty for messages
        ConversationRole, ///< int: the number of its messages; 0: a message alone
        OpenedRole,       ///< bool: the conversation's messages follow
        InsideRole,       ///< bool: one of those
        PinnedRole,
        MutedRole,
        NoticeRole, ///< QString: when it comes back, or until when it is answered; empty for most
    };

    static constexpr int kFirstPage = 100;

    MessageListModel(const MailReader& reader, const QString& profileDir, QObject* parent = nullptr);
    ~MessageListModel() override;

    /// How a list that spans folders calls them.
    void setFolderNames(std::function<QString(FolderId)> names) { m_folderNames = std::move(names); }

    /// What the rows come from.
    enum class Source {
        Nothing,
        Store, ///< query()
        Found, ///< a search, which hands them over by setFound() and addFound()
    };
    enum class Headings { None, Shown };
    /// Of what was found: sorted by date, or as the search has them.
    enum class FoundOrder { Newest, AsFound };

    /// Shows another list. By date, newest first, its first page is read here and now and the rest follows;
    /// in another order all of it follows.
    void setQuery(const ListQuery& query, Headings headings = Headings::None);
    [[nodiscard]] const ListQuery& query() const { return m_query; }
    [[nodiscard]] Source source() const { return m_source; }
    void clear();
    /// Shows what a search has found in the place of what is shown. `hasMore`: moreWanted() is
    /// emitted when the view comes to the end.
    /// `folders`: what leaves them leaves the list; empty: all.
    void setFound(const QList<MessageId>& hits, bool hasMore, const QSet<FolderId>& folders,
                  FoundOrder order = FoundOrder::Newest);
    /// More of it, from further down or from another source; those that are there already do no harm. What is
    /// not in the order of dates has its place by what it comes after in `hits`, else at the end.
    void addFound(const QList<MessageId>& hits, bool hasMore);
    /// What their rows show in the place of a preview, for as long as this list of found messages is shown.
    void addPassages(const QHash<MessageId, QString>& passages);
    /// True until all ids of the list are here.
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] qsizetype cachedRows() const { return m_cache.size(); } ///< bounded, whatever was looked at

    /// What is listed, in its order: messages, or the one for each conversation.
    [[nodiscard]] const QList<MessageId>& ids() const { return m_listed; }
    /// 0 for a heading. The row has to be one, as in what follows.
    [[nodiscard]] MessageId idAt(int row) const { return std::max<RowKey>(0, m_rows.at(row)); }
    [[nodiscard]] bool isHeading(int row) const { return m_rows.at(row) < 0; }
    /// How many of the rows above `row` are headings.
    [[nodiscard]] int headingsBefore(int row) const;
    /// -1 if it has no row of its own.
    [[nodiscard]] int rowOf(MessageId id) const;
    /// Those of `ids` that have a row, ascending.
    [[nodiscard]] QList<int> rowsWith(const QList<MessageId>& ids) const;
    /// The row of a message, or else that of its conversation; -1.
    [[nodiscard]] int rowFor(MessageId id) const;
    /// Which message stands for a conversation now that was shown by `id`; `id` itself for all others.
    [[nodiscard]] MessageId successorOf(MessageId id) const { return m_successors.value(id, id); }
    /// What an action on these rows is meant for: of conversations that are not opened all messages that are
    /// in the folder of the list.
    [[nodiscard]] QList<MessageId> messagesOf(const QList<MessageId>& ids) const;
    /// The row's data; nullptr if the store has lost it. Valid until the next call into the model.
    [[nodiscard]] const MessageRow* rowData(int row) const;
    /// Rows of `ids`, in that order, cached or read; unknown ones are left out.
    [[nodiscard]] QList<MessageRow> rowsOf(const QList<MessageId>& ids) const;

    [[nodiscard]] bool isOpenable(int row) const; ///< a conversation of several messages
    [[nodiscard]] bool isOpened(int row) const;
    void setOpened(int row, bool on);
    /// The row of the conversation that this row is inside of; -1.
    [[nodiscard]] int conversationAbove(int row) const;

    /// What a row shows of one message alone.
    [[nodiscard]] static QVariant partOf(const MessageRow& message, int role);
    /// What a screen reader says of a row.
    struct SpokenRow
    {
        bool isUnread = false;
        bool isFlagged = false;
        bool isPinned = false;
        bool hasAttachment = false;
        QString names; ///< who it is from
        bool areRecipients = false;
        QString words; ///< what it is about
        QString place; ///< name of the folder; empty: not said
    };
    [[nodiscard]] static QStringList spokenParts(const MessageRow& message, const SpokenRow& row);

    /// News of the store, in the order they were committed.
    void storeChanged(const StoreChange& change);
    void retranslate();

    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override;

Q_SIGNALS:
    void loaded();     ///< all ids are here
    void moreWanted(); ///< of Source::Found; addFound() is the answer

private:
    /// One that stands for a conversation by other ids before and after.
    using Successors = QHash<MessageId, MessageId>;

    void start(Source source);
    void readScope();
    void reload();
    void load();
    [[nodiscard]] FolderId onlyFolder() const; ///< that all rows are of; 0: they may be of several
    [[nodiscard]] bool isByDate() const;       ///< newest first
    [[nodiscard]] bool isPlainList() const;    ///< each row is the one of m_listed, in their order by date
    /// What is at the top; what was there and has been read since stays until the list is shown anew. `gone`:
    /// what has left the list. True if that is other than before.
    bool readLeading(const QSet<MessageId>& gone);
    [[nodiscard]] QList<RowKey> rowsLaidOut() const;
    [[nodiscard]] bool hasConversations() const { return m_mode == ListQuery::Mode::Conversations; }

    // News
    void apply(const ListNews& news);
    [[nodiscard]] ListNews newsOfFound(const StoreChange& change) const;
    void takeNews(const StoreChange& change);
    void takeUnreadNews(const StoreChange& change);
    void takeSortedNews(const ListNews& news);
    [[nodiscard]] bool concernsPicked(const StoreChange& change) const;
    [[nodiscard]] QList<MessageRow> candidateRows(const StoreChange& change, bool* isTooMany) const;
    [[nodiscard]] Successors successorsIn(const ListNews& news) const;
    void idsLoaded(quint64 generation, const QList<MessageId>& ids);
    void sortedLoaded(quint64 generation, const SortedIds& sorted);
    void loadingFailed(quint64 generation, const Error& error);
    [[nodiscard]] QList<MessageId> present(const QList<MessageId>& ids) const; ///< listed by date

    // Rows
    void setListed(const QList<MessageId>& listed, const Successors& successors = {});
    void keepOpened(const Successors& successors);
    void readOpened(MessageId head);
    void forgetChildren(MessageId head);
    void regroup();
    void layOutAnew(bool isReset = false);
    void rowsAreNew();
    void rowsLookDifferent(const QList<MessageId>& ids);

    // Data
    void readRowsAround(int row) const;
    void readIntoCache(const QList<MessageId>& ids) const;
    [[nodiscard]] const ConversationRow* cached(int row) const;
    /// Whether the row speaks for more than its message.
    [[nodiscard]] bool isWhole(int row, const ConversationRow& data) const;
    [[nodiscard]] QVariant roleOf(int row, const ConversationRow& data, int role) const;
    [[nodiscard]] QVariant markOf(int row, const ConversationRow& data, int role) const;
    [[nodiscard]] QString senderOf(int row, const ConversationRow& data) const;
    [[nodiscard]] QString spokenText(int row, const ConversationRow& data) const;
    [[nodiscard]] QString headingOf(int row) const;
    [[nodiscard]] bool isLedAsPinned(MessageId id) const; ///< it, or its conversation
    [[nodiscard]] static QString noticeOf(const MessageRow& message);
    [[nodiscard]] QString folderNameOf(int row, const MessageRow& message) const;
    [[nodiscard]] Address shownAddress(const MessageRow& message) const;

    const MailReader& m_reader;
    ListQuery m_query;
    Source m_source = Source::Nothing;
    Headings m_headings = Headings::None;
    ListQuery::Mode m_mode = ListQuery::Mode::Messages; ///< what the query comes to in its folder
    bool m_hasMore = false;                             ///< of Source::Found
    FoundOrder m_foundOrder = FoundOrder::Newest;       ///< likewise
    QSet<FolderId> m_foundIn;                           ///< likewise; empty: everywhere
    QHash<MessageId, QString> m_passages;               ///< likewise
    bool m_loading = false;
    bool m_isAskedAgain = false;    ///< something came while the loader was at it
    bool m_showsRecipients = false; ///< Sent and Drafts
    QSet<FolderId> m_scope;         ///< the folders that are listed, where these are known
    QList<MessageId> m_listed;
    QList<RowKey> m_rows; ///< the same where there is nothing else
    QList<LeadingMessage> m_leading;
    ListGroup m_leadingHeading;
    QList<ListGroup> m_groups;
    QList<SortedIds::Group> m_named; ///< what m_groups are made of, if not of dates
    QList<int> m_headingRows;        ///< ascending
    OpenedConversations m_opened;
    QHash<MessageId, MessageId> m_headOf; ///< of each message in m_opened
    Successors m_successors;
    QList<ListNews> m_sinceLoading; ///< replayed on the list that the loader brings
    quint64 m_generation = 0;
    mutable QCache<MessageId, ConversationRow> m_cache;
    MessageIdLoader m_loader;
    QTimer m_midnight; ///< today is yesterday then
    std::function<QString(FolderId)> m_folderNames;
};

} // namespace postaci
