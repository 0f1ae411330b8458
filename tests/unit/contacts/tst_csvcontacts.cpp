// Tables of contacts of other programs.
#include "contacts/CsvContacts.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<Contact> read(const QByteArray& bytes)
{
    const CsvTable table = readCsv(bytes);
    return contactsFromCsv(table, guessColumns(table));
}

} // namespace

class TestCsvContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOtherProgramsTables_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("Outlook") << QByteArray(
            "\"First Name\",\"Middle Name\",\"Last Name\",\"Company\",\"E-mail Address\",\"E-mail "
            "Type\",\"E-mail Display Name\","
            "\"E-mail 2 Address\",\"Home Phone\",\"Mobile Phone\",\"Birthday\",\"Notes\"\r\n"
            "\"Ayşe\",\"Nur\",\"Yılmaz\",\"Örnek, "
            "A.Ş.\",\"ayse@ornek.com.tr\",\"SMTP\",\"x\",\"ay@ev.example\",\"0212\",\"0555\","
            "\"5/17/1990\",\"bir\r\niki\"\r\n");
        QTest::newRow("Outlook in Turkish, Windows-1254")
            << QByteArray("Ad\xfd;\xddkinci Ad\xfd;Soyad\xfd;\xdeirket;E-posta Adresi;E-posta 2 Adresi;Ev "
                          "Telefonu;Cep Telefonu;Do\xf0um "
                          "G\xfcn\xfc;Notlar\r\n"
                          "Ay\xfe"
                          "e;Nur;Y\xfdlmaz;\"\xd6rnek, "
                          "A.\xde.\";ayse@ornek.com.tr;ay@ev.example;0212;0555;17.05.1990;\"bir\niki\"\r\n");
        QTest::newRow("Google") << QByteArray(
            "Name,Given Name,Additional Name,Family Name,Birthday,Notes,E-mail 1 - Type,E-mail 1 - "
            "Value,E-mail 2 - Type,"
            "E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - "
            "Name\n"
            ",Ayşe,Nur,Yılmaz,1990-05-17,\"bir\niki\",* "
            "Other,ayse@ornek.com.tr,Other,ay@ev.example,Home,0212,Mobile,0555,"
            "\"Örnek, A.Ş.\"\n");
        QTest::newRow("Thunderbird") << QByteArray(
            "First Name\tMiddle Name\tLast Name\tDisplay Name\tPrimary Email\tSecondary Email\tHome "
            "Phone\tMobile Number\t"
            "Organization\tBirth Year\tBirth Month\tBirth Day\tNotes\n"
            "Ayşe\tNur\tYılmaz\t\tayse@ornek.com.tr\tay@ev.example\t0212\t0555\tÖrnek, "
            "A.Ş.\t1990\t5\t17\t\"bir\niki\"\n");
    }

    void readsOtherProgramsTables()
    {
        QFETCH(QByteArray, bytes);
        const QList<Contact> contacts = read(bytes);
        QCOMPARE(contacts.size(), 1);
        const Contact& contact = contacts.first();
        QCOMPARE(contact.shownName(), u"Ayşe Nur Yılmaz"_s);
        QCOMPARE(contact.organisation, u"Örnek, A.Ş."_s);
        QCOMPARE(contact.addresses.size(), 2);
        QCOMPARE(contact.addresses.at(0).text, u"ayse@ornek.com.tr"_s);
        QCOMPARE(contact.addresses.at(1).text, u"ay@ev.example"_s);
        QCOMPARE(contact.phones, (QList<LabelledText>{{u"0212"_s, u"home"_s}, {u"0555"_s, u"mobile"_s}}));
        QCOMPARE(contact.birthday, u"1990-05-17"_s);
        QCOMPARE(contact.notes.simplified(), u"bir iki"_s);
    }

    void guessesByWhatIsInAColumn()
    {
        const CsvTable table = readCsv("ayse@ornek.com.tr;Ayşe\nb@c.example;\n");
        QVERIFY(table.titles.isEmpty());
        const QList<CsvColumn> columns = guessColumns(table);
        QCOMPARE(columns.at(0).field, CsvField::Address);
        QCOMPARE(columns.at(0).sample, u"ayse@ornek.com.tr"_s);
        QCOMPARE(columns.at(1).field, CsvField::Nothing);
        QCOMPARE(contactsFromCsv(table, columns).size(), 2);
    }

    void theFirstLineMayBeSomebody()
    {
        // Nobody says that it has titles, and the first person has no address.
        CsvTable table = readCsv("Ayşe;0212\nCan;can@b.example\n");
        QVERIFY(table.titles.isEmpty());
        QCOMPARE(table.rows.size(), 2);
        setHasTitles(table, true);
        QCOMPARE(table.titles, (QStringList{u"Ayşe"_s, u"0212"_s}));
        QCOMPARE(table.rows.size(), 1);
        setHasTitles(table, false);
        QCOMPARE(table.rows.size(), 2);
        QCOMPARE(table.rows.first().first(), u"Ayşe"_s);
        QCOMPARE(readCsv("Kim;E-posta Adresi\nAyşe;a@b.example\n").titles.size(), 2);
    }

    void addressesAreTakenApartAndChecked()
    {
        const QList<Contact> contacts =
            read("Name,E-mail\nA,\"b@c.example, d@e.example\"\nB,f at g\nC,\"h@i.example\nj@k.example\"\n");
        QCOMPARE(contacts.size(), 3);
        QCOMPARE(contacts.at(0).addresses.size(), 2);
        QVERIFY(contacts.at(1).addresses.isEmpty());
        QCOMPARE(contacts.at(1).notes, u"f at g"_s);
        QVERIFY2(contacts.at(2).addresses.isEmpty(), "that was made to look like one");
    }

    void readsWhatIsInQuotes()
    {
        const CsvTable table =
            readCsv("Name,E-mail\n\"a \"\"b\"\", c\",\"x@y.example\"\n\n,\n\"never closed,z");
        QCOMPARE(table.rows.size(), 2);
        QCOMPARE(table.rows.at(0).at(0), u"a \"b\", c"_s);
        QCOMPARE(table.rows.at(1).at(0), u"never closed,z"_s);
    }

    void hostileTablesAreBounded()
    {
        QCOMPARE(readCsv(QByteArray()).rows.size(), 0);
        QCOMPARE(readCsv(QByteArray(2'000'000, '\0')).rows.size(), 0);
        const CsvTable wide = readCsv("A\n" + QByteArray(",x").repeated(100'000));
        QVERIFY(guessColumns(wide).size() <= 200);
        const CsvTable high = readCsv("Name\n" + QByteArray("a\n").repeated(100'001));
        QCOMPARE(high.rows.size(), 100'000);
        QVERIFY(high.isCut);
        const CsvTable empty = readCsv("Name\n" + ("x" + QByteArray(199, ',') + "\n").repeated(12'000));
        QVERIFY(empty.isCut);
        QVERIFY(empty.rows.size() * 200 <= 2'000'000);
        const CancelToken cancelled;
        cancelled.cancel();
        QVERIFY(readCsv("Name\na\n", cancelled).rows.isEmpty());
        QVERIFY(readCsv("Name\n" + QByteArray(5'000'000, 'a')).rows.first().first().size() <= 10'000);
    }
};

QTEST_GUILESS_MAIN(TestCsvContacts)
#include "tst_csvcontacts.moc"
