#include "contacts/VCardLine.h"

#include "message/Charset.h"
#include "message/TransferDecoding.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kLongestLine = 1 << 20;
constexpr qsizetype kLongestPictureLine = 12 << 20; ///< a picture of 8 MB as base64
constexpr qsizetype kMostParameters = 50;
constexpr qsizetype kMostParts = 1000;

/// Parameters of one property, before the charset of its value is known.
struct RawLine
{
    QByteArray head;
    QByteArray value;
};

/// Splits at the first colon that is not in quotes.
std::optional<RawLine> splitHead(const QByteArray& line)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line.at(i);
        if (c == '"')
            isQuoted = !isQuoted;
        else if (c == ':' && !isQuoted)
            return RawLine{line.left(i), line.mid(i + 1)};
    }
    return std::nullopt;
}

/// At most `most` parts; the rest is left out.
QStringList splitOutsideQuotes(const QString& text, QChar separator, qsizetype most)
{
    QStringList parts(QString{});
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (c != separator || isQuoted)
            parts.last() += c;
        else if (parts.size() < most)
            parts.append(QString());
        else
            break;
    }
    return parts;
}

qsizetype longestOf(QByteArrayView firstLine)
{
    constexpr QByteArrayView kPicture("PHOTO");
    const auto end =
        std::find_if(firstLine.begin(), firstLine.end(), [](char c) { return c == ':' || c == ';'; });
    const QByteArrayView name = firstLine.first(end - firstLine.begin());
    const bool isPicture = name.size() >= kPicture.size() &&
                           name.last(kPicture.size()).compare(kPicture, Qt::CaseInsensitive) == 0;
    return isPicture ? kLongestPictureLine : kLongestLine;
}

/// RFC 6868.
QString withoutCarets(const QString& value)
{
    if (!value.contains(QLatin1Char('^')))
        return value;
    QString out;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar next = i + 1 < value.size() ? value.at(i + 1) : QChar();
        const bool isEscape =
            value.at(i) == QLatin1Char('^') &&
            (next == QLatin1Char('n') || next == QLatin1Char('\'') || next == QLatin1Char('^'));
        if (!isEscape) {
            out += value.at(i);
            continue;
        }
        out += next == QLatin1Char('n')    ? QLatin1Char('\n')
               : next == QLatin1Char('\'') ? QLatin1Char('"')
                                           : next;
        ++i;
    }
    return out;
}

bool isQuotedPrintable(const QByteArray& head)
{
    return head.toUpper().contains("QUOTED-PRINTABLE");
}

/// Version 2.1 leaves out "TYPE=" and "ENCODING=".
QString nameOfBareParameter(const QString& value)
{
    static const QStringList encodings{QStringLiteral("QUOTED-PRINTABLE"), QStringLiteral("BASE64"),
                                       QStringLiteral("8BIT"), QStringLiteral("7BIT")};
    return encodings.contains(value.toUpper()) ? QStringLiteral("ENCODING") : QStringLiteral("TYPE");
}

void readParameters(const QString& head, VCardLine* line)
{
    const QStringList parts = splitOutsideQuotes(head, QLatin1Char(';'), 1 + kMostParameters);
    const QString name = parts.first().trimmed();
    const qsizetype dot = name.indexOf(QLatin1Char('.'));
    line->group = dot < 0 ? QString() : name.left(dot);
    line->name = name.mid(dot + 1).toUpper();
    for (const QString& part : parts.mid(1)) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        if (equals < 0)
            line->parameters.append({nameOfBareParameter(part.trimmed()), part.trimmed()});
        else
            line->parameters.append(
                {part.left(equals).trimmed().toUpper(), withoutCarets(part.mid(equals + 1).trimmed())});
    }
}

bool isPropertyName(const QString& name)
{
    return !name.isEmpty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c == QLatin1Char('-') || c == QLatin1Char('_') || (c.unicode() < 0x80 && c.isLetterOrNumber());
    });
}

} // namespace

QString VCardLine::parameter(const QString& wanted) const
{
    for (const auto& [key, text] : parameters) {
        if (key == wanted)
            return text;
    }
    return {};
}

QStringList VCardLine::types() const
{
    QStringList types;
    for (const auto& [key, text] : parameters) {
        if (key == QLatin1String("TYPE"))
            types += text.toLower().split(QLatin1Char(','), Qt::SkipEmptyParts);
    }
    return types;
}

bool VCardLine::isBase64() const
{
    const QString encoding = parameter(QStringLiteral("ENCODING")).toUpper();
    return encoding == QLatin1String("B") || encoding == QLatin1String("BASE64");
}

QByteArrayView VCardLineReader::nextPhysicalLine()
{
    qsizetype end = m_at;
    while (end < m_bytes.size() && m_bytes.at(end) != '\n' && m_bytes.at(end) != '\r')
        ++end;
    const QByteArrayView line = QByteArrayView(m_bytes).sliced(m_at, end - m_at);
    if (end < m_bytes.size() && m_bytes.at(end) == '\r')
        ++end;
    if (end < m_bytes.size() && m_bytes.at(end) == '\n')
        ++end;
    m_at = end;
    return line;
}

bool VCardLineReader::nextLogicalLine(QByteArray* line)
{
    if (m_at >= m_bytes.size())
        return false;
    const QByteArrayView first = nextPhysicalLine();
    const qsizetype longest = longestOf(first);
    line->clear();
    const auto append = [&](QByteArrayView more) {
        const qsizetype room = std::min(more.size(), longest - line->size());
        line->append(more.data(), room);
        m_hasCut = m_hasCut || room < more.size();
    };
    append(first);
    const qsizetype colon = line->indexOf(':');
    if (colon > 0 && isQuotedPrintable(line->left(colon))) {
        while (line->endsWith('=') && m_at < m_bytes.size()) {
            line->chop(1);
            append(nextPhysicalLine());
        }
    }
    while (m_at < m_bytes.size() && (m_bytes.at(m_at) == ' ' || m_bytes.at(m_at) == '\t'))
        append(nextPhysicalLine().sliced(1));
    return true;
}

std::optional<VCardLine> VCardLineReader::next()
{
    QByteArray logical;
    while (nextLogicalLine(&logical)) {
        auto raw = splitHead(logical);
        if (!raw)
            continue;
        VCardLine line;
        readParameters(decodeCharset(raw->head, {}), &line);
        if (!isPropertyName(line.name))
            continue;
        if (isQuotedPrintable(raw->head))
            raw->value = decodeTransfer(raw->value, TransferEncoding::QuotedPrintable);
        line.value = decodeCharset(raw->value, line.parameter(QStringLiteral("CHARSET")).toLatin1());
        if (isQuotedPrintable(raw->head)) // a line end in there is one, as an escaped one is elsewhere
            line.value.replace(QLatin1String("\r\n"), QLatin1String("\\n"))
                .replace(QLatin1Char('\n'), QLatin1String("\\n"));
        line.parameters.removeIf([](const auto& parameter) {
            return parameter.first == QLatin1String("CHARSET") ||
                   parameter.second.compare(QLatin1String("QUOTED-PRINTABLE"), Qt::CaseInsensitive) == 0;
        });
        return line;
    }
    return std::nullopt;
}

QString unescapedVCard(const QString& value)
{
    QString out;
    out.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        if (c != QLatin1Char('\\') || i + 1 == value.size()) {
            // Nobody is called by them, and a file with them is not read the same by everybody.
            if (c.category() != QChar::Other_Control || c.isSpace())
                out += c;
            continue;
        }
        const QChar next = value.at(i + 1);
        if (next == QLatin1Char('n') || next == QLatin1Char('N'))
            out += QLatin1Char('\n');
        else if (next == QLatin1Char(',') || next == QLatin1Char(';') || next == QLatin1Char('\\') ||
                 next == QLatin1Char(':'))
            out += next;
        else
            out += QString(c) + next;
        ++i;
    }
    return out;
}

QString escapedVCard(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c == QLatin1Char('\n'))
            out += QLatin1String("\\n");
        else if (c == QLatin1Char(',') || c == QLatin1Char(';') || c == QLatin1Char('\\'))
            out += QString(QLatin1Char('\\')) + c;
        else if (c.unicode() >= 0x20 || c == QLatin1Char('\t'))
            out += c;
    }
    return out;
}

QStringList vCardParts(const QString& value, QChar separator)
{
    QStringList parts(QString{});
    bool isEscaped = false;
    for (const QChar c : value) {
        if (c != separator || isEscaped)
            parts.last() += c;
        else if (parts.size() < kMostParts)
            parts.append(QString());
        else
            break;
        isEscaped = c == QLatin1Char('\\') && !isEscaped;
    }
    return parts;
}

QByteArray foldedVCardLine(const QString& line)
{
    constexpr qsizetype kLongest = 75;
    const QByteArray utf8 = line.toUtf8();
    QByteArray out;
    qsizetype begin = 0;
    while (utf8.size() - begin > kLongest - (begin > 0 ? 1 : 0)) {
        qsizetype end = begin + kLongest - (begin > 0 ? 1 : 0);
        while (end > begin + 1 && (static_cast<uchar>(utf8.at(end)) & 0xc0) == 0x80)
            --end; // not within a character
        out += utf8.mid(begin, end - begin) + "\r\n ";
        begin = end;
    }
    return out + utf8.mid(begin) + "\r\n";
}

} // namespace postaci
