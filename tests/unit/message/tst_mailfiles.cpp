#include "message/HeaderDecoder.h"
#include "message/MailFiles.h"
#include "message/MboxReader.h"
#include "message/MimeTree.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace postaci;

namespace {

/// Subjects of the messages in an mbox of these bytes.
QByteArrayList subjectsIn(QByteArray bytes)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    MboxReader mbox(device);
    QByteArrayList subjects;
    QByteArray header;
    while (mbox.next(&header))
        subjects.append(headerField(header, "Subject"));
    return subjects;
}

/// A device that makes up endless mail as it is read, so that only a flat reader gets through.
class EndlessMbox : public QIODevice
{
public:
    explicit EndlessMbox(qint64 size) : m_left(size) { open(QIODevice::ReadOnly); }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        const qint64 size = qMin(most, m_left);
        static const QByteArray head = "From a@b Thu Jan  1 00:00:00 1970\nSubject: s\n\n";
        std::fill_n(data, size, 'x'); // one line without an end
        if (m_isAtBegin)
            std::copy(head.begin(), head.end(), data);
        m_isAtBegin = false;
        m_left -= size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    qint64 m_left;
    bool m_isAtBegin = true;
};

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArrayList subjectsAt(const QString& path)
{
    QByteArrayList subjects;
    const auto read = forEachHeaderBlock(
        path, [&](const QByteArray& header) { subjects.append(headerField(header, "Subject")); });
    return read ? subjects : QByteArrayList{"error"};
}

const QByteArray from = "From ayse@example.org Thu Jan  1 00:00:00 2026\n";

} // namespace

/// Messages in files as other programs leave them.
class TestMailFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mboxDialects_data();
    void mboxDialects();
    void longLinesAreHeldInPart();
    void endlessMessageIsFlat();
    void headersEndAtTheirLimit();
    void folders();
    void whatCannotBeRead();
};

void TestMailFiles::mboxDialects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("subjects");
    const QByteArray one = from + "Subject: 1\n\nText.\n\n";
    const QByteArray two = from + "Subject: 2\n\nText.\n";
    QTest::newRow("two messages") << one + two << QByteArrayList{"1", "2"};
    QTest::newRow("CRLF") << QByteArray(one + two).replace("\n", "\r\n") << QByteArrayList{"1", "2"};
    QTest::newRow("mboxrd quoting") << one + from + "Subject: 2\n\n>From here\n\n>>From there 12:30\n\n" + two
                                    << QByteArrayList{"1", "2", "2"};
    QTest::newRow("a sentence that nobody quoted")
        << one + from + "Subject: 2\n\nHello\n\nFrom there we went on.\nIt rained.\n\n" + two
        << QByteArrayList{"1", "2", "2"};
    QTest::newRow("no empty line between")
        << from + "Subject: 1\n\nText.\n" + two << QByteArrayList{"1", "2"};
    QTest::newRow("no time in it") << QByteArray(
                                          "From nobody\nSubject: 1\n\nx\n\nFrom nobody\nSubject: 2\n\n")
                                   << QByteArrayList{"1", "2"};
    QTest::newRow("no body, no empty line") << from + "Subject: 1\n" + two << QByteArrayList{"1", "2"};
    QTest::newRow("a separator among the fields")
        << from + from + "Subject: 1\n\n" + two << QByteArrayList{"1", "2"};
    QTest::newRow("a quoted one among the fields")
        << from + ">From old@example.org\nSubject: 1\n\n" + two << QByteArrayList{"1", "2"};
    QTest::newRow("empty lines first") << "\n\n" + one << QByteArrayList{"1"};
    QTest::newRow("cut in the header") << one + from + "Subject: 2" << QByteArrayList{"1", "2"};
    QTest::newRow("only a separator") << from << QByteArrayList{QByteArray()};
    QTest::newRow("NUL and 8 bit") << from + QByteArray("Subject: \xe7\n\n\0\xff\n\n", 16) + two
                                   << QByteArrayList{"\xe7", "2"};
    QTest::newRow("no mbox") << QByteArray("Subject: 1\n\nText.\n") << QByteArrayList{};
    QTest::newRow("nothing") << QByteArray() << QByteArrayList{};
}

void TestMailFiles::mboxDialects()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArrayList, subjects);
    QCOMPARE(subjectsIn(bytes), subjects);
}

void TestMailFiles::longLinesAreHeldInPart()
{
    // A piece of a long line that happens to look like a separator begins no message.
    const QByteArray filler(64 * 1024 - 2, 'x');
    const QByteArray bytes = from + "Subject: 1\n\n" + filler + "\n\n" + QByteArray(64 * 1024 - 1, 'y') +
                             from + "Subject: no\n\n" + from + "Subject: 2\n\n";
    QCOMPARE(subjectsIn(bytes), (QByteArrayList{"1", "2"}));
}

void TestMailFiles::endlessMessageIsFlat()
{
    EndlessMbox device(256 * 1024 * 1024);
    MboxReader mbox(device);
    QByteArray header;
    QVERIFY(mbox.next(&header));
    QCOMPARE(header, QByteArray("Subject: s\n"));
    QVERIFY(!mbox.next(&header));
}

void TestMailFiles::headersEndAtTheirLimit()
{
    QByteArray bytes = from + "Subject: 1\n";
    for (int i = 0; i < 100000; ++i)
        bytes += "X-Flood: " + QByteArray(40, 'x') + '\n';
    bytes += "\n" + from + "Subject: 2\n\n";
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    MboxReader mbox(device);
    QByteArray header;
    QVERIFY(mbox.next(&header));
    QVERIFY(header.size() <= MimeTree::kMaxHeader);
    QCOMPARE(headerField(header, "Subject"), QByteArray("1"));
    QVERIFY(mbox.next(&header));
    QCOMPARE(headerField(header, "Subject"), QByteArray("2"));
    bytes = QByteArray("Subject: 3\n") + QByteArray(4 * 1024 * 1024, 'x');
    QBuffer message(&bytes);
    message.open(QIODevice::ReadOnly);
    QVERIFY(readHeaderBlock(message).size() <= MimeTree::kMaxHeader);
}

void TestMailFiles::folders()
{
    QTemporaryDir dir;
    const QDir root(dir.path());
    QVERIFY(root.mkpath(QStringLiteral("maildir/cur")) && root.mkpath(QStringLiteral("maildir/new")) &&
            root.mkpath(QStringLiteral("maildir/tmp")) && root.mkpath(QStringLiteral("eml")) &&
            root.mkpath(QStringLiteral("mh")));
    write(root.filePath(QStringLiteral("maildir/cur/1.a:2,S")), "Subject: 1\n\n");
    write(root.filePath(QStringLiteral("maildir/new/2.a")), "Subject: 2\n\n");
    write(root.filePath(QStringLiteral("maildir/cur/3.a:2,")), "Subject: 3\n\n");
    write(root.filePath(QStringLiteral("maildir/tmp/4.a")), "Subject: 4\n\n");
    write(root.filePath(QStringLiteral("maildir/dovecot.index")), "Subject: no\n\n");
    QCOMPARE(subjectsAt(root.filePath(QStringLiteral("maildir"))), (QByteArrayList{"1", "2", "3"}));
    write(root.filePath(QStringLiteral("eml/b.eml")), "Subject: b\r\n\r\nFrom x\r\n");
    write(root.filePath(QStringLiteral("eml/a.EML")), "Subject: a\r\n\r\n");
    write(root.filePath(QStringLiteral("eml/notes.txt")), "Subject: no\r\n\r\n");
    QCOMPARE(subjectsAt(root.filePath(QStringLiteral("eml"))), (QByteArrayList{"a", "b"}));
    write(root.filePath(QStringLiteral("mh/1")), "Subject: one\n\n");
    write(root.filePath(QStringLiteral("mh/.mh_sequences")), "unseen: 1\n");
    QCOMPARE(subjectsAt(root.filePath(QStringLiteral("mh"))), (QByteArrayList{"one"}));
    write(root.filePath(QStringLiteral("box")), from + "Subject: 1\n\n" + from + "Subject: 2\n\n");
    QCOMPARE(subjectsAt(root.filePath(QStringLiteral("box"))), (QByteArrayList{"1", "2"}));
    write(root.filePath(QStringLiteral("one.eml")), "Subject: alone\n\nFrom here.\n");
    QCOMPARE(subjectsAt(root.filePath(QStringLiteral("one.eml"))), (QByteArrayList{"alone"}));
    write(root.filePath(QStringLiteral("empty")), "");
    QCOMPARE(subjectsAt(root.filePath(QStringLiteral("empty"))), QByteArrayList{});
}

void TestMailFiles::whatCannotBeRead()
{
    const auto read = forEachHeaderBlock(QStringLiteral("/nonexistent/mbox"), [](const QByteArray&) {});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QCOMPARE(read.error().reason, ErrorReason::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestMailFiles)
#include "tst_mailfiles.moc"
