#include "composer/TextEditor.h"

#include "widgets/Theme.h"

#include <QEvent>
#include <QImage>
#include <QMimeData>
#include <QSyntaxHighlighter>
#include <QUrl>

namespace postaci {

/// Colours the lines that somebody else wrote. UI thread.
class TextEditor::QuoteHighlighter : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override
    {
        if (text.startsWith(QLatin1Char('>')))
            setFormat(0, static_cast<int>(text.size()), Theme::meta());
    }
};

TextEditor::TextEditor(QWidget* parent)
    : QPlainTextEdit(parent), m_highlighter(new QuoteHighlighter(document()))
{
    setObjectName(QStringLiteral("bodyEdit"));
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QPlainTextEdit { border: none; border-radius: 0; }"));
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(Theme::kSpace4);
    setTabChangesFocus(true); // else the keyboard would not come out of it
}

bool TextEditor::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasImage() || !localFiles(source).isEmpty() ||
           QPlainTextEdit::canInsertFromMimeData(source);
}

void TextEditor::insertFromMimeData(const QMimeData* source)
{
    if (const QStringList paths = localFiles(source); !paths.isEmpty())
        Q_EMIT filesGiven(paths);
    else if (source->hasImage() && !source->hasText())
        Q_EMIT imageGiven(source->imageData().value<QImage>());
    else
        insertPlainText(source->text());
}

void TextEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter != nullptr)
        m_highlighter->rehighlight();
}

QStringList localFiles(const QMimeData* source)
{
    QStringList paths;
    for (const QUrl& url : source->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace postaci
