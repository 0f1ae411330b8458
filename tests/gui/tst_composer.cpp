// The composer's window while a message is written: fields, sender, files, languages.
#include "gui/ComposerFixture.h"

#include "gui/MarkingTranslator.h"

#include "message/MessageReader.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestComposer : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void beginsWithTheSignature();
    void followsMailtoLinks();
    void saysWhatALinkMayNot();
    void sendsWhatWasTyped();
    void changesTheSignatureWithTheSender();
    void saysWhatIsNoAddress();
    void attachesByTheButton();
    void attachesDroppedFiles_data();
    void attachesDroppedFiles();
    void takesPastedFilesAndPictures();
    void takesNoTextThatIsDragged();
    void saysWhichFileCannotBeRead();
    void takesFilesOffAgain();
    void isUsedByKeyboard();
    void labelsAreDrawnWhole();
    void speaksBothLanguages_data();
    void speaksBothLanguages();
    void speaksTheNewLanguage();

private:
    /// A drag of these files that is let go over `target`; whether it was taken.
    [[nodiscard]] static bool drop(QWidget* target, const QMimeData& data);
};

bool TestComposer::drop(QWidget* target, const QMimeData& data)
{
    const QPoint place(20, 20);
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &move);
    QDropEvent drop(QPointF(place), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &drop);
    return drop.isAccepted();
}

void TestComposer::beginsWithTheSignature()
{
    desk().open();
    openNew();
    QCOMPARE(text(), u"\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s);
    QCOMPARE(body()->textCursor().position(), 0);
    QVERIFY(edit("toEdit")->hasFocus());
    QVERIFY(!edit("ccEdit")->isVisible());
    QCOMPARE(from()->count(), 2);
    QVERIFY(from()->currentText().contains(u"deniz@ornek.com.tr"_s));
}

void TestComposer::followsMailtoLinks()
{
    desk().open();
    openNew(u"mailto:ayse@ornek.com.tr?subject=Selam&cc=b@c.example&body=Merhaba"_s);
    QCOMPARE(recipients("toEdit"), u"ayse@ornek.com.tr"_s);
    QCOMPARE(edit("subjectEdit")->text(), u"Selam"_s);
    QVERIFY(edit("ccEdit")->isVisible());
    QVERIFY(text().startsWith(u"Merhaba"_s));
    QVERIFY(body()->hasFocus());
}

void TestComposer::saysWhatALinkMayNot()
{
    desk().open();
    openNew(u"mailto:a@x.example?subject=s"_s);
    QVERIFY(window().bars()->visibleBar(ComposerWindow::LinkBar) == nullptr);
    openNew(u"mailto:a@x.example?attach=/etc/passwd&subject=s"_s);
    const InfoBar* bar = window().bars()->visibleBar(ComposerWindow::LinkBar);
    QVERIFY(bar != nullptr);
    QVERIFY2(bar->text().contains(u"which no link may do"_s), qPrintable(bar->text()));
    QVERIFY(!bar->text().contains(u"too long"_s));
    QCOMPARE(window().findChildren<FileChip*>().size(), 0);
    openNew(u"mailto:a@x.example?body="_s + QString(150'000, u'b'));
    bar = window().bars()->visibleBar(ComposerWindow::LinkBar);
    QVERIFY(bar != nullptr && bar->text().contains(u"too long"_s));
    openNew(u"mailto:a@x.example?body="_s + QString(250'000, u'b'));
    bar = window().bars()->visibleBar(ComposerWindow::LinkBar);
    QVERIFY(bar != nullptr && bar->text().contains(u"too long"_s));
}

void TestComposer::sendsWhatWasTyped()
{
    desk().open();
    openNew();
    typeText(edit("toEdit"), u"Ayşe Yılmaz <ayse@ornek.com.tr>; \"Kaya, Mehmet\" <mehmet@ornek.com.tr>"_s);
    press("copiesButton");
    QVERIFY(edit("ccEdit")->hasFocus());
    typeText(edit("ccEdit"), u"grace@northwind.example"_s);
    typeText(edit("bccEdit"), u"gizli@ornek.com.tr"_s);
    typeText(edit("subjectEdit"), u"Çağrı üzerine: İğde"_s);
    QCOMPARE(window().windowTitle(), u"Çağrı üzerine: İğde"_s);
    typeText(body(), u"Şu satır\nve bu"_s);
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().recipients,
             (QStringList{u"ayse@ornek.com.tr"_s, u"mehmet@ornek.com.tr"_s, u"grace@northwind.example"_s,
                          u"gizli@ornek.com.tr"_s}));
    QCOMPARE(outbox().first().subject, u"Çağrı üzerine: İğde"_s);
    QCOMPARE(outbox().first().envelopeFrom, u"deniz@ornek.com.tr"_s);
    const MessageContent sent = readMessage(wire());
    QCOMPARE(sent.envelope.to, (AddressList{{u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s},
                                            {u"Kaya, Mehmet"_s, u"mehmet@ornek.com.tr"_s}}));
    QCOMPARE(sent.envelope.cc, (AddressList{{QString(), u"grace@northwind.example"_s}}));
    QVERIFY2(!wire().contains("gizli@"), "nobody else may see who got a blind copy");
    const QByteArray kept = engine().reader().outboxSentCopy(outbox().first().id).value_or({});
    QVERIFY(kept.contains("gizli@ornek.com.tr"));
    QVERIFY2(sent.text.startsWith(u"Şu satır\nve bu\n\n-- \nDeniz Arslan"_s), qPrintable(sent.text));
}

void TestComposer::changesTheSignatureWithTheSender()
{
    desk().open();
    openNew();
    typeText(body(), u"Merhaba"_s);
    const auto choose = [this](int index) {
        from()->setFocus();
        QTest::keyClick(from(), index == 0 ? Qt::Key_Home : Qt::Key_End);
    };
    choose(1);
    QCOMPARE(from()->currentIndex(), 1);
    QCOMPARE(text(), u"Merhaba"_s);
    choose(0);
    QCOMPARE(text(), u"Merhaba\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s);
    body()->moveCursor(QTextCursor::End);
    typeText(body(), u" (izinde)"_s);
    choose(1); // what was edited is the writer's own
    QVERIFY(text().endsWith(u"Örnek A.Ş. (izinde)"_s));
}

void TestComposer::saysWhatIsNoAddress()
{
    desk().open();
    openNew();
    auto* error = window().findChild<QWidget*>(u"toEditError"_s);
    typeText(edit("toEdit"), u"ayse, b@c.example"_s);
    QVERIFY(!error->isVisible()); // not while it is being typed
    QTest::keyClick(edit("toEdit"), Qt::Key_Tab);
    QVERIFY(error->isVisible());
    QVERIFY2(visibleTexts(error->parentWidget()).contains(u"Not an address: ayse"_s),
             qPrintable(visibleTexts(error->parentWidget()).join(u'|')));
    QVERIFY(typeInto(edit("toEdit"), u"toEdit"_s, u"a@b.example"_s));
    QVERIFY(!error->isVisible());
}

void TestComposer::attachesByTheButton()
{
    desk().open();
    openFilled();
    const QStringList chosen{makeFile(u"özet.txt"_s, "bir"), makeFile(u"b.txt"_s, "iki")};
    press("attachButton");
    QTRY_VERIFY(window().findChild<QFileDialog*>() != nullptr);
    QPointer<QFileDialog> dialog = window().findChild<QFileDialog*>();
    QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFiles);
    dialog->setDirectory(files().path());
    dialog->findChild<QLineEdit*>()->setText(u"\"özet.txt\" \"b.txt\""_s);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(chips().size(), 2);
    QCOMPARE(chips().first()->fileName(), u"özet.txt"_s);
    QTRY_VERIFY(dialog.isNull());
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    const MessageContent sent = readMessage(wire());
    QCOMPARE(sent.attachments.size(), 2);
    QCOMPARE(sent.attachments.first().name, u"özet.txt"_s);
}

void TestComposer::attachesDroppedFiles_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("on the window") << QString();
    QTest::newRow("on the text") << u"bodyEdit"_s;
}

void TestComposer::attachesDroppedFiles()
{
    QFETCH(QString, target);
    desk().open();
    openFilled();
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(makeFile(u"a.txt"_s, "bir")), QUrl::fromLocalFile(makeFile(u"b.txt"_s, "iki"))});
    const QString before = text();
    QVERIFY(drop(target.isEmpty() ? static_cast<QWidget*>(&window()) : body()->viewport(), data));
    QTRY_COMPARE(chips().size(), 2);
    QCOMPARE(text(), before); // not typed as names
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    const QByteArray sent = wire();
    for (const char* content : {"bir", "iki"})
        QVERIFY(sent.contains(QByteArray(content).toBase64()));
}

void TestComposer::takesPastedFilesAndPictures()
{
    desk().open();
    openFilled();
    const QString before = text();
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(makeFile(u"a.txt"_s, "bir"))});
    QApplication::clipboard()->setMimeData(data);
    body()->paste();
    QTRY_COMPARE(chips().size(), 1);
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QApplication::clipboard()->setImage(image);
    body()->paste();
    QTRY_COMPARE(chips().size(), 2);
    QCOMPARE(chips().at(1)->fileName(), u"image.png"_s);
    QCOMPARE(text(), before);
}

void TestComposer::takesNoTextThatIsDragged()
{
    desk().open();
    openFilled();
    QMimeData data;
    data.setUrls({QUrl(u"https://ornek.example/rapor.pdf"_s)});
    QVERIFY(!drop(&window(), data)); // nothing on this computer
    QVERIFY(chips().isEmpty());
}

void TestComposer::saysWhichFileCannotBeRead()
{
    desk().open();
    openFilled();
    window().addFiles({files().filePath(u"yok.pdf"_s)});
    QTRY_VERIFY(bar(ComposerWindow::FilesBar) != nullptr);
    QVERIFY(bar(ComposerWindow::FilesBar)->text().contains(u"yok.pdf"_s));
    window().addFiles({files().path()});
    const QString name = QFileInfo(files().path()).fileName();
    QTRY_VERIFY(bar(ComposerWindow::FilesBar) != nullptr &&
                bar(ComposerWindow::FilesBar)->text().contains(name));
    QVERIFY(chips().isEmpty());
}

void TestComposer::takesFilesOffAgain()
{
    desk().open();
    openFilled();
    window().addFiles({makeFile(u"a.txt"_s, "bir"), makeFile(u"b.txt"_s, "iki")});
    QTRY_COMPARE(chips().size(), 2);
    press(chips().first(), "fileChipTrailing");
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(chips().first()->fileName(), u"b.txt"_s);
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    QVERIFY(!wire().contains("a.txt") && wire().contains("b.txt"));
}

void TestComposer::isUsedByKeyboard()
{
    desk().open();
    openNew();
    const auto tab = [] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); };
    const auto type = [](const QString& words) { typeText(QApplication::focusWidget(), words); };
    type(u"ayse@ornek.com.tr"_s);
    tab();
    QVERIFY(edit("subjectEdit")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(edit("toEdit")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::AltModifier); // Cc, Bcc
    QTRY_VERIFY(edit("ccEdit")->hasFocus());
    type(u"b@c.example"_s);
    tab();
    type(u"d@e.example"_s);
    tab();
    type(u"Konu"_s);
    tab();
    type(u"Merhaba"_s);
    QVERIFY(text().startsWith(u"Merhaba"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().recipients,
             (QStringList{u"ayse@ornek.com.tr"_s, u"b@c.example"_s, u"d@e.example"_s}));
    QCOMPARE(outbox().first().subject, u"Konu"_s);
}

/// With a mnemonic the letters are drawn one by one, without kerning.
void TestComposer::labelsAreDrawnWhole()
{
    desk().open();
    openNew();
    int labels = 0;
    for (const QLabel* label : window().findChildren<QLabel*>()) {
        if (label->buddy() == nullptr || !label->isVisible())
            continue;
        qreal width = 0;
        const QString words = label->text().remove(u'&');
        for (const QChar letter : words)
            width += QFontMetricsF(label->font()).horizontalAdvance(letter);
        QVERIFY2(label->contentsRect().width() > width - 1, qPrintable(label->text()));
        ++labels;
    }
    QCOMPARE(labels, 3); // From, To, Subject
}

void TestComposer::speaksBothLanguages_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("nobody");
    QTest::newRow("English") << u"en"_s << u"New message"_s
                             << QStringList{u"Send"_s, u"Attach…"_s, u"Discard"_s, u"From"_s,
                                            u"To"_s,   u"Cc, Bcc"_s, u"Subject"_s}
                             << u"Write the address of at least one person it goes to."_s;
    QTest::newRow("Turkish") << u"tr"_s << u"Yeni ileti"_s
                             << QStringList{u"Gönder"_s, u"Dosya ekle…"_s,  u"Sil"_s, u"Kimden"_s,
                                            u"Kime"_s,   u"Bilgi, Gizli"_s, u"Konu"_s}
                             << u"En az bir alıcının adresini yazın."_s;
}

void TestComposer::speaksBothLanguages()
{
    QFETCH(QString, language);
    QFETCH(QString, title);
    QFETCH(QStringList, words);
    QFETCH(QString, nobody);
    Language::apply(language);
    desk().open();
    openNew();
    QCOMPARE(window().windowTitle(), title);
    const QStringList shown = visibleTexts(&window());
    for (const QString& word : words)
        QVERIFY2(shown.contains(word), qPrintable(word + u" is not among: "_s + shown.join(u" | "_s)));
    window().send();
    QCOMPARE(bar(ComposerWindow::ProblemBar)->text(), nobody);
}

void TestComposer::speaksTheNewLanguage()
{
    desk().open();
    openNew();
    window().send();
    InfoBar* problem = bar(ComposerWindow::ProblemBar);
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_VERIFY(window().findChild<QPushButton*>(u"sendButton"_s)->text().startsWith(u'«'));
    QVERIFY(problem->text().startsWith(u'«'));
    QVERIFY(window().windowTitle().startsWith(u'«'));
    QCoreApplication::removeTranslator(&translator);
    QTRY_VERIFY(!problem->text().startsWith(u'«'));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposer>(argc, argv);
}

#include "tst_composer.moc"
