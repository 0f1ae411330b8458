// What is known of a message by the other rows that the server calls by the same id, see MessagePlaces.h.
#include "store/MailReaderPrivate.h"

#include <algorithm>

namespace postaci {

namespace {

/// Gmail's folders for its own ends are no labels of the user's.
bool isLabel(FolderRole role)
{
    return role == FolderRole::None || role == FolderRole::Archive;
}

/// What was told of a label that is a folder too is old once that folder is here: its own messages say it.
bool isFolderHere(Connection& mail, AccountId account, const QString& label)
{
    return mail
        .query("SELECT 1 FROM folder WHERE account = ? AND server_path = ? COLLATE NOCASE AND synced_down_to "
               "= 1",
               account, label)
        .next();
}

} // namespace

QList<BodyHolder> otherBodyHolders(Connection& mail, MessageId message)
{
    QList<BodyHolder> holders;
    Query rows =
        mail.query("SELECT m.id, m.stamp FROM message_place p CROSS JOIN message_place o ON o.server_message "
                   "= p.server_message"
                   " CROSS JOIN message m ON m.id = o.message WHERE p.message = ?1 AND o.message <> ?1",
                   message);
    while (rows.next())
        holders.append({rows.number(0), rows.number(1)});
    return holders;
}

bool hasCachedBody(Connection& mail, BodyReader& bodies, const BodyHolder& own)
{
    if (bodies.has(own.message, own.stamp))
        return true;
    const QList<BodyHolder> others = otherBodyHolders(mail, own.message);
    return std::any_of(others.begin(), others.end(),
                       [&](const BodyHolder& other) { return bodies.has(other.message, other.stamp); });
}

QStringList readLabels(Connection& mail, MessageId message, FolderId shownIn)
{
    QStringList told;
    QStringList labels;
    AccountId account = 0;
    {
        Query rows = mail.query("SELECT o.labels, f.id, f.path, f.role, s.account FROM message_place p"
                                " CROSS JOIN server_message s ON s.id = p.server_message"
                                " CROSS JOIN message_place o ON o.server_message = p.server_message"
                                " CROSS JOIN message m ON m.id = o.message"
                                " LEFT JOIN folder f ON f.id = m.shown_folder"
                                " WHERE p.message = ? AND s.is_gmails",
                                message);
        while (rows.next()) {
            told += splitLines(rows.text(0));
            account = rows.number(4);
            if (!rows.isNull(1) && rows.number(1) != shownIn &&
                isLabel(static_cast<FolderRole>(rows.number(3))))
                labels.append(rows.text(2));
        }
    }
    for (const QString& label : std::as_const(told)) {
        if (!label.startsWith(QLatin1Char('\\')) && !labels.contains(label, Qt::CaseInsensitive) &&
            !isFolderHere(mail, account, label))
            labels.append(label);
    }
    labels.removeDuplicates();
    labels.sort(Qt::CaseInsensitive);
    return labels;
}

} // namespace postaci
