#pragma once

#include "settings/SettingsDialog.h"

#include <QList>

namespace postaci {

/// One thing that can be chosen in the settings, by which it is found in the words of every language.
struct SettingsOption
{
    SettingsDialog::Page page;
    const char* widget;  ///< objectName() of what is chosen with
    const char* context; ///< of its words
    const char* title;   ///< English, as the page has it, with its mnemonic
    const char* help;    ///< English, the sentence that explains it; null: it is explained by the page
};

/// All of them, in the order of the pages.
[[nodiscard]] const QList<SettingsOption>& settingsOptions();

} // namespace postaci
