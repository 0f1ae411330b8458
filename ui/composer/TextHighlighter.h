#pragma once

#include <QSyntaxHighlighter>

namespace postaci {

/// Lays colours of the theme over a text that is written: quotes, links, and colours that the person chose,
/// as far as they can be read on this ground. UI thread.
class TextHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit TextHighlighter(QTextDocument* document);

    void setFormatted(bool on); ///< else quotes are lines that begin with ">"; before the text is filled in
    /// All anew, for other colours. rehighlight() alone lays the text out again after each paragraph, which
    /// took five minutes with 15,000.
    void recolour();

protected:
    void highlightBlock(const QString& text) override;

private:
    void colourRuns();

    bool m_isFormatted = false;
};

} // namespace postaci
