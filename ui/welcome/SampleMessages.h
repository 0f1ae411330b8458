#pragma once

#include "base/Address.h"
#include "base/Flags.h"
#include "base/FolderRole.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace postaci {

/// One message of the sample mailbox.
struct SampleMessage
{
    QByteArray raw; ///< as it would have come, with CRLF line ends
    FolderRole folder = FolderRole::Inbox;
    MessageFlags flags;
    QDateTime date;    ///< UTC
    QString messageId; ///< without brackets
    QString subject;
};

/// A handful of messages to `owner` in the language that is shown, which have something of each kind: a
/// conversation, a newsletter with remote images, attachments, an invitation, a question to answer. They came
/// in the days before `now` (UTC).
[[nodiscard]] QList<SampleMessage> sampleMessages(const Address& owner, const QDateTime& now);

} // namespace postaci
