#include "account/DoctorSentences.h"

#include "account/CertificateText.h"
#include "base/SizeText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSslCertificate>

#include <array>

namespace postaci {

namespace {

constexpr int kSoon = 14; ///< days before a certificate's end that are worth a word

QString said(const char* text, int count = -1)
{
    return QCoreApplication::translate("Doctor", text, nullptr, count);
}

QString kindOf(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Imap:
        return QStringLiteral("IMAP");
    case Protocol::Pop3:
        return QStringLiteral("POP3");
    case Protocol::Smtp:
        break;
    }
    return QStringLiteral("SMTP");
}

/// What a capability means to a person.
struct Ability
{
    const char* capability;
    const char* words;
};

constexpr std::array kAbilities{
    Ability{"IDLE", QT_TRANSLATE_NOOP("Doctor", "tells of new mail at once")},
    Ability{"QRESYNC", QT_TRANSLATE_NOOP("Doctor", "brings folders up to date in one step")},
    Ability{"MOVE", QT_TRANSLATE_NOOP("Doctor", "moves messages in one step")},
    Ability{"COMPRESS=DEFLATE", QT_TRANSLATE_NOOP("Doctor", "compresses what it sends")},
    Ability{"QUOTA", QT_TRANSLATE_NOOP("Doctor", "says how full the mailbox is")},
    Ability{"UIDL", QT_TRANSLATE_NOOP("Doctor", "knows its messages again")},
    Ability{"TOP", QT_TRANSLATE_NOOP("Doctor", "shows headers before the whole message")},
    Ability{"PIPELINING", QT_TRANSLATE_NOOP("Doctor", "takes several commands at once")},
    Ability{"SMTPUTF8", QT_TRANSLATE_NOOP("Doctor", "takes addresses with any letters")},
};

} // namespace

QString titleOf(DoctorStep step)
{
    switch (step) {
    case DoctorStep::Network:
        return said(QT_TRANSLATE_NOOP("Doctor", "Network"));
    case DoctorStep::Name:
        return said(QT_TRANSLATE_NOOP("Doctor", "Server name"));
    case DoctorStep::Port:
        return said(QT_TRANSLATE_NOOP("Doctor", "Port"));
    case DoctorStep::Encryption:
        return said(QT_TRANSLATE_NOOP("Doctor", "Encryption"));
    case DoctorStep::Certificate:
        return said(QT_TRANSLATE_NOOP("Doctor", "Certificate"));
    case DoctorStep::Greeting:
        return said(QT_TRANSLATE_NOOP("Doctor", "Greeting"));
    case DoctorStep::Capabilities:
        return said(QT_TRANSLATE_NOOP("Doctor", "Abilities"));
    case DoctorStep::SignIn:
        return said(QT_TRANSLATE_NOOP("Doctor", "Sign-in"));
    case DoctorStep::Folders:
        return said(QT_TRANSLATE_NOOP("Doctor", "Mailbox"));
    case DoctorStep::Sender:
        break;
    }
    return said(QT_TRANSLATE_NOOP("Doctor", "Sender"));
}

ErrorText networkIsThere()
{
    return {said(QT_TRANSLATE_NOOP("Doctor", "This computer is connected to a network.")), {}};
}

ErrorText nameWasFound(const QString& host, const QString& addresses)
{
    //: %1 is a server's name, %2 its numeric addresses
    return {said(QT_TRANSLATE_NOOP("Doctor", "%1 was found: %2.")).arg(host, addresses), {}};
}

ErrorText portAnswers(const ServerSettings& server)
{
    return {said(QT_TRANSLATE_NOOP("Doctor", "Port %1 on %2 is open."))
                .arg(QString::number(server.port), server.host),
            {}};
}

ErrorText isEncrypted(const QString& protocol)
{
    //: %1 is "TLSv1.3"
    return {said(QT_TRANSLATE_NOOP("Doctor", "The connection is encrypted (%1).")).arg(protocol), {}};
}

ErrorText isNotEncrypted()
{
    return {said(QT_TRANSLATE_NOOP("Doctor", "The connection is not encrypted, as the settings say.")), {}};
}

ErrorText certificateIsGood(const QSslCertificate& certificate, const QDateTime& now)
{
    const qint64 days = now.daysTo(certificate.expiryDate());
    //: %1 is the names it is for, %2 a date
    const char* const words = QT_TRANSLATE_N_NOOP(
        "Doctor", "The certificate for %1 is in order and valid until %2, for %n more day(s).");
    ErrorText text{said(words, static_cast<int>(days))
                       .arg(certificateNames(certificate), dayOf(certificate.expiryDate())),
                   {}};
    if (days < kSoon)
        text.advice = said(QT_TRANSLATE_NOOP(
            "Doctor", "That is soon: if the provider does not renew its certificate by then, mail stops."));
    return text;
}

ErrorText greetedRightly(const ServerSettings& server)
{
    //: %1 is a server's name, %2 "IMAP", "POP3" or "SMTP"
    return {said(QT_TRANSLATE_NOOP("Doctor", "%1 greets as a server for %2."))
                .arg(server.host, kindOf(server.protocol)),
            {}};
}

ErrorText serverCan(Protocol protocol, const QSet<QByteArray>& capabilities, qint64 sizeLimit)
{
    QStringList abilities;
    for (const Ability& ability : kAbilities) {
        if (capabilities.contains(ability.capability))
            abilities.append(said(ability.words));
    }
    if (sizeLimit > 0)
        //: %1 is a size, "35 MB"; the end of "The server …"
        abilities.append(said(QT_TRANSLATE_NOOP("Doctor", "takes messages of up to %1"))
                             .arg(sizeText(sizeLimit, QLocale(), 0)));
    ErrorText text;
    text.summary =
        abilities.isEmpty()
            ? said(QT_TRANSLATE_NOOP("Doctor", "The server can do what is needed and no more."))
            //: %1 is "tells of new mail at once, moves messages in one step"
            : said(QT_TRANSLATE_NOOP("Doctor", "The server %1.")).arg(abilities.join(QStringLiteral(", ")));
    if (protocol == Protocol::Imap && !capabilities.contains("IDLE"))
        text.advice = said(QT_TRANSLATE_NOOP(
            "Doctor", "It does not tell of new mail by itself, so Postacı asks every few minutes."));
    return text;
}

ErrorText signedIn(const ServerSettings& server, Credentials::Kind kind)
{
    const char* words = QT_TRANSLATE_NOOP("Doctor", "%1 accepts the user name and the password.");
    if (kind == Credentials::Kind::OAuthToken)
        words = QT_TRANSLATE_NOOP("Doctor", "%1 accepts the sign-in with the browser.");
    else if (kind == Credentials::Kind::Certificate)
        words = QT_TRANSLATE_NOOP("Doctor", "%1 accepts your certificate.");
    return {said(words).arg(server.host), {}};
}

ErrorText signedInAs(const ServerSettings& server)
{
    return {said(QT_TRANSLATE_NOOP("Doctor", "%1 accepts the password with the user name %2."))
                .arg(server.host, server.username),
            {}};
}

ErrorText foldersListed(Protocol protocol, int count)
{
    return {protocol == Protocol::Pop3
                ? said(QT_TRANSLATE_N_NOOP("Doctor", "The mailbox has %n message(s)."), count)
                : said(QT_TRANSLATE_N_NOOP("Doctor", "The mailbox has %n folder(s)."), count),
            {}};
}

ErrorText senderIsTaken(const QString& address)
{
    return {
        said(QT_TRANSLATE_NOOP("Doctor", "The server takes messages from %1. None was sent.")).arg(address),
        {}};
}

} // namespace postaci
