#include "models/ListNews.h"

#include "models/ListLayout.h"

namespace postaci {

ListNews newsOfFolders(const QList<FolderChange>& changes, const QSet<FolderId>& folders)
{
    ListNews news;
    for (const FolderChange& folder : changes) {
        if (!folders.contains(folder.folder))
            continue;
        news.added += folder.added;
        news.changed += folder.changed;
        news.removed += folder.removed;
    }
    for (QList<MessageId>* ids : {&news.added, &news.changed, &news.removed})
        sortNewestFirst(*ids);
    const QList<MessageId> moved = intersection(news.added, news.removed);
    news.changed = united(news.changed, moved);
    news.added = difference(news.added, moved);
    news.removed = difference(news.removed, moved);
    return news;
}

ListNews newsOfPicked(const QList<FolderChange>& changes, const std::function<bool(FolderId)>& isMeant)
{
    ListNews news;
    QList<MessageId> kept;
    for (const FolderChange& folder : changes) {
        news.changed += folder.changed;
        news.removed += folder.removed;
        if (!folder.added.isEmpty() && isMeant(folder.folder))
            kept += folder.added;
    }
    news.changed += kept;
    for (QList<MessageId>* ids : {&news.changed, &news.removed, &kept})
        sortNewestFirst(*ids);
    news.removed = difference(news.removed, kept);
    return news;
}

} // namespace postaci
