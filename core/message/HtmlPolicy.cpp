#include "message/HtmlPolicy.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace postaci {

namespace {

using enum ElementRole;

constexpr auto kElements = std::to_array<ElementRule>({
    {"a", Formatting},     {"abbr", Inline},     {"acronym", Inline},    {"address", Block},
    {"article", Block},    {"aside", Block},     {"b", Formatting},      {"bdi", Inline},
    {"bdo", Inline},       {"big", Formatting},  {"blockquote", Block},  {"body", Body},
    {"br", Void},          {"caption", Table},   {"center", Block},      {"cite", Inline},
    {"code", Formatting},  {"col", Void},        {"colgroup", Table},    {"dd", Item},
    {"del", Inline},       {"details", Block},   {"dfn", Inline},        {"dir", Block},
    {"div", Block},        {"dl", Block},        {"dt", Item},           {"em", Formatting},
    {"figcaption", Block}, {"figure", Block},    {"font", Formatting},   {"footer", Block},
    {"h1", Block},         {"h2", Block},        {"h3", Block},          {"h4", Block},
    {"h5", Block},         {"h6", Block},        {"header", Block},      {"hr", Void},
    {"i", Formatting},     {"img", Void},        {"ins", Inline},        {"kbd", Inline},
    {"li", Item},          {"main", Block},      {"mark", Inline},       {"menu", Block},
    {"nav", Block},        {"nobr", Formatting}, {"ol", Block},          {"p", Paragraph},
    {"pre", Block},        {"q", Inline},        {"rp", Inline},         {"rt", Inline},
    {"ruby", Inline},      {"s", Formatting},    {"samp", Inline},       {"section", Block},
    {"small", Formatting}, {"span", Inline},     {"strike", Formatting}, {"strong", Formatting},
    {"style", Style},      {"sub", Inline},      {"summary", Block},     {"sup", Inline},
    {"table", Table},      {"tbody", Table},     {"td", Table},          {"tfoot", Table},
    {"th", Table},         {"thead", Table},     {"time", Inline},       {"tr", Table},
    {"tt", Formatting},    {"u", Formatting},    {"ul", Block},          {"var", Inline},
    {"wbr", Void},
});

QHash<QByteArray, int> makeElementTable()
{
    QHash<QByteArray, int> table;
    for (size_t i = 0; i < kElements.size(); ++i)
        table.insert(kElements[i].name, static_cast<int>(i));
    return table;
}

const char* const kProperties[] = {"background",
                                   "background-color",
                                   "background-image",
                                   "background-position",
                                   "background-repeat",
                                   "background-size",
                                   "border",
                                   "border-bottom",
                                   "border-bottom-color",
                                   "border-bottom-left-radius",
                                   "border-bottom-right-radius",
                                   "border-bottom-style",
                                   "border-bottom-width",
                                   "border-collapse",
                                   "border-color",
                                   "border-left",
                                   "border-left-color",
                                   "border-left-style",
                                   "border-left-width",
                                   "border-radius",
                                   "border-right",
                                   "border-right-color",
                                   "border-right-style",
                                   "border-right-width",
                                   "border-spacing",
                                   "border-style",
                                   "border-top",
                                   "border-top-color",
                                   "border-top-left-radius",
                                   "border-top-right-radius",
                                   "border-top-style",
                                   "border-top-width",
                                   "border-width",
                                   "box-sizing",
                                   "caption-side",
                                   "clear",
                                   "color",
                                   "direction",
                                   "display",
                                   "empty-cells",
                                   "float",
                                   "font",
                                   "font-family",
                                   "font-size",
                                   "font-style",
                                   "font-variant",
                                   "font-weight",
                                   "height",
                                   "letter-spacing",
                                   "line-height",
                                   "list-style",
                                   "list-style-position",
                                   "list-style-type",
                                   "margin",
                                   "margin-bottom",
                                   "margin-left",
                                   "margin-right",
                                   "margin-top",
                                   "max-height",
                                   "max-width",
                                   "min-height",
                                   "min-width",
                                   "overflow",
                                   "overflow-wrap",
                                   "overflow-x",
                                   "overflow-y",
                                   "padding",
                                   "padding-bottom",
                                   "padding-left",
                                   "padding-right",
                                   "padding-top",
                                   "quotes",
                                   "table-layout",
                                   "text-align",
                                   "text-decoration",
                                   "text-decoration-color",
                                   "text-decoration-line",
                                   "text-decoration-style",
                                   "text-indent",
                                   "text-overflow",
                                   "text-transform",
                                   "unicode-bidi",
                                   "vertical-align",
                                   "visibility",
                                   "white-space",
                                   "width",
                                   "word-break",
                                   "word-spacing",
                                   "word-wrap"};

QSet<QString> makePropertySet()
{
    QSet<QString> set;
    for (const char* name : kProperties)
        set.insert(QLatin1String(name));
    return set;
}

} // namespace

int elementIndex(const QByteArray& name)
{
    static const QHash<QByteArray, int> table = makeElementTable();
    return table.value(name, -1);
}

const ElementRule& elementRule(int index)
{
    return kElements.at(static_cast<size_t>(index));
}

int elementCount()
{
    return static_cast<int>(kElements.size());
}

AttributeKind attributeKind(const QByteArray& name)
{
    using enum AttributeKind;
    static const QHash<QByteArray, AttributeKind> table = {
        {"style", AttributeKind::Style},
        {"class", Class},
        {"id", Name},
        {"name", Name},
        {"abbr", Text},
        {"alt", Text},
        {"lang", Word},
        {"title", Text},
        {"align", Word},
        {"clear", Word},
        {"dir", Word},
        {"scope", Word},
        {"type", Word},
        {"valign", Word},
        {"border", Number},
        {"cellpadding", Number},
        {"cellspacing", Number},
        {"colspan", Number},
        {"hspace", Number},
        {"rowspan", Number},
        {"span", Number},
        {"start", Number},
        {"value", Number},
        {"vspace", Number},
        {"height", Length},
        {"width", Length},
        {"bgcolor", Color},
        {"color", Color},
        {"text", Color},
        {"face", Text},
        {"size", Word},
        {"href", Link},
        {"background", Image},
        {"src", Image},
        {"compact", Flag},
        {"hidden", Flag},
        {"noshade", Flag},
        {"nowrap", Flag},
        {"open", Flag},
        {"reversed", Flag},
        {"media", Text},
    };
    return table.value(name, None);
}

bool isAllowedProperty(const QString& name)
{
    static const QSet<QString> set = makePropertySet();
    return set.contains(name);
}

bool isPlainCssName(QStringView name)
{
    constexpr qsizetype longest = 100;
    return !name.isEmpty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c == QLatin1Char('-') || c == QLatin1Char('_') || c.isLetterOrNumber();
    });
}

} // namespace postaci
