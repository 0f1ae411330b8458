#include "MailEnginePrivate.h"

// Contacts, and who may be meant by what is typed.

namespace postaci {

namespace {

using namespace std::chrono_literals;

/// A first sync of sent mail brings addresses all the time.
constexpr std::chrono::milliseconds kIndexLater = 1s;

} // namespace

std::shared_ptr<const ContactIndex> MailEngine::contactIndex() const
{
    if (d->people.state == ContactIndexState::NotWanted)
        d->loadContactIndex();
    return d->people.index;
}

QList<RecipientSuggestion> MailEngine::completeRecipient(const QString& typed, qsizetype limit) const
{
    return contactIndex()->complete(typed, limit);
}

void MailEngine::Private::loadContactIndex()
{
    if (people.state == ContactIndexState::Loading) {
        people.isStale = true;
        return;
    }
    people.state = ContactIndexState::Loading;
    people.isStale = false;
    people.pool.start([this, dir = options.profileDir, now = clock->now()] {
        const auto source = MailReader::open(dir);
        const auto book = source ? (*source)->addressBook() : Result<AddressBook>(unexpected(source.error()));
        const auto index = book ? std::make_shared<const ContactIndex>(*book, now) : nullptr;
        inUiThread([this, index] {
            people.state = ContactIndexState::Loaded;
            if (index) // else the one from before serves on
                people.index = index;
            if (people.isStale)
                loadContactIndex();
            Q_EMIT engine->contactIndexChanged();
        });
    });
}

void MailEngine::Private::refreshContactIndex(const StoreChange& change)
{
    if (people.state == ContactIndexState::NotWanted)
        return;
    if (change.contactsChanged || change.accountsChanged)
        loadContactIndex();
    else if (change.writtenToChanged && !people.later.isActive())
        people.later.start(kIndexLater);
}

void MailEngine::addressBook(std::function<void(Result<AddressBook>)> done)
{
    d->people.pool.start([p = d.get(), dir = d->options.profileDir, done = std::move(done)] {
        const auto source = MailReader::open(dir);
        const auto book = source ? (*source)->addressBook() : Result<AddressBook>(unexpected(source.error()));
        p->inUiThread([done, book] { done(book); });
    });
}

void MailEngine::editContacts(const ContactEdit& edit, std::function<void(Result<ContactEditDone>)> done)
{
    auto outcome = std::make_shared<ContactEditDone>();
    d->store->writeAsync(
        WritePriority::User,
        [edit, outcome](Transaction& transaction) -> Result<void> {
            auto edited = transaction.editContacts(edit);
            if (!edited)
                return unexpected(edited.error());
            *outcome = *std::move(edited);
            return {};
        },
        this,
        [outcome, done = std::move(done)](const Result<void>& written) {
            if (done)
                done(written ? Result<ContactEditDone>(*outcome) : unexpected(written.error()));
        });
}

} // namespace postaci
