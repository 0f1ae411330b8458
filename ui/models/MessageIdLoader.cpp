#include "models/MessageIdLoader.h"

#include "store/MailReader.h"

#include <condition_variable>
#include <mutex>

namespace postaci {

/// The one question that waits, and whether anybody still wants answers.
struct MessageIdLoader::Shared
{
    struct Question
    {
        ListQuery query;
        quint64 generation = 0;
    };

    std::mutex mutex;
    std::condition_variable changed;
    std::optional<Question> waiting;
    bool stopping = false;
};

MessageIdLoader::MessageIdLoader(QString profileDir, QObject* parent)
    : QObject(parent), m_profileDir(std::move(profileDir)), m_shared(std::make_unique<Shared>())
{
}

MessageIdLoader::~MessageIdLoader()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->stopping = true;
        m_shared->waiting.reset();
    }
    m_shared->changed.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void MessageIdLoader::load(const ListQuery& query, quint64 generation)
{
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->waiting = Shared::Question{query, generation};
    }
    m_shared->changed.notify_one();
}

void MessageIdLoader::forget()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->waiting.reset();
}

void MessageIdLoader::run()
{
    Result<std::unique_ptr<MailReader>> reader = MailReader::open(m_profileDir);
    while (true) {
        Shared::Question question;
        {
            std::unique_lock lock(m_shared->mutex);
            m_shared->changed.wait(lock, [this] { return m_shared->stopping || m_shared->waiting; });
            if (m_shared->stopping)
                return;
            question = *std::exchange(m_shared->waiting, std::nullopt);
        }
        if (!reader)
            reader = MailReader::open(m_profileDir);
        if (!reader) {
            Q_EMIT failed(question.generation, reader.error());
            continue;
        }
        const Result<QList<MessageId>> ids = reader.value()->messageIds(question.query, 0, 0);
        // Emitted from this thread: whoever lives in another one gets it queued.
        if (ids)
            Q_EMIT loaded(question.generation, ids.value());
        else
            Q_EMIT failed(question.generation, ids.error());
    }
}

} // namespace postaci
