#pragma once

#include "models/Tags.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QModelIndex>
#include <QPainter>
#include <QStringList>
#include <QStyleOptionViewItem>

namespace postaci {

// The pieces that rows of the message list are painted of, in cards and in the table. UI thread.

constexpr int kRowGutter = 20; ///< room for the dot
constexpr int kRowIndent = 28; ///< of messages inside a conversation

/// How one line of a row is written.
struct LineStyle
{
    QFont font;
    QColor color;
    QStringList sought; ///< folded for search
};

/// Draws `text` on one line of `rect`, cut with an ellipsis. Strangers' text: only so much of it is looked
/// at.
void drawLine(QPainter& painter, const QRect& rect, const LineStyle& style, const QString& text);
/// Draws the date at the end of `line` and takes its room away.
void drawDateAtEnd(QPainter& painter, QRect& line, const QFont& font, const QModelIndex& index);
/// Draws the name of the folder at the beginning of `line` and takes its room away.
void drawPlace(QPainter& painter, QRect& line, const QFont& font, const QString& place);
/// Takes a square from the right end of `line` and draws `icon` there.
void drawIconAtEnd(QPainter& painter, QRect& line, const QIcon& icon);
/// How much of a line may be taken by tags: it is theirs, or they leave room for other words.
enum class TagRoom { Whole, Shared };
/// Draws the tags at the beginning of `line`, each a dot in its colour and its name, and takes their room
/// away.
void drawTags(QPainter& painter, QRect& line, const QFont& font, const QList<Tag>& tags, TagRoom room);
/// The chip that opens and closes a conversation, at the beginning of its line.
[[nodiscard]] QRect toggleBox(const QRect& line, const QFont& font, int count);
/// Draws it and takes its room away.
void drawToggle(QPainter& painter, QRect& line, const QFont& font, int count, bool opened);
void drawUnreadDot(QPainter& painter, const QPoint& center);
/// What stands behind the text for attachments and answers, from the right.
[[nodiscard]] QList<QIcon> marksOf(const QModelIndex& index);
[[nodiscard]] QList<Tag> shownTags(const QModelIndex& index);
/// What is below the text: the ground, the line to the next row, and where the keyboard is.
void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option);

} // namespace postaci
