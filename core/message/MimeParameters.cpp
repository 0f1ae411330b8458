#include "message/MimeParameters.h"

#include "message/Charset.h"
#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/TransferDecoding.h"

#include <map>
#include <utility>

namespace postaci {

namespace {

constexpr int kMaxParameters = 64;
constexpr int kMaxSegments = 1000;

/// The grammar of one structured field, read from left to right; on the stack of one thread.
class FieldParser
{
public:
    explicit FieldParser(QByteArray field) : m_field(std::move(field)) {}

    StructuredField parse()
    {
        StructuredField result;
        result.value = leadingValue();
        while (m_position < m_field.size() && result.parameters.size() < kMaxParameters) {
            MimeParameter parameter;
            if (readParameter(&parameter))
                result.parameters.append(std::move(parameter));
        }
        return result;
    }

private:
    [[nodiscard]] char at(qsizetype i) const { return i < m_field.size() ? m_field.at(i) : '\0'; }

    /// Everything before the first semicolon, without comments, blanks and quotes.
    QByteArray leadingValue()
    {
        QByteArray value;
        int depth = 0;
        for (; m_position < m_field.size(); ++m_position) {
            const char c = m_field.at(m_position);
            if (c == '(')
                ++depth;
            else if (c == ')' && depth > 0)
                --depth;
            else if (c == ';')
                break;
            else if (depth == 0 && !isBlank(c) && c != '"')
                value += c;
        }
        return value.toLower();
    }

    void skipSeparators()
    {
        while (m_position < m_field.size() && (isBlank(at(m_position)) || at(m_position) == ';'))
            ++m_position;
    }

    bool readParameter(MimeParameter* parameter)
    {
        skipSeparators();
        const qsizetype begin = m_position;
        while (m_position < m_field.size() && at(m_position) != '=' && at(m_position) != ';')
            ++m_position;
        if (at(m_position) != '=')
            return false;
        parameter->name = m_field.mid(begin, m_position - begin).trimmed().toLower();
        ++m_position;
        while (isBlank(at(m_position)))
            ++m_position;
        parameter->value = at(m_position) == '"' ? quotedValue() : bareValue(parameter->name == "boundary");
        return !parameter->name.isEmpty();
    }

    QByteArray quotedValue()
    {
        QByteArray value;
        for (++m_position; m_position < m_field.size(); ++m_position) {
            char c = m_field.at(m_position);
            if (c == '"') {
                ++m_position;
                break;
            }
            // Only what needs it is unescaped: mailers write C:\dir\name.txt as it is.
            if (c == '\\' && (at(m_position + 1) == '"' || at(m_position + 1) == '\\'))
                c = m_field.at(++m_position);
            value += c;
        }
        return value;
    }

    QByteArray bareValue(bool endsAtBlank)
    {
        const qsizetype begin = m_position;
        while (m_position < m_field.size() && at(m_position) != ';' &&
               !(endsAtBlank && isBlank(at(m_position))))
            ++m_position;
        return m_field.mid(begin, m_position - begin).trimmed();
    }

    const QByteArray m_field;
    qsizetype m_position = 0;
};

QByteArray percentDecoded(const QByteArray& text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool encoded = text.at(i) == '%' && i + 2 < text.size() && hexDigit(text.at(i + 1)) >= 0 &&
                             hexDigit(text.at(i + 2)) >= 0;
        if (encoded) {
            out += static_cast<char>(hexDigit(text.at(i + 1)) * 16 + hexDigit(text.at(i + 2)));
            i += 2;
        } else {
            out += text.at(i);
        }
    }
    return out;
}

/// Cuts "charset'language'" off; returns the charset. Values that lack it (seen) stay as they are.
QByteArray takeCharset(QByteArray* value)
{
    const qsizetype first = value->indexOf('\'');
    const qsizetype second = first < 0 ? -1 : value->indexOf('\'', first + 1);
    if (second < 0)
        return {};
    QByteArray charset = value->left(first);
    value->remove(0, second + 1);
    return charset;
}

QString decodedExtended(QByteArray value)
{
    const QByteArray charset = takeCharset(&value);
    return decodeCharset(percentDecoded(value), charset);
}

/// A piece of a continued parameter: name*0, name*1*.
struct Segment
{
    QByteArray value;
    bool extended = false;
};

QString joinedSegments(const std::map<int, Segment>& segments)
{
    QByteArray bytes;
    QByteArray charset;
    bool anyExtended = false;
    int expected = 0;
    for (const auto& [number, segment] : segments) {
        if (number != expected++)
            break; // a gap: what follows would only confuse
        QByteArray value = segment.value;
        if (segment.extended) {
            if (number == 0)
                charset = takeCharset(&value);
            value = percentDecoded(value);
            anyExtended = true;
        }
        bytes += value;
    }
    return anyExtended ? decodeCharset(bytes, charset) : decodeHeaderText(bytes);
}

} // namespace

StructuredField parseStructuredField(QByteArrayView field)
{
    return FieldParser(unfolded(field)).parse();
}

QString decodedParameter(const QList<MimeParameter>& parameters, const QByteArray& name)
{
    QString plain;
    QString extended;
    std::map<int, Segment> segments;
    const QByteArray prefix = name + '*';
    for (const MimeParameter& parameter : parameters) {
        if (parameter.name == name && plain.isNull())
            plain = decodeHeaderText(parameter.value);
        else if (parameter.name == prefix && extended.isNull())
            extended = decodedExtended(parameter.value);
        else if (parameter.name.startsWith(prefix)) {
            QByteArray number = parameter.name.mid(prefix.size());
            const bool isExtended = number.endsWith('*');
            if (isExtended)
                number.chop(1);
            bool ok = false;
            const int index = number.toInt(&ok);
            if (ok && index >= 0 && index < kMaxSegments)
                segments.try_emplace(index, Segment{parameter.value, isExtended});
        }
    }
    if (!extended.isEmpty())
        return extended;
    if (segments.contains(0))
        return joinedSegments(segments);
    return plain;
}

} // namespace postaci
