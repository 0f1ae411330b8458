#include "commands/Commands.h"

#include "widgets/Language.h"

#include <QCoreApplication>
#include <QHash>

#include <iterator>

namespace postaci {

namespace {

using Area = CommandArea;
using Need = CommandNeed;

constexpr const char* kCommandContext = "Commands";

// Message and Go: what Gmail's users have in their fingers differs most here.
constexpr Command kMailCommands[] = {
    {"write", QT_TRANSLATE_NOOP("Commands", "Write a message"), "Ctrl+N; N", "C; Ctrl+N", Area::Message,
     Need::Account},
    {"reply", QT_TRANSLATE_NOOP("Commands", "Reply"), "R; Ctrl+R", nullptr, Area::Message, Need::OneMessage},
    {"replyAll", QT_TRANSLATE_NOOP("Commands", "Reply to all"), "Shift+R; Ctrl+Shift+R", "A; Ctrl+Shift+R",
     Area::Message, Need::OneMessage},
    {"forward", QT_TRANSLATE_NOOP("Commands", "Forward"), "F; Ctrl+L", nullptr, Area::Message,
     Need::OneMessage},
    {"replyList", QT_TRANSLATE_NOOP("Commands", "Reply to the mailing list"), "Ctrl+Shift+L", nullptr,
     Area::Message, Need::ListMessage},
    {"replySelection", QT_TRANSLATE_NOOP("Commands", "Reply and quote the selected text only"), "Shift+Q",
     nullptr, Area::Message, Need::OneMessage},
    {"forwardAttached", QT_TRANSLATE_NOOP("Commands", "Forward as attachment"), "Shift+F", nullptr,
     Area::Message, Need::Messages},
    {"redirect", QT_TRANSLATE_NOOP("Commands", "Redirect: send on unchanged"), "", nullptr, Area::Message,
     Need::OneMessage},
    {"editAsNew", QT_TRANSLATE_NOOP("Commands", "Edit as new"), "Ctrl+Shift+E", nullptr, Area::Message,
     Need::OneMessage},
    {"resend", QT_TRANSLATE_NOOP("Commands", "Send again what was sent"), "", nullptr, Area::Message,
     Need::OwnMessage},
    {"archive", QT_TRANSLATE_NOOP("Commands", "Archive"), "A", "E", Area::Message, Need::Messages},
    {"delete", QT_TRANSLATE_NOOP("Commands", "Delete"), "Del", "#; Del", Area::Message, Need::Messages},
    {"deleteForGood", QT_TRANSLATE_NOOP("Commands", "Delete for good"), "Shift+Del", nullptr, Area::Message,
     Need::Messages},
    {"bringBack", QT_TRANSLATE_NOOP("Commands", "Bring back from the trash"), "U", "", Area::Message,
     Need::TrashedMessages},
    {"recentlyDeleted", QT_TRANSLATE_NOOP("Commands", "Recently deleted messages"), "", nullptr,
     Area::Message, Need::Account},
    {"junk", QT_TRANSLATE_NOOP("Commands", "Move to junk"), "Ctrl+J; !", "!; Ctrl+J", Area::Message,
     Need::Messages},
    {"notJunk", QT_TRANSLATE_NOOP("Commands", "Not junk: back to the inbox"), "Ctrl+Shift+J", nullptr,
     Area::Message, Need::JunkMessages},
    {"move", QT_TRANSLATE_NOOP("Commands", "Move to a folder"), "V", nullptr, Area::Message, Need::Messages},
    {"copy", QT_TRANSLATE_NOOP("Commands", "Copy to a folder"), "Shift+V", nullptr, Area::Message,
     Need::Messages},
    {"tags", QT_TRANSLATE_NOOP("Commands", "Tag"), "T", "L", Area::Message, Need::Messages},
    {"makeFilter", QT_TRANSLATE_NOOP("Commands", "Make a filter from this message"), "", nullptr,
     Area::Message, Need::OneMessage},
    {"snooze", QT_TRANSLATE_NOOP("Commands", "Snooze: bring it back later"), "B", nullptr, Area::Message,
     Need::Messages},
    {"wake", QT_TRANSLATE_NOOP("Commands", "Bring back from the snoozed messages now"), "", nullptr,
     Area::Message, Need::SnoozedMessages},
    {"followUp", QT_TRANSLATE_NOOP("Commands", "Tell me if no answer comes"), "Shift+B", nullptr,
     Area::Message, Need::Messages},
    {"pin", QT_TRANSLATE_NOOP("Commands", "Pin to the top, or unpin"), "P", nullptr, Area::Message,
     Need::Messages},
    {"mute", QT_TRANSLATE_NOOP("Commands", "Mute the conversation, or unmute it"), "Shift+M", "M; Shift+M",
     Area::Message, Need::Messages},
    {"outboxSend", QT_TRANSLATE_NOOP("Commands", "Outbox: send the message now"), "", nullptr, Area::Message,
     Need::OutboxMessage},
    {"outboxEdit", QT_TRANSLATE_NOOP("Commands", "Outbox: edit the message"), "", nullptr, Area::Message,
     Need::OutboxMessage},
    {"outboxDiscard", QT_TRANSLATE_NOOP("Commands", "Outbox: discard the message"), "", nullptr,
     Area::Message, Need::OutboxMessage},
    {"toggleRead", QT_TRANSLATE_NOOP("Commands", "Mark read or unread"), "M", "", Area::Message,
     Need::Messages},
    {"markRead", QT_TRANSLATE_NOOP("Commands", "Mark read"), "", "Shift+I", Area::Message, Need::Messages},
    {"markUnread", QT_TRANSLATE_NOOP("Commands", "Mark unread"), "", "Shift+U", Area::Message,
     Need::Messages},
    {"toggleStar", QT_TRANSLATE_NOOP("Commands", "Set or take away the star"), "S", nullptr, Area::Message,
     Need::Messages},
    {"saveMessage", QT_TRANSLATE_NOOP("Commands", "Save messages as files"), "Ctrl+S", nullptr, Area::Message,
     Need::Messages},
    {"undo", QT_TRANSLATE_NOOP("Commands", "Undo"), "Ctrl+Z; Z", "Z; Ctrl+Z", Area::Message, Need::Undoable},
    {"select", QT_TRANSLATE_NOOP("Commands", "Select several, one by one"), "X", nullptr, Area::Message,
     Need::Account},
    {"selectAll", QT_TRANSLATE_NOOP("Commands", "Select all messages"), "Ctrl+A", "Ctrl+A; *, A",
     Area::Message, Need::Nothing},

    {"next", QT_TRANSLATE_NOOP("Commands", "Next message"), "J", nullptr, Area::Go, Need::Nothing},
    {"previous", QT_TRANSLATE_NOOP("Commands", "Previous message"), "K", nullptr, Area::Go, Need::Nothing},
    {"nextInConversation", QT_TRANSLATE_NOOP("Commands", "Next message of the conversation"),
     "Shift+J; Alt+Down", nullptr, Area::Go, Need::NextMessage},
    {"previousInConversation", QT_TRANSLATE_NOOP("Commands", "Previous message of the conversation"),
     "Shift+K; Alt+Up", nullptr, Area::Go, Need::PreviousMessage},
    {"back", QT_TRANSLATE_NOOP("Commands", "Back to the list"), "Esc; Alt+Left", "U; Esc; Alt+Left", Area::Go,
     Need::ReaderAlone},
    {"nextPane", QT_TRANSLATE_NOOP("Commands", "Next pane"), "F6", nullptr, Area::Go, Need::Nothing},
    {"find", QT_TRANSLATE_NOOP("Commands", "Search mail"), "/; Ctrl+Shift+F", nullptr, Area::Go,
     Need::Nothing},
    {"saveSearch", QT_TRANSLATE_NOOP("Commands", "Save this search"), "Ctrl+Shift+S", nullptr, Area::Go,
     Need::Search},
    {"filter", QT_TRANSLATE_NOOP("Commands", "Filter this list"), "Ctrl+Shift+K", nullptr, Area::Go,
     Need::Nothing},
    {"goInbox", QT_TRANSLATE_NOOP("Commands", "Go to the inbox"), "G, I", nullptr, Area::Go, Need::Account},
    {"goStarred", QT_TRANSLATE_NOOP("Commands", "Go to starred messages"), "G, S", nullptr, Area::Go,
     Need::Account},
    {"goUnread", QT_TRANSLATE_NOOP("Commands", "Go to unread messages"), "G, U", nullptr, Area::Go,
     Need::Account},
    {"goDrafts", QT_TRANSLATE_NOOP("Commands", "Go to drafts"), "G, D", nullptr, Area::Go, Need::Account},
    {"goSent", QT_TRANSLATE_NOOP("Commands", "Go to sent messages"), "G, T", nullptr, Area::Go,
     Need::Account},
    {"goArchive", QT_TRANSLATE_NOOP("Commands", "Go to the archive"), "G, A", nullptr, Area::Go,
     Need::Account},
    {"goSnoozed", QT_TRANSLATE_NOOP("Commands", "Go to snoozed messages"), "G, B", nullptr, Area::Go,
     Need::Account},
    {"goFollowUps", QT_TRANSLATE_NOOP("Commands", "Go to messages that await an answer"), "G, F", nullptr,
     Area::Go, Need::Account},
    {"goOutbox", QT_TRANSLATE_NOOP("Commands", "Go to the outbox"), "G, O", nullptr, Area::Go, Need::Account},
};

constexpr Command kOtherCommands[] = {
    {"getFolderMail", QT_TRANSLATE_NOOP("Commands", "Get mail of this account"), "", nullptr, Area::Folder,
     Need::Nothing},
    {"markFolderRead", QT_TRANSLATE_NOOP("Commands", "Mark all of this folder read"), "", nullptr,
     Area::Folder, Need::UnreadFolder},
    {"newFolder", QT_TRANSLATE_NOOP("Commands", "New folder"), "Ctrl+Shift+N", nullptr, Area::Folder,
     Need::Place},
    {"newSubfolder", QT_TRANSLATE_NOOP("Commands", "New subfolder"), "", nullptr, Area::Folder, Need::Folder},
    {"renameFolder", QT_TRANSLATE_NOOP("Commands", "Rename this folder"), "F2", nullptr, Area::Folder,
     Need::OwnFolder},
    {"deleteFolder", QT_TRANSLATE_NOOP("Commands", "Delete this folder"), "Ctrl+Shift+Del", nullptr,
     Area::Folder, Need::OwnFolder},
    {"subscribeFolder", QT_TRANSLATE_NOOP("Commands", "Subscribe to this folder"), "", nullptr, Area::Folder,
     Need::Folder},
    {"pushFolder", QT_TRANSLATE_NOOP("Commands", "Tell at once of new mail in this folder"), "", nullptr,
     Area::Folder, Need::Folder},
    {"notifyFolder", QT_TRANSLATE_NOOP("Commands", "Notify of new mail in this folder"), "", nullptr,
     Area::Folder, Need::Folder},
    {"favouriteFolder", QT_TRANSLATE_NOOP("Commands", "Show this folder at the top"), "", nullptr,
     Area::Folder, Need::Folder},
    {"folderProperties", QT_TRANSLATE_NOOP("Commands", "Properties of this folder"), "Alt+Return", nullptr,
     Area::Folder, Need::Folder},
    {"pauseAccount", QT_TRANSLATE_NOOP("Commands", "Pause this account"), "", nullptr, Area::Folder,
     Need::Place},
    {"folderAccountSettings", QT_TRANSLATE_NOOP("Commands", "Settings of this account"), "", nullptr,
     Area::Folder, Need::Place},

    {"palette", QT_TRANSLATE_NOOP("Commands", "Find commands and folders"), "Ctrl+K", nullptr, Area::Program,
     Need::Nothing},
    {"getMail", QT_TRANSLATE_NOOP("Commands", "Get mail"), "F5", nullptr, Area::Program, Need::Account},
    {"addAccount", QT_TRANSLATE_NOOP("Commands", "Add an account"), "Ctrl+Shift+A", nullptr, Area::Program,
     Need::Nothing},
    {"importMail", QT_TRANSLATE_NOOP("Commands", "Import mail from files"), "", nullptr, Area::Program,
     Need::Nothing},
    {"importThunderbird", QT_TRANSLATE_NOOP("Commands", "Take over from Thunderbird"), "", nullptr,
     Area::Program, Need::Nothing},
    {"exportMail", QT_TRANSLATE_NOOP("Commands", "Export mail into files"), "", nullptr, Area::Program,
     Need::Nothing},
    {"contacts", QT_TRANSLATE_NOOP("Commands", "Contacts"), "Ctrl+Shift+B", nullptr, Area::Program,
     Need::Nothing},
    {"settings", QT_TRANSLATE_NOOP("Commands", "Settings"), "Ctrl+,", nullptr, Area::Program, Need::Nothing},
    {"templates", QT_TRANSLATE_NOOP("Commands", "Templates"), "", nullptr, Area::Program, Need::Nothing},
    {"shortcuts", QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts"), "?", nullptr, Area::Program,
     Need::Nothing},
    {"help", QT_TRANSLATE_NOOP("Commands", "Help"), "F1", nullptr, Area::Program, Need::Nothing},
    {"connectionLog", QT_TRANSLATE_NOOP("Commands", "Connection log"), "", nullptr, Area::Program,
     Need::Nothing},
    {"storage", QT_TRANSLATE_NOOP("Commands", "Back up and repair"), "", nullptr, Area::Program,
     Need::Nothing},
    {"about", QT_TRANSLATE_NOOP("Commands", "About Postacı"), "", nullptr, Area::Program, Need::Nothing},
    {"quit", QT_TRANSLATE_NOOP("Commands", "Quit"), "Ctrl+Q", nullptr, Area::Program, Need::Nothing},

    {"layoutColumns", QT_TRANSLATE_NOOP("Commands", "Layout: three columns"), "Ctrl+1", nullptr, Area::Look,
     Need::Nothing},
    {"layoutAbove", QT_TRANSLATE_NOOP("Commands", "Layout: list above the message"), "Ctrl+2", nullptr,
     Area::Look, Need::Nothing},
    {"layoutList", QT_TRANSLATE_NOOP("Commands", "Layout: list only"), "Ctrl+3", nullptr, Area::Look,
     Need::Nothing},
    {"listCards", QT_TRANSLATE_NOOP("Commands", "List: cards"), "", nullptr, Area::Look, Need::Nothing},
    {"listTable", QT_TRANSLATE_NOOP("Commands", "List: table"), "", nullptr, Area::Look, Need::Nothing},
    {"conversations", QT_TRANSLATE_NOOP("Commands", "List: conversations"), "Ctrl+Shift+C", nullptr,
     Area::Look, Need::Nothing},
    {"openConversation", QT_TRANSLATE_NOOP("Commands", "Open or close the conversation"), "O", nullptr,
     Area::Look, Need::Conversation},
    {"wholeConversations", QT_TRANSLATE_NOOP("Commands", "Show whole conversations when reading"), "",
     nullptr, Area::Look, Need::Nothing},
    {"sortNewest", QT_TRANSLATE_NOOP("Commands", "Sort: newest first"), "", nullptr, Area::Look,
     Need::Nothing},
    {"sortOldest", QT_TRANSLATE_NOOP("Commands", "Sort: oldest first"), "", nullptr, Area::Look,
     Need::Nothing},
    {"sortSender", QT_TRANSLATE_NOOP("Commands", "Sort: by sender"), "", nullptr, Area::Look, Need::Nothing},
    {"sortSubject", QT_TRANSLATE_NOOP("Commands", "Sort: by subject"), "", nullptr, Area::Look,
     Need::Nothing},
    {"sortUnread", QT_TRANSLATE_NOOP("Commands", "Sort: unread first"), "", nullptr, Area::Look,
     Need::Nothing},
    {"sortAttachments", QT_TRANSLATE_NOOP("Commands", "Sort: with attachments first"), "", nullptr,
     Area::Look, Need::Nothing},
    {"sortSize", QT_TRANSLATE_NOOP("Commands", "Sort: largest first"), "", nullptr, Area::Look,
     Need::Nothing},
    {"groupList", QT_TRANSLATE_NOOP("Commands", "List: headings"), "", nullptr, Area::Look, Need::Nothing},
    {"bestFirst", QT_TRANSLATE_NOOP("Commands", "Search: best hits first, or the newest"), "", nullptr,
     Area::Look, Need::Nothing},
    {"schemeSystem", QT_TRANSLATE_NOOP("Commands", "Colours: like the system"), "", nullptr, Area::Look,
     Need::Nothing},
    {"schemeLight", QT_TRANSLATE_NOOP("Commands", "Colours: light"), "", nullptr, Area::Look, Need::Nothing},
    {"schemeDark", QT_TRANSLATE_NOOP("Commands", "Colours: dark"), "", nullptr, Area::Look, Need::Nothing},
    {"highContrast", QT_TRANSLATE_NOOP("Commands", "Colours: high contrast"), "", nullptr, Area::Look,
     Need::Nothing},
    {"languageSystem", QT_TRANSLATE_NOOP("Commands", "Language: like the system"), "", nullptr, Area::Look,
     Need::Nothing},
    {"languageTr", QT_TRANSLATE_NOOP("Commands", "Language: Turkish"), "", nullptr, Area::Look,
     Need::Nothing},
    {"languageEn", QT_TRANSLATE_NOOP("Commands", "Language: English"), "", nullptr, Area::Look,
     Need::Nothing},

    {"findInMessage", QT_TRANSLATE_NOOP("Commands", "Find in the message"), "Ctrl+F", nullptr, Area::Reader,
     Need::OpenMessage},
    {"zoomIn", QT_TRANSLATE_NOOP("Commands", "Larger text"), "Ctrl++; Ctrl+=", nullptr, Area::Reader,
     Need::OpenMessage},
    {"zoomOut", QT_TRANSLATE_NOOP("Commands", "Smaller text"), "Ctrl+-", nullptr, Area::Reader,
     Need::OpenMessage},
    {"zoomReset", QT_TRANSLATE_NOOP("Commands", "Text in its own size"), "Ctrl+0", nullptr, Area::Reader,
     Need::OpenMessage},
    {"showImages", QT_TRANSLATE_NOOP("Commands", "Show remote images"), "", nullptr, Area::Reader,
     Need::ImagesLeftOut},
    {"alwaysShowImages", QT_TRANSLATE_NOOP("Commands", "Always show this sender's remote images"), "",
     nullptr, Area::Reader, Need::ImagesLeftOut},
    {"unsubscribe", QT_TRANSLATE_NOOP("Commands", "Unsubscribe from the mailing list"), "", nullptr,
     Area::Reader, Need::MailingList},
    {"sendReceipt", QT_TRANSLATE_NOOP("Commands", "Send the read receipt"), "", nullptr, Area::Reader,
     Need::ReceiptAsked},
    {"showHeaders", QT_TRANSLATE_NOOP("Commands", "Show all header fields"), "Ctrl+Shift+H", nullptr,
     Area::Reader, Need::OpenMessage},
    {"showSource", QT_TRANSLATE_NOOP("Commands", "Show the source of the message"), "Ctrl+U", nullptr,
     Area::Reader, Need::OpenMessage},
    {"printMessage", QT_TRANSLATE_NOOP("Commands", "Print the message"), "Ctrl+P", nullptr, Area::Reader,
     Need::OpenMessage},
    {"savePdf", QT_TRANSLATE_NOOP("Commands", "Save the message as a PDF"), "", nullptr, Area::Reader,
     Need::OpenMessage},
    {"acceptInvitation", QT_TRANSLATE_NOOP("Commands", "Accept the invitation"), "", nullptr, Area::Reader,
     Need::Invitation},
    {"tentativeInvitation", QT_TRANSLATE_NOOP("Commands", "Answer “maybe” to the invitation"), "", nullptr,
     Area::Reader, Need::Invitation},
    {"declineInvitation", QT_TRANSLATE_NOOP("Commands", "Decline the invitation"), "", nullptr, Area::Reader,
     Need::Invitation},
    {"originalColors", QT_TRANSLATE_NOOP("Commands", "Switch to the sender's own colours and back"), "",
     nullptr, Area::Reader, Need::DarkColors},

    {"send", QT_TRANSLATE_NOOP("Commands", "Send"), "Ctrl+Return; Ctrl+Enter", nullptr, Area::Composer,
     Need::Nothing},
    {"saveDraft", QT_TRANSLATE_NOOP("Commands", "Save the draft"), "Ctrl+S", nullptr, Area::Composer,
     Need::Nothing},
    {"pickContacts", QT_TRANSLATE_NOOP("Commands", "Choose recipients from the contacts"), "Ctrl+Shift+B",
     nullptr, Area::Composer, Need::Nothing},
    {"nextUnknownWord", QT_TRANSLATE_NOOP("Commands", "Next unknown word"), "F7", nullptr, Area::Composer,
     Need::Nothing},
    {"insertTemplate", QT_TRANSLATE_NOOP("Commands", "Insert a template"), "Ctrl+Shift+T", nullptr,
     Area::Composer, Need::Nothing},
    {"bold", QT_TRANSLATE_NOOP("Commands", "Bold"), "Ctrl+B", nullptr, Area::Composer, Need::Nothing},
    {"italic", QT_TRANSLATE_NOOP("Commands", "Italic"), "Ctrl+I", nullptr, Area::Composer, Need::Nothing},
    {"underline", QT_TRANSLATE_NOOP("Commands", "Underline"), "Ctrl+U", nullptr, Area::Composer,
     Need::Nothing},
    {"strikeOut", QT_TRANSLATE_NOOP("Commands", "Strike through"), "Ctrl+Shift+X", nullptr, Area::Composer,
     Need::Nothing},
    {"largerText", QT_TRANSLATE_NOOP("Commands", "Write larger"), "Ctrl+Shift+.", nullptr, Area::Composer,
     Need::Nothing},
    {"smallerText", QT_TRANSLATE_NOOP("Commands", "Write smaller"), "Ctrl+Shift+,", nullptr, Area::Composer,
     Need::Nothing},
    {"bulletList", QT_TRANSLATE_NOOP("Commands", "Bullet list"), "Ctrl+Shift+8", nullptr, Area::Composer,
     Need::Nothing},
    {"numberList", QT_TRANSLATE_NOOP("Commands", "Numbered list"), "Ctrl+Shift+7", nullptr, Area::Composer,
     Need::Nothing},
    {"levelMore", QT_TRANSLATE_NOOP("Commands", "Quote, or one level more"), "Ctrl+]", nullptr,
     Area::Composer, Need::Nothing},
    {"levelLess", QT_TRANSLATE_NOOP("Commands", "One level less"), "Ctrl+[", nullptr, Area::Composer,
     Need::Nothing},
    {"link", QT_TRANSLATE_NOOP("Commands", "Link"), "Ctrl+K", nullptr, Area::Composer, Need::Nothing},
    {"insertImage", QT_TRANSLATE_NOOP("Commands", "Insert an image"), "", nullptr, Area::Composer,
     Need::Nothing},
    {"insertTable", QT_TRANSLATE_NOOP("Commands", "Insert a table"), "", nullptr, Area::Composer,
     Need::Nothing},
    {"clearFormatting", QT_TRANSLATE_NOOP("Commands", "Take the formatting away"), "Ctrl+\\", nullptr,
     Area::Composer, Need::Nothing},
    {"pastePlain", QT_TRANSLATE_NOOP("Commands", "Paste without formatting"), "Ctrl+Shift+V", nullptr,
     Area::Composer, Need::Nothing},
    {"formatted", QT_TRANSLATE_NOOP("Commands", "Switch between plain and formatted text"), "Ctrl+Shift+D",
     nullptr, Area::Composer, Need::Nothing},
    {"formatTools", QT_TRANSLATE_NOOP("Commands", "Go to the formatting tools"), "Alt+F10", nullptr,
     Area::Composer, Need::Nothing},
    {"closeComposer", QT_TRANSLATE_NOOP("Commands", "Close the text"), "Esc; Ctrl+W", nullptr, Area::Composer,
     Need::Nothing},
};

QString inShownLanguage(const char* source)
{
    return QCoreApplication::translate(kCommandContext, source);
}

} // namespace

const QList<Command>& commands()
{
    static const QList<Command> all = [] {
        QList<Command> made(std::begin(kMailCommands), std::end(kMailCommands));
        made.append(QList<Command>(std::begin(kOtherCommands), std::end(kOtherCommands)));
        return made;
    }();
    return all;
}

const Command* commandById(const QString& id)
{
    static const QHash<QString, const Command*> byId = [] {
        QHash<QString, const Command*> made;
        for (const Command& command : commands())
            made.insert(QLatin1String(command.id), &command);
        return made;
    }();
    return byId.value(id);
}

const Command* commandOfAction(const QString& objectName)
{
    const QLatin1String ending("Action");
    return objectName.endsWith(ending) ? commandById(objectName.chopped(ending.size())) : nullptr;
}

QString commandName(const Command& command)
{
    return inShownLanguage(command.name);
}

QStringList commandNames(const Command& command)
{
    return Language::inEvery(kCommandContext, command.name);
}

QString areaName(CommandArea area)
{
    switch (area) {
    case Area::Message:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "Messages"));
    case Area::Go:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "Moving around"));
    case Area::Folder:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "Folders and accounts"));
    case Area::Program:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "Program"));
    case Area::Look:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "Looks"));
    case Area::Reader:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "Reading"));
    case Area::Composer:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "Writing"));
    }
    return {};
}

QString needSentence(CommandNeed need)
{
    switch (need) {
    case Need::Nothing:
        break;
    case Need::Account:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no account yet"));
    case Need::Messages:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no message is selected"));
    case Need::OneMessage:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "for one selected message"));
    case Need::ListMessage:
        return inShownLanguage(
            QT_TRANSLATE_NOOP("Commands", "the message that is read is from no mailing list"));
    case Need::OwnMessage:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only for messages that you have written"));
    case Need::TrashedMessages:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only in the trash"));
    case Need::SnoozedMessages:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only for snoozed messages"));
    case Need::OutboxMessage:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only for messages in the outbox"));
    case Need::JunkMessages:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only for junk"));
    case Need::Undoable:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "nothing to take back"));
    case Need::Search:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "nothing is searched for"));
    case Need::ReaderAlone:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "the list is shown"));
    case Need::OpenMessage:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no message is open"));
    case Need::ImagesLeftOut:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no remote images were left out"));
    case Need::MailingList:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "the message names no way to leave a list"));
    case Need::ReceiptAsked:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no receipt is asked for"));
    case Need::Invitation:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no invitation to answer"));
    case Need::DarkColors:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no message has colours of its own here"));
    case Need::Place:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no account or folder is selected"));
    case Need::Folder:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "not for the place that is selected"));
    case Need::OwnFolder:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only for folders that you have made"));
    case Need::Conversation:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no conversation is selected"));
    case Need::NextMessage:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no later message of a conversation"));
    case Need::PreviousMessage:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no earlier message of a conversation"));
    case Need::UnreadFolder:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "nothing unread here"));
    }
    return {};
}

QList<QKeySequence> setKeys(const Command& command, ShortcutSet set)
{
    const bool asStandard = set == ShortcutSet::Standard || command.gmailLike == nullptr;
    return keysFromText(QLatin1String(asStandard ? command.standard : command.gmailLike));
}

QList<QKeySequence> keysFromText(const QString& text)
{
    QList<QKeySequence> keys = QKeySequence::listFromString(text);
    keys.removeIf([](const QKeySequence& sequence) {
        return sequence.isEmpty() || sequence[0].key() == Qt::Key_unknown;
    });
    return keys;
}

bool shareAWindow(CommandArea a, CommandArea b)
{
    return (a == Area::Composer) == (b == Area::Composer);
}

} // namespace postaci
