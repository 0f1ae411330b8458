// Composers that answer or pass on a message: who is addressed, what is quoted, what belongs together.
#include "gui/ComposerFixture.h"

#include "message/MessageReader.h"

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestComposerReplies : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void quotesBelowTheCursor();
    void answersTheSender();
    void answersAllButOurselves();
    void answersWhereRepliesAreWanted();
    void keepsTheSubjectsPrefix_data();
    void keepsTheSubjectsPrefix();
    void staysInTheConversation();
    void keepsWhatWasTypedBeforeTheQuote();
    void forwardsWithItsFiles();
    void anUntouchedForwardIsNoDraft();
    void forwardsWhatTheHtmlShowed();
    void attachesWhatIsTooLongToBeQuoted();
    void writesWithoutAnOriginalThatCannotBeLoaded();
    void triesTheOriginalAgain();
    void quotesInTheLanguageOfTheProgram_data();
    void quotesInTheLanguageOfTheProgram();
};

void TestComposerReplies::quotesBelowTheCursor()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n> Once\r\n")));
    desk().open();
    openReply(id);
    QTRY_VERIFY(text().contains(u"> Bakar misiniz?\n>> Once"_s));
    QVERIFY2(text().startsWith(u"\n\nOn "_s) && text().contains(u"Ayşe Yılmaz wrote:\n> "_s),
             qPrintable(text()));
    QVERIFY(text().endsWith(u"-- \nDeniz Arslan\nÖrnek A.Ş."_s));
    QCOMPARE(body()->textCursor().position(), 0);
    QVERIFY(body()->hasFocus());
    QVERIFY(drafts().isEmpty());
}

void TestComposerReplies::answersTheSender()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    desk().open();
    openReply(id);
    QCOMPARE(recipients("toEdit"), u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s);
    QVERIFY(recipients("ccEdit").isEmpty() && !edit("ccEdit")->isVisible());
    QCOMPARE(edit("subjectEdit")->text(), u"Re: Rapor"_s);
    QVERIFY(from()->currentText().contains(u"deniz@ornek.com.tr"_s));
}

void TestComposerReplies::answersAllButOurselves()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    desk().open();
    openReply(id, ReplyMode::All);
    QCOMPARE(recipients("toEdit"), u"Ayşe Yılmaz <ayse@ornek.com.tr>, Mehmet Kaya <mehmet@ornek.com.tr>"_s);
    QCOMPARE(recipients("ccEdit"), u"Grace Miller <grace@northwind.example>"_s);
    QVERIFY(edit("ccEdit")->isVisible());
}

void TestComposerReplies::answersWhereRepliesAreWanted()
{
    const MessageId id =
        desk().add(rawMessage("Rapor", "Reply-To: Liste <liste@ornek.com.tr>\r\n" + plainPart("x")));
    desk().open();
    openReply(id);
    QCOMPARE(recipients("toEdit"), u"Liste <liste@ornek.com.tr>"_s);
}

void TestComposerReplies::keepsTheSubjectsPrefix_data()
{
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("forward");
    QTest::newRow("none") << QByteArray("Rapor") << u"Re: Rapor"_s << u"Fwd: Rapor"_s;
    QTest::newRow("answered") << QByteArray("Re: Rapor") << u"Re: Rapor"_s << u"Fwd: Rapor"_s;
    QTest::newRow("in Turkish") << QByteArray("Ynt: Rapor") << u"Re: Rapor"_s << u"Fwd: Rapor"_s;
}

void TestComposerReplies::keepsTheSubjectsPrefix()
{
    QFETCH(QByteArray, subject);
    QFETCH(QString, reply);
    QFETCH(QString, forward);
    const MessageId id = desk().add(rawMessage(subject, plainPart("x")));
    desk().open();
    openReply(id);
    QCOMPARE(edit("subjectEdit")->text(), reply);
    openForward(id);
    QCOMPARE(edit("subjectEdit")->text(), forward);
}

void TestComposerReplies::staysInTheConversation()
{
    const MessageId id =
        desk().add(rawMessage("Rapor", "References: <ilk@ornek.com.tr>\r\n" + plainPart("x")));
    desk().open();
    openReply(id);
    QTRY_VERIFY(text().contains(u"> x"_s));
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().original, id);
    const QString original = QString::fromLatin1(QByteArray("Rapor").toHex()) + u"@ornek.com.tr"_s;
    const Envelope sent = readMessage(wire()).envelope;
    QCOMPARE(sent.inReplyTo, original);
    QCOMPARE(sent.references, (QStringList{u"ilk@ornek.com.tr"_s, original}));
    QVERIFY(sent.messageId != original && !sent.messageId.isEmpty());
}

void TestComposerReplies::keepsWhatWasTypedBeforeTheQuote()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    auto* window = ComposerWindow::openReply(engine(), settings(), id, ReplyMode::Sender);
    auto* body = window->findChild<QTextEdit*>(u"bodyEdit"_s);
    typeText(body, u"Olur"_s); // the quoted text comes through the event loop
    QVERIFY(!body->toPlainText().contains(u'>'));
    take(window);
    QTRY_VERIFY(text().contains(u"> Bakar misiniz?"_s));
    QVERIFY(text().startsWith(u"Olur\n\n"_s));
    typeText(body, u"!"_s);
    QVERIFY(text().startsWith(u"Olur!\n\n"_s));
}

void TestComposerReplies::forwardsWithItsFiles()
{
    const MessageId id = desk().add(rawMessage("Rapor", mixedPart("Ekte.", {{"rapor.pdf", "%PDF-1.7"}})));
    desk().open();
    openForward(id);
    QVERIFY(edit("toEdit")->hasFocus() && recipients("toEdit").isEmpty());
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(chips().first()->fileName(), u"rapor.pdf"_s);
    QVERIFY2(text().contains(u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s) && text().contains(u"\nEkte."_s),
             qPrintable(text()));
    QVERIFY(!text().contains(u"> Ekte."_s));
    typeText(edit("toEdit"), u"b@c.example"_s);
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().recipients, QStringList{u"b@c.example"_s});
    QVERIFY(wire().contains(QByteArray("%PDF-1.7").toBase64()));
}

void TestComposerReplies::anUntouchedForwardIsNoDraft()
{
    const MessageId id = desk().add(rawMessage("Rapor", mixedPart("Ekte.", {{"rapor.pdf", "%PDF-1.7"}})));
    desk().open();
    openForward(id);
    QTRY_COMPARE(chips().size(), 1);
    QTest::keyClick(edit("toEdit"), Qt::Key_Escape);
    QTRY_VERIFY(isGone());
    QVERIFY(drafts().isEmpty());
    take(ComposerWindow::openForwardAttached(engine(), settings(), {id}));
    QTRY_COMPARE(chips().size(), 1);
    QTest::keyClick(edit("toEdit"), Qt::Key_Escape);
    QTRY_VERIFY(isGone());
    QVERIFY(drafts().isEmpty());
    // Once something is written, the files are kept with it.
    openForward(id);
    typeText(edit("toEdit"), u"b@c.example"_s);
    QTRY_COMPARE(saved().files.size(), 1);
    QTest::keyClick(edit("toEdit"), Qt::Key_Escape);
    QVERIFY(bar(ComposerWindow::ClosingBar) != nullptr);
}

void TestComposerReplies::forwardsWhatTheHtmlShowed()
{
    const MessageId id = desk().add(rawMessage(
        "Resim", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\n"
                 "Content-Type: text/html\r\n\r\n<p>Bak</p><img src=cid:a>\r\n--r\r\n"
                 "Content-Type: image/png; name=harita.png\r\nContent-ID: <a>\r\n\r\nx\r\n--r--\r\n"));
    desk().open();
    openForward(id);
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(chips().first()->fileName(), u"harita.png"_s);
}

void TestComposerReplies::attachesWhatIsTooLongToBeQuoted()
{
    const QByteArray raw = rawMessage("Rapor", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" +
                                                   QByteArray("<p>a</p>\r\n").repeated(31'000));
    const MessageId id = desk().add(raw);
    desk().open();
    settings().setWritesFormatted(true);
    openReply(id);
    QTRY_COMPARE_WITH_TIMEOUT(chips().size(), 1, 60'000);
    QVERIFY2(chips().first()->fileName().endsWith(u"Rapor.eml"_s), qPrintable(chips().first()->fileName()));
    QVERIFY(bar(ComposerWindow::TooLongBar) != nullptr);
}

void TestComposerReplies::writesWithoutAnOriginalThatCannotBeLoaded()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")), MailDesk::Body::Missing);
    desk().open();
    openReply(id);
    QTRY_VERIFY(bar(ComposerWindow::OriginalBar) != nullptr);
    QVERIFY(bar(ComposerWindow::OriginalBar)->isVisible());
    typeText(body(), u"Olur"_s);
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    QVERIFY(wire().contains("Olur"));
}

void TestComposerReplies::triesTheOriginalAgain()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")), MailDesk::Body::Missing);
    desk().open();
    openReply(id);
    QTRY_VERIFY(bar(ComposerWindow::OriginalBar) != nullptr);
    typeText(body(), u"Olur"_s);
    press(ComposerWindow::OriginalBar, "infoBarPrimaryButton");
    QVERIFY(bar(ComposerWindow::OriginalBar) == nullptr);
    MessageContent content = readMessage(rawMessage("Rapor", plainPart("sonunda")));
    Q_EMIT engine().bodyReady(id, content, {});
    QVERIFY2(text().startsWith(u"Olur\n"_s) && text().contains(u"> sonunda"_s), qPrintable(text()));
}

void TestComposerReplies::quotesInTheLanguageOfTheProgram_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("forward");
    QTest::newRow("English") << u"en"_s << u"Ayşe Yılmaz wrote:\n> Olur."_s
                             << u"---------- Forwarded message ----------\nFrom: Ayşe Yılmaz"_s;
    QTest::newRow("Turkish") << u"tr"_s << u" tarihinde şunları yazdı:\n> Olur."_s
                             << u"---------- İletilen ileti ----------\nKimden: Ayşe Yılmaz"_s;
}

void TestComposerReplies::quotesInTheLanguageOfTheProgram()
{
    QFETCH(QString, language);
    QFETCH(QString, reply);
    QFETCH(QString, forward);
    Language::apply(language);
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Olur.")));
    desk().open();
    openReply(id);
    QTRY_VERIFY2(text().contains(reply), qPrintable(text()));
    openForward(id);
    QTRY_VERIFY2(text().contains(forward), qPrintable(text()));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerReplies>(argc, argv);
}

#include "tst_composer_replies.moc"
