// What the reader is made of, without windows: links, quotes, files, and the images of a document.
#include "message/HtmlCleaner.h"
#include "reader/DocumentImages.h"
#include "reader/FileRisk.h"
#include "reader/Links.h"
#include "reader/QuotedText.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

class TestReaderParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsLinks_data();
    void findsLinks();
    void findsLinksInLinearTime();
    void showsTargetsAsTheyAre_data();
    void showsTargetsAsTheyAre();
    void noticesMisleadingLinks_data();
    void noticesMisleadingLinks();
    void findsMisleadingLinksInDocuments();
    void followsOnlyWebAndMail_data();
    void followsOnlyWebAndMail();
    void takesQuotesApart();
    void takesLongLinesInPieces();
    void foldsLongQuotes();
    void foldsNothingWhereOnlyQuotesAre();
    void knowsDangerousFiles_data();
    void knowsDangerousFiles();
    void knowsProgramsByTheirBytes();
    void takesImagesOut();
    void leavesTextAsItIs();
};

void TestReaderParts::findsLinks_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("firstTarget");
    QTest::newRow("none") << u"Yarın saat onda."_s << QStringList() << QString();
    QTest::newRow("web") << u"bkz. https://ornek.example/a?b=1."_s
                         << QStringList{u"https://ornek.example/a?b=1"_s} << u"https://ornek.example/a?b=1"_s;
    QTest::newRow("brackets") << u"(https://ornek.example/x_(y))"_s
                              << QStringList{u"https://ornek.example/x_(y)"_s}
                              << u"https://ornek.example/x_(y)"_s;
    QTest::newRow("angle") << u"<https://ornek.example/>"_s << QStringList{u"https://ornek.example/"_s}
                           << u"https://ornek.example/"_s;
    QTest::newRow("www") << u"www.ornek.example, tamam"_s << QStringList{u"www.ornek.example"_s}
                         << u"https://www.ornek.example"_s;
    QTest::newRow("mail") << u"ayse@ornek.com.tr!"_s << QStringList{u"ayse@ornek.com.tr"_s}
                          << u"mailto:ayse@ornek.com.tr"_s;
    QTest::newRow("two") << u"a@b.example ve http://c.example"_s
                         << QStringList{u"a@b.example"_s, u"http://c.example"_s} << u"mailto:a@b.example"_s;
    QTest::newRow("other schemes") << u"javascript:alert(1) file:///etc/passwd ftp://x.example"_s
                                   << QStringList() << QString();
    QTest::newRow("no host") << u"http:// https://"_s << QStringList() << QString();
}

void TestReaderParts::findsLinks()
{
    QFETCH(QString, line);
    QFETCH(QStringList, texts);
    QFETCH(QString, firstTarget);
    QStringList found;
    const QList<TextLink> links = findLinks(line);
    for (const TextLink& link : links)
        found << line.mid(link.start, link.length);
    QCOMPARE(found, texts);
    if (!links.isEmpty())
        QCOMPARE(links.first().target, QUrl(firstTarget));
}

void TestReaderParts::findsLinksInLinearTime()
{
    // Each took minutes with a pattern that tries every place again.
    for (const QString& unit : {u"a"_s, u"a."_s, u"a@"_s, u"www."_s, u"http://"_s, u"@a.b"_s, u"("_s})
        QVERIFY(findLinks(unit.repeated(100'000)).size() <= 100'000);
}

void TestReaderParts::showsTargetsAsTheyAre_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"https://ornek.example/"_s << u"https://ornek.example"_s;
    QTest::newRow("path") << u"https://ornek.example/%C3%BCye?x=1"_s << u"https://ornek.example/üye?x=1"_s;
    QTest::newRow("user") << u"https://banka.example@kotu.example/"_s << u"https://kotu.example"_s;
    QTest::newRow("look-alike") << u"https://аpple.example/"_s << u"https://xn--pple-43d.example"_s;
    QTest::newRow("bidi") << u"https://ornek.example/%E2%80%AEgpj.exe"_s
                          << u"https://ornek.example/%E2%80%AEgpj.exe"_s;
    QTest::newRow("port") << u"http://ornek.example:8080/a"_s << u"http://ornek.example:8080/a"_s;
    QTest::newRow("mail") << u"mailto:ayse@ornek.example?subject=x"_s << u"ayse@ornek.example"_s;
}

void TestReaderParts::showsTargetsAsTheyAre()
{
    QFETCH(QString, target);
    QFETCH(QString, shown);
    QCOMPARE(shownTarget(QUrl(target)), shown);
}

void TestReaderParts::noticesMisleadingLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("misleading");
    QTest::newRow("words") << u"Buraya tıklayın"_s << u"https://kotu.example"_s << false;
    QTest::newRow("same") << u"www.banka.example"_s << u"https://banka.example/giris"_s << false;
    QTest::newRow("below it") << u"banka.example"_s << u"https://giris.banka.example"_s << false;
    QTest::newRow("another") << u"www.banka.example"_s << u"https://banka.example.kotu.example"_s << true;
    QTest::newRow("another with path")
        << u"https://banka.example/giris"_s << u"https://kotu.example"_s << true;
    QTest::newRow("ends alike") << u"banka.example"_s << u"https://kotubanka.example"_s << true;
    QTest::newRow("a sentence") << u"banka.example sitesine gidin"_s << u"https://kotu.example"_s << false;
}

void TestReaderParts::noticesMisleadingLinks()
{
    QFETCH(QString, text);
    QFETCH(QString, target);
    QFETCH(bool, misleading);
    QCOMPARE(isMisleading(text, QUrl(target)), misleading);
}

void TestReaderParts::findsMisleadingLinksInDocuments()
{
    const QString html =
        u"<p><a style='color:red' href='https://kotu.example?a=1&amp;b=2'><b>www.banka</b>.example</a>"
        "<a href='https://iyi.example'>İyi</a></p>"_s;
    const auto found = misleadingLinks(cleanHtml(html, RemoteContent::Blocked, {}).document);
    // The engine writes the same address with a "/".
    QCOMPARE(found.keys(), QStringList{targetKey(QUrl(u"https://kotu.example/?a=1&b=2"_s))});
    QCOMPARE(found.constBegin().value(), u"www.banka.example"_s);
}

void TestReaderParts::followsOnlyWebAndMail_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("followable");
    for (const char* good : {"https://a.example", "http://a.example/b", "mailto:a@b.example"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char* bad : {"file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "smb://a/b",
                            "postaci-mail://m1/", "https://", "mailto:", "cid:a", ""})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
}

void TestReaderParts::followsOnlyWebAndMail()
{
    QFETCH(QString, target);
    QFETCH(bool, followable);
    QCOMPARE(isFollowable(QUrl(target)), followable);
}

void TestReaderParts::takesQuotesApart()
{
    const QList<BodyLine> lines =
        bodyLines(u"Olur.\r\n> Yarın mı?\n>> Ne zaman?\n> > Nerede?\n>\n > değil\n-- \nAyşe\n\n"_s);
    using Part = BodyLine::Part;
    const QList<BodyLine> expected{
        {0, u"Olur."_s, Part::Text},    {1, u"Yarın mı?"_s, Part::Text}, {2, u"Ne zaman?"_s, Part::Text},
        {2, u"Nerede?"_s, Part::Text},  {1, QString(), Part::Text},      {0, u" > değil"_s, Part::Text},
        {0, u"-- "_s, Part::Signature}, {0, u"Ayşe"_s, Part::Signature},
    };
    QCOMPARE(lines.size(), expected.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QCOMPARE(lines.at(i).depth, expected.at(i).depth);
        QCOMPARE(lines.at(i).text, expected.at(i).text);
        QCOMPARE(lines.at(i).part, expected.at(i).part);
    }
}

void TestReaderParts::takesLongLinesInPieces()
{
    for (const QString& line : {u"kelime "_s.repeated(2000), u"x"_s.repeated(9999), u"😀"_s.repeated(5001)}) {
        const QList<BodyLine> lines = bodyLines(u"önce\n> "_s + line + u"\nsonra"_s);
        QVERIFY(lines.size() > 4);
        QVERIFY(!lines.first().continues && !lines.last().continues && !lines.at(1).continues);
        QString joined;
        for (const BodyLine& piece : lines.mid(1, lines.size() - 2)) {
            QVERIFY(piece.text.size() <= 4000 && piece.depth == 1);
            QVERIFY(piece.continues == !joined.isEmpty());
            QVERIFY(!piece.text.front().isLowSurrogate());
            joined += piece.text;
        }
        QCOMPARE(joined, line);
    }
}

void TestReaderParts::foldsLongQuotes()
{
    const QString text =
        u"Üstte\n"_s + u"> kısa\n"_s.repeated(8) + u"Arada\n"_s + u"> uzun\n"_s.repeated(9) + u"Altta"_s;
    QCOMPARE(quoteFolds(bodyLines(text)), (QList<QuoteFold>{{10, 9}}));
}

void TestReaderParts::foldsNothingWhereOnlyQuotesAre()
{
    QVERIFY(quoteFolds(bodyLines(u"\n\n"_s + u"> uzun\n"_s.repeated(50))).isEmpty());
}

void TestReaderParts::knowsDangerousFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<FileRisk>("risk");
    QTest::newRow("pdf") << u"rapor.pdf"_s << u"application/pdf"_s << FileRisk::None;
    QTest::newRow("xlsx") << u"tablo.xlsx"_s << u"application/octet-stream"_s << FileRisk::None;
    QTest::newRow("no ending") << u"README"_s << u"text/plain"_s << FileRisk::None;
    QTest::newRow("exe") << u"Fatura.EXE"_s << u"application/octet-stream"_s << FileRisk::Executable;
    QTest::newRow("two endings") << u"fatura.pdf.js"_s << u"application/pdf"_s << FileRisk::Executable;
    QTest::newRow("ending with blanks") << u"fatura.exe  "_s << u"text/plain"_s << FileRisk::Executable;
    QTest::newRow("ending with a dot") << u"fatura.exe."_s << u"text/plain"_s << FileRisk::Executable;
    QTest::newRow("desktop") << u"oku.desktop"_s << u"text/plain"_s << FileRisk::Executable;
    QTest::newRow("type") << u"oku.txt"_s << u"application/x-msdownload"_s << FileRisk::Executable;
    QTest::newRow("html") << u"fatura.html"_s << u"text/html"_s << FileRisk::Active;
    QTest::newRow("macro") << u"tablo.xlsm"_s << u"application/vnd.ms-excel"_s << FileRisk::Active;
}

void TestReaderParts::knowsDangerousFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QFETCH(FileRisk, risk);
    QCOMPARE(riskOfName(name, type), risk);
}

void TestReaderParts::knowsProgramsByTheirBytes()
{
    QTemporaryDir dir;
    const auto riskOf = [&dir](const QByteArray& bytes) {
        QFile file(dir.filePath(u"rapor.pdf"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return FileRisk::Active;
        file.close();
        return riskOfFile(file.fileName(), u"application/pdf"_s);
    };
    QCOMPARE(riskOf("%PDF-1.7"), FileRisk::None);
    QCOMPARE(riskOf("MZ\x90"), FileRisk::Executable);
    QCOMPARE(riskOf("#!/bin/sh\n"), FileRisk::Executable);
    QCOMPARE(riskOf("\x7f"
                    "ELF"),
             FileRisk::Executable);
    QCOMPARE(riskOfFile(dir.filePath(u"yok.pdf"_s), u"application/pdf"_s), FileRisk::Executable);
}

void TestReaderParts::takesImagesOut()
{
    const QString html = u"<style>td{background:url(https://a.example/bg.png?x=1&y=2)}</style>"
                         "<img src='data:image/png;base64,AAEC'><img src='cid:foto@x'><img "
                         "src='https://a.example/1.png?a=1&amp;b=2'>"
                         "<p style='background-image:url(https://b.example/2.png)'>x</p>"_s;
    const QString clean = cleanHtml(html, RemoteContent::Allowed, {}).document;
    const DocumentImages images = takeOutImages(clean);
    QCOMPARE(images.embedded.size(), 1);
    QCOMPARE(images.embedded.constBegin().value(), QByteArray::fromHex("000102"));
    QStringList remote;
    for (const QUrl& url : images.remote)
        remote << url.toString();
    remote.sort();
    QCOMPARE(remote, (QStringList{u"https://a.example/1.png?a=1&b=2"_s, u"https://a.example/bg.png?x=1&y=2"_s,
                                  u"https://b.example/2.png"_s}));
    QVERIFY(images.document.contains(u"cid:foto@x"_s));
    const QString body = images.document.mid(images.document.indexOf(u"<style>"_s));
    QVERIFY2(!body.contains(u"https://"_s) && !body.contains(u"data:"_s), qPrintable(body));
}

void TestReaderParts::leavesTextAsItIs()
{
    const QString text = u"Yazın: src=\"https://a.example/x\" ve url('https://b.example')"_s;
    const QString clean =
        cleanHtml(u"<p title=\"url('https://c.example')\">"_s + text.toHtmlEscaped() + u"</p>"_s,
                  RemoteContent::Blocked, {})
            .document;
    const DocumentImages images = takeOutImages(clean);
    QCOMPARE(images.document, clean);
    QVERIFY(images.remote.isEmpty());
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::TestReaderParts)
#include "tst_reader_parts.moc"
