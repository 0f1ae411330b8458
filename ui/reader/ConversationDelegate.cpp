#include "reader/ConversationDelegate.h"

#include "contacts/ContactPictures.h"
#include "messagelist/RowPainting.h"
#include "models/MessageListModel.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QWidget>

namespace postaci {

namespace {

constexpr int kDisc = 24;
constexpr int kEdge = 5;            ///< above and below
constexpr int kLettersAbreast = 80; ///< as many fit on a row of one line

bool isAbreast(const QFont& font, int width)
{
    return width >= kLettersAbreast * QFontMetrics(font).averageCharWidth();
}

/// Of the view, whether it has a scroll bar or not: all rows are alike.
int viewWidth(const QStyleOptionViewItem& option)
{
    return option.widget != nullptr ? option.widget->width() : option.rect.width();
}

/// Where the sender and the first words stand; the same line twice where they share one.
struct Lines
{
    QFont meta;
    QRect disc;
    QRect sender;
    QRect words;

    Lines(const QRect& row, const QFont& font, bool abreast)
        : meta(Theme::fontScaled(font, Theme::kMetaScale))
    {
        disc = QRect(row.left() + kRowGutter, row.top() + (row.height() - kDisc) / 2, kDisc, kDisc);
        const QRect text = row.adjusted(kRowGutter + kDisc + Theme::kSpace2, 0, -Theme::kSpace3, -1);
        const int second = QFontMetrics(meta).height();
        if (abreast) {
            sender = text;
            words = QRect(text.left() + text.width() / 4 + Theme::kSpace2,
                          row.top() + (row.height() - second) / 2, 0, second);
            words.setRight(text.right());
            return;
        }
        const int first = QFontMetrics(font).height();
        sender = QRect(text.left(), row.top() + (row.height() - first - second) / 2, text.width(), first);
        words = QRect(text.left(), sender.bottom() + 1, text.width(), second);
    }
};

} // namespace

ConversationDelegate::ConversationDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

int ConversationDelegate::rowHeight(const QFont& font, int width)
{
    const int first = QFontMetrics(font).height();
    const int second = QFontMetrics(Theme::fontScaled(font, Theme::kMetaScale)).height();
    return std::max(kDisc, isAbreast(font, width) ? first : first + second) + 2 * kEdge;
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return {1, rowHeight(option.font, viewWidth(option))}; // the view is as wide as it is
}

void ConversationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    painter->save();
    paintRowGround(*painter, option);
    const bool isUnread = index.data(MessageListModel::UnreadRole).toBool();
    const QFont font = isUnread ? Theme::semibold(option.font) : option.font;
    const bool abreast = isAbreast(option.font, viewWidth(option));
    Lines lines(option.rect, option.font, abreast);
    if (isUnread)
        drawUnreadDot(*painter, {option.rect.left() + kRowGutter / 2, lines.disc.center().y()});
    paintPerson(*painter, lines.disc, index.data(MessageListModel::AddressRole).value<Address>(), option.font,
                m_pictures);

    QRect& marked = abreast ? lines.words : lines.sender;
    drawDateAtEnd(*painter, marked, lines.meta, index);
    if (index.data(MessageListModel::FlaggedRole).toBool())
        drawIconAtEnd(*painter, marked, icon(QStringLiteral("flag-filled"), Theme::star()));
    for (const QIcon& mark : marksOf(index))
        drawIconAtEnd(*painter, marked, mark);
    if (abreast)
        lines.sender.setRight(lines.words.left() - Theme::kSpace2);

    const QString sender = index.data(MessageListModel::SenderRole).toString();
    drawLine(*painter, lines.sender, {font, Theme::text(), {}}, sender.isEmpty() ? tr("(unknown)") : sender);
    for (const int chip : {MessageListModel::PlaceRole, MessageListModel::NoticeRole})
        drawPlace(*painter, lines.words, lines.meta, index.data(chip).toString());
    drawLine(*painter, lines.words, {lines.meta, Theme::meta(), {}},
             index.data(MessageListModel::PreviewRole).toString());
    painter->restore();
}

} // namespace postaci
