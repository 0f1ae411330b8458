// Recipients in the composer: chips, suggestions, groups, moving between fields, and what is asked before
// sending.
#include "composer/RecipientChip.h"
#include "gui/ComposerFixture.h"
#include "message/AddressText.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QMenu>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestRecipients : public QObject, private ComposerFixture
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
    void asksAboutManyVisibleRecipients();
    void asksAboutSlipsInDomains_data();
    void asksAboutSlipsInDomains();
    void asksBeforeABlindCopyIsAnsweredToAll();

private:
    [[nodiscard]] RecipientField* field(const char* name) const
    {
        return edit(name)->window()->findChild<RecipientField*>(QLatin1String(name) + u"Field"_s);
    }
    [[nodiscard]] RecipientChip* chip(const char* name, int index) const
    {
        return field(name)->chips().value(index);
    }
    [[nodiscard]] QAbstractItemView* popup() const
    {
        return edit("toEdit")->findChild<QCompleter*>()->popup();
    }
    void type(const char* name, const QString& text) { typeText(edit(name), text); }
    void contacts(const ContactEdit& change)
    {
        bool isDone = false;
        engine().editContacts(change,
                              [&](const Result<ContactEditDone>& done) { isDone = done.has_value(); });
        QTRY_VERIFY(isDone);
        QTRY_VERIFY(engine().contactIndex()->size() > 0);
    }
    static Contact person(const QString& name, const QString& address)
    {
        Contact contact;
        contact.fullName = name;
        contact.addresses = {{address, u"home"_s}};
        return contact;
    }
    void fill(const QString& to)
    {
        openNew(to);
        type("subjectEdit", u"Konu"_s);
        type("bodyEdit", u"Merhaba"_s);
    }
    void type(QWidget* widget, const QString& text) { typeText(widget, text); }
    [[nodiscard]] QStringList sentTo() { return outbox().value(0).recipients; }
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
    QMimeData data;
    data.setData(u"application/x-postaci-recipients"_s, "Ayşe <c@d.example>, e@f.example");
    QDragEnterEvent enter({5, 5}, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field("ccEdit")->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field("ccEdit")->viewport(), &drop);
    QCOMPARE(recipients("ccEdit"), u"Ayşe <c@d.example>, e@f.example"_s);
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

void TestRecipients::asksAboutManyVisibleRecipients()
{
    desk().open();
    QStringList many;
    for (int i = 0; i < 21; ++i)
        many << u"kisi%1@alan.example"_s.arg(i);
    fill(many.join(u", "_s));
    window().send();
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(bar(ComposerWindow::ProblemBar)->text().contains(u"21"_s));
    QVERIFY(outbox().isEmpty());
    auto buttons = bar(ComposerWindow::ProblemBar)->findChildren<QPushButton*>();
    const auto move = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
        return button->text().contains(u"Bcc"_s);
    });
    QVERIFY(move != buttons.end());
    QTest::mouseClick(*move, Qt::LeftButton);
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo().size(), 21);
    QVERIFY(!wire().contains("kisi3@"));
}

void TestRecipients::asksAboutSlipsInDomains_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    QTest::newRow("changed over") << u"ayse@gmial.com"_s << u"ayse@gmail.com"_s;
    QTest::newRow("look-alike") << u"ayse@gmai1.com"_s << u"ayse@gmail.com"_s;
    QTest::newRow("of a contact") << u"can@ornekalan.exmaple"_s << u"can@ornekalan.example"_s;
    QTest::newRow("right") << u"ayse@gmail.com"_s << QString();
    QTest::newRow("another one") << u"ayse@baska.example"_s << QString();
}

void TestRecipients::asksAboutSlipsInDomains()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe"_s, u"ayse@ornekalan.example"_s)};
    (void)engine().contactIndex();
    contacts(change);
    fill(u"Ad <%1>"_s.arg(typed));
    window().send();
    if (meant.isEmpty()) {
        QTRY_VERIFY(isGone());
        return;
    }
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(outbox().isEmpty());
    const QString sentence = bar(ComposerWindow::ProblemBar)->text();
    QVERIFY2(sentence.contains(typed) && sentence.contains(meant), qPrintable(sentence));
    auto buttons = bar(ComposerWindow::ProblemBar)->findChildren<QPushButton*>();
    const auto correct = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
        return button->text().contains(u"orrect"_s);
    });
    QVERIFY(correct != buttons.end());
    QTest::mouseClick(*correct, Qt::LeftButton);
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), QStringList{meant});
    QVERIFY(wire().contains("Ad <"));
}

void TestRecipients::asksBeforeABlindCopyIsAnsweredToAll()
{
    QByteArray raw = rawMessage("Rapor", plainPart("x"));
    raw.replace("deniz@ornek.com.tr", "baska@ornek.com.tr");
    const MessageId id = desk().add(raw);
    desk().open();
    openReply(id, ReplyMode::All);
    QTRY_VERIFY(text().contains(u"> x"_s));
    window().send();
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(outbox().isEmpty());
    auto buttons = bar(ComposerWindow::ProblemBar)->findChildren<QPushButton*>();
    const auto only = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
        return button->text().contains(u"only"_s);
    });
    QVERIFY(only != buttons.end());
    QTest::mouseClick(*only, Qt::LeftButton);
    QTRY_VERIFY(isGone());
    QCOMPARE(sentTo(), QStringList{u"ayse@ornek.com.tr"_s});
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestRecipients>(argc, argv);
}

#include "tst_recipients.moc"
