#include "MessageFixture.h"
#include "message/Charset.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class TestCharset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& bytes, const char* charset,
                            const char* expected) {
            QTest::newRow(name) << bytes << QByteArray(charset) << QString::fromUtf8(expected);
        };
        const QByteArray turkish = "\xddstanbul'da g\xfcne\xfe \xe7\xfdkt\xfd";
        const QByteArray icelandic = "\xde"
                                     "a\xf0 er g\xf3\xf0ur dagur \xed dag";
        row("utf-8", "\xc5\x9f\xc4\xb1", "UTF-8", "şı");
        row("utf8 alias", "\xc5\x9f", "utf8", "ş");
        row("utf-8 mark", "\xef\xbb\xbfx\xc5\x9f", "utf-8", "xş");
        row("iso-8859-9", turkish, "ISO-8859-9", "İstanbul'da güneş çıktı");
        row("iso-8859-9 with windows bytes", "\x93\xfe\x94 \x80", "iso-8859-9", "“ş” €");
        row("windows-1254", turkish, "windows-1254", "İstanbul'da güneş çıktı");
        row("undeclared turkish", turkish, "", "İstanbul'da güneş çıktı");
        row("undeclared utf-8", "\xc5\x9f\xc4\xb1", "", "şı");
        row("undeclared western", "caf\xe9 cr\xe8me", "", "café crème");
        row("undeclared icelandic", icelandic, "", "Það er góður dagur í dag");
        row("us-ascii with turkish", turkish, "us-ascii", "İstanbul'da güneş çıktı");
        row("us-ascii with utf-8", "\xc5\x9f", "US-ASCII", "ş");
        row("iso-8859-1 but turkish", turkish, "iso-8859-1", "İstanbul'da güneş çıktı");
        row("iso-8859-1 and icelandic", icelandic, "iso-8859-1", "Það er góður dagur í dag");
        row("iso-8859-9 but utf-8", "\xc4\xb0stanbul'da g\xc3\xbcne\xc5\x9f", "iso-8859-9",
            "İstanbul'da güneş");
        row("1254 with apostrophe is no utf-8", "KO\xc7\x92un", "windows-1254", "KOÇ’un");
        row("utf-8 but 1254", turkish, "utf-8", "İstanbul'da güneş çıktı");
        row("utf-8 cut in the middle", "\xc5\x9f\xc4\xb1\xc5", "utf-8", "şı\xef\xbf\xbd");
        row("unknown name", "\xc5\x9f", "x-no-such", "ş");
        row("unknown-8bit", turkish, "unknown-8bit", "İstanbul'da güneş çıktı");
        row("quotes around the name", turkish, "\"iso-8859-9\"", "İstanbul'da güneş çıktı");
        row("koi8-r", "\xee\xc5\xd4", "koi8-r", "Нет");
        row("gb2312 read as gb18030", "\xd6\xd0\xce\xc4", "gb2312", "中文");
        row("iso-2022-jp", "\x1b$BF|K\\\x1b(B", "iso-2022-jp", "日本");
        row("utf-16", QByteArray("\xff\xfe\x5f\x01", 4), "utf-16", "ş");
        row("utf-7", "+AV8-x", "utf-7", "şx");
        row("name that is a path", "\xc5\x9f", "../../etc/x", "ş");
        row("name with options", "\xc5\x9f", "utf-8,swaplfnl", "ş");
    }

    void decodes()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, charset);
        QFETCH(const QString, expected);
        QCOMPARE(decodeCharset(bytes, charset), expected);
    }

    void onlyWellFormedUtf8IsUtf8()
    {
        QCOMPARE(decodeCharset("\xf0\x9f\x98\x80", {}), text("😀"));
        QCOMPARE(decodeCharset("\xc0\x80", {}),
                 decodeCharset("\xc0\x80", "windows-1252")); // longer than needed
        QCOMPARE(decodeCharset("\xed\xa0\x80", {}),
                 decodeCharset("\xed\xa0\x80", "windows-1252")); // a surrogate
        QCOMPARE(decodeCharset("\xc5", {}), text("Å"));
    }
};

QTEST_GUILESS_MAIN(TestCharset)
#include "tst_charset.moc"
