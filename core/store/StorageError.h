#pragma once

#include "base/Result.h"

#include <SQLiteCpp/Exception.h>

#include <cerrno>

namespace postaci {

/// What a failure of SQLite means to the rest of the program. `systemError` is the system's number for what
/// went wrong (errno), which tells why a file could not grow; to be asked for where the exception is caught.
[[nodiscard]] Error storageError(const SQLite::Exception& exception, int systemError = errno);

/// The file itself is damaged or no database at all.
[[nodiscard]] bool isDamage(const SQLite::Exception& exception);

/// Runs `function`, which returns a Result, and turns SQLite's exceptions into errors.
template <typename Function> auto withStorageErrors(const Function& function) -> decltype(function())
{
    try {
        return function();
    } catch (const SQLite::Exception& exception) {
        return unexpected(storageError(exception));
    }
}

} // namespace postaci
