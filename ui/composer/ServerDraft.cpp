#include "composer/ServerDraft.h"

#include <QPointer>

namespace postaci {

namespace {

constexpr int kPause = 30'000;                  ///< milliseconds, of a text without files
constexpr qint64 kOnePause = 1024LL * 1024;     ///< bytes of files that take as long again
constexpr qint64 kTooLarge = 5LL * 1024 * 1024; ///< for sending it more than once

} // namespace

ServerDraft::ServerDraft(MailEngine& engine, Source source, QObject* parent)
    : QObject(parent), m_engine(engine), m_source(std::move(source)), m_delay(kPause)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ServerDraft::endPause);
}

void ServerDraft::changed()
{
    m_isNew = true;
    if (!m_timer.isActive())
        start();
}

void ServerDraft::setDelay(int milliseconds)
{
    m_delay = milliseconds;
    if (m_timer.isActive())
        start();
}

int ServerDraft::pause() const
{
    const qint64 size = m_source.size();
    return size > kTooLarge ? -1 : static_cast<int>(m_delay * (1 + size / kOnePause));
}

void ServerDraft::start()
{
    m_since.start();
    if (const int whole = pause(); whole >= 0)
        m_timer.start(whole);
}

/// What was attached meanwhile makes it longer.
void ServerDraft::endPause()
{
    const int whole = pause();
    if (whole < 0)
        return;
    if (const qint64 left = whole - m_since.elapsed(); left > 0)
        m_timer.start(static_cast<int>(left));
    else
        put({});
}

void ServerDraft::flush(const std::function<void()>& done)
{
    m_timer.stop();
    if (m_isNew)
        put(done);
    else
        done();
}

void ServerDraft::stop()
{
    m_timer.stop();
    m_isNew = false;
}

void ServerDraft::put(const std::function<void()>& done)
{
    const bool isWhole = m_source.id() != 0 && m_source.isWhole();
    const OutgoingMessage message = isWhole ? m_source.message() : OutgoingMessage();
    if (!isWhole || !m_engine.keepsDraftsOnServer(message.account)) {
        if (m_isNew && !done)
            start(); // what is in the way goes by
        if (done)
            done();
        return;
    }
    m_isNew = false;
    m_engine.putDraftOnServer(m_source.id(), message,
                              [self = QPointer<ServerDraft>(this), done](const Result<void>& put) {
                                  if (self && !put)
                                      self->m_isNew = true; // with the next change
                                  if (done)
                                      done();
                              });
}

} // namespace postaci
