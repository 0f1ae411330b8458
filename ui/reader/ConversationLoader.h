#pragma once

#include "base/Ids.h"
#include "store/StoreTypes.h"

#include <QObject>
#include <QThreadPool>

namespace postaci {

/// Reads long conversations in a thread of its own, with a MailReader of its own. Lives in the UI thread.
class ConversationLoader : public QObject
{
    Q_OBJECT

public:
    explicit ConversationLoader(QString profileDir, QObject* parent = nullptr);
    ~ConversationLoader() override; ///< waits for what is being read

    /// Asks for all messages of a conversation; a question that was not begun is forgotten. See
    /// MailReader::conversationMembers() for `preferred`.
    void load(ThreadId thread, FolderId preferred, quint64 generation);
    void forget();

Q_SIGNALS:
    // Emitted in the reading thread, so connected queued.
    /// Both oldest first; nothing where the store could not be read.
    void loaded(quint64 generation, const QList<qint64>& ids, const QList<qint64>& unread);

private:
    const QString m_profileDir;
    QThreadPool m_worker;
};

} // namespace postaci
