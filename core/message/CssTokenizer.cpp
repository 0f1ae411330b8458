#include "message/CssTokenizer.h"

namespace postaci {

namespace {

bool isNameStart(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_') || c.unicode() >= 0x80;
}

bool isAsciiDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool isNameCharacter(QChar c)
{
    return isNameStart(c) || isAsciiDigit(c) || c == QLatin1Char('-');
}

bool isNewline(QChar c)
{
    return c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QLatin1Char('\f');
}

bool isCssBlank(QChar c)
{
    return c == QLatin1Char(' ') || c == QLatin1Char('\t') || isNewline(c);
}

int hexValue(QChar c)
{
    const char16_t code = c.unicode();
    if (code >= '0' && code <= '9')
        return code - '0';
    if (code >= 'a' && code <= 'f')
        return code - 'a' + 10;
    return code >= 'A' && code <= 'F' ? code - 'A' + 10 : -1;
}

} // namespace

bool CssTokenizer::isEscape(qsizetype i) const
{
    return at(i) == QLatin1Char('\\') && i + 1 < m_css.size() && !isNewline(at(i + 1));
}

bool CssTokenizer::startsIdentifier(qsizetype i) const
{
    if (at(i) == QLatin1Char('-'))
        return at(i + 1) == QLatin1Char('-') || isNameStart(at(i + 1)) || isEscape(i + 1);
    return (i < m_css.size() && isNameStart(at(i))) || isEscape(i);
}

bool CssTokenizer::startsNumber(qsizetype i) const
{
    if (at(i) == QLatin1Char('+') || at(i) == QLatin1Char('-'))
        ++i;
    return isAsciiDigit(at(i)) || (at(i) == QLatin1Char('.') && isAsciiDigit(at(i + 1)));
}

bool CssTokenizer::skipComment()
{
    if (at(m_position) != QLatin1Char('/') || at(m_position + 1) != QLatin1Char('*'))
        return false;
    const qsizetype end = m_css.indexOf(QLatin1String("*/"), m_position + 2);
    m_position = end < 0 ? m_css.size() : end + 2;
    return true;
}

CssToken CssTokenizer::next()
{
    while (skipComment()) {
    }
    if (m_position >= m_css.size())
        return {};
    const QChar c = at(m_position);
    if (isCssBlank(c)) {
        while (m_position < m_css.size() && isCssBlank(at(m_position)))
            ++m_position;
        return {CssTokenKind::Blank, QStringLiteral(" ")};
    }
    if (c == QLatin1Char('"') || c == QLatin1Char('\''))
        return takeString(c);
    if (startsNumber(m_position))
        return takeNumber();
    if (startsIdentifier(m_position))
        return takeIdentifierLike();
    ++m_position;
    if (c == QLatin1Char('#') && (isNameCharacter(at(m_position)) || isEscape(m_position)))
        return {CssTokenKind::Hash, takeName()};
    if (c == QLatin1Char('@') && startsIdentifier(m_position))
        return {CssTokenKind::AtKeyword, takeName()};
    return {CssTokenKind::Character, QString(c)};
}

void CssTokenizer::takeEscape(QString* out)
{
    ++m_position; // the backslash
    char32_t code = 0;
    int digits = 0;
    for (; digits < 6 && hexValue(at(m_position)) >= 0; ++digits)
        code = code * 16 + static_cast<char32_t>(hexValue(at(m_position++)));
    if (digits == 0) {
        *out += at(m_position++);
        return;
    }
    if (isCssBlank(at(m_position)))
        ++m_position;
    const bool isUsable = code != 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    if (!isUsable)
        code = 0xfffd;
    *out += QString::fromUcs4(&code, 1);
}

QString CssTokenizer::takeName()
{
    QString name;
    while (m_position < m_css.size()) {
        if (isNameCharacter(at(m_position)))
            name += at(m_position++);
        else if (isEscape(m_position))
            takeEscape(&name);
        else
            break;
    }
    return name;
}

CssToken CssTokenizer::takeString(QChar quote)
{
    ++m_position;
    QString text;
    while (m_position < m_css.size()) {
        const QChar c = at(m_position);
        if (c == quote) {
            ++m_position;
            return {CssTokenKind::String, text};
        }
        if (isNewline(c))
            return {CssTokenKind::Character, QStringLiteral("broken string")};
        if (isEscape(m_position)) {
            takeEscape(&text);
            continue;
        }
        ++m_position;
        if (c != QLatin1Char('\\'))
            text += c;
        else if (m_position < m_css.size())
            ++m_position; // an escaped line end is none
    }
    return {CssTokenKind::String, text};
}

CssToken CssTokenizer::takeNumber()
{
    const qsizetype begin = m_position;
    if (at(m_position) == QLatin1Char('+') || at(m_position) == QLatin1Char('-'))
        ++m_position;
    while (isAsciiDigit(at(m_position)))
        ++m_position;
    if (at(m_position) == QLatin1Char('.') && isAsciiDigit(at(m_position + 1))) {
        ++m_position;
        while (isAsciiDigit(at(m_position)))
            ++m_position;
    }
    QString text = m_css.sliced(begin, m_position - begin).toString();
    if (at(m_position) == QLatin1Char('%')) {
        ++m_position;
        return {CssTokenKind::Percentage, text + QLatin1Char('%')};
    }
    if (!startsIdentifier(m_position))
        return {CssTokenKind::Number, text};
    text += takeName();
    return {CssTokenKind::Dimension, text};
}

CssToken CssTokenizer::takeIdentifierLike()
{
    const QString name = takeName();
    if (at(m_position) != QLatin1Char('('))
        return {CssTokenKind::Identifier, name};
    ++m_position;
    if (name.compare(QLatin1String("url"), Qt::CaseInsensitive) != 0)
        return {CssTokenKind::Function, name};
    qsizetype i = m_position;
    while (isCssBlank(at(i)))
        ++i;
    if (at(i) == QLatin1Char('"') || at(i) == QLatin1Char('\''))
        return {CssTokenKind::Function, name};
    m_position = i;
    return takeUrl();
}

CssToken CssTokenizer::takeUrl()
{
    QString address;
    bool isBroken = false;
    while (m_position < m_css.size() && at(m_position) != QLatin1Char(')')) {
        const QChar c = at(m_position);
        if (isEscape(m_position)) {
            takeEscape(&address);
            continue;
        }
        isBroken = isBroken || c == QLatin1Char('"') || c == QLatin1Char('\'') || c == QLatin1Char('(') ||
                   c == QLatin1Char('\\');
        address += c;
        ++m_position;
    }
    ++m_position;
    if (isBroken)
        return {CssTokenKind::Character, QStringLiteral("broken url")};
    return {CssTokenKind::Url, address.trimmed()};
}

} // namespace postaci
