#include "composer/NamesInMessage.h"

#include "MailEngine.h"
#include "base/NameWords.h"
#include "composer/ComposerHeader.h"
#include "composer/SpellUnderlines.h"
#include "message/AddressText.h"
#include "spelling/NameForms.h"

#include <algorithm>
#include <utility>

namespace postaci {

NamesInMessage::NamesInMessage(const MailEngine& engine, const ComposerHeader& header,
                               SpellUnderlines& spelling, QObject* parent)
    : QObject(parent), m_engine(engine), m_header(header)
{
    const auto lookAgain = [this, &spelling] {
        m_isGathered = false;
        spelling.namesChanged();
    };
    connect(&header, &ComposerHeader::edited, this, lookAgain);
    connect(&header, &ComposerHeader::accountChosen, this, lookAgain);
    connect(&engine, &MailEngine::contactIndexChanged, this, lookAgain);
    spelling.setNames([this](const QString& word) { return isName(word); });
}

void NamesInMessage::gather()
{
    ComposerState fields;
    m_header.getFields(&fields);
    m_words = nameWords(m_header.account().identity.name);
    for (const QString& field : {fields.to, fields.cc, fields.bcc}) {
        for (const Address& address : parseTypedAddresses(field).good)
            m_words << nameWords(address.name);
    }
}

bool NamesInMessage::isName(const QString& word)
{
    const QString name = nameInForm(word);
    if (name.isEmpty())
        return false;
    if (!std::exchange(m_isGathered, true)) {
        gather();
        // Not for every word; and the program changes the fields too, without a word about it.
        QMetaObject::invokeMethod(
            this, [this] { m_isGathered = false; }, Qt::QueuedConnection);
    }
    return std::any_of(m_words.begin(), m_words.end(),
                       [&name](const QString& ofName) { return isSameName(ofName, name); }) ||
           m_engine.contactIndex()->isNameOfContact(name);
}

} // namespace postaci
