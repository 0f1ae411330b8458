#include "composer/Mailto.h"

#include "message/HeaderDecoder.h"

namespace postaci {

namespace {

constexpr qsizetype kLongestLink = 200'000;
constexpr qsizetype kLongestField = 2000;
constexpr qsizetype kLongestBody = 100'000;
constexpr QLatin1String kScheme("mailto:");

QString decoded(QStringView encoded)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(encoded.toUtf8())).remove(QChar::Null);
}

/// One line: no value can begin another field.
QString oneLine(const QString& value)
{
    return value.left(kLongestField).simplified();
}

void append(QString* list, const QString& more)
{
    if (more.isEmpty() || list->size() + more.size() > kLongestField)
        return;
    *list += (list->isEmpty() ? QString() : QStringLiteral(", ")) + more;
}

/// Addresses are separated by commas that are not encoded; encoded ones belong to a name or local part.
void appendAddresses(QString* list, QStringView encoded)
{
    for (const QStringView address : encoded.split(QLatin1Char(',')))
        append(list, oneLine(decoded(address)));
}

QString bodyOf(QStringView encoded)
{
    QString body = decoded(encoded).left(kLongestBody);
    return body.replace(QLatin1String("\r\n"), QLatin1String("\n"))
        .replace(QLatin1Char('\r'), QLatin1Char('\n'));
}

void take(MailtoParts* parts, const QString& name, QStringView value)
{
    if (name == QLatin1String("to"))
        appendAddresses(&parts->to, value);
    else if (name == QLatin1String("cc"))
        appendAddresses(&parts->cc, value);
    else if (name == QLatin1String("bcc"))
        appendAddresses(&parts->bcc, value);
    else if (name == QLatin1String("subject"))
        parts->subject = oneLine(decoded(value));
    else if (name == QLatin1String("body"))
        parts->body += (parts->body.isEmpty() ? QString() : QStringLiteral("\n")) + bodyOf(value);
    else if (name == QLatin1String("in-reply-to"))
        parts->inReplyTo = parseMessageIds(oneLine(decoded(value)).toUtf8()).value(0);
}

} // namespace

bool isMailto(const QString& text)
{
    return text.startsWith(kScheme, Qt::CaseInsensitive);
}

MailtoParts parseMailto(const QString& link)
{
    MailtoParts parts;
    if (!isMailto(link) || link.size() > kLongestLink)
        return parts;
    QStringView rest = QStringView(link).sliced(kScheme.size());
    if (const qsizetype fragment = rest.indexOf(QLatin1Char('#')); fragment >= 0)
        rest = rest.first(fragment);
    const qsizetype question = rest.indexOf(QLatin1Char('?'));
    appendAddresses(&parts.to, question < 0 ? rest : rest.first(question));
    if (question < 0)
        return parts;
    // Many write "&amp;" where a page's source has it.
    const QString query =
        rest.sliced(question + 1).toString().replace(QLatin1String("&amp;"), QLatin1String("&"));
    for (const QStringView field : QStringView(query).split(QLatin1Char('&'))) {
        const qsizetype equals = field.indexOf(QLatin1Char('='));
        if (equals > 0 && parts.body.size() < kLongestBody)
            take(&parts, decoded(field.first(equals)).toLower(), field.sliced(equals + 1));
    }
    return parts;
}

} // namespace postaci
