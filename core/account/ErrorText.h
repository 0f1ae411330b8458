#pragma once

#include <QString>

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

} // namespace postaci
