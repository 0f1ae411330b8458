// Headers and bodies as a real Dovecot sends them.
#include "protocol/ImapSession.h"
#include "unit/protocol/SessionFixtures.h"

#include <QElapsedTimer>

using namespace postaci;
using namespace postaci::test;

class ImapFetchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void headersCarryEverything();
    void manyHeadersStream();
    void bodiesAreByteForByte_data();
    void bodiesAreByteForByte();
    void otherCommandsRunBetweenPieces();
    void missingMessages();

private:
    std::unique_ptr<ImapSession> open(const QString& user, qint64 bodyPiece = 256 << 10);

    std::unique_ptr<DovecotServer> m_server;
    QString m_user;
};

namespace {

QByteArray simpleMessage(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "From: Ali <ali" + n + "@example.org>\r\nTo: b@example.org\r\nSubject: Mesaj " + n +
           "\r\nMessage-ID: <m" + n +
           "@example.org>\r\nReferences: <r1@x> <r2@x>\r\nDate: Thu, 13 Jun 2024 10:00:00 "
           "+0300\r\n\r\ntext\r\n";
}

} // namespace

void ImapFetchTest::initTestCase()
{
    DovecotServer::Options options;
    options.outgoing = DovecotServer::Outgoing::None;
    m_server = std::make_unique<DovecotServer>(options);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

void ImapFetchTest::init()
{
    m_user = QString::fromLatin1(QTest::currentTestFunction()).toLower() +
             QString::fromLatin1(QTest::currentDataTag()).remove(QLatin1Char(' ')).toLower();
}

std::unique_ptr<ImapSession> ImapFetchTest::open(const QString& user, qint64 bodyPiece)
{
    ConnectionOptions options = optionsFor(*m_server, m_server->imapsPort(), Security::Tls);
    options.limits.bodyPiece = bodyPiece;
    auto session = std::make_unique<ImapSession>(options);
    if (!session->connect() || !session->login(passwordOf(user)) || !session->select("INBOX", {}))
        return nullptr;
    return session;
}

void ImapFetchTest::headersCarryEverything()
{
    const QByteArray raw =
        "From: =?iso-8859-9?Q?Ay=FEe_G=FCl?= <ayse@example.org>\r\n"
        "Sender: s@example.org\r\nReply-To: r@example.org\r\n"
        "To: =?utf-8?B?xLBzbWFpbA==?= <ismail@example.org>, grup: a@x.org, b@x.org;\r\n"
        "Cc: \"Last, First\" <c@example.org>\r\nBcc: d@example.org\r\n"
        "Subject: =?utf-8?Q?G=C3=BCnayd=C4=B1n?= \xc4\xb0stanbul\r\n"
        "Message-ID: <own@example.org>\r\nIn-Reply-To: <parent@example.org>\r\n"
        "References: <root@example.org>\r\n <parent@example.org>\r\n"
        "Date: Thu, 13 Jun 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n--x\r\n"
        "Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n"
        "\r\nx\r\n--x--\r\n";
    const QDateTime date(QDate(2024, 6, 13), QTime(7, 0), Qt::UTC);
    QVERIFY(m_server->deliver(m_user, raw, QStringLiteral("INBOX"), "FS", date.addSecs(60)));
    const auto session = open(m_user);
    QVERIFY(session);
    QList<ImapHeader> headers;
    VERIFY_RESULT(
        session->fetchHeaders(UidSet::fromRange(1, 1), [&](ImapHeader&& header) { headers.append(header); }));
    QCOMPARE(headers.size(), 1);
    const ImapHeader& header = headers.first();
    QCOMPARE(header.uid, 1U);
    QCOMPARE(header.flags, MessageFlags(MessageFlag::Seen | MessageFlag::Flagged));
    QCOMPARE(header.size, raw.size());
    QCOMPARE(header.internalDate, date.addSecs(60));
    QVERIFY(header.modSeq > 0);
    QVERIFY(header.hasAttachment);
    const Envelope& envelope = header.envelope;
    QCOMPARE(envelope.from, (AddressList{{QStringLiteral("Ayşe Gül"), QStringLiteral("ayse@example.org")}}));
    QCOMPARE(envelope.replyTo, (AddressList{{QString(), QStringLiteral("r@example.org")}}));
    QCOMPARE(envelope.to, (AddressList{{QStringLiteral("İsmail"), QStringLiteral("ismail@example.org")},
                                       {QString(), QStringLiteral("a@x.org")},
                                       {QString(), QStringLiteral("b@x.org")}}));
    QCOMPARE(envelope.cc, (AddressList{{QStringLiteral("Last, First"), QStringLiteral("c@example.org")}}));
    QCOMPARE(envelope.subject, QStringLiteral("Günaydın İstanbul"));
    QCOMPARE(envelope.date, date);
    QCOMPARE(envelope.messageId, QStringLiteral("own@example.org"));
    QCOMPARE(envelope.inReplyTo, QStringLiteral("parent@example.org"));
    QCOMPARE(envelope.references,
             (QStringList{QStringLiteral("root@example.org"), QStringLiteral("parent@example.org")}));
}

void ImapFetchTest::manyHeadersStream()
{
    constexpr int count = 2000;
    QList<NewMessage> messages;
    for (int i = 1; i <= count; ++i)
        messages.append({simpleMessage(i), {}, {}});
    QVERIFY(m_server->deliver(m_user, messages));
    const auto session = open(m_user);
    QVERIFY(session);
    UidSet seen;
    int wrong = 0;
    VERIFY_RESULT(session->fetchHeaders(UidSet::fromRange(1, count), [&](ImapHeader&& header) {
        seen.add(header.uid);
        wrong += header.envelope.messageId == QStringLiteral("m%1@example.org").arg(header.uid) ? 0 : 1;
        wrong += header.envelope.references.size() == 2 && !header.hasAttachment ? 0 : 1;
    }));
    QCOMPARE(seen.toImap(), QByteArray("1:2000"));
    QCOMPARE(wrong, 0);
    // A set with more holes than one command line may hold is asked for in several.
    UidSet odd;
    for (quint32 uid = 1; uid <= count; uid += 2)
        odd.add(uid);
    UidSet got;
    VERIFY_RESULT(session->fetchFlags(odd, 0, [&got](ImapFlags&& flags) { got.add(flags.uid); }));
    QCOMPARE(got, odd);
}

void ImapFetchTest::bodiesAreByteForByte_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("piece");
    QTest::newRow("small") << 1 << 262144;
    QTest::newRow("pieces") << 2000 << 1000;
    QTest::newRow("large") << 200'000 << 262144;
    QTest::newRow("one byte") << 3 << 1;
}

void ImapFetchTest::bodiesAreByteForByte()
{
    QFETCH(int, lines);
    QFETCH(int, piece);
    QByteArray raw = simpleMessage(1);
    for (int i = 0; i < lines; ++i)
        raw += "line " + QByteArray::number(i) + " \xff.\r\n";
    QVERIFY(m_server->deliver(m_user, raw));
    const auto session = open(m_user, piece);
    QVERIFY(session);
    QByteArray body;
    bool inOrder = true;
    VERIFY_RESULT(session->fetchBody(1, [&](QByteArrayView chunk, qint64 offset, qint64 total) {
        inOrder = inOrder && offset == body.size() && total == raw.size() && chunk.size() <= piece;
        body += chunk;
        return true;
    }));
    QVERIFY(body == raw);
    QVERIFY(inOrder);
    QList<ImapFlags> flags;
    VERIFY_RESULT(
        session->fetchFlags(UidSet::fromRange(1, 1), 0, [&flags](ImapFlags&& told) { flags.append(told); }));
    QVERIFY(!flags.value(0).flags.testFlag(MessageFlag::Seen)); // reading does not mark as read
}

void ImapFetchTest::otherCommandsRunBetweenPieces()
{
    const QByteArray raw = simpleMessage(1) + QByteArray("0123456789\r\n").repeated(1000);
    QVERIFY(m_server->deliver(m_user, QList<NewMessage>{{raw, {}, {}}, {simpleMessage(2), {}, {}}}));
    const auto session = open(m_user, 1000);
    QVERIFY(session);
    QByteArray body;
    int stored = 0;
    VERIFY_RESULT(session->fetchBody(
        1,
        [&body](QByteArrayView chunk, qint64, qint64) {
            body += chunk;
            return true;
        },
        [&] {
            stored += session->storeFlags(UidSet::fromRange(2, 2), MessageFlag::Seen, StoreMode::Add) ? 1 : 0;
            return true;
        }));
    QVERIFY(body == raw);
    QVERIFY(stored >= 10);
}

void ImapFetchTest::missingMessages()
{
    QVERIFY(m_server->deliver(m_user, simpleMessage(1)));
    const auto session = open(m_user);
    QVERIFY(session);
    int chunks = 0;
    const auto fetched =
        session->fetchBody(99, [&chunks](QByteArrayView, qint64, qint64) { return ++chunks > 0; });
    QCOMPARE(fetched.error().reason, ErrorReason::MessageMissing);
    QCOMPARE(chunks, 0);
    // "n:*" would answer with the last message; a range of UIDs that are not there answers with none.
    int headers = 0;
    VERIFY_RESULT(
        session->fetchHeaders(UidSet::fromRange(2, 4294967295U), [&headers](ImapHeader&&) { ++headers; }));
    QCOMPARE(headers, 0);
    VERIFY_RESULT(session->fetchHeaders(UidSet(), [&headers](ImapHeader&&) { ++headers; }));
    QCOMPARE(headers, 0);
}

QTEST_GUILESS_MAIN(ImapFetchTest)
#include "tst_imapfetch.moc"
