#include "store/BodyReader.h"

#include "base/Logging.h"
#include "store/BodyPiece.h"

#include <SQLiteCpp/Exception.h>

#include <QFile>

namespace postaci {

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

void BodyReader::look()
{
    if (m_connection && fileWasReplaced(*m_connection, "main"))
        m_connection.reset();
    if (m_connection || !QFile::exists(m_file))
        return;
    try {
        m_connection = std::make_unique<Connection>(m_file, Access::ReadOnly);
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "bodies.db cannot be read:" << exception.what();
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
