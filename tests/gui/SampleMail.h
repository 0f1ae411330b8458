#pragma once

#include "base/Ids.h"

#include <QList>
#include <QString>

namespace postaci {

/// What fillSampleMail() made.
struct SampleMail
{
    AccountId work = 0;
    AccountId home = 0;
    FolderId workInbox = 0;
    FolderId homeInbox = 0;
    QList<MessageId> workMessages; ///< of its inbox, newest first
};

/// Makes a profile in `profileDir` as a sync would: two accounts with folders in both languages, and mail of
/// the last weeks. The newest message is three minutes old. Aborts the test where the store refuses.
[[nodiscard]] SampleMail fillSampleMail(const QString& profileDir);

/// One account with one inbox of `count` messages, a minute apart.
[[nodiscard]] SampleMail fillManyMessages(const QString& profileDir, int count);

} // namespace postaci
