#pragma once

#include <QSyntaxHighlighter>
#include <QTextLayout>

#include <functional>

namespace postaci {

/// Lays colours of the theme over a text that is written: quotes, links, and colours that the person chose,
/// as far as they can be read on this ground. A document bears one highlighter only, so whoever marks words
/// in it does it here. UI thread.
class TextHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit TextHighlighter(QTextDocument* document);

    void setFormatted(bool on); ///< else quotes are lines that begin with ">"; before the text is filled in
    /// All anew, for other colours. rehighlight() alone lays the text out again after each paragraph, which
    /// took five minutes with 15,000.
    void recolour();

    /// More formats for the text of a block: they are laid over what is there already.
    using Marker = std::function<QList<QTextLayout::FormatRange>(const QString& text)>;
    void setMarker(const Marker& marker);

protected:
    void highlightBlock(const QString& text) override;

private:
    void colourRuns();

    Marker m_marker;
    bool m_isFormatted = false;
};

} // namespace postaci
