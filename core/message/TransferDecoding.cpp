#include "message/TransferDecoding.h"

#include <array>

namespace postaci {

namespace {

constexpr std::array<int, 256> makeBase64Table()
{
    std::array<int, 256> table{};
    table.fill(-1);
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < 64; ++i)
        table[static_cast<unsigned char>(alphabet[i])] = i;
    // The alphabet for URLs (RFC 4648 5), which some mailers use by mistake.
    table['-'] = 62;
    table['_'] = 63;
    table['='] = -2;
    return table;
}

constexpr auto kBase64 = makeBase64Table();

/// Takes the decoded bytes one by one; counting needs no memory.
struct CountingSink
{
    qint64 count = 0;
    void push_back(char) { ++count; }
};

template <typename Sink> void flushGroup(quint32 bits, int count, Sink* sink)
{
    if (count < 2)
        return;
    bits <<= 6 * (4 - count);
    sink->push_back(static_cast<char>(bits >> 16));
    if (count > 2)
        sink->push_back(static_cast<char>(bits >> 8));
    if (count > 3)
        sink->push_back(static_cast<char>(bits));
}

template <typename Sink> void feedBase64(QByteArrayView text, quint32* bits, int* count, Sink* sink)
{
    for (const char character : text) {
        const int value = kBase64[static_cast<unsigned char>(character)];
        if (value >= 0) {
            *bits = (*bits << 6) | static_cast<quint32>(value);
            if (++*count < 4)
                continue;
        } else if (value != -2) {
            continue;
        }
        flushGroup(*bits, *count, sink);
        *bits = 0;
        *count = 0;
    }
}

/// The end of the line that begins at `begin`, and where the next one begins.
struct LineEnd
{
    qsizetype text;
    qsizetype next;
};

LineEnd findLineEnd(QByteArrayView body, qsizetype begin)
{
    const qsizetype newline = body.indexOf('\n', begin);
    if (newline < 0)
        return {body.size(), body.size()};
    const bool crlf = newline > begin && body[newline - 1] == '\r';
    return {crlf ? newline - 1 : newline, newline + 1};
}

template <typename Sink> void pushText(QByteArrayView text, Sink* sink)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '=' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 &&
            hexDigit(text[i + 2]) >= 0) {
            sink->push_back(static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2])));
            i += 2;
        } else {
            sink->push_back(text[i]);
        }
    }
}

template <typename Sink> void feedQuotedPrintable(QByteArrayView body, Sink* sink)
{
    for (qsizetype begin = 0; begin < body.size();) {
        const LineEnd end = findLineEnd(body, begin);
        qsizetype stop = end.text;
        while (stop > begin && (body[stop - 1] == ' ' || body[stop - 1] == '\t'))
            --stop; // added in transport: RFC 2045 6.7 rule 3
        const bool soft = stop > begin && body[stop - 1] == '=';
        pushText(body.sliced(begin, (soft ? stop - 1 : stop) - begin), sink);
        if (!soft) {
            for (qsizetype i = end.text; i < end.next; ++i)
                sink->push_back(body[i]);
        }
        begin = end.next;
    }
}

} // namespace

int hexDigit(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'A' && character <= 'F')
        return character - 'A' + 10;
    if (character >= 'a' && character <= 'f')
        return character - 'a' + 10;
    return -1;
}

void Base64Decoder::feed(QByteArrayView text, QByteArray* out)
{
    feedBase64(text, &m_bits, &m_count, out);
}

void Base64Decoder::finish(QByteArray* out)
{
    flushGroup(m_bits, m_count, out);
    m_bits = 0;
    m_count = 0;
}

TransferEncoding transferEncoding(QByteArrayView name)
{
    const QByteArray lower = name.trimmed().toByteArray().toLower();
    if (lower == "base64" || lower == "base-64")
        return TransferEncoding::Base64;
    if (lower == "quoted-printable" || lower == "quoted_printable" || lower == "qp")
        return TransferEncoding::QuotedPrintable;
    return TransferEncoding::Identity;
}

QByteArray decodeTransfer(QByteArrayView body, TransferEncoding encoding)
{
    if (encoding == TransferEncoding::Identity)
        return body.toByteArray();
    QByteArray out;
    if (encoding == TransferEncoding::QuotedPrintable) {
        out.reserve(body.size());
        feedQuotedPrintable(body, &out);
        return out;
    }
    out.reserve(body.size() / 4 * 3 + 3);
    Base64Decoder decoder;
    decoder.feed(body, &out);
    decoder.finish(&out);
    return out;
}

qint64 decodedSize(QByteArrayView body, TransferEncoding encoding)
{
    if (encoding == TransferEncoding::Identity)
        return body.size();
    CountingSink sink;
    if (encoding == TransferEncoding::QuotedPrintable) {
        feedQuotedPrintable(body, &sink);
        return sink.count;
    }
    quint32 bits = 0;
    int count = 0;
    feedBase64(body, &bits, &count, &sink);
    flushGroup(bits, count, &sink);
    return sink.count;
}

QByteArray decodeQ(QByteArrayView text)
{
    QByteArray spaced;
    spaced.reserve(text.size());
    for (const char character : text) {
        if (character == '_')
            spaced += "=20";
        else
            spaced += character;
    }
    QByteArray out;
    out.reserve(spaced.size());
    pushText(spaced, &out);
    return out;
}

} // namespace postaci
