#pragma once

#include "MailEngine.h"

#include <QPointer>

#include <functional>

namespace postaci {

/// Changes the address book and knows the way back, whatever becomes of the dialog that asked for it. UI
/// thread.
class ContactChanges : public QObject
{
    Q_OBJECT

public:
    using Words = std::function<QString()>; ///< asked again when the language changes
    using Done = std::function<void(const Result<ContactEditDone>&)>;

    ContactChanges(MailEngine& engine, QObject* parent);

    /// Says `words` when it is done. `done` runs as long as `asker` is there; without one, failures are told
    /// by failed(). Changes of one series (not 0) are taken back together.
    void edit(const ContactEdit& change, const Words& words, QObject* asker = nullptr, const Done& done = {},
              int series = 0);
    [[nodiscard]] int newSeries() { return ++m_lastSeries; }
    /// Takes the last change, or all of its series, back.
    void undo();

Q_SIGNALS:
    void undoable(const std::function<QString()>& words);
    void failed(const postaci::Error& error);

private:
    MailEngine& m_engine;
    QList<ContactEdit> m_undos; ///< the newest first
    int m_series = 0;           ///< of those
    int m_lastSeries = 0;
};

} // namespace postaci
