#include "composer/RecipientWarnings.h"

#include "MailEngine.h"
#include "message/AddressText.h"
#include "message/DomainNames.h"

namespace postaci {

namespace {

constexpr qsizetype kShortestSlip = 8; ///< shorter names of domains are too much alike

bool isAmong(const AddressList& addresses, const QStringList& own)
{
    return std::any_of(addresses.begin(), addresses.end(),
                       [&](const Address& each) { return own.contains(each.addr, Qt::CaseInsensitive); });
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

RecipientDoubts RecipientWarnings::doubts(const ComposerState& state, const QStringList& own)
{
    learnDomains();
    RecipientDoubts doubts;
    doubts.source = recipientSource(m_engine);
    doubts.meant = [this](const QString& address) { return meantAddress(address); };
    const AddressList all = parseTypedAddresses(state.to).good + parseTypedAddresses(state.cc).good;
    doubts.cameAsBlindCopy = state.kind == OutgoingKind::Reply && cameAsBlindCopy(own) && goesToOthers(all);
    return doubts;
}

bool RecipientWarnings::cameAsBlindCopy(const QStringList& own) const
{
    const auto envelope = m_original == 0 ? Envelope() : m_engine.reader().envelope(m_original).value_or({});
    const bool namesAnybody = !envelope.to.isEmpty() || !envelope.cc.isEmpty();
    return namesAnybody && !m_isOfList && !isAmong(envelope.to, own) && !isAmong(envelope.cc, own) &&
           !isAmong(envelope.from, own);
}

bool RecipientWarnings::goesToOthers(const AddressList& recipients) const
{
    const auto envelope = m_original == 0 ? Envelope() : m_engine.reader().envelope(m_original).value_or({});
    QStringList others;
    for (const Address& address : envelope.to + envelope.cc)
        others << address.addr;
    return isAmong(recipients, others);
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
    if (!m_providers) {
        m_providers = ProviderTable::bundled().value_or(ProviderTable());
        for (const Provider& provider : m_providers->providers())
            m_lookAlikes.add(provider.domains);
    }
    const auto index = m_engine.contactIndex();
    if (index == m_index)
        return;
    m_index = index;
    m_lookAlikes.add(m_index->domains().values());
}

QString RecipientWarnings::meantAddress(const QString& address)
{
    const Address parts{{}, address};
    const QString meant = meantDomain(parts.domain());
    return meant.isEmpty() ? QString() : parts.localPart() + QLatin1Char('@') + meant;
}

QString RecipientWarnings::meantDomain(const QString& domain)
{
    const QString nobody = QStringLiteral("x@") + domain;
    if (domain.isEmpty() || m_accepted.contains(domain.toLower()) || m_index->domains().contains(domain) ||
        m_providers->find(nobody) != nullptr)
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
