#include "sync/SearchLoop.h"

#include "sync/TagKeyword.h"

namespace postaci {

SearchLoop::SearchLoop(QString profileDir, Found found)
    : m_profileDir(std::move(profileDir)), m_found(std::move(found))
{
}

SearchLoop::~SearchLoop()
{
    m_stop.cancel();
    cancel();
    if (m_thread)
        m_thread->wait();
}

void SearchLoop::request(quint64 id, const SearchQuestion& question)
{
    {
        const std::lock_guard lock(m_mutex);
        m_current.cancel();
        m_current = CancelToken();
        m_waiting = Request{id, question, m_current};
    }
    if (!m_thread) {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(QStringLiteral("search"));
        m_thread->start();
    }
    m_wake.wake();
}

void SearchLoop::cancel()
{
    {
        const std::lock_guard lock(m_mutex);
        m_current.cancel();
        m_waiting.reset();
    }
    m_wake.wake();
}

std::optional<SearchLoop::Request> SearchLoop::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_waiting, std::nullopt);
}

void SearchLoop::run()
{
    std::unique_ptr<MailSearch> search;
    while (!m_stop.isCancelled()) {
        const auto request = take();
        if (!request) {
            m_wake.wait();
            continue;
        }
        if (!search) {
            auto opened = MailSearch::open(m_profileDir, keywordsOfTag);
            if (!opened) {
                m_found(request->id, unexpected(opened.error()));
                continue;
            }
            search = std::move(*opened);
        }
        const auto page = search->find(request->question, request->cancel);
        if (!request->cancel.isCancelled())
            m_found(request->id, page);
    }
}

} // namespace postaci
