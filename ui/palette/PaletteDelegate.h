#pragma once

#include <QStyledItemDelegate>

namespace postaci {

/// Draws one entry: icon, name with the letters that were typed, where it belongs, and at the right the
/// shortcut, the unread count or why it cannot be done. UI thread.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] static int rowHeight(const QFont& font);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace postaci
