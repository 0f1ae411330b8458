// Messages out of a real POP3 server: byte for byte what IMAP gives of the same mailbox, wherever packets are
// cut.
#include "protocol/Pop3Session.h"
#include "support/CuttingProxy.h"
#include "unit/protocol/SessionFixtures.h"

#include <QRandomGenerator>

using namespace postaci;
using namespace postaci::test;

class Pop3MailboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySecurityWorks_data();
    void everySecurityWorks();
    void everyMechanismIsOneAttempt_data();
    void everyMechanismIsOneAttempt();
    void randomMessagesAsImapGivesThem();
    void headersAreThoseOfTheMessage();
    void deletedAtQuitOnly();
    void oneSessionAtATime();

private:
    std::unique_ptr<Pop3Session> open(const QString& user, quint16 port = 0);

    std::unique_ptr<DovecotServer> m_server;
};

namespace {

constexpr quint32 kSeed = 20261126;

QByteArray randomMessage(QRandomGenerator& random, int number)
{
    static constexpr const char* kPieces[] = {"\r\n",
                                              "\r\n",
                                              "\n",
                                              "\r",
                                              ".",
                                              ".",
                                              "..",
                                              "\r\n.\r\n",
                                              "\n.\n",
                                              "metin",
                                              "a longer piece of text",
                                              "\xc3\xa7",
                                              "\xff"};
    QByteArray message = "From: a@example.org\r\nSubject: " + QByteArray::number(number) +
                         "\r\nMessage-ID: <" + QByteArray::number(number) + "@example.org>\r\n\r\n";
    for (auto count = random.bounded(120U); count > 0; --count) {
        const auto which = random.bounded(static_cast<quint32>(std::size(kPieces)) + 1);
        if (which == std::size(kPieces))
            message += '\0';
        else
            message += kPieces[which];
    }
    if (random.bounded(3U) == 0)
        message += "\r\n";
    return message;
}

/// What IMAP's BODY[] says of each message of INBOX, in the order of their UIDs.
QByteArrayList bodiesByImap(DovecotServer& server, const QString& user)
{
    ImapSession session(optionsFor(server, server.imapsPort(), postaci::Security::Tls));
    if (!session.connect() || !session.login(passwordOf(user)) || !session.select("INBOX", std::nullopt))
        return {};
    QByteArrayList bodies;
    const QList<quint32> uids = session.search("ALL").value_or({});
    for (const quint32 uid : uids) {
        QByteArray body;
        const auto read = session.fetchBody(uid, [&](QByteArrayView piece, qint64, qint64) {
            body += piece;
            return true;
        });
        if (!read)
            return {};
        bodies.append(body);
    }
    return bodies;
}

/// How a server gives a message that was stored with bare LFs.
QByteArray withCrLf(const QByteArray& stored)
{
    QByteArray text;
    for (const char c : stored) {
        if (c == '\n' && !text.endsWith('\r'))
            text += '\r';
        text += c;
    }
    return text;
}

/// Where message `number` is different, for people.
QString difference(qsizetype number, const QByteArray& pop3, const QByteArray& imap)
{
    const auto [ours, theirs] = std::mismatch(pop3.begin(), pop3.end(), imap.begin(), imap.end());
    const qsizetype from = qMax<qsizetype>(ours - pop3.begin() - 10, 0);
    return QStringLiteral("seed %1, message %2 from byte %3: POP3 %4, IMAP %5")
        .arg(kSeed)
        .arg(number)
        .arg(from)
        .arg(QString::fromLatin1(pop3.mid(from, 30).toPercentEncoding()),
             QString::fromLatin1(imap.mid(from, 30).toPercentEncoding()));
}

/// Appends what arrives; a refused message is left out.
Pop3Receiver collectTo(QByteArrayList& messages)
{
    const auto current = std::make_shared<QByteArray>();
    return {[current](const Pop3Item&, QByteArrayView piece) {
                *current += piece;
                return true;
            },
            [current, &messages](const Pop3Item&, const Result<void>& outcome) {
                if (outcome)
                    messages.append(*current);
                current->clear();
                return true;
            }};
}

} // namespace

void Pop3MailboxTest::initTestCase()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

std::unique_ptr<Pop3Session> Pop3MailboxTest::open(const QString& user, quint16 port)
{
    ConnectionOptions options =
        optionsFor(*m_server, port == 0 ? m_server->pop3sPort() : port, postaci::Security::Tls);
    auto session = std::make_unique<Pop3Session>(options);
    if (!session->connect() || !session->login(passwordOf(user)))
        return nullptr;
    return session;
}

void Pop3MailboxTest::everySecurityWorks_data()
{
    QTest::addColumn<int>("security");
    QTest::newRow("none") << int(postaci::Security::None);
    QTest::newRow("STLS") << int(postaci::Security::StartTls);
    QTest::newRow("TLS") << int(postaci::Security::Tls);
}

void Pop3MailboxTest::everySecurityWorks()
{
    QFETCH(int, security);
    const QString user = QStringLiteral("pop-security%1@example.org").arg(security);
    QVERIFY(m_server->deliver(user, QByteArray("Subject: merhaba\r\n\r\nmetin\r\n")));
    const auto kind = static_cast<postaci::Security>(security);
    Pop3Session session(optionsFor(
        *m_server, kind == postaci::Security::Tls ? m_server->pop3sPort() : m_server->pop3Port(), kind));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(user)));
    const auto items = session.list();
    VERIFY_RESULT(items);
    QCOMPARE(items->size(), 1);
    QVERIFY(!items->first().uidl.isEmpty());
    QByteArrayList messages;
    VERIFY_RESULT(session.fetch(*items, collectTo(messages)));
    QCOMPARE(messages, QByteArrayList{"Subject: merhaba\r\n\r\nmetin\r\n"});
    VERIFY_RESULT(session.quit());
}

void Pop3MailboxTest::everyMechanismIsOneAttempt_data()
{
    QTest::addColumn<QByteArray>("mechanisms");
    for (const char* const name : {"plain", "login", "cram-md5", "scram-sha-1", "scram-sha-256"})
        QTest::newRow(name) << QByteArray(name);
}

void Pop3MailboxTest::everyMechanismIsOneAttempt()
{
    QFETCH(QByteArray, mechanisms);
    DovecotServer::Options options;
    options.authMechanisms = mechanisms;
    options.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = QStringLiteral("mechanism@example.org");
    Pop3Session wrong(optionsFor(server, server.pop3sPort(), postaci::Security::Tls));
    VERIFY_RESULT(wrong.connect());
    const auto refused = wrong.login(passwordOf(user, QStringLiteral("wrong")));
    QCOMPARE(refused.error().kind, ErrorKind::Authentication);
    QCOMPARE(refused.error().reason, ErrorReason::CredentialsRejected);
    QVERIFY(!refused.error().detail.isEmpty()); // the server's own words
    QTRY_COMPARE(server.loginAttempts(user, "pop3"), 1);
    Pop3Session right(optionsFor(server, server.pop3sPort(), postaci::Security::Tls));
    VERIFY_RESULT(right.connect());
    VERIFY_RESULT(right.login(passwordOf(user)));
}

void Pop3MailboxTest::randomMessagesAsImapGivesThem()
{
    const QString user = QStringLiteral("pop-random@example.org");
    QRandomGenerator random(kSeed);
    QList<NewMessage> messages;
    for (int i = 0; i < 1000; ++i)
        messages.append({randomMessage(random, i), "S", {}});
    QVERIFY(m_server->deliver(user, messages));
    const QByteArrayList expected = bodiesByImap(*m_server, user);
    QCOMPARE(expected.size(), messages.size());

    // Once with each command sent ahead through packets of any size, once with packets of a few bytes.
    for (const int largest : {3000, 9}) {
        CuttingProxy proxy(m_server->pop3Port());
        proxy.cutPackets(kSeed, largest);
        Pop3Session session(optionsFor(*m_server, proxy.port(), postaci::Security::None));
        VERIFY_RESULT(session.connect());
        VERIFY_RESULT(session.login(passwordOf(user)));
        QVERIFY(session.has("PIPELINING"));
        auto items = session.list();
        VERIFY_RESULT(items);
        QCOMPARE(items->size(), expected.size());
        if (largest < 100)
            items->resize(100);
        QByteArrayList fetched;
        VERIFY_RESULT(session.fetch(*items, collectTo(fetched)));
        QCOMPARE(fetched.size(), items->size());
        for (qsizetype i = 0; i < fetched.size(); ++i) {
            const QByteArray stored = withCrLf(messages[i].raw);
            QVERIFY2(fetched[i] == stored, qPrintable(difference(i, fetched[i], stored)));
            // IMAP has no way to say NUL (RFC 3501 4.3): Dovecot says 0x80 instead.
            const QByteArray spoken = QByteArray(stored).replace('\0', '\x80');
            QVERIFY2(spoken == expected[i], qPrintable(difference(i, spoken, expected[i])));
        }
    }
}

void Pop3MailboxTest::headersAreThoseOfTheMessage()
{
    const QString user = QStringLiteral("pop-top@example.org");
    const QByteArray header = "From: a@example.org\r\nSubject: big\r\n\r\n";
    QVERIFY(m_server->deliver(user, QByteArray(header + QByteArray("line\r\n").repeated(100'000))));
    const auto session = open(user);
    QVERIFY(session);
    const auto items = session->list();
    VERIFY_RESULT(items);
    QByteArrayList headers;
    VERIFY_RESULT(session->fetchHeaders(*items, collectTo(headers)));
    QCOMPARE(headers, QByteArrayList{header});
    QVERIFY(session->bytesRead() < (64 << 10));
}

void Pop3MailboxTest::deletedAtQuitOnly()
{
    const QString user = QStringLiteral("pop-dele@example.org");
    for (const char* const subject : {"1", "2", "3"})
        QVERIFY(m_server->deliver(user, QByteArray("Subject: ") + subject + "\r\n\r\n"));
    {
        const auto session = open(user);
        QVERIFY(session);
        const auto items = session->list();
        VERIFY_RESULT(items);
        VERIFY_RESULT(session->markDeleted(*items));
    } // cut without QUIT
    QCOMPARE(m_server->messagesIn(user).size(), 3);
    const auto session = open(user);
    QVERIFY(session);
    const auto items = session->list();
    VERIFY_RESULT(items);
    QCOMPARE(items->size(), 3);
    VERIFY_RESULT(session->markDeleted({items->at(0)}));
    VERIFY_RESULT(session->unmarkDeleted());
    VERIFY_RESULT(session->markDeleted({items->at(1)}));
    VERIFY_RESULT(session->quit());
    QCOMPARE(m_server->messagesIn(user), QByteArrayList({"Subject: 1\r\n\r\n", "Subject: 3\r\n\r\n"}));
}

void Pop3MailboxTest::oneSessionAtATime()
{
    DovecotServer::Options options;
    options.outgoing = DovecotServer::Outgoing::None;
    options.extraConfig = "pop3_lock_session = yes\nmbox_lock_timeout = 1 secs\n";
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = QStringLiteral("pop-lock@example.org");
    QVERIFY(server.deliver(user, QByteArray("Subject: 1\r\n\r\n")));
    Pop3Session first(optionsFor(server, server.pop3sPort(), postaci::Security::Tls));
    VERIFY_RESULT(first.connect());
    VERIFY_RESULT(first.login(passwordOf(user)));
    VERIFY_RESULT(first.list());
    Pop3Session second(optionsFor(server, server.pop3sPort(), postaci::Security::Tls));
    VERIFY_RESULT(second.connect());
    const auto locked = second.login(passwordOf(user));
    QVERIFY(!locked);
    QCOMPARE(locked.error().kind,
             ErrorKind::Timeout); // quietly again later, and no question for the password
    QCOMPARE(locked.error().reason, ErrorReason::ServerBusy);
}

QTEST_GUILESS_MAIN(Pop3MailboxTest)
#include "tst_pop3mailbox.moc"
