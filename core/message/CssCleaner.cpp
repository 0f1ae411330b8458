#include "message/CssCleaner.h"

#include "message/HtmlPolicy.h"
#include "message/ResourcePolicy.h"

#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

namespace postaci {

namespace {

constexpr size_t kMaxTokens = 2000; ///< of a selector list or a value
constexpr int kMaxRules = 5000;

bool isFunction(const CssToken& token)
{
    return token.kind == CssTokenKind::Function;
}

QString lower(const QString& text)
{
    return text.toLower();
}

bool isColorProperty(const QString& property)
{
    return property.contains(QLatin1String("color")) || property == QLatin1String("background") ||
           property.startsWith(QLatin1String("border"));
}

CssCleaner::ColorRole roleOf(const QString& property)
{
    using enum CssCleaner::ColorRole;
    if (property.startsWith(QLatin1String("background")))
        return Background;
    return property.startsWith(QLatin1String("border")) ? Border : Foreground;
}

/// Words that say nothing about colour, or the colour around; all else in a colour's place is unknown ground.
bool isNeutralWord(const QString& word)
{
    static const QSet<QString> words = {
        QStringLiteral("inherit"),  QStringLiteral("currentcolor"), QStringLiteral("transparent"),
        QStringLiteral("none"),     QStringLiteral("repeat"),       QStringLiteral("repeat-x"),
        QStringLiteral("repeat-y"), QStringLiteral("no-repeat"),    QStringLiteral("scroll"),
        QStringLiteral("top"),      QStringLiteral("bottom"),       QStringLiteral("left"),
        QStringLiteral("right"),    QStringLiteral("center"),       QStringLiteral("cover"),
        QStringLiteral("contain"),  QStringLiteral("solid"),        QStringLiteral("dashed"),
        QStringLiteral("dotted"),   QStringLiteral("double"),       QStringLiteral("thin"),
        QStringLiteral("medium"),   QStringLiteral("thick"),        QStringLiteral("collapse"),
        QStringLiteral("separate"), QStringLiteral("hidden"),       QStringLiteral("important"),
        QStringLiteral("inset"),    QStringLiteral("outset"),       QStringLiteral("groove"),
        QStringLiteral("ridge")};
    return words.contains(word);
}

/// A string token as CSS, with nothing in it that means something to HTML.
QString quoted(const QString& text)
{
    QString out(QLatin1Char('\''));
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code < 0x20 || code == 0x7f || c == QLatin1Char('\'') || c == QLatin1Char('"') ||
            c == QLatin1Char('\\') || c == QLatin1Char('<') || c == QLatin1Char('>') || c == QLatin1Char('&'))
            out += QLatin1Char('\\') + QString::number(code, 16) + QLatin1Char(' ');
        else
            out += c;
    }
    return out + QLatin1Char('\'');
}

bool isPlainWord(const QString& text)
{
    return text.size() <= 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == QLatin1Char('-'));
           });
}

bool isPlainNumber(const QString& text)
{
    return text.size() <= 32 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() < 0x80 &&
                      (c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('+') ||
                       c == QLatin1Char('.') || c == QLatin1Char('%'));
           });
}

/// Reads on to the end of a block or statement that is left out, whatever it holds.
void skipBlock(CssTokenizer* tokenizer, int depth)
{
    while (depth > 0) {
        const CssToken token = tokenizer->next();
        if (token.kind == CssTokenKind::End)
            return;
        if (token.is('{'))
            ++depth;
        else if (token.is('}'))
            --depth;
    }
}

/// What designs ask of the window; all else would be left out by what is asked here.
bool isMediaWord(const QString& word)
{
    static const QSet<QString> known = [] {
        QSet<QString> words;
        for (const char* each : {"all", "screen", "print", "only", "and", "or", "not", "orientation",
                                 "portrait", "landscape", "-webkit-min-device-pixel-ratio",
                                 "-webkit-max-device-pixel-ratio", "-webkit-device-pixel-ratio"})
            words.insert(QLatin1String(each));
        for (const char* each :
             {"width", "height", "device-width", "device-height", "resolution", "aspect-ratio"})
            for (const char* bound : {"", "min-", "max-"})
                words.insert(QString(QLatin1String(bound)) + QLatin1String(each));
        return words;
    }();
    return known.contains(word.toLower());
}

/// A bracket that stays open would take in all the style sheet behind it.
bool areBracketsClosed(const QString& query)
{
    int depth = 0;
    for (const QChar c : query) {
        depth += c == QLatin1Char('(') ? 1 : c == QLatin1Char(')') ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

/// A media query that may be kept: words, lengths and punctuation. Dark designs of the sender's are not asked
/// for.
bool appendMedia(const CssToken& token, QString* out)
{
    switch (token.kind) {
    case CssTokenKind::Blank:
        *out += QLatin1Char(' ');
        return true;
    case CssTokenKind::Identifier:
        *out += token.text;
        return isMediaWord(token.text);
    case CssTokenKind::Number:
    case CssTokenKind::Dimension:
        *out += token.text;
        return isPlainNumber(token.text);
    case CssTokenKind::Function: // "and(": the blank was forgotten
        *out += token.text + QLatin1String(" (");
        return isMediaWord(token.text);
    default:
        *out += token.text;
        return token.is('(') || token.is(')') || token.is(':') || token.is(',');
    }
}

} // namespace

QString CssCleaner::recolored(const CssColor& color, ColorRole role) const
{
    if (!m_dark)
        return toCss(color);
    switch (role) {
    case ColorRole::Foreground:
        return toCss(m_dark->foreground(color));
    case ColorRole::Background:
        return toCss(m_dark->background(color));
    case ColorRole::Border:
        return toCss(m_dark->border(color));
    }
    return {};
}

QString CssCleaner::color(const QString& value, ColorRole role) const
{
    std::optional<CssColor> parsed = parseColorWord(value);
    if (!parsed)
        parsed = parseColorWord(QString(QLatin1Char('#') + value.trimmed())); // bgcolor="ffffff"
    return parsed ? recolored(*parsed, role) : QString();
}

void CssCleaner::setElements(int count)
{
    constexpr int kMostComparisons = 10'000'000;
    m_selectorsLeft = std::min(kMostSelectors, kMostComparisons / std::max(count, 1));
}

QString CssCleaner::declarations(QStringView css)
{
    CssTokenizer tokenizer(css);
    return declarationList(&tokenizer, false);
}

/// Reads "property: value; ..." up to the end of the text, or the closing brace.
QString CssCleaner::declarationList(CssTokenizer* tokenizer, bool endsAtBrace)
{
    QString out;
    Tokens statement;
    int depth = 0;
    const auto finish = [&] {
        size_t colon = 0;
        while (colon < statement.size() && !statement[colon].is(':'))
            ++colon;
        if (colon > 0 && colon < statement.size() && statement.size() <= kMaxTokens &&
            statement[0].kind == CssTokenKind::Identifier)
            out += declaration(
                lower(statement[0].text),
                Tokens(statement.begin() + static_cast<std::ptrdiff_t>(colon) + 1, statement.end()));
        statement.clear();
    };
    while (true) {
        CssToken token = tokenizer->next();
        const bool isEnd = token.kind == CssTokenKind::End || (endsAtBrace && depth == 0 && token.is('}'));
        if (isEnd || (depth == 0 && token.is(';'))) {
            finish();
            if (isEnd)
                return out;
            continue;
        }
        if (token.is('{') || token.is('(') || isFunction(token))
            ++depth;
        else if ((token.is('}') || token.is(')')) && depth > 0)
            --depth;
        const bool isLeadingBlank = statement.empty() && token.kind == CssTokenKind::Blank;
        if (!isLeadingBlank && statement.size() <= kMaxTokens)
            statement.push_back(std::move(token));
    }
}

QString CssCleaner::declaration(const QString& property, const Tokens& value)
{
    if (!isAllowedProperty(property))
        return {};
    QString text;
    for (size_t i = 0; i < value.size(); ++i) {
        const bool isKept = isFunction(value[i]) ? appendFunction(value, &i, property, &text)
                                                 : appendToken(value[i], property, &text);
        if (!isKept)
            return {};
    }
    if (const qsizetype mark = text.lastIndexOf(QLatin1Char('!'));
        m_colorsOverruled && mark >= 0 && isColorProperty(property))
        text.truncate(mark);
    text = text.trimmed();
    if (text.isEmpty() || text.startsWith(QLatin1Char('!')))
        return {};
    return property + QLatin1Char(':') + text + QLatin1Char(';');
}

/// url("..."), colours and calc(); `index` is left on the closing parenthesis.
bool CssCleaner::appendFunction(const Tokens& value, size_t* index, const QString& property, QString* out)
{
    const QString name = lower(value[*index].text);
    Tokens arguments;
    size_t end = *index + 1;
    for (; end < value.size() && !value[end].is(')'); ++end) {
        if (isFunction(value[end]) || value[end].is('('))
            return false;
        arguments.push_back(value[end]);
    }
    *index = end;
    if (name == QLatin1String("url")) {
        const bool isAddress = !arguments.empty() && arguments.front().kind == CssTokenKind::String;
        return isAddress && appendImage(arguments.front().text, property, out);
    }
    if (name == QLatin1String("rgb") || name == QLatin1String("rgba") || name == QLatin1String("hsl") ||
        name == QLatin1String("hsla")) {
        const std::optional<CssColor> parsed = parseColorFunction(name, arguments);
        if (parsed)
            *out += recolored(*parsed, roleOf(property));
        return parsed.has_value();
    }
    if (name != QLatin1String("calc"))
        return false;
    *out += QStringLiteral("calc(");
    for (const CssToken& token : arguments) {
        const bool isNumeric = token.kind == CssTokenKind::Number || token.kind == CssTokenKind::Dimension ||
                               token.kind == CssTokenKind::Percentage;
        const bool isOperator = token.kind == CssTokenKind::Blank || token.is('+') || token.is('-') ||
                                token.is('*') || token.is('/');
        if (!(isNumeric && isPlainNumber(token.text)) && !isOperator)
            return false;
        *out += token.text;
    }
    *out += QLatin1Char(')');
    return true;
}

bool CssCleaner::appendImage(const QString& address, const QString& property, QString* out)
{
    if (property != QLatin1String("background") && property != QLatin1String("background-image"))
        return false;
    const QString admitted = m_resources.image(address);
    // On a dark page the text over a picture was made light, and the picture was not made dark: it is left
    // out.
    if (!admitted.isEmpty() && !m_dark)
        *out += QStringLiteral("url('") + admitted + QStringLiteral("')");
    return true; // the rest of the declaration, a colour for example, is kept
}

bool CssCleaner::appendWord(const CssToken& token, const QString& property, QString* out) const
{
    if (!isPlainWord(token.text))
        return false;
    if (m_dark && isColorProperty(property)) {
        const QString word = lower(token.text);
        if (const std::optional<CssColor> parsed = parseColorWord(word)) {
            *out += recolored(*parsed, roleOf(property));
            return true;
        }
        if (!isNeutralWord(word))
            return false;
    }
    *out += token.text;
    return true;
}

bool CssCleaner::appendToken(const CssToken& token, const QString& property, QString* out)
{
    switch (token.kind) {
    case CssTokenKind::Identifier:
        return appendWord(token, property, out);
    case CssTokenKind::Hash: {
        const std::optional<CssColor> parsed = parseColorWord(QString(QLatin1Char('#') + token.text));
        if (parsed)
            *out += recolored(*parsed, roleOf(property));
        return parsed.has_value();
    }
    case CssTokenKind::String:
        *out += quoted(token.text);
        return true;
    case CssTokenKind::Url:
        return appendImage(token.text, property, out);
    case CssTokenKind::Number:
    case CssTokenKind::Percentage:
    case CssTokenKind::Dimension:
        *out += token.text;
        return isPlainNumber(token.text);
    case CssTokenKind::Blank:
        *out += QLatin1Char(' ');
        return true;
    case CssTokenKind::Character:
        *out += token.text;
        return token.is(',') || token.is('/') || token.is('!');
    default:
        return false;
    }
}

QString CssCleaner::styleSheet(QStringView css)
{
    QString text = css.toString();
    text.replace(QLatin1String("<!--"), QLatin1String(" ")).replace(QLatin1String("-->"), QLatin1String(" "));
    CssTokenizer tokenizer(text);
    QString out;
    rules(&tokenizer, false, &out);
    return out;
}

void CssCleaner::rules(CssTokenizer* tokenizer, bool isInsideMedia, QString* out)
{
    while (m_rules < kMaxRules) {
        const CssToken token = tokenizer->next();
        if (token.kind == CssTokenKind::End || (isInsideMedia && token.is('}')))
            return;
        if (token.kind == CssTokenKind::Blank || token.is('}') || token.is(';'))
            continue;
        if (token.kind == CssTokenKind::AtKeyword)
            atRule(tokenizer, lower(token.text), isInsideMedia, out);
        else
            qualifiedRule(tokenizer, token, out);
    }
}

/// @media is kept with what is in it; all other rules of that kind are left out.
void CssCleaner::atRule(CssTokenizer* tokenizer, const QString& name, bool isInsideMedia, QString* out)
{
    QString query;
    bool isKept = name == QLatin1String("media") && !isInsideMedia;
    while (true) {
        const CssToken token = tokenizer->next();
        if (token.kind == CssTokenKind::End || token.is(';'))
            return;
        if (token.is('{'))
            break;
        isKept = isKept && query.size() < 1000 && appendMedia(token, &query);
    }
    if (!isKept || !areBracketsClosed(query)) {
        skipBlock(tokenizer, 1);
        return;
    }
    QString inside;
    rules(tokenizer, true, &inside);
    if (!inside.isEmpty())
        *out += QStringLiteral("@media ") + query.trimmed() + QLatin1Char('{') + inside + QLatin1Char('}');
}

void CssCleaner::qualifiedRule(CssTokenizer* tokenizer, const CssToken& first, QString* out)
{
    Tokens selectors{first};
    while (true) {
        CssToken token = tokenizer->next();
        if (token.kind == CssTokenKind::End)
            return;
        if (token.is('{'))
            break;
        if (selectors.size() <= kMaxTokens)
            selectors.push_back(std::move(token));
    }
    ++m_rules;
    m_selectorsLeft -= 1 + static_cast<int>(std::count_if(selectors.begin(), selectors.end(),
                                                          [](const CssToken& part) { return part.is(','); }));
    const bool isTooMuch = selectors.size() > kMaxTokens || m_selectorsLeft < 0;
    const QString selector = isTooMuch ? QString() : cleanSelectors(selectors, m_bodyOnly);
    const QString content = declarationList(tokenizer, true);
    if (!selector.isEmpty() && !content.isEmpty())
        *out += selector + QLatin1Char('{') + content + QLatin1Char('}') + QLatin1Char('\n');
}

} // namespace postaci
