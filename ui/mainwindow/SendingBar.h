#pragma once

#include "MailEngine.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace postaci {

class InfoBar;

/// The bar of the main window about what is being sent: that it may still be taken back, that nobody knows
/// whether it was sent, that it was not, and what is still to be sent when the program ends. One thing at a
/// time, the most pressing. UI thread.
class SendingBar : public QObject
{
    Q_OBJECT

public:
    SendingBar(MailEngine& engine, InfoBar& bar, QObject* parent);

    /// Takes back what was sent last, if it is still held; false: there is nothing.
    bool undo();
    [[nodiscard]] bool canUndo() const { return m_held != 0; }
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
    enum class About { Nothing, Held, Uncertain, Failed, Closing, Unsent };

    [[nodiscard]] QList<OutboxEntry> toBeSent() const;
    [[nodiscard]] bool mayLeave(const QList<OutboxEntry>& left) const;
    void showHeld(const OutboxEntry& entry);
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
    QList<OutboxId> m_answered; ///< whose question was put aside
    bool m_closing = false;
    QSet<OutboxId> m_leftBehind; ///< the person has decided that the program may end without these
};

} // namespace postaci
