#include "contacts/ContactExport.h"

#include "store/MailReader.h"

#include <QSaveFile>

namespace postaci {

QList<ContactGroup> exportedGroups(const QList<ContactGroup>& groups, const QSet<ContactId>& contacts,
                                   bool withAddresses)
{
    QList<ContactGroup> exported;
    for (ContactGroup group : groups) {
        group.members.removeIf([&](const GroupMember& member) {
            return member.contact != 0 ? !contacts.contains(member.contact) : !withAddresses;
        });
        if (!group.members.isEmpty())
            exported.append(group);
    }
    return exported;
}

Result<qsizetype> exportContacts(const ContactExport& wanted, const QString& path)
{
    const auto reader = MailReader::open(wanted.profileDir);
    if (!reader)
        return unexpected(reader.error());
    QSaveFile file(path);
    const auto unwritable = [&file] {
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable, file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly))
        return unwritable();
    const auto write = [&file](const QByteArray& bytes) { return file.write(bytes) == bytes.size(); };
    QHash<ContactId, QString> uids;
    QSet<ContactId> written;
    for (const ContactId id : wanted.contacts) {
        const auto contact = (*reader)->contact(id);
        if (!contact && contact.error().kind == ErrorKind::Gone)
            continue;
        if (!contact)
            return unexpected(contact.error());
        if (!write(writeVCard(*contact, wanted.version)))
            return unwritable();
        uids.insert(id, contact->uid);
        written.insert(id);
    }
    for (const ContactGroup& group : exportedGroups(wanted.groups, written, wanted.withAddresses)) {
        if (!write(writeVCard(group, uids, wanted.version)))
            return unwritable();
    }
    if (!file.commit())
        return unwritable();
    return written.size();
}

} // namespace postaci
