#pragma once

#include <QString>

namespace postaci {

/// The subject without reply and forward marks (Re, Fwd, Fw, Ynt, İlt, AW, WG, SV, VS, RE[2], "[n]" counters
/// ...), list tags and blanks around kept apart: what threading compares and what a new prefix is put before.
[[nodiscard]] QString baseSubject(const QString& subject);

/// "Re: " or "Fwd: " and the base subject.
[[nodiscard]] QString replySubject(const QString& subject);
[[nodiscard]] QString forwardSubject(const QString& subject);

} // namespace postaci
