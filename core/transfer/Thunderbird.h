#pragma once

#include "base/Account.h"
#include "base/CancelToken.h"
#include "store/Contact.h"

#include <QHash>
#include <QStringList>

namespace postaci {

// What Thunderbird keeps on this computer. Nothing of it is changed, and passwords are not looked at. Files
// may be damaged or made to do harm: what cannot be read is left out. Any thread but the UI's.

struct ThunderbirdProfile
{
    QString name;
    QString directory;
    bool isDefault = false;
    bool operator==(const ThunderbirdProfile&) const = default;
};

/// Where profiles.ini may be, by how Thunderbird was installed.
[[nodiscard]] QStringList thunderbirdPlaces();
/// Those that profiles.ini in one of `places` names and that are there, the default ones first.
[[nodiscard]] QList<ThunderbirdProfile> thunderbirdProfiles(const QStringList& places);

struct ThunderbirdContents
{
    QList<Account> accounts; ///< IMAP and POP3, with their identities; ids 0
    /// Directories of folders that no server has ("Local Folders", and those of POP3 accounts).
    QStringList localMail;
    qint64 localBytes = 0; ///< in them
    /// Cards as Thunderbird has kept them since version 102, for readVCards().
    QByteArray cards;
    QList<Contact> contacts; ///< older ones; ids 0
    /// Names of the address books with anybody in them, as the user has given them; of Thunderbird's own
    /// two, "abook" and "history".
    QStringList books;
    [[nodiscard]] bool isEmpty() const
    {
        return accounts.isEmpty() && localMail.isEmpty() && cards.isEmpty() && contacts.isEmpty();
    }
};
[[nodiscard]] ThunderbirdContents readThunderbird(const QString& profileDirectory,
                                                  const CancelToken& cancel = {});

/// prefs.js as names and values, those of text without their quotes.
[[nodiscard]] QHash<QString, QString> readPrefs(const QByteArray& prefs);

} // namespace postaci
