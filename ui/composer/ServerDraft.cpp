#include "composer/ServerDraft.h"

#include <QPointer>

namespace postaci {

namespace {

constexpr int kPause = 30'000; ///< milliseconds

} // namespace

ServerDraft::ServerDraft(MailEngine& engine, Source source, QObject* parent)
    : QObject(parent), m_engine(engine), m_source(std::move(source))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, [this] { put({}); });
}

void ServerDraft::changed()
{
    m_isNew = true;
    if (!m_timer.isActive())
        m_timer.start();
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
    const OutgoingMessage message = m_source.message();
    const bool isPossible =
        m_source.id() != 0 && m_source.isWhole() && m_engine.keepsDraftsOnServer(message.account);
    if (!isPossible) {
        if (m_isNew && !done)
            m_timer.start(); // what is in the way goes by
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
