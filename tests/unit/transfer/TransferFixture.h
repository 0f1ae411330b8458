#pragma once

#include "StoreFixture.h"
#include "transfer/MailExport.h"
#include "transfer/MailImport.h"

#include <QDir>
#include <QFile>

namespace postaci::test {

inline void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline const QByteArray fromLine = "From a@example.org Thu Jan  1 00:00:00 1970\n";

/// Message number `i`, different in everything from the others; some have lines that an mbox has to quote.
inline QByteArray numberedMessage(int i)
{
    const QByteArray number = QByteArray::number(i);
    QByteArray raw =
        "From: Person " + number + " <p" + number + "@example.org>\nTo: a@example.org\nSubject: Message " +
        number + "\nMessage-ID: <m" + number +
        "@example.org>\nDate: " + utc(2020, 1, 1).addSecs(i * 3600).toString(Qt::RFC2822Date).toLatin1() +
        "\n\nThis is message " + number + ".\n";
    if (i % 3 == 0)
        raw += "\nFrom here on it is about something else 12:30\n>From there\n\n";
    for (int line = 0; line < i % 40; ++line)
        raw += "line " + QByteArray::number(line) + " of " + number + " öçşığü\n";
    return raw;
}

/// The store with files beside it.
struct TransferFixture : StoreFixture
{
    [[nodiscard]] QString path(const QString& name) const { return files.filePath(name); }
    Result<TransferReport> importInto(FolderId folder, const QStringList& paths,
                                      const CancelToken& cancel = {}, const TellProgress& tell = {})
    {
        ImportOptions options;
        options.paths = paths;
        options.target = folder;
        options.newFolder = QStringLiteral("Imported");
        return importMail(*store, options, cancel, tell);
    }
    Result<TransferReport> importNew(const QStringList& paths) { return importInto(0, paths); }
    [[nodiscard]] FolderId localFolder(const QString& path) const
    {
        for (const Folder& folder : reader->folders(reader->localAccount().value_or(0)).value_or({})) {
            if (folder.path == path)
                return folder.id;
        }
        return 0;
    }
    /// Oldest first.
    [[nodiscard]] QByteArrayList textsIn(FolderId folder) const
    {
        QByteArrayList texts;
        QList<MessageId> all = reader->messageIds({ListQuery::Kind::Folder, folder}, 0, 0).value_or({});
        std::sort(all.begin(), all.end());
        for (const MessageId id : std::as_const(all))
            texts.append(reader->body(id).value_or(QByteArray("no body")));
        return texts;
    }
    [[nodiscard]] MessageFlags flagsOf(FolderId folder, const QString& subject) const
    {
        for (const MessageRow& row : reader->rows(ids(folder)).value_or({})) {
            if (row.subject == subject)
                return row.flags;
        }
        return MessageFlag::Deleted;
    }

    QTemporaryDir files;
};

} // namespace postaci::test
