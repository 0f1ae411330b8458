#include "account/ServiceRecords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

const QString kAddress = u"ayse@ornek.example"_s;

/// "imap a.example 993 tls", one a server.
QStringList inWords(const QList<ServerCandidate>& servers)
{
    QStringList words;
    for (const ServerCandidate& server : servers)
        words << u"%1 %2 %3 %4"_s.arg(toString(server.settings.protocol), server.settings.host,
                                      QString::number(server.settings.port),
                                      toString(server.settings.security));
    return words;
}

} // namespace

class ServiceRecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void everyServiceHasItsProtocolAndEncryption();
    void tlsAndImapComeFirst();
    void priorityThenWeight();
    void notOfferedIsLeftOut();
    void unusableRecordsAreLeftOut();
    void manyRecordsAreCut();
};

void ServiceRecordsTest::names()
{
    QStringList all;
    for (const MailService service : kMailServices)
        all << serviceName(service, u"ornek.example"_s);
    all.sort();
    QCOMPARE(all, (QStringList{u"_imap._tcp.ornek.example"_s, u"_imaps._tcp.ornek.example"_s,
                               u"_pop3._tcp.ornek.example"_s, u"_pop3s._tcp.ornek.example"_s,
                               u"_submission._tcp.ornek.example"_s, u"_submissions._tcp.ornek.example"_s}));
}

void ServiceRecordsTest::everyServiceHasItsProtocolAndEncryption()
{
    const ServerCandidates found =
        candidatesFromServiceRecords({{MailService::Imaps, u"a.example"_s, 9930, 0, 0},
                                      {MailService::Imap, u"b.example"_s, 1430, 0, 0},
                                      {MailService::Pop3s, u"c.example"_s, 9950, 0, 0},
                                      {MailService::Pop3, u"d.example"_s, 1100, 0, 0},
                                      {MailService::Submissions, u"e.example"_s, 4650, 0, 0},
                                      {MailService::Submission, u"f.example"_s, 5870, 0, 0}},
                                     u" %1 "_s.arg(kAddress));
    QCOMPARE(inWords(found.incoming),
             (QStringList{u"imap a.example 9930 tls"_s, u"pop3 c.example 9950 tls"_s,
                          u"imap b.example 1430 starttls"_s, u"pop3 d.example 1100 starttls"_s}));
    QCOMPARE(inWords(found.outgoing),
             (QStringList{u"smtp e.example 4650 tls"_s, u"smtp f.example 5870 starttls"_s}));
    QCOMPARE(found.incoming.first().settings.username, kAddress);
    QVERIFY(found.incoming.first().authentications.isEmpty());
}

void ServiceRecordsTest::tlsAndImapComeFirst()
{
    const ServerCandidates found =
        candidatesFromServiceRecords({{MailService::Pop3, u"p.example"_s, 110, 0, 9},
                                      {MailService::Pop3s, u"p.example"_s, 995, 0, 9},
                                      {MailService::Imap, u"i.example"_s, 143, 0, 9},
                                      {MailService::Imaps, u"i.example"_s, 993, 50, 0},
                                      {MailService::Submission, u"s.example"_s, 587, 0, 9},
                                      {MailService::Submissions, u"s.example"_s, 465, 50, 0}},
                                     kAddress);
    QCOMPARE(inWords(found.incoming),
             (QStringList{u"imap i.example 993 tls"_s, u"pop3 p.example 995 tls"_s,
                          u"imap i.example 143 starttls"_s, u"pop3 p.example 110 starttls"_s}));
    QCOMPARE(inWords(found.outgoing),
             (QStringList{u"smtp s.example 465 tls"_s, u"smtp s.example 587 starttls"_s}));
}

void ServiceRecordsTest::priorityThenWeight()
{
    const ServerCandidates found =
        candidatesFromServiceRecords({{MailService::Imaps, u"third.example"_s, 993, 10, 65535},
                                      {MailService::Imaps, u"second.example"_s, 993, 5, 1},
                                      {MailService::Imaps, u"first.example"_s, 993, 5, 60000},
                                      {MailService::Imaps, u"last.example"_s, 993, 65535, 0}},
                                     kAddress);
    QCOMPARE(inWords(found.incoming),
             (QStringList{u"imap first.example 993 tls"_s, u"imap second.example 993 tls"_s,
                          u"imap third.example 993 tls"_s, u"imap last.example 993 tls"_s}));
}

void ServiceRecordsTest::notOfferedIsLeftOut()
{
    const ServerCandidates found =
        candidatesFromServiceRecords({{MailService::Imaps, u"."_s, 0, 0, 0},
                                      {MailService::Pop3s, QString(), 995, 0, 0},
                                      {MailService::Imap, u"i.example."_s, 143, 0, 0}},
                                     kAddress);
    QCOMPARE(inWords(found.incoming), QStringList{u"imap i.example 143 starttls"_s});
    QVERIFY(candidatesFromServiceRecords({{MailService::Imaps, u"."_s, 993, 0, 0}}, kAddress).isEmpty());
}

void ServiceRecordsTest::unusableRecordsAreLeftOut()
{
    const ServerCandidates found =
        candidatesFromServiceRecords({{MailService::Imaps, u"a.example"_s, 0, 0, 0},
                                      {MailService::Imaps, u"a b"_s, 993, 0, 0},
                                      {MailService::Imaps, u"-a.example"_s, 993, 0, 0},
                                      {MailService::Imaps, u"GOOD.example"_s, 993, 1, 0},
                                      {MailService::Imaps, u"good.example"_s, 993, 2, 0}},
                                     kAddress);
    QCOMPARE(inWords(found.incoming), QStringList{u"imap good.example 993 tls"_s});
}

void ServiceRecordsTest::manyRecordsAreCut()
{
    QList<ServiceRecord> records;
    for (int i = 0; i < 5000; ++i)
        records.append({MailService::Imaps, u"h%1.example"_s.arg(i), 993, quint16(5000 - i), 0});
    const ServerCandidates found = candidatesFromServiceRecords(records, kAddress);
    QCOMPARE(found.incoming.size(), 64);
    QCOMPARE(found.incoming.first().settings.host, u"h4999.example"_s);
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::ServiceRecordsTest)
#include "tst_service_records.moc"
