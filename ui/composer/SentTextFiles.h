#pragma once

#include "MailEngine.h"

#include <QHash>
#include <QObject>

namespace postaci {

/// The directories of attachments that messages in the outbox need, should they be taken back. What cannot be
/// read is not gone: errors of the reader.
[[nodiscard]] Result<QStringList> filesKeysInOutbox(const MailReader& reader);

/// Removes the files of texts whose message has left the outbox for good. UI thread.
class SentTextFiles : public QObject
{
    Q_OBJECT

public:
    SentTextFiles(MailEngine& engine, QObject* parent);

    void refresh(); ///< on news of the outbox

private:
    MailEngine& m_engine;
    QHash<OutboxId, QString> m_keys; ///< empty: no files
};

} // namespace postaci
