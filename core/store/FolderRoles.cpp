#include "store/FolderRoles.h"

#include "message/TextFolding.h"
#include "store/FolderList.h"
#include "store/FolderRoleNames.h"

#include <QHash>
#include <QSet>

namespace postaci {

namespace {

constexpr int notAName = -1;

/// "Junk E-mail", "Junk Email" and "junk-e-mail" are one name: folded, and only its letters and digits.
QString nameKey(const QString& name)
{
    QString key;
    for (const QChar c : foldForSearch(name)) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            key.append(c);
    }
    return key;
}

/// For each role the keys of its names, and how good a name each is: smaller is better.
using NameRanks = QHash<FolderRole, QHash<QString, int>>;

NameRanks makeRanks()
{
    NameRanks ranks;
    for (const FolderRoleNames& entry : folderRoleNames()) {
        QHash<QString, int>& names = ranks[entry.role];
        for (const QString& name : QString::fromUtf8(entry.names).split(QLatin1Char('|'))) {
            const QString key = nameKey(name);
            if (!names.contains(key))
                names.insert(key, static_cast<int>(names.size()));
        }
    }
    return ranks;
}

/// A folder that may be given a role by its name.
struct Candidate
{
    qsizetype index = 0;
    int depth = 0;
    QString key; ///< nameKey() of its last level
};

int depthOf(const ServerFolder& folder)
{
    if (folder.delimiter == '\0')
        return 0;
    return static_cast<int>(folderKey(folder.rawName, folder.delimiter).count(folder.delimiter));
}

QString lastLevel(const ServerFolder& folder)
{
    QString path = folder.path;
    if (folder.delimiter == '\0')
        return path;
    while (path.size() > 1 && path.endsWith(QLatin1Char(folder.delimiter)))
        path.chop(1);
    return path.section(QLatin1Char(folder.delimiter), -1);
}

/// "Sent" below a folder that holds mail itself is somebody's own order ("Old office/Sent"); below INBOX, or
/// below a mere container such as "[Gmail]", it is where the server keeps its special folders.
bool mayBeSpecial(const ServerFolder& folder, const QSet<QByteArray>& mailFolders)
{
    if (!folder.selectable)
        return false;
    const QByteArray key = folderKey(folder.rawName, folder.delimiter);
    const qsizetype end = folder.delimiter == '\0' ? -1 : key.lastIndexOf(folder.delimiter);
    if (end <= 0)
        return true;
    const QByteArray parent = folderKey(key.left(end), folder.delimiter);
    return parent == "INBOX" || !mailFolders.contains(parent);
}

QList<Candidate> candidates(const QList<ServerFolder>& folders)
{
    QSet<QByteArray> mailFolders;
    for (const ServerFolder& folder : folders) {
        if (folder.selectable)
            mailFolders.insert(folderKey(folder.rawName, folder.delimiter));
    }
    QList<Candidate> found;
    for (qsizetype i = 0; i < folders.size(); ++i) {
        const ServerFolder& folder = folders.at(i);
        if (folder.role == FolderRole::None && mayBeSpecial(folder, mailFolders))
            found.append({i, depthOf(folder), nameKey(lastLevel(folder))});
    }
    return found;
}

/// Keeps the shallowest folder of those that were listed with one role.
QHash<FolderRole, qsizetype> listedRoles(QList<ServerFolder>& folders)
{
    QHash<FolderRole, qsizetype> taken;
    for (qsizetype i = 0; i < folders.size(); ++i) {
        if (folders.at(i).role == FolderRole::None)
            continue;
        const auto other = taken.constFind(folders.at(i).role);
        if (other != taken.cend() && depthOf(folders.at(*other)) <= depthOf(folders.at(i))) {
            folders[i].role = FolderRole::None;
            continue;
        }
        if (other != taken.cend())
            folders[*other].role = FolderRole::None;
        taken.insert(folders.at(i).role, i);
    }
    return taken;
}

void giveInbox(QList<ServerFolder>& folders, QHash<FolderRole, qsizetype>& taken)
{
    if (taken.contains(FolderRole::Inbox))
        return; // XLIST names it where it is called otherwise
    for (qsizetype i = 0; i < folders.size(); ++i) {
        if (folderKey(folders.at(i).rawName, folders.at(i).delimiter) == "INBOX") {
            folders[i].role = FolderRole::Inbox;
            taken.insert(FolderRole::Inbox, i);
            return;
        }
    }
}

} // namespace

void guessFolderRoles(QList<ServerFolder>& folders)
{
    static const NameRanks ranks = makeRanks();
    QHash<FolderRole, qsizetype> taken = listedRoles(folders);
    giveInbox(folders, taken);
    const QList<Candidate> open = candidates(folders);
    for (auto role = ranks.cbegin(); role != ranks.cend(); ++role) {
        if (taken.contains(role.key()))
            continue;
        const Candidate* best = nullptr;
        const auto rankOf = [&](const Candidate& candidate) { return role->value(candidate.key, notAName); };
        for (const Candidate& candidate : open) {
            const int rank = rankOf(candidate);
            if (rank == notAName)
                continue;
            if (best == nullptr || candidate.depth < best->depth ||
                (candidate.depth == best->depth && rank < rankOf(*best)))
                best = &candidate;
        }
        if (best != nullptr)
            folders[best->index].role = role.key();
    }
}

} // namespace postaci
