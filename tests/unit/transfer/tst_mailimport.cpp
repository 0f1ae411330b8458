#include "TransferFixture.h"

#include "message/MailboxName.h"
#include "transfer/ImportIntake.h"
#include "transfer/MailSource.h"

#include <sys/stat.h>

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

    /// Versions of a draft, and programs that send everything under one id.
    void differentMessagesMayHaveOneId()
    {
        TransferFixture f;
        const auto version = [](const QByteArray& minute, const QByteArray& subject, const QByteArray& text) {
            return "Date: Wed, 1 Jan 2020 10:" + minute +
                   ":00 +0000\nFrom: a@example.org\nTo: b@example.org\nMessage-ID: "
                   "<d@example.org>\nSubject: " +
                   subject + "\n\n" + text + "\n";
        };
        const QByteArrayList messages{version("00", "plan", "first"), version("00", "plan", "second"),
                                      version("00", "plans", "first"), version("01", "plan", "first")};
        QByteArray mbox;
        for (const QByteArray& message : messages)
            mbox += fromLine + message + '\n';
        writeFile(f.path(u"a.mbox"_qs), mbox);
        const auto report = f.importNew({f.path(u"a.mbox"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, 4);
        QCOMPARE(report->duplicates, 0);
        // And beside what the folder has.
        writeFile(f.path(u"b.eml"_qs), version("00", "plan", "third"));
        const auto more = f.importInto(report->folder, {f.path(u"a.mbox"_qs), f.path(u"b.eml"_qs)});
        REQUIRE(more);
        QCOMPARE(more->messages, 1);
        QCOMPARE(more->duplicates, 4);
    }

    void copiesOfAMessageAreKnown_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("with an id") << QByteArray("Message-ID: <c@example.org>\n");
        QTest::newRow("without") << QByteArray();
    }
    /// However they got here, and whatever programs have noted in them.
    void copiesOfAMessageAreKnown()
    {
        QFETCH(const QByteArray, id);
        TransferFixture f;
        const QByteArray fields = id + "Date: Wed, 1 Jan 2020 10:00:00 +0000\nFrom: a@example.org\n"
                                       "Subject: a long one\n\tthat is folded\nTo: b@example.org\n";
        const QByteArray text = "\nText\n\nFrom here on\n>From there\nlast line";
        QByteArray fromServer = "Received: from x by y;\n Wed, 1 Jan 2020 10:00:01 +0000\n" + fields + text;
        fromServer.replace('\n', "\r\n");
        writeFile(f.path(u"1.eml"_qs), fromServer);
        const auto report = f.importNew({f.path(u"1.eml"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, 1);
        QByteArray oldQuoting = text;
        oldQuoting.replace("\nFrom", "\n>From");
        QByteArray unfoldedFields = fields;
        unfoldedFields.replace("\n\t", " ");
        writeFile(f.path(u"copies.mbox"_qs), fromLine + "X-Mozilla-Status: 0001\nX-Mozilla-Keys: work\n" +
                                                 fields + oldQuoting + "\n\n" + fromLine +
                                                 "Received: from z by y\nStatus: RO\n" + unfoldedFields +
                                                 oldQuoting + "\n\n\n");
        const auto again = f.importInto(report->folder, {f.path(u"copies.mbox"_qs), f.path(u"1.eml"_qs)});
        REQUIRE(again);
        QCOMPARE(again->messages, 0);
        QCOMPARE(again->duplicates, 3);
    }

    void whatHasNoHeaderIsToldApartByItsText()
    {
        TransferFixture f;
        writeFile(f.path(u"a.mbox"_qs), fromLine + "one text\n\n" + fromLine + "another text\n\n" + fromLine +
                                            "Subject: x\none line\n\n" + fromLine +
                                            "Subject: x\nanother line\n\n" + fromLine + "one text\n\n");
        const auto report = f.importNew({f.path(u"a.mbox"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, 4);
        QCOMPARE(report->duplicates, 1);
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

    /// A sender can write whatever fields into a message.
    void whatTheSenderMarksIsNotBelieved()
    {
        TransferFixture f;
        const QByteArray deleted = "Received: from x by y\nX-Mozilla-Status: 0009\nSubject: mbox\n\n1\n";
        writeFile(f.path(u"in/a.mbox"_qs),
                  fromLine + deleted + '\n' + fromLine + "X-Mozilla-Status: 0000\n" + deleted);
        writeFile(f.path(u"in/b.eml"_qs), "X-Mozilla-Status: 0008\nSubject: eml\n\n2\n");
        writeFile(f.path(u"in/box/new/1.a"_qs),
                  "X-Mozilla-Status: 0009\nStatus: R\nX-Keywords: theirs\nSubject: maildir\n\n3\n");
        QDir().mkpath(f.path(u"in/box/cur"_qs));
        const auto report = f.importNew({f.path(u"in"_qs)});
        REQUIRE(report);
        QCOMPARE(report->deleted, 0);
        QCOMPARE(f.ids(f.localFolder(u"Imported/a"_qs)).size() + report->duplicates, 2);
        QCOMPARE(f.ids(report->folder).size(), 1);
        const FolderId box = f.localFolder(u"Imported/box"_qs);
        QVERIFY(f.flagsOf(box, u"maildir"_qs) == MessageFlags());
        QCOMPARE(f.row(f.ids(box).value(0)).keywords, QStringList());
    }

    void anMboxMayHaveLostItsFirstLine()
    {
        TransferFixture f;
        const QByteArray two = "\n" + numberedMessage(1) + '\n' + fromLine + numberedMessage(2);
        const QByteArray quoting = "Subject: quoting\n\nFrom 10:30 on we meet.\n\nFrom me\nSubject: none\n";
        writeFile(f.path(u"in/Archive"_qs), two);
        writeFile(f.path(u"in/Large.MBX"_qs),
                  "Subject: big\n\n" + QByteArray(3 << 20, 'x') + "\n\n" + two.mid(two.indexOf(fromLine)));
        writeFile(f.path(u"in/deep/message"_qs), quoting);
        writeFile(f.path(u"in/deep/2.eml"_qs), two.mid(1)); // a message, whatever is in its text
        const auto report = f.importNew({f.path(u"in"_qs)});
        REQUIRE(report);
        QCOMPARE(f.textsIn(f.localFolder(u"Imported/Archive"_qs)),
                 QByteArrayList({numberedMessage(1), numberedMessage(2)}));
        QCOMPARE(f.ids(f.localFolder(u"Imported/Large"_qs)).size(), 2);
        const QByteArrayList single = f.textsIn(f.localFolder(u"Imported/deep"_qs));
        QCOMPARE(single.size(), 2);
        QVERIFY(single.contains(quoting) && single.contains(two.mid(1)));
        QCOMPARE(report->problemCount, 0);
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

    /// Thunderbird's own have no flags in the names of files.
    void marksInMaildirsAreTakenWhereNamesHaveNone()
    {
        TransferFixture f;
        const QString box = f.path(u"Archive"_qs);
        writeFile(box + u"/cur/1600000000.eml"_qs,
                  "X-Mozilla-Status: 0004\nX-Mozilla-Keys: work\nSubject: marked\n\n1\n");
        QDir().mkpath(box + u"/tmp"_qs);
        const auto report = f.importNew({box});
        REQUIRE(report);
        QVERIFY(f.flagsOf(report->folder, u"marked"_qs) == MessageFlag::Flagged);
        QCOMPARE(f.row(f.ids(report->folder).value(0)).keywords, QStringList{u"work"_qs});
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

    /// To open it would be to wait for a writer.
    void pipesAreNamedAndNotOpened()
    {
        TransferFixture f;
        const QString pipe = f.path(u"in/pipe.eml"_qs);
        writeFile(f.path(u"in/1.eml"_qs), numberedMessage(1));
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(QFile::link(pipe, f.path(u"in/link.eml"_qs)));
        const auto report = f.importNew({f.path(u"in"_qs), pipe, f.path(u"in/link.eml"_qs), u"/dev/null"_qs});
        REQUIRE(report);
        QCOMPARE(report->messages, 1);
        QCOMPARE(report->problemCount, 3);
        for (const TransferProblem& problem : report->problems)
            QVERIFY(problem.kind == Kind::NotAFile);
        QCOMPARE(report->problems.first().place, pipe);
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

    /// Thousands of them wait to be written.
    void aFileTakesNoMoreMemoryThanItNeeds()
    {
        TransferFixture f;
        const QByteArray raw = numberedMessage(1);
        writeFile(f.path(u"a.eml"_qs), raw);
        QString why;
        const QByteArray read = readMessageFile(f.path(u"a.eml"_qs), &why);
        QCOMPARE(read, raw);
        QVERIFY2(read.capacity() < 4096, qPrintable(QString::number(read.capacity())));
        QVERIFY(why.isEmpty());
        QVERIFY(readMessageFile(f.path(u"missing"_qs), &why).isEmpty());
        QVERIFY(!why.isEmpty());
    }

    void memoryDoesNotGrowWithProcessors()
    {
        TransferFixture f;
        QVERIFY(ImportIntake(*f.store, 64).mostUnderWay() <= 8);
        QCOMPARE(ImportIntake(*f.store, 0).mostUnderWay(), size_t{2});
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

    /// The report speaks of what is missing, and nothing is.
    void stoppedWhenAllIsInIsNotStopped()
    {
        TransferFixture f;
        QByteArray mbox;
        for (int i = 0; i < 3; ++i)
            mbox += fromLine + numberedMessage(3 * i + 1) + '\n';
        writeFile(f.path(u"mail.mbox"_qs), mbox);
        const CancelToken cancel;
        const auto all =
            f.importInto(0, {f.path(u"mail.mbox"_qs)}, cancel, [&](const TransferProgress& progress) {
                if (progress.messages == 3 || progress.done == progress.total)
                    cancel.cancel();
            });
        REQUIRE(all);
        QCOMPARE(all->messages, 3);
        QVERIFY(!all->wasCancelled);
        // With a file more that was not looked at it is.
        writeFile(f.path(u"z.mbox"_qs), mbox);
        const CancelToken early;
        early.cancel();
        const auto none = f.importInto(0, {f.path(u"mail.mbox"_qs), f.path(u"z.mbox"_qs)}, early);
        REQUIRE(none);
        QVERIFY(none->wasCancelled);
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

    /// Closing any of its files would let go of the locks on it.
    void theProfileItselfIsLeftOut()
    {
        TransferFixture f;
        // A file there that would be taken; nothing else shows what was opened.
        const QString inProfile = f.dir.filePath(u"note.eml"_qs);
        writeFile(inProfile, numberedMessage(1));
        const QString link = f.path(u"in/profile.eml"_qs);
        writeFile(f.path(u"in/2.eml"_qs), numberedMessage(2));
        QVERIFY(QFile::link(inProfile, link));
        QVERIFY(QFile::link(f.dir.path(), f.path(u"link"_qs)));
        const auto report =
            f.importNew({f.path(u"in"_qs), f.dir.path(), inProfile, f.path(u"link"_qs), link});
        REQUIRE(report);
        QCOMPARE(f.textsIn(report->folder), QByteArrayList{numberedMessage(2)});
        QCOMPARE(report->messages, 1);
        QCOMPARE(report->problemCount, 4); // those that somebody has named
        for (const TransferProblem& problem : report->problems)
            QVERIFY(problem.kind == Kind::NotMail);
    }

    void aProfileAmongTheMailIsLeftOut()
    {
        QTemporaryDir mail;
        const QString profile = mail.filePath(u"sub/profile"_qs);
        QDir().mkpath(profile);
        writeFile(mail.filePath(u"1.eml"_qs), numberedMessage(1));
        writeFile(profile + u"/2.eml"_qs, numberedMessage(2));
        writeFile(mail.filePath(u"sub/profile2/3.eml"_qs), numberedMessage(3));
        const StandingClock clock;
        const auto store = Store::open(profile, clock);
        REQUIRE(store);
        ImportOptions options;
        options.paths = {mail.path()};
        options.newFolder = u"Imported"_qs;
        const auto report = importMail(**store, options, {}, {});
        REQUIRE(report);
        QCOMPARE(report->messages, 2);
        QCOMPARE(report->problemCount, 0);
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
