#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace postaci {

/// One property of a result: "header.d=ornek.com.tr".
struct AuthenticationProperty
{
    QByteArray name;  ///< lower case, "header.d"
    QByteArray value; ///< as written, without quotes
    bool operator==(const AuthenticationProperty&) const = default;
};

/// What one method found: "dkim=pass header.d=ornek.com.tr".
struct AuthenticationResult
{
    QByteArray method; ///< lower case, without a version: "dkim", "spf", "dmarc"
    QByteArray result; ///< lower case: "pass", "fail", "none"
    QList<AuthenticationProperty> properties;

    [[nodiscard]] QByteArray property(const char* name) const; ///< null if absent; `name` in lower case
    bool operator==(const AuthenticationResult&) const = default;
};

/// An Authentication-Results field (RFC 8601 2.2) taken apart.
struct AuthenticationResults
{
    QByteArray serverId; ///< lower case; who says so
    QList<AuthenticationResult> results;
    bool operator==(const AuthenticationResults&) const = default;
};

/// The value of such a field, folded or not. Nothing where it does not begin with the name of a server, or is
/// of a version that nobody has defined. A result that cannot be read is left out up to its semicolon. At
/// most 50 results with 50 properties each, in linear time. Any thread.
[[nodiscard]] std::optional<AuthenticationResults> parseAuthenticationResults(QByteArrayView value);

} // namespace postaci
