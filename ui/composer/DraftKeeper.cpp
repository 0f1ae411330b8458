#include "composer/DraftKeeper.h"

#include <QPointer>

namespace postaci {

namespace {

constexpr int kLongestUnsavedMs = 1000;

} // namespace

DraftKeeper::DraftKeeper(MailEngine& engine, std::function<Draft()> content, QObject* parent)
    : QObject(parent), m_engine(engine), m_content(std::move(content))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLongestUnsavedMs);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::saveNow);
}

void DraftKeeper::changed()
{
    m_isDirty = true;
    // Not begun anew by later changes: steady typing is saved every second too.
    if (!m_timer.isActive() && !m_isFinished)
        m_timer.start();
}

void DraftKeeper::saveNow()
{
    m_timer.stop();
    if (m_isDirty && !m_isSaving && !m_isFinished)
        save();
}

void DraftKeeper::save()
{
    m_isDirty = false;
    m_isSaving = true;
    Draft draft = m_content();
    draft.id = m_id;
    m_engine.saveDraft(draft, [self = QPointer(this)](const Result<DraftId>& result) {
        if (self)
            self->saved(result);
    });
}

void DraftKeeper::saved(const Result<DraftId>& result)
{
    m_isSaving = false;
    if (result) {
        m_id = *result;
    } else {
        m_isDirty = true;
        Q_EMIT saveFailed(result.error());
    }
    if (m_whenIdle)
        std::exchange(m_whenIdle, nullptr)(m_id);
    else if (m_isDirty && !m_isFinished)
        m_timer.start();
}

void DraftKeeper::finish(std::function<void(DraftId)> done)
{
    m_isFinished = true;
    m_timer.stop();
    if (m_isSaving)
        m_whenIdle = std::move(done);
    else
        done(m_id);
}

void DraftKeeper::resume()
{
    m_isFinished = false;
    changed();
}

} // namespace postaci
