#pragma once

#include <QByteArray>

namespace postaci {

inline constexpr char kDocumentScheme[] = "postaci-mail"; ///< the page itself
inline constexpr char kImageScheme[] = "cid";             ///< its images

/// What has to be done before the engine starts: its command line and the schemes it may know. Called once,
/// in the UI thread, before any other use of the engine.
void prepareEngine();

/// `flags` (the engine's command line as it was set from outside) with ours added.
[[nodiscard]] QByteArray engineFlags(const QByteArray& flags);

} // namespace postaci
