// HTML bodies in the reader pane: what is shown of them, and that nobody is asked for anything.
#include "gui/ImageHost.h"
#include "gui/ReaderFixture.h"

#include "account/ProviderTable.h"
#include "reader/AttachmentBar.h"

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

QByteArray htmlPart(const QByteArray& body)
{
    return "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body;
}

/// The bytes of a message with another From.
QByteArray fromSomebody(const QByteArray& from, const QByteArray& rest)
{
    QByteArray raw = rawMessage(from.toHex().left(20), rest);
    return "From: " + from + raw.mid(raw.indexOf("\r\n"));
}

} // namespace

class TestReaderHtml : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void showsInlineImagesAndAsksNobody();
    void showsRemoteImagesWhenAsked();
    void neverLoadsTrackers();
    void remembersTheSender();
    void remembersTheDomain();
    void asksAgainForForgedSenders_data();
    void asksAgainForForgedSenders();
    void offersNothingToRememberForJunk();
    void cleansLargeHtmlAside();
    void fallsBackToTextWithoutTheView();
    void followsTheColourScheme();
    void leavesTheSameRoomOnBothSides_data();
    void leavesTheSameRoomOnBothSides();

private:
    [[nodiscard]] QColor colorAt(int x, int y) const
    {
        return body().html()->grab().toImage().pixelColor(x, y);
    }
    /// What the menu of the bar about remote images offers.
    void choose(const char* action) const
    {
        QVERIFY(bar("remoteBar") != nullptr);
        auto* found = bar("remoteBar")->findChild<QAction*>(QLatin1String(action));
        QVERIFY2(found != nullptr, action);
        found->trigger();
    }

    ProviderTable m_providers = *ProviderTable::bundled();
};

void TestReaderHtml::showsInlineImagesAndAsksNobody()
{
    ImageHost host;
    const QByteArray base = host.address();
    const QByteArray page = htmlPart("<div><img src=\"cid:foto@x\" width=100 height=100></div><img src=\"" +
                                     base + "/1.png\"><img src=\"" + base +
                                     "/2.gif\" width=1 height=1>"
                                     "<table background=\"" +
                                     base +
                                     "/3.png\"><tr><td>x</td></tr></table>"
                                     "<link rel=stylesheet href=\"" +
                                     base + "/4.css\"><script src=\"" + base + "/5.js\"></script>");
    const MessageId id = desk().add(rawMessage(
        "Resim",
        "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n" + page +
            "\r\n--b\r\nContent-Type: image/png\r\nContent-Id: <foto@x>\r\n"
            "Content-Disposition: inline; filename=foto.png\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
            picture(Qt::red).toBase64() + "\r\n--b--\r\n"));
    openPane();
    show(id);
    QVERIFY(body().html() != nullptr && body().html()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::red), kPatience);
    QVERIFY(!pane().findChild<AttachmentBar*>()->isVisible()); // the picture is in the text
    QVERIFY(bar("remoteBar") != nullptr);
    QVERIFY2(bar("remoteBar")->text().contains(u"2 remote images from 127.0.0.1"_s),
             qPrintable(bar("remoteBar")->text()));
    QVERIFY2(bar("remoteBar")->text().contains(u"Trackers are never loaded: 127.0.0.1"_s),
             qPrintable(bar("remoteBar")->text()));
    QCOMPARE(host.connections, 0);
}

void TestReaderHtml::showsRemoteImagesWhenAsked()
{
    ImageHost host;
    const MessageId id = desk().add(
        rawMessage("Resim", htmlPart("<img src=\"" + host.address() + "/1.png\" width=100 height=100>")));
    openPane();
    show(id);
    QVERIFY(bar("remoteBar") != nullptr);
    QCOMPARE(host.connections, 0);
    press(bar("remoteBar"), "infoBarPrimaryButton");
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::green), kPatience);
    QCOMPARE(host.connections, 1);
    QVERIFY2(host.request.startsWith("GET /1.png "), host.request.constData());
    for (const char* told : {"Cookie:", "Referer:", "Postac", "Accept-Language: en", "Accept-Language: tr"})
        QVERIFY2(!host.request.contains(told), host.request.constData());
    QVERIFY(bar("remoteBar") == nullptr);
}

void TestReaderHtml::neverLoadsTrackers()
{
    ImageHost host;
    const MessageId id =
        desk().add(rawMessage("Resim", htmlPart("<img src=\"" + host.address() +
                                                "/1.png\" width=100 height=100><img width=1 height=1 src=\"" +
                                                host.address() + "/2.png\">")));
    openPane();
    show(id);
    press(bar("remoteBar"), "infoBarPrimaryButton");
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::green), kPatience);
    QVERIFY(pane().isSettled());
    QCOMPARE(host.connections, 1);
    QVERIFY(bar("remoteBar") != nullptr); // still says whose it is
    QCOMPARE(bar("remoteBar")->text(), u"Trackers are never loaded: 127.0.0.1."_s);
}

void TestReaderHtml::remembersTheSender()
{
    ImageHost host;
    const QByteArray part = htmlPart("<img src=\"" + host.address() + "/1.png\" width=100 height=100>");
    const MessageId first = desk().add(rawMessage("Bir", part));
    const MessageId second = desk().add(rawMessage("Iki", part));
    const MessageId other = desk().add(fromSomebody("Baska <baska@ornek.com.tr>", part));
    openPane();
    show(first);
    choose("alwaysSenderAction");
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::green), kPatience);
    const QList<ImageSender> remembered{{u"ayse@ornek.com.tr"_s, false}};
    QCOMPARE(AppSettings(desk().profile()).imageSenders(), remembered);
    show(second);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::green), kPatience);
    QVERIFY(bar("remoteBar") == nullptr);
    show(other);
    QVERIFY(bar("remoteBar") != nullptr);
    QCOMPARE(host.connections, 2);
}

void TestReaderHtml::remembersTheDomain()
{
    ImageHost host;
    const QByteArray part = htmlPart("<img src=\"" + host.address() + "/1.png\" width=100 height=100>");
    const MessageId first = desk().add(rawMessage("Bir", part));
    const MessageId other = desk().add(fromSomebody("Baska <baska@ornek.com.tr>", part));
    const MessageId below = desk().add(fromSomebody("Alt <baska@alt.ornek.com.tr>", part));
    const MessageId mailbox = desk().add(fromSomebody("Biri <biri@gmail.com>", part));
    openPane();
    pane().setProviders(m_providers);
    show(first);
    choose("alwaysDomainAction");
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::green), kPatience);
    show(other);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::green), kPatience);
    show(below);
    QVERIFY(bar("remoteBar") != nullptr);
    show(mailbox);
    QVERIFY(bar("remoteBar")->findChild<QAction*>(u"alwaysSenderAction"_s) != nullptr);
    QVERIFY(bar("remoteBar")->findChild<QAction*>(u"alwaysDomainAction"_s) == nullptr);
    QCOMPARE(host.connections, 2);
}

void TestReaderHtml::asksAgainForForgedSenders_data()
{
    QTest::addColumn<QByteArray>("results");
    QTest::newRow("failed") << QByteArray("dmarc=fail header.from=ornek.com.tr");
    QTest::newRow("not proved") << QByteArray("dkim=none");
    QTest::newRow("proved for somebody else") << QByteArray("dkim=pass header.d=forger.example");
}

void TestReaderHtml::asksAgainForForgedSenders()
{
    QFETCH(QByteArray, results);
    ImageHost host;
    const QByteArray part = htmlPart("<img src=\"" + host.address() + "/1.png\" width=100 height=100>");
    const auto with = [](const QByteArray& found) {
        return "Authentication-Results: localhost; " + found +
               "\r\nReceived: from a.example by localhost with ESMTPS; Tue, 3 Nov 2026 14:02:00 +0300\r\n";
    };
    const MessageId proved = desk().add(with("dkim=pass header.d=ornek.com.tr") + rawMessage("Bir", part));
    const MessageId forged = desk().add(with(results) + rawMessage("Iki", part));
    openPane();
    show(proved);
    choose("alwaysSenderAction");
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::green), kPatience);
    show(forged);
    QVERIFY(bar("remoteBar") != nullptr);
    QCOMPARE(host.connections, 1);
    const bool isOffered = bar("remoteBar")->findChild<QAction*>(u"alwaysSenderAction"_s) != nullptr;
    QCOMPARE(isOffered, !results.startsWith("dmarc=fail"));
}

void TestReaderHtml::offersNothingToRememberForJunk()
{
    const MessageId id = desk().add(
        rawMessage("Resim", htmlPart("<img src=\"http://127.0.0.1:9/1.png\" width=100 height=100>")));
    openPane();
    desk().settings().addImageSender({u"ayse@ornek.com.tr"_s, false});
    desk().engine().setFlag({id}, MessageFlag::Junk, true);
    QTRY_VERIFY(desk().engine().reader().rows({id})->first().flags.testFlag(MessageFlag::Junk));
    show(id);
    QVERIFY(bar("remoteBar") != nullptr);
    QVERIFY(bar("remoteBar")->findChild<QAction*>(u"alwaysSenderAction"_s) == nullptr);
    QVERIFY(bar("remoteBar")->findChild<QAbstractButton*>(u"infoBarPrimaryButton"_s)->isVisible());
}

void TestReaderHtml::cleansLargeHtmlAside()
{
    const MessageId large =
        desk().add(rawMessage("Buyuk", htmlPart("<div style=\"height:90px;background:#ff0000\"></div>" +
                                                QByteArray("<p>uzun bir satir</p>").repeated(20'000))));
    const MessageId small = desk().add(rawMessage("Kucuk", plainPart("kisa")));
    openPane();
    show(large);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::red), kPatience);
    // A preparation that is left behind never comes back over the next message.
    QSignalSpy ready(&desk().engine(), &MailEngine::bodyReady);
    pane().clear();
    pane().showMessage(large);
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(body().isBusy());
    show(small);
    QVERIFY(body().text()->isVisible());
    QTRY_COMPARE(body().shown(), BodyView::Shown::Text);
    QCOMPARE(text(), u"kisa"_s);
}

void TestReaderHtml::fallsBackToTextWithoutTheView()
{
    const MessageId id = desk().add(rawMessage("Html", htmlPart("<p>Merhaba <b>Deniz</b></p><p>İkinci</p>")));
    openPane();
    body().setViewAvailable(false);
    show(id);
    QVERIFY(body().text()->isVisible());
    QVERIFY2(text().contains(u"Merhaba Deniz"_s), qPrintable(text()));
    QVERIFY(bar("plainOnlyBar") != nullptr);
}

void TestReaderHtml::followsTheColourScheme()
{
    const MessageId id = desk().add(rawMessage("Html", htmlPart("<p>x</p>")));
    openPane();
    Theme::apply(*qApp, ColorScheme::Light);
    show(id);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(300, 200), Theme::ground(), kPatience);
    const QColor light = Theme::ground();
    Theme::apply(*qApp, ColorScheme::Dark);
    QVERIFY(Theme::ground() != light);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(300, 200), Theme::ground(), kPatience);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestReaderHtml::leavesTheSameRoomOnBothSides_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("wide") << 900;
    QTest::newRow("narrow") << 360;
}

void TestReaderHtml::leavesTheSameRoomOnBothSides()
{
    QFETCH(int, width);
    // A style for the whole page is the sender's for their text alone.
    const MessageId id =
        desk().add(rawMessage("Html", htmlPart("<style>body{margin:0;padding:0}</style>"
                                               "<div style=\"background:#ff0000;height:300px\">x</div>")));
    openPane();
    pane().resize(width, 640);
    show(id);
    constexpr int y = 150;
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(width / 2, y), QColor(Qt::red), kPatience);
    QCOMPARE(body().html()->width(), width); // a scroll bar is at the pane's edge
    for (const int x : {2, Theme::kSpace4 - 2, width - Theme::kSpace4 + 2, width - 2})
        QCOMPARE(colorAt(x, y), Theme::ground());
    for (const int x : {Theme::kSpace4 + 2, width - Theme::kSpace4 - 2})
        QCOMPARE(colorAt(x, y), QColor(Qt::red));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestReaderHtml>(argc, argv);
}

#include "tst_reader_html.moc"
