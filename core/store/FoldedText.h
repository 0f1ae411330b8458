#pragma once

#include "message/Envelope.h"

#include <QByteArray>

#include <optional>
#include <string>

namespace postaci {

/// What the search index knows of one message: UTF-8 that foldForSearch() has prepared, one text a column.
struct FoldedText
{
    std::string subject;
    std::string sender;     ///< names and addresses of From
    std::string recipients; ///< of To, Cc and Bcc
    std::string body;       ///< empty until the body was here
    bool operator==(const FoldedText&) const = default;
};

/// All but the body. Of a flood of recipients the first 64 KB count.
[[nodiscard]] FoldedText foldedHeaders(const Envelope& envelope);

/// As folded.z has it: compressed where that is worth it.
[[nodiscard]] QByteArray packFolded(const FoldedText& text);
/// Nothing where the bytes are damaged.
[[nodiscard]] std::optional<FoldedText> unpackFolded(const QByteArray& packed);

} // namespace postaci
