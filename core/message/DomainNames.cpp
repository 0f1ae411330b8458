#include "message/DomainNames.h"

#include <QHostAddress>
#include <QUrl>

#include <libpsl.h>

namespace postaci {

namespace {

constexpr qsizetype kLongestName = 255; ///< RFC 1035 2.3.4

} // namespace

QString asciiDomain(const QString& host)
{
    QString name = host.trimmed().toLower();
    while (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    if (name.isEmpty() || name.size() > kLongestName)
        return {};
    return QString::fromLatin1(QUrl::toAce(name));
}

QString registrableDomain(const QString& host)
{
    const QString name = asciiDomain(host);
    if (!name.contains(QLatin1Char('.')) || !QHostAddress(name).isNull())
        return {};
    const QByteArray bytes = name.toLatin1();
    return QString::fromLatin1(psl_registrable_domain(psl_builtin(), bytes.constData()));
}

bool isSameOrganisation(const QString& host, const QString& other)
{
    const QString name = asciiDomain(host);
    if (name.isEmpty())
        return false;
    const QString domain = registrableDomain(name);
    return name == asciiDomain(other) || (!domain.isEmpty() && domain == registrableDomain(other));
}

bool isWithinDomain(const QString& host, const QString& domain)
{
    return !domain.isEmpty() && (host == domain || host.endsWith(QLatin1Char('.') + domain));
}

} // namespace postaci
