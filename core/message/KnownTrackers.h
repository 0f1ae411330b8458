#pragma once

#include <QString>
#include <QUrl>

namespace postaci {

/// Whose picture this is that is only asked for so that its asking is counted: "Mailchimp". Empty where the
/// address belongs to no service that is known for that. Any thread.
[[nodiscard]] QString trackerName(const QUrl& address);

} // namespace postaci
