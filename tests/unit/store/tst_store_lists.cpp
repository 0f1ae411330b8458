#include "StoreFixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace postaci;
using namespace postaci::test;

namespace {

constexpr ListQuery allInboxes{ListQuery::Kind::AllInboxes, 0};
constexpr ListQuery flagged{ListQuery::Kind::Flagged, 0};

/// How SQLite would run `sql`, in one line.
QString plan(const StoreFixture& f, const QString& sql)
{
    SQLite::Database mail((f.dir.path() + QStringLiteral("/mail.db")).toStdString());
    SQLite::Statement statement(mail, QStringLiteral("EXPLAIN QUERY PLAN ").append(sql).toStdString());
    QString steps;
    while (statement.executeStep())
        steps += QString::fromUtf8(statement.getColumn(3).getText()) + QStringLiteral("; ");
    return steps;
}

} // namespace

/// What the list, the reader and the sync ask for.
class TestStoreLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Thousands may wait, and each click asks for all of them.
    void whatGoesUpIsFoundByItsMessage()
    {
        StoreFixture f;
        const QString copy = plan(f, QStringLiteral("SELECT 1 FROM append_log WHERE copy = 1"));
        QVERIFY2(copy.contains(QStringLiteral("append_log_copy")), qPrintable(copy));
        const QString replaced = plan(f, QStringLiteral("SELECT id FROM append_log WHERE replaces = 1"));
        QVERIFY2(replaced.contains(QStringLiteral("append_log_replaces")), qPrintable(replaced));
    }

    void pagesThroughAFolder()
    {
        StoreFixture f;
        QList<NewMessage> messages;
        for (quint32 uid = 1; uid <= 25; ++uid)
            messages.append(sampleMessage(uid));
        auto ids = f.insert(f.inbox, messages);
        f.insert(f.work, {sampleMessage(99)});
        std::reverse(ids.begin(), ids.end());
        const ListQuery query{ListQuery::Kind::Folder, f.inbox};
        QList<MessageId> paged;
        for (auto page = *f.reader->messageIds(query, 0, 10); !page.isEmpty();
             page = *f.reader->messageIds(query, paged.last(), 10))
            paged += page;
        QCOMPARE(paged, ids);
        QCOMPARE(*f.reader->messageIds(query, 0, 0), ids);
        QCOMPARE(*f.reader->messageIds(query, ids.at(20), 0), ids.mid(21));
    }

    void showsBlindRecipientsWhereThereAreNoOthers()
    {
        StoreFixture f;
        NewMessage message = sampleMessage(1);
        message.envelope.bcc = {{QStringLiteral("Gizli"), QStringLiteral("gizli@example.org")}};
        NewMessage blind = sampleMessage(2);
        blind.envelope.to.clear();
        blind.envelope.bcc = message.envelope.bcc;
        const auto ids = f.insert(f.inbox, {message, blind});
        QCOMPARE(f.reader->rows({ids.at(0)})->first().to, QStringLiteral("Ayşe"));
        QCOMPARE(f.reader->rows({ids.at(1)})->first().to, QStringLiteral("Gizli"));
    }

    void mergesTheInboxesOfAllAccounts()
    {
        StoreFixture f;
        FolderId second = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const AccountId other = *t.addAccount(sampleAccount(QStringLiteral("b@example.org")));
            return t.applyFolderList(other, {listed("INBOX")});
        });
        for (const Account& account : *f.reader->accounts())
            second = qMax(second, *f.reader->folderByRole(account.id, FolderRole::Inbox));
        QVERIFY(second != f.inbox);
        QList<MessageId> ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(3), sampleMessage(5)});
        ids += f.insert(second, {sampleMessage(2), sampleMessage(4)});
        f.insert(f.work, {sampleMessage(6)});
        std::sort(ids.begin(), ids.end(), std::greater<>());
        QCOMPARE(*f.reader->messageIds(allInboxes, 0, 0), ids);
        QCOMPARE(*f.reader->messageIds(allInboxes, 0, 2), ids.first(2));
        QCOMPARE(*f.reader->messageIds(allInboxes, ids.at(1), 2), ids.mid(2, 2));
    }

    void listsFlaggedMessages()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1, MessageFlag::Flagged), sampleMessage(2),
                                            sampleMessage(3, MessageFlag::Flagged)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantFlag({ids.at(1)}, MessageFlag::Flagged, true));
            return t.wantExpunge({ids.at(2)});
        });
        QCOMPARE(*f.reader->messageIds(flagged, 0, 0), (QList<MessageId>{ids.at(1), ids.at(0)}));
        QCOMPARE(*f.reader->messageIds(flagged, 0, 1), QList<MessageId>{ids.at(1)});
        QCOMPARE(*f.reader->messageIds(flagged, ids.at(1), 5), QList<MessageId>{ids.at(0)});
    }

    void listsComeFromIndicesAlone()
    {
        StoreFixture f;
        const QString folder =
            plan(f, QStringLiteral(
                        "SELECT id FROM message WHERE shown_folder = 1 AND id < 5 ORDER BY id DESC LIMIT 9"));
        QVERIFY2(folder.contains(QStringLiteral("COVERING INDEX message_shown")), qPrintable(folder));
        QVERIFY2(!folder.contains(QStringLiteral("TEMP B-TREE")), qPrintable(folder));
        const QString stars =
            plan(f, QStringLiteral("SELECT id FROM message INDEXED BY message_flagged"
                                   " WHERE (shown_flags & 4) <> 0 AND shown_folder IS NOT NULL"
                                   " AND id < 5 ORDER BY id DESC LIMIT 9"));
        QVERIFY2(stars.contains(QStringLiteral("INDEX message_flagged")), qPrintable(stars));
        QVERIFY2(!stars.contains(QStringLiteral("TEMP B-TREE")), qPrintable(stars));
        const QString bodies =
            plan(f, QStringLiteral("SELECT m.id FROM message m INDEXED BY message_shown"
                                   " JOIN folder f ON f.id = m.folder WHERE m.shown_folder = 1"
                                   " AND m.folder = 1 AND m.uid IS NOT NULL ORDER BY m.id DESC"));
        QVERIFY2(!bodies.contains(QStringLiteral("TEMP B-TREE")), qPrintable(bodies));
        const QString waiting = plan(
            f, QStringLiteral(
                   "SELECT id FROM message INDEXED BY message_awaiting WHERE folder = 1 AND message_id = 'x'"
                   " AND uid IS NULL"));
        QVERIFY2(waiting.contains(QStringLiteral("message_awaiting")), qPrintable(waiting));
    }

    void givesRowsInTheOrderAskedFor()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3)});
        f.write([&](Transaction& t) { return t.wantExpunge({ids.at(1)}); });
        const auto rows = *f.reader->rows({ids.at(2), 77, ids.at(1), ids.at(0)});
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).id, ids.at(2));
        QCOMPARE(rows.at(1).id, ids.at(0));
        QVERIFY(f.reader->rows({})->isEmpty());
    }

    void saysWhatIsNotThere()
    {
        StoreFixture f;
        for (const Error& error :
             {f.reader->location(5).error(), f.reader->envelope(5).error(), f.reader->body(5).error()}) {
            QCOMPARE(error.kind, ErrorKind::Gone);
            QCOMPARE(error.reason, ErrorReason::MessageMissing);
        }
    }

    void givesTheServersSideToTheSync()
    {
        StoreFixture f;
        const auto ids =
            f.insert(f.inbox, {sampleMessage(30, MessageFlag::Seen), sampleMessage(10), sampleMessage(20)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantFlag(ids, MessageFlag::Flagged, true));
            REQUIRE_OR_RETURN(t.wantMove({ids.at(1)}, f.archive));
            return t.wantExpunge({ids.at(2)});
        });
        QCOMPARE(*f.reader->serverUids(f.inbox), (QList<quint32>{10, 20, 30}));
        QVERIFY(f.reader->serverUids(f.archive)->isEmpty());
        const auto flags = *f.reader->serverFlags(f.inbox);
        QCOMPARE(flags.size(), 3);
        QCOMPARE(flags.at(0).flags, MessageFlags());
        QCOMPARE(flags.at(2).flags, MessageFlags(MessageFlag::Seen));
        const auto location = *f.reader->location(ids.at(1));
        QCOMPARE(location.folder, f.inbox);
        QCOMPARE(location.uid, 10U);
        QCOMPARE(location.size, 1010);
    }

    void intentsAreOfOneAccountAndInOrder()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(3), sampleMessage(1), sampleMessage(2)});
        f.write([&](Transaction& t) { return t.wantFlag(ids, MessageFlag::Seen, true); });
        const auto intents = *f.reader->flagIntents(f.account);
        QCOMPARE(intents.size(), 3);
        for (quint32 i = 0; i < 3; ++i)
            QCOMPARE(intents.at(i).message.uid, i + 1);
        QVERIFY(f.reader->flagIntents(f.account + 1)->isEmpty());
        QVERIFY(f.reader->moveIntents(f.account + 1)->isEmpty());
        QVERIFY(f.reader->expungeIntents(f.account + 1)->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStoreLists)
#include "tst_store_lists.moc"
