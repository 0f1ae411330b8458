#include "contacts/VCard.h"
#include "contacts/VCardLine.h"

#include <QUrl>

#include <algorithm>
#include <iterator>

namespace postaci {

namespace {

/// Writes one card after the other.
class CardWriter
{
public:
    explicit CardWriter(VCardVersion version) : m_isFour(version == VCardVersion::Four) {}

    void write(const Contact& contact)
    {
        begin(contact.uid, contact.shownName());
        const QStringList parts{contact.family, contact.given, contact.additional, contact.prefix,
                                contact.suffix};
        QStringList escaped;
        for (const QString& part : parts)
            escaped.append(escapedVCard(part));
        line(QStringLiteral("N:") + escaped.join(QLatin1Char(';')));
        text("NICKNAME", contact.nickname);
        if (!contact.organisation.isEmpty()) {
            QStringList units;
            for (const QString& unit : contact.organisation.split(QLatin1Char(';')))
                units.append(escapedVCard(unit.trimmed()));
            line(QStringLiteral("ORG:") + units.join(QLatin1Char(';')));
        }
        m_item = 0;
        for (const LabelledText& address : contact.addresses)
            labelled("EMAIL", address, m_isFour ? QString() : QStringLiteral("INTERNET"));
        for (const LabelledText& phone : contact.phones)
            labelled("TEL", phone, {});
        writeBirthday(contact.birthday);
        text("NOTE", contact.notes);
        writePicture(contact.picture.value_or(QByteArray()));
        for (const QString& other : contact.other.split(QLatin1String("\r\n"), Qt::SkipEmptyParts))
            line(other);
        line(QStringLiteral("END:VCARD"));
    }

    void write(const ContactGroup& group, const QHash<ContactId, QString>& uids)
    {
        begin(group.uid, group.name);
        line(QStringLiteral("N:") + escapedVCard(group.name) + QStringLiteral(";;;;"));
        const QString prefix = m_isFour ? QString() : QStringLiteral("X-ADDRESSBOOKSERVER-");
        line(prefix + QStringLiteral("KIND:group"));
        for (const GroupMember& member : group.members) {
            const QString uid = uids.value(member.contact);
            if (!uid.isEmpty())
                line(prefix + QStringLiteral("MEMBER:") + uid);
            else if (!member.address.addr.isEmpty())
                line(prefix + QStringLiteral("MEMBER:mailto:") +
                     QString::fromLatin1(QUrl::toPercentEncoding(member.address.addr, "@")));
        }
        line(QStringLiteral("END:VCARD"));
    }

    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    void begin(const QString& uid, const QString& name)
    {
        line(QStringLiteral("BEGIN:VCARD"));
        line(m_isFour ? QStringLiteral("VERSION:4.0") : QStringLiteral("VERSION:3.0"));
        line(QStringLiteral("PRODID:-//Postacı//EN"));
        if (!uid.isEmpty())
            line(QStringLiteral("UID:") + escapedVCard(uid));
        line(QStringLiteral("FN:") + escapedVCard(name));
    }

    void line(const QString& whole) { m_bytes += foldedVCardLine(whole); }

    void text(const char* name, const QString& value)
    {
        if (!value.isEmpty())
            line(QLatin1String(name) + QLatin1Char(':') + escapedVCard(value));
    }

    void labelled(const char* name, const LabelledText& text, const QString& type)
    {
        QStringList types(type);
        types.removeAll(QString());
        QString group;
        const auto* known =
            std::find_if(std::begin(kVCardLabels), std::end(kVCardLabels),
                         [&](const VCardLabel& each) { return text.label == QLatin1String(each.label); });
        if (known != std::end(kVCardLabels)) {
            if (text.label != QLatin1String("other"))
                types.append(QLatin1String(known->type));
        } else if (!text.label.isEmpty()) {
            group = QStringLiteral("label%1.").arg(++m_item); // "item" is what others count
        }
        const QString parameters =
            types.isEmpty() ? QString() : QStringLiteral(";TYPE=") + types.join(QStringLiteral(";TYPE="));
        line(group + QLatin1String(name) + parameters + QLatin1Char(':') + escapedVCard(text.text));
        if (!group.isEmpty())
            line(group + QStringLiteral("X-ABLabel:") + escapedVCard(text.label));
    }

    void writeBirthday(const QString& birthday)
    {
        if (birthday.isEmpty())
            return;
        QString value = birthday;
        if (m_isFour) // RFC 6350 4.3.1: the basic form only
            value = value.startsWith(QLatin1String("--"))
                        ? QStringLiteral("--") + value.mid(2).remove(QLatin1Char('-'))
                        : value.remove(QLatin1Char('-'));
        line(QStringLiteral("BDAY:") + value);
    }

    void writePicture(const QByteArray& picture)
    {
        if (picture.isEmpty())
            return;
        const bool isPng = picture.startsWith("\x89PNG");
        const QString base64 = QString::fromLatin1(picture.toBase64());
        line(m_isFour ? QStringLiteral("PHOTO:data:image/%1;base64,")
                                .arg(isPng ? QStringLiteral("png") : QStringLiteral("jpeg")) +
                            base64
                      : QStringLiteral("PHOTO;ENCODING=b;TYPE=%1:")
                                .arg(isPng ? QStringLiteral("PNG") : QStringLiteral("JPEG")) +
                            base64);
    }

    bool m_isFour;
    int m_item = 0;
    QByteArray m_bytes;
};

} // namespace

QByteArray writeVCard(const Contact& contact, VCardVersion version)
{
    CardWriter writer(version);
    writer.write(contact);
    return writer.bytes();
}

QByteArray writeVCard(const ContactGroup& group, const QHash<ContactId, QString>& uids, VCardVersion version)
{
    CardWriter writer(version);
    writer.write(group, uids);
    return writer.bytes();
}

QByteArray writeVCards(const QList<Contact>& contacts, const QList<ContactGroup>& groups,
                       VCardVersion version)
{
    QByteArray bytes;
    QHash<ContactId, QString> uids;
    for (const Contact& contact : contacts) {
        bytes += writeVCard(contact, version);
        if (contact.id != 0)
            uids.insert(contact.id, contact.uid);
    }
    for (const ContactGroup& group : groups)
        bytes += writeVCard(group, uids, version);
    return bytes;
}

} // namespace postaci
