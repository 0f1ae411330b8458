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

    /// `accounts`: all, any of whose identities mail may come to. Refers to this.
    [[nodiscard]] RecipientDoubts doubts(const ComposerState& state, const QList<Account>& accounts);
    /// Whom the original names beside who wrote it.
    [[nodiscard]] QStringList othersOfOriginal() const;
    /// Those whom an answer goes to who wrote it, as typed.
    [[nodiscard]] QString senderOfOriginal() const;
    /// Whether an answer to them all tells anybody of the original about the blind copy.
    [[nodiscard]] bool goesToOthers(const AddressList& recipients) const;
    void accept(const QString& address); ///< the person means that domain

private:
    [[nodiscard]] QString meantAddress(const QString& address);
    [[nodiscard]] QString meantDomain(const QString& domain) const;
    void learnDomains();
    [[nodiscard]] bool cameAsBlindCopy(const QList<Account>& accounts) const;

    MailEngine& m_engine;
    MessageId m_original;
    QSet<QString> m_accepted; ///< domains, in small letters
    bool m_isOfList = false;  ///< the original: its recipients are not named
    std::optional<ProviderTable> m_providers;
    std::shared_ptr<const ContactIndex> m_index; ///< that the next two are made of
    LookAlikes m_lookAlikes;
    QHash<QString, QString> m_meant; ///< what meantDomain() has found out
};

} // namespace postaci
