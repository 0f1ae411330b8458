#include "account/ProviderTable.h"

#include <QDate>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

/// RFC 1123 host names as the table writes them: lower case, at least two labels.
bool isPlainHostName(const QString& name)
{
    static const QRegularExpression labels(
        u"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$"_qs);
    return name.size() <= 253 && labels.match(name).hasMatch();
}

QString described(const ServerSettings& server)
{
    return u"%1 %2 %3 %4"_qs.arg(toString(server.protocol), server.host, QString::number(server.port),
                                 toString(server.security));
}

QString firstIncoming(const Provider& provider, Protocol protocol)
{
    for (const ServerSettings& server : provider.incoming) {
        if (server.protocol == protocol)
            return server.host;
    }
    return {};
}

} // namespace

/// What the bundled table claims: every entry by rule, one domain of each family by value, and own domains by
/// MX.
class ProviderFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyEntryNamesSourceAndMonth();
    void everyNameIsALowerCaseHostName();
    void everyPortFitsItsSecurity();
    void everyNameIsInOneEntryOnly();
    void everyLinkIsHttpsAndBelongsToANote();
    void atLeast400DomainsAreKnown();
    void familiesHaveTheirServers_data();
    void familiesHaveTheirServers();
    void familiesAreWholeAndApart();
    void ownDomainsAreFoundByMx_data();
    void ownDomainsAreFoundByMx();
    void otherMxHostsAreNobodys_data();
    void otherMxHostsAreNobodys();
    void firstKnownMxDecides();
    void longestMxSuffixWins();
    void addedMxSuffixWins();
    void everyMxSuffixLeadsToItsEntry();

private:
    [[nodiscard]] QString nameByMx(const QStringList& mxHosts) const
    {
        const Provider* provider = m_table.findByMx(mxHosts);
        return provider ? provider->name : QString();
    }

    ProviderTable m_table;
};

void ProviderFactsTest::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    auto table = ProviderTable::bundled();
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QVERIFY(table->find(u"ayse@gmail.com"_qs));
    qInfo("parse and first look-up: %lld microseconds", timer.nsecsElapsed() / 1000);
    m_table = *table;
}

void ProviderFactsTest::everyEntryNamesSourceAndMonth()
{
    for (const Provider& provider : m_table.providers()) {
        QVERIFY2(provider.source.trimmed().size() >= 10, qPrintable(provider.name));
        QVERIFY2(QDate::fromString(provider.checked, u"yyyy-MM"_qs).isValid(), qPrintable(provider.name));
    }
}

void ProviderFactsTest::everyNameIsALowerCaseHostName()
{
    for (const Provider& provider : m_table.providers()) {
        for (const QString& name : provider.domains + provider.mxSuffixes)
            QVERIFY2(isPlainHostName(name), qPrintable(provider.name + u": "_qs + name));
        for (const ServerSettings& server : provider.incoming + provider.outgoing) {
            const bool isBridge =
                provider.notes.contains(ProviderNote::NeedsBridge) && server.host == u"127.0.0.1"_qs;
            QVERIFY2(isBridge || isPlainHostName(server.host),
                     qPrintable(provider.name + u": "_qs + server.host));
        }
    }
}

void ProviderFactsTest::everyPortFitsItsSecurity()
{
    const QSet<QString> unusual{u"smtp mobile.charter.net 587 tls"_qs, u"imap 127.0.0.1 1143 starttls"_qs,
                                u"smtp 127.0.0.1 1025 starttls"_qs};
    const QSet<QString> usual{u"imap 993 tls"_qs,      u"pop3 995 tls"_qs,      u"smtp 465 tls"_qs,
                              u"imap 143 starttls"_qs, u"pop3 110 starttls"_qs, u"smtp 587 starttls"_qs};
    QSet<QString> unusualSeen;
    for (const Provider& provider : m_table.providers()) {
        for (const ServerSettings& server : provider.incoming + provider.outgoing) {
            const QString whole = described(server);
            if (unusual.contains(whole)) {
                unusualSeen << whole;
                continue;
            }
            const QString way = u"%1 %2 %3"_qs.arg(toString(server.protocol), QString::number(server.port),
                                                   toString(server.security));
            QVERIFY2(usual.contains(way), qPrintable(provider.name + u": "_qs + whole));
        }
    }
    QCOMPARE(unusualSeen, unusual);
}

void ProviderFactsTest::everyNameIsInOneEntryOnly()
{
    QSet<QString> domains;
    QSet<QString> suffixes;
    QSet<QString> names;
    for (const Provider& provider : m_table.providers()) {
        QVERIFY2(!names.contains(provider.name), qPrintable(provider.name));
        names << provider.name;
        for (const QString& domain : provider.domains) {
            QVERIFY2(!domains.contains(domain), qPrintable(domain));
            domains << domain;
        }
        for (const QString& suffix : provider.mxSuffixes) {
            QVERIFY2(!suffixes.contains(suffix), qPrintable(suffix));
            suffixes << suffix;
        }
    }
}

void ProviderFactsTest::everyLinkIsHttpsAndBelongsToANote()
{
    int links = 0;
    for (const Provider& provider : m_table.providers()) {
        if (provider.noteLink.isEmpty())
            continue;
        ++links;
        const QUrl url(provider.noteLink, QUrl::StrictMode);
        QVERIFY2(url.isValid() && url.scheme() == u"https"_qs, qPrintable(provider.noteLink));
        QVERIFY2(isPlainHostName(url.host()) && url.userInfo().isEmpty() && url.port() < 0,
                 qPrintable(provider.noteLink));
        QVERIFY2(!provider.notes.isEmpty(), qPrintable(provider.name));
    }
    QVERIFY(links >= 15);
}

void ProviderFactsTest::atLeast400DomainsAreKnown()
{
    qsizetype domains = 0;
    for (const Provider& provider : m_table.providers())
        domains += provider.domains.size();
    QVERIFY2(domains >= 400, qPrintable(QString::number(domains)));
}

void ProviderFactsTest::familiesHaveTheirServers_data()
{
    QTest::addColumn<QString>("imap");
    QTest::addColumn<QString>("pop3"); // empty: not offered
    QTest::addColumn<QString>("smtp");
    QTest::addColumn<QString>("username"); // for "ayse" there

    const auto row = [](const char* domain, const char* imap, const char* pop3, const char* smtp,
                        bool wholeAddress = true) {
        const QString address = u"ayse"_qs + (wholeAddress ? u"@"_qs + QLatin1String(domain) : QString());
        QTest::newRow(domain) << QString::fromLatin1(imap) << QString::fromLatin1(pop3)
                              << QString::fromLatin1(smtp) << address;
    };
    row("googlemail.com", "imap.gmail.com", "pop.gmail.com", "smtp.gmail.com 465 tls");
    row("outlook.fr", "outlook.office365.com", "outlook.office365.com", "smtp-mail.outlook.com 587 starttls");
    row("hotmail.co.uk", "outlook.office365.com", "outlook.office365.com", "smtp.office365.com 587 starttls");
    row("yahoo.com.mx", "imap.mail.yahoo.com", "pop.mail.yahoo.com", "smtp.mail.yahoo.com 465 tls");
    row("yahoo.co.jp", "imap.mail.yahoo.co.jp", "pop.mail.yahoo.co.jp", "smtp.mail.yahoo.co.jp 465 tls",
        false);
    row("compuserve.com", "imap.aol.com", "pop.aol.com", "smtp.aol.com 465 tls");
    row("bk.ru", "imap.mail.ru", "pop.mail.ru", "smtp.mail.ru 465 tls");
    row("yandex.com.tr", "imap.yandex.com", "pop.yandex.com", "smtp.yandex.com 465 tls");
    row("narod.ru", "imap.yandex.com", "pop.yandex.com", "smtp.yandex.com 465 tls");
    row("gmx.at", "imap.gmx.net", "pop.gmx.net", "mail.gmx.net 587 starttls");
    row("gmx.com.tr", "imap.gmx.com", "pop.gmx.com", "mail.gmx.com 465 tls");
    row("web.de", "imap.web.de", "pop3.web.de", "smtp.web.de 587 starttls", false);
    row("europe.com", "imap.mail.com", "pop.mail.com", "smtp.mail.com 465 tls");
    row("posteo.com.br", "posteo.de", "posteo.de", "posteo.de 465 tls");
    row("fastmail.fm", "imap.fastmail.com", "pop.fastmail.com", "smtp.fastmail.com 465 tls");
    row("zohomail.eu", "imap.zoho.eu", "pop.zoho.eu", "smtp.zoho.eu 465 tls");
    row("magenta.de", "secureimap.t-online.de", "securepop.t-online.de", "securesmtp.t-online.de 465 tls");
    row("upcmail.nl", "imap.ziggo.nl", "pop.ziggo.nl", "smtp.ziggo.nl 587 starttls");
    row("op.pl", "imap.poczta.onet.pl", "pop3.poczta.onet.pl", "smtp.poczta.onet.pl 465 tls");
    row("go2.pl", "poczta.o2.pl", "poczta.o2.pl", "poczta.o2.pl 465 tls", false);
    row("lenta.ru", "imap.rambler.ru", "pop.rambler.ru", "smtp.rambler.ru 465 tls");
    row("sbcglobal.net", "imap.mail.att.net", "inbound.att.net", "outbound.att.net 465 tls");
    row("wanadoo.fr", "imap.orange.fr", "pop.orange.fr", "smtp.orange.fr 465 tls");
    row("laposte.net", "imap.laposte.net", "pop.laposte.net", "smtp.laposte.net 465 tls", false);
    row("alice.it", "in.alice.it", "in.alice.it", "out.alice.it 587 starttls");
    row("bresnan.net", "mobile.charter.net", "mobile.charter.net", "mobile.charter.net 587 tls");
    row("mailbox.org", "imap.mailbox.org", "", "smtp.mailbox.org 587 starttls");
    row("arubapec.it", "imaps.pec.aruba.it", "", "smtps.pec.aruba.it 465 tls");
    row("freenet.de", "mx.freenet.de", "", "mx.freenet.de 465 tls");
    row("metu.edu.tr", "imap.metu.edu.tr", "", "smtp.metu.edu.tr 465 tls", false);
    row("pau.edu.tr", "eposta.pau.edu.tr", "", "eposta.pau.edu.tr 587 starttls");
}

void ProviderFactsTest::familiesHaveTheirServers()
{
    QFETCH(QString, imap);
    QFETCH(QString, pop3);
    QFETCH(QString, smtp);
    QFETCH(QString, username);
    const QString address = u"ayse@"_qs + QString::fromLatin1(QTest::currentDataTag());
    const Provider* provider = m_table.find(address);
    QVERIFY(provider);
    QCOMPARE(firstIncoming(*provider, Protocol::Imap), imap);
    QCOMPARE(firstIncoming(*provider, Protocol::Pop3), pop3);
    QCOMPARE(described(provider->outgoing.first()), u"smtp "_qs + smtp);
    QCOMPARE(m_table.prefill(QString(), address).incoming.username, username);
}

void ProviderFactsTest::familiesAreWholeAndApart()
{
    // AOL takes in Verizon's mail, but Verizon's customers send by a server of their own.
    const Provider* verizon = m_table.find(u"a@verizon.net"_qs);
    const Provider* aol = m_table.find(u"a@aol.com"_qs);
    QVERIFY(verizon && aol && verizon != aol);
    QCOMPARE(verizon->incoming.first().host, aol->incoming.first().host);
    QVERIFY(verizon->outgoing.first().host != aol->outgoing.first().host);
    // No two entries with domains say the same: one of them would be a family torn apart.
    QSet<QString> seen;
    for (const Provider& provider : m_table.providers()) {
        if (provider.domains.isEmpty() || provider.incoming.isEmpty())
            continue;
        QString facts = QString::number(int(provider.usernameForm));
        for (const ServerSettings& server : provider.incoming + provider.outgoing)
            facts += u' ' + described(server);
        QVERIFY2(!seen.contains(facts), qPrintable(provider.name));
        seen << facts;
    }
}

void ProviderFactsTest::ownDomainsAreFoundByMx_data()
{
    QTest::addColumn<QString>("mx");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* mx, const char* name) {
        QTest::newRow(mx) << QString::fromLatin1(mx) << QString::fromUtf8(name);
    };
    row("aspmx.l.google.com", "Gmail");
    row("ALT1.ASPMX.L.GOOGLE.COM.", "Gmail");
    row("smtp.google.com", "Gmail");
    row("firma-com-tr.mail.protection.outlook.com", "Microsoft 365");
    row("firma-com.a-v1.mx.microsoft", "Microsoft 365");
    row("outlook-com.olc.protection.outlook.com", "Outlook.com");
    row("mx.yandex.net", "Yandex Mail");
    row("mx.yandex.net.", "Yandex Mail");
    row("mx2.zoho.com", "Zoho Mail (own domain)");
    row("mx.zoho.eu", "Zoho Mail (own domain, Europe)");
    row("mx3.zoho.in", "Zoho Mail (own domain, India)");
    row("mx.firma.com.tr.cust.a.hostedemail.com", "Hosted Email (OpenSRS)");
    row("in1-smtp.messagingengine.com", "Fastmail");
    row("mx-in01.natrohost.com", "Natro");
    row("mx.uzmanposta.com", "UzmanPosta");
    row("mx.turkticaret.net", "Turkticaret");
    row("mx01.mail.icloud.com", "iCloud");
    row("mailsec.protonmail.ch", "Proton Mail");
    row("mail.tutanota.de", "Tuta");
    row("mxext1.mailbox.org", "mailbox.org");
    row("emx.mail.ru", "Mail.ru");
    row("mta5.am0.yahoodns.net", "Yahoo Mail");
    row("mx-aol.mail.gm0.yahoodns.net", "AOL");
    row("mx00.kundenserver.de", "IONOS (Germany)");
    row("mx01.ionos.co.uk", "IONOS (United Kingdom)");
    row("smtpin.rzone.de", "STRATO");
    row("mx1.mail.ovh.net", "OVHcloud");
    row("spool.mail.gandi.net", "Gandi");
    row("mta-gw.infomaniak.ch", "Infomaniak");
    row("aspmx1.migadu.com", "Migadu");
    row("mx.runbox.com", "Runbox");
    row("mx1.emailsrvr.com", "Rackspace Email");
    row("mx1.hostinger.com", "Hostinger");
    row("mx1.privateemail.com", "Namecheap Private Email");
    row("mx2.pub.mailpod1-cph3.one.com", "one.com");
    row("work-mx.app.hey.com", "HEY");
}

void ProviderFactsTest::ownDomainsAreFoundByMx()
{
    QFETCH(QString, mx);
    QFETCH(QString, name);
    QCOMPARE(nameByMx({mx}), name);
}

void ProviderFactsTest::otherMxHostsAreNobodys_data()
{
    QTest::addColumn<QString>("mx");
    for (const char* mx : {"mx.notgoogle.com",
                           "aspmx.xl.google.com",
                           "mx.notl.google.com",
                           "l.google.com.example",
                           "evil-smtp.google.com",
                           "mail.protection.outlook.com.example",
                           "notmx.yandex.net",
                           "mx.zoho.com.example",
                           "mx4.zoho.com",
                           "nothostedemail.com",
                           "mx.notmessagingengine.com",
                           "natrohost.com.tr",
                           "xuzmanposta.com",
                           "static.1.2.3.4.ovh.net",
                           "phone.com",
                           "com",
                           "localhost",
                           ".",
                           "..",
                           ""})
        QTest::newRow(*mx ? mx : "empty") << QString::fromLatin1(mx);
}

void ProviderFactsTest::otherMxHostsAreNobodys()
{
    QFETCH(QString, mx);
    QCOMPARE(nameByMx({mx}), QString());
    QCOMPARE(nameByMx({}), QString());
}

void ProviderFactsTest::firstKnownMxDecides()
{
    QCOMPARE(nameByMx({u"mx.firma.example"_qs, u"mx.yandex.net"_qs, u"aspmx.l.google.com"_qs}),
             u"Yandex Mail"_qs);
    QCOMPARE(nameByMx({u"aspmx.l.google.com"_qs, u"mx.yandex.net"_qs}), u"Gmail"_qs);
}

void ProviderFactsTest::longestMxSuffixWins()
{
    const auto table = ProviderTable::fromJson(R"({"format": 1, "providers": [
        {"name": "Inner", "mxSuffixes": ["mx.host.example"], "incoming": [], "outgoing": []},
        {"name": "Outer", "mxSuffixes": ["HOST.example"], "incoming": [], "outgoing": []}]})");
    QVERIFY(table);
    QCOMPARE(table->findByMx({u"a.mx.host.example"_qs})->name, u"Inner"_qs);
    QCOMPARE(table->findByMx({u"mx.host.example"_qs})->name, u"Inner"_qs);
    QCOMPARE(table->findByMx({u"xmx.host.example"_qs})->name, u"Outer"_qs);
    QVERIFY(!table->findByMx({u"ghost.example"_qs}));
}

void ProviderFactsTest::addedMxSuffixWins()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"mine.json"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": 1, "providers": [{"name": "Ours", "mxSuffixes": ["mx.yandex.net"],
        "incoming": [], "outgoing": []}]})");
    file.close();
    ProviderTable table = m_table;
    QVERIFY(table.addFile(file.fileName()));
    QCOMPARE(table.findByMx({u"mx.yandex.net"_qs})->name, u"Ours"_qs);
    QCOMPARE(table.findByMx({u"mx.yandex.ru"_qs})->name, u"Yandex Mail"_qs);
}

void ProviderFactsTest::everyMxSuffixLeadsToItsEntry()
{
    for (const Provider& provider : m_table.providers()) {
        for (const QString& suffix : provider.mxSuffixes) {
            QCOMPARE(nameByMx({suffix}), provider.name);
            QCOMPARE(nameByMx({u"host7."_qs + suffix + u'.'}), provider.name);
        }
    }
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::ProviderFactsTest)
#include "tst_provider_facts.moc"
