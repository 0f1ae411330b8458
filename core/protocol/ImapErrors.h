#pragma once

#include "base/Error.h"
#include "protocol/ImapResponse.h"

#include <QByteArray>
#include <QString>

namespace postaci {

/// What ended a command: OK, NO or BAD with its response code and words. A plain value.
struct ImapCompletion
{
    QByteArray status; ///< "OK", "NO", "BAD"
    QByteArray code;   ///< upper case; empty if none
    QByteArray codeArguments;
    QString text;

    [[nodiscard]] bool isOk() const { return status == "OK"; }
};

/// The meaning of a NO or BAD to an ordinary command.
[[nodiscard]] Error imapError(const ImapCompletion& completion, const QByteArray& command);
/// The same for LOGIN and AUTHENTICATE, where a NO without further words is about the password.
[[nodiscard]] Error imapLoginError(const ImapCompletion& completion);
/// The server says that it ends the connection; kind Timeout, so that it is tried again after a while.
[[nodiscard]] Error imapByeError(const QString& words);
/// Words by which servers say that they have too much to do, or that we do.
[[nodiscard]] bool soundsBusy(const QString& words);

} // namespace postaci
