#include "store/TransactionPrivate.h"
#include "store/Upkeep.h"

#include "base/Logging.h"

namespace postaci {

Transaction::Transaction(Database& database, std::function<bool()> isUserWaiting)
    : d(std::make_shared<Private>(database))
{
    d->isUserWaiting = std::move(isUserWaiting);
}

bool Transaction::isUserWaiting() const
{
    return d->isUserWaiting && d->isUserWaiting();
}

Result<void> Transaction::begin()
{
    return d->guarded([this]() -> Result<void> {
        // At once as a writer: a reading transaction that turns into a writing one can be refused midway.
        d->query("BEGIN IMMEDIATE").run();
        return {};
    });
}

Result<void> Transaction::tryWriting()
{
    return d->guarded([this]() -> Result<void> {
        // A row that stays as it is would not be written.
        d->query("INSERT INTO template (name, subject, text) VALUES ('', '', '')").run();
        d->query("DELETE FROM template WHERE id = ?", d->lastInsertId()).run();
        return {};
    });
}

Result<bool> Transaction::keepUp()
{
    return d->guarded([this]() -> Result<bool> { return Upkeep(*d).step(); });
}

Result<bool> Transaction::tidyIndex()
{
    return d->guarded([this]() -> Result<bool> { return d->searchIndex().joinPieces(); });
}

bool Transaction::haveWordsChanged() const
{
    return d->searchIndex().haveWordsChanged();
}

Result<StoreChange> Transaction::commit()
{
    return d->guarded([this]() -> Result<StoreChange> {
        d->finish();
        d->query("COMMIT").run();
        d->forgetFinishedBodies();
        return d->changes().merged();
    });
}

void Transaction::rollback()
{
    try {
        // SQLite has rolled back by itself after a full disk and the like.
        if (d->database().connection().isInTransaction())
            d->query("ROLLBACK").run();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "rollback failed:" << exception.what();
    }
}

} // namespace postaci
