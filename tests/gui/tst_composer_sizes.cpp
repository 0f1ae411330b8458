// What is said of a message that a server would not take, and pictures that are made smaller.
#include "gui/RichFixture.h"

#include "composer/ComposerBody.h"
#include "store/Transaction.h"

#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QRandomGenerator>

namespace postaci::test {

namespace {

constexpr qint64 kLimit = 600'000;

/// A picture with much in it, so that its file is large.
QByteArray photo(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(11);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(random.bounded(256), x % 256, y % 256));
    }
    QByteArray bytes;
    QBuffer out(&bytes);
    out.open(QIODevice::WriteOnly);
    image.save(&out, "JPEG", 90);
    return bytes;
}

} // namespace

class TestComposerSizes : public QObject, private RichFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renewInLight(); }
    void cleanup() { close(); }
    void nothingIsSaidWithoutALimit();
    void whatTheServerRefusesIsNotSent();
    void anOldWordIsAGuess();
    void theSizesInTurkish();
    void aServerOfTheIdentityHasItsOwnLimit();
    void onlyTheCopyIsTooLarge();
    void smallerPicturesFit();
    void picturesInTheTextCount();
    void oneIsMadeSmallerFromItsMenu();
    void theOriginalComesBack();
    void theKeyboardGoesToTheTextBehindTheButton();

private:
    /// What the outgoing server has said so long ago.
    void tell(qint64 bytes, qint64 hoursAgo = 0)
    {
        desk().change([&](Transaction& transaction, const Account& account) {
            return transaction.rememberSendingLimit(
                account.outgoing, {bytes, QDateTime::currentDateTimeUtc().addSecs(-hoursAgo * 3600)});
        });
    }
    void attach(const QString& name, const QByteArray& bytes)
    {
        const qsizetype before = chips().size();
        window().addFiles({makeFile(name, bytes)});
        QTRY_COMPARE(chips().size(), before + 1);
    }
    void begin()
    {
        desk().open();
        openFilled();
    }
    [[nodiscard]] QString sentence(ComposerWindow::Bar which = ComposerWindow::ProblemBar) const
    {
        return bar(which) == nullptr ? QString() : bar(which)->text();
    }
    [[nodiscard]] bool offers(const char* button) const
    {
        const InfoBar* shown = bar(ComposerWindow::ProblemBar);
        return shown != nullptr && shown->findChild<QPushButton*>(QLatin1String(button))->isVisible();
    }
    void shrunken() { QTRY_VERIFY(sentence(ComposerWindow::PicturesBar).contains(u"smaller now"_s)); }
};

void TestComposerSizes::nothingIsSaidWithoutALimit()
{
    tell(0); // it has said that there is none
    begin();
    attach(u"veri.bin"_s, QByteArray(2'000'000, 'x'));
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposerSizes::whatTheServerRefusesIsNotSent()
{
    tell(kLimit);
    begin();
    attach(u"veri.bin"_s, QByteArray(500'000, 'x')); // in base64 it is more
    press("sendButton");
    QVERIFY2(sentence().contains(u"localhost takes messages of at most 600 kB"_s), qPrintable(sentence()));
    QVERIFY2(sentence().contains(u"This one would be 685 kB"_s), qPrintable(sentence()));
    QVERIFY(!offers("infoBarPrimaryButton") && !offers("infoBarSecondaryButton"));
    press("sendButton");
    QVERIFY(outbox().isEmpty());
    // Without the file it goes.
    QTest::mouseClick(chips().first()->findChild<QAbstractButton*>(u"fileChipTrailing"_s), Qt::LeftButton);
    QTRY_COMPARE(chips().size(), 0);
    press("sendButton");
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposerSizes::anOldWordIsAGuess()
{
    tell(kLimit, 30);
    begin();
    attach(u"veri.bin"_s, QByteArray(500'000, 'x'));
    press("sendButton");
    QVERIFY2(sentence().contains(u"when it was last asked"_s), qPrintable(sentence()));
    QVERIFY(outbox().isEmpty());
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton");
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposerSizes::theSizesInTurkish()
{
    Language::apply(u"tr"_s);
    tell(440'000);
    begin();
    attach(u"veri.bin"_s, QByteArray(321'200, 'x')); // so near that the usual form would show the same twice
    press("sendButton");
    const QStringList sizes = sentence().split(u"kB"_s);
    QVERIFY2(sizes.size() == 3 && sizes.at(0).contains(u"en çok 440,"_s), qPrintable(sentence()));
    QVERIFY2(!sizes.at(1).endsWith(sizes.at(0).right(6)), qPrintable(sentence()));
}

void TestComposerSizes::aServerOfTheIdentityHasItsOwnLimit()
{
    Identity club{u"Kulüp"_s, u"kulup@dernek.example"_s, {}, {}};
    club.outgoing = ServerSettings{Protocol::Smtp, u"smtp.dernek.example"_s, 465, Security::Tls, u"kulup"_s};
    desk().setIdentities({club});
    desk().change([&](Transaction& transaction, const Account&) {
        return transaction.rememberSendingLimit(*club.outgoing, {kLimit, QDateTime::currentDateTimeUtc()});
    });
    begin();
    attach(u"veri.bin"_s, QByteArray(500'000, 'x'));
    from()->setFocus();
    QTest::keyClick(from(), Qt::Key_Down);
    QVERIFY(from()->currentText().contains(u"kulup"_s));
    press("sendButton");
    QVERIFY2(sentence().contains(u"smtp.dernek.example takes"_s), qPrintable(sentence()));
    QTest::keyClick(from(), Qt::Key_Up);
    press("sendButton");
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposerSizes::onlyTheCopyIsTooLarge()
{
    tell(kLimit * 10);
    desk().change([](Transaction& transaction, const Account& account) {
        return transaction.applyFolderList(account.id, {{"INBOX", u"INBOX"_s, '/', FolderRole::Inbox, true},
                                                        {"Sent", u"Sent"_s, '/', FolderRole::Sent, true}});
    });
    FolderId folder = 0;
    {
        const auto reader = MailReader::open(desk().profile());
        folder = *(*reader)->folderByRole(desk().work(), FolderRole::Sent);
    }
    desk().change([folder](Transaction& transaction, const Account&) {
        return transaction.rememberAppendLimit(folder, kLimit);
    });
    begin();
    attach(u"veri.bin"_s, QByteArray(500'000, 'x'));
    press("sendButton");
    QVERIFY2(sentence().contains(u"folder Sent"_s) && sentence().contains(u"no copy"_s),
             qPrintable(sentence()));
    QVERIFY(outbox().isEmpty());
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton");
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposerSizes::smallerPicturesFit()
{
    tell(kLimit * 2);
    begin();
    const QByteArray original = photo({2400, 1800});
    QVERIFY(original.size() > kLimit * 2);
    attach(u"tatil.jpg"_s, original);
    const QString file = files().filePath(u"tatil.jpg"_s);
    press("sendButton");
    QVERIFY(offers("infoBarPrimaryButton") && !offers("infoBarSecondaryButton"));
    press(ComposerWindow::ProblemBar, "infoBarPrimaryButton");
    shrunken();
    QVERIFY2(sentence(ComposerWindow::PicturesBar).contains(u"MB"_s),
             qPrintable(sentence(ComposerWindow::PicturesBar)));
    press("sendButton");
    if (outbox().isEmpty() && bar(ComposerWindow::ProblemBar) != nullptr) { // the next size
        press(ComposerWindow::ProblemBar, "infoBarPrimaryButton");
        shrunken();
        press("sendButton");
    }
    QTRY_COMPARE(outbox().size(), 1);
    QVERIFY(wire().size() < kLimit * 2);
    // The person's own file is as it was.
    QFile own(file);
    QVERIFY(own.open(QIODevice::ReadOnly));
    QCOMPARE(own.readAll(), original);
}

void TestComposerSizes::picturesInTheTextCount()
{
    tell(kLimit);
    openRich();
    // As it came with what is quoted: larger than what one puts in oneself.
    const OutgoingAttachment image = inlineImage(photo({1600, 1200}), u"image/jpeg"_s, u"resim.jpg"_s);
    QVERIFY(image.data.size() > kLimit);
    auto* content = window().findChild<ComposerBody*>();
    content->images().add(image);
    editor()->insertImage(editor()->textCursor(), image.contentId, u"resim"_s, {640, 480});
    QTRY_VERIFY(!content->isBusy());
    press("sendButton");
    QVERIFY2(sentence().contains(u"localhost takes"_s), qPrintable(sentence()));
    for (int step = 0; step < 2 && outbox().isEmpty(); ++step) {
        QVERIFY(offers("infoBarPrimaryButton"));
        press(ComposerWindow::ProblemBar, "infoBarPrimaryButton");
        shrunken();
        QTRY_VERIFY(!content->isBusy()); // the smaller one is shown
        press("sendButton");
        QTRY_VERIFY(!outbox().isEmpty() || bar(ComposerWindow::ProblemBar) != nullptr);
    }
    QTRY_COMPARE(outbox().size(), 1);
    const QByteArray raw = wire();
    QVERIFY(raw.size() < kLimit);
    const MessageContent content2 = readMessage(raw);
    QVERIFY(content2.html.contains(u"cid:"_s + image.contentId)); // the text refers to it as before
    QCOMPARE(content2.attachments.size(), 1);
    const QImage sent = QImage::fromData(attachmentData(raw, content2.attachments.first().path));
    QVERIFY(!sent.isNull() && sent.width() < 1600);
}

void TestComposerSizes::oneIsMadeSmallerFromItsMenu()
{
    begin();
    attach(u"bir.jpg"_s, photo({2000, 1000}));
    attach(u"iki.jpg"_s, photo({2000, 1000}));
    attach(u"metin.txt"_s, "x");
    QVERIFY(chips().at(2)->findChild<QMenu*>(u"attachmentMenu"_s) == nullptr);
    auto* menu = chips().at(1)->findChild<QMenu*>(u"attachmentMenu"_s);
    QVERIFY(menu != nullptr && menu->actions().size() == 2);
    auto* name = chips().at(1)->findChild<QToolButton*>(u"fileChipName"_s);
    name->setFocus();
    QTimer::singleShot(0, menu, [menu] { QTest::keyClick(menu, Qt::Key_S); });
    QTest::keyClick(name, Qt::Key_Space);
    shrunken();
    QVERIFY2(sentence(ComposerWindow::PicturesBar).startsWith(u"1 picture is smaller now"_s),
             qPrintable(sentence(ComposerWindow::PicturesBar)));
    QTRY_COMPARE(saved().files.size(), 3);
    QTRY_VERIFY(saved().files.at(1).size < saved().files.at(0).size / 2 ||
                saved().files.at(1).size < saved().files.at(0).size * 9 / 10);
    QCOMPARE(saved().files.at(0).size, photo({2000, 1000}).size());
    // And taken off from there.
    menu = chips().at(0)->findChild<QMenu*>(u"attachmentMenu"_s);
    menu->actions().constLast()->trigger();
    QTRY_COMPARE(chips().size(), 2);
}

void TestComposerSizes::theKeyboardGoesToTheTextBehindTheButton()
{
    begin();
    attach(u"tatil.jpg"_s, photo({2400, 1800}));
    auto* all = window().findChild<QToolButton*>(u"smallerPicturesButton"_s);
    for (int i = 0; i < 5 && all->isVisible(); ++i) { // once for each size that is left
        all->setFocus();
        QTest::keyClick(all, Qt::Key_Space);
        QTRY_VERIFY(!sentence(ComposerWindow::PicturesBar).contains(u"being made"_s));
    }
    QVERIFY(!all->isVisible());
    QVERIFY(body()->hasFocus()); // and not Send
    // The same when the file goes.
    auto* off = chips().first()->findChild<QAbstractButton*>(u"fileChipTrailing"_s);
    off->setFocus(Qt::TabFocusReason);
    QVERIFY(off->hasFocus());
    QTest::keyClick(off, Qt::Key_Space);
    QTRY_COMPARE(chips().size(), 0);
    QVERIFY(body()->hasFocus());
}

void TestComposerSizes::theOriginalComesBack()
{
    begin();
    const QByteArray original = photo({2400, 1800});
    attach(u"tatil.jpg"_s, original);
    auto* all = window().findChild<QToolButton*>(u"smallerPicturesButton"_s);
    QVERIFY(all != nullptr && all->isVisible());
    all->setFocus();
    QTest::keyClick(all, Qt::Key_Space);
    shrunken();
    QTRY_VERIFY(saved().files.value(0).size > 0 && saved().files.value(0).size < original.size());
    // Once more, and back to what it was at first, not to what it was in between.
    if (all->isVisible()) {
        QTest::mouseClick(all, Qt::LeftButton);
        QTRY_VERIFY(bar(ComposerWindow::PicturesBar)
                        ->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)
                        ->isVisible());
    }
    press(ComposerWindow::PicturesBar, "infoBarPrimaryButton");
    QTRY_COMPARE(saved().files.value(0).size, original.size());
    press("sendButton");
    QTRY_COMPARE(outbox().size(), 1);
    const QByteArray raw = wire();
    const MessageContent content = readMessage(raw);
    QCOMPARE(attachmentData(raw, content.attachments.first().path), original);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerSizes>(argc, argv);
}

#include "tst_composer_sizes.moc"
