// What can be done with the message that is read, beside reading it: header, source, files, paper.
#include "gui/ImageHost.h"
#include "gui/MarkingTranslator.h"
#include "gui/ReaderFixture.h"

#include "reader/FindBar.h"
#include "reader/HeadersWindow.h"
#include "reader/MessageTools.h"
#include "reader/MessageView.h"
#include "reader/PdfPages.h"
#include "reader/PdfPrinting.h"
#include "reader/SideWork.h"
#include "reader/SourceWindow.h"
#include "widgets/Language.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Pictures for people, in the directory that POSTACI_PICTURES names.
void keepPicture(const QImage& picture, const QString& name)
{
    if (const QString dir = qEnvironmentVariable("POSTACI_PICTURES"); !dir.isEmpty())
        picture.save(dir + u"/tools-"_s + name + u".png"_s);
}

QByteArray html(const QByteArray& body)
{
    return "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body;
}

} // namespace

class TestReaderTools : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Theme::apply(*qApp, ColorScheme::Light);
        Language::apply(u"en"_s);
        renew();
    }
    void cleanup() { close(); }
    void showsAllHeaderFields();
    void fillsALongHeaderInPieces();
    void showsTheSource();
    void showsTheBeginningOfALongSource();
    void savesTheBytes();
    void isOffAsLongAsNothingIsShown();
    void makesAPdfOfAText_data();
    void makesAPdfOfAText();
    void writesNothingThatWasCancelled();
    void makesAPdfOfHtmlThatAsksNobody();
    void keepsItsHeaderOutOfReach_data();
    void keepsItsHeaderOutOfReach();
    void doesNotFetchAllowedImagesAgain();
    void printsChosenPages();
    void asksOnWhatToPrint();

private:
    [[nodiscard]] MessageTools& tools() { return *pane().view()->tools(); }
    template <typename Window> Window* window() { return pane().findChild<Window*>(); }
    /// The bytes of the PDF of the message that is shown.
    QByteArray pdf();
    [[nodiscard]] std::unique_ptr<PdfPages> opened(const QByteArray& bytes);

    QTemporaryDir m_dir;
};

void TestReaderTools::showsAllHeaderFields()
{
    const MessageId id = desk().add(
        rawMessage("=?utf-8?Q?=C3=87ay_=E2=80=AEsaati?=",
                   "X-Spam: no\r\nReceived: from a.example by b.example; x\r\n" + plainPart("metin")));
    openPane();
    show(id);
    QTest::keyClick(&pane(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    auto* headers = window<HeadersWindow>();
    QVERIFY(headers != nullptr && headers->isVisible());
    const QString shown = headers->text()->toPlainText();
    QVERIFY2(shown.contains(u"From: Ayşe Yılmaz <ayse@ornek.com.tr>\n"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"Subject: Çay ⟨U+202E⟩saati\n"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"Received:\n    from a.example\n    by b.example;\n    x"_s), qPrintable(shown));
    QVERIFY(!shown.contains(u"metin"_s));
    keepPicture(headers->grab().toImage(), u"headers"_s);
    headers->findChild<QPushButton*>(u"copyAllButton"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), shown);
    headers->findChild<QCheckBox*>(u"asTheyCameCheck"_s)->click();
    QVERIFY(headers->text()->toPlainText().contains(u"Subject: =?utf-8?Q?=C3=87ay_=E2=80=AEsaati?="_s));
    headers->resize(420, 400);
    QCOMPARE(headers->width(), 420);
    keepPicture(headers->grab().toImage(), u"headers-narrow"_s);
    MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTRY_COMPARE(headers->findChild<QCheckBox*>(u"asTheyCameCheck"_s)->text(), u"«As &they came»"_s);
    QVERIFY(headers->windowTitle().startsWith(u"«Headers: Çay"_s));
    QCoreApplication::removeTranslator(&translator);
    QTest::keyClick(headers, Qt::Key_Escape);
    QTRY_VERIFY(window<HeadersWindow>() == nullptr);
}

void TestReaderTools::fillsALongHeaderInPieces()
{
    QByteArray fields;
    for (int i = 0; i < 14; ++i)
        fields += "X-Long: " + QByteArray(60'000, 'x') + "\r\n";
    fields += "X-Last: son\r\n";
    const MessageId id = desk().add(rawMessage("Uzun", fields + plainPart("metin")));
    openPane();
    show(id);
    tools().showHeaders();
    auto* headers = window<HeadersWindow>();
    QVERIFY(headers != nullptr);
    const auto longest = [headers] {
        int most = 0;
        for (QTextBlock line = headers->text()->document()->begin(); line.isValid(); line = line.next())
            most = std::max(most, line.length());
        return most;
    };
    for (const bool isRaw : {false, true}) {
        headers->findChild<QCheckBox*>(u"asTheyCameCheck"_s)->setChecked(isRaw);
        QVERIFY(!headers->isComplete()); // the window answers in between
        QVERIFY(headers->text()->document()->characterCount() < 200'000);
        QTRY_VERIFY(headers->isComplete());
        QVERIFY(headers->text()->toPlainText().contains(u"\nX-Last: son"_s));
        QVERIFY(longest() <= 2010);
    }
    // Turned over while it fills.
    headers->findChild<QCheckBox*>(u"asTheyCameCheck"_s)->setChecked(false);
    headers->findChild<QCheckBox*>(u"asTheyCameCheck"_s)->setChecked(true);
    QTRY_VERIFY(headers->isComplete());
    QCOMPARE(headers->text()->toPlainText().count(u"X-Last: son"_s), 1);
}

void TestReaderTools::showsTheSource()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("birinci satir\r\nikinci satir\r\n")));
    openPane();
    show(id);
    QTest::keyClick(&pane(), Qt::Key_U, Qt::ControlModifier);
    auto* source = window<SourceWindow>();
    QVERIFY(source != nullptr && source->isVisible());
    QTRY_VERIFY(source->isComplete());
    QVERIFY(source->text()->isReadOnly());
    const QString shown = source->text()->toPlainText();
    QVERIFY2(shown.startsWith(u"From: =?utf-8?B?"_s), qPrintable(shown));
    QVERIFY2(shown.endsWith(u"birinci satir\nikinci satir\n"_s), qPrintable(shown));
    QVERIFY(source->findChild<QWidget*>(u"cutBar"_s) == nullptr);
    QTest::keyClick(source, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(source->findBar()->isVisible());
    auto* words = source->findBar()->findChild<QLineEdit*>(u"findEdit"_s);
    QTest::keyClicks(words, u"ikinci"_s);
    QCOMPARE(source->text()->textCursor().selectedText(), u"ikinci"_s);
    QTest::keyClick(words, Qt::Key_Escape); // the bar first
    QVERIFY(!source->findBar()->isVisible() && source->isVisible());
    QTest::keyClick(source, Qt::Key_Escape);
    QTRY_VERIFY(window<SourceWindow>() == nullptr);
}

void TestReaderTools::showsTheBeginningOfALongSource()
{
    QByteArray text =
        QByteArray("satir satir satir satir satir satir satir satir satir\r\n").repeated(400'000);
    const QByteArray raw = rawMessage("Uzun", plainPart(text + "en son\r\n"));
    const MessageId id = desk().add(raw);
    openPane();
    show(id);
    tools().showSource();
    auto* source = window<SourceWindow>();
    QTRY_VERIFY_WITH_TIMEOUT(source->isComplete(), kPatience);
    auto* cut = source->findChild<InfoBar*>(u"cutBar"_s);
    QVERIFY(cut != nullptr && cut->isVisible());
    QVERIFY(source->text()->document()->characterCount() <= SourceWindow::kMostShown);
    QVERIFY(!source->text()->toPlainText().contains(u"en son"_s));
    keepPicture(source->grab().toImage(), u"source"_s);
    press(cut, "infoBarPrimaryButton"); // all of it as a file
    auto* dialog = pane().findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    const QString file = m_dir.filePath(u"uzun.eml"_s);
    Q_EMIT dialog->fileSelected(file);
    QTRY_COMPARE(readFile(file).size(), raw.size());
}

void TestReaderTools::savesTheBytes()
{
    const QByteArray raw = rawMessage("Rapor", plainPart("a\r\n\r\nb\xff\r\n"));
    const MessageId id = desk().add(raw);
    openPane();
    show(id);
    tools().save();
    auto* dialog = pane().findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY2(dialog->selectedFiles().value(0).endsWith(u"/2026-11-03 1402 Rapor.eml"_s),
             qPrintable(dialog->selectedFiles().value(0)));
    dialog->close();
    const QString file = m_dir.filePath(u"rapor.eml"_s);
    tools().saveTo(file);
    QTRY_COMPARE(readFile(file), raw);
    QTRY_VERIFY(bar("fileBar") != nullptr);
    QCOMPARE(bar("fileBar")->kind(), InfoBar::Success);
    tools().saveTo(u"/nonexistent/x.eml"_s);
    QTRY_COMPARE(bar("fileBar")->kind(), InfoBar::Error);
}

void TestReaderTools::isOffAsLongAsNothingIsShown()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    const MessageId missing = desk().add(rawMessage("Yok", plainPart("x")), MailDesk::Body::Missing);
    openPane();
    const QList<QAction*> actions = tools().menu()->actions();
    const auto enabled = [&actions] {
        return std::count_if(actions.begin(), actions.end(),
                             [](const QAction* one) { return !one->isSeparator() && one->isEnabled(); });
    };
    QCOMPARE(enabled(), 0);
    show(id);
    QCOMPARE(enabled(), 9);
    QSet<QString> mnemonics;
    for (const char* language : {"en", "tr"}) {
        Language::apply(QLatin1String(language));
        mnemonics.clear();
        for (const QAction* action : actions) {
            if (action->isSeparator())
                continue;
            const qsizetype at = action->text().indexOf(u'&');
            QVERIFY2(at >= 0, qPrintable(action->text()));
            mnemonics.insert(action->text().mid(at + 1, 1).toLower());
        }
        QCOMPARE(mnemonics.size(), 9);
    }
    pane().showMessage(missing);
    QTRY_COMPARE(pane().state(), ReaderPane::State::Failed);
    QCOMPARE(enabled(), 0);
}

QByteArray TestReaderTools::pdf()
{
    const QString file = m_dir.filePath(u"ileti.pdf"_s);
    QFile::remove(file);
    tools().savePdfTo(file);
    (void)QTest::qWaitFor([&] { return !readFile(file).isEmpty(); }, kPatience);
    return readFile(file);
}

std::unique_ptr<PdfPages> TestReaderTools::opened(const QByteArray& bytes)
{
    PdfProblem problem{};
    return pdfFactory()->open(bytes, &problem);
}

void TestReaderTools::makesAPdfOfAText_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestReaderTools::makesAPdfOfAText()
{
    QFETCH(bool, dark);
    Theme::apply(*qApp, dark ? ColorScheme::Dark : ColorScheme::Light);
    const MessageId id = desk().add(rawMessage("Rapor", mixedPart("Govde satiri.", {{"ek.txt", "abc"}})));
    openPane();
    show(id);
    const auto pages = opened(pdf());
    QVERIFY(pages != nullptr);
    QCOMPARE(pages->count(), 1);
    const QString text = pages->textOf(0);
    for (const QString& part : {u"Rapor"_s, u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s, u"Grace Miller"_s,
                                u"2026"_s, u"Govde satiri."_s, u"ek.txt"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    const QImage page = pages->render(0, QSize(600, 850));
    QCOMPARE(page.pixelColor(3, 3), QColor(Qt::white));
    keepPicture(page, u"text-page"_s);
    int darkest = 255;
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x)
            darkest = std::min(darkest, qGray(page.pixel(x, y)));
    QVERIFY(darkest < 60); // black on white
}

void TestReaderTools::writesNothingThatWasCancelled()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    openPane();
    show(id);
    const QString file = m_dir.filePath(u"vazgecildi.pdf"_s);
    tools().savePdfTo(file);
    QSemaphore done;
    runAside(SideWork::Pdf, [&done] { done.release(); });
    done.acquire(); // the pages are ready, and the window does not know yet
    auto* progress = pane().findChild<QProgressDialog*>(u"paperProgress"_s);
    QVERIFY(progress != nullptr);
    Q_EMIT progress->canceled();
    QTRY_VERIFY(pane().findChild<QWidget*>(u"paperProgress"_s) == nullptr);
    runAside(SideWork::Files, [&done] { done.release(); });
    done.acquire();
    QVERIFY(!QFileInfo::exists(file));
}

void TestReaderTools::makesAPdfOfHtmlThatAsksNobody()
{
    ImageHost host;
    Theme::apply(*qApp, ColorScheme::Dark);
    const QByteArray page =
        html("<p>Gizli <b>metin</b></p><div style=\"width:200px;height:100px;overflow:hidden\"><img "
             "src=\"cid:foto@x\" width=400 height=400></div><img src=\"" +
             host.address() + "/1.png\" width=100 height=100>");
    const MessageId id = desk().add(
        rawMessage("Resim <b>&amp;", "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n" + page +
                                         "\r\n--b\r\nContent-Type: image/png\r\nContent-Id: <foto@x>\r\n"
                                         "Content-Transfer-Encoding: base64\r\n\r\n" +
                                         picture(Qt::red).toBase64() + "\r\n--b--\r\n"));
    openPane();
    show(id);
    QVERIFY(body().html() != nullptr && body().html()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(body().html()->grab().toImage().pixelColor(50, 80), QColor(Qt::red), kPatience);
    const QImage before = body().html()->grab().toImage();
    const QByteArray bytes = pdf();
    const auto pages = opened(bytes);
    QVERIFY(pages != nullptr);
    const QString text = pages->textOf(0);
    for (const QString& part : {u"Resim <b>&amp;"_s, u"ayse@ornek.com.tr"_s, u"Gizli metin"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    const QImage drawn = pages->render(0, QSize(600, 850));
    QCOMPARE(drawn.pixelColor(3, 3), QColor(Qt::white));
    keepPicture(drawn, u"html-page"_s);
    bool isRedThere = false;
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x)
            isRedThere = isRedThere || (qRed(drawn.pixel(x, y)) > 230 && qGreen(drawn.pixel(x, y)) < 30);
    QVERIFY(isRedThere); // the message's own picture
    QCOMPARE(host.connections, 0);
    const QRect part(0, 0, 300, 150); // a bar above has made it lower
    QTRY_COMPARE(body().html()->grab().toImage().copy(part), before.copy(part)); // left alone
    QVERIFY(before.pixelColor(5, 5) != QColor(Qt::white));
}

void TestReaderTools::keepsItsHeaderOutOfReach_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& body) { QTest::newRow(name) << body; };
    const QByteArray cover = "background:#00ff00;height:2000px;width:2000px;";
    row("honest", "<p>Merhaba</p>");
    row("hidden", "<style>div:first-child{display:none!important}</style><span>Kimden: Patron</span>");
    row("all hidden", "<style>*,div,table,td,tr{display:none!important}body,span{display:block!important}"
                      "</style><span>Kimden: Patron</span>");
    row("without ink", "<style>div,td,table *{font-size:0!important;color:#fff!important;visibility:hidden"
                       "!important}</style><p>Kimden: Patron</p>");
    row("below another", "<style>body + div,body ~ *,div + *{display:none!important}</style><p>x</p>");
    row("drawn over", "<div style=\"" + cover + "margin-top:-700px\">Kimden: Patron</div>");
    row("drawn over by the body",
        "<body style=\"" + cover + "margin-top:-700px!important\"><p>Kimden: Patron</p></body>");
    row("drawn over by a float", "<div style=\"float:left;" + cover + "margin-top:-700px\">x</div>");
    row("drawn over by a closed body",
        "</div></div></body><div style=\"" + cover + "margin-top:-700px\">x</div>");
}

void TestReaderTools::keepsItsHeaderOutOfReach()
{
    QFETCH(QByteArray, body);
    const MessageId forged = desk().add(rawMessage("Rapor", html(body)));
    openPane();
    show(forged);
    const auto pages = opened(pdf());
    QVERIFY(pages != nullptr);
    const QString text = pages->textOf(0);
    for (const QString& part : {u"Rapor"_s, u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s, u"Grace Miller"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    const QImage drawn = pages->render(0, QSize(600, 850));
    keepPicture(drawn, u"forged-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
    // From the first line of the header to the line below it, however much smaller a wide message has made
    // it.
    const auto greenest = [](const QImage& page, int rows) {
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < page.width(); ++x)
                if (qGreen(page.pixel(x, y)) > 200 && qRed(page.pixel(x, y)) < 60)
                    return y;
        return -1;
    };
    const auto lastOfHeader = [](const QImage& page) { // the line of #888888
        for (int y = 0; y < page.height(); ++y) {
            int grey = 0;
            for (int x = 0; x < page.width(); ++x)
                grey += qRed(page.pixel(x, y)) < 230 &&
                        qAbs(qRed(page.pixel(x, y)) - qGreen(page.pixel(x, y))) < 20;
            if (grey > page.width() / 2)
                return y;
        }
        return -1;
    };
    const int line = lastOfHeader(drawn);
    QVERIFY(line > 0);
    QCOMPARE(greenest(drawn, line - 1), -1);
    if (body.contains("Patron"))
        QVERIFY2(!text.left(text.indexOf(u"ayse@"_s)).contains(u"Patron"_s), qPrintable(text));
}

void TestReaderTools::doesNotFetchAllowedImagesAgain()
{
    ImageHost host;
    const MessageId id = desk().add(
        rawMessage("Resim", html("<img src=\"" + host.address() + "/1.png\" width=100 height=100>")));
    openPane();
    show(id);
    press(bar("remoteBar"), "infoBarPrimaryButton");
    QTRY_COMPARE_WITH_TIMEOUT(body().html()->grab().toImage().pixelColor(50, 50), QColor(Qt::green),
                              kPatience);
    QCOMPARE(host.connections, 1);
    const auto pages = opened(pdf());
    QVERIFY(pages != nullptr);
    const QImage drawn = pages->render(0, QSize(600, 850));
    bool isGreenThere = false;
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x)
            isGreenThere = isGreenThere || (qGreen(drawn.pixel(x, y)) > 230 && qRed(drawn.pixel(x, y)) < 30);
    QVERIFY(isGreenThere);
    QCOMPARE(host.connections, 1);
}

void TestReaderTools::printsChosenPages()
{
    const MessageId id =
        desk().add(rawMessage("Uzun", plainPart(QByteArray("satir satir satir\r\n").repeated(300))));
    openPane();
    show(id);
    const QByteArray bytes = pdf();
    const int all = opened(bytes)->count();
    QVERIFY(all > 3);
    const auto printer = std::make_shared<QPrinter>();
    const QString file = m_dir.filePath(u"kagit.pdf"_s);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    printer->setPrintRange(QPrinter::PageRange);
    printer->setFromTo(2, 3);
    PdfPrinting printing(*pdfFactory(), printer);
    QSignalSpy finished(&printing, &PdfPrinting::finished);
    QSignalSpy progressed(&printing, &PdfPrinting::progressed);
    printing.start(bytes);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(progressed.size(), 2);
    const auto printed = opened(readFile(file));
    QVERIFY(printed != nullptr);
    QCOMPARE(printed->count(), 2);
    const QImage drawn = printed->render(0, QSize(600, 850));
    QCOMPARE(drawn.pixelColor(3, 3), QColor(Qt::white));
    QSignalSpy failed(&printing, &PdfPrinting::failed);
    printing.start("no pdf");
    QTRY_COMPARE(failed.size(), 1);
}

void TestReaderTools::asksOnWhatToPrint()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    openPane();
    show(id);
    QTest::keyClick(&pane(), Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(pane().findChild<QPrintDialog*>(u"printDialog"_s) != nullptr);
    auto* dialog = pane().findChild<QPrintDialog*>(u"printDialog"_s);
    const QString file = m_dir.filePath(u"soruldu.pdf"_s);
    dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
    dialog->printer()->setOutputFileName(file);
    dialog->done(QDialog::Accepted);
    QTRY_VERIFY_WITH_TIMEOUT(opened(readFile(file)) != nullptr, kPatience);
    QTRY_VERIFY(pane().findChild<QWidget*>(u"paperProgress"_s) == nullptr);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestReaderTools>(argc, argv);
}

#include "tst_reader_tools.moc"
