#pragma once

#include "commands/Commands.h"

#include <QObject>

class QAction;
class QWidget;

namespace postaci {

// The keys in effect: those of the chosen set, but for what the person has changed in it.

[[nodiscard]] QList<QKeySequence> keysOf(const AppSettings& settings, const Command& command);
[[nodiscard]] bool hasOwnKeys(const AppSettings& settings, const Command& command);
/// From now on; those of the set itself are no change. `keys` may be empty.
void setOwnKeys(AppSettings& settings, const Command& command, const QList<QKeySequence>& keys);

/// What stands in the way of giving keys to a command.
struct KeyConflict
{
    const Command* command = nullptr; ///< which has them
    QKeySequence keys;                ///< the same, or such that one begins the other: "G" and "G, I"
};
[[nodiscard]] QList<KeyConflict> conflictsOf(const AppSettings& settings, const Command& command,
                                             const QList<QKeySequence>& keys);
/// Whether the first of the keys would write something where one can write.
[[nodiscard]] bool isTypable(const QKeySequence& keys);
/// The command has these keys, and whatever stands in the way does not have them any more.
void takeKeys(AppSettings& settings, const Command& command, const QList<QKeySequence>& keys);

/// As the desktop writes them, for people: "Ctrl+N · N", "G I".
[[nodiscard]] QString keysText(const QList<QKeySequence>& keys);

/// A tool tip that names the first of the keys too, if there is one: "Archive (A)".
[[nodiscard]] QString tipWithKeys(const QString& tip, const QList<QKeySequence>& keys);

/// Gives the actions below `owner` that carry out commands their keys.
void applyKeys(const AppSettings& settings, const QObject& owner);
/// An action of `widget` that carries out a command; its keys follow the settings from now on.
QAction* addCommand(QWidget& widget, AppSettings& settings, const QString& id,
                    Qt::ShortcutContext context = Qt::WindowShortcut);

} // namespace postaci
