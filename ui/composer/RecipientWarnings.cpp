#include "composer/RecipientWarnings.h"

#include "MailEngine.h"
#include "base/Identities.h"
#include "message/AddressText.h"
#include "message/DomainNames.h"

namespace postaci {

namespace {

constexpr qsizetype kShortestSlip = 8; ///< shorter names of domains are too much alike

bool isAnyOwn(const AddressList& addresses, const QList<Account>& accounts)
{
    return std::any_of(addresses.begin(), addresses.end(),
                       [&](const Address& each) { return isOwnAddress(accounts, each.addr); });
}

} // namespace

RecipientWarnings::RecipientWarnings(MailEngine& engine, MessageId original, QObject* parent)
    : QObject(parent), m_engine(engine), m_original(original), m_index(std::make_shared<const ContactIndex>())
{
    (void)engine.contactIndex(); // it is read by the time that somebody types
    connect(&engine, &MailEngine::bodyReady, this,
            [this](MessageId message, const MessageContent& content, const QByteArray&) {
                if (message == m_original)
                    m_isOfList = content.isBulk;
            });
}

RecipientDoubts RecipientWarnings::doubts(const ComposerState& state, const QList<Account>& accounts)
{
    learnDomains();
    RecipientDoubts doubts;
    doubts.source = asOfNow(recipientSource(m_engine));
    doubts.meant = [this](const QString& address) { return meantAddress(address); };
    const AddressList all = parseTypedAddresses(state.to).good + parseTypedAddresses(state.cc).good;
    doubts.cameAsBlindCopy =
        state.kind == OutgoingKind::Reply && cameAsBlindCopy(accounts) && goesToOthers(all);
    return doubts;
}

bool RecipientWarnings::cameAsBlindCopy(const QList<Account>& accounts) const
{
    const auto envelope = m_original == 0 ? Envelope() : m_engine.reader().envelope(m_original).value_or({});
    const bool namesAnybody = !envelope.to.isEmpty() || !envelope.cc.isEmpty();
    return namesAnybody && !m_isOfList && !isAnyOwn(envelope.to + envelope.cc + envelope.from, accounts);
}

QStringList RecipientWarnings::othersOfOriginal() const
{
    const auto envelope = m_original == 0 ? Envelope() : m_engine.reader().envelope(m_original).value_or({});
    QStringList senders;
    for (const Address& address : envelope.replyTo + envelope.from)
        senders << address.addr;
    QStringList others;
    for (const Address& address : envelope.to + envelope.cc) {
        if (!senders.contains(address.addr, Qt::CaseInsensitive))
            others << address.addr;
    }
    return others;
}

bool RecipientWarnings::goesToOthers(const AddressList& recipients) const
{
    const QStringList others = othersOfOriginal();
    return std::any_of(recipients.begin(), recipients.end(), [&others](const Address& each) {
        return others.contains(each.addr, Qt::CaseInsensitive);
    });
}

void RecipientWarnings::accept(const QString& address)
{
    m_accepted.insert(Address{{}, address}.domain().toLower());
}

QString RecipientWarnings::senderOfOriginal() const
{
    const auto envelope = m_engine.reader().envelope(m_original).value_or({});
    return typedForm(envelope.replyTo.isEmpty() ? envelope.from : envelope.replyTo);
}

void RecipientWarnings::learnDomains()
{
    const auto index = m_engine.contactIndex();
    if (m_providers && index == m_index)
        return;
    if (!m_providers)
        m_providers = ProviderTable::bundled().value_or(ProviderTable());
    m_index = index;
    m_meant.clear();
    m_lookAlikes = m_index->lookAlikes();
    for (const Provider& provider : m_providers->providers())
        m_lookAlikes.add(provider.domains);
}

QString RecipientWarnings::meantAddress(const QString& address)
{
    const Address parts{{}, address};
    const QString domain = parts.domain();
    if (domain.isEmpty() || m_accepted.contains(domain))
        return {};
    const auto known = m_meant.constFind(domain);
    const QString meant = known != m_meant.constEnd() ? *known : *m_meant.insert(domain, meantDomain(domain));
    return meant.isEmpty() ? QString() : parts.localPart() + QLatin1Char('@') + meant;
}

QString RecipientWarnings::meantDomain(const QString& domain) const
{
    const QString nobody = QStringLiteral("x@") + domain;
    if (m_index->domains().contains(domain) || m_providers->find(nobody) != nullptr)
        return {};
    const HostDoubt doubt = m_lookAlikes.doubtAbout(domain);
    if (doubt.kind == HostDoubt::Kind::Imitates)
        return doubt.looksLike;
    const QString ofProvider = m_providers->similarDomain(nobody);
    if (!ofProvider.isEmpty())
        return ofProvider;
    if (domain.size() < kShortestSlip)
        return {};
    for (const QString& known : m_index->domains()) {
        if (known.size() >= kShortestSlip && isOneSlipAway(known, domain) &&
            !isSameOrganisation(known, domain))
            return known;
    }
    return {};
}

} // namespace postaci
