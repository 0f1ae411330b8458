// Recipients in the composer: chips, suggestions, groups, moving between fields.
#include "gui/RecipientsFixture.h"
#include "message/AddressText.h"

#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>

namespace postaci::test {

class TestRecipients : public QObject, private RecipientsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }

    void whatIsEndedBecomesAChip();
    void chipsAreReachedAndEditedByKeys();
    void selectsCopiesAndRemovesSeveral();
    void pastesLists();
    void wrongOnesAreRedWithWords();
    void draftsKeepWhatWasTyped();
    void movesByMenu();
    void movesByDragging();
    void suggestsContactsFirst();
    void suggestionsCanBeLeft();
    void groupsAreExpandedWhenSending();
    void staysSmallWithManyRecipients();
    void suggestionsGoWithWhatTheyWereFor();
    void sendingTakesNoSuggestion();
    void aClickIntoTheTextLetsGoOfChips();
    void groupsMayHaveAnyName();
    void noRecipientIsLostAmongThousands();
    void theOnlySuggestionStaysMarked();
    void suggestionsAreShownWhole();
    void oneSeesWhatOneTypes();
    void whatIsWrongComesInSight();
};

void TestRecipients::whatIsEndedBecomesAChip()
{
    desk().open();
    openNew();
    type("toEdit", u"Ayşe Yılmaz <ayse@ornek.com.tr>, \"Kaya, Mehmet\" <m@k.example>; b@c.exa"_s);
    QCOMPARE(field("toEdit")->chips().size(), 2);
    QCOMPARE(chip("toEdit", 0)->text(), u"Ayşe Yılmaz"_s);
    QVERIFY(chip("toEdit", 0)->toolTip().contains(u"ayse@ornek.com.tr"_s));
    QCOMPARE(chip("toEdit", 1)->accessibleName(), u"Kaya, Mehmet <m@k.example>"_s);
    QCOMPARE(edit("toEdit")->text(), u"b@c.exa"_s);
    QCOMPARE(recipients("toEdit"),
             u"Ayşe Yılmaz <ayse@ornek.com.tr>, \"Kaya, Mehmet\" <m@k.example>, b@c.exa"_s);
    type("toEdit", u"mple"_s);
    QTest::keyClick(edit("toEdit"), Qt::Key_Return);
    QCOMPARE(field("toEdit")->chips().size(), 3);
    type("toEdit", u"d@e.example"_s);
    QTest::keyClick(edit("toEdit"), Qt::Key_Tab);
    QCOMPARE(field("toEdit")->chips().size(), 4);
    QVERIFY(!edit("toEdit")->hasFocus());
}

void TestRecipients::chipsAreReachedAndEditedByKeys()
{
    desk().open();
    openNew(u"a@b.example, c@d.example, e@f.example"_s);
    edit("toEdit")->setFocus();
    QTest::keyClick(edit("toEdit"), Qt::Key_Left);
    QVERIFY(chip("toEdit", 2)->hasFocus());
    QTest::keyClick(chip("toEdit", 2), Qt::Key_Left);
    QVERIFY(chip("toEdit", 1)->hasFocus() && !chip("toEdit", 2)->isSelected());
    QTest::keyClick(chip("toEdit", 1), Qt::Key_F2);
    QVERIFY(edit("toEdit")->hasFocus());
    QCOMPARE(edit("toEdit")->text(), u"c@d.example"_s);
    QCOMPARE(field("toEdit")->chips().size(), 2);
    QTest::keyClick(edit("toEdit"), Qt::Key_End);
    type("toEdit", u".tr"_s);
    QTest::keyClick(edit("toEdit"), Qt::Key_Return);
    QCOMPARE(recipients("toEdit"), u"a@b.example, e@f.example, c@d.example.tr"_s);

    QTest::keyClick(edit("toEdit"), Qt::Key_Backspace); // the first one only goes there
    QVERIFY(chip("toEdit", 2)->hasFocus());
    QTest::keyClick(chip("toEdit", 2), Qt::Key_Backspace);
    QCOMPARE(recipients("toEdit"), u"a@b.example, e@f.example"_s);
    QVERIFY(edit("toEdit")->hasFocus());
    QTest::keyClick(edit("toEdit"), Qt::Key_Home);
    QTest::keyClick(chip("toEdit", 1), Qt::Key_Home);
    QTest::keyClick(chip("toEdit", 0), Qt::Key_Delete);
    QCOMPARE(recipients("toEdit"), u"e@f.example"_s);
    QVERIFY(chip("toEdit", 0)->hasFocus());
    typeText(chip("toEdit", 0), u"x"_s); // letters go on where one types
    QCOMPARE(edit("toEdit")->text(), u"x"_s);
    QTest::mouseDClick(chip("toEdit", 0), Qt::LeftButton);
    QCOMPARE(edit("toEdit")->text(), u"e@f.example"_s);
    QCOMPARE(field("toEdit")->wrongEntries(), QStringList{u"x"_s});
}

void TestRecipients::selectsCopiesAndRemovesSeveral()
{
    desk().open();
    openNew(u"a@b.example, c@d.example, e@f.example"_s);
    edit("toEdit")->setFocus();
    QTest::keyClick(edit("toEdit"), Qt::Key_Left);
    QTest::keyClick(chip("toEdit", 2), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(chip("toEdit", 1), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"c@d.example, e@f.example"_s);
    QTest::keyClick(chip("toEdit", 1), Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(recipients("toEdit"), u"a@b.example"_s);
    edit("toEdit")->setFocus();
    QTest::keyClick(edit("toEdit"), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(recipients("toEdit"), u"a@b.example, c@d.example, e@f.example"_s);
    QTest::keyClick(edit("toEdit"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit("toEdit"), Qt::Key_Delete);
    QCOMPARE(recipients("toEdit"), QString());
}

void TestRecipients::pastesLists()
{
    desk().open();
    openNew();
    QApplication::clipboard()->setText(
        u"Ayşe Yılmaz\tayse@ornek.com.tr\n<b@c.example>;\"X, Y\" <x@y.example>\r\nd@e.example , yok"_s);
    QTest::keyClick(edit("toEdit"), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(recipients("toEdit"), u"Ayşe Yılmaz <ayse@ornek.com.tr>, b@c.example, \"X, Y\" <x@y.example>, "
                                   "d@e.example, yok"_s);
    QCOMPARE(field("toEdit")->wrongEntries(), QStringList{u"yok"_s});
    QApplication::clipboard()->setText(u"bir söz"_s);
    QTest::keyClick(edit("toEdit"), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(edit("toEdit")->text(), u"bir söz"_s);
}

void TestRecipients::wrongOnesAreRedWithWords()
{
    desk().open();
    openNew();
    type("toEdit", u"ayse@@ornek, a@b.example,"_s);
    QVERIFY(chip("toEdit", 0)->kind() == RecipientChip::Kind::Wrong);
    QCOMPARE(chip("toEdit", 0)->accessibleName(), u"Not an address: ayse@@ornek"_s);
    QVERIFY(chip("toEdit", 1)->kind() == RecipientChip::Kind::Person);
    QVERIFY(chip("toEdit", 0)->sizeHint().width() > 0);
    QVERIFY(!chip("toEdit", 1)->accessibleDescription().isEmpty());
}

void TestRecipients::draftsKeepWhatWasTyped()
{
    desk().open();
    openNew();
    type("toEdit", u"Ayşe <ayse@ornek.com.tr>, ayşe yıl"_s);
    press("copiesButton");
    type("bccEdit", u"yarım"_s);
    edit("subjectEdit")->setFocus();
    QTRY_COMPARE(saved().to, u"Ayşe <ayse@ornek.com.tr>, ayşe yıl"_s);
    QTRY_COMPARE(saved().bcc, u"yarım"_s);
    const Draft draft = drafts().first();
    window().requestClose();
    if (!isGone() && bar(ComposerWindow::ClosingBar) != nullptr)
        window().requestClose();
    QTRY_VERIFY(isGone());
    take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
    QCOMPARE(recipients("toEdit"), u"Ayşe <ayse@ornek.com.tr>, ayşe yıl"_s);
    QCOMPARE(edit("toEdit")->text(), u"ayşe yıl"_s);
    QCOMPARE(edit("bccEdit")->text(), u"yarım"_s);
}

void TestRecipients::movesByMenu()
{
    desk().open();
    openNew(u"a@b.example, c@d.example"_s);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1), Qt::NoModifier);
    QCoreApplication::sendEvent(chip("toEdit", 0), &asked);
    auto* menu = field("toEdit")->findChild<QMenu*>(u"recipientMenu"_s);
    QVERIFY(menu != nullptr && menu->isVisible());
    QTest::keyClick(menu, Qt::Key_B);
    QCOMPARE(recipients("toEdit"), u"c@d.example"_s);
    QCOMPARE(recipients("bccEdit"), u"a@b.example"_s);
    QVERIFY(edit("bccEdit")->isVisible());
}

void TestRecipients::movesByDragging()
{
    desk().open();
    openNew(u"a@b.example"_s);
    press("copiesButton");
    from()->setFocus();
    QMimeData data;
    data.setData(u"application/x-postaci-recipients"_s, "Ayşe <c@d.example>, e@f.example");
    QDragEnterEvent enter({5, 5}, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field("ccEdit")->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field("ccEdit")->viewport(), &drop);
    QCOMPARE(recipients("ccEdit"), u"Ayşe <c@d.example>, e@f.example"_s);
    QVERIFY(edit("ccEdit")->hasFocus());
    QMimeData file; // that is the window's, to attach it
    file.setUrls({QUrl::fromLocalFile(makeFile(u"özet.txt"_s, "x"))});
    QDragEnterEvent fileEnter({5, 5}, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field("ccEdit")->viewport(), &fileEnter);
    QDropEvent fileDrop(QPointF(5, 5), Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field("ccEdit")->viewport(), &fileDrop);
    QTRY_COMPARE(window().findChildren<FileChip*>().size(), 1);
    QCOMPARE(field("ccEdit")->chips().size(), 2);
}

void TestRecipients::suggestsContactsFirst()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s),
                  person(u"Aylin Işık"_s, u"aylin@ornek.com.tr"_s)};
    openNew();
    contacts(change);
    type("toEdit", u"ISI"_s);
    QTRY_VERIFY(popup()->isVisible());
    QCOMPARE(popup()->model()->rowCount(), 1);
    QTest::keyClick(popup(), Qt::Key_Tab);
    QCOMPARE(recipients("toEdit"), u"Aylin Işık <aylin@ornek.com.tr>"_s);
    QVERIFY(edit("toEdit")->hasFocus());
    type("toEdit", u"ay"_s);
    QTRY_VERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Down);
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(field("toEdit")->chips().size(), 2);
    type("toEdit", u"yil"_s);
    QTRY_VERIFY(popup()->isVisible());
    const QModelIndex first = popup()->model()->index(0, 0);
    QTest::mouseClick(popup()->viewport(), Qt::LeftButton, {}, popup()->visualRect(first).center());
    QCOMPARE(field("toEdit")->chips().size(), 3);
    QVERIFY(recipients("toEdit").endsWith(u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s));
}

void TestRecipients::suggestionsCanBeLeft()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s)};
    openNew();
    contacts(change);
    type("toEdit", u"ay"_s);
    QTRY_VERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Escape);
    QVERIFY(!popup()->isVisible());
    QVERIFY(!isGone());
    QCOMPARE(edit("toEdit")->text(), u"ay"_s);
    // An address that is whole already is not taken for the beginning of a longer one.
    edit("toEdit")->clear();
    type("toEdit", u"ayse@ornek.com"_s);
    QTRY_VERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(field("toEdit")->chips().size(), 1);
    QCOMPARE(recipients("toEdit"), u"ayse@ornek.com"_s);
}

void TestRecipients::groupsAreExpandedWhenSending()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s)};
    change.putGroups = {{0, {}, u"Takım"_s, {{-1, {}}, {0, {u"Can"_s, u"can@ornek.com.tr"_s}}}}};
    contacts(change);
    fill(u"x@y.example"_s);
    edit("toEdit")->setFocus();
    type("toEdit", u"tak"_s);
    QTRY_VERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(recipients("toEdit"), u"x@y.example, Takım:;"_s);
    QVERIFY(chip("toEdit", 1)->kind() == RecipientChip::Kind::Group);
    QVERIFY(chip("toEdit", 1)->accessibleName().contains(u"2"_s));
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), (QStringList{u"x@y.example"_s, u"ayse@ornek.com.tr"_s, u"can@ornek.com.tr"_s}));

    openNew(u"Takım:;, Yok:;"_s);
    QVERIFY(chip("toEdit", 1)->kind() == RecipientChip::Kind::Wrong);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1), Qt::NoModifier);
    QCoreApplication::sendEvent(chip("toEdit", 0), &asked);
    auto* menu = field("toEdit")->findChild<QMenu*>(u"recipientMenu"_s);
    QTest::keyClick(menu, Qt::Key_A); // its addresses
    QCOMPARE(recipients("toEdit"), u"Yok:;, Ayşe <ayse@ornek.com.tr>, Can <can@ornek.com.tr>"_s);
}

void TestRecipients::staysSmallWithManyRecipients()
{
    desk().open();
    QStringList many;
    for (int i = 0; i < 500; ++i)
        many << u"kisi%1@alan.example"_s.arg(i);
    openNew(many.join(u", "_s));
    QCOMPARE(field("toEdit")->chips().size(), 500);
    QVERIFY(field("toEdit")->height() < 200);
    QVERIFY(field("toEdit")->verticalScrollBar()->maximum() > 0);
    edit("toEdit")->setFocus();
    QTest::keyClick(edit("toEdit"), Qt::Key_Home);
    QVERIFY(chip("toEdit", 499)->hasFocus());
    QTest::keyClick(chip("toEdit", 499), Qt::Key_Home);
    QVERIFY(chip("toEdit", 0)->hasFocus() && chip("toEdit", 0)->visibleRegion().isEmpty() == false);
}

void TestRecipients::suggestionsGoWithWhatTheyWereFor()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s)};
    openNew();
    contacts(change);
    type("toEdit", u"ayşe"_s);
    QTRY_VERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Comma);
    QCOMPARE(field("toEdit")->chips().size(), 1);
    QVERIFY(!popup()->isVisible());
    QTest::keyClick(edit("toEdit"), Qt::Key_Tab);
    QCOMPARE(recipients("toEdit"), u"ayşe"_s);
}

void TestRecipients::sendingTakesNoSuggestion()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s)};
    openNew();
    contacts(change);
    type("subjectEdit", u"Konu"_s);
    typeText(body(), u"Merhaba"_s);
    edit("toEdit")->setFocus();
    type("toEdit", u"baska@ornek.com.tr, ays"_s);
    QTRY_VERIFY(popup()->isVisible());
    QVERIFY(popup()->currentIndex().isValid());
    QTest::keyClick(popup(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!popup()->isVisible());
    QCOMPARE(recipients("toEdit"), u"baska@ornek.com.tr, ays"_s);
    QVERIFY(outbox().isEmpty()); // that is no address
    QTRY_VERIFY(visibleTexts(&window()).join(u'|').contains(u"Not an address: ays"_s));
}

void TestRecipients::aClickIntoTheTextLetsGoOfChips()
{
    desk().open();
    openNew(u"a@b.example, c@d.example"_s);
    edit("toEdit")->setFocus();
    type("toEdit", u"xy"_s);
    QTest::mouseClick(chip("toEdit", 0), Qt::LeftButton);
    QVERIFY(chip("toEdit", 0)->isSelected());
    QTest::mouseClick(edit("toEdit"), Qt::LeftButton);
    QVERIFY(!chip("toEdit", 0)->isSelected());
    QTest::keyClick(edit("toEdit"), Qt::Key_End);
    QTest::keyClick(edit("toEdit"), Qt::Key_Backspace);
    QCOMPARE(recipients("toEdit"), u"a@b.example, c@d.example, x"_s);
}

void TestRecipients::groupsMayHaveAnyName()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s)};
    const QString name = u"Ekip @ \"iş\"; a@b.example"_s;
    change.putGroups = {{0, {}, name, {{-1, {}}}}};
    contacts(change);
    fill(groupForm(name));
    QCOMPARE(chip("toEdit", 0)->kind(), RecipientChip::Kind::Group);
    QCOMPARE(chip("toEdit", 0)->groupName(), name);
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), QStringList{u"ayse@ornek.com.tr"_s});
}

void TestRecipients::noRecipientIsLostAmongThousands()
{
    desk().open();
    QStringList many;
    for (int i = 0; i < 2002; ++i)
        many << u"kisi%1@alan.example"_s.arg(i);
    openNew(many.join(u", "_s));
    QCOMPARE(field("toEdit")->chips().size(), 2001);
    QCOMPARE(chip("toEdit", 2000)->kind(), RecipientChip::Kind::More);
    QCOMPARE(chip("toEdit", 2000)->text(), u"and 2 more"_s);
    field("toEdit")->add({u"\"Son\" <son@alan.example>"_s, u"yanlış"_s});
    QCOMPARE(chip("toEdit", 2000)->text(), u"and 4 more"_s);
    QCOMPARE(parseTypedAddresses(recipients("toEdit")).good.size(), 2003);
    QCOMPARE(field("toEdit")->wrongEntries(), QStringList{u"yanlış"_s});
    field("toEdit")->correctAddress(u"SON@alan.example"_s, u"son@alan.example.tr"_s);
    QVERIFY(recipients("toEdit").endsWith(u"Son <son@alan.example.tr>, yanlış"_s));
    QTest::keyClick(chip("toEdit", 2000), Qt::Key_F2); // there is nothing to edit in it
    QCOMPARE(field("toEdit")->chips().size(), 2001);
    QCOMPARE(field("toEdit")->takeAll().size(), 2004);
    QVERIFY(field("toEdit")->chips().isEmpty());
}

void TestRecipients::theOnlySuggestionStaysMarked()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Mehmet Kaya"_s, u"kaya@ornek.com.tr"_s)};
    openNew();
    contacts(change);
    type("toEdit", u"mehm"_s);
    QTRY_VERIFY(popup()->isVisible());
    QCOMPARE(popup()->model()->rowCount(), 1);
    QTest::keyClick(popup(), Qt::Key_Down);
    QVERIFY(popup()->currentIndex().isValid());
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(recipients("toEdit"), u"Mehmet Kaya <kaya@ornek.com.tr>"_s);
}

void TestRecipients::suggestionsAreShownWhole()
{
    desk().open();
    ContactEdit change;
    change.put = {
        person(u"Mehmet Sabahattin Kayacıoğlu"_s, u"mehmet.kayacioglu@satinalma.mavideniz.example"_s)};
    openNew();
    contacts(change);
    window().resize(900, 640);
    type("toEdit", u"mehm"_s);
    QTRY_VERIFY(popup()->isVisible());
    const QModelIndex first = popup()->model()->index(0, 0);
    const int needed = popup()->fontMetrics().horizontalAdvance(first.data().toString());
    QVERIFY2(popup()->viewport()->width() >= needed + Theme::kIconSmall,
             qPrintable(u"%1 of %2"_s.arg(popup()->viewport()->width()).arg(needed)));
    QCOMPARE(popup()->viewport()->height(), popup()->visualRect(first).height());
}

void TestRecipients::oneSeesWhatOneTypes()
{
    desk().open();
    QStringList many;
    for (int i = 0; i < 40; ++i)
        many << u"kisi%1@alan.example"_s.arg(i);
    openNew(many.join(u", "_s));
    edit("subjectEdit")->setFocus();
    QVERIFY(edit("toEdit")->visibleRegion().isEmpty());
    QTest::keyClick(edit("subjectEdit"), Qt::Key_T, Qt::AltModifier);
    QVERIFY(edit("toEdit")->hasFocus());
    QVERIFY(!edit("toEdit")->visibleRegion().isEmpty());
    field("toEdit")->verticalScrollBar()->setValue(0);
    type("toEdit", u"a"_s);
    QVERIFY(!edit("toEdit")->visibleRegion().isEmpty());
}

void TestRecipients::whatIsWrongComesInSight()
{
    desk().open();
    QStringList many{u"yanlış"_s};
    for (int i = 0; i < 40; ++i)
        many << u"kisi%1@alan.example"_s.arg(i);
    openNew(many.join(u", "_s));
    edit("toEdit")->setFocus();
    QVERIFY(chip("toEdit", 0)->visibleRegion().isEmpty());
    QTest::keyClick(edit("toEdit"), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(edit("toEdit")->hasFocus());
    QCOMPARE(chip("toEdit", 0)->kind(), RecipientChip::Kind::Wrong);
    QVERIFY(!chip("toEdit", 0)->visibleRegion().isEmpty());
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestRecipients>(argc, argv);
}

#include "tst_recipients.moc"
