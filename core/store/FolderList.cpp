#include "store/FolderList.h"

#include "store/FolderRoles.h"

#include <QHash>

#include <algorithm>

namespace postaci {

QByteArray folderKey(const QByteArray& rawName, char delimiter)
{
    QByteArray key = rawName;
    while (delimiter != '\0' && key.size() > 1 && key.endsWith(delimiter))
        key.chop(1);
    const QByteArray inbox = QByteArrayLiteral("INBOX");
    return key.compare(inbox, Qt::CaseInsensitive) == 0 ? inbox : key;
}

FolderPlace folderPlace(const ServerFolder& folder, const QSet<QByteArray>& listed)
{
    const QLatin1Char delimiter(folder.delimiter);
    QString rest = folder.path;
    if (folder.delimiter == '\0')
        return {{}, rest};
    while (rest.size() > 1 && rest.endsWith(delimiter))
        rest.chop(1);
    const QByteArray key = folderKey(folder.rawName, folder.delimiter);
    for (qsizetype end = key.lastIndexOf(folder.delimiter); end > 0;
         end = key.lastIndexOf(folder.delimiter, end - 1)) {
        const QByteArray parent = folderKey(key.left(end), folder.delimiter);
        if (listed.contains(parent)) {
            const auto levels = static_cast<int>(key.left(end).count(folder.delimiter)) + 1;
            const QString name = rest.section(delimiter, levels);
            return {parent, name.isEmpty() ? rest : name};
        }
    }
    while (rest.size() > 1 && rest.startsWith(delimiter))
        rest.remove(0, 1);
    return {{}, rest};
}

QList<ServerFolder> preparedFolderList(QList<ServerFolder> folders)
{
    QHash<QByteArray, qsizetype> places;
    QList<ServerFolder> unique;
    for (const ServerFolder& folder : std::as_const(folders)) {
        const QByteArray key = folderKey(folder.rawName, folder.delimiter);
        const auto known = places.constFind(key);
        if (known == places.cend()) {
            places.insert(key, unique.size());
            unique.append(folder);
        } else if (folder.selectable && !unique.at(*known).selectable) {
            unique[*known] = folder;
        }
    }
    guessFolderRoles(unique);
    std::stable_sort(unique.begin(), unique.end(), [](const ServerFolder& a, const ServerFolder& b) {
        return a.rawName.size() < b.rawName.size();
    });
    return unique;
}

} // namespace postaci
