#include "sync/BodyRequest.h"

#include "sync/BodyFetcher.h"

namespace postaci {

Result<void> fetchRequestedBody(const SyncScope& scope, MessageId message, const SyncProgress& progress,
                                const SyncBreak& between)
{
    const auto location = scope.reader.location(message);
    if (!location)
        return unexpected(location.error());
    if (location->uid == 0)
        return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                          QStringLiteral("The message is being moved on the server"));
    const auto folder = scope.reader.folder(location->folder);
    if (!folder)
        return unexpected(folder.error());
    const auto selected = scope.session.select(folder->rawName, std::nullopt);
    if (!selected)
        return unexpected(selected.error());
    if (areUidsStale(location->uidValidity, selected->uidValidity))
        return unexpected(ErrorKind::Gone, ErrorReason::UidValidityChanged,
                          QStringLiteral("The folder was made anew on the server"));
    return fetchBody(scope, *location, progress, [&] {
        // Another error than that shows in the next piece.
        const auto left = between ? between() : Result<bool>(false);
        if (!left && left.error().kind == ErrorKind::Cancelled)
            return false;
        if ((!left || *left) && scope.session.isConnected())
            (void)scope.session.select(folder->rawName, std::nullopt);
        return true;
    });
}

} // namespace postaci
