#include "TransferFixture.h"

#include "message/MailboxName.h"

#include <atomic>
#include <thread>

using namespace postaci;
using namespace postaci::test;
using Kind = TransferProblemKind;
using namespace Qt::Literals::StringLiterals;

class TestMailImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anMboxIsTakenByteForByte()
    {
        TransferFixture f;
        constexpr int count = 3000;
        QByteArray mbox;
        QByteArrayList messages;
        for (int i = 0; i < count; ++i) {
            messages.append(numberedMessage(i));
            QByteArray quoted = '\n' + messages.last();
            quoted.replace("\n>From ", "\n>>From ").replace("\nFrom here", "\n>From here");
            mbox += fromLine + quoted.mid(1) + '\n';
        }
        writeFile(f.path(u"mail.mbox"_qs), mbox);
        QList<TransferProgress> told;
        const auto report =
            f.importInto(0, {f.path(u"mail.mbox"_qs)}, {},
                         [&told](const TransferProgress& progress) { told.append(progress); });
        REQUIRE(report);
        QCOMPARE(report->messages, count);
        QCOMPARE(report->problemCount, 0);
        QCOMPARE(report->folder, f.localFolder(u"Imported"_qs));
        QVERIFY(f.textsIn(report->folder) == messages);
        QCOMPARE(f.reader->folder(report->folder)->total, count);
        QCOMPARE(told.last().done, mbox.size());
        QCOMPARE(told.last().total, mbox.size());
        QCOMPARE(told.last().messages, count);
        QCOMPARE(inconsistency(f.dir.path()), QString());
        // Once more: nothing is there twice.
        const auto again = f.importInto(report->folder, {f.path(u"mail.mbox"_qs)});
        REQUIRE(again);
        QCOMPARE(again->messages, 0);
        QCOMPARE(again->duplicates, count);
        QCOMPARE(f.reader->folder(report->folder)->total, count);
    }

    void whatIsShownOfAMessageIsThere()
    {
        TransferFixture f;
        writeFile(f.path(u"one.eml"_qs),
                  "From: Ayşe <ayse@example.org>\r\nSubject: Rapor\r\nMessage-ID: <r@example.org>\r\n"
                  "Date: Wed, 1 Jan 2020 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
                  "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nKuş uçtu.\r\n--b\r\n"
                  "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=x.pdf\r\n\r\n"
                  "%PDF\r\n--b--\r\n");
        const auto report = f.importNew({f.path(u"one.eml"_qs)});
        REQUIRE(report);
        const MessageRow row = f.row(f.ids(report->folder).value(0));
        QCOMPARE(row.subject, u"Rapor"_qs);
        QCOMPARE(row.from.addr, u"ayse@example.org"_qs);
        QCOMPARE(row.preview, u"Kuş uçtu."_qs);
        QVERIFY(row.hasAttachment && row.hasBody);
        QCOMPARE(row.size, QFileInfo(f.path(u"one.eml"_qs)).size());
        QVERIFY(row.flags == MessageFlag::Seen);
        QCOMPARE(sortSeconds(row.id), utc(2020, 1, 1, 10).toSecsSinceEpoch());
        QVERIFY(f.reader->accounts()->size() == 1); // nobody takes the other for one to write with
    }

    void messagesWithoutAnIdAreKnownByTheirBytes()
    {
        TransferFixture f;
        const QByteArray one = "Subject: one\n\ntext\n";
        const QByteArray two = "Subject: one\n\ntext.\n";
        writeFile(f.path(u"a.mbox"_qs), fromLine + one + '\n' + fromLine + two + '\n' + fromLine + one);
        const auto report = f.importNew({f.path(u"a.mbox"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, 2);
        QCOMPARE(report->duplicates, 1);
        const auto again = f.importInto(report->folder, {f.path(u"a.mbox"_qs)});
        REQUIRE(again);
        QCOMPARE(again->duplicates, 3);
        QCOMPARE(f.textsIn(report->folder).size(), 2);
    }

    void flagsComeFromStatusFields()
    {
        TransferFixture f;
        writeFile(f.path(u"a.mbox"_qs),
                  fromLine + "Status: O\nSubject: new\n\n\n" + fromLine +
                      "Status: RO\nX-Status: AF\nX-Keywords: work\nSubject: read\n\n\n" + fromLine +
                      "X-Mozilla-Status: 0009\nSubject: gone\n\n\n" + fromLine + "Subject: unknown\n\n");
        const auto report = f.importNew({f.path(u"a.mbox"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, 3);
        QCOMPARE(report->deleted, 1);
        QVERIFY(f.flagsOf(report->folder, u"new"_qs) == MessageFlags());
        QVERIFY(f.flagsOf(report->folder, u"read"_qs) ==
                (MessageFlag::Seen | MessageFlag::Answered | MessageFlag::Flagged));
        QVERIFY(f.flagsOf(report->folder, u"unknown"_qs) == MessageFlag::Seen);
        for (const MessageRow& row : *f.reader->rows(f.ids(report->folder)))
            QCOMPARE(row.keywords, row.subject == "read"_L1 ? QStringList{u"work"_qs} : QStringList());
        QCOMPARE(f.reader->folder(report->folder)->unread, 1);
    }

    void maildirsComeWithFlagsAndFolders()
    {
        TransferFixture f;
        const QString box = f.path(u"Maildir"_qs);
        writeFile(box + u"/cur/1.a:2,FS"_qs, "Subject: read\n\n1\n");
        writeFile(box + u"/new/2.a"_qs, "Subject: new\n\n2\n");
        QDir().mkpath(box + u"/tmp"_qs);
        const QString sub = box + u"/."_qs + QString::fromLatin1(encodeMailbox(u"İş"_qs)) + u".Eski"_qs;
        writeFile(sub + u"/cur/3.a:2,"_qs, "Subject: below\n\n3\n");
        QDir().mkpath(sub + u"/new"_qs);
        writeFile(box + u"/dovecot-uidlist"_qs, "3 V1 N3\n");
        const auto report = f.importNew({box});
        REQUIRE(report);
        QCOMPARE(report->messages, 3);
        QCOMPARE(report->problemCount, 0);
        QVERIFY(f.flagsOf(report->folder, u"read"_qs) == (MessageFlag::Seen | MessageFlag::Flagged));
        QVERIFY(f.flagsOf(report->folder, u"new"_qs) == MessageFlags());
        const FolderId below = f.localFolder(u"Imported/İş/Eski"_qs);
        QVERIFY(below != 0);
        QVERIFY(f.flagsOf(below, u"below"_qs) == MessageFlags());
        QCOMPARE(f.ids(report->folder).size(), 2);
    }

    void foldersOfFilesBecomeFolders()
    {
        TransferFixture f;
        const QString root = f.path(u"Local Folders"_qs);
        writeFile(root + u"/Inbox"_qs, fromLine + numberedMessage(1));
        writeFile(root + u"/Inbox.msf"_qs, "// <!-- <mdb:mork:z v=\"1.4\"/> -->\nSubject: x\n");
        writeFile(root + u"/Inbox.sbd/Work"_qs, fromLine + numberedMessage(2));
        writeFile(root + u"/Trash"_qs, {});
        writeFile(root + u"/deep/er/a.EML"_qs, numberedMessage(4));
        writeFile(root + u"/deep/er/picture.png"_qs, "\x89PNG");
        writeFile(root + u"/deep/notes.txt"_qs, "Shopping list: bread\n");
        writeFile(root + u"/deep/no.eml"_qs, "\x01\x02\x03");
        const auto report = f.importNew({root});
        REQUIRE(report);
        QCOMPARE(report->messages, 3);
        QCOMPARE(f.textsIn(f.localFolder(u"Imported/Inbox"_qs)), QByteArrayList{numberedMessage(1)});
        QCOMPARE(f.textsIn(f.localFolder(u"Imported/Inbox/Work"_qs)), QByteArrayList{numberedMessage(2)});
        QCOMPARE(f.textsIn(f.localFolder(u"Imported/deep/er"_qs)), QByteArrayList{numberedMessage(4)});
        QCOMPARE(report->problemCount, 1);
        QVERIFY(report->problems.first().kind == Kind::NotMail);
        QCOMPARE(report->problems.first().place, root + u"/deep/no.eml"_qs);
    }

    void foldersMayBeLeftOut()
    {
        TransferFixture f;
        writeFile(f.path(u"d/a/1.eml"_qs), numberedMessage(1));
        writeFile(f.path(u"d/b/2.eml"_qs), numberedMessage(2));
        writeFile(f.path(u"d/b/again.eml"_qs), numberedMessage(1));
        ImportOptions options;
        options.paths = {f.path(u"d"_qs)};
        options.newFolder = u"All"_qs;
        options.keepsFolders = false;
        const auto report = importMail(*f.store, options, {}, {});
        REQUIRE(report);
        QCOMPARE(f.textsIn(f.localFolder(u"All"_qs)).size(), 2);
        QCOMPARE(report->duplicates, 1);
    }

    void whatCannotBeReadIsNamed()
    {
        TransferFixture f;
        writeFile(f.path(u"text.txt"_qs), "no mail at all\n");
        const auto report = f.importNew({f.path(u"text.txt"_qs), f.path(u"missing"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, 0);
        QCOMPARE(report->problemCount, 2);
        QVERIFY(report->problems.at(0).kind == Kind::NotMail);
        QVERIFY(report->problems.at(1).kind == Kind::Unreadable);
        QVERIFY(!report->problems.at(1).detail.isEmpty());
        QCOMPARE(*f.reader->localAccount(), 0); // nothing was made for nothing
    }

    /// Never in memory: only its place is told.
    void aMessageThatIsTooLargeIsNamed()
    {
        TransferFixture f;
        QFile file(f.path(u"big.mbox"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray before = fromLine + numberedMessage(1) + '\n';
        file.write(before + fromLine + "Subject: big\n\n");
        const QByteArray block(1 << 20, 'x'); // one line
        for (int i = 0; i < 130; ++i)
            file.write(block);
        file.write("\n\n" + fromLine + numberedMessage(2));
        file.close();
        const auto report = f.importNew({file.fileName()});
        REQUIRE(report);
        QCOMPARE(f.textsIn(report->folder), QByteArrayList({numberedMessage(1), numberedMessage(2)}));
        QCOMPARE(report->problemCount, 1);
        QVERIFY(report->problems.first().kind == Kind::TooLarge);
        QCOMPARE(report->problems.first().offset, before.size());
        QVERIFY(report->problems.first().size > 130 << 20);
    }

    void hostileFilesAreTakenAsTheyAre()
    {
        TransferFixture f;
        const QByteArray zeros = QByteArray("Subject: zeros\n\n", 16) + QByteArray(100'000, '\0') + "\n";
        const QByteArray long1 = "Subject: long\n\n" + QByteArray(5 << 20, 'y') + "\n";
        const QByteArray bare = "no header at all\n";
        writeFile(f.path(u"h.mbox"_qs),
                  fromLine + zeros + '\n' + fromLine + long1 + '\n' + fromLine + bare + '\n' + fromLine);
        const auto report = f.importNew({f.path(u"h.mbox"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, 3);
        QByteArrayList found = f.textsIn(report->folder);
        QVERIFY(found.contains(zeros) && found.contains(long1) && found.contains(bare));
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void cancellingKeepsWhatWasTaken()
    {
        TransferFixture f;
        QByteArray mbox;
        for (int i = 0; i < 16000; ++i)
            mbox += fromLine + numberedMessage(3 * i + 1) + '\n';
        writeFile(f.path(u"mail.mbox"_qs), mbox);
        const CancelToken cancel;
        const auto cut =
            f.importInto(0, {f.path(u"mail.mbox"_qs)}, cancel, [&](const TransferProgress& progress) {
                if (progress.messages > 0)
                    cancel.cancel();
            });
        REQUIRE(cut);
        QVERIFY(cut->wasCancelled);
        QVERIFY(cut->messages > 0 && cut->messages < 16000);
        QCOMPARE(f.reader->folder(cut->folder)->total, cut->messages);
        QCOMPARE(inconsistency(f.dir.path()), QString());
        const auto rest = f.importInto(cut->folder, {f.path(u"mail.mbox"_qs)});
        REQUIRE(rest);
        QCOMPARE(rest->duplicates, cut->messages);
        QCOMPARE(rest->messages, 16000 - cut->messages);
    }

    void theUserDoesNotWaitForTheEnd()
    {
        TransferFixture f;
        constexpr int count = 16'000;
        QByteArray mbox;
        for (int i = 0; i < count; ++i)
            mbox += fromLine + numberedMessage(3 * i + 1) + '\n';
        writeFile(f.path(u"mail.mbox"_qs), mbox);
        std::atomic<qint64> taken = 0;
        Result<TransferReport> report = TransferReport();
        std::thread import([&] {
            report = f.importInto(0, {f.path(u"mail.mbox"_qs)}, {},
                                  [&taken](const TransferProgress& progress) { taken = progress.messages; });
        });
        const bool isUnderWay = QTest::qWaitFor([&taken] { return taken > 0; }, 60'000);
        constexpr int clicks = 5;
        qint64 whenClicked = 0;
        for (int i = 0; i < clicks; ++i) {
            (void)f.store->write(WritePriority::User, [](Transaction& t) { return t.tryWriting(); });
            whenClicked = f.reader->folder(f.localFolder(u"Imported"_qs)).value_or(Folder()).total;
        }
        import.join();
        QVERIFY(isUnderWay);
        REQUIRE(report);
        QCOMPARE(report->messages, count);
        QVERIFY2(whenClicked < count, qPrintable(QString::number(whenClicked)));
    }

    void onlyFoldersOnThisComputerAreTargets()
    {
        TransferFixture f;
        writeFile(f.path(u"a.eml"_qs), numberedMessage(1));
        QCOMPARE(f.importInto(f.inbox, {f.path(u"a.eml"_qs)}).error().kind, ErrorKind::Input);
        QCOMPARE(f.importInto(9999, {f.path(u"a.eml"_qs)}).error().kind, ErrorKind::Gone);
        ImportOptions nameless;
        nameless.paths = {f.path(u"a.eml"_qs)};
        QCOMPARE(importMail(*f.store, nameless, {}, {}).error().kind, ErrorKind::Input);
    }

    void importedMailCanBeDeletedAndMoved()
    {
        TransferFixture f;
        writeFile(f.path(u"a.eml"_qs), numberedMessage(1));
        const auto report = f.importNew({f.path(u"a.eml"_qs)});
        REQUIRE(report);
        const MessageId id = f.ids(report->folder).first();
        const AccountId local = *f.reader->localAccount();
        const FolderId trash = *f.reader->folderByRole(local, FolderRole::Trash);
        QVERIFY(trash != 0);
        f.write([&](Transaction& t) { return t.wantMove({id}, trash); });
        QVERIFY(f.ids(report->folder).isEmpty());
        QCOMPARE(f.textsIn(trash), QByteArrayList{numberedMessage(1)});
        const auto again = f.importInto(report->folder, {f.path(u"a.eml"_qs)});
        REQUIRE(again);
        QCOMPARE(again->messages, 1); // in the trash is not there
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }
};

QTEST_GUILESS_MAIN(TestMailImport)
#include "tst_mailimport.moc"
