#pragma once

#include <QString>

namespace postaci {

/// The subject without its reply and forward marks in any of the languages in use (Re, Fwd, Fw, Ynt, İlt, AW,
/// WG, SV,
/// ..., RE[2], "(fwd)" at the end), also those behind a list's "[tag]", which stays. What threading compares.
[[nodiscard]] QString baseSubject(const QString& subject);

/// "Re: " and the base subject.
[[nodiscard]] QString replySubject(const QString& subject);

/// "Fwd: " and the base subject.
[[nodiscard]] QString forwardSubject(const QString& subject);

} // namespace postaci
