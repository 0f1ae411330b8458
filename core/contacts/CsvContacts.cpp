#include "contacts/CsvContacts.h"

#include "contacts/FileAddresses.h"
#include "message/Charset.h"
#include "message/TextFolding.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>

namespace postaci {

namespace {

constexpr qsizetype kMostRows = 100'000;
constexpr qsizetype kMostCells = 200;
constexpr qsizetype kLongestCell = 10'000;
constexpr qsizetype kMostCellsInAll = 2'000'000;
constexpr qsizetype kLongestLookedAt = 20'000; ///< of the first line, for what is between its cells
constexpr qsizetype kMostTextsOfRow = 100;
constexpr qsizetype kRowsLookedAt = 50; ///< for what a column has

struct KnownTitle
{
    CsvField field;
    const char* label;
    const char* titles; ///< folded, letters and digits only, between blanks
};

// Numbers in titles ("E-mail 2 Address") are taken out before.
constexpr KnownTitle kTitles[] = {
    {CsvField::FullName, "",
     "name fullname displayname fileas adsoyad adisoyadi tamad tamadi gorunenad gorunenadi "
     "goruntulenenad goruntulenenadi gosterilenad isim isimsoyisim"},
    {CsvField::Given, "", "firstname givenname ad adi ilkad ilkadi"},
    {CsvField::Additional, "", "middlename additionalname ikinciad ikinciadi ortaad ortaadi gobekadi"},
    {CsvField::Family, "", "lastname familyname surname soyad soyadi soyisim"},
    {CsvField::Prefix, "", "title nameprefix unvan unvani onek adonerki"},
    {CsvField::Suffix, "", "suffix namesuffix sonek"},
    {CsvField::Nickname, "", "nickname takmaad takmaadi rumuz"},
    {CsvField::Organisation, "",
     "company organization organizationname organisation organisationname sirket sirketi "
     "firma kurum kurulus isyeri"},
    {CsvField::Address, "other",
     "emailaddress email emailvalue primaryemail secondaryemail epostaadresi eposta "
     "birincileposta ikincileposta birincilepostaadresi ikincilepostaadresi "
     "epostadegeri epostaadres"},
    {CsvField::AddressLabel, "", "emailtype emaillabel epostaturu epostaetiketi"},
    {CsvField::Phone, "home", "homephone evtelefonu evtel"},
    {CsvField::Phone, "work", "businessphone workphone companymainphone istelefonu istel"},
    {CsvField::Phone, "mobile", "mobilephone mobilenumber mobile cellphone ceptelefonu ceptel cep"},
    {CsvField::Phone, "fax", "homefax businessfax faxnumber fax faksnumarasi faks isfaksi evfaksi"},
    {CsvField::Phone, "other",
     "primaryphone otherphone phonevalue phone telefon telefonu birinciltelefon "
     "telefondegeri telefonnumarasi digertelefon"},
    {CsvField::PhoneLabel, "", "phonetype phonelabel telefonturu telefonetiketi"},
    {CsvField::Birthday, "", "birthday birthdate dateofbirth dogumgunu dogumtarihi"},
    {CsvField::BirthYear, "", "birthyear dogumyili"},
    {CsvField::BirthMonth, "", "birthmonth dogumayi"},
    {CsvField::BirthDay, "", "birthdayofmonth"},
    {CsvField::Notes, "", "notes note notlar not aciklama aciklamalar"},
};

QString titleKey(const QString& title)
{
    QString key;
    for (const QChar c : foldForSearch(title)) {
        if (c.isLetter())
            key += c;
    }
    return key;
}

CsvColumn columnByTitle(const QString& title)
{
    static const QHash<QString, const KnownTitle*> known = [] {
        QHash<QString, const KnownTitle*> all;
        for (const KnownTitle& each : kTitles) {
            for (const QString& key : QString::fromLatin1(each.titles).split(QLatin1Char(' ')))
                all.insert(key, &each);
        }
        return all;
    }();
    const KnownTitle* const found = known.value(titleKey(title));
    if (found == nullptr)
        return {title, CsvField::Nothing, {}, {}};
    return {title, found->field, QString::fromLatin1(found->label), {}};
}

bool looksLikeAddress(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+$"));
    return pattern.match(text.trimmed()).hasMatch();
}

QString decoded(const QByteArray& bytes)
{
    const bool isWide = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    QString text = isWide ? decodeCharset(bytes, "utf-16")
                          : decodeCharset(bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes, {});
    text.remove(QChar(QChar::Null)); // in no table
    return text;
}

/// The one that the first line has most of.
QChar guessDelimiter(const QString& text)
{
    QHash<QChar, int> counts;
    bool isQuoted = false;
    for (const QChar c : QStringView(text).left(kLongestLookedAt)) {
        if (c == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == QLatin1Char('\n') || c == QLatin1Char('\r')))
            break;
        else if (!isQuoted)
            ++counts[c];
    }
    QChar best = QLatin1Char(',');
    for (const char c : {';', '\t'}) {
        if (counts.value(QLatin1Char(c)) > counts.value(best))
            best = QLatin1Char(c);
    }
    return best;
}

/// RFC 4180, with any line ends.
class RowReader
{
public:
    RowReader(const QString& text, QChar delimiter) : m_text(text), m_delimiter(delimiter) {}

    [[nodiscard]] bool next(QStringList* row)
    {
        if (m_at >= m_text.size())
            return false;
        row->clear();
        QString cell;
        bool isQuoted = false;
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at++);
            if (isQuoted) {
                if (c != QLatin1Char('"'))
                    append(&cell, c);
                else if (m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('"'))
                    append(&cell, m_text.at(m_at++));
                else
                    isQuoted = false;
            } else if (c == QLatin1Char('"') && cell.isEmpty()) {
                isQuoted = true;
            } else if (c == m_delimiter) {
                take(row, &cell);
            } else if (c == QLatin1Char('\n') || c == QLatin1Char('\r')) {
                if (c == QLatin1Char('\r') && m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('\n'))
                    ++m_at;
                break;
            } else {
                append(&cell, c);
            }
        }
        take(row, &cell);
        return true;
    }

private:
    static void append(QString* cell, QChar c)
    {
        if (cell->size() < kLongestCell)
            *cell += c;
    }
    static void take(QStringList* row, QString* cell)
    {
        if (row->size() < kMostCells)
            row->append(cell->trimmed());
        cell->clear();
    }

    const QString& m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
};

bool isBlank(const QStringList& row)
{
    return std::all_of(row.begin(), row.end(), [](const QString& cell) { return cell.isEmpty(); });
}

QString birthdayFrom(const QString& text)
{
    static const QRegularExpression iso(QStringLiteral("^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"));
    static const QRegularExpression yearless(QStringLiteral("^--(\\d{2})-?(\\d{2})$"));
    static const QRegularExpression other(QStringLiteral("^(\\d{1,2})([./-])(\\d{1,2})[./-](\\d{4})"));
    QDate date;
    if (const auto match = iso.match(text); match.hasMatch()) {
        date = QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    } else if (const auto short_ = yearless.match(text); short_.hasMatch()) {
        const QDate inLeapYear(2000, short_.captured(1).toInt(), short_.captured(2).toInt());
        return inLeapYear.isValid() ? inLeapYear.toString(QStringLiteral("--MM-dd")) : QString();
    } else if (const auto written = other.match(text); written.hasMatch()) {
        // With a slash the month comes first, unless it cannot be one; "0/0/00" of Outlook is none.
        const int first = written.captured(1).toInt();
        const int second = written.captured(3).toInt();
        const bool isMonthFirst = written.captured(2) == QLatin1String("/") && first <= 12;
        date =
            QDate(written.captured(4).toInt(), isMonthFirst ? first : second, isMonthFirst ? second : first);
    }
    return date.isValid() ? date.toString(QStringLiteral("yyyy-MM-dd")) : QString();
}

QString labelFrom(const QString& text)
{
    const QString key = titleKey(text);
    static const QHash<QString, QString> known{{QStringLiteral("home"), QStringLiteral("home")},
                                               {QStringLiteral("ev"), QStringLiteral("home")},
                                               {QStringLiteral("work"), QStringLiteral("work")},
                                               {QStringLiteral("is"), QStringLiteral("work")},
                                               {QStringLiteral("mobile"), QStringLiteral("mobile")},
                                               {QStringLiteral("cep"), QStringLiteral("mobile")},
                                               {QStringLiteral("other"), QStringLiteral("other")},
                                               {QStringLiteral("diger"), QStringLiteral("other")}};
    QString shown = text;
    shown.remove(QLatin1Char('*'));
    return known.value(key, shown.trimmed());
}

/// One row on its way.
class RowContact
{
public:
    void take(const CsvColumn& column, const QString& cell)
    {
        if (cell.isEmpty())
            return;
        switch (column.field) {
        case CsvField::Nothing:
            break;
        case CsvField::Address:
        case CsvField::Phone:
            takeTexts(cell, m_label.isEmpty() ? column.label : m_label, column.field);
            break;
        case CsvField::AddressLabel:
        case CsvField::PhoneLabel:
            m_label = labelFrom(cell);
            return; // for the next column
        case CsvField::Birthday:
            m_contact.birthday = birthdayFrom(cell);
            break;
        case CsvField::BirthYear:
            m_year = cell.toInt();
            break;
        case CsvField::BirthMonth:
            m_month = cell.toInt();
            break;
        case CsvField::BirthDay:
            m_day = cell.toInt();
            break;
        default:
            takeText(column.field, cell);
            break;
        }
        m_label.clear();
    }

    [[nodiscard]] Contact contact()
    {
        const QDate born(m_year > 0 ? m_year : 2000, m_month, m_day);
        if (m_contact.birthday.isEmpty() && born.isValid())
            m_contact.birthday =
                born.toString(m_year > 0 ? QStringLiteral("yyyy-MM-dd") : QStringLiteral("--MM-dd"));
        return m_contact;
    }

private:
    void takeText(CsvField field, const QString& cell)
    {
        QString* const target = field == CsvField::FullName       ? &m_contact.fullName
                                : field == CsvField::Prefix       ? &m_contact.prefix
                                : field == CsvField::Given        ? &m_contact.given
                                : field == CsvField::Additional   ? &m_contact.additional
                                : field == CsvField::Family       ? &m_contact.family
                                : field == CsvField::Suffix       ? &m_contact.suffix
                                : field == CsvField::Nickname     ? &m_contact.nickname
                                : field == CsvField::Organisation ? &m_contact.organisation
                                                                  : &m_contact.notes;
        if (target != &m_contact.notes)
            *target = cell.simplified();
        else
            *target += (target->isEmpty() ? QString() : QStringLiteral("\n")) + cell;
    }

    /// Google puts several into one cell.
    void takeTexts(const QString& cell, const QString& label, CsvField field)
    {
        const bool isAddress = field == CsvField::Address;
        for (const QString& text : cell.split(QLatin1String(":::"))) {
            const FileAddresses found = isAddress ? fileAddresses(withoutMailto(text.trimmed()))
                                                  : FileAddresses{{text.simplified()}, {}};
            for (const QString& each : found.good)
                takeText({each, label}, isAddress ? m_contact.addresses : m_contact.phones);
            if (!found.bad.isEmpty())
                takeText(CsvField::Notes, found.bad);
        }
    }

    static void takeText(const LabelledText& text, QList<LabelledText>& texts)
    {
        if (!text.text.isEmpty() && texts.size() < kMostTextsOfRow && !texts.contains(text))
            texts.append(text);
    }

    Contact m_contact;
    QString m_label;
    int m_year = 0;
    int m_month = 0;
    int m_day = 0;
};

} // namespace

CsvTable readCsv(const QByteArray& bytes, const CancelToken& cancel)
{
    const QString text = decoded(bytes);
    CsvTable table;
    table.delimiter = guessDelimiter(text);
    RowReader reader(text, table.delimiter);
    QStringList row;
    qsizetype cells = 0;
    while (!cancel.isCancelled() && reader.next(&row)) {
        if (isBlank(row))
            continue;
        cells += row.size();
        if (table.rows.size() > kMostRows || cells > kMostCellsInAll) {
            table.isCut = true;
            break;
        }
        table.rows.append(row);
    }
    const QStringList first = table.rows.value(0);
    const bool isKnown = std::any_of(first.begin(), first.end(), [](const QString& title) {
        return columnByTitle(title).field != CsvField::Nothing;
    });
    setHasTitles(table, isKnown && std::none_of(first.begin(), first.end(), looksLikeAddress));
    if (table.rows.size() > kMostRows) {
        table.rows.removeLast();
        table.isCut = true;
    }
    return table;
}

void setHasTitles(CsvTable& table, bool on)
{
    if (on && table.titles.isEmpty() && !table.rows.isEmpty()) {
        table.titles = table.rows.takeFirst();
    } else if (!on && !table.titles.isEmpty()) {
        table.rows.prepend(table.titles);
        table.titles.clear();
    }
}

QList<CsvColumn> guessColumns(const CsvTable& table)
{
    qsizetype width = table.titles.size();
    for (const QStringList& row : table.rows.mid(0, kRowsLookedAt))
        width = std::max(width, row.size());
    QList<CsvColumn> columns;
    for (qsizetype i = 0; i < width; ++i) {
        CsvColumn column = columnByTitle(table.titles.value(i));
        bool hasAddress = false;
        for (const QStringList& row : table.rows.mid(0, kRowsLookedAt)) {
            if (column.sample.isEmpty())
                column.sample = row.value(i);
            hasAddress = hasAddress || looksLikeAddress(row.value(i));
        }
        if (column.field == CsvField::Nothing && hasAddress) {
            column.field = CsvField::Address;
            column.label = QStringLiteral("other");
        }
        columns.append(column);
    }
    // "Birth Day" beside a month is the day of it.
    const bool hasMonth = std::any_of(columns.begin(), columns.end(), [](const CsvColumn& column) {
        return column.field == CsvField::BirthMonth;
    });
    for (CsvColumn& column : columns) {
        if (hasMonth && column.field == CsvField::Birthday)
            column.field = CsvField::BirthDay;
    }
    return columns;
}

QList<Contact> contactsFromCsv(const CsvTable& table, const QList<CsvColumn>& columns,
                               const CancelToken& cancel)
{
    QList<Contact> contacts;
    for (const QStringList& row : table.rows) {
        if (cancel.isCancelled())
            break;
        RowContact made;
        for (qsizetype i = 0; i < columns.size(); ++i)
            made.take(columns.at(i), row.value(i));
        const Contact contact = made.contact();
        if (!contact.shownName().isEmpty() || !contact.phones.isEmpty())
            contacts.append(contact);
    }
    return contacts;
}

} // namespace postaci
