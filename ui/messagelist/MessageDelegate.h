#pragma once

#include "messagelist/RowAction.h"

#include <QStyledItemDelegate>

#include <optional>

namespace postaci {

class ContactPictures;
class MessageTable;

/// Draws one message as a card of three lines (sender and date; subject; preview) or as a line of a table. UI
/// thread.
class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit MessageDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// The height of every row, by the font alone.
    [[nodiscard]] static int rowHeight(const QFont& font);
    [[nodiscard]] static int headingHeight(const QFont& font);
    /// Where a conversation of so many messages is opened and closed.
    [[nodiscard]] static QRect toggleRect(const QRect& row, const QFont& font, int count);
    /// Where the button of a hovered row is.
    [[nodiscard]] static QRect actionRect(const QRect& row, RowAction action);
    [[nodiscard]] static std::optional<RowAction> actionAt(const QRect& row, const QPoint& point);
    /// The outline of a row whose text is not here yet.
    static void paintOutline(QPainter& painter, const QRect& row, const QFont& font);

    /// Null: rows are cards. It has to outlive this, or the next call.
    void setTable(const MessageTable* table) { m_table = table; }

    /// Of senders, in the place of initials; null: none. It has to outlive this, or the next call.
    void setPictures(ContactPictures* pictures) { m_pictures = pictures; }

    /// What has been searched for, folded for search: drawn stronger where a row has it.
    void setSoughtWords(const QStringList& words) { m_soughtWords = words; }

    /// The action under the mouse in the hovered row, drawn raised.
    void setHoveredAction(std::optional<RowAction> action) { m_hoveredAction = action; }

private:
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintActions(QPainter& painter, const QStyleOptionViewItem& option, bool flagged) const;

    std::optional<RowAction> m_hoveredAction;
    QStringList m_soughtWords;
    const MessageTable* m_table = nullptr;
    ContactPictures* m_pictures = nullptr;
};

} // namespace postaci
