#include "security/SecretsChange.h"

#include <utility>

namespace postaci {

std::shared_ptr<SecretsChange> SecretsChange::of(SecretStore& store)
{
    return std::shared_ptr<SecretsChange>(new SecretsChange(store));
}

void SecretsChange::write(const QString& key, const QString& secret)
{
    m_steps.append({{}, key, secret, std::nullopt});
}

void SecretsChange::copy(const QString& from, const QString& to)
{
    if (from != to)
        m_steps.append({from, to, {}, std::nullopt});
}

void SecretsChange::run(SecretStore::WriteDone done)
{
    m_done = std::move(done);
    next();
}

void SecretsChange::next()
{
    if (m_current == m_steps.size())
        std::exchange(m_done, {})({});
    else if (m_steps[m_current].from.isEmpty())
        remember();
    else
        fetch();
}

void SecretsChange::fetch()
{
    m_store.read(m_steps[m_current].from, [self = shared_from_this()](const Result<QString>& secret) {
        if (!secret) {
            self->fail(secret.error());
            return;
        }
        self->m_steps[self->m_current].secret = *secret;
        self->remember();
    });
}

void SecretsChange::remember()
{
    m_store.read(m_steps[m_current].to, [self = shared_from_this()](const Result<QString>& before) {
        if (before)
            self->m_steps[self->m_current].before = *before;
        else if (before.error().reason != ErrorReason::NoPassword) {
            self->fail(before.error());
            return;
        }
        self->store();
    });
}

void SecretsChange::store()
{
    const Step& step = m_steps[m_current];
    m_store.write(step.to, step.secret, [self = shared_from_this()](const Result<void>& written) {
        if (!written) {
            self->fail(written.error());
            return;
        }
        ++self->m_current;
        self->next();
    });
}

void SecretsChange::fail(const Error& error)
{
    undo();
    std::exchange(m_done, {})(unexpected(error));
}

void SecretsChange::undo()
{
    while (m_current > 0) {
        const Step& step = m_steps[--m_current];
        if (step.before)
            m_store.write(step.to, *step.before, [](const Result<void>&) {});
        else
            m_store.remove(step.to, [](const Result<void>&) {});
    }
}

} // namespace postaci
