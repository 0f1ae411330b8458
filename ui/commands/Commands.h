#pragma once

#include "settings/AppSettings.h"

#include <QKeySequence>
#include <QList>
#include <QString>

namespace postaci {

/// Where a command belongs: the headings of the list of shortcuts, in their order.
enum class CommandArea { Message, Go, Folder, Program, Look, Reader, Composer };

/// What has to be there before a command can do anything.
enum class CommandNeed {
    Nothing,
    Account,         ///< any at all
    Messages,        ///< selected
    OneMessage,      ///< selected
    ListMessage,     ///< that is read, from a mailing list
    OwnMessage,      ///< selected, by the person
    TrashedMessages, ///< selected, in the trash
    SnoozedMessages, ///< selected, put off
    OutboxMessage,   ///< in the outbox, with which that can be done
    JunkMessages,    ///< selected, in junk or called so
    Undoable,        ///< something that was moved or deleted
    Search,          ///< something is searched for
    ReaderAlone,     ///< a message in the place of the list
    OpenMessage,     ///< one that is read
    ImagesLeftOut,   ///< in the message that is read
    MailingList,     ///< that the message is from, with a way to leave it
    ReceiptAsked,    ///< by the sender of the message
    Invitation,      ///< in the message that is read, that can be answered
    DarkColors,      ///< a message with colours of its own, in the dark scheme
    Place,           ///< an account or one of its folders, chosen in the folder pane
    Folder,          ///< chosen there
    OwnFolder,       ///< one without a use of its own
    UnreadFolder,    ///< one with unread messages
    Conversation,    ///< at the cursor of the list
    NextMessage,     ///< in the conversation that is read
    PreviousMessage  ///< likewise
};

/// One line of the table of all commands. An action of a window carries out the command whose `id` and
/// "Action" are its objectName().
struct Command
{
    const char* id;        ///< in settings.ini too: never changes
    const char* name;      ///< English; as it is read outside the menus
    const char* standard;  ///< keys, as keysFromText() reads them; empty: none
    const char* gmailLike; ///< the same in that set; null: as in the standard one
    CommandArea area;
    CommandNeed need;
};

/// All of them, those of one area together.
[[nodiscard]] const QList<Command>& commands();
/// Null if there is none.
[[nodiscard]] const Command* commandById(const QString& id);
/// The command that an action of this name carries out; null if it is none.
[[nodiscard]] const Command* commandOfAction(const QString& objectName);

[[nodiscard]] QString commandName(const Command& command);      ///< in the language that is shown
[[nodiscard]] QStringList commandNames(const Command& command); ///< in all languages
[[nodiscard]] QString areaName(CommandArea area);
[[nodiscard]] QString needSentence(CommandNeed need); ///< why it cannot be done now; empty for Nothing
[[nodiscard]] QList<QKeySequence> setKeys(const Command& command, ShortcutSet set);
/// "Ctrl+N; G, I": alternatives, each of up to four strokes. What is no key is left out.
[[nodiscard]] QList<QKeySequence> keysFromText(const QString& text);
/// Whether keys of both can be pressed in one window, so that they must differ.
[[nodiscard]] bool shareAWindow(CommandArea a, CommandArea b);

} // namespace postaci
