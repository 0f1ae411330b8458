#pragma once

#include "accounts/AccountSettingsDialog.h"

#include <QList>

namespace postaci {

/// One thing that can be chosen in an account's settings, by which it is found in the words of every
/// language.
struct AccountOption
{
    AccountSettingsDialog::Page page;
    const char* widget;  ///< objectName() of what is chosen with
    const char* context; ///< of its words
    const char* title;   ///< English, as the page has it, with its mnemonic
    const char* other;   ///< English, more words of the page that it is looked for by; null: none
};

/// All of them, in the order of the pages.
[[nodiscard]] const QList<AccountOption>& accountOptions();

} // namespace postaci
