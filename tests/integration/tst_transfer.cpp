// Mail of a server into files: what is not here is fetched, as long as there is a connection.
#include "EngineFixture.h"

#include "support/CuttingProxy.h"
#include "unit/transfer/MessagesInMbox.h"

#include <QFile>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct ExportOutcome
{
    std::optional<TransferReport> report;
    std::optional<Error> error;
};

} // namespace

class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.errorText())); }
    void whatIsNotHereIsFetched();
    void withoutAConnectionItIsNamed();
    void aPausedAccountIsNotWaitedFor();
    void cancelledItAsksForNothingMore();
    void theEndOfTheEngineEndsIt();
    void whatWasImportedCanBePutOnTheServer_data();
    void whatWasImportedCanBePutOnTheServer();
    void whatIsHereCanBeCopiedToTheServer();
    void whatWasPutOnTheServerComesBack_data();
    void whatWasPutOnTheServerComesBack();
    void whatNoServerTakesStays();

private:
    ExportOptions wanted(EngineFixture& f) const
    {
        ExportOptions options;
        options.path = m_files.filePath(u"%1.mbox"_qs.arg(QLatin1String(QTest::currentTestFunction())));
        options.folder = f.folder(FolderRole::Inbox);
        return options;
    }
    static void run(EngineFixture& f, const ExportOptions& options, ExportOutcome* outcome)
    {
        Transfer* const transfer = f.engine().exportMail(options);
        QObject::connect(transfer, &Transfer::finished, transfer,
                         [transfer, outcome](const TransferReport& report) {
                             outcome->report = report;
                             transfer->deleteLater();
                         });
        QObject::connect(transfer, &Transfer::failed, transfer, [transfer, outcome](const Error& error) {
            outcome->error = error;
            transfer->deleteLater();
        });
        QTRY_VERIFY_WITH_TIMEOUT(outcome->report || outcome->error, 60'000);
    }

    /// An mbox of them in a folder on this computer; its messages.
    QList<MessageId> imported(EngineFixture& f, const QList<QByteArray>& messages)
    {
        QFile file(m_files.filePath(u"%1.in"_qs.arg(QLatin1String(QTest::currentTestFunction()))));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        for (const QByteArray& message : messages)
            file.write("From a@example.org Thu Jan  1 00:00:00 1970\n" + message + '\n');
        file.close();
        ImportOptions options;
        options.paths = {file.fileName()};
        options.newFolder = u"Eski"_qs;
        std::optional<TransferReport> report;
        const std::unique_ptr<Transfer> transfer(f.engine().importMail(options));
        connect(transfer.get(), &Transfer::finished, this, [&](const TransferReport& end) { report = end; });
        return QTest::qWaitFor([&report] { return report.has_value(); }, 60'000) ? f.shown(report->folder)
                                                                                 : QList<MessageId>();
    }
    /// How many messages of the Inbox have this flag or keyword at the server.
    [[nodiscard]] int atServer(const QString& user, const QByteArray& mark) const
    {
        int count = 0;
        for (const StoredMessage& message : m_server.mailbox(user).messages(u"INBOX"_qs))
            count +=
                (mark == "\\Flagged" ? message.flags.contains('F') : message.keywords.contains(mark)) ? 1 : 0;
        return count;
    }
    static QByteArray letter(int number, const QByteArray& text)
    {
        return "From: a@example.org\nSubject: Letter " + QByteArray::number(number) + "\nMessage-ID: <l" +
               QByteArray::number(number) + "@example.org>\nDate: Wed, 1 Jan 2020 10:00:00 +0000\n\n" + text;
    }

    DovecotServer m_server;
    QTemporaryDir m_files;
};

void TestTransfer::whatIsNotHereIsFetched()
{
    const QString user = u"fetched@transfer.example"_qs;
    for (int i = 0; i < 120; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(u"Mesaj %1"_qs.arg(i), "From here on.\r\n")));
    EngineFixture f(m_server, user);
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    f.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(f.folder(FolderRole::Inbox)).size(), 120, 30'000);
    ExportOutcome outcome;
    const ExportOptions options = wanted(f);
    run(f, options, &outcome);
    QVERIFY(outcome.report);
    QCOMPARE(outcome.report->messages, 120);
    QCOMPARE(outcome.report->problemCount, 0);
    QList<QByteArray> there = m_server.messagesIn(user);
    QByteArrayList written = messagesInMbox(options.path);
    std::sort(there.begin(), there.end());
    std::sort(written.begin(), written.end());
    QVERIFY(written == there); // byte for byte
}

void TestTransfer::withoutAConnectionItIsNamed()
{
    const QString user = u"offline@transfer.example"_qs;
    QVERIFY(m_server.deliver(user, sampleMessage(u"Yok"_qs)));
    EngineFixture f(m_server, user);
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    const auto passed = f.pass();
    QVERIFY(passed.has_value());
    ExportOutcome outcome;
    run(f, wanted(f), &outcome);
    QVERIFY(outcome.report);
    QCOMPARE(outcome.report->messages, 0);
    QCOMPARE(outcome.report->problemCount, 1);
    QCOMPARE(outcome.report->problems.first().message, u"Yok"_qs);
}

void TestTransfer::aPausedAccountIsNotWaitedFor()
{
    const QString user = u"paused@transfer.example"_qs;
    for (int i = 0; i < 60; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(u"Mesaj %1"_qs.arg(i))));
    EngineFixture f(m_server, user);
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    const auto passed = f.pass();
    QVERIFY(passed.has_value());
    f.engine().start();
    f.engine().pause(f.accountId());
    ExportOutcome outcome;
    run(f, wanted(f), &outcome); // sooner than patience with a server ends
    QVERIFY(outcome.report);
    QCOMPARE(outcome.report->problemCount + outcome.report->messages, 60);
    QVERIFY(outcome.report->problemCount > 0);
}

/// What it has asked for is not fetched, but for what somebody else wants too.
void TestTransfer::cancelledItAsksForNothingMore()
{
    const QString user = u"cancelled@transfer.example"_qs;
    constexpr int count = 40; // all are asked for together
    for (int i = 0; i < count; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(u"Mesaj %1"_qs.arg(i), QByteArray(100'000, 'x'))));
    CuttingProxy proxy(m_server.imapsPort());
    EngineFixture f(m_server, user);
    f.account.incoming.port = proxy.port();
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    f.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(f.folder(FolderRole::Inbox)).size(), count, 30'000);
    const QList<MessageId> all = f.shown(f.folder(FolderRole::Inbox));
    const auto here = [&] {
        const QList<MessageRow> rows = f.reader().rows(all).value_or(QList<MessageRow>());
        return std::count_if(rows.begin(), rows.end(), [](const MessageRow& row) { return row.hasBody; });
    };
    const auto before = here();
    proxy.setDownRate(200'000); // two a second
    QSignalSpy coming(&f.engine(), &MailEngine::bodyProgress);
    std::optional<TransferReport> report;
    const std::unique_ptr<Transfer> transfer(f.engine().exportMail(wanted(f)));
    connect(transfer.get(), &Transfer::finished, this, [&](const TransferReport& end) { report = end; });
    QTRY_VERIFY_WITH_TIMEOUT(!coming.isEmpty(), 60'000);
    const MessageId opened =
        coming.first().first().value<MessageId>() == all.last() ? all.first() : all.last();
    QSignalSpy ready(&f.engine(), &MailEngine::bodyReady);
    f.engine().requestBody(opened);
    transfer->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(report, 30'000);
    QVERIFY(report->wasCancelled);
    QVERIFY(!QFile::exists(wanted(f).path));
    const auto isReady = [&] {
        return std::any_of(ready.begin(), ready.end(), [&](const QList<QVariant>& signal) {
            return signal.first().value<MessageId>() == opened;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60'000);
    // The connection serves all requests before it looks for new mail.
    proxy.setDownRate(0);
    QVERIFY(m_server.deliver(user, sampleMessage(u"Yeni"_qs)));
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(f.folder(FolderRole::Inbox)).size(), count + 1, 60'000);
    QVERIFY2(here() - before < count / 2, qPrintable(QString::number(here())));
}

void TestTransfer::theEndOfTheEngineEndsIt()
{
    const QString user = u"ended@transfer.example"_qs;
    for (int i = 0; i < 60; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(u"Mesaj %1"_qs.arg(i))));
    EngineFixture f(m_server, user);
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    f.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(f.folder(FolderRole::Inbox)).size(), 60, 30'000);
    const ExportOptions options = wanted(f);
    std::unique_ptr<Transfer> transfer(f.engine().exportMail(options));
    transfer.reset();
    f.close(); // waits for its threads, which wait for messages from it
    QVERIFY(!QFile::exists(options.path) || messagesInMbox(options.path).size() == 60);
}

void TestTransfer::whatWasImportedCanBePutOnTheServer_data()
{
    QTest::addColumn<bool>("isAnswerLost");
    QTest::newRow("at once") << false;
    QTest::newRow("the answer was lost") << true;
}

/// Each once, and it leaves this computer only when the server has it.
void TestTransfer::whatWasImportedCanBePutOnTheServer()
{
    QFETCH(const bool, isAnswerLost);
    const QString user = u"put%1@transfer.example"_qs.arg(isAnswerLost ? 1 : 0);
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture f(m_server, user);
    f.account.incoming.port = proxy.port();
    f.account.incoming.host = u"127.0.0.1"_qs;
    f.account.incoming.security = Security::None;
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    QList<QByteArray> letters;
    for (int i = 0; i < 12; ++i)
        letters.append(letter(i, "text \xe7\nFrom here on\r\n\n" + QByteArray(i * 1000, 'x') + '\n'));
    const QList<MessageId> local = imported(f, letters);
    QCOMPARE(local.size(), 12);
    f.engine().setFlag({local.first()}, MessageFlag::Flagged, true);
    f.engine().setTag({local.first(), local.last()}, u"Fatura"_qs, true);
    QTRY_COMPARE(f.row(local.last()).keywords, QStringList{u"Fatura"_qs});
    const FolderId eski = f.row(local.first()).folder;
    QVERIFY(f.pass().has_value()); // its folders are known
    const FolderId inbox = f.folder(FolderRole::Inbox);
    f.engine().moveTo(local.mid(0, 6), inbox);
    f.engine().moveTo(local, inbox); // what is queued is not queued twice
    QTRY_COMPARE(f.reader().appends(f.accountId()).value_or(QList<AppendEntry>()).size(), 12);
    QCOMPARE(f.shown(eski).size(), 12);
    if (isAnswerLost)
        proxy.cutReplyTo("APPEND");
    f.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(inbox).size(), 12, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(eski).size(), 0, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(f.isSettled(), 60'000);
    if (isAnswerLost)
        QVERIFY(proxy.cuts() > 0);
    QList<QByteArray> there = m_server.messagesIn(user);
    for (QByteArray& letter : letters)
        letter.replace("\r\n", "\n").replace("\n", "\r\n");
    std::sort(there.begin(), there.end());
    std::sort(letters.begin(), letters.end());
    QVERIFY(there == letters);
    QList<MessageId> shown = f.shown(inbox);
    std::sort(shown.begin(), shown.end());
    QList<MessageId> moved = local;
    std::sort(moved.begin(), moved.end());
    QCOMPARE(shown, moved); // the same rows
    QCOMPARE(atServer(user, "\\Flagged"), 1);
    QTRY_COMPARE(atServer(user, "Fatura"), 2);
}

/// Copied, the messages stay here; taken back, the copies go.
void TestTransfer::whatIsHereCanBeCopiedToTheServer()
{
    const QString user = u"copy@transfer.example"_qs;
    EngineFixture f(m_server, user);
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    const QList<MessageId> local =
        imported(f, {letter(1, "one\n"), letter(2, "two\n"), letter(3, "three\n")});
    QCOMPARE(local.size(), 3);
    f.engine().setTag({local.first()}, u"Fatura"_qs, true);
    const FolderId eski = f.row(local.first()).folder;
    QVERIFY(f.pass().has_value());
    const FolderId inbox = f.folder(FolderRole::Inbox);
    QList<MessageId> copies;
    const auto copy = [&](const QList<MessageId>& messages) {
        copies.clear();
        f.engine().copyTo(messages, inbox, [&](const QList<MessageId>& made) { copies = made; });
        QTRY_COMPARE(copies.size(), messages.size());
    };
    copy({local.at(2)}); // taken back before there is a connection
    QTRY_COMPARE(f.shown(inbox), copies);
    f.engine().takeBackCopies(copies);
    QTRY_VERIFY(f.shown(inbox).isEmpty());
    copy(local);
    f.engine().copyTo(local, inbox); // what waits to be made is not made twice
    QTRY_COMPARE(f.shown(inbox).size(), 3);
    f.engine().start();
    QTRY_VERIFY_WITH_TIMEOUT(f.isSettled(), 60'000);
    QCOMPARE(m_server.messagesIn(user).size(), 3);
    QCOMPARE(f.shown(inbox).size(), 3);
    QCOMPARE(f.shown(eski).size(), 3);
    QCOMPARE(atServer(user, "Fatura"), 1);
    QVERIFY(f.row(local.first()).hasBody);
    f.engine().takeBackCopies(copies);
    QTRY_VERIFY_WITH_TIMEOUT(m_server.messagesIn(user).isEmpty(), 60'000);
    QCOMPARE(f.shown(eski).size(), 3);
}

void TestTransfer::whatWasPutOnTheServerComesBack_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::newRow("while it waits") << QByteArray("waits");
    QTest::newRow("on its way") << QByteArray("goes");
    QTest::newRow("when it is there") << QByteArray("there");
}

void TestTransfer::whatWasPutOnTheServerComesBack()
{
    QFETCH(const QByteArray, when);
    const QString user = u"back%1@transfer.example"_qs.arg(QString::fromLatin1(when));
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture f(m_server, user);
    f.account.incoming.port = proxy.port();
    f.account.incoming.host = u"127.0.0.1"_qs;
    f.account.incoming.security = Security::None;
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    const QList<QByteArray> letters{letter(1, "one\n"), letter(2, "two\n")};
    const QList<MessageId> local = imported(f, letters);
    QCOMPARE(local.size(), 2);
    f.engine().setTag({local.first()}, u"Fatura"_qs, true);
    f.engine().setFlag({local.first()}, MessageFlag::Flagged, true);
    const FolderId eski = f.row(local.first()).folder;
    QVERIFY(f.pass().has_value());
    const FolderId inbox = f.folder(FolderRole::Inbox);
    f.engine().moveTo(local, inbox);
    QTRY_COMPARE(f.reader().appends(f.accountId()).value_or(QList<AppendEntry>()).size(), 2);
    if (when == "goes")
        proxy.cutReplyTo("APPEND");
    if (when != "waits")
        f.engine().start();
    if (when == "goes")
        QTRY_VERIFY_WITH_TIMEOUT(proxy.cuts() > 0, 60'000);
    if (when == "there")
        QTRY_VERIFY_WITH_TIMEOUT(f.shown(inbox).size() == 2 && f.isSettled(), 60'000);
    f.engine().takeBackFromServer(local, eski);
    if (when == "waits") {
        QTRY_VERIFY(f.reader().appends(f.accountId()).value_or(QList<AppendEntry>()).isEmpty());
        f.engine().start();
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(eski).size(), 2, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(f.isSettled(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_server.messagesIn(user).isEmpty(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(f.shown(inbox).isEmpty(), 60'000);
    QCOMPARE(f.shown(eski).size(), 2);
    int tagged = 0;
    for (const MessageId id : f.shown(eski)) {
        QVERIFY(f.reader().body(id).has_value());
        const MessageRow row = f.row(id);
        if (row.keywords == QStringList{u"Fatura"_qs} && row.flags.testFlag(MessageFlag::Flagged))
            tagged += 1;
    }
    QCOMPARE(tagged, 1);
}

void TestTransfer::whatNoServerTakesStays()
{
    EngineFixture f(m_server, u"zeros@transfer.example"_qs);
    QVERIFY2(f.open(), qPrintable(f.errorText()));
    const QList<MessageId> local = imported(f, {letter(1, QByteArray("a\0b\n", 4)), letter(2, "text\n")});
    QCOMPARE(local.size(), 2);
    const FolderId eski = f.row(local.first()).folder;
    QVERIFY(f.pass().has_value());
    QSignalSpy rejected(&f.engine(), &MailEngine::changeRejected);
    f.engine().moveTo(local, f.folder(FolderRole::Inbox));
    f.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(f.folder(FolderRole::Inbox)).size(), 1, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(rejected.size(), 1, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(f.shown(eski).size(), 1, 60'000);
    QCOMPARE(f.row(f.shown(eski).first()).subject, u"Letter 1"_qs);
}

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
