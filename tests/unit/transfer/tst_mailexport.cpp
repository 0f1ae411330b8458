#include "MessagesInMbox.h"
#include "TransferFixture.h"

#include <sys/resource.h>

#include <csignal>

using namespace postaci;
using namespace postaci::test;
using Kind = TransferProblemKind;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArrayList sorted(QByteArrayList messages)
{
    std::sort(messages.begin(), messages.end());
    return messages;
}

/// As mboxrd has it.
QByteArray quoted(const QByteArray& raw)
{
    QByteArrayList lines = raw.split('\n');
    for (QByteArray& line : lines) {
        qsizetype marks = 0;
        while (marks < line.size() && line.at(marks) == '>')
            ++marks;
        if (line.mid(marks).startsWith("From "))
            line.prepend('>');
    }
    return lines.join('\n');
}

QByteArrayList oddBodies(qsizetype longestLine)
{
    return {"",
            "\n",
            "\n\n\n",
            "From the beginning\nFrom a@example.org Thu Jan  1 00:00:00 1970\n>From\n>>From \n> From\n",
            "\nFrom a@example.org Thu Jan  1 00:00:00 1970\nSubject: no message\n\ntext\n",
            "windows\r\n\r\nFrom a@example.org Thu Jan  1 00:00:00 1970\r\nSubject: none\r\n\r\n",
            "both\r\nkinds\nof line\rends\r\n",
            "\xff\xfe 8 bit \x80\xe7\xf6\n",
            QByteArray("zeros \0 and \0\0\n\0From \n", 22),
            QByteArray(longestLine, 'x') + "From \n",
            QByteArray("\n").repeated(300),
            ".\n..\n--\n"};
}

/// With these messages imported, in their order.
struct ExportFixture : TransferFixture
{
    FolderId filled(const QByteArrayList& messages)
    {
        for (int i = 0; i < messages.size(); ++i)
            writeFile(path(u"in/%1.eml"_qs.arg(i, 5, 10, QLatin1Char('0'))), messages.at(i));
        const auto report = importNew({path(u"in"_qs)});
        return report ? report->folder : 0;
    }
    Result<TransferReport> exportTo(const QString& target, MailFormat format, FolderId folder,
                                    const FetchBodies& fetch = {}, bool keepsMarks = false)
    {
        ExportOptions options;
        options.format = format;
        options.path = target;
        options.folder = folder;
        options.keepsMarks = keepsMarks;
        return exportMail(*reader, options, fetch, {}, {});
    }
};

/// Writing beyond it fails as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes) : m_before(limit()), m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        const rlimit wanted{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &wanted);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    static rlimit limit()
    {
        rlimit now{};
        getrlimit(RLIMIT_FSIZE, &now);
        return now;
    }
    const rlimit m_before;
    void (*const m_handler)(int);
};

} // namespace

class TestMailExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Whatever an mbox does to them on the way.
    void whatWasImportedGoesOutAsItWas()
    {
        ExportFixture f;
        constexpr int count = 3000;
        QByteArray mbox;
        QByteArrayList messages;
        for (int i = 0; i < count; ++i) {
            messages.append(numberedMessage(3 * i + 1));
            mbox += fromLine + messages.last() + '\n';
        }
        writeFile(f.path(u"in.mbox"_qs), mbox);
        const auto report = f.importNew({f.path(u"in.mbox"_qs)});
        REQUIRE(report);
        QList<TransferProgress> told;
        ExportOptions options;
        options.path = f.path(u"out.mbox"_qs);
        options.folder = report->folder;
        const auto written = exportMail(*f.reader, options, {}, {},
                                        [&](const TransferProgress& progress) { told.append(progress); });
        REQUIRE(written);
        QCOMPARE(written->messages, count);
        QCOMPARE(written->problemCount, 0);
        QVERIFY(messagesInMbox(options.path) == messages);
        QCOMPARE(told.last().done, count);
        QCOMPARE(told.last().total, count);
        QCOMPARE(readFile(options.path).count("\nFrom p"), count - 1);
    }

    /// The same of what nobody would write, again and again.
    void oddMessagesGoOutAsTheyWere()
    {
        ExportFixture f;
        constexpr int rounds = 250;
        QByteArray mbox;
        QByteArrayList messages;
        for (int i = 0; i < rounds; ++i) {
            const QByteArrayList bodies = oddBodies(i % 25 == 0 ? 200'000 : 2000);
            for (const QByteArray& body : bodies) {
                messages.append("Subject: " + QByteArray::number(messages.size()) +
                                (body.contains("\r\n") ? "\r\n\r\n" : "\n\n") + body);
                const QByteArray lineEnd = body.contains("\r\n") ? "\r\n" : "\n";
                mbox += fromLine.trimmed() + lineEnd + quoted(messages.last()) + lineEnd;
            }
        }
        const QByteArray lastOne = "Subject: last\n\nno line end";
        messages.append(lastOne);
        mbox += fromLine + lastOne;
        writeFile(f.path(u"in.mbox"_qs), mbox);
        const auto report = f.importNew({f.path(u"in.mbox"_qs)});
        REQUIRE(report);
        QCOMPARE(report->messages, messages.size());
        QCOMPARE(report->bytes, messages.join().size());
        QCOMPARE(report->problemCount + report->duplicates, 0);
        QVERIFY(sorted(f.textsIn(report->folder)) == sorted(messages));
        REQUIRE(f.exportTo(f.path(u"out.mbox"_qs), MailFormat::Mbox, report->folder));
        messages.last() += '\n'; // in an mbox each line has an end
        QVERIFY(sorted(messagesInMbox(f.path(u"out.mbox"_qs))) == sorted(messages));
        QCOMPARE(inconsistency(f.dir.path()), QString());
        // What was written is known as what it is made of.
        const auto again = f.importInto(report->folder, {f.path(u"out.mbox"_qs)});
        REQUIRE(again);
        QCOMPARE(again->duplicates, messages.size());
    }

    void linesAreQuoted()
    {
        ExportFixture f;
        const QByteArray raw = "Subject: x\n\nFrom here\n>From there\n>>From\n >From\nxFrom y\n>From\nFrom ";
        const FolderId folder = f.filled({raw, "From: <a b@x>\r\nSubject: y\r\n\r\nFrom afar\r\n"});
        const QString out = f.path(u"out"_qs);
        REQUIRE(f.exportTo(out, MailFormat::Mbox, folder));
        const QByteArray bytes = readFile(out);
        QVERIFY(
            bytes.contains("\n\n>From here\n>>From there\n>>From\n >From\nxFrom y\n>From\n>From \n\nFrom "));
        QVERIFY(bytes.contains("\r\n\r\n>From afar\r\n\r\n"));
        QVERIFY(messagesInMbox(out).contains(raw + '\n'));
        QVERIFY(messagesInMbox(out).contains("From: <a b@x>\r\nSubject: y\r\n\r\nFrom afar\r\n"));
        QVERIFY(f.exportTo(out, MailFormat::Mbox, folder).error().reason == ErrorReason::FileUnwritable);
        QCOMPARE(readFile(out), bytes); // not overwritten
    }

    void marksAreWrittenWhereTheyAreWished()
    {
        ExportFixture f;
        const FolderId folder = f.filled({"Subject: read\nStatus: O\nX-Status: AF\n\nStatus: O\n"});
        f.write([&](Transaction& t) { return t.wantFlag(f.ids(folder), MessageFlag::Seen, true); });
        REQUIRE(f.exportTo(f.path(u"bare"_qs), MailFormat::Mbox, folder));
        QCOMPARE(messagesInMbox(f.path(u"bare"_qs)).first(), f.textsIn(folder).first());
        REQUIRE(f.exportTo(f.path(u"marked"_qs), MailFormat::Mbox, folder, {}, true));
        QCOMPARE(messagesInMbox(f.path(u"marked"_qs)).first(),
                 QByteArray("Status: RO\nX-Status: AF\nSubject: read\n\nStatus: O\n"));
    }

    void filesHaveNamesOfTheirOwn()
    {
        ExportFixture f;
        const QByteArray head = "Date: Wed, 1 Jan 2020 10:00:00 +0000\nSubject: a/b: \"c\"\n\n";
        QByteArrayList messages;
        for (int i = 0; i < 30; ++i)
            messages.append(head + QByteArray::number(i) + '\n');
        const FolderId folder = f.filled(messages);
        const QString out = f.path(u"out"_qs);
        const auto report = f.exportTo(out, MailFormat::Eml, folder);
        REQUIRE(report);
        const QStringList names = QDir(out).entryList(QDir::Files);
        QCOMPARE(names.size(), 30);
        QByteArrayList written;
        for (const QString& name : names) {
            QVERIFY2(name.startsWith(u"2020-01-01"_qs) && name.endsWith(u".eml"_qs), qPrintable(name));
            written.append(readFile(out + u'/' + name));
        }
        std::sort(written.begin(), written.end());
        std::sort(messages.begin(), messages.end());
        QVERIFY(written == messages);
        // Beside others of these names.
        const QString beside = f.path(u"beside"_qs);
        for (const QString& name : names)
            writeFile(beside + u'/' + name, "mine");
        REQUIRE(f.exportTo(beside, MailFormat::Eml, folder));
        QCOMPARE(QDir(beside).entryList(QDir::Files).size(), 60);
    }

    void maildirsHaveFlags()
    {
        ExportFixture f;
        const FolderId folder =
            f.filled({"Status: RO\nX-Status: F\nSubject: read\n\n", "Status: O\nSubject: new\n\n"});
        const QString out = f.path(u"Maildir"_qs);
        REQUIRE(f.exportTo(out, MailFormat::Maildir, folder));
        QCOMPARE(QDir(out + u"/cur"_qs).entryList(QDir::Files).size(), 1);
        QVERIFY(QDir(out + u"/cur"_qs).entryList(QDir::Files).first().endsWith(u":2,FS"_qs));
        QCOMPARE(QDir(out + u"/new"_qs).entryList(QDir::Files).size(), 1);
        QVERIFY(QDir(out + u"/tmp"_qs).entryList(QDir::Files).isEmpty());
        const auto back = f.importInto(0, {out});
        REQUIRE(back);
        QCOMPARE(back->duplicates, 2);
    }

    void foldersBelowComeAlong_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("mbox") << static_cast<int>(MailFormat::Mbox);
        QTest::newRow("eml") << static_cast<int>(MailFormat::Eml);
        QTest::newRow("maildir") << static_cast<int>(MailFormat::Maildir);
    }
    void foldersBelowComeAlong()
    {
        QFETCH(const int, format);
        ExportFixture f;
        writeFile(f.path(u"in/1.eml"_qs), numberedMessage(1));
        writeFile(f.path(u"in/İş/2.eml"_qs), numberedMessage(2));
        writeFile(f.path(u"in/İş/Eski/4.eml"_qs), numberedMessage(4));
        const auto taken = f.importNew({f.path(u"in"_qs)});
        REQUIRE(taken);
        ExportOptions options;
        options.format = static_cast<MailFormat>(format);
        options.path = f.path(u"out"_qs);
        options.folder = taken->folder;
        options.withSubfolders = true;
        const auto report = exportMail(*f.reader, options, {}, {}, {});
        REQUIRE(report);
        QCOMPARE(report->messages, 3);
        // And back under another name.
        ImportOptions in;
        in.paths = {options.path};
        in.newFolder = u"Back"_qs;
        REQUIRE(importMail(*f.store, in, {}, {}));
        const QString root = options.format == MailFormat::Maildir ? u"Back"_qs : u"Back/Imported"_qs;
        QCOMPARE(f.textsIn(f.localFolder(root)), QByteArrayList{numberedMessage(1)});
        QCOMPARE(f.textsIn(f.localFolder(root + u"/İş"_qs)), QByteArrayList{numberedMessage(2)});
        QCOMPARE(f.textsIn(f.localFolder(root + u"/İş/Eski"_qs)), QByteArrayList{numberedMessage(4)});
    }

    void wholeAccountsComeBack_data() { foldersBelowComeAlong_data(); }
    void wholeAccountsComeBack()
    {
        QFETCH(const int, format);
        ExportFixture f;
        writeFile(f.path(u"in/1.eml"_qs), numberedMessage(1));
        writeFile(f.path(u"in/İş/2.eml"_qs), numberedMessage(2));
        writeFile(f.path(u"in/İş/Eski/4.eml"_qs), numberedMessage(4));
        REQUIRE(f.importNew({f.path(u"in"_qs)}));
        ExportOptions options;
        options.format = static_cast<MailFormat>(format);
        options.path = f.path(u"out"_qs);
        options.account = *f.reader->localAccount();
        const auto report = exportMail(*f.reader, options, {}, {}, {});
        REQUIRE(report);
        QCOMPARE(report->messages, 3);
        const auto comesBackTo = [&](const QString& name) {
            ImportOptions in;
            in.paths = {options.path};
            in.newFolder = name;
            REQUIRE(importMail(*f.store, in, {}, {}));
            const QString root = name + u"/Imported"_qs;
            QCOMPARE(f.textsIn(f.localFolder(root)), QByteArrayList{numberedMessage(1)});
            QCOMPARE(f.textsIn(f.localFolder(root + u"/İş"_qs)), QByteArrayList{numberedMessage(2)});
            QCOMPARE(f.textsIn(f.localFolder(root + u"/İş/Eski"_qs)), QByteArrayList{numberedMessage(4)});
        };
        comesBackTo(u"Back"_qs);
        if (options.format == MailFormat::Maildir) {
            // Other programs' have no mail and no directories for it at the top.
            for (const char* const part : {"/cur", "/new", "/tmp"})
                QVERIFY(QDir(options.path + QLatin1String(part)).removeRecursively());
            comesBackTo(u"Again"_qs);
        }
    }

    void accountsAndSelections()
    {
        ExportFixture f;
        const FolderId folder = f.filled({numberedMessage(1), numberedMessage(2), numberedMessage(4)});
        ExportOptions options;
        options.path = f.path(u"selection"_qs);
        options.messages = {f.ids(folder).at(0), f.ids(folder).at(2)};
        REQUIRE(exportMail(*f.reader, options, {}, {}, {}));
        QCOMPARE(messagesInMbox(options.path), QByteArrayList({numberedMessage(1), numberedMessage(4)}));
        options = {};
        options.path = f.path(u"account"_qs);
        options.account = *f.reader->localAccount();
        const auto report = exportMail(*f.reader, options, {}, {}, {});
        REQUIRE(report);
        QCOMPARE(messagesInMbox(options.path + u"/Imported.mbox"_qs).size(), 3);
        QVERIFY(QFileInfo::exists(options.path + u"/Trash.mbox"_qs));
    }

    void whatIsNotHereIsFetchedOrNamed()
    {
        ExportFixture f;
        f.insert(f.work, {sampleMessage(1), sampleMessage(2)});
        const QList<MessageId> ids = f.ids(f.work);
        const QByteArray raw = "Subject: x\r\n\r\nfetched\r\n";
        QList<MessageId> asked;
        const FetchBodies fetch = [&](const QList<MessageId>& missing) {
            asked += missing;
            f.write([&](Transaction& t) { return t.putBody(ids.at(0), raw); });
            return true;
        };
        const auto report = f.exportTo(f.path(u"out"_qs), MailFormat::Mbox, f.work, fetch);
        REQUIRE(report);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(messagesInMbox(f.path(u"out"_qs)), QByteArrayList{raw});
        QCOMPARE(report->problemCount, 1);
        QVERIFY(report->problems.first().kind == Kind::NotHere);
        QCOMPARE(report->problems.first().message, f.row(ids.at(1)).subject);
        QCOMPARE(report->problems.first().place, u"Work"_qs);
    }

    /// Each time it is a minute and a half in the worst case.
    void whoCannotAnswerIsAskedOnce()
    {
        ExportFixture f;
        QList<postaci::NewMessage> messages;
        for (quint32 uid = 1; uid <= 120; ++uid)
            messages.append(sampleMessage(uid));
        f.insert(f.work, messages);
        for (const bool isReachable : {false, true}) {
            int asked = 0;
            const FetchBodies fetch = [&](const QList<MessageId>&) {
                ++asked;
                return isReachable;
            };
            const QString out = f.path(isReachable ? u"gone"_qs : u"offline"_qs);
            const auto report = f.exportTo(out, MailFormat::Mbox, f.work, fetch);
            REQUIRE(report);
            QCOMPARE(report->problemCount, 120);
            QCOMPARE(asked, isReachable ? 3 : 1);
        }
    }

    /// What is there is left, whatever order it comes in; others get a name of their own.
    void exportingAgainWritesOnlyWhatIsNew()
    {
        ExportFixture f;
        const auto same = [](int number) {
            return "Subject: Ayn\xc4\xb1\nDate: Fri, 27 Nov 2026 10:00:00 +0300\nMessage-ID: <" +
                   QByteArray::number(number) + "@example.org>\n\n" + QByteArray::number(number) + "\n";
        };
        const QString out = f.path(u"out"_qs);
        const FolderId folder = f.filled({same(1), same(2), numberedMessage(3)});
        const auto first = f.exportTo(out, MailFormat::Eml, folder);
        REQUIRE(first);
        QCOMPARE(first->messages, 3);
        QCOMPARE(first->duplicates, 0);
        QCOMPARE(first->target, out);
        const auto again = f.exportTo(out, MailFormat::Eml, folder);
        REQUIRE(again);
        QCOMPARE(again->messages, 0);
        QCOMPARE(again->duplicates, 3);
        QCOMPARE(QDir(out).entryList(QDir::Files).size(), 3);
        // A new one between them, and a file that somebody has changed.
        const QString changed = out + u'/' + QDir(out).entryList(QDir::Files).first();
        writeFile(changed, "mine");
        writeFile(f.path(u"more/a.eml"_qs), same(4));
        REQUIRE(f.importInto(folder, {f.path(u"more"_qs)}));
        const auto third = f.exportTo(out, MailFormat::Eml, folder);
        REQUIRE(third);
        QCOMPARE(third->messages, 2);
        QCOMPARE(third->duplicates, 2);
        QCOMPARE(QDir(out).entryList(QDir::Files).size(), 5);
        const auto fourth = f.exportTo(out, MailFormat::Eml, folder);
        REQUIRE(fourth);
        QCOMPARE(fourth->messages, 0);
        QCOMPARE(fourth->duplicates, 4);
        QFile mine(changed);
        QVERIFY(mine.open(QIODevice::ReadOnly));
        QCOMPARE(mine.readAll(), QByteArray("mine"));
    }

    /// Two messages of the same bytes are two files.
    void twinsAreBothThere()
    {
        ExportFixture f;
        const FolderId folder = f.filled({numberedMessage(1)});
        const QList<MessageId> ids = f.ids(folder);
        ExportOptions options;
        options.format = MailFormat::Eml;
        options.path = f.path(u"out"_qs);
        options.messages = {ids.first(), ids.first()};
        const auto report = exportMail(*f.reader, options, {}, {}, {});
        REQUIRE(report);
        QCOMPARE(QDir(options.path).entryList(QDir::Files).size(), report->messages);
        const auto again = exportMail(*f.reader, options, {}, {}, {});
        REQUIRE(again);
        QCOMPARE(again->messages, 0);
    }

    void stoppedWhenAllIsWrittenIsNotStopped()
    {
        ExportFixture f;
        const FolderId folder = f.filled({numberedMessage(1), numberedMessage(2)});
        const CancelToken cancel;
        ExportOptions options;
        options.format = MailFormat::Eml;
        options.path = f.path(u"out"_qs);
        options.folder = folder;
        const auto report =
            exportMail(*f.reader, options, {}, cancel, [&cancel](const TransferProgress& progress) {
                if (progress.messages == 2)
                    cancel.cancel();
            });
        REQUIRE(report);
        QCOMPARE(report->messages, 2);
        QVERIFY(!report->wasCancelled);
    }

    void cancellingLeavesNoHalfFile()
    {
        ExportFixture f;
        QByteArrayList messages;
        for (int i = 0; i < 200; ++i)
            messages.append(numberedMessage(i));
        const FolderId folder = f.filled(messages);
        ExportOptions options;
        options.path = f.path(u"out"_qs);
        options.folder = folder;
        const CancelToken cancel;
        const auto report =
            exportMail(*f.reader, options, {}, cancel, [&](const TransferProgress&) { cancel.cancel(); });
        REQUIRE(report);
        QVERIFY(report->wasCancelled);
        QVERIFY(!QFileInfo::exists(options.path));
        QCOMPARE(report->messages, 0); // what is in no file was not exported
        QCOMPARE(report->bytes, 0);
        // Single files stay.
        const CancelToken other;
        options.format = MailFormat::Eml;
        const auto some =
            exportMail(*f.reader, options, {}, other, [&](const TransferProgress&) { other.cancel(); });
        REQUIRE(some);
        QVERIFY(some->messages > 0);
        QCOMPARE(QDir(options.path).entryList(QDir::Files).size(), some->messages);
    }

    /// The limit stands for a full disk.
    void whatDoesNotFitOnTheDiskWasNotExported()
    {
        ExportFixture f;
        const FolderId folder = f.filled(
            {numberedMessage(1), "Subject: big\n\n" + QByteArray(3 << 20, 'x') + "\n", numberedMessage(2)});
        const FileSizeLimit limit(2 << 20);
        const auto report = f.exportTo(f.path(u"out"_qs), MailFormat::Mbox, folder);
        REQUIRE(report);
        QCOMPARE(report->messages, 0);
        QCOMPARE(report->bytes, 0);
        QCOMPARE(report->problemCount, 1);
        QVERIFY(report->problems.first().kind == Kind::Unwritable);
        QVERIFY(!QFileInfo::exists(f.path(u"out"_qs)));
    }

    void aTargetThatCannotBeIsAnError()
    {
        ExportFixture f;
        const FolderId folder = f.filled({numberedMessage(1)});
        const auto report = f.exportTo(f.path(u"missing/out"_qs), MailFormat::Mbox, folder);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestMailExport)
#include "tst_mailexport.moc"
