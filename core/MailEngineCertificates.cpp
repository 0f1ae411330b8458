#include "MailEnginePrivate.h"

#include "base/Logging.h"
#include "security/CertificateExceptions.h"

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

/// First the file, then what is believed: what could not be kept would be believed without anybody seeing it.
void MailEngine::Private::changeExceptions(const ExceptionChange& change,
                                           const std::function<void(Result<void>)>& done)
{
    settingsFiles.start([this, file = exceptionFile(), change, done] {
        // What changes before this one have left there. A damaged file says nothing, as at the start.
        QList<CertificateException> kept = loadCertificateExceptions(file).value_or({});
        change(kept);
        const auto saved = saveCertificateExceptions(file, kept);
        inUiThread([this, change, done, saved] {
            if (saved)
                change(options.certificates.exceptions);
            done(saved);
        });
    });
}

void MailEngine::acceptCertificate(const CertificateException& certificate,
                                   const std::function<void(Result<void>)>& done)
{
    const auto believe = [certificate](QList<CertificateException>& exceptions) {
        // One certificate a server: the one before it is not there any more.
        exceptions.removeIf([&certificate](const CertificateException& other) {
            return other.port == certificate.port &&
                   other.host.compare(certificate.host, Qt::CaseInsensitive) == 0;
        });
        exceptions.append(certificate);
    };
    d->changeExceptions(believe, [p = d.get(), certificate, done](const Result<void>& kept) {
        if (kept)
            p->reconnect(certificate.host, certificate.port);
        done(kept);
    });
}

void MailEngine::distrustCertificate(const CertificateException& certificate,
                                     const std::function<void(Result<void>)>& done)
{
    const auto takeBack = [certificate](QList<CertificateException>& exceptions) {
        exceptions.removeAll(certificate);
    };
    takeBack(d->options.certificates.exceptions); // at once, whatever becomes of the file
    d->reconnect(certificate.host, certificate.port);
    d->changeExceptions(takeBack, done);
}

} // namespace postaci
