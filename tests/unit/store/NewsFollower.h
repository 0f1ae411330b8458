#pragma once

#include "StoreFixture.h"

#include <functional>
#include <set>

namespace postaci::test {

/// The lists of all folders, kept up to date from the store's news alone, as a list model does.
class NewsFollower
{
public:
    using News = QList<FolderChange> StoreChange::*;         ///< of messages or of conversations
    using Shown = std::function<QList<MessageId>(FolderId)>; ///< what the store lists, newest first

    NewsFollower(const StoreFixture& fixture, News news, Shown shown);
    ~NewsFollower() = default;
    Q_DISABLE_COPY_MOVE(NewsFollower)

    /// Empty if the lists of these folders are what the store lists.
    [[nodiscard]] QString difference(const QList<FolderId>& folders) const;

private:
    void follow(const QList<FolderChange>& news);

    Shown m_shown;
    QHash<FolderId, std::set<MessageId>> m_lists;
    QString m_complaint;
};

} // namespace postaci::test
