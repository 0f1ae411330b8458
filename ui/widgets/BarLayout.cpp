#include "widgets/BarLayout.h"

#include "widgets/Theme.h"

#include <QLabel>
#include <QStyle>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kReadable = 32; ///< letters of a line that is read without effort
constexpr qsizetype kIconItem = 0;
constexpr qsizetype kTextItem = 1;
constexpr qsizetype kCrossItem = 2;
constexpr qsizetype kFirstButton = 3;

} // namespace

BarLayout::BarLayout(QWidget* icon, QLabel* text, const QList<QWidget*>& buttons, QWidget* cross)
    : m_text(text)
{
    setSpacing(Theme::kSpace2);
    setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : {icon, static_cast<QWidget*>(text), cross})
        addWidget(widget);
    for (QWidget* button : buttons)
        addWidget(button);
}

BarLayout::~BarLayout()
{
    qDeleteAll(m_items);
}

void BarLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

QLayoutItem* BarLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int BarLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), Pass::Measure);
}

QSize BarLayout::minimumSize() const
{
    int widest = widthAndGap(m_items.at(kIconItem)) + widthAndGap(m_items.at(kCrossItem));
    int highest = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        highest = std::max(highest, item->minimumSize().height());
        widest = std::max(widest, item->minimumSize().width());
    }
    return {widest, highest};
}

QSize BarLayout::sizeHint() const
{
    const int width = widthAndGap(m_items.at(kIconItem)) + readableWidth() + buttonsWidth() +
                      widthAndGap(m_items.at(kCrossItem));
    return {width, heightForWidth(width)};
}

void BarLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Pass::Place);
}

int BarLayout::arrange(const QRect& area, Pass pass) const
{
    QLayoutItem* icon = m_items.at(kIconItem);
    QLayoutItem* text = m_items.at(kTextItem);
    QLayoutItem* cross = m_items.at(kCrossItem);
    const int textLeft = area.left() + widthAndGap(icon);
    const int room = area.width() - widthAndGap(icon) - widthAndGap(cross);
    const bool isBeside = room - buttonsWidth() >= readableWidth();
    const int textWidth = std::max(1, isBeside ? room - buttonsWidth() : room);

    const int textHeight = text->heightForWidth(textWidth);
    int height =
        std::max({textHeight, icon->sizeHint().height(), cross->isEmpty() ? 0 : cross->sizeHint().height()});
    const QList<QLayoutItem*> buttons = isBeside ? visibleButtons() : QList<QLayoutItem*>();
    for (const QLayoutItem* button : buttons)
        height = std::max(height, button->sizeHint().height());

    if (pass == Pass::Place) {
        const auto put = [&](QLayoutItem* item, int left, QSize size) {
            place(item, QRect(QPoint(left, area.top() + (height - size.height()) / 2), size), area);
        };
        put(icon, area.left(), icon->sizeHint());
        put(text, textLeft, QSize(textWidth, textHeight));
        int left = textLeft + textWidth + spacing();
        for (QLayoutItem* button : buttons) {
            put(button, left, button->sizeHint());
            left += widthAndGap(button);
        }
        put(cross, area.right() + 1 - cross->sizeHint().width(), cross->sizeHint());
    }
    return isBeside ? height : height + arrangeBelow(area, textLeft, area.top() + height, pass);
}

int BarLayout::arrangeBelow(const QRect& area, int textLeft, int top, Pass pass) const
{
    const QList<QLayoutItem*> buttons = visibleButtons();
    const int indented = area.right() + 1 - textLeft;
    const bool fits = std::all_of(buttons.begin(), buttons.end(), [indented](const QLayoutItem* button) {
        return button->sizeHint().width() <= indented;
    });
    const int first = fits ? textLeft : area.left();
    int left = first;
    int y = top + spacing() / 2;
    int lineHeight = 0;
    for (QLayoutItem* button : buttons) {
        const QSize size = button->sizeHint().boundedTo(QSize(area.width(), QWIDGETSIZE_MAX));
        if (left > first && left + size.width() > area.right() + 1) {
            left = first;
            y += lineHeight + spacing() / 2;
            lineHeight = 0;
        }
        if (pass == Pass::Place)
            place(button, QRect(QPoint(left, y), size), area);
        left += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    return buttons.isEmpty() ? 0 : y + lineHeight - top;
}

void BarLayout::place(QLayoutItem* item, const QRect& rect, const QRect& area) const
{
    item->setGeometry(QStyle::visualRect(m_text->layoutDirection(), area, rect));
}

QList<QLayoutItem*> BarLayout::visibleButtons() const
{
    QList<QLayoutItem*> buttons = m_items.mid(kFirstButton);
    buttons.removeIf([](const QLayoutItem* button) { return button->isEmpty(); });
    return buttons;
}

int BarLayout::widthAndGap(const QLayoutItem* item) const
{
    return item->isEmpty() ? 0 : item->sizeHint().width() + spacing();
}

int BarLayout::buttonsWidth() const
{
    int width = 0;
    for (const QLayoutItem* button : visibleButtons())
        width += widthAndGap(button);
    return width;
}

int BarLayout::readableWidth() const
{
    const QFontMetrics metrics = m_text->fontMetrics();
    return std::min(metrics.horizontalAdvance(m_text->text()) + 2, kReadable * metrics.averageCharWidth());
}

} // namespace postaci
