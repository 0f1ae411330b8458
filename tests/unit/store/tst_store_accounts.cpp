#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

namespace {

QStringList names(const QList<Folder>& folders)
{
    QStringList result;
    for (const Folder& folder : folders)
        result.append(folder.name);
    return result;
}

ServerFolder dotted(const QByteArray& rawName)
{
    return {rawName, QString::fromUtf8(rawName), '.', FolderRole::None, true};
}

} // namespace

/// Accounts and the tree of folders.
class TestStoreAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryFieldOfAnAccount()
    {
        StoreFixture f;
        Account account = sampleAccount(QStringLiteral("başka@example.org"));
        account.serverFilesSentCopies = true;
        account.cleartextAllowed = true;
        account.incoming.protocol = Protocol::Pop3;
        account.oauth2 = OAuth2Endpoints{
            QStringLiteral("https://login.example"), QStringLiteral("mail offline_access"),
            QStringLiteral("https://login.example/a"), QStringLiteral("https://login.example/t")};
        account.clientCertificate = ClientCertificate{QByteArray("\x30\x00\xff", 3), true};
        account.origin = {QStringLiteral("mx-ispdb"), QDateTime::currentDateTimeUtc()};
        f.write([&](Transaction& t) -> Result<void> {
            account.id = *t.addAccount(account);
            return {};
        });
        QVERIFY(f.change.accountsChanged);
        QCOMPARE(*f.reader->account(account.id), account);
        QCOMPARE(f.reader->accounts()->size(), 2);
        account.label = QStringLiteral("İş");
        account.outgoing.security = Security::Tls;
        account.identity.signature.clear();
        f.write([&](Transaction& t) { return t.updateAccount(account); });
        QCOMPARE(*f.reader->account(account.id), account);
        account.oauth2.reset();
        account.clientCertificate.reset();
        account.origin = {};
        f.write([&](Transaction& t) { return t.updateAccount(account); });
        QCOMPARE(*f.reader->account(account.id), account);
    }

    void remembersWhatServersTake()
    {
        StoreFixture f;
        ServerSettings server = sampleAccount(QStringLiteral("a@example.org")).outgoing;
        QCOMPARE(*f.reader->sendingLimit(server), std::nullopt);
        const auto tell = [&](qint64 bytes, const QDateTime& told) {
            f.write([&](Transaction& t) { return t.rememberSendingLimit(server, {bytes, told}); });
        };
        tell(1000, utc(2026, 3, 1));
        tell(1000, utc(2026, 3, 1, 12, 30)); // the same within the hour
        QCOMPARE(*f.reader->sendingLimit(server), (SizeLimit{1000, utc(2026, 3, 1)}));
        tell(1000, utc(2026, 3, 2));
        QCOMPARE(*f.reader->sendingLimit(server), (SizeLimit{1000, utc(2026, 3, 2)}));
        tell(0, utc(2026, 3, 2, 12, 1));
        QCOMPARE(*f.reader->sendingLimit(server), (SizeLimit{0, utc(2026, 3, 2, 12, 1)}));
        server.host = server.host.toUpper();
        QVERIFY(f.reader->sendingLimit(server)->has_value());
        server.username = QStringLiteral("another");
        QCOMPARE(*f.reader->sendingLimit(server), std::nullopt);

        QCOMPARE(*f.reader->appendLimit(f.archive), std::nullopt);
        f.write([&](Transaction& t) { return t.rememberAppendLimit(f.archive, 5000); });
        f.write([&](Transaction& t) { return t.rememberAppendLimit(f.archive, 6000); });
        QCOMPARE(*f.reader->appendLimit(f.archive), 6000);
        QCOMPARE(*f.reader->appendLimit(f.inbox), std::nullopt);
        f.write([&](Transaction& t) { return t.rememberAppendLimit(f.archive, std::nullopt); });
        QCOMPARE(*f.reader->appendLimit(f.archive), std::nullopt);
        // It goes with its folder, and a folder that is gone already is no error.
        f.write([&](Transaction& t) { return t.rememberAppendLimit(f.archive, 6000); });
        f.write([&](Transaction& t) { return t.removeAccount(f.account); });
        QCOMPARE(*f.reader->appendLimit(f.archive), std::nullopt);
        f.write([&](Transaction& t) { return t.rememberAppendLimit(f.archive, 6000); });
    }

    void remembersEncryptionBesideWhatIsEdited()
    {
        StoreFixture f;
        const Account before = *f.reader->account(f.account);
        QVERIFY(!before.incomingEncryptedOnce && !before.outgoingEncryptedOnce);
        f.write([&](Transaction& t) { return t.rememberEncryption(f.account, ServerRole::Incoming); });
        QVERIFY(!f.change.accountsChanged);
        // Whoever saves what was read before that does not make it forgotten.
        Account edited = before;
        edited.label = QStringLiteral("İş");
        f.write([&](Transaction& t) { return t.updateAccount(edited); });
        QVERIFY(f.reader->account(f.account)->incomingEncryptedOnce);
        QVERIFY(!f.reader->account(f.account)->outgoingEncryptedOnce);
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.rememberEncryption(f.account, ServerRole::Outgoing));
            return t.forgetEncryption(f.account, ServerRole::Incoming);
        });
        QVERIFY(!f.reader->account(f.account)->incomingEncryptedOnce);
        QVERIFY(f.reader->account(f.account)->outgoingEncryptedOnce);
    }

    void anUnknownAccountIsGone()
    {
        StoreFixture f;
        Account account = sampleAccount(QStringLiteral("x@example.org"));
        account.id = 99;
        const auto updated = f.tryWrite([&](Transaction& t) { return t.updateAccount(account); });
        QCOMPARE(updated.error().kind, ErrorKind::Gone);
        QCOMPARE(updated.error().reason, ErrorReason::NoAccount);
        QCOMPARE(f.reader->account(99).error().reason, ErrorReason::NoAccount);
        QCOMPARE(f.tryWrite([](Transaction& t) { return t.applyFolderList(99, {listed("INBOX")}); })
                     .error()
                     .reason,
                 ErrorReason::NoAccount);
    }

    void removingAnAccountRemovesAllOfIt()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3)});
        AccountId other = 0;
        f.write([&](Transaction& t) -> Result<void> {
            other = *t.addAccount(sampleAccount(QStringLiteral("other@example.org")));
            REQUIRE_OR_RETURN(t.applyFolderList(other, {listed("INBOX"), listed("Sub"), listed("Sub/Sub")}));
            REQUIRE_OR_RETURN(t.putBody(ids.at(0), "body"));
            REQUIRE_OR_RETURN(t.wantFlag(ids, MessageFlag::Seen, true));
            REQUIRE_OR_RETURN(t.wantMove({ids.at(0)}, f.archive));
            REQUIRE_OR_RETURN(t.wantExpunge({ids.at(1)}));
            OutboxEntry entry;
            entry.account = f.account;
            REQUIRE_OR_RETURN(t.addToOutbox(entry, "wire", "copy"));
            REQUIRE_OR_RETURN(t.saveDraft({0, f.account, QStringLiteral("Taslak"), "{}", {}}));
            return {};
        });
        f.write([&](Transaction& t) { return t.removeAccount(f.account); });
        QVERIFY(f.change.accountsChanged);
        QVERIFY(f.change.foldersChanged);
        QVERIFY(f.change.outboxChanged);
        QVERIFY(f.changeIn(f.inbox) != nullptr);
        QCOMPARE(f.changeIn(f.inbox)->removed, QList<MessageId>{ids.at(2)});
        QCOMPARE(f.changeIn(f.archive)->removed, QList<MessageId>{ids.at(0)});
        QVERIFY(f.change.countsChanged.isEmpty()); // nobody can ask for those folders' counts
        QVERIFY(f.reader->folders(f.account)->isEmpty());
        QVERIFY(!f.reader->location(ids.at(0)));
        QVERIFY(f.reader->outbox()->isEmpty());
        QCOMPARE(f.reader->drafts()->size(), 1); // a person's own text is never thrown away unasked
        QCOMPARE(f.reader->drafts()->first().account, 0);
        QCOMPARE(f.reader->folders(other)->size(), 3);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void accountIdsAreNotUsedAgain()
    {
        StoreFixture f;
        AccountId next = 0;
        f.write([&](Transaction& t) { return t.removeAccount(f.account); });
        f.write([&](Transaction& t) -> Result<void> {
            next = *t.addAccount(sampleAccount(QStringLiteral("x@example.org")));
            return {};
        });
        QVERIFY(next > f.account); // secrets are stored by it
    }

    void storesAFolderList()
    {
        StoreFixture f;
        QCOMPARE(f.reader->folder(f.inbox)->role, FolderRole::Inbox);
        QCOMPARE(*f.reader->folderByRole(f.account, FolderRole::Trash), f.trash);
        QCOMPARE(*f.reader->folderByRole(f.account, FolderRole::Junk), FolderId{0});
        QCOMPARE(f.reader->folder(12345).error().reason, ErrorReason::MailboxMissing);
    }

    void ordersFoldersAsATree()
    {
        StoreFixture f;
        ServerFolder container = listed("[Gmail]");
        container.selectable = false;
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account, {listed("Zeta"), listed("Folder 10"), listed("Folder 9"),
                                                 listed("alpha/b/c"), listed("alpha/b"), listed("alpha"),
                                                 listed("INBOX"), container, listed("[Gmail]/Çöp Kutusu"),
                                                 listed("Taslaklar"), listed("Sent")});
        });
        QVERIFY(f.change.foldersChanged);
        const auto folders = *f.reader->folders(f.account);
        QCOMPARE(
            names(folders),
            (QStringList{QStringLiteral("INBOX"), QStringLiteral("Taslaklar"), QStringLiteral("Sent"),
                         QStringLiteral("[Gmail]"), QStringLiteral("Çöp Kutusu"), QStringLiteral("alpha"),
                         QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("Folder 9"),
                         QStringLiteral("Folder 10"), QStringLiteral("Zeta")}));
        QCOMPARE(folders.at(4).parent, folders.at(3).id);
        QCOMPARE(folders.at(4).role, FolderRole::Trash);
        QVERIFY(!folders.at(3).selectable);
        QCOMPARE(folders.at(7).parent, folders.at(6).id);
    }

    void theSameListIsNoNews()
    {
        StoreFixture f;
        const QList<ServerFolder> list{listed("INBOX"), listed("A"), listed("A/B"), listed("Trash")};
        f.write([&](Transaction& t) { return t.applyFolderList(f.account, list); });
        const auto before = *f.reader->folders(f.account);
        f.write([&](Transaction& t) { return t.applyFolderList(f.account, list); });
        QVERIFY(f.change.isEmpty());
        QCOMPARE(*f.reader->folders(f.account), before);
    }

    void inboxIsOneInAnyCase()
    {
        StoreFixture f;
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account, {listed("Inbox"), listed("INBOX"), listed("inbox/Sub")});
        });
        const auto folders = *f.reader->folders(f.account);
        QCOMPARE(folders.size(), 2);
        QCOMPARE(folders.first().id, f.inbox);
        QCOMPARE(folders.first().role, FolderRole::Inbox);
        QCOMPARE(folders.last().parent, f.inbox);
    }

    void findsParentsByTheDelimiter()
    {
        StoreFixture f;
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account,
                                     {dotted("INBOX"), dotted("INBOX.Sent"), dotted("INBOX.a/b"),
                                      dotted("Lost.and.found"), listed("/Archive"), listed("Dir/")});
        });
        const auto folders = *f.reader->folders(f.account);
        const auto named = [&](const QString& name) {
            return *std::find_if(folders.begin(), folders.end(),
                                 [&](const Folder& x) { return x.name == name; });
        };
        QCOMPARE(named(QStringLiteral("Sent")).parent, f.inbox);
        QCOMPARE(named(QStringLiteral("a/b")).parent, f.inbox);
        QCOMPARE(named(QStringLiteral("Lost.and.found")).parent,
                 FolderId{0}); // levels between are not listed
        QCOMPARE(named(QStringLiteral("Archive")).rawName, QByteArray("/Archive"));
        QCOMPARE(named(QStringLiteral("Dir")).rawName, QByteArray("Dir/"));
    }

    void aFlatNamespaceHasNoParents()
    {
        StoreFixture f;
        f.write([&](Transaction& t) {
            ServerFolder flat = listed("a/b");
            flat.delimiter = '\0';
            ServerFolder inbox = listed("INBOX");
            inbox.delimiter = '\0';
            return t.applyFolderList(f.account, {inbox, flat});
        });
        const auto folders = *f.reader->folders(f.account);
        QCOMPARE(folders.last().name, QStringLiteral("a/b"));
        QCOMPARE(folders.last().delimiter, '\0');
    }

    void anEmptyListIsNotBelieved()
    {
        StoreFixture f;
        const auto applied = f.tryWrite([&](Transaction& t) { return t.applyFolderList(f.account, {}); });
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, ErrorKind::Protocol);
        QCOMPARE(f.reader->folders(f.account)->size(), 4);
    }

    void aVanishedFolderTakesItsMessagesAndDropsMovesIntoIt()
    {
        StoreFixture f;
        const auto here = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
        const auto there = f.insert(f.work, {sampleMessage(3), sampleMessage(4)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantMove({here.at(0)}, f.work));
            REQUIRE_OR_RETURN(t.wantMove({here.at(1)}, f.archive));
            REQUIRE_OR_RETURN(t.setMoveState(here.at(1), MoveState::Copied));
            REQUIRE_OR_RETURN(t.wantMove({here.at(1)}, f.work));
            return t.wantMove({there.at(0)}, f.inbox);
        });
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account, {listed("INBOX"), listed("Archive"), listed("Trash")});
        });
        QVERIFY(f.change.foldersChanged);
        QCOMPARE(f.ids(f.inbox), QList<MessageId>{here.at(0)});
        QCOMPARE(f.ids(f.archive), QList<MessageId>{here.at(1)}); // the copy that was made is still followed
        QCOMPARE(f.reader->moveIntents(f.account)->size(), 1);
        QVERIFY(!f.reader->location(there.at(0)));
        QVERIFY(!f.reader->folder(f.work));
        QCOMPARE(f.changeIn(f.inbox)->added, QList<MessageId>{here.at(0)});
        QCOMPARE(f.changeIn(f.inbox)->removed, QList<MessageId>{there.at(0)});
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void keepsTheSyncState()
    {
        StoreFixture f;
        Folder folder = *f.reader->folder(f.inbox);
        folder.uidValidity = 0xfffffff0;
        folder.uidNext = 0xffffffff;
        folder.highestModSeq = 0x7fffffffffffffff;
        folder.syncedDownTo = 17;
        folder.lastSync = utc(2026, 2, 3, 4, 5, 6);
        folder.total = 999; // not what setSyncState() is for
        f.write([&](Transaction& t) { return t.setSyncState(folder); });
        folder.total = 0;
        QCOMPARE(*f.reader->folder(f.inbox), folder);
        folder.id = 999;
        QCOMPARE(f.tryWrite([&](Transaction& t) { return t.setSyncState(folder); }).error().reason,
                 ErrorReason::MailboxMissing);
    }
};

QTEST_GUILESS_MAIN(TestStoreAccounts)
#include "tst_store_accounts.moc"
