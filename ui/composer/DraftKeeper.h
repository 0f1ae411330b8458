#pragma once

#include "MailEngine.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace postaci {

/// Keeps one text in the store while it is written: within a second of the first change that is not saved
/// yet, and at once when asked. Saves follow each other, never overtake. UI thread.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// `content` gives the draft as it is now (its id is left to this class).
    DraftKeeper(MailEngine& engine, std::function<Draft()> content, QObject* parent = nullptr);

    void setDraftId(DraftId id) { m_id = id; }
    [[nodiscard]] DraftId draftId() const { return m_id; }
    void changed(); ///< the text is different now
    void saveNow(); ///< if there is something unsaved
    /// Stops keeping; `done` gets the stored draft's id (0: never stored) once no save is under way.
    void finish(std::function<void(DraftId)> done);
    void resume(); ///< after finish(), when sending failed

Q_SIGNALS:
    void saveFailed(const postaci::Error& error);

private:
    void save();
    void saved(const Result<DraftId>& result);

    MailEngine& m_engine;
    std::function<Draft()> m_content;
    QTimer m_timer;
    DraftId m_id = 0;
    bool m_isDirty = false;
    bool m_isSaving = false;
    bool m_isFinished = false;
    std::function<void(DraftId)> m_whenIdle;
};

} // namespace postaci
