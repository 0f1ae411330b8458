// The address book's window: lists, forms, groups, undo, merging, import and export, and the card of a
// sender.
#include "contacts/ContactCard.h"
#include "contacts/ContactEditor.h"
#include "contacts/ContactPicture.h"
#include "contacts/ContactWords.h"
#include "contacts/ContactsWindow.h"
#include "contacts/ImportDialog.h"
#include "contacts/MergeDialog.h"
#include "contacts/SenderCard.h"
#include "contacts/VCard.h"
#include "gui/ComposerFixture.h"
#include "reader/MessageHeader.h"
#include "reader/ReaderPane.h"
#include "store/Connection.h"
#include "store/Database.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestContacts : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup()
    {
        delete m_book.data();
        close();
    }

    void addsAndEditsByTheForm();
    void theFormRefusesWhatIsWrong();
    void searchesAndShowsGroups();
    void deletesWithAWayBack();
    void collectedAddressesCanBeTakenIn();
    void mergesDuplicatesByChoice();
    void importsVCards();
    void importsTablesWithTheirColumns();
    void exportsWithPictures();
    void picturesAreMadeSmall();
    void birthdaysAreReadAsWritten();
    void composerChoosesRecipients();
    void theSenderHasACard();
    void manyContactsAreListed();

private:
    static Contact person(const QString& name, const QString& address)
    {
        Contact contact;
        contact.fullName = name;
        contact.addresses = {{address, u"home"_s}};
        return contact;
    }
    ContactEditDone put(const ContactEdit& change)
    {
        std::optional<ContactEditDone> outcome;
        engine().editContacts(change,
                              [&](const Result<ContactEditDone>& done) { outcome = done.value_or({}); });
        [&] { QTRY_VERIFY(outcome.has_value()); }();
        return outcome.value_or(ContactEditDone());
    }
    void putPeople()
    {
        ContactEdit change;
        change.put = {person(u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s),
                      person(u"İrem Işık"_s, u"irem@ornek.com.tr"_s),
                      person(u"Zeki Can"_s, u"zeki@ornek.com.tr"_s)};
        change.putGroups = {{0, {}, u"Takım"_s, {{-3, {}}}}};
        put(change);
    }
    [[nodiscard]] AddressBook book()
    {
        return MailReader::open(desk().profile()).value()->addressBook().value_or({});
    }
    void openBook(ContactsWindow::Purpose purpose = ContactsWindow::Purpose::Browse)
    {
        m_book = new ContactsWindow(engine(), settings(), purpose);
        m_book->show();
        QVERIFY(QTest::qWaitForWindowActive(m_book));
        QTRY_VERIFY(m_book->isLoaded());
    }
    template <typename Part> [[nodiscard]] Part* part(const char* name) const
    {
        return m_book->findChild<Part*>(QLatin1String(name));
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList list;
        const auto* model = part<QListView>("contactList")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            list << model->index(row, 0).data(ContactListModel::NameRole).toString();
        return list;
    }
    void select(int row)
    {
        const auto* list = part<QListView>("contactList");
        list->selectionModel()->setCurrentIndex(list->model()->index(row, 0),
                                                QItemSelectionModel::ClearAndSelect);
    }
    void write(QWidget* dialog, const char* name, const QString& text)
    {
        auto* line = dialog->findChild<QLineEdit*>(QLatin1String(name));
        QVERIFY2(line != nullptr, name);
        line->setFocus();
        line->selectAll();
        typeText(line, text);
    }
    static QByteArray png(int side)
    {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        image.save(&buffer, "PNG");
        return bytes;
    }
    [[nodiscard]] QString shownBar(const char* name) const
    {
        auto* bar = part<InfoBar>(name);
        return bar != nullptr && bar->isVisible() ? bar->text() : QString();
    }
    void pressUndo()
    {
        auto* bar = part<InfoBar>("contactsUndo");
        QVERIFY(bar != nullptr && bar->isVisible());
        for (auto* button : bar->findChildren<QPushButton*>())
            if (button->isVisible() && button->text().contains(u"ndo"_s))
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL("no button to undo");
    }

    QPointer<ContactsWindow> m_book;
};

void TestContacts::addsAndEditsByTheForm()
{
    desk().open();
    openBook();
    QVERIFY(names().isEmpty());
    press(m_book, "newContactButton");
    QPointer<ContactEditor> form = m_book->findChild<ContactEditor*>();
    QVERIFY(form != nullptr);
    write(form, "contactGiven", u"Ayşe"_s);
    write(form, "contactFamily", u"Yılmaz"_s);
    QCOMPARE(form->findChild<QLineEdit*>(u"contactFullName"_s)->text(), u"Ayşe Yılmaz"_s);
    write(form, "contactAddress", u"ayse@ornek.com.tr"_s);
    write(form, "contactPhone", u"0555"_s);
    write(form, "contactBirthday", u"17.5.1990"_s);
    write(form, "contactNickname", u"Ayş"_s);
    QTest::mouseClick(form->findChild<QPushButton*>(u"saveContactButton"_s), Qt::LeftButton);
    QTRY_VERIFY(form == nullptr);
    QTRY_COMPARE(names(), QStringList{u"Ayşe Yılmaz"_s});
    const Contact made = book().contacts.value(0);
    QCOMPARE(made.given, u"Ayşe"_s);
    QCOMPARE(made.birthday, u"1990-05-17"_s);
    QCOMPARE(made.addresses, (QList<LabelledText>{{u"ayse@ornek.com.tr"_s, u"home"_s}}));
    QCOMPARE(made.phones, (QList<LabelledText>{{u"0555"_s, u"mobile"_s}}));
    QTRY_VERIFY(part<ContactCard>("contactCard")->isVisible());

    press(m_book, "editContactButton");
    form = m_book->findChild<ContactEditor*>();
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

void TestContacts::importsVCards()
{
    desk().open();
    putPeople();
    openBook();
    Contact fresh = person(u"Yeni Kişi"_s, u"yeni@ornek.com.tr"_s);
    fresh.picture = png(1200);
    Contact known = person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s);
    known.phones = {{u"0555"_s, u"mobile"_s}};
    const QString file = makeFile(u"kişiler.vcf"_s, writeVCards({fresh, known}, {}, VCardVersion::Three));
    auto* dialog = new ImportDialog(engine(), file, m_book);
    ImportDialog::Outcome outcome;
    connect(dialog, &ImportDialog::imported, this,
            [&](const ImportDialog::Outcome& told, const ContactEdit&) { outcome = told; });
    const QPointer<ImportDialog> alive = dialog;
    dialog->open();
    QTRY_VERIFY(dialog->findChild<QPushButton*>(u"importButton"_s)->isEnabled());
    QVERIFY(visibleTexts(dialog).join(u'|').contains(u"2 contact"_s));
    press(dialog, "importButton");
    QTRY_VERIFY(alive == nullptr);
    QCOMPARE(outcome.added, 1);
    QCOMPARE(outcome.merged, 1);
    QTRY_COMPARE(names().size(), 4);
    for (const Contact& contact : book().contacts) {
        if (contact.fullName == u"Ayşe Yılmaz"_s)
            QCOMPARE(contact.phones.size(), 1);
        if (contact.fullName == fresh.fullName) {
            const QByteArray picture = engine().reader().contact(contact.id)->picture.value_or(QByteArray());
            QVERIFY(!picture.isEmpty() && picture.size() <= kLargestPicture);
            QVERIFY(QImage::fromData(picture).width() <= 400);
        }
    }
}

void TestContacts::importsTablesWithTheirColumns()
{
    desk().open();
    openBook();
    const QString file =
        makeFile(u"liste.csv"_s, "Kim;Nereden;E-posta Adresi\nAyşe;Ankara;ayse@ornek.com.tr\n"
                                 "Can;İzmir;can@ornek.com.tr\n");
    auto* dialog = new ImportDialog(engine(), file, m_book);
    const QPointer<ImportDialog> alive = dialog;
    dialog->open();
    QTRY_VERIFY(dialog->findChild<QTableWidget*>()->isVisible());
    const auto fields = dialog->findChildren<QComboBox*>(u"importField"_s);
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields.at(0)->currentIndex(), 0); // not known
    QVERIFY(fields.at(2)->currentText().startsWith(u"Address"_s));
    fields.at(0)->setFocus();
    QTest::keyClick(fields.at(0), Qt::Key_Down);
    QCOMPARE(fields.at(0)->currentText(), u"Name"_s);
    press(dialog, "importButton");
    QTRY_VERIFY(alive == nullptr);
    QTRY_COMPARE(names(), (QStringList{u"Ayşe"_s, u"Can"_s}));
}

void TestContacts::exportsWithPictures()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe Yılmaz"_s, u"ayse@ornek.com.tr"_s)};
    change.put[0].picture = png(20);
    change.putGroups = {{0, {}, u"Takım"_s, {{-1, {}}}}};
    put(change);
    openBook();
    part<QAction>("exportContactsAction")->trigger();
    QTRY_VERIFY(m_book->findChild<QFileDialog*>() != nullptr);
    auto* chooser = m_book->findChild<QFileDialog*>();
    const QString path = files().filePath(u"out.vcf"_s);
    chooser->setDirectory(files().path());
    chooser->findChild<QLineEdit*>()->setText(path);
    QTest::keyClick(chooser->findChild<QLineEdit*>(), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(shownBar("contactsNote").startsWith(u"1 contact"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const VCards read = readVCards(file.readAll());
    QCOMPARE(read.contacts.size(), 1);
    QCOMPARE(read.contacts.first().picture.value_or(QByteArray()),
             change.put[0].picture.value_or(QByteArray()));
    QCOMPARE(read.groups.value(0).members.size(), 1);
}

void TestContacts::picturesAreMadeSmall()
{
    const QByteArray small = contactPicture(png(2000));
    QVERIFY(!small.isEmpty() && small.size() <= kLargestPicture);
    QCOMPARE(QImage::fromData(small).width(), 400);
    QVERIFY(contactPicture("no picture").isEmpty());
    QVERIFY(contactPicture({}).isEmpty());
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
