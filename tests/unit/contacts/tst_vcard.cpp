// Business cards of other programs, read and written.
#include "ContactSamples.h"
#include "contacts/VCard.h"
#include "contacts/VCardLine.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray card(const QByteArray& lines, const QByteArray& version = "3.0")
{
    return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n";
}

Contact only(const QByteArray& bytes)
{
    const VCards cards = readVCards(bytes);
    return cards.contacts.size() == 1 ? cards.contacts.first() : Contact();
}

Contact everything()
{
    Contact contact = contactOf(5, u"Dr. Ayşe Nur Yılmaz, PhD"_s, {});
    contact.uid = u"urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"_s;
    contact.prefix = u"Dr."_s;
    contact.given = u"Ayşe"_s;
    contact.additional = u"Nur"_s;
    contact.family = u"Yılmaz; Kaya"_s;
    contact.suffix = u"PhD"_s;
    contact.nickname = u"Ayş, Nur"_s;
    contact.organisation = u"Örnek A.Ş.; Satış"_s;
    contact.notes = u"birinci satır\nikinci, satır; \\ ile "_s + QString(u"ğ"_s).repeated(100);
    contact.birthday = u"1990-05-17"_s;
    contact.addresses = {{u"ayse@ornek.com.tr"_s, u"work"_s},
                         {u"ay@ev.example"_s, u"home"_s},
                         {u"x@y.example"_s, u"Yazlık, ev"_s},
                         {u"z@y.example"_s, u"other"_s}};
    contact.phones = {{u"+90 212 000 00 00"_s, u"work"_s}, {u"0555"_s, u"mobile"_s}};
    contact.picture = QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(3000, 'x');
    contact.other = u"ADR;TYPE=home:;;Cadde 1;İstanbul;;34000;TR\r\nX-SKYPE:ayse\r\n"_s;
    return contact;
}

} // namespace

class TestVCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.0") << int(VCardVersion::Three);
        QTest::newRow("4.0") << int(VCardVersion::Four);
    }

    void comesBackAsItWasWritten()
    {
        QFETCH(int, version);
        Contact expected = everything();
        const QByteArray written = writeVCards({expected}, {}, VCardVersion(version));
        for (const QByteArray& line : written.split('\n'))
            QVERIFY(line.size() <= 76);
        Contact read = only(written);
        read.id = expected.id;
        expected.notes = expected.notes.trimmed();
        QCOMPARE(read.notes, expected.notes);
        QCOMPARE(read.other, expected.other);
        QVERIFY(read == expected);
        expected.birthday = u"--02-29"_s;
        QCOMPARE(only(writeVCards({expected}, {}, VCardVersion(version))).birthday, u"--02-29"_s);
    }

    void readsVersionTwoPointOne()
    {
        const Contact contact =
            only(card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Y=C4=B1lmaz;Ay=C5=9Fe;;;\r\n"
                      "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ay=C5=9Fe=\r\n"
                      " Y=C4=B1lmaz\r\n"
                      "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-9:bir=0D=0Aiki =FE\r\n"
                      "TEL;CELL;VOICE:0555\r\n"
                      "EMAIL;INTERNET;PREF:b@c.example\r\n"
                      "PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n /9j/\r\n\r\n",
                      "2.1"));
        QCOMPARE(contact.family, u"Yılmaz"_s);
        QCOMPARE(contact.given, u"Ayşe"_s);
        QCOMPARE(contact.fullName, u"Ayşe Yılmaz"_s);
        QCOMPARE(contact.notes, u"bir\niki ş"_s);
        QCOMPARE(contact.phones, (QList<LabelledText>{{u"0555"_s, u"mobile"_s}}));
        QCOMPARE(contact.picture.value_or(QByteArray()), QByteArray("\xff\xd8\xff"));
    }

    void readsWhatIsSeenInTheWild_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        const QByteArray lines = "FN:A\\, B\r\nEMAIL:a@b.example\r\n";
        const QString name = u"A, B"_s;
        const QString address = u"a@b.example"_s;
        QTest::newRow("bare line ends") << card(lines).replace("\r\n", "\n") << name << address;
        QTest::newRow("old Macs") << card(lines).replace("\r\n", "\r") << name << address;
        QTest::newRow("mark") << "\xef\xbb\xbf" + card(lines) << name << address;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe") +
                                       [](const QString& text) {
                                           return QByteArray(reinterpret_cast<const char*>(text.utf16()),
                                                             text.size() * 2);
                                       }(QString::fromLatin1(card(lines)))
                                << name << address;
        QTest::newRow("no end") << QByteArray("BEGIN:VCARD\r\n" + lines) << name << address;
        QTest::newRow("lower case") << QByteArray(
                                           "begin:vcard\r\nfn:A\\, B\r\nemail:a@b.example\r\nend:vcard\r\n")
                                    << name << address;
        QTest::newRow("groups of lines")
            << card("item1.FN:A\\, B\r\nitem2.EMAIL;type=INTERNET:a@b.example\r\n") << name << address;
        QTest::newRow("folded") << card("F\r\n N:A\\,\r\n  B\r\nEMAIL:a@b.exa\r\n\tmple\r\n") << name
                                << address;
        QTest::newRow("mailto") << card("FN:A\\, B\r\nEMAIL:mailto:a@b.example\r\n") << name << address;
        QTest::newRow("Windows-1254") << card("FN:Ay\xfe"
                                              "e\r\nEMAIL:a@b.example\r\n")
                                      << u"Ayşe"_s << address;
        QTest::newRow("preferred") << card("FN:A\\, B\r\nEMAIL:c@d.example\r\nEMAIL;PREF=1:a@b.example\r\n",
                                           "4.0")
                                   << name << address;
        QTest::newRow("only an address") << card("EMAIL:a@b.example\r\n") << address << address;
        QTest::newRow("only the parts") << card("N:B;A;;;\r\nEMAIL:a@b.example\r\n") << u"A B"_s << address;
    }

    void readsWhatIsSeenInTheWild()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, address);
        const Contact contact = only(bytes);
        QCOMPARE(contact.shownName(), name);
        QCOMPARE(contact.addresses.value(0).text, address);
    }

    void readsLabelsAndBirthdaysOfApple()
    {
        const Contact contact =
            only(card("FN:A\r\nitem1.EMAIL:a@b.example\r\nitem1.X-ABLabel:_$!<Home>!$_\r\n"
                      "item2.TEL:1\r\nitem2.X-ABLabel:Yazlık\r\n"
                      "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17\r\n"));
        QCOMPARE(contact.addresses.value(0).label, u"home"_s);
        QCOMPARE(contact.phones.value(0).label, u"Yazlık"_s);
        QCOMPARE(contact.birthday, u"--05-17"_s);
        QCOMPARE(contact.other, QString());
    }

    void keepsWhatItDoesNotKnow()
    {
        const Contact contact =
            only(card("FN:A\r\nADR;TYPE=\"a:b\":;;x\\;y\r\nX-AIM;TYPE=HOME:z\r\nKIND:org\r\n"
                      "PHOTO;VALUE=uri:https://a.example/p.png\r\nBDAY;VALUE=text:in May\r\n"));
        QCOMPARE(contact.other, u"ADR;TYPE=\"a:b\":;;x\\;y\r\nX-AIM;TYPE=HOME:z\r\nKIND:org\r\n"
                                "PHOTO;VALUE=uri:https://a.example/p.png\r\nBDAY;VALUE=text:in May\r\n"_s);
        const QByteArray written = writeVCards({contact}, {}, VCardVersion::Four);
        QVERIFY(written.contains("\r\nADR;TYPE=\"a:b\":;;x\\;y\r\n"));
        QCOMPARE(only(written).other, contact.other);
    }

    void categoriesAreGroups()
    {
        const VCards cards =
            readVCards("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nCATEGORIES:Aile,\\, bir,AİLE\r\nEND:VCARD\r\n"
                       "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:B\r\nCATEGORIES:aile,myContacts\r\nEND:VCARD\r\n");
        QCOMPARE(cards.contacts.size(), 2);
        QCOMPARE(cards.groups.size(), 2);
        QCOMPARE(cards.groups.at(0).name, u"Aile"_s);
        QCOMPARE(cards.groups.at(0).members, (QList<GroupMember>{{-1, {}}, {-2, {}}}));
        QCOMPARE(cards.groups.at(1).name, u", bir"_s);
        QVERIFY(cards.contacts.at(0).other.contains(u"CATEGORIES"_s)); // an export has them again
    }

    void postalAddressesAreRead()
    {
        const QList<LabelledText> places = postalAddresses(everything());
        QCOMPARE(places, (QList<LabelledText>{{u"Cadde 1, İstanbul, 34000, TR"_s, u"home"_s}}));
        QVERIFY(postalAddresses({}).isEmpty());
    }

    void groupsKeepTheirMembers_data() { comesBackAsItWasWritten_data(); }
    void groupsKeepTheirMembers()
    {
        QFETCH(int, version);
        const QList<Contact> contacts{contactOf(11, u"A"_s, {u"a@b.example"_s}), contactOf(12, u"B"_s, {})};
        const ContactGroup group{
            3, u"g-1"_s, u"Takım; bir"_s, {{12, {}}, {0, {{}, u"c+d@e.example"_s}}, {99, {}}}};
        const VCards read = readVCards(writeVCards(contacts, {group}, VCardVersion(version)));
        QCOMPARE(read.contacts.size(), 2);
        QCOMPARE(read.groups.size(), 1);
        QCOMPARE(read.groups.first().name, group.name);
        QCOMPARE(read.groups.first().uid, group.uid);
        QCOMPARE(read.groups.first().members, (QList<GroupMember>{{-2, {}}, {0, {{}, u"c+d@e.example"_s}}}));
    }

    void hostileFilesAreBounded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qsizetype>("contacts");
        QTest::newRow("nothing") << QByteArray() << qsizetype(0);
        QTest::newRow("no colon") << QByteArray(3'000'000, 'x') << qsizetype(0);
        QTest::newRow("zeros") << QByteArray(3'000'000, '\0') << qsizetype(0);
        QTest::newRow("nested") << QByteArray("BEGIN:VCARD\nFN:A\n") +
                                       QByteArray("BEGIN:VCARD\nFN:B\n").repeated(50'000)
                                << qsizetype(1);
        QTest::newRow("ends alone") << QByteArray("END:VCARD\n").repeated(50'000) + card("FN:A\r\n")
                                    << qsizetype(1);
        QTest::newRow("many lines") << card("FN:A\r\n" +
                                            QByteArray("EMAIL:a@b.example\r\nX-A:1\r\n").repeated(100'000))
                                    << qsizetype(1);
        QTest::newRow("long fold") << card("FN:A" + QByteArray("\r\n b").repeated(500'000) + "\r\n")
                                   << qsizetype(1);
        QTest::newRow("many cards") << card("FN:A\r\n").repeated(100'100) << qsizetype(100'000);
        QTest::newRow("many parameters")
            << card("FN" + QByteArray(";A=B").repeated(200'000) + ":A\r\n") << qsizetype(1);
        QTest::newRow("nobody") << card("NOTE:x\r\n") << qsizetype(0);
    }

    void hostileFilesAreBounded()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qsizetype, contacts);
        const VCards cards = readVCards(bytes);
        QCOMPARE(cards.contacts.size(), contacts);
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(cards.isCut, row == u"many cards"_s || row == u"many lines"_s || row == u"no colon"_s ||
                                  row == u"zeros"_s);
        for (const Contact& contact : cards.contacts) {
            QVERIFY(contact.addresses.size() <= 100);
            QVERIFY(contact.other.size() <= 64 << 10);
            QVERIFY(contact.fullName.size() <= 10'000);
        }
    }

    void whatIsCutIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a long line") << card("FN:A\r\nNOTE:" + QByteArray(2'000'000, ';') + "\r\n");
        QTest::newRow("a long line of parts") << card("FN:A\r\nORG:" + QByteArray(3'000'000, ';') + "\r\n");
        QTest::newRow("a large picture")
            << card("FN:A\r\nPHOTO;ENCODING=b:" + QByteArray(13 << 20, 'A') + "\r\n");
        QTest::newRow("many addresses")
            << card("FN:A\r\n" + QByteArray("EMAIL:a@b.example\r\n").repeated(101));
        QTest::newRow("many addresses in all")
            << card("FN:A\r\n" + QByteArray("TEL:1\r\n").repeated(100)).repeated(3'100);
    }
    void whatIsCutIsSaid()
    {
        QFETCH(QByteArray, bytes);
        const VCards cards = readVCards(bytes);
        QVERIFY(cards.isCut);
        QVERIFY(!cards.contacts.isEmpty() && cards.contacts.size() <= 3'001);
        QCOMPARE(cards.contacts.first().fullName, u"A"_s);
        const CancelToken cancelled;
        cancelled.cancel();
        QVERIFY(readVCards(bytes, cancelled).contacts.isEmpty());
    }

    void largePicturesAreRead()
    {
        const VCards cards =
            readVCards(card("FN:A\r\nPHOTO;ENCODING=b:" + QByteArray(4 << 20, 'A') + "\r\n"));
        QVERIFY(!cards.isCut);
        QCOMPARE(cards.contacts.first().picture.value_or(QByteArray()).size(), 3 << 20);
    }

    void addressesAreTakenApartAndChecked_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QStringList>("addresses");
        QTest::addColumn<QString>("notes");
        const QStringList none;
        QTest::newRow("two in one") << QByteArray("EMAIL:boss@f.example\\, eve@e.example")
                                    << QStringList{u"boss@f.example"_s, u"eve@e.example"_s} << QString();
        QTest::newRow("with a name") << QByteArray("EMAIL:\"Ali\" <ali@f.example>")
                                     << QStringList{u"ali@f.example"_s} << QString();
        QTest::newRow("none") << QByteArray("EMAIL:ali at f.example") << none << u"ali at f.example"_s;
        QTest::newRow("one is none") << QByteArray("EMAIL:ali@f.example;@") << QStringList{u"ali@f.example"_s}
                                     << u"@"_s;
        QTest::newRow("line end") << QByteArray("EMAIL:mailto:a%0D%0ABcc:b@c.example") << none
                                  << u"a Bcc:b@c.example"_s;
        QTest::newRow("escaped line end")
            << QByteArray("EMAIL:a@b.example\\nc@d.example") << none << u"a@b.example c@d.example"_s;
        QTest::newRow("mailto") << QByteArray("EMAIL:mailto:a%2Bb@c.example?subject=x")
                                << QStringList{u"a+b@c.example"_s} << QString();
        QTest::newRow("quoted-printable") << QByteArray("EMAIL;ENCODING=QUOTED-PRINTABLE:a@b.example=0D=0A")
                                          << QStringList{u"a@b.example"_s} << QString();
    }
    void addressesAreTakenApartAndChecked()
    {
        QFETCH(QByteArray, line);
        QFETCH(QStringList, addresses);
        QFETCH(QString, notes);
        const Contact contact = only(card("FN:A\r\n" + line + "\r\n"));
        QStringList read;
        for (const LabelledText& address : contact.addresses)
            read << address.text;
        QCOMPARE(read, addresses);
        QCOMPARE(contact.notes, notes);
    }

    void membersAreTakenApartAndChecked()
    {
        const VCards cards = readVCards(card("KIND:group\r\nFN:Ekip\r\nMEMBER:mailto:a%0D%0Ab@c.example\r\n"
                                             "MEMBER:mailto:d@e.example,f@g.example\r\nMEMBER:mailto:yok\r\n",
                                             "4.0"));
        QCOMPARE(cards.groups.size(), 1);
        QCOMPARE(cards.groups.first().members,
                 (QList<GroupMember>{{0, {{}, u"d@e.example"_s}}, {0, {{}, u"f@g.example"_s}}}));
        QByteArray many = "KIND:group\r\nFN:Ekip\r\n";
        for (int i = 0; i < 3000; ++i)
            many += "MEMBER:mailto:x" + QByteArray::number(i) + "@e.example\r\n";
        const VCards large = readVCards(card(many, "4.0"));
        QCOMPARE(large.groups.value(0).members.size(), 3000);
        QVERIFY(!large.isCut);
    }

    void escapesAndFolds()
    {
        const QString text = u"a,b;c\\d\ne"_s;
        QCOMPARE(escapedVCard(text), u"a\\,b\\;c\\\\d\\ne"_s);
        QCOMPARE(unescapedVCard(escapedVCard(text)), text);
        QCOMPARE(unescapedVCard(u"a\\xb\\"_s), u"a\\xb\\"_s);
        QCOMPARE(vCardParts(QString(u";"_s).repeated(5000), u';').size(), 1000);
        QCOMPARE(vCardParts(u"a\\;b;;c"_s, u';'), (QStringList{u"a\\;b"_s, QString(), u"c"_s}));
        const QString longLine = u"NOTE:"_s + QString(u"ığüş"_s).repeated(60);
        QByteArray folded = foldedVCardLine(longLine);
        QCOMPARE(QString::fromUtf8(folded.replace("\r\n ", "").trimmed()), longLine);
    }
};

QTEST_GUILESS_MAIN(TestVCard)
#include "tst_vcard.moc"
