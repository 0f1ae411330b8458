#pragma once

#include "base/Error.h"

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

namespace postaci {

/// Wraps an error so that a function returning Result<T> can `return unexpected(error)`.
struct Unexpected
{
    Error error;
};

[[nodiscard]] inline Unexpected unexpected(Error error)
{
    return Unexpected{std::move(error)};
}

[[nodiscard]] inline Unexpected unexpected(ErrorKind kind, ErrorReason reason, const QString& message,
                                           const QString& detail = {})
{
    return Unexpected{makeError(kind, reason, message, detail)};
}

/// A value or the error that kept it from being made; the names are those of C++23's std::expected.
template <typename T> class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Unexpected failure) : m_content(std::in_place_index<1>, std::move(failure.error)) {}

    [[nodiscard]] bool has_value() const { return m_content.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T& value() &
    {
        assert(has_value());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] const T& value() const&
    {
        assert(has_value());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T&& value() && { return std::move(value()); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    /// By value, so that `for (const auto& x : *call())` does not walk over something that is gone already.
    T operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&m_content);
    }
    [[nodiscard]] T value_or(T fallback) const { return has_value() ? value() : std::move(fallback); }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an error.
template <> class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Unexpected failure) : m_error(std::move(failure.error)), m_failed(true) {}

    [[nodiscard]] bool has_value() const { return !m_failed; }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error& error() const
    {
        assert(m_failed);
        return m_error;
    }

private:
    Error m_error;
    bool m_failed = false;
};

} // namespace postaci
