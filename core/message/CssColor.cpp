#include "message/CssColor.h"

#include "message/CssColorNames.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace postaci {

namespace {

constexpr double kContrast = 4.5;
constexpr double kDarkest = 0.05;
constexpr double kBorder = 0.15;

struct Hsl
{
    double hue = 0; ///< 0 to 1
    double saturation = 0;
    double lightness = 0;
};

double linearPart(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

Hsl toHsl(const CssColor& color)
{
    const double high = std::max({color.red, color.green, color.blue});
    const double low = std::min({color.red, color.green, color.blue});
    const double span = high - low;
    Hsl hsl;
    hsl.lightness = (high + low) / 2;
    if (span < 1e-9)
        return hsl;
    hsl.saturation = span / (1 - std::abs(2 * hsl.lightness - 1));
    if (high == color.red)
        hsl.hue = (color.green - color.blue) / span / 6 + (color.green < color.blue ? 1 : 0);
    else if (high == color.green)
        hsl.hue = (color.blue - color.red) / span / 6 + 1.0 / 3;
    else
        hsl.hue = (color.red - color.green) / span / 6 + 2.0 / 3;
    return hsl;
}

double hslPart(const Hsl& hsl, int n)
{
    const double k = std::fmod(n + hsl.hue * 12, 12);
    const double amount = hsl.saturation * std::min(hsl.lightness, 1 - hsl.lightness);
    return hsl.lightness - amount * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
}

CssColor fromHsl(const Hsl& hsl, double alpha)
{
    return {hslPart(hsl, 0), hslPart(hsl, 8), hslPart(hsl, 4), alpha};
}

/// The same hue with the lightness that gives this luminance; rounded to what "#rrggbb" can say, never past
/// the limit.
CssColor withLuminance(const CssColor& color, double target, bool isUpperLimit)
{
    Hsl hsl = toHsl(color);
    double low = 0;
    double high = 1;
    for (int step = 0; step < 24; ++step) {
        hsl.lightness = (low + high) / 2;
        (relativeLuminance(fromHsl(hsl, 1)) < target ? low : high) = hsl.lightness;
    }
    CssColor result = fromHsl(hsl, color.alpha);
    for (double* part : {&result.red, &result.green, &result.blue}) {
        const double steps = isUpperLimit ? std::floor(*part * 255) : std::ceil(*part * 255);
        *part = std::clamp(steps, 0.0, 255.0) / 255;
    }
    return result;
}

std::optional<double> numberOf(const CssToken& token, double full)
{
    QString text = token.text;
    const bool isPercentage = token.kind == CssTokenKind::Percentage;
    if (!isPercentage && token.kind != CssTokenKind::Number && token.kind != CssTokenKind::Dimension)
        return {};
    if (isPercentage)
        text.chop(1);
    else if (token.kind == CssTokenKind::Dimension && text.endsWith(QLatin1String("deg")))
        text.chop(3);
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok)
        return {};
    return isPercentage ? value / 100 : value / full;
}

std::optional<CssColor> parseHex(QStringView digits)
{
    bool ok = false;
    const uint value = digits.toUInt(&ok, 16);
    if (!ok)
        return {};
    const auto part = [value](int shift, uint mask) {
        return ((value >> shift) & mask) / static_cast<double>(mask);
    };
    switch (digits.size()) {
    case 3:
        return CssColor{part(8, 15), part(4, 15), part(0, 15), 1};
    case 4:
        return CssColor{part(12, 15), part(8, 15), part(4, 15), part(0, 15)};
    case 6:
        return CssColor{part(16, 255), part(8, 255), part(0, 255), 1};
    case 8:
        return CssColor{part(24, 255), part(16, 255), part(8, 255), part(0, 255)};
    default:
        return {};
    }
}

} // namespace

double relativeLuminance(const CssColor& color)
{
    return 0.2126 * linearPart(color.red) + 0.7152 * linearPart(color.green) +
           0.0722 * linearPart(color.blue);
}

double contrastRatio(const CssColor& one, const CssColor& other)
{
    const double a = relativeLuminance(one) + 0.05;
    const double b = relativeLuminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

std::optional<CssColor> parseColorWord(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(QLatin1Char('#')))
        return parseHex(text.sliced(1));
    const std::optional<uint> named = namedColor(text);
    if (!named)
        return {};
    return CssColor{((*named >> 16) & 255) / 255.0, ((*named >> 8) & 255) / 255.0, (*named & 255) / 255.0, 1};
}

std::optional<CssColor> parseColorFunction(const QString& name, const std::vector<CssToken>& arguments)
{
    const bool isHsl = name.startsWith(QLatin1String("hsl"), Qt::CaseInsensitive);
    std::vector<double> parts;
    for (const CssToken& token : arguments) {
        if (token.kind == CssTokenKind::Blank || token.is(',') || token.is('/'))
            continue;
        const size_t place = parts.size();
        const double full = place == 3 ? 1 : isHsl ? (place == 0 ? 360 : 100) : 255;
        const std::optional<double> value = numberOf(token, full);
        if (!value)
            return {};
        parts.push_back(*value);
    }
    if (parts.size() != 3 && parts.size() != 4)
        return {};
    const auto clamped = [&parts](size_t i) { return std::clamp(parts[i], 0.0, 1.0); };
    const double alpha = parts.size() == 4 ? clamped(3) : 1;
    if (isHsl)
        return fromHsl({parts[0] - std::floor(parts[0]), clamped(1), clamped(2)}, alpha);
    return CssColor{clamped(0), clamped(1), clamped(2), alpha};
}

QString toCss(const CssColor& color)
{
    const auto byte = [](double part) {
        return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * 255));
    };
    const int red = byte(color.red);
    const int green = byte(color.green);
    const int blue = byte(color.blue);
    if (color.alpha >= 1)
        return QStringLiteral("#%1").arg((red << 16) | (green << 8) | blue, 6, 16, QLatin1Char('0'));
    return QStringLiteral("rgba(%1,%2,%3,%4)").arg(red).arg(green).arg(blue).arg(color.alpha, 0, 'g', 3);
}

DarkPalette::DarkPalette(const CssColor& ground, const CssColor& text)
    : m_groundLuminance(relativeLuminance(ground)), m_textLuminance(relativeLuminance(text)),
      m_darkest(std::max(kDarkest, m_groundLuminance)), m_lightest(kContrast * (m_darkest + 0.05) - 0.05)
{
}

CssColor DarkPalette::background(const CssColor& original) const
{
    const double luminance = relativeLuminance(original);
    if (luminance <= m_darkest)
        return original;
    // White becomes the ground itself; the darker a colour was, the more it may stand out from it.
    const double share = std::sqrt(std::max(0.0, 1 - luminance));
    return withLuminance(original, m_groundLuminance + (m_darkest - m_groundLuminance) * share, true);
}

CssColor DarkPalette::foreground(const CssColor& original) const
{
    CssColor opaque = original;
    opaque.alpha = 1; // what shines through would cost contrast
    const double luminance = relativeLuminance(opaque);
    if (luminance >= m_lightest)
        return opaque;
    // Black and grey text becomes as light as the theme's; colours stay deeper, to be colours.
    const double saturation = toHsl(opaque).saturation;
    const double grey =
        std::max(m_lightest, m_textLuminance - (m_textLuminance - m_lightest) * std::min(1.0, luminance * 5));
    return withLuminance(opaque, grey + (m_lightest - grey) * saturation, false);
}

CssColor DarkPalette::border(const CssColor& original) const
{
    return relativeLuminance(original) <= kBorder ? original : withLuminance(original, kBorder, true);
}

} // namespace postaci
