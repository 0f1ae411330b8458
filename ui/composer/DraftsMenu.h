#pragma once

#include <QString>

#include <functional>

class QMenu;

namespace postaci {

class MailEngine;
struct Draft;

struct ComposerState;

/// One line that says which draft it is: subject, who it goes to, when it was changed.
[[nodiscard]] QString draftLine(const Draft& draft, const ComposerState& state);

/// Fills `menu` anew with the newest drafts on this computer, newest first, and with an entry that opens a
/// list of all of them where there are more; choosing one hands it to `open`. Meant for QMenu::aboutToShow.
void fillDraftsMenu(QMenu* menu, MailEngine& engine, const std::function<void(const Draft&)>& open);

} // namespace postaci
