#include "message/AuthenticationResults.h"

#include <QTest>

using namespace postaci;

namespace {

/// One line of what was read: "id | method=result name=value | ...".
QByteArray told(QByteArrayView value)
{
    const auto parsed = parseAuthenticationResults(value);
    if (!parsed)
        return "nothing";
    QByteArray line = parsed->serverId;
    for (const AuthenticationResult& result : parsed->results) {
        line += " | " + result.method + '=' + result.result;
        for (const AuthenticationProperty& property : result.properties)
            line += ' ' + property.name + '=' + property.value;
    }
    return line;
}

} // namespace

/// The grammar of RFC 8601 2.2, and what is seen instead of it.
class TestAuthResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const QByteArray& value, const char* expected) {
            QTest::newRow(name) << value << QByteArray(expected);
        };
        row("nothing done", "example.org 1; none", "example.org");
        row("a server alone", "example.org", "example.org");
        row("several methods",
            "MX.Example.org;\r\n\tspf=pass smtp.mailfrom=a.example;\r\n\tdkim=Pass header.d=A.example "
            "header.s=k",
            "mx.example.org | spf=pass smtp.mailfrom=a.example | dkim=pass header.d=A.example header.s=k");
        row("comments",
            "mx (by (me)) (again) 1 (v1); dkim (is) = (it?) pass (2048-bit key; \\) x=y) header (h) . d (d) "
            "= a",
            "mx | dkim=pass header.d=a");
        row("quoted", "\"mx; dkim=pass\" ; dkim=fail reason=\"a; dmarc=pass\" header.i=\"@a \\\"b\"",
            "mx; dkim=pass | dkim=fail header.i=@a \"b");
        row("a version of the method", "mx; dkim/1=pass header.d=a; spf/2=pass", "mx | dkim=pass header.d=a");
        row("base64 in a value", "mx; dkim=pass header.b=ab+/c= header.d=a",
            "mx | dkim=pass header.b=ab+/c= header.d=a");
        row("another version", "mx 2; dkim=pass", "nothing");
        row("no server", "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=pass", "nothing");
        row("empty", "", "nothing");
        row("blanks", " \r\n\t", "nothing");
        row("garbage in between", "mx; ===; dkim; dkim=; =pass; dkim=pass", "mx | dkim=pass");
        row("open comment", "mx; spf=pass; dkim=none (an attacker wrote this; dmarc=pass",
            "mx | spf=pass | dkim=none");
        row("open quotes", "mx; dkim=fail reason=\"; dmarc=pass", "mx | dkim=fail");
        row("semicolons", "mx;;;; dkim=pass;;", "mx | dkim=pass");
    }

    void reads()
    {
        QFETCH(QByteArray, value);
        QTEST(told(value), "expected");
    }

    void floodsAreBounded()
    {
        const auto many = parseAuthenticationResults("mx" + QByteArray("; dkim=pass").repeated(20'000));
        QVERIFY(many && many->results.size() <= 50);
        const auto wide =
            parseAuthenticationResults("mx; dkim=pass" + QByteArray(" header.d=a").repeated(20'000));
        QVERIFY(wide && wide->results.size() == 1 && wide->results.first().properties.size() <= 50);
        QCOMPARE(told("mx; dkim=pass " + QByteArray(100'000, '(') + "; dmarc=pass"),
                 QByteArray("mx | dkim=pass"));
        QCOMPARE(told(QByteArray(50'000, 'x') + "; dkim=pass"), QByteArray("nothing"));
    }

    void findsProperties()
    {
        const auto parsed = parseAuthenticationResults("mx; dkim=pass header.d=a header.d=b");
        QCOMPARE(parsed->results.first().property("header.d"), QByteArray("a"));
        QVERIFY(parsed->results.first().property("header.i").isNull());
    }
};

QTEST_GUILESS_MAIN(TestAuthResults)
#include "tst_authresults.moc"
