#include "MessageFixture.h"
#include "message/HeaderListing.h"
#include "message/MessageReader.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// A message for a person who wants to see what it is made of.
class TestHeaderListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAllFieldsDecoded()
    {
        const QByteArray raw =
            "Received: from a.example (b [1.2.3.4] by for) by mx.ornek.com.tr with ESMTPS id "
            "x1\r\n for <deniz@ornek.com.tr>; Tue, 3 Nov 2026 14:02:00 +0300\r\n"
            "Subject: =?utf-8?B?" +
            QByteArray("Çay saati").toBase64() + "?=\r\nX-Long: a\r\n b\r\n\r\nNot: a field\r\n";
        const HeaderListing listing = listHeaderFields(raw);
        QVERIFY(!listing.truncated);
        QCOMPARE(listing.fields.size(), 3);
        QCOMPARE(listing.fields.at(0).name, text("Received"));
        QCOMPARE(listing.fields.at(0).value,
                 text("from a.example (b [1.2.3.4] by for)\nby mx.ornek.com.tr\nwith ESMTPS\nid x1\nfor "
                      "<deniz@ornek.com.tr>;\nTue, 3 Nov 2026 14:02:00 +0300"));
        QCOMPARE(listing.fields.at(1).value, text("Çay saati"));
        QCOMPARE(listing.fields.at(2).value, text("a b"));
        QVERIFY(headerBlockOf(raw).endsWith("b\r\n"));
    }

    void showsWhatHides()
    {
        QCOMPARE(withVisibleControls(text("a\u202egpj.exe\u200b\tb\n")),
                 text("a⟨U+202E⟩gpj.exe⟨U+200B⟩\tb\n"));
        const QString family = text("👨\u200d👩"); // joined on purpose
        QCOMPARE(withVisibleControls(family), family);
        const HeaderListing listing = listHeaderFields("X: =?utf-8?Q?=E2=80=AEabc?=\r\n\r\n");
        QCOMPARE(listing.fields.first().value, text("⟨U+202E⟩abc"));
    }

    void isBounded()
    {
        const HeaderListing many = listHeaderFields(QByteArray("A: b\r\n").repeated(5000));
        QVERIFY(many.truncated);
        QCOMPARE(many.fields.size(), 2000);
        const HeaderListing huge = listHeaderFields("A: " + QByteArray(3 * 1024 * 1024, 'x'));
        QVERIFY(huge.truncated);
        QCOMPARE(huge.fields.size(), 1);
        QVERIFY(huge.fields.first().value.size() <= 64 * 1024);
    }

    void givesTheSourceInPieces()
    {
        const QByteArray line = "Düz bir satır\r\n";
        const QByteArray raw = line.repeated(20000) + QByteArray(5000, 'x') + "\r\nend";
        QStringList pieces = sourcePieces(raw, raw.size());
        QVERIFY(pieces.size() > 3);
        for (qsizetype i = 0; i < 3; ++i)
            QVERIFY(pieces.at(i).endsWith(text("satır\n")));
        const QString whole = pieces.join(QString());
        QCOMPARE(whole.count(text("Düz bir satır\n")), 20000);
        QVERIFY(whole.endsWith(text("\nend")));
        QCOMPARE(sourcePieces("sonu\xe7", 100), QStringList{text("sonuç")}); // not UTF-8 at all
        for (const QString& one : whole.split(QLatin1Char('\n')))
            QVERIFY(one.size() <= 2000);
        QCOMPARE(whole.count(QLatin1Char('x')), 5000);
        QCOMPARE(sourcePieces(raw, 17).join(QString()), text("Düz bir satır\n"));
        // A character is not cut in two where there are no lines.
        const QString letters = sourcePieces(QByteArray("aş").repeated(100'000), 300'000).join(QString());
        QCOMPARE(letters.count(text("ş")), 100'000);
        QVERIFY(sourcePieces({}, 10).isEmpty());
    }

    void countsLinesToo()
    {
        const QByteArray raw(1'000'000, '\n');
        qsizetype taken = 0;
        const QStringList pieces = sourcePieces(raw, raw.size(), {}, &taken);
        qsizetype lines = 0;
        for (const QString& piece : pieces) {
            QVERIFY(piece.size() <= 1000);
            lines += piece.size();
        }
        QCOMPARE(lines, 200'000);
        QCOMPARE(taken, 200'000);
        QCOMPARE(sourcePieces("a\nb", 100, {}, &taken).size(), 1);
        QCOMPARE(taken, 3);
        const HeaderListing clauses = listHeaderFields("Received: " + QByteArray(";a").repeated(30'000));
        QVERIFY(clauses.fields.first().value.count(QLatin1Char('\n')) <= 200);
    }

    void namesFilesOfMessages()
    {
        const QDateTime date(QDate(2026, 11, 3), QTime(14, 2), Qt::LocalTime);
        QCOMPARE(messageFileName(date, text("Rapor: 3/4 \"son\"")),
                 text("2026-11-03 1402 Rapor_ 3_4 _son_.eml"));
        QCOMPARE(messageFileName({}, text("../../etc/passwd")), text("_.._etc_passwd.eml"));
        QCOMPARE(messageFileName({}, {}), text("message.eml"));
        QCOMPARE(messageFileName(date, {}), text("2026-11-03 1402.eml"));
        QVERIFY(messageFileName(date, QString(5000, QLatin1Char('a'))).size() < 200);
    }
};

QTEST_GUILESS_MAIN(TestHeaderListing)
#include "tst_headerlisting.moc"
