#pragma once

#include "MailEngine.h"
#include "models/MessageIdLoader.h"

#include <QObject>

namespace postaci {

/// Marks a whole folder read: finds its unread messages a page at a time, then changes them together. UI
/// thread; deletes itself when done.
class MarkAllRead : public QObject
{
    Q_OBJECT

public:
    MarkAllRead(MailEngine& engine, FolderId folder, QObject* parent);

Q_SIGNALS:
    void marked(const QList<postaci::MessageId>& messages); ///< those that were unread; not if none was

private:
    void lookAtNextPage();

    MailEngine& m_engine;
    MessageIdLoader m_loader;
    QList<MessageId> m_toLookAt;
    QList<MessageId> m_unread;
};

} // namespace postaci
