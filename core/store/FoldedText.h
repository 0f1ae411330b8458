#pragma once

#include "message/Envelope.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>

namespace postaci {

/// What the search index was given of one message, since it has to be named when it is taken back: UTF-8 of
/// searchedForm().
struct FoldedText
{
    std::string subject;
    std::string sender;     ///< names and addresses of From
    std::string recipients; ///< of To, Cc and Bcc
    std::string body;       ///< only its words, see distinctWords(); empty until it was here
    bool operator==(const FoldedText&) const = default;
};

/// In front of a word in the index: it stands in that header. FTS5 takes them for letters (U+E001 to U+E003),
/// and no text has them.
inline constexpr std::string_view subjectMark = "\xee\x80\x81";
inline constexpr std::string_view senderMark = "\xee\x80\x82";
inline constexpr std::string_view recipientMark = "\xee\x80\x83";

/// What is compared of a text, here or in a query: folded for search, without what the index uses itself.
[[nodiscard]] std::string searchedForm(const QString& text);

/// All but the body. Of a flood of recipients the first 64 KB count.
[[nodiscard]] FoldedText foldedHeaders(const Envelope& envelope);

/// As folded.z has it: compressed where that is worth it.
[[nodiscard]] QByteArray packFolded(const FoldedText& text);
/// Nothing where the bytes are damaged.
[[nodiscard]] std::optional<FoldedText> unpackFolded(const QByteArray& packed);

} // namespace postaci
