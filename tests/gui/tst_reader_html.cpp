// HTML bodies in the reader pane: what is shown of them, and that nobody is asked for anything.
#include "gui/ReaderFixture.h"

#include "reader/AttachmentBar.h"

#include <QBuffer>
#include <QImage>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

QByteArray picture(const QColor& color)
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(color);
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, "PNG");
    return data;
}

QByteArray htmlPart(const QByteArray& body)
{
    return "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body;
}

/// Serves one picture to whoever asks and remembers what was asked.
class ImageHost : public QTcpServer
{
public:
    ImageHost()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++connections;
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                request += socket->readAll();
                if (!request.endsWith("\r\n\r\n"))
                    return;
                const QByteArray data = picture(Qt::green);
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nSet-Cookie: id=1\r\nContent-Length: " +
                    QByteArray::number(data.size()) + "\r\nConnection: close\r\n\r\n" + data);
                socket->disconnectFromHost();
            });
        });
    }

    [[nodiscard]] QByteArray address() const
    {
        return "http://127.0.0.1:" + QByteArray::number(serverPort());
    }

    int connections = 0;
    QByteArray request;
};

} // namespace

class TestReaderHtml : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void showsInlineImagesAndAsksNobody();
    void showsRemoteImagesWhenAsked();
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
    QVERIFY2(bar("remoteBar")->text().contains(u"3"_s), qPrintable(bar("remoteBar")->text()));
    QCOMPARE(bar("remoteBar")->details(), u"127.0.0.1"_s);
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
