#include "composer/TextSignature.h"

#include "composer/RichDocument.h"
#include "composer/TextEditor.h"
#include "message/SignatureText.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace postaci {

namespace {

QList<RichNode> inOneForm(const QList<RichNode>& nodes)
{
    return normalized({nodes, {}, {}}).nodes;
}

/// A signature as a formatted text may have it: as it is put there, and as a plain text was that became one.
QList<QList<RichNode>> richFormsOf(const Identity& identity)
{
    return {inOneForm(signatureNodes(identity)),
            inOneForm(richFromPlainText(signatureLines(identity)).nodes)};
}

/// The same the other way round.
QList<QStringList> plainFormsOf(const Identity& identity)
{
    return {signatureLines(identity).split(QLatin1Char('\n')),
            richToPlainText({signatureNodes(identity), {}, {}}).split(QLatin1Char('\n'))};
}

bool isSignatureMark(const QTextBlock& block)
{
    return block.text() == QLatin1String("-- ") && quoteLevelAt(QTextCursor(block)) == 0 &&
           QTextCursor(block).currentTable() == nullptr;
}

/// So many paragraphs from one on, selected; no selection if there are fewer.
QTextCursor paragraphsFrom(const QTextBlock& first, qsizetype count)
{
    QTextBlock last = first;
    for (qsizetype i = 1; i < count && last.isValid(); ++i)
        last = last.next();
    QTextCursor cursor(first);
    if (last.isValid())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    return cursor;
}

bool hasLines(const QTextBlock& first, const QStringList& lines)
{
    QTextBlock block = first;
    return std::all_of(lines.begin(), lines.end(), [&block](const QString& line) {
        const bool isThat = block.isValid() && block.text() == line;
        block = block.next();
        return isThat;
    });
}

/// The signature that begins at that mark, selected; without a selection if it is another one.
QTextCursor signatureAt(const QTextBlock& mark, bool isFormatted, const Identity& identity)
{
    if (isFormatted) {
        for (const QList<RichNode>& form : richFormsOf(identity)) {
            const QTextCursor found = paragraphsFrom(mark, form.size());
            if (found.hasSelection() && richOf(found).nodes == form)
                return found;
        }
        return QTextCursor(mark);
    }
    for (const QStringList& form : plainFormsOf(identity))
        if (hasLines(mark, form))
            return paragraphsFrom(mark, form.size());
    return QTextCursor(mark);
}

/// The last one: what is forwarded may end with the same. Without a selection if it is nowhere.
QTextCursor findSignature(const TextEditor& editor, const Identity& identity)
{
    QTextCursor found(editor.document());
    if (signatureLines(identity).isEmpty())
        return found;
    for (QTextBlock block = editor.document()->begin(); block.isValid(); block = block.next()) {
        if (!isSignatureMark(block))
            continue;
        const QTextCursor here = signatureAt(block, editor.isFormatted(), identity);
        if (here.hasSelection())
            found = here;
    }
    return found;
}

void putSignature(const TextEditor& editor, QTextCursor cursor, const Identity& identity)
{
    if (editor.isFormatted())
        insertRich({signatureNodes(identity), {}, {}}, &cursor);
    else
        cursor.insertText(signatureLines(identity), QTextCharFormat());
}

/// With the empty line above it.
void removeSignature(QTextCursor signature)
{
    const QTextBlock above = signature.document()->findBlock(signature.selectionStart()).previous();
    if (above.isValid() && above.length() == 1) {
        const int end = signature.selectionEnd();
        signature.setPosition(qMax(0, above.position() - 1));
        signature.setPosition(end, QTextCursor::KeepAnchor);
    }
    signature.removeSelectedText();
}

/// The line above the first quoted one, which says whose words they are; invalid: nothing is quoted.
QTextBlock attributionIn(const TextEditor& editor)
{
    for (QTextBlock block = editor.document()->begin(); block.isValid(); block = block.next()) {
        const bool isQuoted = editor.isFormatted() ? quoteLevelAt(QTextCursor(block)) > 0
                                                   : block.text().startsWith(QLatin1Char('>'));
        if (isQuoted)
            return block.previous().isValid() ? block.previous() : block;
    }
    return {};
}

/// A signature where there is none, and the empty line beside it.
void addSignature(const TextEditor& editor, const Identity& identity, const ReplyStyle& style)
{
    const bool isAbove = style.quotes && style.signatureAboveQuote && !style.isBelow;
    const QTextBlock attribution = isAbove ? attributionIn(editor) : QTextBlock();
    QTextCursor cursor(editor.document());
    // The paragraphs around may be quotes, whose look the new ones must not take on.
    if (attribution.isValid()) {
        cursor.setPosition(attribution.position());
        cursor.insertBlock(attribution.blockFormat(), attribution.charFormat());
        cursor.movePosition(QTextCursor::PreviousBlock);
        cursor.setBlockFormat(QTextBlockFormat());
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
        cursor.movePosition(QTextCursor::PreviousBlock);
    } else {
        cursor.movePosition(QTextCursor::End);
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
    }
    putSignature(editor, cursor, identity);
}

} // namespace

void changeSignature(TextEditor& editor, const Identity& before, const Identity& after,
                     const ReplyStyle& style)
{
    if (signatureLines(before) == signatureLines(after) && before.signatureHtml == after.signatureHtml)
        return;
    const bool hadOne = !signatureLines(before).isEmpty();
    const bool hasOne = !signatureLines(after).isEmpty();
    const QTextCursor found = findSignature(editor, before);
    if (hadOne != found.hasSelection())
        return;
    // Who writes goes on where they were, also right before what comes.
    QTextCursor place(editor.document());
    place.setPosition(editor.textCursor().position());
    place.setKeepPositionOnInsert(true);
    const bool isBefore = !hadOne || place.position() <= found.selectionStart();
    QTextCursor step(editor.document());
    step.beginEditBlock();
    if (!hadOne)
        addSignature(editor, after, style);
    else if (hasOne)
        putSignature(editor, found, after);
    else
        removeSignature(found);
    step.endEditBlock();
    if (QTextCursor back = editor.textCursor(); isBefore && !back.hasSelection()) {
        back.setPosition(place.position());
        editor.setTextCursor(back);
    }
}

void fitSignature(TextEditor& editor, const Identity& identity)
{
    const QTextCursor found = findSignature(editor, identity);
    if (!found.hasSelection() || identity.signatureHtml.isEmpty())
        return;
    putSignature(editor, found, identity);
    editor.document()->clearUndoRedoStacks(); // as the switch itself has done
}

QString withoutSignature(const QString& text, const Identity& identity)
{
    for (const QStringList& form : plainFormsOf(identity)) {
        const QString lines = QStringLiteral("\n\n") + form.join(QLatin1Char('\n'));
        if (form.size() > 1 && text.endsWith(lines))
            return text.chopped(lines.size());
    }
    return text;
}

} // namespace postaci
