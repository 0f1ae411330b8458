// One scenario of the engine with every server that we have, and with Dovecot's extensions switched off one
// at a time: afterwards the store is what the server tells another client.
#include "EngineFixture.h"
#include "Oracle.h"
#include "support/CourierServer.h"
#include "support/CyrusServer.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class OpinionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scenario_data();
    void scenario();

private:
    bool choose(const QString& server, const QByteArrayList& without, const QString& user);
    void changeHere(EngineFixture& fixture);
    void changeThere(SecondClient& other);

    DovecotServer m_dovecot;
    CyrusServer m_cyrus;
    CourierServer m_courier;
    std::unique_ptr<DovecotServer> m_lesser;
    ServerSettings m_settings;
    QString m_caFile;
    QByteArray m_prefix;
    std::unique_ptr<SecondClient> m_other;
    int m_users = 0;
};

namespace {

QByteArray idOf(const QString& subject)
{
    return messageIdOf(sampleMessage(subject));
}

} // namespace

// QVERIFY with the difference as its message.
#define VERIFY_EQUAL_TO_SERVER(fixture)                                                                      \
    do {                                                                                                     \
        const QString found = differenceToServer(fixture.reader(), fixture.accountId(), *m_other);           \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                        \
    } while (false)

#define VERIFY_PASS(fixture)                                                                                 \
    do {                                                                                                     \
        const auto report = fixture.pass();                                                                  \
        QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));          \
    } while (false)

void OpinionsTest::initTestCase()
{
    QVERIFY2(m_dovecot.start(), qPrintable(m_dovecot.errorText()));
    QVERIFY2(m_cyrus.start(), qPrintable(m_cyrus.errorText()));
    QVERIFY2(m_courier.start(), qPrintable(m_courier.errorText()));
}

void OpinionsTest::scenario_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QByteArrayList>("without");
    for (const char* const server : {"Dovecot", "Cyrus", "Courier"})
        QTest::newRow(server) << QString::fromLatin1(server) << QByteArrayList();
    QByteArrayList all;
    for (const char* const extension : DovecotServer::switchableExtensions) {
        QTest::newRow(QByteArray("Dovecot without ") + extension)
            << QStringLiteral("Dovecot") << QByteArrayList{extension};
        all.append(extension);
    }
    QTest::newRow("plain IMAP4rev1") << QStringLiteral("Dovecot") << all;
}

bool OpinionsTest::choose(const QString& server, const QByteArrayList& without, const QString& user)
{
    m_lesser.reset();
    m_prefix.clear();
    m_caFile.clear();
    if (server == QLatin1String("Courier")) {
        m_settings = {Protocol::Imap, m_courier.host(), m_courier.portOf(user), Security::None, user};
        m_other = m_courier.client(user);
        m_prefix = "INBOX.";
        return true;
    }
    if (server == QLatin1String("Cyrus")) {
        m_settings = {Protocol::Imap, m_cyrus.host(), m_cyrus.imapsPort(), Security::Tls, user};
        m_caFile = m_cyrus.caFile();
        m_other = m_cyrus.client(user);
        return true;
    }
    if (!without.isEmpty()) {
        DovecotServer::Options options;
        options.outgoing = DovecotServer::Outgoing::None;
        options.without = without;
        m_lesser = std::make_unique<DovecotServer>(options);
        if (!m_lesser->start())
            return false;
    }
    DovecotServer& dovecot = m_lesser ? *m_lesser : m_dovecot;
    m_settings = {Protocol::Imap, dovecot.host(), dovecot.imapsPort(), Security::Tls, user};
    m_caFile = dovecot.caFile();
    m_other = std::make_unique<SecondClient>(dovecot.imapPort(), user);
    return true;
}

void OpinionsTest::scenario()
{
    QFETCH(QString, server);
    QFETCH(QByteArrayList, without);
    const QString user = QStringLiteral("kisi%1@example.org").arg(++m_users);
    QVERIFY(choose(server, without, user));
    for (int i = 0; i < 8; ++i)
        QVERIFY2(
            m_other->append("INBOX", sampleMessage(QStringLiteral("Ileti %1").arg(i)), i % 2 ? "\\Seen" : ""),
            qPrintable(m_other->errorText()));
    QVERIFY(
        m_other->append(m_prefix + "Archive", sampleMessage(QStringLiteral("Eski")), "\\Seen \\Answered"));
    QVERIFY(m_other->createFolder(m_prefix + "Proje"));

    EngineFixture fixture(m_settings, m_caFile);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    VERIFY_PASS(fixture);
    VERIFY_EQUAL_TO_SERVER(fixture);
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 8);

    changeHere(fixture);
    changeThere(*m_other);
    if (QTest::currentTestFailed())
        return;
    VERIFY_PASS(fixture);
    VERIFY_PASS(fixture);
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture);

    // For good, and then nothing is left to do.
    const FolderId trash = fixture.folder(FolderRole::Trash);
    fixture.engine().deleteMessages({fixture.bySubject(trash, QStringLiteral("Ileti 4"))});
    QTRY_COMPARE(fixture.shown(trash).size(), 0);
    VERIFY_PASS(fixture);
    VERIFY_EQUAL_TO_SERVER(fixture);
    const auto idle = fixture.pass();
    QVERIFY(idle);
    QCOMPARE(idle->added + idle->changed + idle->removed, 0);
}

void OpinionsTest::changeHere(EngineFixture& fixture)
{
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId archive = fixture.folder(FolderRole::Archive);
    QVERIFY(archive != 0 && fixture.folder(FolderRole::Trash) != 0);
    const auto message = [&](int number) {
        return fixture.bySubject(inbox, QStringLiteral("Ileti %1").arg(number));
    };
    fixture.engine().setFlag({message(0)}, MessageFlag::Seen, true);
    fixture.engine().setFlag({message(1)}, MessageFlag::Flagged, true);
    fixture.engine().setFlag({message(1)}, MessageFlag::Seen, false);
    fixture.engine().moveTo({message(2), message(3)}, archive);
    fixture.engine().deleteMessages({message(4)});
    QTRY_COMPARE(fixture.shown(inbox).size(), 5);
}

void OpinionsTest::changeThere(SecondClient& other)
{
    QVERIFY(other.store("INBOX", idOf(QStringLiteral("Ileti 5")), "+FLAGS (\\Flagged etiket)"));
    QVERIFY(other.expunge("INBOX", idOf(QStringLiteral("Ileti 6"))));
    QVERIFY(other.append("INBOX", sampleMessage(QStringLiteral("Yeni")), "\\Draft"));
    QVERIFY(other.append(m_prefix + "Proje", sampleMessage(QStringLiteral("Plan"))));
    QVERIFY(other.renameFolder(m_prefix + "Proje", m_prefix + "&AMcA9g-p")); // Çöp
    QVERIFY2(other.createFolder(m_prefix + "Bos"), qPrintable(other.errorText()));
}

QTEST_GUILESS_MAIN(OpinionsTest)
#include "tst_opinions.moc"
