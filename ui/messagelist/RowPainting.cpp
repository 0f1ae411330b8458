#include "messagelist/RowPainting.h"

#include "message/TextMatches.h"
#include "models/MessageListModel.h"
#include "widgets/DateText.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QLocale>
#include <QTextLayout>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kChevron = 12;

/// A piece of text as it was found: bolder and on a ground of its own, so that neither alone has to be seen.
QTextCharFormat foundFormat(const QFont& font)
{
    QTextCharFormat format;
    format.setFontWeight(std::max<int>(font.weight(), QFont::Bold));
    format.setBackground(Theme::found());
    format.setForeground(Theme::text());
    return format;
}

void drawMatches(QPainter& painter, const QRect& rect, const QFont& font, const QString& line,
                 const QList<TextRange>& matches)
{
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange& match : matches)
        formats.append({static_cast<int>(match.begin), static_cast<int>(match.length), foundFormat(font)});
    QTextLayout layout(line, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine only = layout.createLine();
    only.setLineWidth(rect.width());
    layout.endLayout();
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip); // bold letters are wider than those that were measured
    layout.draw(&painter, QPointF(rect.left(), rect.top() + (rect.height() - only.height()) / 2));
    painter.restore();
}

QColor groundOf(const QStyleOptionViewItem& option)
{
    if (option.state & QStyle::State_Selected)
        return option.state & QStyle::State_Active ? Theme::highlight() : Theme::mutedHighlight();
    return option.state & QStyle::State_MouseOver ? Theme::panel() : Theme::ground();
}

} // namespace

void drawLine(QPainter& painter, const QRect& rect, const LineStyle& style, const QString& text)
{
    if (rect.width() <= 0)
        return;
    constexpr qsizetype kMostLetters = 300;
    QString line = text.left(kMostLetters);
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    line = QFontMetrics(style.font).elidedText(line, Qt::ElideRight, rect.width());
    painter.setFont(style.font);
    painter.setPen(style.color);
    const QList<TextRange> matches = matchesIn(line, style.sought);
    if (matches.isEmpty())
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    else
        drawMatches(painter, rect, style.font, line, matches);
}

void drawDateAtEnd(QPainter& painter, QRect& line, const QFont& font, const QModelIndex& index)
{
    const QString date =
        shortDate(index.data(MessageListModel::DateRole).toDateTime(), QDateTime::currentDateTimeUtc());
    const int width = QFontMetrics(font).horizontalAdvance(date);
    const QRect place(line.right() - width + 1, line.top(), width, line.height());
    painter.setFont(font);
    painter.setPen(index.data(MessageListModel::UnreadRole).toBool() ? Theme::accent() : Theme::meta());
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, date);
    line.setRight(place.left() - Theme::kSpace2);
}

void drawPlace(QPainter& painter, QRect& line, const QFont& font, const QString& place)
{
    if (place.isEmpty())
        return;
    const QFontMetrics metrics(font);
    const QString name = metrics.elidedText(place, Qt::ElideMiddle, line.width() / 2);
    const QRect box(line.left(), line.top(), metrics.horizontalAdvance(name) + 2 * Theme::kSpace1,
                    line.height());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::line());
    painter.drawRoundedRect(box, Theme::kSpace1, Theme::kSpace1);
    painter.setFont(font);
    painter.setPen(Theme::text());
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, name);
    line.setLeft(box.right() + 1 + Theme::kSpace2);
}

void drawIconAtEnd(QPainter& painter, QRect& line, const QIcon& icon)
{
    const int side = std::min(Theme::kIconSmall, line.height());
    const QRect square(line.right() - side + 1, line.top() + (line.height() - side) / 2, side, side);
    icon.paint(&painter, square);
    line.setRight(square.left() - Theme::kSpace1);
}

void drawTags(QPainter& painter, QRect& line, const QFont& font, const QList<Tag>& tags, TagRoom room)
{
    constexpr qsizetype kMost = 3;
    constexpr int kTagDot = 7;
    const QFontMetrics metrics(font);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    for (const Tag& tag : tags.mid(0, kMost)) {
        const int most = room == TagRoom::Shared ? line.width() / 3 : line.width() - kTagDot - Theme::kSpace1;
        const QString name = metrics.elidedText(tag.name, Qt::ElideRight, most);
        const int width = kTagDot + Theme::kSpace1 + metrics.horizontalAdvance(name);
        if (width > (room == TagRoom::Shared ? line.width() * 2 / 3 : line.width()))
            return;
        painter.setPen(Qt::NoPen);
        painter.setBrush(tag.color);
        painter.drawEllipse(QRectF(line.left(), line.center().y() - kTagDot / 2.0 + 1, kTagDot, kTagDot));
        painter.setPen(Theme::text());
        painter.drawText(line.adjusted(kTagDot + Theme::kSpace1, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
        line.setLeft(line.left() + width + Theme::kSpace2);
    }
}

QRect toggleBox(const QRect& line, const QFont& font, int count)
{
    const int digits = QFontMetrics(font).horizontalAdvance(QLocale().toString(count));
    return {line.left(), line.top(), kChevron + digits + 3 * Theme::kSpace1, line.height()};
}

void drawToggle(QPainter& painter, QRect& line, const QFont& font, int count, bool opened)
{
    const QRect box = toggleBox(line, font, count);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::border(), 1));
    painter.setBrush(Theme::panel());
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kSpace1, Theme::kSpace1);
    const QRect chevron(box.left() + Theme::kSpace1, box.center().y() - kChevron / 2 + 1, kChevron, kChevron);
    icon(opened ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), Theme::text())
        .paint(&painter, chevron);
    painter.setFont(font);
    painter.setPen(Theme::text());
    painter.drawText(box.adjusted(0, 0, -Theme::kSpace1, 0), Qt::AlignRight | Qt::AlignVCenter,
                     QLocale().toString(count));
    line.setLeft(box.right() + 1 + Theme::kSpace2);
}

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    painter.fillRect(option.rect, groundOf(option));
    if (option.state & QStyle::State_Selected)
        painter.fillRect(
            QRect(option.rect.topLeft(), QSize(Theme::isHighContrast() ? 6 : 3, option.rect.height())),
            option.state & QStyle::State_Active ? Theme::accent() : Theme::border());
    const int lineLeft = option.rect.left() + kRowGutter;
    painter.fillRect(QRect(lineLeft, option.rect.bottom(), option.rect.right() - lineLeft + 1, 1),
                     Theme::line());
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(Theme::accent(), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
        if (Theme::isHighContrast())
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

void drawUnreadDot(QPainter& painter, const QPoint& center)
{
    constexpr qreal kAcross = 8;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::accent());
    painter.drawEllipse(QRectF(center.x() - kAcross / 2 + 1, center.y() - kAcross / 2 + 1, kAcross, kAcross));
}

QList<QIcon> marksOf(const QModelIndex& index)
{
    const QColor quiet = Theme::meta();
    QList<QIcon> marks;
    if (index.data(MessageListModel::AttachmentRole).toBool())
        marks.append(icon(QStringLiteral("attachment"), quiet));
    if (index.data(MessageListModel::ForwardedRole).toBool())
        marks.append(icon(QStringLiteral("forward"), quiet));
    if (index.data(MessageListModel::AnsweredRole).toBool())
        marks.append(icon(QStringLiteral("reply"), quiet));
    if (index.data(MessageListModel::PinnedRole).toBool())
        marks.append(icon(QStringLiteral("pin"), quiet));
    if (index.data(MessageListModel::MutedRole).toBool())
        marks.append(icon(QStringLiteral("mute"), quiet));
    return marks;
}

QList<Tag> shownTags(const QModelIndex& index)
{
    return tagsAmong(index.data(MessageListModel::TagsRole).toStringList()) +
           tagsOfLabels(index.data(MessageListModel::LabelsRole).toStringList());
}

} // namespace postaci
