#include "EngineFixture.h"
#include "OtherClient.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// Messages that were deleted for good come back, at the server too.
class RecoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasDeletedHere();
    void whatAnotherProgramHasDeleted();
    void whatAPop3ServerHadOnce();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("recover%1@example.org").arg(++m_users); }
    /// Opens with one message and its body in INBOX; null if that did not come.
    std::unique_ptr<EngineFixture> opened(const QString& user, const QByteArray& raw)
    {
        if (!m_server.deliver(user, raw))
            return nullptr;
        auto fixture = std::make_unique<EngineFixture>(m_server, user);
        if (!fixture->open())
            return nullptr;
        fixture->engine().start();
        const auto one = [&] { return fixture->bySubject(fixture->folder(FolderRole::Inbox), m_subject); };
        if (!QTest::qWaitFor([&] { return one() != 0; }, 20'000))
            return nullptr;
        fixture->engine().requestBody(one());
        const bool isHere = QTest::qWaitFor([&] { return fixture->row(one()).hasBody; }, 20'000);
        return isHere ? std::move(fixture) : nullptr;
    }
    static QList<KeptMessage> kept(EngineFixture& fixture)
    {
        return fixture.reader().keptMail(0).value_or({});
    }
    static bool bringBack(EngineFixture& fixture)
    {
        std::optional<bool> done;
        fixture.engine().bringBackKept({kept(fixture).value(0).id},
                                       [&done](const Result<void>& back) { done = back.has_value(); });
        return QTest::qWaitFor([&] { return done.has_value(); }, 10'000) && *done;
    }

    DovecotServer m_server;
    const QString m_subject = QStringLiteral("Teklif");
    int m_users = 0;
};

void RecoverTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void RecoverTest::whatWasDeletedHere()
{
    const QString user = freshUser();
    const auto fixture = opened(user, sampleMessage(m_subject, "Ekte.\r\n"));
    QVERIFY(fixture);
    const FolderId inbox = fixture->folder(FolderRole::Inbox);
    OtherClient other(m_server, user);
    QVERIFY(other.isIn());
    fixture->engine().deleteForGood({fixture->bySubject(inbox, m_subject)});
    QTRY_COMPARE_WITH_TIMEOUT(kept(*fixture).size(), 1, 20'000);
    QCOMPARE(other.subjects(QStringLiteral("INBOX")), QStringList());
    QVERIFY(bringBack(*fixture));
    QCOMPARE(kept(*fixture).size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(other.subjects(QStringLiteral("INBOX")), QStringList(m_subject), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(fixture->bySubject(inbox, m_subject) != 0 && fixture->isSettled(), 20'000);
    QCOMPARE(fixture->shown(inbox).size(), 1);
    // Twice is an error, not a second message.
    QVERIFY(!bringBack(*fixture));
}

void RecoverTest::whatAnotherProgramHasDeleted()
{
    const QString user = freshUser();
    const auto fixture = opened(user, sampleMessage(m_subject));
    QVERIFY(fixture);
    OtherClient other(m_server, user);
    QVERIFY(other.isIn());
    QVERIFY(other.expunge(QStringLiteral("INBOX"), {m_subject}));
    QTRY_COMPARE_WITH_TIMEOUT(fixture->shown(fixture->folder(FolderRole::Inbox)).size(), 0, 20'000);
    fixture->engine().checkNow(0); // it might have come up in another folder
    QTRY_COMPARE_WITH_TIMEOUT(kept(*fixture).size(), 1, 30'000);
    QCOMPARE(kept(*fixture).first().subject, m_subject);
    QVERIFY(bringBack(*fixture));
    QTRY_COMPARE_WITH_TIMEOUT(other.subjects(QStringLiteral("INBOX")), QStringList(m_subject), 20'000);
}

void RecoverTest::whatAPop3ServerHadOnce()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(m_subject)));
    EngineFixture fixture(m_server, user);
    fixture.usePop3(m_server);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.bySubject(inbox, m_subject) != 0, 20'000);
    QTRY_VERIFY(fixture.row(fixture.bySubject(inbox, m_subject)).hasBody);
    fixture.engine().deleteForGood({fixture.bySubject(inbox, m_subject)});
    QTRY_COMPARE(kept(fixture).size(), 1);
    QCOMPARE(fixture.shown(inbox).size(), 0);
    QVERIFY(bringBack(fixture));
    QTRY_COMPARE(fixture.shown(inbox).size(), 1);
    QVERIFY(fixture.row(fixture.shown(inbox).first()).hasBody);
}

QTEST_GUILESS_MAIN(RecoverTest)
#include "tst_recover.moc"
