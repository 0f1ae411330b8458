#include "MessageFixture.h"
#include "message/MessageReader.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class TestFileNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesSafe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString& name, const QString& expected) {
            QTest::addRow("%s", qPrintable(name.left(40))) << name << expected;
        };
        row(text("report.pdf"), text("report.pdf"));
        row(text("İlk Çeyrek (1).pdf"), text("İlk Çeyrek (1).pdf"));
        row(text("../../etc/passwd"), text("passwd"));
        row(text("..\\..\\boot.ini"), text("boot.ini"));
        row(text("C:\\x\\a.txt"), text("a.txt"));
        row(text("/"), text("attachment.pdf"));
        row(text(".."), text("attachment.pdf"));
        row(text("..."), text("attachment.pdf"));
        row(text("   "), text("attachment.pdf"));
        row(QString(), text("attachment.pdf"));
        row(text(".bashrc"), text("bashrc"));
        row(text("a.exe. . ."), text("a.exe"));
        row(text("a<b>c:d\"e|f?g*h.txt"), text("a_b_c_d_e_f_g_h.txt"));
        row(text("a\nb\tc.txt"), text("abc.txt"));
        row(QStringLiteral("a.pdf") + QChar(0) + QStringLiteral(".exe"), text("a.pdf.exe"));
        row(text("photo_\u202Egpj.exe"), text("photo_gpj.exe"));
        row(text("a\u200Bb\u2066.txt"), text("ab.txt"));
        row(text("a\u2215b\uFF0Fc.txt"), text("a_b_c.txt"));
        row(text("CON"), text("_CON"));
        row(text("con.txt"), text("_con.txt"));
        row(text("com1.tar.gz"), text("_com1.tar.gz"));
        row(text("LPT¹.txt"), text("_LPT¹.txt"));
        row(text("NUL "), text("_NUL"));
        row(text("console.txt"), text("console.txt"));
        row(text("com10.txt"), text("com10.txt"));
        row(text("S\u0327eker.pdf"), text("Şeker.pdf"));
        row(text("smile 😀.png"), text("smile 😀.png"));
        row(QStringLiteral("a") + QChar(0xd800) + QStringLiteral("b.txt"), text("ab.txt"));
    }

    void makesSafe()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, expected);
        QCOMPARE(safeFileName(name, QStringLiteral("application/pdf")), expected);
        QCOMPARE(safeFileName(expected, QStringLiteral("application/pdf")), expected);
    }

    void longNamesKeepTheirExtension()
    {
        const QString name = safeFileName(QString(500, QChar(0x15f)) + QStringLiteral(".tar.xlsx"), {});
        QVERIFY(name.toUtf8().size() <= 200);
        QVERIFY(name.endsWith(QStringLiteral(".xlsx")));
        const QString odd = safeFileName(QStringLiteral("a.") + QString(500, QLatin1Char('x')), {});
        QVERIFY(odd.toUtf8().size() <= 200);
        QVERIFY(odd.startsWith(QStringLiteral("a.x")));
    }

    void noNameGetsOneForItsType()
    {
        QCOMPARE(safeFileName({}, QStringLiteral("image/png")), text("attachment.png"));
        QCOMPARE(safeFileName({}, QStringLiteral("message/rfc822")), text("message.eml"));
        QCOMPARE(safeFileName({}, QStringLiteral("x/y")), text("attachment.bin"));
    }
};

QTEST_GUILESS_MAIN(TestFileNames)
#include "tst_filenames.moc"
