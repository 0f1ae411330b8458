// NOTIFY (RFC 5465): news of folders that are not selected.
#include "protocol/ImapDialogue.h"
#include "protocol/ImapSession.h"

namespace postaci {

Result<void> ImapSession::watch(const QList<QByteArray>& rawNames)
{
    // Without the selected folder in it the server would fall silent about that one. "Delayed": EXPUNGE comes
    // only where it may come without NOTIFY too.
    ImapCommand command("NOTIFY");
    command.raw("SET");
    if (!rawNames.isEmpty())
        command.raw("STATUS"); // how they are now: no change can get lost between a look and this
    command.raw("(selected-delayed (MessageNew MessageExpunge FlagChange))");
    if (!rawNames.isEmpty()) {
        command.raw("(mailboxes").open();
        for (const QByteArray& name : rawNames)
            m_dialogue->addName(command, name);
        command.close()
            .raw("(MessageNew MessageExpunge FlagChange MailboxName))")
            .raw("(personal (MailboxName))");
    }
    m_dialogue->setWatched(rawNames);
    const auto done = m_dialogue->runOk(command);
    if (!done) {
        m_dialogue->setWatched({});
        return unexpected(done.error());
    }
    return {};
}

} // namespace postaci
