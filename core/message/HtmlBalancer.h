#pragma once

#include <QByteArray>
#include <QString>

namespace postaci {

/// HTML in UTF-8 that the parser can take without harm.
struct BalancedHtml
{
    QByteArray html;
    bool truncated = false; ///< the size, depth or element limit was hit
    int elements = 0;       ///< start tags written
};

inline constexpr qsizetype kMaxHtmlBytes = 2 * 1024 * 1024;
inline constexpr int kMaxHtmlDepth = 256;
/// The engine takes about 2 KB and 50 µs for one.
inline constexpr int kMaxHtmlElements = 30000;

/// How much of a document is looked at.
struct HtmlLimits
{
    qsizetype bytes = kMaxHtmlBytes;
    int elements = kMaxHtmlElements;
};

/// For what this program has written or cleaned itself: as much as memory can be asked for at once.
inline constexpr HtmlLimits kOwnHtmlLimits{256 * 1024 * 1024, 20'000'000};

/// The pass before libgumbo, whose time grows with the square of depth, of attributes and of formatting
/// elements left open: writes only allowed elements and attributes, every one closed, within the
/// limits and the depth above. Linear time. What HTML5 would do to broken nesting is kept but for formatting
/// that runs on beyond a block that it was opened in.
[[nodiscard]] BalancedHtml balanceHtml(const QString& html, const HtmlLimits& limits = {});

} // namespace postaci
