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
    {"write", Area::Message, QT_TRANSLATE_NOOP("Commands", "Write a message"), "Ctrl+N; N", "C; Ctrl+N",
     Need::Account},
    {"reply", Area::Message, QT_TRANSLATE_NOOP("Commands", "Reply"), "R; Ctrl+R", nullptr, Need::OneMessage},
    {"replyAll", Area::Message, QT_TRANSLATE_NOOP("Commands", "Reply to all"), "Shift+R; Ctrl+Shift+R",
     "A; Ctrl+Shift+R", Need::OneMessage},
    {"forward", Area::Message, QT_TRANSLATE_NOOP("Commands", "Forward"), "F; Ctrl+L", nullptr,
     Need::OneMessage},
    {"archive", Area::Message, QT_TRANSLATE_NOOP("Commands", "Archive"), "A", "E", Need::Messages},
    {"delete", Area::Message, QT_TRANSLATE_NOOP("Commands", "Delete"), "Del", "#; Del", Need::Messages},
    {"deleteForGood", Area::Message, QT_TRANSLATE_NOOP("Commands", "Delete for good"), "Shift+Del", nullptr,
     Need::Messages},
    {"bringBack", Area::Message, QT_TRANSLATE_NOOP("Commands", "Bring back from the trash"), "U", "",
     Need::TrashedMessages},
    {"junk", Area::Message, QT_TRANSLATE_NOOP("Commands", "Move to junk"), "Ctrl+J; !", "!; Ctrl+J",
     Need::Messages},
    {"move", Area::Message, QT_TRANSLATE_NOOP("Commands", "Move to a folder"), "V", nullptr, Need::Messages},
    {"copy", Area::Message, QT_TRANSLATE_NOOP("Commands", "Copy to a folder"), "Shift+V", nullptr,
     Need::Messages},
    {"tags", Area::Message, QT_TRANSLATE_NOOP("Commands", "Tag"), "T", "L", Need::Messages},
    {"toggleRead", Area::Message, QT_TRANSLATE_NOOP("Commands", "Mark read or unread"), "M", "",
     Need::Messages},
    {"markRead", Area::Message, QT_TRANSLATE_NOOP("Commands", "Mark read"), "", "Shift+I", Need::Messages},
    {"markUnread", Area::Message, QT_TRANSLATE_NOOP("Commands", "Mark unread"), "", "Shift+U",
     Need::Messages},
    {"toggleStar", Area::Message, QT_TRANSLATE_NOOP("Commands", "Set or take away the star"), "S", nullptr,
     Need::Messages},
    {"undo", Area::Message, QT_TRANSLATE_NOOP("Commands", "Undo"), "Ctrl+Z; Z", "Z; Ctrl+Z", Need::Undoable},
    {"select", Area::Message, QT_TRANSLATE_NOOP("Commands", "Select several, one by one"), "X", nullptr,
     Need::Account},
    {"selectAll", Area::Message, QT_TRANSLATE_NOOP("Commands", "Select all messages"), "Ctrl+A",
     "Ctrl+A; *, A", Need::Nothing},

    {"next", Area::Go, QT_TRANSLATE_NOOP("Commands", "Next message"), "J", nullptr, Need::Nothing},
    {"previous", Area::Go, QT_TRANSLATE_NOOP("Commands", "Previous message"), "K", nullptr, Need::Nothing},
    {"back", Area::Go, QT_TRANSLATE_NOOP("Commands", "Back to the list"), "Esc; Alt+Left", "U; Esc; Alt+Left",
     Need::ReaderAlone},
    {"nextPane", Area::Go, QT_TRANSLATE_NOOP("Commands", "Next pane"), "F6", nullptr, Need::Nothing},
    {"find", Area::Go, QT_TRANSLATE_NOOP("Commands", "Search mail"), "/; Ctrl+Shift+F", nullptr,
     Need::Nothing},
    {"filter", Area::Go, QT_TRANSLATE_NOOP("Commands", "Filter this list"), "Ctrl+Shift+K", nullptr,
     Need::Nothing},
    {"goInbox", Area::Go, QT_TRANSLATE_NOOP("Commands", "Go to the inbox"), "G, I", nullptr, Need::Account},
    {"goStarred", Area::Go, QT_TRANSLATE_NOOP("Commands", "Go to starred messages"), "G, S", nullptr,
     Need::Account},
    {"goDrafts", Area::Go, QT_TRANSLATE_NOOP("Commands", "Go to drafts"), "G, D", nullptr, Need::Account},
    {"goSent", Area::Go, QT_TRANSLATE_NOOP("Commands", "Go to sent messages"), "G, T", nullptr,
     Need::Account},
    {"goArchive", Area::Go, QT_TRANSLATE_NOOP("Commands", "Go to the archive"), "G, A", nullptr,
     Need::Account},
    {"goOutbox", Area::Go, QT_TRANSLATE_NOOP("Commands", "Go to the outbox"), "G, O", nullptr, Need::Account},
};

constexpr Command kOtherCommands[] = {
    {"getFolderMail", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Get mail of this account"), "", nullptr,
     Need::Nothing},
    {"markFolderRead", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Mark all of this folder read"), "",
     nullptr, Need::UnreadFolder},
    {"newFolder", Area::Folder, QT_TRANSLATE_NOOP("Commands", "New folder"), "Ctrl+Shift+N", nullptr,
     Need::Place},
    {"newSubfolder", Area::Folder, QT_TRANSLATE_NOOP("Commands", "New subfolder"), "", nullptr, Need::Folder},
    {"renameFolder", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Rename this folder"), "F2", nullptr,
     Need::OwnFolder},
    {"deleteFolder", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Delete this folder"), "Ctrl+Shift+Del",
     nullptr, Need::OwnFolder},
    {"subscribeFolder", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Subscribe to this folder"), "", nullptr,
     Need::Folder},
    {"pushFolder", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Tell at once of new mail in this folder"), "",
     nullptr, Need::Folder},
    {"folderProperties", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Properties of this folder"),
     "Alt+Return", nullptr, Need::Folder},
    {"pauseAccount", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Pause this account"), "", nullptr,
     Need::Place},
    {"folderAccountSettings", Area::Folder, QT_TRANSLATE_NOOP("Commands", "Settings of this account"), "",
     nullptr, Need::Place},

    {"palette", Area::Program, QT_TRANSLATE_NOOP("Commands", "Find commands and folders"), "Ctrl+K", nullptr,
     Need::Nothing},
    {"getMail", Area::Program, QT_TRANSLATE_NOOP("Commands", "Get mail"), "F5", nullptr, Need::Account},
    {"addAccount", Area::Program, QT_TRANSLATE_NOOP("Commands", "Add an account"), "Ctrl+Shift+A", nullptr,
     Need::Nothing},
    {"settings", Area::Program, QT_TRANSLATE_NOOP("Commands", "Settings"), "Ctrl+,", nullptr, Need::Nothing},
    {"shortcuts", Area::Program, QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts"), "?", nullptr,
     Need::Nothing},
    {"about", Area::Program, QT_TRANSLATE_NOOP("Commands", "About Postacı"), "F1", nullptr, Need::Nothing},
    {"quit", Area::Program, QT_TRANSLATE_NOOP("Commands", "Quit"), "Ctrl+Q", nullptr, Need::Nothing},

    {"layoutColumns", Area::Look, QT_TRANSLATE_NOOP("Commands", "Layout: three columns"), "Ctrl+1", nullptr,
     Need::Nothing},
    {"layoutAbove", Area::Look, QT_TRANSLATE_NOOP("Commands", "Layout: list above the message"), "Ctrl+2",
     nullptr, Need::Nothing},
    {"layoutList", Area::Look, QT_TRANSLATE_NOOP("Commands", "Layout: list only"), "Ctrl+3", nullptr,
     Need::Nothing},
    {"schemeSystem", Area::Look, QT_TRANSLATE_NOOP("Commands", "Colours: like the system"), "", nullptr,
     Need::Nothing},
    {"schemeLight", Area::Look, QT_TRANSLATE_NOOP("Commands", "Colours: light"), "", nullptr, Need::Nothing},
    {"schemeDark", Area::Look, QT_TRANSLATE_NOOP("Commands", "Colours: dark"), "", nullptr, Need::Nothing},
    {"languageSystem", Area::Look, QT_TRANSLATE_NOOP("Commands", "Language: like the system"), "", nullptr,
     Need::Nothing},
    {"languageTr", Area::Look, QT_TRANSLATE_NOOP("Commands", "Language: Turkish"), "", nullptr,
     Need::Nothing},
    {"languageEn", Area::Look, QT_TRANSLATE_NOOP("Commands", "Language: English"), "", nullptr,
     Need::Nothing},

    {"findInMessage", Area::Reader, QT_TRANSLATE_NOOP("Commands", "Find in the message"), "Ctrl+F", nullptr,
     Need::OpenMessage},
    {"zoomIn", Area::Reader, QT_TRANSLATE_NOOP("Commands", "Larger text"), "Ctrl++; Ctrl+=", nullptr,
     Need::OpenMessage},
    {"zoomOut", Area::Reader, QT_TRANSLATE_NOOP("Commands", "Smaller text"), "Ctrl+-", nullptr,
     Need::OpenMessage},
    {"zoomReset", Area::Reader, QT_TRANSLATE_NOOP("Commands", "Text in its own size"), "Ctrl+0", nullptr,
     Need::OpenMessage},

    {"send", Area::Composer, QT_TRANSLATE_NOOP("Commands", "Send"), "Ctrl+Return; Ctrl+Enter", nullptr,
     Need::Nothing},
    {"saveDraft", Area::Composer, QT_TRANSLATE_NOOP("Commands", "Save the draft"), "Ctrl+S", nullptr,
     Need::Nothing},
    {"closeComposer", Area::Composer, QT_TRANSLATE_NOOP("Commands", "Close the text"), "Esc; Ctrl+W", nullptr,
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
    case Need::TrashedMessages:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only in the trash"));
    case Need::Undoable:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "nothing to take back"));
    case Need::ReaderAlone:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "the list is shown"));
    case Need::OpenMessage:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no message is open"));
    case Need::Place:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "no account or folder is selected"));
    case Need::Folder:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "not for the place that is selected"));
    case Need::OwnFolder:
        return inShownLanguage(QT_TRANSLATE_NOOP("Commands", "only for folders that you have made"));
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
