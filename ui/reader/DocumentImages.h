#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrl>

namespace postaci {

/// A cleaned document whose images all come through the program: what was `data:` or remote is `cid:` too
/// now.
struct DocumentImages
{
    QString document;
    QHash<QString, QByteArray> embedded; ///< bytes by the id that the document calls them by
    QHash<QString, QUrl> remote;         ///< addresses by that id; empty unless remote content was allowed
};

/// Rewrites the output of cleanHtml(). At most 500 remote images; the rest is left out. Any thread.
[[nodiscard]] DocumentImages takeOutImages(const QString& cleanDocument);

} // namespace postaci
