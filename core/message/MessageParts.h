#pragma once

#include "message/MimeTree.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QSet>
#include <QString>

namespace postaci {

/// Between the number of a winmail.dat and that of a file in it, "2!1".
inline constexpr char kTnefFileMark = '!';

/// The parts of one message, taken apart once for any number of questions. The bytes must outlive it. Any
/// thread.
class MessageParts
{
public:
    explicit MessageParts(QByteArrayView raw);

    /// As attachmentData() and inlinePart().
    [[nodiscard]] QByteArray data(const QString& partPath) const;
    [[nodiscard]] QByteArray inlineData(const QString& contentId, QString* mimeType) const;
    /// The charset that a part declares, as written; empty: none.
    [[nodiscard]] QByteArray charset(const QString& partPath) const;

private:
    [[nodiscard]] const MimeNode* find(QByteArrayView path) const;

    const QByteArrayView m_raw;
    const MimeTree m_tree;
    QHash<QByteArray, int> m_byPath;
    QHash<QByteArray, int> m_byId; ///< the first one of each
};

/// The Content-IDs that HTML refers to: as they are written, and decoded.
[[nodiscard]] QSet<QString> contentIdsIn(const QString& html);

} // namespace postaci
