#include "composer/SentTextFiles.h"

#include "composer/ComposerState.h"
#include "composer/DraftFiles.h"

#include <QThreadPool>

namespace postaci {

namespace {

QString filesKeyOf(const QByteArray& form)
{
    const auto state = composerStateFromJson(form);
    return state ? state->filesKey : QString();
}

} // namespace

Result<QStringList> filesKeysInOutbox(const MailReader& reader)
{
    const auto entries = reader.outbox();
    const auto drafts = reader.draftsBeingSent();
    if (!entries || !drafts)
        return unexpected(entries ? drafts.error() : entries.error());
    QStringList keys;
    for (const Draft& draft : *drafts)
        keys.append(filesKeyOf(draft.data));
    for (const OutboxEntry& entry : *entries) {
        const auto form = reader.outboxDraft(entry.id);
        if (!form && form.error().kind != ErrorKind::Gone)
            return unexpected(form.error());
        keys.append(filesKeyOf(form.value_or({})));
    }
    keys.removeAll(QString());
    return keys;
}

SentTextFiles::SentTextFiles(MailEngine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    refresh();
}

void SentTextFiles::refresh()
{
    const MailReader& reader = m_engine.reader();
    const auto outbox = reader.outbox();
    const auto drafts = reader.drafts();
    if (!outbox || !drafts)
        return; // what cannot be read is not gone
    QHash<OutboxId, QString> before = std::exchange(m_keys, {});
    for (const OutboxEntry& entry : *outbox) {
        const auto known = before.find(entry.id);
        if (known != before.end()) {
            m_keys.insert(entry.id, *known);
            before.erase(known);
        } else if (const auto form = reader.outboxDraft(entry.id)) {
            m_keys.insert(entry.id, filesKeyOf(*form));
        }
    }
    before.removeIf([](const auto& left) { return left.value().isEmpty(); });
    if (before.isEmpty())
        return;
    QStringList inUse = m_keys.values();
    for (const Draft& draft : *drafts) // what was taken back
        inUse.append(filesKeyOf(draft.data));
    for (const QString& key : std::as_const(before)) {
        if (!inUse.contains(key))
            QThreadPool::globalInstance()->start(
                [dir = m_engine.profileDir(), key] { removeDraftFiles(dir, key); });
    }
}

} // namespace postaci
