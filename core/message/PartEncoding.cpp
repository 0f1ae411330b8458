#include "message/PartEncoding.h"

namespace postaci {

namespace {

constexpr qsizetype kBytesALine = 57;

} // namespace

bool isPlainAscii(QByteArrayView text, qsizetype columns)
{
    qsizetype length = 0;
    for (const char c : text) {
        length = c == '\n' ? 0 : length + 1;
        if (static_cast<unsigned char>(c) >= 0x7f || (c < ' ' && c != '\n' && c != '\r' && c != '\t') ||
            length > columns)
            return false;
    }
    return true;
}

void appendQuotedPrintable(QByteArrayView text, QByteArray* out)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    qsizetype column = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '\n') {
            *out += "\r\n";
            column = 0;
            continue;
        }
        const bool isLineEnd = i + 1 == text.size() || text.at(i + 1) == '\n';
        const bool isPlain = (c > ' ' && c < 0x7f && c != '=') || (c == ' ' && !isLineEnd);
        const bool isTouched = column == 0 && c == '.'; // by transports that get dot-stuffing wrong
        const qsizetype width = isPlain && !isTouched ? 1 : 3;
        if (column + width > 75) {
            *out += "=\r\n";
            column = 0;
        }
        if (width == 1) {
            *out += c;
        } else {
            *out += '=';
            *out += kDigits[static_cast<unsigned char>(c) >> 4];
            *out += kDigits[static_cast<unsigned char>(c) & 15];
        }
        column += width;
    }
}

void appendBase64(QByteArrayView data, QByteArray* out)
{
    for (qsizetype i = 0; i < data.size(); i += kBytesALine) {
        const qsizetype size = qMin(kBytesALine, data.size() - i);
        *out += QByteArray::fromRawData(data.data() + i, size).toBase64();
        *out += "\r\n";
    }
}

qsizetype base64Size(qsizetype bytes)
{
    return (bytes + 2) / 3 * 4 + (bytes + kBytesALine - 1) / kBytesALine * 2;
}

} // namespace postaci
