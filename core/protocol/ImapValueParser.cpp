#include "protocol/ImapValueParser.h"

namespace postaci {

namespace {

/// A message can make its structure as deep as it likes; what is deeper is left out, for nothing that we show
/// needs it.
constexpr size_t kDeepest = 128;
constexpr size_t kMostValues = 2'000'000;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0';
}

bool startsWithSection(QByteArrayView atom)
{
    return qstrnicmp(atom.data(), atom.size(), "BODY", 4) == 0 ||
           qstrnicmp(atom.data(), atom.size(), "BINARY", 6) == 0;
}

} // namespace

Result<void> ImapValueParser::parse(qsizetype pos)
{
    const QByteArray& text = m_response.m_text;
    while (pos < text.size()) {
        if (m_response.m_nodes.size() > kMostValues) {
            return unexpected(ErrorKind::Protocol, ErrorReason::ResponseTooLarge,
                              QStringLiteral("a response has too many values"));
        }
        const char c = text[pos];
        if (isBlank(c) || (c == '~' && isLiteralAt(pos + 1))) {
            ++pos;
        } else if (c == '(') {
            open();
            ++pos;
        } else if (c == ')') {
            close();
            ++pos;
        } else if (c == '"') {
            pos = readQuoted(pos);
        } else if (isLiteralAt(pos)) {
            pos = readLiteral(pos);
        } else {
            pos = readAtom(pos);
        }
    }
    return {};
}

void ImapValueParser::append(ImapValue::Type type, qsizetype begin, qsizetype size)
{
    if (m_tooDeep > 0)
        return;
    auto& nodes = m_response.m_nodes;
    const auto index = static_cast<quint32>(nodes.size());
    nodes.push_back({type, static_cast<quint32>(begin), static_cast<quint32>(size), 0, 0});
    Level& level = m_open.back();
    if (index != 0) { // node 0 is the first of the values at the top, which no list holds
        if (level.last != 0 || m_open.size() == 1)
            nodes[level.last].next = index;
        else
            nodes[level.list].child = index;
    }
    level.last = index;
}

void ImapValueParser::open()
{
    if (m_open.size() >= kDeepest) {
        ++m_tooDeep;
        return;
    }
    append(ImapValue::Type::List, 0, 0);
    m_open.push_back({static_cast<quint32>(m_response.m_nodes.size() - 1), 0});
}

void ImapValueParser::close()
{
    if (m_tooDeep > 0)
        --m_tooDeep;
    else if (m_open.size() > 1)
        m_open.pop_back();
}

bool ImapValueParser::isLiteralAt(qsizetype pos) const
{
    return m_literal < m_response.m_literals.size() && m_response.m_literals[m_literal].mark == pos;
}

qsizetype ImapValueParser::readLiteral(qsizetype)
{
    const ImapResponse::Literal& literal = m_response.m_literals[m_literal++];
    append(ImapValue::Type::String, literal.content, literal.size);
    return literal.content + literal.size;
}

/// Some servers do not escape quotes: one that closes a string is followed by what may follow a string.
bool ImapValueParser::closesQuoted(qsizetype quote) const
{
    const QByteArray& text = m_response.m_text;
    return quote + 1 >= text.size() || isBlank(text[quote + 1]) || text[quote + 1] == ')' ||
           text[quote + 1] == '(';
}

qsizetype ImapValueParser::readQuoted(qsizetype pos)
{
    const qsizetype size = m_response.m_text.size();
    char* const text = m_response.m_text.data();
    const qsizetype begin = pos + 1;
    qsizetype out = begin; // unescaped in place: it can only become shorter
    qsizetype in = begin;
    while (in < size && text[in] != '\n') {
        if (text[in] == '"' && closesQuoted(in))
            break;
        if (text[in] == '\\' && in + 1 < size && (text[in + 1] == '"' || text[in + 1] == '\\'))
            ++in;
        if (out != in)
            text[out] = text[in];
        ++out;
        ++in;
    }
    const bool closed = in < size && text[in] == '"';
    if (!closed && out > begin && text[out - 1] == '\r')
        --out;
    append(ImapValue::Type::String, begin, out - begin);
    return closed ? in + 1 : in;
}

qsizetype ImapValueParser::readAtom(qsizetype pos)
{
    const QByteArray& text = m_response.m_text;
    qsizetype end = pos;
    while (end < text.size() && !isBlank(text[end]) && text[end] != '(' && text[end] != ')' &&
           !isLiteralAt(end)) {
        // BODY[HEADER.FIELDS (REFERENCES)] is one word.
        if (text[end] == '[' && startsWithSection(QByteArrayView(text).sliced(pos, end - pos))) {
            const qsizetype closing = text.indexOf(']', end);
            if (closing > 0)
                end = closing;
        }
        ++end;
    }
    const QByteArrayView atom = QByteArrayView(text).sliced(pos, end - pos);
    const bool isNil = atom.size() == 3 && qstrnicmp(atom.data(), 3, "NIL") == 0;
    append(isNil ? ImapValue::Type::Nil : ImapValue::Type::Atom, pos, isNil ? 0 : atom.size());
    return end;
}

} // namespace postaci
