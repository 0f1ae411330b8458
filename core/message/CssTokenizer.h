#pragma once

#include <QString>
#include <QStringView>

namespace postaci {

enum class CssTokenKind {
    End,
    Identifier,
    Function,  ///< `text` without the parenthesis, which is consumed
    AtKeyword, ///< without the "@"
    Hash,      ///< without the "#"
    String,
    Url, ///< url(...) without quotes around the address
    Number,
    Percentage,
    Dimension,
    Blank,
    Character, ///< any other, in `text`; also what is broken
};

/// One token of CSS Syntax Level 3, escapes decoded.
struct CssToken
{
    CssTokenKind kind = CssTokenKind::End;
    QString text; ///< of numbers with the sign; of dimensions number and unit

    [[nodiscard]] bool is(char16_t character) const
    {
        return kind == CssTokenKind::Character && text.size() == 1 && text.at(0) == QChar(character);
    }
};

/// Cuts CSS into tokens, one at a time and in linear time. Lives on the stack of one thread; the text must
/// outlive it.
class CssTokenizer
{
public:
    explicit CssTokenizer(QStringView css) : m_css(css) {}

    [[nodiscard]] CssToken next();

private:
    [[nodiscard]] QChar at(qsizetype i) const { return i < m_css.size() ? m_css[i] : QChar(); }
    [[nodiscard]] bool startsIdentifier(qsizetype i) const;
    [[nodiscard]] bool startsNumber(qsizetype i) const;
    [[nodiscard]] bool isEscape(qsizetype i) const;
    bool skipComment();
    QString takeName();
    void takeEscape(QString* out);
    CssToken takeString(QChar quote);
    CssToken takeNumber();
    CssToken takeIdentifierLike();
    CssToken takeUrl();

    const QStringView m_css;
    qsizetype m_position = 0;
};

} // namespace postaci
