#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace postaci {

enum class TransferEncoding { Identity, Base64, QuotedPrintable };

/// Undoes base64 that may come in pieces. What is not of the alphabet is skipped and a lost end is made the
/// best of, since half of a picture is more than none. Lives on the stack of one thread.
class Base64Decoder
{
public:
    void feed(QByteArrayView text, QByteArray* out);
    /// The bytes that an incomplete last group still gives.
    void finish(QByteArray* out);

private:
    quint32 m_bits = 0;
    int m_count = 0;
};

/// RFC 2045 6.1; anything unknown is Identity.
[[nodiscard]] TransferEncoding transferEncoding(QByteArrayView name);

[[nodiscard]] QByteArray decodeTransfer(QByteArrayView body, TransferEncoding encoding);

/// What decodeTransfer() would give in bytes, without making it.
[[nodiscard]] qint64 decodedSize(QByteArrayView body, TransferEncoding encoding);

/// The Q encoding of RFC 2047.
[[nodiscard]] QByteArray decodeQ(QByteArrayView text);

/// 0 to 15, or -1.
[[nodiscard]] int hexDigit(char character);

} // namespace postaci
