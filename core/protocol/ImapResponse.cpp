#include "protocol/ImapResponse.h"

#include "protocol/ImapValueParser.h"

#include <cctype>
#include <limits>

namespace postaci {

namespace {

/// Servers pad lines with blanks and even NULs.
bool isPadding(char c)
{
    return c == ' ' || c == '\0' || c == '\t' || c == '\r' || c == '\n';
}

qsizetype skipPadding(QByteArrayView text, qsizetype pos)
{
    while (pos < text.size() && isPadding(text[pos]))
        ++pos;
    return pos;
}

QByteArrayView wordAt(QByteArrayView text, qsizetype pos)
{
    qsizetype end = pos;
    while (end < text.size() && !isPadding(text[end]))
        ++end;
    return text.sliced(pos, end - pos);
}

bool isOneOf(QByteArrayView word, std::initializer_list<const char*> names)
{
    for (const char* const name : names) {
        if (word.size() == qsizetype(qstrlen(name)) && qstrnicmp(word.data(), word.size(), name) == 0)
            return true;
    }
    return false;
}

bool isStatusWord(QByteArrayView word)
{
    return isOneOf(word, {"OK", "NO", "BAD", "BYE", "PREAUTH"});
}

bool isTag(QByteArrayView word)
{
    if (word.isEmpty() || word.size() > 16)
        return false;
    for (const char c : word) {
        if (!std::isalnum(static_cast<unsigned char>(c)))
            return false;
    }
    return true;
}

} // namespace

std::optional<quint64> toNumber(QByteArrayView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > 20)
        return std::nullopt;
    quint64 value = 0;
    for (const char c : text) {
        const auto digit = static_cast<quint64>(c - '0');
        if (c < '0' || c > '9' || value > (std::numeric_limits<quint64>::max() - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

QList<QByteArray> splitWords(QByteArrayView text)
{
    QList<QByteArray> words;
    qsizetype begin = -1;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool separates = i == text.size() || isPadding(text[i]) || text[i] == '(' || text[i] == ')';
        if (separates && begin >= 0)
            words.append(text.sliced(begin, i - begin).toByteArray());
        if (separates)
            begin = -1;
        else if (begin < 0)
            begin = i;
    }
    return words;
}

void ImapResponse::clear()
{
    constexpr qsizetype kKept = 1 << 18; // a rare giant is not kept for the life of the connection
    if (m_text.capacity() > kKept)
        m_text = QByteArray();
    if (m_nodes.capacity() > kKept)
        m_nodes = {};
    m_text.resize(0);
    m_literals.clear();
    m_nodes.clear();
    kind = Kind::Garbage;
    tag.clear();
    keyword.clear();
    number.reset();
    code.clear();
    codeArguments = {};
    rest = {};
}

bool ImapResponse::isStatus() const
{
    return isStatusWord(keyword);
}

QByteArrayView ImapResponse::viewFrom(qsizetype pos) const
{
    QByteArrayView view = QByteArrayView(m_text).sliced(qMin(pos, m_text.size()));
    while (!view.isEmpty() && (view.back() == '\n' || view.back() == '\r'))
        view.chop(1);
    return view;
}

bool ImapResponse::isFreeText(QByteArrayView line)
{
    const qsizetype pos = skipPadding(line, 0);
    if (pos == line.size() || line[pos] == '+' || line[pos] == '[')
        return true;
    const QByteArrayView firstWord = wordAt(line, pos);
    return isStatusWord(wordAt(line, skipPadding(line, pos + firstWord.size()))) ||
           (firstWord != "*" && !firstWord.startsWith('*'));
}

Result<void> ImapResponse::parse()
{
    const QByteArrayView line(m_text);
    qsizetype pos = skipPadding(line, 0);
    if (pos == line.size())
        return {};
    if (line[pos] == '+') {
        kind = Kind::Continuation;
        rest = viewFrom(skipPadding(line, pos + 1));
        return {};
    }
    if (line[pos] == '[') { // a response code whose "* OK" was forgotten
        kind = Kind::Untagged;
        keyword = QByteArrayLiteral("OK");
        parseStatus(pos);
        return {};
    }
    QByteArrayView word = wordAt(line, pos);
    if (line[pos] == '*') {
        kind = Kind::Untagged;
        pos = skipPadding(line, pos + 1);
    } else {
        pos = skipPadding(line, pos + word.size());
        rest = viewFrom(0);
        if (!isTag(word) || !isOneOf(wordAt(line, pos), {"OK", "NO", "BAD"}))
            return {};
        kind = Kind::Tagged;
        tag = word.toByteArray();
    }
    word = wordAt(line, pos);
    if (const auto value = toNumber(word); value && *value <= std::numeric_limits<quint32>::max()) {
        number = static_cast<quint32>(*value);
        pos = skipPadding(line, pos + word.size());
        word = wordAt(line, pos);
    }
    if (const qsizetype list = word.indexOf('('); list > 0) // FETCH(UID 1)
        word = word.first(list);
    keyword = word.toByteArray().toUpper();
    pos += word.size();
    if (isStatus()) {
        parseStatus(skipPadding(line, pos));
        return {};
    }
    pos = skipPadding(line, pos);
    rest = viewFrom(pos);
    if (isOneOf(keyword, {"SEARCH", "SORT", "ESEARCH", "VANISHED"}))
        return {};
    return ImapValueParser(*this).parse(pos);
}

void ImapResponse::parseStatus(qsizetype pos)
{
    rest = viewFrom(pos);
    if (!rest.startsWith('['))
        return;
    bool quoted = false;
    for (qsizetype i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"')
            quoted = !quoted;
        if (rest[i] != ']' || quoted)
            continue;
        const QByteArrayView inside = rest.sliced(1, i - 1).trimmed();
        const QByteArrayView name = wordAt(inside, 0);
        code = name.toByteArray().toUpper();
        codeArguments = inside.sliced(name.size()).trimmed();
        rest = rest.sliced(i + 1).trimmed();
        return;
    }
}

ImapValue::Type ImapValue::type() const
{
    return m_response ? m_response->m_nodes[m_node].type : Type::Nil;
}

QByteArrayView ImapValue::bytes() const
{
    if (!m_response)
        return {};
    const auto& node = m_response->m_nodes[m_node];
    return QByteArrayView(m_response->m_text).sliced(node.begin, node.size);
}

QByteArrayView ImapValue::toLineEnd() const
{
    if (!m_response)
        return {};
    const qsizetype begin = m_response->m_nodes[m_node].begin;
    const qsizetype end = m_response->m_text.indexOf('\n', begin);
    QByteArrayView line =
        QByteArrayView(m_response->m_text).sliced(begin, (end < 0 ? m_response->m_text.size() : end) - begin);
    while (line.endsWith('\r') || line.endsWith(' '))
        line.chop(1);
    return line;
}

bool ImapValue::is(const char* text) const
{
    return isOneOf(bytes(), {text});
}

std::optional<quint64> ImapValue::number() const
{
    return toNumber(bytes());
}

ImapValue ImapValue::first() const
{
    const quint32 child = m_response ? m_response->m_nodes[m_node].child : 0;
    return child == 0 ? ImapValue() : ImapValue(m_response, child);
}

ImapValue ImapValue::next() const
{
    const quint32 sibling = m_response ? m_response->m_nodes[m_node].next : 0;
    return sibling == 0 ? ImapValue() : ImapValue(m_response, sibling);
}

ImapValue ImapValue::at(int index) const
{
    ImapValue value = first();
    for (int i = 0; i < index && value.exists(); ++i)
        value = value.next();
    return value;
}

} // namespace postaci
