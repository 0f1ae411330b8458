#pragma once

#include <QDateTime>
#include <QSslCertificate>
#include <QString>

namespace postaci {

/// The names that a server's certificate is really for: at most three, "a.example, b.example and 4 more";
/// each cut at 80 characters. "another server" where it has none.
[[nodiscard]] QString certificateNames(const QSslCertificate& certificate);
/// Day, month and year in the order of the current locale, without its weekday.
[[nodiscard]] QString dayOf(const QDateTime& date);

} // namespace postaci
