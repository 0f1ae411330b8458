#pragma once

#include "MailEngine.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace postaci {

class InfoBar;

/// The bar of the main window about what is being sent: that it may still be taken back, when it goes out
/// later, that nobody knows whether it was sent, that it was not, not to everybody or without its copy, and
/// what is still to be sent when the program ends. One thing at a time, the most pressing. UI thread.
class SendingBar : public QObject
{
    Q_OBJECT

public:
    SendingBar(MailEngine& engine, InfoBar& bar, QObject* parent);

    /// Takes back what was sent last, if it is still held, or what the bar says goes out later; false: there
    /// is nothing.
    bool undo();
    [[nodiscard]] bool canUndo() const { return m_held != 0 || m_later != 0; }
    /// Says for a while that the message, just written, goes out later.
    void tellOfLater(postaci::OutboxId entry);
    /// Whether the program may end: false while something is to be sent. It is sent at once then, and
    /// closeWanted() follows when that is done or the person has decided.
    [[nodiscard]] bool mayClose();

    /// That was decided in the bar.
    [[nodiscard]] bool isLeftUnsent() const;
    /// The windows are being closed. Where this one is still there in a moment somebody has refused: what was
    /// decided is asked again the next time, and stayed() says so.
    void expectEnd();

    void refresh(); ///< on news of the outbox
    void retranslate();

Q_SIGNALS:
    void draftTaken(const postaci::Draft& draft);
    void undoChanged();
    void outboxWanted();
    void closeWanted();
    void stayed(); ///< the program does not end now

private:
    enum class About { Nothing, Held, Later, Uncertain, Failed, Partly, Closing, Unsent };

    [[nodiscard]] QList<OutboxEntry> toBeSent() const;
    [[nodiscard]] bool mayLeave(const QList<OutboxEntry>& left) const;
    [[nodiscard]] bool isUnanswered(const OutboxEntry& entry) const { return !m_answered.contains(entry.id); }
    void showHeld(const OutboxEntry& entry);
    void showLater(const OutboxEntry& entry);
    void setLater(OutboxId entry);
    void showOpen(const QList<OutboxEntry>& entries);
    void showQuestion(const OutboxEntry& entry, About about);
    void showClosing(const QList<OutboxEntry>& left);
    void say(About about, OutboxId entry, const QString& text);
    void primary();
    void secondary();
    void takeBack(OutboxId entry);

    MailEngine& m_engine;
    InfoBar& m_bar;
    QTimer m_second;
    About m_about = About::Nothing;
    OutboxId m_entry = 0;       ///< that the bar speaks of
    OutboxId m_held = 0;        ///< the last one that may be taken back
    OutboxId m_later = 0;       ///< that goes out later, as was said a moment ago
    QTimer m_laterSaid;         ///< until that has been said for long enough
    QList<OutboxId> m_answered; ///< whose question was put aside
    bool m_closing = false;
    QSet<OutboxId> m_leftBehind; ///< the person has decided that the program may end without these
};

} // namespace postaci
