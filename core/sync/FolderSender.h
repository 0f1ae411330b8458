#pragma once

#include "sync/ChangeScope.h"

#include <QSet>

namespace postaci {

/// Makes, renames, deletes and subscribes folders at the server as the log says, in its order. The server's
/// list is looked at first, so that a step whose answer was lost is not taken for a failure. Lives in its
/// connection's thread, for one round of changes.
class FolderSender
{
public:
    /// `sendMessages` sends what waits for messages: before a folder goes, what is moved out of it has to be
    /// out.
    FolderSender(const ChangeScope& scope, std::function<Result<void>()> sendMessages);

    /// True if there was something to do.
    Result<bool> send();

private:
    /// Where a special folder is to be made, one that the server has by now is taken instead.
    Result<void> takeCandidates(const QList<FolderOperation>& operations);
    Result<void> lookAtServer();
    Result<void> sendOne(const FolderOperation& operation);
    Result<void> create(const FolderOperation& operation, const Folder& folder);
    Result<void> rename(const FolderOperation& operation, const Folder& folder);
    Result<void> remove(const FolderOperation& operation, const Folder& folder);
    Result<void> subscribe(const FolderOperation& operation, const Folder& folder);
    /// Whether there are, or may be, messages that are wanted elsewhere.
    [[nodiscard]] Result<bool> holdsOthers(const Folder& folder) const;
    /// False when messages that are to be moved elsewhere are still in the folder.
    Result<bool> empty(const Folder& folder);
    Result<void> createTargets(const Folder& folder);
    [[nodiscard]] Result<QByteArray> rawNameFor(const FolderOperation& operation, const Folder& folder) const;
    [[nodiscard]] bool isThere(const QByteArray& rawName, char delimiter) const;
    /// To be called before the server is told; false when the user has changed his mind meanwhile.
    Result<bool> begin(const FolderOperation& operation, const QByteArray& rawName);
    Result<void> done(const FolderOperation& operation, const QByteArray& rawName = {});
    Result<void> outcome(const Result<void>& sent, const FolderOperation& operation, const Folder& folder,
                         const QByteArray& rawName = {});

    const ChangeScope& m_scope;
    std::function<Result<void>()> m_sendMessages;
    QSet<QByteArray> m_there; ///< keys of the server's folders
};

} // namespace postaci
