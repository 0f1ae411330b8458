#pragma once

#include "MailEngine.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace postaci {

/// Puts a text that is being written into the server's folder for drafts: half a minute after the first
/// change that is not there yet, later where it has files, and when it is closed. What the engine has not
/// sent by then it replaces. UI thread.
class ServerDraft : public QObject
{
    Q_OBJECT

public:
    /// `message` is asked for what is in the window now, `id` for its draft (0: none is saved yet); nothing
    /// is put there while `isWhole` says no, since files are still being read. `size` is that of its files in
    /// bytes: all of them are stored and sent again with each change of a word.
    struct Source
    {
        std::function<DraftId()> id;
        std::function<bool()> isWhole;
        std::function<OutgoingMessage()> message;
        std::function<qint64()> size;
    };

    ServerDraft(MailEngine& engine, Source source, QObject* parent);

    void changed();                                ///< the draft was saved with something new
    void flush(const std::function<void()>& done); ///< now, if anything is new
    void stop();                                   ///< it is sent, or discarded
    void setDelay(int milliseconds);               ///< of 30 s
    /// Milliseconds from a change until it is put there; -1: not before it is closed.
    [[nodiscard]] int pause() const;

private:
    void start();
    void endPause();
    void put(const std::function<void()>& done);

    MailEngine& m_engine;
    Source m_source;
    QTimer m_timer;
    QElapsedTimer m_since; ///< of the first change that is not there
    int m_delay;
    bool m_isNew = false; ///< something is not at the server
};

} // namespace postaci
