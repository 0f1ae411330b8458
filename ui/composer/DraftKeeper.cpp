#include "composer/DraftKeeper.h"

#include <QPointer>

namespace postaci {

namespace {

constexpr int kDelay = 700; ///< milliseconds after the first unsaved change

} // namespace

struct DraftKeeper::Running
{
    DraftId id = 0;
    bool isSaving = false;
    bool isDiscarded = false;
    bool isReleased = false;

    [[nodiscard]] bool isOver() const { return isDiscarded || isReleased; }
};

DraftKeeper::DraftKeeper(MailEngine& engine, DraftId draft, Snapshot snapshot, QObject* parent)
    : QObject(parent), m_engine(engine), m_snapshot(std::move(snapshot)),
      m_running(std::make_shared<Running>())
{
    m_running->id = draft;
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::saveNow);
}

DraftId DraftKeeper::id() const
{
    return m_running->id;
}

bool DraftKeeper::isSettled() const
{
    return m_running->isOver() || (!m_dirty && !m_running->isSaving);
}

void DraftKeeper::touch()
{
    m_touched = true;
    m_dirty = true;
    Q_EMIT touched();
    if (!m_timer.isActive() && !m_running->isOver())
        m_timer.start();
}

void DraftKeeper::saveNow()
{
    if (m_dirty && !m_running->isSaving && !m_running->isOver())
        start();
}

void DraftKeeper::settle(Save save, Settled done)
{
    m_dirty = m_dirty || save == Save::Always;
    m_waiting.append(std::move(done));
    if (m_running->isSaving)
        return; // goes on in ended()
    if (m_dirty)
        start();
    else
        ended(m_running->id);
}

void DraftKeeper::discard()
{
    m_timer.stop();
    m_running->isDiscarded = true;
    if (!m_running->isSaving && m_running->id != 0)
        m_engine.removeDraft(m_running->id);
}

void DraftKeeper::release()
{
    m_timer.stop();
    m_running->isReleased = true;
}

void DraftKeeper::start()
{
    m_timer.stop();
    m_dirty = false;
    m_running->isSaving = true;
    Draft draft = m_snapshot();
    draft.id = m_running->id;
    m_engine.saveDraft(draft, [running = m_running, engine = &m_engine,
                               self = QPointer<DraftKeeper>(this)](const Result<DraftId>& result) {
        running->isSaving = false;
        if (result)
            running->id = *result;
        if (running->isDiscarded && running->id != 0)
            engine->removeDraft(running->id);
        if (self)
            self->ended(result);
    });
}

void DraftKeeper::ended(const Result<DraftId>& result)
{
    if (m_running->isOver())
        return;
    if (!result) {
        m_dirty = true; // the next change tries again
        Q_EMIT failed(result.error());
    } else if (m_dirty && !m_waiting.isEmpty()) {
        start();
        return;
    } else {
        Q_EMIT saved();
        if (m_dirty)
            m_timer.start();
    }
    for (const Settled& done : std::exchange(m_waiting, {}))
        done(result);
}

} // namespace postaci
