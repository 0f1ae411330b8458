#include "transfer/ThunderbirdContacts.h"

#include "store/Connection.h"
#include "store/StorageError.h"
#include "transfer/Thunderbird.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QTemporaryDir>

#include <utility>

namespace postaci {

namespace {

constexpr qint64 kLargestBook = 256 << 20;
constexpr qsizetype kMostPeople = 100'000;
constexpr qsizetype kLongestValue = 1 << 20;

using Properties = QHash<QString, QString>;

Contact contactFrom(const Properties& card)
{
    Contact contact;
    contact.fullName = card.value(QStringLiteral("DisplayName"));
    contact.given = card.value(QStringLiteral("FirstName"));
    contact.family = card.value(QStringLiteral("LastName"));
    contact.nickname = card.value(QStringLiteral("NickName"));
    contact.organisation = card.value(QStringLiteral("Company"));
    contact.notes = card.value(QStringLiteral("Notes"));
    for (const char* const name : {"PrimaryEmail", "SecondEmail"}) {
        if (const QString address = card.value(QLatin1String(name)).trimmed(); !address.isEmpty())
            contact.addresses.append({address, QStringLiteral("other")});
    }
    for (const auto& [name, label] : {std::pair("CellularNumber", "mobile"), std::pair("HomePhone", "home"),
                                      std::pair("WorkPhone", "work"), std::pair("FaxNumber", "fax")}) {
        if (const QString number = card.value(QLatin1String(name)).trimmed(); !number.isEmpty())
            contact.phones.append({number, QLatin1String(label)});
    }
    return contact;
}

void take(const Properties& card, ThunderbirdContents* contents)
{
    if (const QString vCard = card.value(QStringLiteral("_vCard")); !vCard.isEmpty()) {
        contents->cards += vCard.toUtf8() + "\r\n";
        return;
    }
    const Contact contact = contactFrom(card);
    if (!contact.shownName().isEmpty())
        contents->contacts.append(contact);
}

/// Of a copy: Thunderbird may run, and what has its write-ahead log cannot be opened for reading alone.
Result<void> readBook(const QString& file, const CancelToken& cancel, ThunderbirdContents* contents)
{
    return withStorageErrors([&]() -> Result<void> {
        Connection book(file, Access::ReadWrite);
        Query rows = book.query("SELECT CAST(card AS TEXT), CAST(name AS TEXT), CAST(value AS TEXT)"
                                " FROM properties WHERE length(value) <= ? ORDER BY card",
                                qint64{kLongestValue});
        QString current;
        Properties card;
        qsizetype people = 0;
        while (rows.next() && people < kMostPeople && !cancel.isCancelled()) {
            if (rows.text(0) != current) {
                if (!card.isEmpty())
                    take(std::exchange(card, {}), contents);
                current = rows.text(0);
                ++people;
            }
            card.insert(rows.text(1), rows.text(2));
        }
        if (!card.isEmpty())
            take(card, contents);
        return {};
    });
}

/// "ldap_2.servers.NAME.filename" and ".description" go together. A name out of Thunderbird's own texts is
/// the address of such a text.
QString nameOfBook(const QHash<QString, QString>& prefs, const QString& file)
{
    const QString filename = QStringLiteral(".filename");
    for (auto it = prefs.cbegin(); it != prefs.cend(); ++it) {
        if (it.value() != file || !it.key().startsWith(QLatin1String("ldap_2.servers.")) ||
            !it.key().endsWith(filename))
            continue;
        const QString given = prefs.value(it.key().chopped(filename.size()) + QStringLiteral(".description"));
        if (!given.trimmed().isEmpty() && !given.startsWith(QLatin1String("chrome://")))
            return given.simplified();
    }
    return QFileInfo(file).completeBaseName();
}

} // namespace

void readThunderbirdContacts(const QString& profileDirectory, const QHash<QString, QString>& prefs,
                             const CancelToken& cancel, ThunderbirdContents* contents)
{
    const QDir profile(profileDirectory);
    const QStringList names = profile.entryList(
        {QStringLiteral("abook.sqlite"), QStringLiteral("abook-*.sqlite"), QStringLiteral("history.sqlite")},
        QDir::Files, QDir::Name);
    for (const QString& name : names) {
        const QTemporaryDir copies;
        const QString copy = copies.filePath(QStringLiteral("book.sqlite"));
        if (QFileInfo(profile.filePath(name)).size() > kLargestBook || cancel.isCancelled() ||
            !QFile::copy(profile.filePath(name), copy))
            continue;
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QFile::copy(profile.filePath(name) + QStringLiteral("-wal"), copy + QStringLiteral("-wal"));
        const auto before = std::pair(contents->contacts.size(), contents->cards.size());
        (void)readBook(copy, cancel, contents); // a damaged one gives what was read until then
        if (before != std::pair(contents->contacts.size(), contents->cards.size()))
            contents->books.append(nameOfBook(prefs, name));
    }
}

} // namespace postaci
