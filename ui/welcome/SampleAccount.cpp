#include "welcome/SampleAccount.h"

#include "base/LocalAccount.h"
#include "welcome/SampleMessages.h"
#include "widgets/InfoBar.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace postaci {

SampleAccount::SampleAccount(MailEngine& engine, InfoBar& bar, QObject* parent)
    : QObject(parent), m_engine(engine), m_bar(bar)
{
    m_bar.setObjectName(QStringLiteral("sampleBar"));
    connect(&m_bar, &InfoBar::primaryClicked, this, &SampleAccount::primaryPressed);
    connect(&m_bar, &InfoBar::secondaryClicked, this, &SampleAccount::secondaryPressed);
}

AccountId SampleAccount::account() const
{
    for (const Account& account : m_engine.reader().accounts().value_or({}))
        if (isLocalAccount(account))
            return account.id;
    return 0;
}

void SampleAccount::create()
{
    if (m_isBusy || account() != 0)
        return;
    m_isBusy = true;
    Account sample;
    sample.label = tr("Sample mailbox");
    sample.identity.name = tr("You");
    sample.identity.address = QStringLiteral("you@postaci.example");
    sample.incoming.protocol = Protocol::Pop3; // whose folders are here
    sample.outgoing.protocol = Protocol::Smtp;
    sample.origin.source = kSampleSource;
    m_engine.addAccount(sample, {}, [self = QPointer<SampleAccount>(this)](const Result<AccountId>& added) {
        if (!self)
            return;
        if (added) {
            self->fill(*added);
            return;
        }
        self->m_isBusy = false;
        Q_EMIT self->failed(added.error());
    });
}

void SampleAccount::fill(AccountId account)
{
    const auto row = m_engine.reader().account(account);
    const Address owner = row ? Address{row->identity.name, row->identity.address} : Address();
    const QList<SampleMessage> messages = sampleMessages(owner, QDateTime::currentDateTimeUtc());
    auto left = std::make_shared<qsizetype>(messages.size());
    for (const SampleMessage& message : messages) {
        AppendEntry entry;
        entry.account = account;
        entry.folder = m_engine.reader().folderByRole(account, message.folder).value_or(0);
        entry.flags = message.flags;
        entry.internalDate = message.date;
        entry.size = message.raw.size();
        entry.messageId = message.messageId;
        entry.subject = message.subject;
        m_engine.uploadMessage(
            entry, message.raw,
            [self = QPointer<SampleAccount>(this), left, account](const Result<AppendId>& put) {
                *left -= 1;
                if (!self)
                    return;
                if (!put)
                    Q_EMIT self->failed(put.error());
                if (*left > 0)
                    return;
                self->m_isBusy = false;
                Q_EMIT self->filled(account);
            });
    }
}

void SampleAccount::remove()
{
    const AccountId sample = account();
    if (sample == 0 || m_isBusy)
        return;
    m_isBusy = true;
    m_engine.removeAccount(sample, [self = QPointer<SampleAccount>(this)](const Result<void>& removed) {
        if (!self)
            return;
        self->m_isBusy = false;
        if (!removed)
            Q_EMIT self->failed(removed.error());
    });
}

void SampleAccount::refresh()
{
    const QList<Account> accounts = m_engine.reader().accounts().value_or({});
    if (account() == 0) {
        m_isAsking = false;
        m_bar.hide();
        return;
    }
    if (m_isAsking) {
        m_bar.show(InfoBar::Caution, tr("The sample mailbox goes, with all that you have written in it."));
        m_bar.setButtons(tr("Remove it"), tr("Keep it"));
    } else if (accounts.size() > 1) {
        m_bar.show(InfoBar::Info, tr("You have an account of your own now: the sample mailbox can go."));
        m_bar.setButtons(tr("Remove it…"));
    } else {
        m_bar.show(InfoBar::Info,
                   tr("This is a sample mailbox: it is on this computer only and sends nothing."));
        m_bar.setButtons(tr("Remove it…"), tr("Add your account"));
    }
    m_bar.setDismissable(false);
}

void SampleAccount::primaryPressed()
{
    if (std::exchange(m_isAsking, !m_isAsking))
        remove();
    else
        refresh();
}

void SampleAccount::secondaryPressed()
{
    if (std::exchange(m_isAsking, false))
        refresh();
    else
        Q_EMIT ownAccountWanted();
}

} // namespace postaci
