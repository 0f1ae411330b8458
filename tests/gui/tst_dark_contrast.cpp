// HTML bodies in the dark scheme: every text can be read, measured in the pixels of the page itself.
#include "gui/Contrast.h"
#include "gui/ReaderFixture.h"

#include "support/sourcetree/SourceTree.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebEngineScript>
#include <QWebEngineView>

#include <map>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr double kReadable = 4.5; // WCAG 2.1, 1.4.3

/// A piece of text in one line of the page, in pixels of the widget.
struct TextRun
{
    QString text;
    QRect place;
};

/// The ground is the colour that most pixels have; letters are what differs most from it. Thin strokes never
/// reach their colour, so this measures less than there is and never more.
double contrastIn(const QImage& page, const QRect& place)
{
    std::map<QRgb, int> counts;
    for (int y = place.top(); y <= place.bottom(); ++y)
        for (int x = place.left(); x <= place.right(); ++x)
            ++counts[page.pixel(x, y)];
    const auto ground = std::max_element(counts.begin(), counts.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
    double most = 1;
    for (const auto& [color, count] : counts)
        most = std::max(most, contrast(QColor(color), QColor(ground->first)));
    return most;
}

} // namespace

class TestDarkContrast : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { close(); }
    void cleanupTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void seesWhatCannotBeRead();
    void thereAreManyFixtures();
    void remembersTheSendersOwnColours();

private:
    [[nodiscard]] QWebEngineView* view() const
    {
        auto* itself = qobject_cast<QWebEngineView*>(body().html());
        return itself != nullptr ? itself : body().html()->findChild<QWebEngineView*>();
    }
    [[nodiscard]] QList<TextRun> textRuns();
    [[nodiscard]] QStringList unreadable(const QList<TextRun>& runs) const;
    void showHtml(const QByteArray& html);
};

void TestDarkContrast::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Dark);
    QVERIFY(Theme::isDark());
}

void TestDarkContrast::showHtml(const QByteArray& html)
{
    renew();
    const MessageId id = desk().add(rawMessage(
        "Koyu", "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + html));
    openPane();
    pane().resize(900, 1400);
    body().changeZoom(6); // strokes of some pixels
    show(id);
    QVERIFY(body().html() != nullptr && body().html()->isVisible());
}

QList<TextRun> TestDarkContrast::textRuns()
{
    const QString script =
        u"(() => { const runs = []; const walker = document.createTreeWalker(document.body, "
        u"NodeFilter.SHOW_TEXT);"
        "while (walker.nextNode()) { const node = walker.currentNode; if (!node.data.trim()) continue;"
        "const range = document.createRange(); range.selectNodeContents(node);"
        "for (const r of range.getClientRects()) if (r.width > 2 && r.height > 2)"
        "runs.push({text: node.data.trim(), x: r.x, y: r.y, width: r.width, height: r.height}); }"
        "return JSON.stringify({runs: runs, width: window.innerWidth}); })()"_s;
    QString answer;
    view()->page()->runJavaScript(script, QWebEngineScript::ApplicationWorld,
                                  [&answer](const QVariant& value) { answer = value.toString(); });
    if (!QTest::qWaitFor([&answer] { return !answer.isEmpty(); }, kPatience))
        return {};
    const QJsonObject told = QJsonDocument::fromJson(answer.toUtf8()).object();
    const double scale = view()->width() / told.value(u"width"_s).toDouble();
    QList<TextRun> runs;
    const QJsonArray places = told.value(u"runs"_s).toArray();
    for (qsizetype i = 0; i < places.size(); ++i) {
        const QJsonObject run = places.at(i).toObject();
        const QRectF place(run.value(u"x"_s).toDouble() * scale, run.value(u"y"_s).toDouble() * scale,
                           run.value(u"width"_s).toDouble() * scale,
                           run.value(u"height"_s).toDouble() * scale);
        runs.append({run.value(u"text"_s).toString(), place.toAlignedRect()});
    }
    return runs;
}

QStringList TestDarkContrast::unreadable(const QList<TextRun>& runs) const
{
    const QImage page = view()->grab().toImage();
    QStringList found;
    for (const TextRun& run : runs) {
        const QRect place = run.place.intersected(page.rect());
        const double measured = place.isEmpty() ? 0 : contrastIn(page, place);
        if (measured < kReadable)
            found << u"%1: %2"_s.arg(run.text.left(40)).arg(measured);
    }
    return found;
}

void TestDarkContrast::everyTextCanBeRead_data()
{
    QTest::addColumn<QString>("file");
    const QDir dir(sourcePath(u"tests/corpus/dark"_s));
    for (const QString& name : dir.entryList({u"*.html"_s}))
        QTest::newRow(qPrintable(name)) << dir.filePath(name);
}

void TestDarkContrast::everyTextCanBeRead()
{
    QFETCH(QString, file);
    QFile source(file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    showHtml(source.readAll());
    const QList<TextRun> runs = textRuns();
    QVERIFY(!runs.isEmpty());
    // The page is drawn some time after it was laid out.
    QStringList last;
    (void)QTest::qWaitFor([&] { return (last = unreadable(runs)).isEmpty(); }, 3000);
    QVERIFY2(last.isEmpty(), qPrintable(last.join(u"; "_s)));
}

void TestDarkContrast::seesWhatCannotBeRead()
{
    showHtml("<p style='color:#999'>soluk</p><p style='color:#000'>siyah</p><p style='color:#fff'>beyaz</p>");
    pane().findChild<QAbstractButton*>(u"originalColorsButton"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(view()->grab().toImage().pixelColor(300, 300), QColor(Qt::white), kPatience);
    QVERIFY(QTest::qWaitFor([this] { return pane().isSettled(); }, kPatience));
    const QList<TextRun> runs = textRuns();
    QCOMPARE(runs.size(), 3);
    QTRY_COMPARE_WITH_TIMEOUT(unreadable(runs).size(), 2, kPatience);
    const QStringList found = unreadable(runs);
    QVERIFY2(found.first().startsWith(u"soluk: 2."_s) && found.last() == u"beyaz: 1"_s,
             qPrintable(found.join(u"; "_s)));
}

void TestDarkContrast::thereAreManyFixtures()
{
    QVERIFY(QDir(sourcePath(u"tests/corpus/dark"_s)).entryList({u"*.html"_s}).size() >= 30);
}

void TestDarkContrast::remembersTheSendersOwnColours()
{
    showHtml(
        "<body style=\"background:#ffffff;color:#000000\"><div style=\"height:200px\">Merhaba</div></body>");
    const auto colorAt = [this] { return view()->grab().toImage().pixelColor(300, 150); };
    QTRY_VERIFY_WITH_TIMEOUT(colorAt().lightness() < 60, kPatience);
    auto* button = pane().findChild<QAbstractButton*>(u"originalColorsButton"_s);
    QVERIFY(button->isVisible() && !button->isChecked());
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(), QColor(Qt::white), kPatience);
    QVERIFY(button->isChecked());
    QVERIFY(AppSettings(desk().profile()).keepsOriginalColors(u"ayse@ornek.com.tr"_s));
    const MessageId id = pane().currentMessage();
    pane().clear();
    show(id); // the sender is remembered
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(), QColor(Qt::white), kPatience);
    pane().findChild<QAction*>(u"originalColorsAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(colorAt().lightness() < 60, kPatience);
    QVERIFY(!desk().settings().keepsOriginalColors(u"ayse@ornek.com.tr"_s));
    Theme::apply(*qApp, ColorScheme::Light);
    QTRY_VERIFY(!button->isVisible()); // nothing to choose there
    Theme::apply(*qApp, ColorScheme::Dark);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestDarkContrast>(argc, argv);
}

#include "tst_dark_contrast.moc"
