#include "messagelist/MessageDelegate.h"

#include "message/TextMatches.h"
#include "models/MessageListModel.h"
#include "models/Tags.h"
#include "widgets/Avatar.h"
#include "widgets/DateText.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QPainter>
#include <QTextLayout>

namespace postaci {

namespace {

constexpr int kPadding = 10;
constexpr int kLineGap = 2;
constexpr int kGutter = 20; ///< room for the dot
constexpr int kDot = 8;
constexpr int kActionSide = 30;
constexpr int kActionCount = 3;
constexpr int kNarrow = 230; ///< below this width the avatar gives its room to the text
constexpr int kLowestRow = 64;
constexpr int kIndent = 28; ///< of messages inside a conversation
constexpr int kChevron = 12;

/// The three lines of a card and its places, computed from the row's rectangle and the font.
struct Card
{
    QFont body;
    QFont meta;
    QRect avatar;
    QRect first;
    QRect second;
    QRect third;

    /// Leaves the lines only what is left of `x`.
    void endBefore(int x)
    {
        for (QRect* line : {&first, &second, &third})
            line->setRight(std::min(line->right(), x));
    }

    Card(const QRect& row, const QFont& font) : body(font), meta(Theme::fontScaled(font, Theme::kMetaScale))
    {
        const int bodyHeight = QFontMetrics(body).height();
        const int metaHeight = QFontMetrics(meta).height();
        const bool narrow = row.width() < kNarrow;
        int left = row.left() + kGutter;
        if (!narrow) {
            avatar = QRect(left, row.top() + kPadding, Theme::kAvatar, Theme::kAvatar);
            left += Theme::kAvatar + Theme::kSpace3;
        }
        const int width = row.right() - Theme::kSpace3 - left;
        const int used = 2 * bodyHeight + metaHeight + 2 * kLineGap;
        const int top = row.top() + (row.height() - used) / 2;
        first = QRect(left, top, width, bodyHeight);
        second = QRect(left, first.bottom() + 1 + kLineGap, width, bodyHeight);
        third = QRect(left, second.bottom() + 1 + kLineGap, width, metaHeight);
    }
};

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

/// How one line of a row is written.
struct LineStyle
{
    QFont font;
    QColor color;
    QStringList sought; ///< folded for search
};

/// Draws `text` on one line of `rect`, cut with an ellipsis. Strangers' text: only so much of it is looked
/// at.
void drawLine(QPainter& painter, const QRect& rect, const LineStyle& style, const QString& text)
{
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

/// Draws the name of the folder at the beginning of `line` and takes its room away.
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

/// Takes a square from the right end of `line` and draws `icon` there.
void drawIconAtEnd(QPainter& painter, QRect& line, const QIcon& icon)
{
    const int side = std::min(Theme::kIconSmall, line.height());
    const QRect square(line.right() - side + 1, line.top() + (line.height() - side) / 2, side, side);
    icon.paint(&painter, square);
    line.setRight(square.left() - Theme::kSpace1);
}

/// Draws the tags at the beginning of `line`, each a dot in its colour and its name, and takes their room
/// away.
void drawTags(QPainter& painter, QRect& line, const QFont& font, const QList<Tag>& tags)
{
    constexpr qsizetype kMost = 3;
    constexpr int kTagDot = 7;
    const QFontMetrics metrics(font);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    for (const Tag& tag : tags.mid(0, kMost)) {
        const QString name = metrics.elidedText(tag.name, Qt::ElideRight, line.width() / 3);
        const int width = kTagDot + Theme::kSpace1 + metrics.horizontalAdvance(name);
        if (width > line.width() * 2 / 3)
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

/// The date and the marks at the right ends of the lines, which get shorter by them.
void paintMarks(QPainter& painter, Card& card, const QModelIndex& index)
{
    const QColor quiet = Theme::meta();
    const QString date =
        shortDate(index.data(MessageListModel::DateRole).toDateTime(), QDateTime::currentDateTimeUtc());
    const int dateWidth = QFontMetrics(card.meta).horizontalAdvance(date);
    const QRect datePlace(card.first.right() - dateWidth + 1, card.first.top(), dateWidth,
                          card.first.height());
    painter.setFont(card.meta);
    painter.setPen(index.data(MessageListModel::UnreadRole).toBool() ? Theme::accent() : quiet);
    painter.drawText(datePlace, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, date);
    card.first.setRight(datePlace.left() - Theme::kSpace2);

    if (index.data(MessageListModel::FlaggedRole).toBool())
        drawIconAtEnd(painter, card.second, icon(QStringLiteral("flag-filled"), Theme::star()));
    if (index.data(MessageListModel::AttachmentRole).toBool())
        drawIconAtEnd(painter, card.third, icon(QStringLiteral("attachment"), quiet));
    if (index.data(MessageListModel::ForwardedRole).toBool())
        drawIconAtEnd(painter, card.third, icon(QStringLiteral("forward"), quiet));
    if (index.data(MessageListModel::AnsweredRole).toBool())
        drawIconAtEnd(painter, card.third, icon(QStringLiteral("reply"), quiet));
}

/// Where the buttons of a hovered row stand, with their frame.
QRect actionsBox(const QRect& row)
{
    return MessageDelegate::actionRect(row, RowAction::Archive)
        .united(MessageDelegate::actionRect(row, RowAction::Flag))
        .adjusted(-2, -2, 2, 2);
}

QColor groundOf(const QStyleOptionViewItem& option)
{
    if (option.state & QStyle::State_Selected)
        return option.state & QStyle::State_Active ? Theme::highlight() : Theme::mutedHighlight();
    return option.state & QStyle::State_MouseOver ? Theme::panel() : Theme::ground();
}

/// The chip that opens and closes a conversation, at the beginning of its line.
QRect toggleBox(const QRect& line, const QFont& font, int count)
{
    const int digits = QFontMetrics(font).horizontalAdvance(QLocale().toString(count));
    return {line.left(), line.top(), kChevron + digits + 3 * Theme::kSpace1, line.height()};
}

/// Draws it and takes its room away.
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

} // namespace

MessageDelegate::MessageDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

int MessageDelegate::headingHeight(const QFont& font)
{
    return QFontMetrics(Theme::fontScaled(font, Theme::kMetaScale)).height() + 2 * Theme::kSpace2;
}

QRect MessageDelegate::toggleRect(const QRect& row, const QFont& font, int count)
{
    const Card card(row, font);
    return toggleBox(card.second, card.meta, count);
}

void MessageDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const
{
    painter.fillRect(option.rect, Theme::panel());
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), Theme::line());
    const QRect line = option.rect.adjusted(kGutter, 0, -Theme::kSpace3, 0);
    const QFont font = Theme::semibold(Theme::fontScaled(option.font, Theme::kMetaScale));
    drawLine(painter, line, {font, Theme::text(), {}}, index.data(MessageListModel::HeadingRole).toString());
}

int MessageDelegate::rowHeight(const QFont& font)
{
    const int lines = 2 * QFontMetrics(font).height() +
                      QFontMetrics(Theme::fontScaled(font, Theme::kMetaScale)).height() + 2 * kLineGap;
    return std::max(kLowestRow, lines + 2 * kPadding);
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return {option.rect.width(), rowHeight(option.font)};
}

QRect MessageDelegate::actionRect(const QRect& row, RowAction action)
{
    const int fromRight = kActionCount - static_cast<int>(action);
    return {row.right() + 1 - Theme::kSpace2 - fromRight * kActionSide,
            row.top() + (row.height() - kActionSide) / 2, kActionSide, kActionSide};
}

std::optional<RowAction> MessageDelegate::actionAt(const QRect& row, const QPoint& point)
{
    for (const RowAction action : {RowAction::Archive, RowAction::Delete, RowAction::Flag}) {
        if (actionRect(row, action).contains(point))
            return action;
    }
    return std::nullopt;
}

void MessageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    painter->save();
    if (!index.data(MessageListModel::HeadingRole).toString().isEmpty()) {
        paintHeading(*painter, option, index);
    } else if (index.data(MessageListModel::LoadedRole).toBool()) {
        paintGround(*painter, option);
        paintText(*painter, option, index);
        if (option.state & QStyle::State_MouseOver)
            paintActions(*painter, option, index.data(MessageListModel::FlaggedRole).toBool());
    } else {
        paintOutline(*painter, option.rect, option.font);
    }
    painter->restore();
}

void MessageDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option) const
{
    painter.fillRect(option.rect, groundOf(option));
    if (option.state & QStyle::State_Selected)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                         option.state & QStyle::State_Active ? Theme::accent() : Theme::border());
    const int lineLeft = option.rect.left() + kGutter;
    painter.fillRect(QRect(lineLeft, option.rect.bottom(), option.rect.right() - lineLeft + 1, 1),
                     Theme::line());
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(Theme::accent(), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void MessageDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const bool inside = index.data(MessageListModel::InsideRole).toBool();
    const QRect place = option.rect.adjusted(inside ? kIndent : 0, 0, 0, 0);
    Card card(place, option.font);
    const bool unread = index.data(MessageListModel::UnreadRole).toBool();
    const QFont strong = unread ? Theme::semibold(card.body) : card.body;
    const QColor text = Theme::text();
    const QColor quiet = Theme::meta();
    const QString subject = index.data(Qt::DisplayRole).toString();

    if (unread) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::accent());
        const int middle = card.avatar.isValid() ? card.avatar.center().y() : card.first.center().y();
        painter.drawEllipse(
            QRectF(place.left() + (kGutter - kDot) / 2.0 + 1, middle - kDot / 2.0 + 1, kDot, kDot));
    }
    if (card.avatar.isValid())
        paintAvatar(painter, card.avatar, index.data(MessageListModel::AddressRole).value<Address>(),
                    card.body);

    // A hovered row has its buttons where the date and the marks are.
    if (option.state & QStyle::State_MouseOver)
        card.endBefore(actionsBox(option.rect).left() - Theme::kSpace2);
    else
        paintMarks(painter, card, index);

    const QString sender = index.data(MessageListModel::SenderRole).toString();
    drawLine(painter, card.first, {strong, text, m_soughtWords}, sender.isEmpty() ? tr("(unknown)") : sender);
    if (const int count = index.data(MessageListModel::ConversationRole).toInt(); count > 0)
        drawToggle(painter, card.second, card.meta, count, index.data(MessageListModel::OpenedRole).toBool());
    drawLine(painter, card.second, {strong, subject.isEmpty() ? quiet : text, m_soughtWords},
             subject.isEmpty() ? tr("(no subject)") : subject);
    drawPlace(painter, card.third, card.meta, index.data(MessageListModel::PlaceRole).toString());
    drawTags(painter, card.third, card.meta,
             tagsAmong(index.data(MessageListModel::TagsRole).toStringList()) +
                 tagsOfLabels(index.data(MessageListModel::LabelsRole).toStringList()));
    drawLine(painter, card.third, {card.meta, quiet, m_soughtWords},
             index.data(MessageListModel::PreviewRole).toString());
}

void MessageDelegate::paintActions(QPainter& painter, const QStyleOptionViewItem& option, bool flagged) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect all = actionsBox(option.rect);
    painter.setPen(QPen(Theme::border(), 1));
    painter.setBrush(Theme::ground());
    painter.drawRoundedRect(QRectF(all).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
    for (const RowAction action : {RowAction::Archive, RowAction::Delete, RowAction::Flag}) {
        const QRect square = actionRect(option.rect, action);
        if (m_hoveredAction == action) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::line());
            painter.drawRoundedRect(square, Theme::kSpace1, Theme::kSpace1);
        }
        QIcon picture = icon(QStringLiteral("archive"));
        if (action == RowAction::Delete)
            picture = icon(QStringLiteral("delete"));
        else if (action == RowAction::Flag)
            picture =
                flagged ? icon(QStringLiteral("flag-filled"), Theme::star()) : icon(QStringLiteral("flag"));
        const int inset = (kActionSide - Theme::kIconSmall) / 2;
        picture.paint(&painter, square.adjusted(inset, inset, -inset, -inset));
    }
}

void MessageDelegate::paintOutline(QPainter& painter, const QRect& row, const QFont& font)
{
    const Card card(row, font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::line());
    if (card.avatar.isValid())
        painter.drawEllipse(card.avatar);
    const auto bar = [&painter](const QRect& line, qreal share) {
        QRectF outline(line.left(), line.top() + line.height() * 0.2, line.width() * share,
                       line.height() * 0.6);
        painter.drawRoundedRect(outline, Theme::kSpace1, Theme::kSpace1);
    };
    bar(card.first, 0.35);
    bar(card.second, 0.7);
    bar(card.third, 0.9);
    painter.restore();
}

} // namespace postaci
