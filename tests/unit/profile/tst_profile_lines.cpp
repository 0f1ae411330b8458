#include "profile/ProfileMessages.h"

#include <QTest>

using namespace postaci;

/// What goes between two programs on one profile comes in pieces of any size.
class TestProfileLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesComeOutOfPieces()
    {
        LineBuffer buffer;
        QVERIFY(buffer.add("a"));
        QVERIFY(!buffer.next());
        QVERIFY(buffer.add("b\nc\n\nd"));
        QCOMPARE(buffer.next(), QByteArray("ab"));
        QCOMPARE(buffer.next(), QByteArray("c"));
        QCOMPARE(buffer.next(), QByteArray());
        QVERIFY(!buffer.next());
        QVERIFY(buffer.add("e\n"));
        QCOMPARE(buffer.next(), QByteArray("de"));
        QVERIFY(!buffer.next());
    }

    /// Were each piece a search of all that came before, this would not end in the time that a test has.
    void aLongLineInSmallPieces()
    {
        LineBuffer buffer;
        const QByteArray piece(128, 'x');
        qint64 size = 0;
        for (; size + piece.size() < LineBuffer::kLongestLine; size += piece.size()) {
            if (!buffer.add(piece) || buffer.next())
                QFAIL("a line has ended too early");
        }
        QVERIFY(buffer.add("\n"));
        QCOMPARE(buffer.next().value_or(QByteArray()).size(), size);
        // One that has no end is refused.
        bool isAccepted = true;
        for (qint64 sent = 0; isAccepted && sent <= LineBuffer::kLongestLine; sent += 1 << 20) {
            isAccepted = buffer.add(QByteArray(1 << 20, 'y'));
            QVERIFY(!buffer.next());
        }
        QVERIFY(!isAccepted);
    }
};

QTEST_GUILESS_MAIN(TestProfileLines)

#include "tst_profile_lines.moc"
