#include "account/Remedy.h"

#include "account/ErrorSentence.h"
#include "security/SecretStore.h"

#include <QRegularExpression>
#include <QUrl>

namespace postaci {

namespace {

bool isOfBrowserSignIn(ErrorReason reason)
{
    return reason == ErrorReason::SignInExpired || reason == ErrorReason::TokenRejected ||
           reason == ErrorReason::IssuerRefused;
}

} // namespace

Remedy remedyFor(const Error& error)
{
    if (isOfBrowserSignIn(error.reason))
        return Remedy::BrowserSignIn;
    if (error.reason == ErrorReason::SecretsLocked)
        return Remedy::Unlock;
    if (isKeyringTrouble(error))
        return Remedy::Keyring;
    const ReplyClass errorClass = classOf(error);
    // Not the server's certificate, but the person's own.
    if (errorClass == ReplyClass::Certificate && error.kind != ErrorKind::Certificate)
        return Remedy::Settings;
    switch (errorClass) {
    case ReplyClass::Authentication:
        return Remedy::EnterPassword;
    case ReplyClass::AppPasswordNeeded:
    case ReplyClass::OAuthNeeded:
    case ReplyClass::AccountDisabled:
    case ReplyClass::AccountLocked:
        return Remedy::ProviderPage;
    case ReplyClass::Certificate:
    case ReplyClass::WrongProtocolOrPort:
    case ReplyClass::TlsRequired:
    case ReplyClass::Dns:
        return Remedy::Examine;
    case ReplyClass::SenderNotAllowed:
    case ReplyClass::RelayDenied:
        return Remedy::Settings;
    default:
        break;
    }
    switch (error.kind) {
    case ErrorKind::Authentication:
        return Remedy::EnterPassword;
    case ErrorKind::Input:
        return Remedy::Settings;
    case ErrorKind::Cancelled:
    case ErrorKind::Gone:
        return Remedy::None;
    default:
        return Remedy::TryAgain;
    }
}

QString pageNamedIn(const Error& error)
{
    static const QRegularExpression page(
        QStringLiteral("https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/?#=&%+-]*)?"));
    QString link = page.match(error.detail).captured();
    while (link.endsWith(QLatin1Char('.')))
        link.chop(1);
    const QUrl url(link, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() ? link : QString();
}

} // namespace postaci
