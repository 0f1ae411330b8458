#pragma once

#include "message/CssTokenizer.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace postaci {

/// A colour; all parts 0 to 1.
struct CssColor
{
    double red = 0;
    double green = 0;
    double blue = 0;
    double alpha = 1;
};

/// WCAG 2.1: 0 (black) to 1 (white); alpha is not looked at.
[[nodiscard]] double relativeLuminance(const CssColor& color);
/// WCAG 2.1: 1 to 21.
[[nodiscard]] double contrastRatio(const CssColor& one, const CssColor& other);

/// "#rgb", "#rrggbb", with alpha, or a name; none for anything else (also "transparent", "inherit").
[[nodiscard]] std::optional<CssColor> parseColorWord(QStringView text);
/// What stands between the parentheses of rgb(), rgba(), hsl() or hsla().
[[nodiscard]] std::optional<CssColor> parseColorFunction(const QString& name,
                                                         const std::vector<CssToken>& arguments);

/// "#rrggbb", or rgba() if it is not opaque.
[[nodiscard]] QString toCss(const CssColor& color);

/// Rewrites a light design for a dark ground. Every result of background() has a luminance under one limit
/// and every result of foreground() over another, so any pair has 4.5:1 whatever the cascade makes of it.
/// Immutable.
class DarkPalette
{
public:
    DarkPalette(const CssColor& ground, const CssColor& text);

    [[nodiscard]] CssColor background(const CssColor& original) const;
    [[nodiscard]] CssColor foreground(const CssColor& original) const;
    [[nodiscard]] CssColor border(const CssColor& original) const;

private:
    double m_groundLuminance;
    double m_textLuminance;
    double m_darkest;  ///< the highest luminance of a background
    double m_lightest; ///< the lowest luminance of a text
};

} // namespace postaci
