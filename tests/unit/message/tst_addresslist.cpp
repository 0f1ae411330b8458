#include "MessageFixture.h"
#include "message/HeaderDecoder.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

/// "name|addr; name|addr"
QString flat(const AddressList& list)
{
    QStringList out;
    for (const Address& address : list)
        out += address.name + QLatin1Char('|') + address.addr;
    return out.join(QStringLiteral("; "));
}

} // namespace

class TestAddressList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& raw, const char* expected) {
            QTest::newRow(name) << raw << QString::fromUtf8(expected);
        };
        row("bare", "a@b.c", "|a@b.c");
        row("two", "a@b, c@d", "|a@b; |c@d");
        row("name", "Ali Veli <ali@x.tr>", "Ali Veli|ali@x.tr");
        row("quoted", "\"Kaya, Mehmet\" <m@x>", "Kaya, Mehmet|m@x");
        row("escaped quote", "\"A \\\"B\\\" C\" <m@x>", "A \"B\" C|m@x");
        row("encoded", "=?utf-8?Q?Ay=C5=9Fe?= =?utf-8?Q?_Y=C4=B1lmaz?= <a@x>", "Ayşe Yılmaz|a@x");
        row("encoded comma", "=?utf-8?Q?Kaya=2C_Mehmet?= <m@x>", "Kaya, Mehmet|m@x");
        row("encoded with raw comma", "=?utf-8?Q?Kaya, Mehmet?= <m@x>", "Kaya, Mehmet|m@x");
        row("encoded inside quotes", "\"=?utf-8?Q?=C5=9E?=\" <s@x>", "Ş|s@x");
        row("raw utf-8 name",
            "Ay\xc5\x9f"
            "e <a@x>",
            "Ayşe|a@x");
        row("raw 1254 name",
            "Ay\xfe"
            "e I\xfe\xfdk <a@x>",
            "Ayşe Işık|a@x");
        row("comment as name", "john@x (John Doe)", "John Doe|john@x");
        row("nested comment", "(a(b)c) x@y (d)", "d|x@y");
        row("comment in phrase", "Pete (his) <p@x>", "Pete|p@x");
        row("group", "Friends: a@b, C <c@d>;, e@f", "|a@b; C|c@d; |e@f");
        row("empty group", "undisclosed-recipients:;", "undisclosed-recipients|");
        row("empty group not closed", "Undisclosed recipients:", "Undisclosed recipients|");
        row("semicolons", "a@b; c@d;", "|a@b; |c@d");
        row("blanks between", "a@b c@d", "|a@b; |c@d");
        row("route", "<@r1,@r2:a@b>", "|a@b");
        row("no closing bracket", "X <a@b", "X|a@b");
        row("no closing bracket, more", "X <a@b, Y <c@d>", "X|a@b; Y|c@d");
        row("double brackets", "X <<a@b>>", "X|a@b");
        row("mailto", "<mailto:a@b>", "|a@b");
        row("name is an address", "\"a@b\" <a@b>", "a@b|a@b");
        row("bare name is an address", "a@b <c@d>", "a@b|c@d");
        row("comma not quoted", "Kaya, Mehmet <m@x>", "Kaya, Mehmet|m@x");
        row("dots in name", "J. R. Doe <j@x>", "J. R. Doe|j@x");
        row("apostrophes", "'Ali Veli' <ali@x>", "Ali Veli|ali@x");
        row("apostrophe in name", "Conan O'Brien <c@x>", "Conan O'Brien|c@x");
        row("quoted local part", "\"john doe\"@x.y", "|\"john doe\"@x.y");
        row("quoted local part in brackets", "J <\"john doe\"@x.y>", "J|\"john doe\"@x.y");
        row("blanks around at", "a @ b", "|a@b");
        row("IDN", "ali@\xc3\xb6rnek.com.tr", "|ali@örnek.com.tr");
        row("A-label kept", "ali@xn--rnek-4qa.com.tr", "|ali@xn--rnek-4qa.com.tr");
        row("utf-8 local part", "\xc5\x9f@x", "|ş@x");
        row("literal", "a@[127.0.0.1]", "|a@[127.0.0.1]");
        row("literal 6", "a@[IPv6:::1], b@c", "|a@[IPv6:::1]; |b@c");
        row("name only", "postmaster", "postmaster|");
        row("quote never closed", "\"unterminated <a@b>", "unterminated|a@b");
        row("comment never closed", "a@b (x", "|a@b");
        row("empty items", ",, a@b,,", "|a@b");
        row("empty brackets", "Ali <>", "Ali|");
        row("name before address", "\"Ali\" ali@x", "Ali|ali@x");
        row("folded", "A <a@b>,\r\n\tB\r\n <c@d>", "A|a@b; B|c@d");
        row("empty", "", "");
    }

    void parses()
    {
        QFETCH(const QByteArray, raw);
        QFETCH(const QString, expected);
        QCOMPARE(flat(parseAddressList(raw)), expected);
    }

    void isLimitedAndLinear()
    {
        QCOMPARE(parseAddressList(QByteArray("a@b,").repeated(50000)).size(), 10000);
        // Each of these would be quadratic for a reader that looks for an end again and again.
        for (const char* piece : {"(", "\"", "<", "=?", "a@:", "((", "\"(", "<a,"}) {
            const AddressList list = parseAddressList(QByteArray(piece).repeated(100000));
            QVERIFY(list.size() <= 100000);
        }
    }
};

QTEST_GUILESS_MAIN(TestAddressList)
#include "tst_addresslist.moc"
