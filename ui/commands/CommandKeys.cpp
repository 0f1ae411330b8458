#include "commands/CommandKeys.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace postaci {

namespace {

/// Names of keys that Qt asks our translation for before its own, whose Turkish ones ("Dönüş", "Sil") stand
/// on no keyboard. What it does not ask for is for lupdate.
[[maybe_unused]] constexpr const char* kKeyNames[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Return"),   QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),      QT_TRANSLATE_NOOP("QShortcut", "Delete"),
    QT_TRANSLATE_NOOP("QShortcut", "Ins"),      QT_TRANSLATE_NOOP("QShortcut", "Insert"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),      QT_TRANSLATE_NOOP("QShortcut", "Tab"),
    QT_TRANSLATE_NOOP("QShortcut", "Home"),     QT_TRANSLATE_NOOP("QShortcut", "End"),
    QT_TRANSLATE_NOOP("QShortcut", "PgUp"),     QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),     QT_TRANSLATE_NOOP("QShortcut", "Right"),
    QT_TRANSLATE_NOOP("QShortcut", "Backspace")};

QString idOf(const Command& command)
{
    return QLatin1String(command.id);
}

/// Whether both cannot be pressed in one window: the shorter one would be over before the longer one is.
bool clash(const QKeySequence& a, const QKeySequence& b)
{
    return !a.isEmpty() && !b.isEmpty() &&
           (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

bool clashesWithAny(const QKeySequence& one, const QList<QKeySequence>& keys)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&one](const QKeySequence& other) { return clash(one, other); });
}

} // namespace

QList<QKeySequence> keysOf(const AppSettings& settings, const Command& command)
{
    const ShortcutSet set = settings.shortcutSet();
    const std::optional<QString> own = settings.ownKeys(set, idOf(command));
    return own ? keysFromText(*own) : setKeys(command, set);
}

bool hasOwnKeys(const AppSettings& settings, const Command& command)
{
    return settings.ownKeys(settings.shortcutSet(), idOf(command)).has_value();
}

void setOwnKeys(AppSettings& settings, const Command& command, const QList<QKeySequence>& keys)
{
    const ShortcutSet set = settings.shortcutSet();
    if (keys == setKeys(command, set))
        settings.setOwnKeys(set, idOf(command), std::nullopt);
    else
        settings.setOwnKeys(set, idOf(command), QKeySequence::listToString(keys));
}

QList<KeyConflict> conflictsOf(const AppSettings& settings, const Command& command,
                               const QList<QKeySequence>& keys)
{
    QList<KeyConflict> conflicts;
    for (const Command& other : commands()) {
        if (other.id == command.id || !shareAWindow(other.area, command.area))
            continue;
        for (const QKeySequence& theirs : keysOf(settings, other)) {
            if (clashesWithAny(theirs, keys))
                conflicts.append({&other, theirs});
        }
    }
    return conflicts;
}

void takeKeys(AppSettings& settings, const Command& command, const QList<QKeySequence>& keys)
{
    for (const KeyConflict& conflict : conflictsOf(settings, command, keys)) {
        QList<QKeySequence> left = keysOf(settings, *conflict.command);
        left.removeAll(conflict.keys);
        setOwnKeys(settings, *conflict.command, left);
    }
    setOwnKeys(settings, command, keys);
}

bool isTypable(const QKeySequence& keys)
{
    if (keys.isEmpty())
        return false;
    const QKeyCombination first = keys[0];
    const Qt::KeyboardModifiers more = first.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    return more == Qt::NoModifier && first.key() < Qt::Key_Escape;
}

QString keysText(const QList<QKeySequence>& keys)
{
    QStringList all;
    for (const QKeySequence& sequence : keys) {
        QStringList strokes;
        for (int i = 0; i < sequence.count(); ++i)
            strokes.append(QKeySequence(sequence[static_cast<uint>(i)]).toString(QKeySequence::NativeText));
        all.append(strokes.join(QLatin1Char(' ')));
    }
    return all.join(QStringLiteral(" · "));
}

QString tipWithKeys(const QString& tip, const QList<QKeySequence>& keys)
{
    return keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keysText(keys.mid(0, 1)));
}

void applyKeys(const AppSettings& settings, const QObject& owner)
{
    for (QAction* action : owner.findChildren<QAction*>()) {
        if (const Command* command = commandOfAction(action->objectName()))
            action->setShortcuts(keysOf(settings, *command));
    }
}

QAction* addCommand(QWidget& widget, AppSettings& settings, const QString& id, Qt::ShortcutContext context)
{
    const Command* command = commandById(id);
    Q_ASSERT(command != nullptr);
    auto* action = new QAction(&widget);
    action->setObjectName(id + QStringLiteral("Action"));
    action->setShortcutContext(context);
    const auto follow = [action, command, &settings] { action->setShortcuts(keysOf(settings, *command)); };
    follow();
    QObject::connect(&settings, &AppSettings::shortcutsChanged, action, follow);
    widget.addAction(action);
    return action;
}

} // namespace postaci
