#pragma once

#include "base/Result.h"
#include "security/CertificatePolicy.h"

#include <QList>
#include <QString>

namespace postaci {

/// The certificates that the user has accepted, as the profile keeps them in `file`. Without a file there are
/// none. Errors: Storage with FileUnreadable, also for a file that is not of this form.
[[nodiscard]] Result<QList<CertificateException>> loadCertificateExceptions(const QString& file);
/// Replaces the file as a whole, or leaves it as it was. Errors: Storage with FileUnwritable. Waits for the
/// disk: not for the UI thread.
[[nodiscard]] Result<void> saveCertificateExceptions(const QString& file,
                                                     const QList<CertificateException>& exceptions);

} // namespace postaci
