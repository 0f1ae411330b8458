#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>

namespace postaci {

/// One link found in a line of plain text.
struct TextLink
{
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl target;
    bool operator==(const TextLink&) const = default;
};

// Pure functions about the targets of links in a body.

/// Web and mail addresses in one line, without the punctuation around them. Linear time.
[[nodiscard]] QList<TextLink> findLinks(const QString& line);

/// Whether the program may follow it at all: http, https and mailto, with a host or an address.
[[nodiscard]] bool isFollowable(const QUrl& target);

/// The target as a person can judge it: the host in ASCII, nothing that could reorder or hide text.
[[nodiscard]] QString shownTarget(const QUrl& target);

/// Whether `text`, what the reader sees, names another place than where the link leads.
[[nodiscard]] bool isMisleading(const QString& text, const QUrl& target);

/// One spelling of a target, to compare what a document says with what the engine makes of it.
[[nodiscard]] QString targetKey(const QUrl& target);

/// The texts of the links of a cleaned document that are misleading, by targetKey().
[[nodiscard]] QHash<QString, QString> misleadingLinks(const QString& cleanDocument);

} // namespace postaci
