#include "contacts/ContactDelegate.h"

#include "contacts/ContactListModel.h"
#include "contacts/ContactPictures.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QPainter>

namespace postaci {

void ContactDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    const QStyle* style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const Address address{index.data(ContactListModel::NameRole).toString(),
                          index.data(ContactListModel::AddressRole).toString()};
    const QRect place =
        option.rect.adjusted(Theme::kSpace2, Theme::kSpace1, -Theme::kSpace2, -Theme::kSpace1);
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect disc(place.left(), place.center().y() - Theme::kAvatar / 2, Theme::kAvatar, Theme::kAvatar);
    paintPerson(*painter, mirrored(disc), address, option.font, &m_pictures);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QRect words = place.adjusted(Theme::kAvatar + Theme::kSpace2, 0, 0, 0);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    const bool hasTwoLines = !address.addr.isEmpty() && address.addr != address.name;
    const QRect first =
        hasTwoLines ? QRect(words.left(), words.top(), words.width(), words.height() / 2) : words;
    painter->drawText(mirrored(first), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(address.name, Qt::ElideRight, first.width()));
    if (hasTwoLines) {
        const QFont small = Theme::fontScaled(option.font, Theme::kMetaScale);
        painter->setFont(small);
        if (!isSelected)
            painter->setPen(Theme::meta());
        const QRect second(words.left(), words.center().y(), words.width(), words.height() / 2);
        painter->drawText(mirrored(second), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                          QFontMetrics(small).elidedText(address.addr, Qt::ElideMiddle, second.width()));
    }
    painter->restore();
}

QSize ContactDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(index)
    return {0, std::max(Theme::kAvatar, 2 * option.fontMetrics.height()) + 2 * Theme::kSpace1};
}

} // namespace postaci
