#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// Folders as the user wants them: shown at once, in the log until the server has done it, and laid over
/// every list of the server until then.
class TestStoreFolderLog : public QObject
{
    Q_OBJECT

private:
    static FolderLevel level(const QString& name) { return {name.toUtf8(), name}; }
    static FolderId create(StoreFixture& f, FolderId parent, const QString& name,
                           FolderRole role = FolderRole::None)
    {
        FolderId id = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto made = t.wantFolder(f.account, parent, level(name), role);
            REQUIRE_OR_RETURN(made);
            id = *made;
            return {};
        });
        return id;
    }
    static void rename(StoreFixture& f, FolderId folder, FolderId parent, const QString& name)
    {
        f.write([&](Transaction& t) { return t.wantFolderName(folder, parent, level(name)); });
    }
    static void remove(StoreFixture& f, FolderId folder)
    {
        f.write([&](Transaction& t) { return t.wantFolderRemoved(folder); });
    }
    static QList<FolderOperation> log(const StoreFixture& f)
    {
        return *f.reader->folderOperations(f.account);
    }
    static Folder row(const StoreFixture& f, FolderId id) { return f.reader->folder(id).value_or({}); }
    static QStringList paths(const StoreFixture& f)
    {
        QStringList paths;
        for (const Folder& folder : *f.reader->folders(f.account))
            paths.append(folder.path);
        paths.sort();
        return paths;
    }
    static void list(StoreFixture& f, const QList<QByteArray>& names, QList<MessageId>* takenBack = nullptr)
    {
        QList<ServerFolder> folders;
        for (const QByteArray& name : names)
            folders.append(listed(name));
        f.write([&](Transaction& t) { return t.applyFolderList(f.account, folders, {}, takenBack); });
    }
    /// The first of the log is about to be sent.
    static void begin(StoreFixture& f, const QByteArray& rawName)
    {
        const FolderOperation operation = log(f).first();
        f.write([&](Transaction& t) -> Result<void> {
            const auto begun = t.beginFolderOperation(operation.id, rawName);
            return begun ? Result<void>() : unexpected(begun.error());
        });
    }
    static void done(StoreFixture& f, const QByteArray& rawName = {})
    {
        const FolderOperation operation = log(f).first();
        f.write([&](Transaction& t) {
            return t.folderOperationDone(operation, rawName, QString::fromUtf8(rawName));
        });
    }

private Q_SLOTS:
    void theAnswerToACreateIsLost()
    {
        StoreFixture f;
        list(f, {"INBOX"});
        const FolderId made = create(f, 0, QStringLiteral("Bir"));
        begin(f, "Bir");
        // Another name is another step now: the server may have made the first.
        rename(f, made, 0, QStringLiteral("İki"));
        QCOMPARE(log(f).size(), 2);
        QCOMPARE(row(f, made).path, QStringLiteral("İki"));
        list(f, {"INBOX", "Bir"});
        QCOMPARE(paths(f), (QStringList{QStringLiteral("INBOX"), QStringLiteral("İki")}));
        QVERIFY(row(f, made).atServer);
        QCOMPARE(row(f, made).rawName, QByteArray("Bir"));
        QCOMPARE(log(f).size(), 1);
        QCOMPARE(log(f).first().kind, FolderOperationKind::Rename);
    }

    void aFolderThatMayHaveBeenMadeIsDeletedThere()
    {
        StoreFixture f;
        list(f, {"INBOX"});
        const FolderId made = create(f, 0, QStringLiteral("Bir"));
        begin(f, "Bir");
        remove(f, made);
        QCOMPARE(paths(f), QStringList{QStringLiteral("INBOX")});
        list(f, {"INBOX", "Bir"});
        QCOMPARE(paths(f), QStringList{QStringLiteral("INBOX")});
        QCOMPARE(log(f).size(), 1);
        QCOMPARE(log(f).first().kind, FolderOperationKind::Delete);
    }

    void theAnswerToARenameIsLost()
    {
        StoreFixture f;
        list(f, {"INBOX", "A", "A/x"});
        const FolderId folder = f.folder("A");
        const FolderId below = f.folder("A/x");
        rename(f, folder, 0, QStringLiteral("B"));
        begin(f, "B");
        // Back again: that has to be said to a server that has renamed it.
        rename(f, folder, 0, QStringLiteral("A"));
        QCOMPARE(log(f).size(), 2);
        list(f, {"INBOX", "B", "B/x"});
        QCOMPARE(row(f, folder).rawName, QByteArray("B"));
        QCOMPARE(row(f, below).rawName, QByteArray("B/x"));
        QCOMPARE(row(f, below).path, QStringLiteral("A/x"));
        QCOMPARE(log(f).size(), 1);
    }

    void aRenameThatDidNotHappenStaysToBeDone()
    {
        StoreFixture f;
        list(f, {"INBOX", "A"});
        const FolderId folder = f.folder("A");
        rename(f, folder, 0, QStringLiteral("B"));
        begin(f, "B");
        list(f, {"INBOX", "A"});
        QCOMPARE(log(f).size(), 1);
        QCOMPARE(row(f, folder).rawName, QByteArray("A"));
        QCOMPARE(row(f, folder).path, QStringLiteral("B"));
    }

    void whatWasDroppedIsNotBegun()
    {
        StoreFixture f;
        list(f, {"INBOX"});
        const FolderId made = create(f, 0, QStringLiteral("Bir"));
        const FolderOperation operation = log(f).first();
        remove(f, made);
        bool stands = true;
        f.write([&](Transaction& t) -> Result<void> {
            const auto begun = t.beginFolderOperation(operation.id, "Bir");
            stands = begun.value_or(true);
            return begun ? Result<void>() : unexpected(begun.error());
        });
        QVERIFY(!stands);
    }

    void whatIsDoneMakesOlderListsOld()
    {
        StoreFixture f;
        list(f, {"INBOX"});
        create(f, 0, QStringLiteral("Bir"));
        const qint64 before = *f.reader->folderOperationsDone(f.account);
        done(f, "Bir");
        QCOMPARE(*f.reader->folderOperationsDone(f.account), before + 1);
    }

    void aNewFolderIsThereAtOnce()
    {
        StoreFixture f;
        const FolderId id = create(f, f.work, QStringLiteral("2026"));
        QVERIFY(f.change.foldersChanged);
        QCOMPARE(row(f, id).path, QStringLiteral("Work/2026"));
        QCOMPARE(row(f, id).name, QStringLiteral("2026"));
        QCOMPARE(row(f, id).parent, f.work);
        QVERIFY(!row(f, id).atServer);
        QVERIFY(row(f, id).rawName.isEmpty());
        QCOMPARE(log(f).size(), 1);
        QCOMPARE(log(f).first().parent, f.work);
        // The server's list does not take it away, and what is moved into it waits there.
        const MessageId message = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.wantMove({message}, id); });
        list(f, {"INBOX", "Archive", "Trash", "Work"});
        QCOMPARE(f.row(message).folder, id);
        done(f, "Work/2026");
        QVERIFY(row(f, id).atServer);
        QCOMPARE(row(f, id).rawName, QByteArray("Work/2026"));
        QVERIFY(log(f).isEmpty());
        list(f, {"INBOX", "Archive", "Trash", "Work", "Work/2026"});
        QVERIFY(f.change.isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aNameIsTakenOnce()
    {
        StoreFixture f;
        create(f, 0, QStringLiteral("Yeni"));
        const auto second = f.tryWrite([&](Transaction& t) -> Result<void> {
            const auto made = t.wantFolder(f.account, 0, level(QStringLiteral("Yeni")));
            return made ? Result<void>() : unexpected(made.error());
        });
        QVERIFY(!second);
        QCOMPARE(second.error().reason, ErrorReason::MailboxExists);
        const auto inbox = f.tryWrite(
            [&](Transaction& t) { return t.wantFolderName(f.work, 0, level(QStringLiteral("inbox"))); });
        QVERIFY(!inbox);
        QCOMPARE(inbox.error().reason, ErrorReason::MailboxExists);
    }

    void aLostAnswerIsSeenInTheList()
    {
        StoreFixture f;
        const FolderId made = create(f, 0, QStringLiteral("Yeni"));
        rename(f, f.work, 0, QStringLiteral("Is"));
        list(f, {"INBOX", "Archive", "Trash", "Yeni", "Is"});
        QVERIFY(log(f).isEmpty());
        QCOMPARE(row(f, made).rawName, QByteArray("Yeni"));
        QVERIFY(row(f, made).atServer);
        QCOMPARE(row(f, f.work).rawName, QByteArray("Is"));
    }

    void aRenameIsLaidOverTheList()
    {
        StoreFixture f;
        list(f, {"INBOX", "Archive", "Trash", "Work", "Work/a"});
        const FolderId below = f.folder("Work/a");
        rename(f, f.work, f.archive, QStringLiteral("Is"));
        QCOMPARE(row(f, f.work).path, QStringLiteral("Archive/Is"));
        QCOMPARE(row(f, f.work).parent, f.archive);
        QCOMPARE(row(f, f.work).rawName, QByteArray("Work"));
        QCOMPARE(row(f, below).path, QStringLiteral("Archive/Is/a"));
        QCOMPARE(row(f, below).parent, f.work);
        list(f, {"INBOX", "Archive", "Trash", "Work", "Work/a"});
        QVERIFY(f.change.isEmpty());
        done(f, "Archive/Is");
        QCOMPARE(row(f, below).rawName, QByteArray("Archive/Is/a"));
        list(f, {"INBOX", "Archive", "Trash", "Archive/Is", "Archive/Is/a"});
        QVERIFY(f.change.isEmpty());
    }

    void changesOfMindAreMerged()
    {
        StoreFixture f;
        rename(f, f.work, 0, QStringLiteral("Is"));
        rename(f, f.work, 0, QStringLiteral("Isler"));
        QCOMPARE(log(f).size(), 1);
        QCOMPARE(log(f).first().level.name, QStringLiteral("Isler"));
        rename(f, f.work, 0, QStringLiteral("Work"));
        QVERIFY(log(f).isEmpty());
        const FolderId made = create(f, 0, QStringLiteral("Yeni"));
        rename(f, made, 0, QStringLiteral("Yepyeni"));
        QCOMPARE(log(f).size(), 1);
        QCOMPARE(log(f).first().kind, FolderOperationKind::Create);
        remove(f, made);
        QVERIFY(log(f).isEmpty());
        QCOMPARE(paths(f), (QStringList{QStringLiteral("Archive"), QStringLiteral("INBOX"),
                                        QStringLiteral("Trash"), QStringLiteral("Work")}));
        for (const bool on : {false, true, false})
            f.write([&](Transaction& t) { return t.wantSubscribed(f.work, on); });
        QCOMPARE(log(f).size(), 1);
        QVERIFY(!row(f, f.work).subscribed);
        f.write([&](Transaction& t) { return t.wantSubscribed(f.work, true); });
        QVERIFY(log(f).isEmpty());
        QVERIFY(row(f, f.work).subscribed);
    }

    void aDeletedFolderIsGoneAndItsNameFree()
    {
        StoreFixture f;
        list(f, {"INBOX", "Archive", "Trash", "Work", "Work/a"});
        const FolderId below = f.folder("Work/a");
        remove(f, f.work);
        QCOMPARE(log(f).size(), 2);
        QCOMPARE(log(f).first().folder, below); // the deepest first
        QVERIFY(!paths(f).contains(QStringLiteral("Work")));
        QVERIFY(row(f, f.work).isRemoved);
        list(f, {"INBOX", "Archive", "Trash", "Work", "Work/a"});
        QVERIFY(!paths(f).contains(QStringLiteral("Work")));
        const FolderId again = create(f, 0, QStringLiteral("Work"));
        QVERIFY(again != f.work);
        done(f);
        done(f);
        done(f, "Work");
        QCOMPARE(row(f, again).rawName, QByteArray("Work"));
        list(f, {"INBOX", "Archive", "Trash", "Work"});
        QVERIFY(f.change.isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aRefusedFolderGoesAndGivesBackItsMessages()
    {
        StoreFixture f;
        const MessageId message = f.insert(f.inbox, {sampleMessage(1)}).first();
        const FolderId made = create(f, 0, QStringLiteral("Yeni"));
        f.write([&](Transaction& t) { return t.wantMove({message}, made); });
        QList<MessageId> takenBack;
        const FolderOperation operation = log(f).first();
        f.write([&](Transaction& t) { return t.rejectFolderOperation(operation, &takenBack); });
        QCOMPARE(takenBack, QList<MessageId>{message});
        QCOMPARE(f.row(message).folder, f.inbox);
        QVERIFY(!paths(f).contains(QStringLiteral("Yeni")));
        rename(f, f.work, 0, QStringLiteral("Is"));
        const FolderOperation renaming = log(f).first();
        f.write([&](Transaction& t) { return t.rejectFolderOperation(renaming); });
        QCOMPARE(row(f, f.work).path, QStringLiteral("Work"));
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aSpecialFolderGivesWayToOneThatIsThere()
    {
        StoreFixture f;
        list(f, {"INBOX", "Work"});
        const MessageId message = f.insert(f.inbox, {sampleMessage(1)}).first();
        const FolderId planned = create(f, 0, QStringLiteral("Trash"), FolderRole::Trash);
        QCOMPARE(*f.reader->folderByRole(f.account, FolderRole::Trash), planned);
        f.write([&](Transaction& t) { return t.wantMove({message}, planned); });
        f.write([&](Transaction& t) {
            return t.applyFolderList(
                f.account, {listed("INBOX"), listed("Work"), listed("Silinmis", FolderRole::Trash)});
        });
        const FolderId there = f.folder("Silinmis");
        QCOMPARE(*f.reader->folderByRole(f.account, FolderRole::Trash), there);
        QCOMPARE(f.row(message).folder, there);
        QVERIFY(log(f).isEmpty());
        QCOMPARE(f.reader->moveIntents(f.account)->first().target, there);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void anotherClientsRenameKeepsTheRow()
    {
        StoreFixture f;
        const MessageId message = f.insert(f.work, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account,
                                     {listed("INBOX"), listed("Archive"), listed("Trash"), listed("Is")},
                                     {{f.work, "Is"}});
        });
        QCOMPARE(row(f, f.work).path, QStringLiteral("Is"));
        QCOMPARE(f.row(message).folder, f.work);
    }

    void twoFoldersMayChangeTheirNames()
    {
        StoreFixture f;
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account,
                                     {listed("INBOX"), listed("Archive"), listed("Trash"), listed("Work")},
                                     {{f.work, "Trash"}, {f.trash, "Work"}});
        });
        QCOMPARE(row(f, f.work).rawName, QByteArray("Trash"));
        QCOMPARE(row(f, f.trash).rawName, QByteArray("Work"));
    }

    void pushIsRemembered()
    {
        StoreFixture f;
        f.write([&](Transaction& t) { return t.setPushed(f.work, true); });
        QVERIFY(f.change.foldersChanged);
        QVERIFY(row(f, f.work).isPushed);
        list(f, {"INBOX", "Archive", "Trash", "Work"});
        QVERIFY(row(f, f.work).isPushed);
    }
};

QTEST_GUILESS_MAIN(TestStoreFolderLog)
#include "tst_store_folderlog.moc"
