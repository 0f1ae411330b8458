#include "message/AuthenticationResults.h"

#include "message/HeaderFields.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostParts = 50;
constexpr qsizetype kLongestValue = 1000;

/// Reads words of the field's grammar; on the stack of one thread.
class ResultsScanner
{
public:
    explicit ResultsScanner(QByteArrayView text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char current() const { return atEnd() ? '\0' : m_text[m_at]; }

    /// Blanks and comments, which may hold comments (RFC 5322 3.2.2). One without an end takes the rest.
    void skipBlanks()
    {
        while (!atEnd()) {
            if (isBlankOrLineEnd(current()))
                ++m_at;
            else if (current() == '(')
                skipComment();
            else
                return;
        }
    }

    bool take(char wanted)
    {
        skipBlanks();
        if (current() != wanted || atEnd())
            return false;
        ++m_at;
        return true;
    }

    /// A word up to what ends it, or what stands in quotes; null if there is none.
    QByteArray word(QByteArrayView ends)
    {
        skipBlanks();
        if (current() == '"')
            return quoted();
        const qsizetype begin = m_at;
        while (!atEnd() && !isBlankOrLineEnd(current()) && current() != ';' && current() != '(' &&
               !ends.contains(current()))
            ++m_at;
        const qsizetype length = m_at - begin;
        return length > 0 && length <= kLongestValue ? m_text.sliced(begin, length).toByteArray()
                                                     : QByteArray();
    }

    /// To the next semicolon that stands in no comment and no quotes, and past it. False: there is none.
    bool nextPart()
    {
        while (!atEnd()) {
            if (current() == ';') {
                ++m_at;
                return true;
            }
            if (current() == '(')
                skipComment();
            else if (current() == '"')
                quoted();
            else
                ++m_at;
        }
        return false;
    }

private:
    void skipComment()
    {
        int depth = 0;
        while (!atEnd()) {
            const char c = m_text[m_at++];
            if (c == '\\')
                ++m_at;
            else if (c == '(')
                ++depth;
            else if (c == ')' && --depth == 0)
                return;
        }
        m_at = m_text.size();
    }

    QByteArray quoted()
    {
        QByteArray out;
        ++m_at;
        while (!atEnd() && current() != '"') {
            if (current() == '\\')
                ++m_at;
            if (!atEnd() && out.size() < kLongestValue && current() != '\r' && current() != '\n')
                out += current();
            ++m_at;
        }
        m_at = std::min(m_at + 1, m_text.size());
        return out;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool isName(const QByteArray& word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
}

/// "header.d", also written "header . d".
QByteArray propertyName(ResultsScanner* scanner)
{
    QByteArray name = scanner->word("=.");
    if (scanner->take('.'))
        name += '.' + scanner->word("=");
    return name.toLower();
}

void readProperties(ResultsScanner* scanner, AuthenticationResult* result)
{
    while (result->properties.size() < kMostParts) {
        scanner->skipBlanks();
        const QByteArray name = propertyName(scanner);
        if (!isName(name) || !scanner->take('='))
            return;
        const QByteArray value = scanner->word({});
        if (name != "reason")
            result->properties.append({name, value});
    }
}

/// What stands between two semicolons; a method without a name: it cannot be read.
AuthenticationResult readResult(ResultsScanner* scanner)
{
    AuthenticationResult result;
    QByteArray method = scanner->word("=/").toLower();
    if (scanner->take('/') && scanner->word("=") != "1")
        return {}; // a method of another version means we do not know what
    result.result = scanner->take('=') ? scanner->word({}).toLower() : QByteArray();
    if (!isName(method) || !isName(result.result))
        return {};
    result.method = std::move(method);
    readProperties(scanner, &result);
    return result;
}

} // namespace

QByteArray AuthenticationResult::property(const char* name) const
{
    const auto found =
        std::find_if(properties.begin(), properties.end(), [name](const AuthenticationProperty& property) {
            return property.name == QByteArrayView(name);
        });
    return found == properties.end() ? QByteArray() : found->value;
}

std::optional<AuthenticationResults> parseAuthenticationResults(QByteArrayView value)
{
    ResultsScanner scanner(value);
    AuthenticationResults out;
    out.serverId = scanner.word("=").toLower();
    scanner.skipBlanks();
    if (out.serverId.isEmpty() || scanner.current() == '=')
        return {};
    if (!scanner.atEnd() && scanner.current() != ';' && scanner.word({}) != "1")
        return {};
    while (out.results.size() < kMostParts && scanner.nextPart()) {
        AuthenticationResult result = readResult(&scanner);
        if (!result.method.isEmpty())
            out.results.append(std::move(result));
    }
    return out;
}

} // namespace postaci
