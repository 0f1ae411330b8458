#include "StoreFixture.h"

#include "store/BodyPiece.h"
#include "store/Database.h"

#include <QFile>

using namespace postaci;
using namespace postaci::test;

namespace {

/// The fixture's store with a POP3 account.
struct LocalFixture : StoreFixture
{
    LocalFixture()
    {
        Account sample = sampleAccount(QStringLiteral("pop@example.org"));
        sample.incoming.protocol = Protocol::Pop3;
        write([&](Transaction& t) -> Result<void> {
            const auto added = t.addAccount(sample);
            REQUIRE_OR_RETURN(added);
            pop3 = *added;
            return {};
        });
        localInbox = role(FolderRole::Inbox);
        localTrash = role(FolderRole::Trash);
    }
    [[nodiscard]] FolderId role(FolderRole which) const
    {
        return reader->folderByRole(pop3, which).value_or(0);
    }
    MessageId addMail(quint32 minute, const QByteArray& raw = "Subject: x\r\n\r\nmetin\r\n")
    {
        MessageId id = 0;
        write([&](Transaction& t) -> Result<void> {
            const auto ids = t.insertHeaders(localInbox, {sampleMessage(minute)});
            REQUIRE_OR_RETURN(ids);
            id = ids->first();
            return t.putBody(id, raw);
        });
        return id;
    }
    [[nodiscard]] bool hasNoIntents() const
    {
        return reader->flagIntents(pop3)->isEmpty() && reader->moveIntents(pop3)->isEmpty() &&
               reader->expungeIntents(pop3)->isEmpty();
    }

    AccountId pop3 = 0;
    FolderId localInbox = 0;
    FolderId localTrash = 0;
};

KnownUidl known(const QByteArray& uidl, MessageId message)
{
    KnownUidl known;
    known.uidl = uidl;
    known.fingerprint = "print of " + uidl;
    known.size = 100;
    known.message = message;
    known.firstSeen = utc(2026, 2, 1);
    return known;
}

} // namespace

/// Mail that exists only here.
class TestStoreLocal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPop3AccountHasItsFoldersAtOnce()
    {
        const LocalFixture f;
        QStringList names;
        for (const Folder& folder : f.reader->folders(f.pop3).value_or({})) {
            QVERIFY(folder.isLocal && folder.selectable);
            names.append(folder.path);
        }
        QCOMPARE(names,
                 QStringList({QStringLiteral("Inbox"), QStringLiteral("Drafts"), QStringLiteral("Sent"),
                              QStringLiteral("Archive"), QStringLiteral("Junk"), QStringLiteral("Trash")}));
        QVERIFY(f.role(FolderRole::Sent) != 0 && f.role(FolderRole::Archive) != 0);
        for (const Folder& folder : f.reader->folders(f.account).value_or({}))
            QVERIFY(!folder.isLocal);
    }

    void settingsAreKept()
    {
        LocalFixture f;
        Account account = *f.reader->account(f.pop3);
        QVERIFY(account.pop3 == Pop3Settings());
        account.pop3 = {false, 14, true};
        f.write([&](Transaction& t) { return t.updateAccount(account); });
        QVERIFY(*f.reader->account(f.pop3) == account);
    }

    void anAccountKeepsItsProtocol()
    {
        LocalFixture f;
        Account account = *f.reader->account(f.pop3);
        account.incoming.protocol = Protocol::Imap;
        const auto updated = f.tryWrite([&](Transaction& t) { return t.updateAccount(account); });
        QCOMPARE(updated.error().kind, ErrorKind::Input);
        QVERIFY(f.reader->account(f.pop3)->incoming.protocol == Protocol::Pop3);
    }

    void flagsAreSetAtOnce()
    {
        LocalFixture f;
        const MessageId id = f.addMail(1);
        f.write([&](Transaction& t) { return t.wantFlag({id}, MessageFlag::Seen, true); });
        f.write([&](Transaction& t) { return t.wantFlag({id}, MessageFlag::Flagged, true); });
        QCOMPARE(f.row(id).flags, MessageFlag::Seen | MessageFlag::Flagged);
        QVERIFY(!f.row(id).hasPendingChange);
        QCOMPARE(f.reader->folder(f.localInbox)->unread, 0);
        f.write([&](Transaction& t) { return t.wantFlag({id}, MessageFlag::Seen, false); });
        QCOMPARE(f.row(id).flags, MessageFlags(MessageFlag::Flagged));
        QCOMPARE(f.reader->location(id)->flags, MessageFlags(MessageFlag::Flagged));
        QVERIFY(f.hasNoIntents());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void movesAreDoneAtOnce()
    {
        LocalFixture f;
        const MessageId first = f.addMail(1);
        const MessageId second = f.addMail(2);
        const FolderId archive = f.role(FolderRole::Archive);
        f.write([&](Transaction& t) { return t.wantMove({first, second}, archive); });
        QCOMPARE(f.ids(archive), QList<MessageId>({second, first}));
        QVERIFY(f.ids(f.localInbox).isEmpty());
        QCOMPARE(f.changeIn(archive)->added, QList<MessageId>({first, second}));
        QCOMPARE(f.changeIn(f.localInbox)->removed, QList<MessageId>({first, second}));
        QVERIFY(f.reader->location(first)->uid != f.reader->location(second)->uid);
        f.write([&](Transaction& t) { return t.wantMove({first}, f.localInbox); });
        QCOMPARE(f.ids(f.localInbox), QList<MessageId>{first});
        QVERIFY(f.row(first).hasBody && f.hasNoIntents());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void deletedForGoodIsGone()
    {
        LocalFixture f;
        const MessageId id = f.addMail(1);
        f.write([&](Transaction& t) { return t.addUidl(f.pop3, known("a", id)); });
        f.write([&](Transaction& t) { return t.wantMove({id}, f.localTrash); });
        QCOMPARE(f.reader->knownUidls(f.pop3)->first().message, id); // in the trash it is still here
        f.write([&](Transaction& t) { return t.wantExpunge({id}); });
        QVERIFY(f.ids(f.localTrash).isEmpty());
        QCOMPARE(f.reader->body(id).error().reason, ErrorReason::MessageMissing);
        const auto left = f.reader->knownUidls(f.pop3);
        REQUIRE(left);
        QCOMPARE(left->size(), 1);
        QCOMPARE(left->first().message, 0);
        QVERIFY(f.hasNoIntents());
        QCOMPARE(inconsistency(f.dir.path()), QString());
        Connection mail(mailFile(f.dir.path()), Access::ReadOnly);
        QCOMPARE(mail.numberOf(QStringLiteral("SELECT count(*) FROM local_piece")), 0);
    }

    void bodiesAreNoCache()
    {
        LocalFixture f;
        const QByteArray big(2 * bodyPieceSize + 5, 'a');
        const MessageId id = f.addMail(1, big);
        QCOMPARE(f.change.bodiesArrived, QList<MessageId>{id});
        QVERIFY(f.row(id).hasBody);
        QCOMPARE(f.row(id).size, big.size());
        f.close();
        for (const char* const suffix : {"", "-wal", "-shm"})
            QFile::remove(bodiesFile(f.dir.path()) + QLatin1String(suffix));
        f.open();
        const auto body = f.reader->body(id);
        REQUIRE(body);
        QVERIFY(*body == big);
        QVERIFY(f.row(id).hasBody);
    }

    void aBodyIsThereOnceItIsWhole()
    {
        LocalFixture f;
        MessageId id = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto ids = t.insertHeaders(f.localInbox, {sampleMessage(1)});
            REQUIRE_OR_RETURN(ids);
            id = ids->first();
            return t.addUidl(f.pop3, known("a", id));
        });
        const BodyAttempt attempt = f.begin(id);
        f.write([&](Transaction& t) { return t.appendBodyPiece(attempt, "half"); });
        QVERIFY(!f.row(id).hasBody);
        QVERIFY(!f.reader->body(id));
        QVERIFY(!f.reader->knownUidls(f.pop3)->first().hasBody);
        f.close(); // broken off here: the row stays, the pieces do not
        f.open();
        Connection mail(mailFile(f.dir.path()), Access::ReadOnly);
        QCOMPARE(mail.numberOf(QStringLiteral("SELECT count(*) FROM local_piece")), 0);
        QCOMPARE(f.ids(f.localInbox), QList<MessageId>{id});
        f.write([&](Transaction& t) { return t.putBody(id, "whole"); });
        QCOMPARE(*f.reader->body(id), QByteArray("whole"));
        QCOMPARE(f.row(id).size, 5);
        QVERIFY(f.reader->knownUidls(f.pop3)->first().hasBody);
    }

    void tagsAreSetAtOnce()
    {
        LocalFixture f;
        const MessageId id = f.addMail(1);
        f.write([&](Transaction& t) { return t.wantKeyword({id}, QStringLiteral("later"), true); });
        QCOMPARE(f.row(id).keywords, QStringList(QStringLiteral("later")));
        f.write([&](Transaction& t) { return t.wantKeyword({id}, QStringLiteral("work"), true); });
        f.write([&](Transaction& t) { return t.wantKeyword({id}, QStringLiteral("later"), false); });
        QCOMPARE(f.row(id).keywords, QStringList(QStringLiteral("work")));
        QVERIFY(!f.row(id).hasPendingChange);
        QVERIFY(f.reader->keywordIntents(f.pop3)->isEmpty());
    }

    void copiesAreMadeAtOnceWithTheirBodies()
    {
        LocalFixture f;
        const MessageId id = f.addMail(1, "Subject: x\r\n\r\niki kere\r\n");
        QList<MessageId> copies;
        f.write([&](Transaction& t) -> Result<void> {
            const auto made = t.wantCopy({id}, f.role(FolderRole::Archive));
            REQUIRE_OR_RETURN(made);
            copies = *made;
            return {};
        });
        QCOMPARE(f.ids(f.role(FolderRole::Archive)), copies);
        QVERIFY(f.reader->copyIntents(f.pop3)->isEmpty());
        QVERIFY(!f.row(copies.value(0)).hasPendingChange);
        f.write([&](Transaction& t) { return t.wantExpunge({id}); });
        QCOMPARE(*f.reader->body(copies.value(0)), QByteArray("Subject: x\r\n\r\niki kere\r\n"));
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void whatIsNotHereWholeCannotBeCopied()
    {
        LocalFixture f;
        MessageId id = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto ids = t.insertHeaders(f.localInbox, {sampleMessage(1)});
            REQUIRE_OR_RETURN(ids);
            id = ids->first();
            return {};
        });
        const auto copied = f.tryWrite([&](Transaction& t) -> Result<void> {
            const auto made = t.wantCopy({id}, f.role(FolderRole::Archive));
            return made ? Result<void>() : unexpected(made.error());
        });
        QCOMPARE(copied.error().reason, ErrorReason::NotHereWhole);
        QVERIFY(f.ids(f.role(FolderRole::Archive)).isEmpty());
    }

    void foldersAreMadeRenamedAndDeletedAtOnce()
    {
        LocalFixture f;
        FolderId outer = 0;
        FolderId inner = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto made = t.wantFolder(f.pop3, 0, {"Faturalar", QStringLiteral("Faturalar")});
            REQUIRE_OR_RETURN(made);
            outer = *made;
            const auto below = t.wantFolder(f.pop3, outer, {"2026", QStringLiteral("2026")});
            REQUIRE_OR_RETURN(below);
            inner = *below;
            return {};
        });
        QVERIFY(f.reader->folderOperations(f.pop3)->isEmpty());
        QVERIFY(f.reader->folder(inner)->isLocal && f.reader->folder(inner)->atServer);
        QCOMPARE(f.reader->folder(inner)->path, QStringLiteral("Faturalar/2026"));
        const MessageId id = f.addMail(1);
        f.write([&](Transaction& t) { return t.wantMove({id}, inner); });
        QVERIFY(f.hasNoIntents());
        f.write([&](Transaction& t) { return t.wantFolderName(outer, 0, {"Eski", QStringLiteral("Eski")}); });
        QCOMPARE(f.reader->folder(inner)->path, QStringLiteral("Eski/2026"));
        QCOMPARE(f.ids(inner), QList<MessageId>{id});
        f.write([&](Transaction& t) { return t.wantFolderRemoved(outer); });
        QVERIFY(!f.reader->folder(outer) && !f.reader->folder(inner));
        QVERIFY(f.reader->folderOperations(f.pop3)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aServersListLeavesLocalFoldersAlone()
    {
        LocalFixture f;
        const MessageId id = f.addMail(1);
        f.write([&](Transaction& t) { return t.applyFolderList(f.pop3, {listed("Elsewhere")}); });
        QVERIFY(f.row(id).hasBody);
        QCOMPARE(f.ids(f.localInbox), QList<MessageId>{id});
    }

    void uidlsComeAndGo()
    {
        LocalFixture f;
        const MessageId id = f.addMail(1);
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.addUidl(f.pop3, known("a", id)));
            REQUIRE_OR_RETURN(t.addUidl(f.pop3, known("b", 0)));
            return t.addUidl(f.pop3, known(QByteArray("\0\xff", 2), 0));
        });
        auto rows = *f.reader->knownUidls(f.pop3);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(0).uidl, QByteArray("a"));
        QCOMPARE(rows.at(0).fingerprint, QByteArray("print of a"));
        QVERIFY(rows.at(0).hasBody && !rows.at(0).gone.isValid());
        QCOMPARE(rows.at(0).firstSeen, utc(2026, 2, 1));
        QCOMPARE(rows.at(2).uidl, QByteArray("\0\xff", 2));
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.updateUidl(rows.at(0).id, "a2", 120));
            return t.setUidlsGone({rows.at(1).id, rows.at(2).id}, utc(2026, 2, 10));
        });
        f.write([&](Transaction& t) { return t.setUidlsGone({rows.at(2).id}, {}); });
        f.write([&](Transaction& t) { return t.forgetUidlsGoneBefore(f.pop3, utc(2026, 2, 11)); });
        rows = *f.reader->knownUidls(f.pop3);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).uidl, QByteArray("a2"));
        QCOMPARE(rows.at(0).size, 120);
        QVERIFY(!rows.at(1).gone.isValid());
        f.write([&](Transaction& t) { return t.removeAccount(f.pop3); });
        QVERIFY(f.reader->knownUidls(f.pop3)->isEmpty());
        QVERIFY(!f.reader->body(id));
    }

    void aSentCopyIsTakenOnce()
    {
        LocalFixture f;
        OutboxEntry entry;
        entry.account = f.pop3;
        entry.state = OutboxState::Sent;
        OutboxId id = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto added = t.addToOutbox(entry, "x", "x");
            REQUIRE_OR_RETURN(added);
            id = *added;
            return {};
        });
        QList<bool> taken;
        for (int i = 0; i < 2; ++i) {
            f.write([&](Transaction& t) -> Result<void> {
                const auto mine = t.takeSentCopy(id);
                REQUIRE_OR_RETURN(mine);
                taken.append(*mine);
                return {};
            });
        }
        QCOMPARE(taken, QList<bool>({true, false}));
        QVERIFY(f.reader->outboxEntry(id)->sentCopyDone);
    }
};

QTEST_GUILESS_MAIN(TestStoreLocal)
#include "tst_store_local.moc"
