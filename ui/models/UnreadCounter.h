#pragma once

#include "models/MessageIdLoader.h"
#include "store/StoreChange.h"

#include <QObject>
#include <QTimer>

namespace postaci {

/// Counts the unread mail of all accounts in a thread, a moment after news. UI thread.
class UnreadCounter : public QObject
{
    Q_OBJECT

public:
    explicit UnreadCounter(const QString& profileDir, QObject* parent = nullptr);

    void storeChanged(const StoreChange& change);

Q_SIGNALS:
    void counted(qint64 messages);

private:
    MessageIdLoader m_loader;
    QTimer m_soon;
};

} // namespace postaci
