// The reader pane on a real engine and store: what it shows, what it leaves out, and what it never asks for.
#include "gui/MailDesk.h"

#include "gui/MarkingTranslator.h"
#include "reader/AttachmentBar.h"
#include "reader/BodyView.h"
#include "reader/ReaderPane.h"
#include "reader/TextBody.h"
#include "widgets/FileChip.h"
#include "widgets/InfoBar.h"
#include "widgets/Theme.h"

#include <QBuffer>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 30'000; ///< milliseconds; the first HTML body starts the engine's processes

QByteArray picture(const QColor& color)
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(color);
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, "PNG");
    return data;
}

QByteArray plain(const QByteArray& text)
{
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text;
}

QByteArray html(const QByteArray& body)
{
    return "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body;
}

QByteArray mixedWith(const QList<std::pair<QByteArray, QByteArray>>& files)
{
    QByteArray raw = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + plain("Ekte.") + "\r\n";
    for (const auto& [name, data] : files)
        raw += "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
               "Content-Disposition: attachment; filename=\"" +
               name + "\"\r\n\r\n" + data.toBase64() + "\r\n";
    return raw + "--b--\r\n";
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

/// What the desktop is told to open.
class Opened : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> urls;

public Q_SLOTS:
    void open(const QUrl& url) { urls << url; }
};

class TestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cleanupTestCase();
    void showsNothingAtFirst();
    void showsHeaderAndText();
    void readsNoMarkupInText();
    void foldsAndUnfoldsQuotes();
    void copiesQuotesWithTheirMarks();
    void tellsNamesAndAddresses();
    void showsOnlyTheLastAskedFor();
    void ignoresAnswersForOthers();
    void showsProgress();
    void saysWhyItFailedAndTriesAgain();
    void asksAgainOnceConnected();
    void togglesTheStar();
    void clearsWhenTheMessageGoes();
    void asksForAnswers();
    void opensLinksThatWereShown();
    void asksBeforeLinksThatWereNot();
    void leavesMailtoToTheComposer();
    void showsInlineImagesAndAsksNobody();
    void showsRemoteImagesWhenAsked();
    void cleansLargeHtmlAside();
    void fallsBackToTextWithoutTheView();
    void followsTheColourScheme();
    void opensFilesFromAPrivateCopy();
    void neverOpensPrograms();
    void asksBeforeActiveFiles();
    void savesAllUnderFreeNames();
    void findsInTheText();
    void shortensVeryLongTexts();
    void speaksTheNewLanguage();

private:
    void openPane();
    void show(MessageId message);
    [[nodiscard]] BodyView& body() const { return *m_pane->findChild<BodyView*>(); }
    [[nodiscard]] QString text() const { return body().text()->toPlainText(); }
    [[nodiscard]] InfoBar* bar(const char* name) const
    {
        auto* found = m_pane->findChild<InfoBar*>(QLatin1String(name));
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    void press(QWidget* parent, const char* name)
    {
        auto* button = parent->findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button != nullptr && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] QPoint linkPlace(const QString& words) const;
    [[nodiscard]] QColor colorAt(int x, int y) const
    {
        return body().html()->grab().toImage().pixelColor(x, y);
    }

    std::unique_ptr<MailDesk> m_desk;
    std::unique_ptr<ReaderPane> m_pane;
    Opened m_opened;
};

void TestReader::init()
{
    m_desk = std::make_unique<MailDesk>();
    m_opened.urls.clear();
    for (const char* scheme : {"http", "https", "mailto", "file"})
        QDesktopServices::setUrlHandler(QLatin1String(scheme), &m_opened, "open");
}

void TestReader::cleanup()
{
    m_pane.reset();
    m_desk.reset();
}

void TestReader::cleanupTestCase()
{
    for (const char* scheme : {"http", "https", "mailto", "file"})
        QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
}

void TestReader::openPane()
{
    m_desk->open();
    m_pane = std::make_unique<ReaderPane>(m_desk->engine(), m_desk->settings());
    m_pane->resize(720, 640);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestReader::show(MessageId message)
{
    QSignalSpy shown(m_pane.get(), &ReaderPane::messageShown);
    m_pane->showMessage(message);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), kPatience);
    QCOMPARE(shown.last().first().value<MessageId>(), message);
    QCOMPARE(m_pane->state(), ReaderPane::State::Ready);
    QVERIFY(m_pane->isSettled());
}

QPoint TestReader::linkPlace(const QString& words) const
{
    TextBody* view = body().text();
    QTextCursor cursor = view->document()->find(words);
    cursor.setPosition(cursor.selectionStart() + 2);
    return view->cursorRect(cursor).center();
}

void TestReader::showsNothingAtFirst()
{
    openPane();
    QCOMPARE(m_pane->state(), ReaderPane::State::Empty);
    QCOMPARE(m_pane->currentMessage(), MessageId{0});
    QVERIFY(m_pane->isSettled());
    QVERIFY(!body().isVisible());
}

void TestReader::showsHeaderAndText()
{
    const MessageId id =
        m_desk->add(rawMessage("Rapor", plain("Merhaba Deniz,\r\nekteki raporda ğüşıöç.\r\n")));
    openPane();
    show(id);
    QCOMPARE(m_pane->findChild<QLabel*>(u"subjectLabel"_s)->text(), u"Rapor"_s);
    const QString sender = m_pane->findChild<QLabel*>(u"senderLabel"_s)->text();
    QVERIFY(sender.contains(u"Ayşe Yılmaz"_s) && sender.contains(u"ayse@ornek.com.tr"_s));
    QVERIFY(m_pane->findChild<QLabel*>(u"dateLabel"_s)->text().contains(u"2026"_s));
    QCOMPARE(text(), u"Merhaba Deniz,\nekteki raporda ğüşıöç."_s);
    QVERIFY(body().text()->isVisible());
    QVERIFY(body().html() == nullptr); // the engine is not loaded for a text
}

void TestReader::readsNoMarkupInText()
{
    const MessageId id = m_desk->add(rawMessage(
        "<b>Konu</b>",
        plain("<b>kalin</b> <img src=\"file:///etc/passwd\"> &amp; <a href=\"http://x.example\">y</a>")));
    openPane();
    show(id);
    QCOMPARE(text(),
             u"<b>kalin</b> <img src=\"file:///etc/passwd\"> &amp; <a href=\"http://x.example\">y</a>"_s);
    QCOMPARE(m_pane->findChild<QLabel*>(u"subjectLabel"_s)->textFormat(), Qt::PlainText);
}

void TestReader::foldsAndUnfoldsQuotes()
{
    const MessageId id =
        m_desk->add(rawMessage("Ynt", plain("Olur.\r\n" + QByteArray("> eski satir\r\n").repeated(20))));
    openPane();
    show(id);
    QVERIFY(!text().contains(u"eski satir"_s));
    QVERIFY(text().contains(u"20"_s));
    QTest::mouseClick(body().text()->viewport(), Qt::LeftButton, {}, linkPlace(u"Show quoted"_s));
    QCOMPARE(text().count(u"eski satir"_s), 20);
    QVERIFY(!text().contains(u'>'));
    QTest::mouseClick(body().text()->viewport(), Qt::LeftButton, {}, linkPlace(u"Hide quoted"_s));
    QVERIFY(!text().contains(u"eski satir"_s));
}

void TestReader::copiesQuotesWithTheirMarks()
{
    const MessageId id = m_desk->add(rawMessage("Ynt", plain("Olur.\r\n> bir\r\n>> iki\r\n")));
    openPane();
    show(id);
    body().text()->selectAll();
    body().text()->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"Olur.\n> bir\n>> iki"_s);
}

void TestReader::tellsNamesAndAddresses()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    openPane();
    show(id);
    auto* recipients = m_pane->findChild<QLabel*>(u"recipients"_s);
    QVERIFY(recipients->text().contains(u"me, Mehmet Kaya"_s));
    QVERIFY(!recipients->text().contains(u"mehmet@ornek.com.tr"_s));
    Q_EMIT recipients->linkActivated(u"toggle"_s);
    QVERIFY(recipients->text().contains(u"mehmet@ornek.com.tr"_s));
    QVERIFY(recipients->text().contains(u"grace@northwind.example"_s));
}

void TestReader::showsOnlyTheLastAskedFor()
{
    QList<MessageId> ids;
    for (int i = 0; i < 8; ++i)
        ids << m_desk->add(
            rawMessage("Rapor " + QByteArray::number(i), plain("metin " + QByteArray::number(i))));
    openPane();
    QSignalSpy shown(m_pane.get(), &ReaderPane::messageShown);
    QSignalSpy answers(&m_desk->engine(), &MailEngine::bodyReady);
    for (const MessageId id : ids)
        m_pane->showMessage(id);
    QTRY_COMPARE(answers.count(), ids.size());
    QCOMPARE(shown.count(), 1);
    QCOMPARE(text(), u"metin 7"_s);
    QCOMPARE(m_pane->findChild<QLabel*>(u"subjectLabel"_s)->text(), u"Rapor 7"_s);
}

void TestReader::ignoresAnswersForOthers()
{
    const MessageId one = m_desk->add(rawMessage("Bir", plain("bir")));
    const MessageId two = m_desk->add(rawMessage("Iki", plain("iki")), MailDesk::Body::Missing);
    openPane();
    show(one);
    MessageContent other;
    other.hasText = true;
    other.text = u"baskasinin"_s;
    const Error error = makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable, u"x"_s);
    Q_EMIT m_desk->engine().bodyReady(two, other, {});
    Q_EMIT m_desk->engine().bodyFailed(two, error);
    Q_EMIT m_desk->engine().bodyProgress(two, 1, 2'000'000);
    QCOMPARE(text(), u"bir"_s);
    QVERIFY(bar("failedBar") == nullptr);
    Q_EMIT m_desk->engine().bodyReady(one, other, {}); // not waited for any more
    QCOMPARE(text(), u"bir"_s);
    m_pane->clear();
    Q_EMIT m_desk->engine().bodyReady(one, other, {});
    QCOMPARE(m_pane->state(), ReaderPane::State::Empty);
    QVERIFY(!text().contains(u"baskasinin"_s));
}

void TestReader::showsProgress()
{
    const MessageId id = m_desk->add(rawMessage("Buyuk", plain("x")));
    openPane();
    m_pane->showMessage(id);
    QCOMPARE(m_pane->state(), ReaderPane::State::Loading);
    QVERIFY(!m_pane->isSettled());
    auto* outline = m_pane->findChild<QWidget*>(u"loadingOutline"_s);
    QVERIFY(outline->isVisible());
    Q_EMIT m_desk->engine().bodyProgress(id, 1'000'000, 4'000'000);
    QVERIFY(outline->accessibleName().contains(u"3.8 MB"_s));
    QTRY_COMPARE(m_pane->state(), ReaderPane::State::Ready);
    QVERIFY(!outline->isVisible());
}

void TestReader::saysWhyItFailedAndTriesAgain()
{
    const MessageId id = m_desk->add(rawMessage("Yok", plain("x")), MailDesk::Body::Missing);
    openPane();
    m_pane->showMessage(id);
    QTRY_COMPARE(m_pane->state(), ReaderPane::State::Failed);
    QVERIFY(bar("failedBar") != nullptr);
    QVERIFY(!bar("failedBar")->text().isEmpty());
    QCOMPARE(m_pane->findChild<QLabel*>(u"subjectLabel"_s)->text(), u"Yok"_s); // the header stays
    QSignalSpy states(m_pane.get(), &ReaderPane::stateChanged);
    press(bar("failedBar"), "infoBarPrimaryButton");
    QTRY_COMPARE(states.count(), 2); // loading, and failed again
    QCOMPARE(m_pane->state(), ReaderPane::State::Failed);
}

void TestReader::asksAgainOnceConnected()
{
    const MessageId id = m_desk->add(rawMessage("Uzakta", plain("x")), MailDesk::Body::Missing);
    openPane();
    m_pane->showMessage(id);
    Q_EMIT m_desk->engine().bodyFailed(
        id, makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable, u"no network"_s));
    QCOMPARE(m_pane->state(), ReaderPane::State::Failed);
    AccountState state;
    state.account = m_desk->work();
    state.activity = AccountActivity::Connecting;
    Q_EMIT m_desk->engine().accountStateChanged(state);
    QCOMPARE(m_pane->state(), ReaderPane::State::Failed);
    state.activity = AccountActivity::Push;
    Q_EMIT m_desk->engine().accountStateChanged(state);
    QCOMPARE(m_pane->state(), ReaderPane::State::Loading);
}

void TestReader::togglesTheStar()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    openPane();
    show(id);
    auto* star = m_pane->findChild<QToolButton*>(u"starButton"_s);
    const auto isStored = [&] {
        return m_desk->engine().reader().rows({id})->first().flags.testFlag(MessageFlag::Flagged);
    };
    QVERIFY(!star->isChecked());
    QTest::mouseClick(star, Qt::LeftButton);
    QVERIFY(star->isChecked());
    QTRY_VERIFY(isStored());
    m_desk->engine().setFlag({id}, MessageFlag::Flagged, false); // from elsewhere
    QTRY_VERIFY(!star->isChecked());
}

void TestReader::clearsWhenTheMessageGoes()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    openPane();
    show(id);
    m_desk->engine().deleteMessages({id}); // there is no Trash: for good
    QTRY_COMPARE(m_pane->state(), ReaderPane::State::Empty);
    QCOMPARE(m_pane->currentMessage(), MessageId{0});
}

void TestReader::asksForAnswers()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("x")));
    openPane();
    show(id);
    QSignalSpy replies(m_pane.get(), &ReaderPane::replyRequested);
    QSignalSpy forwards(m_pane.get(), &ReaderPane::forwardRequested);
    press(m_pane.get(), "replyButton");
    press(m_pane.get(), "headerReplyAllButton");
    press(m_pane.get(), "forwardButton");
    QCOMPARE(replies.count(), 2);
    QCOMPARE(replies.at(0).at(0).value<MessageId>(), id);
    QCOMPARE(replies.at(0).at(1).value<ReplyMode>(), ReplyMode::Sender);
    QCOMPARE(replies.at(1).at(1).value<ReplyMode>(), ReplyMode::All);
    QCOMPARE(forwards.count(), 1);
}

void TestReader::opensLinksThatWereShown()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("Bkz. https://ornek.example/rapor tamam")));
    openPane();
    show(id);
    QWidget* view = body().text()->viewport();
    const QPoint place = linkPlace(u"ornek.example"_s);
    auto* target = m_pane->findChild<QLabel*>(u"linkTarget"_s);
    QVERIFY(!target->isVisible());
    QTest::mouseMove(view, place);
    QTRY_VERIFY(target->isVisible());
    QCOMPARE(target->text(), u"https://ornek.example/rapor"_s);
    QTest::mouseClick(view, Qt::LeftButton, {}, place);
    QCOMPARE(m_opened.urls, QList<QUrl>{QUrl(u"https://ornek.example/rapor"_s)});
    QVERIFY(bar("linkBar") == nullptr);
}

void TestReader::asksBeforeLinksThatWereNot()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("Bkz. https://ornek.example/rapor tamam")));
    openPane();
    show(id);
    // Not moved over, as with a finger or the keyboard.
    Q_EMIT body().linkActivated(QUrl(u"https://ornek.example/rapor"_s), {});
    QVERIFY(m_opened.urls.isEmpty());
    QVERIFY(bar("linkBar") != nullptr && bar("linkBar")->text().contains(u"https://ornek.example/rapor"_s));
    press(bar("linkBar"), "infoBarPrimaryButton");
    QCOMPARE(m_opened.urls.size(), 1);
    QVERIFY(bar("linkBar") == nullptr);

    Q_EMIT body().linkActivated(QUrl(u"https://kotu.example"_s), u"www.banka.example"_s);
    QCOMPARE(bar("linkBar")->kind(), InfoBar::Caution);
    QVERIFY(bar("linkBar")->text().contains(u"www.banka.example"_s));
    QVERIFY(bar("linkBar")->text().contains(u"kotu.example"_s));
    press(bar("linkBar"), "infoBarSecondaryButton");
    QCOMPARE(QApplication::clipboard()->text(), u"https://kotu.example"_s);
    QCOMPARE(m_opened.urls.size(), 1);
}

void TestReader::leavesMailtoToTheComposer()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("bana: mehmet@ornek.com.tr yaz")));
    openPane();
    show(id);
    QSignalSpy compose(m_pane.get(), &ReaderPane::composeTo);
    QTest::mouseClick(body().text()->viewport(), Qt::LeftButton, {}, linkPlace(u"mehmet@"_s));
    QCOMPARE(compose.count(), 1);
    QCOMPARE(compose.first().first().toString(), u"mailto:mehmet@ornek.com.tr"_s);
    QVERIFY(m_opened.urls.isEmpty());
}

void TestReader::showsInlineImagesAndAsksNobody()
{
    ImageHost host;
    const QByteArray base = host.address();
    const QByteArray page = html("<div><img src=\"cid:foto@x\" width=100 height=100></div><img src=\"" +
                                 base + "/1.png\"><img src=\"" + base +
                                 "/2.gif\" width=1 height=1>"
                                 "<table background=\"" +
                                 base +
                                 "/3.png\"><tr><td>x</td></tr></table>"
                                 "<link rel=stylesheet href=\"" +
                                 base + "/4.css\"><script src=\"" + base + "/5.js\"></script>");
    const MessageId id = m_desk->add(rawMessage(
        "Resim",
        "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n" + page +
            "\r\n--b\r\nContent-Type: image/png\r\nContent-Id: <foto@x>\r\n"
            "Content-Disposition: inline; filename=foto.png\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
            picture(Qt::red).toBase64() + "\r\n--b--\r\n"));
    openPane();
    show(id);
    QVERIFY(body().html() != nullptr && body().html()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::red), kPatience);
    QVERIFY(!m_pane->findChild<AttachmentBar*>()->isVisible()); // the picture is in the text
    QVERIFY(bar("remoteBar") != nullptr);
    QVERIFY2(bar("remoteBar")->text().contains(u"3"_s), qPrintable(bar("remoteBar")->text()));
    QCOMPARE(bar("remoteBar")->details(), u"127.0.0.1"_s);
    QCOMPARE(host.connections, 0);
}

void TestReader::showsRemoteImagesWhenAsked()
{
    ImageHost host;
    const MessageId id = m_desk->add(
        rawMessage("Resim", html("<img src=\"" + host.address() + "/1.png\" width=100 height=100>")));
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

void TestReader::cleansLargeHtmlAside()
{
    const MessageId large =
        m_desk->add(rawMessage("Buyuk", html("<div style=\"height:90px;background:#ff0000\"></div>" +
                                             QByteArray("<p>uzun bir satir</p>").repeated(20'000))));
    const MessageId small = m_desk->add(rawMessage("Kucuk", plain("kisa")));
    openPane();
    show(large);
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(50, 50), QColor(Qt::red), kPatience);
    // A preparation that is left behind never comes back over the next message.
    QSignalSpy ready(&m_desk->engine(), &MailEngine::bodyReady);
    m_pane->clear();
    m_pane->showMessage(large);
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(body().isBusy());
    show(small);
    QVERIFY(body().text()->isVisible());
    QTRY_COMPARE(body().shown(), BodyView::Shown::Text);
    QCOMPARE(text(), u"kisa"_s);
}

void TestReader::fallsBackToTextWithoutTheView()
{
    const MessageId id = m_desk->add(rawMessage("Html", html("<p>Merhaba <b>Deniz</b></p><p>İkinci</p>")));
    openPane();
    body().setViewAvailable(false);
    show(id);
    QVERIFY(body().text()->isVisible());
    QVERIFY2(text().contains(u"Merhaba Deniz"_s), qPrintable(text()));
    QVERIFY(bar("plainOnlyBar") != nullptr);
}

void TestReader::followsTheColourScheme()
{
    const MessageId id = m_desk->add(rawMessage("Html", html("<p>x</p>")));
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

void TestReader::opensFilesFromAPrivateCopy()
{
    const MessageId id = m_desk->add(rawMessage("Dosya", mixedWith({{"rapor.pdf", "%PDF-1.7 icerik"}})));
    openPane();
    show(id);
    const auto chips = m_pane->findChildren<FileChip*>();
    QCOMPARE(chips.size(), 1);
    QCOMPARE(chips.first()->fileName(), u"rapor.pdf"_s);
    press(chips.first(), "fileChipName");
    QTRY_COMPARE(m_opened.urls.size(), 1);
    const QFileInfo file(m_opened.urls.first().toLocalFile());
    QCOMPARE(file.fileName(), u"rapor.pdf"_s);
    QFile opened(file.filePath());
    QVERIFY(opened.open(QIODevice::ReadOnly));
    QCOMPARE(opened.readAll(), QByteArray("%PDF-1.7 icerik"));
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOwner;
    QVERIFY((file.permissions() & others) == QFileDevice::Permissions());
    const QFileInfo root(QFileInfo(file.path()).path());
    QVERIFY((root.permissions() & (QFileDevice::ExeGroup | QFileDevice::ExeOther)) ==
            QFileDevice::Permissions());
    m_pane.reset();
    QVERIFY(!QFileInfo::exists(file.filePath()));
}

void TestReader::neverOpensPrograms()
{
    const MessageId id = m_desk->add(
        rawMessage("Dosya", mixedWith({{"fatura.pdf.exe", "MZ"}, {"fatura.pdf", "MZ not a pdf"}})));
    openPane();
    show(id);
    auto chips = m_pane->findChildren<FileChip*>();
    QCOMPARE(chips.size(), 2);
    for (FileChip* chip : chips) {
        press(chip, "fileChipName");
        QTRY_VERIFY(bar("fileBar") != nullptr);
        QCOMPARE(bar("fileBar")->kind(), InfoBar::Caution);
        QVERIFY(bar("fileBar")->text().contains(chip->fileName()));
        press(bar("fileBar"), "infoBarCloseButton");
    }
    QVERIFY(m_opened.urls.isEmpty());
}

void TestReader::asksBeforeActiveFiles()
{
    const MessageId id = m_desk->add(rawMessage("Dosya", mixedWith({{"fatura.html", "<p>x</p>"}})));
    openPane();
    show(id);
    press(m_pane->findChild<FileChip*>(), "fileChipName");
    QVERIFY(bar("fileBar") != nullptr);
    QVERIFY(m_opened.urls.isEmpty());
    press(bar("fileBar"), "infoBarSecondaryButton");
    QTRY_COMPARE(m_opened.urls.size(), 1);
}

void TestReader::savesAllUnderFreeNames()
{
    const MessageId id = m_desk->add(
        rawMessage("Dosya", mixedWith({{"rapor.pdf", "bir"}, {"rapor.pdf", "iki"}, {"not.txt", "uc"}})));
    openPane();
    show(id);
    QTemporaryDir target;
    QFile before(target.filePath(u"not.txt"_s));
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("eski") == 4);
    before.close();
    press(m_pane.get(), "saveAllButton");
    QTRY_VERIFY(m_pane->findChild<QFileDialog*>() != nullptr);
    auto* dialog = m_pane->findChild<QFileDialog*>();
    Q_EMIT dialog->fileSelected(target.path());
    dialog->close();
    QTRY_VERIFY(bar("fileBar") != nullptr);
    QCOMPARE(bar("fileBar")->kind(), InfoBar::Success);
    const auto content = [&target](const QString& name) {
        QFile file(target.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    };
    QCOMPARE(content(u"rapor.pdf"_s), QByteArray("bir"));
    QCOMPARE(content(u"rapor (2).pdf"_s), QByteArray("iki"));
    QCOMPARE(content(u"not.txt"_s), QByteArray("eski"));
    QCOMPARE(content(u"not (2).txt"_s), QByteArray("uc"));
}

void TestReader::findsInTheText()
{
    const MessageId id = m_desk->add(rawMessage("Rapor", plain("birinci elma\r\nikinci armut\r\n")));
    openPane();
    show(id);
    m_pane->activateWindow(); // shortcuts are the active window's
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    body().text()->setFocus();
    QTest::keyClick(body().text(), Qt::Key_F, Qt::ControlModifier);
    auto* field = m_pane->findChild<QWidget*>(u"findEdit"_s);
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, u"armut"_s);
    QCOMPARE(body().text()->textCursor().selectedText(), u"armut"_s);
    QTest::keyClicks(field, u"lar"_s);
    auto labels = m_pane->findChild<QWidget*>(u"findBar"_s)->findChildren<QLabel*>();
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [](QLabel* label) { return !label->text().isEmpty(); }));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void TestReader::shortensVeryLongTexts()
{
    const MessageId id =
        m_desk->add(rawMessage("Uzun", plain(QByteArray("satir satir satir\r\n").repeated(20'000) + "SON")));
    openPane();
    show(id);
    QVERIFY(bar("longBar") != nullptr);
    QVERIFY(!text().contains(u"SON"_s));
    press(bar("longBar"), "infoBarPrimaryButton");
    QVERIFY(text().endsWith(u"SON"_s));
    QVERIFY(bar("longBar") == nullptr);
}

void TestReader::speaksTheNewLanguage()
{
    const MessageId id =
        m_desk->add(rawMessage("Ynt", plain("Olur.\r\n" + QByteArray("> eski\r\n").repeated(20))));
    const MessageId missing = m_desk->add(rawMessage("Yok", plain("x")), MailDesk::Body::Missing);
    openPane();
    show(id);
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_COMPARE(m_pane->findChild<QPushButton*>(u"replyButton"_s)->text(), u"«Reply»"_s);
    QVERIFY(text().contains(u"«Show quoted"_s));
    m_pane->showMessage(missing);
    QTRY_VERIFY(bar("failedBar") != nullptr);
    QVERIFY(bar("failedBar")->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->text().startsWith(u'«'));
    QCoreApplication::removeTranslator(&translator);
    QTRY_VERIFY(!bar("failedBar")->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->text().contains(u'«'));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    postaci::Theme::apply(app, postaci::ColorScheme::Light);
    postaci::test::TestReader test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reader.moc"
