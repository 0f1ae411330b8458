#include "message/AddressText.h"

#include "message/DomainNames.h"
#include "message/HeaderDecoder.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace postaci {

namespace {

/// A name with an "@" is one in quotes only: else it is an address on its way.
bool isGroupEntry(const QString& entry)
{
    static const QRegularExpression quoted(QStringLiteral("^\"(?:[^\"\\\\]|\\\\.)*\"\\s*:;?\\z"));
    return (entry.endsWith(QLatin1Char(':')) || entry.endsWith(QLatin1String(":;"))) &&
           (!entry.contains(QLatin1Char('@')) || quoted.match(entry).hasMatch());
}

/// The name that quotedName() was given.
QString groupNameOf(const QString& entry)
{
    QString name = entry.left(entry.lastIndexOf(QLatin1Char(':'))).trimmed();
    if (name.size() < 2 || !name.startsWith(QLatin1Char('"')) || !name.endsWith(QLatin1Char('"')))
        return name;
    name = name.mid(1, name.size() - 2);
    return name.replace(QLatin1String("\\\""), QLatin1String("\""))
        .replace(QLatin1String("\\\\"), QLatin1String("\\"));
}

bool isPlainLocalPart(const QString& local)
{
    static const QRegularExpression pattern(QStringLiteral(
        "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\x{a1}-\\x{10ffff}]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-"
        "\\x{a1}-\\x{10ffff}]+)*\\z"));
    return pattern.match(local).hasMatch();
}

bool isQuotedLocalPart(const QString& local)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[^\\x00-\\x1f])*\"\\z"));
    return pattern.match(local).hasMatch();
}

/// RFC 5321 4.1.3.
bool isAddressLiteral(const QString& domain)
{
    if (!domain.startsWith(QLatin1Char('[')) || !domain.endsWith(QLatin1Char(']')))
        return false;
    QString number = domain.mid(1, domain.size() - 2);
    const bool isSix = number.startsWith(QLatin1String("IPv6:"), Qt::CaseInsensitive);
    const QHostAddress address(isSix ? number.mid(5) : number);
    if (!isSix && number.count(QLatin1Char('.')) != 3) // QHostAddress takes shorter forms too
        return false;
    return address.protocol() == (isSix ? QAbstractSocket::IPv6Protocol : QAbstractSocket::IPv4Protocol);
}

bool isHostName(const QString& domain)
{
    static const QRegularExpression label(QStringLiteral("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\z"));
    const QString ascii = asciiDomain(domain);
    if (ascii == QLatin1String("localhost"))
        return true;
    const QStringList labels = ascii.split(QLatin1Char('.'));
    return !domain.endsWith(QLatin1Char('.')) && labels.size() > 1 && labels.constLast().size() > 1 &&
           std::all_of(labels.begin(), labels.end(), [](const QString& each) {
               constexpr qsizetype kLongestLabel = 63; // RFC 1035 2.3.4
               return each.size() <= kLongestLabel && label.match(each).hasMatch();
           });
}

/// What may stand behind the address in brackets: the end of the entry, or a comment. Anything else is the
/// next one, whose comma was forgotten.
bool belongsBehindBracket(QChar c)
{
    return c.isSpace() || c == QLatin1Char('>') || c == QLatin1Char('(') || c == QLatin1Char(':');
}

/// Splits at separators that are not inside quotes or angle brackets, and behind an address in brackets; the
/// last one is what is behind them all.
QStringList splitEntries(const QString& typed)
{
    QStringList entries;
    QString entry;
    bool isQuoted = false;
    bool isInBrackets = false;
    bool isEscaped = false;
    bool isBehindBracket = false; // with nothing but blanks since
    for (const QChar c : typed) {
        const bool isSeparator = c == QLatin1Char(',') || c == QLatin1Char(';') || c == QLatin1Char('\n') ||
                                 c == QLatin1Char('\r') || c == QLatin1Char('\t');
        if (isSeparator && !isQuoted && !isInBrackets) {
            entries << entry.trimmed();
            entry.clear();
            isBehindBracket = false;
            continue;
        }
        if (isBehindBracket && !belongsBehindBracket(c)) {
            entries << entry.trimmed();
            entry.clear();
        }
        isBehindBracket = isBehindBracket && c.isSpace();
        if (c == QLatin1Char('"') && !isEscaped)
            isQuoted = !isQuoted;
        if (!isQuoted && (c == QLatin1Char('<') || c == QLatin1Char('>'))) {
            isBehindBracket = c == QLatin1Char('>');
            isInBrackets = c == QLatin1Char('<');
        }
        isEscaped = c == QLatin1Char('\\') && !isEscaped;
        entry += c;
    }
    entries << entry.trimmed();
    return entries;
}

/// "zey@b.example Ali <ali@b.example>": somebody stands in the name of somebody else, and would get nothing.
/// A name in quotes is one whatever it looks like, and many programs repeat the address as the name.
bool swallowsAddress(const QString& entry, const QString& addr)
{
    static const QRegularExpression quoted(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\""));
    static const QRegularExpression betweenWords(QStringLiteral("[\\s<>()]+"));
    QString name = entry.left(entry.lastIndexOf(QLatin1Char('<')));
    const QStringList words = name.remove(quoted).split(betweenWords, Qt::SkipEmptyParts);
    return std::any_of(words.begin(), words.end(), [&addr](const QString& word) {
        return word.compare(addr, Qt::CaseInsensitive) != 0 && isMailAddress(word);
    });
}

QString quotedName(const QString& name)
{
    static const QString special = QStringLiteral("()<>[]:;@\\,.\"");
    const bool isPlain = std::none_of(name.begin(), name.end(), [](QChar c) { return special.contains(c); });
    if (isPlain)
        return name;
    QString escaped = name;
    escaped.replace(QLatin1String("\\"), QLatin1String("\\\\"))
        .replace(QLatin1String("\""), QLatin1String("\\\""));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

} // namespace

TypedAddresses parseTypedAddresses(const QString& typed)
{
    TypedAddresses result;
    for (const QString& entry : typedEntries(typed)) {
        const AddressList parsed = parseAddressList(entry.toUtf8());
        if (isGroupEntry(entry))
            result.groups << groupNameOf(entry);
        else if (parsed.size() == 1 && isMailAddress(parsed.first().addr) &&
                 !swallowsAddress(entry, parsed.first().addr))
            result.good << parsed.first();
        else
            result.bad << entry;
    }
    return result;
}

QStringList typedEntries(const QString& typed, bool* isOpen)
{
    QStringList entries = splitEntries(typed);
    if (isOpen != nullptr)
        *isOpen = !entries.constLast().isEmpty();
    entries.removeAll(QString());
    for (QString& entry : entries) {
        if (isGroupEntry(entry))
            entry += QLatin1Char(';'); // that is no separator there
    }
    return entries;
}

QString pastedAddresses(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        const QStringList cells = line.trimmed().split(QLatin1Char('\t'));
        QStringList entries;
        for (const QString& cell : cells) {
            const bool isNamed = !entries.isEmpty() && !entries.constLast().contains(QLatin1Char('@')) &&
                                 isMailAddress(cell.trimmed());
            if (isNamed)
                entries.last() = typedForm({{entries.constLast().simplified(), cell.trimmed()}});
            else
                entries << cell;
        }
        lines << entries.join(QStringLiteral(", "));
    }
    return lines.join(QLatin1Char('\n'));
}

QString groupForm(const QString& name)
{
    return quotedName(name) + QStringLiteral(":;");
}

bool isMailAddress(const QString& addr)
{
    constexpr qsizetype kLongest = 254;     // RFC 5321 4.5.3.1.3, without the brackets
    constexpr qsizetype kLongestLocal = 64; // bytes, 4.5.3.1.1
    const qsizetype at = addr.lastIndexOf(QLatin1Char('@'));
    if (at <= 0 || addr.toUtf8().size() > kLongest)
        return false;
    const QString local = addr.left(at);
    const QString domain = addr.mid(at + 1);
    return local.toUtf8().size() <= kLongestLocal && (isPlainLocalPart(local) || isQuotedLocalPart(local)) &&
           (isHostName(domain) || isAddressLiteral(domain));
}

QString typedForm(const AddressList& addresses)
{
    QStringList entries;
    for (const Address& address : addresses) {
        if (address.addr.isEmpty())
            continue;
        entries << (address.name.isEmpty()
                        ? address.addr
                        : quotedName(address.name) + QStringLiteral(" <") + address.addr + QLatin1Char('>'));
    }
    return entries.join(QStringLiteral(", "));
}

} // namespace postaci
