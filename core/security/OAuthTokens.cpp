#include "security/OAuthTokens.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace postaci {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kRenewAheadSeconds = 5 * 60;
constexpr qint64 kLongestLifeSeconds = qint64(10) * 365 * 24 * 3600;
constexpr qsizetype kLongestToken = 32 * 1024; ///< an AUTHENTICATE line has to carry it
constexpr qsizetype kLongestWords = 500;

Unexpected malformed(const QString& what)
{
    return unexpected(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                      QStringLiteral("the issuer's answer %1").arg(what));
}

/// VSCHAR of RFC 6749 A: nothing that could end a line or a field of a login.
bool isToken(const QString& text)
{
    return !text.isEmpty() && text.size() <= kLongestToken &&
           std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; });
}

/// A number, or one written as a string; 0 where it is neither.
qint64 secondsIn(const QJsonValue& value)
{
    const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble();
    return seconds >= 1 ? qint64(std::min(seconds, double(kLongestLifeSeconds))) : 0;
}

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QDateTime timeFrom(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate).toUTC();
}

} // namespace

QString OAuthTokens::toSecret() const
{
    const QJsonObject object{{u"access_token"_s, access},
                             {u"refresh_token"_s, refresh},
                             {u"expires"_s, timeText(expires)},
                             {u"renew_at"_s, timeText(renewAt)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<OAuthTokens> OAuthTokens::fromSecret(const QString& secret)
{
    const QJsonObject object = QJsonDocument::fromJson(secret.toUtf8()).object();
    OAuthTokens tokens;
    tokens.access = object["access_token"_L1].toString();
    tokens.refresh = object["refresh_token"_L1].toString();
    tokens.expires = timeFrom(object["expires"_L1]);
    tokens.renewAt = timeFrom(object["renew_at"_L1]);
    if (!isToken(tokens.access)) {
        return unexpected(ErrorKind::Authentication, ErrorReason::NoPassword,
                          QStringLiteral("what is stored is not a token"));
    }
    return tokens;
}

Result<OAuthTokens> OAuthTokens::fromAnswer(const QByteArray& json, const QDateTime& now)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return malformed(QStringLiteral("is not a JSON object"));
    const QJsonObject object = document.object();
    // Some say no with a 200.
    if (const QString error = object["error"_L1].toString(); !error.isEmpty())
        return unexpected(oauthError(error, object["error_description"_L1].toString()));
    const QString type = object["token_type"_L1].toString(u"Bearer"_s);
    if (type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return malformed(QStringLiteral("has a token of another type than Bearer"));
    OAuthTokens tokens;
    tokens.access = object["access_token"_L1].toString();
    tokens.refresh = object["refresh_token"_L1].toString();
    if (!isToken(tokens.access) || (!tokens.refresh.isEmpty() && !isToken(tokens.refresh)))
        return malformed(QStringLiteral("has no usable token"));
    if (const qint64 life = secondsIn(object["expires_in"_L1]); life > 0) {
        tokens.expires = now.addSecs(life);
        tokens.renewAt = tokens.expires.addSecs(-std::min(kRenewAheadSeconds, life / 2));
    }
    return tokens;
}

Error oauthError(const QString& name, const QString& description)
{
    QString words = name.left(100);
    if (!description.isEmpty())
        words += ": "_L1 + description.left(kLongestWords);
    const auto error = [&words](ErrorKind kind, ErrorReason reason) {
        return makeError(kind, reason, QStringLiteral("the issuer refused"), words.simplified());
    };
    if (name == "invalid_grant"_L1)
        return error(ErrorKind::Authentication, ErrorReason::SignInExpired);
    if (name == "access_denied"_L1)
        return error(ErrorKind::Authentication, ErrorReason::SignInDeclined);
    if (name == "temporarily_unavailable"_L1 || name == "server_error"_L1 || name == "slow_down"_L1)
        return error(ErrorKind::Timeout, ErrorReason::ServerBusy);
    return error(ErrorKind::Authentication, ErrorReason::IssuerRefused);
}

} // namespace postaci
