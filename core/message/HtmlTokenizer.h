#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace postaci {

enum class HtmlTokenKind { End, Text, StartTag, EndTag };

/// An allowed attribute of a start tag, entities not decoded.
struct RawAttribute
{
    QByteArray name; ///< lower case
    QByteArrayView value;
};

/// One token; comments, declarations and what is no tag never come out.
struct HtmlToken
{
    HtmlTokenKind kind = HtmlTokenKind::End;
    QByteArrayView text; ///< of Text; a "<" in it is a character
    QByteArray name;     ///< of tags, lower case
    std::vector<RawAttribute> attributes;
};

/// Cuts HTML into tokens as the HTML5 tokenizer does, with attributes that are not allowed left out. Linear
/// time; lives on the stack of one thread, and the bytes must outlive it.
class HtmlTokenizer
{
public:
    explicit HtmlTokenizer(QByteArrayView html) : m_html(html) {}

    [[nodiscard]] HtmlToken next();
    /// After the start tag of a raw text element: everything up to its end tag, which is consumed.
    QByteArrayView takeRawText(const QByteArray& name);
    /// Everything that is left.
    void skipToEnd() { m_position = m_html.size(); }

private:
    [[nodiscard]] char at(qsizetype i) const { return i < m_html.size() ? m_html[i] : '\0'; }
    bool skipMarkup();
    HtmlToken readText();
    bool readTag(HtmlToken* token);
    void readAttribute(HtmlToken* token);
    QByteArrayView readValue();
    void skipPast(QByteArrayView end);

    const QByteArrayView m_html;
    qsizetype m_position = 0;
};

} // namespace postaci
