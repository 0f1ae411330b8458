// One piece of work with every server that we have, and with Dovecot's extensions switched off one at a time.
#include "message/MailboxName.h"
#include "support/CourierServer.h"
#include "support/CyrusServer.h"
#include "unit/protocol/SessionFixtures.h"

#include <QRegularExpression>
#include <QThread>

using namespace postaci;
using namespace postaci::test;

class ImapServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void works_data();
    void works();
    void cyrusTellsIdsAndLimits();
    void cyrusXlistDecodesNames();
    void courierSpeaksUtf8();
    void courierAlertsComeThrough();
    void dovecotTellsOfWatchedFolders();
    void dovecotHasPreviews();
    void quotaOfDovecot();

private:
    std::unique_ptr<ImapSession> open(const ConnectionOptions& options, const QString& user);
    std::unique_ptr<ImapSession> openDovecot(const DovecotServer& server, const QString& user);
    std::unique_ptr<ImapSession> openCyrus(const CyrusServer& server, const QString& user);
    ConnectionOptions optionsOf(const QString& server, const QString& user);
    void fillFolder(ImapSession& session);
    void changeMessages(ImapSession& session, const QByteArray& folder);
    void findMessages(ImapSession& session);

    DovecotServer m_dovecot;
    CyrusServer m_cyrus;
    CourierServer m_courier;
    std::unique_ptr<DovecotServer> m_lesser;
    int m_users = 0;
};

namespace {

QByteArray message(const QByteArray& id, const QByteArray& text)
{
    return "From: a@example.org\r\nTo: b@example.org\r\nSubject: " + id + "\r\nMessage-ID: <" + id +
           "@example.org>\r\nDate: Thu, 13 Jun 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
           text + "\r\n";
}

const ImapMailbox* find(const QList<ImapMailbox>& mailboxes, const QByteArray& rawName)
{
    for (const ImapMailbox& mailbox : mailboxes) {
        if (mailbox.rawName == rawName)
            return &mailbox;
    }
    return nullptr;
}

quint32 uidOf(ImapSession& session, const char* id)
{
    const auto found =
        session.search("HEADER Message-ID " + ImapSession::quoted('<' + QByteArray(id) + "@example.org>"));
    return found && found->size() == 1 ? found->first() : 0;
}

UidSet only(quint32 uid)
{
    return UidSet::fromRange(uid, uid);
}

QString sentLines(const ConnectionOptions& options)
{
    QStringList sent;
    for (const Transcript::Line& line : options.transcript->lines()) {
        if (line.direction == Direction::Sent)
            sent.append(QString::fromUtf8(line.text));
    }
    return sent.join(QLatin1Char('\n'));
}

/// Whether the client used an extension's word: MOVE, ESEARCH, SPECIAL-USE.
bool says(const QString& lines, const QByteArray& word)
{
    const QRegularExpression pattern(
        QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(QRegularExpression::escape(QString::fromLatin1(word))));
    return pattern.match(lines).hasMatch();
}

} // namespace

void ImapServersTest::initTestCase()
{
    QVERIFY2(m_dovecot.start(), qPrintable(m_dovecot.errorText()));
    QVERIFY2(m_cyrus.start(), qPrintable(m_cyrus.errorText()));
    QVERIFY2(m_courier.start(), qPrintable(m_courier.errorText()));
}

std::unique_ptr<ImapSession> ImapServersTest::open(const ConnectionOptions& options, const QString& user)
{
    auto session = std::make_unique<ImapSession>(options);
    const auto connected = session->connect();
    const auto loggedIn = connected ? session->login(passwordOf(user)) : connected;
    if (loggedIn)
        return session;
    qWarning() << loggedIn.error().message << loggedIn.error().detail;
    return nullptr;
}

std::unique_ptr<ImapSession> ImapServersTest::openDovecot(const DovecotServer& server, const QString& user)
{
    ConnectionOptions options = optionsFor(server.imapsPort(), postaci::Security::Tls, server.host());
    options.policy.addedAuthorities = loadAuthorities(server.caFile()).value_or({});
    return open(options, user);
}

std::unique_ptr<ImapSession> ImapServersTest::openCyrus(const CyrusServer& server, const QString& user)
{
    ConnectionOptions options = optionsFor(server.imapsPort(), postaci::Security::Tls, server.host());
    options.policy.addedAuthorities = loadAuthorities(server.caFile()).value_or({});
    return open(options, user);
}

ConnectionOptions ImapServersTest::optionsOf(const QString& server, const QString& user)
{
    if (server == QLatin1String("Courier"))
        return optionsFor(m_courier.portOf(user));
    const bool isCyrus = server == QLatin1String("Cyrus");
    const DovecotServer& dovecot = m_lesser ? *m_lesser : m_dovecot;
    ConnectionOptions options = optionsFor(isCyrus ? m_cyrus.imapPort() : dovecot.imapPort(),
                                           postaci::Security::StartTls, QStringLiteral("localhost"));
    options.policy.addedAuthorities =
        loadAuthorities(isCyrus ? m_cyrus.caFile() : dovecot.caFile()).value_or({});
    return options;
}

void ImapServersTest::works_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QByteArrayList>("without");
    QTest::addColumn<QByteArray>("prefix");
    for (const char* const name : {"Dovecot", "Cyrus"})
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArrayList() << QByteArray();
    QTest::newRow("Courier") << QStringLiteral("Courier") << QByteArrayList() << QByteArray("INBOX.");
    for (const char* const extension : DovecotServer::switchableExtensions) {
        QTest::newRow(QByteArray("Dovecot without ") + extension)
            << QStringLiteral("Dovecot") << QByteArrayList{extension} << QByteArray();
    }
    QByteArrayList all;
    for (const char* const extension : DovecotServer::switchableExtensions)
        all.append(extension);
    QTest::newRow("plain IMAP4rev1") << QStringLiteral("Dovecot") << all << QByteArray();
}

void ImapServersTest::works()
{
    QFETCH(QString, server);
    QFETCH(QByteArrayList, without);
    QFETCH(QByteArray, prefix);
    m_lesser.reset();
    if (!without.isEmpty()) {
        DovecotServer::Options options;
        options.without = without;
        options.outgoing = DovecotServer::Outgoing::None;
        m_lesser = std::make_unique<DovecotServer>(options);
        QVERIFY2(m_lesser->start(), qPrintable(m_lesser->errorText()));
    }
    const QString user = QStringLiteral("kisi%1@example.org").arg(++m_users);
    const ConnectionOptions options = optionsOf(server, user);
    const auto session = open(options, user);
    QVERIFY(session);
    for (const QByteArray& extension : without)
        QVERIFY2(!session->has(extension.constData()), extension.constData());

    const auto before = session->list();
    VERIFY_RESULT(before);
    QVERIFY(find(*before, "INBOX"));
    QCOMPARE(find(*before, "INBOX")->role, FolderRole::Inbox);
    QCOMPARE(session->personalPrefix(), prefix);
    const QByteArray folder = prefix + encodeMailbox(QStringLiteral("İş & Çöp"));
    VERIFY_RESULT(session->create(folder));
    VERIFY_RESULT(session->subscribe(folder));
    const auto with = session->list();
    VERIFY_RESULT(with);
    QVERIFY(find(*with, folder));
    QCOMPARE(find(*with, folder)->name, QString::fromLatin1(prefix) + QStringLiteral("İş & Çöp"));
    QCOMPARE(find(*with, folder)->subscribed, std::optional<bool>(true));
    VERIFY_RESULT(session->unsubscribe(folder));
    QCOMPARE(find(session->list().value_or({}), folder)->subscribed, std::optional<bool>(false));

    fillFolder(*session);
    findMessages(*session);
    changeMessages(*session, folder);
    if (QTest::currentTestFailed())
        return;
    const QByteArray renamed = prefix + encodeMailbox(QStringLiteral("Ünlü"));
    VERIFY_RESULT(session->rename(folder, renamed));
    QCOMPARE(session->status(renamed)->messages, std::optional<quint32>(2));
    VERIFY_RESULT(session->select(renamed, {}));
    VERIFY_RESULT(session->unselect());
    VERIFY_RESULT(session->deleteMailbox(renamed));
    QVERIFY(!find(session->list().value_or({}), renamed));
    for (const QByteArray& extension : without) // what is not announced is not said
        QVERIFY2(!says(sentLines(options), extension), extension.constData());
    session->logout();
}

void ImapServersTest::fillFolder(ImapSession& session)
{
    const QDateTime date(QDate(2023, 2, 3), QTime(4, 5, 6), Qt::UTC);
    VERIFY_RESULT(session.append("INBOX", {}, {}, message("bir", "Merhaba d\xc3\xbcnya")));
    VERIFY_RESULT(
        session.append("INBOX", MessageFlag::Flagged, date, message("iki", "\xc5\x9f\xc4\xb1k bir not")));
    VERIFY_RESULT(session.append("INBOX", {}, {}, message("uc", "Selam")));
    const auto selected = session.select("INBOX", {});
    VERIFY_RESULT(selected);
    QCOMPARE(selected->exists, 3U);
    QCOMPARE(session.search("ALL").value_or({}).size(), 3);
    QList<ImapHeader> headers;
    VERIFY_RESULT(session.fetchHeaders(UidSet::fromRange(1, 100),
                                       [&](ImapHeader&& header) { headers.append(std::move(header)); }));
    QCOMPARE(headers.size(), 3);
    QCOMPARE(headers[1].envelope.subject, QStringLiteral("iki"));
    QCOMPARE(headers[1].internalDate, date);
    QVERIFY(headers[1].flags.testFlag(MessageFlag::Flagged));
    QCOMPARE(headers[1].size, qint64(message("iki", "\xc5\x9f\xc4\xb1k bir not").size()));
}

void ImapServersTest::findMessages(ImapSession& session)
{
    QHash<quint32, QString> previews;
    VERIFY_RESULT(session.fetchPreviews(
        UidSet::fromRange(1, 100), [&](quint32 uid, const QString& text) { previews.insert(uid, text); }));
    QCOMPARE(previews.size(), 3);
    QCOMPARE(previews.value(uidOf(session, "bir")), QStringLiteral("Merhaba dünya"));
    QCOMPARE(previews.value(uidOf(session, "iki")), QStringLiteral("şık bir not"));
    const auto found = session.searchText({{"BODY", QStringLiteral("şık")}});
    VERIFY_RESULT(found);
    QVERIFY(!found->isSuperset);
    QCOMPARE(found->uids, QList<quint32>{uidOf(session, "iki")});
}

void ImapServersTest::changeMessages(ImapSession& session, const QByteArray& folder)
{
    const quint32 first = uidOf(session, "bir");
    const quint32 second = uidOf(session, "iki");
    VERIFY_RESULT(session.storeFlags(only(first), MessageFlag::Seen | MessageFlag::Answered, StoreMode::Add));
    VERIFY_RESULT(session.storeFlags(only(first), MessageFlag::Answered, StoreMode::Remove));
    VERIFY_RESULT(session.storeKeywords(only(first), {"etiket", "isim"}, StoreMode::Add));
    VERIFY_RESULT(session.storeKeywords(only(first), {"isim"}, StoreMode::Remove));
    QList<ImapFlags> flags;
    VERIFY_RESULT(
        session.fetchFlags(only(first), 0, [&](ImapFlags&& told) { flags.append(std::move(told)); }));
    QCOMPARE(flags.size(), 1);
    QCOMPARE(flags.first().flags, MessageFlags(MessageFlag::Seen));
    QCOMPARE(flags.first().keywords, QList<QByteArray>{"etiket"});

    const auto copied = session.copy(only(first), folder);
    VERIFY_RESULT(copied);
    QVERIFY(!session.has("UIDPLUS") || copied->uids.size() == 1);
    if (session.has("MOVE")) {
        VERIFY_RESULT(session.move(only(second), folder));
    } else {
        VERIFY_RESULT(session.copy(only(second), folder));
        VERIFY_RESULT(session.storeFlags(only(second), MessageFlag::Deleted, StoreMode::Add));
        VERIFY_RESULT(session.has("UIDPLUS") ? session.uidExpunge(only(second)) : session.expunge());
    }
    QCOMPARE(session.search("ALL").value_or({}).size(), 2);
    QCOMPARE(session.status(folder)->messages, std::optional<quint32>(2));
    if (session.has("QUOTA"))
        VERIFY_RESULT(session.quotas("INBOX"));
}

void ImapServersTest::cyrusTellsIdsAndLimits()
{
    CyrusServer::Options options;
    options.biggestBytes = 1024;
    options.quotaKilobytes = 500;
    CyrusServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const auto session = openCyrus(server, QStringLiteral("ayse@example.org"));
    QVERIFY(session && session->has("OBJECTID"));
    VERIFY_RESULT(session->append("INBOX", {}, {}, message("bir", "Merhaba")));
    const auto tooBig = session->append("INBOX", {}, {}, message("iki", QByteArray(2000, 'a')));
    QVERIFY(!tooBig);
    QCOMPARE(tooBig.error().kind, ErrorKind::Rejected);

    const auto inbox = session->select("INBOX", {});
    VERIFY_RESULT(inbox);
    QVERIFY(!inbox->mailboxId.isEmpty());
    VERIFY_RESULT(session->copy(only(1), "Archive"));
    QList<ImapHeader> headers;
    const auto take = [&](ImapHeader&& header) { headers.append(std::move(header)); };
    VERIFY_RESULT(session->fetchHeaders(only(1), take));
    VERIFY_RESULT(session->select("Archive", {}));
    VERIFY_RESULT(session->fetchHeaders(only(1), take));
    QCOMPARE(headers.size(), 2);
    QVERIFY(!headers[0].identity.message.isEmpty() && !headers[0].identity.thread.isEmpty());
    QCOMPARE(headers[1].identity.message, headers[0].identity.message);
    QCOMPARE(headers[1].identity.thread, headers[0].identity.thread);
    const QByteArray before = session->select("Archive", {})->mailboxId;
    QVERIFY(!before.isEmpty() && before != inbox->mailboxId);
    VERIFY_RESULT(session->unselect());
    QVERIFY(
        session->status("Archive")->mailboxId.isEmpty()); // it is not asked: the answer is random at times
    VERIFY_RESULT(session->rename("Archive", "Depo"));
    QCOMPARE(session->select("Depo", {})->mailboxId, before);
    const auto quotas = session->quotas("INBOX");
    VERIFY_RESULT(quotas);
    QCOMPARE(quotas->size(), 1);
    QCOMPARE(quotas->first().resources.first().name, QByteArray("STORAGE"));
    QCOMPARE(quotas->first().resources.first().limit, 500ULL);
}

void ImapServersTest::cyrusXlistDecodesNames()
{
    // The same account without the extensions that come before XLIST.
    CyrusServer::Options options;
    options.extraConfig = "suppress_capabilities: LIST-EXTENDED SPECIAL-USE LIST-STATUS\n";
    CyrusServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const auto session = openCyrus(server, QStringLiteral("ayse@example.org"));
    QVERIFY(session && session->has("XLIST") && !session->has("SPECIAL-USE"));
    const auto mailboxes = session->list();
    VERIFY_RESULT(mailboxes);
    QCOMPARE(find(*mailboxes, "INBOX")->role, FolderRole::Inbox);
    QCOMPARE(find(*mailboxes, "Trash")->role, FolderRole::Trash);
    QCOMPARE(find(*mailboxes, "Junk")->role, FolderRole::Junk);
    QCOMPARE(find(*mailboxes, "Trash")->subscribed, std::optional<bool>(true)); // by LSUB
}

void ImapServersTest::courierSpeaksUtf8()
{
    const ConnectionOptions options = optionsFor(m_courier.portOf(QStringLiteral("utf8")));
    const auto session = open(options, {});
    QVERIFY(session && session->has("UTF8=ACCEPT"));
    const QByteArray folder = "INBOX." + encodeMailbox(QStringLiteral("Çöp"));
    VERIFY_RESULT(session->create(folder));
    QVERIFY(sentLines(options).contains(QStringLiteral("CREATE \"INBOX.Çöp\"")));
    QByteArray utf8 = message("utf8", "x");
    utf8.replace("From: a@example.org", QStringLiteral("From: Ayşe <ayşe@örnek.example>").toUtf8());
    VERIFY_RESULT(session->append(folder, {}, {}, utf8));
    VERIFY_RESULT(session->select(folder, {}));
    QList<ImapHeader> headers;
    VERIFY_RESULT(session->fetchHeaders(UidSet::fromRange(1, 100),
                                        [&](ImapHeader&& header) { headers.append(std::move(header)); }));
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers.first().envelope.from.first().addr, QStringLiteral("ayşe@örnek.example"));
    QCOMPARE(headers.first().envelope.from.first().name, QStringLiteral("Ayşe"));
}

void ImapServersTest::courierAlertsComeThrough()
{
    const auto session = open(optionsFor(m_courier.portOf(QStringLiteral("alert"))), {});
    QVERIFY(session);
    const QStringList alerts = session->takeAlerts();
    QCOMPARE(alerts.size(), 1);
    QVERIFY(alerts.first().startsWith(QLatin1String("Filesystem notification")));
    const auto namespaces = session->namespaces();
    VERIFY_RESULT(namespaces);
    QCOMPARE(namespaces->personal.first().prefix, QByteArray("INBOX."));
    QCOMPARE(namespaces->shared.size(), 2);
}

void ImapServersTest::dovecotTellsOfWatchedFolders()
{
    const QString user = QStringLiteral("notify");
    const auto session = openDovecot(m_dovecot, user);
    const auto other = openDovecot(m_dovecot, user);
    QVERIFY(session && other && session->has("NOTIFY"));
    VERIFY_RESULT(other->create("Liste"));
    VERIFY_RESULT(session->select("INBOX", {}));
    VERIFY_RESULT(session->watch({"Liste", "Archive"}));
    QCOMPARE(session->takeUpdates().folders.size(), 2);
    const std::unique_ptr<QThread> sender(
        QThread::create([&] { m_dovecot.deliver(user, message("bir", "x"), QStringLiteral("Liste")); }));
    sender->start();
    MailboxUpdates updates;
    while (updates.folders.value("Liste").messages != std::optional<quint32>(1)) {
        VERIFY_RESULT(session->idle(20'000));
        updates = session->takeUpdates();
        QVERIFY(!updates.folders.isEmpty());
    }
    sender->wait();
    // The selected folder still tells by itself.
    VERIFY_RESULT(other->append("INBOX", {}, {}, message("iki", "x")));
    while (!updates.exists) {
        VERIFY_RESULT(session->idle(20'000));
        updates = session->takeUpdates();
        QVERIFY(!updates.isEmpty());
    }
    QCOMPARE(updates.exists, std::optional<quint32>(1));
    VERIFY_RESULT(session->watch({}));
}

void ImapServersTest::dovecotHasPreviews()
{
    const auto session = openDovecot(m_dovecot, QStringLiteral("preview"));
    QVERIFY(session && session->has("PREVIEW"));
    VERIFY_RESULT(session->append("INBOX", {}, {}, message("bir", "Merhaba d\xc3\xbcnya")));
    VERIFY_RESULT(session->select("INBOX", {}));
    QHash<quint32, QString> previews;
    VERIFY_RESULT(session->fetchPreviews(
        only(1), [&](quint32 uid, const QString& text) { previews.insert(uid, text); }));
    QCOMPARE(previews.value(1), QStringLiteral("Merhaba dünya"));
}

void ImapServersTest::quotaOfDovecot()
{
    DovecotServer::Options options;
    options.outgoing = DovecotServer::Outgoing::None;
    options.quotaBytes = 100 << 10;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const auto session = openDovecot(server, QStringLiteral("quota"));
    QVERIFY(session && session->has("QUOTA"));
    VERIFY_RESULT(session->append("INBOX", {}, {}, message("bir", QByteArray(20'000, 'a'))));
    const auto quotas = session->quotas("INBOX");
    VERIFY_RESULT(quotas);
    QCOMPARE(quotas->size(), 1);
    QCOMPARE(quotas->first().resources.first().name, QByteArray("STORAGE"));
    QCOMPARE(quotas->first().resources.first().limit, 100ULL);
    QVERIFY(quotas->first().resources.first().usage >= 19);
    const auto refused = session->append("INBOX", {}, {}, message("iki", QByteArray(200'000, 'a')));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Rejected);
}

QTEST_GUILESS_MAIN(ImapServersTest)
#include "tst_imapservers.moc"
