#pragma once

#include "base/Result.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <chrono>
#include <functional>

namespace postaci::test {

// What a person does to windows, and what they see of them. Functions for the UI thread; where they wait,
// events are handled meanwhile.

/// True as soon as `condition` holds, false when it still does not after `limit`.
[[nodiscard]] bool waitUntil(const std::function<bool()>& condition, std::chrono::milliseconds limit);

/// The visible widget of that objectName in `root`'s window; nullptr if there is none.
[[nodiscard]] QWidget* visibleWidget(const QWidget* root, const QString& name);

template <typename T> [[nodiscard]] T* visible(const QWidget* root, const char* name)
{
    return qobject_cast<T*>(visibleWidget(root, QLatin1String(name)));
}

/// The visible top-level window of that objectName; nullptr if there is none.
[[nodiscard]] QWidget* visibleWindow(const QString& name);

/// Presses the left mouse button on it. Errors: Input, when it is not there to be pressed.
Result<void> click(QWidget* widget, const QString& name);
/// Replaces what is in the field, key by key.
Result<void> typeInto(QWidget* field, const QString& name, const QString& text);
/// Types at the cursor, key by key.
void typeText(QWidget* widget, const QString& text);

/// All words that can be read in the window now: labels, buttons, fields, tool tips left out, mnemonics
/// removed.
[[nodiscard]] QStringList visibleTexts(const QWidget* root);

/// A failure in words, for Result.
[[nodiscard]] Unexpected notDone(const QString& sentence);

} // namespace postaci::test
