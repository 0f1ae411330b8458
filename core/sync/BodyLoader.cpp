#include "sync/BodyLoader.h"

#include "message/MessageReader.h"
#include "store/MailReader.h"

#include <algorithm>

namespace postaci {

BodyLoader::BodyLoader(const QString& profileDir, Loaded loaded)
    : m_profileDir(profileDir), m_loaded(std::move(loaded)), m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(QStringLiteral("bodies"));
    m_thread->start();
}

BodyLoader::~BodyLoader()
{
    m_cancel.cancel();
    m_wake.wake();
    m_thread->wait();
}

void BodyLoader::request(MessageId message)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_requests, message);
        m_requests.push_front(message);
    }
    m_wake.wake();
}

void BodyLoader::run()
{
    const auto reader = MailReader::open(m_profileDir);
    while (!m_cancel.isCancelled()) {
        MessageId message = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_requests.empty()) {
                message = m_requests.front();
                m_requests.pop_front();
            }
        }
        if (message == 0)
            m_wake.wait();
        else if (reader)
            load(**reader, message);
        else
            m_loaded(message, unexpected(reader.error()), {});
    }
}

void BodyLoader::load(const MailReader& reader, MessageId message)
{
    const auto raw = reader.body(message);
    if (!raw) {
        m_loaded(message, unexpected(raw.error()), {});
        return;
    }
    MessageContent content = readMessage(*raw);
    content.proof = m_judge.judge(reader, message, content.trace);
    m_loaded(message, content, *raw);
}

} // namespace postaci
