#pragma once

#include <QByteArrayView>
#include <QUrl>

namespace postaci {

/// How a mailing list says that one leaves it (RFC 2369 3.2, RFC 8058).
struct ListUnsubscribe
{
    QUrl web;                ///< https or http; empty if there is none
    QUrl mail;               ///< mailto:; empty if there is none
    bool isOneClick = false; ///< `web` is https and takes the POST of RFC 8058

    [[nodiscard]] bool isOffered() const { return !web.isEmpty() || !mail.isEmpty(); }
    bool operator==(const ListUnsubscribe&) const = default;
};

/// What is posted to leave a list with one click (RFC 8058 3.2).
inline constexpr char kOneClickForm[] = "List-Unsubscribe=One-Click";

/// Reads a header block; of several addresses of a kind the first, https before http. Any thread.
[[nodiscard]] ListUnsubscribe readListUnsubscribe(QByteArrayView headerBlock);

} // namespace postaci
