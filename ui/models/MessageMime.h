#pragma once

#include "base/Ids.h"

#include <QList>
#include <QMimeData>

#include <memory>

namespace postaci {

/// Messages being dragged within the program: never leaves the process' own windows.
inline constexpr const char* kMessageMimeType = "application/x-postaci-messages";

struct DraggedMessages
{
    AccountId account = 0; ///< 0: of more than one, so they cannot be moved together
    QList<MessageId> messages;
};

[[nodiscard]] std::unique_ptr<QMimeData> toMimeData(const DraggedMessages& dragged);
/// No messages if `data` is something else or damaged.
[[nodiscard]] DraggedMessages fromMimeData(const QMimeData* data);

} // namespace postaci
