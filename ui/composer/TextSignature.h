#pragma once

#include "base/Account.h"
#include "message/ReplyBuilder.h"

namespace postaci {

class TextEditor;

// The signature in a text that is being written. It is found where it stands as it was put there; one that
// the person has changed is the person's own and stays. UI thread.

/// Puts that of `after` in the place of that of `before`, in one piece for undo, and leaves all else as it
/// is. Where there was none it goes where `style` wants it.
void changeSignature(TextEditor& editor, const Identity& before, const Identity& after,
                     const ReplyStyle& style);

/// After a text was made formatted or plain: the signature is as such a text has it.
void fitSignature(TextEditor& editor, const Identity& identity);

/// A text as plain() gives it without the signature at its end.
[[nodiscard]] QString withoutSignature(const QString& text, const Identity& identity);

} // namespace postaci
