#pragma once

class QMenu;

namespace postaci {

class AppSettings;
class MailEngine;

/// Fills `menu` anew with the drafts on this computer, newest first; choosing one opens it. Meant for
/// QMenu::aboutToShow.
void fillDraftsMenu(QMenu* menu, MailEngine& engine, AppSettings& settings);

} // namespace postaci
