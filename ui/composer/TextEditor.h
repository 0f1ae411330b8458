#pragma once

#include <QPlainTextEdit>

namespace postaci {

/// Where the text is written: plain text, quotes in a quiet colour; files that are dropped or pasted are
/// handed on instead of being typed as names. UI thread.
class TextEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextEditor(QWidget* parent = nullptr);

Q_SIGNALS:
    void filesGiven(const QStringList& paths);
    void imageGiven(const QImage& image);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    void changeEvent(QEvent* event) override;

private:
    class QuoteHighlighter;

    QuoteHighlighter* m_highlighter;
};

/// The paths of the local files in a drag or on the clipboard; empty if there are none.
[[nodiscard]] QStringList localFiles(const QMimeData* source);

} // namespace postaci
