// What a message can make a client fetch, and that this one fetches nothing: in a network of its own, since
// names are asked for at port 53 only.
#include "gui/FetchingWays.h"
#include "gui/ReaderFixture.h"
#include "reader/MessagePdf.h"

#include "support/DnsServer.h"
#include "support/HttpsServer.h"
#include "support/OwnNetwork.h"

#include <QBuffer>
#include <QImage>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

QByteArray pngPicture()
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(Qt::green);
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, "PNG");
    return data;
}

QByteArray hostOf(qsizetype way)
{
    return "way" + QByteArray::number(way) + ".fetch.example";
}

/// Answers every path with a picture and a cookie.
class PictureServer : public HttpsServer
{
public:
    PictureServer() : HttpsServer(CertificateFiles()) {}

protected:
    HttpAnswer answerTo(const QByteArray& /*method*/, const QByteArray& /*target*/,
                        const QByteArray& /*body*/) override
    {
        HttpAnswer answer;
        answer.body = pngPicture();
        answer.header = "Content-Type: image/png\r\nSet-Cookie: id=1\r\n";
        return answer;
    }
};

} // namespace

class TestFetching : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingIsFetchedByItself();
    void paperFetchesNothing();
    void onlyPicturesComeWhenAllowed();

private:
    /// Each way in a message of its own.
    void addWays();
    /// The host that a request names.
    [[nodiscard]] static QByteArray hostIn(const QByteArray& request);
    /// After it whatever an earlier message had started is over.
    void showLast() { show(m_last); }

    std::unique_ptr<DnsServer> m_dns;
    std::unique_ptr<PictureServer> m_web;
    QList<MessageId> m_messages; ///< as fetchingWays()
    MessageId m_last = 0;
};

void TestFetching::initTestCase()
{
    QVERIFY(fetchingWays().size() >= 100);
}

void TestFetching::init()
{
    renew();
    m_dns = std::make_unique<DnsServer>();
    QVERIFY(m_dns->isListening());
    m_dns->addAddress(u"*.fetch.example"_s, u"127.0.0.1"_s);
    m_web = std::make_unique<PictureServer>();
    m_web->close(); // it begins at any port
    QVERIFY(m_web->listen(QHostAddress::LocalHost, 80));
    addWays();
    openPane();
}

void TestFetching::cleanup()
{
    close();
    m_web.reset();
    m_dns.reset();
}

void TestFetching::addWays()
{
    m_messages.clear();
    for (qsizetype i = 0; i < fetchingWays().size(); ++i) {
        const FetchingWay& way = fetchingWays().at(i);
        QByteArray text = way.text;
        text.replace("@U", "http://" + hostOf(i) + "/a.png").replace("@H", hostOf(i));
        if (way.place == FetchingWay::Place::Body)
            text.prepend("Content-Type: text/html; charset=utf-8\r\n\r\n");
        m_messages << desk().add(rawMessage(QByteArray("Way ") + way.name, text));
    }
    m_last = desk().add(rawMessage("Last", "Content-Type: text/html\r\n\r\n<p>last</p>"));
}

QByteArray TestFetching::hostIn(const QByteArray& request)
{
    for (const QByteArray& line : request.split('\n')) {
        if (line.toLower().startsWith("host:"))
            return line.mid(5).trimmed();
    }
    return {};
}

void TestFetching::nothingIsFetchedByItself()
{
    for (const MessageId message : m_messages)
        show(message);
    showLast();
    QCOMPARE(m_dns->questions(), QByteArrayList());
    QCOMPARE(m_web->requests(), QByteArrayList());
    QCOMPARE(m_web->handshakes(), 0);
}

/// Not even when pictures are allowed: what had come for the screen is printed.
void TestFetching::paperFetchesNothing()
{
    ShownBody shown;
    for (const MessageId message : m_messages) {
        show(message);
        shown = body().shownBody();
        QVERIFY(shown.fetched.isEmpty());
        shown.remote = RemoteContent::Allowed;
        MessagePdf pdf(shown);
        QSignalSpy made(&pdf, &MessagePdf::made);
        pdf.make(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        QTRY_COMPARE_WITH_TIMEOUT(made.size(), 1, kPatience);
    }
    QCOMPARE(m_dns->questions(), QByteArrayList());
    QCOMPARE(m_web->requests(), QByteArrayList());
    QCOMPARE(m_web->handshakes(), 0);
}

void TestFetching::onlyPicturesComeWhenAllowed()
{
    QSet<QByteArray> expected;
    for (qsizetype i = 0; i < m_messages.size(); ++i) {
        show(m_messages.at(i));
        body().showRemoteImages();
        QTRY_VERIFY_WITH_TIMEOUT(!body().isBusy(), kPatience);
        if (fetchingWays().at(i).kind != FetchingWay::Kind::Image)
            continue;
        expected.insert(hostOf(i));
        const auto hasCome = [&] {
            return std::any_of(m_web->requests().cbegin(), m_web->requests().cend(),
                               [&](const QByteArray& request) { return hostIn(request) == hostOf(i); });
        };
        QVERIFY2(QTest::qWaitFor(hasCome, kPatience), fetchingWays().at(i).name);
    }
    showLast();
    QByteArrayList unexpected;
    for (const QByteArray& request : m_web->requests()) {
        const QByteArray host = hostIn(request);
        const qsizetype way = host.mid(3, host.indexOf('.') - 3).toLongLong();
        if (!expected.contains(host))
            unexpected << fetchingWays().at(way).name;
        for (const char* told : {"\r\nCookie:", "\r\nReferer:", "\r\nOrigin:", "Postac"})
            QVERIFY2(!request.contains(told), request.constData());
    }
    QCOMPARE(unexpected, QByteArrayList());
    for (const QByteArray& name : m_dns->questions())
        QVERIFY2(expected.contains(name), name.constData());
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    if (const QString why = postaci::test::enterOwnNetwork(); !why.isEmpty())
        return postaci::test::notRun(why);
    return postaci::test::runReaderTest<postaci::test::TestFetching>(argc, argv);
}
#include "tst_fetching.moc"
