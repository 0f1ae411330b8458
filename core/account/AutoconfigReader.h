#pragma once

#include "account/ServerCandidates.h"
#include "base/Result.h"

#include <QByteArray>
#include <QString>

namespace postaci {

/// What is too much for a configuration file, beyond what is for any document (XmlLimits).
struct AutoconfigLimits
{
    static constexpr int servers = 64;
};

/// Reads a config-v1.1 file (draft-ietf-mailmaint-autoconfig and Mozilla's earlier form of it) for `address`.
/// The placeholders %EMAILADDRESS%, %EMAILLOCALPART% and %EMAILDOMAIN% are replaced wherever they stand, also
/// when a percent sign is missing, spaces are between, or they are in lower case. What is not known is passed
/// over; a server that cannot be used, or only by means that are not known, is left out. So the lists may be
/// empty.
///
/// Errors, all Input: those of readUntrustedXml(), ResponseMalformed also for another kind of file and for
/// over 64 servers, InvalidAddress.
class AutoconfigReader
{
public:
    [[nodiscard]] static Result<ServerCandidates> read(const QByteArray& xml, const QString& address);
};

/// The text with its placeholders replaced by the parts of an address. For links the parts are
/// percent-encoded.
class AutoconfigPlaceholders
{
public:
    explicit AutoconfigPlaceholders(const QString& address);

    [[nodiscard]] QString inText(const QString& text) const;
    [[nodiscard]] QString inHost(const QString& text) const; ///< the domain in the form for DNS
    [[nodiscard]] QString inLink(const QString& text) const;
    /// Whether something is left to replace that an address does not tell, such as %REALNAME%.
    [[nodiscard]] static bool hasOthers(const QString& text);

private:
    QString m_address;
    QString m_localPart;
    QString m_domain;
    QString m_host;
};

} // namespace postaci
