// Contacts that may be one, merging, and what a file adds to the address book.
#include "ContactSamples.h"
#include "contacts/Duplicates.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

class TestDuplicates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsSameAddressesAndNames()
    {
        const QList<Contact> contacts{contactOf(1, u"Işık"_s, {u"a@b.example"_s}),
                                      contactOf(2, u"Can"_s, {}),
                                      contactOf(3, u"ISIK"_s, {}),
                                      contactOf(4, u"x"_s, {u"A@B.example"_s, u"c@d.example"_s}),
                                      contactOf(5, u"y"_s, {u"c@d.example"_s}),
                                      contactOf(6, {}, {}),
                                      contactOf(7, {}, {})};
        QCOMPARE(findDuplicates(contacts), (QList<QList<ContactId>>{{1, 3, 4, 5}}));
        QVERIFY(findDuplicates({}).isEmpty());
    }

    void mergesWithTheChosenFields()
    {
        Contact kept = contactOf(1, u"Ayşe"_s, {u"a@b.example"_s});
        kept.notes = u"bir"_s;
        kept.birthday = u"1990-05-17"_s;
        kept.picture = QByteArray();
        Contact other = contactOf(2, u"Ayşe Yılmaz"_s, {u"A@b.example"_s, u"c@d.example"_s});
        other.nickname = u"Ayş"_s;
        other.notes = u"iki\nbir"_s;
        other.birthday = u"--05-17"_s;
        other.picture = QByteArray("p");
        other.other = u"X-A:1\r\n"_s;
        const Contact merged = mergeContacts(kept, other);
        QCOMPARE(merged.id, 1);
        QCOMPARE(merged.uid, kept.uid);
        QCOMPARE(merged.fullName, u"Ayşe"_s);
        QCOMPARE(merged.nickname, u"Ayş"_s);
        QCOMPARE(merged.birthday, u"1990-05-17"_s);
        QCOMPARE(merged.notes, u"bir\niki"_s);
        QCOMPARE(merged.addresses.size(), 2);
        QCOMPARE(merged.picture.value(), QByteArray("p"));
        QCOMPARE(merged.other, u"X-A:1\r\n"_s);
        const Contact chosen = mergeContacts(kept, other, {MergeField::Name, MergeField::Birthday});
        QCOMPARE(chosen.fullName, u"Ayşe Yılmaz"_s);
        QCOMPARE(chosen.birthday, u"--05-17"_s);
    }

    void importsWhatIsNotThereYet()
    {
        AddressBook book;
        book.contacts = {contactOf(1, u"Ayşe"_s, {u"a@b.example"_s}), contactOf(2, u"Can"_s, {})};
        book.groups = {{9, u"g"_s, u"Takım"_s, {{1, {}}}}};
        book.pictured = {1};
        Contact same = contactOf(0, u"Ayşe"_s, {u"a@b.example"_s});
        same.uid.clear();
        Contact more = contactOf(0, u"Başka"_s, {u"A@B.example"_s, u"yeni@b.example"_s});
        more.uid.clear();
        Contact byName = contactOf(0, u"CAN"_s, {u"can@b.example"_s});
        byName.uid = u"other"_s;
        const Contact fresh = contactOf(0, u"Deniz"_s, {u"deniz@b.example"_s});
        const QList<Contact> file{same, byName, fresh, more, fresh};
        const QList<ContactGroup> groups{{0, {}, u"takim"_s, {{-3, {}}, {-1, {}}}}};

        const ImportPlan plan = planImport(file, groups, book, DuplicateWay::Merge);
        QCOMPARE(plan.added, 1);
        QCOMPARE(plan.merged, 2);
        QCOMPARE(plan.skipped, 2);
        QCOMPARE(plan.edit.put.size(), 3);
        QCOMPARE(plan.edit.put.at(0).id, 2);
        QCOMPARE(plan.edit.put.at(1).fullName, u"Deniz"_s);
        QCOMPARE(plan.edit.put.at(1).id, 0);
        QCOMPARE(plan.edit.put.at(2).addresses.size(), 2);
        QVERIFY2(!plan.edit.put.at(2).picture, "a picture that was not read stays");
        QCOMPARE(plan.edit.putGroups.size(), 1);
        QCOMPARE(plan.edit.putGroups.first().id, 9);
        QCOMPARE(plan.edit.putGroups.first().members, (QList<GroupMember>{{1, {}}, {-2, {}}}));

        const ImportPlan skip = planImport(file, {}, book, DuplicateWay::Skip);
        QCOMPARE(skip.added, 1);
        QCOMPARE(skip.skipped, 4);
        QCOMPARE(skip.edit.put.size(), 1);

        const ImportPlan all = planImport(file, {}, book, DuplicateWay::AddAnyway);
        QCOMPARE(all.added, 5);
        QCOMPARE(all.edit.put.size(), 5);
    }
};

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
