#include "welcome/NewAccountInbox.h"

#include "base/LocalAccount.h"
#include "mainwindow/FolderPane.h"
#include "store/StoreChange.h"
#include "welcome/SampleAccount.h"

#include <utility>

namespace postaci {

NewAccountInbox::NewAccountInbox(const FolderTreeModel& model, const SampleAccount& sample,
                                 FolderPane& folders, QObject* parent)
    : QObject(parent), m_model(model), m_sample(sample), m_folders(folders), m_known(accountsNow())
{
}

QSet<AccountId> NewAccountInbox::accountsNow() const
{
    QSet<AccountId> accounts;
    for (const Account& account : m_model.accounts())
        accounts.insert(account.id);
    return accounts;
}

void NewAccountInbox::storeChanged(const StoreChange& change)
{
    if (change.accountsChanged)
        noteNewAccount();
    if (m_awaited == 0)
        return;
    if (m_folders.currentPlace() != m_from) {
        m_awaited = 0;
        return;
    }
    const TreePlace inbox = m_model.inboxOf(m_awaited);
    if (!m_model.indexOf(inbox).isValid())
        return;
    m_awaited = 0;
    m_folders.select(inbox);
}

void NewAccountInbox::noteNewAccount()
{
    const QSet<AccountId> before = std::exchange(m_known, accountsNow());
    const AccountId sample = m_sample.account();
    if (!m_known.contains(m_awaited))
        m_awaited = 0;
    if (sample == 0 || !before.contains(sample) || m_folders.currentPlace().account != sample)
        return;
    for (const AccountId account : std::as_const(m_known)) {
        if (before.contains(account))
            continue;
        m_awaited = account;
        m_from = m_folders.currentPlace();
    }
}

} // namespace postaci
