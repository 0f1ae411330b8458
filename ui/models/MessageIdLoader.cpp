#include "models/MessageIdLoader.h"

#include "store/MailReader.h"

#include <condition_variable>
#include <mutex>

namespace postaci {

struct MessageIdLoader::Question
{
    ListQuery query;
    quint64 generation = 0;
    QLocale locale; ///< for the order of names
};

/// The one question that waits, and whether anybody still wants answers.
struct MessageIdLoader::Shared
{
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
        m_shared->waiting = Question{query, generation, QLocale()};
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
        Question question;
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
        answer(*reader.value(), question);
    }
}

/// Signals are emitted from the reading thread: whoever lives in another one gets them queued.
void MessageIdLoader::answer(const MailReader& reader, const Question& question)
{
    if (question.query.sort == ListQuery::Sort::Newest) {
        const Result<QList<MessageId>> ids = reader.messageIds(question.query, 0, 0);
        if (ids)
            Q_EMIT loaded(question.generation, ids.value());
        else
            Q_EMIT failed(question.generation, ids.error());
        return;
    }
    const Result<SortedIds> ids = reader.sortedIds(question.query, question.locale);
    if (ids)
        Q_EMIT sorted(question.generation, ids.value());
    else
        Q_EMIT failed(question.generation, ids.error());
}

} // namespace postaci
