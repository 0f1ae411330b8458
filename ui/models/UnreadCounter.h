#pragma once

#include "models/MessageIdLoader.h"
#include "store/StoreChange.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace postaci {

/// Counts the unread mail of all accounts in a thread, a moment after news and never for more than a part of
/// the time. UI thread.
class UnreadCounter : public QObject
{
    Q_OBJECT

public:
    explicit UnreadCounter(const QString& profileDir, QObject* parent = nullptr);

    void storeChanged(const StoreChange& change);

Q_SIGNALS:
    void counted(qint64 messages);

private:
    void taken(const QList<MessageId>& ids);

    MessageIdLoader m_loader;
    QElapsedTimer m_counting;
    QTimer m_soon;
};

} // namespace postaci
