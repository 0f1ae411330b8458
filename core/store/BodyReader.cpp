#include "store/BodyReader.h"

#include "base/Logging.h"
#include "store/BodyPiece.h"
#include "store/Database.h"

#include <SQLiteCpp/Exception.h>

#include <QFile>

#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace postaci {

namespace {

constexpr qsizetype kShortest = 4096; ///< that is worth a look at what it is
constexpr qsizetype kSizeBytes = 4;   ///< in front, for qUncompress()

constexpr std::array<bool, 256> base64Bytes()
{
    std::array<bool, 256> bytes{};
    for (const char c :
         std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"))
        bytes.at(static_cast<unsigned char>(c)) = true;
    return bytes;
}

/// An attachment, nearly all of it.
bool isMostlyBase64(QByteArrayView bytes)
{
    static constexpr std::array<bool, 256> isCode = base64Bytes();
    constexpr qsizetype most = 20; // one byte of so many may be another
    if (bytes.size() < kShortest)
        return false;
    const auto others = std::count_if(bytes.begin(), bytes.end(),
                                      [](char c) { return !isCode[static_cast<unsigned char>(c)]; });
    return others * most < bytes.size();
}

QByteArray packLooking(QByteArrayView raw)
{
    return qCompress(reinterpret_cast<const uchar*>(raw.data()), raw.size(), 1);
}

/// What is made of letters alone may yet repeat: its middle tells.
bool repeats(QByteArrayView bytes)
{
    constexpr qsizetype looked = 2048;
    const QByteArrayView middle = bytes.sliced(bytes.size() / 2, qMin(looked, bytes.size() / 2));
    return packLooking(middle).size() * 10 < middle.size() * 7; // of base64 three quarters are left
}

/// Nothing repeats in base64. Looking for it in vain is most of the work, and what is left without, fewer
/// bits for fewer letters, makes it as small.
QByteArray packWithoutLooking(QByteArrayView raw)
{
    constexpr int windowBits = 15;
    constexpr int memoryLevel = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, windowBits, memoryLevel, Z_HUFFMAN_ONLY) != Z_OK)
        return {};
    const uLong bound = deflateBound(&stream, static_cast<uLong>(raw.size()));
    QByteArray packed(kSizeBytes + static_cast<qsizetype>(bound), Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(raw.size()), packed.data());
    stream.next_in = reinterpret_cast<z_const Bytef*>(const_cast<char*>(raw.data()));
    stream.avail_in = static_cast<uInt>(raw.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data() + kSizeBytes);
    stream.avail_out = static_cast<uInt>(bound);
    const int outcome = deflate(&stream, Z_FINISH);
    packed.resize(kSizeBytes + static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return outcome == Z_STREAM_END ? packed : QByteArray();
}

} // namespace

QByteArray packBodyPiece(QByteArrayView raw)
{
    const QByteArrayView piece = raw.first(qMin(raw.size(), bodyPieceSize));
    if (isMostlyBase64(piece) && !repeats(piece)) {
        if (QByteArray packed = packWithoutLooking(piece); !packed.isEmpty())
            return packed;
    }
    return packLooking(piece);
}

std::optional<QByteArray> unpackBodyPiece(const QByteArray& packed)
{
    // qCompress puts the length before the data; a damaged one must not decide how much memory is taken.
    if (packed.size() < 4)
        return std::nullopt;
    const auto* bytes = reinterpret_cast<const uchar*>(packed.constData());
    const quint32 length =
        quint32{bytes[0]} << 24 | quint32{bytes[1]} << 16 | quint32{bytes[2]} << 8 | bytes[3];
    if (length > bodyPieceSize)
        return std::nullopt;
    QByteArray raw = qUncompress(packed);
    if (raw.size() != static_cast<qsizetype>(length))
        return std::nullopt;
    return raw;
}

std::optional<QByteArray> joinBodyPieces(Query& pieces, qint64 size)
{
    QByteArray raw;
    raw.reserve(static_cast<qsizetype>(qBound<qint64>(0, size, 64 * bodyPieceSize)));
    while (pieces.next()) {
        const auto piece = unpackBodyPiece(pieces.blob(0));
        if (!piece || raw.size() + piece->size() > size)
            return std::nullopt;
        raw += *piece;
    }
    if (raw.size() != size)
        return std::nullopt;
    return raw;
}

QByteArray withNetworkLineEnds(const QByteArray& raw)
{
    QByteArray lines;
    lines.reserve(raw.size() + raw.size() / 32);
    qsizetype begin = 0;
    for (qsizetype end = raw.indexOf('\n'); end >= 0; end = raw.indexOf('\n', begin)) {
        const bool hasReturn = end > begin && raw[end - 1] == '\r';
        lines.append(QByteArrayView(raw).sliced(begin, end - begin)).append(hasReturn ? "\n" : "\r\n");
        begin = end + 1;
    }
    return lines.append(QByteArrayView(raw).sliced(begin));
}

void BodyReader::look()
{
    if (m_connection && fileWasReplaced(*m_connection, "main"))
        m_connection.reset();
    if (m_connection || !QFile::exists(m_file))
        return;
    try {
        m_connection = std::make_unique<Connection>(m_file, Access::ReadOnly);
        // Of another program, or not made yet.
        if (m_connection->numberOf(QStringLiteral("PRAGMA user_version")) != bodiesVersion)
            m_connection.reset();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "bodies.db cannot be read:" << exception.what();
        m_connection.reset();
    }
}

bool BodyReader::has(MessageId message, qint64 stamp)
{
    if (!m_connection)
        return false;
    try {
        return m_connection
            ->query("SELECT 1 FROM body WHERE message = ? AND stamp = ? AND complete", message, stamp)
            .next();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "bodies.db cannot be read:" << exception.what();
        m_connection.reset();
        return false;
    }
}

std::optional<QByteArray> BodyReader::read(MessageId message, qint64 stamp)
{
    if (!m_connection)
        return std::nullopt;
    try {
        m_connection->query("BEGIN").run(); // size and pieces of the same moment
        std::optional<QByteArray> raw;
        {
            Query row = m_connection->query(
                "SELECT size FROM body WHERE message = ? AND stamp = ? AND complete", message, stamp);
            if (row.next())
                raw = readPieces(message, row.number(0));
        }
        m_connection->query("COMMIT").run();
        return raw;
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "bodies.db cannot be read:" << exception.what();
        m_connection.reset();
        return std::nullopt;
    }
}

std::optional<QByteArray> BodyReader::readPieces(MessageId message, qint64 size)
{
    Query rows = m_connection->query("SELECT data FROM piece WHERE message = ? ORDER BY number", message);
    return joinBodyPieces(rows, size);
}

} // namespace postaci
