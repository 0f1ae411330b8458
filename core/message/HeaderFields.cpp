#include "message/HeaderFields.h"

namespace postaci {

LineBounds lineAt(QByteArrayView bytes, qsizetype begin)
{
    const qsizetype newline = bytes.indexOf('\n', begin);
    if (newline < 0)
        return {bytes.size(), bytes.size()};
    const bool crlf = newline > begin && bytes[newline - 1] == '\r';
    return {crlf ? newline - 1 : newline, newline + 1};
}

qsizetype fieldNameLength(QByteArrayView bytes, qsizetype begin, qsizetype end)
{
    qsizetype i = begin;
    while (i < end && bytes[i] > ' ' && bytes[i] < 0x7f && bytes[i] != ':')
        ++i;
    const qsizetype length = i - begin;
    while (i < end && isBlank(bytes[i]))
        ++i; // "Subject :" is the obsolete syntax of RFC 5322 4.5
    return i < end && bytes[i] == ':' ? length : 0;
}

bool HeaderFieldReader::next(HeaderFieldView* field)
{
    while (m_position < m_block.size()) {
        const qsizetype begin = m_position;
        LineBounds line = lineAt(m_block, begin);
        if (line.text == begin && line.next > begin)
            return false;
        m_position = line.next;
        const qsizetype length = fieldNameLength(m_block, begin, line.text);
        if (length == 0)
            continue;
        while (m_position < m_block.size() && isBlank(m_block[m_position])) {
            line = lineAt(m_block, m_position);
            m_position = line.next;
        }
        const qsizetype colon = m_block.indexOf(':', begin + length);
        field->name = m_block.sliced(begin, length);
        field->value = m_block.sliced(colon + 1, line.text - colon - 1);
        return true;
    }
    return false;
}

bool equalsIgnoringCase(QByteArrayView text, QByteArrayView other)
{
    return text.size() == other.size() &&
           qstrnicmp(text.data(), text.size(), other.data(), other.size()) == 0;
}

QByteArray unfolded(QByteArrayView value)
{
    QByteArray out;
    out.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c != '\r' && c != '\n') {
            out += c;
            continue;
        }
        const bool followedByBlank = i + 1 < value.size() && isBlankOrLineEnd(value[i + 1]);
        if (!followedByBlank)
            out += ' ';
    }
    return out.trimmed();
}

QByteArray withFieldValue(QByteArrayView message, QByteArrayView name, QByteArrayView value)
{
    HeaderFieldReader fields(message);
    HeaderFieldView field;
    while (fields.next(&field)) {
        if (!equalsIgnoringCase(field.name, name))
            continue;
        const qsizetype begin = field.value.data() - message.data();
        return message.first(begin).toByteArray() + ' ' + value.toByteArray() +
               message.sliced(begin + field.value.size()).toByteArray();
    }
    return message.toByteArray();
}

QByteArray withoutField(QByteArrayView message, QByteArrayView name)
{
    QByteArray out;
    out.reserve(message.size());
    bool isLeftOut = false;
    qsizetype at = 0;
    while (at < message.size()) {
        const LineBounds line = lineAt(message, at);
        if (line.text == at) // the blank line
            break;
        if (!isBlank(message.at(at))) {
            const qsizetype length = fieldNameLength(message, at, line.text);
            isLeftOut = length > 0 && equalsIgnoringCase(message.sliced(at, length), name);
        }
        if (!isLeftOut)
            out += message.sliced(at, line.next - at);
        at = line.next;
    }
    return out += message.sliced(at);
}

QByteArray withoutBlindCopies(QByteArrayView message)
{
    return withoutField(withoutField(message, "Bcc"), "Resent-Bcc");
}

} // namespace postaci
