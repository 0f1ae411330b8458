#include "contacts/VCard.h"

#include "contacts/FileAddresses.h"
#include "contacts/VCardLine.h"
#include "message/Charset.h"

#include <QDate>
#include <QRegularExpression>
#include <QUrl>

namespace postaci {

namespace {

constexpr qsizetype kMostCards = 100'000;
constexpr int kMostLines = 1000;
constexpr qsizetype kMostTexts = 100; ///< addresses, and numbers
constexpr qsizetype kMostCategories = 50;
constexpr qsizetype kMostMembers = 10'000;
constexpr qsizetype kMostTextsInAll = 300'000; ///< of one file, members of groups too
constexpr qsizetype kLongestText = 10'000;
constexpr qsizetype kLongestOther = 64 << 10;
constexpr qsizetype kLargestPictureRead = 8 << 20;

QString oneLine(const QString& escaped)
{
    return unescapedVCard(escaped).simplified().left(kLongestText);
}

/// A file in UTF-16 tells by its mark.
QByteArray asBytes(const QByteArray& bytes)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return decodeCharset(bytes, "utf-16").toUtf8();
    return bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
}

/// The same for "urn:uuid:X", "X" and any case of it.
QString uidKey(const QString& uid)
{
    const QString key = uid.trimmed().toLower();
    return key.startsWith(QLatin1String("urn:uuid:")) ? key.mid(9) : key;
}

/// See Contact::birthday; empty: no date of that form.
QString birthdayOf(const VCardLine& line)
{
    static const QRegularExpression whole(QStringLiteral("^(\\d{4})-?(\\d{2})-?(\\d{2})(?:T.*)?$"));
    static const QRegularExpression yearless(QStringLiteral("^--(\\d{2})-?(\\d{2})(?:T.*)?$"));
    const QString text = line.value.trimmed();
    if (const auto match = yearless.match(text); match.hasMatch()) {
        const bool isDate = QDate(2000, match.captured(1).toInt(), match.captured(2).toInt()).isValid();
        return isDate ? QStringLiteral("--%1-%2").arg(match.captured(1), match.captured(2)) : QString();
    }
    const auto match = whole.match(text);
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!match.hasMatch() || !date.isValid())
        return {};
    const bool hasNoYear = line.parameter(QStringLiteral("X-APPLE-OMIT-YEAR")) == match.captured(1);
    return date.toString(hasNoYear ? QStringLiteral("--MM-dd") : QStringLiteral("yyyy-MM-dd"));
}

QString labelOf(const VCardLine& line)
{
    const QStringList types = line.types();
    for (const VCardLabel& known : kVCardLabels) {
        if (types.contains(QLatin1String(known.type)))
            return QLatin1String(known.label);
    }
    return QStringLiteral("other");
}

/// Apple writes its own labels as "_$!<Home>!$_".
QString labelOfApple(const QString& value)
{
    QString text = oneLine(value);
    if (text.startsWith(QLatin1String("_$!<")) && text.endsWith(QLatin1String(">!$_")))
        text = text.mid(4, text.size() - 8).toLower();
    return text;
}

bool isPreferred(const VCardLine& line)
{
    return line.types().contains(QLatin1String("pref")) || !line.parameter(QStringLiteral("PREF")).isEmpty();
}

/// The line as it is kept, without the folding.
QString keptLine(const VCardLine& line)
{
    QString text = line.group.isEmpty() ? line.name : line.group + QLatin1Char('.') + line.name;
    for (const auto& [key, value] : line.parameters) {
        static const QRegularExpression special(QStringLiteral("[:;,]"));
        QString safe = value;
        safe.remove(QLatin1Char('"')).replace(QLatin1Char('\n'), QLatin1Char(' '));
        const bool isList = key == QLatin1String("TYPE") && !safe.contains(QLatin1Char(':')) &&
                            !safe.contains(QLatin1Char(';'));
        const bool needsQuotes = safe.contains(special) && !isList;
        text += QLatin1Char(';') + key + QLatin1Char('=') +
                (needsQuotes ? QLatin1Char('"') + safe + QLatin1Char('"') : safe);
    }
    QString value = line.value;
    value.remove(QLatin1Char('\r')).replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return text + QLatin1Char(':') + value + QLatin1String("\r\n");
}

/// One card on its way.
class Card
{
public:
    void take(const VCardLine& line)
    {
        if (takeGroup(line) || isOfTheFile(line))
            return;
        if (++m_lines > kMostLines) {
            m_isCut = true;
        } else if (!takeName(line) && !takeReach(line)) {
            takeCategories(line);
            keep(line);
        }
    }

    /// Empty: it says nothing of anybody.
    [[nodiscard]] std::optional<Contact> contact()
    {
        sortTexts(m_addresses, m_contact.addresses);
        sortTexts(m_phones, m_contact.phones);
        if (m_contact.shownName().isEmpty() && m_contact.phones.isEmpty())
            return std::nullopt;
        return m_contact;
    }
    [[nodiscard]] bool isGroup() const { return m_isGroup; }
    [[nodiscard]] const QStringList& members() const { return m_members; }
    [[nodiscard]] const QStringList& categories() const { return m_categories; }
    [[nodiscard]] bool isCut() const { return m_isCut; } ///< it has more than is read
    [[nodiscard]] qsizetype textCount() const
    {
        return m_addresses.size() + m_phones.size() + m_members.size() + m_categories.size();
    }

private:
    struct Reach
    {
        LabelledText text;
        QString group;
        bool isPreferred = false;
    };

    bool takeName(const VCardLine& line)
    {
        if (line.name == QLatin1String("FN")) {
            if (m_contact.fullName.isEmpty())
                m_contact.fullName = oneLine(line.value);
        } else if (line.name == QLatin1String("N")) {
            const QStringList parts = vCardParts(line.value, QLatin1Char(';'));
            QString* const fields[] = {&m_contact.family, &m_contact.given, &m_contact.additional,
                                       &m_contact.prefix, &m_contact.suffix};
            qsizetype index = 0;
            for (QString* const field : fields)
                *field = vCardParts(parts.value(index++), QLatin1Char(',')).join(QLatin1Char(' '));
            for (QString* const field : fields)
                *field = oneLine(*field);
        } else if (line.name == QLatin1String("NICKNAME")) {
            m_contact.nickname =
                oneLine(vCardParts(line.value, QLatin1Char(',')).join(QLatin1String("\\, ")));
        } else if (line.name == QLatin1String("ORG")) {
            QStringList parts;
            for (const QString& part : vCardParts(line.value, QLatin1Char(';')))
                parts.append(oneLine(part));
            parts.removeAll(QString());
            m_contact.organisation = parts.join(QLatin1String("; "));
        } else if (line.name == QLatin1String("UID")) {
            m_contact.uid = oneLine(line.value).left(500);
        } else {
            return false;
        }
        return true;
    }

    bool takeReach(const VCardLine& line)
    {
        if (line.name == QLatin1String("EMAIL")) {
            takeAddresses(line);
        } else if (line.name == QLatin1String("TEL")) {
            takePhone(line);
        } else if (line.name == QLatin1String("X-ABLABEL") && !line.group.isEmpty() && isOurs(line.group)) {
            for (QList<Reach>* texts : {&m_addresses, &m_phones})
                for (Reach& reach : *texts)
                    if (reach.group == line.group)
                        reach.text.label = labelOfApple(line.value).left(100);
        } else if (line.name == QLatin1String("NOTE")) {
            addNote(unescapedVCard(line.value).left(kLongestText).trimmed());
        } else if (line.name == QLatin1String("BDAY")) {
            const QString birthday = birthdayOf(line);
            if (birthday.isEmpty())
                return false;
            m_contact.birthday = birthday;
        } else if (line.name == QLatin1String("PHOTO")) {
            return takePicture(line);
        } else {
            return false;
        }
        return true;
    }

    void takeCategories(const VCardLine& line)
    {
        if (line.name != QLatin1String("CATEGORIES"))
            return;
        for (const QString& part : vCardParts(line.value, QLatin1Char(','))) {
            const QString name = oneLine(part).left(500);
            // Google's for everybody.
            const bool isAll = name.compare(QLatin1String("myContacts"), Qt::CaseInsensitive) == 0;
            if (!name.isEmpty() && !isAll && m_categories.size() < kMostCategories)
                m_categories.append(name);
        }
    }

    bool takeGroup(const VCardLine& line)
    {
        if (line.name == QLatin1String("KIND") || line.name == QLatin1String("X-ADDRESSBOOKSERVER-KIND")) {
            m_isGroup = line.value.trimmed().compare(QLatin1String("group"), Qt::CaseInsensitive) == 0;
            return m_isGroup; // other kinds are kept as they are
        }
        if (line.name != QLatin1String("MEMBER") && line.name != QLatin1String("X-ADDRESSBOOKSERVER-MEMBER"))
            return false;
        if (m_members.size() < kMostMembers)
            m_members.append(line.value.trimmed().left(500));
        else
            m_isCut = true;
        return true;
    }

    /// What is written anew in every file.
    static bool isOfTheFile(const VCardLine& line)
    {
        return line.name == QLatin1String("VERSION") || line.name == QLatin1String("PRODID") ||
               line.name == QLatin1String("REV");
    }

    bool isOurs(const QString& group) const
    {
        const auto is = [&group](const Reach& reach) { return reach.group == group; };
        return std::any_of(m_addresses.begin(), m_addresses.end(), is) ||
               std::any_of(m_phones.begin(), m_phones.end(), is);
    }

    void addNote(const QString& note)
    {
        if (note.isEmpty())
            return;
        m_contact.notes += (m_contact.notes.isEmpty() ? QString() : QStringLiteral("\n")) + note;
        m_contact.notes.truncate(kLongestText);
    }

    void takeAddresses(const VCardLine& line)
    {
        const FileAddresses found = fileAddresses(withoutMailto(unescapedVCard(line.value).trimmed()));
        for (const QString& address : found.good)
            takeText(line, address, m_addresses);
        addNote(found.bad);
    }

    void takePhone(const VCardLine& line)
    {
        const QLatin1String scheme("tel:");
        QString text = oneLine(line.value).left(500);
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            text = QUrl::fromPercentEncoding(text.mid(scheme.size()).toUtf8()).simplified();
        takeText(line, text, m_phones);
    }

    void takeText(const VCardLine& line, const QString& text, QList<Reach>& texts)
    {
        if (texts.size() >= kMostTexts)
            m_isCut = true;
        else if (!text.isEmpty())
            texts.append({{text, labelOf(line)}, line.group, isPreferred(line)});
    }

    bool takePicture(const VCardLine& line)
    {
        QByteArray picture;
        if (line.isBase64()) {
            picture = QByteArray::fromBase64(line.value.toLatin1());
        } else if (line.value.startsWith(QLatin1String("data:"), Qt::CaseInsensitive)) {
            const qsizetype comma = line.value.indexOf(QLatin1Char(','));
            if (comma > 0 && line.value.left(comma).endsWith(QLatin1String(";base64"), Qt::CaseInsensitive))
                picture = QByteArray::fromBase64(line.value.mid(comma + 1).toLatin1());
        } else {
            return false; // somewhere else: nobody fetches it, but it is kept
        }
        if (picture.size() <= kLargestPictureRead)
            m_contact.picture = picture;
        return true;
    }

    void keep(const VCardLine& line)
    {
        const QString kept = keptLine(line);
        if (m_contact.other.size() + kept.size() <= kLongestOther)
            m_contact.other += kept;
    }

    static void sortTexts(QList<Reach>& texts, QList<LabelledText>& out)
    {
        std::stable_sort(texts.begin(), texts.end(),
                         [](const Reach& a, const Reach& b) { return a.isPreferred && !b.isPreferred; });
        for (const Reach& reach : std::as_const(texts)) {
            if (!out.contains(reach.text))
                out.append(reach.text);
        }
    }

    Contact m_contact;
    QList<Reach> m_addresses;
    QList<Reach> m_phones;
    QStringList m_members;
    QStringList m_categories;
    bool m_isGroup = false;
    bool m_isCut = false;
    int m_lines = 0;
};

class Cards
{
public:
    Cards(const QByteArray& bytes, CancelToken cancel) : m_reader(bytes), m_cancel(std::move(cancel)) {}

    VCards read()
    {
        while (const auto line = m_cancel.isCancelled() ? std::nullopt : m_reader.next()) {
            const bool isCard =
                line->value.trimmed().compare(QLatin1String("VCARD"), Qt::CaseInsensitive) == 0;
            if (line->name == QLatin1String("BEGIN") && isCard)
                begin();
            else if (line->name == QLatin1String("END") && isCard)
                end();
            else if (m_depth == 1)
                m_card.take(*line);
            if (m_taken >= kMostCards || m_texts >= kMostTextsInAll) {
                m_cards.isCut = true;
                break;
            }
        }
        if (m_depth > 0) // the file ends within a card
            finish();
        linkMembers();
        addCategories();
        m_cards.isCut = m_cards.isCut || m_reader.hasCut();
        return std::move(m_cards);
    }

private:
    void begin()
    {
        if (++m_depth == 1)
            m_card = Card();
        else
            ++m_cards.skipped;
    }

    void end()
    {
        if (m_depth == 1)
            finish();
        m_depth = std::max<qint64>(0, m_depth - 1);
    }

    void finish()
    {
        ++m_taken;
        m_texts += m_card.textCount();
        m_cards.isCut = m_cards.isCut || m_card.isCut();
        const auto contact = m_card.contact();
        if (!contact) {
            ++m_cards.skipped;
        } else if (m_card.isGroup()) {
            m_cards.groups.append({0, contact->uid, contact->shownName(), {}});
            m_members.append(m_card.members());
        } else {
            m_cards.contacts.append(*contact);
            for (const QString& category : m_card.categories())
                m_categories.append({category, -m_cards.contacts.size()});
            if (!contact->uid.isEmpty())
                m_byUid.insert(uidKey(contact->uid), -m_cards.contacts.size());
        }
        m_card = Card();
    }

    void linkMembers()
    {
        for (qsizetype i = 0; i < m_cards.groups.size(); ++i) {
            for (const QString& member : m_members.at(i)) {
                if (member.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
                    for (const QString& address : fileAddresses(withoutMailto(member)).good)
                        m_cards.groups[i].members.append({0, {QString(), address}});
                else if (const ContactId contact = m_byUid.value(uidKey(member)); contact != 0)
                    m_cards.groups[i].members.append(GroupMember{contact, {}});
            }
        }
    }

    /// A category that has the name of a group of the file is that one.
    void addCategories()
    {
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < m_cards.groups.size(); ++i)
            places.insert(groupNameKey(m_cards.groups.at(i).name), i);
        for (const auto& [name, contact] : std::as_const(m_categories)) {
            const QString key = groupNameKey(name);
            if (!places.contains(key)) {
                places.insert(key, m_cards.groups.size());
                m_cards.groups.append({0, {}, name, {}});
            }
            QList<GroupMember>& members = m_cards.groups[places.value(key)].members;
            // One card's follow each other: that it has the same one twice is seen at the end.
            if (members.isEmpty() || members.constLast().contact != contact)
                members.append(GroupMember{contact, {}});
        }
    }

    VCardLineReader m_reader;
    CancelToken m_cancel;
    VCards m_cards;
    Card m_card;
    QHash<QString, ContactId> m_byUid; ///< as ContactEdit names new ones
    QList<QStringList> m_members;      ///< of each group
    QList<std::pair<QString, ContactId>> m_categories;
    qint64 m_depth = 0;
    qsizetype m_taken = 0;
    qsizetype m_texts = 0;
};

} // namespace

VCards readVCards(const QByteArray& bytes, const CancelToken& cancel)
{
    const QByteArray text = asBytes(bytes);
    return Cards(text, cancel).read();
}

QList<LabelledText> postalAddresses(const Contact& contact)
{
    QList<LabelledText> found;
    const QByteArray lines = contact.other.toUtf8();
    VCardLineReader reader(lines);
    while (const auto line = reader.next()) {
        if (line->name != QLatin1String("ADR") || found.size() >= kMostTexts)
            continue;
        QStringList parts; // box, more, street, place, region, code, country (RFC 6350 6.3.1)
        for (const QString& part : vCardParts(line->value, QLatin1Char(';')))
            parts.append(oneLine(part));
        parts.removeAll(QString());
        if (!parts.isEmpty())
            found.append({parts.join(QLatin1String(", ")), labelOf(*line)});
    }
    return found;
}

} // namespace postaci
