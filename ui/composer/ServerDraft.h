#pragma once

#include "MailEngine.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace postaci {

/// Puts a text that is being written into the server's folder for drafts: half a minute after the first
/// change that is not there yet, and when it is closed. What the engine has not sent by then it replaces. UI
/// thread.
class ServerDraft : public QObject
{
    Q_OBJECT

public:
    /// `message` is asked for what is in the window now, `id` for its draft (0: none is saved yet); nothing
    /// is put there while `isWhole` says no, since files are still being read.
    struct Source
    {
        std::function<DraftId()> id;
        std::function<bool()> isWhole;
        std::function<OutgoingMessage()> message;
    };

    ServerDraft(MailEngine& engine, Source source, QObject* parent);

    void changed();                                ///< the draft was saved with something new
    void flush(const std::function<void()>& done); ///< now, if anything is new
    void stop();                                   ///< it is sent, or discarded
    void setDelay(int milliseconds) { m_timer.setInterval(milliseconds); } ///< of 30 s

private:
    void put(const std::function<void()>& done);

    MailEngine& m_engine;
    Source m_source;
    QTimer m_timer;
    bool m_isNew = false; ///< something is not at the server
};

} // namespace postaci
