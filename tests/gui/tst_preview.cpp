// Attachments that are looked at without another program, and dragged out.
#include "gui/ImageHost.h"
#include "gui/ReaderFixture.h"

#include "preview/PageView.h"
#include "preview/PdfSource.h"
#include "preview/PreviewWindow.h"
#include "reader/AttachmentActions.h"
#include "reader/MessageTools.h"
#include "reader/MessageView.h"
#include "reader/PdfPages.h"
#include "reader/SideWork.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/FileChip.h"
#include "widgets/Language.h"

#include <QDrag>
#include <QFileDialog>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

/// Pages that are black below a white margin.
QByteArray samplePdf(int pages)
{
    QByteArray data;
    QBuffer out(&data);
    out.open(QIODevice::WriteOnly);
    QPdfWriter writer(&out);
    writer.setPageSize(QPageSize(QPageSize::A5));
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        painter.fillRect(QRect(0, writer.height() / 4, writer.width(), writer.height() / 2), Qt::black);
    }
    painter.end();
    return data;
}

/// Opens when it is let, and says which thread it was closed in.
class SlowPdf : public PdfFactory
{
public:
    std::unique_ptr<PdfPages> open(const QByteArray& data, PdfProblem* problem) override
    {
        Q_UNUSED(data)
        opening.ref();
        gate.acquire();
        *problem = PdfProblem::None;
        return std::make_unique<Pages>(*this);
    }

    QSemaphore gate;
    QAtomicInt opening = 0;
    QAtomicPointer<QThread> closedIn = nullptr;

private:
    class Pages : public PdfPages
    {
    public:
        explicit Pages(SlowPdf& factory) : m_factory(factory) {}
        ~Pages() override { m_factory.closedIn.storeRelaxed(QThread::currentThread()); }
        [[nodiscard]] int count() const override { return 1; }
        [[nodiscard]] QSizeF sizeOf(int) const override { return {100, 100}; }
        [[nodiscard]] QImage render(int, QSize) override { return {}; }
        [[nodiscard]] QString textOf(int) override { return {}; }

    private:
        SlowPdf& m_factory;
    };
};

void waitForPdfWork()
{
    QSemaphore done;
    runAside(SideWork::Pdf, [&done] { done.release(); });
    done.acquire();
}

/// Pictures for people, in the directory that POSTACI_PICTURES names.
void keepPicture(QWidget& widget, const QString& name)
{
    if (const QString dir = qEnvironmentVariable("POSTACI_PICTURES"); !dir.isEmpty())
        widget.grab().save(dir + u"/preview-"_s + name + u".png"_s);
}

} // namespace

class TestPreview : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Language::apply(u"en"_s);
        renew();
    }
    void cleanup() { close(); }
    void showsPictures();
    void showsTextsOfAnyCharset();
    void showsManyLinesInPieces();
    void showsThePagesOfAPdf();
    void saysWhatItDoesNotShow_data();
    void saysWhatItDoesNotShow();
    void goesThroughAllByKeys();
    void goesWithItsMessage();
    void closesLongWorkWithoutWaiting();
    void holdsUpNothingElse();
    void closesFilesInTheirThread();
    void dragsACopyOut();
    void aClickIsNoDrag();

private:
    void showWith(const QList<SampleAttachment>& files)
    {
        const MessageId id = desk().add(rawMessage("Dosyalar", mixedPart("Ekte.", files)));
        openPane();
        show(id);
    }
    [[nodiscard]] FileChip* chip(qsizetype index) { return pane().findChildren<FileChip*>().value(index); }
    [[nodiscard]] QWidget* chipName(qsizetype index)
    {
        return chip(index)->findChild<QWidget*>(u"fileChipName"_s);
    }
    /// By the blank key on a chip; null: there is none.
    PreviewWindow* look(qsizetype index);
    [[nodiscard]] PreviewWindow* window() { return pane().findChild<PreviewWindow*>(); }
};

PreviewWindow* TestPreview::look(qsizetype index)
{
    chipName(index)->setFocus();
    QTest::keyClick(chipName(index), Qt::Key_Space);
    PreviewWindow* const preview = window();
    if (preview != nullptr && !QTest::qWaitFor([preview] { return !preview->isBusy(); }, kPatience))
        return nullptr;
    return preview;
}

void TestPreview::showsPictures()
{
    showWith({{"foto.png", picture(Qt::red)}});
    PreviewWindow* preview = look(0);
    QVERIFY(preview != nullptr && preview->isVisible());
    QVERIFY2(preview->windowTitle().startsWith(u"foto.png ("_s), qPrintable(preview->windowTitle()));
    QCOMPARE(preview->shown(), preview->pages());
    const auto middle = [preview] {
        const QImage seen = preview->pages()->viewport()->grab().toImage();
        return seen.pixelColor(seen.rect().center());
    };
    QTRY_COMPARE(middle(), QColor(Qt::red));
    QCOMPARE(preview->pages()->zoom(), 1.0); // small ones are not blown up
    QTest::keyClick(preview, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(preview->pages()->zoom() > 1.2);
    QTest::keyClick(preview, Qt::Key_Minus, Qt::ControlModifier);
    QTest::keyClick(preview, Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(preview->pages()->zoom() < 0.9);
    QTest::keyClick(preview, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(preview->pages()->zoom(), 1.0);
    QVERIFY(opened().isEmpty());
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(window() == nullptr);
}

void TestPreview::showsTextsOfAnyCharset()
{
    showWith({{"not.txt", "\xfe\x69ir yaz\xfd"}, // Windows-1254
              {"uzun.csv", QByteArray("bir;iki;üç\n").repeated(200'000)},
              {"sayfa.svg", "<svg onload=\"alert(1)\"><image href=\"http://x.example/\"/></svg>"}});
    PreviewWindow* preview = look(0);
    QVERIFY(preview != nullptr);
    QCOMPARE(preview->shown(), preview->text());
    QCOMPARE(preview->text()->toPlainText(), u"şiir yazı"_s);
    QVERIFY(preview->text()->isReadOnly());
    preview->close();
    QTRY_VERIFY(window() == nullptr);
    preview = look(1);
    QVERIFY(preview != nullptr);
    QVERIFY(preview->text()->toPlainText().startsWith(u"bir;iki;üç\nbir"_s));
    QVERIFY(preview->text()->document()->characterCount() < 1100'000);
    const auto* cut = preview->findChild<InfoBar*>(u"cutBar"_s);
    QVERIFY(cut != nullptr && cut->isVisible());
    preview->resize(420, 400);
    QCOMPARE(preview->width(), 420);
    keepPicture(*preview, u"text"_s);
    preview->close();
    QTRY_VERIFY(window() == nullptr);
    preview = look(2); // as it is written: nothing of it is carried out
    QVERIFY(preview != nullptr);
    QVERIFY(preview->text()->toPlainText().contains(u"<svg onload="_s));
}

void TestPreview::showsManyLinesInPieces()
{
    showWith({{"satirlar.txt", QByteArray("a\n").repeated(500'000)}, {"kisa.txt", "kisa"}});
    PreviewWindow* preview = look(0);
    QVERIFY(preview != nullptr);
    QVERIFY(!preview->isTextComplete()); // the window answers in between
    QVERIFY(preview->text()->blockCount() < 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(preview->isTextComplete(), kPatience);
    QVERIFY(preview->text()->blockCount() <= 200'001);
    QVERIFY(preview->findChild<InfoBar*>(u"cutBar"_s)->isVisible());
    preview->showAt(0);
    QTRY_VERIFY(!preview->isBusy() && !preview->isTextComplete());
    preview->showAt(1); // while the other one fills
    QTRY_VERIFY(!preview->isBusy());
    QTRY_VERIFY(preview->isTextComplete());
    QCOMPARE(preview->text()->toPlainText(), u"kisa"_s);
}

void TestPreview::showsThePagesOfAPdf()
{
    showWith({{"rapor.pdf", samplePdf(3)}});
    PreviewWindow* preview = look(0);
    QVERIFY(preview != nullptr);
    QCOMPARE(preview->shown(), preview->pages());
    QCOMPARE(preview->pages()->pageCount(), 3);
    QTRY_VERIFY(preview->pages()->hasPicture(0));
    QCOMPARE(preview->focusWidget(), preview->pages()); // arrows and Page Down are at once its
    const QImage seen = preview->pages()->viewport()->grab().toImage();
    QCOMPARE(seen.pixelColor(seen.width() / 2, 20), QColor(Qt::white));
    QCOMPARE(seen.pixelColor(seen.width() / 2, seen.height() / 2), QColor(Qt::black));
    const auto* place = preview->findChild<ElidedLabel*>(u"previewPlace"_s);
    QCOMPARE(place->fullText(), u"Page 1 of 3"_s);
    keepPicture(*preview, u"pdf"_s);
    QScrollBar* bar = preview->pages()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QCOMPARE(place->fullText(), u"Page 3 of 3"_s);
    QTRY_VERIFY(preview->pages()->hasPicture(2));
    QTRY_VERIFY(!preview->pages()->hasPicture(0)); // only those around what is seen are kept
}

void TestPreview::saysWhatItDoesNotShow_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("title");
    QTest::newRow("program") << QByteArray("fatura.pdf.exe") << QByteArray("MZ") << u"This is a program"_s;
    QTest::newRow("unknown") << QByteArray("a.zip") << QByteArray("PK")
                             << u"There is no preview of this kind of file"_s;
    QTest::newRow("no picture") << QByteArray("a.png") << QByteArray("abc")
                                << u"There is no preview of this kind of file"_s;
    QTest::newRow("broken picture") << QByteArray("a.png") << picture(Qt::red).left(60)
                                    << u"This file is damaged, or is not what it is called"_s;
    QTest::newRow("no pdf") << QByteArray("a.pdf") << QByteArray("abc")
                            << u"This file is damaged, or is not what it is called"_s;
    QByteArray bomb; // says that it is 12,000 pixels wide and high
    QBuffer out(&bomb);
    QImage small(8, 8, QImage::Format_RGB32);
    small.fill(Qt::red);
    small.save(&out, "BMP");
    bomb.replace(18, 8, QByteArray::fromHex("e02e0000e02e0000"));
    QTest::newRow("huge picture") << QByteArray("a.bmp") << bomb << u"This file is too large for a preview"_s;
}

void TestPreview::saysWhatItDoesNotShow()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, data);
    QFETCH(QString, title);
    showWith({{name, data}});
    PreviewWindow* preview = look(0);
    QVERIFY(preview != nullptr);
    QCOMPARE(preview->shown(), preview->notice());
    QCOMPARE(preview->notice()->title(), title);
    keepPicture(*preview, QString::fromLatin1(QTest::currentDataTag()));
    const bool isProgram = name.endsWith(".exe");
    QCOMPARE(preview->findChild<QPushButton*>(u"previewOpenButton"_s)->isEnabled(), !isProgram);
    press(preview, "previewSaveButton");
    QTRY_VERIFY(pane().findChild<QFileDialog*>() != nullptr);
}

void TestPreview::goesThroughAllByKeys()
{
    showWith({{"bir.txt", "bir"}, {"iki.png", picture(Qt::red)}, {"uc.html", "<b>uc</b>"}});
    PreviewWindow* preview = look(1);
    QVERIFY(preview != nullptr);
    const auto place = [preview] { return preview->findChild<ElidedLabel*>(u"previewPlace"_s)->fullText(); };
    QCOMPARE(place(), u"File 2 of 3"_s);
    QTest::keyClick(preview, Qt::Key_Right);
    QTRY_VERIFY(!preview->isBusy());
    QCOMPARE(preview->current().name, u"uc.html"_s);
    QCOMPARE(preview->text()->toPlainText(), u"<b>uc</b>"_s);
    QTest::keyClick(preview, Qt::Key_Right); // the end
    QCOMPARE(preview->current().name, u"uc.html"_s);
    QTest::keyClick(preview, Qt::Key_Left);
    QTest::keyClick(preview, Qt::Key_Left);
    QTRY_VERIFY(!preview->isBusy());
    QCOMPARE(preview->current().name, u"bir.txt"_s);
    press(preview, "previewOpenButton");
    QTRY_COMPARE(opened().size(), 1);
    QVERIFY(opened().first().toLocalFile().endsWith(u"/bir.txt"_s));
    // What is asked about is asked in the window behind.
    QTest::keyClick(preview, Qt::Key_Right);
    QTest::keyClick(preview, Qt::Key_Right);
    press(preview, "previewOpenButton");
    QTRY_VERIFY(window() == nullptr);
    QVERIFY(bar("fileBar") != nullptr);
    QCOMPARE(opened().size(), 1);
}

void TestPreview::goesWithItsMessage()
{
    const MessageId other = desk().add(rawMessage("Baska", plainPart("x")));
    showWith({{"bir.txt", "bir"}});
    QVERIFY(look(0) != nullptr);
    show(other);
    QTRY_VERIFY(window() == nullptr);
}

void TestPreview::closesLongWorkWithoutWaiting()
{
    showWith({{"rapor.pdf", samplePdf(200)}});
    chipName(0)->setFocus();
    QTest::keyClick(chipName(0), Qt::Key_Space);
    QVERIFY(window() != nullptr);
    window()->close(); // in the middle of it
    QTRY_VERIFY(window() == nullptr);
    waitForPdfWork();
    QCoreApplication::processEvents();
}

void TestPreview::holdsUpNothingElse()
{
    showWith({{"bir.txt", "bir"}});
    SlowPdf factory;
    auto owner = std::make_unique<QObject>();
    const auto end = qScopeGuard([&] {
        factory.gate.release(2 * QThread::idealThreadCount());
        owner.reset();
        waitForPdfWork();
    });
    for (int i = 0; i < 2 * QThread::idealThreadCount(); ++i)
        new PdfSource(factory, "pdf", owner.get());
    QTRY_VERIFY(factory.opening.loadRelaxed() > 0);
    QVERIFY(look(0) != nullptr);
    QCOMPARE(window()->text()->toPlainText(), u"bir"_s);
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"ileti.eml"_s);
    pane().view()->tools()->saveTo(file);
    QTRY_VERIFY(QFileInfo(file).size() > 0);
    QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0); // Qt would wait for those at the end
}

void TestPreview::closesFilesInTheirThread()
{
    SlowPdf factory;
    factory.gate.release(1);
    auto source = std::make_unique<PdfSource>(factory, "pdf", nullptr);
    QSignalSpy opened(source.get(), &PdfSource::opened);
    QTRY_COMPARE(opened.size(), 1);
    source.reset(); // idle: nobody else has the document any more
    waitForPdfWork();
    QVERIFY(factory.closedIn.loadRelaxed() != nullptr);
    QVERIFY(factory.closedIn.loadRelaxed() != QThread::currentThread());
}

void TestPreview::dragsACopyOut()
{
    showWith({{"rapor.txt", "icerik"}});
    auto* actions = pane().findChild<AttachmentActions*>();
    QList<QUrl> dragged;
    actions->setDragRunner([&dragged](QDrag& drag) { dragged = drag.mimeData()->urls(); });
    QWidget* name = chipName(0);
    const QPoint begin = name->rect().center();
    const QPoint end = begin + QPoint(2 * QApplication::startDragDistance(), 0);
    QTest::mousePress(name, Qt::LeftButton, {}, begin);
    QTest::mouseMove(name, end);
    // The button is still down when the copy is there, or up already: then it says so.
    QTRY_VERIFY(!dragged.isEmpty() || bar("fileBar") != nullptr);
    QTest::mouseRelease(name, Qt::LeftButton, {}, end);
    if (dragged.isEmpty()) {
        QCOMPARE(bar("fileBar")->text(), u"rapor.txt is ready now: drag it once more."_s);
        QTest::mousePress(name, Qt::LeftButton, {}, begin);
        QTest::mouseMove(name, end);
        QTest::mouseRelease(name, Qt::LeftButton, {}, end);
    }
    QTRY_COMPARE(dragged.size(), 1);
    const QFileInfo file(dragged.first().toLocalFile());
    QCOMPARE(file.fileName(), u"rapor.txt"_s);
    QFile copy(file.filePath());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("icerik"));
    QVERIFY(opened().isEmpty()); // it was no click
}

void TestPreview::aClickIsNoDrag()
{
    showWith({{"rapor.txt", "icerik"}});
    bool isDragged = false;
    pane().findChild<AttachmentActions*>()->setDragRunner([&isDragged](QDrag&) { isDragged = true; });
    QTest::mouseClick(chipName(0), Qt::LeftButton);
    QTRY_COMPARE(opened().size(), 1);
    chipName(0)->setFocus();
    QTest::keyClick(chipName(0), Qt::Key_Return);
    QTRY_COMPARE(opened().size(), 2);
    QVERIFY(!isDragged && window() == nullptr);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestPreview>(argc, argv);
}

#include "tst_preview.moc"
