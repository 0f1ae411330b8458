#pragma once

#include "message/CssColor.h"
#include "message/CssTokenizer.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace postaci {

class ResourcePolicy;

/// Writes a sender's CSS anew from what is allowed: properties of a list, plain values, images that the
/// policy admits, selectors with prefixed names. With a dark palette colours are rewritten. On the stack of
/// one thread.
class CssCleaner
{
public:
    /// `dark` may be null: colours stay.
    CssCleaner(ResourcePolicy* resources, const DarkPalette* dark) : m_resources(*resources), m_dark(dark) {}

    /// Colours are written without "!important", so that a later sheet's count.
    void setColorsOverruled(bool on) { m_colorsOverruled = on; }

    /// How many the document has: the engine compares each with each selector, so that the more there are,
    /// the fewer selectors are kept.
    void setElements(int count);
    /// Rules of sheets count for the body and what is in it, whatever else the page holds.
    void setBodyOnly(bool on) { m_bodyOnly = on; }

    /// "color:red;margin:0" of a style attribute. No character of the result can end a quoted attribute but
    /// quotes, which the caller escapes.
    [[nodiscard]] QString declarations(QStringView css);

    /// The content of a <style> element, with no "<" in the result.
    [[nodiscard]] QString styleSheet(QStringView css);

    /// A colour of a legacy attribute (bgcolor, color) as CSS; empty if it is none.
    enum class ColorRole { Foreground, Background, Border };
    [[nodiscard]] QString color(const QString& value, ColorRole role) const;

private:
    using Tokens = std::vector<CssToken>;
    static constexpr int kMostSelectors = 10'000;

    QString declaration(const QString& property, const Tokens& value);
    bool appendFunction(const Tokens& value, size_t* index, const QString& property, QString* out);
    bool appendToken(const CssToken& token, const QString& property, QString* out);
    bool appendImage(const QString& address, const QString& property, QString* out);
    bool appendWord(const CssToken& token, const QString& property, QString* out) const;
    [[nodiscard]] QString recolored(const CssColor& color, ColorRole role) const;
    void rules(CssTokenizer* tokenizer, bool isInsideMedia, QString* out);
    void atRule(CssTokenizer* tokenizer, const QString& name, bool isInsideMedia, QString* out);
    void qualifiedRule(CssTokenizer* tokenizer, const CssToken& first, QString* out);
    QString declarationList(CssTokenizer* tokenizer, bool endsAtBrace);

    ResourcePolicy& m_resources;
    const DarkPalette* const m_dark;
    bool m_colorsOverruled = false;
    bool m_bodyOnly = false;
    int m_rules = 0;
    int m_selectorsLeft = kMostSelectors;
};

/// The selectors of a list that can be kept, names prefixed; empty if there are none. `bodyOnly`: they fit
/// the body's element and what is in it alone.
[[nodiscard]] QString cleanSelectors(const std::vector<CssToken>& tokens, bool bodyOnly);

} // namespace postaci
