#include "MailEnginePrivate.h"

#include "base/Logging.h"
#include "security/CertificateExceptions.h"

#include <algorithm>

namespace postaci {

QString MailEngine::Private::exceptionFile() const
{
    return options.profileDir + QStringLiteral("/certificates.json");
}

void MailEngine::Private::loadExceptions()
{
    const auto loaded = loadCertificateExceptions(exceptionFile());
    // Without them the user is asked again, which is the safe side.
    if (loaded)
        options.certificates.exceptions = *loaded;
    else
        qCWarning(logStore) << loaded.error().message;
}

/// The accounts that use that server begin anew, with what is trusted now.
void MailEngine::Private::reconnect(const QString& host, quint16 port)
{
    for (const Account& account : reader->accounts().value_or({})) {
        const auto isThere = [&](const ServerSettings& server) {
            return server.port == port && server.host.compare(host, Qt::CaseInsensitive) == 0;
        };
        if (started && (isThere(account.incoming) || isThere(account.outgoing)))
            startAccount(account);
    }
}

void MailEngine::Private::saveExceptions(const std::function<void(Result<void>)>& done)
{
    settingsFiles.start([this, file = exceptionFile(), exceptions = options.certificates.exceptions, done] {
        const auto saved = saveCertificateExceptions(file, exceptions);
        inUiThread([done, saved] { done(saved); });
    });
}

void MailEngine::acceptCertificate(const CertificateException& certificate,
                                   const std::function<void(Result<void>)>& done)
{
    QList<CertificateException>& exceptions = d->options.certificates.exceptions;
    // One certificate a server: the one before it is not there any more.
    const auto isSameServer = [&certificate](const CertificateException& other) {
        return other.port == certificate.port &&
               other.host.compare(certificate.host, Qt::CaseInsensitive) == 0;
    };
    exceptions.erase(std::remove_if(exceptions.begin(), exceptions.end(), isSameServer), exceptions.end());
    exceptions.append(certificate);
    d->reconnect(certificate.host, certificate.port);
    d->saveExceptions(done);
}

void MailEngine::distrustCertificate(const CertificateException& certificate,
                                     const std::function<void(Result<void>)>& done)
{
    d->options.certificates.exceptions.removeAll(certificate);
    d->reconnect(certificate.host, certificate.port);
    d->saveExceptions(done);
}

} // namespace postaci
