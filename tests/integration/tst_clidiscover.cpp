#include "integration/CliRun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

/// `postaci-cli discover` as a script calls it, without a network.
class CliDiscoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void jsonNamesTheServers();
    void humanTextNamesThemToo();
    void notesAreInTheLanguageAskedFor();
    void unknownDomainsAreAProblem();
    void providersFilesAreAdded();
    void wrongUse_data();
    void wrongUse();

private:
    struct Outcome : CliRun
    {
    };
    [[nodiscard]] Outcome run(const QStringList& arguments) const;

    QTemporaryDir m_dir;
};

void CliDiscoverTest::initTestCase()
{
    QVERIFY2(QFile::exists(qEnvironmentVariable("POSTACI_CLI")),
             "POSTACI_CLI must name the built postaci-cli");
}

CliDiscoverTest::Outcome CliDiscoverTest::run(const QStringList& arguments) const
{
    return Outcome{runCli(QStringList{u"discover"_s} + arguments)};
}

void CliDiscoverTest::jsonNamesTheServers()
{
    const Outcome outcome = run({u"ayse@gmail.com"_s, u"--offline"_s, u"--json"_s});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(outcome.out.count('\n'), 1);
    const QJsonArray candidates = QJsonDocument::fromJson(outcome.out).object()["candidates"_L1].toArray();
    QCOMPARE(candidates.size(), 1);
    const QJsonObject candidate = candidates.first().toObject();
    QCOMPARE(candidate["source"_L1].toString(), u"table"_s);
    const QJsonObject imap{{u"protocol"_s, u"imap"_s},
                           {u"host"_s, u"imap.gmail.com"_s},
                           {u"port"_s, 993},
                           {u"security"_s, u"tls"_s},
                           {u"username"_s, u"ayse@gmail.com"_s}};
    QCOMPARE(candidate["incoming"_L1].toArray().first().toObject(), imap);
    QCOMPARE(candidate["outgoing"_L1].toArray().first().toObject()["protocol"_L1].toString(), u"smtp"_s);
    QVERIFY(candidate["notes"_L1].toArray().first().toString().contains(u"https://"_s));
}

void CliDiscoverTest::humanTextNamesThemToo()
{
    const Outcome outcome = run({u"ayse@gmail.com"_s, u"--offline"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.startsWith("table: Gmail\n"));
    QVERIFY(outcome.out.contains("incoming imap imap.gmail.com:993 tls, user name ayse@gmail.com\n"));
    QVERIFY(outcome.err.isEmpty());
}

void CliDiscoverTest::notesAreInTheLanguageAskedFor()
{
    const QStringList gmail{u"ayse@gmail.com"_s, u"--offline"_s, u"--no-ispdb"_s, u"--language"_s};
    const Outcome english = run(gmail + QStringList{u"en"_s});
    const Outcome turkish = run(gmail + QStringList{u"tr"_s});
    QVERIFY2(english.out.contains("Gmail wants an app password here"), english.out.constData());
    QVERIFY2(turkish.out.contains("Gmail burada uygulama parolası ister"), turkish.out.constData());
    QCOMPARE(run(gmail + QStringList{u"de"_s}).code, 2);
}

void CliDiscoverTest::unknownDomainsAreAProblem()
{
    const Outcome outcome = run({u"ayse@nobody.invalid"_s, u"--offline"_s, u"--json"_s});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.out, QByteArray("{\"candidates\":[]}\n"));
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY(outcome.err.contains("ayse@nobody.invalid"));
    QVERIFY(run({u"ayse@nobody.invalid"_s, u"--offline"_s}).out.isEmpty());
}

void CliDiscoverTest::providersFilesAreAdded()
{
    QFile file(m_dir.filePath(u"mine.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": 1, "providers": [{"name": "Ours", "domains": ["nobody.invalid"],
        "incoming": [{"host": "127.0.0.1", "port": 1143, "security": "starttls"}],
        "outgoing": [{"host": "127.0.0.1", "port": 1587, "security": "none"}], "username": "localPart"}]})");
    file.close();
    const Outcome outcome =
        run({u"ayse@nobody.invalid"_s, u"--offline"_s, u"--providers"_s, file.fileName()});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.contains("imap 127.0.0.1:1143 starttls, user name ayse\n"));
    QVERIFY(outcome.out.contains("smtp 127.0.0.1:1587 none, user name ayse\n"));
    QCOMPARE(run({u"a@gmail.com"_s, u"--offline"_s, u"--providers"_s, m_dir.filePath(u"none"_s)}).code, 2);
}

void CliDiscoverTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no address") << QStringList{u"--offline"_s};
    QTest::newRow("two") << QStringList{u"a@gmail.com"_s, u"b@gmail.com"_s, u"--offline"_s};
    QTest::newRow("no domain") << QStringList{u"ayse"_s, u"--offline"_s};
    QTest::newRow("a domain with spaces") << QStringList{u"ayse@a b"_s, u"--offline"_s};
}

void CliDiscoverTest::wrongUse()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.out.isEmpty());
    QCOMPARE(outcome.err.count('\n'), 1);
}

QTEST_GUILESS_MAIN(CliDiscoverTest)
#include "tst_clidiscover.moc"
