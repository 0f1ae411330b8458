#include "message/HtmlCleaner.h"

#include "message/CssCleaner.h"
#include "message/HtmlPolicy.h"
#include "message/HtmlTree.h"
#include "message/ResourcePolicy.h"

#include <algorithm>
#include <optional>

namespace postaci {

namespace {

constexpr qsizetype kMaxText = 2000; ///< characters of a free attribute

bool isAsciiWord(const QString& text)
{
    return !text.isEmpty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('+'));
    });
}

/// "12", "12px", "50%" as "12" or "50%"; empty for anything else.
QString cleanLength(const QString& value, bool allowPercent)
{
    const QString text = value.trimmed();
    qsizetype digits = 0;
    while (digits < text.size() && text.at(digits) >= QLatin1Char('0') && text.at(digits) <= QLatin1Char('9'))
        ++digits;
    if (digits == 0 || digits > 5)
        return {};
    const bool isPercent = allowPercent && text.mid(digits).startsWith(QLatin1Char('%'));
    return text.left(digits) + (isPercent ? QStringLiteral("%") : QString());
}

QString prefixedNames(const QString& names)
{
    QStringList kept;
    for (const QString& name : names.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (isPlainCssName(name) && kept.size() < 50)
            kept.append(QLatin1String(kNamePrefix) + name);
    }
    return kept.join(QLatin1Char(' '));
}

/// "1" and "1px" as 1; nothing for other units and words.
std::optional<double> pixels(const QString& length)
{
    QString text = length.trimmed().toLower();
    if (text.endsWith(QLatin1String("px")))
        text.chop(2);
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// What a style says of how much there is to see.
struct StyleFacts
{
    std::optional<double> width;
    std::optional<double> height;
    bool isHidden = false;
};

/// `style`: as CssCleaner::declarations() writes it.
StyleFacts factsOf(const QString& style)
{
    StyleFacts facts;
    for (const QString& declaration : style.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString property = declaration.section(QLatin1Char(':'), 0, 0);
        const QString value =
            declaration.section(QLatin1Char(':'), 1).section(QLatin1Char('!'), 0, 0).trimmed().toLower();
        if (property == QLatin1String("width") || property == QLatin1String("max-width"))
            facts.width = pixels(value) ? pixels(value) : facts.width;
        else if (property == QLatin1String("height") || property == QLatin1String("max-height"))
            facts.height = pixels(value) ? pixels(value) : facts.height;
        else if (property == QLatin1String("display"))
            facts.isHidden = value == QLatin1String("none");
        else if (property == QLatin1String("visibility") && value == QLatin1String("hidden"))
            facts.isHidden = true;
    }
    return facts;
}

/// The palette for a dark theme whose colours can be read; none for a light one.
std::optional<DarkPalette> paletteFor(const HtmlTheme& theme)
{
    if (!theme.dark)
        return {};
    const CssColor ground = parseColorWord(theme.background).value_or(CssColor{0.09, 0.09, 0.1, 1});
    const CssColor text = parseColorWord(theme.textColor).value_or(CssColor{0.9, 0.9, 0.9, 1});
    return DarkPalette(ground, text);
}

/// Writes the new document while it walks the parse; on the stack of one thread.
class DocumentWriter
{
public:
    DocumentWriter(RemoteContent remote, const HtmlTheme& theme)
        : m_remote(remote), m_theme(theme), m_palette(paletteFor(theme)), m_resources(remote),
          m_css(&m_resources, m_palette ? &*m_palette : nullptr)
    {
        m_css.setColorsOverruled(theme.overrules);
        m_css.setBodyOnly(theme.isPart);
    }

    CleanHtml write(const HtmlTree& tree)
    {
        m_css.setElements(tree.elements());
        writeChildren(tree.root());
        CleanHtml result;
        result.document =
            head() + QStringLiteral("<body>") + bodyElement() + QStringLiteral("</body></html>");
        result.blockedRemote = m_resources.blockedRemote();
        result.remoteHosts = m_resources.remoteHosts();
        result.trackers = m_resources.trackers();
        result.cidsUsed = m_resources.cidsUsed();
        result.truncated = tree.isTruncated();
        return result;
    }

    CleanPart writePart(const HtmlTree& tree)
    {
        m_css.setElements(tree.elements());
        writeChildren(tree.root());
        return {bodyElement(), m_styles, tree.isTruncated()};
    }

private:
    [[nodiscard]] QString bodyElement() const
    {
        return QStringLiteral("<div class=\"pm-body\"") + m_bodyAttributes + QLatin1Char('>') + m_body +
               QStringLiteral("</div>");
    }

    [[nodiscard]] QString head() const
    {
        const QString sources = m_remote == RemoteContent::Allowed ? QStringLiteral("cid: data: https: http:")
                                                                   : QStringLiteral("cid: data:");
        return QStringLiteral(
                   "<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src ") +
               sources +
               QStringLiteral("; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
                              "<meta name=\"referrer\" content=\"no-referrer\"><style>") +
               themeCss() + QStringLiteral("</style><style>") + m_styles + overrulingCss() +
               QStringLiteral("</style></head>");
    }

    /// As browsers do it for people who see badly; CssCleaner has taken the "!important" off the sender's.
    [[nodiscard]] QString overrulingCss() const
    {
        if (!m_theme.overrules)
            return {};
        return QStringLiteral("*,*::before,*::after{color:%1!important;background-color:%2!important;"
                              "border-color:%1!important}a,a *{color:%3!important}")
            .arg(m_theme.textColor, m_theme.background, m_theme.linkColor);
    }

    [[nodiscard]] QString themeCss() const
    {
        QString linkColor = m_theme.linkColor;
        if (m_palette) {
            if (const auto parsed = parseColorWord(linkColor))
                linkColor = toCss(m_palette->foreground(*parsed));
        }
        QString family = m_theme.fontFamily;
        family.remove(QLatin1Char('<'))
            .remove(QLatin1Char('{'))
            .remove(QLatin1Char('}'))
            .remove(QLatin1Char(';'));
        return QStringLiteral(
                   "html{background:%1;color-scheme:%2}"
                   "body{margin:12px 16px;background:%1;color:%3;font:%4px %5;overflow-wrap:break-word}"
                   "a{color:%6}img{max-width:100%}pre{white-space:pre-wrap}"
                   "blockquote{margin:8px 0 8px 4px;padding-left:12px;border-left:2px solid #8886}")
            .arg(m_theme.background, m_theme.dark ? QStringLiteral("dark") : QStringLiteral("light"),
                 m_theme.textColor)
            .arg(qBound(6, m_theme.fontPx, 60))
            .arg(family, linkColor);
    }

    // Recursion is bounded by the balancer's depth.
    void writeChildren(const GumboNode* node)
    {
        const GumboVector& children = node->v.element.children;
        for (unsigned int i = 0; i < children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(children.data[i]);
            if (isText(child))
                m_body += QString::fromUtf8(child->v.text.text).toHtmlEscaped();
            else if (isElement(child))
                writeElement(child);
        }
    }

    void writeElement(const GumboNode* node)
    {
        const QByteArray name = gumbo_normalized_tagname(node->v.element.tag);
        const int index = node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML ? elementIndex(name) : -1;
        if (index < 0) {
            writeChildren(node); // html, head, and what the parser put in
            return;
        }
        const ElementRole role = elementRule(index).role;
        if (role == ElementRole::Style) {
            addStyle(node);
            return;
        }
        if (role == ElementRole::Body) {
            m_bodyAttributes += attributesOf(node, name);
            writeChildren(node);
            return;
        }
        m_body += QLatin1Char('<') + QLatin1String(name) + attributesOf(node, name) + QLatin1Char('>');
        if (role == ElementRole::Void)
            return;
        writeChildren(node);
        m_body += QStringLiteral("</") + QLatin1String(name) + QLatin1Char('>');
    }

    void addStyle(const GumboNode* node)
    {
        constexpr qsizetype longest = 512 * 1024;
        const QString media = attributeOf(node, "media").trimmed().toLower();
        const bool isForScreen = media.isEmpty() || media.contains(QLatin1String("all")) ||
                                 media.contains(QLatin1String("screen"));
        if (!isForScreen || media.contains(QLatin1String("prefers-")))
            return;
        const QString css =
            media.contains(QLatin1Char('(')) // a condition: as if it had been written inside
                ? QStringLiteral("@media ") + media + QLatin1Char('{') + rawTextOf(node) + QLatin1Char('}')
                : rawTextOf(node);
        const QString clean = m_css.styleSheet(css);
        if (m_styles.size() + clean.size() <= longest)
            m_styles += clean;
    }

    QString attributesOf(const GumboNode* node, const QByteArray& element)
    {
        if (element == "img")
            m_imageLook = isInvisible(node) ? ResourcePolicy::Look::Invisible : ResourcePolicy::Look::Visible;
        QString out;
        QString style;          // wins over
        QString presentational; // what old attributes ask for
        const GumboVector& attributes = node->v.element.attributes;
        for (unsigned int i = 0; i < attributes.length; ++i) {
            const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
            const QByteArray name(attribute->name);
            const QString value = QString::fromUtf8(attribute->value);
            const AttributeKind kind = attributeKind(name);
            if (kind == AttributeKind::Style)
                style += m_css.declarations(value);
            else if (kind == AttributeKind::Image && element != "img")
                presentational += backgroundImage(value);
            else if (element == "body" && kind == AttributeKind::Color)
                presentational += bodyColor(name, value);
            else
                out += attributeText(element, name, kind, value);
        }
        if (!style.isEmpty() || !presentational.isEmpty())
            out += written("style", presentational + style);
        if (element == "a")
            out += QStringLiteral(" rel=\"noopener noreferrer\"");
        return out;
    }

    /// Whether the image says of itself that nobody is to see it. A class or id may take that back, as
    /// designs for several widths do, so then only a size counts that shows nothing.
    static bool isInvisible(const GumboNode* node)
    {
        const auto isTiny = [](const std::optional<double>& side) { return side && *side <= 2; };
        const auto isNothing = [](const std::optional<double>& side) { return side && *side <= 0; };
        ResourcePolicy nowhere(RemoteContent::Blocked);
        const QString style = CssCleaner(&nowhere, nullptr).declarations(attributeOf(node, "style"));
        const StyleFacts facts = factsOf(style);
        const auto width = facts.width ? facts.width : pixels(attributeOf(node, "width"));
        const auto height = facts.height ? facts.height : pixels(attributeOf(node, "height"));
        if ((isTiny(width) && isTiny(height)) || isNothing(width) || isNothing(height))
            return true;
        const bool canComeBack = gumbo_get_attribute(&node->v.element.attributes, "class") != nullptr ||
                                 gumbo_get_attribute(&node->v.element.attributes, "id") != nullptr;
        const bool isHidden = gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr;
        return (facts.isHidden || isHidden) && !canComeBack;
    }

    /// Only in a style can "url('" stand in the result, so whoever looks for addresses there finds only those
    /// admitted.
    static QString written(const QByteArray& name, const QString& value)
    {
        QString escaped = value.toHtmlEscaped();
        if (name != "style")
            escaped.replace(QLatin1Char('\''), QLatin1String("&#39;"));
        return QLatin1Char(' ') + QLatin1String(name) + QStringLiteral("=\"") + escaped + QLatin1Char('"');
    }

    QString backgroundImage(const QString& value)
    {
        const QString admitted = m_resources.image(value);
        if (admitted.isEmpty() || m_palette)
            return {};
        return QStringLiteral("background-image:url('") + admitted + QStringLiteral("');");
    }

    [[nodiscard]] QString bodyColor(const QByteArray& name, const QString& value) const
    {
        const bool isGround = name == "bgcolor";
        const QString color = m_css.color(value, isGround ? CssCleaner::ColorRole::Background
                                                          : CssCleaner::ColorRole::Foreground);
        if (color.isEmpty() || (!isGround && name != "text"))
            return {};
        return (isGround ? QStringLiteral("background-color:") : QStringLiteral("color:")) + color +
               QLatin1Char(';');
    }

    /// One attribute as it is written, with the blank before it; empty if it is left out.
    QString attributeText(const QByteArray& element, const QByteArray& name, AttributeKind kind,
                          const QString& value)
    {
        const QString clean = cleanValue(element, name, kind, value);
        if (kind == AttributeKind::Flag)
            return QLatin1Char(' ') + QLatin1String(name);
        if (clean.isEmpty() && name != "alt")
            return {};
        return written(name, clean);
    }

    QString cleanValue(const QByteArray& element, const QByteArray& name, AttributeKind kind,
                       const QString& value)
    {
        switch (kind) {
        case AttributeKind::Class:
            return prefixedNames(value);
        case AttributeKind::Name:
            return prefixedNames(value).section(QLatin1Char(' '), 0, 0);
        case AttributeKind::Text:
            return name == "media" ? QString() : value.left(kMaxText);
        case AttributeKind::Word:
            return isAsciiWord(value.trimmed()) ? value.trimmed() : QString();
        case AttributeKind::Number:
            return cleanLength(value, false);
        case AttributeKind::Length:
            return cleanLength(value, true);
        case AttributeKind::Color:
            return m_css.color(value, name == "bgcolor" ? CssCleaner::ColorRole::Background
                                                        : CssCleaner::ColorRole::Foreground);
        case AttributeKind::Link:
            return element == "a" ? linkTarget(value) : QString();
        case AttributeKind::Image:
            return name == "src" ? m_resources.image(value, m_imageLook) : QString();
        default:
            return {};
        }
    }

    /// A place in the message itself keeps its name, which has our prefix.
    static QString linkTarget(const QString& value)
    {
        const QString trimmed = value.trimmed();
        if (!trimmed.startsWith(QLatin1Char('#')))
            return ResourcePolicy::link(value);
        const QString name = prefixedNames(trimmed.mid(1));
        return name.isEmpty() ? QString() : QLatin1Char('#') + name;
    }

    const RemoteContent m_remote;
    const HtmlTheme& m_theme;
    const std::optional<DarkPalette> m_palette;
    ResourcePolicy m_resources;
    ResourcePolicy::Look m_imageLook = ResourcePolicy::Look::Visible; ///< of the image that is written
    CssCleaner m_css;
    QString m_body;
    QString m_bodyAttributes;
    QString m_styles;
};

} // namespace

CleanHtml cleanHtml(const QString& html, RemoteContent remote, const HtmlTheme& theme)
{
    const HtmlTree tree(html);
    return DocumentWriter(remote, theme).write(tree);
}

CleanPart cleanHtmlPart(const QString& html, RemoteContent remote)
{
    const HtmlTree tree(html);
    HtmlTheme theme;
    theme.isPart = true;
    return DocumentWriter(remote, theme).writePart(tree);
}

} // namespace postaci
