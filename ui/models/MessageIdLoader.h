#pragma once

#include "base/Error.h"
#include "store/StoreTypes.h"

#include <QObject>

#include <memory>
#include <thread>

namespace postaci {

class MailReader;

/// Reads all ids of a list in a thread of its own, with a MailReader of its own. Lives in the UI thread.
class MessageIdLoader : public QObject
{
    Q_OBJECT

public:
    explicit MessageIdLoader(QString profileDir, QObject* parent = nullptr);
    ~MessageIdLoader() override; ///< waits for the query that runs

    /// Asks for the ids of `query`; an earlier question that was not begun is forgotten. The answer is
    /// loaded(), or sorted() where another order than by date, newest first, is asked for. The thread starts
    /// here.
    void load(const ListQuery& query, quint64 generation);
    void forget();

Q_SIGNALS:
    // Emitted in the reading thread, so connected queued.
    void loaded(quint64 generation, const QList<qint64>& ids); ///< newest first
    void sorted(quint64 generation, const postaci::SortedIds& ids);
    void failed(quint64 generation, const postaci::Error& error);

private:
    struct Question;
    struct Shared;

    void run();
    void answer(const MailReader& reader, const Question& question);

    const QString m_profileDir;
    std::unique_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace postaci
