#include "composer/ComposerHeader.h"
#include "composer/ComposerWindow.h"
#include "composer/RecipientWarnings.h"
#include "composer/TextEditor.h"
#include "contacts/ContactsWindow.h"
#include "message/AddressText.h"
#include "reader/Recipients.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

// What is asked about the recipients before a text is sent.

namespace postaci {

namespace {

/// The first few, as they are shown.
QString namesOf(const AddressList& people)
{
    constexpr qsizetype kMostNamed = 5;
    QStringList names;
    for (const Address& person : people.mid(0, kMostNamed))
        names << fullAddress(person);
    return names.join(QStringLiteral(", ")) +
           (people.size() > kMostNamed ? QStringLiteral(", …") : QString());
}

} // namespace

RecipientDoubts ComposerWindow::recipientDoubts() const
{
    return m_warnings->doubts(state(), m_engine.reader().accounts().value_or({}));
}

void ComposerWindow::showRecipientProblem(SendProblem problem)
{
    const auto sendAnyway = [this, problem] { acceptAndSend(problem); };
    const auto ask = [this](const std::function<QString()>& sentence, const std::function<QString()>& remedy,
                            const BarStack::Action& primary, const BarStack::Action& secondary) {
        const auto fill = [sentence, remedy](InfoBar& bar) {
            bar.show(InfoBar::Caution, sentence());
            bar.setButtons(remedy(), tr("Send an&yway"));
        };
        m_bars->showBar(ProblemBar, QStringLiteral("problemBar"), fill, primary, secondary);
    };
    const RecipientDoubts doubts = recipientDoubts();
    if (problem == SendProblem::StrangeDomain) {
        const auto strange = strangeRecipient(state(), doubts).value_or(std::pair<QString, QString>());
        ask(
            [strange] {
                return tr("You have never written to %1. Is %2 meant?").arg(strange.first, strange.second);
            },
            [] { return tr("C&orrect it"); },
            [this, strange] {
                m_header->correctAddress(strange.first, strange.second);
                send();
            },
            sendAnyway);
    } else if (problem == SendProblem::ManyVisible) {
        const int people = static_cast<int>(recipientsOf(state().to, doubts.source).size() +
                                            recipientsOf(state().cc, doubts.source).size());
        ask([people] { return tr("%n people will see each other's addresses.", nullptr, people); },
            [] { return tr("&Move them to Bcc"); },
            [this] {
                m_header->moveVisibleToBcc();
                m_text->setFocus(); // what is sent, and to whom, is seen before
            },
            sendAnyway);
    } else if (problem == SendProblem::LostMembers) {
        const AddressList lost = unreachableMembers(state().to, doubts.source) +
                                 unreachableMembers(state().cc, doubts.source) +
                                 unreachableMembers(state().bcc, doubts.source);
        ask(
            [lost] {
                return tr("%n member(s) of the groups have no address that mail can go to: %1", nullptr,
                          static_cast<int>(lost.size()))
                    .arg(namesOf(lost));
            },
            [] { return tr("&Open the contacts"); }, [this] { chooseRecipients(); }, sendAnyway);
    } else if (problem == SendProblem::BlindReply) {
        ask(
            [] {
                return tr("You got this message as a blind copy. An answer to all tells the others that you "
                          "have it.");
            },
            [] { return tr("Answer the sender &only"); },
            [this] {
                m_header->removeRecipients(m_warnings->othersOfOriginal());
                if (recipientsOf(state().to, recipientSource(m_engine)).isEmpty())
                    m_header->addRecipients(RecipientField::Target::To,
                                            typedEntries(m_warnings->senderOfOriginal()));
                send();
            },
            sendAnyway);
    }
}

void ComposerWindow::chooseRecipients()
{
    if (!m_contacts) {
        m_contacts = new ContactsWindow(m_engine, m_settings, ContactsWindow::Purpose::Choose, this);
        connect(m_contacts, &ContactsWindow::recipientsChosen, this,
                [this](const QStringList& entries, int field) {
                    m_header->addRecipients(static_cast<RecipientField::Target>(field), entries);
                });
    }
    m_contacts->show();
    m_contacts->raise();
    m_contacts->activateWindow();
}

} // namespace postaci
