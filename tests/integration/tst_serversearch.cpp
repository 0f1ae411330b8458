#include "EngineFixture.h"
#include "support/ScriptedServer.h"

#include <QSignalSpy>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// Searching for what only the server has.
class ServerSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wordsOfBodiesThatAreNotHere_data();
    void wordsOfBodiesThatAreNotHere();
    void capitalsOfTurkish();
    void aTextThatIsHereIsJudgedHere();
    void onlyTheFoldersThatAreMeant();
    void withoutWordsNobodyIsAsked();
    void aServerThatIsGoneIsNamed();
    void oneWrongPasswordIsOneAttempt();
    void anotherSearchEndsTheFirst();
    void manyMessagesInManyFolders();

private:
    /// What a search at the servers has told.
    struct Told
    {
        QList<MessageId> hits;
        ServerSearchState state;
        int pages = 0;
    };

    [[nodiscard]] QString freshUser() { return QStringLiteral("finder%1@example.org").arg(++m_users); }
    static QByteArray message(const char* subject, const char* body)
    {
        return sampleMessage(QString::fromUtf8(subject),
                             "Content-Type: text/plain; charset=utf-8\r\n\r\n" + QByteArray(body) + "\r\n");
    }
    /// An engine that has the headers of everything and no body.
    std::unique_ptr<EngineFixture> opened(const DovecotServer& server, const QString& user, int messages)
    {
        auto fixture = std::make_unique<EngineFixture>(server, user);
        if (!fixture->open())
            return nullptr;
        fixture->engine().start();
        const bool isHere = QTest::qWaitFor(
            [&] {
                qint64 total = 0;
                for (const Folder& folder : fixture->reader().folders(fixture->accountId()).value_or({}))
                    total += folder.total;
                return total == messages;
            },
            20'000);
        return isHere ? std::move(fixture) : nullptr;
    }
    static Told searched(EngineFixture& fixture, const SearchQuestion& question)
    {
        Told told;
        QObject scope;
        quint64 asked = 0;
        connect(&fixture.engine(), &MailEngine::searchFound, &scope,
                [&](quint64 search, const SearchPage& page) {
                    if (search != asked || page.source != SearchPage::Source::Server)
                        return;
                    told.hits += page.hits;
                    told.pages += 1;
                });
        connect(&fixture.engine(), &MailEngine::serverSearchChanged, &scope,
                [&](quint64 search, const ServerSearchState& state) {
                    if (search == asked)
                        told.state = state;
                });
        asked = fixture.engine().searchServers(question);
        if (!QTest::qWaitFor([&] { return told.state.isFinished; }, 20'000))
            qWarning("the search did not end");
        std::sort(told.hits.begin(), told.hits.end(), std::greater<>());
        return told;
    }
    static SearchQuestion question(const char* query, const QSet<FolderId>& folders = {})
    {
        return {QString::fromUtf8(query), 0, 1, folders, {}, true};
    }
    [[nodiscard]] QStringList subjects(EngineFixture& fixture, const QList<MessageId>& ids) const
    {
        QStringList subjects;
        for (const MessageId id : ids)
            subjects.append(fixture.row(id).subject);
        subjects.sort();
        return subjects;
    }

    DovecotServer m_server;
    int m_users = 0;
};

void ServerSearchTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void ServerSearchTest::wordsOfBodiesThatAreNotHere_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* query, const QStringList& expected) {
        QTest::newRow(query) << QByteArray(query) << expected;
    };
    row("teslimat", {QStringLiteral("Fatura"), QStringLiteral("Sipariş")});
    row("ödeme", {QStringLiteral("Fatura")});
    row("\"son ödeme\"", {QStringLiteral("Fatura")});
    row("sipariş teslimat", {QStringLiteral("Sipariş")}); // one word here, one only there
    row("teslimat -fatura", {QStringLiteral("Sipariş")});
    row("teslimat -ödeme", {QStringLiteral("Sipariş")}); // what must not be is only there
    row("ödeme OR toplantı", {QStringLiteral("Davet"), QStringLiteral("Fatura")});
    row("teslimat is:unread", {QStringLiteral("Sipariş")});
    row("teslimat in:Isler", {QStringLiteral("Sipariş")});
    row("subject:teslimat", {});
    row("hiçyok", {});
}

void ServerSearchTest::wordsOfBodiesThatAreNotHere()
{
    QFETCH(QByteArray, query);
    QFETCH(QStringList, expected);
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user,
                             {{message("Fatura", "Teslimat yapildi. Son ödeme tarihi yarin."), "S", {}}},
                             QStringLiteral("INBOX")));
    QVERIFY(m_server.deliver(user, message("Davet", "Toplantı yarın.")));
    QVERIFY(m_server.deliver(user, message("Sipariş", "Teslimat haftaya."), QStringLiteral("Isler")));
    const auto fixture = opened(m_server, user, 3);
    QVERIFY(fixture);
    const Told told = searched(*fixture, question(query.constData()));
    QVERIFY(told.state.failures.empty());
    QCOMPARE(told.state.servers, 1);
    QCOMPARE(told.state.foldersDone, told.state.folders);
    QCOMPARE(subjects(*fixture, told.hits), expected);
}

/// To a server İ is no capital of i, whatever its collation.
void ServerSearchTest::capitalsOfTurkish()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, message("Bir", "Sonra İstanbul üzerinden dönülür.")));
    QVERIFY(m_server.deliver(user, message("Iki", "İZMİR FUARI")));
    const auto fixture = opened(m_server, user, 2);
    QVERIFY(fixture);
    for (const char* query : {"istanbul", "İstanbul", "İSTANBUL"})
        QCOMPARE(subjects(*fixture, searched(*fixture, question(query)).hits),
                 QStringList{QStringLiteral("Bir")});
    for (const char* query : {"izmir", "İzmir", "\"izmir fuarı\""})
        QCOMPARE(subjects(*fixture, searched(*fixture, question(query)).hits),
                 QStringList{QStringLiteral("Iki")});
}

/// A server finds within words: that is believed only of texts that are not here.
void ServerSearchTest::aTextThatIsHereIsJudgedHere()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, message("Bir", "Yeni yapılandırma")));
    QVERIFY(m_server.deliver(user, message("Iki", "Eski yapılandırma")));
    const auto fixture = opened(m_server, user, 2);
    QVERIFY(fixture);
    QCOMPARE(subjects(*fixture, searched(*fixture, question("landır")).hits),
             (QStringList{QStringLiteral("Bir"), QStringLiteral("Iki")}));

    const auto ids = fixture->reader().messageIds({ListQuery::Kind::AllInboxes, 0}, 0, 0).value_or({});
    const auto bir = std::find_if(ids.begin(), ids.end(), [&](MessageId id) {
        return fixture->row(id).subject == QStringLiteral("Bir");
    });
    QVERIFY(bir != ids.end());
    QSignalSpy found(&fixture->engine(), &MailEngine::searchFound);
    const auto hitsHere = [&](const char* query) {
        found.clear();
        (void)fixture->engine().search(question(query));
        return found.wait(10'000) ? found.first().at(1).value<SearchPage>().hits : QList<MessageId>{-1};
    };
    QCOMPARE(hitsHere("yapılandırma"), QList<MessageId>{});
    fixture->engine().requestBody(*bir);
    QTRY_VERIFY(fixture->row(*bir).hasBody);
    QCOMPARE(subjects(*fixture, searched(*fixture, question("landır")).hits),
             QStringList{QStringLiteral("Iki")});
    QCOMPARE(hitsHere("YAPILANDIRMA"), QList<MessageId>{*bir});
}

void ServerSearchTest::onlyTheFoldersThatAreMeant()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, message("Bir", "aranan")));
    QVERIFY(m_server.deliver(user, message("Iki", "aranan"), QStringLiteral("Isler")));
    const auto fixture = opened(m_server, user, 2);
    QVERIFY(fixture);
    const FolderId folder = fixture->folder(QStringLiteral("Isler"));
    const Told told = searched(*fixture, question("aranan", {folder}));
    QCOMPARE(subjects(*fixture, told.hits), QStringList{QStringLiteral("Iki")});
    QCOMPARE(told.state.folders, 1);
}

void ServerSearchTest::withoutWordsNobodyIsAsked()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, message("Bir", "metin")));
    const auto fixture = opened(m_server, user, 1);
    QVERIFY(fixture);
    QTRY_COMPARE(m_server.loginAttempts(user), 2);
    const Told told = searched(*fixture, question("is:unread"));
    QVERIFY(told.hits.isEmpty());
    QCOMPARE(m_server.loginAttempts(user), 2);
}

void ServerSearchTest::aServerThatIsGoneIsNamed()
{
    DovecotServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    QVERIFY(server.deliver(user, message("Bir", "aranan")));
    const auto fixture = opened(server, user, 1);
    QVERIFY(fixture);
    server.kill();
    const Told told = searched(*fixture, question("aranan"));
    QVERIFY(told.hits.isEmpty());
    QCOMPARE(told.state.failures.size(), 1U);
    QCOMPARE(told.state.failures.begin()->first, fixture->accountId());
    QCOMPARE(told.state.failures.begin()->second.kind, ErrorKind::Offline);
}

void ServerSearchTest::oneWrongPasswordIsOneAttempt()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, message("Bir", "aranan")));
    EngineFixture fixture(m_server, user);
    fixture.secrets.secret = QStringLiteral("not-the-password");
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::NeedsUser);
    const int attempts = m_server.loginAttempts(user);
    for (int i = 0; i < 3; ++i) {
        const Told told = searched(fixture, question("aranan"));
        QCOMPARE(told.state.failures.size(), 1U);
        QCOMPARE(told.state.failures.begin()->second.kind, ErrorKind::Authentication);
        QCOMPARE(told.state.servers, 1);
    }
    QCOMPARE(m_server.loginAttempts(user), attempts);
}

void ServerSearchTest::anotherSearchEndsTheFirst()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, message("Bir", "aranan")));
    const auto fixture = opened(m_server, user, 1);
    QVERIFY(fixture);
    QList<quint64> answered;
    connect(&fixture->engine(), &MailEngine::serverSearchChanged, &fixture->engine(),
            [&](quint64 search, const ServerSearchState&) { answered.append(search); });
    const quint64 first = fixture->engine().searchServers(question("aranan"));
    const Told told = searched(*fixture, question("aranan"));
    QCOMPARE(told.hits.size(), 1);
    QVERIFY(!answered.contains(first));
    fixture->engine().searchServers(question("aranan"));
    fixture->close(); // ends what runs
}

void ServerSearchTest::manyMessagesInManyFolders()
{
    const QString user = freshUser();
    for (int folder = 0; folder < 12; ++folder) {
        QList<test::NewMessage> messages;
        for (int i = 0; i < 100; ++i)
            messages.append({message("Konu", i % 10 == 0 ? "aranan sözcük" : "başka"), "S", {}});
        QVERIFY(m_server.deliver(user, messages, QStringLiteral("Klasör %1").arg(folder)));
    }
    const auto fixture = opened(m_server, user, 1200);
    QVERIFY(fixture);
    const Told told = searched(*fixture, question("sözcük"));
    QCOMPARE(told.hits.size(), 120);
    QCOMPARE(told.pages, 12);
    QVERIFY(told.state.failures.empty());
}

QTEST_GUILESS_MAIN(ServerSearchTest)
#include "tst_serversearch.moc"
