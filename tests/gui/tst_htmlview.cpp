// The HTML view by itself, given documents that the cleaner would never let through: it must hold alone too.
#include "reader/HtmlViewLoader.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

constexpr int kPatience = 20'000; ///< milliseconds; the first view starts the engine's processes

QByteArray picture(const QColor& color, const char* format)
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(color);
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, format);
    return data;
}

QString page(const QString& body)
{
    return u"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body style=\"margin:0\">"_s + body +
           u"</body></html>"_s;
}

} // namespace

/// Uses one view for all functions, as the program does.
class TestHtmlView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_view.reset(); }
    void showsAnImageOfTheMessage();
    void showsTheLastOfManyDocuments();
    void refusesWhatIsNoPicture_data();
    void refusesWhatIsNoPicture();
    void asksNothingOfTheNetwork();
    void handsLinksOver_data();
    void handsLinksOver();
    void runsNoScript();
    void findsText();
    void neverShowsTheDocumentBefore();
    void showsLongDocuments_data();
    void showsLongDocuments();

private:
    void listen();
    void show(const QString& html, const ImageResolver& images = {});
    [[nodiscard]] QColor colorAt(int x, int y) const
    {
        return m_view->widget()->grab().toImage().pixelColor(x, y);
    }

    HtmlViewLoader m_loader;
    std::unique_ptr<HtmlView> m_view;
    HtmlViewEvents m_events;
    QList<QUrl> m_activated;
    int m_number = 0;
    int m_shown = 0;
    int m_failed = 0;
};

void TestHtmlView::initTestCase()
{
    m_view = m_loader.createView(nullptr);
    QVERIFY2(m_view, "the plug-in is built with the program");
    listen();
    m_view->setBackground(Qt::white);
    m_view->widget()->resize(400, 300);
    m_view->widget()->show();
}

void TestHtmlView::listen()
{
    m_view->setEvents({.linkActivated = [this](const QUrl& target) { m_activated << target; },
                       .linkHovered = {},
                       .shown = [this](int number) { m_shown = number; },
                       .failed = [this](int number) { m_failed = number; }});
}

void TestHtmlView::show(const QString& html, const ImageResolver& images)
{
    m_view->setDocument(++m_number, html, images);
    QTRY_VERIFY_WITH_TIMEOUT(m_shown == m_number || m_failed == m_number, kPatience);
    QCOMPARE(m_shown, m_number);
}

void TestHtmlView::showsAnImageOfTheMessage()
{
    QStringList asked;
    show(page(u"<img src=\"cid:a%20b@c\" width=100 height=100>"_s),
         [&asked](const QString& id, const ImageAnswer& answer) {
             asked << id;
             answer(picture(Qt::red, "JPG"));
         });
    QTRY_VERIFY_WITH_TIMEOUT(colorAt(50, 50).red() > 200 && colorAt(50, 50).green() < 60, kPatience);
    QCOMPARE(asked, QStringList{u"a b@c"_s});
}

void TestHtmlView::showsTheLastOfManyDocuments()
{
    const int first = m_number;
    for (int i = 0; i < 5; ++i)
        m_view->setDocument(
            ++m_number,
            page(u"<div style=\"background:#00%10;height:300px\"></div>"_s.arg(i == 4 ? u"ff0"_s : u"000"_s)),
            {});
    QTRY_COMPARE_WITH_TIMEOUT(m_shown, first + 5, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50).green(), 255, kPatience);
}

void TestHtmlView::refusesWhatIsNoPicture_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>"
                                       "<rect width='100' height='100' fill='red'/></svg>");
    QTest::newRow("half a picture's header") << picture(Qt::red, "PNG").left(20);
    QTest::newRow("a bomb") << QByteArray("P6 60000 60000 255\n");
}

void TestHtmlView::refusesWhatIsNoPicture()
{
    QFETCH(QByteArray, data);
    bool isAsked = false;
    show(page(u"<img src=\"cid:x\" width=100 height=100><div id=end>end</div>"_s),
         [&](const QString&, const ImageAnswer& answer) {
             isAsked = true;
             answer(data);
         });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked, kPatience);
    const QColor color = colorAt(50, 50);
    QVERIFY(!(color.red() > 200 && color.green() < 60));
}

void TestHtmlView::asksNothingOfTheNetwork()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QSignalSpy connections(&server, &QTcpServer::newConnection);
    const QString base = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
    const QString html =
        u"<!DOCTYPE html><html><head><base href=\"%1/\"><link rel=stylesheet href=\"%1/a.css\">"
        "<link rel=preconnect href=\"%1\"><link rel=prefetch href=\"%1/p\"><link rel=icon href=\"%1/i\">"
        "<meta http-equiv=refresh content=\"0;url=%1/r\"><meta http-equiv=x-dns-prefetch-control content=on>"
        "<style>@import \"%1/b.css\"; @font-face{font-family:f;src:url(%1/f.woff)} "
        "body{background:url(%1/bg.png);font-family:f}</style></head><body>text"
        "<img src=\"%1/1.png\"><img srcset=\"%1/2.png 2x\"><iframe src=\"%1/f.html\"></iframe>"
        "<object data=\"%1/o\"></object><embed src=\"%1/e\"><video src=\"%1/v\" autoplay></video>"
        "<audio src=\"%1/au\" autoplay></audio><script src=\"%1/s.js\"></script><svg><image "
        "href=\"%1/svg.png\"/>"
        "</svg><table background=\"%1/t.png\"><tr><td>x</table><img src=\"cid:last\" width=9 height=9>"
        "</body></html>"_s.arg(base);
    bool isLastAsked = false;
    show(html, [&](const QString&, const ImageAnswer& answer) {
        isLastAsked = true;
        answer(picture(Qt::red, "PNG"));
    });
    QTRY_VERIFY_WITH_TIMEOUT(isLastAsked, kPatience);
    show(page(u"after"_s)); // whatever the first had started is over
    QCOMPARE(connections.count(), 0);
    QVERIFY(!m_activated.contains(QUrl(u"https://refresh.example/"_s)));
}

void TestHtmlView::handsLinksOver_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<QString>("target");
    QTest::newRow("https") << u"https://ornek.example/a?b=1"_s << QString();
    QTest::newRow("mailto") << u"mailto:ayse@ornek.example?subject=x"_s << QString();
    QTest::newRow("a new window") << u"https://ornek.example/n"_s << u"_blank"_s;
}

void TestHtmlView::handsLinksOver()
{
    QFETCH(QString, href);
    QFETCH(QString, target);
    m_activated.clear();
    show(page(u"<a href=\"%1\" target=\"%2\" style=\"display:block;width:300px;height:200px;"
              "background:#0000ff\">link</a>"_s.arg(href, target)));
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 100).blue(), 255, kPatience);
    QWidget* const input = m_view->widget()->focusProxy();
    QVERIFY(input != nullptr);
    // The engine takes clicks once it has laid out the page, which it does not tell.
    // A click too many may arrive when the next document is there already.
    QTRY_VERIFY_WITH_TIMEOUT(
        (QTest::mouseClick(input, Qt::LeftButton, {}, QPoint(50, 100)), m_activated.contains(QUrl(href))),
        kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 100).blue(), 255, kPatience); // still there
}

void TestHtmlView::runsNoScript()
{
    m_activated.clear();
    show(page(u"<div id=d style=\"height:100px;background:#00ff00\"></div>"
              "<script>document.getElementById('d').style.background='red'</script>"
              "<img src=\"cid:none\" onerror=\"document.getElementById('d').style.background='red'\">"
              "<meta http-equiv=refresh content=\"0;url=https://refresh.example/\">"_s),
         [](const QString&, const ImageAnswer& answer) { answer({}); });
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(20, 20), QColor(0, 255, 0), kPatience);
    show(page(u"<div style=\"height:100px;background:#0000ff\"></div>"_s));
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(20, 20), QColor(0, 0, 255), kPatience);
    QVERIFY(!m_activated.contains(QUrl(u"https://refresh.example/"_s)));
}

void TestHtmlView::findsText()
{
    show(page(u"<p>Günaydın İstanbul</p>"_s));
    std::optional<bool> found;
    const auto answer = [&found](bool is) { found = is; };
    m_view->find(u"istanbul"_s, FindDirection::Forward, answer);
    QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), kPatience);
    QVERIFY(*found);
    found.reset();
    m_view->find(u"ankara"_s, FindDirection::Forward, answer);
    QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), kPatience);
    QVERIFY(!*found);
    m_view->find(QString(), FindDirection::Forward, {});
}

void TestHtmlView::neverShowsTheDocumentBefore()
{
    const QColor colors[] = {QColor(255, 0, 0), QColor(0, 0, 255)};
    const auto document = [&colors](int i) {
        return page(u"<div style=\"height:400px;background:%1\"></div>"_s.arg(colors[i].name()) +
                    u"<p>bir satır</p>"_s.repeated(3000));
    };
    QColor atShown;
    m_view->setEvents({.linkActivated = {},
                       .linkHovered = {},
                       .shown =
                           [this, &atShown](int number) {
                               m_shown = number;
                               atShown = colorAt(20, 20);
                           },
                       .failed = {}});
    for (int i = 0; i < 6; ++i) {
        show(document(i % 2));
        QVERIFY2(atShown != colors[(i + 1) % 2], qPrintable(QString::number(i)));
        QTRY_COMPARE_WITH_TIMEOUT(colorAt(20, 20), colors[i % 2], kPatience);
    }
    listen();
}

void TestHtmlView::showsLongDocuments_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("times");
    // As long as the cleaner lets through; as a data: URL either would be too long for the engine.
    QTest::newRow("many paragraphs") << u"<p>çok uzun bir ileti</p>"_s << 75'000;
    QTest::newRow("long paragraphs") << u"<p>"_s + u"çok uzun bir ileti "_s.repeated(50) + u"</p>"_s << 2000;
}

void TestHtmlView::showsLongDocuments()
{
    QFETCH(QString, part);
    QFETCH(int, times);
    show(page(u"<div style=\"height:100px;background:#ff00ff\"></div>"_s + part.repeated(times)));
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(20, 20), QColor(255, 0, 255), kPatience);
}

} // namespace postaci

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    postaci::TestHtmlView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_htmlview.moc"
