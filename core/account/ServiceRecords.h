#pragma once

#include "account/ServerCandidates.h"

#include <QList>
#include <QString>

#include <array>

namespace postaci {

/// The services that a domain can announce by SRV records (RFC 6186; those with TLS from the first byte for
/// sending: RFC 8314).
enum class MailService { Imaps, Imap, Pop3s, Pop3, Submissions, Submission };

/// In the order to ask for them: few lookups run beside each other.
inline constexpr std::array kMailServices{MailService::Imaps, MailService::Submissions,
                                          MailService::Imap,  MailService::Submission,
                                          MailService::Pop3s, MailService::Pop3};

/// One SRV record (RFC 2782).
struct ServiceRecord
{
    MailService service = MailService::Imaps;
    QString target; ///< "." or empty: the service is not offered
    quint16 port = 0;
    quint16 priority = 0; ///< the lowest first
    quint16 weight = 0;   ///< the highest first among equals
};

/// The name to ask for: "_imaps._tcp.example.com".
[[nodiscard]] QString serviceName(MailService service, const QString& domain);

/// The servers that the records name: TLS from the first byte before STARTTLS, then IMAP before POP3, then by
/// priority and weight. The full address is the user name, which RFC 6186 has tried first. Records without a
/// usable target or port are left out; of more than 64 the rest.
[[nodiscard]] ServerCandidates candidatesFromServiceRecords(const QList<ServiceRecord>& records,
                                                            const QString& address);

} // namespace postaci
