// Address lists by our own hand: VMime 0.9.2 makes Kaya@HOST (the machine's name) of a bare word and loses
// raw UTF-8.
#include "message/Charset.h"
#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr qsizetype kMaxAddresses = 10000;

/// A word of a phrase or an addr-spec.
struct Word
{
    QByteArray text; ///< unquoted
    bool isQuoted = false;
    bool hasBlankBefore = false;
};

/// What stands between two commas.
struct Element
{
    QList<Word> words;  ///< outside of angle brackets
    QByteArray angle;   ///< inside of them
    QByteArray comment; ///< the last one
    bool hasAngle = false;
};

/// Reads a list from left to right, whatever is wrong with it; on the stack of one thread.
class AddressListParser
{
public:
    explicit AddressListParser(QByteArray value) : m_value(std::move(value)) {}

    AddressList parse()
    {
        while (m_position < m_value.size() && m_list.size() < kMaxAddresses)
            readToken();
        finishElement();
        finishGroup();
        return m_list;
    }

private:
    [[nodiscard]] char at(qsizetype i) const { return i < m_value.size() ? m_value.at(i) : '\0'; }

    void readToken()
    {
        const char c = at(m_position);
        if (isBlankOrLineEnd(c)) {
            m_blankSeen = true;
            ++m_position;
        } else if (c == ',' || c == ';') {
            finishElement();
            if (c == ';')
                finishGroup();
            ++m_position;
        } else if (c == ':' && isGroupStart()) {
            m_groupName = phraseText(m_element);
            m_inGroup = true;
            m_groupHasMembers = false;
            m_element = {};
            ++m_position;
        } else if (c == '<') {
            readAngle();
        } else if (!(c == '(' && readComment()) && !(c == '"' && readQuoted())) {
            readAtom();
        }
    }

    [[nodiscard]] bool isGroupStart() const
    {
        if (m_inGroup || m_element.hasAngle || m_element.words.isEmpty())
            return false;
        return std::none_of(m_element.words.begin(), m_element.words.end(),
                            [](const Word& word) { return !word.isQuoted && word.text.contains('@'); });
    }

    /// False if it is never closed: then the mark is a character like others.
    bool readComment()
    {
        if (m_noCommentEnd)
            return false;
        QByteArray text;
        int depth = 0;
        for (qsizetype i = m_position; i < m_value.size(); ++i) {
            const char c = at(i);
            if (c == '\\' && i + 1 < m_value.size()) {
                text += at(++i);
                continue;
            }
            if (c == '(' && depth++ == 0)
                continue;
            if (c == ')' && --depth == 0) {
                m_element.comment = text;
                m_position = i + 1;
                m_blankSeen = true;
                return true;
            }
            text += c;
        }
        m_noCommentEnd = true; // so that a field full of "(" stays linear
        return false;
    }

    bool readQuoted()
    {
        QByteArray text;
        for (qsizetype i = m_position + 1; i < m_value.size(); ++i) {
            char c = at(i);
            if (c == '"') {
                addWord(text, true);
                m_position = i + 1;
                return true;
            }
            if (c == '\\' && i + 1 < m_value.size())
                c = at(++i);
            text += c;
        }
        ++m_position; // never closed: dropped
        m_blankSeen = true;
        return true;
    }

    void readAngle()
    {
        qsizetype end = m_position + 1;
        bool quoted = false;
        for (; end < m_value.size(); ++end) {
            const char c = at(end);
            if (c == '"')
                quoted = !quoted;
            else if (c == '\\')
                ++end;
            else if (!quoted && (c == '>' || isListBreak(end)))
                break;
        }
        end = qMin(end, m_value.size());
        m_element.angle = m_value.mid(m_position + 1, end - m_position - 1);
        m_element.hasAngle = true;
        m_position = at(end) == '>' ? end + 1 : end;
        while (at(m_position) == '>')
            ++m_position;
    }

    /// A comma ends an address whose ">" was forgotten, but not the route of RFC 5322 4.4: "<@a,@b:c@d>".
    [[nodiscard]] bool isListBreak(qsizetype i) const
    {
        return (at(i) == ',' || at(i) == ';') && at(m_position + 1) != '@';
    }

    void readAtom()
    {
        const qsizetype begin = m_position;
        qsizetype end = encodedWordEnd(begin);
        if (end < 0) {
            bool hasAt = false;
            for (end = begin + 1; end < m_value.size(); ++end) {
                const char c = at(end);
                if (isBlankOrLineEnd(c) || c == ',' || c == ';' || c == '<' || c == '(' || c == '"' ||
                    c == '\0')
                    break;
                hasAt = hasAt || at(end - 1) == '@' || c == '@';
                if (c == ':' && !hasAt)
                    break;
            }
        }
        addWord(m_value.mid(begin, end - begin), false);
        m_position = end;
    }

    /// Commas and colons are allowed by careless mailers inside of encoded words; they do not end them.
    [[nodiscard]] qsizetype encodedWordEnd(qsizetype begin) const
    {
        if (at(begin) != '=' || at(begin + 1) != '?')
            return -1;
        const qsizetype longest = qMin<qsizetype>(m_value.size(), begin + 1000);
        int marks = 0;
        for (qsizetype i = begin + 2; i + 1 < longest; ++i) {
            if (at(i) == '<' || at(i) == '>')
                return -1;
            if (at(i) == '?' && marks < 2)
                ++marks;
            else if (at(i) == '?' && at(i + 1) == '=')
                return i + 2;
        }
        return -1;
    }

    void addWord(const QByteArray& text, bool quoted)
    {
        m_element.words.append({text, quoted, m_blankSeen});
        m_blankSeen = false;
    }

    static QString phraseText(const Element& element)
    {
        QByteArray phrase;
        for (const Word& word : element.words) {
            if (word.hasBlankBefore && !phrase.isEmpty())
                phrase += ' ';
            phrase += word.text;
        }
        return cleanName(decodeHeaderText(phrase));
    }

    static QString cleanName(QString name)
    {
        if (name.size() >= 2 && name.startsWith(QLatin1Char('\'')) && name.endsWith(QLatin1Char('\'')))
            name = name.mid(1, name.size() - 2);
        return name.trimmed();
    }

    void finishElement()
    {
        Element element;
        std::swap(element, m_element);
        m_blankSeen = false;
        if (element.hasAngle)
            addAngle(element);
        else if (!element.words.isEmpty())
            addBare(element);
    }

    void finishGroup()
    {
        if (m_inGroup && !m_groupHasMembers && !m_groupName.isEmpty())
            m_list.append({m_groupName, {}});
        m_inGroup = false;
    }

    void append(const QString& name, const QString& addr)
    {
        m_list.append({name, addr});
        m_groupHasMembers = true;
    }

    void addAngle(const Element& element)
    {
        const QString addr = cleanAddress(element.angle);
        QString name = phraseText(element);
        if (name.isEmpty())
            name = cleanName(decodeHeaderText(element.comment));
        // "Kaya, Mehmet <m@x>" without quotes: the word before the comma belongs to this name.
        if (!m_list.isEmpty() && m_list.last().addr.isEmpty() && !name.isEmpty() && !addr.isEmpty() &&
            !lastIsEmptyGroup())
            name = m_list.takeLast().name + QStringLiteral(", ") + name;
        if (!addr.isEmpty() || !name.isEmpty())
            append(name, addr);
    }

    /// True if the last entry stands for an empty group.
    [[nodiscard]] bool lastIsEmptyGroup() const
    {
        return !m_groupName.isEmpty() && m_list.last().name == m_groupName;
    }

    static QString cleanAddress(QByteArray text)
    {
        text = text.trimmed();
        while (text.startsWith('<'))
            text.remove(0, 1);
        const qsizetype routeEnd = text.startsWith('@') ? text.indexOf(':') : -1;
        if (routeEnd >= 0)
            text.remove(0, routeEnd + 1);
        if (text.size() > 7 && equalsIgnoringCase(QByteArrayView(text).first(7), "mailto:"))
            text.remove(0, 7);
        while (text.size() >= 2 && text.startsWith('\'') && text.endsWith('\''))
            text = text.mid(1, text.size() - 2);
        // "<"a@b">": the quotes are around the whole, not around a local part.
        if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
            text = text.mid(1, text.size() - 2);
        const bool quotedLocal = text.startsWith('"');
        QByteArray out;
        for (const char c : text) {
            const bool dropped = c == '\0' || isBlankOrLineEnd(c);
            if (!dropped || (quotedLocal && c == ' ' && !out.contains('@')))
                out += c;
        }
        return decodeCharset(out, {});
    }

    /// Words without brackets: addresses with names before them, or a name alone.
    void addBare(const Element& element)
    {
        QByteArray name;
        QByteArray spec;
        bool found = false;
        const auto flushSpec = [&] {
            if (spec.contains('@')) {
                const QString shown = cleanName(decodeHeaderText(name.isEmpty() ? element.comment : name));
                append(found ? QString() : shown, cleanAddress(spec));
                found = true;
                name.clear();
            } else if (!spec.isEmpty()) {
                name += (name.isEmpty() ? "" : " ") + spec;
            }
            spec.clear();
        };
        for (qsizetype i = 0; i < element.words.size(); ++i) {
            const Word& word = element.words.at(i);
            const bool isJoined = spec.endsWith('@') || spec.endsWith('.') || word.text.startsWith('@') ||
                                  (word.text.startsWith('.') && !spec.isEmpty());
            if (word.hasBlankBefore && !isJoined)
                flushSpec();
            const bool isLocalPart =
                word.isQuoted && i + 1 < element.words.size() && element.words.at(i + 1).text.startsWith('@');
            spec += isLocalPart ? '"' + word.text + '"' : word.text;
        }
        flushSpec();
        if (!found)
            append(phraseText(element), {});
    }

    const QByteArray m_value;
    qsizetype m_position = 0;
    AddressList m_list;
    Element m_element;
    bool m_blankSeen = false;
    bool m_noCommentEnd = false;
    bool m_inGroup = false;
    bool m_groupHasMembers = false;
    QString m_groupName;
};

} // namespace

AddressList parseAddressList(QByteArrayView value)
{
    return AddressListParser(unfolded(value)).parse();
}

} // namespace postaci
