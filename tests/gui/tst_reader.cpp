// The reader pane on a real engine and store: what it shows, and when.
#include "gui/ReaderFixture.h"

#include "gui/MarkingTranslator.h"
#include "reader/AttachmentBar.h"
#include "reader/Recipients.h"
#include "widgets/FileChip.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTextDocument>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestReader : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void showsNothingAtFirst();
    void showsHeaderAndText();
    void theHeaderFitsANarrowPane();
    void tabGoesThroughTheFilesBeforeTheAnswers();
    void readsNoMarkupInText();
    void foldsAndUnfoldsQuotes();
    void copiesQuotesWithTheirMarks();
    void tellsNamesAndAddresses();
    void showsOnlyTheLastAskedFor();
    void ignoresAnswersForOthers();
    void showsProgress();
    void saysWhyItFailedAndTriesAgain();
    void aPausedAccountSaysSoAndGoesOn();
    void asksAgainOnceConnected();
    void togglesTheStar();
    void clearsWhenTheMessageGoes();
    void asksForAnswers();
    void aDraftIsWrittenOn();
    void findsInTheText();
    void shortensVeryLongTexts();
    void copiesLongLinesAsTheyWere();
    void showsTheFirstFilesAndMoreOnDemand();
    void speaksTheNewLanguage();
};

void TestReader::showsNothingAtFirst()
{
    openPane();
    QCOMPARE(pane().state(), ReaderPane::State::Empty);
    QCOMPARE(pane().currentMessage(), MessageId{0});
    QVERIFY(pane().isSettled());
    QVERIFY(!body().isVisible());
}

void TestReader::showsHeaderAndText()
{
    const MessageId id =
        desk().add(rawMessage("Rapor", plainPart("Merhaba Deniz,\r\nekteki raporda ğüşıöç.\r\n")));
    openPane();
    show(id);
    QCOMPARE(pane().findChild<QLabel*>(u"subjectLabel"_s)->text(), u"Rapor"_s);
    const QString sender = pane().findChild<QLabel*>(u"senderLabel"_s)->text();
    QVERIFY(sender.contains(u"Ayşe Yılmaz"_s) && sender.contains(u"ayse@ornek.com.tr"_s));
    QVERIFY(pane().findChild<QLabel*>(u"dateLabel"_s)->text().contains(u"2026"_s));
    QCOMPARE(text(), u"Merhaba Deniz,\nekteki raporda ğüşıöç."_s);
    QVERIFY(body().text()->isVisible());
    QVERIFY(body().html() == nullptr); // the engine is not loaded for a text
}

void TestReader::theHeaderFitsANarrowPane()
{
    const QByteArray subject = "About the quarterly report <b>and</b> Donaudampfschifffahrtsgesellschafts"
                               "kapitaensmuetzenabzeichen " +
                               QByteArray("and everything that follows from it ").repeated(4) + "end";
    const MessageId id =
        desk().add("From: =?UTF-8?Q?Deniz_Ayd=C4=B1n?= <deniz.aydin.of.the.office@a-very-long-"
                   "domain-of-many-words.mavideniz.example>\r\n"
                   "To: somebody.with.a.long.name@another-long-domain-of-words.example\r\n"
                   "Date: Mon, 2 Nov 2026 11:00:00 +0300\r\nSubject: " +
                   subject + "\r\n\r\nHi\r\n");
    openPane();
    pane().resize(320, 640);
    show(id);
    auto* shown = pane().findChild<QLabel*>(u"subjectLabel"_s);
    auto* recipients = pane().findChild<Recipients*>();
    recipients->setExpanded(true);
    for (const QLabel* label :
         {shown, pane().findChild<QLabel*>(u"senderLabel"_s), static_cast<QLabel*>(recipients)}) {
        const auto widthOfWords = [label] {
            QTextDocument words;
            words.setDefaultFont(label->font());
            words.setDocumentMargin(0);
            label->textFormat() == Qt::PlainText ? words.setPlainText(label->text())
                                                 : words.setHtml(label->text());
            words.setTextWidth(label->width());
            return words.size().width();
        };
        QTRY_VERIFY2(label->width() > 40 && widthOfWords() <= label->width(),
                     qPrintable(label->objectName()));
        QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    }
    const auto* sender = pane().findChild<QLabel*>(u"senderLabel"_s);
    const auto* date = pane().findChild<QLabel*>(u"dateLabel"_s);
    QVERIFY(date->y() >= sender->geometry().bottom()); // beside it there is no room
    QVERIFY(shown->height() <= 3 * shown->fontMetrics().lineSpacing() + 2);
    QVERIFY(shown->text().endsWith(u'…'));
    QVERIFY(shown->toolTip().contains(u"&lt;b&gt;and"_s));
    QVERIFY(shown->toolTip().contains(u"end"_s));
    pane().resize(2600, 640);
    QTRY_COMPARE(shown->text(), QString::fromLatin1(subject)); // nothing is left of what made it fit
    QVERIFY(shown->toolTip().isEmpty());
    QTRY_VERIFY(date->y() < sender->geometry().bottom());
}

void TestReader::tabGoesThroughTheFilesBeforeTheAnswers()
{
    const MessageId id =
        desk().add(rawMessage("Rapor", mixedPart("Ekte.", {{"a.pdf", "x"}, {"b.pdf", "y"}})));
    openPane();
    pane().activateWindow();
    show(id);
    QVERIFY(QTest::qWaitForWindowActive(&pane()));
    body().text()->setFocus();
    QStringList passed;
    constexpr int kStops = 6;
    for (int i = 0; i < kStops; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        passed << QApplication::focusWidget()->objectName();
    }
    QCOMPARE(passed, (QStringList{u"fileChipName"_s, u"fileChipTrailing"_s, u"fileChipName"_s,
                                  u"fileChipTrailing"_s, u"saveAllButton"_s, u"replyButton"_s}));
}

void TestReader::readsNoMarkupInText()
{
    const MessageId id = desk().add(rawMessage(
        "<b>Konu</b>",
        plainPart("<b>kalin</b> <img src=\"file:///etc/passwd\"> &amp; <a href=\"http://x.example\">y</a>")));
    openPane();
    show(id);
    QCOMPARE(text(),
             u"<b>kalin</b> <img src=\"file:///etc/passwd\"> &amp; <a href=\"http://x.example\">y</a>"_s);
    QCOMPARE(pane().findChild<QLabel*>(u"subjectLabel"_s)->textFormat(), Qt::PlainText);
}

void TestReader::foldsAndUnfoldsQuotes()
{
    const MessageId id =
        desk().add(rawMessage("Ynt", plainPart("Olur.\r\n" + QByteArray("> eski satir\r\n").repeated(20))));
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
    const MessageId id = desk().add(rawMessage("Ynt", plainPart("Olur.\r\n> bir\r\n>> iki\r\n")));
    openPane();
    show(id);
    body().text()->selectAll();
    body().text()->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"Olur.\n> bir\n>> iki"_s);
}

void TestReader::tellsNamesAndAddresses()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    openPane();
    show(id);
    auto* recipients = pane().findChild<QLabel*>(u"recipients"_s);
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
        ids << desk().add(
            rawMessage("Rapor " + QByteArray::number(i), plainPart("metin " + QByteArray::number(i))));
    openPane();
    QSignalSpy shown(&pane(), &ReaderPane::messageShown);
    QSignalSpy answers(&desk().engine(), &MailEngine::bodyReady);
    for (const MessageId id : ids)
        pane().showMessage(id);
    QTRY_COMPARE(answers.count(), ids.size());
    QCOMPARE(shown.count(), 1);
    QCOMPARE(text(), u"metin 7"_s);
    QCOMPARE(pane().findChild<QLabel*>(u"subjectLabel"_s)->text(), u"Rapor 7"_s);
}

void TestReader::ignoresAnswersForOthers()
{
    const MessageId one = desk().add(rawMessage("Bir", plainPart("bir")));
    const MessageId two = desk().add(rawMessage("Iki", plainPart("iki")), MailDesk::Body::Missing);
    openPane();
    show(one);
    MessageContent other;
    other.hasText = true;
    other.text = u"baskasinin"_s;
    const Error error = makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable, u"x"_s);
    Q_EMIT desk().engine().bodyReady(two, other, {});
    Q_EMIT desk().engine().bodyFailed(two, error);
    Q_EMIT desk().engine().bodyProgress(two, 1, 2'000'000);
    QCOMPARE(text(), u"bir"_s);
    QVERIFY(bar("failedBar") == nullptr);
    Q_EMIT desk().engine().bodyReady(one, other, {}); // not waited for any more
    QCOMPARE(text(), u"bir"_s);
    pane().clear();
    Q_EMIT desk().engine().bodyReady(one, other, {});
    QCOMPARE(pane().state(), ReaderPane::State::Empty);
    QVERIFY(!text().contains(u"baskasinin"_s));
}

void TestReader::showsProgress()
{
    const MessageId id = desk().add(rawMessage("Buyuk", plainPart("x")));
    openPane();
    pane().showMessage(id);
    QCOMPARE(pane().state(), ReaderPane::State::Loading);
    QVERIFY(!pane().isSettled());
    auto* outline = pane().findChild<QWidget*>(u"loadingOutline"_s);
    QVERIFY(outline->isVisible());
    Q_EMIT desk().engine().bodyProgress(id, 1'000'000, 4'000'000);
    QVERIFY(outline->accessibleName().contains(u"4.0 MB"_s));
    QTRY_COMPARE(pane().state(), ReaderPane::State::Ready);
    QVERIFY(!outline->isVisible());
}

void TestReader::saysWhyItFailedAndTriesAgain()
{
    const MessageId id = desk().add(rawMessage("Yok", plainPart("x")), MailDesk::Body::Missing);
    openPane();
    pane().showMessage(id);
    QTRY_COMPARE(pane().state(), ReaderPane::State::Failed);
    QVERIFY(bar("failedBar") != nullptr);
    QVERIFY(!bar("failedBar")->text().isEmpty());
    QCOMPARE(pane().findChild<QLabel*>(u"subjectLabel"_s)->text(), u"Yok"_s); // the header stays
    QSignalSpy states(&pane(), &ReaderPane::stateChanged);
    press(bar("failedBar"), "infoBarPrimaryButton");
    QTRY_COMPARE(states.count(), 2); // loading, and failed again
    QCOMPARE(pane().state(), ReaderPane::State::Failed);
}

/// At once, with the way on; not after a wait that would never end.
void TestReader::aPausedAccountSaysSoAndGoesOn()
{
    const MessageId id = desk().add(rawMessage("Uzakta", plainPart("x")), MailDesk::Body::Missing);
    openPane();
    desk().engine().start();
    const AccountId account = desk().engine().reader().rows({id})->first().account;
    desk().engine().pause(account);
    pane().showMessage(id);
    QTRY_COMPARE(pane().state(), ReaderPane::State::Failed);
    QVERIFY2(bar("failedBar")->text().startsWith(u"This account is paused"_s),
             qPrintable(bar("failedBar")->text()));
    auto* goOn = bar("failedBar")->findChild<QPushButton*>(u"infoBarPrimaryButton"_s);
    QCOMPARE(goOn->text(), u"Go on fetching"_s);
    press(bar("failedBar"), "infoBarPrimaryButton");
    QVERIFY(!desk().engine().isPaused(account));
    QVERIFY(pane().state() != ReaderPane::State::Ready);
}

void TestReader::asksAgainOnceConnected()
{
    const MessageId id = desk().add(rawMessage("Uzakta", plainPart("x")), MailDesk::Body::Missing);
    openPane();
    pane().showMessage(id);
    Q_EMIT desk().engine().bodyFailed(
        id, makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable, u"no network"_s));
    QCOMPARE(pane().state(), ReaderPane::State::Failed);
    AccountState state;
    state.account = desk().work();
    state.activity = AccountActivity::Connecting;
    Q_EMIT desk().engine().accountStateChanged(state);
    QCOMPARE(pane().state(), ReaderPane::State::Failed);
    state.activity = AccountActivity::Push;
    Q_EMIT desk().engine().accountStateChanged(state);
    QCOMPARE(pane().state(), ReaderPane::State::Loading);
}

void TestReader::togglesTheStar()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    openPane();
    show(id);
    auto* star = pane().findChild<QToolButton*>(u"starButton"_s);
    const auto isStored = [&] {
        return desk().engine().reader().rows({id})->first().flags.testFlag(MessageFlag::Flagged);
    };
    QVERIFY(!star->isChecked());
    QTest::mouseClick(star, Qt::LeftButton);
    QVERIFY(star->isChecked());
    QTRY_VERIFY(isStored());
    desk().engine().setFlag({id}, MessageFlag::Flagged, false); // from elsewhere
    QTRY_VERIFY(!star->isChecked());
}

void TestReader::clearsWhenTheMessageGoes()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    openPane();
    show(id);
    desk().engine().deleteForGood({id});
    QTRY_COMPARE(pane().state(), ReaderPane::State::Empty);
    QCOMPARE(pane().currentMessage(), MessageId{0});
}

void TestReader::asksForAnswers()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    openPane();
    show(id);
    QSignalSpy replies(&pane(), &ReaderPane::replyRequested);
    QSignalSpy forwards(&pane(), &ReaderPane::forwardRequested);
    press(&pane(), "replyButton");
    press(&pane(), "headerReplyAllButton");
    press(&pane(), "forwardButton");
    QCOMPARE(replies.count(), 2);
    QCOMPARE(replies.at(0).at(0).value<MessageId>(), id);
    QCOMPARE(replies.at(0).at(1).value<ReplyMode>(), ReplyMode::Sender);
    QCOMPARE(replies.at(1).at(1).value<ReplyMode>(), ReplyMode::All);
    QCOMPARE(forwards.count(), 1);
}

void TestReader::aDraftIsWrittenOn()
{
    const MessageId draft = desk().addDraft(rawMessage("Taslak", plainPart("x")));
    const MessageId other = desk().add(rawMessage("Rapor", plainPart("x")));
    openPane();
    show(draft);
    QSignalSpy drafts(&pane(), &ReaderPane::draftRequested);
    QSignalSpy replies(&pane(), &ReaderPane::replyRequested);
    for (const char* name : {"replyAllButton", "forwardButton", "headerReplyButton", "headerForwardButton"})
        QVERIFY2(!pane().findChild<QWidget*>(QLatin1String(name))->isVisible(), name);
    press(&pane(), "replyButton");
    QCOMPARE(drafts.value(0).value(0).value<MessageId>(), draft);
    QCOMPARE(replies.size(), 0);
    show(other);
    QVERIFY(pane().findChild<QWidget*>(u"forwardButton"_s)->isVisible());
    press(&pane(), "replyButton");
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(replies.size(), 1);
}

void TestReader::findsInTheText()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("birinci elma\r\nikinci armut\r\n")));
    openPane();
    show(id);
    pane().activateWindow(); // shortcuts are the active window's
    QVERIFY(QTest::qWaitForWindowActive(&pane()));
    body().text()->setFocus();
    QTest::keyClick(body().text(), Qt::Key_F, Qt::ControlModifier);
    auto* field = pane().findChild<QWidget*>(u"findEdit"_s);
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, u"armut"_s);
    QCOMPARE(body().text()->textCursor().selectedText(), u"armut"_s);
    QTest::keyClicks(field, u"lar"_s);
    auto labels = pane().findChild<QWidget*>(u"findBar"_s)->findChildren<QLabel*>();
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [](QLabel* label) { return !label->text().isEmpty(); }));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void TestReader::shortensVeryLongTexts()
{
    const MessageId id = desk().add(
        rawMessage("Uzun", plainPart(QByteArray("satir satir satir\r\n").repeated(20'000) + "SON")));
    openPane();
    show(id);
    QVERIFY(bar("longBar") != nullptr);
    QVERIFY(!text().contains(u"SON"_s));
    press(bar("longBar"), "infoBarPrimaryButton");
    QVERIFY(!text().contains(u"SON"_s)); // the window does not stand still for it
    QVERIFY(bar("longBar") == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(text().endsWith(u"SON"_s), ReaderFixture::kPatience);
}

void TestReader::copiesLongLinesAsTheyWere()
{
    const QByteArray line = QByteArray("kelime ").repeated(2000) + "son";
    const MessageId id = desk().add(rawMessage("Uzun", plainPart("once\r\n> " + line + "\r\n> sonra")));
    openPane();
    show(id);
    body().text()->selectAll();
    body().text()->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"once\n> "_s + QString::fromLatin1(line) + u"\n> sonra"_s);
}

/// A message may have thousands.
void TestReader::showsTheFirstFilesAndMoreOnDemand()
{
    const MessageId id =
        desk().add(rawMessage("Ekler", mixedPart("Ekte.", QList<SampleAttachment>(150, {"a.pdf", "x"}))));
    openPane();
    show(id);
    const auto chips = [this] { return pane().findChildren<FileChip*>().size(); };
    auto* more = pane().findChild<QPushButton*>(u"moreFilesButton"_s);
    QVERIFY(more->isVisible());
    const qsizetype first = chips();
    QVERIFY(first < 50);
    QCOMPARE(more->text(), u"Show %1 more"_s.arg(150 - first));
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(chips(), first + 100);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(chips(), 150);
    QVERIFY(!more->isVisible());
    QCOMPARE(pane().findChild<AttachmentBar*>()->listed().size(), 150); // what is saved is all
}

void TestReader::speaksTheNewLanguage()
{
    const MessageId id =
        desk().add(rawMessage("Ynt", plainPart("Olur.\r\n" + QByteArray("> eski\r\n").repeated(20))));
    const MessageId missing = desk().add(rawMessage("Yok", plainPart("x")), MailDesk::Body::Missing);
    openPane();
    show(id);
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_COMPARE(pane().findChild<QPushButton*>(u"replyButton"_s)->text(), u"«Reply»"_s);
    QVERIFY(text().contains(u"«Show quoted"_s));
    pane().showMessage(missing);
    QTRY_VERIFY(bar("failedBar") != nullptr);
    QVERIFY(bar("failedBar")->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->text().startsWith(u'«'));
    QCoreApplication::removeTranslator(&translator);
    QTRY_VERIFY(!bar("failedBar")->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->text().contains(u'«'));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestReader>(argc, argv);
}

#include "tst_reader.moc"
