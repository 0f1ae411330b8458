#pragma once

#include "account/Doctor.h"

#include <QByteArray>
#include <QSet>

class QSslCertificate;

namespace postaci {

// What the doctor calls a step, and what it says of one that went well, in the application's current
// language.

/// The step in one or two words, as a title.
[[nodiscard]] QString titleOf(DoctorStep step);
[[nodiscard]] ErrorText networkIsThere();
[[nodiscard]] ErrorText nameWasFound(const QString& host, const QString& addresses);
[[nodiscard]] ErrorText portAnswers(const ServerSettings& server);
[[nodiscard]] ErrorText isEncrypted(const QString& protocol);
[[nodiscard]] ErrorText isNotEncrypted();
/// With advice where the certificate ends soon.
[[nodiscard]] ErrorText certificateIsGood(const QSslCertificate& certificate, const QDateTime& now);
[[nodiscard]] ErrorText greetedRightly(const ServerSettings& server);
/// `capabilities` as the server names them, upper case; `sizeLimit` in bytes, 0 where it names none.
[[nodiscard]] ErrorText serverCan(Protocol protocol, const QSet<QByteArray>& capabilities, qint64 sizeLimit);
[[nodiscard]] ErrorText signedIn(const ServerSettings& server, Credentials::Kind kind);
/// By a name that was not the one in the settings.
[[nodiscard]] ErrorText signedInAs(const ServerSettings& server);
[[nodiscard]] ErrorText foldersListed(Protocol protocol, int count);
[[nodiscard]] ErrorText senderIsTaken(const QString& address);

} // namespace postaci
