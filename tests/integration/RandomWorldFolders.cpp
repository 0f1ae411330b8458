// Folders of the random world that only the program's user makes, renames and removes.
#include "RandomWorld.h"

#include <algorithm>

namespace postaci::test {

namespace {

constexpr int kMostFolders = 4;
const QString kMadeName = QStringLiteral("Dosya-");
const QString kGivenName = QStringLiteral("Klasör-");

} // namespace

bool RandomWorld::isOwnFolder(const QString& name)
{
    return name.startsWith(kMadeName) || name.startsWith(kGivenName);
}

QString RandomWorld::anyOwnFolder()
{
    return m_ownFolders.isEmpty() ? QString() : m_ownFolders.at(m_random.bounded(int(m_ownFolders.size())));
}

QString RandomWorld::changeFoldersHere()
{
    const int lot = percent();
    if (m_ownFolders.isEmpty() || (lot < 40 && m_ownFolders.size() < kMostFolders))
        return makeFolderHere();
    const QString name = anyOwnFolder();
    if (lot < 80)
        return renameFolderHere(name);
    return isInUse(name) ? QString() : removeFolderHere(name);
}

QString RandomWorld::makeFolderHere()
{
    const QString name = kMadeName + QStringLiteral("%1-ğ&").arg(++m_lastFolder);
    const QString wrong = order({QStringLiteral("mkdir"), name}, {});
    settleFolders({}, name);
    return wrong;
}

QString RandomWorld::renameFolderHere(const QString& name)
{
    const QString other = kGivenName + QString::number(++m_lastFolder);
    const QString wrong = order({QStringLiteral("rename"), QString::number(folderHere(name)), other}, {});
    settleFolders(name, other);
    return wrong;
}

QString RandomWorld::removeFolderHere(const QString& name)
{
    const QString wrong = order({QStringLiteral("rmdir"), QString::number(folderHere(name))}, {});
    settleFolders(name, {});
    return wrong;
}

/// Whether removing it would take messages along.
bool RandomWorld::isInUse(const QString& folder) const
{
    const auto shown = m_reader->messageIds({ListQuery::Kind::Folder, folderHere(folder)}, 0, 1);
    return !shown || !shown->isEmpty() ||
           std::any_of(m_messages.begin(), m_messages.end(), [&](const auto& message) {
               return message.second.folder == folder || message.second.copyIn == folder;
           });
}

void RandomWorld::settleFolders(const QString& before, const QString& after)
{
    const bool isDone = after.isEmpty() ? folderHere(before) == 0 : folderHere(after) != 0;
    if (!isDone)
        return;
    m_ownFolders.removeOne(before);
    if (after.isEmpty())
        return;
    m_ownFolders.append(after);
    for (auto& [messageId, message] : m_messages) {
        if (message.folder == before && !before.isEmpty())
            message.folder = after;
        if (message.copyIn == before && !before.isEmpty())
            message.copyIn = after;
    }
}

} // namespace postaci::test
