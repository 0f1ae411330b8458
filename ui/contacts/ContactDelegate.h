#pragma once

#include <QStyledItemDelegate>

namespace postaci {

class ContactPictures;

/// A contact in a list: picture or disc, name, and below it the address. UI thread.
class ContactDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `pictures` has to outlive this.
    ContactDelegate(ContactPictures& pictures, QObject* parent)
        : QStyledItemDelegate(parent), m_pictures(pictures)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    ContactPictures& m_pictures;
};

} // namespace postaci
