// Mail of a server into files: what is not here is fetched, as long as there is a connection.
#include "EngineFixture.h"

#include "message/MboxReader.h"

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

QList<QByteArray> messagesInMbox(const QString& path)
{
    QFile file(path);
    QList<QByteArray> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    MboxReader mbox(file);
    QByteArray raw;
    while (mbox.nextWhole([&raw](QByteArrayView piece) {
        raw.append(piece);
        return true;
    }))
        messages.append(std::exchange(raw, {}));
    return messages;
}

} // namespace

class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.errorText())); }
    void whatIsNotHereIsFetched();
    void withoutAConnectionItIsNamed();
    void aPausedAccountIsNotWaitedFor();
    void theEndOfTheEngineEndsIt();

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
    QList<QByteArray> written = messagesInMbox(options.path);
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

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
