// Who a message is from and what it asks for, as the reader pane tells it.
#include "gui/ReaderFixture.h"

#include "account/ProviderTable.h"
#include "message/HeaderDecoder.h"
#include "message/MessageReader.h"
#include "reader/KnownPlaces.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "support/HttpsServer.h"

#include <QLabel>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

/// What a provider writes above a message that has come in at it.
QByteArray cameIn(const QByteArray& server, const QByteArray& results)
{
    return "Authentication-Results: " + server + "; " + results + "\r\nReceived: from a.example by " +
           server + " with ESMTPS; Tue, 3 Nov 2026 14:02:00 +0300\r\n";
}

const QByteArray kSigned = "dkim=pass header.d=ornek.com.tr";

QByteArray listMail(const QByteArray& address, const QByteArray& more = {})
{
    return "List-Unsubscribe: " + address + "\r\n" + more + rawMessage("Bulten", plainPart("Haberler\r\n"));
}

const QByteArray kOneClick = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";

} // namespace

class TestReaderTrust : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void saysWhoVouchesForTheSender();
    void believesWhomTheInboxNames();
    void warnsOfLinksThatLookLikeOthers_data();
    void warnsOfLinksThatLookLikeOthers();
    void knowsThoseWhomThePersonWritesTo();
    void leavesAListByOnePost();
    void tellsWhenAListDoesNotAnswer();
    void leavesAListByMailOrPage();
    void doesNotAnswerForgedLists();
    void asksBeforeAReceiptGoes();
    void declinesAReceiptOnce();
    void asksForNoReceiptOfLists_data();
    void asksForNoReceiptOfLists();

private:
    [[nodiscard]] QToolButton* unsubscribeButton() const
    {
        return body().window()->findChild<QToolButton*>(u"unsubscribeButton"_s);
    }
    [[nodiscard]] QList<OutboxEntry> outbox() { return desk().engine().reader().outbox().value_or({}); }
    /// Empty while it is hidden.
    [[nodiscard]] QString proof()
    {
        auto* label = pane().findChild<QLabel*>(u"proofText"_s);
        return label->isVisible() ? label->text() : QString();
    }
};

void TestReaderTrust::saysWhoVouchesForTheSender()
{
    const QByteArray message = rawMessage("Rapor", plainPart("Merhaba\r\n"));
    const MessageId verified = desk().add(cameIn("localhost", kSigned) + message);
    const MessageId failed = desk().add(cameIn("localhost", "dmarc=fail header.from=ornek.com.tr") + message);
    const MessageId unknown = desk().add(message);
    const MessageId forged = desk().add("Received: from a.example by localhost with ESMTPS; x\r\n"
                                        "Authentication-Results: localhost; " +
                                        kSigned + "\r\n" + message);
    openPane();
    show(verified);
    QCOMPARE(proof(), u"verified by ornek.com.tr"_s);
    show(failed);
    QVERIFY2(proof().startsWith(u"Caution: this message may not be from ornek.com.tr"_s),
             qPrintable(proof()));
    show(unknown);
    QCOMPARE(proof(), QString());
    show(verified);
    show(forged);
    QCOMPARE(proof(), QString());
}

void TestReaderTrust::believesWhomTheInboxNames()
{
    const QByteArray message = rawMessage("Rapor", plainPart("Merhaba\r\n"));
    const QByteArray server = "mx.barindirma.example"; // neither in the table nor the account's host
    const MessageId first = desk().add(cameIn(server, kSigned) + message);
    desk().add(cameIn(server, "dkim=none") + message);
    openPane();
    show(first);
    QCOMPARE(proof(), QString()); // two do not make a habit
    closePane();
    desk().close();
    const MessageId third = desk().add(cameIn(server, kSigned) + message);
    openPane();
    show(third);
    QCOMPARE(proof(), u"verified by ornek.com.tr"_s);
}

void TestReaderTrust::warnsOfLinksThatLookLikeOthers_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QString>("sentence"); // empty: nothing to warn of
    QTest::newRow("a Cyrillic letter")
        << QByteArray("https://gm\xd0\xb0il.com/giris") << u"looks like gmail.com"_s;
    QTest::newRow("the same, encoded")
        << QByteArray("https://xn--gmil-63d.com/") << u"looks like gmail.com"_s;
    QTest::newRow("of somebody written to") << QByteArray("https://www.nortlnvind.example/") << QString();
    QTest::newRow("two letters for one") << QByteArray("https://www.orrnek.example/") << QString();
    QTest::newRow("for somebody written to")
        << QByteArray("https://www.0rnek.com.tr/") << u"looks like ornek.com.tr"_s;
    QTest::newRow("several alphabets")
        << QByteArray("https://b\xd0\xb0nka.example/") << u"another alphabet"_s;
    QTest::newRow("the true one") << QByteArray("https://www.gmail.com/") << QString();
}

void TestReaderTrust::warnsOfLinksThatLookLikeOthers()
{
    QFETCH(QByteArray, link);
    QFETCH(QString, sentence);
    const MessageId id = desk().add(rawMessage("Link", plainPart("Bakiniz: " + link + "\r\n")));
    openPane();
    const ProviderTable providers = *ProviderTable::bundled();
    pane().setProviders(providers);
    auto* places = pane().findChild<KnownPlaces*>();
    QTRY_VERIFY(places->lookAlikes().doubtAbout(u"0rnek.com.tr"_s).kind == HostDoubt::Kind::Imitates);
    show(id);
    QTest::mouseClick(body().text()->viewport(), Qt::LeftButton, {}, linkPlace(u"https://"_s));
    if (sentence.isEmpty()) {
        QVERIFY(bar("linkBar") == nullptr || bar("linkBar")->kind() == InfoBar::Info);
        return;
    }
    QVERIFY(bar("linkBar") != nullptr);
    QCOMPARE(bar("linkBar")->kind(), InfoBar::Caution);
    QVERIFY2(bar("linkBar")->text().contains(sentence), qPrintable(bar("linkBar")->text()));
    QVERIFY(opened().isEmpty());
}

void TestReaderTrust::knowsThoseWhomThePersonWritesTo()
{
    const MessageId id = desk().add(rawMessage("Link", plainPart("Bak: https://www.northw1nd.example/\r\n")));
    {
        const SystemClock clock;
        const auto store = Store::open(desk().profile(), clock);
        QVERIFY(store);
        const auto written =
            (*store)->write(WritePriority::User, [this](Transaction& transaction) -> Result<void> {
                const QList<ServerFolder> folders{{"INBOX", u"INBOX"_s, '/', FolderRole::Inbox, true},
                                                  {"Sent", u"Sent"_s, '/', FolderRole::Sent, true}};
                return transaction.applyFolderList(desk().work(), folders);
            });
        QVERIFY(written);
        const auto reader = MailReader::open(desk().profile());
        const FolderId sent = *(*reader)->folderByRole(desk().work(), FolderRole::Sent);
        QVERIFY(sent != 0);
        NewMessage letter;
        letter.uid = 1;
        letter.envelope =
            decodeEnvelope("From: deniz@ornek.com.tr\r\nTo: Grace <grace@northwind.example>\r\n");
        letter.internalDate = QDateTime::currentDateTimeUtc();
        QVERIFY((*store)->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
            const auto added = transaction.insertHeaders(sent, {letter});
            return added ? Result<void>() : unexpected(added.error());
        }));
    }
    openPane();
    auto* places = pane().findChild<KnownPlaces*>();
    QTRY_VERIFY(places->lookAlikes().doubtAbout(u"northw1nd.example"_s).kind == HostDoubt::Kind::Imitates);
    show(id);
    QTest::mouseClick(body().text()->viewport(), Qt::LeftButton, {}, linkPlace(u"https://"_s));
    QVERIFY(bar("linkBar") != nullptr);
    QVERIFY2(bar("linkBar")->text().contains(u"looks like northwind.example"_s),
             qPrintable(bar("linkBar")->text()));
}

void TestReaderTrust::leavesAListByOnePost()
{
    TestAuthority authority;
    QVERIFY2(authority.error().isEmpty(), qPrintable(authority.error()));
    HttpsServer server(authority.certificate(TestAuthority::Kind::Good));
    server.setAnswer("/birak?u=1", {.status = 202, .body = "ok"});
    const MessageId id = desk().add(listMail('<' + server.url("/birak?u=1").toEncoded() + '>', kOneClick));
    desk().trust(authority.caFile());
    openPane();
    show(id);
    QVERIFY(unsubscribeButton()->isVisible());
    unsubscribeButton()->click();
    QVERIFY(bar("unsubscribeBar") != nullptr);
    press(bar("unsubscribeBar"), "infoBarSecondaryButton"); // thought better of it
    QVERIFY(bar("unsubscribeBar") == nullptr);
    unsubscribeButton()->click();
    press(bar("unsubscribeBar"), "infoBarPrimaryButton");
    QTRY_VERIFY(bar("unsubscribeBar") != nullptr && bar("unsubscribeBar")->kind() == InfoBar::Success);
    QVERIFY2(bar("unsubscribeBar")->text().contains(u"localhost confirms"_s),
             qPrintable(bar("unsubscribeBar")->text()));
    QCOMPARE(server.requests().size(), 1);
    const QByteArray request = server.requests().first();
    QVERIFY2(request.startsWith("POST /birak?u=1 "), request.constData());
    QVERIFY2(request.endsWith("\r\n\r\nList-Unsubscribe=One-Click"), request.constData());
    for (const char* told : {"Cookie:", "Referer:", "deniz"})
        QVERIFY2(!request.contains(told), request.constData());
}

void TestReaderTrust::tellsWhenAListDoesNotAnswer()
{
    TestAuthority authority;
    HttpsServer server(authority.certificate(TestAuthority::Kind::Good));
    const QByteArray address = server.url("/yok").toEncoded(); // answered with 404
    const MessageId id = desk().add(listMail('<' + address + '>', kOneClick));
    desk().trust(authority.caFile());
    openPane();
    show(id);
    unsubscribeButton()->click();
    press(bar("unsubscribeBar"), "infoBarPrimaryButton");
    QTRY_VERIFY(bar("unsubscribeBar") != nullptr && bar("unsubscribeBar")->kind() == InfoBar::Error);
    press(bar("unsubscribeBar"), "infoBarPrimaryButton");
    QVERIFY(bar("linkBar") != nullptr); // says where it leads before anything is opened
    press(bar("linkBar"), "infoBarPrimaryButton");
    QCOMPARE(opened(), QList<QUrl>{QUrl(QString::fromLatin1(address))});
}

void TestReaderTrust::leavesAListByMailOrPage()
{
    const MessageId both =
        desk().add(listMail("<https://ornek.com.tr/b>, <mailto:birak@ornek.com.tr?subject=birak>"));
    const MessageId page = desk().add(listMail("<http://ornek.com.tr/b>", kOneClick)); // not encrypted
    const MessageId uncovered =
        desk().add(cameIn("localhost", kSigned) + listMail("<https://ornek.com.tr/c>", kOneClick));
    const MessageId none = desk().add(listMail("<ftp://ornek.com.tr/b>", kOneClick));
    openPane();
    QSignalSpy composed(&pane(), &ReaderPane::composeTo);
    show(both);
    unsubscribeButton()->click();
    QCOMPARE(composed.size(), 1);
    QCOMPARE(composed.first().first().toString(), u"mailto:birak@ornek.com.tr?subject=birak"_s);
    QVERIFY(outbox().isEmpty());
    show(page);
    unsubscribeButton()->click();
    QVERIFY(bar("linkBar") != nullptr && bar("unsubscribeBar") == nullptr);
    show(uncovered); // verified, but its signature does not speak for the address
    unsubscribeButton()->click();
    QVERIFY(bar("linkBar") != nullptr && bar("unsubscribeBar") == nullptr);
    show(none);
    QVERIFY(!unsubscribeButton()->isVisible());
}

void TestReaderTrust::doesNotAnswerForgedLists()
{
    const MessageId forged =
        desk().add(cameIn("localhost", "dmarc=fail") + listMail("<https://ornek.com.tr/b>", kOneClick));
    const MessageId junk = desk().add(listMail("<https://ornek.com.tr/b>", kOneClick));
    openPane();
    desk().engine().setFlag({junk}, MessageFlag::Junk, true);
    QTRY_VERIFY(desk().engine().reader().rows({junk})->first().flags.testFlag(MessageFlag::Junk));
    for (const MessageId id : {forged, junk}) {
        show(id);
        QVERIFY(!unsubscribeButton()->isVisible());
        QVERIFY(!pane().findChild<QAction*>(u"unsubscribeAction"_s)->isEnabled());
    }
}

void TestReaderTrust::asksBeforeAReceiptGoes()
{
    const MessageId id = desk().add("Disposition-Notification-To: <ayse@ornek.com.tr>\r\n" +
                                    rawMessage("Rapor", plainPart("Merhaba\r\n")));
    openPane();
    show(id);
    QVERIFY(bar("receiptBar") != nullptr);
    QVERIFY(outbox().isEmpty());
    press(bar("receiptBar"), "infoBarPrimaryButton");
    QTRY_COMPARE(outbox().size(), 1);
    const OutboxEntry entry = outbox().first();
    QCOMPARE(entry.recipients, QStringList{u"ayse@ornek.com.tr"_s});
    QCOMPARE(entry.envelopeFrom, QString());
    const QByteArray wire = *desk().engine().reader().outboxWire(entry.id);
    const MessageContent receipt = readMessage(wire);
    QCOMPARE(receipt.envelope.subject, u"Read: Rapor"_s);
    QVERIFY2(wire.contains("Disposition: manual-action/MDN-sent-manually; displayed\r\n"), wire.constData());
    QTRY_VERIFY(desk().engine().isReceiptSettled(id));
    pane().clear();
    show(id);
    QVERIFY(bar("receiptBar") == nullptr);
}

void TestReaderTrust::declinesAReceiptOnce()
{
    const MessageId id = desk().add("Disposition-Notification-To: <baska@ornek.com.tr>\r\n" +
                                    rawMessage("Rapor", plainPart("Merhaba\r\n")));
    openPane();
    show(id);
    QVERIFY(bar("receiptBar")->text().contains(u"baska@ornek.com.tr"_s)); // not the sender
    press(bar("receiptBar"), "infoBarSecondaryButton");
    QTRY_VERIFY(desk().engine().isReceiptSettled(id));
    QCOMPARE(desk().engine().reader().keywordIntents(desk().work())->size(), 1); // goes to the server too
    pane().clear();
    show(id);
    QVERIFY(bar("receiptBar") == nullptr);
    QVERIFY(outbox().isEmpty());
}

void TestReaderTrust::asksForNoReceiptOfLists_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("a list") << QByteArray("List-Id: <haber.ornek.com.tr>\r\n");
    QTest::newRow("bulk") << QByteArray("Precedence: bulk\r\n");
    QTest::newRow("a program") << QByteArray("Auto-Submitted: auto-generated\r\n");
    QTest::newRow("several recipients")
        << QByteArray("Disposition-Notification-To: <a@b.example>, <c@d.example>\r\n");
    QTest::newRow("no address") << QByteArray("Disposition-Notification-To: everybody\r\n");
    QTest::newRow("forged") << cameIn("localhost", "dmarc=fail");
}

void TestReaderTrust::asksForNoReceiptOfLists()
{
    QFETCH(QByteArray, header);
    const MessageId id = desk().add(header + "Disposition-Notification-To: <ayse@ornek.com.tr>\r\n" +
                                    rawMessage("Rapor", plainPart("Merhaba\r\n")));
    openPane();
    show(id);
    QVERIFY(bar("receiptBar") == nullptr);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestReaderTrust>(argc, argv);
}

#include "tst_reader_trust.moc"
