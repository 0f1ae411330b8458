#include "composer/AddressText.h"

#include "accounts/AddressCheck.h"
#include "message/HeaderDecoder.h"

namespace postaci {

namespace {

/// Splits at separators that are not inside quotes or angle brackets.
QStringList splitEntries(const QString& typed)
{
    QStringList entries;
    QString entry;
    bool isQuoted = false;
    bool isInBrackets = false;
    bool isEscaped = false;
    for (const QChar c : typed) {
        const bool isSeparator = c == QLatin1Char(',') || c == QLatin1Char(';') || c == QLatin1Char('\n') ||
                                 c == QLatin1Char('\r');
        if (isSeparator && !isQuoted && !isInBrackets) {
            entries << entry.trimmed();
            entry.clear();
            continue;
        }
        if (c == QLatin1Char('"') && !isEscaped)
            isQuoted = !isQuoted;
        if (!isQuoted && (c == QLatin1Char('<') || c == QLatin1Char('>')))
            isInBrackets = c == QLatin1Char('<');
        isEscaped = c == QLatin1Char('\\') && !isEscaped;
        entry += c;
    }
    entries << entry.trimmed();
    entries.removeAll(QString());
    return entries;
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
    for (const QString& entry : splitEntries(typed)) {
        const AddressList parsed = parseAddressList(entry.toUtf8());
        if (parsed.size() == 1 && isUsableAddress(parsed.first().addr))
            result.good << parsed.first();
        else
            result.bad << entry;
    }
    return result;
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
