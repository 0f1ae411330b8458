#pragma once

#include "MailEngine.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace postaci {

class MessageListModel;

/// Has the list show what is found while somebody types, page by page, and keeps it up to date. UI thread.
class MailFinder : public QObject
{
    Q_OBJECT

public:
    MailFinder(MailEngine& engine, MessageListModel& list, QObject* parent = nullptr);
    ~MailFinder() override;

    /// What is looked for: in all mail, or among what some folders show.
    struct Wish
    {
        QString search;         ///< as SearchQuery.h describes it; empty: only a filter
        QStringList filter;     ///< further queries, each of which has to be true
        QSet<FolderId> folders; ///< of the place that is filtered; empty: everywhere
        SearchQuestion::Order order = SearchQuestion::Order::Newest;
        bool operator==(const Wish&) const = default;
        [[nodiscard]] bool isEmpty() const { return search.isEmpty() && filter.isEmpty(); }
    };
    /// `wish` is not empty. The list changes when the first answer is here.
    void find(const Wish& wish);
    /// Once there is an answer to the wish, the list's first row is to be selected if none is.
    void selectFirst();
    /// Nothing is searched for any more; the list is somebody else's again.
    void leave();

    [[nodiscard]] bool isActive() const { return !m_wish.isEmpty(); }
    [[nodiscard]] bool isSearching() const { return !m_wish.search.isEmpty(); }
    [[nodiscard]] bool isFiltering() const { return isActive() && !isSearching(); }
    [[nodiscard]] QString search() const { return m_wish.search; }
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; } ///< for the first page
    /// What is wrong with the query, in the user's language; empty if nothing is.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool hasMore() const { return m_hasMore; } ///< than the list has
    [[nodiscard]] bool isIndexComplete() const { return m_isIndexComplete; }
    /// How far the servers have been asked for texts that are not here; nothing where they are not asked.
    [[nodiscard]] const std::optional<ServerSearchState>& atServers() const { return m_atServers; }
    /// What the hits have been found by, folded for search.
    [[nodiscard]] QStringList words() const { return m_words; }

Q_SIGNALS:
    void changed();
    void firstWanted(); ///< of selectFirst(), now that it is there

private:
    enum class Asked { Nothing, FirstPage, NextPage, News };

    void ask(Asked what);
    [[nodiscard]] SearchQuestion question() const;
    void askForNews();
    void askServers();
    void found(quint64 search, const SearchPage& page);
    void takePage(const SearchPage& page, bool isNext);
    /// For what is found by words of its text.
    void askForPassages(const QList<MessageId>& hits);
    void forgetPassages();
    void answerFirstWanted();
    void failed(quint64 search, const Error& error);
    void storeChanged(const StoreChange& change);

    MailEngine& m_engine;
    MessageListModel& m_list;
    Wish m_wish;
    QString m_problem;
    QStringList m_words;
    CancelToken m_passages; ///< of what is being looked up
    Asked m_asked = Asked::Nothing;
    quint64 m_search = 0;
    int m_part = 0;       ///< where the last page ended
    MessageId m_last = 0; ///< likewise
    bool m_isWaiting = false;
    bool m_isFirstWanted = false;
    bool m_isMoreWanted = false;
    bool m_hasMore = false;
    bool m_isIndexComplete = true;
    quint64 m_serverSearch = 0; ///< 0: none
    std::optional<ServerSearchState> m_atServers;
    QTimer m_askServers; ///< runs while somebody may go on typing
    QTimer m_again;      ///< runs when there is news that may fit
};

} // namespace postaci
