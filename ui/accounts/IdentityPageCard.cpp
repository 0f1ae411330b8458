// The settings card that fills the wizard's first page, and where else its servers are from.
#include "accounts/IdentityPage.h"

#include "account/AccountFile.h"
#include "accounts/IconLine.h"
#include "accounts/Pop3Form.h"
#include "accounts/ServerForm.h"
#include "accounts/SignInFields.h"
#include "widgets/Theme.h"

#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

namespace postaci {

void IdentityPage::chooseCard()
{
    const QString filter = tr("Settings cards (*.json *.xml);;All files (*)");
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a settings card"), {}, filter);
    if (!file.isEmpty())
        openCard(file);
}

void IdentityPage::openCard(const QString& file)
{
    const QString address = m_address->text().trimmed();
    QThreadPool::globalInstance()->start([page = QPointer<IdentityPage>(this), file, address] {
        constexpr qint64 kLargestCard = 1 << 20;
        QFile source(file);
        const auto card = source.open(QIODevice::ReadOnly)
                              ? accountFromCard(source.read(kLargestCard), address)
                              : Result<Account>(unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                                                           source.errorString()));
        QMetaObject::invokeMethod(
            qApp,
            [page, card] {
                if (page)
                    page->takeCard(card);
            },
            Qt::QueuedConnection);
    });
}

void IdentityPage::takeCard(const Result<Account>& card)
{
    if (!card) {
        const bool isAddressMissing = card.error().reason == ErrorReason::InvalidAddress;
        m_cardError->setContent(
            QStringLiteral("error"), &Theme::danger,
            isAddressMissing ? tr("This file does not say whose mail it is about. Type the address "
                                  "first, then open it again.")
                             : tr("This is no settings card, or it is damaged: no pair of servers could "
                                  "be read from it."),
            Ink::Danger);
        return;
    }
    m_cardError->clear();
    if (m_name->text().isEmpty())
        m_name->setText(card->identity.name);
    m_address->setText(card->identity.address);
    addressTyped();
    m_pause->stop();
    m_opened = *card;
    m_correctedFor = card->identity.address;
    m_incoming->setProtocols({card->incoming.protocol});
    m_incoming->correct(card->incoming);
    m_outgoing->correct(card->outgoing);
    m_pop3->setVisible(card->incoming.protocol == Protocol::Pop3);
    setServersShown(true);
    rememberSeen();
    m_signIn->focus();
}

SettingsOrigin IdentityPage::originOf(const Account& account) const
{
    const auto isFrom = [&account](const ServerSettings& incoming, const ServerSettings& outgoing) {
        const auto isSame = [](const ServerSettings& a, const ServerSettings& b) {
            return a.protocol == b.protocol && a.port == b.port && a.security == b.security &&
                   a.host.compare(b.host, Qt::CaseInsensitive) == 0;
        };
        return isSame(account.incoming, incoming) && isSame(account.outgoing, outgoing);
    };
    const auto from = [](const QString& source) {
        return SettingsOrigin{source, QDateTime::currentDateTimeUtc()};
    };
    const QString address = m_address->text().trimmed();
    if (m_opened && isFrom(m_opened->incoming, m_opened->outgoing))
        return from(QStringLiteral("card"));
    const ServerProposal* found = chosenProposal();
    if (found && isFrom(found->incoming, found->outgoing))
        return from(sourceName(found->source));
    const Account known = m_providers.prefill({}, address, account.incoming.protocol);
    if (isFrom(known.incoming, known.outgoing))
        return from(sourceName(m_providers.find(address) ? DiscoverySource::Table : DiscoverySource::Guess));
    return from(QStringLiteral("hand"));
}

} // namespace postaci
