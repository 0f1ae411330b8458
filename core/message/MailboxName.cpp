#include "message/MailboxName.h"

#include <QStringConverter>

#include <algorithm>

namespace postaci {

namespace {

/// The base64 alphabet of RFC 3501 5.1.3, with "," in place of "/".
constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

int digitOf(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+')
        return 62;
    return c == ',' ? 63 : -1;
}

bool isDirect(QChar c)
{
    return c >= QChar(0x20) && c <= QChar(0x7e);
}

QByteArray encodeShifted(QStringView text)
{
    QByteArray out("&");
    quint32 bits = 0;
    int count = 0;
    for (const QChar c : text) {
        bits = (bits << 16) | c.unicode();
        count += 16;
        while (count >= 6) {
            count -= 6;
            out += kAlphabet[(bits >> count) & 0x3f];
        }
        bits &= (1U << count) - 1;
    }
    if (count > 0)
        out += kAlphabet[(bits << (6 - count)) & 0x3f];
    return out + '-';
}

/// The text between "&" and "-"; null if it is not whole UTF-16 in base64 with at most five zero bits left
/// over.
QString decodeShifted(QByteArrayView text)
{
    QString out;
    quint32 bits = 0;
    int count = 0;
    for (const char c : text) {
        const int digit = digitOf(c);
        if (digit < 0)
            return {};
        bits = (bits << 6) | static_cast<quint32>(digit);
        count += 6;
        if (count >= 16) {
            count -= 16;
            out += QChar(static_cast<char16_t>(bits >> count));
            bits &= (1U << count) - 1;
        }
    }
    if (count > 5 || bits != 0 || !out.isValidUtf16())
        return {};
    return out;
}

/// Bytes outside of a shift sequence: those of raw UTF-8 where valid.
QString decodeRaw(QByteArrayView bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8.decode(bytes);
    return utf8.hasError() || text.contains(QChar::ReplacementCharacter) ? QString::fromLatin1(bytes) : text;
}

} // namespace

QByteArray encodeMailbox(const QString& name)
{
    QByteArray out;
    for (qsizetype i = 0; i < name.size();) {
        if (isDirect(name[i])) {
            out += name[i] == QLatin1Char('&') ? QByteArrayLiteral("&-") : QByteArray(1, name[i].toLatin1());
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < name.size() && !isDirect(name[end]))
            ++end;
        out += encodeShifted(QStringView(name).mid(i, end - i));
        i = end;
    }
    return out;
}

QString decodeMailbox(const QByteArray& raw)
{
    QString out;
    qsizetype plain = 0; // where the bytes that were not taken over yet begin
    for (qsizetype i = raw.indexOf('&'); i >= 0; i = raw.indexOf('&', i)) {
        const qsizetype end = raw.indexOf('-', i + 1);
        if (end < 0)
            break;
        const QByteArrayView shifted = QByteArrayView(raw).sliced(i + 1, end - i - 1);
        const QString decoded = shifted.isEmpty() ? QStringLiteral("&") : decodeShifted(shifted);
        if (decoded.isEmpty()) {
            ++i; // broken: shown as it came
            continue;
        }
        out += decodeRaw(QByteArrayView(raw).sliced(plain, i - plain)) + decoded;
        plain = end + 1;
        i = plain;
    }
    return out + decodeRaw(QByteArrayView(raw).sliced(plain));
}

QByteArray toUtf8Mailbox(const QByteArray& raw)
{
    const bool isAscii =
        std::all_of(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return isAscii ? decodeMailbox(raw).toUtf8() : raw;
}

QByteArray fromUtf8Mailbox(const QByteArray& wire)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString name = utf8.decode(wire);
    return utf8.hasError() ? wire : encodeMailbox(name);
}

} // namespace postaci
