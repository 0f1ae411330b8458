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
        Contact more = contactOf(0, u"Ayşe"_s, {u"A@B.example"_s, u"yeni@b.example"_s});
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

        const ImportPlan skip = planImport(file, {}, book, DuplicateWay::Skip);
        QCOMPARE(skip.added, 1);
        QCOMPARE(skip.skipped, 4);
        QCOMPARE(skip.edit.put.size(), 1);

        const ImportPlan all = planImport(file, {}, book, DuplicateWay::AddAnyway);
        QCOMPARE(all.added, 5);
        QCOMPARE(all.edit.put.size(), 5);
        const CancelToken cancelled;
        cancelled.cancel();
        QVERIFY(planImport(file, groups, book, DuplicateWay::Merge, cancelled).edit.isEmpty());
    }

    void peopleWhoShareAnAddressStayTwo()
    {
        AddressBook book;
        book.contacts = {contactOf(1, u"Ayşe Kaya"_s, {u"kaya@ev.example"_s})};
        const auto unknown = [](const QString& name) {
            Contact contact = contactOf(0, name, {u"KAYA@ev.example"_s, u"yeni@ev.example"_s});
            contact.uid.clear();
            return contact;
        };
        const QList<Contact> file{unknown(u"Mehmet Kaya"_s), unknown(u"Mehmet"_s), unknown(u"ayse"_s),
                                  unknown({})};
        const ImportPlan plan = planImport(file, {}, book, DuplicateWay::Merge);
        QCOMPARE(plan.added, 1);
        QCOMPARE(plan.edit.put.at(0).fullName, u"Mehmet Kaya"_s);
        QCOMPARE(plan.edit.put.at(0).id, 0);
        QCOMPARE(plan.edit.put.at(1).fullName, u"Ayşe Kaya"_s); // of the two others, by a part of the name
        QCOMPARE(plan.merged, 1);
        QCOMPARE(plan.skipped, 2);
    }

    void groupsGrowAndSayBy()
    {
        AddressBook book;
        book.contacts = {contactOf(1, u"Ayşe"_s, {u"a@b.example"_s}), contactOf(2, u"Can"_s, {})};
        book.groups = {{9, u"g"_s, u"Ekip"_s, {{1, {}}, {0, {{}, u"x@y.example"_s}}}}};
        Contact again = contactOf(0, u"Ayşe"_s, {u"a@b.example"_s});
        again.uid.clear();
        Contact fresh = contactOf(0, u"Deniz"_s, {u"d@b.example"_s});
        fresh.uid = u"deniz"_s;
        const QList<Contact> file{again, fresh};
        const ContactGroup ofFile{0,
                                  u"g"_s,
                                  u"EKİP"_s,
                                  {{-1, {}},
                                   {-2, {}},
                                   {0, {{}, u"X@y.example"_s}},
                                   {0, {{}, u"eve@evil.example"_s}},
                                   {0, {{}, u"eve@evil.example"_s}}}};
        const ImportPlan plan = planImport(file, {ofFile, ofFile}, book, DuplicateWay::Merge);
        QVERIFY(plan.edit.putGroups.isEmpty());
        QCOMPARE(plan.edit.changeGroups.size(), 1);
        QCOMPARE(plan.edit.changeGroups.first().group, 9);
        QCOMPARE(plan.edit.changeGroups.first().add,
                 (QList<ContactEdit::GroupChange::Addition>{{{-1, {}}}, {{0, {{}, u"eve@evil.example"_s}}}}));
        QCOMPARE(
            plan.grown,
            (QList<GroupGrowth>{{u"Ekip"_s, {{u"Deniz"_s, u"d@b.example"_s}, {{}, u"eve@evil.example"_s}}}}));

        const ImportPlan skip = planImport(file, {ofFile}, book, DuplicateWay::Skip);
        QVERIFY(skip.edit.changeGroups.isEmpty() && skip.edit.putGroups.isEmpty() && skip.grown.isEmpty());

        const ImportPlan both = planImport(file, {ofFile, ofFile}, book, DuplicateWay::AddAnyway);
        QVERIFY(both.edit.changeGroups.isEmpty() && both.grown.isEmpty());
        QCOMPARE(both.edit.putGroups.size(), 1);
        QCOMPARE(both.edit.putGroups.first().name, u"EKİP (2)"_s);
        QCOMPARE(both.edit.putGroups.first().members.size(), 4);
    }

    /// A file that is made to take for ever: all of it one person, or all of one address.
    void hostileFilesAreBounded()
    {
        QList<Contact> same;
        QList<Contact> sharing;
        for (int i = 0; i < 2000; ++i) {
            QStringList addresses{u"one@b.example"_s};
            for (int each = 0; each < 20; ++each)
                addresses << u"x%1@b.example"_s.arg(20 * i + each);
            Contact contact = contactOf(0, u"A"_s, addresses);
            contact.uid = u"same"_s;
            contact.notes = u"%1"_s.arg(i).repeated(50);
            same << contact;
            sharing << contactOf(i + 1, u"Kişi %1"_s.arg(i), {u"one@b.example"_s});
        }
        const ImportPlan one = planImport(same, {}, {}, DuplicateWay::Merge);
        QCOMPARE(one.added, 1);
        QVERIFY(one.edit.put.first().addresses.size() <= 500);
        QVERIFY(one.edit.put.first().notes.size() <= 64 << 10);
        QCOMPARE(planImport(sharing, {}, {}, DuplicateWay::Merge).added, 2000);
    }
};

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
