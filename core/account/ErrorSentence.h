#pragma once

#include "base/Error.h"

namespace postaci {

/// An error in the user's language: what happened, and what to do about it.
struct ErrorText
{
    QString summary; ///< one sentence: what happened
    QString advice;  ///< one or two sentences: what to do; empty if nothing helps

    /// Both behind each other.
    [[nodiscard]] QString inOneLine() const
    {
        return advice.isEmpty() ? summary : summary + QLatin1Char(' ') + advice;
    }
};

/// The sentence for `error`, in the application's current language. Every error shown anywhere goes through
/// it.
[[nodiscard]] ErrorText describeError(const Error& error);

} // namespace postaci
