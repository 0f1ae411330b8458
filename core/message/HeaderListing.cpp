#include "message/HeaderListing.h"

#include "message/Charset.h"
#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"

#include <QList>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostFields = 2000;
constexpr qsizetype kLongestBlock = 1024 * 1024;
constexpr qsizetype kLongestValue = 64 * 1024;
constexpr qsizetype kPiece = 64 * 1024;
constexpr qsizetype kPieceLines = 1000;
constexpr qsizetype kMostSourceLines = 200'000;
constexpr qsizetype kLongestLine = 2000;
constexpr int kMostClauses = 200; ///< of a Received field

/// Whether a clause of a Received field begins here: RFC 5321's words outside of comments.
bool beginsClause(QStringView rest)
{
    static const QList<QLatin1String> words{QLatin1String("by "), QLatin1String("with "),
                                            QLatin1String("via "), QLatin1String("id "),
                                            QLatin1String("for ")};
    return std::any_of(words.begin(), words.end(),
                       [rest](QLatin1String word) { return rest.startsWith(word, Qt::CaseInsensitive); });
}

/// One line for each clause, the date last.
QString inClauses(const QString& received)
{
    QString out;
    int depth = 0;
    int clauses = 1;
    for (qsizetype i = 0; i < received.size(); ++i) {
        const QChar c = received.at(i);
        if (c == QLatin1Char('('))
            ++depth;
        else if (c == QLatin1Char(')'))
            depth = std::max(0, depth - 1);
        const bool isApart = depth == 0 && clauses < kMostClauses;
        const bool isBefore =
            isApart && c == QLatin1Char(' ') && beginsClause(QStringView(received).sliced(i + 1));
        const bool isAfter = isApart && c == QLatin1Char(';');
        clauses += isBefore || isAfter ? 1 : 0;
        if (isBefore)
            out += QLatin1Char('\n');
        else if (isAfter)
            out += QStringLiteral(";\n");
        else if (c != QLatin1Char(' ') || !out.endsWith(QLatin1Char('\n')))
            out += c;
    }
    return out;
}

bool isInvisible(char32_t code)
{
    constexpr char32_t kNonJoiner = 0x200c;
    constexpr char32_t kJoiner = 0x200d;
    if (code == '\n' || code == '\t' || code == kNonJoiner || code == kJoiner)
        return false;
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// How much of `bytes` makes the next piece: whole lines, else whole characters.
qsizetype pieceLength(QByteArrayView bytes)
{
    qsizetype end = 0;
    for (qsizetype lines = 0; lines < kPieceLines; ++lines) {
        end = bytes.indexOf('\n', end) + 1;
        if (end == 0 || end > kPiece)
            break;
    }
    if (end > 0 && end <= kPiece)
        return end;
    if (bytes.size() <= kPiece)
        return bytes.size();
    const qsizetype lineEnd = bytes.first(kPiece).lastIndexOf('\n');
    if (lineEnd >= 0)
        return lineEnd + 1;
    qsizetype length = kPiece;
    constexpr qsizetype kLongestCharacter = 4;
    while (length > kPiece - kLongestCharacter && (static_cast<uchar>(bytes.at(length)) & 0xc0U) == 0x80U)
        --length;
    return length;
}

} // namespace

QByteArrayView headerBlockOf(QByteArrayView raw)
{
    const QByteArrayView looked = raw.first(std::min(raw.size(), kLongestBlock));
    qsizetype at = 0;
    while (at < looked.size()) {
        const LineBounds line = lineAt(looked, at);
        if (line.text == at)
            return looked.first(at);
        at = line.next;
    }
    return looked;
}

HeaderListing listHeaderFields(QByteArrayView raw)
{
    HeaderListing listing;
    const QByteArrayView block = headerBlockOf(raw);
    listing.truncated = block.size() == kLongestBlock;
    HeaderFieldReader reader(block);
    HeaderFieldView field;
    while (reader.next(&field)) {
        if (listing.fields.size() == kMostFields) {
            listing.truncated = true;
            break;
        }
        listing.truncated = listing.truncated || field.value.size() > kLongestValue;
        QString value = decodeHeaderText(field.value.first(std::min(field.value.size(), kLongestValue)));
        if (equalsIgnoringCase(field.name, "received"))
            value = inClauses(value);
        listing.fields.append({decodeCharset(field.name, {}), withVisibleControls(value)});
    }
    return listing;
}

QString withVisibleControls(const QString& text)
{
    const QList<uint> codes = text.toUcs4();
    if (std::none_of(codes.begin(), codes.end(), [](uint code) { return isInvisible(code); }))
        return text;
    QString out;
    for (const uint code : codes) {
        const auto character = static_cast<char32_t>(code);
        if (isInvisible(character))
            out += QStringLiteral("⟨U+%1⟩").arg(code, 4, 16, QLatin1Char('0')).toUpper();
        else
            out += QString::fromUcs4(&character, 1);
    }
    return out;
}

QString withBrokenLines(const QString& text)
{
    QString out;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype end = text.indexOf(QLatin1Char('\n'), begin);
        const qsizetype length = (end < 0 ? text.size() : end + 1) - begin;
        const qsizetype taken = std::min(length, kLongestLine);
        out += QStringView(text).sliced(begin, taken);
        if (taken < length && text.at(begin + taken) != QLatin1Char('\n'))
            out += QLatin1Char('\n');
        begin += taken;
    }
    return out;
}

QList<QString> sourcePieces(QByteArrayView raw, qsizetype most, const QByteArray& charset, qsizetype* taken)
{
    QList<QString> pieces;
    QByteArrayView left = raw.first(std::min(raw.size(), most));
    qsizetype lines = 0;
    while (!left.isEmpty() && lines < kMostSourceLines) {
        const qsizetype length = pieceLength(left);
        QString text = decodeCharset(left.first(length), charset);
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        pieces.append(withBrokenLines(withVisibleControls(text)));
        lines += pieces.last().count(QLatin1Char('\n'));
        left = left.sliced(length);
    }
    if (taken != nullptr)
        *taken = std::min(raw.size(), most) - left.size();
    return pieces;
}

} // namespace postaci
