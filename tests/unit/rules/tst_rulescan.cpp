#include "StoreFixture.h"
#include "rules/RuleScan.h"

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Rule about(const QString& subject)
{
    Rule rule;
    rule.conditions = {{RuleField::Subject, RuleTest::Contains, {}, subject, 0}};
    rule.actions = {{RuleActionKind::Star, 0, {}}};
    return rule;
}

NewMessage called(quint32 uid, const QString& subject)
{
    NewMessage message = sampleMessage(uid);
    message.envelope.subject = subject;
    return message;
}

} // namespace

/// What filters would do with what is here.
class TestRuleScan : public QObject
{
    Q_OBJECT

private:
    static Result<RuleScanReport> scan(const StoreFixture& f, const Rule& rule, FolderId folder,
                                       QList<MessageId>* found, const CancelToken& cancel = {},
                                       const std::function<void(qint64, qint64)>& progress = {})
    {
        const RuleScanEvents events{[found](const QList<RuleHit>& hits) {
                                        for (const RuleHit& hit : hits)
                                            found->append(hit.message);
                                    },
                                    progress};
        return scanByRules(*f.reader, RuleMatcher({rule}), folder, f.clock.now(), events, cancel);
    }

private Q_SLOTS:
    void knowsContacts()
    {
        StoreFixture f;
        const QList<MessageId> ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
        f.write([&](Transaction& t) -> Result<void> {
            ContactEdit people;
            people.put = {Contact()};
            people.put[0].addresses = {{u"FROM2@example.org"_s, u"home"_s}};
            const auto edited = t.editContacts(people);
            return edited ? Result<void>() : unexpected(edited.error());
        });
        Rule rule = about({});
        rule.conditions = {{RuleField::Contact, RuleTest::Is, {}, {}, 0}};
        QList<MessageId> found;
        REQUIRE(scan(f, rule, f.inbox, &found));
        QCOMPARE(found, QList<MessageId>{ids.at(1)});
        rule.conditions[0].test = RuleTest::IsNot;
        found.clear();
        REQUIRE(scan(f, rule, f.inbox, &found));
        QCOMPARE(found, QList<MessageId>{ids.at(0)});
    }

    void oneFolderOrAll()
    {
        StoreFixture f;
        QList<NewMessage> many;
        for (quint32 uid = 1; uid <= 120; ++uid)
            many.append(called(uid, uid % 10 == 0 ? u"Fatura %1"_s.arg(uid) : u"Haber"_s));
        const QList<MessageId> ids = f.insert(f.inbox, many);
        const MessageId inWork = f.insert(f.work, {called(1, u"fatura"_s)}).first();
        f.insert(f.trash, {called(1, u"fatura"_s)});

        QList<MessageId> found;
        qint64 last = 0;
        const auto report = scan(f, about(u"fatura"_s), f.inbox, &found, {}, [&](qint64 done, qint64 total) {
            QVERIFY(done > last);
            QCOMPARE(total, 120);
            last = done;
        });
        REQUIRE(report);
        QCOMPARE(report->looked, 120);
        QCOMPARE(report->matched, 12);
        QCOMPARE(last, 120);
        QCOMPARE(found.size(), 12);
        QCOMPARE(found.first(), ids.last()); // the newest first

        found.clear();
        REQUIRE(scan(f, about(u"fatura"_s), 0, &found));
        QCOMPARE(found.size(), 13);
        QVERIFY2(found.contains(inWork), "all folders, but not the trash");
        QVERIFY(f.change.isEmpty() || f.row(ids.last()).flags == MessageFlags());
    }

    void saysWhatWasNotHere()
    {
        StoreFixture f;
        const QList<MessageId> ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
        f.write(
            [&](Transaction& t) { return t.putBody(ids.first(), "Subject: x\r\n\r\nfatura ektedir\r\n"); });
        Rule rule = about({});
        rule.conditions = {{RuleField::Body, RuleTest::Contains, {}, u"FATURA"_s, 0}};
        QList<MessageId> found;
        const auto report = scan(f, rule, f.inbox, &found);
        REQUIRE(report);
        QCOMPARE(found, QList<MessageId>{ids.first()});
        QCOMPARE(report->withoutText, 1);
    }

    void canBeCancelled()
    {
        StoreFixture f;
        QList<NewMessage> many;
        for (quint32 uid = 1; uid <= 200; ++uid)
            many.append(called(uid, u"fatura"_s));
        f.insert(f.inbox, many);
        const CancelToken cancel;
        QList<MessageId> found;
        const auto report =
            scan(f, about(u"fatura"_s), f.inbox, &found, cancel, [&](qint64, qint64) { cancel.cancel(); });
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QVERIFY(found.size() < 200);
    }

    void aFolderThatIsGone()
    {
        StoreFixture f;
        QList<MessageId> found;
        const auto report = scan(f, about(u"fatura"_s), 4711, &found);
        QVERIFY(!report);
        QCOMPARE(report.error().reason, ErrorReason::MailboxMissing);
    }
};

QTEST_GUILESS_MAIN(TestRuleScan)
#include "tst_rulescan.moc"
