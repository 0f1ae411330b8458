#pragma once

#include "MailEngine.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace postaci {

/// Keeps a text that is being written as a draft: within a second of a change, one save at a time, and never
/// two drafts of one text. A save that was begun ends well even if the window is gone. UI thread.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    using Snapshot = std::function<Draft()>; ///< what is in the window now; its id is ignored
    using Settled = std::function<void(const Result<DraftId>&)>;

    DraftKeeper(MailEngine& engine, DraftId draft, Snapshot snapshot, QObject* parent);

    void touch();   ///< something has changed
    void saveNow(); ///< if anything has changed since
    enum class Save { IfChanged, Always };
    /// Saves what is left; `done` hears the draft's id once everything is stored (0: there is none), or the
    /// error.
    void settle(Save save, Settled done);
    /// No more saves; the draft goes once a running save is over.
    void discard();
    void release(); ///< no more saves; the draft is somebody else's to remove, or gone

    [[nodiscard]] DraftId id() const;
    [[nodiscard]] bool isTouched() const { return m_touched; } ///< since the window opened
    /// Whether nothing is left to be saved, nor being saved.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void touched();
    void saved();
    void failed(const postaci::Error& error);

private:
    struct Running; ///< outlives the window with a save that is under way

    void start();
    void ended(const Result<DraftId>& result);

    MailEngine& m_engine;
    Snapshot m_snapshot;
    QTimer m_timer;
    std::shared_ptr<Running> m_running;
    QList<Settled> m_waiting;
    bool m_touched = false;
    bool m_dirty = false;
};

} // namespace postaci
