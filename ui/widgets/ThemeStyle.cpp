#include "widgets/ThemeStyle.h"

#include "widgets/Theme.h"

#include <QHash>
#include <QPainter>
#include <QProxyStyle>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

namespace postaci {

namespace {

// %NAME% is replaced by a colour. Small on purpose: what is not here is drawn by Fusion from the palette.
constexpr const char16_t* kSheet = uR"(
QMainWindow::separator { background: %line%; width: 1px; height: 1px; }
QToolTip { background: %line%; color: %text%; border: 1px solid %border%; padding: 4px 6px; }
QSplitter::handle { background: %line%; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QToolBar { background: %panel%; border: none; border-bottom: 1px solid %line%; spacing: 2px; padding: 6px 8px; }
QToolBar::separator { background: %border%; width: 1px; margin: 6px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; background: transparent; }
QToolButton:hover { background: %line%; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: %highlight%; }
QToolButton:focus { border-color: %accent%; }
QToolButton::menu-indicator { image: none; }
QToolButton#qt_toolbar_ext_button { padding: 0; qproperty-icon: url(:/icons/%arrow%); }
QTabBar QToolButton { border: none; border-radius: 0; padding: 0; background: %panel%; }
QToolButton[primary="true"] { background: %accent%; color: %accentText%; padding: 5px 12px; font-weight: 600; }
QToolButton[primary="true"]:hover { background: %accentHover%; }
QToolButton[primary="true"]:focus { border-color: %text%; }
QToolButton[primary="true"]:disabled { background: %line%; color: %meta%; }

QLabel[ink="meta"] { color: %meta%; }
QLabel[ink="caution"] { color: %caution%; }
QLabel[ink="danger"] { color: %danger%; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { border: 1px solid %border%; border-radius: 6px; padding: 5px 14px; background: %ground%; color: %text%; }
QPushButton:hover { background: %line%; }
QPushButton:pressed, QPushButton:checked { background: %highlight%; }
QPushButton:focus { border-color: %accent%; }
QPushButton:disabled { color: %disabled%; background: %panel%; border-color: %line%; }
QPushButton[primary="true"] { background: %accent%; color: %accentText%; border-color: %accent%; font-weight: 600; }
QPushButton[primary="true"]:hover { background: %accentHover%; }
QPushButton[primary="true"]:focus { border-color: %text%; }
QPushButton[primary="true"]:disabled { background: %line%; color: %disabled%; border-color: %line%; }
QPushButton[destructive="true"] { color: %danger%; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; color: %accent%; }
QPushButton[quiet="true"]:hover { background: %line%; }
QPushButton[quiet="true"]:focus { border-color: %accent%; }

/* Without a colour of their words: with one, Qt takes half of it for placeholders, which is too pale. */
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  border: 1px solid %border%; border-radius: 6px; background: %ground%;
  selection-background-color: %highlight%; selection-color: %text%; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 4px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border-color: %accent%; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: %panel%; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(:/icons/%arrow%); width: 12px; height: 12px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 20px; border: none; background: transparent; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 20px; border: none; background: transparent; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: %line%; }
QAbstractSpinBox::up-arrow { image: url(:/icons/%arrowUp%); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/%arrow%); width: 10px; height: 10px; }
QListView#recipientSuggestions { border: 1px solid %border%; background: %ground%; }

QMenuBar { background: %panel%; color: %text%; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %line%; }
QMenu { background: %ground%; color: %text%; border: 1px solid %border%; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: %highlight%; }
QMenu::item:disabled { color: %disabled%; }
QMenu::separator { height: 1px; background: %line%; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: %border%; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %meta%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { border: none; border-radius: 3px; background: %line%; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: %accent%; }
)";

/// Of high contrast: what is marked by a shade elsewhere has an outline.
constexpr const char16_t* kHighContrastSheet = uR"(
QToolBar { border-bottom-color: %border%; }
QSplitter::handle, QMainWindow::separator, QMenu::separator { background: %border%; }
QToolButton:hover { border-color: %border%; }
QToolButton:checked, QToolButton:pressed, QToolButton:open { border-color: %text%; }
QToolButton:focus { border: 2px solid %accent%; padding: 4px 7px; }
QToolButton#qt_toolbar_ext_button:focus { padding: 0; }
QToolButton[primary="true"]:focus {
  background: %ground%; color: %accent%; border: 2px solid %accent%; padding: 4px 11px; }
QToolButton[primary="true"]:disabled { color: %disabled%; border-color: %disabled%; }
QPushButton:checked, QPushButton:hover { border-color: %text%; }
QPushButton:disabled { background: %ground%; border-color: %disabled%; }
QPushButton:focus { border: 2px solid %accent%; padding: 4px 13px; }
QPushButton[primary="true"]:focus { background: %ground%; color: %accent%; border: 2px solid %accent%; }
QPushButton[quiet="true"] { text-decoration: underline; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid %accent%; padding: 3px 7px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid %accent%; }
QMenuBar::item:selected { background: %highlight%; border: 1px solid %text%; padding: 3px 7px; }
QMenu::item:selected { border: 1px solid %text%; padding: 4px 23px 4px 7px; }
QScrollBar::handle { background: %meta%; }
QProgressBar { border: 1px solid %text%; background: %ground%; }
)";

/// Fusion marks the keyboard's place with a tinted box that dims the words in it; here it is a ring around
/// them.
class RingStyle final : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        if (element == PE_FrameFocusRect)
            drawRing(*option, *painter, widget);
        else if (element == PE_IndicatorCheckBox)
            drawCheckBox(*option, *painter);
        else if (element == PE_IndicatorRadioButton)
            drawRadioButton(*option, *painter);
        else if (element == PE_PanelItemViewItem && Theme::isHighContrast() && option->state & State_Selected)
            drawSelected(*option, *painter, widget);
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override
    {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (element == CE_TabBarTabShape && tab != nullptr && Theme::isHighContrast() &&
            tab->state & State_Selected) {
            QProxyStyle::drawControl(element, option, painter, widget);
            const QRect line(tab->rect.left(), tab->rect.bottom() - 2, tab->rect.width(), 3);
            painter->fillRect(line, Theme::text()); // its shade is that of the others
            return;
        }
        if (element != CE_TabBarTabLabel || tab == nullptr || !(tab->state & State_HasFocus)) {
            QProxyStyle::drawControl(element, option, painter, widget);
            return;
        }
        // Fusion paints this mark itself, without asking anybody.
        QStyleOptionTab calm(*tab);
        calm.state &= ~State(State_HasFocus);
        QProxyStyle::drawControl(element, &calm, painter, widget);
        QStyleOption mark(*tab);
        mark.rect.adjust(4, 4, -4, -4);
        drawRing(mark, *painter, widget);
    }

private:
    /// Fusion's outline is darker than a dark window, so that an empty box cannot be seen.
    static void drawCheckBox(const QStyleOption& option, QPainter& painter)
    {
        const bool isOn = option.state.testFlag(State_On);
        const bool isEnabled = option.state.testFlag(State_Enabled);
        const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor fill = isOn ? (isEnabled ? Theme::accent() : Theme::border()) : Theme::ground();
        painter.setPen(QPen(isOn && isEnabled ? Theme::accent()
                            : isEnabled       ? Theme::meta()
                                              : Theme::border(),
                            1));
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 3, 3);
        if (isOn) {
            const qreal side = box.width();
            const QPointF hook[] = {box.topLeft() + QPointF(side * 0.22, side * 0.52),
                                    box.topLeft() + QPointF(side * 0.42, side * 0.72),
                                    box.topLeft() + QPointF(side * 0.78, side * 0.28)};
            painter.setPen(QPen(isEnabled ? Theme::accentText() : Theme::panel(), 2, Qt::SolidLine,
                                Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(hook, 3);
        }
        painter.restore();
    }

    /// Likewise.
    static void drawRadioButton(const QStyleOption& option, QPainter& painter)
    {
        const bool isOn = option.state.testFlag(State_On);
        const bool isEnabled = option.state.testFlag(State_Enabled);
        const QColor mark = isEnabled ? Theme::accent() : Theme::border();
        const qreal side = qMin(option.rect.width(), option.rect.height());
        QRectF circle(0, 0, side, side);
        circle.moveCenter(QRectF(option.rect).center());
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(isOn ? mark : isEnabled ? Theme::meta() : Theme::border(), 1));
        painter.setBrush(Theme::ground());
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
        if (isOn) {
            const qreal rest = side * 0.26;
            painter.setPen(Qt::NoPen);
            painter.setBrush(mark);
            painter.drawEllipse(circle.adjusted(rest, rest, -rest, -rest));
        }
        painter.restore();
    }

    /// The selected line of any list: its shade alone would be too faint.
    void drawSelected(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
    {
        QProxyStyle::drawPrimitive(PE_PanelItemViewItem, &option, &painter, widget);
        painter.save();
        painter.setPen(QPen(Theme::text(), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
        painter.restore();
    }

    static void drawRing(const QStyleOption& option, QPainter& painter, const QWidget* widget)
    {
        // The border of a button changes its colour already.
        if (qobject_cast<const QPushButton*>(widget) != nullptr ||
            qobject_cast<const QToolButton*>(widget) != nullptr)
            return;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::accent(), Theme::isHighContrast() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.restore();
    }
};

QColor towards(const QColor& color, const QColor& other, qreal share)
{
    const auto mix = [share](float a, float b) { return static_cast<float>(a * (1 - share) + b * share); };
    return QColor::fromRgbF(mix(color.redF(), other.redF()), mix(color.greenF(), other.greenF()),
                            mix(color.blueF(), other.blueF()));
}

} // namespace

QStyle* makeThemeStyle(QStyle* base)
{
    return new RingStyle(base);
}

QString themeStyleSheet()
{
    const QHash<QString, QColor> colors{
        {QStringLiteral("ground"), Theme::ground()},
        {QStringLiteral("panel"), Theme::panel()},
        {QStringLiteral("line"), Theme::line()},
        {QStringLiteral("border"), Theme::border()},
        {QStringLiteral("text"), Theme::text()},
        {QStringLiteral("meta"), Theme::meta()},
        {QStringLiteral("disabled"),
         Theme::isHighContrast() ? Theme::disabled() : towards(Theme::meta(), Theme::ground(), 0.35)},
        {QStringLiteral("accent"), Theme::accent()},
        {QStringLiteral("accentText"), Theme::accentText()},
        {QStringLiteral("accentHover"), towards(Theme::accent(), Theme::text(), 0.12)},
        {QStringLiteral("highlight"), Theme::highlight()},
        {QStringLiteral("danger"), Theme::danger()},
        {QStringLiteral("caution"), Theme::caution()},
    };
    QString sheet = QString::fromUtf16(kSheet);
    if (Theme::isHighContrast())
        sheet += QString::fromUtf16(kHighContrastSheet);
    for (auto it = colors.cbegin(); it != colors.cend(); ++it)
        sheet.replace(QLatin1Char('%') + it.key() + QLatin1Char('%'), it.value().name());
    sheet.replace(QLatin1String("%arrowUp%"),
                  Theme::isDark() ? QLatin1String("arrow-up-dark.svg") : QLatin1String("arrow-up-light.svg"));
    sheet.replace(QLatin1String("%arrow%"),
                  Theme::isDark() ? QLatin1String("arrow-dark.svg") : QLatin1String("arrow-light.svg"));
    return sheet;
}

} // namespace postaci
