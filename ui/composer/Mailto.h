#pragma once

#include <QString>

namespace postaci {

/// What a mailto: link asks for (RFC 6068). Nothing else of it is followed: a page must not choose who
/// somebody writes as, or attach files; that it wanted files is told.
struct MailtoParts
{
    QString to; ///< as typed into the field, several with commas between them
    QString cc;
    QString bcc;
    QString subject;
    QString body;            ///< LF line ends
    QString inReplyTo;       ///< without angle brackets
    bool wantsFiles = false; ///< it names files to be attached
    bool isCut = false;      ///< some of it was left out for its size
    bool operator==(const MailtoParts&) const = default;
};

/// Percent-encoded UTF-8, "+" is itself. Line ends stay in the body alone; what is over 2,000 characters of a
/// field, 100,000 of the body or 200,000 of the link is left out, which MailtoParts::isCut says. What is
/// encoded wrongly stays as it is. Anything else than such a link is empty.
[[nodiscard]] MailtoParts parseMailto(const QString& link);

[[nodiscard]] bool isMailto(const QString& text);

} // namespace postaci
