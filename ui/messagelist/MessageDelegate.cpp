#include "messagelist/MessageDelegate.h"

#include "contacts/ContactPictures.h"
#include "messagelist/MessageTable.h"
#include "messagelist/RowPainting.h"
#include "models/MessageListModel.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QPainter>

namespace postaci {

namespace {

constexpr int kPadding = 10;
constexpr int kLineGap = 2;
constexpr int kActionSide = 30;
constexpr int kActionCount = 3;
constexpr int kNarrow = 230; ///< below this width the avatar gives its room to the text
constexpr int kLowestRow = 64;

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
        int left = row.left() + kRowGutter;
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

/// The date and the marks at the right ends of the lines, which get shorter by them.
void paintMarks(QPainter& painter, Card& card, const QModelIndex& index)
{
    drawDateAtEnd(painter, card.first, card.meta, index);
    if (index.data(MessageListModel::FlaggedRole).toBool())
        drawIconAtEnd(painter, card.second, icon(QStringLiteral("flag-filled"), Theme::star()));
    for (const QIcon& mark : marksOf(index))
        drawIconAtEnd(painter, card.third, mark);
}

/// Where the buttons of a hovered row stand, with their frame.
QRect actionsBox(const QRect& row)
{
    return MessageDelegate::actionRect(row, RowAction::Archive)
        .united(MessageDelegate::actionRect(row, RowAction::Flag))
        .adjusted(-2, -2, 2, 2);
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
    const QRect line = option.rect.adjusted(kRowGutter, 0, -Theme::kSpace3, 0);
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
    const int side = std::min(kActionSide, row.height() - 4); // of a line of the table
    return {row.right() + 1 - Theme::kSpace2 - fromRight * side, row.top() + (row.height() - side) / 2, side,
            side};
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
        paintRowGround(*painter, option);
        if (m_table != nullptr)
            paintTableRow(*painter, option, index, {*m_table, m_soughtWords});
        else
            paintText(*painter, option, index);
        if (option.state & QStyle::State_MouseOver)
            paintActions(*painter, option, index.data(MessageListModel::FlaggedRole).toBool());
    } else if (m_table != nullptr) {
        paintTableOutline(*painter, option.rect, *m_table);
    } else {
        paintOutline(*painter, option.rect, option.font);
    }
    painter->restore();
}

void MessageDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const bool inside = index.data(MessageListModel::InsideRole).toBool();
    const QRect place = option.rect.adjusted(inside ? kRowIndent : 0, 0, 0, 0);
    Card card(place, option.font);
    const bool unread = index.data(MessageListModel::UnreadRole).toBool();
    const QFont strong = unread ? Theme::semibold(card.body) : card.body;
    const QColor text = Theme::text();
    const QColor quiet = Theme::meta();
    const QString subject = index.data(Qt::DisplayRole).toString();

    if (unread)
        drawUnreadDot(painter, {place.left() + kRowGutter / 2,
                                card.avatar.isValid() ? card.avatar.center().y() : card.first.center().y()});
    if (card.avatar.isValid())
        paintPerson(painter, card.avatar, index.data(MessageListModel::AddressRole).value<Address>(),
                    card.body, m_pictures);

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
    drawPlace(painter, card.third, card.meta, index.data(MessageListModel::NoticeRole).toString());
    drawPlace(painter, card.third, card.meta, index.data(MessageListModel::PlaceRole).toString());
    drawTags(painter, card.third, card.meta, shownTags(index), TagRoom::Shared);
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
        const int inset = (square.width() - Theme::kIconSmall) / 2;
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
