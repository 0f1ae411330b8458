#pragma once

#include "models/MessageIdLoader.h"
#include "store/MailReader.h"
#include "store/StoreChange.h"

#include <QAbstractListModel>
#include <QCache>
#include <QSet>

#include <functional>

namespace postaci {

/// The message list as a model: keeps eight bytes a message (its id, newest first) and the rows of a few
/// pages, so 100,000 messages cost what 100 cost. UI thread; the whole list of ids is read by a thread of
/// MessageIdLoader.
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
        TagsRole,   ///< QStringList: keywords
        LabelsRole, ///< QStringList: Gmail's labels
        PlaceRole,  ///< name of the folder, where the list spans several
        LoadedRole, ///< false: the row could not be read; an outline is drawn
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

    /// Shows another list: its first page is read here and now, the rest follows.
    void setQuery(const ListQuery& query);
    [[nodiscard]] const ListQuery& query() const { return m_query; }
    [[nodiscard]] Source source() const { return m_source; }
    void clear();
    /// Shows what a search has found, newest first, in the place of what is shown. `hasMore`: moreWanted() is
    /// emitted when the view comes to the end.
    /// `folders`: what leaves them leaves the list; empty: all.
    void setFound(const QList<MessageId>& hits, bool hasMore, const QSet<FolderId>& folders);
    /// More of it, from further down or from another source; those that are there already do no harm.
    void addFound(const QList<MessageId>& hits, bool hasMore);
    /// True until all ids of the list are here.
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] qsizetype cachedRows() const { return m_rows.size(); } ///< bounded, whatever was looked at

    [[nodiscard]] MessageId idAt(int row) const { return m_ids.at(row); }
    [[nodiscard]] const QList<MessageId>& ids() const { return m_ids; }
    /// -1 if it is not in the list.
    [[nodiscard]] int rowOf(MessageId id) const;
    /// The row's data; nullptr if the store has lost it. Valid until the next call into the model.
    [[nodiscard]] const MessageRow* rowData(int row) const;
    /// Rows of `ids`, in that order, cached or read; unknown ones are left out.
    [[nodiscard]] QList<MessageRow> rowsOf(const QList<MessageId>& ids) const;

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

    /// One sentence for screen readers: "Unread, from X, subject, date, has attachment".
    [[nodiscard]] QString spokenText(const MessageRow& row) const;

Q_SIGNALS:
    void loaded();     ///< all ids are here
    void moreWanted(); ///< of Source::Found; addFound() is the answer

private:
    /// What a commit means for this list, ids descending, each in one list only.
    struct News
    {
        QList<MessageId> added;
        QList<MessageId> changed;
        QList<MessageId> removed;
    };

    void start(Source source);
    [[nodiscard]] FolderId onlyFolder() const; ///< that all rows are of; 0: they may be of several
    [[nodiscard]] News newsFor(const StoreChange& change) const;
    [[nodiscard]] News newsOfFound(const StoreChange& change) const;
    [[nodiscard]] bool concernsFlagged(const StoreChange& change) const;
    void apply(const News& news);
    [[nodiscard]] QList<MessageId> present(const QList<MessageId>& ids) const;
    [[nodiscard]] QList<MessageId> absent(const QList<MessageId>& ids) const;
    void idsLoaded(quint64 generation, const QList<MessageId>& ids);
    void becomeEqualTo(const QList<MessageId>& target);
    void insertIds(const QList<MessageId>& ids);
    void removeIds(const QList<MessageId>& ids);
    void replaceAll(const QList<MessageId>& ids);
    void rowsLookDifferent(const QList<MessageId>& ids);
    void readScope();
    void reload();
    void readRowsAround(int row) const;
    [[nodiscard]] QVariant roleOf(const MessageRow& row, int role) const;
    [[nodiscard]] QString folderNameOf(const MessageRow& row) const;
    [[nodiscard]] Address shownAddress(const MessageRow& row) const;

    const MailReader& m_reader;
    ListQuery m_query;
    Source m_source = Source::Nothing;
    bool m_hasMore = false;   ///< of Source::Found
    QSet<FolderId> m_foundIn; ///< likewise; empty: everywhere
    bool m_loading = false;
    bool m_showsRecipients = false; ///< Sent and Drafts
    QSet<FolderId> m_inboxes;       ///< for ListQuery::Kind::AllInboxes
    QList<MessageId> m_ids;         ///< descending
    QList<News> m_sinceLoading;     ///< replayed on the list that the loader brings
    quint64 m_generation = 0;
    mutable QCache<MessageId, MessageRow> m_rows;
    MessageIdLoader m_loader;
    std::function<QString(FolderId)> m_folderNames;
};

} // namespace postaci
