#include "composer/TextEditor.h"

#include "widgets/Theme.h"

#include <QMimeData>
#include <QUrl>

namespace postaci {

QStringList localFiles(const QMimeData* source)
{
    QStringList paths;
    const QList<QUrl> urls = source->urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

TextEditor::TextEditor(QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("bodyEdit"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(Theme::kSpace3);
}

QString TextEditor::ownWords() const
{
    QStringList own;
    const QStringList lines = toPlainText().split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        if (line == QLatin1String("-- "))
            break;
        if (!line.startsWith(QLatin1Char('>')))
            own.append(line);
    }
    return own.join(QLatin1Char('\n'));
}

bool TextEditor::canInsertFromMimeData(const QMimeData* source) const
{
    return !localFiles(source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void TextEditor::insertFromMimeData(const QMimeData* source)
{
    const QStringList files = localFiles(source);
    if (files.isEmpty())
        QPlainTextEdit::insertFromMimeData(source);
    else
        Q_EMIT filesOffered(files);
}

} // namespace postaci
