// Filters at work on mail that comes, with real servers.
#include "EngineFixture.h"
#include "OtherClient.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void newMailIsFilteredOldMailIsNot();
    void textsAreFetchedForFilters();
    void aRestartForgetsNothing();
    void newUidValidityFiltersNothingTwice();
    void allActions();
    void pop3();
    void anotherAccountsFolder();
    void tryingChangesNothing();
    void byHand();
    void undoBringsBackWhatWas();

private:
    [[nodiscard]] QString freshUser() { return u"rules%1@example.org"_s.arg(++m_users); }
    DovecotServer m_server;
    int m_users = 0;
};

namespace {

RuleCondition about(RuleField field, const QString& text)
{
    return {field, RuleTest::Contains, {}, text, 0};
}

Rule ruleOf(const QList<RuleCondition>& conditions, const QList<RuleAction>& actions)
{
    Rule rule;
    rule.name = u"Test"_s;
    rule.conditions = conditions;
    rule.actions = actions;
    return rule;
}

RuleId saved(EngineFixture& fixture, const Rule& rule)
{
    RuleId id = 0;
    fixture.engine().saveRule(rule, [&id](const Result<RuleId>& done) { id = done.value_or(-1); });
    (void)QTest::qWaitFor([&id] { return id != 0; });
    return id;
}

/// What is on the server, after a pass.
QByteArray onServer(const DovecotServer& server, const QString& user, const QString& folder)
{
    return server.messagesIn(user, folder).join("\n");
}

} // namespace

void RulesTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void RulesTest::newMailIsFilteredOldMailIsNot()
{
    const QString user = freshUser();
    for (int i = 0; i < 130; ++i) // more than the first page
        QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura eski %1"_s.arg(i))));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    // The filter is there before the mailbox is seen for the first time.
    QVERIFY(saved(fixture, ruleOf({about(RuleField::Subject, u"fatura"_s)},
                                  {{RuleActionKind::Trash, 0, {}}, {RuleActionKind::MarkRead, 0, {}}})) > 0);
    fixture.engine().start();
    const auto inbox = [&] { return fixture.folder(FolderRole::Inbox); };
    QTRY_COMPARE(fixture.shown(inbox()).size(), 130);
    QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura yeni"_s)));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Haber"_s)));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Trash), u"Fatura yeni"_s) != 0);
    QTRY_VERIFY(fixture.bySubject(inbox(), u"Haber"_s) != 0);
    QCOMPARE(fixture.shown(inbox()).size(), 131);
    const MessageId moved = fixture.bySubject(fixture.folder(FolderRole::Trash), u"Fatura yeni"_s);
    QVERIFY(fixture.row(moved).flags.testFlag(MessageFlag::Seen));
    QTRY_VERIFY(onServer(m_server, user, u"Trash"_s).contains("Fatura yeni"));
    QTRY_VERIFY(fixture.isSettled());
}

void RulesTest::textsAreFetchedForFilters()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    saved(fixture, ruleOf({about(RuleField::Body, u"çekiliş"_s)}, {{RuleActionKind::Star, 0, {}}}));
    Rule list =
        ruleOf({about(RuleField::Header, u"gemi.example.org"_s)}, {{RuleActionKind::Tag, 0, u"gemi"_s}});
    list.conditions.first().header = u"List-Id"_s;
    saved(fixture, list);
    QVERIFY(m_server.deliver(user, sampleMessage(u"Bir"_s, "Buyuk CEKILIS basladi\r\n")));
    QVERIFY(m_server.deliver(user, "List-Id: <gemi.example.org>\r\n" + sampleMessage(u"Iki"_s)));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const MessageRow first = fixture.row(fixture.bySubject(inbox, u"Bir"_s));
    const MessageRow second = fixture.row(fixture.bySubject(inbox, u"Iki"_s));
    QVERIFY(first.flags.testFlag(MessageFlag::Flagged));
    QVERIFY(first.keywords.isEmpty());
    QVERIFY(!second.flags.testFlag(MessageFlag::Flagged));
    QCOMPARE(second.keywords, QStringList{u"gemi"_s});
    QVERIFY2(fixture.isSettled(), "one pass sends what the filters want");
    QCOMPARE(OtherClient(m_server, user).tags(u"INBOX"_s, u"Iki"_s), QStringList{u"gemi"_s});
}

void RulesTest::aRestartForgetsNothing()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    saved(fixture, ruleOf({about(RuleField::Subject, u"fatura"_s)}, {{RuleActionKind::Trash, 0, {}}}));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura 1"_s)));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId trash = fixture.folder(FolderRole::Trash);
    const MessageId first = fixture.bySubject(trash, u"Fatura 1"_s);
    QVERIFY(first != 0);
    // The user wants this one in the inbox after all, and it stays there.
    fixture.engine().undelete({first});
    QTRY_COMPARE(fixture.row(first).folder, inbox);
    fixture.close();
    QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura 2"_s)));
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), u"Fatura 1"_s) != 0);
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Trash), u"Fatura 2"_s) != 0);
}

void RulesTest::newUidValidityFiltersNothingTwice()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    saved(fixture, ruleOf({about(RuleField::Subject, u"fatura"_s)}, {{RuleActionKind::Star, 0, {}}}));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura 1"_s)));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const MessageId first = fixture.bySubject(inbox, u"Fatura 1"_s);
    QVERIFY(fixture.row(first).flags.testFlag(MessageFlag::Flagged));
    fixture.engine().setFlag({first}, MessageFlag::Flagged, false);
    QTRY_VERIFY(!fixture.row(first).flags.testFlag(MessageFlag::Flagged));
    QVERIFY(fixture.pass());

    QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura 2"_s)));
    m_server.mailbox(user).forgetUids(u"INBOX"_s);
    QVERIFY(fixture.pass());
    QVERIFY(!fixture.row(fixture.bySubject(inbox, u"Fatura 1"_s)).flags.testFlag(MessageFlag::Flagged));
    QVERIFY2(fixture.row(fixture.bySubject(inbox, u"Fatura 2"_s)).flags.testFlag(MessageFlag::Flagged),
             "what came between the last look and the change is new");
}

void RulesTest::allActions()
{
    const QString user = freshUser();
    OtherClient other(m_server, user);
    QVERIFY(other.isIn() && other.create(u"Listeler"_s) && other.create(u"Kopyalar"_s));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const FolderId lists = fixture.folder(u"Listeler"_s);
    const FolderId copies = fixture.folder(u"Kopyalar"_s);
    saved(fixture, ruleOf({about(RuleField::Subject, u"liste"_s)}, {{RuleActionKind::Copy, copies, {}},
                                                                    {RuleActionKind::Tag, 0, u"is"_s},
                                                                    {RuleActionKind::Star, 0, {}},
                                                                    {RuleActionKind::Move, lists, {}},
                                                                    {RuleActionKind::Stop, 0, {}}}));
    saved(fixture, ruleOf({about(RuleField::Subject, u"li"_s)}, {{RuleActionKind::Junk, 0, {}}}));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Liste haberi"_s)));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Limited offer"_s)));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    QCOMPARE(other.subjects(u"Listeler"_s), QStringList{u"Liste haberi"_s});
    QCOMPARE(other.subjects(u"Kopyalar"_s), QStringList{u"Liste haberi"_s});
    QCOMPARE(other.tags(u"Listeler"_s, u"Liste haberi"_s), QStringList{u"is"_s});
    QVERIFY(other.subjects(u"INBOX"_s).isEmpty());
    const MessageId junk = fixture.bySubject(fixture.folder(FolderRole::Junk), u"Limited offer"_s);
    QVERIFY(fixture.row(junk).flags.testFlag(MessageFlag::Junk));
    // The folder goes, and its filter leaves messages where they are.
    fixture.engine().deleteFolder(lists);
    QVERIFY(fixture.pass());
    QVERIFY(m_server.deliver(user, sampleMessage(u"Liste yine"_s)));
    QVERIFY(fixture.pass());
    const MessageId left = fixture.bySubject(fixture.folder(FolderRole::Inbox), u"Liste yine"_s);
    QVERIFY(left != 0);
    QVERIFY(fixture.row(left).flags.testFlag(MessageFlag::Flagged));
}

void RulesTest::pop3()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura eski"_s)));
    EngineFixture fixture(m_server, user);
    fixture.usePop3(m_server);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    saved(fixture, ruleOf({about(RuleField::Body, u"odeme"_s)}, {{RuleActionKind::Trash, 0, {}}}));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    QCOMPARE(fixture.shown(inbox).size(), 1);
    QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura yeni"_s, "ödeme günü\r\n")));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Büyük"_s, "Odeme " + QByteArray(200'000, 'x') + "\r\n")));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Haber"_s)));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Trash), u"Fatura yeni"_s) != 0);
    QVERIFY(fixture.bySubject(fixture.folder(FolderRole::Trash), u"Büyük"_s) != 0);
    QCOMPARE(fixture.shown(inbox).size(), 2);
}

void RulesTest::anotherAccountsFolder()
{
    const QString user = freshUser();
    OtherClient other(m_server, user);
    QVERIFY(other.create(u"Listeler"_s));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    Account second = fixture.account;
    second.identity.address = freshUser();
    second.incoming.username = second.outgoing.username = second.identity.address;
    AccountId secondId = 0;
    OtherClient third(m_server, second.identity.address);
    QVERIFY(third.create(u"Listeler"_s));
    fixture.engine().addAccount(second, fixture.secrets,
                                [&](const Result<AccountId>& id) { secondId = id.value_or(-1); });
    QTRY_VERIFY(secondId > 0);
    bool passed = false;
    const auto passSecond = [&] {
        passed = false;
        fixture.engine().syncOnce(secondId, PassScope::Everything, BodyPolicy::OnDemand,
                                  [&](const Result<SyncReport>& report) { passed = report.has_value(); });
        return QTest::qWaitFor([&] { return passed; }, 20'000);
    };
    QVERIFY(passSecond());
    saved(fixture, ruleOf({about(RuleField::Subject, u"liste"_s)},
                          {{RuleActionKind::Move, fixture.folder(u"Listeler"_s), {}}}));
    QVERIFY(m_server.deliver(second.identity.address, sampleMessage(u"Liste ikinci"_s)));
    QVERIFY(passSecond());
    QCOMPARE(third.subjects(u"Listeler"_s), QStringList{u"Liste ikinci"_s});
    QVERIFY(other.subjects(u"Listeler"_s).isEmpty());
}

void RulesTest::tryingChangesNothing()
{
    const QString user = freshUser();
    for (const QString& subject : {u"Fatura 1"_s, u"Haber"_s, u"Fatura 2"_s})
        QVERIFY(m_server.deliver(user, sampleMessage(subject)));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const std::unique_ptr<RuleTrial> trial(fixture.engine().tryRules(
        {ruleOf({about(RuleField::Subject, u"fatura"_s)}, {{RuleActionKind::Trash, 0, {}}})}, inbox));
    QList<RuleHit> hits;
    std::optional<RuleScanReport> report;
    connect(trial.get(), &RuleTrial::found, this, [&](const QList<RuleHit>& found) { hits += found; });
    connect(trial.get(), &RuleTrial::finished, this, [&](const RuleScanReport& end) { report = end; });
    QTRY_VERIFY(report.has_value());
    QCOMPARE(report->looked, 3);
    QCOMPARE(report->matched, 2);
    QCOMPARE(hits.size(), 2);
    QCOMPARE(fixture.shown(inbox).size(), 3);

    const QPointer<RuleTrial> missing = fixture.engine().tryRules({}, 4711);
    bool hasFailed = false;
    connect(missing, &RuleTrial::failed, this, [&] { hasFailed = true; });
    QTRY_VERIFY(hasFailed);
    delete missing;
    // One that is not waited for does no harm.
    delete fixture.engine().tryRules({}, inbox);
}

void RulesTest::byHand()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    for (int i = 0; i < 450; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(u"Fatura %1"_s.arg(i))));
    QVERIFY(fixture.pass());
    QList<RuleHit> hits;
    for (const MessageId id : fixture.shown(fixture.folder(FolderRole::Inbox)))
        hits.append({id, {{}, RulePlace{RuleActionKind::Trash, 0}, {}, {}, true, false}});
    hits.append({4711, {{}, RulePlace{RuleActionKind::Trash, 0}, {}, {}, true, false}}); // gone meanwhile
    std::optional<RuleUndo> undo;
    fixture.engine().applyRules(hits, [&](const Result<RuleUndo>& applied) { undo = applied.value_or({}); });
    QTRY_VERIFY(undo.has_value());
    QCOMPARE(undo->size(), 450);
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 0);
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Trash)).size(), 450);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
}

void RulesTest::undoBringsBackWhatWas()
{
    const QString user = freshUser();
    OtherClient other(m_server, user);
    QVERIFY(other.create(u"Kopyalar"_s));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Bir"_s)));
    QVERIFY(m_server.deliver(user, sampleMessage(u"Iki"_s)));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const MessageId one = fixture.bySubject(inbox, u"Bir"_s);
    const MessageId two = fixture.bySubject(inbox, u"Iki"_s);
    fixture.engine().setFlag({two}, MessageFlag::Seen, true);
    fixture.engine().setTag({two}, u"is"_s, true);
    QVERIFY(fixture.pass());
    const RuleEffects all{
        {}, RulePlace{RuleActionKind::Junk, 0}, {fixture.folder(u"Kopyalar"_s)}, {u"is"_s}, true, true};
    std::optional<RuleUndo> undo;
    fixture.engine().applyRules({{one, all}, {two, all}},
                                [&](const Result<RuleUndo>& applied) { undo = applied.value_or({}); });
    QTRY_VERIFY(undo.has_value());
    QVERIFY(fixture.pass());
    QCOMPARE(other.subjects(u"Kopyalar"_s).size(), 2);
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Junk)).size(), 2);
    bool isUndone = false;
    fixture.engine().undoRules(*undo, [&](const Result<void>& undone) { isUndone = undone.has_value(); });
    QTRY_VERIFY(isUndone);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QCOMPARE(other.subjects(u"INBOX"_s), (QStringList{u"Bir"_s, u"Iki"_s}));
    QVERIFY(other.subjects(u"Kopyalar"_s).isEmpty());
    const MessageRow first = fixture.row(fixture.bySubject(inbox, u"Bir"_s));
    const MessageRow second = fixture.row(fixture.bySubject(inbox, u"Iki"_s));
    QCOMPARE(first.flags, MessageFlags());
    QVERIFY(first.keywords.isEmpty());
    QCOMPARE(second.flags, MessageFlags(MessageFlag::Seen)); // as the user had it
    QCOMPARE(second.keywords, QStringList{u"is"_s});
}

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
