// Contacts and groups, taking changes of them back, and who was written to.
#include "OlderVersions.h"
#include "StoreFixture.h"
#include "store/Connection.h"
#include "store/Database.h"

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Contact ayse()
{
    Contact contact;
    contact.uid = u"urn:uuid:a"_s;
    contact.fullName = u"Ayşe Yılmaz"_s;
    contact.prefix = u"Dr."_s;
    contact.given = u"Ayşe"_s;
    contact.additional = u"N."_s;
    contact.family = u"Yılmaz"_s;
    contact.suffix = u"PhD"_s;
    contact.nickname = u"Ayş"_s;
    contact.organisation = u"Örnek"_s;
    contact.notes = u"bir\niki"_s;
    contact.birthday = u"--05-17"_s;
    contact.addresses = {{u"Ayse@ornek.example"_s, u"work"_s}, {u"ay@ev.example"_s, u"Yazlık"_s}};
    contact.phones = {{u"0212"_s, u"home"_s}};
    contact.picture = QByteArray("\x89PNG picture");
    contact.other = u"X-A:1\r\n"_s;
    return contact;
}

Contact named(const QString& name, const QString& address)
{
    Contact contact;
    contact.fullName = name;
    contact.addresses = {{address, u"home"_s}};
    contact.picture = QByteArray();
    return contact;
}

struct ContactStore : StoreFixture
{
    ContactEditDone edit(const ContactEdit& wanted)
    {
        ContactEditDone done;
        write([&](Transaction& t) -> Result<void> {
            auto edited = t.editContacts(wanted);
            if (!edited)
                return unexpected(edited.error());
            done = *edited;
            return {};
        });
        return done;
    }
    ContactId add(const Contact& contact)
    {
        ContactEdit adding;
        adding.put = {contact};
        return edit(adding).contacts.value(0);
    }
    [[nodiscard]] AddressBook book() const { return reader->addressBook().value_or({}); }
    [[nodiscard]] Contact read(ContactId id) const { return reader->contact(id).value_or({}); }
};

} // namespace

class TestStoreContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverythingOfAContact();
    void everyChangeCanBeTakenBack();
    void aPictureThatWasNotReadStays();
    void refusesLargePictures();
    void mergingMovesMemberships();
    void groupsGiveTheirAddresses();
    void changesOfAGroupDoNotUndoEachOther();
    void aContactThatComesBackDisturbsNobody();
    void namesOfGroupsAreTakenOnce();
    void groupsOfOldProfilesGetNamesOfTheirOwn();
    void lineEndsAreNotStored();
    void knowsWhoHasAPicture();
    void collectsWhoWasWrittenTo();
    void knowsContactsAsKnownPeople();
};

void TestStoreContacts::keepsEverythingOfAContact()
{
    ContactStore f;
    Contact contact = ayse();
    contact.id = f.add(contact);
    QVERIFY(contact.id > 0);
    QVERIFY(f.change.contactsChanged);
    QVERIFY(f.read(contact.id) == contact);
    QCOMPARE(*f.reader->contactOf(u"ayse@ORNEK.example"_s), contact.id);
    QCOMPARE(*f.reader->contactOf(QString()), 0);
    AddressBook book = f.book();
    QCOMPARE(book.contacts.size(), 1);
    QCOMPARE(book.pictured, QSet<ContactId>{contact.id});
    contact.picture.reset();
    QVERIFY(book.contacts.first() == contact);
    f.close();
    f.open();
    QCOMPARE(f.book().contacts.size(), 1);
    QVERIFY(!f.reader->contact(99));
}

void TestStoreContacts::everyChangeCanBeTakenBack()
{
    ContactStore f;
    Contact first = ayse();
    ContactEdit adding;
    adding.put = {first, named(u"Can"_s, u"can@b.example"_s)};
    adding.putGroups = {{0, {}, u"Takım"_s, {{-2, {}}, {0, {u"X"_s, u"x@y.example"_s}}, {-1, {}}}}};
    const ContactEditDone added = f.edit(adding);
    QCOMPARE(added.contacts.size(), 2);
    first.id = added.contacts.at(0);
    const AddressBook before = f.book();
    QCOMPARE(before.groups.size(), 1);
    QCOMPARE(
        before.groups.first().members,
        (QList<GroupMember>{{added.contacts.at(1), {}}, {0, {u"X"_s, u"x@y.example"_s}}, {first.id, {}}}));

    ContactEdit changing;
    Contact renamed = first;
    renamed.fullName = u"Ayşe Kaya"_s;
    renamed.picture = QByteArray();
    changing.put = {renamed};
    changing.remove = {{added.contacts.at(1), 0}};
    changing.forget = {u"a@b.example"_s};
    const ContactEditDone changed = f.edit(changing);
    QVERIFY(f.read(first.id) == renamed);
    QCOMPARE(f.book().contacts.size(), 1);
    QCOMPARE(f.book().groups.first().members.size(), 2);
    const ContactEditDone undone = f.edit(changed.undo);
    QVERIFY(f.read(first.id) == first);
    QCOMPARE(f.book().groups, before.groups);
    QCOMPARE(f.book().contacts, before.contacts);
    f.edit(undone.undo); // and done again
    QCOMPARE(f.book().contacts.size(), 1);

    ContactEdit removing;
    removing.removeGroups = {added.groups.first()};
    const ContactEditDone removed = f.edit(removing);
    QVERIFY(f.book().groups.isEmpty());
    f.edit(removed.undo);
    QCOMPARE(f.book().groups.first().id, added.groups.first());
    f.edit(added.undo);
    QVERIFY(f.book().groups.isEmpty());
    QVERIFY(!f.book().contacts.contains(first));
}

void TestStoreContacts::aPictureThatWasNotReadStays()
{
    ContactStore f;
    Contact contact = ayse();
    contact.id = f.add(contact);
    Contact changed = f.book().contacts.first();
    changed.notes = u"yeni"_s;
    ContactEdit change;
    change.put = {changed};
    const ContactEditDone done = f.edit(change);
    QCOMPARE(f.read(contact.id).picture, contact.picture);
    QCOMPARE(f.read(contact.id).notes, u"yeni"_s);
    f.edit(done.undo);
    QVERIFY(f.read(contact.id) == contact);
}

void TestStoreContacts::refusesLargePictures()
{
    ContactStore f;
    ContactEdit change;
    change.put = {ayse(), ayse()};
    change.put[1].picture = QByteArray(kLargestPicture + 1, 'x');
    const auto refused = f.tryWrite([&](Transaction& t) -> Result<void> {
        const auto edited = t.editContacts(change);
        return edited ? Result<void>() : unexpected(edited.error());
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Input);
    QVERIFY(f.book().contacts.isEmpty());
}

void TestStoreContacts::mergingMovesMemberships()
{
    ContactStore f;
    const ContactId kept = f.add(ayse());
    const ContactId other = f.add(named(u"A"_s, u"a@b.example"_s));
    ContactEdit groups;
    groups.putGroups = {{0, {}, u"Bir"_s, {{other, {}}}}, {0, {}, u"İki"_s, {{kept, {}}, {other, {}}}}};
    f.edit(groups);
    const AddressBook before = f.book();
    ContactEdit merging;
    merging.remove = {{other, kept}};
    const ContactEditDone merged = f.edit(merging);
    const AddressBook after = f.book();
    QCOMPARE(after.groups.at(0).members, (QList<GroupMember>{{kept, {}}}));
    QCOMPARE(after.groups.at(1).members, (QList<GroupMember>{{kept, {}}}));
    f.edit(merged.undo);
    QCOMPARE(f.book().groups, before.groups);
    QCOMPARE(f.book().contacts, before.contacts);
}

void TestStoreContacts::groupsGiveTheirAddresses()
{
    ContactStore f;
    const ContactId contact = f.add(ayse());
    ContactEdit change;
    Contact unreachable = named(u"Deniz"_s, {});
    unreachable.addresses.clear();
    const ContactId without = f.add(unreachable);
    change.putGroups = {{0,
                         {},
                         u"Takım"_s,
                         {{contact, {}},
                          {contact, {{}, u"ay@ev.example"_s}},
                          {0, {u"X"_s, u"x@y.example"_s}},
                          {without, {}}}}};
    f.edit(change);
    const auto members = f.reader->groupMembers(u"Takım"_s);
    REQUIRE(members);
    QCOMPARE(members->value_or(AddressList()), (AddressList{{u"Ayşe Yılmaz"_s, u"Ayse@ornek.example"_s},
                                                            {u"Ayşe Yılmaz"_s, u"ay@ev.example"_s},
                                                            {u"X"_s, u"x@y.example"_s},
                                                            {u"Deniz"_s, {}}}));
    QVERIFY(!f.reader->groupMembers(u"Yok"_s)->has_value());
}

void TestStoreContacts::changesOfAGroupDoNotUndoEachOther()
{
    ContactStore f;
    const ContactId first = f.add(ayse());
    ContactEdit making;
    making.putGroups = {{0, {}, u"Takım"_s, {{first, {}}, {0, {{}, u"x@y.example"_s}}}}};
    const ContactGroupId group = f.edit(making).groups.value(0);
    const QList<ContactGroup> before = f.book().groups;

    // Two windows that know the group as it was.
    ContactEdit adding;
    adding.changeGroups = {{group, {}, {}, {{{0, {u"Can"_s, u"can@b.example"_s}}}}}};
    const ContactEditDone added = f.edit(adding);
    ContactEdit changing;
    changing.changeGroups = {{group, u"Ekip"_s, {{first, {}}}, {{{0, {{}, u"X@Y.example"_s}}}}}};
    const ContactEditDone changed = f.edit(changing);
    const QList<GroupMember> both{{0, {{}, u"x@y.example"_s}}, {0, {u"Can"_s, u"can@b.example"_s}}};
    QCOMPARE(f.book().groups.value(0).members, both);
    QCOMPARE(f.book().groups.value(0).name, u"Ekip"_s);

    f.edit(added.undo); // takes back what it did, and nothing else
    QCOMPARE(f.book().groups.value(0).members, both.mid(0, 1));
    f.edit(changed.undo);
    QCOMPARE(f.book().groups, before);
    changing.changeGroups[0].group = 99; // gone meanwhile
    QVERIFY(f.edit(changing).undo.isEmpty());
}

void TestStoreContacts::aContactThatComesBackDisturbsNobody()
{
    ContactStore f;
    const ContactId first = f.add(ayse());
    const ContactId second = f.add(named(u"Can"_s, u"can@b.example"_s));
    ContactEdit making;
    making.putGroups = {{0, {}, u"Takım"_s, {{first, {}}, {0, {{}, u"x@y.example"_s}}}}};
    const ContactGroupId group = f.edit(making).groups.value(0);
    ContactEdit removing;
    removing.remove = {{first, 0}};
    const ContactEditDone removed = f.edit(removing);
    ContactEdit adding;
    adding.changeGroups = {{group, {}, {}, {{{second, {}}}}}};
    f.edit(adding);
    f.edit(removed.undo);
    QCOMPARE(f.book().groups.value(0).members,
             (QList<GroupMember>{{first, {}}, {0, {{}, u"x@y.example"_s}}, {second, {}}}));
}

void TestStoreContacts::namesOfGroupsAreTakenOnce()
{
    ContactStore f;
    ContactEdit making;
    making.putGroups = {{0, {}, u"Ekip\n bir"_s, {}}, {0, {}, u"EKİP  bir"_s, {}}};
    const ContactEditDone made = f.edit(making);
    const auto names = [&] {
        QStringList all;
        for (const ContactGroup& group : f.book().groups)
            all << group.name;
        return all;
    };
    QCOMPARE(names(), (QStringList{u"Ekip bir"_s, u"EKİP bir (2)"_s}));
    ContactEdit renaming;
    renaming.changeGroups = {{made.groups.at(1), u"ekip bir"_s, {}, {}},
                             {made.groups.at(0), u"EKIP BIR"_s, {}, {}}};
    const ContactEditDone renamed = f.edit(renaming);
    QCOMPARE(names(), (QStringList{u"EKIP BIR"_s, u"ekip bir (2)"_s}));
    f.edit(renamed.undo);
    QCOMPARE(names(), (QStringList{u"Ekip bir"_s, u"EKİP bir (2)"_s}));

    ContactEdit removing;
    removing.removeGroups = {made.groups.at(0)};
    const ContactEditDone removed = f.edit(removing);
    making.putGroups = {{0, {}, u"ekip bir"_s, {}}};
    f.edit(making);
    f.edit(removed.undo); // its name is somebody else's by now
    QCOMPARE(names(), (QStringList{u"Ekip bir (3)"_s, u"EKİP bir (2)"_s, u"ekip bir"_s}));
}

void TestStoreContacts::groupsOfOldProfilesGetNamesOfTheirOwn()
{
    ContactStore f;
    f.close();
    {
        Connection mail(mailFile(f.dir.path()), Access::ReadWrite);
        mail.execute(u"INSERT INTO contact_group (id, uid, name) VALUES (1, 'a', 'Ekip'), (2, 'b', 'Ekip'),"
                     " (3, 'c', 'Aile'), (4, 'd', 'Ekip')"_s);
        mail.execute(versionFifteenSql());
    }
    f.open();
    QStringList names;
    for (const ContactGroup& group : f.book().groups)
        names << group.name;
    QCOMPARE(names, (QStringList{u"Ekip"_s, u"Ekip (2)"_s, u"Aile"_s, u"Ekip (4)"_s}));
}

void TestStoreContacts::lineEndsAreNotStored()
{
    ContactStore f;
    Contact hostile = named(u"Ali\r\nBcc: x@y.example"_s, u"ali@b.example\r\n"_s);
    hostile.notes = u"bir\niki"_s;
    const ContactId contact = f.add(hostile);
    QCOMPARE(f.read(contact).fullName, u"Ali Bcc: x@y.example"_s);
    QCOMPARE(f.read(contact).addresses.value(0).text, u"ali@b.example"_s);
    QCOMPARE(f.read(contact).notes, hostile.notes);
    ContactEdit making;
    making.putGroups = {{0, {}, u"G"_s, {{0, {(u"a"_s + QChar(u'\0') + u"b"_s), u"c\r\n@d.example"_s}}}}};
    f.edit(making);
    QCOMPARE(f.book().groups.value(0).members.value(0).address, (Address{u"a b"_s, u"c @d.example"_s}));
}

void TestStoreContacts::knowsWhoHasAPicture()
{
    ContactStore f;
    f.add(named(u"Can"_s, u"can@b.example"_s));
    const ContactId pictured = f.add(ayse());
    Contact noAddress = ayse();
    noAddress.addresses.clear();
    const ContactId without = f.add(noAddress);
    QCOMPARE(f.reader->picturedContacts().value_or({}),
             (QList<std::pair<ContactId, QString>>{
                 {pictured, u"Ayse@ornek.example"_s}, {pictured, u"ay@ev.example"_s}, {without, QString()}}));
}

void TestStoreContacts::collectsWhoWasWrittenTo()
{
    ContactStore f;
    f.write([&](Transaction& t) {
        return t.applyFolderList(f.account, {listed("INBOX"), listed("Sent", FolderRole::Sent)});
    });
    NewMessage older = sampleMessage(1);
    older.envelope.to = {{u"Eski Ad"_s, u"ayse@ornek.example"_s},
                         {{}, sampleAccount(u"x"_s).identity.address}};
    NewMessage newer = sampleMessage(2);
    newer.envelope.to = {{u"Yeni Ad"_s, u"AYSE@ornek.example"_s}, {{}, u"can@baska.example"_s}};
    f.insert(f.folder("Sent"), {older, newer});
    QVERIFY(f.change.writtenToChanged);
    AddressBook book = f.book();
    const auto own = f.reader->account(f.account)->identity.address;
    QVERIFY(std::none_of(book.collected.begin(), book.collected.end(),
                         [&](const CollectedAddress& each) { return each.address.addr == own; }));
    const auto found =
        std::find_if(book.collected.begin(), book.collected.end(), [](const CollectedAddress& each) {
            return each.address.addr.toLower() == u"ayse@ornek.example"_s;
        });
    QVERIFY(found != book.collected.end());
    QCOMPARE(found->times, 2);
    QCOMPARE(found->address.name, u"Yeni Ad"_s);
    QCOMPARE(found->last, utc(2026, 1, 1, 0, 2));
    QCOMPARE(f.reader->correspondent(u"ayse@ornek.example"_s)->times, 2);
    QCOMPARE(f.reader->correspondent(u"yok@ornek.example"_s)->times, 0);
    QStringList domains = f.reader->writtenDomains().value_or({});
    QVERIFY(domains.contains(u"baska.example"_s) && domains.contains(u"ornek.example"_s));

    ContactEdit forgetting;
    forgetting.forget = {u"Can@baska.example"_s};
    const qsizetype before = book.collected.size();
    const ContactEditDone done = f.edit(forgetting);
    QVERIFY(f.change.contactsChanged);
    QCOMPARE(f.book().collected.size(), before - 1);
    QVERIFY2(*f.reader->hasWrittenTo(u"can@baska.example"_s), "that stays true");
    f.edit(done.undo);
    QCOMPARE(f.book().collected.size(), before);
    f.insert(f.inbox, {sampleMessage(5)});
    QVERIFY(!f.change.writtenToChanged);
}

void TestStoreContacts::knowsContactsAsKnownPeople()
{
    ContactStore f;
    QVERIFY(!*f.reader->isKnownPerson(u"ay@ev.example"_s));
    f.add(ayse());
    QVERIFY(*f.reader->isKnownPerson(u"AY@ev.example"_s));
    QVERIFY(!*f.reader->hasWrittenTo(u"ay@ev.example"_s));
    QVERIFY(!*f.reader->isKnownPerson(QString()));
}

QTEST_GUILESS_MAIN(TestStoreContacts)
#include "tst_store_contacts.moc"
