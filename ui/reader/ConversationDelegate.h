#pragma once

#include <QStyledItemDelegate>

namespace postaci {

class ContactPictures;

/// Draws a message of a conversation that is not open: one line with sender, first words and date, or two
/// where the width is small. UI thread.
class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ConversationDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Of senders, in the place of initials; null: none. It has to outlive this, or the next call.
    void setPictures(ContactPictures* pictures) { m_pictures = pictures; }

    /// The height of every row.
    [[nodiscard]] static int rowHeight(const QFont& font, int width);

private:
    ContactPictures* m_pictures = nullptr;
};

} // namespace postaci
