#include "settings/SettingsOptions.h"

namespace postaci {

const QList<SettingsOption>& settingsOptions()
{
    using Page = SettingsDialog::Page;
    // The words are those of the pages: they are translated there.
    static const QList<SettingsOption> options{
        {Page::General, "languageCombo", "postaci::SettingsDialog", "&Language",
         "Of all words, dates and numbers; it changes at once."},
        {Page::General, "colorSchemeCombo", "postaci::SettingsDialog", "&Colours",
         "Light or dark windows; messages are darkened with them."},
        {Page::General, "highContrastBox", "postaci::SettingsDialog", "High c&ontrast",
         "Stronger lines and colours for eyes that need them."},
        {Page::General, "autostartCheck", "postaci::StartSettings", "Start Postacı when I lo&g in",
         "New mail is told as soon as you begin to work."},
        {Page::General, "startHiddenCheck", "postaci::StartSettings", "Without a window, only in th&e tray",
         "Where there is no tray, the window is there, but minimised."},
        {Page::General, "mailLinksButton", "postaci::StartSettings",
         "Open lin&ks to mail addresses with Postacı", nullptr},
        {Page::Accounts, "accountList", "postaci::SettingsDialog", "Accounts", nullptr},
        {Page::Reading, "paneLayoutCombo", "postaci::ReadingPage", "&Layout of the window",
         "Where the message stands that is read; in a narrow window it takes the list's place."},
        {Page::Reading, "listLookCombo", "postaci::ReadingPage", "Rows &of the list",
         "Cards tell more of each message, lines show more messages at once."},
        {Page::Reading, "conversationsCheck", "postaci::ReadingPage", "Group the list by &conversations",
         "A message and its answers are one row."},
        {Page::Reading, "wholeConversationsCheck", "postaci::ReadingPage",
         "Show &whole conversations when reading",
         "The messages before and after stand folded around the one that is read."},
        {Page::Reading, "bestFirstCheck", "postaci::ReadingPage", "Show the &best search results first",
         "Otherwise the newest ones come first."},
        {Page::Writing, "writingCombo", "postaci::WritingPage", "Ne&w messages",
         "What a message begins as; it can be changed while it is written."},
        {Page::Writing, "quotesBox", "postaci::WritingPage", "&Quote the message that I reply to",
         "An answer has the text that it answers below or above it."},
        {Page::Writing, "replyPlaceCombo", "postaci::WritingPage", "I write my a&nswer",
         "Most people write above; mailing lists often want answers below."},
        {Page::Writing, "signaturePlaceCombo", "postaci::WritingPage", "My signat&ure stands",
         "Below what you write it is seen even when the quoted text is long."},
        {Page::Writing, "spellingCheck", "postaci::WritingPage", "Un&derline words that no dictionary knows",
         "In the language that the text is written in; holds for messages begun from now on."},
        {Page::Shortcuts, "shortcutSetCombo", "postaci::ShortcutPage", "Key s&et", nullptr},
        {Page::Privacy, "askIspdbCheck", "postaci::PrivacyPage",
         "Look for servers in &Thunderbird's list of providers",
         "When an account is added whose servers Postacı does not know, that list is asked about the part of "
         "the "
         "address behind the @. Nothing else is sent."},
        {Page::Privacy, "imageSenders", "postaci::PrivacyPage",
         "Remote i&mages are shown without asking in messages from:", nullptr},
        {Page::Sending, "undoSecondsCombo", "postaci::SendingPage",
         "Messages can be taken &back after Send for",
         "So long a message waits in the outbox. It is sent then, or at once when you close Postacı."},
        {Page::Sending, "noticesCheck", "postaci::SendingPage", "Ask for &delivery reports",
         "Servers that can do so report when a message reaches its recipients, and when it is delayed. That "
         "it "
         "could not be delivered is reported in any case."},
        {Page::Notifications, "notificationsCheck", "postaci::NotificationPage", "Notify me of &new mail",
         "Of mail in the inboxes and in folders that you have chosen in their menu; each account can be left "
         "out in its settings."},
        {Page::Notifications, "notificationsPausedCheck", "postaci::NotificationPage", "Pause for no&w",
         "Nothing is shown until you go on, or until Postacı is started again."},
        {Page::Notifications, "notificationTextCombo", "postaci::NotificationPage", "A notification s&hows",
         "Less is better where others can see your screen."},
        {Page::Notifications, "notificationSoundCheck", "postaci::NotificationPage", "With a soun&d",
         "The desktop's sound for new mail, if it has one."},
        {Page::Notifications, "quietHoursCheck", "postaci::NotificationPage", "&Quiet hours",
         "Mail comes as always, but nothing tells of it. Hours that end the next morning belong to the day "
         "on "
         "which they begin."},
        {Page::Notifications, "trayCheck", "postaci::NotificationPage", "Show an ic&on in the tray", nullptr},
        {Page::Notifications, "closeToTrayCheck", "postaci::NotificationPage",
         "&Closing the window leaves Postacı in the tray",
         "It goes on looking for mail; to end it, choose Quit in the File menu or in that of the icon."},
        {Page::Storage, "cachedAgeCombo", "postaci::StoragePage",
         "Remove cached texts of messages ol&der than", nullptr},
        {Page::Storage, "keptCopiesCombo", "postaci::KeptCopiesLine",
         "Remove what a restore or a repair &put aside", nullptr},
        {Page::Storage, "backupBodiesCheck", "postaci::StoragePage",
         "Also cached &texts of messages that servers have", nullptr},
        {Page::Storage, "backUpButton", "postaci::StoragePage", "&Back up…", nullptr},
        {Page::Storage, "restoreButton", "postaci::StoragePage", "Restore a bac&kup…", nullptr},
        {Page::Storage, "checkProfileButton", "postaci::StoragePage", "C&heck and repair", nullptr},
    };
    return options;
}

} // namespace postaci
