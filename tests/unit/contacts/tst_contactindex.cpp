// Who may be meant by a few letters, and in which order.
#include "ContactSamples.h"
#include "contacts/ContactIndex.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

CollectedAddress used(const QString& name, const QString& address, qint64 times, int daysAgo)
{
    return {{name, address}, times, kNow.addDays(-daysAgo)};
}

AddressBook sampleBook()
{
    AddressBook book;
    book.contacts = {contactOf(1, u"Ayşe Yılmaz"_s, {u"ayse@ornek.com.tr"_s, u"ay@isyeri.example"_s}),
                     contactOf(2, u"İrem Işık"_s, {u"irem.isik@ornek.com.tr"_s}),
                     contactOf(3, u"Grace O'Neill"_s, {u"grace@northwind.example"_s})};
    book.contacts[2].nickname = u"Gracie"_s;
    book.groups = {{7, u"g"_s, u"Aile Üyeleri"_s, {{1, {}}, {0, {u"Can"_s, u"can@ornek.example"_s}}}}};
    book.collected = {used(u"Ayhan Can"_s, u"ayhan@baska.example"_s, 40, 1),
                      used({}, u"aysegul@baska.example"_s, 2, 1), used({}, u"ay@isyeri.example"_s, 9, 2),
                      used({}, u"ayarlar@eski.example"_s, 3, 700)};
    return book;
}

QStringList found(const ContactIndex& index, const QString& typed, qsizetype limit = 20)
{
    QStringList list;
    for (const RecipientSuggestion& suggestion : index.complete(typed, limit))
        list << (suggestion.kind == RecipientSuggestion::Kind::Group ? suggestion.address.name
                                                                     : suggestion.address.addr);
    return list;
}

} // namespace

class TestContactIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByTheBeginningOfAnyWord_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        const QString irem = u"irem.isik@ornek.com.tr"_s;
        QTest::newRow("given name") << u"gra"_s << QStringList{u"grace@northwind.example"_s};
        QTest::newRow("family name") << u"yıl"_s
                                     << QStringList{u"ay@isyeri.example"_s, u"ayse@ornek.com.tr"_s};
        QTest::newRow("both, turned")
            << u"yıl ay"_s << QStringList{u"ay@isyeri.example"_s, u"ayse@ornek.com.tr"_s};
        QTest::newRow("dotless") << u"ırem"_s << QStringList{irem};
        QTest::newRow("dotted capital") << u"İREM"_s << QStringList{irem};
        QTest::newRow("without marks") << u"isik"_s << QStringList{irem};
        QTest::newRow("with marks") << u"IŞIK"_s << QStringList{irem};
        QTest::newRow("nickname") << u"graci"_s << QStringList{u"grace@northwind.example"_s};
        QTest::newRow("behind an apostrophe") << u"neill"_s << QStringList{u"grace@northwind.example"_s};
        QTest::newRow("domain") << u"northw"_s << QStringList{u"grace@northwind.example"_s};
        QTest::newRow("whole address") << u"irem.isik@or"_s << QStringList{irem};
        QTest::newRow("group") << u"uye"_s << QStringList{u"Aile Üyeleri"_s};
        QTest::newRow("not within a word") << u"race"_s << QStringList{};
        QTest::newRow("nobody") << u"zz"_s << QStringList{};
        QTest::newRow("nothing") << u"  "_s << QStringList{};
        QTest::newRow("signs") << u"@@,"_s << QStringList{};
    }

    void findsByTheBeginningOfAnyWord()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);
        QCOMPARE(found(ContactIndex(sampleBook(), kNow), typed), expected);
    }

    void knowsTheNamesOfContacts()
    {
        const ContactIndex index(sampleBook(), kNow);
        for (const QString& name : {u"Ayşe"_s, u"Yılmaz"_s, u"YILMAZ"_s})
            QVERIFY2(index.isNameOfContact(name), qPrintable(name));
        // Neither a beginning, nor without its marks, nor a domain, a group or somebody who is no contact.
        for (const QString& other :
             {u"Ayş"_s, u"Ayse"_s, u"ayşe"_s, u"Ornek"_s, u"Aile"_s, u"Ayhan"_s, QString()})
            QVERIFY2(!index.isNameOfContact(other), qPrintable(other));
        QVERIFY(!ContactIndex().isNameOfContact(u"Ayşe"_s));
    }

    void contactsComeFirstAndThenWhatIsUsed()
    {
        const ContactIndex index(sampleBook(), kNow);
        // Contacts by their use, then the group, then collected ones by theirs.
        QCOMPARE(found(index, u"a"_s), (QStringList{u"ay@isyeri.example"_s, u"ayse@ornek.com.tr"_s,
                                                    u"Aile Üyeleri"_s, u"ayhan@baska.example"_s,
                                                    u"aysegul@baska.example"_s, u"ayarlar@eski.example"_s}));
        QCOMPARE(found(index, u"a"_s, 2), (QStringList{u"ay@isyeri.example"_s, u"ayse@ornek.com.tr"_s}));
        // What only the domain has comes last, contact or not.
        AddressBook book = sampleBook();
        book.collected.append(used(u"Örnek Kişi"_s, u"kisi@c.example"_s, 1, 600));
        QCOMPARE(found(ContactIndex(book, kNow), u"orne"_s).first(), u"kisi@c.example"_s);
    }

    void organisationsComeBehindNames()
    {
        AddressBook book = sampleBook();
        book.contacts.append(contactOf(4, u"Mehmet Kaya"_s, {u"m@ornek.example"_s}));
        book.contacts.last().organisation = u"Ay A.Ş."_s;
        book.collected.append(used({}, u"m@ornek.example"_s, 900, 0));
        const ContactIndex index(book, kNow);
        // However much he is used, and even behind somebody who is no contact.
        QCOMPARE(found(index, u"ay"_s).last(), u"m@ornek.example"_s);
        QCOMPARE(found(index, u"ay"_s).first(), u"ay@isyeri.example"_s);
        QCOMPARE(found(index, u"kaya ay"_s), QStringList{u"m@ornek.example"_s});
        // Before those whose domain it is alone.
        book.contacts.append(contactOf(5, u"Deniz"_s, {u"d@ay.example"_s}));
        QCOMPARE(found(ContactIndex(book, kNow), u"ay"_s).mid(5),
                 (QStringList{u"m@ornek.example"_s, u"d@ay.example"_s}));
    }

    void recentUseWinsOverOldUse()
    {
        QVERIFY(ContactIndex::usage(3, kNow.addDays(-1), kNow) >
                ContactIndex::usage(5, kNow.addDays(-200), kNow));
        QVERIFY(ContactIndex::usage(9, kNow.addDays(-1), kNow) >
                ContactIndex::usage(8, kNow.addDays(-1), kNow));
        QCOMPARE(ContactIndex::usage(0, kNow, kNow), 0);
    }

    void knowsAddressesAndDomains()
    {
        const ContactIndex index(sampleBook(), kNow);
        QVERIFY(index.hasContact(u"AYSE@ornek.com.tr"_s));
        QVERIFY(!index.hasContact(u"ayhan@baska.example"_s));
        QVERIFY(index.domains().contains(u"baska.example"_s));
        QVERIFY(!index.domains().contains(u"example"_s));
    }

    void fiftyThousandAddresses()
    {
        AddressBook book;
        for (int i = 0; i < 50'000; ++i)
            book.collected.append(used(u"Kişi%1 Soyadı%2"_s.arg(i).arg(i % 100),
                                       u"kisi%1@alan%2.example"_s.arg(i).arg(i % 500), 1 + i % 7, i % 300));
        const ContactIndex index(book, kNow);
        QCOMPARE(index.size(), 50'000);
        QCOMPARE(found(index, u"kisi49999"_s), QStringList{u"kisi49999@alan499.example"_s});
        QCOMPARE(found(index, u"k"_s, 8).size(), 8);
        QVERIFY(found(index, u"soyadi7 kisi107"_s).contains(u"kisi107@alan107.example"_s));
    }

    void hostileNamesAreBounded()
    {
        AddressBook book;
        book.collected.append(used(QString(2'000'000, u'a'), u"a@b.example"_s, 1, 1));
        book.collected.append(used(QString(100'000, u' ') + u"z"_s, QString(100'000, u'@'), 1, 1));
        const ContactIndex index(book, kNow);
        QCOMPARE(found(index, u"aaa"_s), QStringList{u"a@b.example"_s});
    }
};

QTEST_GUILESS_MAIN(TestContactIndex)
#include "tst_contactindex.moc"
