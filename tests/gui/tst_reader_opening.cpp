// What the reader hands to the desktop, links and files, and what it asks before.
#include "gui/ReaderFixture.h"

#include "widgets/FileChip.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestReaderOpening : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void opensLinksThatWereShown();
    void asksBeforeLinksThatWereNot();
    void leavesMailtoToTheComposer();
    void opensFilesFromAPrivateCopy();
    void neverOpensPrograms();
    void asksBeforeActiveFiles();
    void savesAllUnderFreeNames();
};

void TestReaderOpening::opensLinksThatWereShown()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bkz. https://ornek.example/rapor tamam")));
    openPane();
    show(id);
    QWidget* view = body().text()->viewport();
    const QPoint place = linkPlace(u"ornek.example"_s);
    auto* target = pane().findChild<QLabel*>(u"linkTarget"_s);
    QVERIFY(!target->isVisible());
    QTest::mouseMove(view, place);
    QTRY_VERIFY(target->isVisible());
    QCOMPARE(target->text(), u"https://ornek.example/rapor"_s);
    QTest::mouseClick(view, Qt::LeftButton, {}, place);
    QCOMPARE(opened(), QList<QUrl>{QUrl(u"https://ornek.example/rapor"_s)});
    QVERIFY(bar("linkBar") == nullptr);
}

void TestReaderOpening::asksBeforeLinksThatWereNot()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bkz. https://ornek.example/rapor tamam")));
    openPane();
    show(id);
    // Not moved over, as with a finger or the keyboard.
    Q_EMIT body().linkActivated(QUrl(u"https://ornek.example/rapor"_s), {});
    QVERIFY(opened().isEmpty());
    QVERIFY(bar("linkBar") != nullptr && bar("linkBar")->text().contains(u"https://ornek.example/rapor"_s));
    press(bar("linkBar"), "infoBarPrimaryButton");
    QCOMPARE(opened().size(), 1);
    QVERIFY(bar("linkBar") == nullptr);

    Q_EMIT body().linkActivated(QUrl(u"https://kotu.example"_s), u"www.banka.example"_s);
    QCOMPARE(bar("linkBar")->kind(), InfoBar::Caution);
    QVERIFY(bar("linkBar")->text().contains(u"www.banka.example"_s));
    QVERIFY(bar("linkBar")->text().contains(u"kotu.example"_s));
    press(bar("linkBar"), "infoBarSecondaryButton");
    QCOMPARE(QApplication::clipboard()->text(), u"https://kotu.example"_s);
    QCOMPARE(opened().size(), 1);
}

void TestReaderOpening::leavesMailtoToTheComposer()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("bana: mehmet@ornek.com.tr yaz")));
    openPane();
    show(id);
    QSignalSpy compose(&pane(), &ReaderPane::composeTo);
    QTest::mouseClick(body().text()->viewport(), Qt::LeftButton, {}, linkPlace(u"mehmet@"_s));
    QCOMPARE(compose.count(), 1);
    QCOMPARE(compose.first().first().toString(), u"mailto:mehmet@ornek.com.tr"_s);
    QVERIFY(opened().isEmpty());
}

void TestReaderOpening::opensFilesFromAPrivateCopy()
{
    const MessageId id =
        desk().add(rawMessage("Dosya", mixedPart("Ekte.", {{"rapor.pdf", "%PDF-1.7 icerik"}})));
    openPane();
    show(id);
    const auto chips = pane().findChildren<FileChip*>();
    QCOMPARE(chips.size(), 1);
    QCOMPARE(chips.first()->fileName(), u"rapor.pdf"_s);
    press(chips.first(), "fileChipName");
    QTRY_COMPARE(opened().size(), 1);
    const QFileInfo file(opened().first().toLocalFile());
    QCOMPARE(file.fileName(), u"rapor.pdf"_s);
    QFile copy(file.filePath());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("%PDF-1.7 icerik"));
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOwner;
    QVERIFY((file.permissions() & others) == QFileDevice::Permissions());
    const QFileInfo root(QFileInfo(file.path()).path());
    QVERIFY((root.permissions() & (QFileDevice::ExeGroup | QFileDevice::ExeOther)) ==
            QFileDevice::Permissions());
    closePane();
    QVERIFY(!QFileInfo::exists(file.filePath()));
}

void TestReaderOpening::neverOpensPrograms()
{
    const MessageId id = desk().add(
        rawMessage("Dosya", mixedPart("Ekte.", {{"fatura.pdf.exe", "MZ"}, {"fatura.pdf", "MZ not a pdf"}})));
    openPane();
    show(id);
    auto chips = pane().findChildren<FileChip*>();
    QCOMPARE(chips.size(), 2);
    for (FileChip* chip : chips) {
        press(chip, "fileChipName");
        QTRY_VERIFY(bar("fileBar") != nullptr);
        QCOMPARE(bar("fileBar")->kind(), InfoBar::Caution);
        QVERIFY(bar("fileBar")->text().contains(chip->fileName()));
        press(bar("fileBar"), "infoBarCloseButton");
    }
    QVERIFY(opened().isEmpty());
}

void TestReaderOpening::asksBeforeActiveFiles()
{
    const MessageId id = desk().add(rawMessage("Dosya", mixedPart("Ekte.", {{"fatura.html", "<p>x</p>"}})));
    openPane();
    show(id);
    press(pane().findChild<FileChip*>(), "fileChipName");
    QVERIFY(bar("fileBar") != nullptr);
    QVERIFY(opened().isEmpty());
    press(bar("fileBar"), "infoBarSecondaryButton");
    QTRY_COMPARE(opened().size(), 1);
}

void TestReaderOpening::savesAllUnderFreeNames()
{
    const MessageId id = desk().add(rawMessage(
        "Dosya", mixedPart("Ekte.", {{"rapor.pdf", "bir"}, {"rapor.pdf", "iki"}, {"not.txt", "uc"}})));
    openPane();
    show(id);
    QTemporaryDir target;
    QFile before(target.filePath(u"not.txt"_s));
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("eski") == 4);
    before.close();
    press(&pane(), "saveAllButton");
    QTRY_VERIFY(pane().findChild<QFileDialog*>() != nullptr);
    auto* dialog = pane().findChild<QFileDialog*>();
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

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestReaderOpening>(argc, argv);
}

#include "tst_reader_opening.moc"
