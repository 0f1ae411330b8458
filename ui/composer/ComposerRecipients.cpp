#include "composer/ComposerHeader.h"
#include "composer/ComposerWindow.h"
#include "composer/RecipientWarnings.h"
#include "contacts/ContactsWindow.h"
#include "widgets/BarStack.h"
#include "widgets/InfoBar.h"

// What is asked about the recipients before a text is sent.

namespace postaci {

RecipientDoubts ComposerWindow::recipientDoubts() const
{
    QStringList own;
    for (const Account& account : m_engine.reader().accounts().value_or({}))
        own << account.identity.address;
    return m_warnings->doubts(state(), own);
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
                send();
            },
            sendAnyway);
    } else if (problem == SendProblem::BlindReply) {
        ask(
            [] {
                return tr("You got this message as a blind copy. An answer to all tells the others that you "
                          "have it.");
            },
            [] { return tr("Answer the sender &only"); },
            [this] {
                m_header->setRecipients(m_warnings->senderOfOriginal(), {});
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
