#include "sync/SizeLimits.h"
#include "unit/protocol/ScriptedScene.h"
#include "unit/store/StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// What is remembered of how much a folder for copies takes.
class TestSizeLimits : public QObject
{
    Q_OBJECT

private:
    struct Desk : StoreFixture
    {
        Desk(const QByteArray& capabilities, const Script& steps) : scene(capabilities, steps)
        {
            write([&](Transaction& t) {
                return t.applyFolderList(account, {listed("INBOX", FolderRole::Inbox), listed("Archive"),
                                                   listed("Trash", FolderRole::Trash), listed("Work"),
                                                   listed("Sent", FolderRole::Sent)});
            });
        }
        Result<void> learn()
        {
            return learnAppendLimits({scene.session, *store, *reader, clock, account, {}});
        }

        Scene scene;
    };

private Q_SLOTS:
    void oneForAllFolders()
    {
        Desk desk("APPENDLIMIT=35000000", {});
        VERIFY_RESULT(desk.scene.ready);
        VERIFY_RESULT(desk.learn());
        QCOMPARE(*desk.reader->appendLimit(desk.folder("Sent")), 35'000'000);
        QCOMPARE(*desk.reader->appendLimit(desk.inbox), std::nullopt); // nothing is put there
    }

    void eachFolderIsAskedOnce()
    {
        Desk desk("APPENDLIMIT", {expectLine("$TAG STATUS \"Sent\" \\(MESSAGES .* APPENDLIMIT\\)"),
                                  sendLine("* STATUS \"Sent\" (APPENDLIMIT 20000)"), sendLine("$TAG OK"),
                                  expectLine("$TAG STATUS \"Work\" .*"),
                                  sendLine("* STATUS \"Work\" (APPENDLIMIT NIL)"), sendLine("$TAG OK")});
        VERIFY_RESULT(desk.scene.ready);
        Account account = *desk.reader->account(desk.account);
        account.identity.sentFolder = desk.folder("Sent");
        account.otherIdentities = {{QStringLiteral("Kulüp"), QStringLiteral("kulup@example.org"), {}, {}}};
        account.otherIdentities.first().sentFolder = desk.folder("Work");
        desk.write([&](Transaction& t) { return t.updateAccount(account); });
        desk.write([&](Transaction& t) { return t.rememberAppendLimit(desk.folder("Work"), 7); });
        VERIFY_RESULT(desk.learn());
        VERIFY_RESULT(desk.learn());
        VERIFY_SCRIPT(desk.scene.server);
        QCOMPARE(*desk.reader->appendLimit(desk.folder("Sent")), 20'000);
        QCOMPARE(*desk.reader->appendLimit(desk.folder("Work")), std::nullopt);
    }

    void withoutTheExtensionNothingIsKnown()
    {
        Desk desk("UIDPLUS", {});
        VERIFY_RESULT(desk.scene.ready);
        desk.write([&](Transaction& t) { return t.rememberAppendLimit(desk.folder("Sent"), 7); });
        VERIFY_RESULT(desk.learn());
        QCOMPARE(*desk.reader->appendLimit(desk.folder("Sent")), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestSizeLimits)
#include "tst_sizelimits.moc"
