#pragma once

#include "base/Error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace postaci {

/// One reply of an SMTP server, all its lines. A plain value.
struct SmtpReply
{
    int code = 0;
    QByteArrayList lines; ///< without the code

    [[nodiscard]] bool isPositive() const { return code >= 200 && code < 300; }
    [[nodiscard]] bool isTransient() const { return code >= 400 && code < 500; }
    [[nodiscard]] bool isRefusal() const { return code >= 400 && code < 600; }
    /// The words with their enhanced code; what is not UTF-8 is shown as best it can.
    [[nodiscard]] QString text() const { return QString::fromUtf8(lines.join('\n')); }
};

/// The error for a refusal: `reason` when it is lasting, else a server to try again later.
[[nodiscard]] Error smtpError(const SmtpReply& reply, ErrorReason reason);
/// The same for AUTH.
[[nodiscard]] Error smtpLoginError(const SmtpReply& reply);

} // namespace postaci
