#include "MessageFixture.h"
#include "message/MimeTree.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

QStringList outline(const MimeTree& tree)
{
    QStringList lines;
    for (const MimeNode& node : tree.nodes())
        lines += QString::fromLatin1(node.path + ' ' + node.mimeType());
    return lines;
}

QByteArray multipart(const QByteArray& boundary, const QList<QByteArray>& parts)
{
    QByteArray out = "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n";
    for (const QByteArray& part : parts)
        out += "--" + boundary + "\r\n" + part + "\r\n";
    return out + "--" + boundary + "--\r\n";
}

} // namespace

class TestMimeTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsThePartsOfANestedMessage()
    {
        const QByteArray raw = fixture(QStringLiteral("alternative-related-mixed"));
        const MimeTree tree = MimeTree::parse(raw);
        QCOMPARE(outline(tree),
                 (QStringList{QStringLiteral("TEXT multipart/mixed"), QStringLiteral("1 multipart/related"),
                              QStringLiteral("1.1 multipart/alternative"), QStringLiteral("1.1.1 text/plain"),
                              QStringLiteral("1.1.2 text/html"), QStringLiteral("1.2 image/png"),
                              QStringLiteral("2 application/pdf"), QStringLiteral("3 text/plain")}));
        const MimeNode* notes = tree.find("3");
        QVERIFY(notes);
        QCOMPARE(notes->body.of(raw).toByteArray(), QByteArray("Notlar: çay, şeker"));
        QCOMPARE(notes->disposition, QByteArray("attachment"));
        QCOMPARE(tree.find("1.2")->contentId, QByteArray("logo@ornek"));
        QVERIFY(!tree.isTruncated());
    }

    void numbersPartsOfAnInnerMessageAsImapDoes()
    {
        const QByteArray raw = fixture(QStringLiteral("report"));
        QCOMPARE(outline(MimeTree::parse(raw)),
                 (QStringList{QStringLiteral("TEXT multipart/report"), QStringLiteral("1 text/plain"),
                              QStringLiteral("2 message/delivery-status"), QStringLiteral("3 message/rfc822"),
                              QStringLiteral("3.TEXT multipart/mixed"), QStringLiteral("3.1 text/plain"),
                              QStringLiteral("3.2 image/png")}));
    }

    void anInnerMessageOfOnePartIsNumberedToo()
    {
        const QByteArray raw = multipart("b", {"Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nbody"});
        const MimeTree tree = MimeTree::parse(raw);
        QCOMPARE(outline(tree),
                 (QStringList{QStringLiteral("TEXT multipart/mixed"), QStringLiteral("1 message/rfc822"),
                              QStringLiteral("1.1 text/plain")}));
        QCOMPARE(tree.find("1.1")->body.of(raw).toByteArray(), QByteArray("body"));
        QCOMPARE(tree.find("1")->body.of(raw).toByteArray(), QByteArray("Subject: x\r\n\r\nbody"));
    }

    void toleratesWhatIsSeen_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("firstBody");
        QTest::addColumn<int>("children");
        const QByteArray head = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        QTest::newRow("bare LF")
            << QByteArray("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n")
            << QByteArray("one") << 2;
        QTest::newRow("mixed line ends")
            << QByteArray(head + "--b\n\r\none\r\n--b\r\n\ntwo\n--b--") << QByteArray("one") << 2;
        QTest::newRow("no final boundary")
            << QByteArray(head + "--b\r\n\r\none\r\n--b\r\n\r\ntwo") << QByteArray("one") << 2;
        QTest::newRow("no blank line in part")
            << QByteArray(head + "--b\r\nhello there\r\n--b--\r\n") << QByteArray("hello there") << 1;
        QTest::newRow("only a header in part")
            << QByteArray(head + "--b\r\nContent-Type: text/html\r\n--b--\r\n") << QByteArray() << 1;
        QTest::newRow("near boundaries")
            << QByteArray(head + "--b\r\n\r\n--bx\r\n-- b\r\n--b -x\r\n--b--x\r\n--b--\r\n")
            << QByteArray("--bx\r\n-- b\r\n--b -x\r\n--b--x") << 1;
        QTest::newRow("blanks after boundary")
            << QByteArray(head + "--b \t\r\n\r\none\r\n--b-- \r\n") << QByteArray("one") << 1;
        QTest::newRow("NUL in body") << QByteArray(head + QByteArray("--b\r\n\r\no\0ne\r\n--b--\r\n", 20))
                                     << QByteArray("o\0ne", 4) << 1;
        QTest::newRow("boundary that ends with dashes")
            << QByteArray(
                   "Content-Type: multipart/mixed; boundary=\"b--\"\r\n\r\n--b--\r\n\r\none\r\n--b----\r\n")
            << QByteArray("one") << 1;
        QTest::newRow("boundary not declared")
            << QByteArray("Content-Type: multipart/mixed\r\n\r\n--any\r\n\r\none\r\n--any--\r\n")
            << QByteArray("one") << 1;
        QTest::newRow("mbox line on top")
            << QByteArray("From a@b Mon Jan  1 00:00:00 2024\r\n" + head + "--b\r\n\r\none\r\n--b--\r\n")
            << QByteArray("one") << 1;
        QTest::newRow("folded type") << QByteArray("Content-Type: multipart/mixed;\r\n\tboundary=\r\n "
                                                   "\"b\"\r\n\r\n--b\r\n\r\none\r\n--b--\r\n")
                                     << QByteArray("one") << 1;
    }

    void toleratesWhatIsSeen()
    {
        QFETCH(const QByteArray, raw);
        QFETCH(const QByteArray, firstBody);
        QFETCH(const int, children);
        const MimeTree tree = MimeTree::parse(raw);
        QCOMPARE(static_cast<int>(tree.root().children.size()), children);
        QCOMPARE(tree.find("1")->body.of(raw).toByteArray(), firstBody);
    }

    void sameBoundaryNestedInItself()
    {
        const QByteArray raw = fixture(QStringLiteral("broken-structure"));
        QCOMPARE(
            outline(MimeTree::parse(raw)),
            (QStringList{QStringLiteral("TEXT multipart/mixed"), QStringLiteral("1 multipart/alternative"),
                         QStringLiteral("1.1 text/plain"), QStringLiteral("1.2 text/html"),
                         QStringLiteral("2 application/octet-stream")}));
    }

    void outerBoundaryEndsInnerMultipart()
    {
        const QByteArray inner =
            "Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\n\r\nhalf";
        const QByteArray raw = multipart("outer", {inner, "\r\nsecond"});
        const MimeTree tree = MimeTree::parse(raw);
        QCOMPARE(tree.find("1.1")->body.of(raw).toByteArray(), QByteArray("half"));
        QCOMPARE(tree.find("2")->body.of(raw).toByteArray(), QByteArray("second"));
    }

    void encodedInnerMessageIsNotLookedInto()
    {
        const QByteArray raw = multipart(
            "b",
            {"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdDogeA=="});
        QVERIFY(!MimeTree::parse(raw).find("1")->isMessage());
    }

    void levelsAreLimited()
    {
        QByteArray raw;
        for (int i = 0; i < 1000; ++i)
            raw += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\r\n\r\n--b" +
                   QByteArray::number(i) + "\r\n";
        const MimeTree tree = MimeTree::parse(raw);
        QVERIFY(tree.isTruncated());
        QCOMPARE(static_cast<int>(tree.nodes().size()), MimeTree::kMaxLevels);
        QVERIFY(tree.nodes().back().isOpaque);
        QCOMPARE(tree.nodes().back().body.end, raw.size());
    }

    void innerMessagesAreLevelsToo()
    {
        QByteArray raw;
        for (int i = 0; i < 100000; ++i)
            raw += "Content-Type: message/rfc822\r\n\r\n";
        const MimeTree tree = MimeTree::parse(raw);
        QVERIFY(tree.isTruncated());
        QCOMPARE(static_cast<int>(tree.nodes().size()), MimeTree::kMaxLevels);
    }

    void partsAreLimited()
    {
        QByteArray raw = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        for (int i = 0; i < 50000; ++i)
            raw += "--b\r\n\r\nx\r\n";
        const MimeTree tree = MimeTree::parse(raw);
        QVERIFY(tree.isTruncated());
        QCOMPARE(static_cast<int>(tree.nodes().size()), MimeTree::kMaxParts);
        QVERIFY(tree.nodes().back().isOpaque);
        QCOMPARE(tree.nodes().back().body.end, raw.size());
    }

    void headersAreLimited()
    {
        QByteArray raw = "Content-Type: text/html\r\n";
        while (raw.size() < 3 * MimeTree::kMaxHeader)
            raw += "X-Filler: abcdefghijklmnopqrstuvwxyz\r\n";
        const MimeTree tree = MimeTree::parse(raw + "\r\nbody");
        QVERIFY(tree.isTruncated());
        QVERIFY(tree.root().isOpaque);
        QVERIFY(tree.root().header.size() < MimeTree::kMaxHeader + 100);
        const MimeTree longField =
            MimeTree::parse("Content-Type: text/html; x=" + QByteArray(200000, 'y') + "\r\n\r\nb");
        QVERIFY(longField.isTruncated());
        QVERIFY(longField.root().is("text", "html"));
    }

    void workIsLinear_data()
    {
        QTest::addColumn<QByteArray>("raw");
        const QByteArray head =
            "Content-Type: multipart/mixed; boundary=\"" + QByteArray(60, 'b') + "\"\r\n\r\n";
        QTest::newRow("near boundaries")
            << QByteArray(head + ("--" + QByteArray(60, 'b') + "x\r\n").repeated(300000));
        QTest::newRow("dashes") << QByteArray(head + QByteArray("--\r\n").repeated(5000000));
        QTest::newRow("one long line") << QByteArray(head + "--" + QByteArray(20000000, 'b'));
        QTest::newRow("long lines of boundary")
            << QByteArray(head + ("--" + QByteArray(1000, 'b') + "\r\n").repeated(20000));
        QTest::newRow("a header without end") << QByteArray("X: y\r\n").repeated(3000000);
        QByteArray nested;
        for (int i = 0; i < 99; ++i)
            nested += "Content-Type: multipart/mixed; boundary=" + QByteArray(50, 'a') +
                      QByteArray::number(i) + "\r\n\r\n--" + QByteArray(50, 'a') + QByteArray::number(i) +
                      "\r\n";
        QTest::newRow("nested near boundaries")
            << QByteArray(nested + "\r\n" + ("--" + QByteArray(50, 'a') + "999\r\n").repeated(300000));
    }

    void workIsLinear()
    {
        QFETCH(const QByteArray, raw);
        const MimeTree tree = MimeTree::parse(raw);
        QVERIFY2(tree.work() <= 4 * raw.size() + 1000,
                 qPrintable(QStringLiteral("%1 bytes looked at for %2").arg(tree.work()).arg(raw.size())));
        QVERIFY(tree.nodes().size() <= MimeTree::kMaxParts);
    }
};

QTEST_GUILESS_MAIN(TestMimeTree)
#include "tst_mimetree.moc"
