#include "contacts/ContactChanges.h"

namespace postaci {

ContactChanges::ContactChanges(MailEngine& engine, QObject* parent) : QObject(parent), m_engine(engine) {}

void ContactChanges::edit(const ContactEdit& change, const Words& words, QObject* asker, const Done& done,
                          int series)
{
    const QPointer<ContactChanges> self(this);
    const QPointer<QObject> alive(asker);
    m_engine.editContacts(change, [self, alive, words, done, series](const Result<ContactEditDone>& edited) {
        if (!self)
            return;
        if (edited) {
            if (series == 0 || series != self->m_series)
                self->m_undos.clear();
            self->m_series = series;
            self->m_undos.prepend(edited->undo);
            Q_EMIT self->undoable(words);
        }
        if (alive && done)
            done(edited);
        else if (!edited)
            Q_EMIT self->failed(edited.error());
    });
}

void ContactChanges::undo()
{
    const QPointer<ContactChanges> self(this);
    m_series = 0;
    for (const ContactEdit& undoing : std::exchange(m_undos, {})) // the writer keeps their order
        m_engine.editContacts(undoing, [self](const Result<ContactEditDone>& undone) {
            if (self && !undone)
                Q_EMIT self->failed(undone.error());
        });
}

} // namespace postaci
