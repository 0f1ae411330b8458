#include "support/MailLint.h"

#include <QHash>
#include <QHostInfo>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QSysInfo>

#include <algorithm>

namespace postaci::test {

namespace {

constexpr qsizetype kLongest = 998;
constexpr qsizetype kWanted = 78;

struct Field
{
    QByteArray name;  ///< lower case
    QByteArray value; ///< unfolded
};

bool isValidUtf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString text = decoder(bytes);
    return !decoder.hasError();
}

bool isEightBit(const QByteArray& bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
}

QByteArray unquoted(QByteArray value)
{
    value = value.trimmed();
    if (value.size() < 2 || !value.startsWith('"'))
        return value;
    QByteArray out;
    for (qsizetype i = 1; i < value.size() - 1; ++i) {
        if (value.at(i) == '\\' && i + 1 < value.size() - 1)
            ++i;
        out += value.at(i);
    }
    return out;
}

/// Splits at `separator` outside of quoted strings.
QByteArrayList splitOutsideQuotes(const QByteArray& value, char separator)
{
    QByteArrayList pieces{QByteArray()};
    bool inQuotes = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value.at(i);
        if (c == '\\' && inQuotes && i + 1 < value.size()) {
            pieces.last() += c;
            pieces.last() += value.at(++i);
            continue;
        }
        if (c == '"')
            inQuotes = !inQuotes;
        if (c == separator && !inQuotes)
            pieces.append(QByteArray());
        else
            pieces.last() += c;
    }
    return pieces;
}

class Lint
{
public:
    Lint(const QByteArray& raw, const LintRules& rules) : m_rules(rules)
    {
        lines(raw);
        entity(raw, true, QStringLiteral("message"));
    }

    QStringList complaints;

private:
    void complain(const QString& where, const QString& what, const QByteArray& example = {})
    {
        const QString shown = QString::fromLatin1(example.left(120));
        complaints.append(where + QStringLiteral(": ") + what +
                          (example.isEmpty() ? QString() : QStringLiteral(" [") + shown + QLatin1Char(']')));
    }

    void lines(const QByteArray& raw)
    {
        const QString where = QStringLiteral("lines");
        if (!raw.endsWith("\r\n"))
            complain(where, QStringLiteral("the last one has no end"));
        if (raw.contains('\0'))
            complain(where, QStringLiteral("NUL"));
        for (qsizetype i = 0; i < raw.size(); ++i) {
            if (raw.at(i) == '\r' && (i + 1 == raw.size() || raw.at(i + 1) != '\n'))
                complain(where, QStringLiteral("bare CR"));
            if (raw.at(i) == '\n' && (i == 0 || raw.at(i - 1) != '\r'))
                complain(where, QStringLiteral("bare LF"));
        }
        for (const QByteArray& line : raw.split('\n')) {
            if (line.size() - 1 > kLongest)
                complain(where, QStringLiteral("over 998 bytes"), line);
        }
    }

    void entity(const QByteArray& raw, bool isMessage, const QString& where)
    {
        const qsizetype end = raw.startsWith("\r\n") ? 0 : raw.indexOf("\r\n\r\n");
        if (end < 0) {
            complain(where, QStringLiteral("no empty line after the header"));
            return;
        }
        const QByteArray header = end == 0 ? QByteArray() : raw.left(end + 2);
        const QList<Field> fields = readHeader(header, where);
        if (isMessage)
            checkMessageFields(fields, where);
        checkParameters(fields, where);
        body(raw.mid(end == 0 ? 2 : end + 4), fields, where);
    }

    QList<Field> readHeader(const QByteArray& header, const QString& where)
    {
        if (isEightBit(header) && !m_rules.smtpUtf8)
            complain(where, QStringLiteral("8-bit header"));
        if (isEightBit(header) && !isValidUtf8(header))
            complain(where, QStringLiteral("header that is no UTF-8"));
        for (const QByteArray& name : m_rules.forbidden)
            if (header.toLower().contains(name.toLower()))
                complain(where, QStringLiteral("gives away a local name"), name);
        QList<Field> fields;
        static const QRegularExpression start(QStringLiteral("^[!-9;-~]+:"));
        for (QByteArray line : header.split('\n')) {
            if (line.endsWith('\r'))
                line.chop(1);
            if (line.isEmpty())
                continue;
            checkFold(line, where);
            if (line.startsWith(' ') || line.startsWith('\t')) {
                if (line.trimmed().isEmpty())
                    complain(where, QStringLiteral("a continuation without anything"));
                if (fields.isEmpty())
                    complain(where, QStringLiteral("a continuation of nothing"));
                else
                    fields.last().value += line;
                continue;
            }
            if (!start.match(QString::fromLatin1(line)).hasMatch())
                complain(where, QStringLiteral("no field"), line);
            const qsizetype colon = line.indexOf(':');
            fields.append({line.left(colon).toLower(), line.mid(colon + 1)});
        }
        for (const Field& field : fields)
            checkField(field, where);
        return fields;
    }

    /// Longer than 78 columns only where there is no blank to fold at.
    void checkFold(const QByteArray& line, const QString& where)
    {
        if (QString::fromUtf8(line).size() <= kWanted)
            return;
        qsizetype begin = 0;
        while (begin < line.size() && (line.at(begin) == ' ' || line.at(begin) == '\t'))
            ++begin;
        const QByteArrayList words = splitOutsideQuotes(line.mid(begin).trimmed(), ' ');
        if (words.size() > 1)
            complain(where, QStringLiteral("a header line over 78 that could be folded"), line);
    }

    void checkField(const Field& field, const QString& where)
    {
        if (std::any_of(field.value.begin(), field.value.end(),
                        [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; }))
            complain(where, QStringLiteral("a control character in a header"), field.value);
        bool inQuotes = false;
        for (qsizetype i = 0; i < field.value.size(); ++i) {
            if (field.value.at(i) == '\\' && inQuotes)
                ++i;
            else if (field.value.at(i) == '"' && field.name != "subject")
                inQuotes = !inQuotes;
            if (inQuotes && field.value.mid(i).startsWith("=?utf-8?"))
                complain(where, QStringLiteral("an encoded word in a quoted string"), field.value);
        }
        if (inQuotes)
            complain(where, QStringLiteral("an open quoted string"), field.value);
        encodedWords(field, where);
    }

    void encodedWords(const Field& field, const QString& where)
    {
        static const QRegularExpression word(
            QStringLiteral("^=\\?([A-Za-z0-9-]+)\\?([BbQq])\\?([!->@-~]*)\\?=$"));
        QString value = QString::fromLatin1(field.value);
        if (field.name != "subject")
            value.replace(QLatin1Char(','), QLatin1Char(' ')).replace(QLatin1Char(';'), QLatin1Char(' '));
        for (const QString& piece : value.split(QRegularExpression(QStringLiteral("[ \\t]+")))) {
            if (!piece.contains(QLatin1String("=?")))
                continue;
            const QRegularExpressionMatch match = word.match(piece);
            if (!match.hasMatch()) {
                complain(where, QStringLiteral("looks like an encoded word"), piece.toLatin1());
                continue;
            }
            if (piece.size() > 75)
                complain(where, QStringLiteral("an encoded word over 75"), piece.toLatin1());
            const QByteArray content = match.captured(3).toLatin1();
            const bool isBase64 = match.captured(2).toUpper() == QLatin1String("B");
            const QByteArray decoded = isBase64 ? strictBase64(content, where) : strictQ(content, where);
            if (match.captured(1).toLower() != QLatin1String("utf-8") || !isValidUtf8(decoded))
                complain(where, QStringLiteral("an encoded word with a broken character"), piece.toLatin1());
        }
    }

    QByteArray strictBase64(const QByteArray& text, const QString& where)
    {
        const auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        if (!result || text.size() % 4 != 0)
            complain(where, QStringLiteral("broken base64"), text);
        return *result;
    }

    QByteArray strictQ(const QByteArray& text, const QString& where)
    {
        QByteArray out;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text.at(i) == '_') {
                out += ' ';
            } else if (text.at(i) == '=') {
                const QByteArray hex = text.mid(i + 1, 2);
                bool isHex = false;
                out += static_cast<char>(hex.toInt(&isHex, 16));
                if (!isHex || hex.size() != 2 || hex != hex.toUpper())
                    complain(where, QStringLiteral("broken Q encoding"), text);
                i += 2;
            } else {
                out += text.at(i);
            }
        }
        return out;
    }

    void checkMessageFields(const QList<Field>& fields, const QString& where)
    {
        QHash<QByteArray, int> counts;
        for (const Field& field : fields)
            ++counts[field.name];
        for (const char* name : {"date", "from", "mime-version", "message-id"})
            if (counts.value(name) != 1)
                complain(where, QStringLiteral("not one field "), name);
        for (const char* name :
             {"sender", "reply-to", "to", "cc", "bcc", "subject", "in-reply-to", "references", "content-type",
              "content-transfer-encoding", "content-disposition"})
            if (counts.value(name) > 1)
                complain(where, QStringLiteral("twice "), name);
        if (counts.contains("bcc") && !m_rules.mayHaveBcc)
            complain(where, QStringLiteral("Bcc"));
        for (const char* name : {"received", "return-path", "x-originating-ip", "x-mailer"})
            if (counts.contains(name))
                complain(where, QStringLiteral("has "), name);
    }

    /// The parameters of a structured field by name; RFC 2231's forms are judged on the way.
    QHash<QByteArray, QByteArray> parametersOf(const QByteArray& value, const QString& where)
    {
        QHash<QByteArray, QByteArray> parameters;
        const QByteArrayList pieces = splitOutsideQuotes(value, ';');
        static const QRegularExpression token(QStringLiteral("^[!#$&+\\-.0-9A-Z^_`a-z{|}~*%']+$"));
        for (const QByteArray& piece : pieces.mid(1)) {
            const qsizetype equals = piece.indexOf('=');
            const QByteArray name = piece.left(equals).trimmed().toLower();
            const QByteArray text = piece.mid(equals + 1).trimmed();
            if (equals < 0 || name.isEmpty() || text.isEmpty()) {
                complain(where, QStringLiteral("no parameter"), piece);
                continue;
            }
            if (!text.startsWith('"') && !token.match(QString::fromLatin1(text)).hasMatch())
                complain(where, QStringLiteral("a parameter that has to be quoted"), piece);
            if (parameters.contains(name))
                complain(where, QStringLiteral("a parameter twice"), piece);
            parameters.insert(name, unquoted(text));
        }
        return parameters;
    }

    void checkParameters(const QList<Field>& fields, const QString& where)
    {
        for (const Field& field : fields) {
            if (field.name != "content-type" && field.name != "content-disposition")
                continue;
            const auto parameters = parametersOf(field.value, where);
            QByteArray extended;
            for (int i = 0; i < 1000; ++i) {
                const QByteArray number = "filename*" + QByteArray::number(i);
                if (!parameters.contains(number) && !parameters.contains(number + '*'))
                    break;
                extended += parameters.value(number + '*', parameters.value(number));
            }
            extended = parameters.value("filename*", extended);
            if (extended.isEmpty())
                continue;
            if (!extended.startsWith("utf-8''"))
                complain(where, QStringLiteral("RFC 2231 without a charset"), extended);
            static const QRegularExpression percent(QStringLiteral("%(?![0-9A-Fa-f]{2})"));
            if (percent.match(QString::fromLatin1(extended)).hasMatch() ||
                !isValidUtf8(QByteArray::fromPercentEncoding(extended.mid(7))))
                complain(where, QStringLiteral("broken RFC 2231"), extended);
        }
    }

    static QByteArray valueOf(const QList<Field>& fields, const char* name)
    {
        for (const Field& field : fields)
            if (field.name == name)
                return field.value.trimmed();
        return {};
    }

    void body(const QByteArray& bytes, const QList<Field>& fields, const QString& where)
    {
        const QByteArray typeField = valueOf(fields, "content-type");
        const QByteArray type = typeField.isEmpty()
                                    ? QByteArray("text/plain")
                                    : splitOutsideQuotes(typeField, ';').first().trimmed().toLower();
        const QByteArray encoding = valueOf(fields, "content-transfer-encoding").toLower();
        const bool isComposite = type.startsWith("multipart/") || type.startsWith("message/");
        if (isComposite && encoding != "" && encoding != "7bit")
            complain(where, QStringLiteral("an encoded composite"), encoding);
        if (type.startsWith("multipart/")) {
            parts(bytes, parametersOf(typeField, where).value("boundary"), where);
            return;
        }
        if (type == "message/rfc822") {
            const LintRules rules = m_rules;
            m_rules.mayHaveBcc = true; // somebody else's
            entity(bytes, false, where + QStringLiteral("/message"));
            m_rules = rules;
            return;
        }
        if (type.startsWith("text/") && isEightBit(bytes))
            complain(where, QStringLiteral("8-bit text"));
        leaf(bytes, encoding, where);
    }

    void leaf(const QByteArray& bytes, const QByteArray& encoding, const QString& where)
    {
        static const QRegularExpression quotedLine(QStringLiteral("^([ -<>-~\\t]|=[0-9A-F]{2})*=?$"));
        static const QRegularExpression base64Line(QStringLiteral("^[A-Za-z0-9+/]*={0,2}$"));
        if (encoding != "base64" && encoding != "quoted-printable") {
            if (encoding != "" && encoding != "7bit")
                complain(where, QStringLiteral("another encoding"), encoding);
            if (isEightBit(bytes))
                complain(where, QStringLiteral("8 bit in 7bit"));
            return;
        }
        for (const QByteArray& ended : bytes.split('\n')) {
            const QByteArray line = ended.endsWith('\r') ? ended.chopped(1) : ended;
            if (line.size() > 76)
                complain(where, QStringLiteral("an encoded line over 76"), line);
            const bool isQuoted = encoding == "quoted-printable";
            if (!(isQuoted ? quotedLine : base64Line).match(QString::fromLatin1(line)).hasMatch())
                complain(where, QStringLiteral("a broken encoded line"), line);
            if (isQuoted && (line.endsWith(' ') || line.endsWith('\t')))
                complain(where, QStringLiteral("a blank at the end of a line"), line);
        }
    }

    void parts(const QByteArray& bytes, const QByteArray& boundary, const QString& where)
    {
        static const QRegularExpression allowed(
            QStringLiteral("^[0-9A-Za-z'()+_,\\-./:=? ]{0,69}[0-9A-Za-z'()+_,\\-./:=?]$"));
        if (!allowed.match(QString::fromLatin1(boundary)).hasMatch()) {
            complain(where, QStringLiteral("no boundary"), boundary);
            return;
        }
        const QByteArray delimiter = "--" + boundary;
        QByteArrayList pieces; // between delimiters
        QByteArray current;
        bool isClosed = false;
        qsizetype begin = 0;
        bool isInside = false;
        while (begin < bytes.size()) {
            qsizetype end = bytes.indexOf("\r\n", begin);
            end = end < 0 ? bytes.size() : end;
            const QByteArray line = bytes.mid(begin, end - begin);
            if (line.startsWith(delimiter)) {
                if (isInside)
                    pieces.append(current.endsWith("\r\n") ? current.chopped(2) : current);
                current.clear();
                if (isClosed)
                    complain(where, QStringLiteral("a delimiter after the last one"), line);
                isClosed = line == delimiter + "--";
                isInside = !isClosed;
                if (!isClosed && line != delimiter)
                    complain(where, QStringLiteral("the boundary begins a line of a part"), line);
            } else {
                if (line.contains(boundary))
                    complain(where, QStringLiteral("the boundary occurs in a part"), line);
                current += line + "\r\n";
            }
            begin = end + 2;
        }
        if (!isClosed)
            complain(where, QStringLiteral("no closing delimiter"));
        if (pieces.isEmpty())
            complain(where, QStringLiteral("no parts"));
        for (qsizetype i = 0; i < pieces.size(); ++i)
            entity(pieces.at(i) + "\r\n", false, where + QStringLiteral("/%1").arg(i + 1));
    }

    LintRules m_rules;
};

} // namespace

QStringList lintMail(const QByteArray& raw, const LintRules& rules)
{
    return Lint(raw, rules).complaints;
}

QByteArrayList namesOfThisComputer()
{
    QByteArrayList names{QSysInfo::machineHostName().toUtf8(),
                         QHostInfo::localHostName().toUtf8(),
                         QHostInfo::localDomainName().toUtf8(),
                         qgetenv("USER"),
                         qgetenv("LOGNAME"),
                         qgetenv("HOSTNAME")};
    names.removeIf([](const QByteArray& name) { return name.size() < 3 || name == "localhost"; });
    return names;
}

} // namespace postaci::test
