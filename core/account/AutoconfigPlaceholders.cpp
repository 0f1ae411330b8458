#include "account/AutoconfigReader.h"

#include <QRegularExpression>
#include <QUrl>

namespace postaci {

namespace {

struct AddressParts
{
    QString address;
    QString localPart;
    QString domain;
};

/// One pass, so that an address which itself looks like a placeholder is not taken for one.
QString replacePlaceholders(const QString& text, const AddressParts& parts)
{
    // At least one percent sign has to be there; "%25" is one that was encoded for a link.
    static const QRegularExpression placeholder(
        QStringLiteral("%(?:25)?\\s*EMAIL[ _-]?(ADDRESS|LOCALPART|DOMAIN)(?![A-Z])(?:\\s*%(?:25(?![0-9]))?)?"
                       "|(?<![A-Z])EMAIL[ _-]?(ADDRESS|LOCALPART|DOMAIN)\\s*%(?:25(?![0-9]))?"),
        QRegularExpression::CaseInsensitiveOption);
    QString result;
    qsizetype end = 0;
    auto matches = placeholder.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = (match.captured(1) + match.captured(2)).toUpper();
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        result += name == QLatin1String("ADDRESS")     ? parts.address
                  : name == QLatin1String("LOCALPART") ? parts.localPart
                                                       : parts.domain;
        end = match.capturedEnd();
    }
    result += QStringView(text).sliced(end);
    return result;
}

QString encodedForLink(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "@"));
}

} // namespace

AutoconfigPlaceholders::AutoconfigPlaceholders(const QString& address)
{
    const QString trimmed = address.trimmed();
    const qsizetype at = trimmed.lastIndexOf(u'@');
    m_address = trimmed;
    m_localPart = trimmed.left(at);
    m_domain = trimmed.sliced(at + 1);
    m_host = mailDomain(trimmed);
}

QString AutoconfigPlaceholders::inText(const QString& text) const
{
    return replacePlaceholders(text, {m_address, m_localPart, m_domain});
}

QString AutoconfigPlaceholders::inHost(const QString& text) const
{
    return replacePlaceholders(text, {m_address, m_localPart, m_host});
}

QString AutoconfigPlaceholders::inLink(const QString& text) const
{
    return replacePlaceholders(text, {encodedForLink(m_address), encodedForLink(m_localPart), m_host});
}

bool AutoconfigPlaceholders::hasOthers(const QString& text)
{
    static const QRegularExpression other(QStringLiteral("%[A-Z_]{3,}%"),
                                          QRegularExpression::CaseInsensitiveOption);
    return other.match(replacePlaceholders(text, {})).hasMatch();
}

} // namespace postaci
