#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace postaci {

/// Hands the header block of every message in `path` to `take`, one at a time, in their order: an mbox as
/// they stand in it; a Maildir (its cur and new) or another folder by file name, there the *.eml files or,
/// where there are none, all; a file that is no mbox is one message. Files whose names begin with a dot are
/// not read. Errors: Input/FileUnreadable, when `path` itself cannot be read; a single file of a folder that
/// cannot counts as a message without any header.
Result<void> forEachHeaderBlock(const QString& path, const std::function<void(const QByteArray&)>& take);

/// Writes bytes into a file, whole or not at all. Error: Storage/FileUnwritable.
[[nodiscard]] Result<void> writeWhole(const QByteArray& data, const QString& file);

/// Writes the decoded bytes of one part of a message into a file, whole or not at all. Errors:
/// Gone/MessageMissing where there is no such part; Storage/FileUnwritable.
[[nodiscard]] Result<void> writeAttachment(const QByteArray& raw, const QString& partPath,
                                           const QString& file);

} // namespace postaci
