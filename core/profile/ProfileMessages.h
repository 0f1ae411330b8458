#pragma once

#include "base/Error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace postaci {

/// Where the program that holds a profile may listen, the best place first: in its directory, where both
/// sides find it whatever their environment says, and in the user's own directory for sockets, by a name made
/// of the path, since that path may be too long for one, or on a disk that has none (FAT).
[[nodiscard]] QStringList socketsOf(const QString& profileDir);

/// Lines out of what comes in pieces; each byte is looked at once.
class LineBuffer
{
public:
    /// False once a line is too long: the other side is not what it should be.
    [[nodiscard]] bool add(const QByteArray& bytes);
    [[nodiscard]] std::optional<QByteArray> next(); ///< without its end

    static constexpr qsizetype kLongestLine = 64 << 20;

private:
    QByteArray m_bytes;
    qsizetype m_searched = 0; ///< so many of them have no end of a line
};

[[nodiscard]] QByteArray toLine(const QJsonObject& object);
[[nodiscard]] QJsonObject toJson(const Error& error);
[[nodiscard]] Error errorFrom(const QJsonObject& object);

} // namespace postaci
