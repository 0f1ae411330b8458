#pragma once

#include "account/ReplyExplainer.h"

#include <optional>

namespace postaci {

/// The values for the words that wireName() gives, and for "smtp", "imap", "pop3" and "tls"; nothing for any
/// other word.
[[nodiscard]] std::optional<ReplyClass> replyClassNamed(const QString& word);
[[nodiscard]] std::optional<ReplyRetry> replyRetryNamed(const QString& word);
[[nodiscard]] std::optional<ReplySide> replySideNamed(const QString& word);
[[nodiscard]] std::optional<ReplyProtocol> replyProtocolNamed(const QString& word);

} // namespace postaci
