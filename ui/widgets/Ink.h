#pragma once

class QLabel;

namespace postaci {

/// What a label's words say by their colour.
enum class Ink { Text, Meta, Caution, Danger };

/// Colours the words by the theme's style sheet, so that they follow a change of scheme: a palette of the
/// label's own is lost when the sheet is set anew. UI thread.
void setInk(QLabel* label, Ink ink);

} // namespace postaci
