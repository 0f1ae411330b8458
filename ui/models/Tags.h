#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

class QAction;
class QMenu;

namespace postaci {

/// A tag as people see it; at the server it is a keyword of the message.
struct Tag
{
    QString keyword;
    QString name;
    QColor color;
};

/// The five that mail programs have agreed on ($label1 to $label5), in the user's language.
[[nodiscard]] QList<Tag> usualTags();
[[nodiscard]] Tag tagOf(const QString& keyword);
/// Its names in all languages (Language::inEvery()), or the only one.
[[nodiscard]] QStringList tagNames(const QString& keyword);
/// Those of a message's keywords that are tags: programs leave notes of their own there too ("$MDNSent").
[[nodiscard]] QList<Tag> tagsAmong(const QStringList& keywords);
/// What a menu offers: the usual ones, then those of `keywords` that are tags, each once.
[[nodiscard]] QList<Tag> offeredTags(const QStringList& keywords);
/// One that can be ticked.
QAction* addTagAction(QMenu& menu, const Tag& tag);
/// Gmail's labels (MessageRow::labels), to be shown as tags are; they have no keyword.
[[nodiscard]] QList<Tag> tagsOfLabels(const QStringList& labels);

} // namespace postaci
