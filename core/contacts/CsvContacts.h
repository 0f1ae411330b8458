#pragma once

#include "base/CancelToken.h"
#include "store/Contact.h"

namespace postaci {

// Contacts in tables of text, as Outlook, Google and Thunderbird export them. Pure functions for any thread.

/// What a column has.
enum class CsvField {
    Nothing, ///< that is read
    FullName,
    Prefix,
    Given,
    Additional,
    Family,
    Suffix,
    Nickname,
    Organisation,
    Address,
    AddressLabel, ///< of the next column with addresses
    Phone,
    PhoneLabel, ///< likewise
    Birthday,
    BirthYear,
    BirthMonth,
    BirthDay,
    Notes,
};

struct CsvColumn
{
    QString title;
    CsvField field = CsvField::Nothing;
    QString label;  ///< Address, Phone: see LabelledText
    QString sample; ///< the first text in it
    bool operator==(const CsvColumn&) const = default;
};

struct CsvTable
{
    QStringList titles; ///< empty: the first line has people in it already
    QList<QStringList> rows;
    QChar delimiter;
    bool isCut = false; ///< it has more than is read
};

/// Guesses delimiter (comma, semicolon, tab) and charset. The first line has titles if one of them is known:
/// else it may be somebody. At most 100,000 rows of 200 cells of 10,000 characters, and 2 million cells.
/// Cancelled, it gives what was read until then.
[[nodiscard]] CsvTable readCsv(const QByteArray& bytes, const CancelToken& cancel = {});
/// Takes the first line for titles, or for somebody.
void setHasTitles(CsvTable& table, bool on);
/// By the titles that those programs write in English and Turkish, else by what is in the column.
[[nodiscard]] QList<CsvColumn> guessColumns(const CsvTable& table);
/// Rows without a name, an address and a number are left out; what stands as an address and is none goes to
/// the notes.
[[nodiscard]] QList<Contact> contactsFromCsv(const CsvTable& table, const QList<CsvColumn>& columns,
                                             const CancelToken& cancel = {});

} // namespace postaci
