#include "contacts/FileAddresses.h"

#include "message/AddressText.h"

#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kLongestAddressField = 2000;

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
           c.category() == QChar::Separator_Paragraph;
}

} // namespace

FileAddresses fileAddresses(const QString& text)
{
    QString field = text.trimmed().left(kLongestAddressField);
    if (std::any_of(field.begin(), field.end(), isControl)) {
        std::replace_if(field.begin(), field.end(), isControl, QLatin1Char(' '));
        return {{}, field.simplified()};
    }
    FileAddresses found;
    const TypedAddresses typed = parseTypedAddresses(field);
    for (const Address& address : typed.good)
        found.good.append(address.addr);
    found.bad = (typed.bad + typed.groups).join(QLatin1String(", ")).simplified();
    return found;
}

QString withoutMailto(const QString& text)
{
    const QLatin1String scheme("mailto:");
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return text;
    const QString path = text.mid(scheme.size()).section(QLatin1Char('?'), 0, 0);
    return QUrl::fromPercentEncoding(path.toUtf8());
}

} // namespace postaci
