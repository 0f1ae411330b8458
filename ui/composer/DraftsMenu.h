#pragma once

#include <functional>

class QMenu;

namespace postaci {

class MailEngine;
struct Draft;

/// Fills `menu` anew with the drafts on this computer, newest first; choosing one hands it to `open`. Meant
/// for QMenu::aboutToShow.
void fillDraftsMenu(QMenu* menu, MailEngine& engine, const std::function<void(const Draft&)>& open);

} // namespace postaci
