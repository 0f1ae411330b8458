// Folders, selection, flags, copies and appends against a real Dovecot.
#include "message/MailboxName.h"
#include "protocol/ImapSession.h"
#include "unit/protocol/SessionFixtures.h"

#include <QThread>

using namespace postaci;
using namespace postaci::test;

class ImapMailboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void listsFoldersWithTheirRoles();
    void makesRenamesAndDeletesFolders();
    void missingFoldersAreTyped();
    void selectsAndSearches();
    void storesFlags();
    void qresyncTellsWhatChanged();
    void fetchesChangedFlags();
    void copiesAndMoves();
    void expungesOnlyWhatIsNamed();
    void appends();
    void appendsALot();
    void idleTellsOfNewMail();
    void wakeEndsIdle();
    void idleEndsAfterItsTime();
    void aDyingServerIsALostConnection();

private:
    std::unique_ptr<ImapSession> open(const QString& user);
    QByteArray message(const QByteArray& id, const QByteArray& body = "text") const;

    std::unique_ptr<DovecotServer> m_server;
    QString m_user;
};

namespace {

QList<std::pair<quint32, quint32>> pairs(std::initializer_list<std::pair<quint32, quint32>> list)
{
    return list;
}

const ImapMailbox* find(const QList<ImapMailbox>& mailboxes, const QByteArray& rawName)
{
    for (const ImapMailbox& mailbox : mailboxes) {
        if (mailbox.rawName == rawName)
            return &mailbox;
    }
    return nullptr;
}

} // namespace

void ImapMailboxTest::initTestCase()
{
    DovecotServer::Options options;
    options.outgoing = DovecotServer::Outgoing::None;
    m_server = std::make_unique<DovecotServer>(options);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

void ImapMailboxTest::init()
{
    m_user = QString::fromLatin1(QTest::currentTestFunction()).toLower(); // fresh for each function
}

std::unique_ptr<ImapSession> ImapMailboxTest::open(const QString& user)
{
    auto session = std::make_unique<ImapSession>(optionsFor(*m_server, m_server->imapsPort(), Security::Tls));
    if (!session->connect() || !session->login(passwordOf(user)))
        return nullptr;
    return session;
}

QByteArray ImapMailboxTest::message(const QByteArray& id, const QByteArray& body) const
{
    return "From: a@example.org\r\nTo: b@example.org\r\nSubject: " + id + "\r\nMessage-ID: <" + id +
           "@example.org>\r\nDate: Thu, 13 Jun 2024 10:00:00 +0300\r\n\r\n" + body + "\r\n";
}

void ImapMailboxTest::listsFoldersWithTheirRoles()
{
    const auto session = open(m_user);
    QVERIFY(session);
    QVERIFY(m_server->deliver(m_user, message("one")));
    VERIFY_RESULT(session->create(encodeMailbox(QStringLiteral("Gönderilmiş & Ötesi"))));
    VERIFY_RESULT(session->create("Parent/Child"));
    const auto mailboxes = session->list();
    VERIFY_RESULT(mailboxes);
    QCOMPARE(find(*mailboxes, "INBOX")->role, FolderRole::Inbox);
    QCOMPARE(find(*mailboxes, "Sent")->role, FolderRole::Sent);
    QCOMPARE(find(*mailboxes, "Drafts")->role, FolderRole::Drafts);
    QCOMPARE(find(*mailboxes, "Trash")->role, FolderRole::Trash);
    QCOMPARE(find(*mailboxes, "Junk")->role, FolderRole::Junk);
    const ImapMailbox* const turkish = find(*mailboxes, encodeMailbox(QStringLiteral("Gönderilmiş & Ötesi")));
    QVERIFY(turkish);
    QCOMPARE(turkish->name, QStringLiteral("Gönderilmiş & Ötesi"));
    const ImapMailbox* const child = find(*mailboxes, "Parent/Child");
    QVERIFY(child);
    QCOMPARE(child->delimiter, '/');
    QVERIFY(child->selectable);
    QVERIFY(session->has("LIST-STATUS"));
    QVERIFY(find(*mailboxes, "INBOX")->status);
    QCOMPARE(find(*mailboxes, "INBOX")->status->messages, std::optional<quint32>(1));
    QVERIFY(find(*mailboxes, "INBOX")->status->highestModSeq > 0);
    QCOMPARE(session->personalPrefix(), QByteArray());
}

void ImapMailboxTest::makesRenamesAndDeletesFolders()
{
    const auto session = open(m_user);
    QVERIFY(session);
    VERIFY_RESULT(session->create("A b\"c"));
    QCOMPARE(session->create("A b\"c").error().kind, ErrorKind::Rejected);
    VERIFY_RESULT(session->subscribe("A b\"c"));
    VERIFY_RESULT(session->rename("A b\"c", "D"));
    QVERIFY(find(session->list().value_or({}), "D"));
    QVERIFY(!find(session->list().value_or({}), "A b\"c"));
    VERIFY_RESULT(session->deleteMailbox("D"));
    QVERIFY(!find(session->list().value_or({}), "D"));
}

void ImapMailboxTest::missingFoldersAreTyped()
{
    const auto session = open(m_user);
    QVERIFY(session);
    const auto selected = session->select("No such", {});
    QVERIFY(!selected);
    QCOMPARE(selected.error().reason, ErrorReason::MailboxMissing);
    QCOMPARE(selected.error().kind, ErrorKind::Gone);
    QCOMPARE(session->append("No such", {}, {}, message("x")).error().reason, ErrorReason::MailboxMissing);
    QVERIFY(session->isConnected());
    VERIFY_RESULT(session->noop());
}

void ImapMailboxTest::selectsAndSearches()
{
    for (const char* const id : {"one", "two", "three"})
        QVERIFY(m_server->deliver(m_user, message(id)));
    const auto session = open(m_user);
    QVERIFY(session);
    const auto selected = session->select("INBOX", {});
    VERIFY_RESULT(selected);
    QCOMPARE(selected->exists, 3U);
    QCOMPARE(selected->uidNext, 4U);
    QVERIFY(selected->uidValidity > 0);
    QVERIFY(selected->highestModSeq > 0);
    QVERIFY(!selected->readOnly);
    QVERIFY(selected->permanentFlags.testFlag(MessageFlag::Flagged));
    QVERIFY(selected->keywordsAllowed);
    QCOMPARE(session->search("ALL").value_or({}), (QList<quint32>{1, 2, 3}));
    QCOMPARE(session->search("HEADER Message-ID " + ImapSession::quoted("<two@example.org>")).value_or({}),
             QList<quint32>{2});
    QCOMPARE(session->search("HEADER Message-ID " + ImapSession::quoted("\"\\\r\n")).value_or({1}),
             QList<quint32>());
    const auto status = session->status("INBOX");
    VERIFY_RESULT(status);
    QCOMPARE(status->uidValidity, std::optional<quint32>(selected->uidValidity));
}

void ImapMailboxTest::storesFlags()
{
    QVERIFY(m_server->deliver(m_user, QList<NewMessage>{{message("one"), {}, {}}, {message("two"), {}, {}}}));
    const auto session = open(m_user);
    QVERIFY(session);
    VERIFY_RESULT(session->select("INBOX", {}));
    const UidSet both = UidSet::fromRange(1, 2);
    VERIFY_RESULT(session->storeFlags(both, MessageFlag::Seen | MessageFlag::Flagged | MessageFlag::Forwarded,
                                      StoreMode::Add));
    VERIFY_RESULT(session->storeFlags(UidSet::fromRange(2, 2), MessageFlag::Flagged, StoreMode::Remove));
    QList<ImapFlags> flags;
    VERIFY_RESULT(session->fetchFlags(both, 0, [&flags](ImapFlags&& told) { flags.append(told); }));
    QCOMPARE(flags.size(), 2);
    QCOMPARE(flags[0].flags, MessageFlags(MessageFlag::Seen | MessageFlag::Flagged | MessageFlag::Forwarded));
    QCOMPARE(flags[1].flags, MessageFlags(MessageFlag::Seen | MessageFlag::Forwarded));
    // What a server does with a set of a UID that is no more is nothing.
    VERIFY_RESULT(session->storeFlags(UidSet::fromRange(77, 99), MessageFlag::Seen, StoreMode::Add));
}

void ImapMailboxTest::qresyncTellsWhatChanged()
{
    QVERIFY(m_server->deliver(m_user, QList<NewMessage>(5, {message("x"), {}, {}})));
    const auto session = open(m_user);
    const auto other = open(m_user);
    QVERIFY(session && other);
    const auto before = session->select("INBOX", {});
    VERIFY_RESULT(before);
    VERIFY_RESULT(session->select("Drafts", {}));
    VERIFY_RESULT(other->select("INBOX", {}));
    VERIFY_RESULT(other->storeFlags(UidSet::fromRange(2, 2), MessageFlag::Answered, StoreMode::Add));
    VERIFY_RESULT(other->storeFlags(UidSet::fromRange(4, 5), MessageFlag::Deleted, StoreMode::Add));
    VERIFY_RESULT(other->uidExpunge(UidSet::fromRange(4, 5)));
    const auto after = session->select(
        "INBOX", QresyncState{before->uidValidity, before->highestModSeq, UidSet::fromRange(1, 5)});
    VERIFY_RESULT(after);
    QCOMPARE(after->vanished.toImap(), QByteArray("4:5"));
    QVERIFY(!after->vanishedUnreliable);
    QCOMPARE(after->changed.size(), 1);
    QCOMPARE(after->changed.first().uid, 2U);
    QVERIFY(after->changed.first().flags.testFlag(MessageFlag::Answered));
    QVERIFY(after->changed.first().modSeq > before->highestModSeq);
    QCOMPARE(after->exists, 3U);
    QVERIFY(after->highestModSeq > before->highestModSeq);
}

void ImapMailboxTest::fetchesChangedFlags()
{
    QVERIFY(m_server->deliver(m_user, QList<NewMessage>(4, {message("x"), {}, {}})));
    const auto session = open(m_user);
    const auto other = open(m_user);
    QVERIFY(session && other);
    const auto before = session->select("INBOX", {});
    VERIFY_RESULT(before);
    VERIFY_RESULT(other->select("INBOX", {}));
    VERIFY_RESULT(other->storeFlags(UidSet::fromRange(3, 3), MessageFlag::Flagged, StoreMode::Add));
    VERIFY_RESULT(other->storeFlags(UidSet::fromRange(1, 1), MessageFlag::Deleted, StoreMode::Add));
    VERIFY_RESULT(other->uidExpunge(UidSet::fromRange(1, 1)));
    QList<quint32> changed;
    UidSet vanished;
    VERIFY_RESULT(session->fetchFlags(
        UidSet::fromRange(1, 4), before->highestModSeq,
        [&changed](ImapFlags&& told) { changed.append(told.uid); },
        [&vanished](const UidSet& uids) { vanished.unite(uids); }));
    QVERIFY(changed.contains(3));
    QVERIFY(!changed.contains(2));
    vanished.unite(session->takeUpdates().vanished); // this session learns of it only now: news, not history
    QCOMPARE(vanished.toImap(), QByteArray("1"));
    // For a session that begins after it, it is history.
    VERIFY_RESULT(session->select("Drafts", {}));
    VERIFY_RESULT(session->select("INBOX", {}));
    vanished = {};
    VERIFY_RESULT(session->fetchFlags(
        UidSet::fromRange(1, 4), before->highestModSeq, [](ImapFlags&&) {},
        [&vanished](const UidSet& uids) { vanished.unite(uids); }));
    QCOMPARE(vanished.toImap(), QByteArray("1"));
}

void ImapMailboxTest::copiesAndMoves()
{
    QVERIFY(m_server->deliver(m_user, QList<NewMessage>(4, {message("x"), {}, {}})));
    const auto session = open(m_user);
    QVERIFY(session);
    VERIFY_RESULT(session->select("INBOX", {}));
    const auto copied = session->copy(UidSet::fromList({1, 3}), "Archive");
    VERIFY_RESULT(copied);
    QCOMPARE(copied->uids, pairs({{1, 1}, {3, 2}}));
    QCOMPARE(copied->uidValidity, session->status("Archive")->uidValidity.value_or(0));
    QVERIFY(session->has("MOVE"));
    const auto moved = session->move(UidSet::fromRange(3, 4), "Archive");
    VERIFY_RESULT(moved);
    QCOMPARE(moved->uids, pairs({{3, 3}, {4, 4}}));
    QCOMPARE(session->search("ALL").value_or({}), (QList<quint32>{1, 2}));
    QCOMPARE(session->takeUpdates().vanished.toImap(), QByteArray("3:4"));
    QCOMPARE(session->move(UidSet::fromRange(1, 1), "No such").error().reason, ErrorReason::MailboxMissing);
    const auto nothing =
        session->copy(UidSet::fromRange(50, 60), "Archive"); // already gone: no error, no copy
    VERIFY_RESULT(nothing);
    QVERIFY(nothing->uids.isEmpty());
    QCOMPARE(m_server->messagesIn(m_user, QStringLiteral("Archive")).size(), 4);
}

void ImapMailboxTest::expungesOnlyWhatIsNamed()
{
    QVERIFY(m_server->deliver(m_user, QList<NewMessage>(3, {message("x"), {}, {}})));
    const auto session = open(m_user);
    QVERIFY(session);
    VERIFY_RESULT(session->select("INBOX", {}));
    VERIFY_RESULT(session->storeFlags(UidSet::fromRange(1, 2), MessageFlag::Deleted, StoreMode::Add));
    VERIFY_RESULT(session->uidExpunge(UidSet::fromRange(1, 1)));
    QCOMPARE(session->search("ALL").value_or({}), (QList<quint32>{2, 3}));
    VERIFY_RESULT(session->expunge());
    QCOMPARE(session->search("ALL").value_or({}), QList<quint32>{3});
}

void ImapMailboxTest::appends()
{
    const auto session = open(m_user);
    QVERIFY(session);
    const QDateTime date(QDate(2021, 3, 4), QTime(5, 6, 7), Qt::UTC);
    const auto appended = session->append("Sent", MessageFlag::Seen, date, message("sent"));
    VERIFY_RESULT(appended);
    QCOMPARE(appended->uid, 1U);
    QVERIFY(appended->uidValidity > 0);
    QCOMPARE(m_server->messagesIn(m_user, QStringLiteral("Sent")), QByteArrayList{message("sent")});
    VERIFY_RESULT(session->select("Sent", {}));
    QList<ImapHeader> headers;
    VERIFY_RESULT(session->fetchHeaders(UidSet::fromRange(1, 1),
                                        [&headers](ImapHeader&& h) { headers.append(std::move(h)); }));
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers.first().internalDate, date);
    QCOMPARE(headers.first().flags, MessageFlags(MessageFlag::Seen));
}

void ImapMailboxTest::appendsALot()
{
    const auto session = open(m_user);
    QVERIFY(session);
    const QByteArray big = message("big", QByteArray("0123456789abcdef\r\n").repeated(300'000));
    VERIFY_RESULT(session->append("Sent", {}, {}, big));
    QVERIFY(m_server->messagesIn(m_user, QStringLiteral("Sent")) == QByteArrayList{big});
}

void ImapMailboxTest::idleTellsOfNewMail()
{
    const auto session = open(m_user);
    const auto other = open(m_user);
    QVERIFY(session && other);
    VERIFY_RESULT(session->select("INBOX", {}));
    const std::unique_ptr<QThread> sender(
        QThread::create([&] { m_server->deliver(m_user, message("new")); }));
    sender->start();
    const auto outcome = session->idle(20'000);
    sender->wait();
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->changed);
    QCOMPARE(session->takeUpdates().exists, std::optional<quint32>(1));
    QCOMPARE(session->search("ALL").value_or({}), QList<quint32>{1}); // and the session goes on
}

void ImapMailboxTest::wakeEndsIdle()
{
    const auto session = open(m_user);
    QVERIFY(session);
    VERIFY_RESULT(session->select("INBOX", {}));
    for (int round = 0; round < 20; ++round) {
        const std::unique_ptr<QThread> waker(QThread::create([&] {
            QThread::usleep(500U * static_cast<unsigned>(round));
            session->wake();
        }));
        waker->start();
        const auto outcome = session->idle(20'000);
        waker->wait();
        VERIFY_RESULT(outcome);
        QVERIFY(outcome->woken);
        QVERIFY(!outcome->changed);
        VERIFY_RESULT(session->noop());
    }
}

void ImapMailboxTest::idleEndsAfterItsTime()
{
    const auto session = open(m_user);
    QVERIFY(session);
    VERIFY_RESULT(session->select("INBOX", {}));
    const auto outcome = session->idle(50);
    VERIFY_RESULT(outcome);
    QVERIFY(!outcome->woken);
    QVERIFY(!outcome->changed);
}

void ImapMailboxTest::aDyingServerIsALostConnection()
{
    DovecotServer::Options options;
    options.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    ImapSession session(optionsFor(server, server.imapsPort(), Security::Tls));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(m_user)));
    VERIFY_RESULT(session.select("INBOX", {}));
    server.kill();
    const auto outcome = session.idle(20'000);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().isRetriedQuietly());
    QVERIFY(!session.isConnected());
}

QTEST_GUILESS_MAIN(ImapMailboxTest)
#include "tst_imapmailbox.moc"
