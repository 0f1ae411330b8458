#pragma once

#include "store/Database.h"
#include "unit/store/StoreFixture.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

namespace postaci::test {

inline QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeTo(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// All rows of all tables as text, but for those of `without`.
inline QStringList allRows(const QString& profile, const QStringList& without = {QStringLiteral("outbox")})
{
    SQLite::Database mail(mailFile(profile).toStdString(), SQLite::OPEN_READONLY);
    const auto listed = [&mail](const QString& sql) {
        QStringList values;
        SQLite::Statement rows(mail, sql.toStdString());
        while (rows.executeStep())
            values.append(QString::fromStdString(rows.getColumn(0).getString()));
        return values;
    };
    const QStringList tables = listed(QStringLiteral(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"));
    QStringList rows;
    for (const QString& table : tables) {
        if (without.contains(table))
            continue;
        const QStringList columns =
            listed(QStringLiteral("SELECT 'quote(' || name || ')' FROM pragma_table_info('%1')").arg(table));
        const QStringList found = listed(QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                                             .arg(columns.join(QStringLiteral("||','||")), table));
        for (const QString& row : found)
            rows.append(table + QLatin1Char(' ') + row.left(2000));
    }
    return rows;
}

/// Everything of a profile that exists nowhere else: drafts with a file, the outbox, local mail, contacts, a
/// filter, wishes that wait for the server, and files of settings.
struct FullProfile : StoreFixture
{
    FullProfile()
    {
        QList<postaci::NewMessage> messages;
        for (quint32 uid = 1; uid <= 40; ++uid)
            messages.append(sampleMessage(uid));
        const auto ids = insert(inbox, messages);
        write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantFlag({ids.at(3)}, MessageFlag::Flagged, true));
            REQUIRE_OR_RETURN(t.wantMove({ids.at(4)}, archive));
            REQUIRE_OR_RETURN(
                t.saveDraft({0, account, QStringLiteral("Taslak"), "{\"text\":\"taslak\"}", {}}));
            OutboxEntry entry;
            entry.account = account;
            entry.messageId = QStringLiteral("queued@example.org");
            entry.subject = QStringLiteral("Bekleyen");
            entry.envelopeFrom = QStringLiteral("deniz@example.org");
            entry.recipients = {QStringLiteral("ece@example.org")};
            REQUIRE_OR_RETURN(t.addToOutbox(entry, wire, {}));
            StoredRule rule;
            rule.name = QStringLiteral("Süzgeç");
            rule.definition = QStringLiteral("{}");
            REQUIRE_OR_RETURN(t.putRule(rule));
            ContactEdit edit;
            Contact contact;
            contact.fullName = QStringLiteral("Ece Yılmaz");
            contact.addresses = {{QStringLiteral("ece@example.org"), {}}};
            edit.put.append(contact);
            REQUIRE_OR_RETURN(t.editContacts(edit));
            return {};
        });
        addLocalMail();
        writeTo(path(QStringLiteral("drafts/k1/0")), QByteArray(300'000, 'e'));
        writeTo(path(QStringLiteral("settings.ini")), "[General]\nlanguage=tr\n");
        writeTo(path(QStringLiteral("words.txt")), "postacı\n");
        writeTo(path(QStringLiteral("secrets.box")), "sealed");
    }
    /// Sixty messages that were fetched by POP3.
    void addLocalMail()
    {
        Account sample = sampleAccount(QStringLiteral("pop@example.org"));
        sample.incoming.protocol = Protocol::Pop3;
        write([&](Transaction& t) -> Result<void> {
            const auto added = t.addAccount(sample);
            REQUIRE_OR_RETURN(added);
            pop3 = *added;
            return {};
        });
        localInbox = reader->folderByRole(pop3, FolderRole::Inbox).value_or(0);
        write([&](Transaction& t) -> Result<void> {
            for (quint32 number = 1; number <= 60; ++number) {
                const auto ids = t.insertHeaders(localInbox, {sampleMessage(number)});
                REQUIRE_OR_RETURN(ids);
                REQUIRE_OR_RETURN(t.putBody(ids->first(), localBody(number)));
                local.append(ids->first());
                KnownUidl known;
                known.uidl = "uidl" + QByteArray::number(number);
                known.fingerprint = known.uidl;
                known.message = ids->first();
                known.firstSeen = clock.now();
                REQUIRE_OR_RETURN(t.addUidl(pop3, known));
            }
            return {};
        });
    }
    /// Bytes that hardly get smaller, so that each message has pages of its own.
    [[nodiscard]] static QByteArray localBody(quint32 number)
    {
        QRandomGenerator random(number);
        QByteArray bytes = "Message-ID: <" + QByteArray::number(number) + "@example.org>\r\nSubject: Yerel " +
                           QByteArray::number(number) + "\r\n\r\n";
        for (int i = 0; i < 20'000; ++i)
            bytes.append(char('!' + random.bounded(90)));
        return bytes + "\r\n";
    }
    [[nodiscard]] QString path(const QString& name) const { return dir.filePath(name); }

    AccountId pop3 = 0;
    FolderId localInbox = 0;
    QList<MessageId> local;
    QByteArray wire = "Subject: Bekleyen\r\n\r\n" + QByteArray(600'000, 'w') + "\r\n";
};

} // namespace postaci::test
