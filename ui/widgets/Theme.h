#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QWidget;

namespace postaci {

enum class ColorScheme { System, Light, Dark };
/// High: black and white, text at 7:1 at least, and marks that do without colour.
enum class Contrast { System, Normal, High };

/// The program's one style layer: palette, measures and a small style sheet over Fusion. UI thread only.
class Theme
{
public:
    static constexpr int kSpace1 = 4;
    static constexpr int kSpace2 = 8;
    static constexpr int kSpace3 = 12;
    static constexpr int kSpace4 = 16;
    static constexpr int kSpace6 = 24;
    static constexpr int kRadius = 6;
    static constexpr int kIconSmall = 16; ///< lists
    static constexpr int kIcon = 20;      ///< toolbars
    static constexpr int kAvatar = 32;

    static constexpr qreal kMetaScale = 0.85;
    static constexpr qreal kSubjectScale = 1.15;
    static constexpr qreal kTitleScale = 1.4;

    /// Sets style, palette and style sheet. With System it follows the desktop's preference from now on;
    /// every widget hears of a change by QEvent::PaletteChange.
    static void apply(QApplication& app, ColorScheme scheme);
    /// The same for contrast; light or dark remains as it is. Before apply() it only remembers.
    static void setContrast(QApplication& app, Contrast contrast);
    [[nodiscard]] static ColorScheme scheme();  ///< as asked for in apply()
    [[nodiscard]] static bool isDark();         ///< as shown
    [[nodiscard]] static bool isHighContrast(); ///< as shown
    /// Whether bodies are shown in other colours than their senders chose.
    [[nodiscard]] static bool isRecoloring() { return isDark() || isHighContrast(); }
    [[nodiscard]] static bool systemWantsContrast(); ///< the desktop's preference, or its palette is so

    [[nodiscard]] static QColor accent();     ///< primary buttons, links, unread
    [[nodiscard]] static QColor accentText(); ///< on accent()
    [[nodiscard]] static QColor caution();    ///< amber, as text or icon
    [[nodiscard]] static QColor star();       ///< the filled star, 3:1 as a picture
    [[nodiscard]] static QColor found();      ///< ground of words that were searched for
    [[nodiscard]] static QColor danger();     ///< red, as text or icon: destroying and failure only
    [[nodiscard]] static QColor verified();   ///< green: verified and done only
    [[nodiscard]] static QColor text();
    [[nodiscard]] static QColor disabled();       ///< of what cannot be used now
    [[nodiscard]] static QColor meta();           ///< secondary text, 4.5:1 on every ground
    [[nodiscard]] static QColor ground();         ///< where mail is read and lists are
    [[nodiscard]] static QColor panel();          ///< side pane, toolbars, bars
    [[nodiscard]] static QColor line();           ///< separators, hovered rows
    [[nodiscard]] static QColor border();         ///< outlines of fields and buttons
    [[nodiscard]] static QColor highlight();      ///< selected, in the view that has the keyboard
    [[nodiscard]] static QColor mutedHighlight(); ///< selected, in any other view
    /// The faint ground of a bar or badge that speaks in `color`.
    [[nodiscard]] static QColor tint(const QColor& color);

    /// `font` at `factor` of its size, whether that is in points or pixels.
    [[nodiscard]] static QFont fontScaled(const QFont& font, qreal factor);
    [[nodiscard]] static QFont fontScaled(const QWidget* widget, qreal factor);
    [[nodiscard]] static QFont semibold(const QFont& font);
};

} // namespace postaci
