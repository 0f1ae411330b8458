#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QObject;

namespace postaci {

// What the system knows of this program beyond one run of it. Each system has its own file:
// DesktopEntryXdg.cpp, DesktopEntryWindows.cpp, DesktopEntryMac.cpp. UI thread.

/// How the program is started with the session.
struct Autostart
{
    QString profile;       ///< absolute; empty: the usual one
    bool isHidden = false; ///< without a window
};

// Each profile is started by an entry of its own.

/// Whether it is started with `profile`, however that is (Autostart::profile).
[[nodiscard]] bool startsWithSession(const QString& profile);
/// Other profiles' entries stay. False where that could not be written.
[[nodiscard]] bool setStartsWithSession(bool on, const Autostart& how);

/// Whether links to mail addresses open this program.
enum class MailLinks { Ours, OfAnother, Unknown };

/// Whether the system lets a program ask for that.
[[nodiscard]] bool canOpenMailLinks();
/// `done` is called later, unless `context` has gone by then.
void askWhoOpensMailLinks(QObject* context, const std::function<void(MailLinks)>& done);
/// From now on this program does. `done` gets whether that worked.
void openMailLinks(QObject* context, const std::function<void(bool)>& done);

/// What the name of the entry ends with that starts `profile` (Autostart::profile); empty: the usual one.
[[nodiscard]] QString autostartSuffix(const QString& profile);
/// The command that starts this program, with these options.
[[nodiscard]] QStringList startCommand(const Autostart& how);

} // namespace postaci
