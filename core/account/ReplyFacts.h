#pragma once

#include <QString>

#include <array>
#include <optional>

namespace postaci {

/// Where a reply was said; TLS stands for what the encryption or the socket reported.
enum class ReplyProtocol { Smtp, Imap, Pop3, Tls };

/// The three numbers of an enhanced status code, as 5.7.26 (RFC 3463).
using EnhancedCode = std::array<int, 3>;

/// What can be read off a server's reply without knowing what it means. A value.
struct ReplyFacts
{
    std::optional<ReplyProtocol> protocol; ///< nothing if the text does not tell
    QString basicCode;                     ///< "550"; empty if none
    QString responseCode;                  ///< of IMAP or POP3: "OVERQUOTA", "SYS/TEMP"; empty if none
    std::optional<EnhancedCode> enhanced;
    QString words; ///< lower case, lines joined, without the codes before them, single spaces

    /// 4 for a passing no, 5 for a lasting one, as the basic code says, else the enhanced one; 0 if neither
    /// does.
    [[nodiscard]] int severity() const;
    /// "5.7.26"; empty if none.
    [[nodiscard]] QString enhancedText() const;
};

/// Takes a reply apart: SMTP with any number of lines (RFC 5321 4.2.1), IMAP with or without a tag (RFC 9051
/// 7.1), POP3 (RFC 2449 8), or a bounce or a line of a log that has one somewhere inside. Looks at the first
/// 8,192 characters only, in a time that grows with their number. `said` wins over what the text looks like.
[[nodiscard]] ReplyFacts factsOfReply(const QString& text, std::optional<ReplyProtocol> said = std::nullopt);

} // namespace postaci
