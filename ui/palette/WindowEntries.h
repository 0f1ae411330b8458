#pragma once

#include "accounts/AccountOptions.h"
#include "contacts/ContactIndex.h"
#include "models/FolderTreeModel.h"
#include "palette/PaletteEntry.h"
#include "settings/SettingsOptions.h"

namespace postaci {

// What the palette of the main window finds. Each under its names in all languages. Whatever is given here
// has to outlive the entries.

/// All commands for which there is an action in `window`.
[[nodiscard]] PaletteEntries commandEntries(const QWidget& window);

/// One for each tag of the menu, as TagMenu fills it; they work until it is filled again. `hindrance`: why
/// no tag can be given now, if so.
[[nodiscard]] PaletteEntries tagEntries(const QMenu& tagMenu, const QString& hindrance);

/// Every line of the folder pane that can be shown, with its account.
[[nodiscard]] PaletteEntries folderEntries(const FolderTreeModel& folders,
                                           const std::function<void(const TreePlace&)>& goTo);

/// The pages of the settings.
[[nodiscard]] PaletteEntries settingsEntries(bool withPasswords,
                                             const std::function<void(SettingsDialog::Page)>& open);

/// Everything that can be chosen on them, by its words in any language.
[[nodiscard]] PaletteEntries settingsOptionEntries(const std::function<void(const SettingsOption&)>& open);

/// The pages of each account's settings.
[[nodiscard]] PaletteEntries
accountEntries(const QList<Account>& accounts,
               const std::function<void(AccountId, AccountSettingsDialog::Page)>& open);

/// What can be chosen on them, for each account, by its words in any language.
[[nodiscard]] PaletteEntries
accountOptionEntries(const QList<Account>& accounts,
                     const std::function<void(AccountId, const AccountOption&)>& open);

/// The templates, to begin a message with.
[[nodiscard]] PaletteEntries templateEntries(const QList<Template>& templates,
                                             const std::function<void(const Template&)>& use);

/// Those who have written to the inboxes lately, to write to. Two pages of work for `reader`.
[[nodiscard]] PaletteEntries peopleEntries(const MailReader& reader, const QList<Account>& accounts,
                                           const std::function<void(const Address&)>& writeTo);

/// The same of people and groups of the address book; `write` gets whom, as it is typed.
[[nodiscard]] PaletteEntries addressBookEntries(const QList<RecipientSuggestion>& found,
                                                const std::function<void(const QString&)>& write);

} // namespace postaci
