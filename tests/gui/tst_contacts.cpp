// The address book's window: lists, forms, groups, undo, merging, and the card of a sender.
#include "contacts/ContactCard.h"
#include "contacts/ContactEditor.h"
#include "contacts/ContactPicture.h"
#include "contacts/ContactPictures.h"
#include "contacts/ContactWords.h"
#include "contacts/MergeDialog.h"
#include "contacts/SenderCard.h"
#include "gui/ContactsFixture.h"
#include "reader/MessageHeader.h"
#include "reader/ReaderPane.h"
#include "store/Connection.h"
#include "store/Database.h"
#include "widgets/Avatar.h"
#include "widgets/EmptyState.h"
#include "widgets/Theme.h"

#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

namespace postaci::test {

class TestContacts : public QObject, private ContactsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { closeAll(); }

    void addsByTheForm();
    void editsByTheForm();
    void theFormRefusesWhatIsWrong();
    void searchesAndShowsGroups();
    void groupsAreMadeAndDeleted();
    void deletesWithAWayBack();
    void collectedAddressesCanBeTakenIn();
    void mergesDuplicatesByChoice();
    void aWholeMergingIsTakenBack();
    void everyMemberOfAGroupIsSeen();
    void membersAreTakenOutByKeyAndMenu();
    void groupsChangedElsewhereStayChanged();
    void newsKeepTheSelection();
    void theFormIsReadByTab();
    void picturesAreShownInPlaceOfInitials();
    void picturesAreMadeSmall();
    void birthdaysAreReadAsWritten();
    void composerChoosesRecipients();
    void somebodyWithoutAnAddress();
    void theSenderHasACard();
    void manyContactsAreListed();

private:
    void untilContacts(qsizetype count) { QTRY_COMPARE(book().contacts.size(), count); }
    /// By the form, and saves it.
    void fillInANewOne()
    {
        press(m_book, "newContactButton");
        auto* form = m_book->findChild<ContactEditor*>();
        write(form, "contactGiven", u"Ayşe"_s);
        write(form, "contactFamily", u"Yılmaz"_s);
        QCOMPARE(form->findChild<QLineEdit*>(u"contactFullName"_s)->text(), u"Ayşe Yılmaz"_s);
        write(form, "contactAddress", u"ayse@ornek.com.tr"_s);
        write(form, "contactPhone", u"0555"_s);
        write(form, "contactBirthday", u"17.5.1990"_s);
        write(form, "contactNickname", u"Ayş"_s);
        QTest::mouseClick(form->findChild<QPushButton*>(u"saveContactButton"_s), Qt::LeftButton);
    }
    /// Groups with an address that is no contact's.
    void openWithAddresses()
    {
        desk().open();
        ContactEdit change;
        change.put = {person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s)};
        change.putGroups = {{0, {}, u"Ekip"_s, {{-1, {}}, {0, {u"Eve"_s, u"eve@evil.example"_s}}}},
                            {0, {}, u"Aile"_s, {{0, {{}, u"eve@evil.example"_s}}}}};
        put(change);
        openBook();
    }
};

void TestContacts::addsByTheForm()
{
    desk().open();
    openBook();
    QVERIFY(names().isEmpty());
    QVERIFY(m_book->findChild<EmptyState*>()->findChild<QPushButton*>()->isVisible()); // to import
    fillInANewOne();
    QTRY_COMPARE(names(), QStringList{u"Ayşe Yılmaz"_s});
    QVERIFY(m_book->findChild<ContactEditor*>() == nullptr);
    const Contact made = book().contacts.value(0);
    QCOMPARE(made.given, u"Ayşe"_s);
    QCOMPARE(made.birthday, u"1990-05-17"_s);
    QCOMPARE(made.addresses, (QList<LabelledText>{{u"ayse@ornek.com.tr"_s, u"home"_s}}));
    QCOMPARE(made.phones, (QList<LabelledText>{{u"0555"_s, u"mobile"_s}}));
    QTRY_VERIFY(part<ContactCard>("contactCard")->isVisible());
}

void TestContacts::editsByTheForm()
{
    desk().open();
    openBook();
    fillInANewOne();
    QTRY_VERIFY(part<ContactCard>("contactCard")->isVisible());
    press(m_book, "editContactButton");
    auto* form = m_book->findChild<ContactEditor*>();
    write(form, "contactFamily", u"Kaya"_s);
    press(form, "addAddressButton");
    form->findChildren<QLineEdit*>(u"contactAddress"_s).last()->setText(u"ay@ev.example"_s);
    QTest::mouseClick(form->findChild<QPushButton*>(u"saveContactButton"_s), Qt::LeftButton);
    QTRY_COMPARE(names(), QStringList{u"Ayşe Kaya"_s});
    QCOMPARE(book().contacts.value(0).addresses.size(), 2);
    pressUndo();
    QTRY_COMPARE(names(), QStringList{u"Ayşe Yılmaz"_s});
    QSignalSpy written(m_book, &ContactsWindow::writeWanted);
    press(m_book, "writeButton");
    QCOMPARE(written.value(0).value(0).toString(), u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s);
}

void TestContacts::theFormRefusesWhatIsWrong()
{
    desk().open();
    openBook();
    QTest::keyClick(m_book, Qt::Key_N, Qt::ControlModifier);
    QPointer<ContactEditor> form = m_book->findChild<ContactEditor*>();
    QVERIFY(form != nullptr);
    const auto save = [&] {
        QTest::mouseClick(form->findChild<QPushButton*>(u"saveContactButton"_s), Qt::LeftButton);
    };
    save();
    QVERIFY(visibleTexts(form).join(u'|').contains(u"Write a name or an address"_s));
    write(form, "contactAddress", u"ayse@"_s);
    save();
    QVERIFY(visibleTexts(form).join(u'|').contains(u"Not an address: ayse@"_s));
    write(form, "contactAddress", u"ayse@ornek.com.tr"_s);
    write(form, "contactBirthday", u"31.2.1990"_s);
    save();
    QVERIFY(visibleTexts(form).join(u'|').contains(u"no date"_s));
    QVERIFY(book().contacts.isEmpty());
    QTest::keyClick(form, Qt::Key_Escape);
    QTRY_VERIFY(form == nullptr);
}

void TestContacts::searchesAndShowsGroups()
{
    desk().open();
    putPeople();
    openBook();
    QCOMPARE(names(), (QStringList{u"Ayşe Yılmaz"_s, u"İrem Işık"_s, u"Zeki Can"_s}));
    part<QLineEdit>("contactSearch")->setText(u"ISIK"_s);
    QCOMPARE(names(), QStringList{u"İrem Işık"_s});
    part<QLineEdit>("contactSearch")->clear();
    part<QListWidget>("contactPlaces")->setCurrentRow(1);
    QCOMPARE(names(), QStringList{u"Zeki Can"_s});
    part<QListWidget>("contactPlaces")->setCurrentRow(0);
    select(0);
    auto* card = part<ContactCard>("contactCard");
    Q_EMIT card->groupsButton()->menu()->aboutToShow();
    QAction* group = card->groupsButton()->menu()->actions().value(0);
    QCOMPARE(group->text(), u"Takım"_s);
    QVERIFY(!group->isChecked());
    group->trigger();
    QTRY_COMPARE(book().groups.value(0).members.size(), 2);
}

void TestContacts::groupsAreMadeAndDeleted()
{
    desk().open();
    putPeople();
    openBook();
    part<QAction>("newGroupAction")->trigger();
    auto* dialog = m_book->findChild<QDialog*>();
    QVERIFY(dialog != nullptr);
    typeText(dialog->findChild<QLineEdit*>(), u"takim"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(visibleTexts(dialog).join(u'|').contains(u"already"_s));
    typeText(dialog->findChild<QLineEdit*>(), u"2"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(book().groups.size(), 2);
    QTRY_COMPARE(part<QListWidget>("contactPlaces")->count(), 4);
    part<QListWidget>("contactPlaces")->setCurrentRow(2);
    part<QAction>("removeGroupAction")->trigger();
    QTRY_COMPARE(book().groups.size(), 1);
    QTRY_VERIFY(shownBar("contactsUndo").startsWith(u"Group deleted"_s));
    pressUndo();
    QTRY_COMPARE(book().groups.size(), 2);
}

void TestContacts::deletesWithAWayBack()
{
    desk().open();
    putPeople();
    openBook();
    part<QListView>("contactList")->selectAll();
    part<QListView>("contactList")->setFocus();
    QTest::keyClick(part<QListView>("contactList"), Qt::Key_Delete);
    QTRY_VERIFY(names().isEmpty());
    QTRY_VERIFY(shownBar("contactsUndo").startsWith(u"3 contact"_s));
    QTest::keyClick(m_book, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(names().size(), 3);
    QCOMPARE(book().groups.value(0).members.size(), 1);
}

void TestContacts::collectedAddressesCanBeTakenIn()
{
    desk().add(rawMessage("Selam", plainPart("x")));
    {
        Connection mail(mailFile(desk().profile()), Access::ReadWrite);
        mail.execute(u"INSERT INTO correspondent (address, account, name, times, last)"
                     " VALUES ('can@baska.example', 1, 'Can Kaya', 4, 1770000000),"
                     " ('deniz@baska.example', 1, '', 1, 1770000000)"_s);
    }
    desk().open();
    openBook();
    auto* places = part<QListWidget>("contactPlaces");
    places->setCurrentRow(places->count() - 1);
    QVERIFY(!names().isEmpty());
    const qsizetype before = names().size();
    select(0);
    QTRY_VERIFY(part<QPushButton>("addToContactsButton")->isVisible());
    press(m_book, "addToContactsButton");
    QPointer<ContactEditor> form = m_book->findChild<ContactEditor*>();
    QVERIFY(form != nullptr);
    QTest::mouseClick(form->findChild<QPushButton*>(u"saveContactButton"_s), Qt::LeftButton);
    QTRY_COMPARE(book().contacts.size(), 1);
    QVERIFY(!book().contacts.first().addresses.isEmpty());
    places->setCurrentRow(places->count() - 1);
    select(0);
    QTRY_VERIFY(part<QPushButton>("forgetAddressButton")->isVisible());
    press(m_book, "forgetAddressButton");
    QTRY_COMPARE(names().size(), before - 1);
    pressUndo();
    QTRY_COMPARE(names().size(), before);
}

void TestContacts::mergesDuplicatesByChoice()
{
    desk().open();
    ContactEdit change;
    Contact second = person(u"Ayşe Y."_s, u"AYSE@ornek.com.tr"_s);
    second.nickname = u"Ayş"_s;
    second.addresses.append({u"ay@ev.example"_s, u"home"_s});
    change.put = {person(u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s), second,
                  person(u"Can"_s, u"can@ornek.com.tr"_s)};
    put(change);
    openBook();
    part<QAction>("mergeDuplicatesAction")->trigger();
    QTRY_VERIFY(m_book->findChild<MergeDialog*>() != nullptr);
    QPointer<MergeDialog> dialog = m_book->findChild<MergeDialog*>();
    const auto others = dialog->findChildren<QRadioButton*>(u"takeOther"_s);
    QVERIFY(!others.isEmpty());
    others.first()->click(); // the name
    press(dialog, "mergePairButton");
    QTRY_VERIFY(dialog == nullptr);
    QTRY_COMPARE(book().contacts.size(), 2);
    const Contact merged = book().contacts.first();
    QCOMPARE(merged.fullName, u"Ayşe Y."_s);
    QCOMPARE(merged.nickname, u"Ayş"_s);
    QCOMPARE(merged.addresses.size(), 2);
    pressUndo();
    QTRY_COMPARE(book().contacts.size(), 3);
    QCOMPARE(book().contacts.first().fullName, u"Ayşe Yılmaz"_s);
}

void TestContacts::aWholeMergingIsTakenBack()
{
    desk().open();
    ContactEdit change;
    for (int i = 0; i < 3; ++i)
        change.put.append(person(u"Ayşe %1"_s.arg(i), u"ayse@ornek.com.tr"_s));
    change.putGroups = {{0, {}, u"Takım"_s, {{-3, {}}}}};
    put(change);
    openBook();
    part<QAction>("mergeDuplicatesAction")->trigger();
    QTRY_VERIFY(m_book->findChild<MergeDialog*>() != nullptr);
    QPointer<MergeDialog> dialog = m_book->findChild<MergeDialog*>();
    press(dialog, "mergePairButton");
    QVERIFY(!dialog->findChild<QPushButton*>(u"skipPairButton"_s)->isEnabled()); // not while it is written
    untilContacts(2);
    QTRY_VERIFY(dialog->findChild<QPushButton*>(u"mergePairButton"_s)->isEnabled());
    press(dialog, "mergePairButton");
    untilContacts(1);
    QTRY_VERIFY(shownBar("contactsUndo").startsWith(u"2 pair"_s));
    const ContactId kept = book().contacts.first().id;
    QCOMPARE(book().groups.value(0).members.value(0).contact, kept);
    pressUndo();
    untilContacts(3);
    QTRY_VERIFY(book().groups.value(0).members.value(0).contact != kept);
}

void TestContacts::everyMemberOfAGroupIsSeen()
{
    openWithAddresses();
    QCOMPARE(names(), QStringList{u"Ayşe"_s});
    part<QListWidget>("contactPlaces")->setCurrentRow(1);
    QCOMPARE(names(), (QStringList{u"Ayşe"_s, u"Eve"_s}));
    select(1);
    QTRY_VERIFY(part<QPushButton>("takeOutOfGroupButton")->isVisible());
    QVERIFY(!part<QPushButton>("forgetAddressButton")->isVisible());
    press(m_book, "takeOutOfGroupButton");
    QTRY_COMPARE(names(), QStringList{u"Ayşe"_s});
    QCOMPARE(book().groups.value(0).members.size(), 1);
    QCOMPARE(book().groups.value(1).members.size(), 1); // of the other one she stays a member
    pressUndo();
    QTRY_COMPARE(names().size(), 2);
}

void TestContacts::membersAreTakenOutByKeyAndMenu()
{
    openWithAddresses();
    part<QListWidget>("contactPlaces")->setCurrentRow(1);
    // All that are selected; nobody is deleted.
    part<QListView>("contactList")->selectAll();
    part<QListView>("contactList")->setFocus();
    QTest::keyClick(part<QListView>("contactList"), Qt::Key_Delete);
    QTRY_VERIFY(names().isEmpty());
    QCOMPARE(book().contacts.size(), 1);
    QVERIFY(book().groups.value(0).members.isEmpty());
    part<QListWidget>("contactPlaces")->setCurrentRow(2);
    QCOMPARE(names(), QStringList{u"eve@evil.example"_s});
    Q_EMIT part<QToolButton>("contactsMoreButton")->menu()->aboutToShow();
    QVERIFY(part<QAction>("takeOutAction")->isEnabled());
    part<QAction>("takeOutAction")->trigger();
    QTRY_VERIFY(names().isEmpty());
}

void TestContacts::groupsChangedElsewhereStayChanged()
{
    desk().open();
    putPeople();
    openBook();
    const AddressBook before = book();
    part<QListWidget>("contactPlaces")->setCurrentRow(1);
    // Another window adds somebody in the same moment.
    ContactEdit change;
    change.changeGroups = {{before.groups.first().id, {}, {}, {{{before.contacts.at(0).id, {}}}}}};
    engine().editContacts(change);
    select(0);
    part<QAction>("takeOutAction")->trigger();
    QTRY_COMPARE(names(), QStringList{u"Ayşe Yılmaz"_s});
    QCOMPARE(book().groups.first().members.size(), 1);
    part<QAction>("renameGroupAction")->trigger();
    auto* dialog = m_book->findChild<QDialog*>();
    dialog->findChild<QLineEdit*>()->selectAll();
    typeText(dialog->findChild<QLineEdit*>(), u"Ekip"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(book().groups.first().name, u"Ekip"_s);
    QCOMPARE(book().groups.first().members.size(), 1);
}

void TestContacts::newsKeepTheSelection()
{
    desk().open();
    ContactEdit change;
    for (int i = 0; i < 200; ++i)
        change.put.append(person(u"Kişi %1"_s.arg(i), u"kisi%1@ornek.com.tr"_s.arg(i)));
    put(change);
    openBook();
    auto* list = part<QListView>("contactList");
    const auto selected = [&] {
        QStringList all;
        for (const QModelIndex& index : list->selectionModel()->selectedIndexes())
            all << index.data(ContactListModel::NameRole).toString();
        all.sort();
        return all;
    };
    const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
        list->scrollTo(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers,
                          list->visualRect(list->model()->index(row, 0)).center());
    };
    click(100, Qt::NoModifier);
    click(103, Qt::ControlModifier);
    const int scrolled = list->verticalScrollBar()->value();
    QCOMPARE(selected(), (QStringList{u"Kişi 100"_s, u"Kişi 103"_s}));
    ContactEdit news;
    news.put = {person(u"Zeki"_s, u"zeki@ornek.com.tr"_s)};
    put(news);
    QTRY_COMPARE(names().size(), 201);
    QCOMPARE(selected(), (QStringList{u"Kişi 100"_s, u"Kişi 103"_s}));
    QCOMPARE(list->currentIndex().data(ContactListModel::NameRole).toString(), u"Kişi 103"_s);
    QCOMPARE(list->verticalScrollBar()->value(), scrolled);
    // What was once to be shown is so once.
    m_book->showContact(book().contacts.at(5).id);
    QCOMPARE(selected(), QStringList{u"Kişi 5"_s});
    click(20, Qt::NoModifier);
    news.put = {person(u"Aa"_s, u"aa@ornek.com.tr"_s)};
    put(news);
    QTRY_COMPARE(names().size(), 202);
    QCOMPARE(selected(), QStringList{u"Kişi 20"_s});
}

void TestContacts::theFormIsReadByTab()
{
    desk().open();
    openBook();
    Contact contact = person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s);
    contact.addresses.append({u"ay@ev.example"_s, u"home"_s});
    ContactEdit change;
    change.put = {contact};
    put(change);
    QTRY_COMPARE(names().size(), 1);
    select(0);
    QTRY_VERIFY(part<QPushButton>("editContactButton")->isVisible());
    press(m_book, "editContactButton");
    auto* form = m_book->findChild<ContactEditor*>();
    QVERIFY(QTest::qWaitForWindowActive(form));
    press(form, "addAddressButton");
    // Where the keyboard is on its way through the form: never up, but for the next column of a line.
    form->findChild<QPushButton*>(u"choosePictureButton"_s)->setFocus();
    QPoint last(-1, -1);
    int stops = 0;
    const QWidget* rows = form->findChild<QScrollArea*>()->widget();
    for (; rows->isAncestorOf(form->focusWidget()) && stops < 60; ++stops) {
        const QWidget* now = form->focusWidget();
        const QPoint place = now->mapTo(rows, QPoint(0, now->height() / 2));
        const bool isBeside = std::abs(place.y() - last.y()) <= 4 && place.x() > last.x();
        QVERIFY2(isBeside || place.y() > last.y() + 4, qPrintable(now->objectName()));
        last = place;
        QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(form->focusWidget()->objectName(), u"cancelButton"_s);
    QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
    QCOMPARE(form->focusWidget()->objectName(), u"saveContactButton"_s);
    QVERIFY(stops > 20 && stops < 60);
}

void TestContacts::picturesAreShownInPlaceOfInitials()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    desk().open();
    ContactPictures pictures(engine(), nullptr);
    ReaderPane pane(engine(), settings());
    pane.setPictures(pictures);
    pane.resize(700, 500);
    pane.show();
    pane.showMessage(id);
    QTRY_VERIFY(pane.isSettled());
    const auto* avatar = pane.findChild<Avatar*>();
    QVERIFY(avatar != nullptr && !avatar->hasPicture());
    ContactEdit change;
    change.put = {person(u"Ayşe Yılmaz"_s, u"AYSE@ornek.com.tr"_s)};
    change.put[0].picture = png(60);
    const ContactEditDone done = put(change);
    QTRY_VERIFY(avatar->hasPicture());
    QImage drawn(40, 40, QImage::Format_ARGB32_Premultiplied);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    QTRY_VERIFY(!pictures.pictureOf(u"ayse@ornek.com.tr"_s, 40).isNull());
    paintPerson(painter, QRectF(0, 0, 40, 40), {u"Ayşe"_s, u"ayse@ornek.com.tr"_s}, QApplication::font(),
                &pictures);
    painter.end();
    QCOMPARE(drawn.pixelColor(20, 20), QColor(Qt::darkGreen));
    QCOMPARE(drawn.pixelColor(0, 0), QColor(Qt::white)); // it is round
    put(done.undo);
    QTRY_VERIFY(!avatar->hasPicture());
    QVERIFY(pictures.pictureOf(u"ayse@ornek.com.tr"_s, 40).isNull());
}

void TestContacts::picturesAreMadeSmall()
{
    const QByteArray small = contactPicture(png(2000));
    QVERIFY(!small.isEmpty() && small.size() <= kLargestPicture);
    QCOMPARE(QImage::fromData(small).width(), 400);
    QVERIFY(contactPicture("no picture").isEmpty());
    QVERIFY(contactPicture({}).isEmpty());
    QVERIFY(
        contactPicture(png(200), [](qint64 pixels, const QByteArray&) { return pixels < 40'000; }).isEmpty());
    QCOMPARE(roundPicture(small, 30).size(), QSize(30, 30));
    QVERIFY(roundPicture("no picture", 30).isNull());
}

void TestContacts::birthdaysAreReadAsWritten()
{
    QCOMPARE(birthdayFromWords(u"17.05.1990"_s), u"1990-05-17"_s);
    QCOMPARE(birthdayFromWords(u"1990-5-7"_s), u"1990-05-07"_s);
    QCOMPARE(birthdayFromWords(u"29.2."_s), u"--02-29"_s);
    QCOMPARE(birthdayFromWords(u"29.2.1991"_s), QString());
    QCOMPARE(birthdayFromWords(u"bahar"_s), QString());
    QCOMPARE(birthdayWords(u"--02-29"_s), u"29.02."_s);
    QCOMPARE(birthdayFromWords(birthdayWords(u"1990-05-17"_s)), u"1990-05-17"_s);
}

void TestContacts::composerChoosesRecipients()
{
    desk().open();
    putPeople();
    openNew();
    QTest::keyClick(edit("toEdit"), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window().findChild<ContactsWindow*>() != nullptr);
    m_book = window().findChild<ContactsWindow*>();
    QTRY_VERIFY(m_book->isLoaded());
    select(1);
    press(m_book, "chooseButton0");
    select(2);
    press(m_book, "chooseButton2");
    QCOMPARE(recipients("toEdit"), u"İrem Işık <irem@ornek.com.tr>"_s);
    QCOMPARE(recipients("bccEdit"), u"Zeki Can <zeki@ornek.com.tr>"_s);
}

/// Nothing is offered that would do nothing, and what came in a file is seen.
void TestContacts::somebodyWithoutAnAddress()
{
    desk().open();
    ContactEdit change;
    Contact made;
    made.fullName = u"Yalnız Telefon"_s;
    made.phones = {{u"0555"_s, u"mobile"_s}};
    made.other = u"ADR;TYPE=work:;;Cadde 1;İstanbul;;34000;TR\r\n"_s;
    change.put = {made};
    put(change);
    openBook();
    QTRY_COMPARE(names().size(), 1);
    select(0);
    QVERIFY(!m_book->findChild<QPushButton*>(u"writeButton"_s)->isEnabled());
    QStringList lines;
    for (const QLabel* line : m_book->findChildren<QLabel*>(u"contactLine"_s))
        lines << line->text();
    QVERIFY2(lines.contains(u"Cadde 1, İstanbul, 34000, TR"_s), qPrintable(lines.join(u'|')));
}

void TestContacts::theSenderHasACard()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    desk().open();
    ReaderPane pane(engine(), settings());
    pane.resize(700, 500);
    pane.show();
    pane.showMessage(id);
    QTRY_VERIFY(pane.isSettled());
    auto* sender = pane.findChild<QLabel*>(u"senderLabel"_s);
    QVERIFY(sender->focusPolicy() & Qt::TabFocus);
    QSignalSpy searched(&pane, &ReaderPane::searchWanted);
    QSignalSpy added(&pane, &ReaderPane::contactAddWanted);
    const auto open = [&]() -> SenderCard* {
        QTest::mouseClick(sender, Qt::LeftButton, {}, QPoint(12, sender->height() / 2));
        return pane.findChild<SenderCard*>();
    };
    QPointer<SenderCard> card = open();
    QVERIFY(card != nullptr && card->isVisible());
    QVERIFY(visibleTexts(card).join(u'|').contains(u"Not in your contacts"_s));
    QTest::mouseClick(card->findChild<QPushButton*>(u"cardSearchButton"_s), Qt::LeftButton);
    QCOMPARE(searched.value(0).value(0).toString(), u"from:ayse@ornek.com.tr"_s);
    QTRY_VERIFY(card == nullptr);
    card = open();
    QTest::mouseClick(card->findChild<QPushButton*>(u"cardCopyButton"_s), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), u"ayse@ornek.com.tr"_s);
    QTRY_VERIFY(card == nullptr);
    card = open();
    QTest::mouseClick(card->findChild<QPushButton*>(u"cardAddButton"_s), Qt::LeftButton);
    QCOMPARE(added.size(), 1);
    QTRY_VERIFY(card == nullptr);
    ContactEdit change;
    change.put = {person(u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s)};
    put(change);
    card = open();
    QVERIFY(visibleTexts(card).join(u'|').contains(u"In your contacts"_s));
    QVERIFY(card->findChild<QPushButton*>(u"cardEditButton"_s) != nullptr);
}

void TestContacts::manyContactsAreListed()
{
    desk().open();
    ContactEdit change;
    for (int i = 0; i < 3000; ++i)
        change.put.append(person(u"Kişi %1"_s.arg(i), u"kisi%1@ornek.com.tr"_s.arg(i)));
    put(change);
    openBook();
    QCOMPARE(names().size(), 3000);
    QCOMPARE(names().value(10), u"Kişi 10"_s); // numbers as people count
    part<QLineEdit>("contactSearch")->setText(u"kisi2999"_s);
    QCOMPARE(names(), QStringList{u"Kişi 2999"_s});
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestContacts>(argc, argv);
}

#include "tst_contacts.moc"
