// Business cards and tables of contacts of strangers.
#include "Fuzz.h"
#include "contacts/CsvContacts.h"
#include "contacts/Duplicates.h"
#include "contacts/VCard.h"

using namespace postaci;

namespace {

void check(const Contact& contact)
{
    fuzz::require(contact.addresses.size() <= 100 && contact.phones.size() <= 100, "addresses are bounded");
    fuzz::require(contact.other.size() <= 64 << 10, "what is kept is bounded");
    fuzz::require(contact.notes.size() <= 10'000, "notes are bounded");
}

/// What is written is read back as so many people.
void writeAndRead(const VCards& cards, VCardVersion version)
{
    const QByteArray written = writeVCards(cards.contacts, {}, version);
    for (const QByteArray& line : written.split('\n'))
        fuzz::require(line.size() <= 76, "lines are folded");
    const VCards again = readVCards(written);
    fuzz::require(again.contacts.size() == cards.contacts.size(), "nobody gets lost");
    for (qsizetype i = 0; i < cards.contacts.size(); ++i)
        fuzz::require(again.contacts.at(i).addresses.size() == cards.contacts.at(i).addresses.size(),
                      "no address gets lost");
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    const QByteArray bytes = input.toByteArray();
    const VCards cards = readVCards(bytes);
    for (const Contact& contact : cards.contacts)
        check(contact);
    for (const ContactGroup& group : cards.groups)
        for (const GroupMember& member : group.members)
            require(-member.contact <= cards.contacts.size(), "members are there");
    writeAndRead(cards, VCardVersion::Three);
    writeAndRead(cards, VCardVersion::Four);
    const ImportPlan plan = planImport(cards.contacts, cards.groups, {}, DuplicateWay::Merge);
    require(plan.added + plan.merged + plan.skipped == cards.contacts.size(), "everybody is accounted for");
    const CsvTable table = readCsv(bytes);
    require(contactsFromCsv(table, guessColumns(table)).size() <= table.rows.size(),
            "a row is one contact at most");
}
