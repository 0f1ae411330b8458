#include "message/HeaderWriter.h"

#include <QLocale>
#include <QStringView>
#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kColumns = 78;
// RFC 2047 allows 75; so many fit behind the name of a field.
constexpr qsizetype kMaxEncodedWord = 66;
constexpr qsizetype kMaxBareToken = 66;
constexpr qsizetype kMaxAddress = 320;
constexpr qsizetype kMaxMessageId = 900;

/// Controls and line separators become blanks: what is left can be in one line.
QString oneLine(const QString& text)
{
    QString out = text;
    for (QChar& c : out) {
        const char16_t code = c.unicode();
        if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029)
            c = QLatin1Char(' ');
    }
    return out.trimmed();
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

bool hasLongWord(const QString& text)
{
    qsizetype length = 0;
    for (const QChar c : text) {
        length = c == QLatin1Char(' ') ? 0 : length + 1;
        if (length > kMaxBareToken)
            return true;
    }
    return false;
}

bool needsEncoding(const QString& text)
{
    return !isAscii(text) || text.contains(QLatin1String("=?")) || text.contains(QLatin1String("  ")) ||
           hasLongWord(text);
}

/// The Q form that is also allowed in a phrase (RFC 2047 5 (3)).
QByteArray qEncoded(const QByteArray& utf8)
{
    QByteArray out;
    for (const char c : utf8) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
        if (c == ' ')
            out += '_';
        else if (isPlain)
            out += c;
        else
            out += '=' + QByteArray(1, c).toHex().toUpper();
    }
    return out;
}

/// Encoded words that each hold whole characters, in the shorter of both encodings.
QList<QByteArray> encodedWords(const QString& text)
{
    const QByteArray all = text.toUtf8();
    const bool isQ = qEncoded(all).size() <= all.toBase64().size();
    const QByteArray opening = isQ ? QByteArray("=?utf-8?Q?") : QByteArray("=?utf-8?B?");
    const qsizetype room = kMaxEncodedWord - opening.size() - 2;
    QList<QByteArray> words;
    QByteArray piece;
    const auto encoded = [isQ](const QByteArray& bytes) { return isQ ? qEncoded(bytes) : bytes.toBase64(); };
    for (const uint code : text.toUcs4()) {
        const QByteArray character = QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1).toUtf8();
        if (!piece.isEmpty() && encoded(piece + character).size() > room) {
            words.append(opening + encoded(piece) + "?=");
            piece.clear();
        }
        piece += character;
    }
    if (!piece.isEmpty())
        words.append(opening + encoded(piece) + "?=");
    return words;
}

QList<QByteArray> textTokens(const QString& value)
{
    const QString line = oneLine(value);
    if (needsEncoding(line))
        return encodedWords(line);
    return line.isEmpty() ? QList<QByteArray>() : line.toLatin1().split(' ');
}

bool isAtomText(const QString& text)
{
    static const QString allowed = QStringLiteral("!#$%&'*+-/=?^_`{|}~");
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() >= 0x80 || c.isLetterOrNumber() || allowed.contains(c);
    });
}

QList<QByteArray> phraseTokens(const QString& name)
{
    const QString line = oneLine(name);
    if (line.isEmpty())
        return {};
    if (needsEncoding(line))
        return encodedWords(line);
    const QStringList words = line.split(QLatin1Char(' '));
    const bool isPlain = std::all_of(words.begin(), words.end(), isAtomText);
    if (isPlain)
        return line.toLatin1().split(' ');
    QString quoted = line;
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    // Folding inside of quotes is allowed (RFC 5322 3.2.4), but Python's older parser ends them there.
    return quoted.size() + 2 <= kMaxBareToken ? QList<QByteArray>{'"' + quoted.toLatin1() + '"'}
                                              : encodedWords(line);
}

bool isDotAtom(const QString& text)
{
    const QStringList atoms = text.split(QLatin1Char('.'));
    return std::all_of(atoms.begin(), atoms.end(),
                       [](const QString& atom) { return !atom.isEmpty() && isAtomText(atom); });
}

bool isQuotedString(const QString& text)
{
    if (text.size() < 3 || !text.startsWith(QLatin1Char('"')) || !text.endsWith(QLatin1Char('"')))
        return false;
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\')) {
            if (++i + 1 >= text.size())
                return false;
        } else if (text.at(i) == QLatin1Char('"')) {
            return false;
        }
    }
    return true;
}

bool isDomain(const QString& domain)
{
    if (domain.startsWith(QLatin1Char('[')) && domain.endsWith(QLatin1Char(']'))) {
        const QStringView inside = QStringView(domain).sliced(1).chopped(1);
        return !inside.isEmpty() && std::all_of(inside.begin(), inside.end(), [](QChar c) {
            return c.unicode() < 0x80 &&
                   (c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char(':'));
        });
    }
    if (domain.isEmpty() || domain.startsWith(QLatin1Char('.')) || domain.endsWith(QLatin1Char('.')))
        return false;
    return std::all_of(domain.begin(), domain.end(), [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c == QLatin1Char('-') || c == QLatin1Char('.') ||
               c == QLatin1Char('_');
    });
}

QByteArray percentEncoded(const QByteArray& bytes)
{
    QByteArray out;
    for (const char c : bytes) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             c == '-' || c == '.' || c == '_';
        out += isPlain ? QByteArray(1, c) : '%' + QByteArray(1, c).toHex().toUpper();
    }
    return out;
}

/// For programs that do not read RFC 2231: Turkish and other marked letters without their marks, the rest
/// "_".
QByteArray asciiFileName(const QString& fileName)
{
    QByteArray out;
    for (const QChar c : fileName.normalized(QString::NormalizationForm_KD)) {
        if (c.isMark())
            continue;
        if (c == QChar(0x131))
            out += 'i';
        else if (c.unicode() >= 0x20 && c.unicode() < 0x7f && c != QLatin1Char('"') && c != QLatin1Char('\\'))
            out += static_cast<char>(c.unicode());
        else if (!c.isLowSurrogate())
            out += '_';
    }
    const qsizetype dot = out.lastIndexOf('.');
    const QByteArray extension = dot >= 0 && out.size() - dot <= 12 ? out.mid(dot) : QByteArray();
    constexpr qsizetype room = 50;
    return out.size() <= room ? out : out.left(room - extension.size()) + extension;
}

} // namespace

void HeaderWriter::addTokens(const char* name, const QList<QByteArray>& tokens)
{
    m_bytes += name;
    m_bytes += ':';
    qsizetype column = static_cast<qsizetype>(qstrlen(name)) + 1;
    bool isFirst = true;
    for (const QByteArray& token : tokens) {
        if (!isFirst && column + 1 + token.size() > kColumns) {
            m_bytes += "\r\n";
            column = 0;
        }
        m_bytes += ' ' + token;
        column += 1 + token.size();
        isFirst = false;
    }
    m_bytes += "\r\n";
}

void HeaderWriter::addText(const char* name, const QString& value)
{
    QList<QByteArray> tokens = textTokens(value);
    addTokens(name, tokens);
}

void HeaderWriter::addAddresses(const char* name, const AddressList& addresses)
{
    QList<QByteArray> tokens;
    for (const Address& address : addresses) {
        if (!tokens.isEmpty())
            tokens.last() += ',';
        const QByteArray addr = wireAddress(address.addr).toUtf8();
        const QList<QByteArray> phrase = phraseTokens(address.name);
        tokens += phrase;
        tokens += phrase.isEmpty() ? addr : '<' + addr + '>';
    }
    if (!tokens.isEmpty())
        addTokens(name, tokens);
}

void HeaderWriter::addMessageIds(const char* name, const QStringList& ids)
{
    QList<QByteArray> tokens;
    for (const QString& id : ids) {
        if (isWritableMessageId(id))
            tokens += '<' + id.toLatin1() + '>';
    }
    if (!tokens.isEmpty())
        addTokens(name, tokens);
}

bool isWritableAddress(const QString& addr)
{
    const qsizetype at = addr.lastIndexOf(QLatin1Char('@'));
    if (at <= 0 || addr.toUtf8().size() > kMaxAddress || !addr.isValidUtf16())
        return false;
    const bool hasControl = std::any_of(addr.begin(), addr.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
               c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
    });
    const QString local = addr.left(at);
    return !hasControl && (isDotAtom(local) || isQuotedString(local)) && isDomain(addr.mid(at + 1));
}

QString wireAddress(const QString& addr)
{
    const qsizetype at = addr.lastIndexOf(QLatin1Char('@'));
    const QString domain = addr.mid(at + 1);
    if (at < 0 || isAscii(domain))
        return addr;
    const QByteArray ace = QUrl::toAce(domain);
    return ace.isEmpty() ? addr : addr.left(at + 1) + QString::fromLatin1(ace);
}

QByteArray dateField(const QDateTime& date)
{
    return QLocale::c().toString(date.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() +
           " +0000";
}

bool isWritableMessageId(const QString& id)
{
    return !id.isEmpty() && id.size() <= kMaxMessageId && std::all_of(id.begin(), id.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && c != QLatin1Char('<') && c != QLatin1Char('>');
    });
}

QList<QByteArray> fileNameParameters(const QByteArray& name, const QString& fileName)
{
    const QByteArray fallback = asciiFileName(fileName);
    QList<QByteArray> parameters{name + "=\"" + fallback + '"'};
    if (QString::fromLatin1(fallback) == fileName)
        return parameters;
    const QByteArray encoded = percentEncoded(fileName.toUtf8());
    constexpr qsizetype room = 55;
    if (encoded.size() <= room) {
        parameters += name + "*=utf-8''" + encoded;
        return parameters;
    }
    int number = 0;
    for (qsizetype begin = 0; begin < encoded.size(); ++number) {
        qsizetype end = qMin(begin + room, encoded.size());
        while (end < encoded.size() && (encoded.at(end - 1) == '%' || encoded.at(end - 2) == '%'))
            --end; // "%C3" stays whole
        parameters += name + '*' + QByteArray::number(number) + "*=" + (number == 0 ? "utf-8''" : "") +
                      encoded.mid(begin, end - begin);
        begin = end;
    }
    return parameters;
}

} // namespace postaci
