#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace postaci {

// The bytes of a draft's attachments, one file each in PROFILE/drafts/KEY: written once when they are
// attached, so that saving the text every second does not write them again. Functions for any thread.

[[nodiscard]] QString newDraftFilesKey();

/// Whole on disk when it returns, or not there. Errors: Storage, with the reason that reasonOfWriteFailure()
/// gives.
Result<void> writeDraftFile(const QString& profileDir, const QString& key, const QString& stored,
                            const QByteArray& data);
/// Errors: Storage with FileUnreadable.
Result<QByteArray> readDraftFile(const QString& profileDir, const QString& key, const QString& stored);

void removeDraftFiles(const QString& profileDir, const QString& key);
/// Removes the directories that no draft names any more.
void removeOtherDraftFiles(const QString& profileDir, const QStringList& keysInUse);

} // namespace postaci
