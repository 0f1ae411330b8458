#include "NewsFollower.h"

namespace postaci::test {

NewsFollower::NewsFollower(const StoreFixture& fixture, News news, Shown shown) : m_shown(std::move(shown))
{
    QObject::connect(
        fixture.store.get(), &Store::changed, fixture.store.get(),
        [this, news](const StoreChange& change) { follow(change.*news); }, Qt::DirectConnection);
}

QString NewsFollower::difference(const QList<FolderId>& folders) const
{
    if (!m_complaint.isEmpty())
        return m_complaint;
    for (const FolderId folder : folders) {
        auto ids = m_shown(folder);
        std::reverse(ids.begin(), ids.end());
        const auto followed = m_lists.value(folder);
        if (QList<MessageId>(followed.begin(), followed.end()) != ids)
            return QStringLiteral("the news of folder %1 do not add up").arg(folder);
    }
    return {};
}

void NewsFollower::follow(const QList<FolderChange>& news)
{
    for (const FolderChange& folder : news) {
        auto& list = m_lists[folder.folder];
        for (const MessageId id : folder.removed) {
            if (list.erase(id) == 0)
                m_complaint = QStringLiteral("%1 was removed twice").arg(id);
        }
        for (const MessageId id : folder.added) {
            if (!list.insert(id).second)
                m_complaint = QStringLiteral("%1 was added twice").arg(id);
        }
        for (const MessageId id : folder.changed) {
            if (!list.contains(id))
                m_complaint = QStringLiteral("%1 changed and is not there").arg(id);
        }
    }
}

} // namespace postaci::test
