#include "account/ProviderTable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// The bundled table: that it is sound, knows what it has to know, and turns an address into an account.
class ProviderTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlipOfTheFingerIsRecognised_data();
    void aSlipOfTheFingerIsRecognised();
    void initTestCase();
    void bundledFileUsesOnlyKnownKeys();
    void referralsOfAutodiscoverAreKnown();
    void everyEntryIsSound();
    void domainsAreUniqueAndMany();
    void knownProviders_data();
    void knownProviders();
    void ownDomainsAreKnownByMx_data();
    void ownDomainsAreKnownByMx();
    void findIgnoresCaseAndSpaces();
    void prefillMakesUserNames_data();
    void prefillMakesUserNames();
    void prefillGuessesForUnknownDomains();
    void addedFileWins();
    void addedFileThatIsWrongChangesNothing_data();
    void addedFileThatIsWrongChangesNothing();

private:
    ProviderTable m_table;
};

void ProviderTableTest::initTestCase()
{
    auto table = ProviderTable::bundled();
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    m_table = *table;
}

void ProviderTableTest::bundledFileUsesOnlyKnownKeys()
{
    QFile file(u":/account/providers.json"_qs);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList known{u"name"_qs,     u"domains"_qs,          u"mxSuffixes"_qs,       u"incoming"_qs,
                            u"outgoing"_qs, u"username"_qs,         u"outgoingUsername"_qs, u"oauth2"_qs,
                            u"notes"_qs,    u"noteLink"_qs,         u"filesSentCopies"_qs,  u"source"_qs,
                            u"checked"_qs,  u"autodiscoverHosts"_qs};
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).object()[u"providers"].toArray();
    QVERIFY(!entries.isEmpty());
    for (const auto& entry : entries) {
        const QJsonObject object = entry.toObject();
        for (const QString& key : object.keys())
            QVERIFY2(known.contains(key), qPrintable(object[u"name"].toString() + u": "_qs + key));
    }
}

void ProviderTableTest::referralsOfAutodiscoverAreKnown()
{
    const Provider* microsoft = m_table.findByAutodiscover(u"Autodiscover-s.outlook.com"_qs);
    QVERIFY(microsoft);
    QCOMPARE(microsoft->name, u"Microsoft 365"_qs);
    // Hosters whose name is an ending of MX hosts need no entry.
    const Provider* hoster = m_table.findByAutodiscover(u"autodiscover.emailsrvr.com"_qs);
    QVERIFY(hoster);
    QCOMPARE(hoster->name, u"Rackspace Email"_qs);
    QVERIFY(!m_table.findByAutodiscover(u"my.autodiscover.outlook.com"_qs));
    QVERIFY(!m_table.findByAutodiscover({}));
}

void ProviderTableTest::everyEntryIsSound()
{
    QSet<QString> names;
    for (const Provider& provider : m_table.providers()) {
        const QByteArray name = provider.name.toUtf8();
        QVERIFY2(!names.contains(provider.name), name);
        names << provider.name;
        QVERIFY2(!provider.domains.isEmpty() || !provider.mxSuffixes.isEmpty(), name);
        QVERIFY2(!provider.source.isEmpty(), name);
        QVERIFY2(QDate::fromString(provider.checked, u"yyyy-MM"_qs).isValid(), name);
        const bool closed = provider.notes.contains(ProviderNote::CloudOnly);
        QCOMPARE(provider.incoming.isEmpty(), closed);
        QCOMPARE(provider.outgoing.isEmpty(), closed);
        if (!closed)
            QVERIFY2(provider.incoming.first().protocol == Protocol::Imap, name);
        QVERIFY2(!provider.notes.contains(ProviderNote::BrowserSignInOnly) || provider.oauth2, name);
        for (const ServerSettings& server : provider.incoming + provider.outgoing) {
            QVERIFY2(!server.host.contains(u'%') && server.host.contains(u'.'), name);
            QVERIFY2(server.username.isEmpty(), name);
            QVERIFY2(server.security != Security::None, name);
            if (isLoopbackHost(server.host))
                continue; // a bridge on this computer has ports of its own
            const bool isSubmissionByTls = server.port == 587 && server.security == Security::Tls;
            QVERIFY2(server.port == defaultPort(server.protocol, server.security) || isSubmissionByTls, name);
        }
    }
}

void ProviderTableTest::domainsAreUniqueAndMany()
{
    QSet<QString> seen;
    for (const Provider& provider : m_table.providers()) {
        for (const QString& domain : provider.domains) {
            QVERIFY2(!seen.contains(domain), qPrintable(domain));
            QVERIFY2(domain == domain.toLower() && domain.contains(u'.'), qPrintable(domain));
            seen << domain;
        }
    }
    QVERIFY(seen.size() >= 400);
    QVERIFY(m_table.providers().size() >= 80);
}

void ProviderTableTest::knownProviders_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("imap");
    QTest::addColumn<QString>("smtp");
    QTest::addColumn<int>("smtpPort");
    QTest::addColumn<int>("note"); // -1: none

    const int appPassword = int(ProviderNote::NeedsAppPassword);
    const int browser = int(ProviderNote::BrowserSignInOnly);
    const int imapOff = int(ProviderNote::EnableImap);
    QTest::newRow("gmail") << u"gmail.com"_qs << u"imap.gmail.com"_qs << u"smtp.gmail.com"_qs << 465
                           << appPassword;
    QTest::newRow("outlook") << u"outlook.com"_qs << u"outlook.office365.com"_qs
                             << u"smtp-mail.outlook.com"_qs << 587 << browser;
    QTest::newRow("hotmail.com.tr") << u"hotmail.com.tr"_qs << u"outlook.office365.com"_qs
                                    << u"smtp.office365.com"_qs << 587 << browser;
    QTest::newRow("outlook.com.tr") << u"outlook.com.tr"_qs << u"outlook.office365.com"_qs
                                    << u"smtp-mail.outlook.com"_qs << 587 << browser;
    QTest::newRow("icloud") << u"icloud.com"_qs << u"imap.mail.me.com"_qs << u"smtp.mail.me.com"_qs << 587
                            << appPassword;
    QTest::newRow("yandex.com.tr") << u"yandex.com.tr"_qs << u"imap.yandex.com"_qs << u"smtp.yandex.com"_qs
                                   << 465 << imapOff;
    QTest::newRow("yahoo") << u"yahoo.com"_qs << u"imap.mail.yahoo.com"_qs << u"smtp.mail.yahoo.com"_qs << 465
                           << appPassword;
    QTest::newRow("proton") << u"proton.me"_qs << u"127.0.0.1"_qs << u"127.0.0.1"_qs << 1025
                            << int(ProviderNote::NeedsBridge);
    QTest::newRow("metu") << u"metu.edu.tr"_qs << u"imap.metu.edu.tr"_qs << u"smtp.metu.edu.tr"_qs << 465
                          << -1;
    QTest::newRow("posteo") << u"posteo.eu"_qs << u"posteo.de"_qs << u"posteo.de"_qs << 465 << -1;
    QTest::newRow("inbox.lv") << u"inbox.lv"_qs << u"mail.inbox.lv"_qs << u"mail.inbox.lv"_qs << 465 << -1;
}

void ProviderTableTest::knownProviders()
{
    QFETCH(QString, domain);
    QFETCH(QString, imap);
    QFETCH(QString, smtp);
    QFETCH(int, smtpPort);
    QFETCH(int, note);
    const Provider* provider = m_table.find(u"ayse@"_qs + domain);
    QVERIFY(provider);
    QCOMPARE(provider->incoming.first().host, imap);
    QCOMPARE(provider->outgoing.first().host, smtp);
    QCOMPARE(int(provider->outgoing.first().port), smtpPort);
    if (note < 0)
        QVERIFY(provider->notes.isEmpty());
    else
        QVERIFY(provider->notes.contains(ProviderNote(note)));
}

void ProviderTableTest::ownDomainsAreKnownByMx_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("imap");
    QTest::newRow("hostedemail") << u"hostedemail.com"_qs << u"mail.hostedemail.com"_qs;
    QTest::newRow("natro") << u"natrohost.com"_qs << u"mail.kurumsaleposta.com"_qs;
    QTest::newRow("uzmanposta") << u"uzmanposta.com"_qs << u"mail.uzmanposta.com"_qs;
    QTest::newRow("google") << u"l.google.com"_qs << u"imap.gmail.com"_qs;
    QTest::newRow("microsoft") << u"mail.protection.outlook.com"_qs << u"outlook.office365.com"_qs;
    QTest::newRow("yandex") << u"mx.yandex.net"_qs << u"imap.yandex.com"_qs;
    QTest::newRow("zoho") << u"mx.zoho.com"_qs << u"imappro.zoho.com"_qs;
    QTest::newRow("fastmail") << u"messagingengine.com"_qs << u"imap.fastmail.com"_qs;
}

void ProviderTableTest::ownDomainsAreKnownByMx()
{
    QFETCH(QString, suffix);
    QFETCH(QString, imap);
    int found = 0;
    for (const Provider& provider : m_table.providers()) {
        if (!provider.mxSuffixes.contains(suffix))
            continue;
        ++found;
        QCOMPARE(provider.incoming.first().host, imap);
    }
    QCOMPARE(found, 1);
}

void ProviderTableTest::findIgnoresCaseAndSpaces()
{
    const Provider* provider = m_table.find(u"Ali@GMAIL.com "_qs);
    QVERIFY(provider);
    QCOMPARE(provider->name, u"Gmail"_qs);
    QVERIFY(!m_table.find(u"gmail.com"_qs)); // no address yet
    QVERIFY(!m_table.find(u"a@mail.gmail.com.example"_qs));
    QVERIFY(!m_table.find(QString()));
    QCOMPARE(m_table.find(u"\"odd@web.de\"@gmail.com"_qs), provider);
}

void ProviderTableTest::prefillMakesUserNames_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("incoming");
    QTest::addColumn<QString>("outgoing");
    QTest::newRow("full address") << u"ayse@gmail.com"_qs << u"ayse@gmail.com"_qs << u"ayse@gmail.com"_qs;
    QTest::newRow("local part") << u"hans@web.de"_qs << u"hans"_qs << u"hans"_qs;
    QTest::newRow("both") << u"ali@icloud.com"_qs << u"ali"_qs << u"ali@icloud.com"_qs;
}

void ProviderTableTest::prefillMakesUserNames()
{
    QFETCH(QString, address);
    QFETCH(QString, incoming);
    QFETCH(QString, outgoing);
    const Account account = m_table.prefill(u" Ayşe Yılmaz "_qs, address);
    QCOMPARE(account.identity.name, u"Ayşe Yılmaz"_qs);
    QCOMPARE(account.identity.address, address);
    QCOMPARE(account.label, address);
    QCOMPARE(account.incoming.username, incoming);
    QCOMPARE(account.outgoing.username, outgoing);
    QVERIFY(account.outgoing.protocol == Protocol::Smtp);
    QCOMPARE(account.serverFilesSentCopies, address.endsWith(u"gmail.com"));
    QVERIFY(!account.cleartextAllowed);
}

void ProviderTableTest::prefillGuessesForUnknownDomains()
{
    const Account account = m_table.prefill(u"Ali"_qs, u"ali@Firma.example"_qs);
    const ServerSettings imap{Protocol::Imap, u"imap.firma.example"_qs, 993, Security::Tls,
                              u"ali@Firma.example"_qs};
    const ServerSettings smtp{Protocol::Smtp, u"smtp.firma.example"_qs, 465, Security::Tls,
                              u"ali@Firma.example"_qs};
    QVERIFY(account.incoming == imap);
    QVERIFY(account.outgoing == smtp);
    QVERIFY(!account.serverFilesSentCopies);
}

void ProviderTableTest::addedFileWins()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"mine.json"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": 1, "providers": [{"name": "Ours", "domains": ["GMAIL.com", "demo.example"],
        "incoming": [{"host": "127.0.0.1", "port": 1143, "security": "starttls"}],
        "outgoing": [{"host": "127.0.0.1", "port": 1587, "security": "none"}], "username": "localPart"}]})");
    file.close();

    ProviderTable table = m_table;
    QVERIFY(table.addFile(file.fileName()));
    const Account account = table.prefill(QString(), u"ayse@gmail.com"_qs);
    QCOMPARE(account.incoming.host, u"127.0.0.1"_qs);
    QVERIFY(account.incoming.protocol == Protocol::Imap);
    QVERIFY(account.outgoing.security == Security::None);
    QCOMPARE(account.outgoing.username, u"ayse"_qs);
    QCOMPARE(table.find(u"x@demo.example"_qs)->name, u"Ours"_qs);
    QCOMPARE(table.find(u"x@googlemail.com"_qs)->name, u"Gmail"_qs);
}

void ProviderTableTest::addedFileThatIsWrongChangesNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto withServer = [](const char* server) {
        return QByteArray(
                   R"({"format": 1, "providers": [{"name": "X", "domains": ["gmail.com"], "incoming": [)") +
               server + R"(], "outgoing": []}]})";
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not json") << QByteArray("hello");
    QTest::newRow("no format") << QByteArray(R"({"providers": []})");
    QTest::newRow("later format") << QByteArray(R"({"format": 2, "providers": []})");
    QTest::newRow("no list") << QByteArray(R"({"format": 1})");
    QTest::newRow("no name") << QByteArray(R"({"format": 1, "providers": [{"domains": ["gmail.com"]}]})");
    QTest::newRow("no host") << withServer(R"({"port": 993, "security": "tls"})");
    QTest::newRow("no port") << withServer(R"({"host": "a.example", "security": "tls"})");
    QTest::newRow("port too large") << withServer(
        R"({"host": "a.example", "port": 70000, "security": "tls"})");
    QTest::newRow("security unknown")
        << withServer(R"({"host": "a.example", "port": 993, "security": "ssl"})");
    QTest::newRow("wrong direction") << withServer(
        R"({"protocol": "smtp", "host": "a.example", "port": 465, "security": "tls"})");
    QTest::newRow("link unsafe") << QByteArray(
        R"({"format": 1, "providers": [{"name": "X", "domains": ["gmail.com"], "noteLink": "file:///x"}]})");
}

void ProviderTableTest::addedFileThatIsWrongChangesNothing()
{
    QFETCH(QByteArray, json);
    QTemporaryDir dir;
    QFile file(dir.filePath(u"wrong.json"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json);
    file.close();
    ProviderTable table = m_table;
    const auto added = table.addFile(file.fileName());
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::Input);
    QVERIFY(!added.error().message.isEmpty());
    QCOMPARE(table.find(u"a@gmail.com"_qs)->name, u"Gmail"_qs);
    QVERIFY(!table.addFile(dir.filePath(u"missing.json"_qs)));
}

void ProviderTableTest::aSlipOfTheFingerIsRecognised_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("meant");
    QTest::newRow("changed over") << u"ayse@gmial.com"_qs << u"gmail.com"_qs;
    QTest::newRow("one missing") << u"ayse@gmal.com"_qs << u"gmail.com"_qs;
    QTest::newRow("one too many") << u"ayse@gmaill.com"_qs << u"gmail.com"_qs;
    QTest::newRow("one wrong") << u"Ayse@HOTNAIL.com"_qs << u"hotmail.com"_qs;
    QTest::newRow("the end is missing") << u"ayse@outlook.co"_qs << u"outlook.com"_qs;
    QTest::newRow("right") << u"ayse@gmail.com"_qs << QString();
    QTest::newRow("another domain") << u"ayse@firma.example"_qs << QString();
    QTest::newRow("two slips") << u"ayse@gmmial.com"_qs << QString();
    QTest::newRow("short names are alike") << u"a@gmx.ne"_qs << QString();
    QTest::newRow("no address") << u"ayse"_qs << QString();
}

void ProviderTableTest::aSlipOfTheFingerIsRecognised()
{
    QFETCH(QString, address);
    const auto table = ProviderTable::bundled();
    QVERIFY(table);
    QTEST(table->similarDomain(address), "meant");
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::ProviderTableTest)
#include "tst_provider_table.moc"
