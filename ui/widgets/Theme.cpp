#include "widgets/Theme.h"

#include "widgets/EnterKey.h"
#include "widgets/SystemColorScheme.h"
#include "widgets/ThemeStyle.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace postaci {

namespace {

/// All colours of one scheme; the contrasts are checked by a test.
struct Colors
{
    QRgb ground, panel, line, border, text, meta, disabled, accent, accentText, highlight, mutedHighlight,
        danger, caution, star, verified, found;
};

constexpr Colors kLight{
    .ground = 0xffffffff,
    .panel = 0xfff6f7f9,
    .line = 0xffeceef2,
    .border = 0xffc6ccd6,
    .text = 0xff1b1f27,
    .meta = 0xff566070,
    .disabled = 0xff9aa2ae,
    .accent = 0xff1a5fd0,
    .accentText = 0xffffffff,
    .highlight = 0xffdbe7fb,
    .mutedHighlight = 0xffe3e6ec,
    .danger = 0xffb3261e,
    .caution = 0xff855400,
    .star = 0xffc07a00,
    .verified = 0xff17692f,
    .found = 0xffffe79c,
};

constexpr Colors kDark{
    .ground = 0xff16181d,
    .panel = 0xff1d2026,
    .line = 0xff262a32,
    .border = 0xff454c59,
    .text = 0xffe5e8ee,
    .meta = 0xffa3acba,
    .disabled = 0xff69717e,
    .accent = 0xff5b9bff,
    .accentText = 0xff16181d,
    .highlight = 0xff1d3150,
    .mutedHighlight = 0xff2b303a,
    .danger = 0xffff8078,
    .caution = 0xffe5b454,
    .star = 0xfff0b83d,
    .verified = 0xff63d08a,
    .found = 0xff5c4a14,
};

constexpr Colors kHighLight{
    .ground = 0xffffffff,
    .panel = 0xffffffff,
    .line = 0xffdcdcdc,
    .border = 0xff404040,
    .text = 0xff000000,
    .meta = 0xff303030,
    .disabled = 0xff595959,
    .accent = 0xff003a9b,
    .accentText = 0xffffffff,
    .highlight = 0xffcfe2ff,
    .mutedHighlight = 0xffdedede,
    .danger = 0xff8a0000,
    .caution = 0xff5a3800,
    .star = 0xff5a3800,
    .verified = 0xff00480f,
    .found = 0xffffe04d,
};

constexpr Colors kHighDark{
    .ground = 0xff000000,
    .panel = 0xff000000,
    .line = 0xff2a2a2a,
    .border = 0xffc8c8c8,
    .text = 0xffffffff,
    .meta = 0xffe0e0e0,
    .disabled = 0xffa8a8a8,
    .accent = 0xff9ccaff,
    .accentText = 0xff000000,
    .highlight = 0xff0a2a5e,
    .mutedHighlight = 0xff2c2c2c,
    .danger = 0xffffb3ad,
    .caution = 0xffffd27a,
    .star = 0xffffd24d,
    .verified = 0xff8af0ae,
    .found = 0xff5c4a00,
};

/// Of a system palette: what themes for people who see badly have and others do not.
constexpr double kPaletteOfHighContrast = 20;

struct ThemeState
{
    ColorScheme scheme = ColorScheme::System;
    Contrast contrast = Contrast::System;
    bool dark = false;
    bool highContrast = false;
    bool systemPaletteIsDark = false;
    bool systemPaletteIsHigh = false;
    bool styled = false;
    SystemColorScheme* system = nullptr; ///< child of the application
};

ThemeState& themeState()
{
    static ThemeState theState;
    return theState;
}

const Colors& colors()
{
    if (themeState().highContrast)
        return themeState().dark ? kHighDark : kHighLight;
    return themeState().dark ? kDark : kLight;
}

QPalette makePalette(const Colors& c)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(QPalette::All, role, QColor::fromRgb(color));
    };
    set(QPalette::Window, c.panel);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.ground);
    set(QPalette::AlternateBase, c.panel);
    set(QPalette::Text, c.text);
    set(QPalette::Button, c.panel);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.danger);
    set(QPalette::ToolTipBase, c.line);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::PlaceholderText, c.meta);
    set(QPalette::Highlight, c.highlight);
    set(QPalette::HighlightedText, c.text);
    set(QPalette::Link, c.accent);
    set(QPalette::LinkVisited, c.accent);
    set(QPalette::Light, c.line);
    set(QPalette::Midlight, c.line);
    set(QPalette::Mid, c.border);
    set(QPalette::Dark, c.border);
    set(QPalette::Shadow, c.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(c.disabled));
    return palette;
}

bool wantsDark()
{
    const ThemeState& s = themeState();
    switch (s.scheme) {
    case ColorScheme::Light:
        return false;
    case ColorScheme::Dark:
        return true;
    case ColorScheme::System:
        break;
    }
    return s.system != nullptr ? s.system->prefersDark().value_or(s.systemPaletteIsDark)
                               : s.systemPaletteIsDark;
}

bool wantsContrast()
{
    const Contrast asked = themeState().contrast;
    return asked == Contrast::High || (asked == Contrast::System && Theme::systemWantsContrast());
}

/// Relative luminance and contrast of WCAG 2.1.
double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

bool isOfHighContrast(const QPalette& palette)
{
    const auto ratio = [&palette](QPalette::ColorRole ground, QPalette::ColorRole text) {
        const double one = luminance(palette.color(ground)) + 0.05;
        const double other = luminance(palette.color(text)) + 0.05;
        return std::max(one, other) / std::min(one, other);
    };
    return ratio(QPalette::Window, QPalette::WindowText) >= kPaletteOfHighContrast &&
           ratio(QPalette::Button, QPalette::ButtonText) >= kPaletteOfHighContrast;
}

void show(QApplication& app)
{
    themeState().dark = wantsDark();
    themeState().highContrast = wantsContrast();
    app.setPalette(makePalette(colors()));
    app.setStyleSheet(themeStyleSheet());
}

void prepare(QApplication& app)
{
    ThemeState& s = themeState();
    s.systemPaletteIsDark = app.palette().color(QPalette::Window).lightness() < 128;
    s.systemPaletteIsHigh = isOfHighContrast(app.palette());
    // Only Fusion takes a palette as it is on every system.
    app.setStyle(makeThemeStyle(QStyleFactory::create(QStringLiteral("Fusion"))));
    EnterKey::install(app); // how buttons behave goes with how they look: all windows come after this
    s.system = new SystemColorScheme(&app);
    QObject::connect(s.system, &SystemColorScheme::changed, &app, [&app] {
        if (wantsDark() != themeState().dark || wantsContrast() != themeState().highContrast)
            show(app);
    });
    // A second application in the same process (tests) starts anew.
    QObject::connect(&app, &QObject::destroyed, [] { themeState() = ThemeState{}; });
    s.styled = true;
}

} // namespace

void Theme::apply(QApplication& app, ColorScheme scheme)
{
    if (!themeState().styled)
        prepare(app);
    themeState().scheme = scheme;
    show(app);
}

void Theme::setContrast(QApplication& app, Contrast contrast)
{
    themeState().contrast = contrast;
    if (themeState().styled && wantsContrast() != themeState().highContrast)
        show(app);
}

bool Theme::isHighContrast()
{
    return themeState().highContrast;
}
bool Theme::systemWantsContrast()
{
    const ThemeState& s = themeState();
    return s.systemPaletteIsHigh || (s.system != nullptr && s.system->prefersContrast());
}
ColorScheme Theme::scheme()
{
    return themeState().scheme;
}
bool Theme::isDark()
{
    return themeState().dark;
}
QColor Theme::accent()
{
    return QColor::fromRgb(colors().accent);
}
QColor Theme::accentText()
{
    return QColor::fromRgb(colors().accentText);
}
QColor Theme::caution()
{
    return QColor::fromRgb(colors().caution);
}
QColor Theme::star()
{
    return QColor::fromRgb(colors().star);
}
QColor Theme::found()
{
    return QColor::fromRgb(colors().found);
}
QColor Theme::danger()
{
    return QColor::fromRgb(colors().danger);
}
QColor Theme::verified()
{
    return QColor::fromRgb(colors().verified);
}
QColor Theme::text()
{
    return QColor::fromRgb(colors().text);
}
QColor Theme::disabled()
{
    return QColor::fromRgb(colors().disabled);
}
QColor Theme::meta()
{
    return QColor::fromRgb(colors().meta);
}
QColor Theme::ground()
{
    return QColor::fromRgb(colors().ground);
}
QColor Theme::panel()
{
    return QColor::fromRgb(colors().panel);
}
QColor Theme::line()
{
    return QColor::fromRgb(colors().line);
}
QColor Theme::border()
{
    return QColor::fromRgb(colors().border);
}
QColor Theme::highlight()
{
    return QColor::fromRgb(colors().highlight);
}
QColor Theme::mutedHighlight()
{
    return QColor::fromRgb(colors().mutedHighlight);
}

QColor Theme::tint(const QColor& color)
{
    const qreal share = isDark() ? 0.16 : 0.09;
    const QColor base = ground();
    const auto mix = [share](float a, float b) { return static_cast<float>(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mix(color.redF(), base.redF()), mix(color.greenF(), base.greenF()),
                            mix(color.blueF(), base.blueF()));
}

QFont Theme::fontScaled(const QFont& font, qreal factor)
{
    QFont scaled = font;
    if (font.pixelSize() > 0)
        scaled.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    else
        scaled.setPointSizeF(qMax<qreal>(1, font.pointSizeF() * factor));
    return scaled;
}

QFont Theme::fontScaled(const QWidget* widget, qreal factor)
{
    return fontScaled(widget->font(), factor);
}

QFont Theme::semibold(const QFont& font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

} // namespace postaci
