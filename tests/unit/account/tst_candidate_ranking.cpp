#include "account/CandidateRanking.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

const QString kAddress = u"ayse@ornek.example"_s;

ServerCandidate server(Protocol protocol, const QString& host, quint16 port,
                       Security security = Security::Tls, const QString& username = kAddress)
{
    return {{protocol, host, port, security, username}, {}, std::nullopt};
}

SourcedCandidates named(DiscoverySource source, const QList<ServerCandidate>& incoming,
                        const QList<ServerCandidate>& outgoing = {})
{
    return {source, {{}, incoming, outgoing, {}}};
}

QStringList inWords(const QList<RankedServer>& servers)
{
    QStringList words;
    for (const RankedServer& ranked : servers)
        words << u"%1 %2 %3"_s.arg(ranked.candidate.settings.host)
                     .arg(ranked.candidate.settings.port)
                     .arg(toString(ranked.candidate.settings.security));
    return words;
}

} // namespace

class CandidateRankingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGivesNothing();
    void encryptionAndProtocol();
    void sourcesInTheirOrder();
    void guessesAndPlainTextComeLast();
    void whatSomebodyAnswersForComesFirst();
    void equalServersAreMerged();
    void waysInComeFromWhoKnowsThem();
    void origins();
    void theOrderOfArrivalDoesNotMatter();
    void setsKeepWhatBelongsTogether();
    void setsThatAgreeAreOne();
    void notesWithoutServersStayApart();
    void sourceWordsDiffer();
};

void CandidateRankingTest::nothingGivesNothing()
{
    QVERIFY(rankCandidates(kAddress, {}).isEmpty());
    const DiscoveryResult result = rankCandidates(kAddress, {named(DiscoverySource::Srv, {})});
    QVERIFY(result.isEmpty());
    QVERIFY(result.sets.isEmpty());
    QCOMPARE(result.address, kAddress);
}

void CandidateRankingTest::notesWithoutServersStayApart()
{
    ServerCandidates file;
    file.displayName = u"Dosya"_s;
    file.notes.append({std::nullopt, u"https://ornek.example/help"_s, {}});
    ServerCandidates closed;
    closed.displayName = u"Kapalı"_s;
    closed.notes.append({ProviderNote::CloudOnly, {}, {}});
    const DiscoveryResult result =
        rankCandidates(kAddress, {{DiscoverySource::Autoconfig, file}, {DiscoverySource::MxTable, closed}});
    QVERIFY(result.isEmpty());
    QCOMPARE(result.sets.size(), 2);
    QCOMPARE(result.sets.at(1).servers.displayName, u"Kapalı"_s);
}

void CandidateRankingTest::encryptionAndProtocol()
{
    const DiscoveryResult result =
        rankCandidates(kAddress, {named(DiscoverySource::Autoconfig,
                                        {server(Protocol::Pop3, u"ornek.example"_s, 110, Security::None),
                                         server(Protocol::Imap, u"ornek.example"_s, 143, Security::None),
                                         server(Protocol::Pop3, u"ornek.example"_s, 110, Security::StartTls),
                                         server(Protocol::Pop3, u"ornek.example"_s, 995),
                                         server(Protocol::Imap, u"ornek.example"_s, 143, Security::StartTls),
                                         server(Protocol::Imap, u"ornek.example"_s, 993)},
                                        {server(Protocol::Smtp, u"ornek.example"_s, 25, Security::None),
                                         server(Protocol::Smtp, u"ornek.example"_s, 587, Security::StartTls),
                                         server(Protocol::Smtp, u"ornek.example"_s, 465)})});
    QCOMPARE(inWords(result.incoming),
             (QStringList{u"ornek.example 993 tls"_s, u"ornek.example 143 starttls"_s,
                          u"ornek.example 995 tls"_s, u"ornek.example 110 starttls"_s,
                          u"ornek.example 143 none"_s, u"ornek.example 110 none"_s}));
    QCOMPARE(inWords(result.outgoing),
             (QStringList{u"ornek.example 465 tls"_s, u"ornek.example 587 starttls"_s,
                          u"ornek.example 25 none"_s}));
}

void CandidateRankingTest::sourcesInTheirOrder()
{
    // The order of the issue: the table, the domain's own files, ISPDB, the same by MX, SRV, trials.
    const QList<DiscoverySource> order{
        DiscoverySource::Table,   DiscoverySource::Autoconfig, DiscoverySource::WellKnown,
        DiscoverySource::Ispdb,   DiscoverySource::MxTable,    DiscoverySource::MxAutoconfig,
        DiscoverySource::MxIspdb, DiscoverySource::Srv,        DiscoverySource::Autodiscover,
        DiscoverySource::Probe,   DiscoverySource::Guess};
    QList<SourcedCandidates> found;
    QStringList expected;
    for (qsizetype i = 0; i < order.size(); ++i) {
        const QString host = u"h%1.ornek.example"_s.arg(i);
        found.prepend(named(order.at(i), {server(Protocol::Imap, host, 993)}));
        expected << u"%1 993 tls"_s.arg(host);
    }
    QCOMPARE(inWords(rankCandidates(kAddress, found).incoming), expected);
}

void CandidateRankingTest::guessesAndPlainTextComeLast()
{
    const DiscoveryResult result = rankCandidates(
        kAddress, {named(DiscoverySource::Guess, {server(Protocol::Imap, u"imap.ornek.example"_s, 993)}),
                   named(DiscoverySource::Srv,
                         {server(Protocol::Pop3, u"pop.ornek.example"_s, 110, Security::StartTls)}),
                   named(DiscoverySource::Table,
                         {server(Protocol::Imap, u"old.ornek.example"_s, 143, Security::None)})});
    QCOMPARE(inWords(result.incoming),
             (QStringList{u"pop.ornek.example 110 starttls"_s, u"imap.ornek.example 993 tls"_s,
                          u"old.ornek.example 143 none"_s}));
}

void CandidateRankingTest::whatSomebodyAnswersForComesFirst()
{
    // A forged SRV answer with TLS does not push aside what the table knows.
    const DiscoveryResult result = rankCandidates(
        kAddress, {named(DiscoverySource::Srv, {server(Protocol::Imap, u"evil.example"_s, 993)}),
                   named(DiscoverySource::Table,
                         {server(Protocol::Pop3, u"mail.hoster.example"_s, 110, Security::StartTls)})});
    QCOMPARE(inWords(result.incoming),
             (QStringList{u"mail.hoster.example 110 starttls"_s, u"evil.example 993 tls"_s}));
    QVERIFY(!result.incoming.at(0).needsConfirmation());
    QVERIFY(result.incoming.at(1).needsConfirmation());
}

void CandidateRankingTest::equalServersAreMerged()
{
    const DiscoveryResult result = rankCandidates(
        kAddress, {named(DiscoverySource::Srv, {server(Protocol::Imap, u"imap.hoster.example"_s, 993)}),
                   named(DiscoverySource::Ispdb,
                         {server(Protocol::Imap, u"IMAP.hoster.example"_s, 993, Security::Tls, u"ayse"_s),
                          server(Protocol::Imap, u"imap.hoster.example"_s, 993, Security::Tls, kAddress)}),
                   named(DiscoverySource::WellKnown,
                         {server(Protocol::Imap, u"imap.hoster.example"_s, 143, Security::StartTls)})});
    QCOMPARE(result.incoming.size(), 2);
    const RankedServer& merged = result.incoming.first();
    QCOMPARE(merged.candidate.settings.port, quint16(993));
    QCOMPARE(merged.sources, (QList<DiscoverySource>{DiscoverySource::Ispdb, DiscoverySource::Srv}));
    // SRV records do not tell user names, so the file's counts.
    QCOMPARE(merged.candidate.settings.username, u"ayse"_s);
    QCOMPARE(result.incoming.last().sources, QList<DiscoverySource>{DiscoverySource::WellKnown});
}

void CandidateRankingTest::waysInComeFromWhoKnowsThem()
{
    ServerCandidate withLogin = server(Protocol::Imap, u"imap.ornek.example"_s, 993);
    withLogin.authentications = {Authentication::OAuth2};
    withLogin.oauth2 = OAuth2Endpoints{u"login.ornek.example"_s, {}, {}, {}};
    const DiscoveryResult result = rankCandidates(
        kAddress, {named(DiscoverySource::Table, {server(Protocol::Imap, u"imap.ornek.example"_s, 993)}),
                   named(DiscoverySource::Ispdb, {withLogin})});
    QCOMPARE(result.incoming.size(), 1);
    QVERIFY(result.incoming.first().candidate == withLogin);
}

void CandidateRankingTest::origins()
{
    const DiscoveryResult result =
        rankCandidates(u"ayse@ORNEK.example"_s,
                       {named(DiscoverySource::MxTable, {server(Protocol::Imap, u"table.example"_s, 993)}),
                        named(DiscoverySource::MxIspdb, {server(Protocol::Imap, u"ispdb.example"_s, 993)}),
                        named(DiscoverySource::Autoconfig,
                              {server(Protocol::Imap, u"ornek.example"_s, 993),
                               server(Protocol::Imap, u"imap.ORNEK.example"_s, 993),
                               server(Protocol::Imap, u"imap.evilornek.example"_s, 993),
                               server(Protocol::Imap, u"ornek.example.evil.example"_s, 993),
                               server(Protocol::Imap, u"example"_s, 993),
                               // The same host as the one of the table, at another port.
                               server(Protocol::Imap, u"TABLE.example"_s, 143, Security::StartTls)})});
    QHash<QString, HostOrigin> origins;
    for (const RankedServer& ranked : result.incoming)
        origins.insert(ranked.candidate.settings.host, ranked.origin);
    QCOMPARE(origins.size(), 8);
    QVERIFY(origins.value(u"table.example"_s) == HostOrigin::ProviderTable);
    QVERIFY(origins.value(u"TABLE.example"_s) == HostOrigin::ProviderTable);
    QVERIFY(origins.value(u"ispdb.example"_s) == HostOrigin::Ispdb);
    QVERIFY(origins.value(u"ornek.example"_s) == HostOrigin::OwnDomain);
    QVERIFY(origins.value(u"imap.ORNEK.example"_s) == HostOrigin::OwnDomain);
    QVERIFY(origins.value(u"imap.evilornek.example"_s) == HostOrigin::Elsewhere);
    QVERIFY(origins.value(u"ornek.example.evil.example"_s) == HostOrigin::Elsewhere);
    QVERIFY(origins.value(u"example"_s) == HostOrigin::Elsewhere);
    // Without an address nothing is its own.
    const DiscoveryResult none = rankCandidates(
        QString(), {named(DiscoverySource::Srv, {server(Protocol::Imap, u"ornek.example"_s, 993)})});
    QVERIFY(none.incoming.first().needsConfirmation());
}

void CandidateRankingTest::theOrderOfArrivalDoesNotMatter()
{
    QList<SourcedCandidates> found;
    for (int source = 0; source <= int(DiscoverySource::Guess); ++source) {
        const QString host = u"h%1.example"_s.arg(source % 3);
        found << named(DiscoverySource(source), {server(Protocol::Imap, host, source % 2 ? 143 : 993,
                                                        source % 2 ? Security::StartTls : Security::Tls),
                                                 server(Protocol::Pop3, host, 995)});
    }
    const DiscoveryResult once = rankCandidates(kAddress, found);
    QRandomGenerator random(4);
    for (int i = 0; i < 200; ++i) {
        std::shuffle(found.begin(), found.end(), random);
        const DiscoveryResult again = rankCandidates(kAddress, found);
        QVERIFY(again.incoming == once.incoming);
    }
}

void CandidateRankingTest::setsKeepWhatBelongsTogether()
{
    const DiscoveryResult result = rankCandidates(
        kAddress,
        {named(DiscoverySource::Srv,
               {server(Protocol::Imap, u"a.ornek.example"_s, 143, Security::StartTls),
                server(Protocol::Imap, u"a.ornek.example"_s, 993)},
               {server(Protocol::Smtp, u"a.ornek.example"_s, 465)}),
         named(DiscoverySource::WellKnown, {}, {server(Protocol::Smtp, u"out.ornek.example"_s, 465)}),
         named(DiscoverySource::Autoconfig, {server(Protocol::Pop3, u"p.ornek.example"_s, 995)})});
    QCOMPARE(result.sets.size(), 3);
    QCOMPARE(result.sets.at(0).sources, QList<DiscoverySource>{DiscoverySource::Srv});
    QCOMPARE(result.sets.at(0).servers.incoming.first().settings.port, quint16(993));
    QCOMPARE(result.sets.at(0).servers.outgoing.size(), 1);
    QCOMPARE(result.sets.at(1).sources, QList<DiscoverySource>{DiscoverySource::Autoconfig});
    QCOMPARE(result.sets.at(2).sources, QList<DiscoverySource>{DiscoverySource::WellKnown});
}

void CandidateRankingTest::setsThatAgreeAreOne()
{
    const QList<ServerCandidate> imap{server(Protocol::Imap, u"imap.ornek.example"_s, 993)};
    const QList<ServerCandidate> smtp{server(Protocol::Smtp, u"smtp.ornek.example"_s, 465)};
    const DiscoveryResult result = rankCandidates(kAddress, {named(DiscoverySource::Ispdb, imap, smtp),
                                                             named(DiscoverySource::Srv, imap),
                                                             named(DiscoverySource::Autoconfig, imap, smtp)});
    QCOMPARE(result.sets.size(), 2);
    QCOMPARE(result.sets.at(0).sources,
             (QList<DiscoverySource>{DiscoverySource::Autoconfig, DiscoverySource::Ispdb}));
    QCOMPARE(result.sets.at(1).sources, QList<DiscoverySource>{DiscoverySource::Srv});
}

void CandidateRankingTest::sourceWordsDiffer()
{
    QSet<QString> words;
    for (int source = 0; source <= int(DiscoverySource::Guess); ++source)
        words << sourceName(DiscoverySource(source));
    QCOMPARE(words.size(), int(DiscoverySource::Guess) + 1);
    QVERIFY(!words.contains(QString()));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::CandidateRankingTest)
#include "tst_candidate_ranking.moc"
