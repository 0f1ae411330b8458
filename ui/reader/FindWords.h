#pragma once

#include <QString>
#include <QTextCursor>
#include <QTextDocument>

namespace postaci {

/// Selects the next place with `words` in a text view (QTextEdit or QPlainTextEdit), from its other end where
/// there is none any more; false: there is none at all. Empty words take the selection away.
template <typename TextView>
bool findWords(TextView& view, const QString& words, QTextDocument::FindFlags flags)
{
    if (words.isEmpty()) {
        QTextCursor none = view.textCursor();
        none.clearSelection();
        view.setTextCursor(none);
        return true;
    }
    if (view.find(words, flags))
        return true;
    const QTextCursor before = view.textCursor();
    view.moveCursor(flags.testFlag(QTextDocument::FindBackward) ? QTextCursor::End : QTextCursor::Start);
    if (view.find(words, flags))
        return true;
    view.setTextCursor(before);
    return false;
}

} // namespace postaci
