#pragma once

#include "sync/ChangeScope.h"

#include <optional>

namespace postaci {

/// Which messages a connection puts on the server: big ones keep a connection busy for long, so the one that
/// serves clicks leaves them to the other.
enum class AppendSizes { Small, Big, All };

/// A message of this size or more is big.
inline constexpr qint64 bigAppend = 1 << 20;

[[nodiscard]] inline bool isMine(AppendSizes sizes, qint64 bytes)
{
    return sizes == AppendSizes::All || (sizes == AppendSizes::Big) == (bytes >= bigAppend);
}

/// Puts messages into folders of the server. Each is logged before it is sent, and looked for in the folder
/// before it would be repeated. Lives in its connection's thread, for one round of changes.
class AppendSender
{
public:
    AppendSender(const ChangeScope& scope, AppendSizes sizes) : m_scope(scope), m_sizes(sizes) {}

    /// True if there was something to do.
    Result<bool> send();

private:
    Result<void> sendOne(const AppendEntry& entry, const Folder& folder);
    /// Its UID; 0: it is there under one that is not known; nothing: it is not there.
    Result<std::optional<quint32>> isThere(const AppendEntry& entry, const Folder& folder, qint64 size);
    Result<quint32> append(const AppendEntry& entry, const Folder& folder, const QByteArray& raw);
    Result<void> reject(const AppendEntry& entry, const QString& folder, const Error& error);

    const ChangeScope& m_scope;
    const AppendSizes m_sizes;
};

} // namespace postaci
