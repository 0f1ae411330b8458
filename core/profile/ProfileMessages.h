#pragma once

#include "base/Error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace postaci {

/// Where the program that holds a profile listens: in its directory, or, where such a path is too long for a
/// socket, in the user's own directory for them, by a name made of the path.
[[nodiscard]] QString socketOf(const QString& profileDir);

/// Lines out of what comes in pieces.
class LineBuffer
{
public:
    /// False once a line is too long: the other side is not what it should be.
    [[nodiscard]] bool add(const QByteArray& bytes);
    [[nodiscard]] std::optional<QByteArray> next(); ///< without its end

    static constexpr qsizetype kLongestLine = 64 << 20;

private:
    QByteArray m_bytes;
    qsizetype m_searched = 0; ///< of m_bytes, in which no line ends
};

[[nodiscard]] QByteArray toLine(const QJsonObject& object);
[[nodiscard]] QJsonObject toJson(const Error& error);
[[nodiscard]] Error errorFrom(const QJsonObject& object);

} // namespace postaci
