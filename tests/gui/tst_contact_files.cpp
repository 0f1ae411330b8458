// Contacts from files and into them, by menus and by dragging.
#include "contacts/ContactCard.h"
#include "contacts/ContactExport.h"
#include "contacts/VCard.h"
#include "gui/ContactsFixture.h"
#include "store/Connection.h"
#include "store/Database.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTableWidget>

namespace postaci::test {

namespace {

/// One more member for a group that is there.
QByteArray teamCard()
{
    return "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:takim\nMEMBER:mailto:eve@evil.example\nEND:VCARD\n";
}

} // namespace

class TestContactFiles : public QObject, private ContactsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { closeAll(); }
    void coloursChangeWhileAPersonIsShown();

    void importsVCards();
    void importSaysWhomItAddsToGroups();
    void importAsksAgainWhereGroupsHaveChanged();
    void anImportThatIsLeftCanBeTakenBack();
    void tablesMayHaveNoTitles();
    void importsTablesWithTheirColumns();
    void exportsWithPictures();
    void exportsGroupsOfThoseExported();
    void aFailedExportLeavesTheFile();
    void contactsAreDraggedAsCards();
    void filesAreDroppedToBeImported();
};

void TestContactFiles::importsVCards()
{
    desk().open();
    putPeople();
    openBook();
    Contact fresh = person(u"Yeni Kişi"_s, u"yeni@ornek.com.tr"_s);
    fresh.picture = png(1200);
    Contact known = person(u"Ayşe"_s, u"ayse@ornek.com.tr"_s);
    known.phones = {{u"0555"_s, u"mobile"_s}};
    const QString file = makeFile(u"kişiler.vcf"_s, writeVCards({fresh, known}, {}, VCardVersion::Three));
    ImportDialog* dialog = import(file);
    QVERIFY(visibleTexts(dialog).join(u'|').contains(u"2 contact"_s));
    pressImport(dialog);
    QTRY_VERIFY(shownBar("contactsUndo").startsWith(u"1 contact"_s));
    QVERIFY(shownBar("contactsUndo").contains(u"1 completed"_s));
    QVERIFY2(!shownBar("contactsUndo").contains(u'0'), qPrintable(shownBar("contactsUndo")));
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

void TestContactFiles::importSaysWhomItAddsToGroups()
{
    desk().open();
    putPeople();
    openBook();
    ImportDialog* dialog = import(makeFile(u"ekip.vcf"_s, teamCard()));
    auto* growth = dialog->findChild<QPlainTextEdit*>(u"importGrowth"_s);
    QVERIFY(growth->isVisible());
    QVERIFY(dialog->findChild<QPushButton*>(u"importButton"_s)->hasFocus());
    QCOMPARE(growth->toPlainText(), u"Takım: eve@evil.example"_s);
    auto* ways = dialog->findChild<QComboBox*>(u"duplicateWay"_s);
    ways->setFocus();
    QTest::keyClick(ways, Qt::Key_Down); // leave as it is
    QTRY_VERIFY(!growth->isVisible());
    QVERIFY(ways->hasFocus());
    QTest::keyClick(ways, Qt::Key_Up);
    QTRY_VERIFY(growth->isVisible());
}

/// Changed meanwhile, it is shown once more before it is done.
void TestContactFiles::importAsksAgainWhereGroupsHaveChanged()
{
    desk().open();
    putPeople();
    openBook();
    ImportDialog* dialog = import(makeFile(u"ekip.vcf"_s, teamCard()));
    auto* growth = dialog->findChild<QPlainTextEdit*>(u"importGrowth"_s);
    QTRY_VERIFY(growth->isVisible());
    QTRY_VERIFY(dialog->findChild<QPushButton*>(u"importButton"_s)->isEnabled());
    ContactEdit change;
    change.changeGroups = {{book().groups.first().id, u"Ekip"_s, {}, {}}};
    put(change);
    press(dialog, "importButton");
    QTRY_VERIFY(!growth->isVisible());
    QTRY_VERIFY(dialog->findChild<QPushButton*>(u"importButton"_s)->isEnabled());
    QCOMPARE(book().groups.size(), 1);
    pressImport(dialog);
    const auto groups = book().groups;
    QCOMPARE(groups.value(0).members.size(), 1);
    QCOMPARE(groups.value(1).name, u"takim"_s);
    QCOMPARE(groups.value(1).members.value(0).address.addr, u"eve@evil.example"_s);
}

void TestContactFiles::anImportThatIsLeftCanBeTakenBack()
{
    desk().open();
    openBook();
    const QString file =
        makeFile(u"x.vcf"_s, writeVCards({person(u"Can"_s, u"can@ornek.com.tr"_s)}, {}, VCardVersion::Three));
    QPointer<ImportDialog> dialog = import(file);
    press(dialog, "importButton");
    auto* cancel = dialog->findChild<QPushButton*>(u"cancelButton"_s);
    QTRY_VERIFY(dialog == nullptr || !cancel->isEnabled()); // it is being written
    if (dialog)
        dialog->reject(); // by Escape
    QTRY_COMPARE(names(), QStringList{u"Can"_s});
    pressUndo();
    QTRY_VERIFY(names().isEmpty());
}

void TestContactFiles::tablesMayHaveNoTitles()
{
    desk().open();
    openBook();
    ImportDialog* dialog = import(makeFile(u"liste.csv"_s, "Ayşe;0212\nCan;can@ornek.com.tr\n"));
    auto* titles = dialog->findChild<QCheckBox*>(u"importTitles"_s);
    QVERIFY(titles->isVisible() && !titles->isChecked());
    QCOMPARE(dialog->findChild<QTableWidget*>()->rowCount(), 3);
    titles->click();
    QCOMPARE(dialog->findChild<QTableWidget*>()->rowCount(), 2);
    QCOMPARE(dialog->findChild<QTableWidget*>()->horizontalHeaderItem(0)->text(), u"Ayşe"_s);
    titles->click();
    const auto fields = dialog->findChildren<QComboBox*>(u"importField"_s);
    auto* first = fields.at(fields.size() - 2);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Down);
    QCOMPARE(first->currentText(), u"Name"_s);
    pressImport(dialog);
    QTRY_COMPARE(names(), (QStringList{u"Ayşe"_s, u"Can"_s}));
}

void TestContactFiles::importsTablesWithTheirColumns()
{
    desk().open();
    openBook();
    const QString file =
        makeFile(u"liste.csv"_s, "Kim;Nereden;E-posta Adresi\nAyşe;Ankara;ayse@ornek.com.tr\n"
                                 "Can;İzmir;can@ornek.com.tr\n");
    ImportDialog* dialog = import(file);
    QVERIFY(dialog->findChild<QTableWidget*>()->isVisible());
    const auto fields = dialog->findChildren<QComboBox*>(u"importField"_s);
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields.at(0)->currentIndex(), 0); // not known
    QVERIFY(fields.at(2)->currentText().startsWith(u"Address"_s));
    fields.at(0)->setFocus();
    QTest::keyClick(fields.at(0), Qt::Key_Down);
    QCOMPARE(fields.at(0)->currentText(), u"Name"_s);
    pressImport(dialog);
    QTRY_COMPARE(names(), (QStringList{u"Ayşe"_s, u"Can"_s}));
}

void TestContactFiles::exportsWithPictures()
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

void TestContactFiles::exportsGroupsOfThoseExported()
{
    const QList<ContactGroup> groups{{1, {}, u"A"_s, {{5, {}}, {6, {}}}},
                                     {2, {}, u"B"_s, {{6, {}}}},
                                     {3, {}, u"C"_s, {{5, {}}, {0, {{}, u"x@y.example"_s}}}},
                                     {4, {}, u"D"_s, {{0, {{}, u"x@y.example"_s}}}}};
    const QList<ContactGroup> some = exportedGroups(groups, {5}, false);
    QCOMPARE(some.size(), 2);
    QCOMPARE(some.at(0).members, (QList<GroupMember>{{5, {}}}));
    QCOMPARE(some.at(1).name, u"C"_s);
    QCOMPARE(some.at(1).members.size(), 1);
    QCOMPARE(exportedGroups(groups, {5, 6}, true), groups);

    desk().open();
    putPeople();
    const AddressBook all = book();
    ContactExport wanted{desk().profile(), {all.contacts.at(0).id, 999}, all.groups, true};
    const QString path = files().filePath(u"some.vcf"_s);
    QCOMPARE(exportContacts(wanted, path).value_or(-1), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const VCards read = readVCards(file.readAll());
    QCOMPARE(read.contacts.size(), 1);
    QVERIFY2(read.groups.isEmpty(), "nobody of that group is in the file");
}

void TestContactFiles::aFailedExportLeavesTheFile()
{
    desk().open();
    putPeople();
    const QString path = makeFile(u"old.vcf"_s, "old");
    ContactExport wanted{desk().profile(), {1, 2, 3}, {}, true};
    {
        Connection mail(mailFile(desk().profile()), Access::ReadWrite);
        mail.execute(u"ALTER TABLE contact_phone RENAME TO elsewhere"_s);
    }
    const auto failed = exportContacts(wanted, path);
    QVERIFY(!failed);
    QVERIFY(failed.error().reason != ErrorReason::FileUnwritable);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    {
        Connection mail(mailFile(desk().profile()), Access::ReadWrite);
        mail.execute(u"ALTER TABLE elsewhere RENAME TO contact_phone"_s);
    }
    const auto unwritable = exportContacts(wanted, files().filePath(u"none/x.vcf"_s));
    QVERIFY(!unwritable);
    QCOMPARE(unwritable.error().reason, ErrorReason::FileUnwritable);
}

void TestContactFiles::contactsAreDraggedAsCards()
{
    desk().open();
    ContactEdit change;
    change.put = {person(u"Ayşe / Yılmaz"_s, u"ayse@ornek.com.tr"_s),
                  person(u"Can"_s, u"can@ornek.com.tr"_s)};
    change.put[0].picture = png(20);
    put(change);
    openBook();
    const auto* list = part<QListView>("contactList");
    QVERIFY(list->dragEnabled());
    QVERIFY(list->model()->flags(list->model()->index(0, 0)) & Qt::ItemIsDragEnabled);
    const std::unique_ptr<QMimeData> one(list->model()->mimeData({list->model()->index(0, 0)}));
    const VCards cards = readVCards(one->data(u"text/vcard"_s));
    QCOMPARE(cards.contacts.size(), 1);
    QVERIFY(!cards.contacts.first().picture.value_or(QByteArray()).isEmpty());
    QCOMPARE(one->urls().size(), 1);
    QFile file(one->urls().first().toLocalFile());
    QVERIFY(file.fileName().endsWith(u".vcf"_s) && file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), one->data(u"text/vcard"_s));
    const std::unique_ptr<QMimeData> two(
        list->model()->mimeData({list->model()->index(0, 0), list->model()->index(1, 0)}));
    QCOMPARE(readVCards(two->data(u"text/vcard"_s)).contacts.size(), 2);

    // On a field of recipients they are that.
    openNew();
    auto* field = window().findChild<RecipientField*>(u"toEditField"_s);
    QCOMPARE(QString::fromUtf8(two->data(recipientMime())),
             u"Ayşe / Yılmaz <ayse@ornek.com.tr>, Can <can@ornek.com.tr>"_s);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, two.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, two.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field->viewport(), &drop);
    QCOMPARE(drop.dropAction(), Qt::CopyAction);
    QCOMPARE(recipients("toEdit"), u"Ayşe / Yılmaz <ayse@ornek.com.tr>, Can <can@ornek.com.tr>"_s);
}

void TestContactFiles::filesAreDroppedToBeImported()
{
    desk().open();
    openBook();
    const QString file =
        makeFile(u"x.VCF"_s, writeVCards({person(u"Can"_s, u"can@ornek.com.tr"_s)}, {}, VCardVersion::Three));
    QMimeData other;
    other.setUrls({QUrl::fromLocalFile(makeFile(u"x.png"_s, png(2)))});
    QDragEnterEvent otherEnter({5, 5}, Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_book, &otherEnter);
    QVERIFY(!otherEnter.isAccepted());
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    // Nobody between the list and the window takes it.
    QWidget* target = part<QListView>("contactList")->viewport();
    while (!target->isWindow() && !target->acceptDrops())
        target = target->parentWidget();
    QCOMPARE(target, m_book.data());
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &drop);
    auto* dialog = m_book->findChild<ImportDialog*>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(dialog->findChild<QPushButton*>(u"importButton"_s)->isEnabled());
    pressImport(dialog);
    QTRY_COMPARE(names(), QStringList{u"Can"_s});
}

void TestContactFiles::coloursChangeWhileAPersonIsShown()
{
    desk().open();
    putPeople();
    openBook();
    select(0);
    auto* card = part<ContactCard>("contactCard");
    QVERIFY(visibleTexts(card).join(u'|').contains(u"Ayşe Yılmaz"_s));
    const QStringList before = visibleTexts(card);
    for (const ColorScheme scheme : {ColorScheme::Dark, ColorScheme::Light})
        Theme::apply(*qApp, scheme);
    QCOMPARE(visibleTexts(card), before);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestContactFiles>(argc, argv);
}

#include "tst_contact_files.moc"
