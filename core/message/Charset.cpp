#include "message/Charset.h"

#include <QHash>

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace postaci {

namespace {

// Windows-1254's letters that Windows-1252 has not: in that place 1252 has Icelandic ones.
constexpr char kTurkishBytes[] = "\xd0\xdd\xde\xf0\xfd\xfe";
// Letters that Icelandic text cannot do without and Turkish text never has.
constexpr char kIcelandicBytes[] = "\xc1\xc6\xc9\xcd\xd3\xda\xe1\xe6\xe9\xed\xf3\xfa";
// Ç Ü ç ü: in Turkish text, not in Icelandic.
constexpr char kTurkishWitnesses[] = "\xc7\xdc\xe7\xfc";

struct ConverterCloser
{
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// What the bytes look like when they are read as UTF-8.
struct Utf8Look
{
    qsizetype sequences = 0; ///< well-formed sequences of two bytes and more
    qsizetype broken = 0;    ///< bytes that belong to none
    bool isWestern =
        true; ///< all of `sequences` are Latin letters of Western Europe and Turkey, or punctuation
};

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

/// Length of the well-formed sequence (RFC 3629) at `i`, 0 if there is none; its code point in `*code`.
int sequenceAt(QByteArrayView bytes, qsizetype i, char32_t* code)
{
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || i + length > bytes.size())
        return 0;
    char32_t value = lead & (0x7f >> length);
    for (int k = 1; k < length; ++k) {
        if (!isContinuation(bytes[i + k]))
            return 0;
        value = (value << 6) | (static_cast<unsigned char>(bytes[i + k]) & 0x3f);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 0;
    *code = value;
    return length;
}

bool isWesternOrTurkish(char32_t code)
{
    if (code < 0x100)
        return true;
    switch (code) {
    case 0x11e: // Ğ ğ İ ı Œ œ Ş ş and the euro
    case 0x11f:
    case 0x130:
    case 0x131:
    case 0x152:
    case 0x153:
    case 0x15e:
    case 0x15f:
    case 0x20ac:
        return true;
    default:
        return code >= 0x2010 && code <= 0x2044;
    }
}

Utf8Look lookAtUtf8(QByteArrayView bytes)
{
    Utf8Look look;
    for (qsizetype i = 0; i < bytes.size();) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) {
            ++i;
            continue;
        }
        char32_t code = 0;
        const int length = sequenceAt(bytes, i, &code);
        if (length == 0) {
            ++look.broken;
            ++i;
            continue;
        }
        ++look.sequences;
        look.isWestern = look.isWestern && isWesternOrTurkish(code);
        i += length;
    }
    return look;
}

bool hasAny(QByteArrayView bytes, const char* wanted)
{
    return std::any_of(bytes.begin(), bytes.end(),
                       [wanted](char byte) { return byte != 0 && std::strchr(wanted, byte) != nullptr; });
}

bool looksTurkish(QByteArrayView bytes)
{
    return hasAny(bytes, kTurkishBytes) && !hasAny(bytes, kIcelandicBytes);
}

bool isAscii(QByteArrayView bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char byte) { return (byte & 0x80) != 0; });
}

/// The name that ICU should be asked for; empty for what says nothing. WHATWG's encodings, where they are
/// supersets.
QByteArray effectiveName(const QByteArray& declared)
{
    QByteArray name = declared.trimmed().toLower();
    const qsizetype blank = name.indexOf(' ');
    if (blank > 0)
        name.truncate(blank);
    name.replace('"', "").replace('\'', "");
    static const QHash<QByteArray, QByteArray> table = {
        {"us-ascii", ""},
        {"ascii", ""},
        {"ansi_x3.4-1968", ""},
        {"iso646-us", ""},
        {"unknown-8bit", ""},
        {"x-unknown", ""},
        {"unknown", ""},
        {"default", ""},
        {"8bit", ""},
        {"7bit", ""},
        {"none", ""},
        {"utf8", "utf-8"},
        {"utf-8", "utf-8"},
        {"unicode-1-1-utf-8", "utf-8"},
        {"utf8mb4", "utf-8"},
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"iso_8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"latin-1", "windows-1252"},
        {"ansi", "windows-1252"},
        {"cp1252", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"iso8859-9", "windows-1254"},
        {"iso_8859-9", "windows-1254"},
        {"iso-8859-9-windows-latin-5", "windows-1254"},
        {"latin5", "windows-1254"},
        {"latin-5", "windows-1254"},
        {"csisolatin5", "windows-1254"},
        {"l5", "windows-1254"},
        {"cp1254", "windows-1254"},
        {"x-cp1254", "windows-1254"},
        {"turkish", "windows-1254"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"x-gbk", "gb18030"},
        {"ks_c_5601-1987", "windows-949"},
        {"euc-kr", "windows-949"},
        {"shift_jis", "windows-31j"},
        {"sjis", "windows-31j"},
        {"x-sjis", "windows-31j"},
        {"iso-8859-8-i", "iso-8859-8"},
        {"iso-8859-11", "windows-874"},
        {"tis-620", "windows-874"},
        {"unicode-1-1-utf-7", "utf-7"},
    };
    return table.value(name, name);
}

/// ICU takes options and file names too; a message may only give a plain name.
bool isPlainName(const QByteArray& name)
{
    return name.size() <= 60 && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      (c != 0 && std::strchr("_.:+-", c) != nullptr);
           });
}

/// True and the text in `*out`, or false if ICU knows no such charset.
bool convertByIcu(QByteArrayView bytes, const QByteArray& name, QString* out)
{
    if (!isPlainName(name))
        return false;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(name.constData(), &status));
    if (U_FAILURE(status) || !converter)
        return false;
    const auto length = static_cast<int32_t>(qMin<qsizetype>(bytes.size(), 0x3fffffff));
    int32_t room = length + 16;
    for (int attempt = 0; attempt < 2; ++attempt) {
        out->resize(room);
        status = U_ZERO_ERROR;
        room = ucnv_toUChars(converter.get(), reinterpret_cast<UChar*>(out->data()), room, bytes.data(),
                             length, &status);
        if (status != U_BUFFER_OVERFLOW_ERROR)
            break;
        ++room;
    }
    out->resize(U_FAILURE(status) ? 0 : room);
    return U_SUCCESS(status);
}

QString fromUtf8WithoutMark(QByteArrayView bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    return QString::fromUtf8(bytes);
}

QString decodeSingleByte(QByteArrayView bytes, const QByteArray& name)
{
    QString text;
    if (!convertByIcu(bytes, name, &text))
        text = QString::fromLatin1(bytes);
    return text;
}

/// No charset that can be believed. One byte in the wrong place (text that was cut) does not make it a
/// one-byte charset while whole sequences outnumber it.
QString decodeUndeclared(QByteArrayView bytes)
{
    const Utf8Look look = lookAtUtf8(bytes);
    if (look.sequences > look.broken || (look.broken == 0))
        return fromUtf8WithoutMark(bytes);
    return decodeSingleByte(bytes, looksTurkish(bytes) ? "windows-1254" : "windows-1252");
}

QString decodeWestern(QByteArrayView bytes, const QByteArray& name)
{
    // A mailer that sends UTF-8 under the charset of its configuration: in Western or Turkish text those
    // pairs would be letters followed by symbols.
    const Utf8Look look = lookAtUtf8(bytes);
    if (look.sequences > 0 && look.broken == 0 && look.isWestern)
        return fromUtf8WithoutMark(bytes);
    const bool isTurkish = name == "windows-1252" && looksTurkish(bytes) && hasAny(bytes, kTurkishWitnesses);
    return decodeSingleByte(bytes, isTurkish ? "windows-1254" : name);
}

} // namespace

QString decodeCharset(QByteArrayView bytes, const QByteArray& declaredCharset)
{
    if (bytes.isEmpty())
        return {};
    const QByteArray name = effectiveName(declaredCharset);
    const bool isWestern = name == "windows-1252" || name == "windows-1254";
    if ((name.isEmpty() || name == "utf-8" || isWestern) && isAscii(bytes))
        return QString::fromLatin1(bytes);
    if (isWestern)
        return decodeWestern(bytes, name);
    if (name.isEmpty() || name == "utf-8")
        return decodeUndeclared(bytes);
    QString text;
    if (convertByIcu(bytes, name, &text)) {
        if (text.startsWith(QChar::ByteOrderMark))
            text.remove(0, 1);
        return text;
    }
    return decodeUndeclared(bytes);
}

} // namespace postaci
