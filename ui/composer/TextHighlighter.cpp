#include "composer/TextHighlighter.h"

#include "composer/RichDocument.h"
#include "message/CssColor.h"
#include "widgets/Theme.h"

#include <QTextBlock>
#include <QTextTable>

namespace postaci {

namespace {

CssColor cssColor(const QColor& color)
{
    return {color.redF(), color.greenF(), color.blueF(), 1};
}

/// The colour that the person chose, or one like it where that could not be read here.
QColor readableColor(const QString& chosen)
{
    constexpr double readable = 4.5;
    const QColor color(chosen);
    if (Theme::isHighContrast())
        return Theme::text();
    if (contrastRatio(cssColor(color), cssColor(Theme::ground())) >= readable)
        return color;
    if (!Theme::isDark())
        return Theme::text();
    const CssColor shown =
        DarkPalette(cssColor(Theme::ground()), cssColor(Theme::text())).foreground(cssColor(color));
    return QColor::fromRgbF(static_cast<float>(shown.red), static_cast<float>(shown.green),
                            static_cast<float>(shown.blue));
}

} // namespace

TextHighlighter::TextHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {}

void TextHighlighter::setFormatted(bool on)
{
    m_isFormatted = on;
}

void TextHighlighter::recolour()
{
    document()->setLayoutEnabled(false);
    rehighlight();
    document()->setLayoutEnabled(true);
}

void TextHighlighter::highlightBlock(const QString& text)
{
    const bool isQuote =
        m_isFormatted ? quoteLevelAt(QTextCursor(currentBlock())) > 0 : text.startsWith(QLatin1Char('>'));
    if (isQuote)
        setFormat(0, static_cast<int>(text.size()), Theme::meta());
    if (m_isFormatted)
        colourRuns();
}

void TextHighlighter::colourRuns()
{
    const QTextBlock block = currentBlock();
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const RichStyle style = styleOf(fragment.charFormat());
        const int begin = fragment.position() - block.position();
        if (!style.color.isEmpty())
            setFormat(begin, fragment.length(), readableColor(style.color));
        else if (!style.link.isEmpty())
            setFormat(begin, fragment.length(), Theme::accent());
    }
}

} // namespace postaci
