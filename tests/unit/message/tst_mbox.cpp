// Whole messages out of an mbox, whatever is done to it.
#include "message/MboxReader.h"

#include <QBuffer>
#include <QTest>

#include <algorithm>

using namespace postaci;

namespace {

QByteArrayList messagesIn(QByteArray bytes)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    MboxReader mbox(device);
    QByteArrayList messages;
    QByteArray raw;
    while (mbox.nextWhole([&raw](QByteArrayView piece) {
        raw.append(piece);
        return true;
    }))
        messages.append(std::exchange(raw, {}));
    return messages;
}

constexpr const char* separator = "From a@example.org Thu Jan  1 00:00:00 1970\n";

/// One message of one line without an end, which is made up as it is read.
class EndlessLine : public QIODevice
{
public:
    explicit EndlessLine(qint64 size) : m_left(size) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        static const QByteArray head = QByteArray(separator) + "Subject: s\n\n";
        const qint64 size = qMin(most, m_left);
        std::fill_n(data, size, 'x');
        if (std::exchange(m_isAtBegin, false))
            std::copy(head.begin(), head.end(), data);
        m_left -= size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    qint64 m_left;
    bool m_isAtBegin = true;
};

} // namespace

class TestMbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstMayHaveNoSeparator()
    {
        QByteArray bytes = QByteArray("\nSubject: 1\n\none\n\n") + separator + "Subject: 2\n\ntwo\n";
        QBuffer device(&bytes);
        device.open(QIODevice::ReadOnly);
        QVERIFY(!MboxReader(device).isMbox());
        device.seek(0);
        MboxReader mbox(device, MboxReader::Beginning::FieldToo);
        QVERIFY(mbox.isMbox());
        QByteArray raw;
        const auto take = [&raw](QByteArrayView piece) {
            raw.append(piece);
            return true;
        };
        QVERIFY(mbox.nextWhole(take));
        QCOMPARE(std::exchange(raw, {}), QByteArray("Subject: 1\n\none\n"));
        QCOMPARE(mbox.messageOffset(), 1);
        QCOMPARE(mbox.separator(), QByteArray());
        QVERIFY(mbox.nextWhole(take));
        QCOMPARE(raw, QByteArray("Subject: 2\n\ntwo\n"));
        QVERIFY(!mbox.separator().isEmpty());
        QVERIFY(!mbox.nextWhole(take));
        QByteArray text("no field\n");
        QBuffer other(&text);
        other.open(QIODevice::ReadOnly);
        QVERIFY(!MboxReader(other, MboxReader::Beginning::FieldToo).isMbox());
    }

    void separatorsAreToldFromText()
    {
        QVERIFY(hasMboxSeparator(QByteArray("Subject: 1\n\none\n\n") + separator + "Subject: 2\n"));
        QVERIFY(!hasMboxSeparator("Subject: 1\n\nFrom 10:30 on\nwe meet\n"));
        QVERIFY(!hasMboxSeparator("Subject: 1\n\nFrom me\nSubject: x\n"));
        QVERIFY(!hasMboxSeparator(QByteArray("Subject: 1\n\n>") + separator + "Subject: 2\n"));
        QVERIFY(!hasMboxSeparator("\nFrom "));
    }

    void messagesComeAsTheyAre()
    {
        const QByteArray one = "Subject: one\n\ntext\n\nmore\n";
        const QByteArray two = "Subject: two\n\n";
        const QByteArray three = "Subject: three\n\nlast line";
        const QByteArray mbox = separator + one + '\n' + separator + two + '\n' + separator + three;
        QCOMPARE(messagesIn(mbox), QByteArrayList({one, two, three}));
    }

    void lineEndsStay()
    {
        const QByteArray one = "Subject: one\r\n\r\ntext\r\n\r\n";
        const QByteArray two = "Subject: two\r\n\r\ntext\nmixed\r\n";
        const QByteArray line = "From a@example.org Thu Jan  1 00:00:00 1970\r\n";
        QCOMPARE(messagesIn(line + one + "\r\n" + line + two + "\r\n"), QByteArrayList({one, two}));
    }

    void quotingIsUndone()
    {
        const QByteArray quoted = "Subject: q\n\n>From here\n>>From there\n> From\n>Fromage\n>From";
        const QByteArray meant = "Subject: q\n\nFrom here\n>From there\n> From\n>Fromage\n>From";
        QCOMPARE(messagesIn(separator + quoted), QByteArrayList{meant});
    }

    void linesFromInTextsAreText()
    {
        const QByteArray text = "Subject: t\n\nHello\n\nFrom now on all is well.\nFrom me: greetings\n";
        QCOMPARE(messagesIn(separator + text + '\n' + separator + "Subject: u\n\n"),
                 QByteArrayList({text, "Subject: u\n\n"}));
    }

    void withoutASeparatorItIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("empty lines") << QByteArray("\n\n\r\n");
        QTest::newRow("a message") << QByteArray("Subject: x\n\ntext\n");
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("quoted") << QByteArray(">From a b\n");
    }
    void withoutASeparatorItIsNone()
    {
        QFETCH(const QByteArray, bytes);
        QCOMPARE(messagesIn(bytes), QByteArrayList());
    }

    void zerosAreKept()
    {
        const QByteArray raw = QByteArray("Subject: z\n\na\0b\0\0c\n", 19);
        QCOMPARE(messagesIn(separator + raw + '\n' + separator + raw), QByteArrayList({raw, raw}));
    }

    void whatIsCutOffIsTaken()
    {
        QCOMPARE(messagesIn(separator), QByteArrayList{QByteArray()});
        QCOMPARE(messagesIn(QByteArray("From ")), QByteArrayList{QByteArray()});
        QCOMPARE(messagesIn(separator + QByteArray("Subj")), QByteArrayList{QByteArray("Subj")});
    }

    /// Every length, so that each line is once at the end of the reader's memory.
    void piecesFitTogetherWhereverTheyEnd()
    {
        for (int filling = 1024 * 1024 - 400; filling < 1024 * 1024 + 100; filling += 41) {
            QByteArray one = "Subject: one\n\n";
            while (one.size() < filling)
                one += QByteArray(qMin<qsizetype>(199, filling - one.size()), 'y') + '\n';
            const QByteArray two = "Subject: two\n\n>>> tail\n";
            const QByteArrayList found = messagesIn(separator + one + '\n' + separator + two);
            QCOMPARE(found.size(), 2);
            QVERIFY(found.at(0) == one);
            QCOMPARE(found.at(1), two);
        }
    }

    void aVeryLongLineComesInPieces()
    {
        constexpr qint64 size = 100 << 20;
        EndlessLine device(size);
        MboxReader mbox(device);
        qint64 total = 0;
        qsizetype largest = 0;
        QVERIFY(mbox.nextWhole([&](QByteArrayView piece) {
            total += piece.size();
            largest = qMax(largest, piece.size());
            return true;
        }));
        QCOMPARE(total, size - static_cast<qint64>(qstrlen(separator)));
        QVERIFY(largest <= 64 << 10);
        QCOMPARE(mbox.position(), size);
    }

    void itCanBeStopped()
    {
        EndlessLine device(qint64{1} << 50);
        MboxReader mbox(device);
        qint64 total = 0;
        QVERIFY(!mbox.nextWhole([&](QByteArrayView piece) { return (total += piece.size()) < 1 << 20; }));
    }

    void placesAreTold()
    {
        QByteArray bytes = separator + QByteArray("Subject: one\n\n") + '\n' + separator + "Subject: two\n\n";
        QBuffer device(&bytes);
        device.open(QIODevice::ReadOnly);
        MboxReader mbox(device);
        const auto nothing = [](QByteArrayView) { return true; };
        QVERIFY(mbox.nextWhole(nothing));
        QCOMPARE(mbox.messageOffset(), 0);
        QVERIFY(mbox.nextWhole(nothing));
        QCOMPARE(mbox.messageOffset(), bytes.lastIndexOf("From "));
        QCOMPARE(mbox.separator(), QByteArray(separator));
        QVERIFY(!mbox.nextWhole(nothing));
        QVERIFY(!mbox.hasFailed());
    }
};

QTEST_GUILESS_MAIN(TestMbox)
#include "tst_mbox.moc"
