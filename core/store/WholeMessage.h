#pragma once

#include "base/Result.h"
#include "store/LocalMessage.h"
#include "store/PreparedHeader.h"

#include <functional>
#include <vector>

namespace postaci {

/// The bytes of a whole message as they are stored, and what is shown of them.
struct StoredBody
{
    qint64 size = 0;          ///< of the raw message
    QList<QByteArray> pieces; ///< as packBodyPiece() has them, in their order
    QString preview;
};

/// Whole messages on their way into a local folder, with all work done that needs no store. The two lists go
/// together.
struct WholeMessages
{
    PreparedHeaders headers;
    std::vector<StoredBody> bodies;
};

/// Prepares `count` messages, which `messageAt` is asked for one by one, for Transaction::importMessages().
/// In any thread. Errors: Storage.
[[nodiscard]] Result<WholeMessages> prepareWhole(size_t count,
                                                 const std::function<LocalMessage(size_t)>& messageAt);

} // namespace postaci
