#pragma once

#include "message/Envelope.h"

#include <QString>

namespace postaci {

// The words around a quoted text, in the current language.

/// "On Tuesday, 3 November 2026 at 14:02, Ayşe Yılmaz wrote:"; empty without a sender.
[[nodiscard]] QString attributionLine(const Envelope& original);
[[nodiscard]] bool isAttributionLine(const QString& line); ///< such a one, whoever wrote whenever
/// The block above a forwarded text: a rule, From, Date, Subject, To, Cc.
[[nodiscard]] QString forwardHeader(const Envelope& original);

} // namespace postaci
