#pragma once

#include "store/Connection.h"
#include "store/StoreTypes.h"

#include <memory>
#include <optional>

namespace postaci {

/// Reads the cache of bodies, which may be deleted, damaged or replaced at any time: whatever goes wrong
/// means that a body is not cached. Lives in the thread of its MailReader.
class BodyReader
{
public:
    explicit BodyReader(QString file) : m_file(std::move(file)) {}

    /// To be called before a round of has() or read(): follows the file when it was replaced.
    void look();
    [[nodiscard]] bool has(MessageId message, qint64 stamp);
    [[nodiscard]] std::optional<QByteArray> read(MessageId message, qint64 stamp);

private:
    [[nodiscard]] std::optional<QByteArray> readPieces(MessageId message, qint64 size);

    QString m_file;
    std::unique_ptr<Connection> m_connection;
};

} // namespace postaci
