#include "base/NetworkDoubt.h"
#include "base/Transcript.h"

#include <QTest>

using namespace postaci;

/// What is kept of what was said, and of which connection.
class TranscriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOldestLinesGo();
    void longLinesAreCut();
    void connectionsAreToldApart();
    void onlyWhatIsNewIsGivenAgain();
    void doubtIsHeardUntilForgotten();
};

void TranscriptTest::theOldestLinesGo()
{
    Transcript transcript(3);
    for (int i = 0; i < 10; ++i)
        transcript.record(Direction::Sent, QByteArray::number(i) + "\r\n");
    QByteArrayList kept;
    for (const Transcript::Line& line : transcript.lines())
        kept.append(line.text);
    QCOMPARE(kept, (QByteArrayList{"7", "8", "9"}));
}

void TranscriptTest::longLinesAreCut()
{
    Transcript transcript;
    transcript.record(Direction::Received, QByteArray(1 << 20, 'x'));
    QCOMPARE(transcript.lines().first().text.size(), 512);
}

void TranscriptTest::connectionsAreToldApart()
{
    const auto whole = std::make_shared<Transcript>();
    const auto imap = Transcript::ofConnection(whole, QStringLiteral("IMAP"));
    const auto smtp = Transcript::ofConnection(whole, QStringLiteral("SMTP"));
    imap->record(Direction::Sent, "A1 NOOP");
    smtp->record(Direction::Received, "220 hello");
    imap->record(Direction::Event, "ended");
    const QStringList lines = whole->toText().split(QLatin1Char('\n'));
    QVERIFY(lines.value(0).endsWith(QStringLiteral(" IMAP 1 > A1 NOOP")));
    QVERIFY(lines.value(1).endsWith(QStringLiteral(" SMTP 2 < 220 hello")));
    QVERIFY(lines.value(2).endsWith(QStringLiteral(" IMAP 1 - ended")));
}

void TranscriptTest::onlyWhatIsNewIsGivenAgain()
{
    Transcript transcript(3);
    quint64 seen = 0;
    QVERIFY(transcript.linesSince(seen).isEmpty());
    transcript.record(Direction::Sent, "a");
    QCOMPARE(transcript.linesSince(seen).size(), 1);
    QVERIFY(transcript.linesSince(seen).isEmpty());
    for (const char* text : {"b", "c", "d", "e", "f"})
        transcript.record(Direction::Sent, text);
    const QList<Transcript::Line> news = transcript.linesSince(seen);
    QCOMPARE(news.size(), 3); // more are not kept
    QCOMPARE(news.last().text, QByteArray("f"));
}

void TranscriptTest::doubtIsHeardUntilForgotten()
{
    const NetworkDoubt doubt;
    const NetworkDoubt same = doubt; // NOLINT(performance-unnecessary-copy-initialization): it is the point
    int heard = 0;
    const quint64 id = doubt.listen([&heard](int ms) { heard += ms; });
    same.raise(3);
    QCOMPARE(heard, 3);
    doubt.forget(id);
    same.raise(3);
    QCOMPARE(heard, 3);
}

QTEST_APPLESS_MAIN(TranscriptTest)
#include "tst_transcript.moc"
