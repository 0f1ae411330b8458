#pragma once

#include "account/ProviderTable.h"
#include "composer/SendCheck.h"
#include "message/LookAlikes.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace postaci {

class MailEngine;

/// What there is to doubt about the recipients of a text before it is sent: a domain that may be a slip of
/// the finger or a forger's, and an answer to all of a message that came as a blind copy. UI thread.
class RecipientWarnings : public QObject
{
    Q_OBJECT

public:
    /// `original`: what is answered; 0: nothing.
    RecipientWarnings(MailEngine& engine, MessageId original, QObject* parent);

    /// `own`: the addresses that mail comes to. Refers to this.
    [[nodiscard]] RecipientDoubts doubts(const ComposerState& state, const QStringList& own);
    /// The one who wrote the original, as typed; for an answer to nobody else.
    [[nodiscard]] QString senderOfOriginal() const;
    /// Whether an answer to them all tells anybody of the original about the blind copy.
    [[nodiscard]] bool goesToOthers(const AddressList& recipients) const;
    void accept(const QString& address); ///< the person means that domain

private:
    [[nodiscard]] QString meantAddress(const QString& address);
    [[nodiscard]] QString meantDomain(const QString& domain);
    void learnDomains();
    [[nodiscard]] bool cameAsBlindCopy(const QStringList& own) const;

    MailEngine& m_engine;
    MessageId m_original;
    QSet<QString> m_accepted; ///< domains, in small letters
    bool m_isOfList = false;  ///< the original: its recipients are not named
    std::optional<ProviderTable> m_providers;
    std::shared_ptr<const ContactIndex> m_index; ///< that m_lookAlikes is made of
    LookAlikes m_lookAlikes;
};

} // namespace postaci
