#include "message/HtmlTokenizer.h"

#include "message/HeaderFields.h"
#include "message/HtmlPolicy.h"

#include <algorithm>

namespace postaci {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

} // namespace

HtmlToken HtmlTokenizer::next()
{
    HtmlToken token;
    while (m_position < m_html.size()) {
        if (at(m_position) != '<')
            return readText();
        if (skipMarkup())
            continue;
        const bool isEnd = at(m_position + 1) == '/';
        if (!isLetter(at(m_position + (isEnd ? 2 : 1))))
            return readText();
        if (readTag(&token))
            return token;
    }
    return {};
}

/// Past a comment, a declaration, a processing instruction; false if there is none here.
bool HtmlTokenizer::skipMarkup()
{
    const char second = at(m_position + 1);
    if (second == '!' && at(m_position + 2) == '-' && at(m_position + 3) == '-') {
        m_position += 4;
        if (at(m_position) == '>')
            ++m_position;
        else if (at(m_position) == '-' && at(m_position + 1) == '>')
            m_position += 2;
        else
            skipPast("-->"); // "--!>" ends one too, but then more is left out, not less
        return true;
    }
    const bool isBogus = second == '!' || second == '?' ||
                         (second == '/' && !isLetter(at(m_position + 2)) && m_position + 2 < m_html.size());
    if (isBogus)
        skipPast(">");
    return isBogus;
}

void HtmlTokenizer::skipPast(QByteArrayView end)
{
    const qsizetype found = m_html.indexOf(end, m_position);
    m_position = found < 0 ? m_html.size() : found + end.size();
}

HtmlToken HtmlTokenizer::readText()
{
    const qsizetype begin = m_position;
    const qsizetype less = m_html.indexOf('<', begin + 1);
    m_position = less < 0 ? m_html.size() : less;
    HtmlToken token;
    token.kind = HtmlTokenKind::Text;
    token.text = m_html.sliced(begin, m_position - begin);
    return token;
}

/// False if the document ends inside of the tag, which then is none.
bool HtmlTokenizer::readTag(HtmlToken* token)
{
    const bool isEnd = at(m_position + 1) == '/';
    m_position += isEnd ? 2 : 1;
    const qsizetype begin = m_position;
    while (m_position < m_html.size() && !isSpace(at(m_position)) && at(m_position) != '/' &&
           at(m_position) != '>')
        ++m_position;
    constexpr qsizetype longestName = 32;
    *token = {};
    token->kind = isEnd ? HtmlTokenKind::EndTag : HtmlTokenKind::StartTag;
    token->name = m_html.sliced(begin, qMin(m_position - begin, longestName)).toByteArray().toLower();
    while (m_position < m_html.size()) {
        const char c = at(m_position);
        if (c == '>') {
            ++m_position;
            return true;
        }
        if (isSpace(c) || c == '/')
            ++m_position;
        else
            readAttribute(token);
    }
    return false;
}

void HtmlTokenizer::readAttribute(HtmlToken* token)
{
    const qsizetype begin = m_position;
    ++m_position; // an "=" may be the first character of a name
    while (m_position < m_html.size() && !isSpace(at(m_position)) && at(m_position) != '/' &&
           at(m_position) != '>' && at(m_position) != '=')
        ++m_position;
    constexpr qsizetype longestName = 32;
    const QByteArray name =
        m_html.sliced(begin, qMin(m_position - begin, longestName)).toByteArray().toLower();
    qsizetype after = m_position;
    while (isSpace(at(after)))
        ++after;
    QByteArrayView value;
    if (at(after) == '=') {
        m_position = after + 1;
        value = readValue();
    }
    const bool isWanted =
        token->kind == HtmlTokenKind::StartTag && attributeKind(name) != AttributeKind::None;
    const bool isFirst = std::none_of(token->attributes.begin(), token->attributes.end(),
                                      [&name](const RawAttribute& other) { return other.name == name; });
    if (isWanted && isFirst)
        token->attributes.push_back({name, value});
}

QByteArrayView HtmlTokenizer::readValue()
{
    while (isSpace(at(m_position)))
        ++m_position;
    const char quote = at(m_position);
    if (quote == '"' || quote == '\'') {
        const qsizetype begin = ++m_position;
        const qsizetype end = m_html.indexOf(quote, begin);
        m_position = end < 0 ? m_html.size() : end + 1;
        return m_html.sliced(begin, (end < 0 ? m_html.size() : end) - begin);
    }
    const qsizetype begin = m_position;
    while (m_position < m_html.size() && !isSpace(at(m_position)) && at(m_position) != '>')
        ++m_position;
    return m_html.sliced(begin, m_position - begin);
}

QByteArrayView HtmlTokenizer::takeRawText(const QByteArray& name)
{
    const qsizetype begin = m_position;
    for (qsizetype i = begin; (i = m_html.indexOf("</", i)) >= 0; ++i) {
        const qsizetype nameEnd = i + 2 + name.size();
        if (nameEnd > m_html.size())
            break;
        const char after = at(nameEnd);
        const bool isEnd = equalsIgnoringCase(m_html.sliced(i + 2, name.size()), name) &&
                           (isSpace(after) || after == '/' || after == '>');
        if (!isEnd)
            continue;
        m_position = nameEnd;
        skipPast(">");
        return m_html.sliced(begin, i - begin);
    }
    skipToEnd();
    return m_html.sliced(begin);
}

} // namespace postaci
