#pragma once

#include "base/CancelToken.h"
#include "store/StoreTypes.h"

#include <QObject>

#include <memory>
#include <thread>

namespace postaci {

/// Reads all ids of a list in a thread of its own, with a MailReader of its own. Lives in the UI thread.
class MessageIdLoader : public QObject
{
    Q_OBJECT

public:
    explicit MessageIdLoader(QString profileDir, QObject* parent = nullptr);
    ~MessageIdLoader() override; ///< waits for the query that runs

    /// Asks for the ids of `query`; an earlier question that is not answered yet is forgotten.
    void load(const ListQuery& query, quint64 generation);
    void forget();

Q_SIGNALS:
    /// Newest first.
    void loaded(quint64 generation, const QList<postaci::MessageId>& ids);
    void failed(quint64 generation, const postaci::Error& error);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace postaci
