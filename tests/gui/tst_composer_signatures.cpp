// Where answers and signatures stand in formatted texts, and signatures that are formatted themselves.
#include "gui/RichFixture.h"

#include "composer/TextSignature.h"
#include "store/Transaction.h"

#include <QComboBox>

namespace postaci::test {

class TestComposerSignatures : public QObject, private RichFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renewInLight(); }
    void cleanup() { close(); }
    void formattedAnswersStandWherePlainOnesDo_data();
    void formattedAnswersStandWherePlainOnesDo();
    void whatWasTypedBeforeTheQuoteStays();
    void htmlIsQuotedAboveTheAnswer();
    void aFormattedSignatureIsSent();
    void aFormattedTextMadePlainHasThePlainOne();
    void anotherSenderChangesIt_data();
    void anotherSenderChangesIt();
    void whatThePersonChangedStays();

private:
    /// The work account writes with this signature, and may write as the club with that one.
    void begin(const QString& html = {}, const QString& club = u"Kulüp\nBaşkanı"_s,
               const QString& clubHtml = u"<i>Kulüp</i><br>Başkanı"_s)
    {
        Identity other{u"Kulüp"_s, u"kulup@ornek.com.tr"_s, {}, club};
        other.signatureHtml = clubHtml;
        desk().setIdentities({other});
        if (!html.isEmpty())
            desk().change([&html](Transaction& transaction, const Account& account) {
                Account changed = account;
                changed.identity.signatureHtml = html;
                return transaction.updateAccount(changed);
            });
        desk().open();
    }
    void writeAs(const QString& who)
    {
        from()->setFocus();
        for (int i = 0; i < from()->count() && !from()->currentText().contains(who); ++i)
            QTest::keyClick(from(), Qt::Key_Down);
        for (int i = 0; i < from()->count() && !from()->currentText().contains(who); ++i)
            QTest::keyClick(from(), Qt::Key_Up);
        QVERIFY(from()->currentText().contains(who));
    }
};

void TestComposerSignatures::formattedAnswersStandWherePlainOnesDo_data()
{
    QTest::addColumn<bool>("quotes");
    QTest::addColumn<bool>("isBelow");
    QTest::addColumn<bool>("signatureAbove");
    QTest::addColumn<QString>("selected");
    QTest::newRow("above, signature at the end") << true << false << false << QString();
    QTest::newRow("above, signature above the quote") << true << false << true << QString();
    QTest::newRow("below") << true << true << false << QString();
    QTest::newRow("below, whatever else is chosen") << true << true << true << QString();
    QTest::newRow("no quote") << false << false << false << QString();
    QTest::newRow("a selection though no quote is wanted") << false << false << false << u"iki"_s;
    QTest::newRow("a selection above the answer") << true << true << false << u"iki"_s;
}

void TestComposerSignatures::formattedAnswersStandWherePlainOnesDo()
{
    QFETCH(bool, quotes);
    QFETCH(bool, isBelow);
    QFETCH(bool, signatureAbove);
    QFETCH(QString, selected);
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("bir\r\n\r\niki\r\n")));
    begin();
    settings().setReplyStyle({quotes, isBelow, signatureAbove});
    QStringList texts;
    QList<int> places;
    for (const bool isFormatted : {false, true}) {
        settings().setWritesFormatted(isFormatted);
        take(ComposerWindow::openReplyTo(engine(), settings(), id, ReplyMode::Sender, selected));
        QTRY_VERIFY(text().contains(u"-- "_s));
        QCOMPARE(editor()->isFormatted(), isFormatted);
        typeText(editor(), u"Yanıtım"_s);
        texts << editor()->plain();
        window().send();
        QTRY_COMPARE(outbox().size(), texts.size());
    }
    QCOMPARE(texts.at(1), texts.at(0));
    QVERIFY(texts.at(0).contains(u"Yanıtım"_s));
    QCOMPARE(texts.at(0).contains(u"> "_s), quotes || !selected.isEmpty());
}

void TestComposerSignatures::whatWasTypedBeforeTheQuoteStays()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("bir\r\n")));
    begin();
    settings().setReplyStyle({true, true, false});
    settings().setWritesFormatted(true);
    auto* window = ComposerWindow::openReply(engine(), settings(), id, ReplyMode::Sender);
    auto* body = window->findChild<TextEditor*>();
    typeText(body, u"Ol"_s); // the quoted text comes through the event loop
    QVERIFY(!body->toPlainText().contains(u"bir"_s));
    take(window);
    QTRY_VERIFY(text().contains(u"bir"_s));
    typeText(body, u"ur"_s);
    QVERIFY2(editor()->plain().contains(u"> bir\n\nOlur\n\n-- \n"_s), qPrintable(editor()->plain()));
}

void TestComposerSignatures::htmlIsQuotedAboveTheAnswer()
{
    const MessageId id = desk().add(rawMessage(
        "Haber", "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                 "<table><tr><td>İndirim</td></tr></table><p>son</p>"));
    begin();
    settings().setReplyStyle({true, true, false});
    settings().setWritesFormatted(true);
    openReply(id);
    QTRY_VERIFY(text().contains(u"İndirim"_s));
    typeText(editor(), u"Yanıtım"_s);
    const QString html = richToHtml(editor()->rich());
    QVERIFY2(html.contains(u"<div class=\"pm-body\""_s), qPrintable(html)); // as it came
    QVERIFY(html.indexOf(u"İndirim"_s) < html.indexOf(u"Yanıtım"_s));
    QVERIFY(html.indexOf(u"Yanıtım"_s) < html.indexOf(u"Deniz Arslan"_s));
}

void TestComposerSignatures::aFormattedSignatureIsSent()
{
    begin(u"<b>Deniz Arslan</b><br><a href=\"https://ornek.example/\">Örnek A.Ş.</a>"_s);
    settings().setWritesFormatted(true);
    openNew(u"ayse@ornek.com.tr"_s);
    typeText(edit("subjectEdit"), u"Konu"_s);
    typeText(editor(), u"Merhaba"_s);
    QVERIFY(editor()->plain().startsWith(u"Merhaba\n\n-- \nDeniz Arslan\n"_s));
    const MessageContent formatted = sent();
    QVERIFY2(formatted.html.contains(u"Deniz Arslan</b>"_s) ||
                 formatted.html.contains(u"Deniz Arslan</strong>"_s),
             qPrintable(formatted.html));
    QVERIFY(formatted.html.contains(u"href=\"https://ornek.example/\""_s));
    // And the plain form in plain texts.
    engine().discardOutbox(outbox().first().id);
    QTRY_VERIFY(outbox().isEmpty());
    settings().setWritesFormatted(false);
    openNew(u"ayse@ornek.com.tr"_s);
    typeText(edit("subjectEdit"), u"Konu"_s);
    QCOMPARE(text(), u"\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s);
    QVERIFY(sent().html.isEmpty());
}

void TestComposerSignatures::aFormattedTextMadePlainHasThePlainOne()
{
    begin(u"<b>Deniz Arslan</b><br><a href=\"https://ornek.example/\">Örnek A.Ş.</a>"_s);
    openNew();
    typeText(editor(), u"Merhaba"_s);
    auto* format = window().findChild<QToolButton*>(u"formatButton"_s);
    QTest::mouseClick(format, Qt::LeftButton);
    QVERIFY(editor()->isFormatted());
    QVERIFY2(html().contains(u"https://ornek.example/"_s), qPrintable(html()));
    QCOMPARE(text().count(u"Deniz"_s), 1);
    QTest::mouseClick(format, Qt::LeftButton);
    press(ComposerWindow::FormattingBar, "infoBarPrimaryButton");
    QVERIFY(!editor()->isFormatted());
    QCOMPARE(text(), u"Merhaba\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s);
}

void TestComposerSignatures::anotherSenderChangesIt_data()
{
    QTest::addColumn<bool>("isFormatted");
    QTest::addColumn<bool>("isBelow");
    QTest::addColumn<bool>("signatureAbove");
    QTest::newRow("plain, at the end") << false << false << false;
    QTest::newRow("plain, above the quote") << false << false << true;
    QTest::newRow("plain, below the answer") << false << true << false;
    QTest::newRow("formatted, at the end") << true << false << false;
    QTest::newRow("formatted, above the quote") << true << false << true;
    QTest::newRow("formatted, below the answer") << true << true << false;
}

void TestComposerSignatures::anotherSenderChangesIt()
{
    QFETCH(bool, isFormatted);
    QFETCH(bool, isBelow);
    QFETCH(bool, signatureAbove);
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("bir\r\n")));
    begin();
    settings().setReplyStyle({true, isBelow, signatureAbove});
    settings().setWritesFormatted(isFormatted);
    openReply(id);
    QTRY_VERIFY(text().contains(u"-- "_s));
    typeText(editor(), u"Yanıtım"_s);
    const QString before = editor()->plain();
    QString expected = before;
    expected.replace(u"Deniz Arslan\nÖrnek A.Ş."_s, u"Kulüp\nBaşkanı"_s);
    QVERIFY(expected != before);
    writeAs(u"kulup@"_s);
    QCOMPARE(editor()->plain(), expected);
    QCOMPARE(richToHtml(editor()->rich()).contains(u"Kulüp</em>"_s) ||
                 richToHtml(editor()->rich()).contains(u"Kulüp</i>"_s),
             isFormatted);
    // One goes on where one was.
    typeText(editor(), u"!"_s);
    QVERIFY2(editor()->plain().contains(u"Yanıtım!"_s), qPrintable(editor()->plain()));
    // Somebody without a signature, and back.
    writeAs(u"home.example"_s);
    QVERIFY2(!editor()->plain().contains(u"-- "_s) && editor()->plain().contains(u"Yanıtım!"_s),
             qPrintable(editor()->plain()));
    writeAs(u"deniz@ornek"_s);
    QString again = before;
    again.replace(u"Yanıtım"_s, u"Yanıtım!"_s);
    QCOMPARE(editor()->plain(), again);
    // One step back is the sender on the way there, and what was typed is still there.
    editor()->undo();
    again.replace(u"Deniz Arslan\nÖrnek A.Ş."_s, u"Kulüp\nBaşkanı"_s);
    QCOMPARE(editor()->plain(), again);
}

void TestComposerSignatures::whatThePersonChangedStays()
{
    begin();
    for (const bool isFormatted : {false, true}) {
        settings().setWritesFormatted(isFormatted);
        openNew();
        typeText(editor(), u"Merhaba"_s);
        editor()->moveCursor(QTextCursor::End);
        QTest::keyClicks(editor(), u" (izinde)"_s);
        const QString before = editor()->plain();
        QVERIFY(before.endsWith(u"(izinde)"_s));
        writeAs(u"kulup@"_s);
        QCOMPARE(editor()->plain(), before);
        delete &window();
    }
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerSignatures>(argc, argv);
}

#include "tst_composer_signatures.moc"
