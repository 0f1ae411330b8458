#include "Oracle.h"

#include <QMap>

namespace postaci::test {

namespace {

using Lines = QStringList;

/// One message as a line that both sides can be written as.
QString line(const QString& messageId, bool seen, bool answered, bool flagged, bool draft)
{
    return QStringLiteral("<%1> %2%3%4%5")
        .arg(messageId, seen ? QStringLiteral("S") : QString(), answered ? QStringLiteral("R") : QString(),
             flagged ? QStringLiteral("F") : QString(), draft ? QStringLiteral("D") : QString());
}

Lines linesOnServer(const TestMaildir& server, const QString& folder)
{
    Lines lines;
    for (const StoredMessage& message : server.messages(folder)) {
        QString id = QString::fromUtf8(message.messageId);
        id.remove(QLatin1Char('<')).remove(QLatin1Char('>'));
        const QByteArray& flags = message.flags;
        lines.append(
            line(id, flags.contains('S'), flags.contains('R'), flags.contains('F'), flags.contains('D')));
    }
    lines.sort();
    return lines;
}

Lines linesOnServer(SecondClient& server, const QByteArray& folder)
{
    Lines lines;
    for (const SeenMessage& message : server.messages(folder)) {
        const QByteArrayList& flags = message.flags;
        lines.append(line(QString::fromUtf8(message.messageId.mid(1).chopped(1)), flags.contains("\\Seen"),
                          flags.contains("\\Answered"), flags.contains("\\Flagged"),
                          flags.contains("\\Draft")));
    }
    lines.sort();
    return lines;
}

Lines linesHere(const MailReader& reader, FolderId folder)
{
    Lines lines;
    const auto ids = reader.messageIds({ListQuery::Kind::Folder, folder}, 0, 0).value_or({});
    const auto rows = reader.rows(ids).value_or({});
    for (const MessageRow& row : rows) {
        const auto envelope = reader.envelope(row.id);
        lines.append(line(envelope ? envelope->messageId : QStringLiteral("?"),
                          row.flags.testFlag(MessageFlag::Seen), row.flags.testFlag(MessageFlag::Answered),
                          row.flags.testFlag(MessageFlag::Flagged), row.flags.testFlag(MessageFlag::Draft)));
    }
    lines.sort();
    return lines;
}

QString compare(const QString& folder, const Lines& here, const Lines& there)
{
    if (here == there)
        return {};
    Lines onlyHere = here;
    for (const QString& entry : there)
        onlyHere.removeOne(entry);
    Lines onlyThere = there;
    for (const QString& entry : here)
        onlyThere.removeOne(entry);
    return QStringLiteral("%1: here only %2; server only %3\n")
        .arg(folder, onlyHere.mid(0, 5).join(QLatin1Char(',')), onlyThere.mid(0, 5).join(QLatin1Char(',')));
}

/// The counts that the folder pane shows against the rows themselves.
QString compareCounts(const MailReader& reader, const Folder& folder)
{
    const auto ids = reader.messageIds({ListQuery::Kind::Folder, folder.id}, 0, 0).value_or({});
    qint64 unread = 0;
    for (const MessageRow& row : reader.rows(ids).value_or({}))
        unread += row.flags.testFlag(MessageFlag::Seen) ? 0 : 1;
    if (folder.total == ids.size() && folder.unread == unread)
        return {};
    return QStringLiteral("%1: counts say %2/%3, rows say %4/%5\n")
        .arg(folder.path)
        .arg(folder.total)
        .arg(folder.unread)
        .arg(ids.size())
        .arg(unread);
}

} // namespace

QString differenceToServer(const MailReader& reader, AccountId account, SecondClient& server)
{
    QString difference;
    QByteArrayList serverFolders = server.folders();
    const auto folders = reader.folders(account).value_or({});
    for (const Folder& folder : folders) {
        serverFolders.removeOne(folder.rawName);
        if (!folder.selectable)
            continue;
        difference +=
            compare(folder.path, linesHere(reader, folder.id), linesOnServer(server, folder.rawName));
        difference += compareCounts(reader, folder);
    }
    for (const QByteArray& missing : std::as_const(serverFolders))
        difference += QStringLiteral("folder %1 is not here\n").arg(QString::fromLatin1(missing));
    return difference + server.errorText();
}

QString differenceToServer(const MailReader& reader, AccountId account, const TestMaildir& server)
{
    QString difference;
    QStringList serverFolders = server.folders();
    const auto folders = reader.folders(account).value_or({});
    for (const Folder& folder : folders) {
        const bool isInbox = folder.role == FolderRole::Inbox;
        const QString onDisk = isInbox ? QStringLiteral("INBOX") : folder.path;
        serverFolders.removeOne(onDisk);
        if (!folder.selectable)
            continue;
        difference += compare(onDisk, linesHere(reader, folder.id), linesOnServer(server, onDisk));
        difference += compareCounts(reader, folder);
    }
    for (const QString& missing : serverFolders)
        difference += QStringLiteral("folder %1 is not here\n").arg(missing);
    return difference;
}

} // namespace postaci::test
