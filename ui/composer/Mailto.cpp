#include "composer/Mailto.h"

#include "message/HeaderDecoder.h"

#include <cctype>

namespace postaci {

namespace {

constexpr qsizetype kLongestLink = 200'000;
constexpr qsizetype kLongestField = 2000;
constexpr qsizetype kLongestBody = 100'000;
constexpr QLatin1String kScheme("mailto:");

/// A "%" that no byte follows is itself.
QByteArray linkBytes(const QByteArray& encoded)
{
    const auto isHex = [&encoded](qsizetype at) {
        return at < encoded.size() && std::isxdigit(static_cast<unsigned char>(encoded.at(at))) != 0;
    };
    QByteArray repaired;
    repaired.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        repaired += encoded.at(i);
        if (encoded.at(i) == '%' && !(isHex(i + 1) && isHex(i + 2)))
            repaired += "25";
    }
    return QByteArray::fromPercentEncoding(repaired);
}

QString decoded(QStringView encoded)
{
    return QString::fromUtf8(linkBytes(encoded.toUtf8())).remove(QChar::Null);
}

/// Fills the parts, and keeps in mind what was too much.
class MailtoReader
{
public:
    void read(QStringView rest);
    [[nodiscard]] const MailtoParts& parts() const { return m_parts; }

private:
    /// One line: no value can begin another field.
    [[nodiscard]] QString oneLine(QStringView encoded)
    {
        const QString value = decoded(encoded).simplified();
        m_parts.isCut |= value.size() > kLongestField;
        return value.left(kLongestField);
    }
    /// Addresses are separated by commas that are not encoded; encoded ones belong to a name or local part.
    void appendAddresses(QString* list, QStringView encoded)
    {
        for (const QStringView address : encoded.split(QLatin1Char(',')))
            append(list, oneLine(address));
    }
    void append(QString* list, const QString& more)
    {
        if (more.isEmpty())
            return;
        if (list->size() + more.size() > kLongestField) {
            m_parts.isCut = true;
            return;
        }
        *list += (list->isEmpty() ? QString() : QStringLiteral(", ")) + more;
    }
    void appendBody(QStringView encoded);
    void take(const QString& name, QStringView value);

    MailtoParts m_parts;
};

void MailtoReader::appendBody(QStringView encoded)
{
    QString more = decoded(encoded);
    more.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    QString& body = m_parts.body;
    body += (body.isEmpty() ? QString() : QStringLiteral("\n")) + more;
    if (body.size() <= kLongestBody)
        return;
    m_parts.isCut = true;
    body.truncate(kLongestBody);
    if (body.back().isHighSurrogate())
        body.chop(1);
}

void MailtoReader::take(const QString& name, QStringView value)
{
    if (name == QLatin1String("to"))
        appendAddresses(&m_parts.to, value);
    else if (name == QLatin1String("cc"))
        appendAddresses(&m_parts.cc, value);
    else if (name == QLatin1String("bcc"))
        appendAddresses(&m_parts.bcc, value);
    else if (name == QLatin1String("subject"))
        m_parts.subject = oneLine(value);
    else if (name == QLatin1String("body"))
        appendBody(value);
    else if (name == QLatin1String("in-reply-to"))
        m_parts.inReplyTo = parseMessageIds(oneLine(value).toUtf8()).value(0);
    else if (name == QLatin1String("attach") || name == QLatin1String("attachment"))
        m_parts.wantsFiles |= !value.isEmpty();
}

void MailtoReader::read(QStringView rest)
{
    if (rest.startsWith(QLatin1String("//"))) // many write it as they know it from the web
        rest = rest.sliced(2);
    if (const qsizetype fragment = rest.indexOf(QLatin1Char('#')); fragment >= 0)
        rest = rest.first(fragment);
    const qsizetype question = rest.indexOf(QLatin1Char('?'));
    appendAddresses(&m_parts.to, question < 0 ? rest : rest.first(question));
    if (question < 0)
        return;
    // Many write "&amp;" where a page's source has it.
    const QString query =
        rest.sliced(question + 1).toString().replace(QLatin1String("&amp;"), QLatin1String("&"));
    for (const QStringView field : QStringView(query).split(QLatin1Char('&'))) {
        const qsizetype equals = field.indexOf(QLatin1Char('='));
        if (equals > 0)
            take(decoded(field.first(equals)).toLower(), field.sliced(equals + 1));
    }
}

} // namespace

bool isMailto(const QString& text)
{
    return text.startsWith(kScheme, Qt::CaseInsensitive);
}

MailtoParts parseMailto(const QString& link)
{
    if (!isMailto(link))
        return {};
    if (link.size() > kLongestLink) {
        MailtoParts none;
        none.isCut = true;
        return none;
    }
    MailtoReader reader;
    reader.read(QStringView(link).sliced(kScheme.size()));
    return reader.parts();
}

} // namespace postaci
