#include "palette/PaletteDelegate.h"

#include "palette/PaletteModel.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QLocale>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kLowestEntry = 32;

/// Letters in another ink and weight at these places.
QList<QTextLayout::FormatRange> emphasis(const QList<qsizetype>& places, qsizetype length)
{
    QTextCharFormat typed;
    typed.setFontWeight(QFont::DemiBold);
    typed.setForeground(Theme::accent());
    QList<QTextLayout::FormatRange> ranges;
    for (const qsizetype place : places) {
        if (place < length)
            ranges.append({static_cast<int>(place), 1, typed});
    }
    return ranges;
}

/// Draws as much of `text` as has room at the left of `room` and takes that room away.
void drawPaletteText(QPainter& painter, QRect& room, const QFont& font, const QColor& color,
                     const QString& text, const QList<qsizetype>& places)
{
    if (text.isEmpty() || room.width() < 2 * Theme::kSpace4)
        return;
    // Letters that were typed are wider: all of it is measured as if they were.
    const QFontMetrics metrics(places.isEmpty() ? font : Theme::semibold(font));
    const QString elided = metrics.elidedText(text, Qt::ElideRight, room.width());
    QTextLayout layout(elided, font);
    layout.setFormats(emphasis(places, elided == text ? text.size() : elided.size() - 1));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    if (!line.isValid())
        return;
    painter.setPen(color);
    const qreal top = room.top() + (room.height() - line.height()) / 2;
    layout.draw(&painter, QPointF(room.left(), top));
    room.setLeft(room.left() + qRound(line.naturalTextWidth()) + Theme::kSpace2);
}

/// Draws `text` at the right end of `room`, of which it takes at most two thirds.
void drawAtEntryEnd(QPainter& painter, QRect& room, const QFont& font, const QColor& color,
                    const QString& text)
{
    if (text.isEmpty())
        return;
    const QFontMetrics metrics(font);
    const QString elided = metrics.elidedText(text, Qt::ElideRight, room.width() * 2 / 3);
    const int width = metrics.horizontalAdvance(elided);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, elided);
    room.setRight(room.right() - width - Theme::kSpace3);
}

QString entryEndText(const QModelIndex& index)
{
    if (const QString hindrance = index.data(PaletteModel::HindranceRole).toString(); !hindrance.isEmpty())
        return hindrance;
    if (const QString unread = index.data(PaletteModel::UnreadRole).toString(); !unread.isEmpty())
        return unread;
    return index.data(PaletteModel::KeysRole).toString();
}

} // namespace

int PaletteDelegate::rowHeight(const QFont& font)
{
    return std::max(kLowestEntry, QFontMetrics(font).height() + 2 * Theme::kSpace2);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return {option.rect.width(), rowHeight(option.font)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
    const QColor quiet = Theme::meta();
    const QFont meta = Theme::fontScaled(option.font, Theme::kMetaScale);
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, Theme::highlight());
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), Theme::accent());
    } else if (enabled && (option.state & QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, Theme::panel());
    }
    QRect room = option.rect.adjusted(Theme::kSpace3, 0, -Theme::kSpace3, 0);
    const QRect square(room.left(), room.top() + (room.height() - Theme::kIconSmall) / 2, Theme::kIconSmall,
                       Theme::kIconSmall);
    if (index.data(PaletteModel::TickedRole).toBool())
        icon(QStringLiteral("check"), Theme::accent()).paint(painter, square);
    else if (const QString name = index.data(PaletteModel::IconNameRole).toString(); !name.isEmpty())
        icon(name, enabled ? Theme::text() : quiet).paint(painter, square);
    room.setLeft(square.right() + 1 + Theme::kSpace2);
    drawAtEntryEnd(*painter, room, meta, quiet, entryEndText(index));
    drawPaletteText(*painter, room, option.font, enabled ? Theme::text() : quiet, index.data().toString(),
                    index.data(PaletteModel::TitlePlacesRole).value<QList<qsizetype>>());
    drawPaletteText(*painter, room, meta, quiet, index.data(PaletteModel::DetailRole).toString(),
                    index.data(PaletteModel::DetailPlacesRole).value<QList<qsizetype>>());
    painter->restore();
}

} // namespace postaci
